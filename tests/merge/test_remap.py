"""What a person judged is found again by its words, or said to be lost; never guessed."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.merge import remap_facts

REPORT = build.report("Korvan shelled Tesk at dawn. Selby shelled Urm on Friday.")
FIRST = build.event(REPORT, "ASSAULT", "shelled", "Korvan", place="Tesk")
SECOND = build.event(REPORT, "ASSAULT", "shelled", "Selby", place="Urm")


def test_fact_that_kept_its_id_is_itself() -> None:
    assert remap_facts([FIRST.id], [FIRST], [FIRST]).found == {FIRST.id: FIRST.id}


def test_fact_of_another_type_on_the_same_words_is_its_successor() -> None:
    anew = replace(FIRST, id="fnew", maker="events/99")
    other = build.statement(REPORT, "Selby", "shelled Urm on Friday")
    remapped = remap_facts([FIRST.id], [FIRST], [anew, other])
    assert remapped.found == {FIRST.id: "fnew"}
    assert remapped.lost == ()


def test_words_that_give_no_such_fact_any_more_are_lost() -> None:
    other = build.statement(REPORT, "Korvan", "shelled Tesk at dawn")
    remapped = remap_facts([FIRST.id], [FIRST], [other])
    assert (remapped.found, remapped.lost) == ({}, (FIRST.id,))


def test_fact_of_another_report_is_no_successor() -> None:
    twin = build.report(REPORT.text, name="twin.txt")
    anew = build.event(twin, "ASSAULT", "shelled", "Korvan", place="Tesk")
    assert remap_facts([FIRST.id], [FIRST], [anew]).lost == (FIRST.id,)


def test_two_old_facts_do_not_share_a_successor() -> None:
    narrow = replace(FIRST, id="fold", evidence={"trigger": FIRST.evidence["trigger"]})
    anew = replace(FIRST, id="fnew")
    remapped = remap_facts([FIRST.id, "fold"], [FIRST, narrow], [anew])
    assert len(remapped.found) == 1
    assert len(remapped.lost) == 1


def test_fact_that_stands_as_before_is_nobodys_successor() -> None:
    gone = replace(FIRST, id="fold")
    assert remap_facts(["fold"], [gone, FIRST], [FIRST]).lost == ("fold",)
