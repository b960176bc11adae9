"""Who the words of a fact stand for, where no mention of its own stands there."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import DESCRIBES_RULE, ActorKind
from goodoffices.facts import Actor, ActorMention, Party
from goodoffices.resolve.parties import mentions_in, name_parties
from goodoffices.resolve.resolution import Resolution

REPORT = build.report("The rebels met. Rebel fire, anti-Vale rebels and rebel shelling. Vale left.")
REBELS = Actor("a1", "Chadian opposition", ActorKind.OPPOSITION_COALITION, aliases=("The rebels",))
VALE = Actor("a2", "Ida Vale", ActorKind.PERSON, aliases=("Vale",))


def _mention(words: str, actor: Actor) -> ActorMention:
    return ActorMention(REPORT.id, actor.id, build.span(REPORT, words), words, "rule")


KNOWN = Resolution(
    (REBELS, VALE),
    (_mention("The rebels", REBELS), _mention("anti-Vale rebels", REBELS)),
)


def _event(words: str):
    party = Party(words, build.span(REPORT, words))
    return replace(build.event(REPORT, "ASSAULT", "met"), sources=(party,))


def test_modifier_stands_for_the_side() -> None:
    assert name_parties(_event("rebel"), KNOWN).sources[0].name == "Chadian opposition"


def test_name_inside_a_longer_mention_stands_for_itself() -> None:
    assert name_parties(_event("Vale"), KNOWN).sources[0].name == "Ida Vale"


def test_named_words_without_a_mention_get_one() -> None:
    (found,) = mentions_in(REPORT, [name_parties(_event("Vale"), KNOWN)], KNOWN)
    assert (found.actor, found.printed) == ("a2", "Vale")


def test_words_with_a_mention_get_no_second() -> None:
    fact = name_parties(_event("The rebels"), KNOWN)
    assert mentions_in(REPORT, [fact], KNOWN) == []


def test_label_of_a_transcript_names_a_person_with_and_without_title() -> None:
    for label in ("VALE", "IDA VALE", "MINISTER IDA VALE"):
        report = build.report(f"{label}: We shall go.")
        party = Party(label, build.span(report, label))
        fact = replace(build.event(report, "ASSAULT", "go"), sources=(party,))
        assert name_parties(fact, Resolution((REBELS, VALE), ())).sources[0].name == "Ida Vale"


def test_label_with_another_name_is_not_that_person() -> None:
    report = build.report("IDA VALENTINE: We shall go.")
    party = Party("IDA VALENTINE", build.span(report, "IDA VALENTINE"))
    fact = replace(build.event(report, "ASSAULT", "go"), sources=(party,))
    assert name_parties(fact, Resolution((REBELS, VALE), ())).sources[0].actor is None


def test_modifier_is_no_side_of_another_war() -> None:
    front = Actor(
        "a3", "Coast Front", ActorKind.ARMED_GROUP, country="Mali", aliases=("the rebels",)
    )
    risen = replace(REBELS, country="Chad", aliases=("Chadian opposition",))
    known = Resolution((front, risen), (), conflict="Chad")
    assert name_parties(_event("rebel"), known).sources[0].name == "Chadian opposition"
    alone = Resolution((front,), (), conflict="Chad")
    assert name_parties(_event("rebel"), alone).sources[0].actor is None


CHAD = Actor("a3", "Chad", ActorKind.STATE, country="Chad")


def _spoken_by(words: str, text: str, rule: str) -> str | None:
    report = build.report(text)
    where = build.span(report, words)
    known = Resolution((CHAD,), (ActorMention(report.id, "a3", where, words, rule),))
    event = build.event(report, "ACCUSE", "say")
    return name_parties(replace(event, sources=(Party(words, where),)), known).sources[0].actor


def test_a_people_is_not_its_state() -> None:
    assert _spoken_by("Chadians", "Chadians say the war goes on.", DESCRIBES_RULE) is None


def test_a_people_with_its_article_may_be_its_state() -> None:
    text = "The Chadians say the war goes on."
    assert _spoken_by("Chadians", text, "known people") == "a3"
