"""How well the program reads: coding sheets it wrote against sheets coded by hand.

Pure comparison of two sheets of one report; it knows neither parser nor record. A hand-coded item
is found when the program's item agrees on what makes it that item (who, what, how many), and each
item matches once, so that saying a thing twice costs as much as saying a wrong one.
"""

from __future__ import annotations

from goodoffices.score.counts import Count, Scores
from goodoffices.score.sheets import SECTIONS, Comparison, compare_sheets, load_sheets, score_sheets

__all__ = [
    "SECTIONS",
    "Comparison",
    "Count",
    "Scores",
    "compare_sheets",
    "load_sheets",
    "score_sheets",
]
