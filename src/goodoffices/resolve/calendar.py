"""The arithmetic of the calendar: months, weeks, weekends, and which "Monday" a report means."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.codes import DateBasis, Direction, Precision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month a season begins in, north of the equator."""
_NEAR_MONTHS = 2
"""A bare month no further ahead than this, in a clause without tense, is the coming one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The days an expression stands for; an end that is open or unknown is `None`."""

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis = DateBasis.RELATIVE


@dataclass(frozen=True, slots=True)
class Moment:
    """From where an expression is read: the day of the report and the tense around the words."""

    reference: date | None
    direction: Direction = Direction.NONE


def make_day(year: int, month: int, day: int) -> date | None:
    """Make a day, or nothing where the calendar has none such."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def one_day(day: date | None, basis: DateBasis = DateBasis.RELATIVE) -> Interval | None:
    """Give the interval of a single day."""
    return None if day is None else Interval(day, day, Precision.DAY, basis)


def whole_month(year: int, month: int, basis: DateBasis = DateBasis.RELATIVE) -> Interval:
    """Give a month; one before January or after December belongs to another year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = monthrange(year, month)[1]
    return Interval(date(year, month, 1), date(year, month, last), Precision.MONTH, basis)


def whole_year(year: int, basis: DateBasis = DateBasis.RELATIVE) -> Interval:
    """Give a year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def whole_week(day: date) -> Interval:
    """Give the week a day lies in, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def season(name: str, year: int, basis: DateBasis = DateBasis.RELATIVE) -> Interval:
    """Give a season by the year it begins in."""
    first = whole_month(year, SEASONS[name])
    last = whole_month(year, SEASONS[name] + 2)
    return Interval(first.start, last.end, Precision.SEASON, basis)


def shifted(day: date, *, months: int) -> date:
    """Move a day by months; the 31st becomes the last day of a shorter month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def near_weekday(weekday: int, moment: Moment) -> date | None:
    """Give the day a bare weekday means: the last one, or the next one before a future tense."""
    if moment.reference is None:
        return None
    back = (moment.reference.weekday() - weekday) % 7
    if moment.direction is Direction.FUTURE:
        return moment.reference + timedelta(days=(-back) % 7)
    return moment.reference - timedelta(days=back)


def near_day(month: int, day: int, moment: Moment) -> date | None:
    """Give the day a date without a year means: by tense, else the nearest."""
    if moment.reference is None:
        return None
    around = moment.reference
    days = [
        made
        for year in range(around.year - 4, around.year + 5)
        if (made := make_day(year, month, day))
    ]
    before = [each for each in days if each <= around]
    after = [each for each in days if each >= around]
    if not before or not after:
        return None
    if moment.direction is Direction.PAST:
        return before[-1]
    if moment.direction is Direction.FUTURE:
        return after[0]
    return min((before[-1], after[0]), key=lambda each: abs((each - around).days))


def near_month(month: int, moment: Moment) -> Interval | None:
    """Give the month a name without a year means: it looks back, unless the tense looks ahead."""
    if moment.reference is None:
        return None
    ahead = (month - moment.reference.month) % 12
    future = moment.direction is Direction.FUTURE
    if moment.direction is Direction.NONE:
        future = ahead <= _NEAR_MONTHS
    steps = ahead if future or ahead == 0 else ahead - 12
    return whole_month(moment.reference.year, moment.reference.month + steps)


def matching_weekday(month: int, day: int, weekday: int, moment: Moment) -> date | None:
    """Find the year in which a date falls on the weekday printed with it, nearest first."""
    if moment.reference is None:
        return None
    around = moment.reference
    years = sorted(
        range(around.year - 3, around.year + 4), key=lambda year: abs(year - around.year)
    )
    days = [made for year in years if (made := make_day(year, month, day))]
    fitting = [each for each in days if each.weekday() == weekday]
    return min(fitting, key=lambda each: abs((each - around).days), default=None)


def weekend_near(step: int, moment: Moment) -> Interval | None:
    """Give a weekend: the last one that began, the next for a future tense, or `step` from it."""
    if moment.reference is None:
        return None
    back = (moment.reference.weekday() - 5) % 7
    saturday = moment.reference - timedelta(days=back)
    if moment.direction is Direction.FUTURE and back > 1:
        saturday += timedelta(days=7)
    saturday += timedelta(days=7 * step)
    return Interval(saturday, saturday + timedelta(days=1), Precision.WEEKEND)


def easter(year: int) -> date:
    """Give Easter Sunday of a Gregorian year (the anonymous algorithm of 1876)."""
    century = year // 100
    golden = year % 19
    shift = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + shift + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
