"""A truce has one course: its states in order of time, whoever tells them."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.dossier import Material, last_state, turns
from goodoffices.facts import Ceasefire, Report

EARLY = build.report("The truce in Tesk began.", name="a", published="2031-05-04")
LATE = build.report(
    "The truce in Tesk broke down; a truce was proposed.", name="b", published="2031-06-01"
)


def truce(report: Report, status: str, trigger: str, **more: object) -> Ceasefire:
    return build.ceasefire(report, status, trigger, place="Tesk", term="truce", **more)


def states(*facts: Ceasefire) -> list[tuple[str, str]]:
    material = Material(reports=(EARLY, LATE), facts=facts)
    return [(turn.words, turn.when) for turn in turns(facts, material)]


def test_states_stand_in_order_of_their_own_days_then_of_their_reports() -> None:
    began = truce(EARLY, "in_force", "began")
    broke = truce(LATE, "collapsed", "broke", date=build.day("2031-05-20", printed=""))
    assert states(broke, began) == [("in effect", "told 4 May 2031"), ("collapsed", "20 May 2031")]


def test_state_told_again_is_one_turn_with_both_tellings() -> None:
    began, again = truce(EARLY, "in_force", "began"), truce(LATE, "in_force", "truce")
    material = Material(reports=(EARLY, LATE), facts=(began, again))
    made = turns((began, again), material)
    assert len(made) == 1
    assert [fact.id for fact in made[0].facts] == [began.id, again.id]


def test_undated_background_comes_first() -> None:
    began = truce(EARLY, "in_force", "began")
    proposed = truce(LATE, "proposed", "proposed", background=True)
    assert [words for words, _ in states(began, proposed)] == ["proposed", "in effect"]


def test_last_state_is_one_that_is_told_as_so() -> None:
    began = truce(EARLY, "in_force", "began")
    wanted = replace(truce(LATE, "extended", "broke"), realis=Realis.REQUESTED)
    last = last_state(turns((began, wanted), Material((EARLY, LATE), (began, wanted))))
    assert last is not None
    assert last.status is CeasefireStatus.IN_FORCE
    alone = last_state(turns((wanted,), Material((LATE,), (wanted,))))
    assert alone is not None
    assert alone.words == "extended, asked for"
    assert last_state(()) is None
