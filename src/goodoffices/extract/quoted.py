"""Joins quotations with the words that say whose they are.

A quotation is somebody's speech when it stands as a sentence of its own or behind a cue; a mere
fragment ("so-called 'safe zones'") quotes nobody and is left to the clause it stands in.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.extract.bounds import own_subjects
from goodoffices.extract.cues import Cue
from goodoffices.extract.scene import Quote, Scene
from goodoffices.extract.signed import label_of, signature_of
from goodoffices.extract.speakers import is_speaker, noun_after
from goodoffices.extract.uttered import is_uttered
from goodoffices.facts import Party, Span
from goodoffices.lexicon.reporting import ReportingVerb

_STOPS = ".!?…"
_TAIL_WORDS = 30
"""How far behind a quotation its cue may stand: names with long titles stand in between."""
_WORDS_OF_SPEECH = 3
_AWAY = frozenset(
    {"and", "but", "which", "that", "as", "in", "to", "or", "for", "of", "when", "after", "while",
     "because", "if", "who", "where"}
)  # fmt: skip
"""Words behind a quotation that lead away from it: its cue would stand before them."""
_GOES_ON = frozenset({"but", "and", "because"})
"""What may stand between "he said" and the rest of his sentence."""
_AS_SAID = frozenset({"put it", "say"})
_LOUD = frozenset({"chant", "shout", "scream", "yell", "cry"})
"""Verbs whose words may be printed as titles are."""
_EMPTY = frozenset({"be", "have", "do"})
"""Verbs that never say that somebody spoke."""
_JOINS = frozenset({"that", "as", "saying", "back", "thus", "", "then", "simply", "only"})
_NICKNAME = 2
"""Words that a nickname has at most."""
_LITTLE = 3
"""Words up to this length may be written small in a title."""
_SHORT_NAME = 6
"""The same of a word with a capital: Sept., Capt."""
_ABBREVIATED = 4
"""A word this short before a stop may be an abbreviation and ends no sentence."""


@dataclass(slots=True)
class Speech:
    """Quotations that make one statement, with the cue that carries them."""

    spans: list[Span]
    last: Quote
    cue: Cue | None = None
    signed: Party | None = None
    opening: Span | None = None
    """The first of its quotations, with the marks."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation among the words of its paragraph."""

    quote: Quote
    lead: Span
    """From the end of the quotation before, or the paragraph's start, to the opening mark."""
    tail: Span
    """From the closing mark to the next quotation or the end of the paragraph."""
    first: bool
    """Nothing stands before it in its paragraph."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a report, to be looked up by place."""

    all: Sequence[Cue]
    starts: Sequence[int]

    def within(self, span: Span) -> Sequence[Cue]:
        """Give the cues that begin inside a stretch."""
        low = bisect.bisect_left(self.starts, span.start)
        return self.all[low : bisect.bisect_left(self.starts, span.end)]


def find_speech(scene: Scene, cues: Sequence[Cue]) -> list[Speech]:
    """Find the quotations that are speech, joined where one statement is broken up."""
    known = Cues(cues, [cue.word.idx for cue in cues])
    found: list[Speech] = []
    taken: set[int] = set()
    for place in _places(scene):
        signed = signature_of(place.quote, scene)
        if signed is not None:
            found.append(
                Speech([place.quote.inner], place.quote, signed=signed, opening=place.quote.outer)
            )
            continue
        label = label_of(place.quote, scene)
        if label is not None:
            speaker, words = label
            found.append(Speech([words], place.quote, signed=speaker, opening=place.quote.outer))
            continue
        before = found[-1] if found else None
        behind = _cue_behind(place, scene, known)
        cue = behind or _cue_before(place, scene, known, taken)
        if cue is None and before is not None and _continues(place, before, scene):
            before.spans.append(place.quote.inner)
            before.last = place.quote
            continue
        if cue is None and not _stands_alone(place, scene):
            continue
        if cue is not None:
            taken.add(cue.word.i)
        if behind is not None and before is not None and _led_up(place, before, scene):
            before.spans.append(place.quote.inner)
            before.last, before.cue = place.quote, cue
            continue
        whole = _with_lead(place, scene) if behind is not None else place.quote.inner
        found.append(Speech([whole], place.quote, cue, opening=place.quote.outer))
    return found


