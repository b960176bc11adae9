"""Views rest on the newest of each kind, each thing with a few tellings."""

from __future__ import annotations

from typing import Any

import build
from goodoffices.codes import FactKind, StatementAct
from goodoffices.dossier import Material, Thing, thing
from goodoffices.dossier.newest import (
    A_FEW,
    AWAITED,
    AWAITED_KINDS,
    COMPARED,
    OVERVIEW,
    awaited_of,
    comparable,
    newest_of,
)
from goodoffices.facts import Fact

REPORT = build.report("Vale met Korvan. Vale will meet Osei. Vale accused Korvan.")
MEETING = build.event(REPORT, "CONSULT", "met", "Vale")
PLAN = build.event(REPORT, "CONSULT", "meet", "Vale", realis="planned")
BLAME = build.event(REPORT, "ACCUSE", "accused", "Vale", realis="planned")
PROMISE = build.statement(REPORT, "Vale", "will meet Osei", act=StatementAct.PROMISE)
CLAIM = build.statement(REPORT, "Vale", "met Korvan", act=StatementAct.CLAIM_FACT)


class Shelf:
    """Gives what it has, and remembers what it was asked for."""

    def __init__(self, *facts: Fact) -> None:
        self.facts = facts
        self.asked: list[tuple[FactKind, int, dict[str, Any]]] = []

    def newest_things(
        self, kind: FactKind, most: int, *, tellings: int, **asked: Any
    ) -> list[Thing]:
        self.asked.append((kind, most, {**asked, "tellings": tellings}))
        wanted = asked.get("realis")
        return [
            thing(fact.id, [fact], {REPORT.id: REPORT})
            for fact in self.facts
            if fact.kind is kind and wanted in (None, str(fact.realis))
        ]

    def newest(self, kind: FactKind, most: int, **asked: Any) -> list[Fact]:
        self.asked.append((kind, most, asked))
        return [fact for fact in self.facts if fact.kind is kind]


def test_so_many_of_each_kind_are_asked_for_as_are_named() -> None:
    shelf = Shelf(MEETING, CLAIM)
    things, said = newest_of(shelf, OVERVIEW, place="Tesk")
    assert {kind: most for kind, most, _ in shelf.asked} == dict(OVERVIEW)
    assert all(asked["place"] == "Tesk" for *_, asked in shelf.asked)
    assert [each.best for each in things] == [MEETING]
    assert said == [CLAIM]


def test_a_few_tellings_of_each_thing_are_asked_for() -> None:
    shelf = Shelf()
    newest_of(shelf, COMPARED)
    assert {asked["tellings"] for *_, asked in shelf.asked} == {A_FEW}


def test_what_is_due_is_found_among_plans_deeds_and_promises() -> None:
    shelf = Shelf(MEETING, PLAN, PROMISE, CLAIM)
    things, said = awaited_of(shelf, "Vale")
    assert {each.id for each in things} == {MEETING.id, PLAN.id}
    assert said == [PROMISE]
    kinds = [kind for kind, *_ in shelf.asked if kind is not FactKind.STATEMENT]
    assert sorted(kinds) == sorted([*AWAITED_KINDS, *AWAITED_KINDS])
    assert {most for _, most, _ in shelf.asked} == {AWAITED}
    assert {asked["involving"] for *_, asked in shelf.asked} == {"Vale"}


def test_plans_without_blame_are_not_held_against_each_other() -> None:
    whole = Material((REPORT,), (MEETING, PLAN, BLAME, CLAIM))
    assert comparable(whole).facts == (MEETING, BLAME, CLAIM)
