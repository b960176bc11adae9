"""Acts of speech: how often the program's code for a statement is that of a careful coder.

    python eval/acts.py              accuracy, and the commonest confusions
    python eval/acts.py --misses     also each statement that is coded otherwise

Reads `acts.tsv`: statements of the example reports, drawn at random across the three processes and
coded by reading, with a second choice where a careful coder could hesitate. `again` is a second
coding of every tenth one, made later without looking at the first.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.facts import Reading, Span, Statement
from goodoffices.run import readings_of

HERE = Path(__file__).resolve().parent
MARKS = HERE / "acts.tsv"
EXAMPLES = HERE.parent / "src" / "goodoffices" / "examples"
FOLDERS = tuple(EXAMPLES / name for name in ("colombia", "syria", "tamria"))
_NOTHING = "-"
_SHOWN = 12
"""Confusions to show."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a coder wrote down for one statement."""

    report: str
    span: Span
    act: str
    second: str
    again: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A mark and what the program says there; no act where it finds no statement."""

    mark: Mark
    content: str
    cue: str
    act: str


def load_marks(place: Path = MARKS) -> list[Mark]:
    """Load the coded statements."""
    with place.open(encoding="utf-8", newline="") as lines:
        return [
            Mark(
                row["report"],
                Span(int(row["start"]), int(row["end"])),
                row["act"],
                row["second"],
                row["again"],
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def compare(marks: Sequence[Mark]) -> list[Compared]:
    """Read the example reports and set the program's acts beside the coder's."""
    sources = [str(folder) for folder in FOLDERS]
    found = {one.report.name: one for one in readings_of(sources) if isinstance(one, Reading)}
    return [_compared(mark, found[mark.report]) for mark in marks]


def _compared(mark: Mark, reading: Reading) -> Compared:
    told = [fact for fact in reading.facts if isinstance(fact, Statement)]
    nearest = max(told, key=lambda said: _likeness(_span(said), mark.span), default=None)
    text = " ".join(mark.span.of(reading.report.text).split())
    if nearest is None or not _span(nearest).meets(mark.span):
        return Compared(mark, text, "", _NOTHING)
    return Compared(mark, text, nearest.cue, str(nearest.act))


def _span(said: Statement) -> Span:
    spans = said.evidence["content"]
    return Span(spans[0].start, spans[-1].end)


def _likeness(one: Span, other: Span) -> float:
    """Give the share of both spans that they have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def accuracy(compared: Sequence[Compared]) -> tuple[float, float]:
    """Give the share coded as the coder's first choice, and as the first or second."""
    found = [each for each in compared if each.act != _NOTHING]
    first = sum(each.act == each.mark.act for each in found)
    either = sum(each.act in (each.mark.act, each.mark.second) for each in found)
    return first / len(found), either / len(found)


def agreement(marks: Sequence[Mark]) -> tuple[int, int]:
    """Give how many were coded twice, and how many of them alike."""
    twice = [mark for mark in marks if mark.again != _NOTHING]
    return len(twice), sum(mark.act == mark.again for mark in twice)


def main() -> int:
    """Print accuracy, agreement and the commonest confusions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true")
    misses = parser.parse_args().misses
    marks = load_marks()
    compared = compare(marks)
    first, either = accuracy(compared)
    lost = sum(each.act == _NOTHING for each in compared)
    twice, alike = agreement(marks)
    print(f"{len(marks)} statements; {lost} of them not found")
    print(f"first choice {first:.3f}; first or second {either:.3f}")
    print(f"coded twice: {twice}, alike: {alike}")
    wrong = [each for each in compared if each.act not in (each.mark.act, _NOTHING)]
    pairs = Counter((each.mark.act, each.act) for each in wrong)
    for (coder, program), count in pairs.most_common(_SHOWN):
        print(f"{count:4}  coder {coder}, program {program}")
    if misses:
        for each in wrong:
            print(f"{each.mark.act}/{each.mark.second} <- {each.act} [{each.cue}] {each.content}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
