"""A short signature of a report's wording, by which near-identical copies find each other.

MinHash over runs of four words (Broder 1997), cut into bands: two reports that share a band are
worth comparing, and the share of equal numbers estimates how much of their wording is the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import eq

from rensa import RMinHash

from goodoffices.codes import JUNK
from goodoffices.facts import Report

WORDS_TOGETHER = 4
"""Length of a run of words: long enough that two reports do not share one by chance."""

BANDS = 32
ROWS = 4
"""With 32 bands of 4 numbers, copies that share half their wording meet in 87 of 100 cases."""

SEED = 2014
"""Any number serves, but it must stay: signatures of different seeds cannot be compared."""

FEWEST_RUNS = 30
"""A shorter text has no signature: a few common words would make it a copy of another."""

HEX_DIGITS = 8
"""A number of the signature, 32 bits, in hexadecimal."""

WORD = re.compile(r"[^\W_]+")
"""A word or a number."""


def bands_of(report: Report) -> tuple[str, ...]:
    """Give the bands of a report's signature; none for a short text. Menus and the like are out."""
    runs = _runs(_story(report))
    if len(runs) < FEWEST_RUNS:
        return ()
    numbers = _minhash(sorted(runs))
    values = [f"{number:0{HEX_DIGITS}x}" for number in numbers]
    return tuple("".join(values[first : first + ROWS]) for first in range(0, len(values), ROWS))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Estimate the share of runs of words that two reports have in common, from their bands."""
    return share_of(numbers_of(one), numbers_of(other))


def share_of(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share of equal numbers of two signatures; none of two of different length."""
    if not one or len(one) != len(other):
        return 0.0
    equal: int = sum(map(eq, one, other))
    return equal / len(one)


def numbers_of(bands: Sequence[str]) -> list[str]:
    """Cut the bands of a signature into its numbers."""
    whole = "".join(bands)
    return [whole[first : first + HEX_DIGITS] for first in range(0, len(whole), HEX_DIGITS)]


def _minhash(runs: Sequence[str]) -> list[int]:
    """Give the smallest hash of all runs under each of the hash functions."""
    minhash = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    minhash.update(runs)
    return [int(number) for number in minhash.digest()]


def _story(report: Report) -> str:
    parts, last = [], 0
    for stretch in sorted(report.stretches, key=lambda each: each.span):
        if stretch.kind in JUNK and stretch.span.end > last:
            parts.append(report.text[last : max(last, stretch.span.start)])
            last = stretch.span.end
    return " ".join([*parts, report.text[last:]])


def _runs(text: str) -> set[str]:
    words = WORD.findall(text.casefold())
    shifted = (words[first:] for first in range(WORDS_TOGETHER))
    return set(map(" ".join, zip(*shifted, strict=False)))
