"""Reads where a truce stands from the words around it: its adjectives, its verb, its noun."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.extract.clauses import (
    clause_head,
    clause_tokens,
    doers,
    has_modal,
    is_infinitive,
    is_negated,
    realis_of,
)
from goodoffices.extract.readable import readable
from goodoffices.extract.truce_signs import (
    called,
    has_begun,
    is_called_so,
    is_denied,
    is_done_by,
    is_new,
    is_none,
    is_told_over,
    is_unsaid,
    is_wished,
    never_began,
    nobody,
    phrasal,
)
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

S = CeasefireStatus
_OF_TRUCE = ("of", "for", "on", "to", "about", "in", "with", "towards", "toward")
_UNREAL = frozenset({Realis.POSSIBLE, Realis.REQUESTED, Realis.PLANNED, Realis.DENIED})
_AHEAD = frozenset({"after", "when", "once"})
_BY_VERB = "verb of the truce"
_STEPS = 5
_PASSING = 0.15
"""Weight of a truce that is only named: kept, but not shown unless asked for."""
_NEEDS = {
    "take": ("effect", "hold", "place"),
    "come": ("into",),
    "enter": ("into", "force"),
    "go": ("into",),
}
"""Verbs that tell of a truce only with a certain word."""
_UNREAL_STATUS = {
    (S.COLLAPSED, True): S.PROPOSED,
    (S.COLLAPSED, False): S.FRAGILE,
    (S.EXTENDED, True): S.EXTENSION_REQUESTED,
    (S.EXTENDED, False): S.EXTENSION_REQUESTED,
    (S.AGREED, True): S.PROPOSED,
    (S.IN_FORCE, True): S.PROPOSED,
}
"""What becomes of a status in a clause not told as done, for a new and for a known truce."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the word that gave it, the rule in words, and how sure the rule is."""

    status: CeasefireStatus
    trigger: Token
    rule: str
    weight: float


