"""The network page: ties drawn and told, by period, each mark one step from its sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import build
import stored
from goodoffices.show.app import create_app
from goodoffices.show.query import Query
from goodoffices.show.zoom import zoom
from show_client import Client


def test_every_sign_of_the_drawing_leads_to_its_row(client: Client):
    text = client.get("/network").text
    hrefs = set(re.findall(r'<a href="#((?:backs|meets|fights|against|part)-[^"]+)"', text))
    assert hrefs
    assert all(f'id="{href}"' in text for href in hrefs)
    assert "Sera Union supports the Northern Front with arms." in text


def test_ties_of_one_sort_and_of_one_period(client: Client):
    assert "<b>1</b> of 3 ties" in client.get("/network?tie=backs").text
    assert "Nothing matches" in client.get("/network?since=2016&until=2016").text


def test_table_of_the_network_gives_the_words(client: Client):
    lines = client.get("/network.csv").text.splitlines()
    assert any(line.startswith("Sera Union,backs,Northern Front,,1,") for line in lines)


class _Desk:
    class catalogue:
        openings = ()


def test_no_ways_through_time_where_no_report_has_a_day():
    assert zoom(_Desk, Query("/network", {})) is None  # type: ignore[arg-type]


def test_ways_lead_from_the_span_to_a_year_a_month_and_back(client: Client):
    assert 'href="/network?since=2015&amp;until=2015"' in client.get("/network").text
    year = client.get("/network?since=2014&until=2014").text
    assert 'aria-label="Apr 2014">Apr</a>' in year
    assert "Whole span" in year
    month = client.get("/network?since=2014-01&until=2014-01&tie=backs").text
    assert 'href="/network?since=2013-12&amp;until=2013-12&amp;tie=backs"' in month
    assert "All of 2014" in month


@pytest.mark.parametrize("at", ["9998", "9998-12", "0001", "0001-01"])
def test_ends_of_the_calendar_have_no_way_on(client: Client, at: str):
    answer = client.get(f"/network?since={at}&until={at}")
    assert answer.status_code == 200
    ways = re.findall(r'href="/network\?since=([\d-]+)&amp;until=([^"&]+)"', answer.text)
    assert ways
    assert all(client.get(f"/network?since={a}&until={b}").status_code == 200 for a, b in ways)


def test_a_tie_told_often_shows_some_of_its_sources_and_counts_the_others(tmp_path: Path):
    told = []
    for n in range(20):
        report = build.report(
            f"Sera Union supports the Northern Front. Part {n}.",
            name=f"{n}.txt", published=f"2014-02-{n + 1:02}",
        )  # fmt: skip
        told.append(
            stored.reading_of(
                report,
                build.relation(report, "Sera Union", "supports", "Northern Front", "supports"),
                kind="state",
            )
        )
    stored.record(tmp_path / "often.db", *told).dispose()
    text = Client(create_app(str(tmp_path / "often.db"))).get("/network").text
    assert text.count("Sera Union supports the Northern Front.</span>") == 2
    assert "and 6 more" in text
    assert "1–20 Feb 2014<small>20 reports" in text
