"""What the filter of relevance keeps: of the facts of marked reports, and of texts judged by hand.

    python -m eval.relevance --corpus corpus/marked
    python -m eval.relevance --sheets ANSWERS --texts TEXTS [TEXTS ...]
    python -m eval.relevance --judged eval/relevance_judged.tsv --texts FOLDER [FOLDER ...]
    python -m eval.relevance --judged eval/relevance_lee.tsv --texts FOLDER LEE.cor

A fact is kept if its report is read and its words do not stand in a passage that is set aside.
Reports of the corpus on other news (folders `other-*`) are counted apart: they should go. The
judged texts are a random sample of a corpus of news that is not ours, so only ids and verdicts are
kept: `relevant` if a passage is about a conflict, its fighting or its settlement; `passing` if it
is named and nothing is told of it; `other`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from corpus.marks import read_marked

from goodoffices.lexicon import load_lexicon
from goodoffices.sift import Sifted, sift

KINDS = ("statements", "events", "talks", "ceasefires", "figures", "positions", "relations")
WORDS = ("trigger", "starts", "text", "content", "name")
"""The fields of a coding sheet that print words of the report, by which a fact is found."""


@dataclass(frozen=True)
class Text:
    """A text with the places of its facts; a place that is not known stands as -1."""

    name: str
    words: str
    facts: tuple[int, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; 1 if a judged text is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--sheets", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    asked = parser.parse_args(arguments)
    if asked.corpus:
        texts = list(of_corpus(asked.corpus))
        say_facts("wars", [each for each in texts if not each.name.startswith("other")])
        say_facts("other news", [each for each in texts if each.name.startswith("other")])
    if asked.sheets:
        say_facts(asked.sheets.parent.name, list(of_sheets(asked.sheets, asked.texts)))
    if asked.judged:
        return say_judged(asked.judged, texts_in(asked.texts))
    return 0


def sifted(words: str) -> Sifted:
    """Weigh a text with the word list of the package."""
    return sift(words, load_lexicon().relevance)


def kept_facts(text: Text, found: Sifted) -> int:
    """Count the facts whose words are left to parse."""
    if found.why:
        return 0
    return sum(not any(gone.start <= at < gone.end for gone in found.aside) for at in text.facts)


def say_facts(name: str, texts: Sequence[Text]) -> None:
    """Print how much of the facts and of the words is kept, and which reports are set aside."""
    results = [(text, sifted(text.words)) for text in texts]
    facts = sum(len(text.facts) for text in texts)
    kept = sum(kept_facts(text, found) for text, found in results)
    gone = [text.name for text, found in results if found.why]
    print(f"{name}: {kept} of {facts} facts kept ({kept / max(1, facts):.4f})")
    print(f"  {len(gone)} of {len(texts)} reports set aside: {' '.join(gone[:8])}")
    print(f"  {share_kept(results):.3f} of the words are left to parse")


def share_kept(results: Sequence[tuple[Text, Sifted]]) -> float:
    """Give the share of the characters that is left to parse."""
    whole = sum(len(text.words) for text, _ in results)
    left = sum(
        len(text.words) - sum(gone.end - gone.start for gone in found.aside)
        for text, found in results
        if not found.why
    )
    return left / max(1, whole)


def say_judged(place: Path, texts: Mapping[str, str]) -> int:
    """Print what becomes of the judged texts, and of all texts there are."""
    with place.open(encoding="utf-8", newline="") as rows:
        verdicts = {row["id"]: row["verdict"] for row in csv.DictReader(rows, delimiter="\t")}
    missing = verdicts.keys() - texts.keys()
    if missing:
        print(f"{len(missing)} judged texts are not in these folders: {sorted(missing)[:3]}")
        return 1
    counted: Counter[tuple[str, bool]] = Counter()
    for name, verdict in verdicts.items():
        read = not sifted(texts[name]).why
        counted[(verdict, read)] += 1
        if verdict == "relevant" and not read:
            print(f"LOST {name}")
    for verdict in ("relevant", "passing", "other"):
        print(f"{verdict}: {counted[(verdict, True)]} kept, {counted[(verdict, False)]} set aside")
    whole = [Text(name, words, ()) for name, words in texts.items()]
    begun = process_time()
    results = [(text, sifted(text.words)) for text in whole]
    words = sum(len(text.words.split()) for text in whole)
    speed = words / (process_time() - begun)
    gone = sum(bool(found.why) for _, found in results)
    print(
        f"all: {gone} of {len(whole)} texts set aside; {share_kept(results):.3f} of the words left"
    )
    print(f"{speed:,.0f} words a second")
    return 0


def of_corpus(folder: Path) -> Iterator[Text]:
    """Give the marked reports of our corpus."""
    for path in sorted(folder.glob("*/*.mark")):
        marked = read_marked(path)
        places = tuple(fact["sentence"][0] for kind in KINDS for fact in marked.sheet.get(kind, []))
        yield Text(f"{path.parent.name}/{path.stem}", marked.text, places)


def of_sheets(folder: Path, texts: Sequence[Path]) -> Iterator[Text]:
    """Give the texts that coding sheets belong to."""
    known = {place.name: place for each in texts for place in each.iterdir()}
    for path in sorted(folder.glob("*.json")):
        sheet = json.loads(path.read_text(encoding="utf-8"))
        if sheet["doc"] not in known:
            raise SystemExit(f"{path.name}: its text {sheet['doc']} is in none of the folders")
        words = known[sheet["doc"]].read_text(encoding="utf-8")
        facts = tuple(place(fact, words) for kind in KINDS for fact in sheet.get(kind, []))
        yield Text(path.stem, words, facts)


def place(fact: Mapping[str, Any], words: str) -> int:
    """Find where a fact of a sheet is told; -1 if it prints no words of the report."""
    printed = next((fact[field] for field in WORDS if fact.get(field)), None)
    return words.find(printed) if isinstance(printed, str) else -1


def texts_in(places: Sequence[Path]) -> dict[str, str]:
    """Give texts by name: of a folder each text file, of a file each line by its number from 0."""
    found: dict[str, str] = {}
    for place in places:
        if place.is_dir():
            for path in sorted(place.rglob("*.txt")):
                found[path.stem] = path.read_text(encoding="utf-8", errors="replace")
            continue
        lines = place.read_text(encoding="utf-8", errors="replace").split("\n")
        kept = [line for line in lines if line.strip()]
        found |= {f"{place.stem}-{number:03}": line for number, line in enumerate(kept)}
    return found


if __name__ == "__main__":
    sys.exit(main())
