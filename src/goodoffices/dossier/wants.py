"""Which positions can be told in a line, and on which side of an issue they stand."""

from __future__ import annotations

from goodoffices.codes import Stance
from goodoffices.dossier.material import Material
from goodoffices.dossier.words import word
from goodoffices.facts import Position

FOR: frozenset[Stance] = frozenset({Stance.SUPPORT, Stance.OFFER, Stance.DEMAND})
"""Stances of those who want the thing; the others are against it, doubt it or set conditions."""
FEWEST_WORDS = 2
LONGEST = 110


def is_told_well(fact: Position) -> bool:
    """Tell whether a position says enough by itself: whose it is, and what it is about.

    Content that begins in the middle of a clause ("about who", "would not") is left to its page.
    """
    words = fact.content.casefold().split()
    if fact.actor.actor is None or fact.claimed or len(words) < FEWEST_WORDS:
        return False
    if fact.stance is Stance.UNCERTAIN or words[:2] == ["the", "same"]:
        return False
    first = words[0].strip("“”\"'‘’,")
    fragments = word("fragments", "condition" if fact.stance is Stance.CONDITION else "any")
    return fact.actor.shown[:1].isupper() and first not in fragments.split()


def infinitive(fact: Position, material: Material) -> str:
    """Give the "to" that the report prints before the content, which is lost without it."""
    report = material.by_id.get(fact.report)
    spans = fact.evidence.get("content", ())
    if report is None or not spans:
        return ""
    first = fact.content.split(maxsplit=1)[0].casefold()
    if first in word("fragments", "after_preposition").split():
        return ""
    before = report.text[max(0, spans[0].start - 4) : spans[0].start]
    return "to " if before.split() == ["to"] else ""


def shortened(text: str, most: int = LONGEST) -> str:
    """Cut a long content at a word; the rest stands in the report."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
