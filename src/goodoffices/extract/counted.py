"""Works out what a number counts: by its verb, by its noun, by the words close behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from goodoffices.codes import Measure
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.figure_tolls import toll_of
from goodoffices.extract.readable import readable
from goodoffices.extract.truce_signs import phrasal
from goodoffices.lexicon.measures import MeasureWords
from goodoffices.quantities import Quantity

BY_NOUN = "counted noun"
"""The rule that has only the noun to go by."""
_CLIMB = 6
"""Steps from a number up to the verb that counts it: longer chains are parsing mistakes."""
_LEAST_MEN = 30
"""From this number on men without more are a force."""
_LEAST_CROWD = 100
"""From this number on people without more are a figure."""
_NEAR = 70
"""Characters behind a number in which words may still say what it counts."""
_HARMED = frozenset({"civilian", "victim", "woman", "baby", "resident", "inhabitant"})
"""People whom reports count for what is done to them."""
_PEOPLE_ONLY = frozenset(
    {Measure.DETAINED, Measure.RELEASED, Measure.EVACUATED, Measure.BESIEGED, Measure.IN_NEED}
)
"""Measures whose verbs are also used of towns, weapons and money."""

_LAST_WORD = frozenset({Measure.RELEASED, Measure.EVACUATED})
"""Measures that say what became of people in the end, whatever was done to them before."""
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.DISPLACED, Measure.MISSING})
_PLACES = ("GPE", "LOC", "FAC")
_DEAD_NUMBER = re.compile(r"\bthe (dead|wounded|injured|missing|displaced) number(?:s|ed)? $")
"""What may stand before a number, where the parser takes the verb for a noun."""
_PART_BEHIND = re.compile(r";|, (?:[\w,.]+ ){1,4}of (?:them|whom)\b")
"""Where the words close behind a number stop to be of it: "300 fighters, most of them wounded"."""
_OF_ONE = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING})
"""Measures told of a single person."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, with the noun, the word that gave the measure, and the rule."""

    measure: Measure
    noun: Token | None
    trigger: Token | None
    rule: str
    confidence: float


