"""Reads word lists from the package and refuses those that are empty or say a thing twice."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from goodoffices.errors import LexiconInvalid

Table = dict[str, object]


@cache
def read_table(name: str) -> Table:
    """Read one TOML file of the lexicon by its name without the ending."""
    place = resources.files("goodoffices.lexicon").joinpath(f"{name}.toml")
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconInvalid(
            f"word list {name}", "it is not in the package", "Install goodoffices again"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconInvalid(f"word list {name}", str(error), "Mend the line it names") from None


def word_list(table: Table, key: str, *, name: str) -> tuple[str, ...]:
    """Take one list of words out of a table; it may be neither empty nor repeat a word."""
    value = table.get(key)
    if not isinstance(value, list) or not value:
        raise LexiconInvalid(f"word list {name}", f"'{key}' is missing or empty", "Add words to it")
    words = tuple(str(word) for word in value)
    refuse_repeats(words, name=name, key=key)
    return words


def word_set(table: Table, key: str, *, name: str) -> frozenset[str]:
    """Take one list of words as a set, with the same checks."""
    return frozenset(word_list(table, key, name=name))


def section(table: Table, key: str, *, name: str) -> Table:
    """Take one sub-table out of a table."""
    value = table.get(key)
    if not isinstance(value, dict) or not value:
        raise LexiconInvalid(f"word list {name}", f"[{key}] is missing or empty", "Add it")
    return value


def refuse_repeats(words: Iterable[str], *, name: str, key: str) -> None:
    """Refuse a list that holds the same word twice."""
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise LexiconInvalid(
                f"word list {name}", f"'{word}' stands twice in '{key}'", "Remove one"
            )
        seen.add(word)


@cache
def lexicon_version() -> str:
    """Give eight hexadecimal digits that change when any word list changes."""
    digest = hashlib.sha256()
    folder = resources.files("goodoffices.lexicon")
    for place in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if place.name.endswith((".toml", ".tsv", ".jsonl")):
            digest.update(place.name.encode())
            digest.update(place.read_bytes())
    return digest.hexdigest()[:8]
