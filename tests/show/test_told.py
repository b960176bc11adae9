"""Each thing stands once on a page, with its grade and, one click below, whoever else tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import build
import stored
from goodoffices import merging
from goodoffices.codes import Realis, TalksOutcome
from goodoffices.facts import Fact, Reading, Report
from goodoffices.show.app import create_app
from show_client import Client

SHELLED = "Korvan shelled Tesk on 3 May 2031, wounding many people of Selby."
AGAIN = "On 3 May 2031 Korvan shelled Tesk, where people of Selby live."


def shelling(name: str, text: str, outlet: str, day: str, **fields: object) -> tuple[Report, Fact]:
    report = build.report(text, name=name, published=day, outlet=outlet, **fields)
    when = build.day("2031-05-03", printed="3 May 2031")
    told = build.event(report, "ASSAULT", "shelled", "Korvan", "Selby", place="Tesk", date=when)
    return report, told


def talks(name: str, text: str, outlet: str, day: str, **own: object) -> Reading:
    report = build.report(text, name=name, published=day, outlet=outlet)
    when = build.day("2031-06-10", printed="10 June 2031")
    return stored.reading_of(report, build.talks(report, "Talks", venue="Oban", date=when, **own))


def truces() -> list[Reading]:
    made = []
    agreed = "Korvan and Selby agreed a truce in Tesk on 1 July."
    broken = "The truce of Korvan and Selby in Tesk collapsed."
    for day, status, said in (("01", "agreed", agreed), ("08", "collapsed", broken)):
        name, published = f"{status}.txt", f"2031-07-{day}"
        report = build.report(said, name=name, published=published, outlet=f"Outlet {name}")
        when = build.day(published, printed="")
        told = build.ceasefire(
            report, status, status, place="Tesk", term="truce", date=when,
            parties=("Korvan", "Selby"),
        )  # fmt: skip
        made.append(stored.reading_of(report, told, kind="state"))
    return made


def readings() -> list[Reading]:
    one = shelling("one.txt", SHELLED, "The Courier", "2031-05-04")
    two = shelling("two.txt", AGAIN, "Morning Wire", "2031-05-05")
    planned = talks(
        "plan.txt", "Talks will open in Oban on 10 June 2031 with Korvan.", "The Courier",
        "2031-06-01", realis=Realis.PLANNED, participants={"Korvan": "attending"},
    )  # fmt: skip
    held = talks(
        "held.txt", "Talks in Oban on 10 June 2031 collapsed; Korvan did not come, Selby did.",
        "Morning Wire", "2031-06-12", outcome=TalksOutcome.COLLAPSED,
        participants={"Korvan": "not_attending", "Selby": "attending"},
    )  # fmt: skip
    acts = [stored.reading_of(*each, kind="state") for each in (one, two)]
    return [*acts, planned, held, *truces()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("told") / "korvan.db"
    engine = stored.record(place, *readings())
    merging.merge_pending(engine)
    engine.dispose()
    return place


@pytest.fixture
def asked(place: Path) -> Iterator[Client]:
    with Client(create_app(str(place))) as made:
        yield made


def test_timeline_tells_a_thing_once_with_its_grade(asked: Client) -> None:
    text = asked.get("/timeline?kind=event").text
    assert text.count("Korvan shelled Selby in Tesk") + text.count("attacked Selby in Tesk") >= 1
    assert text.count('class="borne"') == 1
    assert "two independent origins" in text
    assert "2 reports: The Courier, Morning Wire" in text


def test_other_telling_stands_below_with_its_sentence(asked: Client) -> None:
    text = asked.get("/timeline?kind=event").text
    below = re.search(r'<details class="tellings">.*?</details>', text, re.DOTALL)
    assert below
    assert "1 other telling" in below[0]
    assert AGAIN in below[0] or SHELLED in below[0]
    assert re.search(r'href="/reports/[^"]+#s', below[0])


def test_page_of_a_thing_has_every_telling_and_the_reasons(asked: Client) -> None:
    href = re.search(r'href="(/things/[^"]+)"', asked.get("/timeline?kind=event").text)
    assert href
    text = asked.get(href[1]).text
    assert SHELLED in text
    assert AGAIN in text
    assert "Taken for one" in text
    assert "by the program" in text


def test_table_of_the_timeline_says_how_well_each_is_borne_out(asked: Client) -> None:
    lines = asked.get("/timeline.csv?kind=event").text.splitlines()
    assert lines[0].endswith("thing id,reports,borne out by,origins,course")
    assert len(lines) == 2
    assert '2,two independent origins,"The Courier, Morning Wire"' in lines[1]


def test_thing_that_is_not_there_is_a_page_with_a_way_on(asked: Client) -> None:
    answer = asked.get("/things/nothing")
    assert answer.status_code == 404
    assert "There is no such thing in this record" in answer.text


def test_facts_not_merged_yet_stand_for_themselves(tmp_path: Path) -> None:
    stored.record(tmp_path / "a.db", *readings()).dispose()
    with Client(create_app(str(tmp_path / "a.db"))) as client:
        text = client.get("/timeline?kind=event").text
    assert text.count('class="borne"') == 2
    assert "single source" in text


def test_talks_told_twice_are_one_row_and_one_column(asked: Client) -> None:
    text = asked.get("/talks").text
    assert text.count('<th role="columnheader" scope="col" class="y"') == 1
    assert "1 of 1" in text or "All 1" in text or "1 round" in text
    assert "planned, then collapsed" in text


def test_later_word_on_attendance_stands_with_the_earlier_beside_it(asked: Client) -> None:
    text = asked.get("/talks").text
    rows = text[text.index('class="flow talks"') :]
    away = rows[rows.index("Korvan") :]
    assert "(was expected)" in away
    lines = asked.get("/talks.csv").text.splitlines()
    assert len(lines) == 2
    assert "two independent origins" in lines[1]


def test_who_is_named_for_talks_to_come_is_expected_in_list_and_matrix(tmp_path: Path) -> None:
    report = build.report("Korvan will meet Selby at Tesk.", name="c.txt", published="2031-05-04")
    ahead = build.talks(
        report, "meet", venue="Tesk", realis="planned", confidence=0.9,
        participants={"Korvan": "attending", "Selby": "attending"},
    )  # fmt: skip
    stored.record(tmp_path / "c.db", stored.reading_of(report, ahead, kind="state")).dispose()
    with Client(create_app(str(tmp_path / "c.db"))) as client:
        rows = client.get("/talks.csv").text
    assert "expected: Korvan, Selby" in rows
    assert "attended" not in rows


def test_truce_is_one_row_with_its_states_and_one_lane(asked: Client) -> None:
    text = asked.get("/ceasefires").text
    states = re.search(r'<ol class="turns">(.*?)</ol>', text, re.DOTALL)
    assert states
    assert re.findall(r"<li>([a-z]+)", states[1]) == ["agreed", "collapsed"]
    assert "Tesk, Jul 2031" in text
    assert len(asked.get("/ceasefires.csv").text.splitlines()) == 2


def test_search_shows_what_two_reports_tell_once_with_both_numbers(asked: Client) -> None:
    text = asked.get("/search?q=shelled").text
    hits = text[text.index('<ol class="hits">') :]
    assert hits[: hits.index("</ol>")].count('<span class="told">') == 1
    assert "every telling" in text
    href = re.search(r'href="(/things/[^"]+)"', text)
    assert href
    assert asked.get(href[1]).status_code == 200


def test_due_tells_a_plan_as_done_only_by_what_was_judged_the_same(asked: Client) -> None:
    text = asked.get("/due").text
    assert "told as done by a later report" in text
    assert "Talks" in asked.get("/due?standing=done").text
    assert "told as done" not in asked.get("/due?standing=overdue").text.split("<table")[-1]


def test_other_conflicts_are_set_aside_with_a_way_to_see_them(tmp_path: Path) -> None:
    made = []
    for n in range(4):
        report = build.report("Syrian rebels attacked Syria's army.", name=f"{n}.txt")
        act = build.event(report, "ASSAULT", "attacked", "Syrian rebels", "Syria")
        made.append(stored.reading_of(report, act, kind="opposition_coalition"))
    other = build.report("Iran backs the Houthis. Syrian rebels attacked.", name="z.txt")
    tie = build.relation(other, "Iran", "supports", "Houthis", "backs")
    beside = build.event(other, "ASSAULT", "attacked", "Syrian rebels")
    reading = stored.reading_of(other, tie, beside, kind="armed_group")
    country = {"Syrian rebels": "Syria", "Syria": "Syria", "Houthis": "Yemen", "Iran": "Iran"}
    dated = [
        replace(each, actors=tuple(replace(a, country=country[a.name]) for a in each.actors))
        for each in (*made, reading)
    ]
    stored.record(tmp_path / "a.db", *dated).dispose()
    with Client(create_app(str(tmp_path / "a.db"))) as client:
        narrow, every = client.get("/").text, client.get("/?war=all").text
        assert client.get("/?war=Atlantis").status_code == 400
        assert "Iran backs the Houthis." in client.get("/relations.csv").text
    assert "Of the conflict in Syria" in narrow
    assert "Iran backs" not in narrow
    assert "Show all conflicts" in narrow
    assert "All conflicts are shown." in every
