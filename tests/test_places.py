"""A place is told to be a file or an address, is named in headings, and shows no password."""

from __future__ import annotations

import pytest

from goodoffices.places import hidden, is_address, name_of


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("postgresql://ana:secret@host/db", "postgresql://ana:***@host/db"),
        ("postgresql://ana@host/db", "postgresql://ana@host/db"),
        ("postgresql://host/db?password=secret&x=1", "postgresql://host/db?password=***&x=1"),
        ("talks:secret@home.db", "talks:secret@home.db"),
    ],
)
def test_password_is_hidden_and_nothing_else(place: str, shown: str) -> None:
    assert hidden(place) == shown


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("/home/ana/small-war.db", "small war"),
        ("small_war.2014.db", "small war.2014"),
        ("folder/.hidden", ".hidden"),
        ("postgresql://ana:secret@host/small_war", "small war"),
        ("postgresql:///syria?host=/run/postgresql", "syria"),
        ("postgresql://ana:secret@host", "record"),
        ("", "record"),
    ],
)
def test_record_is_named_after_its_file_or_database(place: str, name: str) -> None:
    assert name_of(place) == name


def test_file_is_no_address() -> None:
    assert not is_address("C:/war.db")
    assert is_address("POSTGRESQL://host/db")
