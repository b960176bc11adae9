"""People without a name keep the fullest words that describe them."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Mention, Report, Statement
from goodoffices.resolve.unnamed import describe_unnamed

REPORT = build.report(
    "A source close to the talks said a deal was near. The envoy left. "
    "The source said nobody would sign. A diplomat said no."
)


def unnamed(of: Report, words: str, sentence: int, *described: str) -> Mention:
    where = build.span(of, words)
    return Mention(
        span=where, printed=words, form="nominal", kind=ActorKind.UNNAMED, sentence=sentence,
        aliases=described,
    )  # fmt: skip


MENTIONS = [
    unnamed(REPORT, "A source", 0, "source close to the talks"),
    unnamed(REPORT, "The source", 2),
    unnamed(REPORT, "A diplomat", 3),
]


def said_by(words: str, content: str) -> Statement:
    said = build.statement(REPORT, words, content, cue="said")
    return replace(said, speakers=(build.unresolved(REPORT, words),))


def speakers(said: Statement) -> list[tuple[str, str]]:
    (found,) = describe_unnamed([said], REPORT, MENTIONS)
    return [(party.printed, party.shown) for party in found.speakers]


def test_speaker_is_shown_with_what_describes_him() -> None:
    said = said_by("A source", "a deal was near")
    assert speakers(said) == [("A source", "source close to the talks")]


def test_the_source_is_the_one_brought_in_before() -> None:
    said = said_by("The source", "nobody would sign")
    (found,) = describe_unnamed([said], REPORT, MENTIONS)
    assert found.speakers[0].shown == "source close to the talks"
    cited = [span.of(REPORT.text) for span in found.evidence["speaker"]]
    assert "source close to the talks" in cited


def test_nobody_is_described_where_nothing_tells_more() -> None:
    said = said_by("A diplomat", "no")
    assert speakers(said) == [("A diplomat", "A diplomat")]


def test_who_has_a_name_keeps_it() -> None:
    said = said_by("A source", "a deal was near")
    named = tuple(replace(party, name="Ann Example", actor="a1") for party in said.speakers)
    assert speakers(replace(said, speakers=named)) == [("A source", "Ann Example")]
