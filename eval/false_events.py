"""False events: what the program takes for an act in text that may hold none.

    python eval/false_events.py TEXTS                 events outside quotations per 1,000 words
    python eval/false_events.py TEXTS --draw 100      and a hundred of them to be judged, as lines
    python eval/false_events.py TEXTS --judged FILE   the rate of false ones, from such lines judged

TEXTS is a folder of plain texts, best of news that has little to do with wars and talks. A judge
puts `right` or `wrong` in the first column of a drawn line: right if a careful reader would say
that somebody named does this, or did or plans it; wrong if nothing of the kind is told.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.extract.quotes import find_quotes
from goodoffices.facts import Event, Reading, Span
from goodoffices.run import readings_of

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SEED = 11
_COLUMNS = ("judgement", "report", "type", "sources", "targets", "trigger", "realis", "sentence")
_PER = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """The events of a set of texts outside quotations, and how many words stand there."""

    events: tuple[tuple[str, Event, str], ...]
    """Name of the report, event, sentence."""
    words: int

    @property
    def rate(self) -> float:
        """Give the events per 1,000 words."""
        return _PER * len(self.events) / self.words if self.words else 0.0


def events_outside(readings: Iterable[Reading]) -> Found:
    """Gather the events whose words stand outside quotation marks."""
    events: list[tuple[str, Event, str]] = []
    words = 0
    for reading in readings:
        text = reading.report.text
        quoted = [each.outer for each in find_quotes(text)]
        words += sum(1 for _ in words_outside(text, quoted))
        for fact in reading.facts:
            if isinstance(fact, Event) and not _is_quoted(fact, quoted):
                events.append((reading.report.name, fact, " ".join(fact.sentence.of(text).split())))
    return Found(tuple(events), words)


def _is_quoted(event: Event, quoted: Sequence[Span]) -> bool:
    trigger = event.evidence["trigger"][0]
    return any(each.meets(trigger) for each in quoted)


def words_outside(text: str, quoted: Sequence[Span]) -> Iterator[str]:
    """Give the words of a text that stand outside quotation marks."""
    for match in _WORD.finditer(text):
        if not any(each.start <= match.start() < each.end for each in quoted):
            yield match.group()


def drawn(found: Found, count: int) -> list[tuple[str, ...]]:
    """Draw events at random, always the same ones, as lines for a judge."""
    events = list(found.events)
    chosen = random.Random(_SEED).sample(events, min(count, len(events)))
    return [
        (
            "",
            name,
            event.type.value,
            "; ".join(each.shown for each in event.sources),
            "; ".join(each.shown for each in event.targets),
            event.trigger,
            event.realis.value,
            sentence,
        )
        for name, event, sentence in chosen
    ]


def false_rate(found: Found, judged: Sequence[str]) -> float:
    """Give the false events per 1,000 words that a judged draw stands for."""
    marks = [mark for mark in judged if mark in ("right", "wrong")]
    if not marks:
        return 0.0
    return found.rate * marks.count("wrong") / len(marks)


def main() -> int:
    """Print the rate, the draw, or the rate of false ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts")
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--judged", type=Path)
    given = parser.parse_args()
    readings = (each for each in readings_of([given.texts]) if isinstance(each, Reading))
    found = events_outside(readings)
    if given.judged is not None:
        with given.judged.open(encoding="utf-8", newline="") as lines:
            marks = [row["judgement"] for row in csv.DictReader(lines, delimiter="\t")]
        print(f"{false_rate(found, marks):.2f} false events per 1,000 words", file=sys.stderr)
    print(
        f"{len(found.events)} events in {found.words} words outside quotations, "
        f"{found.rate:.2f} per 1,000 words",
        file=sys.stderr,
    )
    if given.draw:
        writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(drawn(found, given.draw))
    return 0


if __name__ == "__main__":
    sys.exit(main())
