"""Bare pronouns nobody resolves leave nothing; the same words on both sides fight each other."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.facts import Event
from goodoffices.resolve.open_pronouns import leave_out_unresolved

REPORT = build.report("The rebels fought among themselves. Mali bombed Mali's camp. They met Chad.")


def _event(source: str, target: str) -> Event:
    return build.event(REPORT, "ASSAULT", "bombed", source, target)


def test_rebels_who_fight_among_themselves_stay_on_both_sides() -> None:
    event = _event("The rebels", "The rebels")
    assert leave_out_unresolved([event]) == [event]


def test_two_words_for_one_actor_are_no_two_sides() -> None:
    event = _event("Mali", "Mali")
    camp = replace(event.targets[0], span=build.span(REPORT, "Mali's camp"))
    (kept,) = leave_out_unresolved([replace(event, targets=(camp,))])
    assert isinstance(kept, Event)
    assert kept.targets == ()


def test_a_pronoun_that_stays_open_is_no_party() -> None:
    event = _event("They", "Chad")
    they = replace(event.sources[0], actor=None)
    (kept,) = leave_out_unresolved([replace(event, sources=(they,))])
    assert isinstance(kept, Event)
    assert (kept.sources, kept.targets) == ((), event.targets)
