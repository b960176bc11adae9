"""Ties told by verbs: "Chad, which arms the militia", "deemed a terrorist group by Ankara"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate, Realis
from goodoffices.extract.accused import is_only_charged
from goodoffices.extract.clause_actors import owners, party_at, people_at
from goodoffices.extract.clause_mentions import own_kind, own_mention
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    clause_head,
    complements,
    conjuncts,
    doers,
    is_negated,
    is_passive,
    realis_of,
    recipients,
    subjects,
    undergoers,
)
from goodoffices.extract.event_frames import words_around
from goodoffices.extract.relation_sides import listed_with, named_only, nearest
from goodoffices.extract.relation_ties import Told, is_past, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span
from goodoffices.lexicon.relations import Tie

_UNNAMED = frozenset({Predicate.HOSTS, Predicate.MEDIATES})
"""Ties whose other side is no actor: refugees, a war."""
_RISEN = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_BESIDE = frozenset({"alongside", "beside"})
_ATTEMPTS = frozenset({"try", "help", "seek", "attempt"})
_WAGED = frozenset({"campaign", "operation", "intervention", "strike", "raid"})
_DEEDS = frozenset(
    {"intervene", "wage", "wag", "launch", "conduct", "send", "deploy", "step", "enter", "fight",
     "begin", "mount", "bomb", "join", "strike"}
)  # fmt: skip
"""What is done for somebody; the parser takes "waged" for a form of "wag"."""
_OFFERS = frozenset({"offer", "propose", "promise", "agree", "refuse", "decline", "consider"})
"""What is only offered or settled under these does not stand yet."""
_CALLS = frozenset({"call", "plead", "push", "press", "appeal", "argue", "lobby", "vote"})
_SOME = frozenset({"other", "many", "some", "several", "more", "few"})
_WENT = frozenset({"leave", "travel", "go", "flee", "fly", "cross", "head"})
_AIMS = frozenset({"fight", "seek", "try", "want", "vow", "battle", "aim", "struggle", "work"})


def verb_ties(scene: Scene, verb: Token) -> Iterator[Told]:
    """Give the ties a verb tells, one for each pair of its two sides."""
    tie = _tie(scene, verb)
    if tie is None or is_negated(verb, scene.words.grammar):
        return
    if not tie.standing and not _holds(scene, verb, tie):
        return
    if _is_offered(verb) or is_only_charged(verb, scene):
        return
    if tie.standing and not (verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _AIMS):
        return
    left = [each for each in named_only(scene, _ones(scene, verb, tie)) if not _are_some(each)]
    right = _others(scene, verb, tie)
    if tie.predicate not in _UNNAMED:
        right = [each for each in named_only(scene, right) if not _is_counted(each)]
    if tie.predicate is Predicate.LEADS:
        right = [each for each in right if _is_whole(scene, verb, each)]
    if tie.mutual:
        left, right = left[:1], left[1:] or right
    mode = tie.mode
    if tie.predicate is Predicate.SUPPORTS:
        mode = told_mode(scene, verb, sides=(*left, *right)) or mode
    for one in left:
        for other in right:
            if one.i == other.i or not _fits(scene, tie, one, other):
                continue
            first, second = (other, one) if tie.turned else (one, other)
            even = mode is not None and _are_comrades(scene, verb, one, other)
            yield Told(
                party_at(scene, first), Predicate.ALLIED_WITH if even else tie.predicate,
                _uncounted(scene, tie, second), span_of(verb), "a verb with its two sides",
                mode=None if even else mode, current=not is_past(verb),
            )  # fmt: skip


def _are_comrades(scene: Scene, verb: Token, one: Token, other: Token) -> bool:
    """ "The Front fights alongside the League": two armed groups, neither of which sent men."""
    beside = verb.lemma_ == "fight" and any(c.lower_ in _BESIDE for c in verb.children)
    return beside and own_kind(scene, one) in _RISEN and own_kind(scene, other) in _RISEN


def _uncounted(scene: Scene, tie: Tie, noun: Token) -> Party:
    """Give the other side; of refugees without their number: "the 2 million *refugees*"."""
    party = party_at(scene, noun)
    if tie.predicate is not Predicate.HOSTS or party.span is None:
        return party
    words = [each for each in noun.subtree if party.span.start <= each.idx <= noun.idx]
    counted = [each.i for each in words if each.like_num or each.dep_ == "det"]
    first = max(counted, default=words[0].i - 1) + 1 if words else noun.i
    span = Span(noun.doc[min(first, noun.i)].idx, noun.idx + len(noun))
    return Party(span.of(scene.text), span)


def _is_offered(verb: Token) -> bool:
    """Tell whether a tie is only offered: "offered to train and *equip* an army"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and first.tag_ == "VB":
        first = first.head
    if first.dep_ == "pcomp" and first.head.lower_ == "for":
        return first.head.head.lemma_ in _CALLS  # "called for arming the rebels"
    return first.dep_ == "xcomp" and first.head.lemma_ in _OFFERS


