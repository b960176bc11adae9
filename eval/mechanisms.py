"""Mechanisms of a peace process: how many of those five reports hold are in a record of them.

    python eval/mechanisms.py REPORTS              one line for each mechanism, and the count
    python eval/mechanisms.py REPORTS --missing    only what is partly there or not at all
    python eval/mechanisms.py REPORTS --questions  ten questions a dossier must answer
    python eval/mechanisms.py REPORTS --doubtful   with what is kept, but shown only on request

REPORTS is the folder of the five reports, which do not come with the project. `mechanisms.toml`
holds for each mechanism our own short words for it and patterns that facts of the record must fit;
its head explains them. A row is present if all its patterns are met, partly if some are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import goodoffices as go
from goodoffices.errors import BadArgument, GoodOfficesError
from goodoffices.facts import Actor, DateRecord, Fact, Participant, Party, Report

HERE = Path(__file__).resolve().parent
ROWS = HERE / "mechanisms.toml"
PRESENT, PARTLY, NOT = "present", "partly", "not"
_ALL_KINDS = "fact"
_OWN_KEYS = frozenset({"kind", "count", "report"})
_LIKE = {
    "source_like": ("speakers", "actor", "sources", "subject", "attributed_to"),
    "content_like": ("content", "trigger"),
    "addressee_like": ("addressees", "targets", "toward"),
}

Pattern = Mapping[str, Any]
Values = Mapping[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One mechanism or question, and what must be found for it."""

    report: str
    what: str
    found: tuple[Pattern, ...]
    partly: tuple[Pattern, ...]
    never: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A fact, report or actor as the patterns see it."""

    id: str
    report: str
    """Name of its report; empty for an actor, who is sought in all."""
    kind: str
    values: Values


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record holds of one row, and the facts that show it."""

    row: Row
    state: str
    ids: tuple[str, ...]
    unmet: tuple[Pattern, ...]


def load_rows(place: Path = ROWS, table: str = "row") -> list[Row]:
    """Load the mechanisms or the questions; a row without a pattern is an error."""
    with place.open("rb") as file:
        rows = tomllib.load(file).get(table, [])
    for row in rows:
        if not row.get("what") or not row.get("found"):
            raise BadArgument(str(place), f"a row of [[{table}]] lacks `what` or `found`: {row}")
    return [
        Row(
            row.get("report", ""),
            row["what"],
            tuple(row["found"]),
            tuple(row.get("partly", ())),
            tuple(row.get("never", ())),
        )
        for row in rows
    ]


def items_of(record: go.Record, *, doubtful: bool = False) -> list[Item]:
    """Give all that a record holds, in the shape patterns are compared with."""
    reports = {one.id: one for one in record.reports()}
    items = [_report_item(one) for one in reports.values()]
    facts = record.facts(min_confidence=0.0) if doubtful else record.facts()
    items += [_fact_item(fact, reports[fact.report]) for fact in facts]
    items += [_actor_item(one) for one in record.actors()]
    return items


def answer(row: Row, items: Sequence[Item]) -> Answer:
    """Say whether a row is present, partly there or not."""
    hits = [(pattern, matching(pattern, row, items)) for pattern in row.found]
    met = [found for _, found in hits if found]
    unmet = tuple(pattern for pattern, found in hits if not found)
    weaker = [found for one in row.partly if (found := matching(one, row, items))]
    spoilt = [one for one in row.never if matching(one, row, items)]
    ids = tuple(item.id for found in met or weaker for item in found[:1])
    if not unmet and not spoilt:
        return Answer(row, PRESENT, ids, ())
    return Answer(row, PARTLY if met or weaker else NOT, ids, (*unmet, *spoilt))


def matching(pattern: Pattern, row: Row, items: Sequence[Item]) -> list[Item]:
    """Give the items that fit a pattern; none if their number is not the one it asks for."""
    report = str(pattern.get("report", row.report))
    found = [item for item in items if item.report.startswith(report) or not item.report]
    found = [item for item in found if fits(pattern, item)]
    if "count" in pattern and len(found) != pattern["count"]:
        return []
    return found


def fits(pattern: Pattern, item: Item) -> bool:
    """Tell whether one fact, report or actor has all that a pattern asks of it."""
    kinds = str(pattern["kind"]).split("|")
    if item.kind not in kinds and not (_ALL_KINDS in kinds and "sentence" in item.values):
        return False
    return all(
        _has(_values(item.values, key), wanted)
        for key, wanted in pattern.items()
        if key not in _OWN_KEYS
    )


