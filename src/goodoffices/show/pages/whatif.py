"""What-if: a scenario over the record, what follows from it, and what the result hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices import reason
from goodoffices.codes import FactKind
from goodoffices.errors import BadArgument, GoodOfficesError
from goodoffices.facts import Fact
from goodoffices.reason.conflict_results import ConflictResult
from goodoffices.reason.running import NOT_CALIBRATED, Result
from goodoffices.reason.scenario import KINDS, Estimate, Scenario
from goodoffices.reason.told import (
    CONCEPT_WORDS,
    checks_of,
    deterred_words,
    flips_of,
    letters_words,
    likely_of,
    methods,
    package_words,
    repeat_line,
    standing_words,
)
from goodoffices.show import rows as fact_rows
from goodoffices.show import whatif_form as form
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.drawings.whatif import (
    graph_drawing,
    mean_drawing,
    plot_drawing,
    swing_drawing,
)
from goodoffices.show.pages.page import Page
from goodoffices.show.query import BadFilter, Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.whatif_charts import Graph, Lane, Plot, Swing, graph, lane, plot, swings
from goodoffices.show.whatif_form import Choice

MOST_SWINGS = 8
MOST_FLIPS = 5
CHOSEN = ("issue", "file", "low", "high", "join", "challenge")


@dataclass(frozen=True, slots=True)
class Number:
    """One input as the form shows it: three numbers, and where they come from."""

    kind: str
    names: tuple[str, str, str]
    values: tuple[str, str, str]
    least: str
    most: str
    step: str
    from_record: bool
    why: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state of affairs in words."""

    what: str
    letters: str
    now: bool
    held: str
    shares: str
    way: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Push:
    """One row of the table of who could push whom."""

    run: str
    median: str
    told: str


