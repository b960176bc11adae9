"""Finds where a stated quantity is told of.

A place counts from the number's own clause; a country, too, from elsewhere in the sentence; and
where the sentence says "there" or "the city", the only place named just before it. What only says
where somebody is at home or speaks ("a monitor based in Britain", "speaking in Paris") is never the
place of a figure.
"""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition, clause_head, subjects
from goodoffices.extract.figure_names import is_attack, is_day, named_places, place_span
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span
from goodoffices.lexicon import Lexicon

_CLAUSE = 3
"""The last rank of what is told in the number's own clause; beyond it only a country counts."""
_NEVER = 9
"""The rank of a place that is another number's, or where a pact is signed."""
_CLIMB = 8
"""Steps from a place up to what it belongs to: longer chains are parsing mistakes."""
_DESCRIBING = frozenset({"acl", "relcl", "xcomp", "amod"})
"""What stands between talks and their place: "talks due to resume in Paris"."""
_CROWDS = frozenset({"gathering", "gatherings"})
"""Meetings that may be of soldiers or mourners, where bombs go off."""


def place_of_figure(
    scene: Scene, sentence: Sentence, word: Token, noun: Token | None, *, met: bool = False
) -> Span | None:
    """Give where: told with the counted, its verb or its clause, or a country of the sentence.

    Unless `met`, nobody is counted where people talk: "signed in X a deal to end a war that has".
    """
    pointed = _pointed_at(word, scene.words)
    if pointed is not None:
        return place_span(pointed)
    named = named_places(scene, sentence, strange=True)
    found = [each for each in named if not says_whose(each, scene.words)]
    if not met:
        found = [each for each in found if not is_venue(each, scene)]
    clause = clause_head(word)
    ranked = [
        (
            _rank(each, word, noun, clause, scene),
            *_aside(each, found, scene),
            abs(each.i - word.i),
            each.i,
        )
        for each in found
    ]
    for rank, *_, index in sorted(each for each in ranked if each[0] < _NEVER):
        place = place_span(scene.doc[index])
        if rank <= _CLAUSE or scene.words.actors.country_of(place.of(scene.text)):
            return place
    return None


def _aside(place: Token, found: list[Token], scene: Scene) -> tuple[bool, bool]:
    """Tell whether a place only says where another is ("Abadam, on Lake Chad"), or stands aside."""
    noun = place.head.head
    town = noun.dep_ == "pobj" and noun.lemma_.lower() in scene.words.measures.region_nouns
    towns = [noun, *after_preposition(noun, ("of",))] if place.dep_ == "pobj" else []
    if towns and place.head.i and place.head.nbor(-1).text == ",":
        towns += [each for each in noun.children if each.dep_ in ("dobj", "pobj")]
    return any(each in found for each in towns if each != place), _is_beside(place) and not town


def _pointed_at(word: Token, words: Lexicon) -> Token | None:
    """ "Shells fell on Sarn, where residents said 14 were killed": the name before "where"."""
    verb = clause_head(word)
    for _ in range(_CLIMB):
        if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
            town = verb.head
            inner = [n for n in after_preposition(town, ("of",)) if n.pos_ == "PROPN"]
            if is_day(town, words) or town.ent_type_ in ("DATE", "TIME"):
                return None  # "entered a town on Monday where hundreds are trapped"
            return town if town.pos_ == "PROPN" else next(iter(inner), None)
        if verb.dep_ not in ("ccomp", "conj", "advcl") or verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = verb.head
    return None


