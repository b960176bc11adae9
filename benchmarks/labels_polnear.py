"""Runs the learnt labels alone over a folder in PolNeAR's format and writes what its scorer takes.

    python benchmarks/labels_polnear.py FOLDER OUT.jsonl [WEIGHTS.npz]

FOLDER holds `text/*.txt`. OUT.jsonl gets one line per article; no rule adds or mends anything.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from goodoffices.errors import GoodOfficesError
from goodoffices.extract.quotes import find_quotes
from goodoffices.facts import Report
from goodoffices.label import Attribution, Labeller, load_labeller
from goodoffices.parse import load_parser, parse_reports
from goodoffices.read import read_reports


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    folder, target = Path(arguments[0]), Path(arguments[1])
    labeller = load_labeller(Path(arguments[2]) if len(arguments) == 3 else None)
    sources = [str(path) for path in sorted((folder / "text").glob("*.txt"))]
    began = time.process_time()
    parsed = list(parse_reports(reports(sources), load_parser()))
    between = time.process_time()
    lines = list(articles(parsed, labeller))
    ended = time.process_time()
    target.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    share = (ended - between) / (between - began)
    print(f"labels took {ended - between:.1f} s of CPU, {share:.0%} of reading and parsing")
    return 0


def reports(sources: Sequence[str]) -> Iterator[Report]:
    for found in read_reports(sources):
        if isinstance(found, GoodOfficesError):
            print(found, file=sys.stderr)
        else:
            yield found


def articles(
    parsed: Sequence[tuple[Report, Doc]], labeller: Labeller
) -> Iterator[dict[str, object]]:
    """Give the attributions of each article as the scorer reads them, ten articles at a time."""
    for first in range(0, len(parsed), 10):
        batch = parsed[first : first + 10]
        quotes = [[each.outer for each in find_quotes(report.text)] for report, _ in batch]
        found = labeller.read_all([doc for _, doc in batch], quotes)
        for (report, doc), labels in zip(batch, found, strict=True):
            statements = [as_scored(each, doc) for each in labels.attributions]
            yield {"doc": Path(report.name).name, "statements": statements}


def as_scored(told: Attribution, doc: Doc) -> dict[str, object]:
    """Give one attribution as the scorer reads it."""
    spans = [characters(each, doc) for each in told.content]
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": spans,
        "cue": characters(told.cue, doc) if told.cue else None,
        "speaker": characters(told.source, doc) if told.source else None,
    }


def characters(span: tuple[int, int], doc: Doc) -> list[int]:
    words = doc[span[0] : span[1]]
    return [words.start_char, words.end_char]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
