"""Finds where a stated quantity is told of, and whether it runs over a whole war.

A place counts from the number's own clause; a country, too, from elsewhere in the sentence; and
where the sentence says "there" or "the city", the only place named just before it. What only says
where somebody is at home or speaks ("a monitor based in Britain", "speaking in Paris") is never the
place of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition, clause_head, clause_tokens, subjects
from goodoffices.extract.dates import Dated, nearest_date
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.measures import MeasureWords
from goodoffices.lexicon.spelling import plain
from goodoffices.quantities import Quantity

_PLACES = ("GPE", "LOC", "FAC")
_CLAUSE = 2
"""The rank of what is told in the number's own clause; beyond it only a country counts."""
_NEVER = 9
"""The rank of a place that is another number's, or where a pact is signed."""
_CLIMB = 8
"""Steps from a place up to what it belongs to: longer chains are parsing mistakes."""
_PART = re.compile(r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|centr)(?:ern|al)?", re.I)
_SIDE = re.compile(r"(?:north|south)(?:-?(?:east|west))?|east|west", re.I)
_LENGTHS = frozenset({"kilometre", "kilometer", "km", "mile", "away", "metre", "meter"})
_LARGE = 1000
"""From this number on a bare perfect ("1,500 people have died") tells a total, not an incident."""
_LONG_PERIOD = re.compile(r"\b(?:since|years?|decades?|up to|so far)\b", re.I)
_LAST_HOURS = re.compile(
    r"\b(?:past|last|previous|preceding) (?:day|\d{1,2} hours|(?:twenty-four|forty-eight) hours)\b"
    r"|\bin 24 hours\b",
    re.I,
)
"""What makes a number the sum of a day."""
_ENDED = re.compile(r"\bago\b|\bthis year\b|\bearlier\b", re.I)
"""What makes a count in years no total up to now: "two years ago"."""
_PART_OF_YEAR = re.compile(
    r"\b(?:half|quarter|third|months?|weeks?|end|start) of (?:the|this|last) year\b"
    r"|\b(?:this|last) year\b",
    re.I,
)
"""What makes a number one of a year, not of the war: "in the first half of the year"."""
_IN_WAR = re.compile(
    r"\b(?:killed|dead|died|deaths?|displaced|perished) (?:\w+ ){0,2}in (?:the|its|a|that|this) "
    r"(?:[\w-]+ )?(?:civil war|war|conflict|insurgency)\b(?!['’]s| (?:zone|on))",
    re.I,
)
"""What makes a number that of a whole war: "the number killed in the civil war of 1992"."""
_YEARS = re.compile(r"(?:(?:19|20)\d\d(?: (?:and|to) |-|–)?){1,2}")
_SHORT_PERIOD = re.compile(
    r"\b(?:this year|(?:last|past|recent|these|few|first) (?:\w+ )?(?:days?|weeks?|months?))\b"
    r"|\b(?:hours?|days?|weeks?|months?)\b",
    re.I,
)
"""What makes a number one of a stretch of days, however long the war: "in the last nine days"."""


def place_of_figure(
    scene: Scene, sentence: Sentence, word: Token, noun: Token | None, *, harm: bool = False
) -> Span | None:
    """Give where: told with the counted, its verb or its clause, or a country of the sentence.

    Nobody comes to `harm` where an accord is signed: "signed in X a deal to end a war that has".
    """
    pointed = _pointed_at(word)
    if pointed is not None:
        return place_span(pointed)
    named = named_places(scene, sentence, strange=True)
    found = [each for each in named if not says_whose(each, scene.words)]
    if harm:
        found = [each for each in found if not is_venue(each, scene)]
    clause = clause_head(word)
    ranked = [
        (_rank(each, word, noun, clause, scene), _is_beside(each), abs(each.i - word.i), each.i)
        for each in found
    ]
    for rank, _, _, index in sorted(each for each in ranked if each[0] < _NEVER):
        place = place_span(scene.doc[index])
        if rank <= _CLAUSE or scene.words.actors.country_of(place.of(scene.text)):
            return place
    return None


def _pointed_at(word: Token) -> Token | None:
    """ "Shells fell on Sarn, where residents said 14 were killed": the name before "where"."""
    verb = clause_head(word)
    for _ in range(_CLIMB):
        if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
            town = verb.head
            inner = [n for n in after_preposition(town, ("of",)) if n.pos_ == "PROPN"]
            if town.text in _DAYS or town.ent_type_ in ("DATE", "TIME"):
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


def named_places(scene: Scene, sentence: Sentence, *, strange: bool = False) -> Iterator[Token]:
    """Give the words of a sentence that name where: "in Aleppo"; on request strange names, too."""
    places = scene.words.actors.places
    for token in sentence.words:
        if token.pos_ != "PROPN" or token.text in _DAYS or _is_off(token):
            continue
        where = token.dep_ == "pobj" and (token.head.lower_ in _WHERE or _is_way(token.head))
        listed = where and token.head.lower_ != "on" and plain(token.text) in places
        listed = listed or (where and scene.words.actors.state_named(token.text) is not None)
        known = token.ent_type_ in _PLACES or listed
        if not (known or (strange and _is_unlisted(scene, token))):
            continue
        if where or (token.dep_ == "poss" and token.head.pos_ == "NOUN"):
            yield token


