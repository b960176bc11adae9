"""Retold words stay on their own side of a semicolon."""

from __future__ import annotations

import pytest

import build
from goodoffices.codes import StatementForm
from goodoffices.extract.parted import within_semicolons

BOARD = "The board counted 46; Hale said 41."
MAYOR = "About 100 died, according to the mayor, Ann Vale; the clinic counted 41."
OWN = "The raid left eight dead, 14 according to the rebels."


def cut(text: str, speaker: str, content: str, cue: str) -> list[str]:
    report = build.report(text)
    told = build.statement(report, speaker, content, cue=cue, form=StatementForm.INDIRECT)
    return [each.content for each in within_semicolons([told], text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "cue", "left"),
    [
        (BOARD, "Hale", "The board counted 46", "said", []),
        (BOARD, "Hale", "41", "said", ["41"]),
        (MAYOR, "the mayor", "About 100 died", "according to", ["About 100 died"]),
        (MAYOR, "the mayor", "the clinic counted 41", "according to", []),
        (MAYOR, "the mayor", "Ann Vale; the clinic counted 41", "according to", []),
        (OWN, "the rebels", "The raid left eight dead", "according to", []),
    ],
)
def test_what_a_semicolon_parts_is_not_his(
    text: str, speaker: str, content: str, cue: str, left: list[str]
) -> None:
    assert cut(text, speaker, content, cue) == left


def test_a_quotation_keeps_its_semicolons() -> None:
    text = 'Vale said: "It rains; we wait."'
    report = build.report(text)
    told = build.statement(report, "Vale", "It rains; we wait", cue="said")
    assert list(within_semicolons([told], text)) == [told]
