"""Small signs beside a truce: a particle, a denial, "over" behind it, an article before it."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.clauses import clause_head, is_negated
from goodoffices.extract.scene import Scene, asked_once
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

_PARTIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.ARMED_GROUP,
        ActorKind.OPPOSITION_COALITION,
    }
)
_AROUND = 3
_BRIEF = 40
"""A text of fewer words may leave out what the truce is about."""


def phrasal(verb: Token) -> str:
    """Give a verb with its particle: "call off", "run out"; an empty string where it has none."""
    for child in verb.children:
        if child.dep_ in ("prt", "advmod") and child.lower_ in (
            "off",
            "out",
            "apart",
            "down",
            "up",
        ):
            return f"{verb.lemma_} {child.lower_}"
    return ""


def called(verb: Token, truce: Token) -> str:
    """Give a verb with its particle, also one behind the truce: "called the truce off"."""
    own = phrasal(verb)
    behind = truce.doc[truce.i + 1] if truce.i + 1 < len(truce.doc) else truce
    if not own and behind.lower_ in ("off", "down") and behind.pos_ in ("ADP", "PART"):
        return f"{verb.lemma_} {behind.lower_}"
    named = any(child.tag_ in ("WDT", "WP") for child in verb.children)
    return own or ("call so" if verb.lemma_ == "call" and named else verb.lemma_)


def is_done_by(verb: Token) -> bool:
    """Tell "went on television to declare a truce": the aim was reached with the going."""
    outer = verb.head
    aims = verb.dep_ in ("advcl", "xcomp") and outer.tag_ in ("VBD", "VBN")
    return aims and outer.lemma_ in ("go", "choose", "appear", "use", "take", "come", "rise")


def nobody(verb: Token) -> bool:
    """Tell whether the subject is nobody: "no one has declared an end to the truce"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(
        each.lower_ in ("nobody", "none", "neither")
        or any(child.lower_ in ("no", "neither") for child in each.children)
        for each in subjects
    )


def never_began(verb: Token, words: CeasefireWords, grammar: Grammar) -> bool:
    """Read "never took hold" inside "which was to have begun and never took hold"."""
    starts = verb.lemma_ in words.verbs["starting"] and verb.pos_ == "VERB"
    return starts and is_negated(verb, grammar)


def has_begun(verb: Token, words: CeasefireWords) -> bool:
    """Read "took effect", "has come into force": what was agreed is now in force."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)
    if verb.lemma_ not in words.verbs["starting"]:
        return False
    return past or (verb.tag_ in ("VBZ", "VBP") and _is_now(verb))


def _is_now(verb: Token) -> bool:
    """Tell "takes effect at once" and a bare "Ceasefire begins." from "takes effect on Friday"."""
    clause = list(verb.subtree)
    opening = [each.lower_ for each in verb.children if each.i < verb.i]
    if {"once", "after", "when", "before", "until", "if"} & set(opening):
        return False  # "once the truce comes into effect"
    if any(each.lower_ in ("now", "immediately", "once", "already") for each in clause):
        return True
    return not any(each.ent_type_ in ("DATE", "TIME") or each.lower_ == "at" for each in clause)


def is_none(noun: Token) -> bool:
    """Tell "no ceasefire is in force", "no violation had occurred"."""
    return any(child.dep_ in ("det", "neg") and child.lower_ == "no" for child in noun.children)


def is_told_over(head: Token) -> bool:
    """Read "declared the truce over": the word behind it takes back the verb."""
    follows = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return follows is not None and follows.lower_ in ("over", "dead", "finished", "void", "null")


def is_unsaid(head: Token, grammar: Grammar) -> bool:
    """Tell whether somebody did not say it: "it did not say that the truce was over"."""
    verb = clause_head(head)
    return verb.dep_ == "ccomp" and is_negated(verb.head, grammar)


def is_called_so(verb: Token, truce: Token) -> bool:
    """Tell "called the truce a success" from "called a truce" and "called the truce off"."""
    if verb.lemma_ not in ("call", "consider", "term") or is_new(truce) or phrasal(verb):
        return False
    if truce.dep_ not in ("dobj", "nsubj", "nsubjpass", "oprd"):
        return False
    if any(child.dep_ == "oprd" and child != truce for child in verb.children):
        return True  # "called the truce with the rebels a great step"
    behind = next(
        (each for each in verb.doc[truce.i + 1 : verb.sent.end] if not each.is_punct), None
    )
    return behind is not None and (
        behind.pos_ in ("DET", "ADJ", "NOUN", "ADV") or behind.tag_ == "VBN"
    )


def is_wished(verb: Token, words: CeasefireWords) -> bool:
    """Tell "demanded that the truce be respected", "guarantees that it would hold": asked for.

    A promise is one, too: "wrote that they would respect the truce".
    """
    outer = verb.head
    if verb.dep_ not in ("ccomp", "acl", "relcl", "xcomp") or outer == verb:
        return False
    return outer.lemma_.lower() in words.verbs["asking"] | words.verbs["wishing"]


def is_new(head: Token) -> bool:
    """Tell "a truce" and "truces" from "the truce", "this truce", "its truce"."""
    for child in head.children:
        if child.dep_ in ("det", "poss"):
            return child.lower_ in ("a", "an", "any", "another", "some")
    return True


def is_denied(clause: list[Token]) -> bool:
    """Tell whether a word of a clause denies it."""
    return any(each.dep_ == "neg" for each in clause)


def is_near_war(scene: Scene, sentence: int) -> bool:
    """Tell whether the sentences around one tell of fighting, or name a state or an armed group.

    With more on strikes, trade or families than on war around it, it is no truce of a war.

    A report on a strike or a quarrel may name an army far away from the "truce" it tells of.
    """
    near = range(sentence - _AROUND, sentence + _AROUND + 1)
    words = scene.words.ceasefires
    listed = words.fighting | words.warlike
    told = [each for each in scene.sentences if each.index in near]
    found = [token.lemma_.lower() for each in told for token in each.words]
    kinds = {each.kind for each in scene.mentions if each.sentence in near}
    civil = {each for each in found if each in words.civil}
    fought = {each for each in found if each in listed}
    if len(civil) > 1 and len(civil) > len(fought) and ActorKind.ARMED_GROUP not in kinds:
        return False
    return bool(kinds & _PARTIES) or bool(fought)


@asked_once
def is_of_war(scene: Scene) -> bool:
    """Tell whether a report speaks of fighting at all: singers and clubs call truces, too."""
    words = scene.words.ceasefires
    if len(scene.doc) < _BRIEF or any(
        each.kind is ActorKind.ARMED_GROUP for each in scene.mentions
    ):
        return True
    strings = scene.doc.vocab.strings
    told = {strings[lemma].lower() for lemma in set(scene.doc.to_array("LEMMA").tolist())}
    states = {each.country for each in scene.mentions if each.kind is ActorKind.STATE}
    warlike = len(told & words.warlike)
    return bool(told & words.fighting) or warlike > 2 or (warlike > 0 and len(states) > 1)


def is_title(term: Token, head: Token, scene: Scene) -> bool:
    """Tell whether a term is the name of a film or book: "her novel, The Ceasefire, is"."""
    if not term.text.istitle() or term.i == term.sent.start or head is not term:
        return False
    before = term.doc[term.i - 1]
    return before.text == "The" and before.i > term.sent.start and not _in_headline(term, scene)


def _in_headline(term: Token, scene: Scene) -> bool:
    return scene.sentence_of(term).part is StretchKind.HEADLINE
