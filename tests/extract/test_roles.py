"""Roles in sentences of our own, read with the real model; expected values by hand."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.codes import DateBasis, Precision, ProcessRole
from goodoffices.extract.roles import find_roles
from goodoffices.facts import DateRecord, Role

pytestmark = pytest.mark.model


def roles(scene_of, text: str) -> list[Role]:
    return list(find_roles(scene_of(text)))


TITLES = {
    "before": (
        "Kenyan Foreign Minister Amina Otieno arrived.",
        ("Amina Otieno", "Kenyan Foreign Minister", "Kenyan"),
    ),
    "before a comma": (
        "The UN special envoy for Libya, Karim Haddad, spoke.",
        ("Karim Haddad", "UN special envoy for Libya", "UN"),
    ),
    "behind": (
        "Osman Abu Talib, a spokesman for the Free Syrian Army, spoke.",
        ("Osman Abu Talib", "spokesman for the Free Syrian Army", "Free Syrian Army"),
    ),
    "description": (
        "Maria Torres, a dairy farmer from the valley, spoke.",
        ("Maria Torres", "dairy farmer from the valley", None),
    ),
}


@pytest.mark.parametrize("case", TITLES)
def test_roles_of_titles(case: str, scene_of) -> None:
    text, expected = TITLES[case]
    found = [
        (r.holder.printed, r.title, r.organisation.printed if r.organisation else None)
        for r in roles(scene_of, text)
    ]
    assert found == [expected]


def test_role_in_the_process_follows_from_the_office(scene_of) -> None:
    (role,) = roles(scene_of, "The UN special envoy for Libya, Karim Haddad, spoke.")
    assert role.process_role is ProcessRole.ENVOY
    assert role.current


def test_former_office_is_not_current(scene_of) -> None:
    (role,) = roles(scene_of, "Former Finnish President Martti Salonen will mediate.")
    assert not role.current


def test_role_told_by_a_verb(scene_of) -> None:
    found = roles(scene_of, "Karim Haddad was named special envoy on Monday.")
    assert [(r.holder.printed, r.title) for r in found] == [("Karim Haddad", "special envoy")]


def test_forms_of_address_are_no_role(scene_of) -> None:
    assert roles(scene_of, "Mr Haddad and Mrs Otieno left.") == []


def test_evidence_is_what_is_printed(scene_of) -> None:
    scene = scene_of("Kenyan Foreign Minister Amina Otieno arrived.")
    (role,) = find_roles(scene)
    text = scene.report.text
    assert role.evidence["title"][0].of(text) == role.title
    assert role.evidence["holder"][0].of(text) == role.holder.printed


OWNERS = {
    "ambassador of a state to a body": (
        "Chad's U.N. ambassador, Idris Maro, spoke.", ("Chad", None, True),
    ),
    "envoy of a state to a body": (
        "Douglas Hale, the United States envoy to NATO, spoke.", ("United States", None, True),
    ),
    "envoy for a country": (
        "The U.N. Syria envoy, Karim Haddad, spoke.", ("U.N.", ProcessRole.ENVOY, True),
    ),
    "side of a country": (
        "Syrian opposition negotiator Omar Khalil left.",
        ("Syrian opposition", ProcessRole.DELEGATE, True),
    ),
    "side of a country by its name": (
        "Chad's opposition leader Omar Khalil left.", ("Chad's opposition", None, True),
    ),
    "leader of rebels": ("Chad's rebel leader Omar Khalil left.", (None, None, True)),
    "compound with a hyphen": (
        "Sam Keller, senior analyst with the Oslo-based Red Crescent, spoke.",
        ("Red Crescent", None, True),
    ),
    "country a person is from": (
        "Lina Torp, a French journalist, wept.", (None, None, True),
    ),
    "country in a past office": (
        "Karim Haddad was foreign minister of Algeria from 1991 to 1993.",
        ("Algeria", None, False),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OWNERS)
def test_whose_office_it_is(case: str, scene_of) -> None:
    text, expected = OWNERS[case]
    (role,) = roles(scene_of, text)
    body = role.organisation.printed if role.organisation else None
    assert (body, role.process_role, role.current) == expected


def test_who_speaks_behind_a_name_is_somebody_else(scene_of) -> None:
    text = "Helicopters attacked positions near Mong Hsu, a rebel spokesman said on Tuesday."
    assert not roles(scene_of, text)


def test_office_held_before_and_its_successor(scene_of) -> None:
    text = (
        "Tomas Berin had been a special envoy on Sudan. "
        "His successor in that job, Ana Korda, is appealing to both sides."
    )
    found = [(r.holder.printed, r.title, r.current) for r in roles(scene_of, text)]
    assert found == [
        ("Tomas Berin", "special envoy on Sudan", False),
        ("Ana Korda", "special envoy on Sudan", True),
    ]


def test_known_holder_out_of_office_by_the_date_of_the_report(scene_of) -> None:
    def current(year: int) -> bool:
        day = date(year, 6, 1)
        published = DateRecord(
            printed=str(year), start=day, end=day, precision=Precision.DAY, basis=DateBasis.METADATA
        )
        scene = scene_of("President Barack Obama called off the talks.", published=published)
        return next(iter(find_roles(scene))).current

    assert current(2015)
    assert not current(2019)


def test_age_is_no_part_of_a_title(scene_of) -> None:
    (role,) = roles(scene_of, "Dean Ward, a 34-year-old dairy farmer, spoke.")
    assert role.title == "dairy farmer"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Presidents Anna Berg and Carl Nash met the rebels.",
            {("Anna Berg", "President"), ("Carl Nash", "President")},
        ),
        (
            "Foreign Ministers Anna Berg and Carl Nash met.",
            {("Anna Berg", "Foreign Minister"), ("Carl Nash", "Foreign Minister")},
        ),
        ("Major-General Carl Nash said so.", {("Carl Nash", "Major-General")}),
        ("A surgeon, Anna Berg, counted the dead.", {("Anna Berg", "surgeon")}),
        ("They met the former IT worker Anna Berg.", {("Anna Berg", "former IT worker")}),
        ("Surgeon Anna Berg counted the dead.", {("Anna Berg", "Surgeon")}),
        ("His team manager, Carl Nash, left.", {("Carl Nash", "team manager")}),
        ("Rev. Carl Nash prayed for peace.", {("Carl Nash", "Rev.")}),
        (
            "Two farmers, Anna Berg and Carl Nash, were shot.",
            {("Anna Berg", "farmer"), ("Carl Nash", "farmer")},
        ),
    ],
)
def test_roles_shared_by_several_and_told_before_a_name(
    text: str, told: set[tuple[str, str]], scene_of
) -> None:
    assert {(each.holder.printed, each.title) for each in roles(scene_of, text)} == told


NO_ROLES = [
    "The capital, Anna Berg said, was calm.",
    "The 15-member Council met.",
    "Last summer Anna Berg left the talks.",
    "U.N. Envoy Hits Pause on Sudan Talks",
    "Anna Berg, the bedrock of the valley, spoke.",
    "John Kerry met his Russian counterpart Sergei Lavrov.",
    "The charity's convoy reached Green Relief, a charity, at noon.",
]


@pytest.mark.parametrize("text", NO_ROLES)
def test_words_that_are_no_role(text: str, scene_of) -> None:
    assert roles(scene_of, text) == []


def test_an_earlier_office_told_of_a_pronoun_is_a_role_no_longer_held(scene_of) -> None:
    found = roles(scene_of, "He previously served as the U.S. ambassador to Chad.")
    assert [(role.holder.printed, role.current) for role in found] == [("He", False)]
    assert "ambassador to Chad" in found[0].title


SHOWS = {
    "a forum": "Omar Hale spoke at the Commander-in-Chief Forum.",
    "a programme": "Prime Minister Today is on the radio.",
    "fitness": "Omar Hale is the only candidate that has a plan.",
    "praise": "Omar Hale is the best candidate for the post.",
}


@pytest.mark.parametrize("text", SHOWS.values(), ids=SHOWS.keys())
def test_programmes_and_praise_give_nobody_an_office(scene_of, text) -> None:
    assert roles(scene_of, text) == []


def test_title_goes_on_over_an_ampersand(scene_of) -> None:
    (role,) = roles(scene_of, "Omar Hale, a lawyer at Hill & Brook, spoke.")
    assert role.title == "lawyer at Hill & Brook"
