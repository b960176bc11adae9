"""Talks after resolution: who sits for which state or group, and who only leads."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import CONVENING, EARLIER, REPRESENTED, Attendance
from goodoffices.facts import Actor, Fact, Participant, Party, Report, Talks
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.parties import seated
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.seats import seat_parties

WORDS = load_lexicon()
STATE = build.actor("Kenya", "state", country="Kenya")
VALE = build.actor("Ann Vale", "person", country="Kenya")
BODY = build.actor("United Nations", "igo")


def seat(of: Report, actors: list[Actor], facts: list[Fact], conflict: str | None = None) -> Talks:
    mentions = tuple(build.mention(of, each.name) for each in actors if each.name in of.text)
    found = seat_parties(facts, Resolution(tuple(actors), mentions, conflict), WORDS)
    return next(each for each in found if isinstance(each, Talks))


def shown(talks: Talks) -> list[tuple[str, str]]:
    return [(each.party.shown, each.status.value) for each in talks.participants]


def test_seats_minister_sits_for_his_state_and_its_words_are_cited() -> None:
    report = build.report("Kenya's foreign minister, Ann Vale, attended the talks.")
    talks = build.talks(report, "the talks", participants={"Ann Vale": "attending"})
    role = build.role(report, "Ann Vale", "foreign minister", organisation="Kenya")
    found = seat(report, [STATE, VALE], [talks, role])
    assert shown(found) == [("Kenya", "attending")]
    assert build.span(report, "Kenya") in found.evidence["participant"]


def test_seats_person_without_an_office_keeps_his_seat() -> None:
    report = build.report("Ann Vale attended the talks in Kenya.")
    talks = build.talks(report, "the talks", participants={"Ann Vale": "attending"})
    assert shown(seat(report, [STATE, VALE], [talks])) == [("Ann Vale", "attending")]


def test_seats_person_and_his_state_are_one_seat() -> None:
    report = build.report("Kenya came, and its foreign minister, Ann Vale, to the talks.")
    came = {"Kenya": "attending", "Ann Vale": "attending"}
    talks = build.talks(report, "the talks", participants=came)
    role = build.role(report, "Ann Vale", "foreign minister", organisation="Kenya")
    assert shown(seat(report, [STATE, VALE], [talks, role])) == [("Kenya", "attending")]


def test_seats_mediator_is_no_participant() -> None:
    report = build.report("Ann Vale mediates the talks. Ann Vale attended.")
    talks = build.talks(
        report, "the talks", mediators=["Ann Vale"], participants={"Ann Vale": "attending"}
    )
    found = seat(report, [VALE], [talks])
    assert (found.participants, found.mediators[0].shown) == ((), "Ann Vale")


def test_seats_bare_words_sit_nowhere_and_observers_watch() -> None:
    report = build.report("The guerrilla, a Muslim and UN observers came to the talks.")
    came = dict.fromkeys(("guerrilla", "Muslim", "UN observers"), "attending")
    talks = build.talks(report, "the talks", participants=came)
    unnamed = tuple(replace(one, party=_unnamed(one.party)) for one in talks.participants)
    found = seat(report, [], [replace(talks, participants=unnamed)])
    assert shown(found) == [("UN observers", "observer")]


def _unnamed(party: Party) -> Party:
    return replace(party, name="", actor=None)


def test_seats_minister_leading_talks_of_his_state_sits_there() -> None:
    report = build.report("Kenya called the talks, led by foreign minister Ann Vale.")
    talks = build.talks(report, "the talks", mediators=["Ann Vale"], sponsors=["Kenya"])
    role = build.role(report, "Ann Vale", "foreign minister", organisation="Kenya")
    found = seat(report, [STATE, VALE], [talks, role])
    assert found.mediators == ()
    assert shown(found) == [("Kenya", "attending")]


def test_seats_side_of_the_war_is_no_mediator() -> None:
    report = build.report("The Kenyan opposition spoke of the talks.")
    side = build.actor("Kenyan opposition", "opposition_coalition", country="Kenya")
    talks = build.talks(report, "the talks", mediators=["Kenyan opposition"])
    assert seat(report, [side], [talks], conflict="Kenya").mediators == ()


def test_seats_envoy_who_convenes_is_no_side() -> None:
    report = build.report("United Nations envoy Ann Vale opened the talks.")
    talks = build.talks(report, "the talks")
    one = Participant(build.party(report, "Ann Vale"), Attendance.ATTENDING, CONVENING)
    role = build.role(report, "Ann Vale", "envoy", organisation="United Nations")
    found = seat(report, [VALE, BODY], [replace(talks, participants=(one,)), role])
    assert found.participants == ()


def test_seats_description_of_the_opposition_is_resolved() -> None:
    report = build.report("The main opposition alliance left the talks. Kenyan opposition held on.")
    side = build.actor("Kenyan opposition", "opposition_coalition", country="Kenya")
    talks = build.talks(report, "the talks")
    words = build.unresolved(report, "The main opposition alliance")
    one = Participant(words, Attendance.NOT_ATTENDING)
    found = seat(report, [side], [replace(talks, participants=(one,))], conflict="Kenya")
    assert shown(found) == [("Kenyan opposition", "not_attending")]


def test_seats_bare_plural_tells_nobody() -> None:
    report = build.report("Some groups and some major groups attended the talks.")
    talks = build.talks(report, "the talks")
    came = [build.unresolved(report, each) for each in ("Some groups", "some major groups")]
    here = tuple(Participant(each, Attendance.ATTENDING) for each in came)
    found = seat(report, [], [replace(talks, participants=here)])
    assert shown(found) == [("some major groups", "attending")]


def test_seats_name_without_a_mention_there_is_cited_elsewhere() -> None:
    report = build.report("U.S.-led talks opened. The United States came.")
    state = build.actor("United States", "state", country="United States")
    talks = build.talks(report, "talks")
    printed = Party("U.S.", build.span(report, "U.S."), state.name, state.id)
    found = seat(report, [state], [replace(talks, sponsors=(printed,))])
    assert [(each.printed, each.name) for each in found.sponsors] == [
        ("United States", "United States")
    ]


def test_seats_refusal_that_is_over_gives_way() -> None:
    party = Party("Kenya", actor="a1")
    told = [
        Participant(party, Attendance.NOT_ATTENDING, EARLIER),
        Participant(party, Attendance.ATTENDING),
    ]
    assert [each.status for each in seated(told)] == [Attendance.ATTENDING]


def test_seats_one_who_represents_his_state_counts_before_its_absence() -> None:
    party = Party("Kenya", actor="a1")
    told = [
        Participant(party, Attendance.NOT_ATTENDING),
        Participant(party, Attendance.ATTENDING, REPRESENTED),
    ]
    assert [each.status for each in seated(told)] == [Attendance.ATTENDING]


def test_seats_known_rebel_leader_is_not_seated_for_his_country() -> None:
    report = build.report("Khalifa Haftar stayed away from the talks in Libya.")
    haftar = build.actor("Khalifa Haftar", "person", country="Libya", known="Khalifa Haftar")
    libya = build.actor("Libya", "state", country="Libya")
    talks = build.talks(report, "the talks", participants={"Khalifa Haftar": "not_attending"})
    assert shown(seat(report, [libya, haftar], [talks])) == [("Khalifa Haftar", "not_attending")]


def test_a_former_minister_sits_for_no_government() -> None:
    report = build.report("Kenya's former minister, Ann Vale, did not attend the talks.")
    talks = build.talks(report, "the talks", participants={"Ann Vale": "not_attending"})
    role = build.role(report, "Ann Vale", "former minister", organisation="Kenya", current=False)
    assert shown(seat(report, [STATE, VALE], [talks, role])) == [("Ann Vale", "not_attending")]