def standing_of(
    head: Token, term: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Give where a truce stands by the words nearest to it; nothing where none tells."""
    if (head.dep_ == "attr" and is_negated(head.head, grammar)) or is_unsaid(head, grammar):
        return None
    adjective = _by_adjective(head, term, words)
    refused = _by_refused_plan(head, words)
    if refused is not None:
        return refused
    governor = _by_phrase(head, words, S.VIOLATED) or _by_governor(head, words, grammar)
    if adjective is not None and not _outweighs(governor, adjective):
        return adjective
    found = governor or _by_phrase(head, words)
    if found is None and is_new(head) and is_negated(clause_head(head), grammar):
        return None
    return found or _by_article(head, term)


def _by_refused_plan(head: Token, words: CeasefireWords) -> Standing | None:
    """Read "turned down a proposal to prolong the truce": refused, whatever was proposed."""
    deed = head.head
    plan = deed.head
    if head.dep_ != "dobj" or deed.dep_ != "acl" or not is_infinitive(deed):
        return None
    if plan.dep_ not in ("dobj", "nsubjpass") or words.object.get(called(plan.head, plan)) is None:
        return None
    if words.object[called(plan.head, plan)] is not S.REJECTED:
        return None
    return Standing(S.REJECTED, plan.head, "plan that is refused", 0.8)


def _outweighs(governor: Standing | None, adjective: Standing) -> bool:
    """A verb tells more than "brokered", and a fragile truce that is broken is violated."""
    if governor is None:
        return False
    if adjective.status is S.AGREED:
        return governor.status is not S.PROPOSED
    return adjective.status is S.FRAGILE and governor.status in (S.VIOLATED, S.COLLAPSED)


def _by_adjective(head: Token, term: Token, words: CeasefireWords) -> Standing | None:
    """Read "a fragile truce", "the U.S.-brokered ceasefire", "last month's collapsed deal"."""
    for noun in (term, head):
        for child in noun.children:
            if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod", "acl"):
                status = words.before.get(child.lower_)
                if status is not None:
                    weight = 0.45 if status is S.AGREED else 0.9
                    return Standing(status, child, "word in front of the truce", weight)
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ in words.before:
                return Standing(
                    words.before[child.lower_], child, "participle behind the truce", 0.45
                )
    return None


def _by_governor(head: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Climb to the noun or verb that governs the truce: "violations of", "agreed to", "held"."""
    current = head
    for _ in range(_STEPS):
        outer = current.head
        if outer == current:
            return _by_relative(head, words, grammar)
        phrase, leaving = _left(current) if current.dep_ == "pobj" else ("", outer)
        if phrase in words.object:
            return _verbal(words.object[phrase], leaving, head, words, grammar)
        if current.dep_ == "pobj" and outer.lower_ in _OF_TRUCE:
            # "An end to the raids and a truce": the truce is not what ends.
            listed = head.dep_ == "conj" and outer.lower_ == "to"
            found = None if listed else _beside_preposition(outer, words, grammar)
            if found is not None:
                return found
            current = outer.head
            continue
        if is_called_so(outer, current):
            return _called_so(outer, words)
        if current.dep_ in ("dobj", "nsubjpass") or (current.dep_ == "oprd" and phrasal(outer)):
            status = words.object.get(called(outer, current))
            if status is not None:
                return _verbal(status, outer, head, words, grammar)
        if current.dep_ == "nsubj":
            torn = _torn_from(current)
            if torn is not None:
                status = words.object.get(called(torn, current))
                return _verbal(status, torn, head, words, grammar) if status else None
            found = _as_subject(outer, head, words, grammar)
            return found or _by_relative(head, words, grammar)
        noun = outer.lemma_.lower()
        if current.dep_ == "compound" and words.nominal.get(noun) is S.VIOLATED:
            clear = is_none(outer)
            status = S.IN_FORCE if clear else S.VIOLATED
            return Standing(status, outer, "noun behind the truce", 0.7)
        if current.dep_ in ("conj", "appos", "compound", "nmod", "poss"):
            current = outer
            continue
        return _by_relative(head, words, grammar)
    return None


def _called_so(verb: Token, words: CeasefireWords) -> Standing | None:
    """Read "called the truce fragile"; one called a success was agreed, and not by who says so."""
    near = [each for each in verb.subtree if each.i > verb.i and each.lower_ in words.before]
    if near:
        return Standing(words.before[near[0].lower_], near[0], "what it is called", 0.6)
    judged = [each for each in verb.children if each.i > verb.i and each.dep_ in ("oprd", "attr")]
    return Standing(CeasefireStatus.AGREED, judged[0], "what it is called", 0.6) if judged else None


def _left(noun: Token) -> tuple[str, Token]:
    """Give the phrase by which a verb takes a noun: "withdraw from", "pull out of"."""
    preposition = noun.head
    above = preposition.head
    if above.lower_ == "out" and above.head != above:
        return f"{above.head.lemma_} out {preposition.lower_}", above.head
    out = any(child.lower_ == "out" and child.i < preposition.i for child in above.children)
    return f"{above.lemma_} {'out ' if out else ''}{preposition.lower_}", above


def _torn_from(noun: Token) -> Token | None:
    """Give the verb whose object a parser took for the subject of what stands behind.

    "The Front declared a truce on Monday, a day before parliament meets": two subjects, one verb.
    """
    clause, verb = noun.head, noun.head.head
    twice = any(child.dep_ == "nsubj" and child.i > noun.i for child in clause.children)
    return verb if twice and clause.dep_ == "ccomp" and verb.i < noun.left_edge.i else None


def _beside_preposition(
    preposition: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Read "violations of the truce", "agreement on a ceasefire", "called for a truce"."""
    outer = preposition.head
    if outer.pos_ in ("NOUN", "PROPN") and outer.lemma_.lower() in words.nominal:
        status = words.nominal[outer.lemma_.lower()]
        refused = words.object.get(called(outer.head, outer)) is S.REJECTED
        rejected = refused and outer.dep_ in ("dobj", "nsubjpass")
        weight = 0.4 if status is S.IN_FORCE else 0.8
        if status is S.VIOLATED and is_none(outer):
            return Standing(S.IN_FORCE, outer, "no violation of the truce", 0.7)
        if status is S.COLLAPSED and nobody(clause_head(outer)):
            status = S.FRAGILE
        if status is S.AGREED and realis_of(clause_head(outer), grammar) in _UNREAL:
            status = S.PROPOSED
        signed = outer.dep_ in ("dobj", "nsubjpass") and outer.head.pos_ == "VERB"
        if status is S.AGREED and signed and outer.head.lemma_ in words.verbs["by_sides"]:
            return Standing(status, outer.head, "verb and noun before the truce", weight)
        return Standing(S.REJECTED if rejected else status, outer, "noun before the truce", weight)
    if outer.pos_ not in ("VERB", "AUX") or is_negated(outer, grammar):
        return None
    if preposition.lower_ == "for" and outer.head.lemma_ == "agree":
        return Standing(S.AGREED, outer, "verb with for under agree", 0.7)
    if preposition.lower_ == "for":
        given = outer.lemma_ == "provide" and realis_of(outer.head, grammar) is Realis.ACTUAL
        status = S.AGREED if given else S.PROPOSED  # "signed an accord providing for a truce"
        return Standing(status, outer, "verb with for", 0.6)
    if outer.lemma_ in words.verbs["consenting"]:
        if realis_of(outer, grammar) is not Realis.ACTUAL:
            return Standing(S.PROPOSED, outer, "verb of agreement", 0.8)
        behind = _told_of_it(outer, words, grammar)
        return behind or Standing(S.AGREED, outer, "verb of agreement", 0.8)
    if outer.lemma_ in words.verbs["keeping"]:
        return Standing(S.IN_FORCE, outer, "verb of keeping", 0.7)
    if outer.lemma_ in words.verbs["aiming"]:
        return Standing(S.PROPOSED, outer, "verb of aiming", 0.7)
    return None


def _as_subject(
    verb: Token, head: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd") and child.lower_ in words.before:
            return Standing(words.before[child.lower_], child, "word said of the truce", 0.85)
    if phrasal(verb) in words.subject:
        return _verbal(words.subject[phrasal(verb)], verb, head, words, grammar)
    due = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in words.subject]
    if verb.lemma_ == "be" and due:
        return _verbal(words.subject[due[0].lemma_], due[0], head, words, grammar)
    if verb.lemma_ not in words.subject:
        return None
    below = {each.lower_ for child in verb.children for each in (child, *child.children)}
    if verb.lemma_ in _NEEDS and not below & set(_NEEDS[verb.lemma_]):
        return None
    if verb.lemma_ == "fail" and any(child.dep_ == "xcomp" for child in verb.children):
        return Standing(S.VIOLATED, verb, "fails to do what a truce should", 0.7)
    if verb.lemma_ == "last" and verb.tag_ == "VBD":
        return Standing(S.COLLAPSED, verb, "told as over", 0.7)
    return _verbal(words.subject[verb.lemma_], verb, head, words, grammar)


def _by_relative(head: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Read "a truce that collapsed", "the ceasefire, which has largely held"."""
    for child in head.children:
        if child.dep_ not in ("relcl", "acl"):
            continue
        own = {each.dep_ for each in child.children if each.tag_ in ("WDT", "WP")}
        never = next((each for each in child.subtree if never_began(each, words, grammar)), None)
        if never is not None and own & {"nsubj", "nsubjpass"}:
            return Standing(S.COLLAPSED, never, "verb of the truce, denied", 0.7)
        if "nsubj" in own and child.lemma_ in words.subject:
            return _as_subject(child, head, words, grammar)
        passive = child.tag_ == "VBN" and (child.dep_ == "acl" or "nsubjpass" in own)
        if passive and child.lemma_ in words.object:
            status = words.object[child.lemma_]
            if status is S.PROPOSED and child.lemma_ in words.verbs["done"]:
                return Standing(S.AGREED, child, "participle behind the truce", 0.45)
            return _verbal(status, child, head, words, grammar)
    return None


def _verbal(
    status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Weigh a verb's status by whether its clause is told as done, and of which truce."""
    if _is_still_to_come(verb):
        return None
    if status is S.COLLAPSED and verb.lemma_ == "end" and verb.tag_ in ("VBZ", "VBP"):
        return Standing(S.EXPIRED, verb, "verb of the truce, about to be", 0.7)
    if verb.lemma_ == "break" and {each.lemma_ for each in doers(verb)} & words.verbs["dividing"]:
        status = S.COLLAPSED  # "a dispute broke the truce"
    if status is S.AGREED and is_told_over(head):
        return Standing(S.COLLAPSED, verb, "told as over", 0.8)
    if is_infinitive(verb) and _is_provided(verb.head, grammar):
        return Standing(S.AGREED, verb, "what an accord provides for", 0.7)
    if verb.lemma_ in words.verbs["again"] and _goes_on(verb):
        status = S.EXTENDED  # "renewed the truce for 30 days"
    found = _under_verb(status, verb, words, grammar)
    if found is not None:
        return found
    realis = _realis_told(verb, words, grammar)
    ahead = realis in _UNREAL - {Realis.DENIED} or verb.tag_ == "VB"
    if status is S.IN_FORCE and ahead and is_wished(verb, words):
        return Standing(status, verb, "what is asked of the truce", _PASSING)
    if realis is Realis.DENIED:
        return _denied(status, verb, head)
    if realis in _UNREAL:
        return _unreal(status, verb, head, words, realis)
    if status is S.AGREED and (has_begun(verb, words) or _at_once(verb, words)):
        status = S.IN_FORCE
    elif (
        status is S.PROPOSED and verb.lemma_ in words.verbs["done"] and verb.tag_ in ("VBD", "VBN")
    ):
        status = S.AGREED
    behind = _told_of_it(verb, words, grammar) if status in (S.AGREED, S.IN_FORCE) else None
    return behind or Standing(status, verb, _BY_VERB, _weight(status, verb, head, words))


def _is_provided(outer: Token, grammar: Grammar) -> bool:
    """ "The treaty provides for a truce to come into force in May": it is agreed by that."""
    if outer.lemma_ not in ("provide", "stipulate") or is_negated(outer, grammar):
        return False
    drafts = {"draft", "plan", "proposal", "text"}
    return not drafts & {each.lemma_.lower() for each in doers(outer)}


def _goes_on(verb: Token) -> bool:
    """Tell whether it is told for how much longer: "for 30 days", "until May"."""
    near = [c for c in verb.subtree if c.dep_ == "prep" and c.lower_ in ("for", "until", "by")]
    return any(c.ent_type_ == "DATE" for each in near for c in each.children)


def _told_of_it(verb: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Read a truce that was not kept: "agreed on a truce, but it was never respected"."""
    for other in (child for child in verb.children if child.dep_ == "conj" and child.i > verb.i):
        it = [c for c in other.children if c.lower_ == "it" and c.dep_ in ("dobj", "nsubjpass")]
        status = words.object.get(called(other, it[0])) if it else None
        realis = realis_of(other, grammar)
        if status is S.IN_FORCE and realis is Realis.DENIED:
            return Standing(S.VIOLATED, other, "verb of the truce, by 'it', denied", 0.7)
    return None


def _under_verb(
    status: CeasefireStatus, verb: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Read what an outer verb makes of it: "agreed to hold", "decided to end", "threatened"."""
    if verb.dep_ != "xcomp":
        return None
    outer = verb.head.lemma_
    if outer == "agree":
        longer = status is S.EXTENDED and realis_of(verb.head, grammar) is Realis.ACTUAL
        return Standing(
            S.EXTENDED if longer else S.AGREED, verb, "verb of the truce under agree", 0.8
        )
    done = outer in words.verbs["deciding"] and realis_of(verb.head, grammar) is Realis.ACTUAL
    if done and status is S.COLLAPSED:
        return Standing(S.COLLAPSED, verb, "verb of the truce under decide", 0.8)
    if outer == "threaten":
        return Standing(S.FRAGILE, verb, "verb of the truce under threaten", 0.8)
    return None


def _realis_told(verb: Token, words: CeasefireWords, grammar: Grammar) -> Realis:
    """Tell whether what a verb says of a truce happened; a beginning told as an aim did."""
    realis = realis_of(verb, grammar)
    if realis in (Realis.POSSIBLE, Realis.PLANNED) and is_done_by(verb):
        realis = Realis.ACTUAL
    if _is_before(verb) and not _came_after(verb, grammar):
        realis = Realis.POSSIBLE
    if verb.head.lower_ in words.verbs["willing"]:
        realis = Realis.POSSIBLE
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN" and realis is Realis.ACTUAL:
        realis = Realis.POSSIBLE
    return realis


def _unreal(
    status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords, realis: Realis
) -> Standing:
    """Weigh what is planned, asked for or only may be."""
    starts = verb.lemma_ in words.verbs["starting"]
    scheduled = realis is Realis.PLANNED and starts
    if not (scheduled and status is S.AGREED and head.dep_ in ("nsubj", "nsubjpass")):
        status = _UNREAL_STATUS.get((status, is_new(head)), status)
    if starts and status is S.IN_FORCE:
        status = S.AGREED
    weight = _weight(status, verb, head, words)
    if status is S.IN_FORCE:
        if verb.lemma_ in words.verbs["watching"]:
            return Standing(status, verb, "what is yet to be done about the truce", 0.45)
        weight = _PASSING if _has_if(verb) else weight
    return Standing(status, verb, _BY_VERB, weight)


def _weight(status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords) -> float:
    """Give how much a verb's word on a truce counts: little where a known one is wished for."""
    wished = status is S.PROPOSED and not is_new(head) and verb.lemma_ not in words.verbs["again"]
    return 0.45 if wished or verb.lemma_ in words.verbs["rescuing"] else 0.8


def _has_if(verb: Token) -> bool:
    """Tell "would observe the truce if the other side did so": nobody says that it holds."""
    return any(
        mark.lower_ in ("if", "unless", "provided")
        for child in verb.children
        if child.dep_ in ("advcl", "prep")
        for mark in (child, *child.children)
    )


def _at_once(verb: Token, words: CeasefireWords) -> bool:
    """Tell "announced a truce, effective immediately": it runs from then on."""
    told = readable(verb.doc)[verb.idx : verb.right_edge.idx + len(verb.right_edge)].lower()
    return any(phrase in told for phrase in words.verbs["at_once"])


def _is_still_to_come(verb: Token) -> bool:
    """ "Talks resume after the truce expires": the truce still runs when this is said."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return verb.dep_ == "advcl" and verb.tag_ in ("VBZ", "VBP") and bool(marks & _AHEAD)


def _is_before(verb: Token) -> bool:
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in ("before", "until") for c in verb.children
    )


def _came_after(verb: Token, grammar: Grammar) -> bool:
    """Tell "30,000 died before a truce took hold", which it did, from "before one is agreed"."""
    return verb.tag_ == "VBD" and realis_of(verb.head, grammar) is Realis.ACTUAL


def _denied(status: CeasefireStatus, verb: Token, head: Token) -> Standing | None:
    """Read "never took hold", "did not accept a truce", "has not been respected"."""
    past = verb.tag_ in ("VBD", "VBN", "VB")
    if has_modal(verb):
        return Standing(S.FRAGILE, verb, "verb of the truce, doubted", 0.45)
    if status is S.AGREED:
        subject = any(child == head and child.dep_ == "nsubj" for child in verb.children)
        status = S.COLLAPSED if subject or verb.dep_ in ("relcl", "conj") else S.REJECTED
        return Standing(status, verb, "verb of the truce, denied", 0.7) if past else None
    if status is S.IN_FORCE and not is_new(head):
        return Standing(S.VIOLATED, verb, "verb of the truce, denied", 0.7)
    return None


def _by_phrase(
    head: Token, words: CeasefireWords, only: CeasefireStatus | None = None
) -> Standing | None:
    """Read set phrases of the clause: "despite the truce", "no longer in place"."""
    clause = sorted(clause_tokens(clause_head(head)), key=lambda each: each.i)
    if not clause:
        return None
    doc, start, end = head.doc, clause[0].idx, clause[-1].idx + len(clause[-1])
    text = readable(doc)[start:end]
    for pattern, status in words.phrase:
        if only is not None and status is not only:
            continue
        match = pattern.search(text)
        if (
            match is None
            or (status is S.PROPOSED and is_denied(clause))
            or (only is not None and not 0 <= head.idx - start - match.end() < 40)
        ):
            continue
        span = doc.char_span(start + match.start(), start + match.end(), alignment_mode="expand")
        return None if span is None else Standing(status, span.root, "set phrase", 0.7)
    return None


def _by_article(head: Token, term: Token) -> Standing | None:
    """Without any sign, "a truce" is one to come and "the truce" one that is known."""
    if is_none(head):
        return None
    dated = any(each.lower_ in ("from", "starting", "effective") for each in head.children)
    if is_new(head) and dated:
        return Standing(S.AGREED, term, "a truce with its beginning", 0.55)
    if head.dep_ == "pobj" and head.head.lower_ in ("under", "during", "amid"):
        return Standing(S.IN_FORCE, head.head, "what goes on under the truce", 0.5)
    if is_new(head) and head.lemma_ != "zone":
        return Standing(S.PROPOSED, term, "a truce without further sign", _PASSING)
    return Standing(S.IN_FORCE, term, "the truce without further sign", _PASSING - 0.05)
