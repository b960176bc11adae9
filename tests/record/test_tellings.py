"""Each group is looked through once: who tells it, and which tellings say most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

import build
import stored
from goodoffices.codes import Realis
from goodoffices.facts import Fact, Judgement, Reading
from goodoffices.record import reading, write_judgements, writing
from goodoffices.record.tellings import Tellings, tellings_of

Told = tuple[int | None, Realis, float]
TOLD = st.tuples(
    st.one_of(st.none(), st.integers(1, 28)),
    st.sampled_from([Realis.ACTUAL, Realis.PLANNED, Realis.DENIED]),
    st.sampled_from([0.4, 0.6, 0.9]),
)


def told(n: int, day: int | None, realis: Realis, confidence: float) -> Reading:
    when = f"2031-05-{day:02d}" if day else ""
    text = f"Korvan shelled Tesk{f' on {when}' if when else ''}, says report {n}."
    report = build.report(text, name=f"{n}.txt", published=f"2031-06-{n + 1:02d}", outlet=f"O{n}")
    fact = build.event(
        report, "ASSAULT", "shelled", "Korvan", place="Tesk", realis=realis, confidence=confidence,
        date=build.day(when, printed=when) if when else None,
    )  # fmt: skip
    return stored.reading_of(report, fact, kind="state")


def looked_through(folder: Path, readings: Sequence[Reading], most: int | None) -> Tellings:
    """Write the readings, join all that they tell, and look through the one group."""
    engine = stored.record(folder / "a.db", *readings)
    first, *others = sorted(one.facts[0].id for one in readings)
    ties = [Judgement(first, one, "fact", "same", 0.9, ("One day.",)) for one in others]
    alone = [] if others else [first]
    with writing(engine) as connection:
        write_judgements(connection, ties)
    with reading(engine) as connection:
        heads = alone or heads_in(connection)
        found = tellings_of(connection, heads, most)
    engine.dispose()
    [only] = found.values()
    return only


def heads_in(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT head FROM merged").scalars())


@settings(max_examples=25, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=7), st.integers(1, 4))
def test_fullest_telling_and_the_first_of_each_stage_are_chosen(
    given_: list[Told], most: int
) -> None:
    readings = [told(n, *each) for n, each in enumerate(given_)]
    days = {one.facts[0].id: one.report.published for one in readings}

    def order(one: Fact) -> tuple[date, str, int, str]:
        when = one.date or days[one.id]
        return when.start, one.report, one.sentence.start, one.id  # type: ignore[union-attr, return-value]

    def fullness(one: Fact) -> tuple[object, ...]:
        return one.realis is not Realis.ACTUAL, one.date is None, -one.confidence, *order(one)

    facts = sorted((one.facts[0] for one in readings), key=order)
    stages = {one.realis: one.id for one in reversed(facts)}.values()
    fullest, *others = sorted(facts, key=fullness)
    others.sort(key=lambda one: (one.id not in stages, fullness(one)))
    wanted = sorted([fullest, *others[: most - 1]], key=order)
    with TemporaryDirectory() as folder:
        found = looked_through(Path(folder), readings, most)
    assert found.facts == tuple((one.id, "event") for one in wanted)
    assert found.day == order(facts[0])[0]
    assert [each.id for each in found.told_by] == [one.report for one in facts]


def test_all_tellings_are_given_where_no_number_is_named(tmp_path: Path) -> None:
    readings = [told(n, 3, Realis.ACTUAL, 0.9) for n in range(6)]
    found = looked_through(tmp_path, readings, None)
    assert len(found.facts) == 6
    assert {each.outlet for each in found.told_by} == {f"O{n}" for n in range(6)}
    assert {each.precision for each in found.told_by} == {"day"}
