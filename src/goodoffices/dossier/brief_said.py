"""Demands, offers and refusals told by a statement alone, in the words of the report.

A wish that no position holds, since no issue could be told for it, is still what somebody demands.
It is quoted from the verb on, so that nothing is put into other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codes import StatementAct, StatementForm
from goodoffices.dossier.dating import month_of
from goodoffices.dossier.material import Line, Material, who
from goodoffices.dossier.words import listed_words
from goodoffices.facts import Fact, Position, Span, Statement

FOR: frozenset[StatementAct] = frozenset({StatementAct.DEMAND, StatementAct.OFFER})
AGAINST: frozenset[StatementAct] = frozenset({StatementAct.REFUSE})
SHORTEST, LONGEST = 4, 18
"""Words, with the verb, that say enough by themselves and still fit a cell."""
NEAR = 4
"""Characters between the verb and what is wanted: more, and other words stand between."""
_VERB = re.compile(
    r"\b(?:demand|insist|propos|offer|refus|reject|oppos|(?:call|press)\w* for|rul\w+ out)", re.I
)
_MARKS = re.compile(r"[“”\"\n…;:]")


@dataclass(frozen=True, slots=True)
class Said:
    """One wish in the words of the report: whose it is, by key and name, and on which side."""

    actor: str
    shown: str
    is_for: bool
    line: Line


def said_wishes(
    facts: Iterable[Fact], positions: Iterable[Position], material: Material
) -> Mapping[str, Sequence[Said]]:
    """Give what actors demand, offer or refuse in sentences that hold no position of theirs."""
    held = {(who(f.actor), f.report, f.sentence) for f in positions}
    found: dict[str, list[Said]] = defaultdict(list)
    told: set[str] = set()
    for fact in facts:
        said = _said(fact, material) if isinstance(fact, Statement) else None
        if said is None or (said.actor, fact.report, fact.sentence) in held:
            continue
        if said.line.text not in told:
            told.add(said.line.text)
            found[said.actor].append(said)
    return found


def _said(fact: Statement, material: Material) -> Said | None:
    speaker = fact.speakers[0] if len(fact.speakers) == 1 else None
    if speaker is None or speaker.actor is None or not speaker.shown[:1].isupper():
        return None
    if fact.act not in FOR | AGAINST or fact.form is StatementForm.DIRECT or fact.attributed_to:
        return None
    words = _words(fact, material.text(fact.report))
    if not words:
        return None
    text = f"“{words}”{month_of(material.told(fact))}"
    return Said(speaker.actor, speaker.shown, fact.act in FOR, Line(text, (fact.id,)))


def _words(fact: Statement, text: str) -> str:
    """Give the words from the verb to the end of what is wanted; nothing where they are torn."""
    cues, contents = fact.evidence.get("cue", ()), fact.evidence.get("content", ())
    if len(cues) != 1 or len(contents) != 1:
        return ""
    cue, content = cues[0], contents[0]
    verb = _VERB.search(text, cue.start, cue.end)
    if verb is None or not 0 < content.start - cue.end <= NEAR:
        return ""
    words = " ".join(Span(verb.start(), content.end).of(text).split()).rstrip(".,")
    first = content.of(text).casefold().split()[:1]
    if _MARKS.search(words) or first[0] in listed_words("stopped", "pointing"):
        return ""
    return words if SHORTEST <= len(words.split()) <= LONGEST else ""
