"""Drafts from a record: sentences word for word, ranges, blanks, and nothing invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices import reason
from goodoffices.errors import BadArgument, ScenarioInvalid
from goodoffices.facts import Ceasefire, Position
from goodoffices.reason.draft import Material, Wanted, slug

REPORT = build.report(
    "Orel said the president must resign. Vale refused that the president resign. "
    "Orel demanded that Vale release the prisoners. Vale offered a pause in the fighting. "
    "Somebody demanded bread. Kest supports that the president resign. "
    "A truce between Orel and Vale is in force.",
)


def position(actor: str, stance: str, content: str, **fields: object) -> Position:
    return build.position(REPORT, actor, "leadership", stance, content, **fields)  # type: ignore[arg-type]


def known(name: str) -> object:
    return build.party(REPORT, name, name=name, actor=f"a{name.lower()}")


@pytest.fixture
def material() -> Material:
    def of(fact: Position, toward: str = "") -> Position:
        held = replace(fact.actor, name=fact.actor.printed, actor=f"a{fact.actor.printed}")
        aimed = known(toward) if toward else None
        return replace(fact, actor=held, toward=aimed)  # type: ignore[arg-type]

    nobody = build.unresolved(REPORT, "Somebody")
    positions = [
        of(position("Orel", "demand", "the president must resign")),
        of(position("Vale", "oppose", "the president resign")),
        of(position("Orel", "demand", "release the prisoners"), "Vale"),
        of(position("Vale", "offer", "a pause in the fighting")),
        of(position("Kest", "support", "the president resign")),
        replace(position("Somebody", "demand", "bread"), actor=nobody),
    ]
    truce = build.ceasefire(REPORT, "in_force", "truce")
    truce = replace(truce, parties=(known("Orel"), known("Vale")))  # type: ignore[arg-type]
    assert isinstance(truce, Ceasefire)
    return Material(tuple(positions), {REPORT.id: REPORT}, (truce,))


ENDS = Wanted(("leadership",), low="the president resigns", high="he stays")


def test_every_cited_sentence_stands_in_its_report(material: Material) -> None:
    made = reason.read_scenario(reason.propose(material, ENDS), wide=True)
    facts = {fact.id: fact for fact in (*material.positions, *material.others)}
    assert made.cited
    for each in made.cited:
        assert each.sentence == facts[each.id].sentence.of(REPORT.text)


def test_positions_take_the_end_their_words_name(material: Material) -> None:
    made = reason.read_scenario(reason.propose(material, ENDS), wide=True)
    ranges = {e.actor: e.value for e in made.estimates if e.kind == "position"}
    assert (ranges["kest"].low, ranges["kest"].high) == (0, 33.3)
    assert ranges["vale"].high == 100
    assert ranges["orel"].low == 0


def test_who_cannot_be_named_is_left_out(material: Material) -> None:
    made = reason.read_scenario(reason.propose(material, ENDS), wide=True)
    assert sorted(made.names) == ["kest", "orel", "vale"]


def test_what_the_press_cannot_know_is_blank(material: Material) -> None:
    text = reason.propose(material, ENDS)
    assert text.count('value = "?"') == 3
    with pytest.raises(ScenarioInvalid, match="is blank"):
        reason.read_scenario(text)
    made = reason.read_scenario(text, wide=True)
    assert all(not o.from_record for what, _, o in made.inputs() if what.startswith("capability"))


def test_saliences_are_ranges_with_the_facts_behind_them(material: Material) -> None:
    made = reason.read_scenario(reason.propose(material, ENDS), wide=True)
    for each in (e for e in made.estimates if e.kind == "salience"):
        assert each.value.width > 0
        assert each.origin.ids
        assert "proxy" in each.origin.why


def test_demands_and_offers_become_options_of_those_named(material: Material) -> None:
    text = reason.propose(material, ENDS)
    made = reason.read_scenario(text, wide=True)
    options = {o.id: o for o in made.options}
    prisoners = options["release_the_prisoners"]
    assert (prisoners.actor, prisoners.undo) == ("vale", "not once taken")
    assert options["a_pause_in_the_fighting"].actor == "vale"
    assert "whose option is this? Orel asks: the president must resign" in text


def test_truce_is_an_option_of_each_party(material: Material) -> None:
    both = Wanted(("leadership", "ceasefire"))
    made = reason.read_scenario(reason.propose(material, both), wide=True)
    truces = [o for o in made.options if o.id.startswith("truce")]
    assert [(o.actor, o.now) for o in truces] == [("orel", True), ("vale", True)]
    result = reason.run(made)
    assert result.conflict
    assert "Vale" not in result.conflict.silent


def test_joined_names_count_as_one(material: Material) -> None:
    wanted = Wanted(("leadership",), joined={"Kest": "Orel"})
    made = reason.read_scenario(reason.propose(material, wanted), wide=True)
    assert "kest" not in made.names
    orel = made.estimate("position", "orel")
    assert orel
    assert "Kest, as joined by the analyst" in orel.origin.why


def test_issue_nobody_speaks_of_is_refused_with_those_there_are(material: Material) -> None:
    with pytest.raises(BadArgument, match=r"leadership \(6\)"):
        reason.propose(material, Wanted(("sanctions",)))


def test_slug_makes_names_for_files() -> None:
    assert slug("Ahmad al-Jarba") == "ahmad_al_jarba"
    assert slug("100 politicians") == "x_100_politicians"
    assert slug("Ñandú") == "nandu"
