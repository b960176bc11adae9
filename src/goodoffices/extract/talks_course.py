"""Tells how far talks have come, by the words beside one mention: held, still to come, refused.

"After five days of talks" speaks of what was held, "political talks are to open in May" of what is
to come, "refused to hold political talks" of what there is not. The three are never one.
"""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import Direction, Realis
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    direction_of,
    is_infinitive,
    is_passive,
    realis_of,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_nouns import carrier, lasts_long

HELD, COMING, REFUSED = "held", "coming", "refused"

_BEHIND = frozenset({"after", "following", "during"})
_STANDS = frozenset({"nsubj", "nsubjpass", "dobj"})
_UNTIL = frozenset({"before", "until", "till", "once", "when"})
_NONE = frozenset({"no", "any"})
_PAST = frozenset({"VBD", "VBN"})
_MAYBE = frozenset({"would", "might", "could", "may"})


def course_of(head: Token, scene: Scene, *, dated: bool) -> str:
    """Tell held talks from those to come and those refused; "" where the words leave it open."""
    stands = carrier(head, scene.words.talks)
    if any(child.lower_ in _NONE for child in head.lefts) or _is_refused(stands, scene):
        return REFUSED
    if _is_coming(stands, scene) or _is_set(head, scene, dated=dated) or is_called_for(head, scene):
        return COMING
    return HELD if _is_held(head, stands, scene) else ""


def course_of_gathering(verb: Token, scene: Scene, *, dated: bool) -> str:
    """Tell sides that met from those that are to meet: "they meet in Oslo on May 9"."""
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("advcl", "acl")
        and clause_head(verb.head).tag_ == "VBD"
    ):
        return HELD  # "the presidents, meeting in Oslo, agreed"
    if direction_of(verb) is Direction.FUTURE:
        return COMING  # "told reporters that they would meet again in Oslo"
    if dated and _is_of_now(verb):
        return COMING
    told = realis_of(verb, scene.words.grammar)
    return {Realis.ACTUAL: HELD, Realis.PLANNED: COMING}.get(told, "")


def is_before(verb: Token) -> bool:
    """Tell a gathering before the one told of: "had last met in Cairo", "weeks after they met"."""
    told = {child.lower_ for child in verb.children if child.dep_ in ("aux", "advmod", "mark")}
    since = verb.dep_ == "advcl" and told & {"after", "since"}
    return bool(since or told & {"had", "'d", "last", "previously", "earlier", "already"})


def _is_refused(stands: Token, scene: Scene) -> bool:
    """Tell talks that somebody refuses, rules out or rejects, with no article of known ones."""
    if stands.dep_ != "dobj" or any(child.dep_ in ("det", "poss") for child in stands.lefts):
        return False
    verb = stands.head
    words = scene.words.talks
    if verb.dep_ in ("ccomp", "xcomp", "pcomp") and verb.head.lemma_ == "deny":
        return True  # "denied that it was holding secret talks"
    if verb.lemma_ in words.verbs.refuse or _rules_out(verb):
        return realis_of(verb, scene.words.grammar) is not Realis.DENIED
    held = _opens(verb, scene) or verb.lemma_ in words.verbs.sitting
    return held and realis_of(verb, scene.words.grammar) is Realis.DENIED


def _rules_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(child.lower_ == "out" for child in verb.children)


def _is_coming(stands: Token, scene: Scene) -> bool:
    """Tell talks that are to open, resume or be held, by the verb they are subject or object of."""
    verb = stands.head
    if _is_to_be_held(stands, scene):
        return True
    if stands.dep_ not in _STANDS:
        return False
    deed = _deed(verb, stands, scene)
    if deed is None or not _opens(deed, scene):
        return False
    if stands.dep_ == "dobj" and is_passive(deed):
        return False
    aux = {each.lower_ for each in (*deed.children, *verb.children) if each.dep_ == "aux"}
    if deed is verb and aux & _MAYBE:
        return False
    if deed.lemma_ == "continue" and not any(each.ent_type_ == "DATE" for each in deed.subtree):
        return False  # "the talks will go on" are under way
    return realis_of(deed, scene.words.grammar) is Realis.PLANNED