def counted_by(quantity: Quantity, doc: Doc, words: MeasureWords) -> Counted | None:
    """Give what a quantity counts; nothing where it is no figure of harm, relief or forces."""
    span = doc.char_span(quantity.core, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    numbered = _DEAD_NUMBER.search(readable(doc), max(0, quantity.start - 40), quantity.start)
    if numbered and numbered[1] in words.quality:
        return Counted(words.quality[numbered[1]], None, None, "the dead number so many", 0.8)
    root = span.root
    if root.dep_ == "nummod" and root.head.i < root.i and root.head.pos_ in ("NOUN", "PROPN"):
        return None  # A number behind its noun is a label: "press release 31", "Route 40".
    noun, anchor = _noun_of(root, quantity)
    if (
        quantity.share
        and noun is not None
        and (noun.ent_type_ in _PLACES or noun.tag_ == "NNP" or noun.lower_ == "it")
    ):
        return None  # "hold a third of Aleppo"
    if (
        noun is not None
        and noun.ent_type_ in ("MONEY", "TIME", "DATE")
        and noun.lemma_ not in words.noun
    ):
        return None
    by_word = _by_word(anchor, root, noun, words)
    if by_word is not None:
        lonely = quantity.low == quantity.high == 1 and (noun is None or noun == root)
        return None if lonely else by_word
    if root.dep_ == "appos" and (noun is None or noun.lower_ in ("them", "all")):
        noun = root.head  # "his fighters, some 5,800 of them"
    return (
        _by_phrase(quantity, noun, span.sent.end_char, doc, words)
        or _by_noun(quantity, noun, words)
        or _by_participle(span[-1], words)
    )


def _by_participle(number: Token, words: MeasureWords) -> Counted | None:
    """Read a headline that leaves out its noun and verb: "Fighting grows as 70 killed"."""
    behind = number.nbor() if number.i + 1 < len(number.doc) else number
    title = behind.tag_ == "NNP" and behind.lower_.endswith("ed")
    if not (title or behind.tag_ in ("VBN", "VBD")):
        return None
    stems = {behind.lower_[:-2], behind.lower_[:-1]} if title else {behind.lemma_}
    measure = next((words.object[each] for each in sorted(stems) if each in words.object), None)
    if stems & words.careful:
        return None
    told_of = any(child.dep_ in ("dobj", "ccomp") for child in behind.children)
    if measure not in _HARM or told_of:
        return None
    return Counted(measure, None, behind, "number and participle of a headline", 0.7)


def counted_single(noun: Token, words: MeasureWords) -> Counted | None:
    """Give what became of one person: "a soldier was killed"; nothing for things and groups."""
    lemma = noun.lemma_.lower()
    person = lemma in words.people or words.noun.get(lemma) is Measure.FIGHTERS
    if not person or lemma in words.collective:
        return None
    found = _by_quality(noun, noun, words) or _by_verb(noun, noun, words)
    return found if found is not None and found.measure in _OF_ONE else None


def _noun_of(root: Token, quantity: Quantity) -> tuple[Token | None, Token]:
    """Give the counted noun and the word from which to look for the verb."""
    if (
        root.dep_ in ("nummod", "amod", "quantmod", "compound", "npadvmod", "poss", "det", "nmod")
        and root.head.i > root.i
    ):
        head = root.head
        if head.dep_ in ("nummod", "quantmod", "amod") and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        return head, head
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = [each for each in child.children if each.dep_ == "pobj"]
            if inner:
                return inner[0], root
    if root.pos_ in ("NOUN", "PROPN") and not quantity.vague and root.i > 0 and root.text.isalpha():
        return root, root
    return None, root


def _by_word(anchor: Token, root: Token, noun: Token | None, words: MeasureWords) -> Counted | None:
    """Read adjectives first, then verbs, save that freeing tells more than having been taken."""
    quality, verb = _by_quality(noun, root, words), _by_verb(anchor, noun, words)
    if verb is not None and verb.measure in _LAST_WORD:
        return verb
    if quality is not None and quality.measure is Measure.DISPLACED and verb is not None:
        quality = None  # "70 displaced persons were killed"
    found = quality or verb
    if found is None or found.measure is not Measure.DISPLACED:
        return found
    refugees = noun is not None and words.noun.get(noun.lemma_.lower()) is Measure.REFUGEES
    abroad = found.trigger is not None and _leaves_country(found.trigger)
    return replace(found, measure=Measure.REFUGEES) if refugees or abroad else found


_INSIDE = frozenset({"from", "since", "in", "inside", "within", "across", "throughout"})
"""Before "the country" these tell that nobody left it."""


def _leaves_country(verb: Token) -> bool:
    """Tell whether those who fled are told to have left their country."""
    for child in verb.children:
        if child.lower_ == "abroad":
            return True
        if child.dep_ in ("dobj", "prep") and child.lower_ not in _INSIDE:
            inside = {each.lower_ for each in child.subtree}
            if inside & {"country", "border", "frontier", "borders", "abroad", "exile"}:
                return True
    return False


def _by_quality(noun: Token | None, root: Token, words: MeasureWords) -> Counted | None:
    """Read "12 wounded civilians", "people killed in", "children who died", "12 dead"."""
    for word in (noun, root):
        if word is None:
            continue
        for child in word.children:
            found = _quality_of(child, words)
            if found is not None and _fits(found, noun, words):
                return Counted(found, noun, child, "word that goes with the counted noun", 0.8)
    return None


def _is_of_some(clause: Token) -> bool:
    """Tell "300 fighters, most of them wounded", of which only that part is told."""
    return any(
        child.dep_ in ("nsubj", "nsubjpass")
        and any(each.lower_ in ("them", "whom", "which") for each in child.subtree)
        and child.lower_ not in ("all", "whom", "which", "they", "them")
        for child in clause.children
    )


def _quality_of(child: Token, words: MeasureWords) -> Measure | None:
    if child.dep_ in ("acl", "relcl", "amod") and _is_of_some(child):
        return None
    if child.dep_ in ("amod", "acomp", "oprd") and child.lower_ in words.quality:
        return words.quality[child.lower_]
    if child.dep_ == "acl":
        table = words.object if child.tag_ == "VBN" else words.subject
        return table.get(child.lemma_)
    if child.dep_ == "relcl":
        for inner in child.children:
            if inner.tag_ in ("WP", "WDT") and inner.dep_ in ("nsubj", "nsubjpass"):
                table = words.object if inner.dep_ == "nsubjpass" else words.subject
                return table.get(child.lemma_)
            if inner.dep_ == "nsubjpass":
                return None  # "a worker whose brother was killed"
        taken = any(
            inner.dep_ == "dobj" and inner.tag_ not in ("WP", "WDT") for inner in child.children
        )
        return None if taken else words.object.get(child.lemma_)
    return None


def _by_verb(anchor: Token, noun: Token | None, words: MeasureWords) -> Counted | None:
    """Climb from the counted noun to the verb or noun that says what became of it."""
    current = anchor
    for _ in range(_CLIMB):
        head = current.head
        if head == current:
            return None
        found = _governor(current, head, words)
        if found is not None:
            measure, trigger = found
            if measure in _PEOPLE_ONLY and current.dep_ == "dobj" and current != anchor:
                return None  # "hold a congress of 1,500 citizens" detains nobody.
            if trigger.lemma_ in words.careful and not _harms(
                trigger, current, anchor, noun, words
            ):
                return None
            own = words.noun.get(noun.lemma_.lower(), measure) if noun is not None else measure
            home = trigger.lemma_ == "repatriate" and own is Measure.REFUGEES
            if home or measure in (Measure.OTHER, Measure.FIGHTERS):
                measure = own  # refugees go home, prisoners are handed over
            if _fits(measure, noun, words):
                return Counted(measure, noun, trigger, "verb or noun that governs the number", 0.85)
            return None
        if current.dep_ in ("conj", "appos", "nummod", "quantmod"):
            current = head
        elif current.dep_ == "pobj" and head.lower_ in (
            "of",
            "including",
            "with",
            "from",
            "at",
            "to",
            "among",
        ):
            current = head.head
            if current.pos_ in ("VERB", "AUX"):
                return _by_toll(current, noun, words) or _by_object(current, noun, words)
        else:
            return None
    return None


def _harms(
    trigger: Token, current: Token, anchor: Token, noun: Token | None, words: MeasureWords
) -> bool:
    """Tell "lost 20 men" from "lost 20 seats" and "lost contact with 20 men"."""
    if noun is None or not _is_people(noun, words):
        return False
    return trigger.pos_ == "NOUN" or current == anchor or current in anchor.conjuncts


def _governor(current: Token, head: Token, words: MeasureWords) -> tuple[Measure, Token] | None:
    """Tell what a verb, or a noun with "of", makes of the noun that hangs on it."""
    verb = phrasal(head) if phrasal(head) in words.object else head.lemma_
    if current.dep_ in ("nsubjpass", "dobj") and verb in words.object:
        return _harm(words.object[verb], head, words), head
    if current.dep_ == "nsubj":
        if verb in words.subject:
            return words.subject[verb], head
        bare = not any(child.dep_ in ("aux", "auxpass", "dobj") for child in head.children)
        if (
            bare
            and head.tag_ in ("VBN", "VBD")
            and head.dep_ in ("acl", "relcl")
            and verb in words.object
        ):
            return words.object[verb], head  # "7,000 names, 900 of them displaced"
        gives = verb in words.givers and head.tag_ != "VBN"
        return None if gives else _predicate(head, words)
    if current.dep_ == "nsubjpass":
        return _predicate(head, words)
    if current.dep_ == "dobj":
        reached = toll_of(head, words) if verb in words.reaching else None
        return reached or _predicate(head, words)
    if current.dep_ == "pobj" and head.head.lemma_ in words.nominal:
        return _nominal(head, words)
    if current.dep_ == "attr" or (current.dep_ == "pobj" and head.lower_ in words.levels):
        return toll_of(head if current.dep_ == "attr" else head.head, words)
    return None


def _harm(measure: Measure, verb: Token, words: MeasureWords) -> Measure:
    """Tell what a verb of harm counts: "burned to death" kills, "killed or wounded" is open."""
    if measure is Measure.INJURED and _dies(verb):
        return Measure.KILLED
    pair = [verb.head] if verb.dep_ == "conj" else [c for c in verb.children if c.dep_ == "conj"]
    either = any(child.lower_ == "or" for each in (verb, *pair) for child in each.children)
    others = {words.object.get(each.lemma_, measure) for each in pair} - {measure}
    return Measure.OTHER if either and others and measure in _HARM else measure


def _dies(verb: Token) -> bool:
    """Tell whether harm ends in death: "were burned to death", "burned alive"."""
    return any(
        child.lower_ == "alive"
        or (child.lower_ == "to" and any(each.lower_ == "death" for each in child.children))
        for child in verb.children
    )


def _nominal(preposition: Token, words: MeasureWords) -> tuple[Measure, Token] | None:
    """Read "the death of 12", "an exchange of 30 prisoners", "an amnesty for 200"."""
    noun = preposition.head
    measure = words.nominal[noun.lemma_]
    freeing = measure is Measure.RELEASED and preposition.lower_ in ("for", "to")
    if preposition.lower_ != "of" and not freeing:
        return None
    if noun.lemma_ == "life" and clause_head(noun).lemma_ not in words.claiming:
        return None  # "risk the lives of ten million" kills nobody
    return measure, noun


def _predicate(verb: Token, words: MeasureWords) -> tuple[Measure, Token] | None:
    """Read "12 are missing", "thousands were forced to flee", "left 12 dead"."""
    for child in verb.children:
        if (
            child.dep_ in ("acomp", "oprd", "attr", "amod", "advcl")
            and child.lower_ in words.quality
        ):
            return words.quality[child.lower_], child
        if child.dep_ == "attr" and words.noun.get(child.lemma_.lower()) is Measure.REFUGEES:
            return Measure.REFUGEES, child
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "ADJ"):
            if child.lower_ in words.quality:
                return words.quality[child.lower_], child
            if child.lemma_ in words.subject:
                return words.subject[child.lemma_], child
    return None


