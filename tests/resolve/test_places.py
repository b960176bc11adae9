"""Places without the words around their names."""

from __future__ import annotations

import pytest

from goodoffices.resolve.places import normal_place


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the city of Aleppo", "Aleppo"),
        ("the besieged town of Madaya", "Madaya"),
        ("Tripoli, Libya", "Tripoli"),
        ("Geneva", "Geneva"),
        ("Aleppo's", "Aleppo"),
        ("New York", "New York"),
    ],
)
def test_normal_place_gives_the_name(printed: str, name: str) -> None:
    assert normal_place(printed) == name
