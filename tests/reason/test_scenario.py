"""Scenario files: what is read, what is written back, and what is refused on which line."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices import reason
from goodoffices.errors import ScenarioInvalid, SourceMissing
from goodoffices.reason.scenario import Origin, Scenario
from goodoffices.reason.scenario_write import written
from reason import siege


def read(text: str = siege.TEXT, *, wide: bool = False) -> Scenario:
    return reason.read_scenario(text, "siege.toml", wide=wide)


def refused(old: str, new: str, count: int = 1) -> str:
    text = siege.TEXT.replace(old, new, count)
    assert text != siege.TEXT
    with pytest.raises(ScenarioInvalid) as caught:
        read(text)
    assert str(caught.value).startswith("siege.toml, line ")
    assert caught.value.next_step
    return str(caught.value)


def test_every_input_names_its_origin() -> None:
    inputs = list(read().inputs())
    assert len(inputs) == 30
    assert sum(origin.from_record for _, _, origin in inputs) == 8


def test_written_scenario_reads_back_the_same() -> None:
    first = read()
    again = reason.read_scenario(written(first, ["a note\nof two lines"]))
    assert list(map(bare, again.inputs())) == list(map(bare, first.inputs()))
    assert [c.name for c in again.changes] == [c.name for c in first.changes]
    assert [(c.do, c.also, c.value) for c in again.changes] == [
        (c.do, c.also, c.value) for c in first.changes
    ]
    assert again.cited == first.cited


def bare(one: tuple[str, str, Origin]) -> tuple[str, str, tuple[str, ...]]:
    what, value, origin = one
    return what, value, origin.ids


@given(st.text(min_size=1, max_size=40).filter(lambda t: t.strip()))
def test_any_words_survive_writing(words: str) -> None:
    given_ = read()
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    titled = replace(given_, title=words)
    assert reason.read_scenario(written(titled, [words])).title == words


GOV = "value = [0, 10, 30]"
RULED_OUT = 'when = "lift and strike"'
TALK = '{holds = "talk", from = "analyst"}'
CITED = f'{GOV}\nfrom = ["f1"]'

BAD_LINES = [
    # what stands there, what is put in its place, words of the line named, what is said
    (CITED, GOV, "[[position]]", "where it comes from"),
    (CITED, f'{GOV}\nfrom = ["f9"]', '["f9"]', "“f9”"),
    (GOV, "value = nan", "nan", "no number to reckon with"),
    (GOV, "value = [0, 10, 130]", "130", "from 0 to 100"),
    (GOV, "value = [0, 40, 30]", "40, 30", "Order the three"),
    (GOV, 'value = "?"', '"?"', "is blank"),
    (GOV, 'value = "high"', '"high"', "not a number"),
    ('name = "the siege"', 'name = "it"\nwatsh = 3', "watsh", "“watsh” means nothing"),
    ("quota = 5", "quota = 9", "quota", "from 1 to 8"),
    ("weights = {gov = 3", "weights = {goo = 3", "weights", "no actor “goo”"),
    ('undo = "yes"', 'undo = "no"', 'undo = "no"', "Choose from yes"),
    (RULED_OUT, 'when = "lift and stroke"', "stroke", "no option “stroke”"),
    (RULED_OUT, 'when = "lift or not lift"', "[[infeasible]]", "no state is feasible"),
    (RULED_OUT, 'when = "strike"', "[[infeasible]]", "as they are now are ruled out"),
    (TALK, '{holds = "talk and", from = "analyst"}', "talk and", "breaks off"),
    (TALK, '{holds = "talk"}', '{holds = "talk"}', "where it comes from"),
    ("scores = [1, 0.6, 0]", "scores = [1, 0]", "scores = [1, 0]", "2 scores for 3 values"),
    ('siege = "eased"', 'siege = "ease"', '"ease"', "no value that is known"),
    ('do = "meet"', 'do = "met"', '"met"', "Choose from withdraw"),
    ("draws = 5000", "draws = 0", "draws = 0", "whole number"),
    ("draws = 5000", "draws = = 5", "= = 5", "not TOML"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), BAD_LINES)
def test_bad_line_is_named_with_its_fix(old: str, new: str, line: str, says: str) -> None:
    told = refused(old, new)
    assert says in told
    number = siege.line_of(line, siege.TEXT.replace(old, new, 1))
    assert told.startswith(f"siege.toml, line {number}: "), told


def test_unknown_actor_is_named_with_those_there_are() -> None:
    told = refused('[[position]]\nactor = "gov"', '[[position]]\nactor = "gow"')
    assert "no actor “gow”" in told
    assert "gov, reb, rus" in told


def test_circle_in_a_ranking_is_refused() -> None:
    start = siege.TEXT.index('wishes = [\n  {holds = "talk if lift"')
    end = siege.TEXT.index("]\n\n[[term]]", start) + 1
    old = siege.TEXT[start:end]
    told = refused(old, 'ranking = [["YYN"], ["NYN"],\n ["YYN"]]\nfrom = "analyst"')
    assert "“YYN” is ranked twice, so the ranking goes in a circle" in told
    told = refused(old, 'ranking = [["YYN"], ["NYN"]]\nfrom = "analyst"')
    assert "is not ranked" in told
    told = refused(old, 'ranking = [["YY"]]\nfrom = "analyst"')
    assert "for each of the 3 options" in told


def test_sixty_options_are_refused_at_the_first_too_many() -> None:
    more = "".join(f'[[option]]\nid = "o{n}"\nactor = "gov"\nfrom = "analyst"\n' for n in range(57))
    text = siege.TEXT.replace("[[infeasible]]", f"{more}[[infeasible]]")
    with pytest.raises(ScenarioInvalid, match="60 options") as caught:
        read(text)
    assert f"line {siege.line_of('o17', text) - 1}:" in str(caught.value)


def test_decider_without_preferences_is_refused() -> None:
    start = siege.TEXT.index('[[preference]]\nactor = "reb"')
    end = siege.TEXT.index("[[term]]")
    told = refused(siege.TEXT[start:end], "")
    assert "reb has options and no preferences" in told


def test_actor_with_a_position_needs_capability_and_salience() -> None:
    told = refused('[[capability]]\nactor = "rus"', '[[capability]]\nactor = "reb"')
    assert "stands twice" in told


def test_blanks_are_widened_only_on_request_and_said() -> None:
    text = siege.TEXT.replace("value = [0.6, 0.7, 0.8]", 'value = "?"')
    text = text.replace('{holds = "strike", from = "analyst"}', '{holds = "?", from = "analyst"}')
    with pytest.raises(ScenarioInvalid, match="--blanks wide"):
        read(text)
    wide = read(text, wide=True)
    found = wide.estimate("capability", "gov")
    assert found is not None
    assert (found.value.low, found.value.high) == (0, 1)
    assert any("capability of gov" in told for told in wide.assumed)
    assert any("what gov wants" in told for told in wide.assumed)


def test_empty_file_and_missing_file_say_what_to_do(tmp_path: object) -> None:
    with pytest.raises(ScenarioInvalid, match="has no title"):
        read("")
    with pytest.raises(ScenarioInvalid, match="nothing to work out"):
        read('title = "x"')
    with pytest.raises(SourceMissing):
        reason.load(f"{tmp_path}/none.toml")


@given(st.text(max_size=300))
def test_nothing_but_a_clear_error_comes_of_any_text(text: str) -> None:
    with contextlib.suppress(ScenarioInvalid):
        read(text)
