"""Reads the day of talks: the one told with them, not with who spoke of them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import Direction
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_course import is_called_for
from goodoffices.extract.talks_nouns import is_of_earlier
from goodoffices.facts import DateRecord, Span


def date_of_talks(token: Token, scene: Scene) -> DateRecord | None:
    """Give the date told with the talks themselves, not with who spoke of them."""
    words = scene.words.talks.verbs
    verb = clause_head(token)
    held = _date_held(token, scene)
    if held is not None:
        return held
    date = scene.date_of(token) or _date_below(verb, scene)
    if date is None or date.span is None or _is_no_day(date.printed):
        return None
    if _is_if(verb) or _is_of_others(date.span, token, scene):
        return None
    edge = token.right_edge
    last = max(edge.idx + len(edge), verb.idx if token.dep_ in ("nsubj", "nsubjpass") else 0)
    inside = token.left_edge.idx <= date.span.start < last
    lemma = verb.lemma_.lower()
    due = scene.words.talks.order.ahead
    holds = lemma in words.held or lemma in words.attend or verb.lower_ in due
    if not inside and not (holds and _is_held(token, verb)):
        return None
    if not inside and _is_of_outer(date.span, verb, scene):
        return None
    ahead = is_ahead(token, verb, scene) or is_called_for(token, scene)
    return told_ahead(date) if ahead else date


def _date_held(token: Token, scene: Scene) -> DateRecord | None:
    """Give the day of "the talks he plans to hold on 5 May", told in a clause of their own."""
    for clause in token.children:
        if clause.dep_ != "relcl":
            continue
        plans = [child for child in clause.children if child.dep_ == "xcomp"]
        for verb in (clause, *plans):
            date = scene.date_of(verb) if verb.lemma_ in ("hold", "host", "convene") else None
            inside = date is not None and date.span is not None and date.span.start > verb.idx
            if inside and date is not None and not _is_no_day(date.printed):
                return told_ahead(date) if is_ahead(verb, clause, scene) or plans else date
    return None


def _is_if(verb: Token) -> bool:
    """Tell whether a clause only supposes something: "if the talks were needed yesterday"."""
    return any(child.dep_ == "mark" and child.lower_ == "if" for child in verb.children)


def _is_of_others(span: Span, head: Token, scene: Scene) -> bool:
    """Tell whether a day is that of other talks: "the first since a meeting last year"."""
    day = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    return day is not None and day.root in head.subtree and is_of_earlier(day.root, head)


def _is_of_outer(span: Span, verb: Token, scene: Scene) -> bool:
    """Tell whether a day is that of a word above: "agreed on Friday to start talks"."""
    day = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    told = clause_head(day.root) if day is not None else verb
    words = scene.words.talks
    if told == verb or told.lemma_ in words.verbs.held or told.lower_ in words.order.ahead:
        return False
    if day is not None and day.root not in verb.subtree and day.root.i < verb.left_edge.i:
        return True  # "they ease the siege on Sunday, and talks are to be stepped up"
    outer = verb
    while outer.dep_ in ("xcomp", "ccomp", "conj") and outer.head.pos_ == "VERB":
        outer = outer.head
        if outer == told:
            return True
    return False


def _date_below(verb: Token, scene: Scene) -> DateRecord | None:
    """Give the date of the verb that completes another: "is slated to begin Jan. 20"."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.lemma_ in scene.words.talks.verbs.held:
            return scene.date_of(child)
    return None


def _is_no_day(printed: str) -> bool:
    """Tell whether a date says only how long, or from when: "since 2012", "months"."""
    low = printed.lower()
    if low.startswith("since "):
        return True
    bare = low.split()[-1].rstrip("s") in ("day", "week", "month", "year", "hour", "long")
    words = ("last", "this", "next", "ago", "earlier", "later", "coming", "past")
    return bare and not any(word in low.split() for word in words)


def _is_held(token: Token, verb: Token) -> bool:
    """Tell whether the verb speaks of the talks: "contact at the talks was on Monday" does not."""
    outer = token
    if outer.dep_ == "pobj":
        outer = outer.head
        if outer.head.pos_ == "NOUN" and outer.head.head != outer.head:
            return outer.head.lemma_ in ("round", "session", "resumption", "start", "opening")
    return True


def is_ahead(token: Token, verb: Token, scene: Scene) -> bool:
    """Tell whether the talks are still to come: due, scheduled, will begin, to be held."""
    where = [c for c in token.subtree if c.dep_ == "relcl" and c.left_edge.lower_ == "where"]
    aside = {each.i for clause in where for each in clause.subtree}
    near = [each for each in token.subtree if each.i not in aside]
    near += [verb, *verb.children, verb.head]
    due = [each for each in near if each.lower_ in scene.words.talks.order.ahead]
    return not all(each.tag_ == "VB" for each in due)  # "met to set up a council"


def told_ahead(date: DateRecord | None) -> DateRecord | None:
    """Give a day as one to come: a bare weekday looks ahead then."""
    return None if date is None else replace(date, direction=Direction.FUTURE)
