"""What moved, what others claim, where a side is split: two sentences on one matter."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import ActorKind
from goodoffices.dossier import Interval, Material, claims, interval, shifts, splits
from goodoffices.facts import Position, Relation, Report

EARLY = build.report(
    "Tarvia rejects a ceasefire. The Front leader Ruth Amado is part of the Front.",
    name="a.txt", published="2031-02-01",
)  # fmt: skip
LATE = build.report(
    "Tarvia wants a definitive ceasefire, and Amado rejects the plan that the Front supports.",
    name="b.txt", published="2031-03-01",
)  # fmt: skip


def wish(of: Report, who: str, stance: str, content: str, **more: object) -> Position:
    return build.position(of, who, "ceasefire", stance, content, **more)


def no() -> Position:
    return replace(wish(EARLY, "Tarvia", "oppose", "a ceasefire"), detail="ceasefire")


def yes() -> Position:
    return replace(wish(LATE, "Tarvia", "demand", "a definitive ceasefire"), detail="ceasefire")


def told(*facts: Position, **more: object) -> Material:
    return Material(reports=(EARLY, LATE), facts=facts, **more)  # type: ignore[arg-type]


def test_move_gives_what_was_said_before_and_after() -> None:
    (found,) = shifts([yes(), no()], told(no(), yes()))
    assert (found.before.id, found.after.id) == (no().id, yes().id)
    assert found.actor.shown == "Tarvia"


def test_wish_for_the_end_of_a_thing_is_no_move_against_a_wish_for_it() -> None:
    ending = replace(no(), content="the end of the ceasefire")
    ending = replace(ending, content="end the ceasefire soon after all others have")
    assert not shifts([ending, yes()], told(ending, yes()))


def test_same_stance_or_another_matter_is_no_move() -> None:
    same = replace(no(), stance=yes().stance)
    other = replace(no(), content="direct elections", detail=None)
    assert not shifts([same, yes()], told(same, yes()))
    assert not shifts([other, yes()], told(other, yes()))


def test_who_is_against_no_ceasefire_is_for_one() -> None:
    none = replace(no(), content="no ceasefire", stance=no().stance)
    assert not shifts([none, yes()], told(none, yes()))


def test_claim_of_another_stands_against_the_own_word_and_is_no_move() -> None:
    claimed = replace(yes(), claimed=True)
    assert not shifts([no(), claimed], told(no(), claimed))
    (found,) = claims([no(), claimed], told(no(), claimed))
    assert (found.stated.id, found.claimed.id) == (no().id, claimed.id)


def test_claim_that_agrees_with_the_own_word_is_nothing_to_tell() -> None:
    agreed = replace(no(), claimed=True, id="x")
    assert not claims([no(), agreed], told(no(), agreed))


def voices() -> tuple[Position, Position, Relation]:
    against = wish(LATE, "Amado", "oppose", "the plan")
    front = wish(LATE, "Front", "support", "plan that the Front supports")
    tie = build.relation(EARLY, "Ruth Amado", "leads", "Front", "leader")
    tie = replace(tie, subject=replace(tie.subject, actor=against.actor.actor))
    return against, front, tie


def test_two_voices_of_one_side_are_a_split_with_the_tie_that_says_so() -> None:
    against, front, tie = voices()
    (found,) = splits([against, front], [tie], told(against, front))
    assert found.side.shown == "Front"
    assert {found.one.id, found.other.id} == {against.id, front.id}
    assert found.tie.id == tie.id
    assert not splits([against, front], [], told(against, front))


def test_members_of_an_organisation_of_states_are_no_side() -> None:
    against, front, tie = voices()
    body = replace(build.actor("Front"), kind=ActorKind.IGO)
    assert not splits([against, front], [tie], told(against, front, actors=(body,)))


def test_voices_far_apart_in_time_are_no_split() -> None:
    against, front, tie = voices()
    old = replace(front, date=build.day("2029-01-01", printed=""))
    assert not splits([against, old], [tie], told(against, old))


def test_tie_is_told_from_its_first_to_its_last_report_and_as_past_only_where_one_says_so() -> None:
    first = build.relation(EARLY, "Tarvia", "leads", "Front", "leader")
    again = build.relation(LATE, "Tarvia", "leads", "Front", "supports")
    both = Material((EARLY, LATE), (first, again))
    told_twice = interval([again, first], both)
    assert told_twice == Interval(None, _day(EARLY), _day(LATE), None)
    over = replace(again, current=False)
    assert interval([first, over], both) == Interval(None, _day(EARLY), _day(EARLY), _day(LATE))
    before = replace(first, current=False)
    assert interval([before, again], both).past is None


def _day(report: Report) -> object:
    assert report.published is not None
    return report.published.start
