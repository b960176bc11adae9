"""A small invented war for tests of pages and dossier: four reports with all kinds of fact.

Tarvia and the Northern Front fight; the League mediates at Port Selwyn; figures disagree.
"""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import (
    Direction,
    ProcessRole,
    Qualifier,
    Realis,
    StatementAct,
    StatementForm,
    TalksOutcome,
)
from goodoffices.facts import Fact, Reading, Report
from stored import reading_of

FIRST = build.report(
    "SIGN UP FOR OUR LETTER\n"
    "PORT SELWYN: Talks at Port Selwyn opened with Tarvia and the Northern Front attending.\n"
    "League envoy Ana Vale said: \"The door is open for everybody.\" The League asked Tarvia "
    "for relief convoys.\n"
    "More than 140,000 people have been killed in Tarvia since 2011, the Watch Group said. "
    "Nearly half of them were civilians.\n"
    "Sera Union supports the Northern Front with arms. Tarvia demands that the siege end first.\n"
    "The sides agreed to meet again at Port Selwyn on March 20.",
    name="first.txt", published="2014-02-17", title="Talks open at Port Selwyn",
)  # fmt: skip
SECOND = build.report(
    "The Northern Front accused Tarvia of shelling Old Harbour. Tarvia accused the Northern Front "
    "of breaking the truce.\n"
    "A truce in Old Harbour is fragile, residents said.\n"
    "As many as 500,000 people have been killed in Tarvia since 2011.\n"
    "Ana Vale announced a new round on May 2.",
    name="second.txt", published="2014-04-03", outlet=None,
)  # fmt: skip
THIRD = build.report(
    "League envoy Josef Marr said the talks at Port Selwyn collapsed.\n"
    "Tarvia did not attend the Port Selwyn talks, officials said, though some had told otherwise.\n"
    "The Northern Front rejects the plan. Tarvia supports the plan.\n"
    "Tarvian jets attacked Old Harbour in 2012, before the talks.",
    name="third.txt", published="2016-10-15", outlet="Morning Wire",
)  # fmt: skip
HOSTILE = build.report(
    "<script>alert(1)</script> Envoy \u202egnihtyna said nothing at all.\n"
    "=HYPERLINK(\"http://example.invalid\") said it would attack.",
    name="hostile.txt", published="2016-10-16", outlet="=cmd()", title="<b>Bold</b>",
)  # fmt: skip


def facts_of_first() -> list[Fact]:
    """Give what the first report says."""
    r = FIRST
    return [
        build.talks(r, "Talks", venue="Port Selwyn",
                    participants={"Tarvia": "attending", "Northern Front": "attending"},
                    date=build.day("2014-02-17", printed="")),
        build.role(r, "Ana Vale", "League envoy", organisation="League",
                   process_role=ProcessRole.ENVOY),
        build.statement(r, "Ana Vale", "The door is open for everybody.", cue="said",
                        form=StatementForm.DIRECT, act=StatementAct.OFFER),
        build.event(r, "REQUEST", "asked", "League", "Tarvia",
                    date=build.day("2014-02-17", printed="")),
        build.figure(r, "killed", "140,000", by="Watch Group", of="people", place="Tarvia",
                     period="since 2011", low=140000, qualifier=Qualifier.MORE_THAN,
                     cumulative=True),
        build.relation(r, "Sera Union", "supports", "Northern Front", "supports"),
        build.position(r, "Tarvia", "humanitarian", "demand", "that the siege end first"),
        build.talks(r, "meet again", venue="Port Selwyn", realis=Realis.PLANNED,
                    date=replace(build.day("2014-03-20", printed="March 20"),
                                 direction=Direction.FUTURE)),
    ]  # fmt: skip


def facts_of_second() -> list[Fact]:
    """Give what the second report says."""
    r = SECOND
    second = build.event(r, "ACCUSE", "accused", "Tarvia", "Northern Front")
    span = build.span(r, "accused", 1)
    second = replace(
        second,
        id="eback",
        sentence=build.sentence(r, span),
        evidence={
            "trigger": (span,),
            "source": (build.span(r, "Tarvia", 1),),
            "target": (build.span(r, "Northern Front", 1),),
        },
        sources=(replace(second.sources[0], span=build.span(r, "Tarvia", 1)),),
        targets=(replace(second.targets[0], span=build.span(r, "Northern Front", 1)),),
    )
    return [
        build.event(r, "ACCUSE", "accused", "Northern Front", "Tarvia"),
        second,
        build.ceasefire(r, "fragile", "truce", place="Old Harbour", term="truce"),
        build.figure(r, "killed", "500,000", of="people", place="Tarvia", period="since 2011",
                     high=500000, qualifier=Qualifier.UP_TO, cumulative=True),
        build.statement(r, "Ana Vale", "a new round on May 2", cue="announced",
                        act=StatementAct.ANNOUNCE,
                        date=build.day("2014-05-02", printed="May 2")),
    ]  # fmt: skip


def facts_of_third() -> list[Fact]:
    """Give what the third report says."""
    r = THIRD
    return [
        build.role(r, "Josef Marr", "League envoy", organisation="League",
                   process_role=ProcessRole.ENVOY),
        build.talks(r, "talks", venue="Port Selwyn", outcome=TalksOutcome.COLLAPSED),
        build.talks(r, "Port Selwyn talks", venue="Port Selwyn",
                    participants={"Tarvia": "not_attending"}),
        build.position(r, "Northern Front", "talks", "oppose", "rejects the plan"),
        build.event(r, "ASSAULT", "attacked", "Tarvian jets", "Old Harbour", background=True,
                    date=build.year(2012)),
    ]  # fmt: skip


def facts_of_hostile() -> list[Fact]:
    """Give what the hostile report says: script, turned text and a formula."""
    r = HOSTILE
    return [
        build.statement(r, "Envoy \u202egnihtyna", "nothing at all", cue="said"),
        build.statement(r, '=HYPERLINK("http://example.invalid")', "it would attack", cue="said"),
    ]


def readings() -> list[Reading]:
    """Give the readings of the four reports."""
    marked = build.marked(FIRST, build.stretch(FIRST, "SIGN UP FOR OUR LETTER", "promotion"))
    told: list[tuple[Report, list[Fact]]] = [
        (marked, facts_of_first()),
        (SECOND, facts_of_second()),
        (THIRD, facts_of_third()),
        (HOSTILE, facts_of_hostile()),
    ]
    return [reading_of(report, *facts, kind="state") for report, facts in told]


def address_of(path: str) -> str:
    """Fill the address of a page with the id of an actor, a thing or a report of this war."""
    for room, ident in (("actors", build.actor("Tarvia").id), ("things", _tie().id)):
        if f"/{room}/" in path:
            return path.replace("{ident}", ident)
    return path.replace("{ident}", FIRST.id)


def _tie() -> Fact:
    return next(one for one in facts_of_first() if one.kind == "relation")
