"""People who suffer an event are not the state or the cabinet they are of."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, ActorMention, Party
from goodoffices.resolve.parties import name_parties
from goodoffices.resolve.resolution import Resolution

REPORT = build.report("Millions of Malians fled. Mali spoke. The Malians signed.")
MALI = Actor("a1", "Mali", ActorKind.STATE, aliases=("Mali", "Malians"), country="Mali")
CABINET = Actor("a2", "Malian government", ActorKind.GOVERNMENT, country="Mali")


def _mention(words: str) -> ActorMention:
    return ActorMention(REPORT.id, MALI.id, build.span(REPORT, words), words, "rule")


KNOWN = Resolution((MALI, CABINET), (_mention("Malians"), _mention("Mali spoke")), conflict="Mali")


def _target(kind: str, words: str) -> Party:
    party = Party(words, build.span(REPORT, words))
    event = replace(build.event(REPORT, kind, "fled"), sources=(), targets=(party,))
    return name_parties(event, KNOWN).targets[0]


def test_people_driven_out_stay_as_printed() -> None:
    assert _target("COERCE", "Malians").actor is None


def test_people_who_are_asked_may_be_the_government() -> None:
    assert _target("REQUEST", "Malians").actor == CABINET.id


def test_the_state_that_is_struck_is_still_the_state() -> None:
    assert _target("ASSAULT", "Mali").actor == CABINET.id
