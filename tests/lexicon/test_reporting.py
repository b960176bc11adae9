from __future__ import annotations

import pytest

from goodoffices.codes import StatementAct
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.acts import act_named
from goodoffices.lexicon.reporting import FORMS, _refuse_unknown, load_reporting

WORDS = load_reporting()


def test_reporting_every_form_is_known() -> None:
    assert all(verb.takes and verb.takes <= FORMS for verb in WORDS.verbs.values())


def test_reporting_verb_of_several_groups_has_all_its_forms() -> None:
    assert WORDS.verbs["urge"].takes >= {"told", "object", "clause"}
    assert WORDS.verbs["call"].takes >= {"on", "for", "naming"}


def test_reporting_first_act_of_a_verb_stands() -> None:
    assert WORDS.verbs["accuse"].act is StatementAct.ACCUSE
    assert WORDS.verbs["vow"].act is StatementAct.PROMISE
    assert WORDS.verbs["say"].act is None


def test_reporting_acts_of_nouns_are_of_nouns_that_report() -> None:
    assert set(WORDS.noun_acts) <= WORDS.reports | WORDS.intents | WORDS.expressed


def test_reporting_unknown_act_is_refused() -> None:
    with pytest.raises(LexiconInvalid, match="shrug"):
        act_named("shrug", name="reporting")


def test_reporting_unknown_form_is_refused() -> None:
    with pytest.raises(LexiconInvalid, match="sideways"):
        _refuse_unknown(["sideways"], "say")
