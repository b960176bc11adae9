"""Reads the parts of a scenario that name others: wishes of actors, terms, worths and drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from goodoffices.reason import ranking
from goodoffices.reason.ranking import FormulaInvalid
from goodoffices.reason.scenario import (
    BLANK,
    Draft,
    Fallback,
    Origin,
    Preference,
    Range,
    Term,
    Utility,
    Wish,
)
from goodoffices.reason.scenario_lines import Lines, Table, origin_of


class Reading:
    """What has been read so far: which sentences, actors and options there are."""

    def __init__(self, *, wide: bool) -> None:
        """Begin with nothing."""
        self.lines: Lines
        self.wide = wide
        self.cited: frozenset[str] = frozenset()
        self.actors: tuple[str, ...] = ()
        self.options: tuple[str, ...] = ()
        self.assumed: list[str] = []
        self.blanks: dict[tuple[float, float], list[str]] = {}

    def actor(self, table: Table, key: str = "actor") -> str:
        """Give the actor a table names."""
        ident = table.text(key)
        self.known(table, key, ident)
        return ident

    def known(self, table: Table, key: str, ident: str) -> None:
        """Refuse an actor that the file does not list."""
        if ident not in self.actors:
            listed = ", ".join(self.actors) or "none"
            table.fail(
                key, f"there is no actor “{ident}”", f"Add it under [[actor]]; there are: {listed}"
            )

    def range(self, table: Table, key: str, bounds: tuple[float, float], what: str) -> Range:
        """Read a range; a blank that is widened is noted as an assumption."""
        value = table.range(key, *bounds, wide=self.wide)
        if table.raw(key) == BLANK:
            self.blanks.setdefault(bounds, []).append(what)
        return value

    def filled(self) -> tuple[str, ...]:
        """Say which blanks were taken for what."""
        wide = [
            f"Blank, so anything from {low:g} to {high:g} was taken: {', '.join(what)}"
            for (low, high), what in self.blanks.items()
        ]
        return (*wide, *self.assumed)

    def formula(self, table: Table, key: str) -> str:
        """Read a statement about options."""
        said = table.text(key)
        self.readable(said, table.lines.key(table.place, key))
        return said

    def readable(self, said: str, line: int) -> None:
        """Refuse a statement that cannot be read."""
        names = {option: place for place, option in enumerate(self.options)}
        try:
            ranking.truth(said, names, max(1, len(names)))
        except FormulaInvalid as error:
            self.lines.fail(
                line, str(error), "Join options with not, and, or, if, iff, or list the option"
            )


def preferences(reading: Reading) -> Callable[[Table], Preference]:
    """Give the reader of one actor's preferences."""

    def make(table: Table) -> Preference:
        table.only(("actor", "wishes", "ranking", "from", "why"))
        actor = reading.actor(table)
        if table.has("ranking") == table.has("wishes"):
            fix = 'Write wishes = [{holds = "…", from = …}] or ranking = [["YN"], ["NN"]]'
            table.fail("actor", f"{actor} has neither or both of wishes and ranking", fix)
        if table.has("ranking"):
            groups = _ranking(reading, table)
            return Preference(actor, (), groups, table.origin(reading.cited))
        given = table.raw("wishes")
        if not isinstance(given, list) or not given:
            table.fail("wishes", "wishes must be a list", 'Write wishes = [{holds = "…"}]')
        if len(given) > ranking.MOST_STATEMENTS:
            most = ranking.MOST_STATEMENTS
            table.fail("wishes", f"{len(given)} wishes", f"There may be at most {most}")
        known = [each for each in given if not _is_blank(reading, table, actor, each)]
        wishes = tuple(_wish(reading, table, n, each) for n, each in enumerate(known, start=1))
        return Preference(actor, wishes, (), Origin(line=table.place.line))

    return make


def _is_blank(reading: Reading, table: Table, actor: str, given: Any) -> bool:
    if not isinstance(given, dict) or given.get("holds") != BLANK:
        return False
    if not reading.wide:
        line = table.lines.words(table.place, f'"{BLANK}"')
        why = f"what {actor} wants is blank: the record does not say"
        table.lines.fail(line, why, "Write what shall hold, or run with --blanks wide")
    told = f"Blank, so it was taken to mind nothing else: what {actor} wants"
    if told not in reading.assumed:
        reading.assumed.append(told)
    return True


