from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import StatementAct, StatementForm
from goodoffices.extract.joined import join_statements, with_ruled
from goodoffices.facts import Statement

REPORT = build.report('Vale said the truce holds. "It is over," Osei added. Nobody knows.')
TRUCE = build.statement(REPORT, "Vale", "the truce holds", cue="said")
OVER = build.statement(REPORT, "Osei", "It is over", cue="added")


def by(found: Statement, rule: str, **changed: object) -> Statement:
    return replace(found, found_by=rule, **changed)  # type: ignore[arg-type]


def test_labels_win_where_both_say_the_same() -> None:
    ruled = by(TRUCE, "say + clause")
    labelled = by(TRUCE, "learnt labels")
    assert list(join_statements([labelled], [ruled])) == [labelled]


def test_quotation_that_labels_leave_out_is_added() -> None:
    ruled = by(OVER, "quotation with a cue", form=StatementForm.DIRECT)
    assert list(join_statements([TRUCE], [ruled])) == [TRUCE, ruled]


def test_retold_words_of_rules_alone_are_added() -> None:
    ruled = by(OVER, "add + clause", form=StatementForm.INDIRECT)
    assert list(join_statements([TRUCE], [ruled])) == [TRUCE, ruled]


def test_retold_words_are_not_added_where_labels_hear_the_same_cue() -> None:
    labelled = by(TRUCE, "learnt labels", evidence={**TRUCE.evidence, "cue": OVER.evidence["cue"]})
    ruled = by(OVER, "add + clause", form=StatementForm.INDIRECT)
    assert list(join_statements([labelled], [ruled])) == [labelled]


def test_signed_quotation_wins_over_labels() -> None:
    ruled = by(OVER, "signed quotation", form=StatementForm.DIRECT)
    assert list(join_statements([by(OVER, "learnt labels")], [ruled])) == [ruled]


def test_missing_speaker_is_lent_by_the_rules() -> None:
    evidence = {part: spans for part, spans in OVER.evidence.items() if part != "speaker"}
    silent = by(OVER, "learnt labels", speakers=(), evidence=evidence)
    (found,) = join_statements([silent], [by(OVER, "quotation with a cue")])
    assert [each.printed for each in found.speakers] == ["Osei"]
    assert found.found_by == "learnt labels; speaker: quotation with a cue"


def test_an_offer_that_rules_read_in_the_grammar_is_kept() -> None:
    ruled = by(TRUCE, "say + clause", act=StatementAct.OFFER, form=StatementForm.DIRECT)
    labelled = by(TRUCE, "learnt labels", act=StatementAct.CLAIM_FACT, form=StatementForm.DIRECT)
    (found,) = join_statements([labelled], [ruled])
    assert (found.act, found.found_by) == (StatementAct.OFFER, "learnt labels")


def test_likely_statement_by_rule_takes_the_place_of_a_doubtful_labelled_one() -> None:
    ruled, doubtful = by(TRUCE, "say + clause"), by(TRUCE, "learnt labels", confidence=0.2)
    assert list(with_ruled([doubtful, OVER], [ruled])) == [ruled, OVER]


def test_likely_statement_of_labels_stays() -> None:
    ruled, likely = by(TRUCE, "say + clause"), by(TRUCE, "learnt labels", confidence=0.6)
    assert list(with_ruled([likely], [ruled])) == [likely]


def test_doubtful_statement_by_rule_changes_nothing() -> None:
    ruled = by(TRUCE, "say + clause", confidence=0.3)
    doubtful = by(TRUCE, "learnt labels", confidence=0.2)
    assert list(with_ruled([doubtful], [ruled])) == [doubtful]


def test_what_labels_cut_short_gives_way_to_the_whole() -> None:
    report = build.report('Vale had "ordered calm", which ended in May with a bomb in the port.')
    words = 'had "ordered calm'
    rest = 'had "ordered calm", which ended in May with a bomb in the port'
    short = by(build.statement(report, "Vale", words, cue="had"), "learnt labels")
    whole = by(build.statement(report, "Vale", rest, cue="had"), "say", form=StatementForm.MIXED)
    assert list(join_statements([short], [whole])) == [whole]
