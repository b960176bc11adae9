"""Dates with a name: days of the month, months, years, weekdays, decades, seasons."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codes import DateBasis, Direction, Precision
from goodoffices.resolve.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Interval,
    Moment,
    easter,
    make_day,
    matching_weekday,
    near_day,
    near_month,
    near_weekday,
    one_day,
    season,
    whole_month,
    whole_week,
    whole_year,
)

Match = re.Match[str]
_M = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_W = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\.?"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:19|20)\d\d)"
_OTHER_YEAR = r"(?:,? (?:of )?(?P<which>last|this|next|the same) year)"
_TAIL = rf"(?:,? (?:of )?{_Y}|{_OTHER_YEAR})?"
_PART = (
    r"(?:(?:the )?(?:early|late|mid|middle|end|start|beginning|later|earlier"
    r"|(?:first|last|final) (?:days|weeks|months))(?:-| )(?:of |in )?(?:the )?)?"
)
_STEPS = {"last": -1, "this": 0, "next": 1, "the same": 0}
_FEASTS = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
           "new year's day": (1, 1), "new year's eve": (12, 31), "may day": (5, 1)}  # fmt: skip


def month_number(words: str) -> int:
    """Give the number of a month by its name or abbreviation."""
    return MONTHS.index(words[:3]) + 1


def weekday_number(words: str) -> int:
    """Give the number of a weekday by its name or abbreviation, Monday first."""
    return WEEKDAYS.index(words[:3])


def _year_of(match: Match, moment: Moment) -> tuple[int | None, DateBasis]:
    """Give the year an expression states, in digits or as "last year"."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"]), DateBasis.EXPLICIT
    if parts.get("which") and moment.reference is not None:
        return moment.reference.year + _STEPS[parts["which"]], DateBasis.RELATIVE
    return None, DateBasis.RELATIVE


def _iso(match: Match, moment: Moment) -> Interval | None:
    year, month, day = int(match[1]), int(match[2]), match[3]
    if day is None:
        return whole_month(year, month, DateBasis.EXPLICIT) if 1 <= month <= 12 else None
    return one_day(make_day(year, month, int(day)), DateBasis.EXPLICIT)


def _month_day(match: Match, moment: Moment) -> Interval | None:
    """Read "Jan. 20", "Monday, January 13, 2014", "13 January last year"."""
    month, day = month_number(match["month"]), int(match["day"])
    year, basis = _year_of(match, moment)
    if year is not None:
        return one_day(make_day(year, month, day), basis)
    if match["weekday"]:
        fitting = matching_weekday(month, day, weekday_number(match["weekday"]), moment)
        if fitting is not None:
            return one_day(fitting, DateBasis.WEEKDAY_AND_MONTH)
    return one_day(near_day(month, day, moment))


def _days_of_month(match: Match, moment: Moment) -> Interval | None:
    """Read "January 23-24" and "23 and 24 January 2017"."""
    month = month_number(match["month"])
    year, basis = _year_of(match, moment)
    if year is None:
        first = near_day(month, int(match["day"]), moment)
        year = first.year if first else None
    if year is None:
        return None
    start, end = make_day(year, month, int(match["day"])), make_day(year, month, int(match["last"]))
    if start is None or end is None or end <= start:
        return None
    return Interval(start, end, Precision.RANGE, basis)


def _month(match: Match, moment: Moment) -> Interval | None:
    """Read "June 2012", "in December", "early March of last year"."""
    month = month_number(match["month"])
    year, basis = _year_of(match, moment)
    if year is not None:
        return whole_month(year, month, basis)
    return near_month(month, moment)


def _stepped_month(match: Match, moment: Moment) -> Interval | None:
    """Read "last December", "next March", "this May"."""
    if moment.reference is None:
        return None
    month, now = month_number(match["month"]), moment.reference
    if match["step"].startswith("this") and "past" not in match["step"]:
        return whole_month(now.year, month)
    if match["step"].startswith(("next", "coming")):
        return whole_month(now.year, now.month + ((month - now.month - 1) % 12 + 1))
    return whole_month(now.year, now.month - ((now.month - month - 1) % 12 + 1))


def _year(match: Match, moment: Moment) -> Interval | None:
    return whole_year(int(match["year"]), DateBasis.EXPLICIT)


def _years(match: Match, moment: Moment) -> Interval | None:
    """Read "2011-2014" and "2015/16"."""
    first, tail = int(match["year"]), match["last"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if last <= first or last > first + 99:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.RANGE, DateBasis.EXPLICIT)