@dataclass(frozen=True, slots=True)
class Start:
    """The form that chooses a scenario."""

    issues: tuple[Choice, ...]
    files: tuple[Choice, ...]
    low: str
    high: str
    join: str
    challenge: bool
    kept: tuple[tuple[str, str], ...]
    """Values that the second form carries along."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that follows from one scenario and, where something was changed, from the changed one."""

    title: str
    basis: str
    changed: tuple[str, ...]
    filled: tuple[str, ...]
    """Blanks, and what was taken for them."""
    moves: tuple[Choice, ...]
    ends: tuple[str, str]
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    shift: str
    swings: tuple[Swing, ...]
    flips: tuple[str, ...]
    checks: tuple[str, ...]
    pushes: tuple[Push, ...]
    power: tuple[tuple[str, str, str], ...]
    counts: tuple[tuple[int, str], ...]
    silent: str
    states: tuple[StateRow, ...]
    graph: Graph | None
    upsets: tuple[str, ...]
    parties: tuple[str, ...]
    packages: tuple[tuple[str, tuple[str, ...], str], ...]
    bought: tuple[str, ...]
    plot: Plot | None
    inputs: tuple[tuple[str, tuple[Number, ...]], ...]
    others: tuple[tuple[str, str, bool, str, tuple[SourceLink, ...]], ...]
    """Inputs that the form does not change: what, value, from the record, why, sources."""
    methods: tuple[str, ...]
    repeat: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What `whatif.html` receives."""

    start: Start
    """The form that chooses an issue or a saved scenario."""
    outcome: Outcome | None
    """What follows; none until something is chosen."""
    problem: tuple[str, str]
    """What is wrong with the scenario and how to mend it; empty if nothing is."""
    file: str
    """The scenario as a file, with the changes of the form."""
    toml: str
    """Address of that file."""


def build(desk: Desk, query: Query, _: str) -> WhatIf:
    """Work out the scenario that the address asks for."""
    start = Start(
        issues=form.issue_choices(desk, query),
        files=form.file_choices(desk, query),
        low=query.get("low"),
        high=query.get("high"),
        join=query.get("join"),
        challenge=bool(query.get("challenge")),
        kept=tuple((name, query.get(name)) for name in CHOSEN if query.get(name)),
    )
    try:
        wanted = form.asked(desk, query)
        if wanted is None:
            return WhatIf(start, None, ("", ""), "", "")
        before = reason.run(wanted.base)
        after = reason.run(wanted.changed) if wanted.changed else None
    except BadFilter:
        raise
    except GoodOfficesError as error:
        return WhatIf(start, None, (f"{error.what}: {error.why}", error.next_step), "", "")
    made = _outcome(desk, query, before, after, wanted.told)
    text = reason.written(wanted.changed or wanted.base)
    address = query.csv_href().replace("/whatif.csv", "/whatif.toml", 1)
    return WhatIf(start, made, ("", ""), text, address)


def _outcome(
    desk: Desk, query: Query, before: Result, after: Result | None, told: tuple[str, ...]
) -> Outcome:
    now = after or before
    given = now.scenario
    conflict, packages = now.conflict, now.packages
    issue = given.issue
    positions = now.positions
    deciders = conflict.deciders if conflict else ()
    facts = _facts(desk, given)
    return Outcome(
        title=before.scenario.title,
        basis=f"{NOT_CALIBRATED} {now.basis}",
        changed=told,
        filled=form.filled_in(before.scenario),
        moves=form.move_choices(before.scenario, query),
        ends=(issue.low_means, issue.high_means) if issue else ("", ""),
        ticks=_ticks(given),
        lanes=_lanes(before, after),
        shift=_shift(before, after),
        swings=swings(positions, issue, MOST_SWINGS) if positions and issue else (),
        flips=_flips(now),
        checks=tuple(checks_of(now, positions)) if positions else (),
        pushes=_pushes(now),
        power=_power(now),
        counts=_counts(conflict),
        silent=", ".join(conflict.silent) if conflict else "",
        states=_states(given, conflict),
        graph=graph(given, conflict) if conflict and len(conflict.silent) < len(deciders) else None,
        upsets=_upsets(conflict),
        parties=packages.parties if packages else (),
        packages=_packages(now),
        bought=_bought(now),
        plot=plot(packages) if packages else None,
        inputs=_inputs(desk, given, facts),
        others=_others(desk, now, facts),
        methods=tuple(methods(now)),
        repeat=repeat_line(now),
    )


def _lanes(before: Result, after: Result | None) -> tuple[Lane, ...]:
    issue = before.scenario.issue
    if not before.positions or issue is None:
        return ()
    found = [lane("As drafted" if after else "Compromise mean", before.positions.mean, issue)]
    if after and after.positions:
        found.append(lane("With the changes", after.positions.mean, issue, second=True))
    shown = (after or before).positions
    if shown:
        found.append(lane("Weighted median", shown.median, issue, second=bool(after)))
    return tuple(found)


def _ticks(given: Scenario) -> tuple[tuple[float, str], ...]:
    if given.issue is None:
        return ()
    low, high = given.issue.low, given.issue.high
    return tuple((round(92 * n / 4, 1), f"{low + (high - low) * n / 4:g}") for n in range(5))


def _shift(before: Result, after: Result | None) -> str:
    shift = reason.compare(before, after).shift if after else None
    if shift is None:
        return ""
    return f"{shift.median:+.1f}, eight draws in ten {shift.low:+.1f} to {shift.high:+.1f}"


def _flips(now: Result) -> tuple[str, ...]:
    if not now.positions:
        return ()
    return tuple(
        f"{influence.label}: {value:.2f} instead of {likely_of(now, influence):g}"
        for influence, value in flips_of(now, now.positions)[:MOST_FLIPS]
    )


def _pushes(now: Result) -> tuple[Push, ...]:
    if not now.positions:
        return ()
    names = now.scenario.names
    return tuple(
        Push(
            run=f"variant {each.variant}, Q {each.q:g}, {each.rounds} rounds, {each.draws:,} draws",
            median=f"{each.median.likely:.1f} ({each.median.low:.1f} to {each.median.high:.1f})",
            told="; ".join(
                f"{names[p.mover]} moves {names[p.moved]} in {p.share:.0%}" for p in each.pushed[:3]
            )
            + ("; outside the mean’s spread" if each.differs else ""),
        )
        for each in now.positions.challenge
    )


def _power(now: Result) -> tuple[tuple[str, str, str], ...]:
    if not now.power:
        return ()
    ids, found = now.power
    blocks = dict.fromkeys(found.blockers, "nothing passes without it")
    never = dict.fromkeys(found.dummies, "never matters")
    return tuple(
        (
            now.scenario.names[ident],
            f"{float(found.shapley[at]):.3f} / {float(found.banzhaf[at]):.3f}",
            blocks.get(at, never.get(at, "")),
        )
        for at, ident in enumerate(ids)
    )


def _counts(found: ConflictResult | None) -> tuple[tuple[int, str], ...]:
    if found is None:
        return ()
    return tuple((n, f"{CONCEPT_WORDS[c]} ({c})") for c, n in found.counts)


def _states(given: Scenario, found: ConflictResult | None) -> tuple[StateRow, ...]:
    if found is None or len(found.silent) == len(found.deciders):
        return ()
    made = []
    for state in found.states:
        way = "by moves that each likes" if state.by_improvements else "against somebody’s wish"
        way = f"reachable {way}" if state.reachable else "cannot be reached"
        groups = [
            f"{' and '.join(members)} together would leave it for {letters_words(given, target)}"
            for members, target in state.coalitions
        ]
        made.append(
            StateRow(
                what=letters_words(given, state.letters),
                letters=state.letters,
                now=state.is_now,
                held=", ".join(state.concepts) or "no concept",
                shares=", ".join(f"{concept} {part:.0%}" for concept, part in state.shares),
                way="" if state.is_now else way,
                why=(*(deterred_words(given, each) for each in state.deterred), *groups),
            )
        )
    return tuple(made)


def _upsets(found: ConflictResult | None) -> tuple[str, ...]:
    if found is None:
        return ()
    return tuple(
        f"{u.actor} {u.what}: then it holds under {', '.join(u.after) or 'no concept'}"
        for u in found.upsets
    )


def _packages(now: Result) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    if not now.packages:
        return ()
    return tuple(
        (package_words(p), tuple(f"{worth:.2f}" for worth in p.worths), standing_words(p))
        for p in now.packages.shown
    )


def _bought(now: Result) -> tuple[str, ...]:
    if not now.packages:
        return ()
    return tuple(
        f"A fallback better by {one.raised_by:g} takes {one.actor} from {one.before:.2f} to "
        f"{'no deal' if one.after is None else f'{one.after:.2f}'} at the Nash point"
        for one in now.packages.bought
    )


def _facts(desk: Desk, given: Scenario) -> dict[str, Fact]:
    """Find the facts that the scenario cites, for the small numbers."""
    wanted = {one.id for one in given.cited}
    kinds = (FactKind.POSITION, FactKind.CEASEFIRE)
    return {fact.id: fact for kind in kinds for fact in desk.newest(kind) if fact.id in wanted}


def _links(desk: Desk, ids: tuple[str, ...], facts: dict[str, Fact]) -> tuple[SourceLink, ...]:
    return fact_rows.sources(desk, [facts[ident] for ident in ids if ident in facts])


def _inputs(
    desk: Desk, given: Scenario, facts: dict[str, Fact]
) -> tuple[tuple[str, tuple[Number, ...]], ...]:
    made = []
    for actor in given.actors:
        own = [given.estimate(kind, actor.id) for kind in KINDS]
        if all(own):
            numbers = tuple(_number(desk, given, e, facts) for e in own if e)
            made.append((actor.name, numbers))
    return tuple(made)


def _number(desk: Desk, given: Scenario, of: Estimate, facts: dict[str, Fact]) -> Number:
    least, most = form.bounds_of(given, of.kind)
    low, likely, high = (form.field_name(of, end) for end in form.ENDS)
    return Number(
        kind=of.kind,
        names=(low, likely, high),
        values=(f"{of.value.low:g}", f"{of.value.likely:g}", f"{of.value.high:g}"),
        least=f"{least:g}",
        most=f"{most:g}",
        step="any",
        from_record=of.origin.from_record,
        why=of.origin.why,
        sources=_links(desk, of.origin.ids, facts),
    )


def _others(
    desk: Desk, now: Result, facts: dict[str, Fact]
) -> tuple[tuple[str, str, bool, str, tuple[SourceLink, ...]], ...]:
    return tuple(
        (a.what, a.value, a.from_record, a.why, _links(desk, a.ids, facts))
        for a in now.assumptions
        if not a.what.startswith(tuple(f"{kind} of" for kind in KINDS))
    )


def _sheet(page: WhatIf) -> Sheet:
    header = ("what", "value", "from", "why", "reports")
    if page.outcome is None:
        return Sheet("what-if", header, [])
    made = page.outcome
    listed: list[tuple[str, ...]] = [("note", made.basis, "", "", "")]
    listed += [("result", f"{each.label}: {each.side}", "", each.told, "") for each in made.lanes]
    listed += [("state", row.what, "", row.held, "") for row in made.states]
    listed += [("package", what, "", told, "") for what, _, told in made.packages]
    for actor, numbers in made.inputs:
        for each in numbers:
            origin = "record" if each.from_record else "analyst"
            value = " / ".join(each.values)
            told = " ".join(str(link.number) for link in each.sources)
            listed.append((f"{each.kind} of {actor}", value, origin, each.why, told))
    for what, value, from_record, why, links in made.others:
        told = " ".join(str(link.number) for link in links)
        listed.append((what, value, "record" if from_record else "analyst", why, told))
    return Sheet("what-if", header, [*listed, ("repeat", made.repeat, "", "", "")])


def _title(page: WhatIf) -> str:
    return f"What if: {page.outcome.title}" if page.outcome else "What would happen if"


def _file(page: WhatIf) -> str:
    if not page.file:
        raise BadArgument("/whatif.toml", "no scenario is chosen", "Choose an issue first")
    return page.file


def _charts(page: WhatIf) -> list[Drawing]:
    made = page.outcome
    if made is None:
        return []
    drawn = [mean_drawing(made.lanes, made.ticks, made.ends)] if made.lanes else []
    drawn += [swing_drawing(made.swings, made.ticks, made.ends)] if made.lanes else []
    drawn += [graph_drawing(made.graph)] if made.graph else []
    drawn += [plot_drawing(made.plot)] if made.plot else []
    # A picture leaves the page behind, so it carries what the result is of and rests on.
    return [
        replace(each, title=f"{each.title}: {made.title}", sub=f"{made.basis} {each.sub}")
        for each in drawn
    ]


PAGE = Page(
    path="/whatif",
    template="whatif.html",
    context=WhatIf,
    build=build,
    title=_title,
    sheet=_sheet,
    charts=_charts,
    here="/whatif",
    scripts=("evidence.js", "sliders.js"),
    file=_file,
)
