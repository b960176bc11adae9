"""Time and peak memory of `read` against bare spaCy on the same texts, in one run, as a ratio.

    python benchmarks/reading.py FOLDER [--rounds 3] [--limit 84]

Both sides run in a process of their own, in turn, so that neither warms the other's caches; the
time is CPU time of reading alone, without loading program and model. Bare spaCy gets the same
pipeline and the same batches of whole documents.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time


def main() -> None:
    arguments = parse_arguments()
    if arguments.side:
        print(json.dumps(SIDES[arguments.side](arguments.folder, arguments.limit)))
        return
    results: dict[str, list[dict[str, float]]] = {name: [] for name in SIDES}
    for _ in range(arguments.rounds):
        for name in SIDES:
            results[name].append(run_side(name, arguments))
    say(results)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=10_000, help="at most so many files")
    parser.add_argument("--side", choices=list(SIDES), help=argparse.SUPPRESS)
    return parser.parse_args()


def run_side(name: str, arguments: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, __file__, str(arguments.folder), "--side", name]
    command += ["--limit", str(arguments.limit)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def files_of(folder: Path, limit: int) -> list[Path]:
    return sorted(each for each in folder.rglob("*.txt"))[:limit]


def bare_spacy(folder: Path, limit: int) -> dict[str, float]:
    """Run spaCy alone over the texts, in batches of about 5,000 words."""
    from goodoffices.parse import load_parser  # noqa: PLC0415 - each side loads only its own

    nlp = load_parser()
    texts = [each.read_text(encoding="utf-8", errors="replace") for each in files_of(folder, limit)]
    begun = process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=8))
    return measured(begun, len(words_of(texts)), words)


def whole_read(folder: Path, limit: int) -> dict[str, float]:
    """Run `read` into a fresh record."""
    from goodoffices.parse import load_parser  # noqa: PLC0415
    from goodoffices.run import read_into  # noqa: PLC0415

    load_parser()
    files = files_of(folder, limit)
    texts = [each.read_text(encoding="utf-8", errors="replace") for each in files]
    with tempfile.TemporaryDirectory() as place:
        begun = process_time()
        summary = read_into([str(each) for each in files], str(Path(place) / "bench.db"))
        return measured(begun, len(words_of(texts)), sum(summary.facts.values()))


def words_of(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def measured(begun: float, words: int, found: int) -> dict[str, float]:
    seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "words": words, "found": found, "peak_mb": peak}


def say(results: dict[str, list[dict[str, float]]]) -> None:
    for name, rounds in results.items():
        seconds = statistics.median(each["seconds"] for each in rounds)
        peak = max(each["peak_mb"] for each in rounds)
        words = rounds[0]["words"]
        print(
            f"{name:12} {seconds:8.2f} CPU s  {words / seconds:8.0f} words/s  peak {peak:6.0f} MB"
        )
    pairs = zip(results["whole_read"], results["bare_spacy"], strict=True)
    ratios = sorted(one["seconds"] / two["seconds"] for one, two in pairs)
    print(
        f"ratio        {statistics.median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


SIDES = {"bare_spacy": bare_spacy, "whole_read": whole_read}

if __name__ == "__main__":
    main()
