"""The gate lets honest facts through and stops every invention planted in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import build
import stored
from goodoffices.codes import DateBasis, Qualifier, StatementForm
from goodoffices.facts import ActorMention, Fact, Party, Span
from goodoffices.gate import admit, fold, occurs

REPORT = build.report(
    "Foreign Minister Ilya Orlov told Mara Keller on Monday, “We will not leave Zarqa, ever.” "
    "He said that the second round of talks in Port Selwyn would open on March 3, 2014. "
    "Nearly 700 people, among them a dozen children, were killed in Zarqa in nine days. "
    "The rebels’ envoy, Tal Berin, accused the government of shelling Zarqa’s old city."
)
NAMES = {
    stored.actor_id("Ilya Orlov"): {"Ilya Orlov", "Orlov", "Foreign Minister Ilya Orlov"},
    stored.actor_id("Mara Keller"): {"Mara Keller", "Keller"},
    stored.actor_id("Tal Berin"): {"Tal Berin"},
    stored.actor_id("government"): {"government"},
}
QUOTE = build.statement(
    REPORT,
    "Ilya Orlov",
    "We will not leave Zarqa, ever.",
    cue="told",
    to="Mara Keller",
    form=StatementForm.DIRECT,
)
TALKS = build.talks(REPORT, "second round of talks", number=2, venue="Port Selwyn")
KILLED = replace(
    build.figure(REPORT, "killed", "Nearly 700", low=700.0, high=700.0, place="Zarqa"),
    qualifier=Qualifier.NEARLY,
    of="people",
    period="in nine days",
)
CHILDREN = replace(build.figure(REPORT, "killed", "a dozen", low=12.0, high=12.0), of="children")
BLAME = build.event(REPORT, "ACCUSE", "accused", "Tal Berin", "government", place="Zarqa")
ENVOY = build.role(REPORT, "Tal Berin", "rebels’ envoy")


def mentions() -> list[ActorMention]:
    return [build.mention(REPORT, "Ilya Orlov"), build.mention(REPORT, "He", "Ilya Orlov")]


def names_of(actor: str) -> set[str]:
    return NAMES.get(actor, set())


def verdict(fact: Fact) -> tuple[bool, str]:
    found = admit(fact, REPORT.text, names_of, mentions())
    return found.admitted, found.reason


@pytest.mark.parametrize(
    "fact", [QUOTE, TALKS, KILLED, CHILDREN, BLAME, ENVOY], ids=lambda fact: fact.kind.value
)
def test_honest_fact_passes(fact: Fact) -> None:
    assert verdict(fact) == (True, "")


def pronoun(name: str, actor: str) -> Fact:
    """Build what "he" said, with the name that "he" was resolved to."""
    he = Party("He", build.span(REPORT, "He"), name, stored.actor_id(actor))
    said = build.statement(REPORT, (), "the second round of talks in Port Selwyn would open")
    return replace(said, speakers=(he,), evidence={**said.evidence, "speaker": (he.span,)})


def test_pronoun_under_the_name_it_was_resolved_to_passes() -> None:
    assert verdict(pronoun("Ilya Orlov", "Ilya Orlov"))[0]


def test_words_that_join_may_stand_in_another_sentence() -> None:
    assert verdict(replace(BLAME, joined="He said that"))[0]


def test_recorded_alias_passes() -> None:
    assert verdict(pronoun("Orlov", "Ilya Orlov"))[0]


def test_date_as_printed_passes() -> None:
    day = build.day("2014-03-03", printed="March 3, 2014")
    assert verdict(replace(TALKS, date=day))[0]


def test_name_split_by_a_line_break_passes() -> None:
    report = build.report("Envoy Tal\nBerin resigned.")
    role = build.role(report, "Tal\nBerin", "Envoy")
    holder = replace(role.holder, name="Tal Berin")
    assert admit(replace(role, holder=holder), report.text, names_of).admitted


INVENTIONS: dict[str, Callable[[], Fact]] = {
    "wrong number": lambda: replace(KILLED, low=900.0, high=900.0),
    "wrong upper bound": lambda: replace(KILLED, high=800.0),
    "number of another sentence": lambda: replace(CHILDREN, low=2014.0, high=2014.0),
    "changed qualifier": lambda: replace(KILLED, qualifier=Qualifier.MORE_THAN),
    "dropped qualifier": lambda: replace(KILLED, qualifier=None),
    "added qualifier": lambda: replace(CHILDREN, qualifier=Qualifier.AT_LEAST),
    "changed words of the figure": lambda: replace(KILLED, printed="Nearly 800"),
    "invented period": lambda: replace(KILLED, period="in ten days"),
    "invented scope": lambda: replace(KILLED, of="soldiers"),
    "invented place of a figure": lambda: replace(KILLED, place="Homs"),
    "wrong round": lambda: replace(TALKS, number=3),
    "invented venue": lambda: replace(TALKS, venue="Geneva"),
    "invented name of talks": lambda: replace(TALKS, name="Geneva II"),
    "invented place of an event": lambda: replace(BLAME, place="Aleppo"),
    "altered quotation": lambda: replace(QUOTE, content="We will leave Zarqa, ever."),
    "shortened quotation": lambda: replace(QUOTE, content="We will not leave Zarqa."),
    "quotation with another comma": lambda: replace(QUOTE, content="We will not leave Zarqa ever."),
    "words put into a mouth": lambda: replace(
        QUOTE, form=StatementForm.INDIRECT, content="we will surrender"
    ),
    "swapped speaker": lambda: replace(QUOTE, speakers=QUOTE.addressees),
    "speaker under another's name": lambda: replace(
        QUOTE, speakers=(replace(QUOTE.speakers[0], name="Mara Keller"),)
    ),
    "speaker under a name of nobody": lambda: replace(
        QUOTE, speakers=(replace(QUOTE.speakers[0], name="John Smith"),)
    ),
    "pronoun under another's name": lambda: pronoun("Mara Keller", "Mara Keller"),
    "pronoun of nobody's, named": lambda: replace(
        pronoun("John Smith", "Ilya Orlov"),
        speakers=(Party("He", build.span(REPORT, "He"), "John Smith", None),),
    ),
    "extra actor": lambda: replace(
        BLAME, targets=(*BLAME.targets, build.party(REPORT, "Mara Keller"))
    ),
    "extra actor that no report names": lambda: replace(
        BLAME, sources=(*BLAME.sources, Party("the army"))
    ),
    "changed title": lambda: replace(ENVOY, title="president"),
    "promoted title": lambda: replace(ENVOY, title="rebels’ chief envoy"),
    "date that is not there": lambda: replace(
        TALKS, date=build.day("2015-03-03", printed="March 3, 2015")
    ),
    "date of another year": lambda: replace(
        TALKS, date=build.day("2016-03-03", printed="March 3, 2014", basis=DateBasis.EXPLICIT)
    ),
    "joining words that are not there": lambda: replace(BLAME, joined="as Mara Keller admitted"),
    "span outside the report": lambda: replace(QUOTE, sentence=Span(0, 99_999)),
    "empty span": lambda: replace(QUOTE, evidence={**QUOTE.evidence, "cue": (Span(5, 5),)}),
}


@pytest.mark.parametrize("planted", INVENTIONS.values(), ids=INVENTIONS.keys())
def test_invention_is_stopped(planted: Callable[[], Fact]) -> None:
    admitted, reason = verdict(planted())
    assert not admitted
    assert reason


def test_alias_serves_only_its_own_actor() -> None:
    he = pronoun("Keller", "Ilya Orlov")
    assert not verdict(he)[0]


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Assad’s", "assad"),
        ("the rebels' envoy", "the rebels envoy"),
        ("U.N.", "un"),
        ("Sana'a", "sanaa"),
        ("Ban Ki-moon", "ban ki moon"),
        ("Şükrü  Öz\nCan", "sukru oz can"),
        ("", ""),
        ("...", ""),
    ],
)
def test_names_are_folded(words: str, folded: str) -> None:
    assert fold(words) == folded


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("Orlov", "Mr. ORLOV’s view", True),
        ("the United Nations", "a United Nations envoy", True),
        ("Committee of the Red Cross", "the Committee of the Red Cross said", True),
        ("the Front", "leader of the Front", True),
        ("Iran", "the Iranian view", False),
        ("Vale Anna", "Anna Vale", False),
        ("Ali", "Alia", False),
    ],
)
def test_name_occurs_whole_and_in_order(words: str, text: str, there: bool) -> None:
    assert occurs(words, fold(text)) is there
