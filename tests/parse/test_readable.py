"""The text for the parser: same length, junk blanked, one kind of quotation mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.codes import StretchKind
from goodoffices.facts import Report, Span, Stretch
from goodoffices.parse.readable import readable_text


def report(text: str, *stretches: Stretch) -> Report:
    return Report(id="r1", name="a.txt", text=text, stretches=stretches)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("“We go,” he said.", '"We go," he said.'),
        ("«We go», he said.", '"We go", he said.'),
        ("the envoy’s plan", "the envoy's plan"),
        ("one\u00a0day", "one day"),
    ],
)
def test_quotation_marks_become_uniform(printed: str, read: str) -> None:
    assert readable_text(report(printed)) == read


def test_doubled_apostrophes_stand_against_their_word() -> None:
    text = readable_text(report("He said: ''We go,'' and left."))
    assert text == 'He said:  "We go,"  and left.'


def test_junk_is_blanked_and_lines_stay() -> None:
    text = "Menu\nSports\nThe envoy left."
    blanked = readable_text(report(text, Stretch(StretchKind.MENU, Span(0, 11), "a menu")))
    assert blanked == "    \n      \nThe envoy left."


def test_caption_stays_readable() -> None:
    text = "The envoy in Oslo."
    assert (
        readable_text(report(text, Stretch(StretchKind.CAPTION, Span(0, 18), "a caption"))) == text
    )


def test_hand_wrapped_lines_are_joined() -> None:
    line = "The mediator said that the two delegations had met in one room for an"
    text = "\n".join([line] * 4) + "\n\n" + "\n".join([line] * 4)
    assert readable_text(report(text)).count("\n") == 2


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_length_never_changes(text: str, one: int, two: int) -> None:
    span = Span(min(one, two, len(text)), min(max(one, two), len(text)))
    stretch = Stretch(StretchKind.SHARE, span, "share links")
    assert len(readable_text(report(text, stretch))) == len(text)


def test_lines_drawn_of_signs_are_no_words() -> None:
    for sign in "=<_$'-*":
        text = f"Talks end.\n{sign * 50_000}\nTalks begin."
        seen = readable_text(report(text))
        assert len(seen) == len(text)
        assert seen.split() == ["Talks", "end.", "Talks", "begin."]


def test_a_few_signs_in_a_row_stay() -> None:
    text = "Talks end ... or do they?! *** So it goes -----"
    assert readable_text(report(text)) == text
