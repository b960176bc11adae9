"""Who published a report, with how that is known; never guessed from a photo credit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import DateBasis, StretchKind
from goodoffices.facts import Stretch
from goodoffices.read.patterns import OutletPatterns, load_patterns

_STORY_FREE = frozenset({StretchKind.PROMOTION, StretchKind.NOTICE, StretchKind.COPYRIGHT})


@dataclass(frozen=True, slots=True)
class Outlet:
    """The name of an outlet and the kind of place that gave it."""

    name: str
    basis: DateBasis


def find_outlet(
    text: str, stretches: Iterable[Stretch], *, masthead: str | None, agency: str | None
) -> Outlet | None:
    """Find the outlet in the text: its masthead, copyright line, or where it names itself."""
    if masthead:
        return Outlet(masthead, DateBasis.EXPLICIT)
    patterns = load_patterns()
    marked = list(stretches)
    name = _from_copyright(text, marked, patterns.outlet, agency)
    if name:
        return Outlet(name, DateBasis.COPYRIGHT)
    name = _from_promotions(text, marked, patterns.outlet) or _from_broadcast(text, marked)
    return Outlet(name, DateBasis.EXPLICIT) if name else None


def agency_in_byline(text: str, stretches: Iterable[Stretch]) -> str | None:
    """Find an agency named in a byline: `By Jane Doe, Associated Press`."""
    agencies = load_patterns().outlet.agencies
    for stretch in stretches:
        if stretch.kind is StretchKind.BYLINE and len(stretch.span.of(text)) < 100:
            for part in stretch.span.of(text).replace("|", ",").split(",")[1:]:
                if part.strip().lower() in agencies:
                    return part.strip()
    return None


def _from_copyright(
    text: str, stretches: list[Stretch], patterns: OutletPatterns, agency: str | None
) -> str | None:
    for stretch in stretches:
        if stretch.kind is not StretchKind.COPYRIGHT:
            continue
        match = patterns.copyright_name.search(stretch.span.of(text))
        name = match.group("name").strip(" .,") if match else ""
        # An agency's own line stands under its copies in other papers too.
        if name and name.lower() not in {(agency or "").lower(), "the author", "the authors"}:
            return name
    return None


def _from_promotions(text: str, stretches: list[Stretch], patterns: OutletPatterns) -> str | None:
    names: Counter[str] = Counter()
    for stretch in stretches:
        if stretch.kind not in _STORY_FREE:
            continue
        words = stretch.span.of(text)
        for pattern in patterns.says_itself:
            match = pattern.search(words)
            if match is not None:
                names[match.group("name").strip()] += 1
    return min(names, key=lambda name: (-names[name], name)) if names else None


def _from_broadcast(text: str, stretches: list[Stretch]) -> str | None:
    patterns = load_patterns().transcript
    turns = [stretch for stretch in stretches if stretch.kind is StretchKind.REPORTER_TURN]
    for stretch in turns[:3]:
        match = patterns.host_opening.search(stretch.span.of(text))
        if match is not None:
            return match.group("outlet").strip()
    for stretch in stretches:
        if stretch.kind is StretchKind.BYLINE:
            match = patterns.signature.search(stretch.span.of(text))
            if match is not None:
                return match.group("outlet").strip()
    return None
