"""Who signs a pact on somebody else's withdrawal does not withdraw."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import EventType
from goodoffices.extract.events import find_events
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad and Mali signed an agreement for the withdrawal of all Kenyan forces.", {"Kenyan"}),
        ("Chad announced the withdrawal of its forces from Mali.", {"Chad"}),
    ],
)
def test_who_withdraws(scene_of: SceneOf, text: str, who: set[str]) -> None:
    found = [e for e in find_events(scene_of(text)) if e.type is EventType.RETREAT]
    assert {party.printed for each in found for party in each.sources} == who
