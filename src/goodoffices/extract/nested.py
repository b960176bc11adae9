"""Finds what somebody reports inside his own quoted words: both levels are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.extract.bounds import word_count
from goodoffices.extract.clauses import is_negated
from goodoffices.extract.contents import content_of
from goodoffices.extract.cues import Cue, cue_at
from goodoffices.extract.quotes import quotes_within
from goodoffices.extract.scene import Quote, Scene
from goodoffices.extract.speakers import can_say, heard, parties_of
from goodoffices.extract.told import MINIMUM, TURN, Told, is_inside
from goodoffices.extract.uttered import is_uttered
from goodoffices.facts import Span

_NOBODY = frozenset(
    {
        "i", "we", "you", "me", "us", "they", "them", "it", "one", "who", "which", "that",
        "people", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody",
        "some", "many", "others",
    }
)  # fmt: skip
"""Subjects that name nobody whose words a record could hold."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_GAP = 3
"""Words that may stand between a verb of speech and the marks of what was said."""
_CONFIDENCE = 0.7


def find_nested(scene: Scene, outer: Sequence[Told]) -> Iterator[Told]:
    """Find what speakers report of others in their own words: "the chief says the road is shut"."""
    for told in outer:
        own = {party.printed for party in told.speakers}
        for span in told.spans:
            for found in _inside(span, scene, plain=told.form != TURN):
                if own.isdisjoint(party.printed for party in found.speakers):
                    yield found


def _inside(span: Span, scene: Scene, *, plain: bool) -> Iterator[Told]:
    """Find what is told inside a stretch; `plain` takes clauses and marks, no "urged them to"."""
    words = scene.doc.char_span(span.start, span.end, alignment_mode="contract")
    cues = [cue for token in words or () if (cue := _telling(token, scene)) is not None]
    if not cues:
        return
    quotes = quotes_within(scene.text, span)
    for cue in cues:
        listening = heard(cue, scene, inner=True)
        spoken = [each for each in listening.speakers if _names(each, cue, scene)]
        speakers = parties_of(spoken, scene)
        found = _words(cue, span, quotes, scene, plain=plain)
        if not speakers or found is None or any(is_inside(each, found[:1]) for each in speakers):
            continue
        rule = f"{cue.lemma} inside a quotation"
        told, form = (found[0],), found[1]
        yield Told(told, speakers, rule, _CONFIDENCE, cue, form, heard=listening, inner=True)


def _telling(token: Token, scene: Scene) -> Cue | None:
    """Give the cue of a verb that tells of speech as done, and not of one's own."""
    if token.tag_ not in _FINITE:
        return None
    cue = cue_at(token, scene.words.reporting)
    if cue is None or cue.manner != "verb" or is_negated(token, scene.words.grammar):
        return None
    return cue if is_uttered(token, scene.words.grammar) else None


def _names(speaker: Token, cue: Cue, scene: Scene) -> bool:
    named = speaker.lower_ not in _NOBODY and speaker.pos_ != "NUM"
    return named and can_say(speaker, cue, scene)


def _words(
    cue: Cue, outer: Span, quotes: Sequence[Quote], scene: Scene, *, plain: bool
) -> tuple[Span, str] | None:
    """Give the words reported and their form: the inner quotation by the cue, else its clause."""
    span, form = _marked(cue, quotes, scene), "quote"
    if span is None:
        content = content_of(cue, scene)
        if content is None or len(content.spans) != 1 or (plain and content.form != "clause"):
            return None
        span, form = content.spans[0], content.form
        span = Span(span.start, min(span.end, outer.end))
    proper = outer.holds(span) and span != outer
    return (span, form) if proper and word_count(span.of(scene.text)) >= MINIMUM else None


def _marked(cue: Cue, quotes: Sequence[Quote], scene: Scene) -> Span | None:
    for quote in quotes:
        low, high = sorted((cue.span, quote.outer))
        gap = scene.text[low.end : high.start]
        if len(gap.split()) <= _GAP and not low.meets(high) and not set(gap) & set(".?!;\n"):
            return quote.inner
    return None