def _is_whole(scene: Scene, verb: Token, body: Token) -> bool:
    """Tell whether it is the body itself that is led: not "the Senate's commission" or "them"."""
    people = body.tag_ in ("NNS", "NNPS") and own_kind(scene, body) is ActorKind.STATE
    if body.pos_ == "PRON" or people:
        return False  # "them", "the Tongans": not all there are
    led = {each.i: each for noun in undergoers(verb) for each in conjuncts(noun)}
    if verb.dep_ in ("acl", "relcl"):
        led[verb.head.i] = verb.head
    named = {c.i for each in led.values() for c in each.children if c.dep_ == "appos"}
    if not led or body.i in led or body.i in named:
        return True
    return all(each.lemma_.lower() in scene.words.relations.bodies for each in led.values())


def _is_counted(noun: Token) -> bool:
    """ "20 million Americans" are people, and not their country."""
    return any(child.dep_ in ("nummod", "quantmod") for child in noun.children)


def _are_some(noun: Token) -> bool:
    """ "Other Britons killed there": some of a people, and not their country."""
    some = any(c.dep_ in ("nummod", "acl") or c.lower_ in _SOME for c in noun.children)
    return noun.tag_ == "NNPS" and some


def _tie(scene: Scene, verb: Token) -> Tie | None:
    ties = scene.words.relations.verbs.get(verb.lemma_.lower(), ())
    if not ties:
        return None
    around = frozenset(words_around(verb))
    for beside, tie in ties:
        if beside and beside not in {child.lower_ for child in verb.children}:
            continue
        if tie.passive and not is_passive(verb) and not _seen_so(scene, verb):
            continue
        if (not tie.needs or tie.needs & around) and not tie.unless & around:
            return tie
    return None


def _holds(scene: Scene, verb: Token, tie: Tie) -> bool:
    """Tell whether a tie stands: a wish does not, but what is done "to bolster Chad" does."""
    told = realis_of(verb, scene.words.grammar)
    if told is Realis.ACTUAL or _is_believed(scene, verb):
        return True
    if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).lemma_ in _WAGED:
        return tie.predicate is Predicate.SUPPORTS  # "raids supporting Chad"
    if _went_to_join(verb, tie) and realis_of(verb.head, scene.words.grammar) is Realis.ACTUAL:
        return True
    if told is not Realis.POSSIBLE:
        return False
    if verb.head.pos_ == "NOUN":
        return tie.predicate is Predicate.SUPPORTS and verb.head.lemma_ in _WAGED
    if tie.predicate is Predicate.MEDIATES:
        return verb.dep_ == "xcomp" and verb.head.lemma_ in _ATTEMPTS
    if tie.predicate is not Predicate.SUPPORTS or verb.dep_ not in ("advcl", "acl", "xcomp"):
        return False
    deed = verb.head
    return deed.lemma_ in _DEEDS and realis_of(deed, scene.words.grammar) is Realis.ACTUAL


def _went_to_join(verb: Token, tie: Tie) -> bool:
    """ "Left home to join the Front": whoever went is taken to be with it."""
    joins = tie.predicate is Predicate.MEMBER_OF and verb.lemma_ == "join"
    return joins and verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _WENT


def _is_believed(scene: Scene, verb: Token) -> bool:
    """ "Rebels believed to be backed by Chad": what is held to be so, though nobody owns it."""
    believed = verb.head.lemma_ in scene.words.relations.sides.believed
    return believed and verb.dep_ == "xcomp" and is_passive(verb)


def _seen_so(scene: Scene, verb: Token) -> list[Token]:
    """ "Regards the Front as linked to the party": give whoever is seen so."""
    words = scene.words.relations.sides
    seen = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.head.lemma_ in words.seen
    told = any(child.lower_ == "as" and child.dep_ == "mark" for child in verb.children)
    return undergoers(verb.head) if seen and told else []


