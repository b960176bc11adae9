"""The forms of review without a browser: whose they are, and where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

import stored
import world
from goodoffices import api
from goodoffices.facts import Statement
from goodoffices.show.app import create_app
from goodoffices.show.kept import KeptPages
from show_client import Client

SAID = next(f for f in world.facts_of_first() if isinstance(f, Statement))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "own.db"
    stored.record(place, *world.readings()).dispose()
    return place


def test_form_without_the_token_of_the_visit_is_refused(own: Path) -> None:
    with Client(create_app(str(own))) as client:
        data = {"action": "reject", "fact": SAID.id, "by": "Mallory"}
        assert client.send("POST", "/review", data=data).status_code == 403
    with api.open(own) as record:
        assert not record.reviews()


def test_review_leads_nowhere_else(own: Path) -> None:
    with Client(create_app(str(own))) as client:
        page = client.get("/review")
        cookie = page.headers["set-cookie"].split(";")[0]
        token = page.text.split('name="csrf" value="')[1].split('"')[0]
        data = {"action": "accept", "fact": SAID.id, "by": "Mara", "csrf": token}
        sent = client.send(
            "POST",
            "/review",
            data={**data, "back": "//example.invalid/review"},
            headers={"cookie": cookie},
        )
        assert (sent.status_code, sent.headers["location"]) == (303, "/review?done=1")
        wrong = client.send(
            "POST", "/review", data={**data, "fact": "none"}, headers={"cookie": cookie}
        )
        assert wrong.status_code == 400
        assert "no such fact" in wrong.text


def test_decision_is_on_the_pages_at_once_while_the_record_grows(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptPages, "_is_growing", lambda *_: True)
    with Client(create_app(str(own))) as client:
        page = client.get("/review")
        cookie = page.headers["set-cookie"].split(";")[0]
        token = page.text.split('name="csrf" value="')[1].split('"')[0]
        before = client.get("/statements").text
        data = {"action": "reject", "fact": SAID.id, "by": "Mara", "csrf": token}
        assert (
            client.send("POST", "/review", data=data, headers={"cookie": cookie}).status_code == 303
        )
        assert client.get("/statements").text != before
