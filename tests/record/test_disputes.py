"""Which facts conflict is kept at hand, whatever is judged, taken back or read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

import build
import stored
from goodoffices.facts import Judgement, Reading
from goodoffices.record import (
    find_broken,
    find_pairs,
    find_queue,
    reading,
    undo_judgements,
    write_judgements,
    write_readings,
    writing,
)
from goodoffices.record.tables import disputed

FACTS = 6


def told(n: int, confidence: float = 0.9) -> Reading:
    report = build.report(f"Korvan shelled Tesk, says report {n}.", name=f"{n}.txt")
    fact = build.event(report, "ASSAULT", "shelled", "Korvan", place="Tesk", confidence=confidence)
    return stored.reading_of(report, fact, kind="state")


READINGS = [told(n) for n in range(FACTS)]
IDS = sorted(one.facts[0].id for one in READINGS)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return stored.record(tmp_path / "a.db", *READINGS)


def judged(left: str, right: str, verdict: str, score: float = 0.5) -> Judgement:
    return Judgement(min(left, right), max(left, right), "fact", verdict, score, ("Why.",))


def kept(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.scalars(select(disputed.c.fact).order_by(disputed.c.fact)))


def test_facts_in_conflict_are_kept_until_it_is_taken_back(engine: Engine) -> None:
    one, two = judged(*IDS[:2], "conflict"), judged(*IDS[1:3], "conflict")
    with writing(engine) as connection:
        write_judgements(connection, [one, two, judged(*IDS[3:5], "same")])
    assert kept(engine) == IDS[:3]
    with writing(engine) as connection:
        undo_judgements(connection, [one.id])
    assert kept(engine) == IDS[1:3]
    with writing(engine) as connection:
        write_judgements(connection, [judged(*IDS[1:3], "same")])
    assert kept(engine) == []


def test_report_that_is_read_again_keeps_its_disputes_with_the_new_confidence(
    engine: Engine,
) -> None:
    with writing(engine) as connection:
        write_judgements(connection, [judged(*IDS[:2], "conflict")])
    again = next(n for n in range(FACTS) if READINGS[n].facts[0].id == IDS[0])
    with writing(engine) as connection:
        write_readings(connection, [told(again, 0.4)], version=stored.VERSION)
    assert kept(engine) == IDS[:2]
    with reading(engine) as connection:
        asked = select(disputed.c.confidence).where(disputed.c.fact == IDS[0])
        assert connection.scalar(asked) == pytest.approx(0.4)
        assert [one for one in find_broken(connection) if "disputed" in one.why] == []


def test_queue_begins_with_what_is_disputed_and_goes_on_in_pages(engine: Engine) -> None:
    with writing(engine) as connection:
        write_judgements(connection, [judged(IDS[2], IDS[4], "conflict")])
    wanted = [IDS[2], IDS[4], IDS[0], IDS[1], IDS[3], IDS[5]]
    with reading(engine) as connection:
        assert [one.id for one in find_queue(connection)] == wanted
        pages = [find_queue(connection, limit=2, offset=n) for n in (0, 1, 2, 4, 6)]
    assert [[one.id for one in page] for page in pages] == [
        wanted[:2],
        wanted[1:3],
        wanted[2:4],
        wanted[4:],
        [],
    ]


def test_pairs_begin_with_conflicts_then_the_least_sure(engine: Engine) -> None:
    pairs = [
        judged(IDS[0], IDS[1], "same", 0.9),
        judged(IDS[1], IDS[2], "different", 0.6),
        judged(IDS[2], IDS[3], "same", 0.5),
        judged(IDS[4], IDS[5], "conflict", 0.8),
    ]
    with writing(engine) as connection:
        write_judgements(connection, pairs)
    wanted = [pairs[3].id, pairs[2].id, pairs[1].id, pairs[0].id]
    with reading(engine) as connection:
        whole = find_pairs(connection)
        parts = [find_pairs(connection, limit=1, offset=n) for n in range(5)]
    assert [one.judgement.id for one in whole] == wanted
    assert [one.judgement.id for part in parts for one in part] == wanted
    assert whole[0].left.startswith("Korvan shelled Tesk, says report")