def _places(scene: Scene) -> Iterator[_Place]:
    text = scene.text
    quotes = [
        each for each in scene.quotes if _is_read(each, scene) and not _is_nickname(each, text)
    ]
    for number, quote in enumerate(quotes):
        left = text.rfind("\n", 0, quote.outer.start) + 1
        right = text.find("\n", quote.outer.end)
        right = len(text) if right < 0 else right
        before = quotes[number - 1].outer.end if number else 0
        after = quotes[number + 1].outer.start if number + 1 < len(quotes) else len(text)
        lead = Span(max(left, before), quote.outer.start)
        if not lead.of(text).strip():
            lead = Span(max(_colon_line(text, left), before), quote.outer.start)
        tail = Span(quote.outer.end, max(quote.outer.end, min(right, after)))
        yield _Place(quote, lead, tail, first=not text[left : quote.outer.start].strip())


def _colon_line(text: str, start: int) -> int:
    """Give the start of the line before where that ends with a colon: "She added:" and a break."""
    above = text[:start].rstrip()
    return above.rfind("\n") + 1 if above.endswith(":") else start


def _is_read(quote: Quote, scene: Scene) -> bool:
    """Tell whether the parser saw the words between the marks: junk is blanked out."""
    inner = scene.doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="expand")
    return inner is not None and any(token.is_alpha for token in inner)


def _is_nickname(quote: Quote, text: str) -> bool:
    """Tell whether marks stand round a name inside a name: Marc "Cia" Price."""
    inner = quote.inner.of(text)
    if len(inner.split()) > _NICKNAME or not inner[:1].isupper() or not inner[-1:].isalnum():
        return False
    before = text[: quote.outer.start][-20:].split(" ")
    return (
        len(before) > 1
        and not before[-1]
        and before[-2][:1].isupper()
        and before[-2][-1:].isalpha()
        and text[quote.outer.end : quote.outer.end + 2].strip()[:1].isupper()
        and text[quote.outer.end : quote.outer.end + 1] == " "
    )


def _cue_behind(place: _Place, scene: Scene, cues: Cues) -> Cue | None:
    """Find the cue of "...," he said: in the sentence that follows the closing mark."""
    text, quote = scene.text, place.quote
    if not quote.closed or _is_finished(quote, place.tail.of(text), text):
        return None
    for cue in cues.within(place.tail):
        gap = text[place.tail.start : cue.word.idx]
        if cue.manner == "noun" or (cue.manner == "verb" and "quote" not in cue.verb.takes):
            continue
        if _has_stop(gap) or len(gap.split()) > _TAIL_WORDS:
            break
        if cue.word.tag_ == "VBG" or (
            _is_fragment(place, scene) and cues.within(_sentence_lead(place, scene))
        ):
            return None
        if cue.manner == "verb" and _leads_away(gap, cue):
            return None
        if _is_title(quote.inner.of(text)) and cue.lemma not in _LOUD:
            return None
        if (
            cue.manner == "verb"
            and not gap.lstrip(" \"”'’").startswith(",")
            and not _pauses(quote, text)
        ):
            return None
        return cue
    return _unlisted(place, scene)


