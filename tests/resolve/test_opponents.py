"""The other side of an act, named from elsewhere in the report only where there is just one."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.facts import Actor, Event, Fact, Report
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.opponents import OTHER_SIDE, name_opponents
from goodoffices.resolve.resolution import Resolution

WORDS = load_lexicon()
ARMY = build.actor("Kenyan government", "government", country="Kenya")
FRONT = build.actor("Front", "armed_group", country="Kenya")
LEAGUE = build.actor("League", "armed_group", country="Kenya")
HALE = build.actor("Omar Hale", "person")
TEXT = (
    "The Kenyan government shelled the Front. Omar Hale, leader of the Front, refused. "
    "The League watched as the Front shelled the Kenyan government. The Front rejected the offer."
)
REPORT = build.report(TEXT)
ATTACK = build.event(REPORT, "ASSAULT", "shelled", "Kenyan government", "Front")


def _last(facts: list[Fact], actors: list[Actor], conflict: str | None = None) -> Event:
    mentions = tuple(build.mention(REPORT, each.name) for each in actors)
    found = name_opponents(facts, Resolution(tuple(actors), mentions, conflict), WORDS)[-1]
    assert isinstance(found, Event)
    return found


def _act(kind: str, source: str = "Front", report: Report = REPORT) -> Event:
    return build.event(report, kind, "rejected", source)


@pytest.mark.parametrize("kind", ["REJECT", "THREATEN", "CONCEDE", "SANCTION"])
def test_opponents_the_one_who_is_fought_is_the_other_side(kind: str) -> None:
    found = _last([ATTACK, _act(kind)], [ARMY, FRONT])
    assert [each.shown for each in found.targets] == ["Kenyan government"]
    assert found.evidence["target"] == (build.span(REPORT, "Kenyan government"),)
    assert found.joined == "Kenyan government"
    assert found.found_by.endswith(OTHER_SIDE)


def test_opponents_a_person_acts_for_his_body() -> None:
    role = build.role(REPORT, "Omar Hale", "leader", organisation="Front")
    found = _last([ATTACK, role, _act("REJECT", "Omar Hale")], [ARMY, FRONT, HALE])
    assert [each.shown for each in found.targets] == ["Kenyan government"]


def test_opponents_the_government_at_war_is_against_its_rebels() -> None:
    found = _last([_act("REJECT")], [ARMY, FRONT], "Kenya")
    assert [each.shown for each in found.targets] == ["Kenyan government"]


def test_opponents_of_several_none_is_named() -> None:
    other = build.event(REPORT, "ASSAULT", "shelled", "League", "Front")
    assert _last([ATTACK, other, _act("REJECT")], [ARMY, FRONT, LEAGUE]).targets == ()


def test_opponents_a_report_without_foes_names_nobody() -> None:
    assert _last([_act("REJECT")], [ARMY, FRONT]).targets == ()


@pytest.mark.parametrize("kind", ["CONSULT", "SUPPORT", "AID", "REQUEST", "ASSAULT"])
def test_opponents_what_is_not_against_anybody_stays_open(kind: str) -> None:
    assert _last([ATTACK, _act(kind)], [ARMY, FRONT]).targets == ()


def test_opponents_a_resignation_is_against_nobody() -> None:
    left = build.event(REPORT, "SANCTION", "rejected", "Front", mode="resign")
    assert _last([ATTACK, left], [ARMY, FRONT]).targets == ()


def test_opponents_a_target_told_is_kept() -> None:
    told = build.event(REPORT, "REJECT", "rejected", "Front", "League")
    assert _last([ATTACK, told], [ARMY, FRONT, LEAGUE]) == told


def test_opponents_two_sides_of_a_truce_face_each_other() -> None:
    truce = build.ceasefire(REPORT, "agreed", "offer", parties=["Kenyan government", "Front"])
    found = _last([truce, _act("SANCTION")], [ARMY, FRONT])
    assert [each.shown for each in found.targets] == ["Kenyan government"]


def test_opponents_who_denies_a_charge_does_so_against_nobody() -> None:
    report = build.report(f"{TEXT} The Front denied that it had shelled the town.")
    denial = build.event(report, "REJECT", "denied", "Front")
    assert _last([ATTACK, denial], [ARMY, FRONT]).targets == ()


@pytest.mark.parametrize(
    ("words", "whom"), [("his men", "Front"), ("his own fighters", "Front"), ("his wife", "")]
)
def test_those_whom_a_leader_orders_are_the_body_he_speaks_for(words: str, whom: str) -> None:
    report = build.report(f"Omar Hale, leader of the Front, ordered {words} to wait.")
    role = build.role(report, "Omar Hale", "leader", organisation="Front")
    order = replace(
        build.event(report, "REQUEST", "ordered", "Omar Hale"),
        targets=(build.unresolved(report, words),),
    )
    actors = (HALE, FRONT)
    mentions = tuple(build.mention(report, each.name) for each in actors)
    found = name_opponents([role, order], Resolution(actors, mentions, None), WORDS)[-1]
    assert isinstance(found, Event)
    assert [each.name for each in found.targets] == [whom]


def test_opponents_nobody_is_against_a_person_who_is_not_named() -> None:
    blame = build.event(REPORT, "ACCUSE", "refused", "Omar Hale", "Front")
    assert _last([blame, _act("REJECT")], [FRONT, HALE]).targets == ()


def test_opponents_a_body_is_not_against_its_own() -> None:
    role = build.role(REPORT, "Omar Hale", "leader", organisation="Front", current=False)
    blame = build.event(REPORT, "ACCUSE", "refused", "Omar Hale", "Front")
    assert _last([role, blame, _act("REJECT", "Omar Hale")], [FRONT, HALE]).targets == ()
