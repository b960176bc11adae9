"""Candidates' quarrels in a report on an election, beside what powers do in it."""

from __future__ import annotations

import pytest

import build
from goodoffices.facts import Event
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.campaigns import doubt_campaigns
from goodoffices.resolve.resolution import Resolution

WORDS = load_lexicon()
ELECTION = (
    "The candidate told voters in the primary that polls lie. Hale accused Vale. Mali met Vale. "
    "Berg left."
)
WAR = "The front shelled the town for a week. Hale accused Vale. Mali met Vale. Berg left."
ACTORS = (
    build.actor("Hale", "person", country="Mali"),
    build.actor("Vale", "person", country="Mali"),
    build.actor("Berg", "person", country="Mali"),
    build.actor("Mali", "state", country="Mali"),
)


def _confidence(
    text: str, kind: str, source: str, conflict: str | None = None, country: str = "Mali"
) -> float:
    report = build.report(text)
    actors = tuple(
        build.actor(each.name, each.kind, country=country if each.name == source else each.country)
        for each in ACTORS
    )
    known = Resolution(actors, tuple(build.mention(report, each.name) for each in ACTORS), conflict)
    trigger = "met" if kind == "CONSULT" else "accused"
    event = build.event(report, kind, trigger, source, "Vale")
    (found,) = doubt_campaigns([event], report, known, WORDS)
    assert isinstance(found, Event)
    return found.confidence - event.confidence


def test_campaigns_candidates_are_doubted() -> None:
    assert _confidence(ELECTION, "ACCUSE", "Hale") < 0


KEPT = {
    "another report": (WAR, "ACCUSE", "Hale", None, "Mali"),
    "at war at home": (ELECTION, "ACCUSE", "Hale", "Mali", "Mali"),
    "a power": (ELECTION, "CONSULT", "Mali", None, "Mali"),
    "a blow": (ELECTION, "ASSAULT", "Hale", None, "Mali"),
    "one of elsewhere": (ELECTION, "ACCUSE", "Hale", None, "Chad"),
}


@pytest.mark.parametrize(
    ("text", "kind", "source", "conflict", "country"), KEPT.values(), ids=KEPT.keys()
)
def test_campaigns_keep(
    text: str, kind: str, source: str, conflict: str | None, country: str
) -> None:
    assert _confidence(text, kind, source, conflict, country) == 0