def _values(values: Values, key: str) -> tuple[object, ...]:
    names = _LIKE.get(key) or (key,) if key in values or key in _LIKE else key.split("_or_")
    return tuple(value for name in names for value in values.get(name, ()))


def _has(values: tuple[object, ...], wanted: object) -> bool:
    if isinstance(wanted, list):
        return all(_has(values, one) for one in wanted)
    if isinstance(wanted, str):
        options = [option.casefold() for option in wanted.split("|")]
        told = [" ".join(str(value).casefold().split()) for value in values]
        return any(option in value for value in told for option in options)
    return wanted in values


def _fact_item(fact: Fact, report: Report) -> Item:
    values = {one.name: tuple(_plain(getattr(fact, one.name))) for one in fields(fact)}
    sentence = " ".join(fact.sentence.of(report.text).split())
    values |= {"words": (sentence,), "sentence": (sentence,)} | _dates(fact.date)
    return Item(fact.id, report.name, fact.kind, values)


def _dates(date: DateRecord | None) -> dict[str, tuple[object, ...]]:
    if date is None:
        return {}
    ends = {"from": date.start, "to": date.end}
    return {"when": (date.printed,)} | {key: (end,) for key, end in ends.items() if end}


def _report_item(report: Report) -> Item:
    published = report.published
    values: dict[str, tuple[object, ...]] = {
        "published": (published.iso,) if published and published.iso else (),
        "basis": (published.basis,) if published else (),
        "outlet": tuple(_plain(report.outlet)),
        "stretches": tuple(stretch.kind for stretch in report.stretches),
        "doubts": report.doubts,
    }
    return Item(report.id, report.name, "report", values)


def _actor_item(actor: Actor) -> Item:
    return Item(actor.id, "", "actor", {"name": (actor.name,), "aliases": actor.aliases})


def _plain(value: object) -> Iterator[object]:
    """Give the strings and numbers of a field; a participant as name, status and detail."""
    match value:
        case None | "":
            return
        case Participant(party, status, detail):
            for name in _plain(party):
                yield f"{name}:{status}:{detail}"
        case Party(printed, _, name, _):
            yield from (one for one in (name, printed) if one)
        case tuple():
            for one in value:
                yield from _plain(one)
        case str() | bool() | int() | float():
            yield value


def read_answers(reports: Path, rows: Sequence[Row], *, doubtful: bool = False) -> list[Answer]:
    """Read the reports into a record of their own and answer every row from what it shows.

    With `doubtful` also from what it keeps and shows only on request.
    """
    if not reports.is_dir():
        raise BadArgument(str(reports), "no folder of that name", "Name the reports' folder")
    with (
        tempfile.TemporaryDirectory() as folder,
        go.read([str(reports)], into=str(Path(folder) / "mechanisms.db")) as record,
    ):
        items = items_of(record, doubtful=doubtful)
    names = {item.report for item in items if item.kind == "report"}
    lacking = {row.report for row in rows if not any(one.startswith(row.report) for one in names)}
    if lacking:
        begin = ", ".join(sorted(lacking))
        raise BadArgument(str(reports), f"no report whose name begins with {begin}")
    return [answer(row, items) for row in rows]


def lines_of(answers: Sequence[Answer], *, missing: bool = False) -> Iterator[str]:
    """Give the table as lines, and the counts at its end."""
    for one in answers:
        if missing and one.state == PRESENT:
            continue
        yield f"{one.state:8} {one.row.report:4} {one.row.what}  {' '.join(one.ids)}"
        if missing:
            yield from (f"{'':13} unmet: {dict(pattern)}" for pattern in one.unmet)
    counts = Counter(one.state for one in answers)
    told = ", ".join(f"{counts[state]} {state}" for state in (PRESENT, PARTLY, NOT))
    yield f"{len(answers)} rows: {told}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("reports", type=Path, help="folder of the five reports")
    parser.add_argument("--missing", action="store_true", help="only what is not wholly present")
    parser.add_argument("--questions", action="store_true", help="the ten questions instead")
    told = "count what the record keeps and shows only on request, too"
    parser.add_argument("--doubtful", action="store_true", help=told)
    given = parser.parse_args(arguments)
    try:
        rows = load_rows(table="question" if given.questions else "row")
        answers = read_answers(given.reports, rows, doubtful=given.doubtful)
    except GoodOfficesError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(lines_of(answers, missing=given.missing)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
