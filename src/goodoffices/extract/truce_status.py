"""Reads where a truce stands from the words around it: its adjectives, its verb, its noun."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    clause_tokens,
    is_infinitive,
    is_negated,
    realis_of,
)
from goodoffices.extract.readable import readable
from goodoffices.extract.truce_signs import (
    called,
    is_called_so,
    is_denied,
    is_new,
    is_none,
    is_unsaid,
    never_began,
    nobody,
    phrasal,
)
from goodoffices.extract.truce_weights import PASSING, UNREAL, Standing, told_of_it, weigh_verb
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

S = CeasefireStatus
_OF_TRUCE = ("of", "for", "on", "to", "about", "in", "with", "towards", "toward", "at")
_STEPS = 5
_NEEDS = {
    "take": ("effect", "hold", "place"),
    "come": ("into",),
    "enter": ("into", "force"),
    "go": ("into",),
}
"""Verbs that tell of a truce only with a certain word."""


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
    if governor is None or governor.weight <= PASSING:
        governor = _by_promise(head, words, grammar) or governor
    if adjective is not None and not _outweighs(governor, adjective):
        return adjective
    found = governor or _by_phrase(head, words)
    if found is None and _is_ruled_out(head):
        return Standing(S.REJECTED, head.head, "there will be none", 0.6)
    if found is None and is_new(head) and is_negated(clause_head(head), grammar):
        return None
    return found or _by_article(head, term)


def _is_ruled_out(head: Token) -> bool:
    """Read "there will be no ceasefire": somebody refuses one."""
    verb = head.head
    will = any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in verb.children)
    return verb.lemma_ == "be" and head.dep_ == "attr" and is_none(head) and will


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
    """A verb tells more than "brokered" or "proposed"; a fragile truce that is broken is broken."""
    if governor is None:
        return False
    if adjective.status is S.AGREED:
        return governor.status is not S.PROPOSED
    if adjective.status is S.PROPOSED:  # "rejected the proposed truce", "agreed to a draft truce"
        return governor.status in (S.REJECTED, S.AGREED)
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
            return weigh_verb(words.object[phrase], leaving, head, words, grammar)
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
                return weigh_verb(status, outer, head, words, grammar)
        if current.dep_ == "nsubj":
            torn = _torn_from(current)
            if torn is not None:
                status = words.object.get(called(torn, current))
                return weigh_verb(status, torn, head, words, grammar) if status else None
            found = _as_subject(outer, head, words, grammar)
            return found or _by_relative(head, words, grammar)
        noun = outer.lemma_.lower()
        if current.dep_ == "compound" and words.nominal.get(noun) is S.VIOLATED:
            clear = is_none(outer) or (outer.dep_ == "pobj" and is_none(outer.head.head))
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
        answer = called(outer.head, outer)
        refused = words.object.get(answer) is S.REJECTED or answer == "ignore"
        rejected = refused and outer.dep_ in ("dobj", "nsubjpass")
        weight = 0.4 if status is S.IN_FORCE else 0.8
        above = outer.head.head if outer.dep_ == "pobj" else outer
        if status is S.VIOLATED and (is_none(outer) or is_none(above)):
            return Standing(S.IN_FORCE, outer, "no violation of the truce", 0.7)
        if status is S.COLLAPSED and (nobody(clause_head(outer)) or _is_averted(outer, words)):
            status = S.FRAGILE
        if status is S.AGREED and realis_of(clause_head(outer), grammar) in UNREAL:
            status = S.PROPOSED
        signed = outer.dep_ in ("dobj", "nsubjpass") and outer.head.pos_ == "VERB"
        if status is S.AGREED and signed and outer.head.lemma_ in words.verbs["by_sides"]:
            return Standing(status, outer.head, "verb and noun before the truce", weight)
        return Standing(S.REJECTED if rejected else status, outer, "noun before the truce", weight)
    if outer.lower_ == "committed" and outer.dep_ in ("acomp", "ROOT"):
        return Standing(S.IN_FORCE, outer, "committed to the truce", 0.6)
    if outer.lower_ in words.verbs["willing"] and outer.pos_ == "ADJ":
        return Standing(S.PROPOSED, outer, "willing", 0.6)  # "is ready for a truce"
    if outer.pos_ not in ("VERB", "AUX") or is_negated(outer, grammar):
        return None
    if preposition.lower_ == "for" and outer.head.lemma_ == "agree":
        return Standing(S.AGREED, outer, "verb with for under agree", 0.7)
    if preposition.lower_ == "for":
        given = outer.lemma_ == "provide" and realis_of(outer.head, grammar) is Realis.ACTUAL
        status = S.AGREED if given else S.PROPOSED  # "signed an accord providing for a truce"
        return Standing(status, outer, "verb with for", 0.6)
    if outer.lemma_ in words.verbs["consenting"]:
        if outer.dep_ == "ccomp" and outer.head.lemma_ == "deny":
            return None
        if realis_of(outer, grammar) is not Realis.ACTUAL:
            return Standing(S.PROPOSED, outer, "verb of agreement", 0.8)
        behind = told_of_it(outer, words, grammar)
        return behind or Standing(S.AGREED, outer, "verb of agreement", 0.8)
    if outer.lemma_ in words.verbs["keeping"]:
        return Standing(S.IN_FORCE, outer, "verb of keeping", 0.7)
    if outer.lemma_ in words.verbs["aiming"]:
        return Standing(S.PROPOSED, outer, "verb of aiming", 0.7)
    return None


def _is_averted(end: Token, words: CeasefireWords) -> bool:
    """Tell whether an end is only feared or kept off: "to avoid the collapse of the truce"."""
    above = list(end.ancestors)[:2]
    return any(each.lemma_.lower() in words.verbs["averting"] for each in above)


def _as_subject(
    verb: Token, head: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd") and child.lower_ in words.before:
            return Standing(words.before[child.lower_], child, "word said of the truce", 0.85)
    if phrasal(verb) in words.subject:
        return weigh_verb(words.subject[phrasal(verb)], verb, head, words, grammar)
    due = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in words.subject]
    if verb.lemma_ == "be" and due:
        return weigh_verb(words.subject[due[0].lemma_], due[0], head, words, grammar)
    if verb.lemma_ == "come" and any(n.lower_ == "end" for n in after_preposition(verb, ("to",))):
        broken = any(c.dep_ == "advcl" and c.left_edge.lower_ != "as" for c in verb.children)
        return Standing(S.COLLAPSED if broken else S.EXPIRED, verb, "came to an end", 0.7)
    if verb.lemma_ not in words.subject:
        return None
    below = {each.lower_ for child in verb.children for each in (child, *child.children)}
    counted = _is_day_of(verb, words)
    if verb.lemma_ in _NEEDS and not counted and not below & set(_NEEDS[verb.lemma_]):
        return None
    if verb.lemma_ == "fail" and any(child.dep_ == "xcomp" for child in verb.children):
        return Standing(S.VIOLATED, verb, "fails to do what a truce should", 0.7)
    if counted:
        return Standing(S.IN_FORCE, verb, "so many days of the truce", 0.75)
    if verb.lemma_ == "end" and any(child.dep_ == "dobj" for child in verb.children):
        return Standing(S.IN_FORCE, verb, "ends the fighting", 0.6)
    if verb.lemma_ == "last" and verb.tag_ == "VBD":
        return Standing(S.COLLAPSED, verb, "told as over", 0.7)
    return weigh_verb(words.subject[verb.lemma_], verb, head, words, grammar)


def _is_day_of(verb: Token, words: CeasefireWords) -> bool:
    """Tell "the truce entered its fourth day"."""
    if verb.lemma_ not in ("enter", "reach") or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return False
    return any(c.dep_ == "dobj" and c.lemma_ in words.lasting for c in verb.children)


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
            return weigh_verb(status, child, head, words, grammar)
    return None


def _by_promise(head: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Read "asked them to observe the truce to which they committed themselves"."""
    for child in head.children:
        bound = child.dep_ == "relcl" and child.lemma_ in words.verbs["consenting"]
        if bound and _is_bound_to(child, grammar):
            return Standing(S.AGREED, child, "to which sides bound themselves", 0.7)
    return None


def _is_bound_to(verb: Token, grammar: Grammar) -> bool:
    """Tell "the truce to which the two sides committed themselves"."""
    pointed = any(
        child.lower_ == "to" and any(each.tag_ == "WDT" for each in child.children)
        for child in verb.children
    )
    return pointed and realis_of(verb, grammar) is Realis.ACTUAL


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
        return Standing(S.PROPOSED, term, "a truce without further sign", PASSING)
    return Standing(S.IN_FORCE, term, "the truce without further sign", PASSING - 0.05)
