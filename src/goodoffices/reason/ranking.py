"""What a decider likes better: from prioritised statements, or from a list of states.

Option prioritising after Hipel, Kilgour, Fang & Peng (1997, Applied Mathematics and Computation
83:303-329): statements in order of priority, each true or false of a state; of two states the one
that is true of the first statement on which they differ is liked better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason.conflict_moves import States, Worths

MOST_STATEMENTS = 29
"""So many statements give scores that fit into 32 bits."""

_TOKEN = re.compile(r"\s*(?:(\(|\))|([A-Za-z_][A-Za-z0-9_-]*))")  # "(" or "lift_siege"
_WORDS = frozenset({"and", "or", "not", "if", "iff"})


class FormulaInvalid(ValueError):
    """A statement of preference cannot be read; the message says where."""


def truth(formula: str, names: Mapping[str, int], options: int) -> States:
    """Tell of which states a formula is true.

    A formula joins option names with `not`, `and`, `or`, `if` (right side implies left), `iff` and
    brackets: `"ceasefire and not strike"`, `"withdraw if lift_siege"`.
    """
    return _Reader(formula, names, options).read()


def by_priority(truths: Sequence[States], order: Sequence[int] | None = None) -> Worths:
    """Give the worth of every state from statements, the most important first."""
    if len(truths) > MOST_STATEMENTS:
        raise ValueError(f"{len(truths)} statements: there may be at most {MOST_STATEMENTS}")
    worth = np.zeros(len(truths[0]) if truths else 1, dtype=np.int32)
    for index in order if order is not None else range(len(truths)):
        worth = worth * 2 + truths[index]
    return worth


def by_list(ranked: Sequence[Sequence[int]], feasible: States) -> Worths:
    """Give the worth of every state from a list, best first; states in one group are tied."""
    worth = np.full(len(feasible), -1, dtype=np.int32)
    for place, group in enumerate(ranked):
        for state in group:
            if worth[state] >= 0:
                raise ValueError(f"state {state} is ranked twice: the ranking goes in a circle")
            worth[state] = len(ranked) - place
    missing = np.flatnonzero(feasible & (worth < 0))
    if missing.size:
        raise ValueError(
            f"{missing.size} feasible states are not ranked, the first is {missing[0]}"
        )
    return np.maximum(worth, 0)


class _Reader:
    """Reads one formula by descent: iff, if, or, and, not, brackets."""

    def __init__(self, formula: str, names: Mapping[str, int], options: int) -> None:
        self._formula = formula
        self._names = names
        self._states: NDArray[np.int64] = np.arange(1 << options)
        self._tokens = self._split(formula)
        self._place = 0

    def read(self) -> States:
        found = self._iff()
        if self._next():
            raise self._wrong(f"“{self._next()}” is not expected here")
        return found

    def _split(self, formula: str) -> list[str]:
        tokens: list[str] = []
        place = 0
        text = formula.rstrip()
        while place < len(text):
            match = _TOKEN.match(text, place)
            if not match:
                raise FormulaInvalid(f"“{formula}”: “{text[place:].strip()[:1]}” is no word")
            tokens.append(match.group(1) or match.group(2))
            place = match.end()
        return tokens

    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _took(self, word: str) -> bool:
        if self._next() != word:
            return False
        self._place += 1
        return True

    def _joined(self, word: str, part: Callable[[], States], join: Callable[..., States]) -> States:
        found = part()
        while self._took(word):
            found = np.asarray(join(found, part()))
        return found

    def _iff(self) -> States:
        return self._joined("iff", self._if, np.equal)

    def _if(self) -> States:
        return self._joined("if", self._or, lambda left, right: left | ~right)

    def _or(self) -> States:
        return self._joined("or", self._and, np.logical_or)

    def _and(self) -> States:
        return self._joined("and", self._not, np.logical_and)

    def _not(self) -> States:
        if self._took("not"):
            return ~self._not()
        if self._took("("):
            found = self._iff()
            if not self._took(")"):
                raise self._wrong("a bracket is not closed")
            return found
        word = self._next()
        if not word or word in _WORDS or word == ")":
            raise self._wrong(f"an option is missing before “{word}”" if word else "it breaks off")
        if word not in self._names:
            raise self._wrong(f"there is no option “{word}”; there are {', '.join(self._names)}")
        self._place += 1
        return np.asarray(self._states >> self._names[word] & 1).astype(bool)

    def _wrong(self, why: str) -> FormulaInvalid:
        return FormulaInvalid(f"“{self._formula}”: {why}")
