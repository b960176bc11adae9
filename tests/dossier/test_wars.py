"""A dossier of one war sets aside what it tells of others, and never a side of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import build
from goodoffices.codes import ActorKind
from goodoffices.dossier.material import Material
from goodoffices.dossier.wars import of_one_war, wars_of
from goodoffices.errors import BadArgument
from goodoffices.facts import Actor, Fact, Report

ACTORS = {
    "Tarvia": (ActorKind.STATE, "Tarvia"),
    "Tarvian government": (ActorKind.GOVERNMENT, "Tarvia"),
    "Northern Front": (ActorKind.ARMED_GROUP, "Tarvia"),
    "Hill Guard": (ActorKind.ARMED_GROUP, "Selby"),
    "Sea Movement": (ActorKind.ARMED_GROUP, "Oban"),
    "Korvan": (ActorKind.STATE, "Korvan"),
    "Urmland": (ActorKind.STATE, "Urmland"),
    "Oban": (ActorKind.STATE, "Oban"),
}


def actors() -> tuple[Actor, ...]:
    return tuple(
        replace(build.actor(name), kind=kind, country=country)
        for name, (kind, country) in ACTORS.items()
    )


def report(text: str, n: int) -> Report:
    return build.report(text, name=f"{n}.txt", published=f"2031-01-{n + 1:02d}")


def material(facts: Sequence[Fact], reports: Sequence[Report]) -> Material:
    return Material(tuple(reports), tuple(facts), actors())


def home(n: int) -> tuple[Report, Fact]:
    own = report("Northern Front attacked Tarvian government troops.", n)
    return own, build.event(own, "ASSAULT", "attacked", "Northern Front", "Tarvian government")


def dossier(text: str, make: object) -> tuple[Material, Fact]:
    pairs = [home(n) for n in range(3)]
    other = report(f"{text} The Northern Front attacked Tarvian government posts.", 9)
    fact = make(other)  # type: ignore[operator]
    beside = build.event(other, "ASSAULT", "attacked", "Northern Front", "Tarvian government")
    facts = [*(f for _, f in pairs), beside, fact]
    return material(facts, [*(r for r, _ in pairs), other]), fact


def set_aside(text: str, make: object) -> tuple[bool, tuple[str, ...]]:
    whole, fact = dossier(text, make)
    found = of_one_war(whole)
    return fact in found.aside, found.told_of


def test_war_of_most_reports_is_the_dossiers() -> None:
    whole, _ = dossier("Korvan backs the Sea Movement.", lambda r: build.relation(
        r, "Korvan", "supports", "Sea Movement", "backs"))  # fmt: skip
    assert wars_of(whole).own == {"Tarvia"}
    assert wars_of(whole).choices == (("Tarvia", 4),)


def test_tie_to_a_party_of_another_war_is_set_aside() -> None:
    found = set_aside("Korvan backs the Sea Movement.", lambda r: build.relation(
        r, "Korvan", "supports", "Sea Movement", "backs"))  # fmt: skip
    assert found == (True, ("Oban",))


def test_attack_between_states_outside_the_war_is_set_aside() -> None:
    found = set_aside("Korvan invaded Urmland.", lambda r: build.event(
        r, "ASSAULT", "invaded", "Korvan", "Urmland"))  # fmt: skip
    assert found == (True, ("Urmland",))


def test_attack_on_a_state_and_a_part_of_it_is_set_aside() -> None:
    found = set_aside("Korvan invaded Urmland and Eastmark.", lambda r: build.event(
        r, "ASSAULT", "invaded", "Korvan", ["Urmland", "Eastmark"]))  # fmt: skip
    assert found == (True, ("Urmland",))


def test_meeting_or_blame_between_outside_states_stays() -> None:
    for kind, words in (("CONSULT", "met"), ("ACCUSE", "accused")):
        found = set_aside(f"Korvan {words} Urmland.", lambda r, k=kind, w=words: build.event(
            r, k, w, "Korvan", "Urmland"))  # fmt: skip
        assert found == (False, ())


def test_figure_of_another_country_is_set_aside_and_one_without_place_is_not() -> None:
    text = "In Oban 140 people were killed."
    whole, abroad = dossier(text, lambda r: build.figure(r, "killed", "140", place="Oban"))
    _, nowhere = dossier(text, lambda r: build.figure(r, "killed", "140"))
    assert not of_one_war(whole).aside
    at_war = report("Korvan backs the Sea Movement. Northern Front is silent.", 15)
    silent = build.event(at_war, "REJECT", "silent", "Northern Front")
    tie = build.relation(at_war, "Korvan", "supports", "Sea Movement", "backs")
    more = replace(whole, facts=(*whole.facts, tie, silent), reports=(*whole.reports, at_war))
    assert abroad.id in {fact.id for fact in of_one_war(more).aside}
    none = replace(more, facts=(*(f for f in more.facts if f.id != abroad.id), nowhere))
    assert nowhere.id not in {fact.id for fact in of_one_war(none).aside}


def test_group_from_abroad_that_fights_beside_a_side_is_of_this_war() -> None:
    whole, fact = dossier("Korvan backs the Hill Guard.", lambda r: build.relation(
        r, "Korvan", "supports", "Hill Guard", "backs"))  # fmt: skip
    assert fact in of_one_war(whole).aside
    ally = report("The Hill Guard joined the Tarvian government.", 12)
    tie = build.relation(ally, "Hill Guard", "allied_with", "Tarvian government", "joined")
    wider = replace(whole, facts=(*whole.facts, tie), reports=(*whole.reports, ally))
    assert fact not in of_one_war(wider).aside


def test_report_that_is_wholly_of_another_war_is_set_aside() -> None:
    stray = report("The Sea Movement shelled a port. Envoys hope for talks.", 14)
    facts = [
        build.event(stray, "ASSAULT", "shelled", "Sea Movement"),
        build.statement(stray, "Envoys", "hope for talks", cue="hope"),
    ]
    pairs = [home(n) for n in range(9)]
    whole = material([*(f for _, f in pairs), *facts], [*(r for r, _ in pairs), stray])
    assert {fact.id for fact in of_one_war(whole).aside} == {fact.id for fact in facts}


def test_archive_of_several_wars_is_of_none_until_one_is_chosen() -> None:
    own = [home(n) for n in range(2)]
    others = []
    for n in range(3):
        abroad = report("The Sea Movement attacked the Hill Guard.", n + 5)
        others.append((abroad, build.event(abroad, "ASSAULT", "attacked", "Sea Movement")))
    more = report("The Hill Guard left.", 20)
    others.append((more, build.event(more, "RETREAT", "left", "Hill Guard")))
    pairs = [*own, *others]
    whole = material([f for _, f in pairs], [r for r, _ in pairs])
    assert wars_of(whole).own == frozenset()
    assert of_one_war(whole).aside == of_one_war(whole, "all").aside == ()
    chosen = of_one_war(whole, "tarvia")
    assert {fact.report for fact in chosen.material.facts} == {r.id for r, _ in own}
    assert chosen.wars.own == {"Tarvia"}


def test_two_countries_at_war_with_each_other_are_one_war() -> None:
    pairs = []
    for n in range(3):
        here = report("Korvan attacked Urmland, and Urmland attacked Korvan.", n)
        pairs.append((here, build.event(here, "ASSAULT", "attacked", "Korvan", "Urmland")))
        span = build.event(here, "ASSAULT", "attacked", "Urmland", "Korvan")
        pairs.append((here, replace(span, id=f"back{n}")))
    whole = material([f for _, f in pairs], [r for r, _ in pairs[::2]])
    assert wars_of(whole).own == {"Korvan", "Urmland"}
    assert of_one_war(whole).aside == ()


def test_country_that_no_report_names_is_nobodys_war() -> None:
    odd = replace(build.actor("Dawn Guard"), kind=ActorKind.ARMED_GROUP, country="Pakistan")
    pairs = []
    for n in range(3):
        here = report("The Dawn Guard attacked a post.", n)
        pairs.append((here, build.event(here, "ASSAULT", "attacked", "Dawn Guard")))
    whole = Material(tuple(r for r, _ in pairs), tuple(f for _, f in pairs), (odd,))
    assert wars_of(whole).own == frozenset()


def test_conflict_of_which_no_report_tells_is_refused_with_those_there_are() -> None:
    own, fact = home(0)
    with pytest.raises(BadArgument, match="Use one of: "):
        of_one_war(material([fact], [own]), "Atlantis")


def test_what_is_set_aside_is_said_in_words() -> None:
    whole, _ = dossier("Korvan backs the Sea Movement.", lambda r: build.relation(
        r, "Korvan", "supports", "Sea Movement", "backs"))  # fmt: skip
    said = "Of the conflict in Tarvia; 1 thing told of other conflicts (Oban) is set aside."
    assert of_one_war(whole).says == said
    assert of_one_war(whole, "all").says == ""
