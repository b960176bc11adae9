"""Who brings an accord about is told by the verb of brokering, whoever it stands with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Predicate
from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

BROKERED = [
    ("The deal was brokered by Norway and Qatar.", {"Norway", "Qatar"}, "deal"),
    ("The Egyptian-brokered truce took effect at noon.", {"Egyptian"}, "truce"),
    (
        "The Egyptian and Qatari-brokered truce took effect at noon.",
        {"Egyptian", "Qatari"},
        "truce",
    ),
    (
        "Qatar, which mediated the agreement together with Egypt, said it held.",
        {"Qatar", "Egypt"},
        "agreement",
    ),
    (
        "A ceasefire agreement brokered by Norway came into force.",
        {"Norway"},
        "ceasefire agreement",
    ),
]

NOT_BROKERED = [
    "Norway offered to broker a deal.",
    "Norway failed to broker a truce.",
    "The firm brokered a sale of shares.",
    'Norway said: "We have brokered a deal."',
]


@pytest.mark.parametrize(("text", "who", "what"), BROKERED)
def test_who_brokers(scene_of: SceneOf, text: str, who: set[str], what: str) -> None:
    found = [r for r in find_relations(scene_of(text)) if r.predicate is Predicate.MEDIATES]
    assert {r.subject.printed for r in found} == who
    assert {r.object.printed for r in found} == {what}
    assert all(r.current for r in found)


@pytest.mark.parametrize("text", NOT_BROKERED)
def test_nobody_brokers(scene_of: SceneOf, text: str) -> None:
    found = find_relations(scene_of(text))
    assert [r for r in found if r.predicate is Predicate.MEDIATES] == []


def test_an_earlier_accord_is_past(scene_of: SceneOf) -> None:
    (found,) = find_relations(scene_of("The 1996 accord was also brokered by Libya."))
    assert not found.current
