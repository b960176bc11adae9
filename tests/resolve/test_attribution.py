from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.facts import Fact, Party
from goodoffices.resolve.attribution import attribute

TEXT = (
    "The army shelled the town. Anna Vale said that rebels claimed they had killed 40 soldiers"
    " near the river. Some 300 people fled, according to the mayor."
)
REPORT = build.report(TEXT)
VALE = build.statement(
    REPORT, "Anna Vale", "rebels claimed they had killed 40 soldiers near the river", cue="said"
)
REBELS = build.statement(
    REPORT, "rebels", "they had killed 40 soldiers near the river", cue="claimed"
)
MAYOR = build.statement(REPORT, "the mayor", "Some 300 people fled", cue="according to")


def names(fact: Fact) -> list[str]:
    return [party.printed for party in fact.attributed_to]


def attributed(*facts: Fact) -> Fact:
    """Give the last of the facts after attribution."""
    return attribute(facts)[-1]


def test_attribute_fact_in_the_reports_own_voice_stays_its_own() -> None:
    event = build.event(REPORT, "ASSAULT", "shelled", "The army", "the town")
    assert names(attributed(VALE, event)) == []


def test_attribute_fact_inside_a_content_goes_to_its_speaker() -> None:
    event = build.event(REPORT, "ACCUSE", "claimed")
    assert names(attributed(VALE, event)) == ["Anna Vale"]


def test_attribute_innermost_statement_wins_whatever_the_order() -> None:
    figure = build.figure(REPORT, "killed", "40")
    assert names(attributed(VALE, REBELS, figure)) == ["rebels"]
    assert names(attributed(REBELS, VALE, figure)) == ["rebels"]


def test_attribute_according_to_covers_its_whole_sentence() -> None:
    figure = build.figure(REPORT, "displaced", "300")
    assert names(attributed(MAYOR, figure)) == ["the mayor"]


def test_attribute_according_to_ends_with_its_sentence() -> None:
    event = build.event(REPORT, "ASSAULT", "shelled", "The army", "the town")
    assert names(attributed(MAYOR, event)) == []


def test_attribute_keeps_what_an_extractor_attributed() -> None:
    figure = build.figure(REPORT, "killed", "40", by="rebels")
    assert names(attributed(VALE, figure)) == ["rebels"]


def test_attribute_statement_in_other_words_keeps_who_tells_it() -> None:
    figure = build.figure(REPORT, "killed", "40")
    given = (VALE, figure, REBELS)
    result = attribute(given)
    assert result[0] is VALE
    assert names(result[2]) == ["Anna Vale"]
    assert [type(each) for each in result] == [type(each) for each in given]


def test_attribute_statement_without_speaker_vouches_for_nothing() -> None:
    nobody = build.statement(REPORT, None, "they had killed 40 soldiers near the river")
    figure = build.figure(REPORT, "killed", "40")
    assert names(attributed(nobody, figure)) == []


def test_attribute_all_speakers_are_kept() -> None:
    both = build.statement(REPORT, ("Anna Vale", "the mayor"), "Some 300 people fled")
    figure = build.figure(REPORT, "displaced", "300")
    assert names(attributed(both, figure)) == ["Anna Vale", "the mayor"]


def test_attribute_nothing_gives_nothing() -> None:
    assert attribute(()) == ()
    assert Party("x").shown == "x"


APPEAL = build.report(
    "The envoy appealed to them to end a war that has killed 9,000 people. "
    "He demanded the release of 40 men."
)


def test_attribute_a_number_that_only_describes_what_is_asked_for_stays_the_reports() -> None:
    asked = build.statement(
        APPEAL, "The envoy", "to end a war that has killed 9,000 people", cue="appealed",
        act="demand", form="indirect",
    )  # fmt: skip
    assert names(attributed(asked, build.figure(APPEAL, "killed", "9,000"))) == []


def test_attribute_a_number_asked_for_is_the_askers() -> None:
    asked = build.statement(
        APPEAL, "He", "the release of 40 men", cue="demanded", act="demand", form="indirect"
    )
    assert names(attributed(asked, build.figure(APPEAL, "detained", "40"))) == ["He"]


def test_a_toll_according_to_somebody_leaves_the_rest_to_the_report() -> None:
    r = build.report("Both signed a truce to end a war that has killed 900 people, according to X.")
    said = build.statement(
        r, "X", "a truce to end a war that has killed 900 people", cue="according to"
    )
    truce = build.ceasefire(r, "agreed", "signed a truce")
    toll = build.figure(r, "killed", "900", of="people")
    told = attribute((said, truce, toll))
    assert [names(fact) for fact in told[1:]] == [[], ["X"]]


def test_a_place_before_a_colon_is_a_topic_and_says_nothing() -> None:
    report = build.report("Varn: leaders sign truce")
    topic = build.statement(report, "Varn", "leaders sign truce", cue=":", confidence=0.1)
    topic = replace(topic, speakers=tuple(replace(p, actor=None) for p in topic.speakers))
    truce = build.ceasefire(report, "agreed", "truce")
    found = attribute((topic, truce))
    assert found[-1].attributed_to == ()