def _wish(reading: Reading, table: Table, number: int, given: Any) -> Wish:
    said = given.get("holds") if isinstance(given, dict) else None
    if not isinstance(said, str):
        table.fail("wishes", "a wish says not what shall hold", 'Write {holds = "…", from = …}')
    line = table.lines.words(table.place, f'"{said}"')
    reading.readable(said, line)
    unknown = set(given) - {"holds", "rank", "from", "why"}
    if unknown:
        table.lines.fail(line, f"“{min(unknown)}” means nothing in a wish", "Leave it out")
    parts = given.get("rank", number)
    parts = parts if isinstance(parts, list) else [parts]
    inner = Table(table.lines, table.place, {"rank": parts})
    rank = inner.range("rank", 0, 1000)
    why = given.get("why", "")
    origin = origin_of(table.lines, line, given.get("from"), (reading.cited, str(why)))
    return Wish(said, rank, origin)


def _ranking(reading: Reading, table: Table) -> tuple[tuple[str, ...], ...]:
    given = table.raw("ranking")
    if not isinstance(given, list):
        table.fail("ranking", "ranking must be a list", 'Write ranking = [["YN", "NY"], ["NN"]]')
    groups = [group if isinstance(group, list) else [group] for group in given]
    count = len(reading.options)
    seen: set[str] = set()
    for state in (each for group in groups for each in group):
        line = table.lines.words(table.place, f'"{state}"')
        if not isinstance(state, str) or len(state) != count or set(state) - {"Y", "N"}:
            fix = f"Give one Y or N for each of the {count} options: {', '.join(reading.options)}"
            table.lines.fail(line, f"“{state}” is no state", fix)
        if state in seen:
            why = f"“{state}” is ranked twice, so the ranking goes in a circle"
            table.lines.fail(line, why, "Keep one of the two")
        seen.add(state)
    return tuple(tuple(group) for group in groups)


def terms(reading: Reading) -> Callable[[Table], Term]:
    """Give the reader of one term of a package."""

    def make(table: Table) -> Term:
        table.only(("id", "text", "values", "from", "why"))
        values = table.strings("values")
        if len(values) < 2 or len(set(values)) < len(values):
            table.fail("values", "a term needs two different values", 'Write values = ["a", "b"]')
        ident = table.text("id")
        return Term(ident, table.text("text", ident), values, table.origin(reading.cited))

    return make


def utilities(
    reading: Reading, values: Mapping[str, tuple[str, ...]]
) -> Callable[[Table], Utility]:
    """Give the reader of what one term is worth to one actor."""

    def make(table: Table) -> Utility:
        table.only(("actor", "term", "weight", "scores", "from", "why"))
        actor, term = reading.actor(table), table.one_of("term", tuple(values))
        scores = table.numbers("scores", ())
        if len(scores) != len(values[term]):
            fix = f"Give one score from 0 to 1 for each of: {', '.join(values[term])}"
            table.fail("scores", f"{len(scores)} scores for {len(values[term])} values", fix)
        if not all(0 <= score <= 1 for score in scores):
            table.fail(
                "scores", "a score lies outside 0 to 1", "Give the best value 1, the worst 0"
            )
        weight = reading.range(table, "weight", (0, 1), f"weight of {term} to {actor}")
        return Utility(actor, term, weight, scores, table.origin(reading.cited))

    return make


def fallbacks(reading: Reading) -> Callable[[Table], Fallback]:
    """Give the reader of what an actor has without a deal."""

    def make(table: Table) -> Fallback:
        table.only(("actor", "value", "from", "why"))
        actor = reading.actor(table)
        value = reading.range(table, "value", (0, 1), f"fallback of {actor}")
        return Fallback(actor, value, table.origin(reading.cited))

    return make


def drafts(reading: Reading, values: Mapping[str, tuple[str, ...]]) -> Callable[[Table], Draft]:
    """Give the reader of a package on the table."""

    def make(table: Table) -> Draft:
        table.only(("name", "values", "from", "why"))
        given = table.raw("values")
        if not isinstance(given, dict):
            table.fail("values", "values must name every term", "Write values = {term = …}")
        for term, allowed in values.items():
            if given.get(term) not in allowed:
                fix = f"Choose from {', '.join(allowed)}"
                table.fail("values", f"{term} has no value that is known", fix)
        chosen = tuple((term, str(given[term])) for term in values)
        return Draft(table.text("name"), chosen, table.origin(reading.cited))

    return make
