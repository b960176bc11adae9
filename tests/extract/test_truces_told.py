"""Truces told by a verb, by their length, by their sides, and what they are for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import COARSE_CEASEFIRE_STATUS, CeasefireStatus, Scope
from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene
from goodoffices.facts import Ceasefire

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
LEAST_SHOWN = 0.45

TOLD = [
    ("The army and the rebels will cease fire from noon on Friday.", "agreed"),
    ("The general ordered his troops to hold fire for a week.", "agreed"),
    ("The envoy urged both sides to cease fire.", "proposed"),
    ("The government announced a three-day pause.", "agreed"),
    ("The two sides initialed a ceasefire in the capital.", "agreed"),
    ("The largest group called the truce off on Tuesday.", "collapsed"),
    ("The minister went on television to declare a unilateral truce.", "agreed"),
    ("A ceasefire will begin at nine.", "agreed"),
    ("The ceasefire takes effect at once.", "in_force"),
    ("They will go home once the ceasefire comes into effect.", "agreed"),
    ("No serious violation of the ceasefire has occurred.", "in_force"),
    ("The president ruled out a ceasefire.", "rejected"),
    ("They would not sign before a ceasefire had been agreed.", "proposed"),
    ("The rebels recalled repeated ceasefire violations.", "violated"),
    ("The rebels turned down an African plan for a ceasefire.", "rejected"),
    ("Both armies pledged a truce.", "agreed"),
    ("The president has chosen to call off a long truce.", "collapsed"),
    ("The army announced a truce, effective immediately.", "in_force"),
    ("The two sides agreed to silence the guns.", "agreed"),
    ("We are ready to stop military operations, the rebels said.", "proposed"),
    ("The rebels withdrew from the 2002 ceasefire on Monday, the government said.", "collapsed"),
    ("The army said it was pulling out of the 2002 ceasefire with the rebels.", "collapsed"),
    ("The army and the rebels agreed on a truce, but it was never respected.", "violated"),
    ("The army and the rebels agreed on a truce, and it was extended.", "agreed"),
    ("A truce between the army and the rebels is to begin at midnight on Friday.", "agreed"),
]

UNTOLD = [
    "The leaders met in the truce village.",
    "No ceasefire is on the table.",
    "Soldiers opened fire on the crowd.",
    "The factory will cease production on Friday.",
]


def _found(scene_of: SceneOf, text: str) -> list[Ceasefire]:
    return list(find_ceasefires(scene_of(text)))


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_where_a_truce_stands(scene_of: SceneOf, text: str, status: str) -> None:
    assert status in {one.status.value for one in _found(scene_of, text)}


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_truce(scene_of: SceneOf, text: str) -> None:
    assert _found(scene_of, text) == []


def test_who_signs_is_a_side(scene_of: SceneOf) -> None:
    [truce] = _found(scene_of, "The government and the rebels signed a ceasefire on Monday.")
    assert len(truce.parties) == 2


def test_a_mediator_who_brokers_is_no_side(scene_of: SceneOf) -> None:
    for truce in _found(scene_of, "Norway brokered a ceasefire on Monday."):
        assert truce.parties == ()


def test_who_answers_for_it_is_guarantor(scene_of: SceneOf) -> None:
    text = "Turkey is a guarantor of the ceasefire, which has largely held."
    assert "Turkey" in {each.printed for one in _found(scene_of, text) for each in one.guarantors}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The army declared a truce to evacuate the wounded.", "humanitarian"),
        ("The rebels announced a Christmas ceasefire.", "holiday"),
        ("The rebels announced a ceasefire.", None),
    ],
)
def test_what_a_truce_is_for(scene_of: SceneOf, text: str, purpose: str | None) -> None:
    assert purpose in {one.purpose for one in _found(scene_of, text)}


def test_the_truce_keeps_the_place_told_before(scene_of: SceneOf) -> None:
    text = "A truce took hold in Aleppo on Monday. Rebels violated the truce on Tuesday."
    assert {one.place for one in _found(scene_of, text)} == {"Aleppo"}


def test_a_fragile_truce_and_its_longer_term_are_two_points(scene_of: SceneOf) -> None:
    text = (
        "A fragile ceasefire in Homs let people leave. "
        "The United Nations is requesting a continuation of the ceasefire in Homs."
    )
    found = {(one.status.value, one.place) for one in _found(scene_of, text)}
    assert found == {("fragile", "Homs"), ("extension_requested", "Homs")}


@pytest.mark.parametrize(
    "text",
    [
        "The two singers called a truce after a year of insults in the papers.",
        "Rail unions declared a Christmas truce, and trains ran on Monday.",
    ],
)
def test_no_truce_outside_a_war(scene_of: SceneOf, text: str) -> None:
    rest = "Their managers shook hands in a hotel by the lake, and the audience cheered for long. "
    assert _found(scene_of, f"{text} {rest * 3}") == []


def test_a_title_is_no_truce(scene_of: SceneOf) -> None:
    text = "The army shelled the town. Her novel, which she called The Ceasefire, came out."
    assert _found(scene_of, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels and Chad declared a truce.",
        "The two states at war, whose guns have killed thousands, declared a truce.",
    ],
)
def test_a_truce_in_a_war(scene_of: SceneOf, text: str) -> None:
    assert [one.status.value for one in _found(scene_of, text)] == ["agreed"]


def test_a_truce_only_named_is_kept_in_doubt(scene_of: SceneOf) -> None:
    text = "Soldiers shelled the town. The war has outlived some twenty ceasefires."
    [truce] = _found(scene_of, text)
    assert truce.confidence < 0.2


def test_a_truce_that_came_after_many_died_took_hold(scene_of: SceneOf) -> None:
    text = "About 30,000 soldiers died before a truce took hold in 1994."
    assert [one.status.value for one in _found(scene_of, text)] == ["in_force"]


def test_an_order_is_no_side_of_a_truce(scene_of: SceneOf) -> None:
    text = "The army has an order to cease fire. The rebels shelled the town."
    assert [one.parties for one in _found(scene_of, text)] == [()]


def test_a_town_hall_gives_a_truce_no_town(scene_of: SceneOf) -> None:
    text = (
        "The gunmen spoke in a bar in Gernika. The mayor, who called for a verifiable truce "
        "in the war, said the town hall would be open."
    )
    assert [one.place for one in _found(scene_of, text)] == [None]


def test_truce_signed_through_an_agreement_names_its_sides(scene_of) -> None:
    text = "Sudan's army and the rebels have signed an agreement for a seven-day ceasefire."
    (truce,) = find_ceasefires(scene_of(f"{text} The war goes on."))
    assert truce.status is CeasefireStatus.AGREED
    assert [party.printed for party in truce.parties] == ["Sudan's army", "the rebels"]


def test_truce_that_is_still_to_expire_has_not_expired(scene_of) -> None:
    scene = scene_of("The rebels will resume talks after the truce expires. The war goes on.")
    assert CeasefireStatus.EXPIRED not in {each.status for each in find_ceasefires(scene)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad and the rebels signed an accord providing for an immediate ceasefire.", "agreed"),
        ("The bishop called for an immediate ceasefire.", "proposed"),
    ],
)
def test_a_truce_an_accord_provides_for(scene_of: SceneOf, text: str, status: str) -> None:
    assert {one.status.value for one in _found(scene_of, text)} == {status}


def test_people_are_no_side_of_a_truce(scene_of: SceneOf) -> None:
    [truce] = _found(scene_of, "He would not believe people who had broken a truce.")
    assert truce.parties == ()


def test_what_could_not_be_agreed_is_not_agreed(scene_of: SceneOf) -> None:
    found = list(find_ceasefires(scene_of("The rebels were unable to agree on a ceasefire.")))
    assert all(each.status != "agreed" for each in found)
    left = list(find_ceasefires(scene_of("The rebel left Varn without signing a truce.")))
    assert all(each.status != "agreed" for each in left)


def test_a_truce_written_with_hyphens_is_one(scene_of: SceneOf) -> None:
    text = "The government and the rebels signed a cessation-of-hostilities agreement in Nairobi."
    (found,) = find_ceasefires(scene_of(text))
    assert (found.status, found.place) == ("agreed", None)
    assert [each.printed for each in found.parties] == ["The government", "the rebels"]


def test_silencing_the_guns_is_a_truce_of_the_day_it_was_promised(scene_of: SceneOf) -> None:
    text = "The government and the rebels on Wednesday agreed to silence their guns."
    (found,) = find_ceasefires(scene_of(text))
    assert found.status == "agreed"
    assert len(found.parties) == 2
    assert found.date is not None
    assert found.date.printed == "Wednesday"


def test_a_city_behind_the_truce_is_its_place_whatever_in_hangs_on(scene_of: SceneOf) -> None:
    text = "Mali's warring sides have agreed to a ceasefire in the contested port city of Varn."
    (found,) = find_ceasefires(scene_of(text))
    assert (found.place, found.scope) == ("Varn", "local")


def test_the_day_of_a_vote_is_not_that_of_the_truce(scene_of: SceneOf) -> None:
    text = (
        "The government signed a deal with the rebels on Tuesday that provides for a ceasefire "
        "ahead of elections on July 28."
    )
    (found,) = find_ceasefires(scene_of(text))
    assert found.date is not None
    assert found.date.printed == "Tuesday"
    assert [each.printed for each in found.parties] == ["The government", "the rebels"]


def test_sides_without_a_name_give_way_to_named_ones(scene_of: SceneOf) -> None:
    text = (
        "The two sides agreed to a ceasefire on Monday, an envoy said. "
        "The army and the Northern Front signed the truce in a tent."
    )
    found = [each for each in find_ceasefires(scene_of(text)) if each.status == "agreed"]
    named = {party.printed.removeprefix("the ") for each in found for party in each.parties}
    assert "Northern Front" in named


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The army announced a three-hour pause in the fighting.", Scope.LOCAL),
        ("The bishop pleaded with the rebels for a truce to fetch the wounded.", Scope.LOCAL),
        ("The envoy asked the army for a pause of six hours.", Scope.LOCAL),
        ("The rebels broke an 11th hour truce.", Scope.NATIONAL),
        ("The rebels and the army agreed on a 72-hour ceasefire.", Scope.NATIONAL),
        ("The army announced a nationwide truce to bury the dead.", Scope.NATIONAL),
        ("The rebels and the army signed a ceasefire.", Scope.NATIONAL),
    ],
)
def test_a_pause_of_hours_or_for_the_wounded_is_local(
    scene_of: SceneOf, text: str, scope: Scope
) -> None:
    [truce] = find_ceasefires(scene_of(text))
    assert truce.scope is scope


def test_what_others_will_do_about_a_truce_tells_nothing_of_it(scene_of: SceneOf) -> None:
    text = "The rebels and the army signed a truce. Peacekeepers will monitor the truce."
    [truce] = find_ceasefires(scene_of(text))
    assert truce.status is CeasefireStatus.AGREED


def test_stopping_short_of_a_truce_agrees_none(scene_of: SceneOf) -> None:
    text = "The army and the rebels signed a pledge but stopped short of agreeing to a ceasefire."
    assert all(each.status != "agreed" for each in find_ceasefires(scene_of(text)))


def test_a_truce_falls_on_the_day_of_the_fall(scene_of: SceneOf) -> None:
    told = find_ceasefires(scene_of("A truce declared in March fell apart in late August."))
    (found,) = [each for each in told if each.status == "collapsed"]
    assert found.date is not None
    assert found.date.printed == "late August"


def test_who_is_called_upon_is_to_stop(scene_of) -> None:
    text = "The African Union calls on the Northern Front to cease hostilities without delay."
    (found,) = find_ceasefires(scene_of(text))
    assert ["Front" in party.printed for party in found.parties] == [True]


def test_a_truce_declared_a_day_before_something_else(scene_of) -> None:
    text = (
        "Kenya's Northern rebels declared a unilateral three-month ceasefire on Thursday, a day "
        "before the reinstated parliament meets for the first time in four years, and urged the "
        "seven-party alliance to hold elections."
    )
    (found,) = find_ceasefires(scene_of(text))
    assert found.status is CeasefireStatus.AGREED
    assert [party.printed.endswith("rebels") for party in found.parties] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels agreed on Monday to extend their ceasefire by three months.",
        "The army and the rebels agreed on Monday to renew the truce for 30 days.",
    ],
)
def test_a_truce_made_longer_by_agreement_is_extended(scene_of: SceneOf, text: str) -> None:
    (found,) = find_ceasefires(scene_of(text))
    assert found.status == "extended"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The envoy proposed a truce for the Nkosso valley in the war.", "Nkosso valley"),
        (
            "The accord of the warring sides provides for the cessation of all armed action in "
            "the Nkosso valley from Monday.",
            "Nkosso valley",
        ),
        (
            "The army said it had stopped all military operations in Abeche to let rebels leave.",
            "Abeche",
        ),
    ],
)
def test_a_truce_keeps_the_place_of_what_is_stopped(
    scene_of: SceneOf, text: str, place: str
) -> None:
    [truce] = find_ceasefires(scene_of(text))
    assert (truce.place, truce.scope) == (place, Scope.LOCAL)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels announced on Monday that they would halt all military operations at midnight.",
        "The army said it would suspend its offensive against the rebels for five days.",
        "The envoy announced that Chad would suspend its offensive against the rebels.",
    ],
)
def test_what_is_announced_to_stop_is_agreed(scene_of: SceneOf, text: str) -> None:
    [truce] = find_ceasefires(scene_of(text))
    assert truce.status is CeasefireStatus.AGREED


def test_what_another_says_would_stop_is_not_agreed(scene_of: SceneOf) -> None:
    text = "The rebels said Chad would suspend its offensive only if they left the town."
    assert all(
        each.status is not CeasefireStatus.AGREED for each in find_ceasefires(scene_of(text))
    )


def test_a_truce_far_from_any_fighting_is_doubtful(scene_of: SceneOf) -> None:
    text = (
        "The railway union and the company agreed to a truce on Monday. Trains ran again. "
        "Passengers were glad. The weather was fine. Shops did well. A retired soldier sang. "
        "He had served in the army for ten years and he told his children about the hills."
    )
    [truce] = find_ceasefires(scene_of(text))
    assert truce.confidence < LEAST_SHOWN


def test_who_is_only_asked_to_halt_an_offensive_has_no_truce(scene_of: SceneOf) -> None:
    text = "The envoy urged the army to suspend its offensive against the rebels."
    assert not list(find_ceasefires(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The treaty provides for a ceasefire to come into force on October 15.", "agreed"),
        ("The draft provides for a ceasefire to come into force on October 15.", "proposed"),
        ("The ceasefire was repeatedly broken by rebels, the army said.", "violated"),
    ],
)
def test_what_a_treaty_provides_for_is_agreed(scene_of: SceneOf, text: str, status: str) -> None:
    (found,) = find_ceasefires(scene_of(text))
    assert found.status == status


_WAR = " Soldiers and rebels have fought in the hills for a year, and shells fell on the town."
TOLD_BY_THE_GUNS = {
    "guns that fell silent": ("The guns around Abeche fell silent.", "in_force", "Abeche"),
    "fire that shall cease": ("All fire shall cease in Abeche on Friday.", "agreed", "Abeche"),
    "operations that were halted": (
        "All military operations against the rebels have been halted.", "in_force", None,
    ),
    "an order at work": ("An order to cease fire is in force.", "in_force", None),
    "a plan turned down": (
        "The rebels turned down a proposal to prolong the truce.", "rejected", None,
    ),
    "held behind those who keep it": (
        "The pause in the fighting between the army and the rebels held in Abeche.",
        "in_force", "Abeche",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status", "place"), TOLD_BY_THE_GUNS.values(), ids=TOLD_BY_THE_GUNS
)
def test_truce_told_by_what_stops(scene_of, text: str, status: str, place: str | None) -> None:
    found = list(find_ceasefires(scene_of(text + _WAR)))
    told = {(COARSE_CEASEFIRE_STATUS[each.status], each.place) for each in found}
    assert told == {(status, place)}


def test_truce_broken_off_all_the_same_is_told_twice(scene_of) -> None:
    text = "The rebels announced a truce, only to break it off the next day."
    found = [each.status for each in find_ceasefires(scene_of(text + _WAR))]
    assert found == [CeasefireStatus.AGREED, CeasefireStatus.COLLAPSED]


@pytest.mark.parametrize(
    "text",
    ["The rebels ruled out any further truce talks.", "The ceasefire talks collapsed on Friday."],
)
def test_talks_on_a_truce_are_no_truce(scene_of, text: str) -> None:
    assert not list(find_ceasefires(scene_of(text + _WAR)))


def test_talks_are_no_side_of_a_truce(scene_of) -> None:
    text = "Talks with Egypt are near an understanding on renewing a ceasefire in Sudan."
    for truce in find_ceasefires(scene_of(text + _WAR)):
        assert not any(party.printed == "Talks" for party in truce.parties)


@pytest.mark.parametrize(
    "text",
    [
        "General Hale denied reports that a ceasefire had been reached. Fighting went on.",
        "The rebels denied that the army had agreed to a truce. Fighting went on.",
    ],
)
def test_a_truce_denied_is_none_told(scene_of: SceneOf, text: str) -> None:
    assert all(each.confidence < 0.35 for each in _found(scene_of, text))
