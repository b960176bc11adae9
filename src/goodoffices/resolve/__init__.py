"""From words to known ones: mentions to actors, printed dates to days, claims to their speakers.

No parser and no database here: drafts and mentions come in, a `Reading` with ids, names and dates
goes out. Known actors and offices come from the lexicon; each resolution says by which rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from goodoffices.codes import DateBasis, Precision
from goodoffices.facts import DateRecord, Fact, Mention, Reading, Report, content_id
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.actors import resolve_mentions
from goodoffices.resolve.attribution import attribute
from goodoffices.resolve.calendar import whole_month
from goodoffices.resolve.campaigns import doubt_campaigns
from goodoffices.resolve.claims import mark_claims
from goodoffices.resolve.confidence import estimate_all
from goodoffices.resolve.dates import resolve_date
from goodoffices.resolve.empty_facts import leave_out_empty
from goodoffices.resolve.first_person import give_first_person, leave_out_self
from goodoffices.resolve.open_pronouns import leave_out_unresolved
from goodoffices.resolve.opponents import name_opponents
from goodoffices.resolve.parties import mentions_in, name_parties
from goodoffices.resolve.repeats import join_repeats, mark_background
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.said_on import carry_days, date_spoken_acts
from goodoffices.resolve.said_today import date_by_report
from goodoffices.resolve.seats import seat_parties
from goodoffices.resolve.unnamed import describe_unnamed

__all__ = ["Resolution", "resolve_mentions", "resolve_reading"]

F = TypeVar("F", bound=Fact)


def resolve_reading(
    report: Report, drafts: Iterable[Fact], mentions: Sequence[Mention], words: Lexicon
) -> Reading:
    """Give drafts their names, dates, speakers and ids; the result is ready for the record."""
    resolution = resolve_mentions(report, mentions, words)
    dated = [_dated(draft, report) for draft in attribute(list(drafts), report.text)]
    named = leave_out_self(give_first_person([name_parties(fact, resolution) for fact in dated]))
    named = date_by_report(carry_days(named, report.reference), report, words)
    named = seat_parties(leave_out_unresolved(named), resolution, words)
    named = name_opponents(mark_claims(named, resolution, words), resolution, words)
    named = leave_out_empty(named, resolution.actors)
    named = mark_background(join_repeats(date_spoken_acts(named)), report)
    named = estimate_all(describe_unnamed(named, report, mentions), words.trust)
    named = doubt_campaigns(named, report, resolution, words)
    return Reading(
        report=report,
        facts=tuple(_with_ids(report, named)),
        actors=resolution.actors,
        mentions=(*resolution.mentions, *mentions_in(report, named, resolution)),
    )


def _dated(fact: F, report: Report) -> F:
    if fact.date is None:
        return fact
    return replace(fact, date=_resolved(fact.date, report))


def _resolved(date: DateRecord, report: Report) -> DateRecord | None:
    """Work out a date; the report's own day stands in where the text gives none."""
    if date.basis is DateBasis.REPORT and date.start is None:
        day = report.reference
        if day is not None and date.precision is Precision.MONTH:
            month = whole_month(day.year, day.month)
            return replace(date, start=month.start, end=month.end)
        return None if day is None else replace(date, start=day, end=day)
    return resolve_date(date, report.reference)


def _with_ids(report: Report, facts: Iterable[F]) -> list[F]:
    """Derive ids from report, kind and anchor; twins on the same words are numbered."""
    seen: Counter[str] = Counter()
    named: list[F] = []
    for fact in facts:
        key = content_id("f", report.id, fact.kind, fact.anchor)
        seen[key] += 1
        identity = key if seen[key] == 1 else content_id("f", key, str(seen[key]))
        named.append(replace(fact, id=identity))
    return named