def place_before(scene: Scene, sentence: Sentence) -> Span | None:
    """Give the only place named just before a sentence that says "there" or "the city"."""
    words = scene.words.ceasefires.known_places
    points = any(
        (each.lower_ in ("there", "here") and each.dep_ == "advmod")
        or (each.lower_ in words and each.i and each.nbor(-1).lower_ in ("the", "besieged"))
        for each in sentence.words
    )
    if not points:
        return None
    places = named_places(scene, sentence, strange=True)
    offices = [each for each in places if _in_office(each, scene)]
    if offices:
        return place_span(offices[0]) if len(offices) == 1 else None
    names: dict[str, Token] = {}
    for earlier in scene.sentences[max(0, sentence.index - 2) : sentence.index]:
        for place in named_places(scene, earlier):
            if not says_whose(place, scene.words):
                names[place.lower_] = place
    return place_span(next(iter(names.values()))) if len(names) == 1 else None


def _in_office(place: Token, scene: Scene) -> bool:
    """Tell "the mayor of X has said that ... there", which points to the speaker's town."""
    owner = place.head.head if place.dep_ == "pobj" else place.head
    return _is_beside(place) and owner.lemma_.lower() in scene.words.measures.local_offices


def is_venue(place: Token, scene: Scene) -> bool:
    """Tell whether a town is where people talk: "talks in the port of X", "met in Paris"."""
    words = scene.words.talks
    owner = place.head.head if place.dep_ == "pobj" else place.head
    nouns = (words.nouns.sure | words.nouns.meeting | words.nouns.part) - _CROWDS
    acts = words.verbs.gather | words.verbs.attend | words.signing.verbs
    if owner.lemma_ in acts or any(each.lower_ in nouns for each in subjects(owner)):
        return True
    current, past = place, False
    for _ in range(_CLIMB):
        lower, current = current, current.head
        deed = current.pos_ not in ("NOUN", "PROPN", "ADP")
        if current.lower_ in (words.nouns.sure | words.nouns.meeting if past else nouns):
            return True
        past = past or deed
        if deed and not {lower.dep_, current.dep_} & _DESCRIBING:
            return False
    return False


def says_whose(place: Token, words: Lexicon) -> bool:
    """Tell whether a place only says where a source is at home, or where it speaks."""
    measures = words.measures
    owner = place.head.head if place.dep_ == "pobj" else place.head
    beside = _is_beside(place)
    if not beside and place.i > owner.i and _is_saying(owner, words):
        return True
    told = owner.lemma_.lower() in measures.place_nouns or is_attack(owner, words)
    told = told or (_is_where(place, owner) and owner.lemma_.lower() in measures.spots)
    if beside and not told:
        return True
    if not beside and (
        owner.ent_type_ in ("ORG", "PERSON") or owner.lower_ in words.titles.offices
    ):
        return True
    current = place.head if place.dep_ == "pobj" else place
    for _ in range(_CLIMB):
        head = current.head
        if head == current:
            return False
        if head.lemma_ in measures.staying and head.dep_ in ("acl", "relcl", "advcl", "amod"):
            return True
        if current.dep_ == "appos" and current.i > head.i and head.pos_ == "PROPN":
            return True
        if current.dep_ == "nsubj" and head.lemma_ in measures.counters:
            return True
        if current.dep_ == "pobj" and _gives(head):
            return True
        if current.dep_ in ("nsubj", "nsubjpass", "relcl", "ccomp", "advcl"):
            return False
        current = head
    return False


def _is_where(place: Token, spot: Token) -> bool:
    """Tell "the streets of X" and "into X's market" from "X's hospitals say"."""
    return place.dep_ == "pobj" or spot.dep_ == "pobj"


def _is_saying(verb: Token, words: Lexicon) -> bool:
    """Tell "told reporters at Camp X" and "said in Geneva": where somebody speaks."""
    return verb.pos_ == "VERB" and verb.lemma_ in words.measures.telling


def _is_beside(place: Token) -> bool:
    """Tell "the coast of Cauca" and "Yemen's capital" from "in Guapi", which says more.

    "Driven out of Guapi" tells as much as "from Guapi".
    """
    out = place.head.head.dep_ == "prep" and place.head.head.lower_ == "out"
    return place.dep_ == "poss" or (place.head.lower_ == "of" and not out)