def _by_object(verb: Token, noun: Token | None, words: MeasureWords) -> Counted | None:
    """Read "granted an amnesty to 1,400 prisoners"."""
    for child in verb.children:
        if child.dep_ == "dobj" and words.nominal.get(child.lemma_) is Measure.RELEASED:
            return Counted(Measure.RELEASED, noun, child, "object of the verb", 0.7)
    return None


def _by_toll(verb: Token, noun: Token | None, words: MeasureWords) -> Counted | None:
    toll = toll_of(verb, words)
    return None if toll is None else Counted(toll[0], noun, toll[1], "death toll", 0.8)


def _fits(measure: Measure, noun: Token | None, words: MeasureWords) -> bool:
    """Refuse towns, weapons and money where only people can be meant."""
    if noun is not None and measure in _HARM:
        return noun.lemma_.lower() not in words.uncounted
    if measure not in _PEOPLE_ONLY or noun is None:
        return True
    return _is_people(noun, words)


def _is_people(noun: Token, words: MeasureWords) -> bool:
    measure = words.noun.get(noun.lemma_.lower())
    if noun.lemma_.lower() in words.people or noun.pos_ in ("NUM", "PRON", "DET"):
        return True
    return noun.ent_type_ == "NORP" or measure in (
        Measure.FIGHTERS,
        Measure.DETAINED,
        Measure.REFUGEES,
    )