def _ones(scene: Scene, verb: Token, tie: Tie) -> list[Token]:
    """Give who stands first: the doer, or whose the deed is ("Chad's raids supporting ...")."""
    if tie.passive:
        return people_at(scene, _seen_so(scene, verb) or nearest(verb, undergoers(verb)))
    tokens = agents(verb) if _torn_off(verb) else nearest(verb, doers(verb))
    if verb.dep_ == "relcl" and _is_given_a_name(verb, tie):
        tokens = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
    before = verb.nbor(-1) if verb.i else verb
    if verb.tag_ == "VBG" and _begins_clause(before):
        tokens = [before]
    tokens = _before_aim(verb) or tokens
    if _went_to_join(verb, tie):
        tokens = subjects(verb.head)  # "left Chad to join": not Chad joins
    if not tokens and is_passive(verb):
        # "Deemed (as) a terrorist group by Mali": the parser hangs "by" on the group.
        named_so = [child for child in verb.children if child.dep_ in ("oprd", "attr", "dobj")]
        named_so += [each for each in after_preposition(verb, ("as",)) if _is_label(tie, each)]
        tokens = [each for child in named_so for each in after_preposition(child, ("by",))]
    if verb.tag_ == "VBG" and before.lemma_ in _WAGED:
        tokens = owners(scene, before) or tokens
    found = people_at(scene, tokens) or _it(scene, tokens, tie)
    found = found or [each for token in tokens for each in owners(scene, token)]
    if not found and verb.dep_ == "acl":
        found = people_at(scene, subjects(clause_head(verb.head)))
    return found


def _before_aim(verb: Token) -> list[Token]:
    """Give who tries: "backs rebels trying to topple him", whatever the parser hangs it on."""
    aim = verb.head if verb.dep_ == "xcomp" else verb
    before = aim.nbor(-1) if aim.i else aim
    if aim.tag_ != "VBG" or aim.lemma_ not in _AIMS or before.pos_ not in ("NOUN", "PROPN"):
        return []
    return [before] if before.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "conj") else []


def _others(scene: Scene, verb: Token, tie: Tie) -> list[Token]:
    for place in tie.object:
        if place == "object":
            tokens = [each for each in undergoers(verb) if not _is_label(tie, each)]
            if _is_whose(verb):
                tokens = [each for each in tokens if each != verb.head]
            tokens = _torn_off(verb) or [_before_which(each) for each in tokens]
            whom = verb.dep_ == "relcl" and not _is_whose(verb)
            whom = whom and (not _has_subject_pronoun(verb) or _is_given_a_name(verb, tie))
            if not tokens and whom:
                tokens = [verb.head]
            tokens = tokens or _called_something(verb)
        elif place == "recipient":
            tokens = recipients(verb)
        elif place == "owner":
            tokens = [each for noun in undergoers(verb) for each in _owned_by(scene, noun)]
        else:
            tokens = after_preposition(verb, (place,))
            for thing in (*undergoers(verb), *_told_with(verb, tie)):
                tokens += after_preposition(thing, (place,))
        tokens = [each for each in tokens if not _begins_clause(each)]
        if tie.predicate in _UNNAMED:
            return [each for each in tokens if each.lemma_.lower() in tie.needs]
        found = people_at(scene, tokens) or _it(scene, tokens, tie)
        if tie.groups:
            found = [each for one in found for each in listed_with(scene, one)]
        found = found or [each.head for each in tokens if each.dep_ == "appos"]
        if found:
            return found
    return []


def _told_with(verb: Token, tie: Tie) -> list[Token]:
    """Give the needed nouns behind a preposition: "fought on the *side* of Chad"."""
    beside = [each for each in verb.children if each.dep_ == "prep"]
    nouns = [each for prep in beside for each in prep.children if each.dep_ == "pobj"]
    return [each for each in nouns if each.lemma_.lower() in tie.needs]


def _is_given_a_name(verb: Token, tie: Tie) -> bool:
    """Tell whether "which" is who is called so: "the front, which Chad deems a terror group"."""
    before = [c for c in verb.children if c.dep_ == "nsubj"]
    twice = len(before) > 1 and before[0].tag_ in ("WDT", "WP")
    return twice and any(_is_label(tie, each) for each in verb.children)


