"""Names written for comparison."""

from __future__ import annotations

import pytest

from goodoffices.lexicon.spelling import by_sound, plain


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("the U.S.", "us"),
        ("al-Qaida's", "al qaida"),
        ("Workers’ Party", "workers party"),
        ("Erdoğan", "erdogan"),
        ("Sana'a", "sanaa"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_plain(printed: str, expected: str) -> None:
    assert plain(printed) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei", "Sergey"),
        ("Moallem", "Moualem"),
        ("Mansour", "Mansoor"),
        ("al-Assad", "Assad"),
        ("Dmitry", "Dmitri"),
    ],
)
def test_by_sound_spellings_of_one_name(left: str, right: str) -> None:
    assert by_sound(left) == by_sound(right)


@pytest.mark.parametrize(("left", "right"), [("Duque", "Marquez"), ("Kerry", "Kiir")])
def test_by_sound_other_names_stay_apart(left: str, right: str) -> None:
    assert by_sound(left) != by_sound(right)
