"""The list and the card of actors count things: a meeting or attack once, however often told."""

from __future__ import annotations

from pathlib import Path

import pytest

import build
import stored
from goodoffices import merging
from goodoffices.show.app import create_app
from show_client import Client


def tellings():
    """Give two reports of other outlets that tell of one attack and one round of talks."""
    own = "Nobody in Tesk had slept, shopkeepers told the paper. Rain fell on the market all day. "
    for name, outlet, begins in (("a.txt", "The Courier", ""), ("b.txt", "Morning Wire", own)):
        report = build.report(
            f"{begins}Tarvia attacked the League at Tesk on 17 February 2014. "
            "Tarvia and the League met at Port Selwyn on 18 February 2014, Sera Union mediating. "
            "Sera Union supports Tarvia.",
            name=name, outlet=outlet, published="2014-02-20",
        )  # fmt: skip
        attack = build.event(
            report, "ASSAULT", "attacked", "Tarvia", "League", place="Tesk",
            date=build.day("2014-02-17", printed="17 February 2014"),
        )  # fmt: skip
        talks = build.talks(
            report, "met", venue="Port Selwyn", date=build.day("2014-02-18", printed=""),
            participants={"Tarvia": "attending", "League": "attending"}, mediators=["Sera Union"],
        )  # fmt: skip
        backs = build.relation(report, "Sera Union", "supports", "Tarvia", "supports")
        yield stored.reading_of(report, attack, talks, backs, kind="state")


@pytest.fixture
def asked(tmp_path: Path) -> Client:
    engine = stored.record(tmp_path / "a.db", *tellings())
    merging.merge_pending(engine)
    engine.dispose()
    return Client(create_app(str(tmp_path / "a.db")))


def test_list_tells_parts_by_meeting_and_ties(asked: Client) -> None:
    text = asked.get("/actors").text
    assert "mediator of 1 meeting, " in text
    assert "was at 1 meeting, " in text
    assert "supports Tarvia" in text


def test_a_part_in_talks_passes_the_filter(asked: Client) -> None:
    text = asked.get("/actors?part=mediator").text
    assert "Sera Union</a>" in text
    assert "League</a>" not in text


def test_card_has_one_attack_with_both_tellings(asked: Client) -> None:
    listed = asked.get("/actors").text
    href = listed.split("Tarvia</a>")[0].rsplit('href="', 1)[1].split('"')[0]
    text = asked.get(href).text
    deeds = text.split("does</h2>")[1].split("</section>")[0]
    assert deeds.count("<tr") == 2
    assert "2 reports" in deeds
    assert "1 other telling" in deeds


def test_network_counts_the_attack_once(asked: Client) -> None:
    assert "1 attack in 2 reports" in asked.get("/network").text
