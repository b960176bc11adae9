"""What names nobody is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import build
from goodoffices.codes import Realis
from goodoffices.facts import Event, Fact, Party
from goodoffices.resolve.empty_facts import leave_out_empty

REPORT = build.report("Mali met Chad and Mali-backed fighters at Bol.")
FIGHTERS = Party("fighters")
OWN_NAME = Party("Mali-backed fighters", name="Mali-backed fighters", actor="a1")
SPEAKER = Party("Mali", name="Mali", actor="a2")
GROUPS = Party("human rights groups")
CHAD = Party("Chad", name="Chad", actor="a3")


def _event(kind: str, source: str = "", **fields: Any) -> Event:
    event = build.event(REPORT, kind, "met", source or (), fields.pop("target", ()))
    return replace(event, **fields)


LEFT_OUT = {
    "nobody is named": _event("ASSAULT", sources=(FIGHTERS,)),
    "hearsay": _event("ACCUSE", target="Chad", sources=(FIGHTERS,)),
    "a demand of nobody's": _event("REQUEST", target="Chad"),
    "a meeting of one": _event("CONSULT", "Mali"),
    "praise by nobody known": _event("SUPPORT", sources=(FIGHTERS,)),
    "a plan against nobody": _event("ASSAULT", "Mali", realis=Realis.PLANNED),
    "a tie to nobody": replace(
        build.relation(REPORT, "Mali", "supports", "Chad", "met"), object=FIGHTERS
    ),
    "a tie to oneself": build.relation(REPORT, "Mali", "opposes", "Mali", "met"),
    "a name spelt out": replace(
        build.relation(REPORT, "Mali", "supports", "Chad", "met"), object=OWN_NAME
    ),
}
KEPT = {
    "praise of a deal": _event("SUPPORT", sources=(SPEAKER,)),
    "a charge by a group that is described": _event("ACCUSE", sources=(GROUPS,), targets=(CHAD,)),
    "a demand that a verb puts to somebody": _event(
        "REQUEST", targets=(CHAD,), found_by="verb with its subject and object"
    ),
    "two who are named": _event("CONSULT", "Mali", target="Chad"),
    "a meeting with a place": _event("CONSULT", "Mali", place="Bol"),
    "mediation by one who is named": _event("CONSULT", "Mali", mode="third-party"),
    "an attack by nobody known": _event("ASSAULT", sources=(FIGHTERS,), place="Bol"),
    "an attack by one side": _event("ASSAULT", "Mali"),
    "an ally told by whom it stands by": replace(
        build.relation(REPORT, "Mali", "allied_with", "Chad", "met"),
        subject=Party("allied militia"),
    ),
    "a tie of two": build.relation(REPORT, "Mali", "supports", "Chad", "met"),
    "refugees": replace(build.relation(REPORT, "Mali", "hosts", "Chad", "met"), object=FIGHTERS),
    "a statement": build.statement(REPORT, "Mali", "fighters at Bol"),
}


@pytest.mark.parametrize("fact", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_left_out_is(fact: Fact) -> None:
    assert leave_out_empty([fact]) == []


@pytest.mark.parametrize("fact", KEPT.values(), ids=KEPT.keys())
def test_kept_is(fact: Fact) -> None:
    assert leave_out_empty([fact]) == [fact]


@pytest.mark.parametrize(("kind", "kept"), [("state", 0), ("armed_group", 1)])
def test_no_state_is_listed_as_terrorist(kind: str, kept: int) -> None:
    listed = build.relation(REPORT, "Mali", "designates_terrorist", "Chad", "met")
    chad = replace(build.actor("Chad", kind), id=str(listed.object.actor))
    assert len(leave_out_empty([listed], [chad])) == kept


@pytest.mark.parametrize(("kind", "kept"), [("state", 0), ("igo", 1)])
def test_no_state_leads_a_state(kind: str, kept: int) -> None:
    led = build.relation(REPORT, "Mali", "leads", "Chad", "met")
    mali = replace(build.actor("Mali", "state"), id=str(led.subject.actor))
    chad = replace(build.actor("Chad", kind), id=str(led.object.actor))
    assert len(leave_out_empty([led], [mali, chad])) == kept


@pytest.mark.parametrize(("country", "kept"), [("Chad", 0), ("Mali", 1)])
def test_a_government_is_not_told_to_be_loyal_to_its_own_ruler(country: str, kept: int) -> None:
    tie = build.relation(REPORT, "Mali", "supports", "Chad", "met")
    tie = replace(tie, found_by="an adjective with its two sides")
    rulers = replace(build.actor("Rulers", "government"), id=str(tie.subject.actor), country="Chad")
    ruler = replace(build.actor("Ruler", "person"), id=str(tie.object.actor), country=country)
    assert len(leave_out_empty([tie], [rulers, ruler])) == kept
