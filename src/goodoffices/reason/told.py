"""A result in plain words, for a terminal or a file: assumptions first, then what follows."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.reason.conflict_results import ConflictResult, Deterred, StateResult
from goodoffices.reason.package_results import BargainResult, PackageResult
from goodoffices.reason.position_results import ChallengeResult, Influence, PositionResult, Spread
from goodoffices.reason.running import NOT_CALIBRATED, Comparison, Result
from goodoffices.reason.scenario import Issue, Scenario

CONCEPT_WORDS = {
    "nash": "nobody has a better move",
    "smr": "every better move can be answered, and the answer cannot be escaped",
    "seq": "every better move can be answered by moves the others like themselves",
    "gmr": "every better move can be answered",
}
POINT_WORDS = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
MOST_INFLUENCES = 5
CHECK_NEXT = 3


def lines_of(result: Result) -> Iterator[str]:
    """Tell a result line by line."""
    yield result.scenario.title
    yield f"{NOT_CALIBRATED} It follows from the assumptions below and from nothing else."
    yield result.basis
    yield from (f"Changed or filled in: {each}." for each in result.scenario.assumed)
    yield ""
    yield "Assumptions"
    for each in result.assumptions:
        where = f"record {', '.join(each.ids)}" if each.from_record else "analyst"
        why = f" ({each.why})" if each.why else ""
        yield f"  {each.what}: {each.value} [{where}]{why}"
    if result.positions and result.scenario.issue:
        yield ""
        yield from _positions(result, result.positions, result.scenario.issue)
    if result.power:
        yield ""
        yield from _power(result)
    if result.conflict:
        yield ""
        yield from _conflict(result.scenario, result.conflict)
    if result.packages:
        yield ""
        yield from _packages(result.packages)
    yield ""
    yield "How it was worked out"
    yield from (f"  {each}" for each in methods(result))
    yield repeat_line(result)


def methods(result: Result) -> Iterator[str]:
    """Say which choices of method stand behind the numbers: they too are assumptions."""
    yield "Ranges are drawn from a triangle; each input has a stream of its own from the seed."
    if result.positions and result.scenario.issue:
        together = result.scenario.issue.together
        yield f"Capabilities rise and fall together with a correlation of {together:g}."
        yield "The mean cannot fall outside the positions given and ignores things as they are now."
        yield (
            "Challenge variants and Q are named, never averaged; the printed formulas (text) do "
            "not give the table printed with them (table), and nothing in them converges."
        )
    if result.conflict:
        yield "States are compared by order of wishes alone; there are no probabilities in it."
        drawn = result.conflict.draws
        if drawn:
            yield f"Uncertain orders of wishes: {drawn:,} draws."
        else:
            yield "Orders of wishes at their likeliest: none uncertain, or the board too large."
    if result.packages:
        yield f"Weights count as shares of their sum; {result.packages.draws:,} draws."


def repeat_line(result: Result) -> str:
    """Say how a result can be had again."""
    given = result.scenario
    return f"Seed {given.seed}, {given.draws:,} draws, run {result.digest}."


def place_words(issue: Issue, value: float) -> str:
    """Say where a value lies between the two ends."""
    if not (issue.low_means and issue.high_means):
        return ""
    share = (value - issue.low) / (issue.high - issue.low)
    if abs(share - 0.5) < 0.02:
        return f"half way between “{issue.low_means}” and “{issue.high_means}”"
    end = issue.low_means if share < 0.5 else issue.high_means
    return f"nearer to “{end}”"


def spread_words(spread: Spread) -> str:
    """Say a spread: `37.8; middle draw 39.7, eight draws in ten from 33.1 to 46.4`."""
    return (
        f"{spread.likely:.1f}; middle draw {spread.median:.1f}, "
        f"eight draws in ten from {spread.low:.1f} to {spread.high:.1f}"
    )


def _positions(result: Result, found: PositionResult, issue: Issue) -> Iterator[str]:
    names = result.scenario.names
    low = issue.low_means or "low end"
    high = issue.high_means or "high end"
    yield f"Where a compromise on {issue.name} would lie, {issue.low:g} ({low}) to "
    yield f"{issue.high:g} ({high})"
    where = place_words(issue, found.mean.likely)
    yield f"  compromise mean: {spread_words(found.mean)}" + (f"; {where}" if where else "")
    yield f"  weighted median: {spread_words(found.median)}"
    often = sorted(zip(found.median_share, found.actors, strict=True), reverse=True)
    told = ", ".join(f"{names[a]} {share:.0%}" for share, a in often if share > 0)
    yield f"  who is the median, by share of draws: {told}"
    yield f"  above {issue.watch:g} in {found.above:.0%} of the draws"
    yield "Who could push whom (for explanation; on known outcomes it predicts worse than the mean)"
    for each in found.challenge:
        yield from _challenge(each, names)
    yield from _influences(result, found, issue)


def _challenge(each: ChallengeResult, names: dict[str, str]) -> Iterator[str]:
    path = " ".join(f"{value:.1f}" for value in each.path)
    yield f"  variant {each.variant}, Q {each.q:g}, {each.draws:,} draws: median after "
    yield f"    {each.rounds} rounds {spread_words(each.median)}; path {path}"
    for push in each.pushed[:4]:
        yield f"    {names[push.mover]} moves {names[push.moved]} in {push.share:.0%} of the draws"
    if each.differs:
        yield "    it differs from the compromise mean by more than the mean's spread"


def _influences(result: Result, found: PositionResult, issue: Issue) -> Iterator[str]:
    yield "What the mean hangs on (each input from its low to its high end, others likeliest)"
    for each in found.influences[:MOST_INFLUENCES]:
        yield (
            f"  {each.label}: {each.at_low:.1f} to {each.at_high:.1f}, "
            f"rank correlation {each.correlation:+.2f}"
        )
    side = "below" if found.mean.likely <= issue.watch else "above"
    yield f"What would have to be true for the mean not to lie {side} {issue.watch:g}"
    flips = flips_of(result, found)
    if not flips:
        yield "  no single input can bring it about within its scale"
    for influence, value in flips[:MOST_INFLUENCES]:
        yield f"  {influence.label}: {value:.2f} instead of {likely_of(result, influence):g}"
    checks = checks_of(result, found)
    if checks:
        yield "Check next"
        yield from (f"  {each}" for each in checks)


def likely_of(result: Result, influence: Influence) -> float:
    """Give the likeliest value of an input."""
    found = (e.value.likely for e in result.scenario.estimates if e.key == influence.key)
    return next(found, 0.0)


def flips_of(result: Result, found: PositionResult) -> list[tuple[Influence, float]]:
    """Give the inputs that alone can carry the mean across, the smallest change first."""
    issue = result.scenario.issue
    scale = (issue.high - issue.low) if issue else 1.0

    def change(pair: tuple[Influence, float]) -> float:
        influence, value = pair
        size = abs(value - likely_of(result, influence))
        return size / scale if influence.key.startswith("position") else size

    able = [(each, each.flip) for each in found.influences if each.flip is not None]
    return sorted(able, key=change)


def checks_of(result: Result, found: PositionResult) -> list[str]:
    """Name the sentences behind the inputs that matter most, or say that there is none."""
    cited = {each.id: each for each in result.scenario.cited}
    by_key = {e.key: e for e in result.scenario.estimates}
    told = []
    for each in found.influences[:CHECK_NEXT]:
        origin = by_key[each.key].origin
        behind = [cited[ident] for ident in origin.ids if ident in cited]
        if not behind:
            told.append(f"{each.label}: no report; it was put in by the analyst")
        for one in behind[:2]:
            source = ", ".join(part for part in (one.report, one.published) if part)
            told.append(f"{each.label}: {source + ': ' if source else ''}{one.sentence}")
    return told


def _power(result: Result) -> Iterator[str]:
    if not result.power:
        return
    ids, power = result.power
    names = result.scenario.names
    yield "Voting power (blind to positions: every coalition counts as equally likely)"
    for at, ident in enumerate(ids):
        blocks = "; nothing passes without it" if at in power.blockers else ""
        never = "; never matters" if at in power.dummies else ""
        yield (
            f"  {names[ident]}: Shapley-Shubik {power.shapley[at]}, "
            f"Banzhaf {float(power.banzhaf[at]):.3f}{blocks}{never}"
        )


def _conflict(given: Scenario, found: ConflictResult) -> Iterator[str]:
    yield f"What would hold, of {found.feasible} states of affairs"
    if found.silent:
        yield f"  CAREFUL: no wish is known of {_listed(found.silent)}, so nothing here says what"
        yield "  they would do; they count as content with everything."
    if len(found.silent) == len(found.deciders):
        return
    for concept, count in found.counts:
        yield f"  {count} where for everybody {CONCEPT_WORDS[concept]} ({concept})"
    for state in found.states:
        yield from _state(given, state)
    if not found.tried:
        yield "  More than 12 options: the first states and the best moves of each are described,"
        yield "  and single changes of preferences were not tried."
        return
    yield "What would have to be true for the first of these to stand otherwise"
    if not found.upsets:
        yield "  no single change of a wish does it"
    for upset in found.upsets:
        after = ", ".join(upset.after) or "no concept"
        behind = f" [record {', '.join(upset.ids)}]" if upset.ids else " [analyst]"
        yield f"  {upset.actor} {upset.what}: then it holds under {after}{behind}"


def _state(given: Scenario, state: StateResult) -> Iterator[str]:
    held = ", ".join(state.concepts) or "no concept"
    now = ", as things are now" if state.is_now else ""
    yield f"  {state_words(given, state)}{now}: holds under {held}"
    if state.shares:
        told = ", ".join(f"{concept} {share:.0%}" for concept, share in state.shares)
        yield f"    share of draws: {told}"
    if not state.is_now:
        way = (
            "by moves that each likes" if state.by_improvements else "only against somebody's wish"
        )
        yield f"    from now: {'reachable ' + way if state.reachable else 'cannot be reached'}"
    for each in state.deterred:
        yield f"    {deterred_words(given, each)}"
    for members, target in state.coalitions:
        yield f"    {_listed(members)} together would leave it for {letters_words(given, target)}"


def state_words(given: Scenario, state: StateResult) -> str:
    """Say what is taken in a state, in the words of the options."""
    return letters_words(given, state.letters)


def letters_words(given: Scenario, letters: str) -> str:
    """Say what is taken in a state spelt with Y and N."""
    names = given.names
    taken = [
        f"{names[option.actor]}: {option.text}"
        for option, letter in zip(given.options, letters, strict=True)
        if letter == "Y"
    ]
    return f"[{'; '.join(taken)}]" if taken else "[nothing is taken]"


def deterred_words(given: Scenario, each: Deterred) -> str:
    """Tell what a decider would gain by leaving, and the answer."""
    gain = f"{each.decider} would gain by {steps_words(given, each.move)}"
    if not each.answer:
        return f"{gain}, and nobody has an answer"
    parts = [f"{who} can answer with {steps_words(given, steps)}" for who, steps in each.answer]
    return f"{gain}, but then {', and '.join(parts)}"


def steps_words(given: Scenario, steps: tuple[str, ...]) -> str:
    """Say which options are taken or dropped."""
    texts = {option.id: option.text for option in given.options}
    return " and ".join(
        f"{'taking' if step[0] == '+' else 'dropping'} “{texts[step[1:]]}”" for step in steps
    )


def _packages(found: BargainResult) -> Iterator[str]:
    yield f"Packages: {found.packages}, of which {found.zone} all could accept and {found.frontier}"
    yield "  leave nothing on the table (to compare packages, not to predict one)"
    yield f"  a deal that all could accept exists in {found.zone_share:.0%} of the draws"
    for each in found.shown:
        worths = ", ".join(
            f"{party} {worth:.2f}" for party, worth in zip(found.parties, each.worths, strict=True)
        )
        yield f"  {package_words(each)}: {worths}; {standing_words(each)}"
    for one in found.bought:
        after = "no deal left" if one.after is None else f"{one.after:.2f}"
        yield (
            f"  a fallback better by {one.raised_by:g} takes {one.actor} from "
            f"{one.before:.2f} to {after} at the Nash point"
        )
    yield "  Ties between packages go to the larger sum, then to the first."


def package_words(each: PackageResult) -> str:
    """Say the values of a package, with its name where it is a draft."""
    values = ", ".join(f"{term} {value}" for term, value in each.values)
    return f"{each.draft} ({values})" if each.draft else values


def standing_words(each: PackageResult) -> str:
    """Say how a package stands."""
    zone = "on the frontier" if each.on_frontier else "all could accept it; one could do better"
    parts = [zone if each.in_zone else "somebody does better without a deal"]
    if each.chosen_by:
        parts.append("chosen by " + ", ".join(POINT_WORDS[name] for name in each.chosen_by))
    parts.append(f"on the frontier in {each.frontier_share:.0%} of the draws")
    parts.append(f"Nash point in {each.nash_share:.0%}")
    return "; ".join(parts)


def comparison_lines(both: Comparison) -> Iterator[str]:
    """Tell two runs side by side."""
    left, right = both.left, both.right
    yield f"{NOT_CALIBRATED} Two runs side by side; nothing is averaged."
    for name, each in (("A", left), ("B", right)):
        yield f"{name}: {each.scenario.title}. {each.basis} {repeat_line(each)}"
        yield from (f"   Changed: {one}." for one in each.scenario.assumed)
    yield from _differing_inputs(both)
    if left.positions and right.positions:
        yield f"Compromise mean: A {spread_words(left.positions.mean)}"
        yield f"                 B {spread_words(right.positions.mean)}"
        if both.shift:
            s = both.shift
            yield (
                f"  B less A, draw by draw: {s.median:+.1f}, eight in ten from {s.low:+.1f} "
                f"to {s.high:+.1f}"
            )
    for name, each in (("A", left), ("B", right)):
        if each.conflict:
            yield f"{name}: what holds"
            for state in each.conflict.states[:4]:
                held = ", ".join(state.concepts) or "no concept"
                yield f"  {state_words(each.scenario, state)}: {held}"
        if each.packages:
            yield f"{name}: {each.packages.zone} packages all could accept"
            for package in each.packages.shown[:3]:
                yield f"  {package_words(package)}: {standing_words(package)}"


def _differing_inputs(both: Comparison) -> Iterator[str]:
    one = {a.what: a for a in both.left.assumptions}
    two = {a.what: a for a in both.right.assumptions}
    yield "Inputs that differ"
    differ = False
    for what in dict.fromkeys([*one, *two]):
        left, right = one.get(what), two.get(what)
        if left and right and left.value == right.value:
            continue
        differ = True
        yield f"  {what}: A {left.value if left else 'none'}; B {right.value if right else 'none'}"
    if not differ:
        yield "  none"


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
