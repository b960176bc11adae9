"""Marks the passages of a long report that are set aside, around what is marked already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goodoffices.codes import StretchKind
from goodoffices.facts import Report, Span, Stretch

_REASON = "Nothing here or beside it tells of a conflict or of settling one; --all reads it."


def with_asides(report: Report, aside: Sequence[Span]) -> Report:
    """Add the passages to the stretches of a report; what was marked before stays as it is."""
    if not aside:
        return report
    taken = [stretch.span for stretch in report.stretches]
    free = [part for span in aside for part in _around(span, taken)]
    added = [
        Stretch(StretchKind.ASIDE, part, _REASON) for part in free if part.of(report.text).strip()
    ]
    stretches = sorted((*report.stretches, *added), key=lambda each: each.span)
    return replace(report, stretches=tuple(stretches))


def _around(span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Give the parts of a span that lie between others, which do not overlap."""
    start = span.start
    for other in sorted(taken):
        if other.end <= start or other.start >= span.end:
            continue
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
