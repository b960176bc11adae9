"""A scenario: every input of the models with its range and where it comes from.

An input rests on sentences of the record, named by the ids of their facts, or on the analyst. There
is no third way: what rests on neither is refused when a file is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

ANALYST = "analyst"
BLANK = "?"
"""What a draft writes where the press cannot know."""
KINDS = ("position", "salience", "capability")
DEFAULT_DRAWS = 10_000
MOST_DRAWS = 1_000_000
MOST_ACTORS = 500


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input comes from: sentences of the record, or the analyst."""

    ids: tuple[str, ...] = ()
    """Ids of the facts it rests on; none means that the analyst put it in."""
    why: str = ""
    """How it was read from them, or the analyst's reason."""
    line: int = 0
    """Line of the file; nought where it was not read from one."""

    @property
    def from_record(self) -> bool:
        """Tell whether sentences of the record stand behind it."""
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest value thought possible, and the likeliest between them."""

    low: float
    likely: float
    high: float

    @property
    def width(self) -> float:
        """Give the distance between the ends."""
        return self.high - self.low

    @classmethod
    def at(cls, value: float) -> Range:
        """Make a range of one value."""
        return cls(value, value, value)


UNKNOWN = Range(math.nan, math.nan, math.nan)
"""A blank in a draft; a file with one is refused, or widened on request, when it is read."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that inputs rest on, copied so that the file can be read alone."""

    id: str
    sentence: str
    report: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part."""

    id: str
    name: str
    outside: bool = False
    """Left out until a change lets it join."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One question with two ends."""

    name: str
    low: float = 0.0
    high: float = 100.0
    low_means: str = ""
    high_means: str = ""
    watch: float = 50.0
    """The value on whose sides the result means something different."""
    variants: tuple[str, ...] = ("text", "table")
    rounds: int = 10
    q: tuple[float, ...] = (1.0, 0.5)
    together: float = 0.5
    """How far capabilities are over- or underrated together, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one actor holds, how much it cares or how much it can, as a range."""

    actor: str
    kind: str
    value: Range
    origin: Origin

    @property
    def key(self) -> str:
        """Name the input, the same whatever others there are."""
        return f"{self.kind} {self.actor}"


@dataclass(frozen=True, slots=True)
class Voting:
    """A rule of decision."""

    quota: int
    weights: tuple[tuple[str, int], ...]
    vetoes: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Option:
    """Something an actor can do or leave."""

    id: str
    actor: str
    text: str
    now: bool
    """Whether it is taken as things are."""
    undo: str
    """`yes`, `not once taken` or `not once dropped`."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rule:
    """Combinations of options that cannot be, or that count as one."""

    when: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Wish:
    """A statement about options that an actor wants to be true."""

    holds: str
    rank: Range
    """Its place in the order of priority; ranges that overlap are drawn."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Preference:
    """What an actor likes better: wishes in order, or a list of states, best first."""

    actor: str
    wishes: tuple[Wish, ...] = ()
    ranking: tuple[tuple[str, ...], ...] = ()
    """States spelt with Y and N in the order of the options; states in one group are tied."""
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Term:
    """One issue of a package with the values it may take."""

    id: str
    text: str
    values: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Utility:
    """How much an actor cares for a term, and how good each value is to it (0 to 1)."""

    actor: str
    term: str
    weight: Range
    scores: tuple[float, ...]
    origin: Origin

    @property
    def key(self) -> str:
        """Name the weight as an input."""
        return f"weight {self.actor} {self.term}"


