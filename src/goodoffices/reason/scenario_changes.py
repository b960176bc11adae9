"""Reads what-ifs: a named move, what it is applied to, and who says that it could come."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.reason.scenario import KINDS, Change, Range, Scenario
from goodoffices.reason.scenario_lines import Table
from goodoffices.reason.scenario_parts import Reading

MOVES: dict[str, str] = {
    "withdraw": "a sponsor withdraws: no capability, its options stay untaken, a client may lose",
    "exclude": "an actor is kept out: no position, no vote; its options stay as they are",
    "join": "an actor that was outside joins",
    "meet": "a precondition is met: the option is taken and stays taken",
    "collapse": "a truce collapses: the option is dropped and stays dropped",
    "threshold": "the quota changes",
    "set": "one input is another",
}
"""The moves a what-if can be, each with what it does."""

NEEDS = {
    "withdraw": "actor",
    "exclude": "actor",
    "join": "actor",
    "meet": "option",
    "collapse": "option",
    "threshold": "value",
    "set": "input",
}


def changes(reading: Reading, found: Scenario) -> Callable[[Table], Change]:
    """Give the reader of one what-if."""

    def make(table: Table) -> Change:
        table.only(("name", "do", "actor", "option", "input", "value", "client",
                    "also", "from", "why"))  # fmt: skip
        do = table.one_of("do", tuple(MOVES))
        need = NEEDS[do]
        if not table.has(need):
            table.fail("do", f"“{do}” needs {need}", f"Add {need} = …")
        actor = reading.actor(table) if table.has("actor") else ""
        client = reading.actor(table, "client") if table.has("client") else ""
        option = table.one_of("option", reading.options) if table.has("option") else ""
        return Change(
            name=table.text("name"),
            do=do,
            actor=actor,
            option=option,
            input=_input(table, found) if do == "set" else "",
            value=_value(table, do, found),
            also=_also(table, reading),
            client=client,
            origin=table.origin(reading.cited),
        )

    return make


def _also(table: Table, reading: Reading) -> tuple[str, ...]:
    signed = table.strings("also")
    for each in signed:
        if each[:1] not in ("+", "-") or each[1:] not in reading.options:
            known = ", ".join(reading.options)
            table.fail("also", f"“{each}” is no change", f"Write +option or -option of {known}")
    return signed


def _input(table: Table, found: Scenario) -> str:
    keys = [e.key for e in found.estimates]
    said = table.text("input")
    first = said.split(" ")[0]
    if first in KINDS and said not in keys:
        table.fail("input", f"there is no input “{said}”", f"Choose from {', '.join(keys)}")
    if first not in (*KINDS, "weight", "fallback"):
        table.fail("input", f"“{said}” is no input", f"Choose from {', '.join(keys)}")
    return said


def _value(table: Table, do: str, found: Scenario) -> Range | None:
    if do == "threshold":
        return Range.at(table.whole("value", 1, 10**9))
    if do == "set":
        issue = found.issue
        on_scale = table.text("input").startswith("position") and issue is not None
        bounds = (issue.low, issue.high) if on_scale and issue else (0.0, 1.0)
        return table.range("value", *bounds)
    return table.range("value", 0.0, 1.0) if table.has("value") else None
