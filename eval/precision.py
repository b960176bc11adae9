"""Precision of what is shown: facts drawn at random, to be judged each against its sentence.

    python eval/precision.py SOURCE... > drawn.tsv           200 facts, as many of each kind
    python eval/precision.py SOURCE... --foreign --seed 5    only reports that name three states
    python eval/precision.py --judged judged.tsv             precision by kind, and by confidence
    python eval/precision.py SOURCE... --judged judged.tsv   the same for the program as it is now

SOURCE are files or folders of reports; the draw is of what is shown by default, with `--doubtful`
of everything. A judge puts `right` or `wrong` into the first column: right if the sentence (with
what stands before it) says so, with the sides, codes and bounds as given; one wrong side makes a
fact wrong, a part that is left open does not. With SOURCE and `--judged`, verdicts are looked up by
the ids of facts: what is no longer found or shown falls out, what is new is not judged. The means
over all kinds count each kind as often as the reports hold it.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from goodoffices.codes import ActorKind, FactKind
from goodoffices.facts import (
    Ceasefire,
    Event,
    Fact,
    Figure,
    Party,
    Position,
    Reading,
    Relation,
    Role,
    Statement,
    Talks,
)
from goodoffices.record.filters import DOUBTFUL
from goodoffices.run import readings_of

COLUMNS = ("verdict", "id", "kind", "confidence", "pool", "told", "found_by", "sentence", "report")
NEEDED = ("verdict", "id", "kind", "confidence", "pool")
"""The columns that a judged draw must have."""
_STATES = 3
_BANDS = (0.0, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Verdict = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One fact that is shown, with the words around it."""

    fact: Fact
    sentence: str
    report: str


def shown_facts(
    readings: Iterable[Reading], *, foreign: bool = False, least: float = DOUBTFUL
) -> list[Shown]:
    """Gather the facts that are shown, unless a lower confidence is asked for."""
    found = []
    for reading in readings:
        states = {each.name for each in reading.actors if each.kind is ActorKind.STATE}
        if foreign and len(states) < _STATES:
            continue
        text = reading.report.text
        for fact in reading.facts:
            if fact.confidence >= least:
                words = " ".join(fact.sentence.of(text).split())
                found.append(Shown(fact, words, reading.report.name))
    return found