def _is_off(place: Token) -> bool:
    """Tell "a hamlet east of X", which is not in X, from "the east of X", which is."""
    side = place.head.head
    if place.dep_ != "pobj" or place.head.lower_ not in ("of", "from"):
        return False
    if place.head.lower_ == "from":
        return side.lemma_.lower() in _LENGTHS
    bare = not any(child.dep_ in ("det", "poss") for child in side.children)
    inside = side.dep_ == "pobj" and side.head.lower_ in ("in", "at", "across", "inside")
    return _SIDE.fullmatch(side.text) is not None and bare and not inside


def _is_unlisted(scene: Scene, token: Token) -> bool:
    """Tell whether a strange name stands where a place does: "a firefight at Cot Trieng"."""
    if token.dep_ != "pobj" or token.ent_type_ in _TIMES:
        return False
    if token.head.lower_ not in _STRICT and not _is_named_after(token.head, scene):
        return False
    if token.ent_type_ == "ORG" and token.head.lower_ == "in":
        return False  # "in NATO"
    if token.head.head.lemma_.lower() in _TRUSTING or not token.text.istitle():
        return False
    known = scene.words.actors.find(token.text) or scene.words.actors.entry(place_words(token))
    acts = any(each.text == token.text and each.dep_ in _ACTING for each in token.doc)
    return known is None and not acts


def _is_named_after(preposition: Token, scene: Scene) -> bool:
    """Tell "in the village of X" from "the war of X": a place's own name follows."""
    noun = preposition.head
    if preposition.lower_ == "of" and noun.lower_ in scene.words.measures.local_offices:
        return True
    if preposition.lower_ == "of" and _is_attack(noun, scene.words):
        return True  # "the shelling of X"
    placed = noun.dep_ in ("dobj", "nsubjpass")  # "troops stormed the town of X"
    placed = placed or (noun.dep_ == "pobj" and noun.head.lower_ in _STRICT)
    nouns = scene.words.talks.place_nouns | scene.words.measures.place_nouns
    return preposition.lower_ == "of" and placed and noun.lower_ in nouns


def _is_attack(noun: Token, words: Lexicon) -> bool:
    return bool({noun.lower_, noun.lemma_.lower()} & words.measures.attack_nouns)


def place_words(token: Token) -> str:
    """Give the words of a name up to its head, as printed."""
    first = token.i
    while first > token.sent.start and token.nbor(first - 1 - token.i).pos_ == "PROPN":
        first -= 1
    return token.doc[first : token.i + 1].text


def _is_way(preposition: Token) -> bool:
    """Tell "sent to X" and "withdrew from X", where the counted were or will be."""
    ways = {"from": _LEAVING, "to": _SENDING}.get(preposition.lower_)
    return ways is not None and preposition.head.lemma_ in ways


