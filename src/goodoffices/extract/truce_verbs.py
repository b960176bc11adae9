"""Reads truces told by a verb: "will cease fire from noon", "ordered his troops to hold fire"."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.extract.clauses import conjuncts, realis_of, subjects
from goodoffices.extract.scene import Scene
from goodoffices.extract.truce_weights import Standing
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

S = CeasefireStatus
_RULE = "verb that stops the fighting"


def standing_of_verb(verb: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Give where a truce stands that is told by its verb; nothing for a single exchange of fire."""
    outer = verb.head
    if verb.dep_ in ("acl", "xcomp", "ccomp", "advcl", "conj") and outer.pos_ in ("VERB", "NOUN"):
        bound = outer.lemma_.lower()
        if bound in words.verbs["binding"] and _is_in_force(outer):
            return Standing(S.IN_FORCE, verb, _RULE, 0.7)
        if bound in words.verbs["binding"]:
            done = outer if outer.pos_ == "VERB" and verb.dep_ == "xcomp" else verb
            return Standing(S.AGREED, done, _RULE, 0.7)  # its day is that of the promise
        if bound == "give" and any(c.lemma_ == "order" for c in outer.children):
            return Standing(S.AGREED, verb, _RULE, 0.7)  # "gave the order to cease fire"
        if bound in words.verbs["announcing"] and verb.dep_ == "ccomp" and _own_promise(verb):
            return Standing(S.AGREED, verb, _RULE, 0.7)
        if bound in words.verbs["asking"]:
            return Standing(S.PROPOSED, verb, _RULE, 0.7)
    if _stops_fighting(verb) and not _is_set(verb, grammar):
        return None
    if verb.dep_ == "xcomp" and outer.lower_ in words.verbs["willing"]:
        return Standing(S.PROPOSED, verb, _RULE, 0.6)  # "we are ready to stop operations"
    realis = realis_of(verb, grammar)
    if realis is Realis.DENIED:
        return Standing(S.REJECTED, verb, _RULE, 0.6) if _refused(verb) else None
    if realis is Realis.PLANNED:
        return Standing(S.AGREED, verb, _RULE, 0.7)
    if realis is Realis.ACTUAL and _is_announced(verb, words):
        return Standing(S.AGREED, verb, _RULE, 0.7)  # "said they were suspending attacks"
    if realis is Realis.ACTUAL:
        past = verb.tag_ in ("VBD", "VBN")
        return Standing(S.IN_FORCE, verb, _RULE, 0.6) if past else None
    return Standing(S.PROPOSED, verb, _RULE, 0.6)


def _is_announced(verb: Token, words: CeasefireWords) -> bool:
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in words.verbs["announcing"]
    own = any(c.dep_ == "nsubj" and c.lower_ in ("it", "they", "we") for c in verb.children)
    return verb.tag_ == "VBG" and told and own


def _stops_fighting(verb: Token) -> bool:
    """Tell "stop fighting", said of any who win, from "hold their fire"."""
    below = [child for child in verb.children if child.dep_ in ("dobj", "xcomp")]
    return any(child.lower_ == "fighting" for child in below)


def _is_set(verb: Token, grammar: Grammar) -> bool:
    """Tell whether sides will stop on a day: "will stop fighting from Sunday"."""
    day = any(each.ent_type_ in ("DATE", "TIME") for each in verb.subtree if each.i > verb.i)
    return day and realis_of(verb, grammar) is Realis.PLANNED


def _is_in_force(noun: Token) -> bool:
    """Tell whether an order or accord is at work: "an order to cease fire is in force"."""
    verb = noun.head
    behind = verb.doc[verb.i + 1 : verb.i + 4].text.lower()
    at_work = verb.lemma_ in ("be", "remain") and behind.startswith(("in force", "in effect"))
    return noun.dep_ == "nsubj" and at_work


def is_only_asked(verb: Token, standing: Standing) -> bool:
    """Tell whether somebody is only asked to halt "its offensive": a demand, and no truce yet."""
    deeds = [child for child in verb.children if child.dep_ == "dobj"]
    owned = any(c.tag_ == "PRP$" for each in deeds for c in each.children)
    return standing.status is S.PROPOSED and owned and verb.lemma_ != "hold"


def _own_promise(verb: Token) -> bool:
    """Tell whether somebody says what he will do himself: "announced that it would halt"."""
    who = [child for child in verb.children if child.dep_ == "nsubj"]
    will = any(
        c.dep_ == "aux" and c.lower_ in ("would", "will", "'ll", "'d") for c in verb.children
    )
    own = all(each.lower_ in ("it", "they", "he", "she", "we") for each in who)
    return will and bool(who) and (own or verb.head.lemma_ != "say")


def _called_upon(asking: Token) -> list[Token]:
    """Give who is called upon, who is to stop: "called on the rebels to cease fire"."""
    if asking.lemma_ not in ("call", "appeal", "prevail"):
        return []
    asked = [c for c in asking.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "to")]
    return [each for preposition in asked for each in preposition.children if each.dep_ == "pobj"]


def _refused(verb: Token) -> bool:
    return verb.dep_ == "xcomp"


def sides_of_verb(scene: Scene, verb: Token) -> list[Token]:
    """Give who stops: the subject, or those who are told to; an order is nobody."""
    held = [child for child in verb.head.children if child.dep_ == "dobj" and verb.dep_ == "xcomp"]
    held += [each for each in _called_upon(verb.head) if verb.dep_ in ("xcomp", "ccomp", "advcl")]
    found = [each for token in held for each in conjuncts(token)] or subjects(verb)
    return [each for each in found if scene.mention_at(each) is not None]
