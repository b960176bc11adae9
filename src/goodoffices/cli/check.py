"""`goodoffices check`: the program against reports coded by hand."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.terminal import say, say_error, say_json, say_table
from goodoffices.errors import GoodOfficesError, SourceMissing


@click.command("check")
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--texts",
    multiple=True,
    metavar="SOURCE",
    help="Where the reports are; FOLDER itself by default.",
)
@click.option("--misses", is_flag=True, help="List every item missed or made up.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(folder: str, texts: tuple[str, ...], misses: bool, as_json: bool) -> None:
    """Score the program against FOLDER, which holds one coding sheet (JSON) per report.

    The reports themselves are looked for beside the sheets or under --texts; a sheet belongs to
    the report whose file name has the same stem.
    """
    score: Any = importlib.import_module("goodoffices.score")
    run: Any = importlib.import_module("goodoffices.run")
    export: Any = importlib.import_module("goodoffices.export")
    gold = score.load_sheets(Path(folder))
    if not gold:
        raise SourceMissing(
            folder, "there is no coding sheet in it", "Name a folder with *.json sheets"
        )
    said: dict[str, Any] = {}
    words: dict[str, str] = {}
    for found in run.readings_of(list(texts) or [folder]):
        if isinstance(found, GoodOfficesError):
            say_error(found)
        elif not isinstance(found, str) and (stem := Path(found.report.name).stem) in gold:
            said[stem], words[stem] = export.coding_sheet(found), found.report.text
    _say_missing(gold, said)
    scores = score.score_sheets(said, gold, words)
    if as_json:
        say_json(_as_data(scores, len(said)))
        return
    _say_scores(scores, len(said))
    if misses:
        _say_misses(score, said, gold, words)


def _say_missing(gold: dict[str, Any], said: dict[str, Any]) -> None:
    for stem in sorted(set(gold) - set(said)):
        say_error(
            SourceMissing(
                stem, "no report for this sheet; it counts as empty", "Name its folder with --texts"
            )
        )


def _say_scores(scores: Any, reports: int) -> None:
    rows = [
        [
            name,
            f"{c.precision:.3f}",
            f"{c.recall:.3f}",
            f"{c.f1:.3f}",
            str(c.right),
            str(c.spurious),
            str(c.missed),
        ]
        for name, c in scores.sections.items()
    ]
    say_table(
        ("section", "precision", "recall", "F1", "right", "made up", "missed"), rows, width=100
    )
    for name, (right, compared) in scores.accuracies.items():
        if compared:
            say(f"{name}: {right / compared:.3f} of {compared} right")
    say(f"overall F1 {scores.overall:.3f} over {reports} reports")


def _say_misses(
    score: Any, said: dict[str, Any], gold: dict[str, Any], words: dict[str, str]
) -> None:
    for stem, sheet in gold.items():
        for found in score.compare_sheets(said.get(stem, {}), sheet, words.get(stem, "")):
            for item in found.missed:
                say(f"{stem} {found.section} missed: {item}")
            for item in found.spurious:
                say(f"{stem} {found.section} made up: {item}")


def _as_data(scores: Any, reports: int) -> dict[str, object]:
    return {
        "reports": reports,
        "overall": round(scores.overall, 4),
        "sections": {
            name: {
                "precision": round(c.precision, 4),
                "recall": round(c.recall, 4),
                "f1": round(c.f1, 4),
                "right": c.right,
                "made_up": c.spurious,
                "missed": c.missed,
            }
            for name, c in scores.sections.items()
        },
        "accuracies": {name: {"right": r, "of": n} for name, (r, n) in scores.accuracies.items()},
    }
