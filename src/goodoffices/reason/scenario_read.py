"""Reads a scenario's file; whatever no model can take is refused with its line and the fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from goodoffices.reason import challenge
from goodoffices.reason.conflict_moves import MOST_OPTIONS
from goodoffices.reason.scenario import (
    DEFAULT_DRAWS,
    KINDS,
    MOST_ACTORS,
    MOST_DRAWS,
    Actor,
    Cited,
    Estimate,
    Issue,
    Option,
    Origin,
    Rule,
    Scenario,
    Voting,
)
from goodoffices.reason.scenario_changes import changes
from goodoffices.reason.scenario_checks import check
from goodoffices.reason.scenario_lines import Lines, Place, Table
from goodoffices.reason.scenario_parts import (
    Reading,
    drafts,
    fallbacks,
    preferences,
    terms,
    utilities,
)

T = TypeVar("T")

TABLES = (
    "title", "seed", "draws", "about", "cited", "actor", "issue", "position", "salience",
    "capability", "voting", "option", "infeasible", "merged", "preference", "term", "utility",
    "fallback", "draft", "change",
)  # fmt: skip
UNDO = ("yes", "not once taken", "not once dropped")


def read_scenario(text: str, name: str = "scenario", *, wide: bool = False) -> Scenario:
    """Read a scenario; with `wide`, a blank stands for anything its scale allows."""
    lines = Lines(text, name)
    parsed = lines.parsed()
    reading = _Sections(lines, parsed, wide)
    top = Table(lines, Place("the file", 0, 1, _first_table(text)), parsed).only(TABLES)
    cited = tuple(reading.each("cited", _cited))
    reading.cited = frozenset(each.id for each in cited)
    actors = tuple(reading.each("actor", _actor))
    reading.actors = tuple(actor.id for actor in actors)
    if len(actors) > MOST_ACTORS:
        lines.fail(1, f"{len(actors)} actors", f"There may be at most {MOST_ACTORS}")
    found = Scenario(
        title=top.text("title"),
        seed=top.whole("seed", 0, 2**63 - 1, 7),
        draws=top.whole("draws", 1, MOST_DRAWS, DEFAULT_DRAWS),
        cited=cited,
        actors=actors,
        issue=reading.one("issue", _issue),
        estimates=tuple(_estimates(reading)),
        voting=reading.one("voting", _voting(reading)),
        options=_options(reading),
        infeasible=tuple(reading.each("infeasible", _rule(reading))),
        merged=tuple(reading.each("merged", _rule(reading))),
        preferences=tuple(reading.each("preference", preferences(reading))),
        terms=tuple(reading.each("term", terms(reading))),
        utilities=(),
    )
    return check(_with_packages(found, reading), lines)


def _with_packages(found: Scenario, reading: _Sections) -> Scenario:
    from_terms = {term.id: term.values for term in found.terms}
    return Scenario(
        **{
            **{name: getattr(found, name) for name in Scenario.__dataclass_fields__},
            "utilities": tuple(reading.each("utility", utilities(reading, from_terms))),
            "fallbacks": tuple(reading.each("fallback", fallbacks(reading))),
            "drafts": tuple(reading.each("draft", drafts(reading, from_terms))),
            "changes": tuple(reading.each("change", changes(reading, found))),
            "assumed": reading.filled(),
        }
    )


class _Sections(Reading):
    """Gives the tables of a file one by one."""

    def __init__(self, lines: Lines, parsed: dict[str, Any], wide: bool) -> None:
        super().__init__(wide=wide)
        self.lines = lines
        self._parsed = parsed

    def each(self, name: str, make: Callable[[Table], T]) -> Iterator[T]:
        """Read every table of a name."""
        given = self._parsed.get(name, [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            self.lines.fail(
                self.lines.place(name).line, f"{name} is not a list of tables", f"Write [[{name}]]"
            )
        for number, values in enumerate(given):
            yield make(Table(self.lines, self.lines.place(name, number), values))

    def one(self, name: str, make: Callable[[Table], T]) -> T | None:
        """Read a table that stands once, if it is there."""
        given = self._parsed.get(name)
        if given is None:
            return None
        place = self.lines.place(name)
        if not isinstance(given, dict):
            self.lines.fail(place.line, f"{name} stands once", f"Write [{name}]")
        return make(Table(self.lines, place, given))


def _first_table(text: str) -> int:
    heads = [n for n, line in enumerate(text.splitlines()) if line.lstrip().startswith("[")]
    return heads[0] if heads else len(text.splitlines())


def _cited(table: Table) -> Cited:
    table.only(("id", "sentence", "report", "published"))
    return Cited(
        table.text("id"), table.text("sentence"), table.words("report"), table.words("published")
    )


def _actor(table: Table) -> Actor:
    table.only(("id", "name", "outside"))
    ident = table.text("id")
    return Actor(ident, table.text("name", ident), table.flag("outside"))


def _issue(table: Table) -> Issue:
    table.only(
        ("name", "low", "high", "low_means", "high_means", "watch", "variants", "rounds", "q",
         "together")
    )  # fmt: skip
    low = table.number("low", -1e9, 1e9, 0.0)
    high = table.number("high", -1e9, 1e9, 100.0)
    if low >= high:
        table.fail("high", "the scale has no length", "Give a high above the low")
    variants = table.strings("variants") or ("text", "table")
    for each in variants:
        if each not in challenge.VARIANTS:
            known = ", ".join(challenge.VARIANTS)
            table.fail("variants", f"there is no variant “{each}”", f"Choose from {known}")
    q = table.numbers("q", (1.0, 0.5))
    if not all(0 <= each <= 1 for each in q):
        table.fail("q", "Q must lie between 0 and 1", "Write q = [1.0, 0.5]")
    return Issue(
        name=table.text("name"),
        low=low,
        high=high,
        low_means=table.words("low_means"),
        high_means=table.words("high_means"),
        watch=table.number("watch", low, high, (low + high) / 2),
        variants=variants,
        rounds=table.whole("rounds", 1, 100, 10),
        q=q,
        together=table.number("together", 0, 1, 0.5),
    )


def _estimates(reading: _Sections) -> Iterator[Estimate]:
    issue = reading.one("issue", _issue)
    bounds = {"position": (issue.low, issue.high) if issue else (0.0, 100.0)}
    for kind in KINDS:
        least, most = bounds.get(kind, (0.0, 1.0))
        yield from reading.each(kind, _estimate(reading, kind, (least, most)))


def _estimate(
    reading: _Sections, kind: str, bounds: tuple[float, float]
) -> Callable[[Table], Estimate]:
    def make(table: Table) -> Estimate:
        table.only(("actor", "value", "from", "why"))
        actor = reading.actor(table)
        value = reading.range(table, "value", bounds, f"{kind} of {actor}")
        return Estimate(actor, kind, value, table.origin(reading.cited))

    return make


def _voting(reading: _Sections) -> Callable[[Table], Voting]:
    def make(table: Table) -> Voting:
        table.only(("quota", "weights", "vetoes", "from", "why"))
        weights = table.raw("weights")
        if not isinstance(weights, dict) or not weights:
            table.fail("weights", "weights must name the members", "Write weights = {a = 4, b = 2}")
        for actor, weight in weights.items():
            reading.known(table, "weights", actor)
            if isinstance(weight, bool) or not isinstance(weight, int) or weight < 0:
                table.fail("weights", f"the weight of {actor} is no whole number", "Give one")
        vetoes = table.strings("vetoes")
        for actor in vetoes:
            reading.known(table, "vetoes", actor)
            if actor not in weights:
                table.fail("vetoes", f"{actor} has a veto and no weight", f"Add {actor} to weights")
        quota = table.whole("quota", 1, max(1, sum(weights.values())))
        return Voting(quota, tuple(weights.items()), vetoes, table.origin(reading.cited))

    return make


def _options(reading: _Sections) -> tuple[Option, ...]:
    found = tuple(reading.each("option", _option(reading)))
    if len(found) > MOST_OPTIONS:
        reading.lines.fail(
            reading.lines.place("option", MOST_OPTIONS).line,
            f"{len(found)} options",
            f"There may be at most {MOST_OPTIONS}: leave some out, or join those taken together",
        )
    reading.options = tuple(option.id for option in found)
    return found


def _option(reading: _Sections) -> Callable[[Table], Option]:
    def make(table: Table) -> Option:
        table.only(("id", "actor", "text", "now", "undo", "from", "why"))
        return Option(
            id=table.text("id"),
            actor=reading.actor(table),
            text=table.text("text", table.text("id")),
            now=table.flag("now"),
            undo=table.one_of("undo", UNDO, "yes"),
            origin=table.origin(reading.cited),
        )

    return make


def _rule(reading: _Sections) -> Callable[[Table], Rule]:
    def make(table: Table) -> Rule:
        table.only(("when", "from", "why"))
        origin: Origin = table.origin(reading.cited)
        return Rule(reading.formula(table, "when"), origin)

    return make
