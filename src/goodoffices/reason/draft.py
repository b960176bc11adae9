"""Proposes a scenario from a record: who stands where by which sentence, and what is left blank.

Nothing is invented. A position becomes a third of the scale by its stance, a salience the share of
an actor's positions that are on the issue (with its interval of confidence), both with the ids of
the facts behind them; what the press cannot know is left blank for the analyst.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from goodoffices.codes import Stance
from goodoffices.facts import Fact, Party, Position, Report
from goodoffices.reason.scenario import (
    UNKNOWN,
    Actor,
    Cited,
    Estimate,
    Issue,
    Origin,
    Range,
    Scenario,
)

WORDS: Mapping[str, list[str]] = tomllib.loads(
    files("goodoffices.reason").joinpath("drafting.toml").read_text(encoding="utf-8")
)
CONFIDENCE = 1.96
"""Standard deviations of a 95 % interval (Wilson 1927, JASA 22:209-212)."""

THIRDS = {-1: (0.0, 1 / 3), 0: (1 / 3, 2 / 3), 1: (2 / 3, 1.0)}
"""The part of the scale that a low, middling or high stance stands for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to draft: the issue and how its scale is to be read."""

    issues: tuple[str, ...]
    details: tuple[str, ...] = ()
    """Finer issues; all if none are named."""
    low: str = ""
    """What the low end means, in words; its words also tell which positions lie there."""
    high: str = ""
    joined: Mapping[str, str] = field(default_factory=dict)
    """A name whose positions are to count as another's: Lavrov -> Russia."""
    actors: tuple[str, ...] = ()
    """Names to keep; all if none are named."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a record holds for a draft."""

    positions: Sequence[Position]
    """All positions of the record: the share on the issue is counted among them."""
    reports: Mapping[str, Report]
    others: Sequence[Fact] = ()
    """Truces and relations, where options may come from."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One actor of a draft with the positions on the issue, the oldest report first."""

    id: str
    name: str
    facts: tuple[Position, ...]
    all_positions: int
    joined: tuple[str, ...]


def holders(material: Material, wanted: Wanted) -> list[Holder]:
    """Give who holds positions on the issue; those whom the record cannot name are left out."""
    by_name: dict[str, list[Position]] = {}
    joined: dict[str, set[str]] = {}
    everything: dict[str, int] = {}
    for fact in told_once(material.positions):
        name = _holder(fact.actor, wanted)
        if not name:
            continue
        everything[name] = everything.get(name, 0) + 1
        if name != fact.actor.shown:
            joined.setdefault(name, set()).add(fact.actor.shown)
        if is_wanted(fact, wanted):
            by_name.setdefault(name, []).append(fact)
    return [
        Holder(
            id=slug(name),
            name=name,
            facts=tuple(sorted(facts, key=lambda f: (_day(material, f), f.report, f.sentence))),
            all_positions=everything[name],
            joined=tuple(sorted(joined.get(name, ()))),
        )
        for name, facts in sorted(by_name.items())
    ]


def told_once(positions: Iterable[Position]) -> list[Position]:
    """Leave out what a second report prints in the same words: copies of a wire count once."""
    kept: dict[tuple[str, ...], Position] = {}
    for fact in positions:
        words = " ".join(re.findall(r"\w+", fact.content.lower()))
        key = (fact.actor.shown, fact.issue.value, fact.stance.value, words)
        kept.setdefault(key, fact)
    return list(kept.values())


def is_wanted(fact: Position, wanted: Wanted) -> bool:
    """Tell whether a position is on the issue of the draft."""
    return fact.issue.value in wanted.issues and (
        not wanted.details or (fact.detail or "") in wanted.details
    )


def draft_positions(material: Material, wanted: Wanted) -> Scenario:
    """Draft the positions part: a scale, ranges with their sentences, and blank capabilities."""
    found = holders(material, wanted)
    issue = Issue(
        name=" and ".join(each.replace("_", " ") for each in wanted.issues),
        low_means=wanted.low or "refuses",
        high_means=wanted.high or "accepts",
    )
    estimates: list[Estimate] = []
    for holder in found:
        ids = tuple(fact.id for fact in holder.facts)
        value, why = place_of(holder, issue, wanted)
        estimates.append(Estimate(holder.id, "position", value, Origin(ids, why)))
        value, why = salience_of(holder)
        estimates.append(Estimate(holder.id, "salience", value, Origin(ids, why)))
        why = "no report can say it: fill in 0 to 1"
        estimates.append(Estimate(holder.id, "capability", UNKNOWN, Origin((), why)))
    return Scenario(
        title=f"{issue.name}: what would happen if",
        actors=tuple(Actor(holder.id, holder.name) for holder in found),
        issue=issue,
        estimates=tuple(estimates),
        cited=cited_by(material, [fact for holder in found for fact in holder.facts]),
    )


