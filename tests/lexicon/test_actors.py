"""Known actors: what any reader of world news looks up, and what the data files must keep to."""

from __future__ import annotations

import pytest

from goodoffices.codes import ActorKind
from goodoffices.lexicon import load_lexicon

ACTORS = load_lexicon().actors


@pytest.mark.parametrize(
    ("printed", "key", "how"),
    [
        ("the U.S.", "United States", "name"),
        ("Kremlin", "Russia", "seat"),
        ("Ankara", "Turkey", "capital"),
        ("Yemeni", "Yemen", "demonym"),
        ("Danes", "Denmark", "people"),
        ("Daesh", "Islamic State", "name"),
        ("al-Qa'ida", "al-Qaeda", "name"),
        ("Ansar Allah", "Houthis", "name"),
        ("Jabhat al-Nusra", "Nusra Front", "name"),
        ("People’s Protection Units", "People's Protection Units", "name"),
    ],
)
def test_find_other_names_and_spellings(printed: str, key: str, how: str) -> None:
    form = ACTORS.find(printed)
    assert form is not None
    assert (form.key, form.how) == (key, how)


@pytest.mark.parametrize("printed", ["Qwertystan", "", "the", "Front for Nothing"])
def test_find_strange_name_gives_nothing(printed: str) -> None:
    assert ACTORS.find(printed) is None


def test_country_of_demonym_group_and_person() -> None:
    assert ACTORS.country_of("Turkish") == "Turkey"
    assert ACTORS.country_of("FARC") == "Colombia"
    assert ACTORS.country_of("United Nations") is None


def test_demonym_of_country_and_of_unknown_name() -> None:
    assert ACTORS.demonym_of("Syria") == "Syrian"
    assert ACTORS.demonym_of("Atlantis") == "Atlantis"


def test_holder_depends_on_the_year() -> None:
    first = ACTORS.holder("secretary of state", "United States", 2010)
    later = ACTORS.holder("secretary of state", "United States", 2014)
    assert first is not None
    assert first.key == "Hillary Clinton"
    assert first.gender == "female"
    assert later is not None
    assert later.key == "John Kerry"


def test_holder_several_or_none_gives_nothing() -> None:
    assert ACTORS.holder("secretary of state", "United States", 1950) is None
    assert ACTORS.holder("court jester", "France", 2014) is None


def test_leaders_of_a_year() -> None:
    assert "merkel" in ACTORS.leaders(2014)
    assert "merkel" not in ACTORS.leaders(2024)


def test_data_bodies_and_countries_are_entries() -> None:
    for person in ACTORS.people():
        assert person.country is None or person.country in ACTORS.entries, person.key
        for office in person.offices:
            assert office.body in ACTORS.entries, person.key
            assert (office.since or 0) <= (office.until or 9999), person.key


def test_data_every_un_member_and_group_has_a_kind() -> None:
    states = [e for e in ACTORS.entries.values() if e.kind is ActorKind.STATE]
    assert len(states) > 195
    assert ACTORS.entries["Hezbollah"].kind is ActorKind.ARMED_GROUP
    assert ACTORS.entries["High Negotiations Committee"].kind is ActorKind.OPPOSITION_COALITION


def test_places_are_no_actors() -> None:
    assert "sochi" in ACTORS.places
    assert not any(ACTORS.find(place) for place in ("Sochi", "Aleppo", "Benghazi"))
