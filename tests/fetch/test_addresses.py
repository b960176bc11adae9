"""What an address is, where it leads, and where it may not."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from goodoffices.errors import ReportUnreadable
from goodoffices.fetch.addresses import is_public, places_of, redirected, target_of


def resolves_to(monkeypatch: pytest.MonkeyPatch, *places: str) -> list[str]:
    asked: list[str] = []

    def answer(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://wire.example/a b?q=é#part", ("https", "wire.example", 443, "/a%20b?q=%C3%A9")),
        ("http://WIRE.example:8080", ("http", "wire.example", 8080, "/")),
        ("http://bücher.example/", ("http", "xn--bcher-kva.example", 80, "/")),
        ("http://[2001:db8::1]/x", ("http", "2001:db8::1", 80, "/x")),
        ("http://wire.example/a%20b", ("http", "wire.example", 80, "/a%20b")),
    ],
)
def test_address_is_taken_apart(address: str, expected: tuple[str, str, int, str]) -> None:
    found = target_of(address)
    assert (found.scheme, found.host, found.port, found.path) == expected
    assert "#" not in found.address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://wire.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "not an address"),
        ("http://[::1", "not an address"),
        ("http://wire.example:99999/", "not an address"),
        ("http://a b.example/", "not an address"),
        (f"http://wire.example/{'a' * 3000}", "not an address"),
        (f"http://{'a' * 300}.example/", "not an address"),
        ("http://ann:secret@wire.example/", "name or password"),
    ],
)
def test_address_that_cannot_be_fetched_is_refused(address: str, why: str) -> None:
    with pytest.raises(ReportUnreadable, match=why) as told:
        target_of(address)
    assert told.value.next_step
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.9.9",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "not an ip",
    ],
)
def test_private_places_are_not_public(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_places_in_the_open_internet_are_public(place: str) -> None:
    assert is_public(place)


def test_name_that_leads_to_a_private_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "10.0.0.7")
    with pytest.raises(ReportUnreadable, match=r"private network \(10.0.0.7\)") as told:
        places_of(target_of("http://intranet.example/"), allow_private=False)
    assert "--allow-private" in told.value.next_step


def test_name_with_one_private_place_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolves_to(monkeypatch, "93.184.216.34", "127.0.0.1")
    with pytest.raises(ReportUnreadable, match="private network"):
        places_of(target_of("http://mixed.example/"), allow_private=False)


def test_private_place_is_given_when_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "10.0.0.7")
    assert places_of(target_of("http://a.example/"), allow_private=True) == ["10.0.0.7"]


def test_name_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ReportUnreadable, match=r"no server of the name nowhere\.example"):
        places_of(target_of("http://nowhere.example/"), allow_private=False)


def test_redirect_is_followed_from_where_it_stands() -> None:
    found = redirected(target_of("http://a.example/x/y"), "../z?q=1#part")
    assert found.address == "http://a.example/z?q=1"


@pytest.mark.parametrize(
    ("location", "why"),
    [("file:///etc/passwd", "only http"), ("http://a.example/", "from https to an unprotected")],
)
def test_redirect_to_elsewhere_is_refused(location: str, why: str) -> None:
    with pytest.raises(ReportUnreadable, match=why):
        redirected(target_of("https://a.example/"), location)
