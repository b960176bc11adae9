"""Reads in the grammar of a content what its speaker does: who is to act, when, and on what terms.

"We will not come until they leave" is a condition whatever the words mean: a negated future of
one's own with "until". What verbs and adjectives mean is left to `lexicon/acts.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import StatementAct
from goodoffices.extract.clauses import SUBJECTS, is_passive
from goodoffices.lexicon.acts import ActVerbs

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_OWNERS = frozenset({"my", "our", "his", "her", "its", "their"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "wo", "'d"})
_ABLE = frozenset({"can", "could", "may", "might"})
_OUGHT = frozenset({"must", "should"})
_NOT = frozenset({"not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "nor"})
_LIMITS = frozenset({"until", "till", "unless", "provided"})
_IF = frozenset({"if", "unless", "until", "till", "once", "whenever", "provided", "when", "before"})


_NAMING = frozenset({"naming", "as"})
_COUNTING = frozenset({"report", "put", "estimate", "according"})
"""Cues that lead to a state of the world."""
_BINDING = frozenset({"assure", "pledge", "promise", "vow"})
_CLAIMING = frozenset({"claim", "allege"})


@dataclass(frozen=True, slots=True)
class Saying:
    """How something was said: its cue, whether in the speaker's own words, and by whom."""

    lemma: str
    form: str
    act: StatementAct | None
    quoted: bool
    speakers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a content: its verb, who does it, and what stands with it."""

    verb: Token
    subject: Token | None
    own: bool
    """The speaker's side does it: we, his men, or "they" in words retold."""
    future: bool
    negated: bool
    ought: bool
    """Somebody must or should."""
    able: bool
    """Somebody can or could."""
    terms: str
    """if, until and the like, where the clause stands on terms; else nothing."""


def grammar_act(words: Sequence[Token], told: Saying, verbs: ActVerbs) -> StatementAct | None:
    """Give the act that the grammar of a content shows; `None` where it shows none."""
    if told.form in _NAMING:
        return _of_name(words, verbs)
    clause = main_clause(words, told)
    if clause is None or (words and words[-1].text == "?"):
        return None
    if told.act is StatementAct.PROMISE:
        return _of_vow(clause, told, verbs)
    if told.lemma in _COUNTING and not clause.future:
        return StatementAct.CLAIM_FACT
    if told.quoted and _is_order(clause, words):
        return StatementAct.DEMAND
    if told.lemma == "warn" and (clause.future or clause.terms in ("if", "unless")):
        return StatementAct.THREAT
    if told.lemma == "insist" and clause.negated and not clause.future:
        return StatementAct.DENY
    if clause.future:
        return _of_future(clause, told, verbs)
    if clause.terms in _LIMITS and clause.negated:
        return StatementAct.CONDITION
    if clause.terms == "if" and (clause.able or (clause.own and clause.verb.tag_ != "VBD")):
        return StatementAct.CONDITION
    if not clause.negated and _is_news(clause, verbs):
        return StatementAct.ANNOUNCE
    if told.quoted and clause.subject is not None and clause.subject.lower_ == "they":
        # Whoever speaks of "them" without a name in his own words mostly charges them.
        return StatementAct.ACCUSE
    return _of_deed(clause, told, verbs)


def _of_vow(clause: Clause, told: Saying, verbs: ActVerbs) -> StatementAct | None:
    """Tell a threat from a promise: vowed to *fight on*; what is sworn to have been is a claim."""
    if clause.verb.lemma_.lower() in verbs.hostile and not clause.negated:
        return StatementAct.THREAT
    past = clause.verb.tag_ == "VBD" or (clause.verb.tag_ == "VBN" and not clause.future)
    return StatementAct.CLAIM_FACT if told.form == "clause" and past and not clause.ought else None


def _of_name(words: Sequence[Token], verbs: ActVerbs) -> StatementAct | None:
    """Tell praise from blame in the name that is given to something: called it *a betrayal*."""
    fair = any(each.lemma_.lower() in verbs.fair for each in words)
    return StatementAct.PRAISE if fair else StatementAct.ACCUSE


def main_clause(words: Sequence[Token], told: Saying) -> Clause | None:
    """Give the first clause of a content that hangs on nothing inside it."""
    inside = {token.i for token in words}
    heads = [
        token
        for token in words
        if token.pos_ in ("VERB", "AUX")
        and token.dep_ not in ("aux", "auxpass", "amod")
        and (token.head.i not in inside or token.head == token)
    ]
    if not heads:
        return None
    verb = heads[0]
    subject = next(
        (each for each in verb.children if each.dep_ in SUBJECTS and each.i in inside), None
    )
    around = [each for each in verb.children if each.i in inside]
    auxiliaries = [each for each in around if each.dep_ in ("aux", "auxpass")]
    return Clause(
        verb=verb,
        subject=subject,
        own=subject is not None and _is_own(subject, told),
        future=_is_future(verb, auxiliaries),
        negated=_is_denied(verb),
        ought=any(each.lower_ in _OUGHT for each in auxiliaries),
        able=any(each.lower_ in _ABLE for each in auxiliaries),
        terms=_terms(verb, inside),
    )


def _is_own(subject: Token, told: Saying) -> bool:
    if subject.lower_ in _FIRST or (not told.quoted and subject.lower_ in _THIRD):
        return True
    owners = [each.lower_ for each in subject.children if each.dep_ == "poss"]
    return any(each in _OWNERS for each in owners) or subject.text in told.speakers


