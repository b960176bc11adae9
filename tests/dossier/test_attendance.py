"""Actors by meetings: the later word stands, and who is not mentioned has no mark."""

from __future__ import annotations

import build
from goodoffices.codes import Attendance, Realis
from goodoffices.dossier import Material, Matrix, matrix
from goodoffices.facts import Talks

FIRST = build.report(
    "Talks at Port Selwyn will open with Tarvia and the League.",
    name="a.txt", published="2014-02-01",
)  # fmt: skip
LATER = build.report(
    "Talks at Port Selwyn: Tarvia stayed away.", name="b.txt", published="2014-02-20"
)
DAY = build.day("2014-02-17", printed="")


def made(*meetings: tuple[Talks, ...]) -> Matrix:
    every = tuple(fact for tellings in meetings for fact in tellings)
    return matrix(meetings, Material(reports=(FIRST, LATER), facts=every))


def planned() -> Talks:
    return build.talks(FIRST, "Talks", venue="Port Selwyn", realis=Realis.PLANNED, date=DAY,
                       participants={"Tarvia": "attending", "League": "attending"})  # fmt: skip


def test_tellings_of_one_meeting_are_one_column_and_the_later_word_stands():
    away = build.talks(LATER, "Talks", venue="Port Selwyn", date=DAY,
                       participants={"Tarvia": "not_attending"})  # fmt: skip
    found = made((planned(), away))
    assert [m.name for m in found.meetings] == ["Port Selwyn"]
    seat = next(row.seats[0] for row in found.rows if row.party.shown == "Tarvia")
    assert seat
    assert (seat.status, seat.earlier) == (Attendance.NOT_ATTENDING, Attendance.ATTENDING)
    assert seat.earlier_expected


def test_who_was_expected_and_then_came_has_both_words():
    held = build.talks(LATER, "Talks", venue="Port Selwyn", date=DAY,
                       participants={"Tarvia": "attending"})  # fmt: skip
    found = made((planned(), held))
    seat = next(row.seats[0] for row in found.rows if row.party.shown == "Tarvia")
    assert seat
    assert (seat.expected, seat.earlier, seat.earlier_expected) == (
        False, Attendance.ATTENDING, True,
    )  # fmt: skip


def test_who_is_to_host_or_stay_away_is_told_as_ahead():
    told = build.talks(FIRST, "Talks", venue="Port Selwyn", realis=Realis.PLANNED, date=DAY,
                       participants={"Tarvia": "host", "League": "not_attending",
                                     "Ostmark": "invited"})  # fmt: skip
    found = made((told,))
    ahead = {row.party.shown: row.seats[0].expected for row in found.rows if row.seats[0]}
    assert ahead == {"Tarvia": True, "League": True, "Ostmark": False}


def test_attendance_at_planned_talks_is_expected():
    found = made((planned(),))
    assert all(row.seats[0] and row.seats[0].expected for row in found.rows)


def test_who_is_not_mentioned_has_no_mark():
    earlier = build.talks(FIRST, "Talks", venue="Port Selwyn", participants={"League": "attending"})
    away = build.talks(
        LATER, "Talks", venue="Port Selwyn", participants={"Tarvia": "not_attending"}
    )
    found = made((earlier,), (away,))
    seats = {row.party.shown: [seat is not None for seat in row.seats] for row in found.rows}
    assert seats == {"League": [True, False], "Tarvia": [False, True]}


def test_two_meetings_of_one_place_and_month_stay_two():
    here = build.talks(
        FIRST, "Talks", venue="Port Selwyn", date=DAY, participants={"League": "host"}
    )
    again = build.talks(
        LATER, "Talks", venue="Port Selwyn", participants={"Tarvia": "not_attending"}
    )
    assert len(made((here,), (again,)).meetings) == 2


def test_place_and_day_may_come_from_different_tellings():
    named = build.talks(FIRST, "Talks", name="Talks", participants={"League": "host"})
    placed = build.talks(LATER, "Talks", venue="Port Selwyn", date=DAY)
    meeting = made((named, placed)).meetings[0]
    assert (meeting.name, meeting.when) == ("Port Selwyn", "17 Feb 2014")
