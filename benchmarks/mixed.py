"""Reads a mixed archive with the filter on, against bare spaCy on all of it.

    python benchmarks/mixed.py FOLDER [FOLDER ...] [--rounds 2] [--reader rules|learnt]

The texts of the folders and our own example reports are written as pages of one WARC file, in the
order of their fingerprints. One side reads it, from the compressed pages to the finished record;
the other parses the same texts with the pipeline as `spacy.load` gives it and does nothing else.
Both run in a process of their own, in turn; times are of the processor, without importing and
loading the model.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

import spacy

from goodoffices.parse import DEFAULT_MODEL, load_parser
from goodoffices.run import read_into
from goodoffices.summary import Choices

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reading import BATCH, batches_of

EXAMPLES = Path(__file__).resolve().parent.parent / "src" / "goodoffices" / "examples"


def main() -> None:
    """Measure both sides in turn and print their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--reader", choices=["rules", "learnt"], default="rules")
    parser.add_argument("--limit", type=int, default=100_000)
    parser.add_argument("--side", choices=sorted(SIDES), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        print(json.dumps(SIDES[asked.side](asked)))
        return
    found: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for number in range(asked.rounds):
        for side in sorted(SIDES, reverse=number % 2 == 1):
            command = [sys.executable, __file__, *map(str, asked.folders), "--side", side]
            command += ["--reader", asked.reader, "--limit", str(asked.limit)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[side].append(json.loads(done.stdout.splitlines()[-1]))
    best = {side: min(each["seconds"] for each in rounds) for side, rounds in found.items()}
    for side, rounds in found.items():
        peak = max(each["peak_mb"] for each in rounds)
        words = rounds[0]["words"]
        print(f"{side:6} {best[side]:8.1f} CPU s  {words / best[side]:8.0f} words/s  {peak:.0f} MB")
    told = found["read"][0]
    print(f"{told['read']:.0f} read, {told['aside']:.0f} set aside, {told['facts']:.0f} facts")
    print(f"ratio {best['read'] / best['spacy']:.2f}")


def texts_of(asked: argparse.Namespace) -> list[str]:
    files = [path for folder in (*asked.folders, EXAMPLES) for path in folder.rglob("*.txt")]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    texts.sort(key=lambda text: hashlib.sha256(text.encode()).digest())
    return texts[: asked.limit]


def read_archive(asked: argparse.Namespace) -> dict[str, float]:
    """Read the archive as a user would."""
    load_parser()
    texts = texts_of(asked)
    choices = Choices(reader=asked.reader)
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place) / "mixed.warc.gz"
        with archive.open("wb") as out:
            for number, text in enumerate(texts):
                out.write(gzip.compress(record(number, text), 3))
        begun = process_time()
        summary = read_into([str(archive)], str(Path(place) / "mixed.db"), choices=choices)
        seconds = process_time() - begun
    facts = sum(summary.facts.values())
    told = {"read": summary.read, "aside": summary.aside, "facts": facts}
    return measured(seconds, texts) | told


def record(number: int, text: str) -> bytes:
    """Make one page of the archive."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    page = (
        f"<html><head><title>{number}</title></head><body><article>{body}</article></body></html>"
    )
    web = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    top = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://mixed.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(web)}\r\n\r\n"
    )
    return top.encode() + web + b"\r\n\r\n"


def bare_spacy(asked: argparse.Namespace) -> dict[str, float]:
    """Parse all texts and do nothing else."""
    nlp = spacy.load(DEFAULT_MODEL)
    texts = texts_of(asked)
    begun = process_time()
    for batch in batches_of(texts, BATCH):
        for _ in nlp.pipe(batch, batch_size=len(batch)):
            pass
    return measured(process_time() - begun, texts)


def measured(seconds: float, texts: list[str]) -> dict[str, float]:
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "words": words, "peak_mb": peak}


SIDES = {"read": read_archive, "spacy": bare_spacy}

if __name__ == "__main__":
    main()