def _is_future(verb: Token, auxiliaries: Sequence[Token]) -> bool:
    """Tell what is to come from what might have been: "would have come" is over."""
    if any(each.lower_ in ("have", "'ve") for each in auxiliaries):
        return False
    modal = any(each.lower_ in _FUTURE and each.i < verb.i for each in auxiliaries)
    return (modal and verb.tag_ in ("VB", "VBN", "VBG", "JJ")) or _is_going(verb)


def _is_going(verb: Token) -> bool:
    """Tell "is going to leave", "is to leave", "are about to leave" from other infinitives."""
    if verb.lemma_ not in ("go", "be"):
        return False
    return any(
        each.dep_ == "xcomp" and each.tag_ == "VB" and verb.tag_ in ("VBG", "VBZ", "VBP", "VBD")
        for each in verb.children
    )


def _is_denied(verb: Token) -> bool:
    if any(each.dep_ == "neg" or each.lower_ in ("never", "neither") for each in verb.children):
        return True
    parts = [each for each in verb.children if each.dep_ in ("dobj", "attr", "nsubj", "nsubjpass")]
    return any(
        part.lower_ in _NOT or any(each.lower_ == "no" for each in part.children) for part in parts
    )


def _terms(verb: Token, inside: set[int]) -> str:
    """Give the word that sets terms to a clause, the first that hangs on its verb."""
    for child in sorted(verb.children, key=lambda each: each.i):
        if child.i not in inside:
            continue
        if child.dep_ == "advcl":
            marks = [each.lower_ for each in child.children if each.dep_ in ("mark", "advmod")]
            found = [each for each in marks if each in _IF]
            if found:
                return found[0]
        if child.dep_ in ("prep", "mark") and child.lower_ in ("until", "till", "unless"):
            return child.lower_
    return ""


def _is_order(clause: Clause, words: Sequence[Token]) -> bool:
    """Tell whether a quotation orders: Stop the shelling. Let them go."""
    first = next((each for each in words if each.is_alpha), None)
    return (
        first is not None and first == clause.verb and first.tag_ == "VB" and clause.subject is None
    )


def _of_future(clause: Clause, told: Saying, verbs: ActVerbs) -> StatementAct | None:
    lemma = _doing(clause.verb).lemma_.lower()
    if told.lemma in _BINDING and not clause.negated and not clause.terms:
        return StatementAct.PROMISE
    if clause.terms and (clause.own or clause.terms not in ("when", "before")):
        hostile = lemma in verbs.hostile and not clause.negated
        return StatementAct.THREAT if hostile and clause.terms == "if" else StatementAct.CONDITION
    if clause.negated:
        return StatementAct.REFUSE if clause.own else None
    if lemma in verbs.hostile:
        return StatementAct.THREAT if clause.own or clause.subject is None else None
    if lemma in verbs.dealing and clause.own and _is_open(clause):
        return StatementAct.OFFER
    if lemma in verbs.kept and clause.own:
        return StatementAct.PROMISE
    if lemma in verbs.harming:
        return StatementAct.ASSESS_PESSIMISTIC
    return None if lemma in ("be", "have") and not clause.own else StatementAct.ANNOUNCE


def _is_open(clause: Clause) -> bool:
    """Tell "we *would* talk to anybody" from "we *will* talk on Monday": the first is an offer."""
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in clause.verb.children)


def _doing(verb: Token) -> Token:
    """Give the verb that says what is done: will *take part*, is going to *leave*."""
    if verb.lemma_ in ("go", "be"):
        return next((each for each in verb.children if each.dep_ == "xcomp"), verb)
    return verb


def _is_news(clause: Clause, verbs: ActVerbs) -> bool:
    """Tell what is made known by saying it: they have agreed, we are ending it, he has asked."""
    lemma = clause.verb.lemma_.lower()
    if lemma in verbs.settled or (clause.own and lemma in verbs.asked):
        return _is_done(clause)
    helps = [each for each in clause.verb.children if each.dep_ == "aux" and each.lemma_ == "be"]
    return clause.own and clause.verb.tag_ == "VBG" and bool(helps) and lemma in verbs.ended


def _is_done(clause: Clause) -> bool:
    """Tell whether a clause tells of what is done already: has agreed, was signed."""
    if clause.verb.tag_ == "VBD":
        return True
    helps = [each for each in clause.verb.children if each.dep_ in ("aux", "auxpass")]
    return clause.verb.tag_ == "VBN" and any(each.lemma_ in ("have", "be") for each in helps)


def _of_deed(clause: Clause, told: Saying, verbs: ActVerbs) -> StatementAct | None:
    """Tell a charge: somebody else did something hostile, named as the doer."""
    if told.lemma in _CLAIMING and told.form == "clause" and not clause.own:
        return StatementAct.ACCUSE
    if clause.verb.lemma_.lower() not in verbs.hostile or clause.negated or clause.ought:
        return None
    if is_passive(clause.verb):
        by = any(each.dep_ == "agent" for each in clause.verb.children)
        return StatementAct.ACCUSE if by else None
    named = clause.subject is not None and _is_named(clause.subject)
    return StatementAct.ACCUSE if named and not clause.own else None


def _is_named(subject: Token) -> bool:
    """Tell a doer one can point at (they, Serbian police, the army) from "a round", "jets"."""
    if subject.pos_ in ("PRON", "PROPN"):
        return True
    marks = [each for each in subject.children if each.dep_ in ("det", "amod", "compound", "poss")]
    return any(each.lower_ == "the" or each.ent_type_ or each.dep_ == "poss" for each in marks)
