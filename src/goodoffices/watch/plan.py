"""What is watched and how often: a TOML file that a person writes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodoffices.errors import BadArgument

USUAL_PAUSE, LEAST_PAUSE = 900.0, 60.0
"""Seconds between two looks at a feed: a quarter of an hour, and on public sites no less than a
minute."""
FOLDER_PAUSE = 10.0

_LENGTH = re.compile(r"(\d{1,6})(s|m|h)")
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_KEYS = {
    "": {"every", "feed", "folder"},
    "feed": {"address", "every", "pages"},
    "folder": {"path", "every"},
}


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed to watch."""

    address: str
    every: float
    """Seconds between two looks."""
    pages: bool = True
    """Read the page behind each entry; else the words of the entry itself."""


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """A folder to watch."""

    path: str
    every: float


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched."""

    feeds: tuple[FeedPlan, ...]
    folders: tuple[FolderPlan, ...]


def read_plan(place: Path, *, allow_private: bool = False) -> Plan:
    """Read a plan; raises what is to be mended in it.

    With private addresses allowed a feed may be looked at every second.
    """
    table = _table(place)
    least = 1.0 if allow_private else LEAST_PAUSE
    usual = _seconds(table.get("every"), f"{place}: every", USUAL_PAUSE, least)
    feeds = tuple(
        FeedPlan(
            _text(row, "address", where),
            _seconds(row.get("every"), f"{where}: every", usual, least),
            _truth(row.get("pages", True), where),
        )
        for where, row in _rows(table, "feed", place)
    )
    folders = tuple(
        FolderPlan(
            str(place.parent / _text(row, "path", where)),
            _seconds(row.get("every"), f"{where}: every", FOLDER_PAUSE, 1.0),
        )
        for where, row in _rows(table, "folder", place)
    )
    if not feeds and not folders:
        raise BadArgument(
            str(place), "it names no feed and no folder", 'Add [[feed]] address = "…"'
        )
    _refuse_repeats([feed.address for feed in feeds] + [one.path for one in folders], place)
    return Plan(feeds, folders)


def _table(place: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as problem:
        why = f"it cannot be read ({(problem.strerror or 'no reason given').lower()})"
        raise BadArgument(str(place), why, "Check the name and the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadArgument(str(place), f"it is not TOML: {problem}", "Mend the line") from None
    _known(table, "", str(place))
    return table


def _rows(table: dict[str, Any], kind: str, place: Path) -> list[tuple[str, dict[str, Any]]]:
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadArgument(str(place), f"{kind} is not a list of tables", f"Write [[{kind}]]")
    named = [(f"{place}: {kind} {number}", row) for number, row in enumerate(rows, 1)]
    for where, row in named:
        _known(row, kind, where)
    return named


def _known(row: dict[str, Any], kind: str, where: str) -> None:
    unknown = sorted(row.keys() - _KEYS[kind])
    if unknown:
        known = ", ".join(sorted(_KEYS[kind]))
        raise BadArgument(where, f"'{unknown[0]}' is not known here", f"Use {known}")


def _text(row: dict[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadArgument(where, f"it has no {key}", f'Add {key} = "…"')
    return value.strip()


def _truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise BadArgument(where, "pages is neither true nor false", "Write pages = true")
    return value


def _seconds(value: object, where: str, usual: float, least: float) -> float:
    if value is None:
        return usual
    found = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise BadArgument(f"{where} = {value}", "it is not a length of time", 'Write "15m" or "1h"')
    seconds = float(int(found[1]) * _SECONDS[found[2]])
    if seconds < least:
        raise BadArgument(
            f"{where} = {value}", f"the least is {least:g} seconds", "Ask less often: be polite"
        )
    return seconds


def _refuse_repeats(names: list[str], place: Path) -> None:
    for name in names:
        if names.count(name) > 1:
            raise BadArgument(str(place), f"{name} stands in it twice", "Remove one")
