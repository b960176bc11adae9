"""Interviews printed as "Q: ... A: ...": who answers, and what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.scene import Scene
from goodoffices.extract.told import MINIMUM, SURE, TURN, Told
from goodoffices.facts import Mention, Party, Span

ANSWER = frozenset({"A", "A."})
_LABEL = re.compile(r"(?:^|(?<=\s))(?P<who>[QA])[.:] ?(?=[\w\"“‘'¿«(…])", re.MULTILINE)
"""`Q: ... A: ...` and `Q. ... A. ...`, each on a line of its own or run into one paragraph."""
_LEAST = 2
_CALLED = 4
"""Words at the front of a question in which somebody is addressed: "Mr Vale, do you ..."."""


def find_answers(scene: Scene) -> Iterator[Told]:
    """Find the answers of an interview whose labels the reader did not set apart."""
    labels = _labels(scene)
    answering: Mention | None = None
    for place, found in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else _last(found.end(), scene)
        stretch = Span(found.end(), end)
        if found.group("who") == "Q":
            answering = addressed(stretch, scene, labels[0].start()) or answering
            continue
        answering = answering or first_named(scene, labels[0].start())
        spans = tuple(_paragraphs(stretch, scene.text))
        words = sum(len(span.of(scene.text).split()) for span in spans)
        if answering is not None and spans and words >= MINIMUM:
            where = scene.sentence_at(answering.span.start).span.of(scene.text)
            party = Party(printed=answering.printed, span=answering.span)
            yield Told(spans, (party,), "answer in an interview", SURE, form=TURN, joined=where)


def first_named(scene: Scene, before: int) -> Mention | None:
    """Give the one an introduction is about: the person it names first."""
    return next((each for each in scene.mentions if _is_introduced(each, before)), None)


def addressed(question: Span, scene: Scene, before: int) -> Mention | None:
    """Give whom a question calls by name or title: "Major, sceptics say ..."."""
    front = question.of(scene.text).split(",")[0].split()
    if not front or len(front) > _CALLED:
        return None
    called = front[-1].lower()
    for mention in scene.mentions:
        if _is_introduced(mention, before) and (
            mention.printed.split()[-1].lower() == called or mention.title.lower() == called
        ):
            return mention
    return None


def _is_introduced(mention: Mention, before: int) -> bool:
    named = mention.kind is ActorKind.PERSON and mention.form == "name"
    return named and mention.span.end <= before


def _labels(scene: Scene) -> Sequence[re.Match[str]]:
    """Give the labels of an interview; none where they do not take turns, or are known already."""
    if any(each.kind is StretchKind.SPEAKER_LABEL for each in scene.report.stretches):
        return ()
    found = list(_LABEL.finditer(scene.text))
    asks = [each for each in found if each.group("who") == "Q"]
    return found if min(len(asks), len(found) - len(asks)) >= _LEAST else ()


def _last(start: int, scene: Scene) -> int:
    """Give the end of the last answer: its paragraph's."""
    end = scene.text.find("\n", start)
    return len(scene.text) if end < 0 else end


def _paragraphs(stretch: Span, text: str) -> Iterator[Span]:
    """Give the paragraphs of an answer, without white space and final stops at their edges."""
    start = stretch.start
    while start < stretch.end:
        end = text.find("\n", start, stretch.end)
        end = stretch.end if end < 0 else end
        low, high = start, end
        while low < high and text[low].isspace():
            low += 1
        while high > low and not text[high - 1].isalnum():
            high -= 1
        if low < high:
            yield Span(low, high)
        start = end + 1
