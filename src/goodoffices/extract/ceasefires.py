"""Finds truces, pauses and zones of calm, each with where it stands and what it covers.

One truce is told of many times in a report; mentions of the same place and status are one fact,
the surest and fullest of them. What only names a truce, without a sign of where it stands, counts
where the report says nothing better of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import COARSE_CEASEFIRE_STATUS, ActorKind, Scope
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.figure_places import says_whose
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.truce_status import Standing, standing_of
from goodoffices.facts import Ceasefire, Party, Span
from goodoffices.lexicon.actors import HOW_NAME

MAKER = "ceasefires/1"
_LEAST = 0.5
"""Weight below which a mention counts only where its truce has no surer one."""
_WORTH = 0.4
"""Weight that a weak mention needs beside surer ones of other places."""
_BEFORE_PLACE = frozenset({"in", "around", "near", "as", "to"})
"""Prepositions behind which a proper noun the parser left unnamed is a place."""
_ZONE_WITHIN = 24
"""Characters in which "zone" follows what it belongs to: "de-escalation zones"."""
_PLACED = ("in", "around", "for", "near", "across", "at", "throughout", "over", "inside")


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of a truce."""

    sentence: Sentence
    head: Token
    term: Span
    standing: Standing
    scope: Scope
    place: Span | None
    name: str | None

    @property
    def key(self) -> tuple[str, str]:
        """Tell mentions of one truce and status from others: by coarse status and place."""
        where = self.name if self.scope is Scope.LOCAL and self.name else self.scope.value
        return COARSE_CEASEFIRE_STATUS[self.standing.status], where.lower()


def find_ceasefires(scene: Scene) -> Iterator[Ceasefire]:
    """Find every truce of a report at each point of its life that the report tells."""
    for group in _grouped(list(_mentions(scene))):
        best = max(
            group,
            key=lambda each: (each.standing.weight, each.place is not None, -each.sentence.index),
        )
        yield _ceasefire(scene, best, len(group))


def _mentions(scene: Scene) -> Iterator[_Told]:
    words, grammar = scene.words.ceasefires, scene.words.grammar
    for match in words.term.finditer(readable(scene.doc)):
        span = scene.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or not scene.sentences:
            continue
        term = span.root
        head = _head_of(term, words.tails)
        standing = standing_of(head, term, words, grammar)
        if standing is None:
            continue
        sentence = scene.sentence_of(term)
        where = Span(match.start(), match.end())
        places = _places(scene, head, term)
        if not places:
            yield _Told(
                sentence, head, where, standing, _scope(scene, head, term, None), None, None
            )
        for place in places:
            name = place.of(scene.text)
            yield _Told(
                sentence, head, where, standing, _scope(scene, head, term, name), place, name
            )


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


def _places(scene: Scene, head: Token, term: Token) -> list[Span]:
    """Give the places a truce covers: "in Aleppo", "the Homs truce", "took hold in Homs"."""
    found: list[Token] = []
    for noun in dict.fromkeys((term, head)):
        found += after_preposition(noun, _PLACED)
        found += [each for each in noun.children if each.dep_ in ("compound", "nmod", "poss")]
    verb = head.head
    if not any(_named(scene, each) for each in found):
        if verb.lemma_ in scene.words.ceasefires.local_verbs:
            found += after_preposition(verb, (*_PLACED, "to"))
        elif head.dep_ in ("nsubj", "nsubjpass"):
            # "In Homs, a truce ended": a place in front is the truce's whatever the verb.
            found += [each for each in after_preposition(verb, _PLACED) if each.i < head.i]
    found += _told_of(head)
    tokens = dict.fromkeys(
        named
        for token in found
        for each in conjuncts(token)
        if (named := _named(scene, each)) is not None
    )
    narrow = None
    if _only_countries(scene, tokens):
        narrow = _narrowed(scene, term, wide=bool(tokens))
    if narrow is not None:
        return [narrow]
    return [_place_span(token) for token in tokens]


def _told_of(head: Token) -> list[Token]:
    """Give the subject of "Idlib is one of several zones"."""
    current = head
    for _ in range(4):
        if current.dep_ == "attr" and current.head.lemma_ == "be":
            return [child for child in current.head.children if child.dep_ == "nsubj"]
        if current.dep_ not in ("pobj", "prep"):
            return []
        current = current.head
    return []


def _named(scene: Scene, token: Token) -> Token | None:
    """Give the place a word names, also behind "the city of" or in "Latakia province"."""
    if token.ent_type_ in ("GPE", "LOC", "FAC"):
        return token
    if token.ent_type_ in ("DATE", "TIME", "PERSON"):
        return None
    stands = token.dep_ == "nsubj" or token.head.lower_ in _BEFORE_PLACE
    if token.pos_ == "PROPN" and stands:
        return token if scene.words.actors.find(token.text) is None else None
    if token.lemma_.lower() not in scene.words.ceasefires.place_nouns:
        return None
    inner = [
        *after_preposition(token, ("of", "as")),
        *(c for c in token.children if c.dep_ == "compound"),
    ]
    return next((each for each in inner if each.pos_ == "PROPN"), None)


