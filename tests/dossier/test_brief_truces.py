"""A truce that broke is never told as agreed alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import build
from goodoffices.codes import ActorKind, DateBasis, Precision
from goodoffices.dossier import Material
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.facts import Ceasefire, DateRecord

R = build.report(
    "The Front declared a truce on 3 February, which it broke. Tarvia calls for a truce anew.",
    published="2014-02-17",
)
ACTORS = (build.actor("Front", ActorKind.ARMED_GROUP), build.actor("Tarvia"))


def _told(*tellings: Ceasefire) -> list[str]:
    """Say where the one truce of a brief stands."""
    first, *others = tellings
    material = replace(Material((R,), (first,), ACTORS), others={first.id: tuple(others)})
    parts = {part.key: part for part in parts_of(material)}
    return [line.text for line in parts["truces"].rows[0].cells[1].lines]


DAY = DateRecord(
    "3 February", date(2014, 2, 3), date(2014, 2, 3), Precision.DAY, DateBasis.EXPLICIT
)
AGREED = replace(build.ceasefire(R, "agreed", "truce", parties=("Front",)), date=DAY)
BROKEN = build.ceasefire(R, "violated", "truce", parties=("Front",))
ASKED = build.ceasefire(R, "proposed", "truce anew", parties=("Tarvia",))


def test_what_became_of_a_truce_stands_below_its_beginning() -> None:
    assert _told(AGREED, BROKEN) == ["agreed", "later broken"]
    assert _told(AGREED) == ["agreed"]


def test_a_call_for_another_is_not_what_became_of_it() -> None:
    assert _told(AGREED, BROKEN, ASKED) == ["agreed", "later broken"]
    assert _told(AGREED, ASKED) == ["agreed"]


def test_a_truce_that_was_made_longer_says_so_with_the_day() -> None:
    day = replace(DAY, printed="10 February", start=date(2014, 2, 10), end=date(2014, 2, 10))
    longer = replace(build.ceasefire(R, "extended", "truce", parties=("Front",)), date=day)
    assert _told(AGREED, longer) == ["agreed", "later extended (10 Feb 2014)"]
