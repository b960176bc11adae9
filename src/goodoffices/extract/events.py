"""Finds what is done between actors: one event for each happening that a report tells.

Verbs and nouns are matched with the frames of `lexicon/events.toml`; the outer verb decides
("agreed to meet" is an agreement); a clause gives one event of a type; what is told
again is kept once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import ActorKind, EventType, Realis
from goodoffices.extract.clause_actors import own_mention, parties_at, people_at
from goodoffices.extract.clauses import (
    clause_head,
    complements,
    doers,
    is_negated,
    subjects,
)
from goodoffices.extract.event_actors import sources_of, targets_of
from goodoffices.extract.event_frames import is_hostile, noun_frame, verb_frame
from goodoffices.extract.event_nouns import governor, is_carried, noun_sources, noun_targets
from goodoffices.extract.event_realis import (
    REFUSED,
    Happening,
    is_background,
    is_told,
    is_toll,
    realis_told,
)
from goodoffices.extract.event_repeats import without_repeats
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Event, Party, Span
from goodoffices.lexicon.events import Frame

_MAKER = "events/1"
_REFUSAL = Frame(
    type=EventType.REJECT, target=("with", "object", "owner", "to", "inner"), outer=True
)
_MEETING_VERBS = frozenset(
    {"attend", "participate", "negotiate", "meet", "talk", "join", "send", "go", "come",
     "engage", "take", "return"}
)  # fmt: skip
_DUTY = Frame(type=EventType.REQUEST, target=("doer",), outer=True)
_WILL = frozenset({"will", "would", "wo", "'ll"})
_PERFORMED = frozenset({EventType.REQUEST, EventType.CONCEDE, EventType.REJECT, EventType.ACCUSE})
"""What saying does: "we call on you", "I apologize"."""
_NEEDS_SOURCE = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT,
     EventType.CONCEDE, EventType.PROTEST, EventType.AGREE, EventType.MOBILIZE, EventType.COOPERATE}
)  # fmt: skip
_BREAKS = frozenset({"relcl", "advcl", "parataxis", "appos"})


def find_events(scene: Scene) -> Iterator[Event]:
    """Find the events of a report, told by verbs and by nouns, each kept once."""
    told = [
        _event(scene, sentence, each)
        for sentence in scene.sentences
        if sentence.tokens[-1].text != "?"
        for each in _happenings(scene, sentence)
    ]
    yield from without_repeats(scene, [event for event in told if event is not None])


def _happenings(scene: Scene, sentence: Sentence) -> list[Happening]:
    found = [each for token in sentence.tokens if (each := _at_word(scene, token)) is not None]
    kept = [each for each in found if not any(_governs(outer, each) for outer in found)]
    told = [each for each in _one_per_clause(kept) if not is_toll(each, kept)]
    return [each for each in told if not _is_doubtful(scene, each)]


def _at_word(scene: Scene, token: Token) -> Happening | None:
    if token.pos_ == "VERB":
        return _refusal(scene, token) or _duty(scene, token) or _verb_event(scene, token)
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun_event(scene, token)
    return None


def _verb_event(scene: Scene, verb: Token) -> Happening | None:
    frame = verb_frame(scene, verb)
    if frame is None or verb.dep_ in ("amod", "compound") or _is_standing(verb, frame):
        return None
    sources = sources_of(scene, verb, frame)
    targets = [each for each in targets_of(scene, verb, frame) if each not in sources]
    if frame.turns is not None and is_hostile(scene, verb):
        frame = replace(frame, type=frame.turns)
    if frame.type in _NEEDS_SOURCE and not sources:
        return None
    if not sources and not targets and not (frame.lone and scene.place_of(verb)):
        return None
    return Happening(
        verb, frame, tuple(sources), tuple(targets), "verb with its subject and object"
    )


def _noun_event(scene: Scene, noun: Token) -> Happening | None:
    if noun.dep_ in ("compound", "nmod"):
        return None
    frame = noun_frame(scene, noun)
    if frame is None:
        return None
    sources = noun_sources(scene, noun, frame)
    targets = [each for each in noun_targets(scene, noun, frame) if each not in sources]
    carried = is_carried(scene, noun)
    if frame.type in _NEEDS_SOURCE and not sources:
        return None
    if frame.sides and len(sources) + len(targets) < 2 and not (carried and sources):
        return None
    if not sources and not targets and not (frame.lone and scene.place_of(noun)):
        return None
    how = "noun carried by a light verb" if carried else "noun with its own arguments"
    return Happening(noun, frame, tuple(sources), tuple(targets), how, noun=True)


def _is_standing(verb: Token, frame: Frame) -> bool:
    """ "Rebels fighting the army", "both agree that it rains": a state, not an act."""
    if frame.mode == "clash" and verb.tag_ == "VBG" and verb.dep_ in ("acl", "relcl", "advcl"):
        return True
    if verb.lemma_ in ("insist", "reaffirm") and _states(verb):
        return True
    if verb.lemma_ == "ask":
        return not any(c.dep_ == "xcomp" or c.lower_ == "for" for c in verb.children)
    if frame.type is not EventType.AGREE or verb.lemma_ != "agree":
        return False
    return _states(verb)


def _states(verb: Token) -> bool:
    """Tell whether what hangs on a verb says how things are, and asks or plans nothing."""
    told = [
        child
        for child in verb.children
        if child.dep_ == "ccomp" and child.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    ]
    return any(
        not {c.lower_ for c in each.children if c.dep_ == "aux"} & {"will", "would", "should", "to"}
        for each in told
    )


def _refusal(scene: Scene, verb: Token) -> Happening | None:
    """ "Will not attend", "would not give up arms": a refusal, whatever is refused."""
    if verb.lemma_ not in scene.words.events.refusable:
        return None
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not helpers & _WILL or not is_negated(verb, scene.words.grammar):
        return None
    if any(child.lower_ == "whether" for child in verb.children):
        return None
    sources = sources_of(scene, verb, _REFUSAL)
    if not sources:
        return None
    mode = "meet" if verb.lemma_ in _MEETING_VERBS else None
    targets = [each for each in targets_of(scene, verb, _REFUSAL) if each not in sources]
    frame = replace(_REFUSAL, mode=mode)
    return Happening(verb, frame, tuple(sources), tuple(targets), REFUSED)


def _duty(scene: Scene, verb: Token) -> Happening | None:
    """ "Said that Britain must leave": a demand on whoever must."""
    if verb.lemma_ not in scene.words.events.saying_verbs:
        return None
    for inner in complements(verb):
        helpers = {child.lower_ for child in inner.children if child.dep_ == "aux"}
        if helpers & scene.words.events.duty_words:
            sources = people_at(scene, doers(verb))
            targets = people_at(scene, subjects(inner))
            if sources and targets and targets[0].pos_ != "PRON":
                return Happening(inner, _DUTY, tuple(sources), tuple(targets), "says that it must")
    return None


def _governs(outer: Happening, inner: Happening) -> bool:
    """Tell whether one stands inside what the other asks, refuses, promises or threatens."""
    if not outer.frame.outer or outer.word.i == inner.word.i:
        return False
    current = inner.word
    while current.head.i != current.i:
        if current.dep_ in _BREAKS:
            return False
        if current.head.i == outer.word.i:
            return current.dep_ not in ("nsubj", "nsubjpass", "conj", "agent")
        current = current.head
    return False


def _one_per_clause(found: list[Happening]) -> list[Happening]:
    """Keep one of a type in a clause: the verb before the noun that tells the same."""
    kept: list[Happening] = []
    for each in sorted(found, key=lambda one: one.noun):
        twin = next((one for one in kept if _is_same_act(one, each)), None)
        if twin is None:
            kept.append(each)
        else:
            kept[kept.index(twin)] = _filled(twin, each)
    return sorted(kept, key=lambda one: one.word.i)


def _is_same_act(kept: Happening, noun: Happening) -> bool:
    if not noun.noun or kept.frame.type is not noun.frame.type:
        return False
    return clause_head(noun.word).i == clause_head(kept.word).i


def _filled(kept: Happening, other: Happening) -> Happening:
    """Let the noun give the side that the verb leaves open."""
    return replace(
        kept,
        sources=kept.sources or tuple(each for each in other.sources if each not in kept.targets),
        targets=kept.targets or tuple(each for each in other.targets if each not in kept.sources),
    )


def _is_doubtful(scene: Scene, told: Happening) -> bool:
    """Leave out words that mostly mean something else: verbal blows, talk to nobody, mere nouns."""
    events = scene.words.events
    lemma, kind = told.word.lemma_.lower(), told.frame.type
    if kind is EventType.ASSAULT and lemma in events.spoken_blows:
        return not told.sources or _is_person(scene, told.sources[0])
    if kind is EventType.CONSULT and lemma in events.one_sided_talk and not told.noun:
        return len(told.sources) + len(told.targets) < 2
    if told.noun and kind in _NEEDS_SOURCE and not told.targets:
        return not is_carried(scene, told.word)
    first = told.sources[0] if told.sources else None
    if first is not None and first.pos_ == "PRON" and scene.is_quoted(told.word):
        return kind not in _PERFORMED
    return first is None and scene.is_quoted(told.word)


def _is_person(scene: Scene, noun: Token) -> bool:
    mention = own_mention(scene, noun)
    return mention is not None and mention.kind is ActorKind.PERSON


def _event(scene: Scene, sentence: Sentence, happening: Happening) -> Event | None:
    realis = realis_told(scene, happening)
    sources = parties_at(scene, happening.sources)
    targets = parties_at(scene, happening.targets)
    targets = tuple(each for each in targets if each not in sources)
    place = scene.place_of(happening.word)
    date = scene.date_of(happening.word)
    if not is_told(happening, realis) or not (sources or place or date):
        return None
    trigger = _trigger(scene, happening)
    evidence = {
        "trigger": (trigger,),
        "source": _spans(sources),
        "target": _spans(targets),
        "place": (place,) if place else (),
        "date": (date.span,) if date and date.span else (),
    }
    return Event(
        report=scene.report.id, sentence=sentence.span,
        evidence={part: spans for part, spans in evidence.items() if spans},
        type=happening.frame.type, mode=happening.frame.mode, trigger=trigger.of(scene.text),
        sources=sources, targets=targets, place=place.of(scene.text) if place else None,
        realis=realis, date=date, background=is_background(happening.word),
        confidence=_confidence(happening, realis), maker=_MAKER, found_by=happening.how,
    )  # fmt: skip


def _spans(parties: tuple[Party, ...]) -> tuple[Span, ...]:
    return tuple(party.span for party in parties if party.span is not None)


def _trigger(scene: Scene, happening: Happening) -> Span:
    """Give the words that tell it: the noun with what carries it, the verb with its particle."""
    word = happening.word
    first = last = word
    if happening.noun:
        verb = governor(word) if is_carried(scene, word) else None
        first = verb if verb is not None and 0 < word.i - verb.i < 5 else word
        for child in word.children:
            if first is word and child.dep_ in ("compound", "amod") and child.i < first.i:
                first = child
    else:
        for child in word.children:
            if child.dep_ == "prt" and child.i - word.i in (1, 2):
                last = child
    return Span(first.idx, last.idx + len(last))


def _confidence(happening: Happening, realis: Realis) -> float:
    base = 0.55 if happening.noun else 0.7
    if not happening.sources or not happening.targets:
        base -= 0.1
    return round(base if realis is Realis.ACTUAL else base - 0.1, 2)
