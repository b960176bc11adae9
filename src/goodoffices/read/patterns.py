"""The words and patterns of web furniture, loaded once from the word lists and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from goodoffices.codes import StretchKind
from goodoffices.errors import LexiconInvalid

_FILE = "stretches.toml"
_UNBOUNDED = 10_000

Finder = Callable[[str], re.Match[str] | None]

_BARS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\]){0,200}\]|[()|]")
"""In a pattern: an escaped character, a set of characters, or a bracket or bar that counts."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that is not the story, and how to know it."""

    kind: StretchKind
    reason: str
    lines: frozenset[str]
    starts: tuple[str, ...]
    finders: tuple[Finder, ...]
    """Its patterns, each as what looks for it: at the beginning of a line only, or anywhere."""
    most_words: int
    not_first: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """A stretch that may stand anywhere inside a line."""

    kind: StretchKind
    reason: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class CaptionPatterns:
    """How captions of pictures open, end and place people."""

    credit_ends: tuple[re.Pattern[str], ...]
    openings: tuple[Finder, ...]
    positions: tuple[re.Pattern[str], ...]
    present: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TranscriptPatterns:
    """How broadcasts name who speaks, and who of them is the press."""

    reporter_roles: frozenset[str]
    press_labels: frozenset[str]
    not_labels: frozenset[str]
    host_opening: re.Pattern[str]
    host_names_itself: re.Pattern[str]
    signature: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OutletPatterns:
    """Where an outlet names itself."""

    words: frozenset[str]
    agencies: frozenset[str]
    says_itself: tuple[re.Pattern[str], ...]
    copyright_name: re.Pattern[str]
    copyright_year: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything in the file of stretches."""

    rules: tuple[Rule, ...]
    inside: tuple[Inside, ...]
    menu_words: frozenset[str]
    menu_reason: str
    related_starts: tuple[str, ...]
    related_reason: str
    captions: CaptionPatterns
    not_places: frozenset[str]
    transcript: TranscriptPatterns
    outlet: OutletPatterns


@cache
def load_patterns() -> Patterns:
    """Load the patterns of the package once."""
    place = resources.files("goodoffices").joinpath("lexicon", _FILE)
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
        return _patterns(table)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, re.error) as problem:
        raise LexiconInvalid(_FILE, str(problem), "Mend the entry it names") from problem


def _patterns(table: Mapping[str, object]) -> Patterns:
    menu, related = _table(table, "menu_run"), _table(table, "related_heading")
    return Patterns(
        rules=tuple(_rule(entry) for entry in _tables(table, "rule")),
        inside=tuple(_inside(entry) for entry in _tables(table, "inside")),
        menu_words=frozenset(_words(menu, "words")),
        menu_reason=_text(menu, "reason"),
        related_starts=_words(related, "starts"),
        related_reason=_text(related, "reason"),
        captions=_captions(_table(table, "captions")),
        not_places=frozenset(_words(_table(table, "dateline"), "not_places")),
        transcript=_transcript(_table(table, "transcript")),
        outlet=_outlet(_table(table, "outlet")),
    )


def _rule(entry: Mapping[str, object]) -> Rule:
    most_words = entry.get("most_words", _UNBOUNDED)
    rule = Rule(
        kind=StretchKind(_text(entry, "kind")),
        reason=_text(entry, "reason"),
        lines=frozenset(_words(entry, "lines", required=False)),
        starts=_words(entry, "starts", required=False),
        finders=_finders(entry, "patterns", required=False),
        most_words=most_words if isinstance(most_words, int) else _UNBOUNDED,
        not_first=entry.get("not_first") is True,
    )
    if not (rule.lines or rule.starts or rule.finders):
        raise ValueError(f"a rule for {rule.kind} matches nothing")
    return rule


def _inside(entry: Mapping[str, object]) -> Inside:
    kind, reason = StretchKind(_text(entry, "kind")), _text(entry, "reason")
    return Inside(kind, reason, _compiled(entry, "patterns"))


def _captions(entry: Mapping[str, object]) -> CaptionPatterns:
    return CaptionPatterns(
        credit_ends=_compiled(entry, "credit_ends"),
        openings=_finders(entry, "openings"),
        positions=_compiled(entry, "positions"),
        present=_pattern(entry, "present"),
    )


def _transcript(entry: Mapping[str, object]) -> TranscriptPatterns:
    return TranscriptPatterns(
        reporter_roles=frozenset(_words(entry, "reporter_roles")),
        press_labels=frozenset(_words(entry, "press_labels")),
        not_labels=frozenset(_words(entry, "not_labels")),
        host_opening=_pattern(entry, "host_opening"),
        host_names_itself=_pattern(entry, "host_names_itself"),
        signature=_pattern(entry, "signature"),
    )


def _outlet(entry: Mapping[str, object]) -> OutletPatterns:
    return OutletPatterns(
        words=frozenset(_words(entry, "words")),
        agencies=frozenset(_words(entry, "agencies")),
        says_itself=_compiled(entry, "says_itself"),
        copyright_name=_pattern(entry, "copyright_name"),
        copyright_year=_pattern(entry, "copyright_year"),
    )


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = table[key]
    if not isinstance(value, dict):
        raise ValueError(f"`{key}` must be a table")
    return value


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table[key]
    if not isinstance(value, list) or not value:
        raise ValueError(f"`{key}` must be a list of tables")
    return value


def _text(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or not value:
        raise ValueError(f"`{key}` must be words")
    return value


def _words(table: Mapping[str, object], key: str, *, required: bool = True) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or (required and not value):
        raise ValueError(f"`{key}` must be a list of words and not empty")
    words = tuple(str(word) for word in value)
    if len(set(words)) < len(words):
        raise ValueError(f"`{key}` holds a word twice")
    return words


def _compiled(
    table: Mapping[str, object], key: str, *, required: bool = True
) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words, re.I) for words in _words(table, key, required=required))


def _finders(table: Mapping[str, object], key: str, *, required: bool = True) -> tuple[Finder, ...]:
    """Give what looks for each pattern; one tied to the beginning is not tried further on."""
    found = _compiled(table, key, required=required)
    return tuple(each.match if _is_tied(each.pattern) else each.search for each in found)


def _is_tied(pattern: str) -> bool:
    """Tell whether all that a pattern matches begins with the line: `^a(?:b|c)`, not `^a|b`."""
    depth = 0
    for token in _BARS.findall(pattern):
        if token == "|" and depth == 0:
            return False
        depth += {"(": 1, ")": -1}.get(token, 0)
    return pattern.startswith("^")


def _pattern(table: Mapping[str, object], key: str) -> re.Pattern[str]:
    return re.compile(_text(table, key), re.I)
