"""A verb agrees with those it is told of."""

from __future__ import annotations

import pytest

import build
from goodoffices.codes import StatementAct
from goodoffices.dossier.wording import says


@pytest.mark.parametrize(
    ("text", "speakers", "told"),
    [
        ("Tarvia demanded a truce.", ["Tarvia"], "Tarvia demands"),
        ("On Monday the ministers demanded a truce.", ["the ministers"], "the ministers demand"),
        ("On Monday aides of Orr asked for it.", ["aides of Orr"], "aides of Orr demand"),
        ("The United Nations demanded a truce.", ["United Nations"], "United Nations demands"),
        ("Tarvia and the League asked for it.", ["Tarvia", "League"], "Tarvia and League demand"),
        ("On Monday the press demanded it.", ["the press"], "the press demands"),
        ("On Monday people demanded it.", ["people"], "people demand"),
    ],
)
def test_verb_of_a_statement(text: str, speakers: list[str], told: str) -> None:
    report = build.report(text)
    fact = build.statement(report, speakers, text.split()[-1].rstrip("."), act=StatementAct.DEMAND)
    assert says(fact) == told
