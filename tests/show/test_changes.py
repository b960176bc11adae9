"""Changes are taken from our own pages only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from fastapi.responses import PlainTextResponse, Response

from goodoffices.show.app import create_app
from goodoffices.show.changes import LARGEST_BODY, checked_form, csrf_token
from goodoffices.show.desk import Desk
from show_client import Client


async def form(request: Request) -> Response:
    return PlainTextResponse(csrf_token(request))


async def change(request: Request) -> Response:
    return PlainTextResponse(str((await checked_form(request))["what"]))


@pytest.fixture
def site(war: Path) -> Client:
    app = create_app(str(war))
    app.add_api_route("/try", form, methods=["GET"])
    app.add_api_route("/try", change, methods=["POST"])
    return Client(app)


def visit(site: Client) -> tuple[str, str]:
    answer = site.get("/try")
    return answer.headers["set-cookie"].split(";")[0], answer.text


def test_form_of_an_open_page_is_taken(site: Client):
    cookie, token = visit(site)
    data = {"csrf": token, "what": "mended"}
    answer = site.send("POST", "/try", data=data, headers={"cookie": cookie})
    assert (answer.status_code, answer.text) == (200, "mended")


def test_form_without_its_token_is_refused(site: Client):
    cookie, _ = visit(site)
    for data in ({"what": "x"}, {"what": "x", "csrf": ""}, {"what": "x", "csrf": "ä" * 64}):
        answer = site.send("POST", "/try", data=data, headers={"cookie": cookie})
        assert answer.status_code == 403
        assert "not from a page you have open" in answer.text


def test_token_of_another_visit_is_refused(site: Client):
    cookie, _ = visit(site)
    _, other = visit(site)
    data = {"csrf": other, "what": "x"}
    assert site.send("POST", "/try", data=data, headers={"cookie": cookie}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_change_sent_by_another_site_is_refused(site: Client, headers: dict[str, str]):
    cookie, token = visit(site)
    data = {"csrf": token, "what": "x"}
    answer = site.send("POST", "/try", data=data, headers={"cookie": cookie, **headers})
    assert answer.status_code == 403


def test_body_too_large_is_refused_before_it_is_read(site: Client):
    headers = {"content-length": str(LARGEST_BODY + 1)}
    assert site.send("POST", "/try", content=b"", headers=headers).status_code == 413


def test_visit_cookie_is_out_of_reach_of_scripts_and_sites(site: Client):
    cookie = site.get("/about").headers["set-cookie"]
    assert re.search(r"HttpOnly; SameSite=Strict", cookie)
    name = cookie.split(";")[0]
    assert "set-cookie" not in site.send("GET", "/about", headers={"cookie": name}).headers


def test_cookie_that_we_did_not_make_is_replaced(site: Client):
    answer = site.send("GET", "/about", headers={"cookie": "goodoffices_visit=<b>;;="})
    assert "<b>" not in answer.headers["set-cookie"]


def test_reviewing_counts_the_record_once_in_a_few_seconds(
    war: Path, monkeypatch: pytest.MonkeyPatch
):
    counted: list[int] = []
    whole = Desk.counts

    def counts(desk: Desk) -> Any:
        counted.append(1)
        return whole(desk)

    monkeypatch.setattr(Desk, "counts", counts)
    app = create_app(str(war))
    client = Client(app)
    assert client.get("/review").status_code == client.get("/review").status_code == 200
    assert len(counted) == 1
    app.state.maker.forget()
    client.get("/review")
    assert len(counted) == 2
