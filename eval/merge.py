"""Scores merging against `merge_gold.toml`: which facts of several reports tell one thing.

    python eval/merge.py              pairwise F1 and B-cubed per kind, with what went wrong

Reads the example reports and `merge_reports/`, merges them, and compares. A telling that the
reader does not find at all is counted apart: merging cannot join what was not read.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from goodoffices import api
from goodoffices.facts import Fact

HERE = Path(__file__).resolve().parent
SOURCES = (HERE.parent / "src" / "goodoffices" / "examples", HERE / "merge_reports")
GOLD = HERE / "merge_gold.toml"


@dataclass
class Merged:
    """How well the program joins the tellings of one kind."""

    right: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    apart: int = 0
    """Pairs of two things that it keeps apart."""
    unread: list[str] = field(default_factory=list)
    cubed: float = 1.0

    @property
    def f1(self) -> float:
        """Give the pairwise F1."""
        total = 2 * self.right + len(self.wrong) + len(self.missed)
        return 2 * self.right / total if total else 1.0


def score(place: Path) -> dict[str, Merged]:
    """Read and merge all reports into a new record there, and score each kind."""
    texts = [str(path) for folder in SOURCES for path in sorted(folder.rglob("*.txt"))]
    pages = [str(path) for path in sorted(SOURCES[0].rglob("*.html"))]
    with api.read([*texts, *pages], into=place) as record:
        told, group = _tellings(record), _groups(record)
    scores: dict[str, Merged] = {}
    for kind in sorted({kind for kind, _ in told}):
        ours = {words: ids for (own, words), ids in told.items() if own == kind}
        scores[kind] = _scored(ours, group)
    return scores


def _tellings(record: api.Record) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Give for each telling the thing it tells, and the ids of the facts or report it names."""
    reports = {Path(one.name).stem: one for one in record.reports()}
    facts: dict[str, list[Fact]] = {}
    for one in record.facts():
        facts.setdefault(one.report, []).append(one)
    mentioned = _mentioned(record)
    found = {}
    for thing in tomllib.loads(GOLD.read_text(encoding="utf-8"))["thing"]:
        for stem, *words in thing["tellings"]:
            report = reports[stem]
            if thing["kind"] == "actor":
                ids = sorted(mentioned.get((report.id, words[0]), ()))
            else:
                ids = [report.id] if thing["kind"] == "report" else [
                    each.id
                    for each in facts.get(report.id, [])
                    if each.kind == thing["kind"] and _told(each, report.text, words)
                ]  # fmt: skip
            found[(thing["kind"], " | ".join((stem, *words)))] = (thing["what"], ids)
    return found


def _mentioned(record: api.Record) -> dict[tuple[str, str], set[str]]:
    """Give for the words of each report the merged actors for whom they stand."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in record.readings():
        for mention in one.mentions:
            found.setdefault((one.report.id, mention.printed), set()).add(mention.actor)
    return found


def _told(fact: Fact, text: str, words: list[str]) -> bool:
    lead = getattr(fact, "trigger", None) or getattr(fact, "printed", "")
    return words[0] in fact.sentence.of(text) and all(word == lead for word in words[1:])


def _groups(record: api.Record) -> dict[str, str]:
    kinds = ("event", "talks", "ceasefire", "figure")
    group = {
        fact.id: thing.id
        for kind in kinds
        for thing in record.things(kind, limit=100_000)
        for fact in thing.tellings
    }
    for one in record.judgements():
        if one.subject == "report" and one.verdict == "same":
            group[one.left] = group[one.right] = min(one.left, one.right)
    return group


def _scored(told: dict[str, tuple[str, list[str]]], group: dict[str, str]) -> Merged:
    result = Merged(unread=[words for words, (_, ids) in told.items() if not ids])
    read = {words: (what, {group.get(i, i) for i in ids}) for words, (what, ids) in told.items()
            if ids}  # fmt: skip
    for (one, (first, mine)), (two, (second, yours)) in combinations(read.items(), 2):
        joined, same = bool(mine & yours), first == second
        if joined and same:
            result.right += 1
        elif joined:
            result.wrong.append((one, two))
        elif same:
            result.missed.append((one, two))
        else:
            result.apart += 1
    result.cubed = _b_cubed(read)
    return result


def _b_cubed(read: dict[str, tuple[str, set[str]]]) -> float:
    """Give the F1 of B-cubed: for each telling, how pure and how whole its group is."""
    purity = wholeness = 0.0
    for what, groups in read.values():
        together = [other for other, own in read.values() if own & groups]
        alike = [own for other, own in read.values() if other == what]
        hits = sum(other == what for other in together)
        purity += hits / len(together)
        wholeness += sum(bool(own & groups) for own in alike) / len(alike)
    count = max(1, len(read))
    precision, recall = purity / count, wholeness / count
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> int:
    """Print the scores, and every pair that went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        scores = score(Path(folder) / "merged.db")
    for kind, one in scores.items():
        print(
            f"{kind:10} F1 {one.f1:.2f}  B-cubed {one.cubed:.2f}  joined {one.right}, "
            f"wrongly {len(one.wrong)}, missed {len(one.missed)}, kept apart {one.apart}, "
            f"not read {len(one.unread)}"
        )
        for sort, pairs in (("wrongly joined", one.wrong), ("missed", one.missed)):
            for left, right in pairs:
                print(f"    {sort}: {left}  =  {right}")
        for words in one.unread:
            print(f"    not read: {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
