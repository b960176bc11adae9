"""A draft as a file: the scenario, its remarks, and what the analyst has to fill in."""

from __future__ import annotations

import math

from goodoffices.errors import BadArgument
from goodoffices.reason.draft import Material, Wanted, draft_positions
from goodoffices.reason.draft_options import with_options
from goodoffices.reason.scenario import BLANK, Scenario
from goodoffices.reason.scenario_write import written

LEAST_ACTORS = 2


def propose(material: Material, wanted: Wanted, *, source: str = "") -> str:
    """Give a draft as the text of a scenario file."""
    made = draft_positions(material, wanted)
    made, remarks = with_options(made, material, wanted)
    if len(made.estimates) < 3 * LEAST_ACTORS and not made.options:
        raise BadArgument(
            ", ".join(wanted.issues),
            "fewer than two actors of the record hold a position on it",
            f"Choose another --issue; the record has: {_issues(material)}",
        )
    return written(made, _notes(made, remarks, source))


def _notes(made: Scenario, remarks: list[str], source: str) -> list[str]:
    blanks = sum(math.isnan(e.value.low) for e in made.estimates)
    unsaid = sum(w.holds == BLANK for p in made.preferences for w in p.wishes)
    notes = [
        f"Drafted from {source}." if source else "Drafted from a record.",
        "Every input names the sentences it rests on (listed at the end) or the analyst.",
        "The sentences are the reports'; the numbers are a reading of them: check each.",
        f"Blank, because no report can say it: {blanks} capabilities, {unsaid} preferences.",
        f'Fill in every "{BLANK}", or run with --blanks wide to see what holds whatever they are.',
    ]
    if remarks:
        notes += ["", "For the analyst to decide:"]
        notes += [f"- {remark}" for remark in dict.fromkeys(remarks)]
    return [*notes, ""]


def _issues(material: Material) -> str:
    counts: dict[str, int] = {}
    for fact in material.positions:
        counts[fact.issue.value] = counts.get(fact.issue.value, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{issue} ({count})" for issue, count in ranked) or "no position at all"