def _gives(preposition: Token) -> bool:
    return preposition.lower_ == "to" and preposition.head.lower_ == "according"


def _rank(place: Token, word: Token, noun: Token | None, clause: Token, scene: Scene) -> int:
    """Rank a place: told of the counted, of the verb that counts, of its clause, of the rest."""
    owner = place.head.head if place.dep_ == "pobj" else place.head
    above = list(owner.ancestors)
    parts = [each for each in above if each.lower_ in ("including", "include")]
    if any(each not in word.ancestors for each in parts):
        return _CLAUSE + 1  # "150 people, including tourists in Malindi": a part of them.
    if noun is not None and any(each.like_num and each.i > noun.i for each in above):
        return _NEVER  # "400 left home, 90 of them as refugees in Mauritania"
    parts = [each for each in (owner, *above) if each.like_num and each != word]
    if any(after_preposition(each, ("of",)) for each in parts):
        return _NEVER  # "three were shot dead, two of them in Gao"
    if is_parted(place, word) or _tells_of_others(owner, word):
        return _NEVER
    if _is_signing(owner, scene):
        return _NEVER  # "signed in Geneva a pact to end a war that has killed 400"
    if noun is not None and (owner == noun or noun in above):
        return 0
    if place in word.ancestors:
        return 1  # "took X, which he had stormed after a siege in which 400 died"
    if owner in (word, clause):
        return 1
    own = clause_head(owner)
    if own == clause:
        return 2
    if own in _clauses_above(clause):
        return _CLAUSE
    if own.dep_ == "advcl" and own.head == clause and _is_when(own):
        return _CLAUSE  # "ten died when a bomb went off in Abeche"
    while clause.dep_ == "xcomp":
        clause = clause.head  # "the attack at X in which seven are believed to have died"
    struck = clause.head
    beside = struck in owner.ancestors and clause not in owner.ancestors
    if clause.dep_ == "relcl" and (owner == struck or beside or struck in owner.subtree):
        return _CLAUSE
    return _NEVER if _counts_others(own, clause) else _CLAUSE + 1


def _clauses_above(clause: Token) -> list[Token]:
    """Give the clauses one goes on from: "attacked a chapel in X and hunted them, killing 45"."""
    if clause.dep_ not in ("advcl", "conj", "xcomp"):
        return []
    above = clause_head(clause.head)
    further = clause.dep_ == "advcl" and above.dep_ == "conj"
    return [above, clause_head(above.head)] if further else [above]


def _counts_others(own: Token, clause: Token) -> bool:
    """Tell "and five million live in Chad": another number, of its own clause."""
    apart = own.dep_ == "conj" and clause not in own.subtree
    return apart and any(
        n.like_num or any(each.dep_ == "nummod" for each in n.children) for n in subjects(own)
    )


def _tells_of_others(owner: Token, word: Token) -> bool:
    """Tell "swapped ten spies arrested in Chad for four": a clause that tells of another number."""
    told = owner.head if owner.dep_ == "acl" else owner
    counted = told != owner and any(each.dep_ == "nummod" for each in told.children)
    return counted and told not in (word, *word.ancestors) and word not in told.subtree


def is_parted(place: Token, word: Token) -> bool:
    """Tell whether a semicolon stands between a place and a count, and no "there" points back."""
    first, last = sorted((place.i, word.i))
    between = place.doc[first:last]
    apart = any(each.text == ";" for each in between)
    return apart and not any(each.lower_ == "there" for each in between)


def _is_when(clause: Token) -> bool:
    return any(child.lower_ in ("when", "after", "as") for child in clause.children)


def _is_signing(owner: Token, scene: Scene) -> bool:
    """Tell whether a place says where a pact was signed."""
    words = scene.words.talks.signing
    pact = owner.lemma_.lower() in words.accords and owner.head.lemma_ in words.verbs
    return pact or owner.lemma_ in words.verbs