def _decade(match: Match, moment: Moment) -> Interval | None:
    first = int(match["century"] or "19") * 100 + int(match["tens"]) * 10
    return Interval(
        date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE, DateBasis.EXPLICIT
    )


def _season(match: Match, moment: Moment) -> Interval | None:
    """Read "spring 2013", "last summer", "this winter"."""
    name = match["season"]
    year, basis = _year_of(match, moment)
    if year is not None:
        return season(name, year, basis)
    if moment.reference is None:
        return None
    now, step = moment.reference, match["step"] or ""
    seasons = [season(name, year) for year in range(now.year - 2, now.year + 3)]
    begun = [each for each in seasons if each.start is not None and each.start <= now]
    if step in ("next", "coming") or (moment.direction is Direction.FUTURE and step != "last"):
        return seasons[len(begun)]
    current = begun[-1].end is not None and begun[-1].end >= now
    return begun[-2] if step == "last" and current else begun[-1]


def _weekday(match: Match, moment: Moment) -> Interval | None:
    """Read "Monday", "last Friday", "next Monday", "this Thursday", "Tuesday last week"."""
    if moment.reference is None:
        return None
    weekday, now = weekday_number(match["weekday"]), moment.reference
    step = (match["step"] or "").removeprefix("the ")
    if match["week"]:
        monday = whole_week(now).start
        weeks = {"last": -1, "next": 1}.get(match["week"], 0)
        day = None if monday is None else monday + timedelta(days=7 * weeks + weekday)
    elif step in ("last", "past", "previous", "this past"):
        day = now - timedelta(days=(now.weekday() - weekday - 1) % 7 + 1)
    elif step in ("next", "coming", "this coming", "following"):
        day = now + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    elif step == "this" and moment.direction is not Direction.PAST:
        day = near_weekday(weekday, replace(moment, direction=Direction.FUTURE))
    else:
        day = near_weekday(weekday, moment)
    return one_day(day, DateBasis.WEEKDAY)


def _weekdays(match: Match, moment: Moment) -> Interval | None:
    """Read "Monday and Tuesday": the second counts from the first."""
    last = near_weekday(weekday_number(match["last"]), moment)
    if last is None:
        return None
    steps = (weekday_number(match["last"]) - weekday_number(match["weekday"])) % 7
    first = last - timedelta(days=steps or 7)
    if moment.direction is Direction.FUTURE and moment.reference and first < moment.reference:
        first, last = first + timedelta(days=7), last + timedelta(days=7)
    return Interval(first, last, Precision.RANGE, DateBasis.WEEKDAY)


def _ordinal(match: Match, moment: Moment) -> Interval | None:
    """Read "the 27th": of this month, or of the one beside it."""
    if moment.reference is None:
        return None
    now, day = moment.reference, int(match["day"])
    months = [whole_month(now.year, now.month + step).start for step in (-1, 0, 1)]
    days = [made for each in months if each and (made := make_day(each.year, each.month, day))]
    before, after = [d for d in days if d <= now], [d for d in days if d >= now]
    wanted = after[:1] if moment.direction is Direction.FUTURE else before[-1:]
    return one_day(wanted[0]) if wanted else None


def _feast(match: Match, moment: Moment) -> Interval | None:
    month, day = _FEASTS[match["feast"]]
    year, basis = _year_of(match, moment)
    return one_day(make_day(year, month, day) if year else near_day(month, day, moment), basis)


