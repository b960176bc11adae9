"""Weighs whether a statement without a day was made on the day of its report.

News of the day says so once ("on Friday") or not at all, and gives further statements without a
date; background gives them, too. Signs that a reader can check (does the opening tell the report's
own day, is the cue a plain past, is it somebody of the opening) are weighed by a curve fitted on
marked reports (`[said-on]` in `lexicon/trust.toml`). What one speaker says counts together. The
day given has `report_date` as its basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.codes import DateBasis, Precision, StatementForm
from goodoffices.facts import DateRecord, Fact, Report, Statement
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.calendar import WEEKDAYS
from goodoffices.resolve.said_on import is_past_cue

_DAYS = re.compile(
    r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Tt]onight|[Yy]esterday)\b"
)
_OPENING, _LEAD = 700, 500
"""Characters in which a report tells its news, and in which it names whom it is about."""
_LATE = 0.6
"""Behind this part of a text stands what was known before."""
_PERFECT = frozenset({"has", "have", "had", "having"})
_SAID, _SAYS = re.compile(r"\bsaid\b"), re.compile(r"\bsays\b")
_PAST_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:ago|last (?:week|month|year)|earlier|previously)\b", re.I
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})

Features = dict[str, float]


def date_by_report(facts: Iterable[Fact], report: Report, words: Lexicon) -> list[Fact]:
    """Give undated statements the day of the report where their signs speak for it."""
    known = list(facts)
    reference = report.reference
    weights = words.trust.said_on
    if reference is None or not weights:
        return known
    signs = signs_of_all(known, report, words)
    scores: dict[str, list[float]] = {}
    for statement, told in signs:
        scores.setdefault(_speaker(statement), []).append(_weighed(told, weights))
    today = {speaker for speaker, each in scores.items() if speaker and sum(each) > 0}
    undated = {id(statement) for statement, _ in signs}
    return [
        replace(fact, date=_day_of(reference))
        if isinstance(fact, Statement) and id(fact) in undated and _speaker(fact) in today
        else fact
        for fact in known
    ]


def signs_of_all(
    facts: Sequence[Fact], report: Report, words: Lexicon
) -> list[tuple[Statement, Features]]:
    """Describe each statement without a date by what speaks for the day of the report."""
    reference = report.reference
    said = [each for each in facts if isinstance(each, Statement)]
    if reference is None:
        return []
    opening = _opening_day(report.text, reference)
    present = len(_SAYS.findall(report.text)) > len(_SAID.findall(report.text))
    seen = _Seen(report.text, reference, opening, tuple(said), words, present)
    return [(each, _signs(each, seen)) for each in said if each.date is None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the signs of all statements of a report have in common."""

    text: str
    reference: date
    opening: str
    said: tuple[Statement, ...]
    words: Lexicon
    present: bool
    """Whether the report tells rather what somebody says than what he said."""


def _signs(statement: Statement, seen: _Seen) -> Features:
    cue = _cue_of(statement.cue)
    own = seen.opening == "own day in the opening"
    lead = _is_of_lead(statement, seen.text)
    name = statement.speakers[0].printed if statement.speakers else ""
    sentence = statement.sentence.of(seen.text)
    occasion = statement.outlet is not None or seen.words.dates.occasion.search(sentence)
    told = {
        "one": True,
        seen.opening: True,
        f"cue: {cue}": True,
        "own day, past cue": own and cue == "past",
        "own day, of the lead": own and lead,
        "unnamed": name.islower() and name not in _PRONOUNS,
        "all quoted": statement.form is StatementForm.DIRECT,
        "late": statement.sentence.start > _LATE * len(seen.text),
        "early": statement.sentence.start < _LEAD,
        "occasion": bool(occasion),
        "told in the present": seen.present,
        "says in a report of the past": cue == "says" and not seen.present,
        "past time": _PAST_TIME.search(sentence) is not None,
    }
    found = {sign: 1.0 for sign, holds in told.items() if holds}
    return found | _of_days(statement, seen)


def _of_days(statement: Statement, seen: _Seen) -> Features:
    """Compare with the statements that have a day: the one before, those of the same speaker."""
    days = [
        each
        for each in seen.said
        if each.date is not None and each.date.precision is Precision.DAY and each.date.start
    ]
    before = [each for each in days if each.sentence.start < statement.sentence.start]
    own = {each.date.start for each in days if each.date and _speaker(each) == _speaker(statement)}
    last = before[-1].date if before else None
    found: Features = {}
    if last is not None and last.start != seen.reference:
        found["another day before it"] = 1.0
    if seen.reference in own:
        found["own day of the speaker"] = 1.0
    return found


def _opening_day(text: str, reference: date) -> str:
    """Say which days a report tells, and where."""
    own = [each.start() for each in _DAYS.finditer(text) if _is_own(each, reference)]
    other = [each.start() for each in _DAYS.finditer(text) if not _is_own(each, reference)]
    if own and own[0] < _OPENING:
        return "own day in the opening"
    if other and other[0] < _OPENING:
        return "another day in the opening"
    if own:
        return "own day further down"
    return "only other days" if other else "no day"


def _is_own(day: re.Match[str], reference: date) -> bool:
    if day[1] is None:
        return not day[0].lower().startswith("yester")
    return day[1].lower().startswith(WEEKDAYS[reference.weekday()])


def _cue_of(cue: str) -> str:
    """Sort the words that report a statement by their tense."""
    first = cue.split(" ")[0].lower().rstrip(":,")
    if not first:
        return "none"
    if first in _PERFECT:
        return "perfect"
    if first.endswith("ing") and first != "according":
        return "participle"
    if first == "according":
        return "other"
    if is_past_cue(first):
        return "past"
    return "says" if first.endswith("s") else "other"


def _is_of_lead(statement: Statement, text: str) -> bool:
    """Tell whether the lead names the speaker, by the last word of his name."""
    names = [each for each in _name(statement).split() if each[:1].isupper() and len(each) > 3]
    return bool(names) and names[-1].lower() in text[:_LEAD].lower()


def _name(statement: Statement) -> str:
    return statement.speakers[0].shown if statement.speakers else ""


def _speaker(statement: Statement) -> str:
    if not statement.speakers:
        return ""
    return statement.speakers[0].actor or statement.speakers[0].printed.lower()


def _weighed(signs: Features, weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) * value for sign, value in signs.items())


def _day_of(reference: date) -> DateRecord:
    return DateRecord(
        start=reference, end=reference, precision=Precision.DAY, basis=DateBasis.REPORT
    )
