"""Finds who speaks by a name and a colon: headlines, live pages, threads ("Envoy: talks go on")."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.scene import Scene
from goodoffices.extract.speakers import is_outlet
from goodoffices.extract.told import FAIR, MINIMUM, TURN, Told
from goodoffices.extract.turns import RUN_IN
from goodoffices.facts import Party, Span

_LABEL = re.compile(
    r"[\s\d.:/()*•#–—-]{0,12}(?P<who>[^\W\d][^:\n\"“”‘«»?!]{1,90})(?P<colon>:)[ \u00a0]+(?=\S)"
)
"""`19:38 Vale: ...`, `4/ Army spokesman Jan Vale: ...`: a name, without a verb."""
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}\s+")
_LONGEST = 10
"""Words that may name a speaker before a colon, title and medium included."""
_SPEAKING = frozenset({"i", "we", "my", "our", "i'm", "we're", "i've", "we've"})
_MARKS = "\"“”‘’'«»„`"
_PLACES = frozenset({ActorKind.STATE})


def named_before(mark: Span, scene: Scene) -> Party | None:
    """Give the speaker whose name and a colon stand right before a quotation."""
    start = scene.text.rfind("\n", 0, mark.start) + 1
    sentence = scene.sentence_at(max(start, mark.start - 3)).span.start
    for begin in dict.fromkeys((start, max(start, sentence))):
        found = _LABEL.match(scene.text, begin, mark.start + 1)
        if found is not None and found.end() == mark.start:
            speaker = _speaker(Span(found.start("who"), found.end("who")), scene)
            if speaker is not None:
                return _party(speaker, scene)
    return None


def find_labelled(scene: Scene) -> Iterator[Told]:
    """Find the lines that give a name, a colon and what was said, without quotation marks."""
    if any(each.kind is StretchKind.SPEAKER_LABEL for each in scene.report.stretches):
        return
    seen: set[int] = set()
    for sentence in scene.sentences:
        start = scene.text.rfind("\n", 0, sentence.span.start) + 1
        if start in seen:
            continue
        seen.add(start)
        found = _LABEL.match(scene.text, start)
        if found is None or scene.text[found.end()] in _MARKS:
            continue
        speaker = _speaker(Span(found.start("who"), found.end("who")), scene)
        if speaker is None or is_outlet(speaker, scene.words.reporting):
            continue
        headline = sentence.part is StretchKind.HEADLINE
        yield from _line(found.end(), speaker, scene, headline=headline)


def _line(start: int, speaker: Token, scene: Scene, *, headline: bool) -> Iterator[Told]:
    """Give what stands behind the colon: a turn where somebody says "I" or "we", else retold."""
    text = scene.text
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    words = scene.doc.char_span(start, end, alignment_mode="contract")
    if words is None or not any(each.pos_ in ("VERB", "AUX") for each in words):
        return
    if RUN_IN.search(text, start, end):
        # Two speakers on one line: whose words end where is not told.
        return
    if text[:end].rstrip().endswith("?") and not _is_of_kind(speaker, {ActorKind.PERSON}, scene):
        return
    spoken = not headline and any(
        each.lower_ in _SPEAKING and not scene.is_quoted(each) for each in words
    )
    if not spoken:
        end = min(end, scene.sentence_at(start).span.end)
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if len(text[start:end].split()) >= MINIMUM:
        form = TURN if spoken else "colon"
        yield Told(
            (Span(start, end),), (_party(speaker, scene),), "name and colon", FAIR, form=form
        )


def _speaker(who: Span, scene: Scene) -> Token | None:
    """Give the noun that names the speaker: a person, a group, somebody's office; no topic."""
    words = scene.doc.char_span(who.start, who.end, alignment_mode="contract")
    if words is None or len(words) > _LONGEST or any(_is_verb(each) for each in words):
        return None
    names = [each for each in words if _is_of_kind(each, {ActorKind.PERSON}, scene)]
    if names:
        return _last_of_mention(names[0], words, scene)
    people = scene.words.reporting.people
    nouns = [each for each in words if each.pos_ in ("NOUN", "PROPN")]
    if len(nouns) == 0 or nouns[-1].i != words.end - 1:
        return None
    head = nouns[-1]
    mention = scene.mention_at(head)
    named = mention is not None and mention.form == "name" and mention.kind not in _PLACES
    return head if named or head.lemma_.lower() in people else None


def _party(speaker: Token, scene: Scene) -> Party:
    """Give the party of a speaker, without the hour that stands before it on a live page."""
    party = scene.party(speaker)
    if party.span is None or not party.printed[:1].isdigit():
        return party
    hour = _HOUR.match(party.printed)
    if hour is None:
        return party
    span = Span(party.span.start + hour.end(), party.span.end)
    return Party(printed=span.of(scene.text), span=span)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"


def _is_of_kind(token: Token, kinds: Container[ActorKind], scene: Scene) -> bool:
    mention = scene.mention_at(token)
    return mention is not None and mention.form == "name" and mention.kind in kinds


def _last_of_mention(token: Token, words: DocSpan, scene: Scene) -> Token:
    own = scene.mention_at(token)
    return [each for each in words if scene.mention_at(each) is own][-1]