@dataclass(frozen=True, slots=True)
class Fallback:
    """What an actor has without a deal, on the scale of its worths (0 to 1)."""

    actor: str
    value: Range
    origin: Origin

    @property
    def key(self) -> str:
        """Name the input."""
        return f"fallback {self.actor}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A package somebody has put on the table."""

    name: str
    values: tuple[tuple[str, str], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Change:
    """One what-if: a named move and what it is applied to."""

    name: str
    do: str
    actor: str = ""
    option: str = ""
    input: str = ""
    """For `set`: the key of an input, such as `position russia`."""
    value: Range | None = None
    also: tuple[str, ...] = ()
    """For `meet` and `collapse`: options that change with it, as `+truce` or `-strike`."""
    client: str = ""
    """For `withdraw`: whose fallback falls by the value."""
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Scenario:
    """All that a run needs; the models for which there are inputs are run."""

    title: str
    actors: tuple[Actor, ...]
    seed: int = 7
    draws: int = DEFAULT_DRAWS
    cited: tuple[Cited, ...] = ()
    issue: Issue | None = None
    estimates: tuple[Estimate, ...] = ()
    voting: Voting | None = None
    options: tuple[Option, ...] = ()
    infeasible: tuple[Rule, ...] = ()
    merged: tuple[Rule, ...] = ()
    preferences: tuple[Preference, ...] = ()
    terms: tuple[Term, ...] = ()
    utilities: tuple[Utility, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    drafts: tuple[Draft, ...] = ()
    changes: tuple[Change, ...] = ()
    assumed: tuple[str, ...] = ()
    """Sentences on what was changed or filled in after the file was written."""

    @property
    def names(self) -> dict[str, str]:
        """Give the name of every actor by its id."""
        return {actor.id: actor.name for actor in self.actors}

    @property
    def inside(self) -> tuple[Actor, ...]:
        """Give the actors who take part."""
        return tuple(actor for actor in self.actors if not actor.outside)

    def estimate(self, kind: str, actor: str) -> Estimate | None:
        """Give one estimate."""
        wanted = (e for e in self.estimates if e.kind == kind and e.actor == actor)
        return next(wanted, None)

    def inputs(self) -> Iterator[tuple[str, str, Origin]]:
        """Give every input: what it is, its value in words, and where it comes from."""
        names = self.names
        for e in self.estimates:
            yield f"{e.kind} of {names[e.actor]}", spell(e.value), e.origin
        if self.voting:
            votes = ", ".join(f"{names[a]} {w}" for a, w in self.voting.weights)
            yield "voting rule", f"quota {self.voting.quota}: {votes}", self.voting.origin
        for o in self.options:
            told = "taken now" if o.now else "not taken now"
            undo = "" if o.undo == "yes" else f", cannot be undone ({o.undo})"
            yield f"option {o.id} of {names[o.actor]}", f"{o.text} ({told}{undo})", o.origin
        for rule in self.infeasible:
            yield f"ruled out: {rule.when}", "cannot be", rule.origin
        for rule in self.merged:
            yield f"merged: {rule.when}", "counts as one", rule.origin
        for p in self.preferences:
            for place, wish in enumerate(p.wishes, start=1):
                yield f"wish {place} of {names[p.actor]}", wish.holds, wish.origin
            if p.ranking:
                best = " > ".join(" = ".join(group) for group in p.ranking)
                yield f"ranking of {names[p.actor]}", best, p.origin
        yield from self._package_inputs()

    def _package_inputs(self) -> Iterator[tuple[str, str, Origin]]:
        names = self.names
        for t in self.terms:
            yield f"term {t.text}", ", ".join(t.values), t.origin
        for u in self.utilities:
            scores = ", ".join(f"{score:g}" for score in u.scores)
            told = f"weight {spell(u.weight)}, scores {scores}"
            yield f"worth of {u.term} to {names[u.actor]}", told, u.origin
        for f in self.fallbacks:
            yield f"fallback of {names[f.actor]}", spell(f.value), f.origin
        for d in self.drafts:
            yield f"draft {d.name}", ", ".join(f"{t} = {v}" for t, v in d.values), d.origin


def spell(value: Range) -> str:
    """Say a range in words: `70 to 95, likeliest 85`."""
    if value.low == value.high:
        return f"{value.low:g}"
    return f"{value.low:g} to {value.high:g}, likeliest {value.likely:g}"
