"""Things are counted once each, however many reports and sentences tell them."""

from __future__ import annotations

import build
from goodoffices.dossier.counting import Count, counted

ONE = build.report("Tarvia met the League. They met again.", name="a.txt", published="2014-02-17")
TWO = build.report("Tarvia met the League.", name="b.txt", published="2014-02-18")


def met(report, words="met"):
    return build.event(report, "CONSULT", words, "Tarvia", "League")


def test_one_event_of_two_reports_is_one_thing():
    here, there = met(ONE), met(TWO)
    assert counted([here, there], {here.id: "t", there.id: "t"}) == Count(1, 2)


def test_facts_that_nobody_joined_stand_for_themselves():
    assert counted([met(ONE), met(TWO)], {}) == Count(2, 2)


def test_event_and_talks_of_one_sentence_are_one_thing():
    talks = build.talks(TWO, "met", participants={"Tarvia": "attending", "League": "attending"})
    assert counted([met(TWO), talks], {}) == Count(1, 1)


def test_two_chains_that_meet_in_a_sentence_are_one():
    talks = build.talks(TWO, "met", participants={"Tarvia": "attending", "League": "attending"})
    here, there = met(ONE), met(TWO)
    heads = {here.id: "e", there.id: "e", talks.id: "t"}
    assert counted([talks, here, there], heads) == Count(1, 2)


def test_copies_of_a_text_count_once():
    here, there = met(ONE), met(TWO)
    heads = {here.id: "t", there.id: "t"}
    assert counted([here, there], heads, [here.id]) == Count(1, 1)


def test_nothing_told_is_nothing():
    assert counted([], {}) == Count(0, 0)
