"""The brief: sections in their order, nothing the gate stops, cut to two sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

import build
import world
from goodoffices.codes import Stance
from goodoffices.dossier import Line, Material
from goodoffices.dossier.brief import Brief, assemble_brief
from goodoffices.dossier.brief_length import SHEET, SHEETS, fit, height
from goodoffices.dossier.brief_rounds import attendance
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.brief_wants import wanted
from goodoffices.dossier.telling import joined
from goodoffices.dossier.wants import clause, infinitive, is_told_well, shortened
from goodoffices.facts import Talks

READINGS = world.readings()
WORLD = Material(tuple(r.report for r in READINGS), tuple(f for r in READINGS for f in r.facts))


def made(admitted: object = list) -> Brief:
    return assemble_brief(WORLD, title="Tarvia", admitted=admitted)  # type: ignore[arg-type]


def test_brief_has_its_sections_in_the_order_of_reading():
    assert [part.key for part in made().parts] == [
        "now", "who", "want", "tried", "stopped", "truces", "bad", "due", "unknown", "sure"
    ]  # fmt: skip


def test_brief_cites_every_line_by_a_number():
    brief = made()
    for part in brief.parts:
        for line in part.every_line():
            assert not line.facts or brief.numbers(line)


def test_brief_leaves_out_what_the_gate_stops_and_says_how_much():
    def gate(lines: Iterable[Line]) -> Sequence[Line]:
        return [line for line in lines if "140,000" not in line.text]

    brief = made(gate)
    assert not any("140,000" in line.text for part in brief.parts for line in part.every_line())
    assert brief.withheld > 0
    assert "left out" in brief.parts[-1].lines[0].text


def test_brief_of_nothing_says_nothing():
    brief = assemble_brief(Material((), ()), title="Nothing", admitted=list)
    assert brief.parts == ()
    assert brief.sources == ()


def test_brief_keeps_according_to_whom():
    (bad,) = (part for part in made().parts if part.key == "bad")
    words = [line.text for line in bad.every_line()]
    assert "The Watch Group" in words


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"row {n}", (Cell((Line("word " * 30, (f"f{n}",)),)),)) for n in range(count))


def test_fit_cuts_to_two_sheets_and_says_so():
    parts = [Part(key, key, columns=("a", "b"), rows=rows(30)) for key in ("want", "tried", "bad")]
    cut = fit(parts, {})
    assert height(cut, 0) <= SHEETS * SHEET
    assert any(part.cut for part in cut)


def test_fit_drops_the_oldest_round_and_the_last_issue():
    parts = [Part(key, key, columns=("a", "b"), rows=rows(60)) for key in ("want", "tried")]
    want, tried = fit(parts, {})
    assert want.rows[0].head == "row 0"
    assert tried.rows[-1].head == "row 59"


def test_fit_leaves_a_short_brief_alone():
    parts = (Part("want", "want", columns=("a", "b"), rows=rows(2)),)
    assert fit(parts, {}) == parts


def meeting(venue: str, day: str, *present: str) -> tuple[Material, Talks]:
    text = f"Talks at {venue} with {', '.join(present)}."
    r = build.report(text, published=day, name=venue)
    came = dict.fromkeys(present, "attending")
    fact = build.talks(r, "Talks", venue=venue, participants=came, date=build.day(day, printed=""))
    return Material((r,), (fact,)), fact


def test_attendance_is_drawn_where_meetings_share_actors():
    held = [
        meeting(venue, day, "Tarvia", "Sorland", "Selk")
        for venue, day in (("Varn", "2014-01-10"), ("Orr", "2014-02-10"), ("Mole", "2014-03-10"))
    ]
    material = Material(tuple(m.reports[0] for m, _ in held), tuple(t for _, t in held))
    part = attendance([t for _, t in held], material)
    assert part.columns == ("Who came", "Varn 2014", "Orr 2014", "Mole 2014")
    assert all(cell.mark == "attending" for row in part.rows for cell in row.cells)


def test_attendance_is_left_out_where_it_would_say_nothing():
    material, talks = meeting("Varn", "2014-01-10", "Tarvia", "Sorland")
    assert attendance([talks], material).rows == ()


def test_joined_puts_two_tellings_on_one_line():
    lines = [Line("The same.", ("a",)), Line("Other.", ("b",)), Line("The same.", ("c",))]
    assert joined(lines) == [Line("The same.", ("a", "c")), Line("Other.", ("b",))]


@pytest.mark.parametrize(
    ("content", "stance", "told"),
    [
        ("the release of prisoners", Stance.DEMAND, True),
        ("about who might come", Stance.CONDITION, False),
        ("until the siege is lifted", Stance.CONDITION, True),
        ("until the siege is lifted", Stance.SUPPORT, False),
        ("with aid", Stance.UNCERTAIN, False),
        ("the same thing", Stance.DEMAND, False),
        ("for this", Stance.OFFER, False),
        ("respect it in full", Stance.DEMAND, False),
        ("Much of which depends on the days to come", Stance.CONDITION, False),
    ],
)
def test_is_told_well_wants_a_whole_thought(content: str, stance: Stance, told: bool):
    r = build.report(f"Tarvia wants {content}.")
    assert is_told_well(build.position(r, "Tarvia", "talks", stance, content)) is told


def test_a_side_named_by_its_faith_is_told():
    r = build.report("the Islamic-led opposition demands a vote of all.")
    held = build.position(r, "the Islamic-led opposition", "talks", Stance.DEMAND, "a vote of all")
    assert is_told_well(held)


def test_who_refuses_even_to_talk_is_told_so():
    r = build.report("Tarvia refused even to discuss a delay.")
    held = build.position(r, "Tarvia", "talks", Stance.OPPOSE, "even to discuss a delay")
    assert clause(held, Material((r,), (held,))) == "refuses even to discuss a delay"


def test_what_some_of_a_side_refuse_is_not_told_of_the_side():
    r = build.report("Some rebels refuse to leave the airport.")
    held = build.position(r, "Some rebels", "talks", Stance.OPPOSE, "leave the airport")
    assert not is_told_well(held)


def test_infinitive_keeps_the_to_of_the_report():
    r = build.report("Tarvia refused to leave the port.")
    fact = build.position(r, "Tarvia", "territory", "oppose", "leave the port")
    assert infinitive(fact, Material((r,), (fact,))) == "to "


def test_shortened_cuts_at_a_word():
    assert shortened("one two three", 9) == "one two …"


def test_shortened_leaves_out_a_clause_that_only_adds():
    text = "restore the truce for 60 days, after three days of talks that began late"
    assert shortened(text, 60) == "restore the truce for 60 days …"
    assert shortened(text, 100) == text
    bound = "disarm all of the men it has only after a settlement of the war is signed"
    assert shortened(bound, 60) == "disarm all of the men it has only after a settlement of the …"


@pytest.mark.parametrize(
    ("content", "stance", "condition", "told"),
    [
        ("would not leave the town", Stance.OPPOSE, None, "refuses to leave the town"),
        ("won't sign the text", Stance.OPPOSE, None, "refuses to sign the text"),
        (
            "would accept the text if Sorland left", Stance.CONDITION, "if Sorland left",
            "would accept the text if Sorland left",
        ),
        (
            "would not come unless all were asked", Stance.CONDITION, "unless all were asked",
            "refuses to come unless all were asked",
        ),
    ],
)  # fmt: skip
def test_own_will_is_told_as_a_refusal_or_with_its_condition(
    content: str, stance: Stance, condition: str | None, told: str
):
    r = build.report(f"Tarvia said it {content}.")
    held = build.position(r, "Tarvia", "talks", stance, content, condition=condition)
    assert is_told_well(held)
    assert clause(held, Material((r,), (held,))) == told


def test_a_refusal_that_waits_is_told_as_a_refusal():
    r = build.report("Tarvia refused to hold talks until Sorland left.")
    held = build.position(
        r, "Tarvia", "talks", Stance.CONDITION, "hold talks until Sorland left",
        condition="until Sorland left",
    )  # fmt: skip
    told = clause(held, Material((r,), (held,)))
    assert told == "refuses to hold talks until Sorland left"


def test_what_others_are_asked_is_not_ones_own_wish():
    r = build.report("Vale urged all to respect the accord.")
    held = build.position(r, "Vale", "talks", Stance.DEMAND, "respect the accord")
    held = replace(held, found_by="verb 'urge'")
    assert clause(held, Material((r,), (held,))) == "wants others to respect the accord"


def test_a_thing_told_twice_stands_once_in_a_cell():
    r = build.report("Tarvia wants no truce until the vote.", published="2014-05-01")
    told = [
        build.position(r, "Tarvia", issue, Stance.DEMAND, "no truce until the vote")
        for issue in ("ceasefire", "governance")
    ]
    (row,) = wanted(told, Material((r,), tuple(told))).rows
    assert len(row.cells[0].lines) == 1
