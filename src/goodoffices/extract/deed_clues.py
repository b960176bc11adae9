"""Describes the words that may tell of an event, for the learnt weights.

Training and reading describe them by the same code: by names of features (lemma, its parts of the
clause, who stands on its sides, what frames of the lexicon make of it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.extract.clause_mentions import own_kind
from goodoffices.extract.event_frames import adjective_frame, noun_frame, verb_frame
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Event
from goodoffices.label import DeedClue
from goodoffices.lexicon.events import Entry, Frame

_ENDINGS = tuple(
    end + plural
    for end in ("tion", "sion", "ment", "ing", "al", "ance", "ence", "ure")
    for plural in ("", "s")
)
_BOUND = frozenset({"compound", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_BESIDE = frozenset({"prt", "prep", "mark", "agent", "dative"})
_UP = 4
"""So many steps up the parse an act above is looked for."""


def deed_clues(scene: Scene, ruled: Sequence[Event]) -> list[DeedClue]:
    """Describe every word of the report that may tell of an event."""
    told = {
        token.i: event
        for event in ruled
        for span in event.evidence["trigger"]
        for token in _tokens(scene, span.start, span.end)
    }
    return [
        _clue(scene, sentence, word, told)
        for sentence in scene.sentences
        if sentence.tokens[-1].text != "?"
        for word in sentence.words
        if _may_tell(scene, word)
    ]


def _tokens(scene: Scene, start: int, end: int) -> Iterator[Token]:
    found = scene.doc.char_span(start, end, alignment_mode="expand")
    yield from found if found is not None else ()


def _may_tell(scene: Scene, word: Token) -> bool:
    """Tell whether a word may be an act: a verb, a noun made of one or listed, an adjective."""
    if word.pos_ == "ADJ":
        return word.dep_ in ("acomp", "oprd")
    if word.pos_ not in ("VERB", "NOUN") or word.dep_ in _BOUND or word.ent_type_:
        return False
    return word.pos_ == "VERB" or word.lower_.endswith(_ENDINGS) or bool(entries_at(scene, word))


def _clue(scene: Scene, sentence: Sentence, word: Token, told: dict[int, Event]) -> DeedClue:
    subject, thing = _subject(word), _object(word)
    names = [*_own(word), *_framed(scene, word, told), *_around(scene, word)]
    names += [f"part {sentence.part}", f"quoted {scene.is_quoted(word)}"]
    for role, noun in (("subject", subject), ("object", thing)):
        names += _side(scene, role, noun)
    return DeedClue(word.i, word.head.i, tuple(names))


def _subject(word: Token) -> Token | None:
    for each in word.children:
        if each.dep_ in _SUBJECTS or each.dep_ == "poss":
            return each
    if word.dep_ in ("xcomp", "conj", "acomp", "dobj"):
        return next((each for each in word.head.children if each.dep_ in _SUBJECTS), None)
    return None


def _object(word: Token) -> Token | None:
    for each in word.children:
        if each.dep_ in _OBJECTS:
            return each
    for each in word.children:
        if each.dep_ in ("prep", "agent", "dative"):
            for noun in each.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def _own(word: Token) -> Iterator[str]:
    lemma = word.lemma_.lower()
    yield f"lemma {lemma}"
    yield f"lemma {lemma} {word.pos_}"
    yield f"end {lemma[-4:]} {word.pos_}"
    yield f"tag {word.tag_}"
    yield f"dep {word.dep_} {word.pos_}"
    yield f"head {word.head.lemma_.lower()} {word.dep_}"
    yield f"pair {word.head.lemma_.lower()} {word.dep_} {lemma}"


def _around(scene: Scene, word: Token) -> Iterator[str]:
    lemma = word.lemma_.lower()
    for child in word.children:
        low, dep = child.lemma_.lower(), child.dep_
        if dep in _HELPERS:
            yield f"{dep} {low}"
        elif dep in _BESIDE:
            yield f"{dep} {low}"
            yield f"{lemma} {dep} {low}"
        elif dep not in ("punct", "cc"):
            yield f"{dep} {low}"
            yield f"has {dep} {word.pos_}"
            yield f"{lemma} has {dep}"


def _side(scene: Scene, role: str, noun: Token | None) -> Iterator[str]:
    if noun is None:
        yield f"{role} none"
        return
    kind = own_kind(scene, noun)
    yield f"{role} {kind.value if kind is not None else noun.ent_type_ or noun.pos_}"
    yield f"{role} {noun.lemma_.lower()}"


def frame_at(scene: Scene, word: Token) -> Frame | None:
    """Give the frame of the lexicon that fits a word, whoever takes part."""
    if word.pos_ == "VERB":
        return verb_frame(scene, word)
    return noun_frame(scene, word) if word.pos_ == "NOUN" else adjective_frame(scene, word)


def entries_at(scene: Scene, word: Token) -> tuple[Entry, ...]:
    """Give all frames of a word's lemma, fitting or not."""
    events = scene.words.events
    lemma = word.lemma_.lower()
    if word.pos_ == "VERB":
        return events.verbs.get(lemma, ())
    return events.nouns.get(lemma, ()) if word.pos_ == "NOUN" else events.adjectives.get(lemma, ())


def _framed(scene: Scene, word: Token, told: dict[int, Event]) -> Iterator[str]:
    event = told.get(word.i)
    yield f"told {event.type.value if event else None}"
    if event is not None:
        yield f"found by {event.found_by}"
    frame = frame_at(scene, word)
    yield f"frame {frame.type.value if frame else None}"
    for kind in {entry.frame.type.value for entry in entries_at(scene, word)}:
        yield f"listed {kind}"
    current = word
    for _ in range(_UP):
        if current.head.i == current.i:
            break
        label, current = current.dep_, current.head
        above = told.get(current.i)
        if above is not None:
            yield f"under {above.type.value} {label}"
            break
