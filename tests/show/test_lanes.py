"""Ceasefires to scale: a mark for each dated state, none for what has no day."""

from __future__ import annotations

import build
from goodoffices.show.catalogue import Catalogue
from goodoffices.show.desk import Desk
from goodoffices.show.lanes import truce_chart

REPORT = build.report(
    "A truce began in Old Harbour. The truce in Old Harbour collapsed. A truce is mooted.",
    name="a.txt", published="2014-02-01",
)  # fmt: skip


def desk() -> Desk:
    by_id = {REPORT.id: REPORT}
    return Desk(record=None, catalogue=Catalogue((REPORT,), by_id, {REPORT.id: 1}))  # type: ignore[arg-type]


def truce(status: str, trigger: str, day: str = ""):
    dated = {"date": build.day(day, printed="")} if day else {}
    return build.ceasefire(REPORT, status, trigger, place="Old Harbour", term="truce", **dated)


def test_each_dated_state_has_a_mark_that_opens_its_sentence():
    found = [
        truce("in_force", "began", "2014-01-01"),
        truce("collapsed", "collapsed", "2014-01-20"),
        truce("mooted", "mooted"),
    ]
    made = truce_chart(desk(), [("Old Harbour", found)])
    assert made
    (lane,) = made.lanes
    assert [mark.shape for mark in lane.marks] == ["held", "ended"]
    assert lane.undated == 1
    assert lane.marks[0].x < lane.marks[1].x
    assert lane.marks[0].source.href == f"/reports/{REPORT.id}?fact={found[0].id}#s{found[0].id}"


def test_no_chart_where_no_two_days_are_known():
    assert truce_chart(desk(), [("Old Harbour", [truce("mooted", "mooted")])]) is None
