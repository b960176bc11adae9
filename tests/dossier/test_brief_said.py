"""What somebody demands or refuses stands in the brief also where no position holds it."""

from __future__ import annotations

import build
from goodoffices.codes import StatementAct, StatementForm
from goodoffices.dossier import Material
from goodoffices.dossier.brief_said import said_wishes
from goodoffices.dossier.brief_wants import wanted
from goodoffices.facts import Report, Statement


def _said(r: Report, who: str, content: str, cue: str, act: StatementAct) -> Statement:
    return build.statement(r, who, content, cue=cue, act=act, form=StatementForm.INDIRECT)


def test_a_refusal_is_quoted_from_its_verb_on():
    r = build.report("Tarvia still refuses to give up the suburbs of Maro.", published="2014-05-13")
    fact = _said(r, "Tarvia", "give up the suburbs of Maro", "still refuses", StatementAct.REFUSE)
    (row,) = wanted([], Material((r,), (fact,)), facts=[fact]).rows
    assert row.head == "Tarvia"
    assert row.cells[0].lines == ()
    assert [line.text for line in row.cells[1].lines] == [
        "“refuses to give up the suburbs of Maro” (May 2014)"
    ]


def test_a_position_of_the_sentence_comes_first_and_once():
    r = build.report("Tarvia demands that Selby free all its prisoners.")
    fact = _said(r, "Tarvia", "that Selby free all its prisoners", "demands", StatementAct.DEMAND)
    held = build.position(r, "Tarvia", "detainees", "demand", "that Selby free all its prisoners")
    (row,) = wanted([held], Material((r,), (held, fact)), facts=[fact]).rows
    assert len(row.cells[0].lines) == 1
    assert said_wishes([fact], [held], Material((r,), (held, fact))) == {}


def test_words_that_say_too_little_are_left_out():
    r = build.report("Tarvia refused that. Selby called it a step. Maro demands an end, at once.")
    facts = [
        _said(r, "Tarvia", "that", "refused", StatementAct.REFUSE),
        _said(r, "Selby", "a step", "called it", StatementAct.DEMAND),
        _said(r, "Maro", "at once", "demands", StatementAct.DEMAND),
    ]
    assert said_wishes(facts, [], Material((r,), tuple(facts))) == {}
