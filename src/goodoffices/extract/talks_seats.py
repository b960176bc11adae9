"""Gives those who sit at talks once: no "sides" beside the sides, no signer beside his own.

A report names one side by several words: "the rebels", "they", the name of their front, the
commander who signs. Where its sides are named, the looser word is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.codes import ActorKind, Attendance
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_attendance import Presence
from goodoffices.extract.talks_signings import is_signing

_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "who", "them", "him", "her", "us", "their"})
_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})


def seated(here: Sequence[Presence], scene: Scene) -> list[Presence]:
    """Leave out the sides of the war, pronouns and doubled names where those there are named."""
    named = [each for each in here if _is_named(each, scene)]
    kept = named if len(_attending(named)) > 1 else list(here)
    told = [each for each in kept if _last_word(each) not in _PRONOUNS]
    kept = told if len(_attending(told)) > 1 else kept
    kept = _without_signers(kept, scene)
    return _without_loose(kept, scene)


def _attending(here: Sequence[Presence]) -> set[str]:
    return {
        each.participant.party.printed
        for each in here
        if each.participant.status is Attendance.ATTENDING
    }


def _last_word(presence: Presence) -> str:
    return presence.participant.party.printed.lower().split()[-1]


def _is_named(presence: Presence, scene: Scene) -> bool:
    """Tell whether a party is named in the sentence that seats it, not as one of the "sides"."""
    party, sentence = presence.participant.party, presence.word.sent
    if _last_word(presence) in scene.words.talks.attendance.sides:
        return False
    return party.span is None or sentence.start_char <= party.span.start < sentence.end_char


def _without_signers(here: Sequence[Presence], scene: Scene) -> list[Presence]:
    """Leave out persons who sign where two sides are seated for whom they do."""
    signers = [each for each in here if _kind(each, scene) is ActorKind.PERSON]
    signers = [each for each in signers if is_signing(each.word, scene)]
    others = [each for each in here if each not in signers]
    groups = [each for each in others if _kind(each, scene) is not ActorKind.PERSON]
    return others if len(_attending(groups)) > 1 else list(here)


def _without_loose(here: Sequence[Presence], scene: Scene) -> list[Presence]:
    """Leave out "the rebels" where one armed group is named: they are one side."""
    loose = [each for each in here if _is_loose(each, scene)]
    rest = [each for each in here if each not in loose]
    armed = [each for each in rest if _kind(each, scene) in _ARMED]
    return rest if len(_attending(armed)) == 1 else list(here)


def _is_loose(presence: Presence, scene: Scene) -> bool:
    """Tell whether a side has no name: "the rebels", "the country's largest guerrilla army"."""
    words = presence.participant.party.printed.split()
    if not all(word.islower() for word in words[1:]) or (words[1:] and words[0].lower() != "the"):
        return False
    opponents = scene.words.talks.attendance.opponents
    return any({word.lower(), f"{word.lower()}s"} & opponents for word in words)


def _kind(presence: Presence, scene: Scene) -> ActorKind | None:
    """Give the kind of a party by the mention it was named with."""
    span = presence.participant.party.span
    if span is None:
        return None
    return next((each.kind for each in scene.mentions if each.span.holds(span)), None)