_LEAVING = frozenset(
    {"withdraw", "pull", "evacuate", "flee", "expel", "drive", "leave", "withdrawal"}
)
_SENDING = frozenset({"send", "deploy", "dispatch", "deployment"})
_DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Eve"}
)
_CROWDS = frozenset({"gathering", "gatherings"})
"""Meetings that may be of soldiers or mourners, where bombs go off."""
_STRICT = frozenset({"in", "at", "near", "outside", "around"})
_TIMES = ("DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "MONEY", "NORP", "PRODUCT")
_TRUSTING = frozenset({"confidence", "trust", "faith", "believe", "interest", "role", "member"})
_ACTING = ("nsubj", "nsubjpass", "poss")
"""Parts of a sentence in which a name is somebody, and no place."""
_WHERE = frozenset(
    {"in", "at", "near", "around", "across", "inside", "throughout", "of", "on", "within"}
)


def is_venue(place: Token, scene: Scene) -> bool:
    """Tell whether a town is where people talk: "talks in the port of X", "met in Paris"."""
    words = scene.words.talks
    owner = place.head.head if place.dep_ == "pobj" else place.head
    nouns = (words.nouns.sure | words.nouns.meeting | words.nouns.part) - _CROWDS
    acts = words.verbs.gather | words.verbs.attend | words.signing.verbs
    if owner.lemma_ in acts or any(each.lower_ in nouns for each in subjects(owner)):
        return True
    current = place
    for _ in range(_CLIMB):
        current = current.head
        if current.lower_ in nouns:
            return True
        if current.pos_ not in ("NOUN", "PROPN", "ADP"):
            return False
    return False


def says_whose(place: Token, words: Lexicon) -> bool:
    """Tell whether a place only says where a source is at home, or where it speaks."""
    measures = words.measures
    owner = place.head.head if place.dep_ == "pobj" else place.head
    beside = _is_beside(place)
    if not beside and place.i > owner.i and _is_saying(owner, words):
        return True
    told = owner.lemma_.lower() in measures.place_nouns or _is_attack(owner, words)
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
    if any(each.lower_ in ("including", "include") for each in above):
        return _CLAUSE + 1  # "150 people, including tourists in Malindi": a part of them.
    if noun is not None and any(each.like_num and each.i > noun.i for each in above):
        return _NEVER  # "400 left home, 90 of them as refugees in Mauritania"
    if _is_signing(owner, scene):
        return _NEVER  # "signed in Geneva a pact to end a war that has killed 400"
    if noun is not None and (owner == noun or noun in above):
        return 0
    if owner in (word, clause):
        return 1
    own = clause_head(owner)
    below = clause.dep_ in ("advcl", "conj", "xcomp")
    if own == clause or (below and own == clause_head(clause.head)):
        return _CLAUSE
    if own.dep_ == "advcl" and own.head == clause and _is_when(own):
        return _CLAUSE  # "ten died when a bomb went off in Abeche"
    if clause.dep_ == "relcl" and (owner == clause.head or clause.head in owner.subtree):
        return _CLAUSE
    return _CLAUSE + 1


def _is_when(clause: Token) -> bool:
    return any(child.lower_ in ("when", "after", "as") for child in clause.children)


def _is_signing(owner: Token, scene: Scene) -> bool:
    """Tell whether a place says where a pact was signed."""
    words = scene.words.talks.signing
    pact = owner.lemma_.lower() in words.accords and owner.head.lemma_ in words.verbs
    return pact or owner.lemma_ in words.verbs


def place_span(place: Token) -> Span:
    """Give the whole name of a place, with the part of a region in front of it."""
    for ent in place.doc.ents:
        if ent.start <= place.i < ent.end:
            first = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
            if first == ent.start and first and is_part(place.doc[first - 1], place):
                first -= 1  # "eastern Ghouta"
            last = ent.end - (ent[-1].text in ("'s", "’s", "'", "’") and len(ent) > 1)
            return Span(place.doc[first].idx, place.doc[last - 1].idx + len(place.doc[last - 1]))
    end = place.idx + len(place)
    return Span(end - len(place_words(place)), end)


def is_part(word: Token, place: Token) -> bool:
    """Tell whether a word names the part of a region: northern, south-eastern."""
    return word.head == place and _PART.fullmatch(word.text) is not None


def is_cumulative(
    scene: Scene, sentence: Sentence, word: Token, quantity: Quantity, period: Dated | None
) -> bool | None:
    """Tell totals of a war from counts of an incident; nothing where the words do not say."""
    words = scene.words.measures
    if _IN_WAR.search(sentence.span.of(scene.text)) and (
        period is None or _YEARS.fullmatch(period.printed)
    ):
        return True
    if period is not None and _PART_OF_YEAR.search(period.printed):
        return False
    if period is not None:
        if _LONG_PERIOD.search(period.printed) and not _ENDED.search(period.printed):
            return True
        if period.anchored or _SHORT_PERIOD.search(period.printed):
            return False
    said = sentence.span.of(scene.text)
    if words.running.search(said) or is_by_war(word, words):
        return True
    value = quantity.low if quantity.low is not None else quantity.high
    perfect = words.perfect.search(said)
    return True if perfect and value is not None and value >= _LARGE else None


def is_of_a_day(scene: Scene, word: Token) -> bool:
    """Tell whether a number sums up the hours before: it is then of no one town told before it."""
    said = scene.sentence_of(word).span.of(scene.text)
    return _LAST_HOURS.search(said) is not None


def is_by_war(word: Token, words: MeasureWords) -> bool:
    """Tell whether the war itself is what killed: "a war that has killed 9,000 people"."""
    verb = clause_head(word)
    doing = [n for each in subjects(verb) for n in (each, *each.conjuncts)]
    if any(each.lemma_.lower() in words.wars for each in doing):
        return True
    near = (verb.head, *verb.head.conjuncts) if verb.dep_ in ("relcl", "acl") else ()
    return any(each.lemma_.lower() in words.wars for each in near)


def period_of(scene: Scene, sentence: Sentence, word: Token) -> Dated | None:
    """Give the stretch of time told with a number; of a war's total, only from its own clause."""
    inside = [each for each in scene.dated if sentence.span.holds(each.span)]
    inside = [each for each in inside if not _is_when_told(each, word, scene.words.measures)]
    if is_by_war(word, scene.words.measures):
        own = {token.i for token in clause_tokens(clause_head(word))}
        inside = [
            each for each in inside if each.root.i in own or _LONG_PERIOD.search(each.printed)
        ]
    return nearest_date(inside, word)


def _is_when_told(date: Dated, word: Token, words: MeasureWords) -> bool:
    """Tell "said on Friday that 12 died" and "last week put the toll at 900": when it was given."""
    if _LONG_PERIOD.search(date.printed):
        return False
    owner = date.root.head
    while owner.dep_ in ("prep", "pobj") or owner.pos_ in ("ADP", "DET", "ADJ", "NUM"):
        if owner.head == owner:
            return False
        owner = owner.head
    gives = owner.pos_ == "VERB" and owner.lemma_ in words.counters | words.givers
    told = any(each.dep_ in ("ccomp", "advcl", "parataxis") for each in owner.children)
    own = clause_head(word)
    return gives and (told if owner != own else owner.tag_ != "VBN")
