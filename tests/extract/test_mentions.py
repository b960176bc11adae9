"""Mentions in sentences of our own, read with the real model; expected values by hand."""

from __future__ import annotations

import pytest

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention

pytestmark = pytest.mark.model


def mentions(scene_of, text: str, *forms: str) -> list[Mention]:
    return [m for m in scene_of(text).mentions if not forms or m.form in forms]


def people(scene_of, text: str) -> list[tuple[str, str]]:
    found = mentions(scene_of, text, "name")
    return [(m.printed, m.title) for m in found if m.kind is ActorKind.PERSON]


PEOPLE = {
    "successor in a role": (
        "The council named Anna Lindholm to replace Omar Adeyemi as Veldara envoy.",
        [("Anna Lindholm", ""), ("Omar Adeyemi", "")],
    ),
    "title of a state before the name": (
        "Kenyan Foreign Minister Amina Otieno arrived on Monday.",
        [("Amina Otieno", "Kenyan Foreign Minister")],
    ),
    "title before a comma": (
        "The UN special envoy for Libya, Karim Haddad, will resign.",
        [("Karim Haddad", "UN special envoy for Libya")],
    ),
    "title behind the name": (
        "Osman Abu Talib, a spokesman for the Free Syrian Army, rejected the offer.",
        [("Osman Abu Talib", "spokesman for the Free Syrian Army")],
    ),
    "particles": (
        "Ursula van der Berg met Walid al-Masri and Juan de la Torre in Oslo.",
        [("Ursula van der Berg", ""), ("Walid al-Masri", ""), ("Juan de la Torre", "")],
    ),
    "surname alone after the full name": (
        "Anna Lindholm spoke first. Lindholm then left the hall.",
        [("Anna Lindholm", ""), ("Lindholm", "")],
    ),
    "Korean name with a hyphen": (
        "South Korean Defense Minister Kim Sang-ho called Park Jin-wook on Friday.",
        [("Kim Sang-ho", "South Korean Defense Minister"), ("Park Jin-wook", "")],
    ),
    "plain noun before a name": (
        "Villager Anna Berin fled. Goalkeeper Carlos Pinto stayed.",
        [("Anna Berin", ""), ("Carlos Pinto", "")],
    ),
    "office before a form of address": (
        "The President of Kenya, Mr. Daniel Otieno, opened the talks.",
        [("Daniel Otieno", "President of Kenya")],
    ),
    "office behind a rank": (
        "Gen Martin Okello, the outgoing head of the mission, said the road was open.",
        [("Martin Okello", "outgoing head of the mission")],
    ),
    "who gives his name": (
        "A fighter who gave his name as Abu Zaher said they would stay.",
        [("Abu Zaher", "")],
    ),
    "person of a country": (
        "Joseph Mwangi of Kenya led the mediators.",
        [("Joseph Mwangi", "")],
    ),
    "possessive before the title": (
        "Colombia's chief negotiator, Jorge Restrepo, said the deal was close.",
        [("Jorge Restrepo", "Colombia's chief negotiator")],
    ),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_people_with_their_titles(case: str, scene_of) -> None:
    text, expected = PEOPLE[case]
    assert people(scene_of, text) == expected


def test_people_two_of_one_surname_are_two_mentions(scene_of) -> None:
    found = people(scene_of, "President Sergio Duarte met Foreign Minister Ana Duarte on Friday.")
    assert found == [("Sergio Duarte", "President"), ("Ana Duarte", "Foreign Minister")]


def test_credits_and_reporters_are_nobody(scene_of) -> None:
    text = (
        "Rebels left the town on Monday.\n"
        "The BBC's Mark Ellery reports from Nairobi.\n"
        "(Reporting by Tom Parsons; Editing by Jane Holt)"
    )
    assert people(scene_of, text) == []


PLACES = {
    "speaks": ("Moscow said on Monday it would not sign.", "name"),
    "talks with": ("Washington resumed talks with Moscow on Monday.", "name"),
    "in": ("The ministers met in Moscow on Monday.", "place"),
    "to": ("The envoy flew to Moscow on Monday.", "place"),
    "called on": ("The envoy called on Moscow to stop.", "name"),
    "its streets": ("Shells fell on one of Moscow's busiest streets.", "place"),
    "toured": ("The delegation toured Moscow last week.", "place"),
}


@pytest.mark.parametrize("case", PLACES)
def test_capital_is_an_actor_only_where_it_acts(case: str, scene_of) -> None:
    text, form = PLACES[case]
    moscow = [m for m in mentions(scene_of, text) if m.printed == "Moscow"]
    assert [(m.form, m.country) for m in moscow] == [(form, "Russia")]


STATES = {
    "border": ("They were killed near the border with Kenya.", "place"),
    "topic of talks": ("The talks on Kenya will go on.", "place"),
    "left for": ("She left for Kenya on Friday.", "place"),
    "out of": ("The army drove them out of Kenya.", "place"),
    "newspaper of": ("He told Kenya's Daily Herald newspaper that he was ill.", "place"),
    "pressure on": ("The envoy put pressure on Kenya.", "name"),
    "views of": ("That was in line with the views of Kenya.", "name"),
    "soldiers from": ("Soldiers from Kenya patrol the town.", "name"),
    "its minister": ("Kenya's foreign minister Amina Otieno left.", "demonym"),
}


@pytest.mark.parametrize("case", STATES)
def test_state_acts_or_is_a_place(case: str, scene_of) -> None:
    text, form = STATES[case]
    assert [m.form for m in mentions(scene_of, text) if m.printed == "Kenya"] == [form]


def test_us_before_a_noun_is_an_adjective(scene_of) -> None:
    text = "US troops left on Friday. The US agreed."
    found = [m.form for m in mentions(scene_of, text) if m.printed == "US"]
    assert found == ["demonym", "name"]


BODIES = {
    "The Cease-fire Task Force met.": ("Cease-fire Task Force", ActorKind.OTHER),
    "The Middle East Institute said so.": ("Middle East Institute", ActorKind.NGO),
    "Liwa al-Nour signed.": ("Liwa al-Nour", ActorKind.ARMED_GROUP),
    "The Vash Liberation Front signed.": ("Vash Liberation Front", ActorKind.ARMED_GROUP),
    "The Vash Democratic Front signed.": ("Vash Democratic Front", ActorKind.OTHER),
    "Packaging producer Lomar Kesta fell.": ("Lomar Kesta", ActorKind.COMPANY),
    "He told Al Bayan Al Yawm television.": ("Al Bayan Al Yawm", ActorKind.MEDIA),
    "The Sahel Banner left the talks.": ("Sahel Banner", ActorKind.OTHER),
    "The international criminal court said so.": ("international criminal court", ActorKind.IGO),
}


@pytest.mark.parametrize("text", BODIES)
def test_bodies_by_their_form(text: str, scene_of) -> None:
    assert BODIES[text] in [(m.printed, m.kind) for m in mentions(scene_of, text, "name")]


NO_BODIES = [
    "Schools will stay shut until Monday.",
    "Turnout was low.",
    "New forces arrived on Friday.",
    "Five Iranians were freed.",
    "USS Abel Drake sailed on Monday.",
    "The al-Noor hospital was hit.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_words_that_name_no_body_and_nobody(text: str, scene_of) -> None:
    assert [
        m.printed for m in mentions(scene_of, text, "name") if m.kind is not ActorKind.STATE
    ] == []


def test_unnamed_people_keep_what_describes_them(scene_of) -> None:
    text = "A source close to the talks said so. Doctors at the Karm hospital agreed."
    found = [m.aliases for m in mentions(scene_of, text, "nominal")]
    assert found == [("source close to the talks",), ("Doctors at the Karm hospital",)]


def test_state_behind_in_is_a_place_and_as_subject_an_actor(scene_of) -> None:
    found = mentions(scene_of, "Kenya sent troops to fight in Somalia.", "name", "place")
    assert [(m.printed, m.form) for m in found] == [("Kenya", "name"), ("Somalia", "place")]


def test_compounds_name_the_actor_in_them(scene_of) -> None:
    text = "Al-Qaida-linked fighters shelled a base of the Saudi-led coalition."
    found = mentions(scene_of, text, "compound")
    assert [m.printed for m in found] == ["Al-Qaida", "Saudi"]


def test_acronym_in_brackets_is_an_alias(scene_of) -> None:
    text = "The Karen People's Defence Council (KPDC), also known as the Jungle Front, agreed."
    body = next(m for m in mentions(scene_of, text) if m.printed.startswith("Karen"))
    assert body.aliases == ("KPDC", "Jungle Front")
    assert body.kind is ActorKind.OTHER


SIDES = {
    "regime": ("The regime rejected the plan.", "The regime", "government", ""),
    "demonym": ("Syrian rebels left the city.", "Syrian rebels", "opposition", "Syria"),
    "behind": ("The government of Yemen agreed.", "The government", "government", "Yemen"),
    "backed": ("Turkish-backed rebels left.", "Turkish-backed rebels", "opposition", ""),
    "both": ("Both sides blamed each other.", "Both sides", "sides", ""),
}


@pytest.mark.parametrize("case", SIDES)
def test_groups_without_a_name_tell_their_side(case: str, scene_of) -> None:
    text, printed, side, country = SIDES[case]
    found = mentions(scene_of, text, "nominal")
    assert (found[0].printed, found[0].title, found[0].country) == (printed, side, country)


def test_adjective_of_government_building_is_no_group(scene_of) -> None:
    assert mentions(scene_of, "They burnt government buildings.", "nominal") == []


def test_title_alone_is_a_mention_of_its_holder(scene_of) -> None:
    found = mentions(scene_of, "The foreign minister called his Russian counterpart.", "title")
    assert [m.title for m in found] == ["foreign minister", "Russian counterpart"]
    assert found[1].country == "Russia"


def test_peoples_and_places_are_no_groups(scene_of) -> None:
    text = "Arab families fled from Aleppo, a Sunni city, during Ramadan."
    assert mentions(scene_of, text, "name") == []


def test_pronouns_say_number_gender_and_person(scene_of) -> None:
    found = mentions(scene_of, "She said they would join us.", "pronoun")
    assert [(m.number, m.gender, m.first_person) for m in found] == [
        ("singular", "female", False),
        ("plural", "", False),
        ("plural", "", True),
    ]


def test_offsets_point_into_the_report(scene_of) -> None:
    scene = scene_of("“We’re ready,” said Turkey’s president, Kemal Aydin. The U.S. agreed.")
    assert scene.mentions
    for mention in scene.mentions:
        assert mention.span.of(scene.report.text) == mention.printed


NOBODY = [
    "U.N. Envoy Hits Pause on Sudan Talks",
    "Officials met at Hotel Astoria.",
    "Shells hit the Sabri neighbourhood.",
    "Delegates from Europe spoke.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_capitals_that_name_nobody(text: str, scene_of) -> None:
    assert people(scene_of, text) == []


def test_title_before_another_name_is_not_the_name_before_it(scene_of) -> None:
    found = dict(people(scene_of, "Anna Berg, League President Karl Vinter and Ida Lund met."))
    assert not found["Anna Berg"]


def test_spokesman_for_an_office_has_the_whole_title(scene_of) -> None:
    text = "The Deputy Spokesperson for the Secretary-General, Eva Lund, said no."
    assert people(scene_of, text) == [
        ("Eva Lund", "Deputy Spokesperson for the Secretary-General"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Russian billionaire Roman Petrov said no.", "Roman Petrov"),
        ("Christian Vale said no.", "Christian Vale"),
        ("Karen Vale said no.", "Karen Vale"),
    ],
)
def test_a_people_that_is_a_given_name_stays_in_the_name(scene_of, text, name) -> None:
    assert name in [each.printed for each in scene_of(text).mentions]


def test_plural_owner_stays_in_what_a_group_is_called(scene_of) -> None:
    scene = scene_of("A doctors' union said the talks had failed.")
    assert "A doctors' union" in {each.printed for each in scene.mentions} or any(
        scene.party(token).printed == "A doctors' union" for token in scene.doc
    )


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("The army refused; it offered a corridor.", False),
        ("The truce is over, it said.", True),
    ],
)
def test_a_pronoun_behind_a_semicolon_closes_no_words(scene_of, text: str, closes: bool) -> None:
    (pronoun,) = mentions(scene_of, text, "pronoun")
    assert pronoun.closes is closes


def test_a_count_behind_a_government_is_not_its_own(scene_of) -> None:
    text = "The Front would free 120 soldiers and the government 340 rebel fighters."
    printed = [each.printed for each in mentions(scene_of, text, "nominal")]
    assert not [each for each in printed if "government" in each and "340" in each]
