"""Joins quotations with the words that say whose they are.

A quotation is somebody's speech when it stands as a sentence of its own or behind a cue; a mere
fragment ("so-called 'safe zones'") quotes nobody and is left to the clause it stands in.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from goodoffices.extract.cues import Cue
from goodoffices.extract.scene import Quote, Scene
from goodoffices.facts import Span

_STOPS = ".!?…"
_TAIL_WORDS = 30
"""How far behind a quotation its cue may stand: names with long titles stand in between."""
_WORDS_OF_SPEECH = 3


@dataclass(slots=True)
class Speech:
    """Quotations that make one statement, with the cue that carries them."""

    quotes: list[Quote]
    cue: Cue | None = None
    paragraph: int = 0
    joined: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation among the words of its paragraph."""

    quote: Quote
    lead: Span
    """From the end of the quotation or sentence before, to this one's opening mark."""
    tail: Span
    """From this one's closing mark to the next quotation or the end of the paragraph."""
    paragraph: int
    first: bool


def find_speech(scene: Scene, cues: Sequence[Cue]) -> list[Speech]:
    """Find the quotations that are speech, joined where one statement is broken up."""
    starts = [cue.word.idx for cue in cues]
    found: list[Speech] = []
    taken: set[int] = set()
    for place in _places(scene):
        cue, behind = _own_cue(place, scene, cues, starts, taken)
        if cue is None and not _stands_alone(place, scene):
            continue
        before = found[-1] if found else None
        if cue is None and before is not None and _continues(place, before, scene):
            before.quotes.append(place.quote)
            before.paragraph = place.paragraph
            continue
        if cue is not None and before is not None and before.cue is None and _unclaimed(
            place, before, behind, scene
        ):
            before.quotes.append(place.quote)
            before.cue = cue
            taken.add(cue.word.i)
            continue
        if cue is not None:
            taken.add(cue.word.i)
        found.append(Speech([place.quote], cue, place.paragraph))
    return found


def _places(scene: Scene) -> Iterator[_Place]:
    text = scene.text
    quotes = [each for each in scene.quotes if _is_read(each, scene)]
    for number, quote in enumerate(quotes):
        left = text.rfind("\n", 0, quote.outer.start) + 1
        right = text.find("\n", quote.outer.end)
        right = len(text) if right < 0 else right
        before = quotes[number - 1].outer.end if number else 0
        after = quotes[number + 1].outer.start if number + 1 < len(quotes) else len(text)
        lead = Span(max(left, before), quote.outer.start)
        tail = Span(quote.outer.end, min(right, after))
        yield _Place(quote, lead, tail, left, first=not text[left : quote.outer.start].strip())


def _is_read(quote: Quote, scene: Scene) -> bool:
    """Tell whether the parser saw the words between the marks: junk is blanked out."""
    inner = scene.doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="expand")
    return inner is not None and any(token.is_alpha for token in inner)


def _own_cue(
    place: _Place, scene: Scene, cues: Sequence[Cue], starts: list[int], taken: set[int]
) -> tuple[Cue | None, bool]:
    """Find the cue behind or before a quotation; the second value tells whether it is behind."""
    behind = _cue_behind(place, scene, cues, starts)
    if behind is not None:
        return behind, True
    before = _cue_before(place, scene, cues, starts)
    if before is not None and before.word.i not in taken:
        return before, False
    return None, False


def _cue_behind(
    place: _Place, scene: Scene, cues: Sequence[Cue], starts: list[int]
) -> Cue | None:
    """Find the cue of "...," he said: in the sentence that follows the closing mark."""
    text, quote = scene.text, place.quote
    tail = place.tail.of(text)
    if not quote.closed or _is_finished(quote, tail, text):
        return None
    for cue in _between(place.tail, cues, starts):
        gap = text[place.tail.start : cue.word.idx]
        if "quote" not in cue.verb.takes and cue.manner == "verb":
            continue
        if _has_stop(gap) or len(gap.split()) > _TAIL_WORDS:
            return None
        if cue.manner == "verb" and _starts_clause(gap, cue):
            return None
        return cue
    return None


def _is_finished(quote: Quote, tail: str, text: str) -> bool:
    """Tell whether the sentence ends with the quotation, so that what follows is another one."""
    last = quote.inner.of(text)[-1:]
    following = tail.lstrip(" ")
    if last == "." or following[:1] in (".", ";"):
        return not following[:1].islower()
    return False


