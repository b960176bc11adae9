"""From printed dates to days: "Monday", "last month", "Jan. 20", "since 2011", "two weeks ago".

A grammar of our own over the words of one expression; the tense of the clause comes with the
record. The convention is the press's: a bare weekday or month looks back, unless its clause looks
ahead. Without a reference day only explicit dates are worked out; the others keep their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codes import Direction, Precision
from goodoffices.facts import DateRecord
from goodoffices.resolve.calendar import Interval, Moment, one_day
from goodoffices.resolve.named_dates import NAMED_RULES
from goodoffices.resolve.spans_of_time import SPAN_RULES

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Moment], Interval | None]]

_DASHES = str.maketrans({"–": "-", "—": "-", "’": "'", "\u00a0": " ", "\n": " "})
_CLOCK = re.compile(
    r"\b(?:at |by |from )?\d{1,2}(?:[:.]?\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?|o'clock|"
    r"(?:hours )?(?:gmt|utc)\b|hours\b(?= on))"
    r"(?: (?:local time|gmt|et|est|edt|cet|utc)\b)?(?: on\b)?|\([^)]{1,20}\)|\bat (?:noon"
    r"|midnight|dawn|dusk)\b"
)
"""A time of day beside a date: "10 a.m. on Friday"."""
_PART_OF_DAY = re.compile(
    r"\b(?:(?:early|late|earlier|later|mid) (?:on )?(?=(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|today|yesterday|tomorrow))"
    r"|\b(?:the )?(?:early|late|small) hours of "
    r"|\b(?:morning|afternoon|evening|night|nights|midday|noon|midnight|local time)\b"
)
_EDGES = re.compile(
    r"^(?:(?:on|in|at|the|during|over|of|only|just|as early as|as late as|a|an) )+(?=\S)"
)
_SPACES = re.compile(r"\s{1,20}")
_TONIGHT = re.compile(
    r"(?:\b(?:early|late) )?\b(last night|tonight|this (?:morning|afternoon|evening))\b"
)
_OPEN = re.compile(
    r"^(?P<word>since|ever since|until|till|up to|before|prior to|after|following|by|as of"
    r"|starting|beginning"
    r"|from|no later than)(?: (?:on|in))? (?P<rest>.{1,60})$"
)
_JOINED = re.compile(
    r"^(?:from |between )?(?P<left>.{1,40}?) ?(?:-|\bto\b|\band\b|\buntil\b|\bthrough\b|\bor\b"
    r"|\btill\b) ?(?P<right>.{1,40})$"
)
_OF_THING = re.compile(
    r"(?:the )?\w+ (?:of|on|in) (?P<behind>.{3,30})|(?:the )?(?P<before>.{3,30}) [a-z]{3,20}"
)
_LIMIT = 80
"""No date expression is longer; what is, is a parsing mistake."""


def resolve_date(record: DateRecord, reference: date | None) -> DateRecord:
    """Work out a printed date from the day of the report; unchanged where that cannot be done."""
    if record.start is not None or not record.printed.strip():
        return record
    interval = read_date(record.printed, Moment(reference, record.direction))
    if interval is None:
        return record
    return replace(
        record,
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        basis=interval.basis,
    )


def read_date(printed: str, moment: Moment) -> Interval | None:
    """Give the interval an expression stands for, or nothing."""
    words = _SPACES.sub(" ", printed.translate(_DASHES).lower()).strip(" ,;.:\"'")
    if not words or len(words) > _LIMIT:
        return None
    words = re.sub(r"'s\b(?! (?:day|eve))", "", words)
    return _read(words, moment)


def _read(words: str, moment: Moment) -> Interval | None:
    """Try the rules on the words as they stand, then without time of day and small words."""
    tonight = _TONIGHT.search(words)
    if tonight and tonight.end() - tonight.start() >= len(words) - 4:
        return _part_of_today(tonight[1], moment)
    words = _without_clock(words)
    for form in dict.fromkeys((words, _EDGES.sub("", words))):
        found = _by_rules(form, moment)
        if found is not None:
            return found
    return _joined(words, moment) or _open_ended(words, moment)


def _by_rules(words: str, moment: Moment) -> Interval | None:
    for pattern, rule in (*NAMED_RULES, *SPAN_RULES):
        match = pattern.fullmatch(words)
        if match is not None:
            found = rule(match, moment)
            if found is not None:
                return found
    return None


def _without_clock(words: str) -> str:
    cleaned = _PART_OF_DAY.sub("", _CLOCK.sub("", words))
    cleaned = _SPACES.sub(" ", cleaned).strip(" ,;:-")
    return cleaned or words


def _part_of_today(words: str, moment: Moment) -> Interval | None:
    if moment.reference is None:
        return None
    back = 1 if words == "last night" else 0
    return one_day(moment.reference - timedelta(days=back))


def _open_ended(words: str, moment: Moment) -> Interval | None:
    """Read "since X", "until X", "by X", "after X": one end is known, the other open."""
    match = _OPEN.match(words)
    if match is None:
        return None
    word = match["word"]
    looking = _looking(word, moment)
    inner = _read(match["rest"], looking) or _of_thing(match["rest"], looking)
    if inner is None or inner.start is None:
        return None
    if word in ("since", "ever since"):
        return replace(inner, end=moment.reference, precision=Precision.SINCE)
    if word in ("after", "following"):
        start = None if inner.end is None else inner.end + timedelta(days=1)
        return Interval(start, None, Precision.AFTER, inner.basis)
    if word in ("as of", "starting", "beginning", "from"):
        return replace(inner, end=None, precision=Precision.AFTER)
    end = inner.end
    if word in ("before", "prior to"):
        end = inner.start - timedelta(days=1)
    return Interval(None, end, Precision.BEFORE, inner.basis)


def _of_thing(words: str, moment: Moment) -> Interval | None:
    """Read the day of "the feb. 1 coup" and "the coup of february 1": what follows since."""
    told = _OF_THING.fullmatch(words)
    return None if told is None else _read(told["before"] or told["behind"], moment)


def _looking(word: str, moment: Moment) -> Moment:
    """ "Since March" looks back and "by March" ahead, where the tense does not say."""
    if word in ("since", "ever since"):
        return replace(moment, direction=Direction.PAST)
    if moment.direction is Direction.NONE and word in ("by", "until", "till", "no later than"):
        return replace(moment, direction=Direction.FUTURE)
    return moment


def _joined(words: str, moment: Moment) -> Interval | None:
    """Read "from Dec. 30 to Jan. 5": the left end is the last such day before the right one."""
    match = _JOINED.match(words)
    if match is None:
        return None
    right = _read(match["right"], moment)
    if right is None or right.start is None:
        return None
    left = _read(match["left"], Moment(right.start, Direction.PAST))
    if left is None or left.start is None or left.start > right.start:
        return None
    return Interval(left.start, right.end, Precision.RANGE, right.basis)
