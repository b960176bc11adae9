"""Fits how far statements of the learnt reader are to be trusted, on marked reports.

    python -m training.trust SHEETS TEXTS [SHEETS TEXTS ...]

Each pair is a folder of coding sheets and the folder of their reports, of which the labels have
learnt nothing. Writes `lexicon/trust.toml` anew and prints how often what share was right.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from goodoffices.export import coding_sheet
from goodoffices.extract import build_scene, find_statements, join_statements
from goodoffices.extract.cues import find_cues
from goodoffices.extract.labelled import statements_from_labels
from goodoffices.extract.trusted import features, is_labelled
from goodoffices.facts import Report, Statement
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import Doc
from goodoffices.resolve import resolve_reading
from goodoffices.score import compare_sheets
from training.sheets import Sheet, coded_reports, labels_of, pairs_of

TRUST = Path(__file__).parents[1] / "src" / "goodoffices" / "lexicon" / "trust.toml"
_HEAD = """\
# Weights of logistic curves: statements by `python -m training.trust`, events that learnt weights
# judged by `python -m training.deeds`, days of saying by `python -m training.said_on`, the other
# kinds and their levels by `python -m training.confidence`. See docs/label.md, docs/evaluation.md.
"""
_ROUNDS, _SHRINK = 60, 0.5

Row = tuple[dict[str, float], bool]


def main(arguments: Sequence[str]) -> int:
    """Gather, fit, write, and print the table of confidence against what was right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    pairs = pairs_of(parser, parser.parse_args(arguments).pairs)
    rows = [row for each in coded_reports(pairs) for row in rows_of(*each)]
    names = list(rows[0][0])
    table = np.array([[row[name] for name in names] for row, _ in rows])
    right = np.array([good for _, good in rows], dtype=np.float64)
    weights = fitted(table, right)
    write_sections({"statements": dict(zip(names, weights.tolist(), strict=True))})
    chance = 1 / (1 + np.exp(-(table @ weights)))
    for low in np.arange(0, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.any():
            print(f"{low:.1f}: {inside.sum():5} statements, {right[inside].mean():.2f} right")
    return 0


def write_sections(sections: Mapping[str, Mapping[str, float]]) -> None:
    """Write some sections of `trust.toml` anew; the others stay."""
    table = tomllib.loads(TRUST.read_text(encoding="utf-8")) | dict(sections)
    parts = [
        f"[{name}]\n" + "\n".join(f'"{key}" = {weight:.4f}' for key, weight in weights.items())
        for name, weights in table.items()
    ]
    TRUST.write_text(_HEAD + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


def fitted(table: np.ndarray, right: np.ndarray, shrink: float = _SHRINK) -> np.ndarray:
    """Fit a logistic curve by Newton's method, with a little shrinking."""
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table * (chance * (1 - chance))[:, None]
        step = table.T @ (right - chance) - shrink * weights
        weights += np.linalg.solve(table.T @ slope + shrink * np.eye(len(weights)), step)
    return weights


def fitted_curve(
    rows: Sequence[Row], names: Sequence[str], shrink: float = _SHRINK
) -> dict[str, float]:
    """Fit a logistic curve over the features of these names."""
    table = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    right = np.array([good for _, good in rows], dtype=np.float64)
    return dict(zip(names, fitted(table, right, shrink).round(4).tolist(), strict=True))


def rows_of(report: Report, doc: Doc, sheet: Sheet) -> Iterator[Row]:
    """Describe the statements of a report, and whether a coder marked them."""
    words = load_lexicon()
    scene = build_scene(doc, report, words)
    ruled = tuple(find_statements(scene))
    labelled = tuple(statements_from_labels(scene, labels_of(scene).attributions))
    told = list(join_statements(labelled, ruled))
    reading = resolve_reading(report, told, scene.mentions, words)
    kept = [each for each in reading.facts if isinstance(each, Statement)]
    # A sheet leaves out what is doubted; here all is to be judged.
    sure = tuple(replace(each, confidence=1.0) for each in kept)
    said = coding_sheet(replace(reading, facts=sure))
    (compared,) = (
        each for each in compare_sheets(said, sheet, report.text) if each.section == "statements"
    )
    right = {id(item) for item, _ in compared.pairs}
    items = said["statements"]
    assert isinstance(items, list)
    cues = frozenset(cue.word.idx for cue in find_cues(scene))
    for statement, item in zip(kept, items, strict=True):
        if is_labelled(statement):
            yield features(statement, scene, ruled, cues), id(item) in right


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
