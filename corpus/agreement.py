"""How far the two readers of a tenth of the corpus agree, section by section.

    python -m corpus.agreement

Scored as a program would be: the second reader's sheets against the first reader's.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.marks import Marked, read_folder
from goodoffices.score import Scores, score_sheets

HERE = Path(__file__).parent


def by_id(folder: Path) -> dict[str, Marked]:
    """Give the marked reports of a folder by their ids."""
    return {report.head["id"]: report for report in read_folder(folder)}


def agreement(first: Path, second: Path) -> tuple[Scores, int]:
    """Score the reports that both readers marked."""
    theirs = by_id(second)
    ours = {name: each for name, each in by_id(first).items() if name in theirs}
    # Through JSON, as sheets are read from files everywhere else.
    gold = {name: json.loads(json.dumps(each.sheet)) for name, each in ours.items()}
    said = {name: json.loads(json.dumps(theirs[name].sheet)) for name in ours}
    return score_sheets(said, gold, {name: each.text for name, each in ours.items()}), len(ours)


def main() -> int:
    """Print the table."""
    scores, reports = agreement(HERE / "marked", HERE / "second")
    print(f"{reports} reports marked twice")
    print(f"{'section':12} {'F1':>6} {'both':>6} {'first only':>11} {'second only':>12}")
    for name, count in scores.sections.items():
        row = f"{count.right:6} {count.missed:11} {count.spurious:12}"
        print(f"{name:12} {count.f1:6.3f} {row}")
    for name, (right, compared) in scores.accuracies.items():
        if compared:
            print(f"{name}: {right / compared:.3f} of {compared}")
    print(f"mean F1 {scores.overall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