def _by_phrase(
    quantity: Quantity, noun: Token | None, end: int, doc: Doc, words: MeasureWords
) -> Counted | None:
    """Read words close behind: "400,000 civilians are under siege"."""
    if noun is not None and not (_is_people(noun, words) or noun.text in ("-", "strong")):
        return None
    if quantity.low == quantity.high == 1 and (noun is None or noun.like_num):
        return None
    stop = min(end, quantity.end + _NEAR)
    behind = readable(doc)[quantity.end : stop]
    behind = _PART_BEHIND.split(behind)[0]
    best: tuple[int, Measure] | None = None
    for pattern, measure in words.behind:
        match = pattern.search(behind)
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), measure)
    if best is None or _other_number(doc, quantity.end, quantity.end + best[0], words):
        return None
    return Counted(best[1], noun, None, "words close behind the number", 0.6)


def _other_number(doc: Doc, start: int, end: int, words: MeasureWords) -> bool:
    """Tell whether another number stands between: the words behind it are then that one's.

    "10 million people, a fifth of the population, have fled": a share only says how many they are.
    """
    between = doc.char_span(start, end, alignment_mode="contract")
    numbers = [] if between is None else [token for token in between if token.like_num]
    numbers = [each for each in numbers if not _is_share_of_all(each, words)]
    joined = len(numbers) == 1 and any(
        each.lower_ == "and" for each in doc[max(0, numbers[0].i - 3) : numbers[0].i]
    )
    return bool(numbers) and not joined


