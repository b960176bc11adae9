"""Finds truces, pauses and zones of calm, each with where it stands and what it covers.

One truce is told of many times in a report; mentions of the same place and status are one fact,
the surest and fullest of them. What only names a truce, without a sign of where it stands, counts
where the report says nothing better of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from goodoffices.codes import COARSE_CEASEFIRE_STATUS, CeasefireStatus, Scope
from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.truce_fates import FATE, fate_of
from goodoffices.extract.truce_places import PLACED, is_country, truce_places
from goodoffices.extract.truce_signs import is_near_war, is_new, is_of_war, is_title
from goodoffices.extract.truce_status import standing_of
from goodoffices.extract.truce_terms import guarantors_of, is_for_rescue, purpose_of, sides_of
from goodoffices.extract.truce_verbs import is_only_asked, sides_of_verb, standing_of_verb
from goodoffices.extract.truce_weights import MADE, PASSING, Standing
from goodoffices.facts import Ceasefire, DateRecord, Party, Span

MAKER = "ceasefires/1"
_PROLONGING = frozenset({CeasefireStatus.EXTENSION_REQUESTED, CeasefireStatus.EXTENDED})
"""Told beside how a truce fares: "fragile" and "to be prolonged" are two points of its life."""
_ASIDE = frozenset({"acl", "relcl"})
"""How a clause hangs on a truce that tells something else of it."""
_DOUBTFUL = 0.3
"""Confidence below what is shown."""
_SIDES = 2
_MAKING = frozenset(
    {"announce", "sign", "agree", "declare", "reach", "conclude", "broker", "strike"}
)
"""What made a truce, told beside what became of it."""
_AFTER = frozenset(
    {
        CeasefireStatus.IN_FORCE,
        CeasefireStatus.FRAGILE,
        CeasefireStatus.VIOLATED,
        CeasefireStatus.COLLAPSED,
        CeasefireStatus.EXPIRED,
        CeasefireStatus.EXTENDED,
    }
)
"""What can become of a truce once it is made."""
_SURE = 0.7
"""Weight from which a mention is as good as a surer one that says less."""
_LEAST = 0.5
"""Weight below which a mention counts only where its truce has no surer one."""
_WORTH = 0.4
"""Weight that a weak mention needs beside surer ones of other places."""
_ZONE_WITHIN = 24
"""Characters in which "zone" follows what it belongs to: "de-escalation zones"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of a truce."""

    sentence: Sentence
    head: Token
    word: Token
    term: Span
    standing: Standing
    scope: Scope
    place: Span | None
    name: str | None

    @property
    def key(self) -> tuple[str, str]:
        """Tell mentions of one truce and status from others: by status and place."""
        where = self.name if self.scope is Scope.LOCAL and self.name else self.scope.value
        status = self.standing.status
        own = status in _PROLONGING
        made = str(self.standing.trigger.i) if self.standing.rule == MADE else ""
        return made or (status.value if own else COARSE_CEASEFIRE_STATUS[status]), where.lower()


def find_ceasefires(scene: Scene) -> Iterator[Ceasefire]:
    """Find every truce of a report at each point of its life that the report tells."""
    if not is_of_war(scene):
        return
    unnamed = scene.words.talks.attendance.sides
    for group in _grouped(_placed(scene, list(_mentions(scene)))):
        ranked = sorted(group, key=_surest, reverse=True)
        best = _ceasefire(scene, ranked[0], len(group))
        for told in ranked[1:]:
            lacks = len(best.parties) < _SIDES or best.date is None
            lacks = lacks or _are_unnamed(best.parties, unnamed)
            if told.standing.weight >= _SURE and lacks and _is_like(ranked[0], told, scene):
                best = _filled(best, _ceasefire(scene, told, len(group)), unnamed)
        yield best


def _is_like(one: _Told, other: _Told, scene: Scene) -> bool:
    """Tell whether two mentions may be of one truce: a halt to operations is not "the truce"."""
    names = [each.term.of(scene.text).casefold() for each in (one, other)]
    usual = scene.words.ceasefires.usual
    return all(any(word in name for word in usual) for name in names) or names[0] == names[1]


def _surest(told: _Told) -> tuple[float, bool, int]:
    return told.standing.weight, told.place is not None, -told.sentence.index


def _are_unnamed(parties: tuple[Party, ...], words: frozenset[str]) -> bool:
    """Tell "the two parties" and "rivals", which only say that there are sides."""
    return all(each.printed.casefold().split()[-1] in words for each in parties)


def _filled(best: Ceasefire, other: Ceasefire, words: frozenset[str]) -> Ceasefire:
    """Give a truce the sides and the day that another mention of it tells: a headline has none."""
    evidence = dict(best.evidence)
    parties, date = best.parties, best.date
    fewer = len(parties) < _SIDES <= len(other.parties)
    if (not parties or fewer or _are_unnamed(parties, words)) and other.parties:
        parties, evidence["party"] = other.parties, other.evidence.get("party", ())
    if date is None and other.date is not None:
        date, evidence["date"] = other.date, other.evidence.get("date", ())
    kept = {part: spans for part, spans in evidence.items() if spans}
    return replace(best, parties=parties, date=date, evidence=kept)


def _mentions(scene: Scene) -> Iterator[_Told]:
    words, grammar = scene.words.ceasefires, scene.words.grammar
    for term, where in _spans(scene, words.term):
        head = _head_of(term, words.tails)
        if is_title(term, head, scene):
            continue
        if term.pos_ == "VERB" or (term.dep_ == "compound" and term.head.lemma_ in words.others):
            continue
        standing = standing_of(head, term, words, grammar)
        if standing is not None and _is_of_talks(head, term, standing):
            continue
        if standing is not None:
            yield from _told(scene, head, term, where, standing)
        fate = fate_of(head, term, words, grammar)
        if fate is not None and standing is not None and fate.trigger != standing.trigger:
            yield from _told(scene, head, term, where, fate)
        made = None if standing is None else _made(scene, head, standing)
        if made is not None:
            yield from _told(scene, head, term, where, made)
    for term, where in _spans(scene, words.deed):
        verb = term if term.pos_ == "VERB" else term.head
        if verb.pos_ != "VERB" or scene.sentence_of(verb).span.end < where.end:
            continue
        standing = standing_of_verb(verb, words, grammar)
        if standing is not None and not is_only_asked(verb, standing):
            yield from _told(scene, verb, verb, where, standing)


def _made(scene: Scene, head: Token, standing: Standing) -> Standing | None:
    """Give when a truce was made, beside its fate: "the truce *announced on 3 May* was broken"."""
    making = _making_of(scene, head)
    if making is None or making == standing.trigger:
        return None
    told = standing.status in _AFTER and standing.weight > PASSING
    if making.pos_ != "VERB" and not told:
        return None
    return Standing(CeasefireStatus.AGREED, making, MADE, 0.7)


def _making_of(scene: Scene, head: Token) -> Token | None:
    """Give the word that tells on what day a truce was made: "signed on 3 May", "of 3 May"."""
    verbs = [c for c in head.children if c.dep_ in _ASIDE and c.lemma_ in _MAKING]
    told = [each for each in verbs if each.tag_ in ("VBN", "VBD")]
    for each in (*told, *_own_day(head)):
        date = scene.date_of(each)
        begin, end = each.left_edge.idx, each.right_edge.idx
        if date is not None and date.span is not None and begin <= date.span.start <= end:
            return each
    return None


def _own_day(noun: Token) -> list[Token]:
    """Give the day by which a truce goes, if any: "the truce of 3 May", "the 3 May truce"."""
    before = [each for each in noun.children if each.dep_ in ("compound", "nmod", "nummod")]
    named = (*after_preposition(noun, ("of",)), *before)
    return [each for each in named if each.ent_type_ == "DATE"]


def _is_of_talks(head: Token, term: Token, standing: Standing) -> bool:
    """ "Ruled out any further truce talks", "ceasefire talks collapsed": the talks, no truce."""
    talks = head != term and head.lemma_.lower() in ("talk", "talks", "negotiation")
    return talks and standing.status is not CeasefireStatus.PROPOSED


def _placed(scene: Scene, told: list[_Told]) -> list[_Told]:
    """Give "the truce" the place of the local one told last, where no wider truce is told of."""
    found: list[_Told] = []
    last: _Told | None = None
    for each in sorted(told, key=lambda one: one.term.start):
        known = each.place is None and each.scope is Scope.NATIONAL and not is_new(each.head)
        known = known and _making_of(scene, each.head) is None
        around = {child.lower_ for noun in (each.word, each.head) for child in noun.children}
        aside = any(word.lower_ == "elsewhere" for word in each.sentence.words)
        if aside and known:
            last = None
        if known and last is not None and not around & scene.words.ceasefires.national:
            each = replace(each, place=last.place, name=last.name, scope=Scope.LOCAL)
        elif each.scope is Scope.LOCAL and each.place is not None:
            last = each
        elif each.scope is Scope.NATIONAL:
            last = None
        found.append(each)
    return found


def _spans(scene: Scene, pattern: re.Pattern[str]) -> Iterator[tuple[Token, Span]]:
    """Give the words that name truces, with their head."""
    for match in pattern.finditer(readable(scene.doc)):
        span = scene.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and scene.sentences:
            yield span.root, Span(match.start(), match.end())


def _told(
    scene: Scene, head: Token, term: Token, where: Span, standing: Standing
) -> Iterator[_Told]:
    sentence = scene.sentence_of(term)
    places = truce_places(scene, head, term)
    if not places:
        scope = _scope(scene, head, term, None)
        if scope is Scope.NATIONAL and is_for_rescue(head, term, standing, scene):
            scope = Scope.LOCAL if not scene.words.ceasefires.national & _beside(head) else scope
        yield _Told(sentence, head, term, where, standing, scope, None, None)
    for place in places:
        name = place.of(scene.text)
        scope = _scope(scene, head, term, name)
        yield _Told(sentence, head, term, where, standing, scope, place, name)


def _beside(noun: Token) -> set[str]:
    return {child.lower_ for child in noun.children}


def _head_of(term: Token, tails: frozenset[str]) -> Token:
    """Give the noun of the phrase: of "ceasefire deal" it is the deal."""
    head = term.head
    if (
        term.dep_ in ("compound", "nmod", "amod")
        and head.lemma_.lower() in tails
        and head.i > term.i
    ):
        return head
    return term


def _scope(scene: Scene, head: Token, term: Token, name: str | None) -> Scope:
    """Tell whether a truce covers a country or less; several unnamed ones are unknown."""
    words = scene.words.ceasefires
    around = {child.lower_ for noun in (term, head) for child in noun.children}
    if name is not None and not is_country(scene, name):
        return Scope.LOCAL
    if around & words.national:
        return Scope.NATIONAL
    partly = {
        child.lower_
        for each in after_preposition(head, PLACED)
        if each.lemma_.lower() in words.known_places | words.place_nouns | {"place"}
        for child in each.children
    }
    if partly & {"some", "several", "certain", "many", "few"}:
        return Scope.LOCAL
    beside = [head, head.head] if head.head.lemma_ in words.local_verbs else [head]
    found = (each for noun in beside for each in after_preposition(noun, PLACED))
    if any(_is_town(each, words.known_places) for each in found):
        return Scope.LOCAL
    if around & words.local or "zone" in readable(scene.doc)[term.idx : term.idx + _ZONE_WITHIN]:
        return Scope.LOCAL
    if head.tag_ == "NNS" and (around & words.many or _is_counted(head)):
        return Scope.UNKNOWN
    return Scope.NATIONAL


def _is_counted(noun: Token) -> bool:
    """Tell "more than a dozen truces", which name no one truce, from "the two truces"."""
    known = any(child.lower_ in ("the", "these", "both") for child in noun.children)
    return not known and any(child.dep_ == "nummod" for child in noun.children)


def _is_town(noun: Token, known: frozenset[str]) -> bool:
    """Tell "a truce in the town", whatever its name."""
    return noun.lemma_.lower() in known and any(child.lower_ == "the" for child in noun.children)


def _grouped(told: list[_Told]) -> list[list[_Told]]:
    """Put mentions of one truce and status together; weak ones count where nothing is surer."""
    groups: dict[tuple[str, str], list[_Told]] = {}
    for each in told:
        groups.setdefault(each.key, []).append(each)
    sure = {key for key, group in groups.items() if _weight(group) >= _LEAST}
    settled = {where for _, where in sure}
    weak = {key for key in groups if key not in sure and key[1] not in settled}
    best: dict[str, tuple[str, str]] = {}
    for key in sorted(weak, key=lambda each: sum(told.standing.weight for told in groups[each])):
        best[key[1]] = key
    if sure:
        best = {where: key for where, key in best.items() if _weight(groups[key]) >= _WORTH}
    return [group for key, group in groups.items() if key in sure or key in best.values()]


def _weight(group: list[_Told]) -> float:
    return max(each.standing.weight for each in group)


def _ceasefire(scene: Scene, told: _Told, times: int) -> Ceasefire:
    standing = told.standing
    trigger = _trigger_span(told)
    deed = told.word.pos_ == "VERB"
    parties = (
        scene.parties(sides_of_verb(scene, told.word))
        if deed
        else sides_of(scene, told.head, told.word, standing)
    )
    if standing.rule == FATE and not parties:  # "declared a truce, which it broke"
        begun = replace(standing, trigger=told.head.head)
        parties = sides_of(scene, told.head, told.word, begun)
    guarantors = guarantors_of(scene, told.head, told.sentence)
    parts = {
        "trigger": (trigger,),
        "place": (told.place,) if told.place else (),
        "party": tuple(party.span for party in parties if party.span),
        "guarantor": tuple(party.span for party in guarantors if party.span),
    }
    date = _date_of(scene, told)
    if date is not None and date.span is not None:
        parts["date"] = (date.span,)
    return Ceasefire(
        report=scene.report.id,
        sentence=told.sentence.span,
        evidence={key: spans for key, spans in parts.items() if spans},
        date=date,
        confidence=_how_sure(scene, told, times),
        maker=MAKER,
        found_by=standing.rule,
        status=standing.status,
        scope=told.scope,
        place=told.name,
        term=told.term.of(scene.text),
        trigger=trigger.of(scene.text),
        parties=parties,
        guarantors=guarantors,
        purpose=purpose_of(told.head, told.word, standing, scene),
    )


def _how_sure(scene: Scene, told: _Told, times: int) -> float:
    """Guess how often such truces are right; one with no war around it may be a word of speech."""
    sure = round(min(0.9, told.standing.weight * 0.7 + 0.05 * times), 2)
    return sure if is_near_war(scene, told.sentence.index) else min(sure, _DOUBTFUL)


def _date_of(scene: Scene, told: _Told) -> DateRecord | None:
    """Give when: of what became of a truce only a day told with that."""
    verb = told.standing.trigger
    date = scene.date_of(verb)
    if told.standing.rule == FATE:
        where = None if date is None else date.span
        behind = where is not None and where.start > max(told.term.end, verb.left_edge.idx)
        return date if behind else None
    date = date or scene.date_of(told.head)
    if date is None or not _is_of_other(date, told, scene):
        return date
    others = (d.root for d in scene.dated if d.root.head in (verb, *verb.children) and d.anchored)
    day = next((each for each in others if each not in told.head.subtree), None)
    return None if day is None else scene.date_of(day)


def _is_of_other(date: DateRecord, told: _Told, scene: Scene) -> bool:
    """Tell a day that is not that of the status: "the truce signed in May holds".

    The year of "withdrew from the 2002 truce" is none either.
    """
    if date.span is None:
        return False
    if date.span.holds(told.term):
        return True
    day = scene.doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
    own = [] if day is None else [each for each in _own_day(told.head) if each in day]
    if own and told.standing.rule != MADE:
        return True
    clauses = [] if day is None else [each for each in day.root.ancestors if each.dep_ in _ASIDE]
    trigger = told.standing.trigger
    around = (told.word, told.head, trigger)
    return any(
        each.head in around[:2] and not any(one in each.subtree for one in around)
        for each in clauses
    )


def _trigger_span(told: _Told) -> Span:
    """Give the words from the one that tells the status to the truce, if they are near."""
    word = told.standing.trigger
    start, end = min(word.idx, told.term.start), max(word.idx + len(word), told.term.end)
    return Span(start, end) if end - start <= 80 else told.term
