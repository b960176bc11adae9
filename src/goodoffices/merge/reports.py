"""Judges which reports are one text: the same file read twice, or a copy with small changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from goodoffices.facts import Judgement
from goodoffices.merge.signature import numbers_of, share_of

COPY_FROM = 0.5
"""Share of common runs of four words from which two reports are one text with changes.

Two independent reports of one event share a few hundredths, an agency's text with a new headline
and a cut ending about .7; changing every twentieth word leaves about .65, an edited one about .55.
"""

ALL_PAIRS_UP_TO = 20
"""In a larger group each report is compared with the first only, or the pairs would explode."""


def judge_reports(
    bands: Mapping[str, Sequence[str]],
    fingerprints: Mapping[str, str],
    *,
    among: Collection[str] | None = None,
) -> list[Judgement]:
    """Judge reports, given by id with their signature and the fingerprint of their text.

    With `among` only pairs of these are judged; the others count for who is compared with whom.
    """
    judged: dict[tuple[str, str], Judgement] = {}
    for left, right in _pairs(_by_key(fingerprints.items())):
        reason = "The two texts are the same, character for character."
        judged[(left, right)] = _same(left, right, 1.0, reason)
    parts = ((one, f"{place}:{value}") for one in bands for place, value in enumerate(bands[one]))
    numbers = {one: numbers_of(own) for one, own in bands.items()}
    for left, right in _pairs(_by_key(parts)):
        if (left, right) in judged or not _asked(left, right, among):
            continue
        share = round(share_of(numbers[left], numbers[right]), 3)
        if share >= COPY_FROM:
            reason = f"About {share:.0%} of their runs of four words are the same: one text."
            judged[(left, right)] = _same(left, right, share, reason)
    return [judged[pair] for pair in sorted(judged) if _asked(*pair, among)]


def _asked(left: str, right: str, among: Collection[str] | None) -> bool:
    return among is None or (left in among and right in among)


def _same(left: str, right: str, score: float, reason: str) -> Judgement:
    return Judgement(left, right, "report", "same", score, (reason,))


def _by_key(items: Iterable[tuple[str, str]]) -> list[list[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for one, key in items:
        if key:
            groups[key].add(one)
    return [sorted(group) for group in groups.values() if len(group) > 1]


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for group in groups:
        if len(group) <= ALL_PAIRS_UP_TO:
            pairs = set(combinations(group, 2))
        else:
            pairs = {(group[0], other) for other in group[1:]}
        yield from sorted(pairs - seen)
        seen |= pairs
