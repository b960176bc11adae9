"""Keeps the description of people without a name: "the source" is "a source close to the talks".

Nobody is made of them: the words that describe them stand as the speaker's name, cited beside the
words of the statement, and two reports never share such a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from goodoffices.codes import ActorKind
from goodoffices.facts import Fact, Mention, Party, Report, Span, Statement

F = TypeVar("F", bound=Fact)
_BACK = 12
"""Sentences back in which somebody without a name may have been brought in."""
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "some", "this", "that"})
_POINTING = frozenset({"the", "that", "this"})


def describe_unnamed(facts: Sequence[F], report: Report, mentions: Sequence[Mention]) -> list[F]:
    """Give statements whose speaker has no name the fullest words that describe him."""
    unnamed = [m for m in mentions if m.kind is ActorKind.UNNAMED and m.form != "pronoun"]
    unnamed.sort(key=lambda each: each.span)
    return [
        cast(F, _described(fact, report, unnamed)) if isinstance(fact, Statement) else fact
        for fact in facts
    ]


def _described(said: Statement, report: Report, unnamed: Sequence[Mention]) -> Statement:
    speakers, cited = [], list(said.evidence.get("speaker", ()))
    for party in said.speakers:
        where = _description(party, report, unnamed)
        if where is None:
            speakers.append(party)
            continue
        speakers.append(replace(party, name=where.of(report.text)))
        cited.append(where)
    if tuple(speakers) == said.speakers:
        return said
    evidence = {**said.evidence, "speaker": tuple(dict.fromkeys(cited))}
    return replace(said, speakers=tuple(speakers), evidence=evidence)


def _description(party: Party, report: Report, unnamed: Sequence[Mention]) -> Span | None:
    """Find the fullest words for a speaker nobody names; nothing where these are the fullest."""
    if party.actor is not None or party.name or party.span is None:
        return None
    own = next((m for m in unnamed if m.span.meets(party.span) and _one_end(m, party)), None)
    if own is None:
        return None
    told = _first_told(own, unnamed) if _points_back(own) else own
    where = _whole(told, report)
    return where if where is not None and where.of(report.text) not in party.printed else None


def _one_end(mention: Mention, party: Party) -> bool:
    return party.span is not None and abs(mention.span.end - party.span.end) <= 1


def _points_back(mention: Mention) -> bool:
    return mention.printed.split()[0].lower() in _POINTING and mention.number == "singular"


def _first_told(own: Mention, unnamed: Sequence[Mention]) -> Mention:
    """Give the mention that brought in the one "the source" points back to: the last before it."""
    noun = own.printed.split()[-1].lower()
    found = own
    for mention in unnamed:
        if mention.span.start >= own.span.start:
            break
        near = own.sentence - mention.sentence <= _BACK
        same = mention.printed.split()[-1].lower() == noun and mention.number == "singular"
        if near and same and not _points_back(mention):
            found = mention
    return found


def _whole(mention: Mention, report: Report) -> Span | None:
    """Give the span of a description without its article: the words behind the noun with it."""
    words = mention.printed.split()
    dropped = len(words[0]) + 1 if words[0].lower() in _ARTICLES and len(words) > 1 else 0
    start = mention.span.start + dropped
    told = mention.aliases[0] if mention.aliases else ""
    end = start + len(told) if told and report.text.startswith(told, start) else mention.span.end
    return Span(start, end) if len(report.text[start:end].split()) > 1 else None
