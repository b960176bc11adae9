"""A promise is never asserted kept: a later telling of its like is offered, or nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import build
from goodoffices.codes import Realis, StatementAct, TalksOutcome
from goodoffices.dossier import Material, due
from goodoffices.dossier.due import condition_in, put_off

PLAN = build.report("Talks at Varn are planned for March 20.", published="2014-02-17", name="a")
PLANNED = build.talks(
    PLAN, "Talks", venue="Varn", realis=Realis.PLANNED, date=build.day("2014-03-20")
)


def test_due_says_that_no_later_report_tells():
    other = build.report("Nothing of note happened.", published="2014-06-01", name="b")
    (item,) = due(Material((PLAN, other), (PLANNED,)))
    assert item.standing == "its day has passed; no later report says"
    undated = replace(PLANNED, date=None, number=2)
    (item,) = due(Material((PLAN, other), (undated,)))
    assert item.standing == "no later report says"


def test_due_of_a_thing_told_as_done_later_is_done():
    later = build.report("Talks opened at Varn.", published="2014-03-21", name="b")
    held = build.talks(later, "Talks", venue="Varn", date=build.day("2014-03-20"))
    merged = Material((PLAN, later), (held,), others={held.id: (PLANNED,)})
    (item,) = due(merged)
    assert item.fact == PLANNED
    assert item.happened == (held,)
    assert item.standing == "told as done by a later report"
    assert not item.overdue


def test_due_of_a_plan_told_twice_is_one_with_the_other_telling():
    again = build.report(
        "Talks at Varn on March 20, said officials.", published="2014-02-20", name="c"
    )
    second = build.talks(again, "Talks", venue="Varn", realis=Realis.PLANNED, date=PLANNED.date)
    (item,) = due(Material((PLAN, again), (PLANNED,), others={PLANNED.id: (second,)}))
    assert {item.fact.id, *(f.id for f in item.again)} == {PLANNED.id, second.id}


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Talks open on Monday if Mali, the host, agrees.", "if Mali, the host, agrees"),
        ("If the prisoners are freed, talks open on Monday.", "If the prisoners are freed"),
        ("Envoys meet on Monday unless the truce fails; others wait.", "unless the truce fails"),
        ("Talks open on Monday, once the siege is over.", "once the siege is over"),
        ("Talks open on Monday.", ""),
        ("They met once on Monday and will meet again.", ""),
    ],
)
def test_due_tells_the_words_on_which_a_plan_hangs(sentence: str, condition: str):
    assert condition_in(sentence) == condition


def test_due_offers_a_later_telling_at_the_same_place():
    later = build.report("Talks opened at Varn.", published="2014-03-21", name="b")
    held = build.talks(later, "Talks", venue="Varn", date=build.day("2014-03-20"))
    (item,) = due(Material((PLAN, later), (PLANNED, held)))
    assert item.later == (held,)
    assert item.standing == "a later report tells of one"


def test_due_does_not_take_talks_elsewhere_for_it():
    later = build.report("Talks opened at Selk.", published="2014-03-21", name="b")
    held = build.talks(later, "Talks", venue="Selk", date=build.day("2014-03-20"))
    (item,) = due(Material((PLAN, later), (PLANNED, held)))
    assert item.later == ()


def test_due_does_not_take_talks_of_another_year_for_it():
    later = build.report("Talks opened at Varn.", published="2016-03-21", name="b")
    held = build.talks(later, "Talks", venue="Varn", date=build.day("2016-03-20"))
    (item,) = due(Material((PLAN, later), (PLANNED, held)))
    assert item.later == ()


def test_due_is_still_ahead_after_the_newest_report():
    (item,) = due(Material((PLAN,), (PLANNED,)))
    assert item.ahead
    assert item.standing == "still ahead"
    assert item.due == date(2014, 3, 20)


def test_due_takes_a_promise_with_a_coming_day():
    r = build.report("Vale promised aid by May 2.", published="2014-04-03")
    promise = build.statement(
        r, "Vale", "aid by May 2", act=StatementAct.PROMISE, date=build.day("2014-05-02")
    )
    past = build.statement(
        r, "Vale", "aid", act=StatementAct.PROMISE, date=build.day("2014-04-01"), id="s2"
    )
    assert [item.fact for item in due(Material((r,), (promise, past)))] == [promise]


def test_due_leaves_out_background_and_denied_plans():
    denied = build.talks(PLAN, "Talks", venue="Varn", realis=Realis.DENIED, id="t1")
    old = build.talks(PLAN, "Talks", realis=Realis.PLANNED, background=True, id="t2")
    assert due(Material((PLAN,), (denied, old))) == ()


def test_put_off_needs_a_later_report_that_says_so():
    later = build.report("The talks at Varn were postponed.", published="2014-03-21", name="b")
    told = build.talks(later, "talks", venue="Varn", outcome=TalksOutcome.POSTPONED)
    (item,) = due(Material((PLAN, later), (PLANNED, told)))
    assert put_off(item)


def test_due_puts_tellings_of_one_plan_together():
    again = build.report("Talks at Varn on March 20, again.", published="2014-02-20", name="b")
    told = build.talks(
        again, "Talks", venue="Varn", realis=Realis.PLANNED, date=build.day("2014-03-20")
    )
    (item,) = due(Material((PLAN, again), (PLANNED, told)))
    assert {item.fact.id, *(f.id for f in item.again)} == {PLANNED.id, told.id}


def plans(text: str, *words: str, **fields: object) -> int:
    r = build.report(text, published="2014-02-17")
    fact = build.event(r, *words, realis=Realis.PLANNED, **fields)  # type: ignore[arg-type]
    return len(due(Material((r,), (fact,))))


def test_due_leaves_out_an_attack_without_a_day():
    assert plans("Tarvia plans to attack Selk.", "ASSAULT", "attack", "Tarvia", "Selk") == 0


def test_due_takes_a_withdrawal_without_a_day():
    assert plans("Tarvia is to withdraw.", "RETREAT", "withdraw", "Tarvia") == 1


def test_due_leaves_out_a_meeting_of_which_neither_day_nor_place_is_told():
    assert plans("Tarvia is to meet.", "CONSULT", "meet", "Tarvia") == 0


def test_due_leaves_out_what_nobody_known_is_to_do():
    r = build.report("They are to withdraw on March 20.", published="2014-02-17")
    fact = build.event(
        r, "RETREAT", "withdraw", realis=Realis.PLANNED, date=build.day("2014-03-20", printed="")
    )
    assert due(Material((r,), (fact,))) == ()


def test_due_leaves_out_a_plan_for_days_before_its_report():
    past = build.day("2014-01-05", printed="")
    text = "Tarvia was to withdraw in January."
    assert plans(text, "RETREAT", "withdraw", "Tarvia", date=past) == 0


def test_due_of_one_sentence_and_day_is_one_meeting():
    r = build.report(
        "The first session of the Tarvia Council is set for May 7 in Varn.", published="2014-05-01"
    )
    when = {"realis": Realis.PLANNED, "date": build.day("2014-05-07")}
    named = build.talks(r, "session", name="first session", number=1, **when)
    held = build.event(r, "CONSULT", "session", "Tarvia Council", place="Varn", **when)
    (item,) = due(Material((r,), (named, held)))
    assert {item.fact.id, *(f.id for f in item.again)} == {named.id, held.id}
