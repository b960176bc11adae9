from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodoffices.extract.quotes import find_quotes, quotes_within
from goodoffices.facts import Span


def inner(text: str) -> list[str]:
    return [quote.inner.of(text) for quote in find_quotes(text)]


STYLES = {
    "curly": ("“Talks resume,” he said. “Soon.”", ["Talks resume,", "Soon."]),
    "straight": ('"Talks resume," he said. "Soon."', ["Talks resume,", "Soon."]),
    "british single": ("‘Talks resume’, he said. ‘Soon.’", ["Talks resume", "Soon."]),
    "straight single": ("'Talks resume,' he said. 'Soon.'", ["Talks resume,", "Soon."]),
    "doubled apostrophes": ("''Talks resume,'' he said, ''soon.''", ["Talks resume,", "soon."]),
    "doubled backticks": ("``Talks resume,'' he said.", ["Talks resume,"]),
    "guillemets": ("« Talks resume », he said.", ["Talks resume"]),
    "low and high": ("„Talks resume“, he said.", ["Talks resume"]),
    "mark in brackets": ('It failed ("for now") again.', ["for now"]),
    "mark after a dash": ("He left—“for good,” he said.", ["for good,"]),
    "no space behind": ("“Talks resume,”he said.", ["Talks resume,"]),
    "two in one sentence": ("the “side” and the “front”", ["side", "front"]),
}


@pytest.mark.parametrize(("text", "expected"), STYLES.values(), ids=STYLES.keys())
def test_find_quotes_style(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


NESTED = {
    "single in double": ("“He said ‘go away’ twice,” she said.", ["He said ‘go away’ twice,"]),
    "double in single": ("‘He said “go” twice,’ she said.", ["He said “go” twice,"]),
    "double in double": ("“The “pause” ends,” he said.", ["The “pause” ends,"]),
    "apostrophe within": ("'It's the workers' party' he said.", ["It's the workers' party"]),
}


@pytest.mark.parametrize(("text", "expected"), NESTED.values(), ids=NESTED.keys())
def test_find_quotes_nested_gives_outermost(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


NO_QUOTES = [
    "The rebels' demands and the army's answer don't differ.",
    "The rebels’ demands and the army’s answer don’t differ.",
    "In the '90s rock 'n' roll was banned.",
    "He is 6'2\" tall.",
    'The fence is 6’ high and a 5" pipe runs under it.',
    "",
    "No marks at all.",
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_find_quotes_apostrophe_or_measure_is_no_mark(text: str) -> None:
    assert inner(text) == []


def test_find_quotes_possessive_inside_single_quotes() -> None:
    text = "'The rebels' demands are known,' she said."
    assert inner(text) == ["The rebels' demands are known,"]


def test_find_quotes_measure_does_not_close() -> None:
    text = 'A 5" gun and a "big" one.'
    assert inner(text) == ["big"]


def test_find_quotes_several_paragraphs_each_reopened() -> None:
    text = "“We came to talk.\n\n“We will stay,” he said."
    first, second = find_quotes(text)
    assert first.inner.of(text) == "We came to talk."
    assert (first.continued, first.closed) == (True, False)
    assert (second.inner.of(text), second.closed) == ("We will stay,", True)


def test_find_quotes_paragraphs_run_into_one_line() -> None:
    text = "“We came to talk. “We will stay,” he said. “Until it ends.”"
    quotes = find_quotes(text)
    assert inner(text) == ["We came to talk.", "We will stay,", "Until it ends."]
    assert [quote.continued for quote in quotes] == [True, False, False]


@pytest.mark.parametrize("goes_on", ["he said", "Captain Jan Vale told the men", "the envoy added"])
def test_find_quotes_unclosed_ends_before_who_said_it(goes_on) -> None:
    text = f"“We came to talk, {goes_on}.\n\nThe “pause” holds."
    assert inner(text) == ["We came to talk,", "pause"]


def test_find_quotes_mark_too_many_before_the_one_that_opens() -> None:
    text = '"The envoy said, "We came to talk."'
    assert inner(text) == ["We came to talk."]


def test_find_quotes_closing_mark_at_the_front_of_a_word_opens() -> None:
    text = "”We came to talk,” said the envoy. ”We will stay.”"
    assert inner(text) == ["We came to talk,", "We will stay."]


def test_quotes_within_finds_what_a_speaker_quotes() -> None:
    text = "“He said ‘not yet’ and left,” said the envoy."
    (quote,) = quotes_within(text, Span(1, text.index("”")))
    assert quote.inner.of(text) == "not yet"


def test_find_quotes_unclosed_ends_with_its_paragraph() -> None:
    text = "“We came to talk and to stay.\n\nThe “pause” holds."
    first, second = find_quotes(text)
    assert first.inner.of(text) == "We came to talk and to stay."
    assert (first.closed, first.continued) == (False, False)
    assert second.inner.of(text) == "pause"


def test_find_quotes_unclosed_in_long_paragraph_takes_one_sentence() -> None:
    text = "“We came to talk. " + "Rain fell on the town. " * 40 + "The “pause” holds."
    assert inner(text) == ["We came to talk.", "pause"]


def test_find_quotes_wrapped_lines_are_one_paragraph() -> None:
    line = "The envoy said that everybody had agreed to meet again next\n"
    text = line * 3 + "\n" + "She said: “We will be\nback,” and left the hall again.\n" + line * 3
    assert inner(text) == ["We will be\nback,"]


def test_find_quotes_outer_includes_marks() -> None:
    text = "He said “no” twice."
    (quote,) = find_quotes(text)
    assert quote.outer.of(text) == "“no”"


MARKS = st.text(alphabet=st.sampled_from(list("aB s.,\n0'\"“”‘’«»`-([)")), max_size=120)


@given(MARKS | st.text(max_size=80))
@example('""" "')
@example("'''")
@example("“A. “B” end")
def test_find_quotes_any_text_gives_ordered_spans(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.outer.start < quote.outer.end <= len(text)
        assert quote.outer.holds(quote.inner)
        assert quote.inner.start <= quote.inner.end
        last = quote.outer.end


@given(st.text(alphabet="abc .", max_size=60))
def test_find_quotes_unmarked_text_gives_none(text: str) -> None:
    assert find_quotes(text) == ()


@pytest.mark.parametrize("piece", ["“a ", "‘a ", '"a" ', "''", "'a' ", "a' b ", "”", "\n“"])
def test_find_quotes_time_grows_with_length_only(piece: str) -> None:
    started = time.process_time()
    find_quotes(piece * 20_000)
    assert time.process_time() - started < 6


@pytest.mark.model
def test_sentence_keeps_the_mark_that_closes_it(scene_of) -> None:
    text = 'Vale said that "the truce is over."\n\nThe town was quiet. "No," said Rossi.'
    said = [sentence.span.of(text) for sentence in scene_of(text).sentences]
    assert said[0] == 'Vale said that "the truce is over."'
    assert said[1] == "The town was quiet."