def place_of(holder: Holder, issue: Issue, wanted: Wanted) -> tuple[Range, str]:
    """Give where a holder stands: all that its positions stand for, the latest likeliest."""
    parts: list[tuple[float, float]] = []
    told: list[str] = []
    for fact in holder.facts:
        side = side_of(fact, wanted)
        parts.append(THIRDS[side] if side is not None else (0.0, 1.0))
        end = {
            -1: "low third",
            0: "middle third",
            1: "high third",
            None: "which end is yours to read",
        }
        told.append(f"{fact.stance.value}: {end[side]}")
    scale = issue.high - issue.low
    low, high = min(part[0] for part in parts), max(part[1] for part in parts)
    last = sum(parts[-1]) / 2
    value = Range(*(round(issue.low + share * scale, 1) for share in (low, last, high)))
    why = "; ".join(dict.fromkeys(told))
    if holder.joined:
        why += f"; with {', '.join(holder.joined)}, as joined by the analyst"
    return value, f"{why}. The number is a reading: check it"


def side_of(fact: Position, wanted: Wanted) -> int | None:
    """Tell on which side a position stands: -1, 0, 1, or nothing where the words do not say."""
    if fact.stance is Stance.UNCERTAIN:
        return None
    sign = -1 if fact.stance is Stance.OPPOSE else 1
    if not (wanted.low and wanted.high):
        if _has(fact.content, WORDS["undoing"]):
            return None
        return 0 if fact.stance is Stance.CONDITION else sign
    words = _stems(fact.content)
    low, high = (len(words & _stems(end)) for end in (wanted.low, wanted.high))
    if low == high:
        return None
    return sign if high > low else -sign


def salience_of(holder: Holder) -> tuple[Range, str]:
    """Give how much a holder cares, by proxy: a range, never a point."""
    k, n, z = len(holder.facts), holder.all_positions, CONFIDENCE
    share = k / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    why = f"proxy: {k} of its {n} positions in the record are on this"
    red = [fact.id for fact in holder.facts if _has(fact.content, WORDS["red_line"])]
    if red:
        high = 1.0
        why += f"; wording of a red line in {', '.join(red)}"
    likely = min(max(share, low), high)
    return Range(round(low, 2), round(likely, 2), round(high, 2)), why


def cited_by(material: Material, facts: Iterable[Fact]) -> tuple[Cited, ...]:
    """Give the sentences of facts, word for word."""
    made: dict[str, Cited] = {}
    for fact in facts:
        report = material.reports.get(fact.report)
        if report is not None:
            day = report.published.iso if report.published else None
            told = report.outlet or report.name
            made[fact.id] = Cited(fact.id, fact.sentence.of(report.text), told, day or "")
    return tuple(made.values())


def slug(words: str, most: int = 32) -> str:
    """Make a name for a file out of words: lower case, underscores."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    made = made[:most].rsplit("_", 1)[0] if len(made) > most else made
    return made if made and made[0].isalpha() else f"x_{made}"


def _holder(party: Party, wanted: Wanted) -> str:
    """Give the name a position counts for; empty where it is left out."""
    if party.actor is None:
        return ""
    name = wanted.joined.get(party.shown, party.shown)
    return name if not wanted.actors or name in wanted.actors else ""


def _day(material: Material, fact: Fact) -> str:
    report = material.reports.get(fact.report)
    return (report.told.iso if report and report.told else None) or "9999"


def _stems(words: str) -> set[str]:
    """Give the words that tell something, without the endings of English verbs and plurals."""
    found = re.findall(r"[a-z]+", words.lower())
    return {re.sub(r"(ing|ed|es|s)$", "", w) for w in found if w not in WORDS["empty"]}


def _has(words: str, listed: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(each)}\b", words.lower()) for each in listed)
