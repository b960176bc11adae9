"""The evaluation gate: accuracy per section may rise on purpose, and does not fall unseen.

    python eval/gate.py                  compare with the pinned floors
    python eval/gate.py --raise          pin what is reached, where it is higher
    python eval/gate.py --accept-loss    pin what is reached, also where it is lower

Reads the hand-coded reports of `eval/marked` and, where a folder `shared/gold` lies beside the
project, those as well. The corpus carries a fingerprint: if a sheet or report changed, floors are
not comparable and must be pinned anew. Two flipped items of a section are tolerated.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.export import coding_sheet
from goodoffices.facts import Reading
from goodoffices.run import readings_of
from goodoffices.score import Scores, load_sheets, score_sheets

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "src" / "goodoffices" / "examples"
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
FLIPPED = 2
"""Items of a section that may flip before a fall counts: a new library version moves a few."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hand-coded sheets and the folders with their reports."""

    name: str
    sheets: Path
    texts: tuple[Path, ...]


CORPORA = (
    Corpus(
        "own", HERE / "marked", tuple(EXAMPLES / each for each in ("colombia", "syria", "tamria"))
    ),
    Corpus("gold", SHARED / "gold" / "answers", (SHARED / "gold" / "texts", SHARED / "seeds")),
)


def present() -> list[Corpus]:
    """Give the corpora that are on this machine; our own always is."""
    return [corpus for corpus in CORPORA if corpus.sheets.is_dir()]


def reports_of(corpus: Corpus) -> Iterator[Reading]:
    """Read the reports that have a sheet."""
    wanted = {place.stem for place in corpus.sheets.glob("*.json")}
    for found in readings_of([str(folder) for folder in corpus.texts]):
        if isinstance(found, Reading) and Path(found.report.name).stem in wanted:
            yield found


def score(corpus: Corpus) -> Scores:
    """Score the program against one corpus."""
    readings = {Path(each.report.name).stem: each for each in reports_of(corpus)}
    said = {stem: coding_sheet(each) for stem, each in readings.items()}
    words = {stem: each.report.text for stem, each in readings.items()}
    return score_sheets(said, load_sheets(corpus.sheets), words)


def fingerprint(corpus: Corpus) -> str:
    """Give sixteen hexadecimal digits that change with any sheet or report."""
    digest = hashlib.sha256()
    places = sorted(corpus.sheets.glob("*.json"))
    wanted = {place.stem for place in places}
    for folder in corpus.texts:
        places += sorted(
            p for p in folder.iterdir() if p.stem in wanted or p.suffix in (".csv", ".jsonl")
        )
    for place in places:
        digest.update(place.name.encode() + b"\0" + place.read_bytes())
    return digest.hexdigest()[:16]


def falls(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Name each section that fell below its floor by more than two flipped items."""
    found = []
    for section, count in scores.sections.items():
        floor = floors.get(section, 0.0)
        size = 2 * count.right + count.spurious + count.missed
        slack = 2 * FLIPPED / size if size else 0.0
        if count.f1 < floor - slack:
            found.append(f"{section}: {count.f1:.3f}, floor {floor:.3f}")
    return found


def reached(scores: Scores) -> dict[str, float]:
    """Give the F1 of each section, to three digits."""
    return {section: round(count.f1, 3) for section, count in scores.sections.items()}


def pinned() -> dict[str, dict[str, object]]:
    """Load the floors."""
    held: dict[str, dict[str, object]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return held


def main() -> int:
    """Compare, or pin; give 1 where something fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--accept-loss", action="store_true")
    arguments = parser.parse_args()
    floors = pinned() if FLOORS.exists() else {}
    failed = False
    for corpus in present():
        scores, mark = score(corpus), fingerprint(corpus)
        held = floors.get(corpus.name, {})
        old = dict(held.get("sections", {}))  # type: ignore[call-overload]
        changed = bool(held) and held.get("fingerprint") != mark
        found = falls(scores, old)
        say(corpus, scores, found, changed)
        failed = failed or bool(found) or changed
        if arguments.lift or arguments.accept_loss:
            new = reached(scores)
            if not arguments.accept_loss and not changed:
                new = {section: max(value, old.get(section, 0.0)) for section, value in new.items()}
            floors[corpus.name] = {"fingerprint": mark, "sections": new}
    if arguments.lift or arguments.accept_loss:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        return 0
    return 1 if failed else 0


def say(corpus: Corpus, scores: Scores, found: list[str], changed: bool) -> None:
    """Print the table of one corpus and what fell."""
    print(f"{corpus.name}: overall F1 {scores.overall:.3f}")
    for section, count in scores.sections.items():
        print(f"  {section:11} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}")
    for line in found:
        print(f"  FELL {line}")
    if changed:
        print("  the corpus changed: pin its floors anew")


if __name__ == "__main__":
    sys.exit(main())
