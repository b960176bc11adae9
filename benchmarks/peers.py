"""Words per second of reading beside textacy on the same texts, in the same run.

    python benchmarks/peers.py FOLDER [--limit 84] [--rounds 2]

textacy finds direct quotations with their speakers, and triples of subject, verb and object, in
texts that spaCy has parsed; both are asked for, and parsing counts for both sides. A text with an
unclosed quotation mark gives it no quotations. It keeps nothing, where reading resolves, writes and
merges. Each side runs in a process of its own, in turn; times are of the processor, without
importing and loading. Other finders of quotations (SaysWho, BookNLP) need models that no package
brings, and the coders of events (PETRARCH2, UniversalPetrarch) are on no package index.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reading import BATCH, batches_of, files_of, texts_of


def main() -> None:
    """Measure the sides in turn and print them beside each other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=84)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--side", choices=sorted(SIDES), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        print(json.dumps(SIDES[asked.side](asked)))
        return
    found: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for number in range(asked.rounds):
        for side in sorted(SIDES, reverse=number % 2 == 1):
            command = [sys.executable, __file__, str(asked.folder), "--side", side]
            command += ["--limit", str(asked.limit)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[side].append(json.loads(done.stdout.splitlines()[-1]))
    for side, rounds in found.items():
        seconds, words = min(each["seconds"] for each in rounds), rounds[0]["words"]
        print(f"{side:10} {words / seconds:7.0f} words/s, {rounds[0]['found']:.0f} things found")


def textacy_side(asked: argparse.Namespace) -> dict[str, float]:
    """Find quotations and triples with textacy."""
    import spacy  # noqa: PLC0415 - each side loads only its own
    from textacy import extract  # noqa: PLC0415

    from goodoffices.parse import DEFAULT_MODEL  # noqa: PLC0415

    nlp = spacy.load(DEFAULT_MODEL)
    texts = texts_of(asked.folder, asked.limit)
    found = 0
    begun = process_time()
    for batch in batches_of(texts, BATCH):
        for doc in nlp.pipe(batch, batch_size=len(batch)):
            found += len(list(quotations(extract, doc)))
            found += len(list(extract.subject_verb_object_triples(doc)))
    return counted(process_time() - begun, texts, found)


def quotations(extract: object, doc: object) -> list[object]:
    """Ask for quotations; textacy gives up a whole text over one unclosed quotation mark."""
    try:
        return list(extract.direct_quotations(doc))  # type: ignore[attr-defined]
    except ValueError:
        return []


def rules_side(asked: argparse.Namespace) -> dict[str, float]:
    """Read with rules into a record."""
    return own_side(asked, "rules")


def learnt_side(asked: argparse.Namespace) -> dict[str, float]:
    """Read with learnt labels into a record."""
    return own_side(asked, "learnt")


def own_side(asked: argparse.Namespace, reader: str) -> dict[str, float]:
    """Read into a record: all eight kinds of fact, resolved, written and merged."""
    from goodoffices.label import usual_labeller  # noqa: PLC0415
    from goodoffices.parse import load_parser  # noqa: PLC0415
    from goodoffices.run import read_into  # noqa: PLC0415
    from goodoffices.summary import Choices  # noqa: PLC0415

    load_parser()
    if reader == "learnt":
        usual_labeller()
    files = [str(each) for each in files_of(asked.folder, asked.limit)]
    with tempfile.TemporaryDirectory() as place:
        begun = process_time()
        summary = read_into(files, str(Path(place) / "a.db"), choices=Choices(reader=reader))
        seconds = process_time() - begun
    return counted(seconds, texts_of(asked.folder, asked.limit), sum(summary.facts.values()))


def counted(seconds: float, texts: list[str], found: int) -> dict[str, float]:
    return {
        "seconds": seconds,
        "words": sum(len(text.split()) for text in texts),
        "found": found,
    }


SIDES = {"textacy": textacy_side, "rules": rules_side, "learnt": learnt_side}

if __name__ == "__main__":
    main()
