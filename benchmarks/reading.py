"""Time and peak memory of `read` against bare spaCy on the same texts, in one run, as a ratio.

    python benchmarks/reading.py FOLDER [--rounds 3] [--limit 84] [--times 8]
                                 [--reader learnt|rules]

Both sides run in a process of their own, in turn and in changing order, so that neither warms the
other's caches; the time is CPU time, of all threads, without importing the program and loading the
model, but with all else that `read` does, loading the word lists and making the record included.
Bare spaCy is the pipeline as `spacy.load` gives it: the same model and components, the same texts
and batches. `read` runs those components' rules quicker (`docs/parse.md`), which is part of what is
measured; `--own-parser` gives bare spaCy the same pipeline as `read`. The ratio is that of the
best rounds: on a busy machine the others measure the neighbours. With `--times 8` the texts are
read eight times over, each copy with another name in the place of its commonest, so that none is
the same: memory that grows with what is read shows in the peak.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

BATCH = 30_000
"""Characters that bare spaCy parses together: it is no quicker with more, and slower with fewer."""
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
ENDINGS = ("ov", "ic", "ian", "ez", "ski", "sen", "escu", "adze", "enko", "oglu", "poulos", "mann")


def main() -> None:
    arguments = parse_arguments()
    if arguments.side:
        print(json.dumps(SIDES[arguments.side](arguments)))
        return
    results: dict[str, list[dict[str, float]]] = {name: [] for name in SIDES}
    with tempfile.TemporaryDirectory() as place:
        if arguments.times > 1:
            repeat(arguments, Path(place))
        for number in range(arguments.rounds):
            for name in sorted(SIDES, reverse=number % 2 == 1):
                results[name].append(run_side(name, arguments))
    say(results)


def repeat(arguments: argparse.Namespace, place: Path) -> None:
    """Write the texts several times over, and have those read in their place."""
    for number in range(arguments.times):
        for each in files_of(arguments.folder, arguments.limit):
            text = each.read_text(encoding="utf-8", errors="replace")
            (place / f"{number:02}-{each.name}").write_text(renamed(text, number), encoding="utf-8")
    arguments.folder, arguments.limit = place, arguments.limit * arguments.times


def renamed(text: str, copy: int) -> str:
    """Give a text with another name in the place of its commonest; the first copy as it is."""
    commonest = Counter(NAME.findall(text)).most_common(1)
    if not copy or not commonest:
        return text + "\n" * copy
    [(name, _)] = commonest
    ending = ENDINGS[copy % len(ENDINGS)] * (1 + copy // len(ENDINGS))
    return re.sub(rf"\b{name}\b", name[:4] + ending, text)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=10_000, help="at most so many files")
    parser.add_argument("--times", type=int, default=1, help="how often the texts are read over")
    parser.add_argument("--reader", choices=["learnt", "rules"], default="learnt")
    parser.add_argument("--own-parser", action="store_true")
    parser.add_argument("--side", choices=list(SIDES), help=argparse.SUPPRESS)
    return parser.parse_args()


def run_side(name: str, arguments: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, __file__, str(arguments.folder), "--side", name]
    command += ["--limit", str(arguments.limit), "--reader", arguments.reader]
    command += ["--own-parser"] if arguments.own_parser else []
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def files_of(folder: Path, limit: int) -> list[Path]:
    return sorted(each for each in folder.rglob("*.txt"))[:limit]


def bare_spacy(arguments: argparse.Namespace) -> dict[str, float]:
    """Run spaCy alone over the texts, a batch at a time."""
    import spacy  # noqa: PLC0415 - each side loads only its own

    from goodoffices.parse import DEFAULT_MODEL, load_parser  # noqa: PLC0415

    nlp = load_parser() if arguments.own_parser else spacy.load(DEFAULT_MODEL)
    texts = texts_of(arguments.folder, arguments.limit)
    begun = process_time()
    tokens = 0
    for batch in batches_of(texts, BATCH):
        tokens += sum(len(doc) for doc in nlp.pipe(batch, batch_size=len(batch)))
    return measured(process_time() - begun, texts, tokens)


def batches_of(texts: list[str], characters: int) -> Iterator[list[str]]:
    """Cut a list of texts wherever so many characters have come together."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if sum(map(len, batch)) >= characters:
            yield batch
            batch = []
    if batch:
        yield batch


def whole_read(arguments: argparse.Namespace) -> dict[str, float]:
    """Run `read` into a fresh record."""
    from goodoffices.label import usual_labeller  # noqa: PLC0415
    from goodoffices.parse import load_parser  # noqa: PLC0415
    from goodoffices.run import read_into  # noqa: PLC0415
    from goodoffices.summary import Choices  # noqa: PLC0415

    load_parser()
    choices = Choices(reader=arguments.reader)
    if arguments.reader == "learnt":
        usual_labeller()
    files = files_of(arguments.folder, arguments.limit)
    with tempfile.TemporaryDirectory() as place:
        begun = process_time()
        summary = read_into(
            [str(each) for each in files], str(Path(place) / "bench.db"), choices=choices
        )
        seconds = process_time() - begun
    if summary.skipped:
        raise SystemExit(f"{len(summary.skipped)} reports were not read: {summary.skipped[0]}")
    peak = peak_mb()
    texts = texts_of(arguments.folder, arguments.limit)
    return measured(seconds, texts, sum(summary.facts.values())) | {"peak_mb": peak}


def texts_of(folder: Path, limit: int) -> list[str]:
    return [each.read_text(encoding="utf-8", errors="replace") for each in files_of(folder, limit)]


def measured(seconds: float, texts: list[str], found: int) -> dict[str, float]:
    peak = peak_mb()
    words = sum(len(text.split()) for text in texts)
    return {"seconds": seconds, "words": words, "found": found, "peak_mb": peak}


def peak_mb() -> float:
    """Give the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(results: dict[str, list[dict[str, float]]]) -> None:
    for name, rounds in results.items():
        seconds = min(each["seconds"] for each in rounds)
        peak = max(each["peak_mb"] for each in rounds)
        words = rounds[0]["words"]
        print(
            f"{name:12} {seconds:8.2f} CPU s  {words / seconds:8.0f} words/s  peak {peak:6.0f} MB"
        )
    sides = [[each["seconds"] for each in results[name]] for name in ("whole_read", "bare_spacy")]
    ratios = sorted(one / two for one, two in zip(*sides, strict=True))
    best = min(sides[0]) / min(sides[1])
    print(f"ratio        {best:.2f} (single rounds from {ratios[0]:.2f} to {ratios[-1]:.2f})")


SIDES = {"bare_spacy": bare_spacy, "whole_read": whole_read}

if __name__ == "__main__":
    main()
