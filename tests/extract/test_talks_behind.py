"""Who brokered talks, where an accord was reached, and whose accord it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Talks]:
    return list(find_talks(scene_of(text)))


def _came(talks: Talks) -> set[str]:
    return {p.party.printed for p in talks.participants if p.status is Attendance.ATTENDING}


def test_which_brokered_the_talks_belongs_to_the_name_before_it(scene_of: SceneOf) -> None:
    text = (
        "Chad and Mali signed a truce in Accra on Friday. It was signed by rebel leaders Adam Kone "
        "and Omar Diallo, and Anna Berg, the envoy of the African Union, which brokered the talks."
    )
    [talks] = _found(scene_of, text)
    assert [each.printed for each in talks.mediators] == ["African Union"]


def test_whose_government_or_country_is_the_one_of_the_office(scene_of: SceneOf) -> None:
    text = "Kenyan President Anna Mwangi, whose country has hosted the peace talks, was there."
    [talks] = _found(scene_of, text)
    assert [each.printed for each in talks.hosts] == ["Kenyan"]


@pytest.mark.parametrize(
    "text",
    [
        "It follows months of talks in Khartoum, brokered by Kenya.",
        "Kenya brokered the deal in talks in Khartoum.",
        "The accord was brokered by Kenya after two months of negotiations in Khartoum.",
    ],
)
def test_who_brokered_the_accord_stands_behind_its_talks(scene_of: SceneOf, text: str) -> None:
    [talks] = _found(scene_of, text)
    assert [each.printed for each in talks.sponsors] == ["Kenya"]


def test_an_article_is_no_part_of_a_sponsors_name(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "A Chad-backed peace conference opened in Oslo on Monday.")
    assert [each.printed for each in talks.sponsors] == ["Chad"]


def test_the_sides_of_the_accord_sat_at_the_talks_it_came_of(scene_of: SceneOf) -> None:
    text = (
        "Ethiopia's government and Tigrayan rebels on Wednesday agreed to silence their guns. "
        "The accord was unveiled after a week of negotiations led by the African Union in Kenya."
    )
    [talks] = _found(scene_of, text)
    assert _came(talks) >= {"Ethiopia's government", "Tigrayan rebels"}
    assert talks.venue == "Kenya"


def test_where_the_accord_was_signed_is_where_the_talks_were(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "The accord was signed in Geneva after five days of talks.")
    assert talks.venue == "Geneva"


def test_a_truce_in_a_town_is_not_agreed_there(scene_of: SceneOf) -> None:
    text = (
        "The warring sides have agreed to a cease-fire in the port city of Aden. The deal was "
        "struck at peace talks in Sweden."
    )
    assert [talks.venue for talks in _found(scene_of, text)] == ["Sweden"]


def test_the_first_talks_for_long_are_the_ones_just_named(scene_of: SceneOf) -> None:
    text = (
        "Peace talks between Chad and Mali opened in Kenya on Tuesday, the first formal "
        "negotiations since the war began."
    )
    [talks] = _found(scene_of, text)
    assert (talks.venue, talks.number) == ("Kenya", None)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("An earlier truce was negotiated in May by Adam Kone.", "Adam Kone"),
        ("Libya's troops pulled out of the capital.", "Libya"),
        ("A rival group, the Front, which signed a pact with Libya in 1996, rejects it.", "Libya"),
    ],
)
def test_other_deeds_seat_nobody_at_the_talks(scene_of: SceneOf, text: str, stranger: str) -> None:
    [talks] = _found(scene_of, f"Chad and Mali held talks in Oslo on Monday. {text}")
    assert not any(stranger in part.party.printed for part in talks.participants)


def test_who_is_not_let_take_part_was_not_invited(scene_of: SceneOf) -> None:
    text = (
        "The government held talks with eight groups in Oslo on Monday. It has refused to let the "
        "Arakan Army take part."
    )
    [talks] = _found(scene_of, text)
    [status] = [p.status for p in talks.participants if p.party.printed.endswith("Arakan Army")]
    assert status is Attendance.NOT_INVITED


def test_taking_counsel_at_home_is_no_round_of_talks(scene_of: SceneOf) -> None:
    text = (
        "Talks between Chad and Mali broke off in Oslo. They would sign after two weeks of "
        "consultations at home."
    )
    assert [talks.venue for talks in _found(scene_of, text)] == ["Oslo"]


def test_who_stands_beside_an_envoy_is_none(scene_of: SceneOf) -> None:
    text = (
        "The accord was signed in talks in Accra by Adam Kone and Omar Diallo in the presence of "
        "Prime Minister Ivan Berg and UN envoy Anna Hale."
    )
    [talks] = _found(scene_of, text)
    assert "Ivan Berg" not in [each.printed for each in talks.mediators]


@pytest.mark.parametrize(
    "text",
    [
        "LISBON, Portugal (CN) — Negotiators for Chad's government and the Free Chad Army began "
        "a second round of peace talks.",
        "Delegates of Chad's government and of the Free Chad Army opened peace talks in Accra.",
    ],
)
def test_negotiators_stand_for_their_sides(scene_of: SceneOf, text: str) -> None:
    [talks] = _found(scene_of, text)
    assert _came(talks) == {"Chad's government", "Free Chad Army"}


def test_who_calls_the_talks_a_trap_calls_nobody_in(scene_of: SceneOf) -> None:
    text = "The Front refused to take part, calling the talks in Oslo a trap."
    assert not any(each.sponsors for each in find_talks(scene_of(text)))


def test_who_chaired_months_of_talks_mediated(scene_of: SceneOf) -> None:
    text = "Anna Berg, who had chaired two months of peace talks in Oslo, told reporters so."
    [talks] = _found(scene_of, text)
    assert [each.printed for each in talks.mediators] == ["Anna Berg"]


def test_a_side_that_oversees_talks_is_no_mediator(scene_of: SceneOf) -> None:
    text = "An opposition council is overseeing the peace talks in Oslo with the government."
    [talks] = _found(scene_of, text)
    assert talks.mediators == ()
