"""Rival figures side by side: nothing is summed, averaged or preferred."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import Measure
from goodoffices.dossier.clashes import Told, clashing, counts_less, differing
from goodoffices.dossier.material import Material, counted_once
from goodoffices.dossier.words import listed_words
from goodoffices.facts import Fact, Figure

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")  # "since 2011"
_SPACE = re.compile(r"\s{1,20}")
_SO_FAR = re.compile(
    r"\b(?:since|began|begun|broke out|outbreak|started?|war|conflict|uprising|revolt|years?)\b"
)
"""Periods that reach back to the beginning: "since the war began", "in almost five years"."""

Scope = tuple[Measure, str, bool | None, str, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures that count the same thing in the same place and period, each as its report has it."""

    measure: Measure
    place: str
    """As printed; empty where the reports do not state it."""
    cumulative: bool | None
    """True for totals so far, false for one incident, `None` where it is not told."""
    period: str
    """As first printed; empty where it is not stated."""
    rivals: tuple[Figure, ...]
    """In order of the reports that tell them."""
    parts: tuple[Figure, ...] = ()
    """Figures that are told as a part of another: they rival nothing."""
    clashes: tuple[tuple[str, str], ...] = ()
    """Ids of two figures each that cannot both hold."""
    differ: tuple[tuple[str, str], ...] = ()
    """Ids of two totals each that differ, of which it cannot be said whether they disagree."""

    @property
    def disputed(self) -> bool:
        """Tell whether two of them cannot both hold; a later, higher total is no disagreement."""
        return bool(self.clashes)


def panels(material: Material) -> tuple[Panel, ...]:
    """Group the figures of the material; the fullest panels of each measure come first."""
    figures = [f for f in counted_once(material) if isinstance(f, Figure)]
    figures.sort(key=lambda f: (_counted_on(material, f), f.report, f.sentence, f.id))
    war = theatre(material)
    beginnings = _beginnings(figures)
    shelves: dict[Scope, list[Figure]] = defaultdict(list)
    for fact in figures:
        at = _place(material, fact, war)
        shelves[_scope(fact, at, beginnings)].append(fact)
    days = {f.id: day for f in figures if (day := _counted_on(material, f)) < date.max}
    made = [
        _panel(scope, part, days)
        for scope, held in shelves.items()
        for part in _of_one_size(scope, held, days)
    ]
    return tuple(sorted(made, key=_fullest_first))


def theatre(material: Material) -> str:
    """Give the country the totals are of, as the reports' own titles bear out; else nothing."""
    places = Counter(f.place for f in material.facts if isinstance(f, Figure) and _is_total(f))
    heads = [_headline(material, report.id) for report in material.reports]
    borne = {place: sum(_names(h, place) for h in heads) for place in places if place}
    best = max(borne, key=lambda place: (borne[place], places[place], place), default="")
    return best if borne.get(best) else ""


def _is_total(fact: Figure) -> bool:
    return bool(fact.cumulative) and not fact.subset_of


def _place(material: Material, fact: Figure, war: str) -> str:
    """Give the place of a figure: its own; for a total of the whole war, the war's country."""
    if fact.place or not war or not fact.cumulative:
        return _plain(fact.place)
    whole = _SO_FAR.search(_plain(fact.period))
    return _plain(war) if whole and _names(_headline(material, fact.report), war) else ""


def _headline(material: Material, report: str) -> str:
    """Give the title and the first words of a report: they say which war it is on."""
    found = material.by_id.get(report)
    return f"{found.title or ''} {found.text[:200]}".casefold() if found else ""


def _names(text: str, place: str) -> bool:
    """Tell whether a text names a country or its people: "Syria" stands in "Syrian", too."""
    return re.search(rf"\b{re.escape(place.casefold())}", text) is not None


def _counted_on(material: Material, fact: Fact) -> date:
    return material.told(fact) or date.max


def _of_one_size(
    scope: Scope, held: list[Figure], days: Mapping[str, date]
) -> Iterable[list[Figure]]:
    """Set apart the totals that are far below an earlier one: they count something narrower."""
    if not scope[2]:
        return (held,)
    low = counts_less([Told.of(f, days.get(f.id)) for f in held if not f.subset_of])
    whole = [f for f in held if f.id not in low]
    return (*([whole] if whole else []), *([f] for f in held if f.id in low))


def _panel(scope: Scope, held: list[Figure], days: Mapping[str, date]) -> Panel:
    measure, _, cumulative, _, _ = scope
    rivals = tuple(f for f in held if not f.subset_of)
    told = [Told.of(f, days.get(f.id)) for f in rivals]
    return Panel(
        measure=measure,
        place=next((f.place for f in held if f.place), ""),
        cumulative=cumulative,
        period=next((f.period for f in held if f.period), ""),
        rivals=rivals,
        parts=tuple(f for f in held if f.subset_of),
        clashes=clashing(told),
        differ=differing(told),
    )


def _scope(fact: Figure, place: str, beginnings: dict[tuple[Measure, str], str]) -> Scope:
    period = _plain(fact.period)
    if fact.cumulative:
        year = _YEAR.search(period)
        begun = year.group() if year else ""
        # "since the war began" and "since 2011" are one period where 2011 is the first year named.
        period = "" if begun == beginnings.get((fact.measure, _plain(fact.place)), "") else begun
    else:
        period = period or (fact.date.iso if fact.date else "") or ""
        # Two incidents are one only if place and time are both told; else each stands alone.
        period = period if place and period else fact.id
    return fact.measure, place, fact.cumulative, period, group_of(fact)


def group_of(fact: Figure) -> str:
    """Name the group that a figure counts, where it is not people at large."""
    of = _plain(fact.of)
    first = of.split()[0] if of else ""
    everybody = not of or first in listed_words("counted", "everybody")
    people = (fact.of or "").istitle() and " " not in of  # "Syrians"
    return "" if everybody or people or fact.subset_of else of


def _beginnings(figures: list[Figure]) -> dict[tuple[Measure, str], str]:
    first: dict[tuple[Measure, str], str] = {}
    for fact in figures:
        year = _YEAR.search(fact.period or "")
        key = (fact.measure, _plain(fact.place))
        if fact.cumulative and year:
            first[key] = min(first.get(key, year.group()), year.group())
    return first


def _plain(words: str | None) -> str:
    text = _SPACE.sub(" ", (words or "").casefold()).strip(" .,")
    return text.removeprefix("the ")


def _fullest_first(panel: Panel) -> tuple[int, bool, int, str, str, str]:
    order = list(Measure).index(panel.measure)
    first = (panel.rivals or panel.parts)[0].id
    place = panel.place.casefold()
    return order, not panel.cumulative, -len(panel.rivals), place, panel.period, first
