"""Beyond this machine nobody passes unknown, and nobody does more than their role allows."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from goodoffices.accounts import Role, Users
from goodoffices.show.access import Access, Proxy
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from show_client import Client

PASSWORD = "a lake in the north"


@pytest.fixture
def users(tmp_path: Path) -> Users:
    made = Users(tmp_path / "users.json")
    made.add("Ada", "analyst", PASSWORD)
    made.add("Vi", "viewer", PASSWORD)
    return made


@pytest.fixture
def site(war: Path, users: Users) -> Client:
    return Client(create_app(str(war), access=Access(users)))


def signed_in(
    site: Client, name: str, password: str = PASSWORD, to: str = "/due"
) -> dict[str, str]:
    """Sign in as a browser does, and give the headers that later requests bear."""
    page = site.send("GET", "/signin")
    visit = page.headers["set-cookie"].split(";")[0]
    data = {"csrf": token(page.text), "name": name, "password": password, "next": to}
    answer = site.send("POST", "/signin", data=data, headers={"cookie": visit})
    if answer.status_code != 303:
        return {"status": str(answer.status_code), "text": answer.text}
    assert "HttpOnly; SameSite=Strict" in answer.headers["set-cookie"]
    session = answer.headers["set-cookie"].split(";")[0]
    return {"cookie": f"{visit}; {session}", "to": answer.headers["location"]}


def token(page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("address", [*(page.path for page in PAGES), "/reports.csv", "/add", "/no"])
def test_stranger_is_sent_to_sign_in_and_told_nothing(site: Client, address: str):
    answer = site.get(address)
    assert (answer.status_code, answer.text) == (303, "")
    assert answer.headers["location"].startswith("/signin?next=%2F")
    assert "small war" not in site.get("/signin").text


def test_stranger_gets_no_facts(site: Client):
    answer = site.get("/api/facts")
    assert answer.status_code == 401
    assert set(answer.json()) == {"error"}


def test_signing_in_leads_to_the_page_asked_for_and_out_again(site: Client):
    headers = signed_in(site, "Ada")
    assert headers.pop("to") == "/due"
    assert site.send("GET", "/due", headers=headers).status_code == 200
    account = site.send("GET", "/signin", headers=headers).text
    assert "<b>Ada</b>, analyst" in account
    out = site.send("POST", "/signout", data={"csrf": token(account)}, headers=headers)
    assert out.status_code == 303
    assert site.send("GET", "/due", headers=headers).status_code == 303


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "x"])
def test_signing_in_never_leads_elsewhere(site: Client, to: str):
    assert signed_in(site, "Ada", to=to)["to"] == "/"


def test_wrong_password_and_unknown_name_get_the_same_answer(site: Client):
    texts = [signed_in(site, name, "a lake in the south") for name in ("Ada", "Nobody")]
    assert {one["status"] for one in texts} == {"403"}
    assert all("do not belong together" in one["text"] for one in texts)


def test_guessing_is_slowed_down_even_with_the_right_password(site: Client):
    statuses = [signed_in(site, "Ada", f"wrong guess {n}")["status"] for n in range(6)]
    assert statuses == ["403"] * 5 + ["429"]
    assert signed_in(site, "Ada")["status"] == "429"


def test_new_password_and_removal_end_open_sessions(site: Client, users: Users):
    ada, vi = signed_in(site, "Ada"), signed_in(site, "Vi")
    users.set_password("Ada", "a lake in the south")
    users.remove("Vi")
    for headers in (ada, vi):
        cookie = {"cookie": headers["cookie"]}
        assert site.send("GET", "/due", headers=cookie).status_code == 303


def test_viewer_changes_nothing(site: Client):
    headers = {"cookie": signed_in(site, "Vi")["cookie"]}
    page = site.send("GET", "/add", headers=headers)
    assert "You are signed in as a viewer" in page.text
    sent = {"csrf": "x", "how": "text", "text": "A report."}
    answer = site.send("POST", "/add", data=sent, headers=headers)
    assert answer.status_code == 403


def test_analyst_reads_no_folder_of_the_machine(site: Client, tmp_path: Path):
    headers = {"cookie": signed_in(site, "Ada")["cookie"]}
    page = site.send("GET", "/add", headers=headers).text
    assert "folder of this machine" not in page
    sent = {"csrf": token(page), "how": "folder", "folder": str(tmp_path)}
    answer = site.send("POST", "/add", data=sent, headers=headers)
    assert answer.status_code == 403
    assert "needs the role admin" in answer.text


def test_api_token_opens_the_api(site: Client, users: Users):
    mark = users.add_token("Vi", "notebook")
    for bearer, status in ((mark, 200), (f"{mark}x", 401), ("", 303)):
        headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
        address = "/api/facts" if bearer else "/due"
        assert site.send("GET", address, headers=headers).status_code == status


def test_proxy_is_believed_only_from_its_address(war: Path, users: Users):
    def status(address: str, headers: dict[str, str]) -> int:
        proxy = Proxy("x-remote-user", frozenset({address}), Role.VIEWER)
        site = Client(create_app(str(war), access=Access(users, proxy)))
        return site.send("GET", "/due", headers=headers).status_code

    assert status("127.0.0.1", {"x-remote-user": "somebody"}) == 200
    assert status("127.0.0.1", {}) == 403
    assert status("127.0.0.1", {"x-remote-user": " "}) == 403
    assert status("192.0.2.7", {"x-remote-user": "Ada"}) == 403


def test_no_secret_is_logged(site: Client, users: Users, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    signed_in(site, "Ada", "wrong guess of hers")
    headers = signed_in(site, "Ada")
    mark = users.add_token("Ada", "notebook")
    site.send("GET", "/api/facts", headers={"authorization": f"Bearer {mark}"})
    for secret in (PASSWORD, "wrong guess", mark, headers["cookie"].partition("session=")[2]):
        assert secret not in caplog.text