def _is_set(head: Token, scene: Scene, *, dated: bool) -> bool:
    """Tell "talks reopen in April" and "for the opening of negotiations" from what is held."""
    verb, outer = clause_head(head), head.head.head
    opening = head.dep_ == "pobj" and outer.lemma_ in ("opening", "start", "resumption")
    if opening and outer.dep_ == "pobj" and outer.head.lower_ == "for":
        return True
    opens = verb.lemma_ in scene.words.talks.verbs.convene and head.dep_ == "nsubj"
    if opens and _is_of_now(verb) and any(c.lower_ in _UNTIL for c in verb.children):
        return True  # "before talks begin in Doha"
    if not dated or head.dep_ == "dobj":
        return False  # "the host opens the talks on Friday" may be told as it happens
    return _is_of_now(verb) and verb.lemma_ in scene.words.talks.verbs.convene


def _is_of_now(verb: Token) -> bool:
    """Tell a plain present, which beside a day speaks of what is fixed: "talks open on May 9"."""
    return verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.children)


def is_called_for(head: Token, scene: Scene) -> bool:
    """Tell whether talks are set for a day: "called an emergency session for Wednesday"."""
    verb = head.head
    setting = scene.words.talks.verbs.setting
    if head.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in setting:
        return False
    return any(
        noun.ent_type_ == "DATE"
        for above in (head, verb)
        for noun in after_preposition(above, ("for",))
    )


def _is_to_be_held(stands: Token, scene: Scene) -> bool:
    """Tell "a meeting, to be held in May", by the clause that hangs on the noun."""
    return any(
        child.dep_ in ("acl", "relcl") and _opens(child, scene) and is_infinitive(child)
        for child in stands.rights
    )


def _opens(verb: Token, scene: Scene) -> bool:
    """Tell a verb of opening or holding talks."""
    words = scene.words.talks.verbs
    return verb.lemma_ in words.convene or verb.lemma_ in words.opening


def _deed(verb: Token, stands: Token, scene: Scene) -> Token | None:
    """Give what talks are due to do: the open of "talks are due to open", the verb itself."""
    if stands.dep_ == "dobj" or _opens(verb, scene):
        return verb
    due = [child for child in verb.children if child.dep_ in ("acomp", "oprd") and child.i > verb.i]
    for outer in (verb, *due):
        for child in outer.children:
            if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child):
                return child
    return None


def _is_visited(stands: Token, scene: Scene) -> bool:
    """Tell talks somebody was at, left or stayed away from: "who had boycotted the meeting"."""
    verb = stands.head
    if stands.dep_ == "pobj":
        verb = verb.head
    known = scene.words.talks.verbs
    left = verb.lemma_ == "walk" and any(child.lower_ == "out" for child in verb.children)
    here = verb.lemma_ in known.attend | known.skipped or left
    if not here or verb.tag_ not in _PAST or stands.dep_ not in ("dobj", "pobj"):
        return False
    return (
        verb.pos_ == "VERB"
        and any(child.dep_ == "det" and child.lower_ == "the" for child in stands.lefts)
        and realis_of(verb, scene.words.grammar) is Realis.ACTUAL
    )


def _is_held(head: Token, stands: Token, scene: Scene) -> bool:
    """Tell talks told as over or under way: after them, how long they took, a verb of the past."""
    words = scene.words.talks
    if stands.dep_ == "pobj" and stands.head.lower_ in _BEHIND:
        return realis_of(clause_head(stands), scene.words.grammar) is Realis.ACTUAL
    if lasts_long(head, words) and stands.dep_ in ("pobj", "dobj"):
        return realis_of(clause_head(stands), scene.words.grammar) is Realis.ACTUAL
    # "The talks were resumed", "the talks, which were resumed".
    if _is_visited(stands, scene):
        return True
    told = [stands.head] if stands.dep_ in _STANDS else []
    told += [each for each in stands.rights if each.dep_ in ("relcl", "acl") and each.i > head.i]
    return any(
        each.tag_ in _PAST
        and (_opens(each, scene) or each.lemma_ in words.verbs.closing)
        and realis_of(each, scene.words.grammar) is Realis.ACTUAL
        for each in told
    )
