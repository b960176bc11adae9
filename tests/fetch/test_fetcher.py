"""Fetching from a server on this machine: what is given, what is refused, and how politely."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from goodoffices.errors import ReportUnreadable
from goodoffices.fetch import Fetcher, Policy, Seen
from goodoffices.fetch import fetcher as fetcher_room
from site_here import Site, gives, leads_to

HERE = Policy(allow_private=True, max_bytes=10_000, seconds=1.0)


def refusal(address: str, policy: Policy = HERE, **options: Any) -> str:
    with pytest.raises(ReportUnreadable) as told:
        Fetcher(policy).fetch(address, **options)
    assert told.value.next_step
    assert "\n" not in str(told.value)
    return str(told.value)


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(round(seconds, 3))
        self.now += seconds


def test_page_is_fetched_with_what_the_server_says_of_it(site: Site) -> None:
    site.pages["/a"] = gives("words", ETag='"1"', Last_Modified="Mon, 06 Jan 2014 10:00:00 GMT")
    found = Fetcher(HERE).fetch(site("/a"))
    assert (found.data, found.address) == (b"words", site("/a"))
    assert found.seen == Seen('"1"', "Mon, 06 Jan 2014 10:00:00 GMT")


def test_this_machine_is_refused_unless_allowed(site: Site) -> None:
    assert "private network" in refusal(site("/a"), Policy())
    assert site.asked == []


@pytest.mark.parametrize("name", ["localhost", "[::1]", "0.0.0.0", "127.1", "2130706433"])
def test_other_names_of_this_machine_are_refused(site: Site, name: str) -> None:
    assert "private network" in refusal(f"http://{name}:{site.port}/", Policy())
    assert site.asked == []


def test_connection_goes_to_the_place_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["93.184.216.34", "127.0.0.1"]
    went: list[str] = []

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    def connect(place: tuple[str, int], *_: Any) -> None:
        went.append(place[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert "connection failed (connection refused)" in refusal("http://rebound.example/", Policy())
    assert went == ["93.184.216.34"]


def test_next_place_of_a_name_is_tried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = gives("words")

    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **options: Any) -> Any:
        if host != "two.example":
            return real(host, port, *more, **options)
        places = ("127.0.0.2", "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert Fetcher(HERE).fetch(f"http://two.example:{site.port}/").data == b"words"


def test_redirects_are_followed(site: Site) -> None:
    site.pages |= {"/a": leads_to("/b"), "/b": leads_to(site("/c"), 308), "/c": gives("words")}
    found = Fetcher(HERE).fetch(site("/a"))
    assert (found.address, found.data) == (site("/c"), b"words")


def test_redirect_to_a_private_place_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/a"] = leads_to("http://inner.example/secret")
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **options: Any) -> Any:
        return real("10.0.0.1" if host == "inner.example" else host, port, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    # The first place is allowed for this test alone; the second is checked as any other.
    monkeypatch.setattr("goodoffices.fetch.addresses.is_public", lambda place: place == "127.0.0.1")
    told = refusal(site("/a"), Policy())
    assert "http://inner.example/secret: it leads to this machine or a private network" in told


def test_redirects_without_end_are_refused(site: Site) -> None:
    site.pages["/a"] = leads_to("/a")
    assert "leads on and on" in refusal(site("/a"))
    assert len(site.asked) == HERE.redirects + 1


@pytest.mark.parametrize(("status", "step"), [(404, "Check it"), (503, "later"), (429, "later")])
def test_refusal_of_a_server_is_told(site: Site, status: int, step: str) -> None:
    site.pages["/a"] = gives("", status=status)
    told = refusal(site("/a"))
    assert f"the server answers {status}" in told
    assert step in told


def test_page_that_is_too_large_is_refused(site: Site) -> None:
    site.pages["/a"] = gives(b"x" * 20_000)
    assert "larger than 0.01 MB" in refusal(site("/a"))


def test_packed_page_is_unpacked_within_bounds(site: Site) -> None:
    site.pages["/a"] = gives(gzip.compress(b"words"), Content_Encoding="gzip")
    site.pages["/bomb"] = gives(gzip.compress(b"x" * 10**6), Content_Encoding="gzip")
    site.pages["/broken"] = gives(b"\x1f\x8bxxxxxxxxxxxx", Content_Encoding="gzip")
    site.pages["/odd"] = gives(b"words", Content_Encoding="br")
    assert Fetcher(HERE).fetch(site("/a")).data == b"words"
    assert "larger than" in refusal(site("/bomb"))
    assert "damaged" in refusal(site("/broken"))
    assert "not known (br)" in refusal(site("/odd"))


def test_answer_that_is_cut_off_is_told(site: Site) -> None:
    site.pages["/a"] = gives("words", Content_Length="500")
    assert "the answer was cut off" in refusal(site("/a"))


def test_answer_that_is_no_http_is_told(site: Site) -> None:
    def nonsense(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 mail.example ready\r\n\r\n")

    site.pages["/a"] = nonsense
    assert "the connection failed" in refusal(site("/a"))


@pytest.mark.parametrize("where", ["head", "body"])
def test_server_that_drips_is_hung_up_on(site: Site, where: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if where == "body" else b"X-A: "))
        for _ in range(100):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.1)

    site.pages["/a"] = drip
    begun = time.monotonic()
    assert "too slow" in refusal(site("/a"))
    assert time.monotonic() - begun < 3


def test_nobody_listens_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "connection refused" in refusal(f"http://127.0.0.1:{port}/")


def test_page_that_did_not_change_is_not_sent_again(site: Site) -> None:
    def page(request: BaseHTTPRequestHandler) -> None:
        same = request.headers.get("If-None-Match") == '"1"'
        gives("" if same else "words", status=304 if same else 200, ETag='"1"')(request)

    site.pages["/a"] = page
    fetcher = Fetcher(HERE)
    first = fetcher.fetch(site("/a"))
    again = fetcher.fetch(site("/a"), seen=first.seen)
    assert (first.unchanged, again.unchanged, again.data) == (False, True, b"")
    assert again.seen == first.seen


def test_unchanged_that_was_not_asked_for_is_an_error(site: Site) -> None:
    site.pages["/a"] = gives("", status=304)
    assert "the server answers 304" in refusal(site("/a"))


def test_rules_of_a_site_are_kept_in_lists_only(site: Site) -> None:
    site.pages |= {
        "/robots.txt": gives("User-agent: *\nDisallow: /closed\n"),
        "/closed": gives("words"),
        "/open": gives("words"),
    }
    fetcher = Fetcher(HERE, clock=Clock(), wait=lambda _: None)
    assert fetcher.fetch(site("/open"), polite=True).data == b"words"
    with pytest.raises(ReportUnreadable, match=r"robots\.txt does not allow"):
        fetcher.fetch(site("/closed"), polite=True)
    assert "/closed" not in site.asked
    assert fetcher.fetch(site("/closed")).data == b"words"
    assert site.asked.count("/robots.txt") == 1


def test_rules_that_cannot_be_read_close_the_site(site: Site) -> None:
    site.pages |= {"/robots.txt": gives("", status=503), "/open": gives("words")}
    assert "robots.txt cannot be read now" in refusal(site("/open"), polite=True)
    assert "/open" not in site.asked


def test_site_without_rules_is_open(site: Site) -> None:
    site.pages |= {"/open": gives("words")}
    assert Fetcher(HERE).fetch(site("/open"), polite=True).data == b"words"


@pytest.mark.parametrize(("rules", "pause"), [("", 1.0), ("Crawl-delay: 7", 7.0)])
def test_requests_of_a_list_are_spaced_out(
    site: Site, rules: str, pause: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher_room, "is_public", lambda _: True)
    site.pages |= {"/robots.txt": gives(f"User-agent: *\n{rules}\n"), "/open": gives("words")}
    clock = Clock()
    fetcher = Fetcher(HERE, clock=clock, wait=clock.wait)
    for _ in range(3):
        fetcher.fetch(site("/open"), polite=True)
    assert clock.waited == [pause, pause]


def test_site_of_a_private_network_is_not_spared(site: Site) -> None:
    site.pages |= {"/open": gives("words")}
    clock = Clock()
    fetcher = Fetcher(HERE, clock=clock, wait=clock.wait)
    for _ in range(3):
        fetcher.fetch(site("/open"), polite=True)
    assert clock.waited == []


def test_pause_has_an_upper_bound(site: Site) -> None:
    site.pages |= {"/robots.txt": gives("User-agent: *\nCrawl-delay: 99999\n"), "/": gives("a")}
    clock = Clock()
    fetcher = Fetcher(HERE, clock=clock, wait=clock.wait)
    fetcher.fetch(site("/"), polite=True)
    fetcher.fetch(site("/"), polite=True)
    assert clock.waited == [30.0]


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ("Mon, 06 Jan 2014 09:59:59 GMT", True),
        ("Mon, 06 Jan 2014 10:00:00 GMT", False),
        ("Mon, 06 Jan 2014 10:00:05 GMT", False),
        ("this morning", False),
    ],
)
def test_page_that_may_change_again_in_its_second_is_not_asked_by_time(
    site: Site, monkeypatch: pytest.MonkeyPatch, changed: str, kept: bool
) -> None:
    given = "Mon, 06 Jan 2014 10:00:00 GMT"
    monkeypatch.setattr(BaseHTTPRequestHandler, "date_time_string", lambda *_: given)
    site.pages["/a"] = gives("words", Last_Modified=changed)
    assert Fetcher(HERE).fetch(site("/a")).seen.modified == (changed if kept else "")