def _numeric(match: Match, moment: Moment) -> Interval | None:
    """Read "25/12/2016" where one of the two can only be the day."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12:
        return one_day(make_day(year, second, first), DateBasis.EXPLICIT)
    if second > 12 or first == second:
        return one_day(make_day(year, first, second), DateBasis.EXPLICIT)
    return None


def _week_of_month(match: Match, moment: Moment) -> Interval | None:
    """Read "the first week of June": by sevens of days, the last week by the last seven."""
    month = _month(match, moment)
    if month is None or month.start is None or month.end is None:
        return None
    if match["nth"] in ("last", "final"):
        return Interval(month.end - timedelta(days=6), month.end, Precision.WEEK, month.basis)
    first = month.start + timedelta(
        days=7 * ("first", "second", "third", "fourth").index(match["nth"])
    )
    return Interval(first, first + timedelta(days=6), Precision.WEEK, month.basis)


def _around_day(match: Match, moment: Moment) -> Interval | None:
    """Read "the weekend of June 18" and "the week of March 13"."""
    day = _month_day(match, moment)
    if day is None or day.start is None:
        return None
    monday = day.start - timedelta(days=day.start.weekday())
    if match["unit"] == "week":
        return Interval(monday, monday + timedelta(days=6), Precision.WEEK, day.basis)
    saturday = monday + timedelta(days=5)
    return Interval(saturday, saturday + timedelta(days=1), Precision.WEEKEND, day.basis)


def _part_of_year(match: Match, moment: Moment) -> Interval | None:
    """Read "the first half of 2016", "the third quarter of last year"."""
    year, basis = _year_of(match, moment)
    if year is None:
        return None
    months = 6 if match["part"] == "half" else 3
    index = ("first", "second", "third", "fourth").index(match["nth"])
    first = whole_month(year, 1 + months * index)
    last = whole_month(year, months * (index + 1))
    return Interval(first.start, last.end, Precision.RANGE, basis)


def _easter(match: Match, moment: Moment) -> Interval | None:
    """Read "Easter Sunday" and "Good Friday": by the Gregorian reckoning, nearest by tense."""
    if moment.reference is None:
        return None
    step = {"good friday": -2, "easter monday": 1}.get(match["feast"], 0)
    now = moment.reference
    days = [easter(year) + timedelta(days=step) for year in range(now.year - 1, now.year + 2)]
    if moment.direction is Direction.FUTURE:
        return one_day(min(day for day in days if day >= now))
    return one_day(max(day for day in days if day <= now))


_JOINT = r" ?(?:-|to|and|through|or|until) ?"
NAMED_RULES: tuple[tuple[re.Pattern[str], Callable[[Match, Moment], Interval | None]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?"), _iso),
    (re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)"), _numeric),
    (re.compile(rf"(?:{_W},? )?{_M} (?:the )?{_D}{_TAIL}"), _month_day),
    (
        re.compile(rf"(?:over )?(?:the )?(?P<unit>week|weekend) of (?:{_W},? )?{_M} {_D}{_TAIL}"),
        _around_day,
    ),
    (
        re.compile(
            rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) week (?:of|in) {_M}{_TAIL}"
        ),
        _week_of_month,
    ),
    (
        re.compile(
            rf"(?:the )?(?P<nth>first|second|third|fourth) (?P<part>half|quarter) of (?:{_Y}|"
            rf"(?P<which>last|this|next) year)"
        ),
        _part_of_year,
    ),
    (re.compile(r"(?P<feast>easter|easter sunday|easter monday|good friday)"), _easter),
    (re.compile(rf"(?:{_W},? )?(?:the )?{_D} (?:of )?{_M}{_TAIL}"), _month_day),
    (
        re.compile(
            rf"(?:from |between )?{_M} {_D}{_JOINT}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?{_TAIL}"
        ),
        _days_of_month,
    ),
    (
        re.compile(
            rf"(?:from |between )?(?:the )?{_D}{_JOINT}(?P<last>\d{{1,2}})(?:st|nd|rd|th)? "
            rf"(?:of )?{_M}{_TAIL}"
        ),
        _days_of_month,
    ),
    (
        re.compile(rf"{_PART}(?P<step>last|next|this|this past|this coming|coming|past) {_M}"),
        _stepped_month,
    ),
    (re.compile(rf"{_PART}{_M}{_TAIL}"), _month),
    (re.compile(rf"{_PART}(?:the year )?{_Y}"), _year),
    (re.compile(rf"{_Y} ?[-/] ?(?P<last>(?:19|20)\d\d|\d\d)"), _years),
    (
        re.compile(
            rf"{_PART}(?:the )?(?:early |late |mid-?)?(?P<century>19|20|18)?'?(?P<tens>\d)0s"
        ),
        _decade,
    ),
    (
        re.compile(
            rf"{_PART}(?:the )?(?:(?P<step>last|next|this|coming) )?"
            rf"(?P<season>{'|'.join(SEASONS)}){_TAIL}"
        ),
        _season,
    ),
    (
        re.compile(
            rf"(?:(?P<step>last|past|the previous|previous|this past|next|the coming|coming"
            rf"|this coming|this|the following) )?{_W}(?: (?:of )?(?P<week>last|this|next) week)?"
        ),
        _weekday,
    ),
    (re.compile(rf"{_W}{_JOINT}(?P<last>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"), _weekdays),
    (re.compile(rf"(?:the )?{_D}(?<=st|nd|rd|th)(?: of (?:the|this) month)?"), _ordinal),
    (re.compile(rf"(?P<feast>{'|'.join(_FEASTS)}){_TAIL}"), _feast),
)
"""Patterns of whole expressions, the most exact first, and what each means."""
