"""What many reports tell makes no page longer: a list names a few, the page of the thing all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import build
import stored
from goodoffices import merging
from goodoffices.facts import Reading
from goodoffices.show.app import create_app
from goodoffices.show.pages import ceasefires
from goodoffices.show.told import FEW_ORIGINS, FEW_OTHERS
from show_client import Client

MANY = 16
STATES = ("in_force", "fragile")


def truce(nth: int) -> Reading:
    """A report of its own outlet on one truce, whose state changes from day to day."""
    text = f"Korvan and Selby have a truce in Tesk, outlet {nth} said."
    published = f"2031-07-{nth + 1:02}"
    report = build.report(text, name=f"{nth}.txt", published=published, outlet=f"Outlet {nth}")
    told = build.ceasefire(
        report, STATES[nth % len(STATES)], "truce", place="Tesk", term="truce",
        date=build.day(published, printed=""), parties=("Korvan", "Selby"),
    )  # fmt: skip
    return stored.reading_of(report, told, kind="state")


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr("goodoffices.show.told.MOST_OTHERS", FEW_OTHERS)
    monkeypatch.setattr(ceasefires, "MOST_TURNS", 1)
    place = tmp_path / "a.db"
    engine = stored.record(place, *map(truce, range(MANY)))
    merging.merge_pending(engine)
    engine.dispose()
    with Client(create_app(str(place))) as made:
        yield made


def test_row_names_a_few_origins_and_the_table_all(client: Client):
    page = client.get("/ceasefires").text
    assert f"Outlet {FEW_ORIGINS - 1} and {MANY - FEW_ORIGINS} more" in page
    assert f"Outlet {MANY - 1}" not in page.split("tellings")[1].split("</details>")[0]
    table = client.get("/ceasefires.csv").text
    assert all(f"Outlet {nth}" in table for nth in range(MANY))


def test_row_lists_a_few_tellings_and_says_how_many_more_there_are(client: Client):
    page = client.get("/ceasefires").text
    assert f"{MANY - 1} other tellings" in page
    assert f"All tellings, {MANY - 1 - FEW_OTHERS} more" in page
    assert page.count('<small class="printed">') <= 1 + FEW_OTHERS


def test_row_lists_the_last_states_and_leads_to_the_earlier_ones(client: Client):
    page = client.get("/ceasefires").text
    shown = page.split('<ol class="turns">')[1].split("</ol>")[0].count("<li>")
    assert shown == ceasefires.FEW_TURNS
    assert f"{MANY - shown} earlier states</a>" in page


def test_card_lists_the_newest_reports_and_counts_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    card = f"/actors/{stored.actor_id('Korvan')}"
    whole = client.get(card).text
    assert f"named in {MANY} reports" in whole
    assert "The newest" not in whole
    monkeypatch.setattr("goodoffices.show.pages.actor.PAGE_SIZE", 5)
    short = Client(client._app).get(f"{card}?since=2000").text
    assert f"named in {MANY} reports" in short
    assert f"The newest 5 of {MANY}" in short
    assert f"Outlet {MANY - 1}," in short.split('class="reps"')[1]
    assert "Outlet 3," not in short.split('class="reps"')[1]


def attack(nth: int) -> Reading:
    """A report of an attack of its own, so that none is another told again."""
    day = f"2031-{nth + 1:02}-11"
    report = build.report(f"Korvan shelled Town{nth}.", name=f"a{nth}.txt", published=day)
    told = build.event(
        report, "ASSAULT", "shelled", source="Korvan", target=f"Town{nth}",
        date=build.day(day, printed=""),
    )  # fmt: skip
    return stored.reading_of(report, told, kind="state")


def test_card_lists_the_newest_deeds_and_leads_to_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    engine = stored.record(tmp_path / "a.db", *map(attack, range(6)))
    merging.merge_pending(engine)
    engine.dispose()
    monkeypatch.setattr("goodoffices.show.pages.actor.NEWEST", 4)
    with Client(create_app(str(tmp_path / "a.db"))) as client:
        page = client.get(f"/actors/{stored.actor_id('Korvan')}").text
        deeds = page.split('id="does"')[1].split("</section>")[0]
        assert "The newest 4." in deeds
        assert "Town5" in deeds
        assert "Town1" not in deeds
        assert 'href="/timeline?actor=Korvan"' in deeds
        assert "Town1" in client.get("/timeline?actor=Korvan").text
