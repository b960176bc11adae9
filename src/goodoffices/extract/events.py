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
from goodoffices.extract.clause_actors import is_own_people, parties_at
from goodoffices.extract.clause_mentions import own_kind, own_mention
from goodoffices.extract.clauses import clause_head, doers, is_mutual, is_passive
from goodoffices.extract.event_answers import name_answered
from goodoffices.extract.event_costs import victims_of
from goodoffices.extract.event_dates import date_told
from goodoffices.extract.event_nouns import governor, is_carried, verge_of
from goodoffices.extract.event_places import land_left, place_of_event, place_told
from goodoffices.extract.event_realis import (
    Happening,
    is_background,
    is_cost,
    is_told,
    is_toll,
    realis_told,
)
from goodoffices.extract.event_repeats import without_repeats
from goodoffices.extract.event_told import NEEDS_SOURCE, happening_at
from goodoffices.extract.event_unmeant import is_unmeant
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Event, Party, Span
from goodoffices.lexicon.events import SUBJECT

_MAKER = "events/1"
_PERFORMED = frozenset({EventType.REQUEST, EventType.CONCEDE, EventType.REJECT, EventType.ACCUSE})
"""What saying does: "we call on you", "I apologize"."""
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.REQUEST})
"""What is done to somebody and tells enough without its doer."""
_LEAVING = "withdraw"
_ADDRESSES = frozenset({"speak", "talk", "gather", "bring"})
_EARLIER = frozenset({"after", "following", "since"})
"""What leads in an act of before, in the clause of another."""
_BREAKS = frozenset({"relcl", "advcl", "parataxis", "appos"})


def find_events(scene: Scene) -> Iterator[Event]:
    """Find the events of a report, told by verbs and by nouns, each kept once."""
    told = [
        event_told(scene, sentence, each)
        for sentence in scene.sentences
        if sentence.tokens[-1].text != "?"
        for each in _happenings(scene, sentence)
    ]
    written = [event for event in told if event is not None]
    yield from without_repeats(scene, name_answered(scene, written))


def _happenings(scene: Scene, sentence: Sentence) -> list[Happening]:
    found = [each for token in sentence.words if (each := happening_at(scene, token)) is not None]
    kept = [each for each in found if not any(_takes_in(outer, each) for outer in found)]
    told = [each for each in _one_per_clause(scene, kept) if not is_toll(scene, each, kept)]
    return [each for each in told if not _is_doubtful(scene, each)]


def _takes_in(outer: Happening, inner: Happening) -> bool:
    """Tell whether one is part of the other: of what it asks or refuses, or of its own words."""
    return _governs(outer, inner) or _is_made_of(outer, inner)


def _is_made_of(outer: Happening, inner: Happening) -> bool:
    """ "Signed an agreement", "expressed concern": the noun makes the verb what it is."""
    if not inner.noun or outer.noun or outer.frame.type is inner.frame.type:
        return False
    if inner.word.lemma_.lower() not in outer.frame.needs:
        return False
    verb = governor(inner.word)
    return verb is not None and verb.i == outer.word.i


def _governs(outer: Happening, inner: Happening) -> bool:
    """Tell whether one stands inside what the other asks, refuses, promises or threatens."""
    if not outer.frame.outer or outer.word.i == inner.word.i:
        return False
    current = inner.word
    aims = outer.frame.type is EventType.PROTEST
    while current.head.i != current.i:
        if current.dep_ in _BREAKS and not (aims and current.dep_ == "advcl"):
            return False
        if current.head.i == outer.word.i:
            return current.dep_ not in ("nsubj", "nsubjpass", "conj", "agent")
        current = current.head
    return False


def _one_per_clause(scene: Scene, found: list[Happening]) -> list[Happening]:
    """Keep one of a type in a clause: the verb before the noun that tells the same."""
    kept: list[Happening] = []
    for each in sorted(found, key=lambda one: one.noun):
        twin = next((one for one in kept if _is_same_act(scene, one, each)), None)
        if twin is None:
            kept.append(each)
        elif is_cost(twin):
            kept[kept.index(twin)] = _filled(each, twin)
        else:
            kept[kept.index(twin)] = _filled(twin, each)
    return sorted(kept, key=lambda one: one.word.i)


def _is_same_act(scene: Scene, kept: Happening, noun: Happening) -> bool:
    if not noun.noun or kept.frame.type is not noun.frame.type:
        return False
    near, other = (verge_of(scene, each.word) is None for each in (kept, noun))
    if near != other or any(_is_of_before(each.word) for each in (kept, noun)):
        return False  # "after a raid in Gao, Mali was on the brink of war"
    return clause_head(noun.word).i == clause_head(kept.word).i


