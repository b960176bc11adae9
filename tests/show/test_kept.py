"""A kept page is given again only while the record is as it was."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest

import build
import stored
from goodoffices.dossier import Line
from goodoffices.facts import Fact
from goodoffices.record import open_record, write_readings, writing
from goodoffices.show.app import create_app
from goodoffices.show.kept import (
    BUSY,
    MOST_KEPT,
    OLDEST,
    WITHIN,
    YOUNG,
    KeptFacts,
    KeptPages,
    Offer,
)
from show_client import Client


def test_kept_pages_are_forgotten_when_the_file_changes(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one")
    kept = KeptPages(str(place))
    kept.keep("/", b"page", kept.stamp())
    assert kept.get("/") == Offer(b"page")
    place.write_text("another")
    assert kept.get("/") is None


def test_kept_pages_of_no_file_are_never_given(tmp_path: Path):
    kept = KeptPages(str(tmp_path / "none.db"))
    kept.keep("/", b"page", kept.stamp())
    assert kept.get("/") is None


def test_kept_pages_stay_few(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one")
    kept = KeptPages(str(place))
    for n in range(MOST_KEPT + 1):
        kept.keep(f"/{n}", b"page", kept.stamp())
    assert kept.get("/0") is None
    assert kept.get(f"/{MOST_KEPT}") == Offer(b"page")


def test_page_shows_a_report_read_meanwhile(tmp_path: Path):
    place = tmp_path / "a.db"
    stored.record(place, stored.statement_reading("Vale")).dispose()
    client = Client(create_app(str(place)))
    assert "<span>1 report</span>" in client.get("/").text
    assert "<span>1 report</span>" in client.get("/").text
    engine = open_record(place, create=False)
    with writing(engine) as connection:
        more = stored.reading_of(build.report("Marr spoke.", name="b.txt"))
        write_readings(connection, [more], version=stored.VERSION)
    engine.dispose()
    assert "<span>2 reports</span>" in client.get("/").text


def test_kept_facts_are_found_once_and_anew_when_the_record_changes(tmp_path: Path):
    place = tmp_path / "r.db"
    place.write_text("one", encoding="utf-8")
    kept = KeptFacts(str(place))
    asked: list[int] = []

    def find() -> list[Fact]:
        asked.append(1)
        return []

    kept.facts("talks", find)
    kept.facts("talks", find)
    assert len(asked) == 1
    place.write_text("another", encoding="utf-8")
    kept.facts("talks", find)
    assert len(asked) == 2


def test_kept_facts_ask_the_gate_only_of_new_lines(tmp_path: Path):
    place = tmp_path / "r.db"
    place.write_text("one", encoding="utf-8")
    kept = KeptFacts(str(place))
    one, two = Line("one", ("a",)), Line("two", ("b",))
    assert kept.admitted([one], lambda lines: list(lines)) == [one]
    seen: list[Line] = []
    assert kept.admitted([one, two], lambda lines: seen.extend(lines) or []) == [one]
    assert seen == [two]


def test_kept_facts_keep_nothing_of_what_is_no_file(tmp_path: Path):
    kept = KeptFacts(str(tmp_path / "none.db"))
    asked: list[int] = []
    for _ in range(2):
        kept.facts("talks", lambda: asked.append(1) or [])
    assert len(asked) == 2


class Clock:
    """A clock that goes on only when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def grown(place: Path, kept: KeptPages, times: int, clock: Clock) -> None:
    """Change the record some times, looked at after each change."""
    for n in range(times):
        clock.now += 1
        place.write_text("more" * (n + 2) + str(clock.now), encoding="utf-8")
        kept.get("/none")


def growing(tmp_path: Path, times: int = BUSY) -> tuple[KeptPages, Clock, Path]:
    place, clock = tmp_path / "a.db", Clock()
    place.write_text("one", encoding="utf-8")
    kept = KeptPages(str(place), clock=clock)
    assert kept.get("/") is None
    grown(place, kept, times, clock)
    kept.keep("/", b"page", kept.stamp())
    return kept, clock, place


def test_page_of_a_record_that_is_read_into_is_given_for_a_while(tmp_path: Path):
    kept, clock, place = growing(tmp_path)
    grown(place, kept, 1, clock)
    assert kept.get("/") == Offer(b"page")
    while clock.now <= 100 + BUSY + YOUNG:
        grown(place, kept, 1, clock)
    assert kept.get("/") == Offer(b"page", ageing=True)
    while clock.now <= 100 + BUSY + OLDEST:
        grown(place, kept, 1, clock)
    assert kept.get("/") is None


def test_page_of_a_record_that_changed_once_or_twice_is_not_given_again(tmp_path: Path):
    kept, clock, place = growing(tmp_path, times=BUSY - 2)
    grown(place, kept, 1, clock)
    assert kept.get("/") is None


def test_page_is_exact_again_when_reading_has_ended(tmp_path: Path):
    kept, clock, place = growing(tmp_path)
    grown(place, kept, 1, clock)
    clock.now += WITHIN
    assert kept.get("/") is None


def test_decision_is_shown_at_once_though_the_record_grows(tmp_path: Path):
    kept, clock, _ = growing(tmp_path)
    begun = kept.now()
    clock.now += 1
    kept.forget()
    assert kept.get("/") is None
    kept.keep("/", b"made before the decision", kept.stamp(), begun)
    assert kept.get("/") is None
    kept.keep("/", b"made after", kept.stamp())
    assert kept.get("/") == Offer(b"made after")


def test_page_asked_for_by_many_at_once_is_made_once(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one", encoding="utf-8")
    kept, made, begin = KeptPages(str(place)), list[int](), Barrier(8)

    def ask(number: int) -> None:
        begin.wait(10)
        with kept.turn("/"):
            if kept.get("/") is None:
                made.append(number)
                kept.keep("/", b"page", kept.stamp())

    readers = [Thread(target=ask, args=(number,)) for number in range(8)]
    for each in readers:
        each.start()
    for each in readers:
        each.join(10)
    assert len(made) == 1


def test_page_that_could_not_be_made_is_the_next_ones_turn(tmp_path: Path):
    kept = KeptPages(str(tmp_path / "a.db"))
    with pytest.raises(RuntimeError), kept.turn("/"):
        raise RuntimeError("broken")
    with kept.turn("/"):
        pass


def test_what_if_page_is_made_anew_when_a_scenario_beside_changes(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one")
    kept = KeptPages(str(place))
    for address in ("/whatif", "/due"):
        kept.keep(address, b"page", kept.stamp(address))
        assert kept.get(address) == Offer(b"page")
    (tmp_path / "deal.toml").write_text("title = 'A deal'")
    assert kept.get("/whatif") is None
    assert kept.get("/due") == Offer(b"page")


def test_what_many_ask_for_at_once_is_counted_once(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one", encoding="utf-8")
    kept, made, begin = KeptFacts(str(place)), list[int](), Barrier(8)

    def count() -> int:
        made.append(1)
        return 7

    def ask() -> None:
        begin.wait(10)
        assert kept.once("reports", count) == 7

    readers = [Thread(target=ask) for _ in range(8)]
    for each in readers:
        each.start()
    for each in readers:
        each.join(10)
    assert len(made) == 1
    place.write_text("two two", encoding="utf-8")
    ask_again = kept.once("reports", count)
    assert (ask_again, len(made)) == (7, 2)
