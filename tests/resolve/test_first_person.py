"""Who "I" and "he" are inside a quotation."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import StatementForm
from goodoffices.facts import Fact, Party
from goodoffices.resolve.first_person import give_first_person, leave_out_self

TEXT = '"He said he heard us and I believe it," Lee told reporters. Lee said he was ready.'
REPORT = build.report(TEXT)


def said(printed: str, actor: str | None, content: str) -> Fact:
    """Give a statement whose speaker, printed so, is resolved to an actor."""
    statement = build.statement(REPORT, printed, content)
    speaker = Party(printed, build.span(REPORT, printed), "", actor)
    return replace(statement, speakers=(speaker,), form=StatementForm.DIRECT)


OUTER = said("Lee", "a-lee", "He said he heard us and I believe it")


def _speaker(facts: list[Fact]) -> str | None:
    return facts[-1].speakers[0].actor  # type: ignore[attr-defined]


def test_he_in_a_quotation_is_not_who_is_quoted() -> None:
    inner = said("He", "a-lee", "he heard us")
    assert _speaker(leave_out_self([OUTER, inner])) is None


def test_he_in_a_quotation_may_be_somebody_else() -> None:
    inner = said("He", "a-general", "he heard us")
    assert _speaker(leave_out_self([OUTER, inner])) == "a-general"


def test_he_outside_the_quotation_stays() -> None:
    later = said("he was", "a-lee", "he was ready")
    assert _speaker(leave_out_self([OUTER, later])) == "a-lee"


def test_i_is_who_is_quoted() -> None:
    inner = said("I", None, "believe it")
    assert _speaker(give_first_person([OUTER, inner])) == "a-lee"
