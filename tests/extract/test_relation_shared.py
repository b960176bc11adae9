"""Help whose receiver is told beside other help."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def test_help_beside_help_goes_to_the_same_receiver(scene_of: SceneOf) -> None:
    text = (
        "They point to funding and supplies provided to the Houthis by the Egyptian government, "
        "as well as aid and troops sent in by Iran and Qatar."
    )
    found = [each for each in find_relations(scene_of(text)) if each.mode == "troops"]
    told = {(each.subject.printed, each.object.printed) for each in found}
    assert told == {("Iran", "Houthis"), ("Qatar", "Houthis")}


def test_a_receiver_of_its_own_takes_nothing_from_another(scene_of: SceneOf) -> None:
    text = (
        "They point to supplies provided to the Houthis by Egypt, as well as troops sent to "
        "Hezbollah by Iran."
    )
    told = {(each.subject.printed, each.object.printed) for each in find_relations(scene_of(text))}
    assert ("Iran", "Houthis") not in told
