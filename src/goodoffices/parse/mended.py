"""Mends mistakes that the parser makes with a name that opens a story behind its title or day.

"On Monday General Hale signed" is often parsed as if Hale were when it was signed, and in "Prime
Minister Sir Omar Hale signed" it may be the title that signs, with the name only beside it, or
both may. Who did it is lost with each. Each is mended where the words leave no doubt; all else
stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from goodoffices.lexicon.dates import load_dates

NAMES_MENDED = "goodoffices_names_mended"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LED = frozenset({*_SUBJECTS, "expl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPING = frozenset({"aux", "auxpass"})
_BEHIND = frozenset({"cc", "conj", "appos", "punct", "relcl", "acl", "prep"})
"""What stands behind a name and belongs to it, not to its title."""


@Language.component(NAMES_MENDED, requires=["token.dep"], assigns=["token.dep"])
def mend_names(doc: Doc) -> Doc:
    """Give a clause back the name that does it: to be run behind the parser."""
    for day in list(_days_before_names(doc)):
        _part_day(day)
    for name in list(_second_objects(doc)):
        _raise(name, name.head.head)
    for name, verb in list(_behind_openings(doc)):
        _raise(name, verb)
    for told in _behind_labels(doc):
        told.dep_ = "parataxis"
    for title, name in list(_twin_subjects(doc)):
        _turn(title, name)
    for title in [token for token in doc if token.dep_ in _LED and token.tag_ == "NNP"]:
        named = _name_of(title)
        if named is not None:
            _turn(title, named)
    return doc


def _days_before_names(doc: Doc) -> Iterator[Token]:
    """Give the days that a parser took for part of the name behind them: "on Monday Omar Hale"."""
    days = _days()
    for token in doc:
        if token.dep_ != "compound" or token.text not in days or token.i == token.sent.start:
            continue
        before = token.nbor(-1)
        if before.lower_ in ("on", "in") and before.dep_ == "prep" and token.head.tag_ == "NNP":
            yield token


def _second_objects(doc: Doc) -> Iterator[Token]:
    """Give names hung on the preposition of the day before them: "on Monday Minister Hale"."""
    days = _days()
    for day in doc:
        if day.dep_ != "pobj" or day.text not in days or day.head.lower_ not in ("on", "in"):
            continue
        for child in day.head.children:
            close = child.dep_ == "pobj" and child.left_edge.i == day.i + 1
            if close and child.tag_ == "NNP":
                yield child


def _behind_labels(doc: Doc) -> Iterator[Token]:
    """Give what stands behind a name and a colon that open a sentence: it is no other name."""
    for token in doc:
        label = token.head
        if token.dep_ != "appos" or label.ent_type_ != "PERSON" or token.i < label.i:
            continue
        opens = label.left_edge.i == token.sent.start
        if opens and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ":":
            yield token


def _behind_openings(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Give names joined to the end of what opens a clause: "in an interview with X, *Vale* said".

    The comma alone joins them, so there is no list, and the verb behind has no other subject.
    """
    for name in doc:
        if name.dep_ not in ("conj", "appos") or name.tag_ != "NNP" or name.head.dep_ != "pobj":
            continue
        before = name.left_edge
        if before.i == 0 or before.nbor(-1).text != ",":
            continue
        if any(child.dep_ == "cc" for each in (name, name.head) for child in each.children):
            continue
        verb = next((each for each in name.ancestors if each.tag_[:1] == "V"), None)
        if verb is not None and verb.left_edge.i == _opening(name).i:
            yield name, verb


def _opening(name: Token) -> Token:
    """Give the first word of the phrase that a name was hung in."""
    phrase = name
    while phrase.head.i < phrase.i and phrase.head.tag_[:1] != "V":
        phrase = phrase.head
    return phrase.left_edge


def _twin_subjects(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Give titles that were made a subject beside the name behind them: "the army chief Hale"."""
    for title in doc:
        if title.dep_ not in _SUBJECTS or title.right_edge.i != title.i or title.tag_[:2] != "NN":
            continue
        for name in title.head.children:
            beside = name.dep_ == title.dep_ and name.left_edge.i == title.i + 1
            if beside and name.ent_type_ == "PERSON" and name.tag_ == "NNP":
                yield title, name


@cache
def _days() -> frozenset[str]:
    return load_dates().days


def _part_day(day: Token) -> None:
    """Hang a day on its preposition, and the name behind it on the verb that lacks a subject."""
    preposition, verb = day.nbor(-1), day.nbor(-1).head
    name = day.head
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    if name.head == preposition:
        if not _raise(name, verb):
            return
    elif name.dep_ not in _SUBJECTS or any(child.dep_ == "pobj" for child in preposition.children):
        return
    day.head = preposition
    day.dep_ = "pobj"


def _raise(name: Token, verb: Token) -> bool:
    """Make a name the subject of a verb behind it that has none; tell whether it was done."""
    below = {child.dep_ for child in verb.children}
    finite = verb.tag_ in _FINITE or bool(below & _HELPING)
    if not finite or below & _LED or name.right_edge.i >= verb.i:
        return False
    name.head = verb
    name.dep_ = "nsubjpass" if "auxpass" in below else "nsubj"
    return True


def _name_of(title: Token) -> Token | None:
    """Give the name that follows a title without a comma and was hung beside it."""
    for child in title.children:
        close = child.dep_ == "appos" and child.left_edge.i == title.i + 1
        if close and child.tag_ == "NNP" and child.ent_type_ in ("PERSON", ""):
            return child
    return None


def _turn(title: Token, name: Token) -> None:
    """Make the name the subject, and the title what stands before it."""
    behind = [child for child in title.children if child.i > name.i and child.dep_ in _BEHIND]
    name.head, name.dep_ = title.head, title.dep_
    title.head, title.dep_ = name, "compound"
    for child in behind:
        child.head = name