def _only_countries(scene: Scene, tokens: Iterable[Token]) -> bool:
    return all(_is_country(scene, _place_span(token).of(scene.text)) for token in tokens)


def _narrowed(scene: Scene, term: Token, *, wide: bool) -> Span | None:
    """Find the town a truce is about where the sentence calls it local or speaks of "the city"."""
    words = scene.words.ceasefires
    sentence = scene.sentence_of(term)
    known = not wide and any(
        each.lower_ in words.known_places
        and each.i > 0
        and each.nbor(-1).lower_ in ("the", "besieged")
        for each in sentence.tokens
    )
    if not known and not any(each.lower_ in words.local for each in sentence.tokens):
        return None
    towns = _towns(scene, sentence)
    if not towns and known:
        earlier = scene.sentences[max(0, sentence.index - 4) : sentence.index]
        towns = [town for each in earlier for town in _towns(scene, each)]
        return max(towns, key=lambda town: _prominence(scene, town.of(scene.text)), default=None)
    return towns[0] if len(towns) == 1 else None


def _prominence(scene: Scene, name: str) -> tuple[bool, int]:
    """Prefer towns that are no capitals, and those a report names most."""
    form = scene.words.actors.find(name)
    return form is None, scene.text.count(name)


def _towns(scene: Scene, sentence: Sentence) -> list[Span]:
    """Give the places of a sentence that are no countries, each once."""
    found: dict[str, Span] = {}
    for token in sentence.tokens:
        named = token.ent_type_ in ("GPE", "LOC") and "-" not in token.doc[token.i + 1 :][:1].text
        if (named and not says_whose(token, scene.words)) or (
            token.dep_ == "pobj"
            and token.head.head.lower_ != "according"
            and _named(scene, token) == token
            and not says_whose(token, scene.words)
        ):
            span = _place_span(token)
            if not _is_country(scene, span.of(scene.text)):
                found.setdefault(span.of(scene.text), span)
    return list(found.values())


def _place_span(token: Token) -> Span:
    """Give the whole name a place word belongs to, without its article."""
    for ent in token.doc.ents:
        if ent.start <= token.i < ent.end:
            first = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
            return Span(token.doc[first].idx, ent.end_char)
    return Span(token.idx, token.idx + len(token))


def _scope(scene: Scene, head: Token, term: Token, name: str | None) -> Scope:
    """Tell whether a truce covers a country or less; several unnamed ones are unknown."""
    words = scene.words.ceasefires
    around = {child.lower_ for noun in (term, head) for child in noun.children}
    if name is not None and not _is_country(scene, name):
        return Scope.LOCAL
    if around & words.national:
        return Scope.NATIONAL
    partly = {
        child.lower_
        for each in after_preposition(head, _PLACED)
        if each.lemma_.lower() in words.known_places | words.place_nouns | {"place"}
        for child in each.children
    }
    if partly & {"some", "several", "certain", "many", "few"}:
        return Scope.LOCAL
    if around & words.local or "zone" in readable(scene.doc)[term.idx : term.idx + _ZONE_WITHIN]:
        return Scope.LOCAL
    if around & words.many and head.tag_ == "NNS":
        return Scope.UNKNOWN
    return Scope.NATIONAL


def _is_country(scene: Scene, name: str) -> bool:
    form = scene.words.actors.find(name)
    if form is None or form.how != HOW_NAME:
        return False
    return scene.words.actors.entries[form.key].kind is ActorKind.STATE


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
    parties = _parties(scene, told)
    parts = {
        "trigger": (trigger,),
        "place": (told.place,) if told.place else (),
        "party": tuple(party.span for party in parties if party.span),
    }
    date = scene.date_of(standing.trigger) or scene.date_of(told.head)
    if date is not None and date.span is not None:
        parts["date"] = (date.span,)
    return Ceasefire(
        report=scene.report.id,
        sentence=told.sentence.span,
        evidence={key: spans for key, spans in parts.items() if spans},
        date=date,
        confidence=round(min(0.9, standing.weight * 0.7 + 0.05 * times), 2),
        maker=MAKER,
        found_by=standing.rule,
        status=standing.status,
        scope=told.scope,
        place=told.name,
        term=told.term.of(scene.text),
        trigger=trigger.of(scene.text),
        parties=parties,
    )


def _trigger_span(told: _Told) -> Span:
    """Give the words from the one that tells the status to the truce, if they are near."""
    word = told.standing.trigger
    start, end = min(word.idx, told.term.start), max(word.idx + len(word), told.term.end)
    return Span(start, end) if end - start <= 80 else told.term


def _parties(scene: Scene, told: _Told) -> tuple[Party, ...]:
    """Give the sides a truce is between: "a truce between A and B", "with A"."""
    nouns = after_preposition(told.head, ("between", "with"))
    return scene.parties([noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN")])
