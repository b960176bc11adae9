"""Scores folders of coding sheets: loads them, pairs their items, counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.errors import ReportUnreadable
from goodoffices.score.counts import Count, Scores
from goodoffices.score.matching import RULES, Context, Item
from goodoffices.score.names import folded, items, text

SECTIONS: tuple[str, ...] = tuple(RULES)
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "events": ("date", "realis"),
    "figures": ("qualifier", "attributed_to", "place"),
    "positions": ("stance",),
    "relations": ("mode",),
    "groups": ("type",),
}
"""Fields compared among matched items, per section."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of one section of one report: pairs that match, and what is left over."""

    section: str
    pairs: tuple[tuple[Item, Item], ...]
    spurious: tuple[Item, ...]
    missed: tuple[Item, ...]

    @property
    def count(self) -> Count:
        """Give the three numbers."""
        return Count(len(self.pairs), len(self.spurious), len(self.missed))


def load_sheets(folder: Path) -> dict[str, dict[str, object]]:
    """Load every coding sheet of a folder by its file's stem; a broken one is named."""
    sheets: dict[str, dict[str, object]] = {}
    for place in sorted(folder.glob("*.json")):
        try:
            sheet = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ReportUnreadable(
                str(place), f"not a coding sheet ({error})", "Mend or remove it"
            ) from None
        if isinstance(sheet, dict):
            sheets[place.stem] = sheet
    return sheets


def compare_sheets(
    said: Mapping[str, object], gold: Mapping[str, object], report_text: str
) -> tuple[Comparison, ...]:
    """Pair the items of two sheets of one report, best pairs first, each item once."""
    context = Context(gold, report_text)
    return tuple(
        _paired(section, items(said, section), items(gold, section), context)
        for section in SECTIONS
    )


def score_sheets(
    said: Mapping[str, Mapping[str, object]],
    gold: Mapping[str, Mapping[str, object]],
    report_texts: Mapping[str, str],
) -> Scores:
    """Score all hand-coded reports; a report the program gave no sheet for counts as empty."""
    counts = dict.fromkeys(SECTIONS, Count())
    fields: dict[str, tuple[int, int]] = {}
    for stem, sheet in gold.items():
        for found in compare_sheets(said.get(stem, {}), sheet, report_texts.get(stem, "")):
            counts[found.section] += found.count
            _count_fields(found, fields)
    return Scores(counts, fields)


def _paired(
    section: str, said: Sequence[Item], gold: Sequence[Item], context: Context
) -> Comparison:
    rule = RULES[section]
    ranked = sorted(
        (
            (rule(one, two, context), i, k)
            for i, one in enumerate(said)
            for k, two in enumerate(gold)
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    taken: dict[int, int] = {}
    for score, i, k in ranked:
        if score > 0 and i not in taken and k not in taken.values():
            taken[i] = k
    return Comparison(
        section,
        tuple((said[i], gold[k]) for i, k in sorted(taken.items())),
        tuple(one for i, one in enumerate(said) if i not in taken),
        tuple(two for k, two in enumerate(gold) if k not in taken.values()),
    )


def _count_fields(found: Comparison, fields: dict[str, tuple[int, int]]) -> None:
    for name in _FIELDS.get(found.section, ()):
        key = f"{found.section} {name}"
        right, compared = fields.get(key, (0, 0))
        for said, gold in found.pairs:
            if gold.get(name) is None and said.get(name) is None:
                continue
            compared += 1
            right += folded(text(said, name)) == folded(text(gold, name))
        fields[key] = (right, compared)
