"""Where things stand in a scenario's file, so that an error can name the line and the fix."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from goodoffices.errors import ScenarioInvalid
from goodoffices.reason.scenario import ANALYST, BLANK, Origin, Range

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\"-]+)\s*\]\]?")  # "[[position]]"
_LINE = re.compile(r"at line (\d+)")  # tomllib: "Expected '=' (at line 3, column 4)"


@dataclass(frozen=True, slots=True)
class Place:
    """One table of the file: its name, its number among those of the name, its line."""

    name: str
    number: int
    line: int
    end: int


class Lines:
    """The text of a scenario with the lines of its tables and keys."""

    def __init__(self, text: str, name: str) -> None:
        """Find where every table begins and ends."""
        self.name = name
        self._lines = text.splitlines()
        self._text = text
        heads = [
            (i, m.group(1)) for i, line in enumerate(self._lines) if (m := _HEADER.match(line))
        ]
        seen: dict[str, int] = {}
        self._places: dict[tuple[str, int], Place] = {}
        for at, (start, head) in enumerate(heads):
            end = heads[at + 1][0] if at + 1 < len(heads) else len(self._lines)
            number = seen.get(head, 0)
            seen[head] = number + 1
            self._places[head, number] = Place(head, number, start + 1, end)

    def parsed(self) -> dict[str, Any]:
        """Parse the file, or say on which line it breaks off."""
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            line = int(found.group(1)) if found else len(self._lines)
            self.fail(line, f"this is not TOML: {error}", "Compare the line with docs/reason.md")

    def place(self, name: str, number: int = 0) -> Place:
        """Give one table; the file's first line where it has none of the name."""
        return self._places.get((name, number), Place(name, number, 1, len(self._lines)))

    def key(self, place: Place, key: str) -> int:
        """Give the line of a key in a table, or of the table."""
        start = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=")
        for at in range(place.line - 1, place.end):
            if start.match(self._lines[at]):
                return at + 1
        return place.line

    def words(self, place: Place, words: str) -> int:
        """Give the line of a table on which some words stand, or of the table."""
        for at in range(place.line - 1, place.end):
            if words in self._lines[at]:
                return at + 1
        return place.line

    def fail(self, line: int, why: str, fix: str) -> NoReturn:
        """Refuse the file."""
        raise ScenarioInvalid(f"{self.name}, line {line}", why, fix)


class Table:
    """One table of the file, read value by value; every refusal names its line."""

    def __init__(self, lines: Lines, place: Place, values: Mapping[str, Any]) -> None:
        """Keep the table with its place."""
        self.lines = lines
        self.place = place
        self._values = values

    def only(self, known: Sequence[str]) -> Table:
        """Refuse keys that mean nothing here: a misspelt one would be lost in silence."""
        for key in self._values:
            if key not in known:
                self.fail(key, f"“{key}” means nothing in {self.place.name}", _choose(known))
        return self

    def has(self, key: str) -> bool:
        """Tell whether a value is given."""
        return key in self._values

    def fail(self, key: str, why: str, fix: str) -> NoReturn:
        """Refuse the value of a key."""
        self.lines.fail(self.lines.key(self.place, key), why, fix)

    def text(self, key: str, default: str | None = None) -> str:
        """Give some words."""
        value = self._values.get(key, default)
        if value is None:
            self.fail(key, f"{self.place.name} has no {key}", f'Add {key} = "…"')
        if not isinstance(value, str) or not value.strip():
            self.fail(key, f"{key} must be words in quotation marks", f'Write {key} = "…"')
        return value

    def words(self, key: str, default: str = "") -> str:
        """Give words that may be left out or empty."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            self.fail(key, f"{key} must be words in quotation marks", f'Write {key} = "…"')
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Give one of a list of words."""
        value = self.text(key, default)
        if value not in allowed:
            self.fail(key, f"“{value}” is no {key} that is known here", _choose(allowed))
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Give true or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self.fail(key, f"{key} must be true or false", f"Write {key} = true")
        return value

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Give a whole number within bounds."""
        value = self._values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fail(key, f"{key} must be a whole number", f"Give one from {least} to {most}")
        return value

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """Give a number within bounds."""
        value = self._values.get(key, default)
        return self._bounded(key, value, least, most)

    def numbers(self, key: str, default: Sequence[float]) -> tuple[float, ...]:
        """Give a list of numbers."""
        value = self._values.get(key, list(default))
        if not isinstance(value, list) or not value:
            self.fail(key, f"{key} must be a list of numbers", f"Write {key} = [0.0, 1.0]")
        return tuple(self._bounded(key, each, -math.inf, math.inf) for each in value)

    def strings(self, key: str) -> tuple[str, ...]:
        """Give a list of words."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fail(key, f"{key} must be a list of words", f'Write {key} = ["…", "…"]')
        return tuple(value)

    def raw(self, key: str) -> Any:
        """Give a value as it stands."""
        return self._values.get(key)

    def range(self, key: str, least: float, most: float, wide: bool = False) -> Range:
        """Give a range: a number, or low, likeliest, high; a blank only where asked to widen."""
        value = self._values.get(key)
        if value == BLANK:
            if wide:
                return Range(least, (least + most) / 2, most)
            self.fail(
                key,
                f"{key} is blank: no report can say it",
                f"Fill in a number or [low, likeliest, high] from {least:g} to {most:g}, or run "
                "with --blanks wide",
            )
        parts = value if isinstance(value, list) else [value]
        if len(parts) not in (1, 3):
            self.fail(key, f"{key} must be one number or three", "Write [low, likeliest, high]")
        low, likely, high = (
            self._bounded(key, parts[at], least, most) for at in (0, len(parts) // 2, -1)
        )
        if not low <= likely <= high:
            self.fail(key, f"{key} must rise from low to high", "Order the three numbers")
        return Range(low, likely, high)

    def origin(self, cited: Collection[str]) -> Origin:
        """Give where the input comes from; without that it is refused."""
        value = self._values.get("from")
        line = self.lines.key(self.place, "from")
        return origin_of(self.lines, line, value, (cited, self.words("why")))

    def _bounded(self, key: str, value: Any, least: float, most: float) -> float:
        fix = f"Give a number from {least:g} to {most:g}" if math.isfinite(least) else "Give one"
        if value is None:
            self.fail(key, f"{self.place.name} has no {key}", f"Add {key} = …. {fix}")
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(key, f"{key} is not a number", fix)
        if not math.isfinite(value):
            self.fail(key, f"{key} is {value}, which is no number to reckon with", fix)
        if not least <= value <= most:
            self.fail(key, f"{key} is {value:g}", fix)
        return float(value)


def origin_of(lines: Lines, line: int, value: Any, told: tuple[Collection[str], str]) -> Origin:
    """Read `from`: the word analyst, or ids of sentences that the file cites."""
    cited, why = told
    fix = f'Add from = ["…"] with ids listed under [[cited]], or from = "{ANALYST}"'
    if value == ANALYST:
        return Origin((), why, line)
    if value in (None, [], ""):
        lines.fail(line, "this input does not say where it comes from", fix)
    ids = [value] if isinstance(value, str) else value
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        lines.fail(line, "from must be ids in quotation marks", fix)
    for each in ids:
        if each not in cited:
            lines.fail(line, f"“{each}” is not among the sentences cited", fix)
    return Origin(tuple(ids), why, line)


def _choose(known: Collection[str]) -> str:
    return f"Choose from {', '.join(known)}"
