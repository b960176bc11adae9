"""Reads what else a report says of a truce: its sides, who answers for it, what it is for."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clauses import after_preposition, agents, conjuncts, doers
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.truce_weights import Standing
from goodoffices.facts import Party
from goodoffices.lexicon.ceasefires import CeasefireWords
from goodoffices.quantities import numbers_in

_ACTING = frozenset({"NOUN", "PROPN"})
_BETWEEN = ("with", "between", "among")
_NEAR = 4
"""So many steps above the clause the verb of signing stands."""
_FOR = frozenset({"for", "during", "over"})
_TAKING = frozenset({"take", "bring", "lead", "bus", "get", "let", "move", "come", "go"})
_DAY = 24
"""Hours of a truce that is no short pause."""


def sides_of(scene: Scene, head: Token, term: Token, standing: Standing) -> tuple[Party, ...]:
    """Give the sides of a truce: "between A and B", and who declares, signs or breaks it."""
    nouns = [
        each for noun in dict.fromkeys((head, term)) for each in after_preposition(noun, _BETWEEN)
    ]
    verb, words = standing.trigger, scene.words.ceasefires.verbs
    both = any(after_preposition(noun, ("with",)) for noun in (head, term))
    if both and verb.pos_ == "VERB" and verb.lemma_ in words["approving"]:
        nouns += doers(verb)  # "X approved a truce with Y" is one of X and Y
    elif verb.pos_ == "VERB" and verb.lemma_ in words["by_sides"]:
        nouns += [*doers(verb), *after_preposition(verb, ("with", "between"))]
    elif verb.lemma_ == "provide" and verb.dep_ in ("relcl", "acl"):
        nouns += _signers(verb, scene)
    nouns = [_teller(noun) for noun in nouns]
    return scene.parties([noun for noun in nouns if _is_side(noun, scene)])


def _teller(noun: Token) -> Token:
    """Give who says of itself what it will do: the Front of "the Front said it would observe"."""
    verb = noun.head
    if noun.lower_ not in ("it", "they") or noun.dep_ != "nsubj" or verb.dep_ != "ccomp":
        return noun
    return next((child for child in verb.head.children if child.dep_ == "nsubj"), noun)


def _signers(provides: Token, scene: Scene) -> list[Token]:
    """Give who signed the deal that provides for a truce: "A signed a deal with B".

    The parser may hang the clause on any noun behind the deal.
    """
    above = list(provides.ancestors)[:_NEAR]
    verb = next((each for each in above if each.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in scene.words.ceasefires.verbs["settling"]:
        return []
    deals = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    with_whom = [each for noun in (verb, *deals) for each in after_preposition(noun, _BETWEEN)]
    return [*doers(verb), *with_whom]


def guarantors_of(scene: Scene, head: Token, sentence: Sentence) -> tuple[Party, ...]:
    """Give who answers for a truce: "guaranteed by A", "A, guarantor of the truce"."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ == "guarantee":
            found += agents(child)
    for token in sentence.words:
        if token.lemma_.lower() in ("guarantor", "co-guarantor"):
            found += _called(token)
    return scene.parties([noun for noun in found if _is_side(noun, scene)])


def _called(office: Token) -> list[Token]:
    """Give those an office is said of: "A and B are guarantors", "A, a guarantor"."""
    head = office.head
    if office.dep_ == "attr" and head.lemma_ == "be":
        return [n for c in head.children if c.dep_ == "nsubj" for n in conjuncts(_told(c))]
    if office.dep_ in ("appos", "compound", "nmod") and head.pos_ == "PROPN":
        return conjuncts(head)
    return [n for c in office.children if c.dep_ == "appos" for n in conjuncts(c)]


def _told(subject: Token) -> Token:
    """Follow "which" to what it stands for."""
    return subject.head.head if subject.tag_ in ("WP", "WDT") else subject


