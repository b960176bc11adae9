"""Finds over which time a number runs, and whether it is a total of a whole war."""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.extract.clauses import clause_head, clause_tokens, subjects
from goodoffices.extract.dates import Dated, nearest_date
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.lexicon.measures import MeasureWords
from goodoffices.quantities import Quantity

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
