from __future__ import annotations

from training.corpus import Told, attributions_of

from goodoffices.lexicon.reporting import load_reporting

TEXT = "Vale said it holds. It is over, she added."
LINES = [
    "T1\tSource 0 4\tVale",
    "T2\tCue 5 9\tsaid",
    "T3\tContent 10 12;13 18\tit holds",
    "broken line of T3",
    "T4\tAttribution 5 9\tsaid",
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
]


def test_spans_in_several_pieces_are_read() -> None:
    (told,) = attributions_of(LINES, TEXT, load_reporting())
    assert told == Told(content=((10, 12), (13, 18)), cue=((5, 9),), source=((0, 4),))


def test_attribution_without_its_cue_is_left_out() -> None:
    lines = [line for line in LINES if not line.startswith("T2")]
    assert list(attributions_of(lines, TEXT, load_reporting())) == []


def test_source_and_cue_that_were_swapped_are_swapped_back() -> None:
    lines = [line.replace("Source:T1", "Source:T2").replace("Cue:T2", "Cue:T1") for line in LINES]
    (told,) = attributions_of(lines, TEXT, load_reporting())
    assert (told.cue, told.source) == (((5, 9),), ((0, 4),))


def test_several_contents_of_one_cue_are_one_attribution() -> None:
    lines = [*LINES[:5], "T5\tContent 20 30\tIt is over"]
    lines.append("E1\tAttribution:T4 Content:T3 Content2:T5 Cue:T2")
    (told,) = attributions_of(lines, TEXT, load_reporting())
    assert told.content == ((10, 12), (13, 18), (20, 30))
    assert told.source == ()
