"""Which facts a brief on one issue keeps."""

from __future__ import annotations

import pytest

import build
from goodoffices.codes import Issue
from goodoffices.dossier.issues import on_issue
from goodoffices.facts import Fact

R = build.report(
    "Tarvia demands a truce at Varn. Sorland met Tarvia. The army released ten men. "
    "The truce at Orr collapsed. Some 4,000 people fled. Sorland supports Tarvia."
)
TRUCE = build.position(R, "Tarvia", "ceasefire", "demand", "a truce at Varn")
SAID = build.statement(R, "Tarvia", "a truce at Varn", cue="demands")
MET = build.event(R, "CONSULT", "met", "Sorland", "Tarvia")
FREED = build.event(R, "CONCEDE", "released", "The army", mode="release")
COLLAPSED = build.ceasefire(R, "collapsed", "truce", place="Orr")
FLED = build.figure(R, "displaced", "4,000", of="people")
BACKS = build.relation(R, "Sorland", "supports", "Tarvia", "supports")
EVERY: list[Fact] = [TRUCE, SAID, MET, FREED, COLLAPSED, FLED, BACKS]


@pytest.mark.parametrize(
    ("issue", "kept"),
    [
        (Issue.CEASEFIRE, [TRUCE, SAID, COLLAPSED]),
        (Issue.TALKS, [MET]),
        (Issue.DETAINEES, [FREED]),
        (Issue.REFUGEES, [FLED]),
        (Issue.ARMS_SUPPORT, [BACKS]),
        (Issue.TERRITORY, []),
    ],
)
def test_on_issue_keeps_what_bears_on_it(issue: Issue, kept: list[Fact]):
    assert [fact.id for fact in on_issue(EVERY, issue)] == [fact.id for fact in kept]