def _is_share_of_all(number: Token, words: MeasureWords) -> bool:
    """Tell "a fifth of the population" between commas."""
    whole = [each for each in number.children if each.dep_ == "prep" and each.lower_ == "of"]
    inner = [each.lemma_.lower() for prep in whole for each in prep.children]
    return number.dep_ == "appos" and bool(words.everybody & set(inner))


def _is_crowd(noun: Token, value: float | None, words: MeasureWords) -> bool:
    """Tell whether many people are counted of whom the words say nothing further."""
    people = noun.lemma_.lower() in words.people or noun.ent_type_ == "NORP"
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and _is_relief(noun.head.head, words):
        return False  # "food for 9,000 people": for whom it is meant
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words.bodies:
        return False  # "a congress of 1,500 citizens"
    return people and (value is None or value >= _LEAST_CROWD)


def _is_relief(noun: Token, words: MeasureWords) -> bool:
    joined = (noun, *noun.conjuncts)
    given = (
        [child for child in noun.children if child.dep_ == "dobj"] if noun.pos_ == "VERB" else []
    )
    return any(each.lemma_.lower() in words.goods for each in (*joined, *given))


def _is_force(noun: Token) -> bool:
    """Tell an army's "13,000 men" from "200 men and women"."""
    if noun.lemma_ in ("force", "unit", "army", "contingent", "brigade"):
        return True
    mixed = any(each.lemma_ in ("woman", "child", "boy") for each in noun.conjuncts)
    return noun.lower_ == "men" and not mixed


def _by_noun(quantity: Quantity, noun: Token | None, words: MeasureWords) -> Counted | None:
    """Read "500 refugees", "14 rebel organisations", "30,000-strong force"."""
    if noun is None or quantity.share:
        return None
    if noun.lower_ in ("them", "whom", "which"):
        return None
    measure = words.noun.get(noun.lemma_.lower())
    if measure is None and (noun.lower_ == "strong" or _is_force(noun)):
        measure = Measure.FIGHTERS
    value = quantity.low if quantity.low is not None else quantity.high
    if measure is None and _is_crowd(noun, value, words):
        harmed = noun.lemma_.lower() in _HARMED  # what became of 550 civilians is told elsewhere
        return Counted(Measure.OTHER, noun, noun, BY_NOUN, 0.1 if harmed else 0.5)
    if measure is None or (noun.lower_ == "men" and (value or 0) < _LEAST_MEN):
        return None
    if noun.lemma_.lower() in words.weights and not any(
        token.lemma_.lower() in words.goods for token in noun.sent
    ):
        return None
    if value is not None and value < words.least.get(measure, 1):
        return None
    vague = value is None and measure in (Measure.OTHER, Measure.GROUPS)
    if vague and noun.lemma_.lower() not in words.weapons:
        return None
    return Counted(measure, noun, noun, BY_NOUN, 0.6)
