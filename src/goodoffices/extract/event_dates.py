"""When an act was done: by its clause, else by the speech it is told in, else by the report's day.

What stands in the headline or the first sentences without a date is the news of the day; the record
then says that the day is the report's, not one the text states.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import DateBasis, EventType, Precision, Realis, StretchKind
from goodoffices.extract.clauses import clause_head, has_subject, is_infinitive
from goodoffices.extract.event_realis import DUTY, REFUSED, Happening
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import DateRecord, Span

SPOKEN = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
     EventType.CONCEDE, EventType.AGREE}
)  # fmt: skip
"""What is done by saying something: it is news on the day it is said."""
_NEWS = 3
"""So many sentences give the news of the day: headline, lead and the one after it."""
_NEAR = re.compile(r"day\b|tonight|overnight|\b(?:this|last|next) (?:week|month)|ago|weekend", re.I)
"""Dates that are told of the act itself, whatever the parser hangs them on."""
_SINCE = "since "
_MEANWHILE = frozenset({"as", "while", "when"})
_DATES = frozenset({"DATE", "TIME"})
_POSSESSIVE = 3
"""So many characters stand between a day and what it has: "Friday's attack"."""
_NOW = frozenset({"is", "are", "'s", "'re"})
_OPENINGS = frozenset({"after", "following", "since", "before", "until", "by"})
"""What a printed date may begin with that counts from what is dated."""


def date_told(
    scene: Scene, sentence: Sentence, happening: Happening, realis: Realis
) -> DateRecord | None:
    """Give the date of an act, unresolved; nothing where the report gives no hold."""
    found = scene.date_of(happening.word)
    if found is not None and _is_of_other(scene, happening, found):
        found = None
    found = found or _date_around(scene, happening, realis)
    if found is not None:
        return _beginning(_of_the_noun(found, happening))
    if realis is not Realis.ACTUAL:
        return None
    if _is_news(sentence, happening):
        return DateRecord(precision=Precision.DAY, basis=DateBasis.REPORT)
    if _is_under_way(sentence, happening):
        return DateRecord(precision=Precision.MONTH, basis=DateBasis.REPORT)
    return None


def _is_of_other(scene: Scene, happening: Happening, record: DateRecord) -> bool:
    """Tell whether a date is that of something else than the act it is told with."""
    return (
        _is_of_a_thing(scene, happening, record)
        or _is_of_what_is_agreed(scene, happening, record)
        or _is_of_what_is_answered(scene, happening, record)
    )


def _is_of_what_is_answered(scene: Scene, happening: Happening, record: DateRecord) -> bool:
    """ "Hurt on Friday in an attack that the army denied": Friday is not the day of denying it."""
    verb = clause_head(happening.word)
    if verb.dep_ != "relcl" or happening.frame.type is not EventType.REJECT:
        return False
    own = {token.i for token in verb.subtree}
    return all(each.root.i not in own for each in scene.dated if each.span == record.span)


def _of_the_noun(record: DateRecord, happening: Happening) -> DateRecord:
    """ "After last month's takeover" dates what came after it, and the takeover: last month."""
    word = happening.word
    if not happening.noun or record.span is None or not record.span.start < word.idx:
        return record
    named = record.printed.endswith(word.text) or _has_it(record, word)
    if not named and not 0 < word.idx - record.span.end <= _POSSESSIVE:
        return record
    first, _, rest = record.printed.removesuffix(word.text).strip().partition(" ")
    if first.lower() not in _OPENINGS or not rest:
        return record
    start = record.span.start + len(first) + 1
    return replace(record, printed=rest, span=Span(start, start + len(rest)))


def _has_it(record: DateRecord, word: Token) -> bool:
    """ "After *last month*'s sudden takeover": whatever stands between the month and its noun."""
    if record.span is None:
        return False
    near = (child for child in word.children if child.dep_ == "poss")
    return any(record.span.start <= each.idx < record.span.end for each in near)


def _is_of_a_thing(scene: Scene, happening: Happening, record: DateRecord) -> bool:
    """ "Praised the accord of June 2012": the month is the accord's, not that of the praise.

    A weekday is the verb's all the same: the parser often hangs it on the noun before it.
    """
    if happening.noun or _NEAR.search(record.printed):
        return False
    roots = [each.root for each in scene.dated if each.span == record.span]
    for root in roots:
        current, near = root, True
        while current.head.i != current.i and current.i != happening.word.i:
            near = near and current.pos_ not in ("VERB", "AUX")
            dateless = near and _has_no_date(current, happening.word)
            if current.pos_ in ("NOUN", "PROPN") and not (dateless or current.ent_type_ in _DATES):
                return current.head.i != happening.word.i or current.dep_ != "npadvmod"
            current = current.head
    return False


def _has_no_date(noun: Token, act: Token) -> bool:
    """Tell whether a date cannot be told of a noun: of a name, or of who does or suffers an act.

    "Killed the president, Omar Dabo, in May", "the rebels in May killed two": May is the act's.
    """
    if noun.ent_type_ in ("PERSON", "NORP"):
        return True
    return (
        noun.head == act and noun.dep_ in ("nsubj", "nsubjpass") and noun.right_edge.i == act.i - 1
    )


def _is_of_what_is_agreed(scene: Scene, happening: Happening, record: DateRecord) -> bool:
    """ "Agreed to meet in May", "threatened to leave talks due in May": May is still to come."""
    words = happening.frame.outer or happening.frame.type in SPOKEN
    if happening.noun or not words:
        return False
    return any(
        _is_to_come(each.root, happening.word) for each in scene.dated if each.span == record.span
    )


def _is_to_come(date: Token, act: Token) -> bool:
    """Tell whether an infinitive stands between a date and the act it is told with."""
    current = clause_head(date)
    while current.i != act.i and current.head.i != current.i:
        if current.pos_ in ("VERB", "AUX") and is_infinitive(current):
            return True
        current = current.head
    return False


def _date_around(scene: Scene, happening: Happening, realis: Realis) -> DateRecord | None:
    """Give the date of a clause that shares its time: joined to it, beside it, or around it."""
    verb = clause_head(happening.word)
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not has_subject(child):
            found = scene.date_of(child)
            if found is not None:
                return found
    if realis is not Realis.ACTUAL:
        return None
    if _is_then(verb) or (happening.how in (REFUSED, DUTY) and verb.dep_ == "ccomp"):
        return scene.date_of(verb.head)  # "said on Monday it will not come": refused on Monday
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if verb.dep_ == "advcl" and (marks & _MEANWHILE or _goes_along(verb)):
        return scene.date_of(verb.head)
    if happening.frame.type in SPOKEN:
        return None
    beside = (child for child in verb.children if child.dep_ == "advcl" and _is_as(child))
    return next((date for date in map(scene.date_of, beside) if date is not None), None)


def _is_then(verb: Token) -> bool:
    """ "Said on Monday that the rebels *were massing*": what went on as it was said."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBG" or verb.head.tag_ != "VBD":
        return False
    return any(child.dep_ == "aux" and child.lower_ in ("was", "were") for child in verb.children)


