"""Whatever is done to a record, in any order, on either store: it stays sound, and undo undoes."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import stored
import world
from goodoffices import api, merging
from goodoffices.errors import BadArgument
from goodoffices.facts import Reading
from goodoffices.merge import bands_of, remap
from goodoffices.record import (
    copy_record,
    move_reviews,
    open_record,
    unfound,
    write_bands,
    write_readings,
    writing,
)
from stores import Store

READINGS = world.readings()
PEOPLE = st.sampled_from(["Mara", "Jon"])
NUMBERS = st.integers(0, 10_000)


def otherwise(one: Reading, drop: int, *, renamed: bool) -> Reading:
    """Give a reading as another extractor would have made it: some facts missing, some anew."""
    facts = [fact for nth, fact in enumerate(one.facts) if (nth + drop) % 3]
    if renamed:
        facts = [replace(fact, id=f"{fact.id}-anew") for fact in facts]
    return replace(one, facts=tuple(facts))


class AnyOrder(RuleBasedStateMachine):
    """Reads, reads anew, merges, reviews, judges, undoes, copies."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.place = store.fresh()
        self.folder = Path(tempfile.mkdtemp(prefix="any-order-"))
        self.copies = 0
        self.engine = open_record(self.place, create=True)

    def teardown(self) -> None:
        self.engine.dispose()
        shutil.rmtree(self.folder)

    @initialize()
    def read_one(self) -> None:
        self._write([READINGS[0]])

    @rule(which=st.lists(st.sampled_from(range(len(READINGS))), min_size=1, unique=True))
    def read(self, which: list[int]) -> None:
        self._write([READINGS[each] for each in which])

    @rule(which=st.sampled_from(READINGS), drop=st.integers(0, 2), renamed=st.booleans())
    def read_anew(self, which: Reading, drop: int, renamed: bool) -> None:
        self._write([otherwise(which, drop, renamed=renamed)])

    def _write(self, readings: list[Reading]) -> None:
        """Write as a run does."""
        with writing(self.engine) as connection:
            write_readings(connection, readings, version=stored.VERSION)
            gone = unfound(connection, [one.report.id for one in readings])
            found = [fact for one in readings for fact in one.facts]
            move_reviews(connection, remap(gone, found), at="")
            write_bands(connection, {one.report.id: bands_of(one.report) for one in readings})

    @rule()
    def merge(self) -> None:
        merging.merge_pending(self.engine)
        assert merging.merge_pending(self.engine) == 0

    @rule(nth=NUMBERS, action=st.sampled_from(["accept", "reject"]), by=PEOPLE)
    def decide(self, nth: int, action: str, by: str) -> None:
        self._review(nth, action, by)

    @rule(nth=NUMBERS, value=st.sampled_from(["planned", "possible", "actual"]), by=PEOPLE)
    def correct(self, nth: int, value: str, by: str) -> None:
        self._review(nth, "correct", by, field="realis", value=value)

    def _review(self, nth: int, action: str, by: str, **given: str) -> None:
        with api.open(self.place) as record:
            facts = record.facts(review="all", min_confidence=0.0)
            try:
                record.review(facts[nth % len(facts)], action, by=by, **given)
            except BadArgument:
                # It is so already, or was rejected: nothing is entered.
                return

    @rule(
        one=NUMBERS,
        two=NUMBERS,
        verdict=st.sampled_from(["same", "different"]),
        on=st.sampled_from(["actors", "facts", "reports"]),
        by=PEOPLE,
    )
    def judge(self, one: int, two: int, verdict: str, on: str, by: str) -> None:
        with api.open(self.place) as record:
            options = {"min_confidence": 0.0} if on == "facts" else {}
            ids = sorted(each.id for each in getattr(record, on)(**options))
            left, right = ids[one % len(ids)], ids[two % len(ids)]
            try:
                record.judge(left, right, verdict, by=by)
            except BadArgument:
                # It is one and the same, or the two are of different kinds.
                return

    @precondition(lambda self: self.entries())
    @rule(nth=NUMBERS, by=PEOPLE)
    def undo(self, nth: int, by: str) -> None:
        with api.open(self.place) as record:
            trail = record.reviews()
            try:
                record.undo_review(trail[nth % len(trail)].entry, by=by)
            except BadArgument:
                # It was taken back before, or is an undo itself.
                return

    def entries(self) -> int:
        with api.open(self.place) as record:
            return len(record.reviews())

    @rule()
    def copy(self) -> None:
        self.copies += 1
        target = self.folder / f"{self.copies}.db"
        copy_record(self.place, target)
        with api.open(self.place) as record, api.open(target) as other:
            assert other.digest() == record.digest()
            assert other.broken() == []

    @invariant()
    def sound(self) -> None:
        with api.open(self.place) as record:
            assert record.broken() == []
            assert [each.entry for each in record.reviews()] == list(range(1, self.entries() + 1))


@pytest.mark.slow
def test_any_order_leaves_the_record_sound(store: Store) -> None:
    run_state_machine_as_test(
        lambda: AnyOrder(store),
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
