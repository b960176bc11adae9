"""`goodoffices reason`: draft a scenario from a record, run it, set two runs side by side."""

from __future__ import annotations

import importlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.terminal import clean, say, say_json
from goodoffices.errors import BadArgument
from goodoffices.places import hidden, is_address, name_of

_BLANKS = click.option(
    "--blanks",
    type=click.Choice(["refuse", "wide"]),
    default="refuse",
    show_default=True,
    help="What to do with a blank input: refuse the file, or take anything its scale allows.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("reason")
def command() -> None:
    """Work out what would happen if: scenarios over a record.

    Begin with a draft, fill in what is blank, run it:

        goodoffices reason draft syria.db --issue leadership -o assad.toml

        goodoffices reason run assad.toml

    Nothing is a forecast; every result opens with its assumptions.
    """


@command.command("draft")
@click.argument("record", metavar="FILE")
@click.option(
    "--issue", "issues", multiple=True, required=True, help="Issue code; may be repeated."
)
@click.option("--detail", "details", multiple=True, help="Only these finer issues.")
@click.option("--low", default="", help="What the low end of the scale means, in words.")
@click.option("--high", default="", help="What the high end means.")
@click.option(
    "--join",
    "joins",
    multiple=True,
    metavar="NAME=NAME",
    help="Count the first name's positions as the second's: 'Sergei Lavrov=Russia'.",
)
@click.option("--actor", "actors", multiple=True, help="Only these actors.")
@click.option("-o", "--output", required=True, metavar="PATH", help="The scenario to write.")
def draft(record: str, output: str, **wanted: Any) -> None:
    """Propose a scenario on an issue, with the sentences behind every input.

    What no report can say (capabilities, what some actors want) is left blank as "?".
    """
    reason: Any = importlib.import_module("goodoffices.reason")
    api: Any = importlib.import_module("goodoffices.api")
    asked = reason.Wanted(
        issues=tuple(_issue(each) for each in wanted["issues"]),
        details=wanted["details"],
        low=wanted["low"],
        high=wanted["high"],
        joined=dict(_pair(each) for each in wanted["joins"]),
        actors=wanted["actors"],
    )
    with api.open(record) as opened:
        material = reason.Material(
            positions=tuple(opened.positions()),
            reports={report.id: report for report in opened.reports()},
            others=tuple(opened.ceasefires()),
        )
    source = name_of(record) if is_address(record) else Path(record).name
    text = reason.propose(material, asked, source=source)
    _write(Path(output), text)
    blanks = text.count('= "?"')
    say(f"{output} written; {blanks} inputs are blank. Read its first lines, then:")
    say(f"  goodoffices reason run {output}{' --blanks wide' if blanks else ''}")


@command.command("run")
@click.argument("scenario", metavar="SCENARIO")
@click.option("--what-if", "change", default=None, help="Run one of the scenario's what-ifs.")
@click.option("--seed", type=click.IntRange(0), default=None, help="Another seed.")
@click.option("--draws", type=click.IntRange(1, 1_000_000), default=None, help="Other draws.")
@click.option("--record", default=None, metavar="FILE", help="Check the sentences against it.")
@_BLANKS
@_JSON
def run(scenario: str, change: str | None, record: str | None, as_json: bool, **how: Any) -> None:
    """Run a scenario: assumptions first, then where a deal could land, who blocks, what holds."""
    reason: Any = importlib.import_module("goodoffices.reason")
    given = _loaded(scenario, how)
    if record:
        _check_sources(record, given)
    result = reason.run(given, change)
    if as_json:
        say_json(_plain(result))
        return
    for line in reason.lines_of(result):
        say(clean(line))


@command.command("compare")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B", required=False)
@click.option("--what-if", "change", default=None, help="Compare A with one of its own what-ifs.")
@click.option("--seed", type=click.IntRange(0), default=None, help="One seed for both.")
@click.option("--draws", type=click.IntRange(1, 1_000_000), default=None, help="Draws for both.")
@_BLANKS
@_JSON
def compare(left: str, right: str | None, change: str | None, as_json: bool, **how: Any) -> None:
    """Set two scenarios, or a scenario and one of its what-ifs, side by side."""
    reason: Any = importlib.import_module("goodoffices.reason")
    if (right is None) == (change is None):
        raise BadArgument(left, "there is nothing to compare it with", "Give B, or --what-if NAME")
    one = _loaded(left, how)
    two = one if right is None else _loaded(right, how)
    both = reason.compare(reason.run(one), reason.run(two, change))
    if as_json:
        shift = asdict(both.shift) if both.shift else None
        say_json({"a": _plain(both.left), "b": _plain(both.right), "shift": shift})
        return
    for line in reason.comparison_lines(both):
        say(clean(line))


def _loaded(place: str, how: dict[str, Any]) -> Any:
    reason: Any = importlib.import_module("goodoffices.reason")
    given = reason.load(place, wide=how["blanks"] == "wide")
    return reason.with_run_settings(given, seed=how["seed"], draws=how["draws"])


def _check_sources(record: str, given: Any) -> None:
    """Refuse a scenario whose sentences are not those of the record."""
    api: Any = importlib.import_module("goodoffices.api")
    with api.open(record, read_only=True) as opened:
        sentences = {fact.id: opened.source(fact).sentence for fact in opened.facts()}
    for each in given.cited:
        if each.id not in sentences:
            raise BadArgument(
                each.id, f"{hidden(record)} has no such fact", "Draft the scenario again"
            )
        if sentences[each.id] != each.sentence:
            why = "its sentence is not the one in the record"
            raise BadArgument(each.id, why, "Draft the scenario again")


def _issue(name: str) -> str:
    codes: Any = importlib.import_module("goodoffices.codes")
    known = [code.value for code in codes.Issue]
    if name not in known:
        raise BadArgument(f"--issue {name}", "no such issue", f"Choose from {', '.join(known)}")
    return name


def _pair(text: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise BadArgument(f"--join {text}", "it is not a pair", "Write 'Sergei Lavrov=Russia'")
    return left.strip(), right.strip()


def _write(place: Path, text: str) -> None:
    try:
        place.write_text(text, encoding="utf-8")
    except OSError as error:
        why = f"it cannot be written ({error.strerror})"
        raise BadArgument(f"-o {place}", why, "Name another place") from None


def _plain(result: Any) -> Any:
    reason: Any = importlib.import_module("goodoffices.reason")
    return reason.as_data(result)
