"""The evidence gate for sentences put together from facts: what an overview or a brief says.

A sentence may use the words of its composer, but each name, number, date and quotation in it must
come from the facts it cites: from their cited words, their actors' recorded names, their dates, or
the outlet and day of their reports. One that has more is dropped and logged, not mended.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Protocol

from goodoffices.facts import Fact, Report, Span
from goodoffices.gate.facts import NamesOf, Verdict, parties_of
from goodoffices.gate.names import capitalised, counted, fold
from goodoffices.quantities import numbers_in

log = logging.getLogger(__name__)

QUOTED = re.compile(r"“([^”]{1,2000})”|\"([^\"]{1,2000})\"")
"""Words in quotation marks."""

_OPENERS = """
a an the at by for from in of on to with no not both all each who what when where round talks
somebody these according as purpose mediator mediators call
"""
OPENERS = frozenset(_OPENERS.split())
"""Words that may open a sentence without being anybody's name."""


class Composed(Protocol):
    """A sentence and the ids of the facts it rests on."""

    @property
    def text(self) -> str:
        """The sentence."""

    @property
    def facts(self) -> Sequence[str]:
        """The ids of its facts."""


def admit_line(
    line: Composed,
    facts: Mapping[str, Fact],
    reports: Mapping[str, Report],
    names_of: NamesOf,
    *,
    own_words: Collection[str] = OPENERS,
) -> Verdict:
    """Judge whether a composed sentence may be shown, given facts and reports by id.

    `own_words` are the folded words of whoever composes: one of them may open the sentence.
    """
    cited = [facts[one] for one in line.facts if one in facts]
    if not cited or len(cited) < len(set(line.facts)):
        return _stopped(line, "it cites a fact that the record does not have or does not show")
    told = [reports[one.report] for one in cited if one.report in reports]
    if len(told) < len(cited):
        return _stopped(line, "it cites a report that the record does not have")
    words = " | ".join(_cited_words(one, report) for one, report in zip(cited, told, strict=True))
    said = _without_titles(line.text, told)
    days = _days(cited, told)
    names = _allowed_names(words, cited, told, names_of) | _month_names(days)
    checks = (
        _quotations(said, words),
        _names(said, names, own_words),
        _numbers(
            said,
            counted(words) | _day_numbers(days) | _how_many(cited) | counted(_corrected(cited)),
        ),
    )
    for reason in checks:
        if reason:
            return _stopped(line, reason)
    return Verdict(True)


def _without_titles(text: str, reports: Iterable[Report]) -> str:
    """Leave out the headlines of the cited reports where they are quoted whole, word for word."""
    for report in reports:
        title = " ".join((report.title or "").split())
        text = text.replace(f"“{title}”", "") if title else text
    return text


def _stopped(line: Composed, reason: str) -> Verdict:
    log.info("withheld the line %r: %s", line.text, reason)
    return Verdict(False, reason)


def _cited_words(fact: Fact, report: Report) -> str:
    spans: set[Span] = {fact.sentence, *(s for part in fact.evidence.values() for s in part)}
    if fact.date and fact.date.span:
        spans.add(fact.date.span)
    return " | ".join(span.of(report.text) for span in sorted(spans))


def _quotations(text: str, words: str) -> str:
    plain = " ".join(words.split())
    for pair in QUOTED.findall(text):
        quoted = " ".join((pair[0] or pair[1]).split())
        if quoted not in plain:
            return f"the quotation {quoted[:60]!r} does not stand in the cited words"
    return ""


def _names(text: str, allowed: set[str], own_words: Collection[str]) -> str:
    opener = text.split(maxsplit=1)[0] if text.split() else ""
    for place, name in enumerate(capitalised(text)):
        parts = fold(name).split()
        if place == 0 and opener.startswith(name) and _ordinary(parts, own_words):
            continue
        if not set(parts) <= allowed:
            return f"the name {name!r} does not come from the facts it cites"
    return ""


def _ordinary(parts: list[str], own_words: Collection[str]) -> bool:
    return all(part in own_words or part in OPENERS for part in parts)


def _numbers(text: str, allowed: AbstractSet[float]) -> str:
    for number in numbers_in(text):
        if number not in allowed:
            return f"the number {number:g} does not come from the facts it cites"
    return ""


def _allowed_names(
    words: str, facts: Sequence[Fact], reports: Iterable[Report], names_of: NamesOf
) -> set[str]:
    allowed = set(fold(words).split()) | set(fold(_corrected(facts)).split())
    for fact in facts:
        for _, party in parties_of(fact):
            names = names_of(party.actor) if party.actor else ()
            for name in names:
                allowed.update(fold(name).split())
    for report in reports:
        for told in (report.outlet, report.agency, report.name):
            allowed.update(fold(told or "").split())
    return allowed


def _corrected(facts: Iterable[Fact]) -> str:
    """Give the values that persons put in place of the program's: theirs to answer for."""
    return " | ".join(each.now for fact in facts for each in fact.corrections)


def _days(facts: Iterable[Fact], reports: Iterable[Report]) -> set[date]:
    records = [*(one.date for one in facts), *(one.published for one in reports)]
    return {day for when in records if when for day in (when.start, when.end) if day}


def _month_names(days: Iterable[date]) -> set[str]:
    return {fold(f"{day:{form}}") for day in days for form in ("%B", "%b", "%A", "%a")}


def _day_numbers(days: Iterable[date]) -> set[float]:
    return {float(number) for day in days for number in (day.day, day.month, day.year)}


def _how_many(facts: Sequence[Fact]) -> set[float]:
    """Give how many facts and reports are cited, which a sentence may say."""
    return {float(len(facts)), float(len({one.report for one in facts}))}