def _is_of_before(noun: Token) -> bool:
    """ "After a raid", "since the talks": what was done before the rest of its clause."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _EARLIER


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
    if is_unmeant(scene, told.word, kind):
        return True
    if kind is EventType.ASSAULT and lemma in events.spoken_blows:
        party = (told.sources or told.targets) if told.noun else told.sources
        if any(is_own_people(scene, each) for each in doers(told.word)):
            return False  # "his men hit the town": no blow of words
        if party:
            return _is_person(scene, party[0])
        return not told.noun and not _is_armed(scene, told.word)
    if kind is EventType.CONSULT and lemma in events.one_sided_talk and not told.noun:
        if len(told.sources) + len(told.targets) < 2 and not _is_several(told):
            return True
        addressed = bool(told.targets) and all(_is_public(scene, each) for each in told.targets)
        return lemma in _ADDRESSES and addressed
    if told.noun and kind in NEEDS_SOURCE and not told.targets:
        near = told.frame.sides and verge_of(scene, told.word) is not None  # "close to a deal"
        return not (is_carried(scene, told.word) or _is_spelt_out(told) or near)
    first = told.sources[0] if told.sources else None
    if first is not None and first.pos_ == "PRON" and scene.is_quoted(told.word):
        return kind not in _PERFORMED
    return first is None and scene.is_quoted(told.word)


def _is_several(told: Happening) -> bool:
    """ "They", "the ministers discussed the crisis": several, and not one alone."""
    alone = told.sources[0] if told.sources else None
    if alone is None or told.word.lemma_ != "discuss":
        return False
    return alone.lower_ in ("they", "both") or alone.tag_ in ("NNS", "NNPS")


def _is_armed(scene: Scene, verb: Token) -> bool:
    """ "Air strikes hit a school", "was struck by a shell": a weapon deals no verbal blow."""
    return any(each.lemma_.lower() in scene.words.events.weapons for each in doers(verb))


def _is_spelt_out(told: Happening) -> bool:
    """ "Mali's call for a meeting", "Mali's demand that Chad leave": it is told what is asked."""
    if told.frame.type is not EventType.REQUEST or not told.sources:
        return False
    return any(c.dep_ in ("acl", "ccomp", "relcl") or c.lower_ == "for" for c in told.word.rights)


def _bare(party: Party) -> str:
    """Give a party's words without article: who acts is not also whom it is done to."""
    return party.printed.casefold().removeprefix("the ")


def _is_public(scene: Scene, noun: Token) -> bool:
    """Tell whether a noun is a crowd whom one addresses, and meets not."""
    mention = own_mention(scene, noun)
    return noun.tag_ == "NNS" and (mention is None or mention.form == "nominal")


def _is_person(scene: Scene, noun: Token) -> bool:
    return own_kind(scene, noun) is ActorKind.PERSON


def event_told(scene: Scene, sentence: Sentence, happening: Happening) -> Event | None:
    """Write down an act with its place, date and realis; nothing where it is only imagined."""
    realis = realis_told(scene, happening)
    sources = parties_at(scene, happening.sources)
    targets = parties_at(scene, happening.targets)
    own = {_bare(each) for each in sources}
    if happening.mutual or is_mutual(happening.word):
        targets = sources  # "accused each other": each is on both sides
    else:
        targets = tuple(each for each in targets if _bare(each) not in own)
    place = place_of_event(scene, happening.word, happening.frame.type, (*sources, *targets))
    if _is_leaving(happening):  # what one leaves is where it happens, and no side
        place, targets = place or land_left(happening.targets), ()
    date = date_told(scene, sentence, happening, realis)
    if not is_told(happening, realis):
        return None
    if happening.noun and realis is Realis.POSSIBLE and not sources:
        place = date = None  # "sanctions are unlikely, given the raid in May": told of the raid
    outlook = happening.noun and realis is Realis.POSSIBLE and bool(targets)
    known = sources or place or date or outlook or _is_suffered(scene, happening, realis)
    if not known and place_told(scene, happening.word) is None:
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


def _is_leaving(happening: Happening) -> bool:
    frame = happening.frame
    return frame.type is EventType.RETREAT and frame.mode == _LEAVING


def _is_suffered(scene: Scene, happening: Happening, realis: Realis) -> bool:
    """ "The hostages were freed": who suffers it is told, though not by whom, where or when."""
    if realis is not Realis.ACTUAL or not happening.targets:
        return False
    if happening.noun:  # "air strikes killed ten soldiers"
        return happening.frame.type is EventType.ASSAULT and bool(victims_of(scene, happening.word))
    suffers = is_passive(happening.word) or SUBJECT in happening.frame.target
    return (happening.frame.type in _DEEDS and suffers) or _is_struck(scene, happening)


def _is_struck(scene: Scene, happening: Happening) -> bool:
    """ "Air strikes killed ten": a weapon did it, whoever used it."""
    return happening.frame.type is EventType.ASSAULT and _is_armed(scene, happening.word)


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
