"""What reaches a terminal: tables that fit, and no character that can act."""

from __future__ import annotations

import pytest

from goodoffices.cli.terminal import clean, say_table


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202egnp.exe", "a\rb", "\x07", "\u200b"])
def test_control_characters_become_visible(hostile: str) -> None:
    assert clean(hostile) != hostile
    assert not any(c in clean(hostile) for c in "\x1b\u202e\r\x07\u200b")


def test_table_wraps_its_last_column(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(("who", "words"), [["Berg", "one two three four five six seven"]], width=40)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert "seven" in lines[-1]


def test_table_cuts_a_word_longer_than_its_column(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(("who", "words"), [["x" * 200, "short"]], width=60)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60