def _it(scene: Scene, tokens: list[Token], tie: Tie) -> list[Token]:
    """Give "it" where it must be somebody: only groups are called terrorists, by states."""
    if tie.predicate is not Predicate.DESIGNATES_TERRORIST:
        return []
    found = [each for each in tokens if each.lower_ == "it" and scene.mention_at(each)]
    told = found[0].head if found else None
    while told is not None and told.dep_ != "relcl" and told.head != told:
        told = told.head
    if told is None or told.dep_ != "relcl" or told.head.i > found[0].i:
        return found
    # "The Front is shunned by Chad, which deems it a terror group": "it" is no state but the Front.
    main = clause_head(told.head)
    about = [each for each in subjects(main) if own_kind(scene, each) in _RISEN]
    return about if own_kind(scene, told.head) is ActorKind.STATE and about else found


def _has_subject_pronoun(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.children)


def _is_whose(verb: Token) -> bool:
    """ "Mali, whose army fought for Chad": Mali is no object of the clause."""
    return verb.dep_ == "relcl" and any(
        each.lower_ == "whose" for child in verb.children for each in child.subtree
    )


def _before_which(token: Token) -> Token:
    """Give what "which" stands for where the parser does not: "Chad -- which Mali has listed"."""
    if token.tag_ != "WDT":
        return token
    for earlier in reversed(token.doc[token.sent.start : token.i]):
        if not earlier.is_punct:
            return earlier
    return token


def _torn_off(verb: Token) -> list[Token]:
    """Give the noun before ", led by Chad and Mali" where the parser joins "led" to a verb."""
    if verb.dep_ != "conj" or not agents(verb) or verb.i < 2 or verb.nbor(-1).text != ",":
        return []
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children):
        return []
    depth = 0
    for earlier in reversed(verb.doc[verb.sent.start : verb.i - 1]):
        depth += (earlier.text == ")") - (earlier.text == "(")
        if depth == 0 and earlier.pos_ in ("NOUN", "PROPN"):
            return [earlier]
        if depth == 0 and earlier.text != "(":
            return []
    return []


def _owned_by(scene: Scene, noun: Token) -> list[Token]:
    """Give whose a thing is: "seek *his* ouster", "the removal of *Hale*"."""
    return owners(scene, noun) or people_at(scene, after_preposition(noun, ("of",)))


def _begins_clause(noun: Token) -> bool:
    """In "Mali supporting Hale and Chad backing the rebels" the parser joins Hale and Chad."""
    before = noun.nbor(-1) if noun.i else noun
    joined = noun.dep_ == "conj" or any(each.dep_ == "cc" for each in noun.subtree if each < noun)
    if joined and before.head == noun and before.lower_.endswith("ing"):
        return True
    return (
        noun.dep_ == "conj"
        and noun.pos_ == "PROPN"
        and noun.i + 1 < len(noun.doc)
        and noun.nbor(1).tag_ == "VBG"
    )


def _called_something(verb: Token) -> list[Token]:
    """In "consider the front a terrorist group" the parser makes the front a subject."""
    small = [each for each in complements(verb) if each.pos_ in ("NOUN", "PROPN")]
    return [child for each in small for child in each.children if child.dep_ == "nsubj"]


def _is_label(tie: Tie, noun: Token) -> bool:
    """In "deemed a terrorist group" the group is what somebody is called, not somebody."""
    if tie.predicate is not Predicate.DESIGNATES_TERRORIST and not tie.named:
        return False
    return bool({noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.children)} & tie.needs)


def _fits(scene: Scene, tie: Tie, one: Token, other: Token) -> bool:
    if (
        tie.predicate is Predicate.DESIGNATES_TERRORIST
        and own_kind(scene, other) is ActorKind.STATE
    ):
        return False  # groups are put on lists; a state there is a neighbour of the clause
    if tie.persons:
        return (
            own_kind(scene, one) is ActorKind.PERSON and own_kind(scene, other) is ActorKind.PERSON
        )
    if tie.bodies:
        armed = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
        mention = own_mention(scene, other)
        return (
            own_kind(scene, one) in (ActorKind.PERSON, ActorKind.ARMED_GROUP)
            and mention is not None
            and mention.form == "name"
            and mention.kind in armed
        )
    if tie.groups:
        bodies = (
            ActorKind.OPPOSITION_COALITION,
            ActorKind.ARMED_GROUP,
            ActorKind.IGO,
            ActorKind.OTHER,
        )
        return own_kind(scene, one) in bodies and own_mention(scene, other) is not None
    return True