def drawn(found: Sequence[Shown], count: int, seed: int) -> list[tuple[str, ...]]:
    """Draw as many facts of each kind as there are, up to an even share, as lines for a judge."""
    chance = random.Random(seed)
    lines = []
    for kind in FactKind:
        pool = [each for each in found if each.fact.kind is kind]
        for each in chance.sample(pool, min(count // len(FactKind), len(pool))):
            lines.append(_line(each, len(pool)))
    return lines


def _line(shown: Shown, pool: int) -> tuple[str, ...]:
    fact = shown.fact
    sure = f"{fact.confidence:.3f}"
    what = " ".join(told(fact).split())
    return (
        "", fact.id, fact.kind.value, sure, str(pool), what, fact.found_by, shown.sentence,
        shown.report,
    )  # fmt: skip


def told(fact: Fact) -> str:
    """Say in one line what a fact claims, for a judge to compare with its sentence."""
    match fact:
        case Statement():
            parts = [_names(fact.speakers), fact.cue or "said", fact.form, fact.content]
        case Event():
            where = f"in {fact.place}" if fact.place else ""
            parts = [_names(fact.sources), fact.type, _names(fact.targets), where, fact.trigger]
            parts += [fact.realis, _day(fact)]
        case Talks():
            who = [f"{each.party.shown} {each.status}" for each in fact.participants]
            parts = [fact.name or "talks", f"at {fact.venue}", "; ".join(who), fact.format]
            parts += [f"outcome {fact.outcome}", _day(fact)]
        case Ceasefire():
            parts = [fact.trigger, fact.status, fact.scope, fact.place or "", _names(fact.parties)]
        case Figure():
            bounds = f"{fact.low} to {fact.high} {fact.qualifier or ''}"
            parts = [fact.measure, fact.printed, bounds, f"of {fact.of}", f"in {fact.place}"]
            parts.append(f"by {_names(fact.attributed_to)}")
        case Position():
            parts = [fact.actor.shown, fact.stance, fact.issue, fact.content]
            parts += [f"toward {fact.toward.shown}" if fact.toward else ""]
            parts += ["as others claim" if fact.claimed else ""]
        case Relation():
            parts = [fact.subject.shown, fact.predicate, fact.object.shown, fact.mode or ""]
            parts.append("" if fact.current else "past")
        case Role():
            body = fact.organisation.shown if fact.organisation else ""
            parts = [fact.holder.shown, "is", fact.title, body]
            parts.append("" if fact.current else "no longer")
        case _:
            parts = []
    return " | ".join(str(each) for each in parts if each)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(each.shown for each in parties) or "-"


def _day(fact: Fact) -> str:
    return fact.date.iso or "" if fact.date else ""


def precision_of(judged: Iterable[Verdict]) -> list[str]:
    """Give precision by kind, over all kinds, and by band of confidence, as lines to print."""
    rows = [row for row in judged if row["verdict"] in ("right", "wrong")]
    lines = ["kind         judged  right  precision"]
    right = total = 0.0
    for kind in dict.fromkeys(row["kind"] for row in rows):
        own = [row for row in rows if row["kind"] == kind]
        share = _share(own)
        lines.append(f"{kind:<12} {len(own):>6} {share * len(own):>6.0f} {share:>10.2f}")
        weight = float(own[0]["pool"])
        right, total = right + weight * share, total + weight
    if rows:
        lines.append(f"{'all, by pool':<12} {len(rows):>6} {'':>6} {right / total:>10.2f}")
        lines.append(f"{'all, as drawn':<13} {len(rows):>5} {'':>6} {_share(rows):>10.2f}")
    lines += ["", "confidence   judged  mean confidence  precision"]
    for low, high in pairwise(_BANDS):
        own = [row for row in rows if low <= float(row["confidence"]) < high]
        if own:
            mean = sum(float(row["confidence"]) for row in own) / len(own)
            band = f"{low:.2f}-{min(high, 1):.2f}"
            lines.append(f"{band:<12} {len(own):>6} {mean:>16.2f} {_share(own):>10.2f}")
    return lines


def refreshed(judged: Iterable[Verdict], found: Sequence[Shown]) -> list[dict[str, str]]:
    """Give the verdicts on facts that are still found, with confidence and pool as they are now."""
    now = {each.fact.id: f"{each.fact.confidence:.3f}" for each in found}
    pool = Counter(each.fact.kind.value for each in found)
    return [
        {**row, "confidence": now[row["id"]], "pool": str(pool[row["kind"]])}
        for row in judged
        if row["id"] in now
    ]


def _share(rows: Sequence[Verdict]) -> float:
    return sum(row["verdict"] == "right" for row in rows) / len(rows)


def main() -> int:
    """Print a draw, or the precision of one that was judged."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--foreign", action="store_true", help="only reports naming three states")
    parser.add_argument("--doubtful", action="store_true", help="also what is not shown")
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--write", action="store_true", help="give the verdicts as they stand now")
    given = parser.parse_args()
    if not given.sources and given.judged is None:
        parser.error("name the reports to draw from, or a judged file with --judged")
    readings = (each for each in readings_of(given.sources) if isinstance(each, Reading))
    least = 0.0 if given.doubtful else DOUBTFUL
    found = shown_facts(readings, foreign=given.foreign, least=least)
    if given.judged is not None:
        rows = _judged(given.judged, parser)
        rows = refreshed(rows, found) if given.sources else rows
        if given.write:
            _write(list(rows[0]) if rows else [], [tuple(row.values()) for row in rows])
        else:
            print("\n".join(precision_of(rows)))
    else:
        _write(COLUMNS, drawn(found, given.draw, given.seed))
    return 0


def _judged(place: Path, parser: argparse.ArgumentParser) -> list[dict[str, str]]:
    """Read a judged draw; what is none is said, with what to do."""
    try:
        with place.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
    except OSError as error:
        parser.error(f"{place}: {error.strerror}. Draw facts first, with SOURCE and no --judged")
    lacking = [name for name in NEEDED if not rows or name not in rows[0]]
    if lacking:
        parser.error(f"{place}: no column {', '.join(lacking)}. Draw facts first, then judge them")
    return rows


def _write(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
