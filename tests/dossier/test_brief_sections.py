"""What each section of a brief chooses: wishes, moves, stops, words of the sources, doubts."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.codes import ActorKind, EventType, StatementAct, StatementForm, TalksOutcome
from goodoffices.dossier import Material
from goodoffices.dossier.brief_stopped import MOST_OF_ONE, stopped
from goodoffices.dossier.brief_sure import how_sure
from goodoffices.dossier.brief_wants import moved, wanted
from goodoffices.dossier.brief_words import piece, pieces
from goodoffices.facts import Event, Fact, Position, Report, Statement
from goodoffices.reviews import Correction


def material(*facts: Fact, reports: tuple[Report, ...]) -> Material:
    return Material(reports, facts)


def stance(day: str, verb: str, content: str, who: str = "Tarvia") -> tuple[Report, Position]:
    r = build.report(f"{who} now {verb}s {content}.", name=day, published=day)
    return r, build.position(r, who, "ceasefire", verb, content)


def test_wanted_sets_each_actor_against_what_it_wants_and_refuses():
    one, first = stance("2014-01-10", "demand", "the release of all prisoners")
    two, second = stance("2014-02-10", "oppose", "a partial truce at sea")
    part = wanted([first, second], material(first, second, reports=(one, two)))
    (row,) = part.rows
    assert row.head == "Tarvia"
    texts = [[line.text for line in cell.lines] for cell in row.cells]
    assert texts == [
        ["demands the release of all prisoners (Jan 2014)"],
        ["opposes a partial truce at sea (Feb 2014)"],
    ]


def test_moved_tells_both_positions_on_one_matter():
    one, first = stance("2014-01-10", "oppose", "the ceasefire at Varn")
    two, second = stance("2014-02-10", "support", "the ceasefire at Varn")
    part = moved([first, second], material(first, second, reports=(one, two)))
    (line,) = part.lines
    assert line.text == (
        "On ceasefire, Tarvia opposes the ceasefire at Varn (Jan 2014), and later supports the "
        "ceasefire at Varn (Feb 2014)."
    )
    assert line.facts == (first.id, second.id)


def test_moved_says_nothing_where_nobody_moved():
    one, first = stance("2014-01-10", "oppose", "the ceasefire at Varn")
    two, second = stance("2014-02-10", "oppose", "the ceasefire at Varn")
    assert moved([first, second], material(first, second, reports=(one, two))).lines == ()


def said(content: str, act: StatementAct, form: StatementForm) -> tuple[Report, Statement]:
    r = build.report(f"Vale said {content}.", published="2014-05-01")
    return r, build.statement(r, "Vale", content, cue="said", act=act, form=form)


@pytest.mark.parametrize(
    ("content", "act", "form", "told"),
    [
        (
            "there could be no talks under fire",
            StatementAct.REFUSE,
            StatementForm.INDIRECT,
            "According to Vale, there could be no talks under fire (reported 1 May 2014).",
        ),
        (
            "We cannot sit at talks under fire",
            StatementAct.REFUSE,
            StatementForm.DIRECT,
            "Vale: “We cannot sit at talks under fire” (reported 1 May 2014).",
        ),
    ],
)
def test_stopped_gives_the_words_of_who_refuses(
    content: str, act: StatementAct, form: StatementForm, told: str
):
    r, fact = said(content, act, form)
    assert [line.text for line in stopped([fact], material(fact, reports=(r,))).lines] == [told]


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the sea was calm that whole morning", StatementAct.ACCUSE),
        ("no talks", StatementAct.REFUSE),
        ("the talks have not failed at all today", StatementAct.ASSESS_PESSIMISTIC),
        ("the talks would go on in May", StatementAct.CLAIM_FACT),
    ],
)
def test_stopped_leaves_out_what_tells_of_no_stop(content: str, act: StatementAct):
    r, fact = said(content, act, StatementForm.INDIRECT)
    assert stopped([fact], material(fact, reports=(r,))).lines == ()


def test_stopped_tells_how_talks_ended():
    r = build.report("The talks in Varn with Tarvia collapsed.", published="2014-05-01")
    fact = build.talks(r, "talks", venue="Varn", outcome=TalksOutcome.COLLAPSED,
                       participants={"Tarvia": "attending"})  # fmt: skip
    (line,) = stopped([fact], material(fact, reports=(r,))).lines
    assert line.text == (
        "Tarvia took part in talks in Varn, and the talks collapsed (reported 1 May 2014)."
    )


def broke_off(text: str, trigger: str) -> tuple[Report, Event]:
    r = build.report(text, published="2014-05-01")
    return r, build.event(r, EventType.SANCTION, trigger, "Tarvia", mode="discontinue")


def test_stopped_quotes_the_clause_behind_the_doer():
    r, fact = broke_off("Tarvia has suspended its part in the talks, Vale said.", "suspended")
    (line,) = stopped([fact], material(fact, reports=(r,))).lines
    assert line.text == "Tarvia “has suspended its part in the talks” (reported 1 May 2014)."


def test_stopped_quotes_nothing_across_another_clause():
    r, fact = broke_off("Tarvia said that Sorland suspended its part in it.", "suspended")
    assert stopped([fact], material(fact, reports=(r,))).lines == ()


def test_stopped_gives_no_speaker_the_whole_section():
    made = [said(f"there could be no talks under fire of day {n}", StatementAct.REFUSE,
                 StatementForm.INDIRECT) for n in range(4)]  # fmt: skip
    facts = [fact for _, fact in made]
    part = stopped(facts, material(*facts, reports=tuple(r for r, _ in made)))
    assert len(part.lines) == MOST_OF_ONE


def test_piece_is_cut_at_words_round_the_evidence():
    text = "Long before this " * 8 + "Tarvia attacked Varn " + "and much more came after " * 8
    r = build.report(text.strip() + ".")
    words = piece(build.event(r, "ASSAULT", "attacked", "Tarvia", "Varn"), r.text)
    assert "attacked" in words
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert words.strip("… ") in r.text


def test_piece_of_a_short_sentence_is_all_of_it():
    r = build.report("Tarvia attacked Varn.")
    assert piece(build.event(r, "ASSAULT", "attacked", "Tarvia"), r.text) == "Tarvia attacked Varn."


def test_pieces_give_each_source_one_before_any_has_two():
    r = build.report("Tarvia attacked Varn. Tarvia left Orr.")
    two = build.report("Sorland met Tarvia.", name="two")
    facts = [build.event(r, "ASSAULT", "attacked", "Tarvia"), build.event(r, "RETREAT", "left",
             "Tarvia")]  # fmt: skip
    other = [build.event(two, "CONSULT", "met", "Sorland")]
    texts = {r.id: r.text, two.id: two.text}
    assert pieces([facts, other], texts.__getitem__, 2) == (
        ("Tarvia attacked Varn.",),
        ("Sorland met Tarvia.",),
    )
    assert len(pieces([facts, other], texts.__getitem__, 3)[0]) == 2


def test_how_sure_names_who_corrected_what():
    r = build.report("Tarvia attacked Varn.")
    fact = build.event(r, "ASSAULT", "attacked", "Tarvia")
    made = Correction("sources", "Sorland", "Tarvia", "Ana", "2026-03-12T10:00:00", 1)
    changed = replace(fact, corrections=(made,))
    lines = how_sure([], [changed], 0).lines
    assert "A person has checked some: 1 corrected" in lines[0].text
    assert lines[1].text == "Corrected by Ana on 12 March 2026: sources, from Sorland to Tarvia."


def test_how_sure_says_that_nobody_checked():
    text = how_sure([], [], 2).lines[0].text
    assert "No person has checked them" in text
    assert "2 entries were left out" in text


def test_a_wish_of_long_ago_is_told_with_its_own_day():
    r = build.report("In March 1999 Tarvia demanded a referendum.", published="2001-08-31")
    long_ago = build.position(
        r, "Tarvia", "governance", "demand", "a referendum",
        date=build.month("1999-03", printed="In March 1999"),
    )  # fmt: skip
    (row,) = wanted((long_ago,), Material((r,), (long_ago,))).rows
    assert row.cells[0].lines[0].text == "demands a referendum (in March 1999, reported Aug 2001)"


def test_stopped_tells_the_day_of_a_break_once():
    r = build.report(
        "Anton Vale on Wednesday suspended the exchange of men.", published="2019-04-03"
    )
    told = {"mode": "discontinue", "date": build.day("2019-04-03")}
    fact = build.event(r, EventType.SANCTION, "suspended", "Anton Vale", **told)
    (line,) = stopped([fact], material(fact, reports=(r,))).lines
    assert line.text == "Anton Vale “suspended the exchange of men”, on 3 April 2019."


def test_a_ministry_of_another_state_stands_behind_the_parties():
    told = [
        stance("2014-01-10", "demand", "a truce", "Tarvian army"),
        stance("2014-01-11", "demand", "a truce", "Tarvian army"),
        stance("2014-01-12", "demand", "a truce", "Tarvian opposition"),
        stance("2014-01-13", "demand", "a truce", "Adrian ministry"),
    ]
    facts = [fact for _, fact in told]
    sides = (
        ("Tarvian army", ActorKind.GOVERNMENT, "Tarvia"),
        ("Tarvian opposition", ActorKind.OPPOSITION_COALITION, "Tarvia"),
        ("Adrian ministry", ActorKind.GOVERNMENT, "Adria"),
    )
    actors = tuple(build.actor(name, kind, country=land) for name, kind, land in sides)
    part = wanted(facts, Material(tuple(report for report, _ in told), tuple(facts), actors))
    heads = [row.head for row in part.rows]
    assert heads[2:] == ["The Adrian ministry"]