def _unlisted(place: _Place, scene: Scene) -> Cue | None:
    """Take the verb of "...," she stormed for a cue although no list holds it.

    Grammar alone decides: a whole sentence in marks that ends with a comma, then who and a verb.
    """
    text = scene.text
    paused = place.quote.inner.of(text)[-1:] == "," or place.tail.of(text).lstrip(" ")[:1] == ","
    if not paused or not _stands_alone(place, scene):
        return None
    words = scene.doc.char_span(place.tail.start, place.tail.end, alignment_mode="contract")
    for token in (words or ())[:_TAIL_WORDS]:
        if token.text in _STOPS or token.lower_ in _AWAY:
            return None
        if token.tag_ in ("VBD", "VBZ") and token.lemma_ not in _EMPTY:
            behind = noun_after(token) if not text[place.tail.start : token.idx].strip(" ,") else ()
            subject = [each for each in own_subjects(token) if each.idx >= place.tail.start]
            spoken = [*subject, *behind][:1]
            if not spoken or not is_speaker(spoken[0], scene):
                return None
            verb = ReportingVerb(token.lemma_.lower(), frozenset({"quote"}))
            return Cue(token, Span(token.idx, token.idx + len(token)), verb)
    return None


def _leads_away(gap: str, cue: Cue) -> bool:
    """Tell whether the word behind a quotation leads elsewhere; "as she put it" does not."""
    first = gap.lstrip(" ,\"”'’").split(" ")[0].lower()
    return first in _AWAY and not (first == "as" and cue.lemma in _AS_SAID)


def _is_fragment(place: _Place, scene: Scene) -> bool:
    """Tell whether words of the same sentence stand right before the opening mark."""
    return place.lead.of(scene.text).rstrip(" ")[-1:].isalnum()


def _sentence_lead(place: _Place, scene: Scene) -> Span:
    """Give what stands before a quotation in its own sentence."""
    start = scene.sentence_at(max(place.lead.start, place.lead.end - 2)).span.start
    return Span(max(place.lead.start, min(start, place.lead.end)), place.lead.end)


def _pauses(quote: Quote, text: str) -> bool:
    """Tell whether a quotation ends as speech does before "he said"."""
    return quote.inner.of(text)[-1:] in ",.!?…-–—)'’" or len(quote.inner.of(text).split()) > 6


def _is_finished(quote: Quote, tail: str, text: str) -> bool:
    """Tell whether the sentence ends with the quotation, so that what follows is another one."""
    following = tail.lstrip(" ")
    if quote.inner.of(text)[-1:] == "." or following[:1] in (".", ";"):
        return not following[:1].islower()
    return False


def _has_stop(gap: str) -> bool:
    """Tell whether a sentence ends in a gap: a stop behind a word too long to be shortened."""
    return any(
        word[-1] in _STOPS
        and word[:-1].isalpha()
        and len(word) > (_ABBREVIATED if word[:-1].islower() else _SHORT_NAME)
        for word in gap.split()
    )


def _cue_before(place: _Place, scene: Scene, cues: Cues, taken: set[int]) -> Cue | None:
    """Find the cue of He said: "...": the last one before the opening mark."""
    text = scene.text
    lead = place.lead.of(text).rstrip()
    if not lead or lead[-1] in _STOPS:
        return None
    for cue in reversed(cues.within(place.lead)):
        gap = text[cue.span.end : place.quote.outer.start]
        if _has_stop(gap) or cue.word.i in taken:
            return None
        told = cue.word.tag_ != "VB" or lead[-1] == ":"
        if not told and not is_uttered(cue.word, scene.words.grammar):
            return None
        carries = cue.manner != "verb" or "quote" in cue.verb.takes
        if lead[-1] == "," and gap.split()[:1] == ["that"]:
            # "Added that it was late, since, 'We open at six'": the clause takes in the quotation.
            return None
        if lead[-1] in ":,–—-" and (cue.manner != "according" or "," in gap):
            opens = _opens_speech(lead, place, scene)
            if cue.lemma == "put it":
                opens = True
            elif cue.manner == "words":
                # "She said it could, in her words, 'drag us all in'" is her saying so already.
                opens = len(cues.within(_sentence_lead(place, scene))) == 1
            return cue if carries and opens else None
        joins = all(word.strip(",:").lower() in _JOINS for word in gap.split())
        if joins and carries and _opens_whole(place, scene):
            return cue
        return None
    return None


