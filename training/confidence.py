"""Fits the confidence of every kind of fact but statements, on marked reports.

    python -m training.confidence SHEETS TEXTS [SHEETS TEXTS ...] [--judged FILE]

Each pair is a folder of coding sheets and the folder of their reports. A fact counts as right if a
coder marked it. Coders leave out much that is right, so the weights tell which facts are surer than
others; how sure a kind is as a whole is told by facts judged one by one (`eval/precision.py`): with
`--judged` the level of each kind is fitted to them, weights being left as they are.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from goodoffices.codes import FactKind
from goodoffices.export import coding_sheet
from goodoffices.export.coding_sheets import facts_on_sheet
from goodoffices.extract import build_scene, extract_drafts
from goodoffices.facts import Fact, Position, Reading, Report, Role
from goodoffices.lexicon.trust import KINDS
from goodoffices.parse import Doc
from goodoffices.resolve import resolve_reading
from goodoffices.resolve.confidence import features_of
from goodoffices.score import compare_sheets
from training.sheets import coded_reports, labels_of, pairs_of, unfitted_words
from training.trust import TRUST, Row, fitted_curve, write_sections

SECTIONS = {
    FactKind.EVENT: "events", FactKind.TALKS: "talks", FactKind.CEASEFIRE: "ceasefires",
    FactKind.FIGURE: "figures", FactKind.POSITION: "positions", FactKind.RELATION: "relations",
}  # fmt: skip
_RARE = 12
"""A feature that fewer facts have is left out."""
_FEW = 400
"""A kind with fewer facts has no weights but those of the extractor's own guess."""
_PLAIN = ("one", "own guess")
_HALF = 0.5
_SHRINK = 1.0


def main(arguments: Sequence[str]) -> int:
    """Fit the weights of each kind, or the levels, and print how sure and how right they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="*", type=Path)
    parser.add_argument("--judged", type=Path)
    given = parser.parse_args(arguments)
    if given.judged is not None:
        with given.judged.open(encoding="utf-8", newline="") as lines:
            levels = levels_from(csv.DictReader(lines, delimiter="\t"), _now().get("levels", {}))
        write_sections({"levels": levels})
        print(levels)
        return 0
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for report, doc, sheet in coded_reports(pairs_of(parser, given.pairs)):
        for kind, row in rows_in(_reading(report, doc), sheet):
            rows[kind].append(row)
    write_sections({kind: fit(each) for kind, each in rows.items() if each})
    return 0


def _now() -> dict[str, dict[str, float]]:
    return tomllib.loads(TRUST.read_text(encoding="utf-8"))


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Fit a logistic curve over the features that are not rare."""
    seen = Counter(name for row, _ in rows for name, value in row.items() if value)
    often = [name for name, count in sorted(seen.items()) if count >= _RARE]
    names = often if len(rows) >= _FEW else list(_PLAIN)
    return fitted_curve(rows, names, _SHRINK)


def levels_from(judged: Iterable[Mapping[str, str]], now: Mapping[str, float]) -> dict[str, float]:
    """Move each kind so that its confidence is, in the mean, the share judged right.

    `now` are the levels with which the judged confidences were made. Two facts, one right and one
    wrong, are added to each kind, so that a few verdicts cannot make a kind certain.
    """
    shares: dict[str, list[tuple[float, bool]]] = {}
    for row in judged:
        if row["kind"] in KINDS:
            sure = float(row["confidence"])
            shares.setdefault(row["kind"], []).append((sure, row["verdict"] == "right"))
    found = dict(now)
    for kind, facts in shares.items():
        wanted = (sum(good for _, good in facts) + 1) / (len(facts) + 2)
        moved = [math.log(sure / (1 - sure)) for sure, _ in facts]
        low, high = -6.0, 6.0
        while high - low > 1e-4:
            middle = (low + high) / 2
            mean = sum(1 / (1 + math.exp(-(each + middle))) for each in moved) / len(moved)
            low, high = (middle, high) if mean < wanted else (low, middle)
        found[kind] = round(now.get(kind, 0.0) + (low + high) / 2, 4)
    return found


def _reading(report: Report, doc: Doc) -> Reading:
    """Read a report as the product does, with each extractor's own guess left as it is."""
    scene = build_scene(doc, report, unfitted_words())
    drafts = extract_drafts(scene, labels_of(scene))
    return resolve_reading(report, drafts, scene.mentions, scene.words)


def rows_in(reading: Reading, sheet: Mapping[str, object]) -> Iterator[tuple[str, Row]]:
    """Describe the facts of a reading that may stand on a sheet, and whether a coder marked them.

    A sheet keeps one of several truces or figures alike: the others are neither right nor wrong.
    """
    # Claims and what is doubted have no place on a sheet; here all is to be judged.
    facts = tuple(_open(fact) for fact in reading.facts)
    said = coding_sheet(replace(reading, facts=facts))
    right = {
        id(item)
        for each in compare_sheets(said, sheet, reading.report.text)
        for item, _ in each.pairs
    }
    guessed = {id(shown): fact for shown, fact in zip(facts, reading.facts, strict=True)}
    on_sheet = facts_on_sheet(replace(reading, facts=facts))
    for kind, name in SECTIONS.items():
        items = said[name]
        assert isinstance(items, list)
        for fact, item in zip(on_sheet[name], items, strict=True):
            yield kind.value, (features_of(guessed[id(fact)]), id(item) in right)
    titles = _titles(sheet)
    for fact in reading.facts:
        if isinstance(fact, Role):
            known = titles.get(fact.holder.shown.casefold().split()[-1], set[str]())
            words = set(fact.title.casefold().split())
            yield fact.kind.value, (features_of(fact), _HALF * len(words) <= len(words & known))


def _open(fact: Fact) -> Fact:
    shown = replace(fact, confidence=1.0)
    return replace(shown, claimed=False) if isinstance(shown, Position) else shown


def _titles(sheet: Mapping[str, object]) -> dict[str, set[str]]:
    """Give the words of everybody's titles on a sheet, by last name."""
    found: dict[str, set[str]] = {}
    people = sheet.get("people")
    for person in people if isinstance(people, list) else []:
        last = str(person["name"]).casefold().split()[-1]
        found.setdefault(last, set()).update(" ".join(person["roles"]).casefold().split())
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
