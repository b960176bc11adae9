"""Actors are joined by what names them, never because two names look alike."""

from __future__ import annotations

import pytest

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor
from goodoffices.merge import actor_keys, judge_actors


def actor(ident: str, name: str, kind: str = "person", *aliases: str, known: str = "") -> Actor:
    return Actor(ident, name, ActorKind(kind), None, aliases, known or None)


def pairs(*actors: Actor) -> set[tuple[str, str]]:
    return {(one.left, one.right) for one in judge_actors(actors)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Orlov", "Sergey Orlov"),
        ("Mohammed Karim", "Muhammad Karim"),
        ("Bashir al-Hadid", "Bashir Hadid"),
        ("Tomáš Berin", "Tomas Berin"),
        ("Сергей Орлов", "Sergei Orlov"),
        ("Yousef Qasim", "Yusuf Kasim"),
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Anna Vale", "anna VALE’s"),
    ],
)
def test_spellings_of_a_full_name_are_one_person(one: str, other: str) -> None:
    assert pairs(actor("a1", one), actor("a2", other)) == {("a1", "a2")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlov", "Sergei Orlov"),
        ("Orlov", "Orlova"),
        ("S. Orlov", "Sergei Orlov"),
        ("S. Orlov", "Stepan Orlov"),
        ("Sergei Orlov", "Sergei Orlovsky"),
        ("Anna Vale", "Anne Vale"),
        ("Ali Hassan", "Ali Hassani"),
        ("Mara Keller", "Maria Keller"),
        ("Karim", "Karim Said"),
    ],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert pairs(actor("a1", one), actor("a2", other)) == set()


def test_same_name_is_one_group() -> None:
    one, other = actor("a1", "The Free Front", "armed_group"), actor("a2", "Free Front", "other")
    assert pairs(one, other) == {("a1", "a2")}


def test_person_and_state_of_one_name_stay_apart() -> None:
    assert pairs(actor("a1", "Jordan"), actor("a2", "Jordan", "state")) == set()


def test_same_entry_of_the_lexicon_is_one() -> None:
    one = actor("a1", "Northland", "state", known="northland")
    other = actor("a2", "Northlanders", "state", known="northland")
    (found,) = judge_actors([one, other])
    assert found.score == 1.0


def test_entries_that_the_lexicon_holds_apart_stay_apart() -> None:
    one = actor("a1", "Sergei Orlov", known="orlov_minister")
    other = actor("a2", "Sergey Orlov", known="orlov_general")
    assert pairs(one, other) == set()


def test_alias_in_brackets_joins_the_acronym() -> None:
    one = actor("a1", "National Salvation Front", "opposition_coalition", "NSF")
    (found,) = judge_actors([one, actor("a2", "NSF", "other")])
    assert (found.left, found.right) == ("a1", "a2")
    assert "NSF" in found.reasons[0]


def test_alias_that_two_claim_decides_nothing() -> None:
    council = actor("a1", "National Council", "opposition_coalition", "NC")
    congress = actor("a2", "National Congress", "opposition_coalition", "NC")
    assert pairs(council, congress, actor("a3", "NC", "other")) == set()


def test_surname_that_a_report_uses_of_one_person_joins() -> None:
    one = actor("a1", "Mara Keller", "person", "Keller")
    (found,) = judge_actors([one, actor("a2", "Keller")])
    assert found.score < 0.85
    assert "nobody else" in found.reasons[0]


def test_surname_of_two_people_joins_nobody() -> None:
    mara, ivo = actor("a1", "Mara Keller", "person", "Keller"), actor("a2", "Ivo Keller")
    assert pairs(mara, ivo, actor("a3", "Keller")) == set()


def test_surname_of_one_person_in_two_spellings_joins() -> None:
    one, other = actor("a1", "Sergei Orlov", "person", "Orlov"), actor("a2", "Sergey Orlov")
    assert ("a1", "a3") in pairs(one, other, actor("a3", "Orlov"))


def test_people_of_one_given_name_stay_two() -> None:
    one = actor("a1", "Ivan Duarte", "person", "Duarte", "Ivan")
    assert pairs(one, actor("a2", "Ivan Marko", "person", "Marko", "Ivan")) == set()


def test_nom_de_guerre_finds_its_bearer() -> None:
    one = actor("a1", "Pedro Salas", "person", "Gavilan")
    assert pairs(one, actor("a2", "Gavilan")) == {("a1", "a2")}


def test_full_name_as_alias_joins_persons() -> None:
    one = actor("a2", "Abu Karim", "person", "Yusuf Haddad")
    (found,) = judge_actors([one, actor("a1", "Yusuf Haddad")])
    assert found.reasons == ("A report introduces Abu Karim also as “Yusuf Haddad”.",)


def test_state_and_its_government_stay_apart() -> None:
    one = actor("a1", "Northland's government", "government", "Northland")
    assert pairs(one, actor("a2", "Northland", "state")) == set()


def test_alias_in_small_letters_decides_nothing() -> None:
    one = actor("a1", "Free Front", "armed_group", "rebels")
    assert pairs(one, actor("a2", "rebels", "armed_group")) == set()


def test_unnamed_are_never_joined() -> None:
    assert pairs(actor("a1", "rebels", "unnamed"), actor("a2", "rebels", "unnamed")) == set()


def test_name_of_signs_only_joins_nobody() -> None:
    assert pairs(actor("a1", "—"), actor("a2", "...")) == set()


def test_order_of_actors_does_not_matter() -> None:
    actors = [actor(f"a{n}", name) for n, name in enumerate(["Sergei Orlov", "Sergey Orlov"] * 3)]
    assert judge_actors(actors) == judge_actors(reversed(actors))


def test_every_judgement_says_why() -> None:
    found = judge_actors([actor("a1", "Sergei Orlov"), actor("a2", "Sergey Orlov")])
    assert [one.reasons for one in found] == [
        ("Sergei Orlov and Sergey Orlov are one full name in two spellings.",)
    ]


def test_keys_are_shared_only_by_those_whom_a_rule_may_join() -> None:
    short, other = actor("a1", "Haddad"), actor("a2", "Orlov")
    full = actor("a3", "Yusuf J. Haddad", "person", "Abu Yusuf")
    assert not actor_keys(short) & actor_keys(other)
    assert actor_keys(short) & actor_keys(full)
    assert actor_keys(full) & actor_keys(actor("a4", "Yusuf Haddad"))
    assert not actor_keys(actor("a5", "the rebels", "unnamed"))
    assert all(key.split(" ", 1)[1] for one in (short, other, full) for key in actor_keys(one))


def test_a_government_named_by_its_country_and_by_its_people_is_one():
    left = actor("a1", "Veldara government", "government")
    right = actor("a2", "Veldaran government", "government")
    other = actor("a3", "Sarnan government", "government")
    assert pairs(left, right, other) == {("a1", "a2")}
