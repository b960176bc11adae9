"""What pages hold in memory is what the record says, whatever was changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import build
import stored
import world
from goodoffices import api, merging
from goodoffices.codes import FactKind
from goodoffices.facts import Reading
from goodoffices.record import open_record, write_readings, writing
from goodoffices.reviews import MOVED, UNDO
from goodoffices.show.catalogue import catalogue
from goodoffices.show.desk import Desk
from goodoffices.show.held import Held
from goodoffices.show.kept import KeptFacts

THINGS = [kind for kind in FactKind if kind is not FactKind.STATEMENT]
READINGS = world.readings()
ACTORS = sorted({one.id for reading in READINGS for one in reading.actors})
FACTS = sorted(one.id for reading in READINGS for one in reading.facts)


def write(place: Path, reading: Reading, *, merged: bool) -> None:
    """Write what a report gave, and merge it or leave that for later."""
    engine = open_record(place, create=True)
    with writing(engine) as connection:
        write_readings(connection, [reading], version=stored.VERSION)
    if merged:
        merging.merge_pending(engine)
    engine.dispose()


@contextmanager
def desk(place: Path, kept: KeptFacts | None) -> Iterator[Desk]:
    with api.open(place, read_only=True) as record:
        yield Desk(record, catalogue(record), kept)


def shown(place: Path, kept: KeptFacts | None) -> list[object]:
    """Give all that lists show: things with their tellings, grades and names, and statements."""
    with desk(place, kept) as own:
        found: list[object] = [own.newest_things(kind, most) for kind in THINGS for most in (2, 50)]
        return [*found, *(own.newest(kind) for kind in FactKind)]


STEPS = st.one_of(
    st.tuples(st.just("read"), st.integers(0, len(READINGS) - 1), st.booleans(), st.booleans()),
    st.tuples(st.just("same"), st.sampled_from(ACTORS), st.sampled_from(ACTORS)),
    st.tuples(st.just("different"), st.sampled_from(FACTS), st.sampled_from(FACTS)),
    st.tuples(st.just("same"), st.sampled_from(FACTS), st.sampled_from(FACTS)),
    st.tuples(st.just("copies"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.sampled_from(["accept", "reject"]), st.sampled_from(FACTS)),
    st.tuples(st.just("undo")),
)


def done(place: Path, step: tuple[object, ...]) -> None:
    """Do one thing to the record; what cannot be done is left."""
    what, *given = step
    if what == "read":
        number, whole, merged = given
        reading = READINGS[int(str(number))]
        kept = reading.facts if whole else reading.facts[: len(reading.facts) // 2]
        write(place, replace(reading, facts=kept), merged=bool(merged))
        return
    with api.open(place) as record:
        if what == "undo":
            standing = [
                one.entry
                for one in record.reviews()
                if one.undone_by is None and one.action not in (UNDO, MOVED)
            ]
            if standing:
                record.undo_review(standing[-1], by="Mara")
        elif what == "copies":
            ids = [reading.report.id for reading in READINGS]
            left, right = ids[int(str(given[0]))], ids[int(str(given[1]))]
            if left != right and record.report(left) and record.report(right):
                record.judge(left, right, "same", by="Mara")
        elif what in ("same", "different"):
            left, right = map(str, given)
            known = {one.id for one in record.facts(min_confidence=0)} | set(ACTORS)
            if left != right and {left, right} <= known and _met(record, left, right):
                record.judge(left, right, str(what), by="Mara")
        elif (fact := record.fact(str(given[0]))) and not fact.verdict.startswith(str(what)):
            record.review(fact.id, str(what), by="Mara")


def _met(record: api.Record, left: str, right: str) -> bool:
    """Tell whether both are facts of one kind, or actors that the record has."""
    if left in ACTORS:
        return bool(record.actor(left) and record.actor(right))
    one, two = record.fact(left), record.fact(right)
    return one is not None and two is not None and one.kind is two.kind


@settings(max_examples=12, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_what_is_held_is_what_the_record_says(steps: list[tuple[object, ...]]):
    with TemporaryDirectory() as folder:
        place = Path(folder) / "r.db"
        write(place, READINGS[0], merged=True)
        write(place, READINGS[1], merged=True)
        kept = KeptFacts(str(place))
        assert shown(place, kept) == shown(place, None)
        for step in steps:
            done(place, step)
            assert shown(place, kept) == shown(place, None)


def test_only_what_changed_is_asked_for_again(tmp_path: Path):
    place = tmp_path / "r.db"
    for reading in READINGS[:2]:
        write(place, reading, merged=True)
    kept = KeptFacts(str(place))
    shown(place, kept)
    asked: list[str] = []

    class Counting(api.Record):
        def things_named(self, ids, **filters):  # type: ignore[no-untyped-def]
            asked.extend(ids)
            return super().things_named(ids, **filters)

    lone = build.report("Zorin attacked Quill.", name="z.txt", published="2014-05-05")
    write(place, stored.reading_of(lone, build.event(lone, "ASSAULT", "attacked")), merged=True)
    with Counting(open_record(place, create=False, read_only=True)) as record:
        found = Desk(record, catalogue(record), kept).newest_things(FactKind.EVENT, 50)
    assert len(found) > len(asked) == 1


def test_held_facts_stay_few(tmp_path: Path):
    place = tmp_path / "r.db"
    for reading in READINGS:
        write(place, reading, merged=True)
    kept = KeptFacts(str(place))
    kept._held = Held(most=3)
    assert shown(place, kept) == shown(place, None)
    assert kept._held._facts <= 3
