"""Roles in sentences of our own, read with the real model; expected values by hand."""

from __future__ import annotations

import pytest

from goodoffices.codes import ProcessRole
from goodoffices.extract.roles import find_roles
from goodoffices.facts import Role

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
