"""Participants of talks after resolution: each actor once, pronouns of nobody left out."""

from __future__ import annotations

from goodoffices.codes import Attendance
from goodoffices.facts import Participant, Party
from goodoffices.resolve.parties import seated


def part(printed: str, status: Attendance, actor: str | None = None) -> Participant:
    return Participant(Party(printed, actor=actor), status)


def test_participants_same_actor_sits_once_with_the_more_telling_status() -> None:
    told = [
        part("Chad", Attendance.INVITED, "a1"),
        part("N'Djamena", Attendance.NOT_ATTENDING, "a1"),
        part("Mali", Attendance.ATTENDING, "a2"),
    ]
    assert [(each.party.actor, each.status) for each in seated(told)] == [
        ("a1", Attendance.NOT_ATTENDING),
        ("a2", Attendance.ATTENDING),
    ]


def test_participants_unresolved_pronoun_is_left_out() -> None:
    told = [part("they", Attendance.ATTENDING), part("the villagers", Attendance.ATTENDING)]
    assert [each.party.printed for each in seated(told)] == ["the villagers"]