def _goes_along(verb: Token) -> bool:
    """ "Were in one room on Monday, agreeing to govern": what is told along has the day."""
    return verb.tag_ == "VBG" and not any(child.dep_ in ("mark", "aux") for child in verb.children)


def _is_as(verb: Token) -> bool:
    """ "Was hit as it came in to land on Friday": the day of both."""
    told = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    return verb.tag_ == "VBD" and bool(told & _MEANWHILE)


def _beginning(record: DateRecord) -> DateRecord:
    """ "Has bombed the town since May": an act that goes on is dated by its beginning."""
    if not record.printed.lower().startswith(_SINCE) or record.span is None:
        return record
    cut = len(_SINCE)
    span = Span(record.span.start + cut, record.span.end)
    return replace(record, printed=record.printed[cut:], span=span)


def _is_under_way(sentence: Sentence, happening: Happening) -> bool:
    """ "Is withdrawing its troops": what goes on as the report is written is of its month."""
    verb = clause_head(happening.word)
    if happening.noun or happening.frame.type in SPOKEN or verb.tag_ != "VBG":
        return False
    if verb.dep_ not in ("ROOT", "conj") or sentence.part is StretchKind.HEADLINE:
        return False
    return any(child.dep_ == "aux" and child.lower_ in _NOW for child in verb.children)


def _is_only_said_to_be(helpers: set[str], happening: Happening) -> bool:
    """Tell whether "will" and "would" put an act off: a refusal by them is done as it is said."""
    return happening.how not in (REFUSED, DUTY) and bool(helpers & {"will", "would"})


def _uttered_by(verb: Token, happening: Happening) -> Token:
    """ "*Said* it will not come", "charging Mali with it, he *said*": the verb that dates it."""
    outer = verb.head
    if happening.how in (REFUSED, DUTY) and verb.dep_ == "ccomp":
        return outer
    return outer if verb.dep_ == "advcl" and _goes_along(verb) else verb


def _is_news(sentence: Sentence, happening: Happening) -> bool:
    """Tell whether an undated act is told as what happened on the day of the report."""
    verb = clause_head(happening.word)
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helpers & {"had", "has", "have", "'s", "'ve"} or _is_only_said_to_be(helpers, happening):
        return False
    headline = sentence.part is StretchKind.HEADLINE
    if verb.tag_ == "VBZ" and verb.dep_ == "ROOT":
        return headline or happening.frame.type in SPOKEN
    if happening.frame.type not in SPOKEN:
        return False
    verb = _uttered_by(verb, happening)
    told_now = verb.dep_ in ("ROOT", "conj") and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return told_now and (headline or sentence.index < _NEWS)
