"""Fits when a statement without a day was made on the day of its report, on marked reports.

    python -m training.said_on SHEETS TEXTS [SHEETS TEXTS ...]

Each pair is a folder of coding sheets and the folder of their reports; a pair named twice counts
twice, as those of the press did beside our own corpus. Writes `[said-on]` of
`lexicon/trust.toml` anew and prints how many days would be right and how many are not told.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from goodoffices.export import coding_sheet
from goodoffices.export.coding_sheets import facts_on_sheet
from goodoffices.extract import build_scene, extract_drafts
from goodoffices.facts import Reading, Report, Statement
from goodoffices.lexicon import Lexicon, load_lexicon
from goodoffices.parse import Doc
from goodoffices.resolve import resolve_reading
from goodoffices.resolve.said_today import signs_of_all
from goodoffices.score import compare_sheets
from training.sheets import Sheet, coded_reports, labels_of, pairs_of
from training.trust import Row, fitted_curve, write_sections

_SHRINK = 3.0


def main(arguments: Sequence[str]) -> int:
    """Gather, fit, write, and print what the curve would do to the statements it was fitted on."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    pairs = pairs_of(parser, parser.parse_args(arguments).pairs)
    words = undated_words()
    rows = [row for each in coded_reports(pairs) for row in rows_of(*each, words)]
    names = sorted({name for row, _ in rows for name in row})
    weights = fitted_curve(rows, names, _SHRINK)
    write_sections({"said-on": weights})
    dated = [good for row, good in rows if sum(weights[name] for name in row) > 0]
    print(f"{len(rows)} without a day, {len(dated)} given one, {sum(dated)} of them rightly")
    return 0


def undated_words() -> Lexicon:
    """Give the lexicon without the weights that are to be fitted."""
    words = load_lexicon()
    return replace(words, trust=replace(words.trust, said_on={}))


def rows_of(report: Report, doc: Doc, sheet: Sheet, words: Lexicon) -> Iterator[Row]:
    """Describe the undated statements of a report that a coder marked, and if he gave its day."""
    if report.reference is None:
        return
    scene = build_scene(doc, report, words)
    drafts = extract_drafts(scene, labels_of(scene))
    reading = resolve_reading(report, drafts, scene.mentions, words)
    days = _days_of(reading, sheet)
    for statement, signs in signs_of_all(reading.facts, report, words):
        if id(statement) in days:
            yield signs, days[id(statement)] == report.reference.isoformat()


def _days_of(reading: Reading, sheet: Sheet) -> Mapping[int, object]:
    """Give the day that a coder wrote down for each statement that he marked."""
    said = coding_sheet(reading)
    on_sheet = facts_on_sheet(reading)["statements"]
    items = said["statements"]
    assert isinstance(items, list)
    (compared,) = (
        each
        for each in compare_sheets(said, sheet, reading.report.text)
        if each.section == "statements"
    )
    days = {id(ours): theirs.get("said_on") for ours, theirs in compared.pairs}
    return {
        id(fact): days[id(item)]
        for fact, item in zip(on_sheet, items, strict=True)
        if isinstance(fact, Statement) and id(item) in days
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
