"""Who is accused does not accuse, and is not told to have done what he is accused of."""

from __future__ import annotations

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.statements import find_statements

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("President Omar Vale, long accused of arming the rebels, left on Friday.", []),
        ("Omar Vale was accused of arming the rebels in May.", []),
        ("Chad accused Sudan of arming the rebels.", ["Chad"]),
    ],
)
def test_who_is_accused_says_nothing(scene_of, text: str, speakers: list[str]) -> None:
    told = [each for said in find_statements(scene_of(text)) for each in said.speakers]
    assert [each.printed for each in told] == speakers


def test_what_somebody_is_accused_of_is_no_tie(scene_of) -> None:
    text = "Chad, long accused of supplying Hezbollah with weapons, sent an envoy."
    assert not list(find_relations(scene_of(text)))