def purpose_of(head: Token, term: Token, standing: Standing, scene: Scene) -> str | None:
    """Give what a truce is for, by the words that go with it: relief, a feast, a vote, talks."""
    words = _around(head, term, standing)
    for purpose, listed in scene.words.ceasefires.purposes:
        if words & listed:
            return purpose
    return None


def is_for_rescue(head: Token, term: Token, standing: Standing, scene: Scene) -> bool:
    """Tell a pause of hours, or one to fetch the wounded: it holds where the fighting is."""
    words = scene.words.ceasefires
    counted = any(
        each.lower_ in words.brief and _is_counted(each)
        for noun in dict.fromkeys((head, term))
        for child in (*noun.lefts, *after_preposition(noun, ("of",)))
        for each in child.subtree
    )
    if counted or _is_between_hours(head) or _is_way_out(head, words):
        return True
    return bool(_around(head, term, standing) & words.rescue)


def _is_between_hours(head: Token) -> bool:
    """Tell "a pause from nine to two": some hours of the day, where the fighting is."""
    begin = [each for each in head.children if each.dep_ == "prep" and each.lower_ == "from"]
    inner = [each for preposition in begin for each in preposition.subtree]
    ends = any(each.lower_ in ("to", "until") for each in inner) or any(
        each.lower_ in ("to", "until") and each.i > head.i for each in head.children
    )
    return ends and any(each.ent_type_ in ("TIME", "CARDINAL") for each in inner)


def _is_way_out(head: Token, words: CeasefireWords) -> bool:
    """Tell "were taken out under a truce": it lets people out where they are shut in."""
    if head.dep_ != "pobj" or head.head.lower_ not in ("under", "during"):
        return False
    verb = head.head.head
    out = any(child.lower_ == "out" for child in verb.children)
    return verb.lemma_ in words.rescue or (out and verb.lemma_ in _TAKING)


def _is_counted(hour: Token) -> bool:
    """Tell three hours from "an 11th hour truce", and from a truce of "72 hours", of days."""
    before = hour.doc[max(0, hour.i - 2) : hour.i]
    return any(
        number < _DAY
        for each in before
        if each.like_num and each.text[-2:].lower() not in ("th", "st", "nd")
        for number in numbers_in(each.text)
    )


def _around(head: Token, term: Token, standing: Standing) -> frozenset[str]:
    """Give the words in front of a truce, behind "for", and of "to let aid through" behind it."""
    found: set[str] = set()
    for noun in dict.fromkeys((head, term)):
        for child in noun.children:
            if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod", "poss"):
                found.add(child.lower_)
            elif child.i > noun.i and (_is_aim(child) or child.lower_ in _FOR):
                found |= _lemmas(child.subtree)
    if standing.trigger.pos_ == "VERB":
        for child in standing.trigger.children:
            if child.i > term.i and (_is_aim(child) or child.lower_ in _FOR):
                found |= _lemmas(child.subtree)
    return frozenset(found)


def _is_aim(child: Token) -> bool:
    """Tell whether a clause says what for: "to evacuate the wounded", "so people may vote"."""
    to = any(each.lower_ in ("to", "so") for each in child.children)
    return child.dep_ in ("acl", "advcl", "xcomp", "relcl") and child.pos_ == "VERB" and to


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {each.lemma_.lower() for each in tokens}


def _is_side(noun: Token, scene: Scene) -> bool:
    """Tell whether a noun can be a side: a group or state, no reader of the news."""
    if noun.pos_ not in _ACTING or noun.ent_type_ in ("DATE", "TIME") or noun.lower_ == "people":
        return False
    talks = scene.words.talks.nouns
    if noun.lower_ in talks.sure | talks.meeting | talks.part:
        return False  # "talks with Chad are near an understanding on renewing a truce"
    mention = scene.mention_at(noun)
    if mention is None:
        return noun.pos_ == "PROPN" or noun.lower_ in scene.words.talks.attendance.sides
    return mention.kind is not ActorKind.PERSON or noun.pos_ == "PROPN"
