"""Pages are made anew beside the requests, each once, and a failure stops nothing."""

from __future__ import annotations

import logging
from threading import Event

import pytest

from goodoffices.errors import BadArgument
from goodoffices.show.renewing import Renewal


def test_page_that_waits_already_is_made_once() -> None:
    renewal, made, held = Renewal(), list[str](), Event()
    renewal.ask("/first", held.wait)
    for _ in range(3):
        renewal.ask("/second", lambda: made.append("/second"))
    held.set()
    renewal.rest()
    assert made == ["/second"]


def test_page_may_be_asked_for_again_once_it_is_made() -> None:
    renewal, made = Renewal(), list[str]()
    for _ in range(2):
        renewal.ask("/", lambda: made.append("/"))
        renewal.rest()
    assert made == ["/", "/"]


@pytest.mark.parametrize("error", [BadArgument("x", "is wrong", "Mend it"), RuntimeError("broken")])
def test_failure_is_logged_and_the_next_page_made(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    renewal, made = Renewal(), list[str]()

    def fails() -> None:
        raise error

    with caplog.at_level(logging.INFO, logger="goodoffices.show"):
        renewal.ask("/bad?secret=1", fails)
        renewal.ask("/good", lambda: made.append("/good"))
        renewal.rest()
    assert made == ["/good"]
    assert "not made anew" in caplog.text
    assert "secret" not in caplog.messages[0]