def _opens_speech(lead: str, place: _Place, scene: Scene) -> bool:
    """After a comma a quotation is speech only if it begins like a sentence."""
    return lead[-1] == ":" or place.quote.inner.of(scene.text)[:1].isupper()


def _opens_whole(place: _Place, scene: Scene) -> bool:
    """Right behind the cue a quotation is the whole content only if its sentence ends with it."""
    following = place.tail.of(scene.text).lstrip(" ")
    last = place.quote.inner.of(scene.text)[-1:]
    return last in ".!?," or following[:1] in ("", ".", ",", ";", "\n")


def _stands_alone(place: _Place, scene: Scene, *, least: int = _WORDS_OF_SPEECH) -> bool:
    """Tell whether a quotation without a cue is a sentence of its own, and not a fragment."""
    text = scene.text
    inner = place.quote.inner.of(text)
    lead = place.lead.of(text).rstrip()
    if len(inner.split()) < least or inner.isupper() or _is_title(inner):
        return False
    starts = not lead or lead[-1] in '.!?:”"’' or place.first
    following = place.tail.of(text).lstrip(" ")
    ends = inner[-1:] in ".!?…,—–-" or following[:1] in (".", ",") or not following
    head = inner.lstrip("([‘'“\"")[:1]
    return starts and ends and (head.isupper() or head.isdigit() or head in "….")


def _is_title(inner: str) -> bool:
    """Tell whether words are written as the title of a work is: A Wall Has Two Sides."""
    words = [word.strip("\"'“”‘’,.") for word in inner.split()]
    large = [word for word in words if len(word) > _LITTLE]
    shown = inner.rstrip("\"'”’")[-1:]
    return shown not in _STOPS and len(large) > 1 and all(word[:1].isupper() for word in large)


def _with_lead(place: _Place, scene: Scene) -> Span:
    """Take in the words before a fragment: Kasich could "do some good," said Loomis."""
    if not _is_fragment(place, scene):
        return place.quote.inner
    return Span(_sentence_lead(place, scene).start, place.quote.inner.end)


def _continues(place: _Place, before: Speech, scene: Scene) -> bool:
    """Tell whether a quotation without a cue goes on with the statement before it."""
    last = before.last
    between = scene.text[last.outer.end : place.quote.outer.start]
    if last.continued:
        return True
    if before.signed is not None:
        return False
    if before.cue is None or not between.strip():
        return not between.strip() and (place.first or "\n" not in between)
    if not last.outer.end <= before.cue.span.start < place.quote.outer.start:
        return False
    if "\n" in between and not place.first:
        return False
    if len(between.split()) > _TAIL_WORDS + 10 or _sentences(between) > 1:
        return False
    if place.quote.inner.of(scene.text)[:1].islower():
        joins = between.rstrip()[-1] in (",", "–", "—", "-")
        return joins or between.split()[-1].lower() in _GOES_ON
    return _stands_alone(place, scene, least=1)


def _sentences(text: str) -> int:
    """Count the words that end a sentence; what may be shortened (Rev., Sept.) ends none."""
    return sum(1 for word in text.split() if _has_stop(word))


def _led_up(place: _Place, before: Speech, scene: Scene) -> bool:
    """Tell whether the quotation just before, without a cue, belongs to this one's cue."""
    if before.cue is not None or before.signed is not None:
        return False
    between = scene.text[before.last.outer.end : place.quote.outer.start]
    return before.last.continued or (not between.strip() and "\n" not in between)


def subject_before(span: Span, scene: Scene) -> Token | None:
    """Give the subject of the sentence that stands just before a quotation."""
    offset = span.start - 1
    while offset > 0 and not scene.text[offset].isalnum():
        offset -= 1
    if offset <= 0:
        return None
    for token in scene.sentence_at(offset).tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and not scene.is_quoted(token):
            return token
    return None
