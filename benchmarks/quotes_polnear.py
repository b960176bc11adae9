"""Runs the whole reading over a folder in PolNeAR's format and writes what its scorer takes.

    python benchmarks/quotes_polnear.py FOLDER OUT.jsonl

FOLDER holds `text/*.txt`. OUT.jsonl gets one line per article with its statements: content, speaker
and cue as characters of the text file, and the name the speaker was resolved to.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Reading, Span, Statement
from goodoffices.run import readings_of


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, target = Path(arguments[0]), Path(arguments[1])
    sources = [str(path) for path in sorted((folder / "text").glob("*.txt"))]
    with target.open("w", encoding="utf-8") as out:
        for reading in readings_of(sources):
            if isinstance(reading, Reading):
                out.write(json.dumps(article(reading), ensure_ascii=False) + "\n")
            elif isinstance(reading, GoodOfficesError):
                print(reading, file=sys.stderr)
    return 0


def article(reading: Reading) -> dict[str, object]:
    """Give the statements of one report as the scorer reads them."""
    statements = [fact for fact in reading.facts if isinstance(fact, Statement)]
    return {
        "doc": Path(reading.report.name).name,
        "statements": [as_scored(each) for each in statements],
    }


def as_scored(statement: Statement) -> dict[str, object]:
    """Give one statement as the scorer reads it."""
    content = statement.evidence["content"]
    return {
        "start": content[0].start,
        "end": content[-1].end,
        "spans": [list(pair(span)) for span in content],
        "speaker": first(statement.evidence.get("speaker", ())),
        "cue": first(statement.evidence.get("cue", ())),
        "speaker_name": statement.speakers[0].name or None if statement.speakers else None,
    }


def pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def first(spans: Sequence[Span]) -> tuple[int, int] | None:
    return pair(spans[0]) if spans else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
