"""Times told from the day of the report: "yesterday", "last month", "the past two weeks"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codes import DateBasis, Direction, Precision
from goodoffices.quantities import numbers_in
from goodoffices.resolve.calendar import (
    Interval,
    Moment,
    one_day,
    shifted,
    weekend_near,
    whole_month,
    whole_week,
    whole_year,
)

Match = re.Match[str]
_UNIT = (
    r"(?P<unit>hour|day|night|week|fortnight|month|year|decade|centur(?=y|ie)|weekend)(?:s|y|ies)?"
)
_ONE = r"(?P<unit>week|month|year|weekend)"
_HEDGE = (
    r"(?:(?:about|around|nearly|almost|more than|less than|at least|some|over|roughly"
    r"|just over|just under"
    r"|just|only|well over|approximately|the|another|a further|for|lasting|as long as|up to"
    r"|within|in) )*"
)
_COUNT = r"(?P<count>\d{1,4}(?:\.\d)?|an?|(?:[a-z]+(?:[- ](?:and )?(?:a )?[a-z]+){0,4}?))"
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "centur": 1200}
_WORDED = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
           "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2,
           "earlier today": 0, "later today": 0}  # fmt: skip
_STEP = {"this": 0, "current": 0, "last": -1, "next": 1, "coming": 1}


def _counted(words: str) -> float | None:
    """Give the number a count states; "a few" and "several" state none."""
    if words in ("a", "an"):
        return 1.0
    if words in ("half a", "half an"):
        return 0.5
    numbers = numbers_in(words)
    return numbers[0] if len(numbers) == 1 else None


def _moved(day: date, count: float, unit: str) -> date:
    """Move a day by a number of units; half a year is six months."""
    if unit in _MONTHS:
        return shifted(day, months=round(count * _MONTHS[unit]))
    return day + timedelta(days=round(count * _DAYS.get(unit, 0)))


def _worded(match: Match, moment: Moment) -> Interval | None:
    if moment.reference is None:
        return None
    return one_day(moment.reference + timedelta(days=_WORDED[match["word"]]))


def _stepped(match: Match, moment: Moment) -> Interval | None:
    """Read "this week", "last month", "next year", "earlier this month"."""
    if moment.reference is None:
        return None
    if match["unit"] == "weekend":
        return _weekend(_STEP[match["step"]], moment)
    found = _unit_around(moment.reference, match["unit"], _STEP[match["step"]])
    if found is not None and match["step"] == "this" and match["part"] == "earlier":
        return replace(found, end=moment.reference)
    if found is not None and match["step"] == "this" and match["part"] == "later":
        return replace(found, start=moment.reference)
    return found


def _unit_around(day: date, unit: str, step: int) -> Interval | None:
    """Give the week, month or year a day lies in, or one that many before or after it."""
    if unit == "week":
        return whole_week(day + timedelta(days=7 * step))
    if unit == "month":
        return whole_month(day.year, day.month + step)
    return whole_year(day.year + step) if unit == "year" else None


def _weekend(step: int, moment: Moment) -> Interval | None:
    """ "Last weekend" is the one that ended last; "this weekend" the one the tense points to."""
    if step == 0 and moment.direction is not Direction.PAST:
        return weekend_near(0, replace(moment, direction=Direction.FUTURE))
    if step > 0:
        return weekend_near(
            1 if _on_weekend(moment) else 0, replace(moment, direction=Direction.FUTURE)
        )
    past = replace(moment, direction=Direction.PAST)
    return weekend_near(-1 if step < 0 and _on_weekend(moment) else 0, past)


def _on_weekend(moment: Moment) -> bool:
    return moment.reference is not None and moment.reference.weekday() >= 5


def _bare_weekend(match: Match, moment: Moment) -> Interval | None:
    return weekend_near(0, moment)


def _edge(match: Match, moment: Moment) -> Interval | None:
    """Read "the end of the month", "the start of the week": the unit the report stands in."""
    if moment.reference is None:
        return None
    return _unit_around(moment.reference, match["unit"], 0)


def _back(match: Match, moment: Moment) -> Interval | None:
    """Read "the past two weeks", "the last nine days"; not "the previous month" of a story."""
    if match["word"] in ("previous", "preceding") and not match["count"]:
        return None
    count = _counted(match["count"]) if match["count"] else 1.0
    if moment.reference is None or count is None:
        return None
    if match["unit"] == "hour":
        start = moment.reference - timedelta(days=max(1, round(count / 24)))
    else:
        start = _moved(moment.reference, -count, match["unit"])
    return Interval(start, moment.reference, Precision.RANGE)


def _ahead(match: Match, moment: Moment) -> Interval | None:
    """Read "the next two weeks", "the coming three days"."""
    count = _counted(match["count"])
    if moment.reference is None or count is None or match["unit"] == "hour":
        return None
    end = _moved(moment.reference, count, match["unit"])
    return Interval(moment.reference, end, Precision.RANGE)


def _ago(match: Match, moment: Moment) -> Interval | None:
    """Read "two days ago" as a day, "six months ago" as a month, "three years ago" as a year."""
    count = _counted(match["count"])
    if moment.reference is None or count is None:
        return None
    if match["unit"] == "hour":
        return one_day(moment.reference - timedelta(hours=count)) if count % 24 == 0 else None
    return _at(_moved(moment.reference, -count, match["unit"]), match["unit"], count)


def _hence(match: Match, moment: Moment) -> Interval | None:
    """Read "in two weeks" and "ten days from now" where the clause looks ahead."""
    count = _counted(match["count"])
    if moment.direction is Direction.PAST and not match["now"]:
        return None
    if moment.reference is None or count is None or match["unit"] == "hour":
        return None
    if not match["now"] and moment.direction is not Direction.FUTURE:
        return None
    return _at(_moved(moment.reference, count, match["unit"]), match["unit"], count)


def _at(day: date, unit: str, count: float) -> Interval | None:
    if unit == "month":
        return whole_month(day.year, day.month)
    if unit == "year" and (count % 1 or count == 1):
        return whole_month(day.year, day.month)
    if unit in ("year", "decade", "centur"):
        return whole_year(day.year)
    return one_day(day)


def _within(match: Match, moment: Moment) -> Interval | None:
    """Read "within 60 days" where the clause looks ahead."""
    return _ahead(match, moment) if moment.direction is Direction.FUTURE else None


def _overnight(match: Match, moment: Moment) -> Interval | None:
    if moment.reference is None:
        return None
    return Interval(moment.reference - timedelta(days=1), moment.reference, Precision.RANGE)


def _duration(match: Match, moment: Moment) -> Interval | None:
    """Read "two and a half years": how long, but not when."""
    if _counted(match["count"].removesuffix("-")) is None:
        return None
    return Interval(None, None, Precision.DURATION, DateBasis.UNRESOLVED)


SPAN_RULES: tuple[tuple[re.Pattern[str], Callable[[Match, Moment], Interval | None]], ...] = (
    (re.compile(rf"(?P<word>{'|'.join(_WORDED)})"), _worded),
    (
        re.compile(
            rf"(?:(?P<part>earlier|later|early|late|the end of|the start of|the beginning of"
            rf"|the middle of|end of|start of|beginning of|middle of|sometime|some time|by) )?"
            rf"(?:the )?(?P<step>this|current|last|next|coming) {_ONE}"
        ),
        _stepped,
    ),
    (re.compile(r"(?:the |over the |at the )?weekend"), _bare_weekend),
    (re.compile(rf"(?:the )?(?:end|start|beginning|middle) of the {_UNIT}"), _edge),
    (
        re.compile(
            rf"{_HEDGE}(?P<word>past|last|previous|preceding) (?:(?:nearly|almost|about"
            rf"|more than|some) )?(?:{_COUNT} )?{_UNIT}"
        ),
        _back,
    ),
    (re.compile(rf"{_HEDGE}(?:next|coming|following) {_COUNT} {_UNIT}"), _ahead),
    (re.compile(rf"{_HEDGE}{_COUNT} {_UNIT} ago"), _ago),
    (re.compile(rf"within (?:the )?{_COUNT} {_UNIT}"), _within),
    (re.compile(r"overnight"), _overnight),
    (re.compile(rf"in {_HEDGE}{_COUNT} {_UNIT}(?P<now> from now| from today)?"), _hence),
    (re.compile(rf"{_HEDGE}{_COUNT} {_UNIT}(?P<now> from now| from today)"), _hence),
    (
        re.compile(
            rf"{_HEDGE}{_COUNT}[- ]?(?:(?:straight|consecutive|full|whole|long|more) )?{_UNIT}"
            rf"(?:[- ]long| straight| running)?"
        ),
        _duration,
    ),
)
"""Patterns of whole expressions, the most exact first, and what each means."""
