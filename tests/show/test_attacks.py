"""A sample of generated hostile reports and odd requests: nothing breaks out or fails."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest

import hostile_reports
from goodoffices import api
from goodoffices.run import read_into
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from goodoffices.summary import Choices
from show_client import Client


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    hostile_reports.write(folder / "reports.jsonl", 40, seed=6)
    record = folder / "attacked.db"
    summary = read_into(
        [str(folder / "reports.jsonl")],
        str(record),
        choices=Choices(reader="rules", sift="none"),
    )
    assert summary.read + len(summary.skipped) == 40
    reasons = ("zero character", "not in English")
    assert all(any(why in str(one) for why in reasons) for one in summary.skipped)
    assert summary.read > 20
    return record


@pytest.mark.model
def test_no_hostile_report_breaks_out_of_any_page(attacked: Path):
    with api.open(attacked, read_only=True) as record:
        known = {
            "reports": [one.id for one in record.reports()][:15],
            "actors": [one.id for one in record.actors()][:15],
            "things": [one.id for one in record.things("event")][:15],
        }
    client = Client(create_app(str(attacked)))
    for page in PAGES:
        idents = known[page.path.split("/")[1]] if "{" in page.path else [""]
        asked = [page.path.replace("{ident}", ident) for ident in idents]
        asked += [f"{page.path}.csv"] if page.sheet and "{" not in page.path else []
        for address in asked:
            answer = client.get(address)
            assert hostile_reports.troubles(answer) == [], address
            for chart in re.findall(r'href="([^"]+\.svg\?[^"]+)"', answer.text):
                ElementTree.fromstring(client.get(unescape(chart)).content)


def test_troubles_are_seen_where_there_are_some():
    unescaped = [bad for bad in hostile_reports.MARKUP if "{{" not in bad and "<!-->" not in bad]
    assert len(unescaped) == 8
    for bad in unescaped:
        inside = f"<p title='{bad}'></p>" if bad.startswith("'") else f"<p>{bad}</p>"
        assert hostile_reports.troubles(httpx.Response(200, html=inside)), bad
