"""Patterns of words by which a content shows what its speaker does: refuse, offer, hope, accuse."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from goodoffices.codes import StatementAct
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "acts"
_GAP = r"(?:[^ .?]+ ){0,6}"
"""Up to six words of one clause, each with the space behind it."""
_MARKS = {"..": _GAP, "^": r"(?:^|(?<=[.?] ))", "$": "$", ".": r"\. ", "?": r"\? "}


@dataclass(frozen=True, slots=True)
class ActRule:
    """One group of patterns and the act they show."""

    act: StatementAct
    shows: re.Pattern[str]
    openers: frozenset[str]
    """Words with one of which whatever it finds begins; empty if it may begin with any."""

    def is_shown(self, plain: str, words: Set[str]) -> bool:
        """Tell whether a content shows it; `words` are those of the content, apart."""
        if self.openers and self.openers.isdisjoint(words):
            return False
        return self.shows.search(plain) is not None


@dataclass(frozen=True, slots=True)
class ActVerbs:
    """Verbs by what they do to others, where grammar says who does it and when."""

    hostile: frozenset[str]
    """Done to somebody against his will: attack, block."""
    kept: frozenset[str]
    """What one binds oneself to: respect, release."""
    settled: frozenset[str]
    """What is made known by saying it is done: agree, sign, order."""
    asked: frozenset[str]
    """What a speaker's own side makes known that it has done: asked, requested, opened."""
    ended: frozenset[str]
    """What it makes known that it is doing: ending, cancelling, withdrawing."""
    dealing: frozenset[str]
    """What one would do with others: "we would talk to anybody" offers it."""
    harming: frozenset[str]
    """What things to come do for the worse: collapse, trigger."""
    fair: frozenset[str]
    """Words that make a name given to something a kind one."""


def load_act_verbs() -> ActVerbs:
    """Read the verbs of `acts.toml`."""
    table = section(read_table(_NAME), "verbs", name=_NAME)
    return ActVerbs(
        **{key: word_set(table, key, name=_NAME) for key in ActVerbs.__dataclass_fields__}
    )


def load_acts() -> tuple[ActRule, ...]:
    """Read `acts.toml`: the rules in the order in which they decide."""
    table = read_table(_NAME)
    lists = section(table, "lists", name=_NAME)
    raw = table.get("rules")
    if not isinstance(raw, list) or not raw:
        raise LexiconInvalid(f"word list {_NAME}", "[[rules]] are missing", "Add them")
    return tuple(_rule(each, lists) for each in raw)


def _rule(raw: Table, lists: Table) -> ActRule:
    patterns = word_list(raw, "patterns", name=_NAME)
    shown = "|".join(compiled(pattern, lists) for pattern in patterns)
    opening = [_opening(pattern.split(), lists) for pattern in patterns]
    return ActRule(
        act_named(str(raw.get("act"))),
        re.compile(f"(?:^|(?<= ))(?:{shown})"),
        frozenset().union(*opening) if all(opening) else frozenset(),
    )


def _opening(pieces: list[str], lists: Table) -> frozenset[str]:
    """Give the words with which a pattern may begin; none if it may begin with any."""
    if not pieces:
        return frozenset()
    first, after = pieces[0], pieces[1:]
    if first == "^":
        return _opening(after, lists)
    if first in _MARKS:
        return frozenset()
    if not (first.startswith("<") and first.endswith(">")):
        return frozenset({first})
    words = word_list(lists, first[1:-1], name=_NAME)
    if "" not in words:
        return frozenset(word.split()[0] for word in words)
    rest = _opening(after, lists)
    return rest and rest | {word.split()[0] for word in words if word}


def compiled(pattern: str, lists: Table) -> str:
    """Turn one pattern into a regular expression over words that end in a space each."""
    return "".join(_piece(piece, lists) for piece in pattern.split())


def _piece(piece: str, lists: Table) -> str:
    if piece in _MARKS:
        return _MARKS[piece]
    if not (piece.startswith("<") and piece.endswith(">")):
        return re.escape(piece) + " "
    words = word_list(lists, piece[1:-1], name=_NAME)
    one = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return f"(?:(?:{one}) )" + ("?" if "" in words else "")


def act_named(code: str, *, name: str = _NAME) -> StatementAct:
    """Give the act of a code; refuse a code that there is none of."""
    try:
        return StatementAct(code)
    except ValueError:
        valid = ", ".join(StatementAct)
        raise LexiconInvalid(
            f"word list {name}", f"'{code}' is no act of a statement", f"Use one of: {valid}"
        ) from None