def _has_stop(gap: str) -> bool:
    """Tell whether a sentence ends in a gap: a stop after a word in lower case."""
    words = gap.split()
    return any(
        word[-1] in _STOPS and len(word) > 4 and word[:-1].islower() for word in words if word
    )


def _starts_clause(gap: str, cue: Cue) -> bool:
    """Tell whether the gap holds another verb: `"...", which angered those who said`."""
    opening = gap.lstrip(" ,\"”'’").split(" ")[0].lower()
    return opening in ("and", "but", "which", "that", "as", "in", "to", "or", "for", "of") and (
        cue.word.dep_ != "conj" or opening != "and"
    )


def _cue_before(
    place: _Place, scene: Scene, cues: Sequence[Cue], starts: list[int]
) -> Cue | None:
    """Find the cue of He said: "...": the last one before the opening mark."""
    text = scene.text
    lead = place.lead.of(text).rstrip()
    if not lead or lead[-1] in _STOPS:
        return None
    for cue in reversed(_between(place.lead, cues, starts)):
        gap = text[cue.span.end : place.quote.outer.start]
        if _has_stop(gap):
            return None
        if lead[-1] in ":,–—-" and (cue.manner != "according" or "," in gap):
            return cue if _can_carry(cue) and _opens_speech(lead, place, scene) else None
        if len(gap.split()) <= 2 and _only_joins(gap) and "quote" in cue.verb.takes:
            return cue
        return None
    return None


def _can_carry(cue: Cue) -> bool:
    return cue.manner != "verb" or bool(cue.verb.takes & {"quote", "saying"})


def _opens_speech(lead: str, place: _Place, scene: Scene) -> bool:
    """After a comma a quotation is speech only if it begins like a sentence."""
    return lead[-1] == ":" or place.quote.inner.of(scene.text)[:1].isupper()


def _only_joins(gap: str) -> bool:
    """Tell whether nothing but "that" or a comma stands between cue and quotation."""
    return all(word.strip(",:") in ("that", "", "as", "saying") for word in gap.lower().split())


def _between(span: Span, cues: Sequence[Cue], starts: list[int]) -> Sequence[Cue]:
    return cues[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]


def _stands_alone(place: _Place, scene: Scene) -> bool:
    """Tell whether a quotation without a cue is a sentence of its own, and not a fragment."""
    text = scene.text
    inner = place.quote.inner.of(text)
    lead = place.lead.of(text).rstrip()
    if len(inner.split()) < _WORDS_OF_SPEECH:
        return False
    starts = not lead or lead[-1] in ".!?:”\"’" or place.first
    following = place.tail.of(text).lstrip(" ")
    ends = inner[-1:] in ".!?…,—–-" or following[:1] in (".", ",") or not following
    upper = inner.lstrip("([‘'“\"")[:1]
    return starts and ends and (upper.isupper() or upper in "…." or upper.isdigit())


def _continues(place: _Place, before: Speech, scene: Scene) -> bool:
    """Tell whether a quotation without a cue goes on with the statement before it."""
    last = before.quotes[-1]
    between = scene.text[last.outer.end : place.quote.outer.start]
    if before.cue is None:
        return not between.strip() or last.continued
    if last.continued:
        return True
    cue = before.cue.span
    if last.outer.end <= cue.start < place.quote.outer.start:
        return _one_sentence(scene, cue, between) and between.count("\n") == 0
    if between.strip():
        return False
    return place.first or "\n" not in between


def _one_sentence(scene: Scene, cue: Span, between: str) -> bool:
    """Tell whether between two quotations stands nothing but the cue's own sentence."""
    return len(between.split()) <= _TAIL_WORDS + 10 and _sentences(between) <= 1


def _sentences(text: str) -> int:
    words = text.split()
    return sum(1 for word in words if word[-1] in _STOPS and len(word) > 3 and word[:-1].isalpha())


def _unclaimed(place: _Place, before: Speech, behind: bool, scene: Scene) -> bool:
    """Tell whether the quotation just before, without a cue, belongs to this one's cue."""
    between = scene.text[before.quotes[-1].outer.end : place.quote.outer.start]
    return behind and not between.strip() and "\n" not in between


def subject_before(quote: Quote, scene: Scene) -> Token | None:
    """Give the subject of the sentence that stands just before a quotation."""
    offset = quote.outer.start - 1
    while offset > 0 and scene.text[offset].isspace():
        offset -= 1
    if offset <= 0:
        return None
    for token in scene.sentence_at(offset).tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and not scene.is_quoted(token):
            return token
    return None
