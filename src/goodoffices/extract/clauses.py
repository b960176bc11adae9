"""Reads the clause around a word: who does it, to whom, whether it happened, in which tense.

Grammar only: dependency labels of spaCy's English models (ClearNLP style) and the function words of
`lexicon/grammar.toml`. What a verb means is the business of each extractor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.codes import Direction, Realis
from goodoffices.lexicon import Grammar

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = SUBJECTS | {"dobj"}
_PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl"})
_RELATIVE = ("WDT", "WP")
_DASHES = frozenset({"—", "–", "--", "-"})
_CAPTIVE = frozenset({"hostage", "prisoner", "captive"})
_STEPS = 6
"""How many verbs up a chain of control is followed: longer ones are parsing mistakes."""
_UNFINISHED = ("VB", "VBN", "VBG")
"""Forms that need an auxiliary, which a past joined to them does not share."""
_ABLE = frozenset({"able", "due", "set", "scheduled", "slated", "poised", "bound"})
"""Adjectives whose infinitive is done, or is to be; what one is ready for is an offer."""
_INSISTING = frozenset({"insist", "request", "require", "recommend", "propose", "suggest", "ask"})
_AWAITING = frozenset({"once", "until", "till", "unless", "before"})
_OWN_AIMS = frozenset({"promise", "vow", "threaten", "use"})
"""Verbs whose infinitive their subject does: "used the chaos to seize the town"."""


def conjuncts(token: Token) -> list[Token]:
    """Give a noun and all that are joined to it by "and" or a comma, in order."""
    return sorted({token, *token.conjuncts}, key=lambda each: each.i)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, bare participles after nouns included."""
    if any(child.dep_ in _PASSIVE for child in verb.children):
        return not _is_has(verb)
    if is_held(verb):
        return True
    if verb.tag_ == "VBD" and any(child.dep_ == "agent" for child in verb.children):
        # "Troops backed by Chad have ...": the parser takes the participle for the past.
        return not any(child.dep_ in ("dobj", "obj") for child in verb.children)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "advcl" and not has_subject(verb):
        # "Backed by Chad, the army ...": a participle with its own "by" phrase.
        return any(child.dep_ == "agent" or child.lower_ == "by" for child in verb.children)
    if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False  # "troops backed by Chad *have retaken* the town"
    return verb.dep_ == "conj" and not has_subject(verb) and is_passive(verb.head)


def subjects(verb: Token) -> list[Token]:
    """Give the grammatical subjects of a verb, found through coordination, control and relatives.

    Empty where none is told ("bombing the town angered ..."). For a passive these are the ones
    acted on; `doers` and `undergoers` sort that out.
    """
    current = verb
    for _ in range(_STEPS):
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        own = own or _on_auxiliary(current)
        if own:
            return [
                each
                for token in own
                for each in conjuncts(_antecedent(token))
                if each.i < current.i or token.tag_ not in _RELATIVE
            ]  # not the League in "the Front, which left, and the League"
        if current.dep_ == "acl" and current.tag_ == "VBD":
            return [_before_remark(current)]
        if current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN")):
            return conjuncts_of_head(current.head)
        if current.dep_ == "acomp" and current.lower_ in _ABLE:
            current = current.head  # "officials were able *to leave*": those who were able
        elif current.dep_ in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep", "dep"):
            controlled = _controller(current)
            if controlled:
                return controlled
            current = current.head
        elif current.dep_ == "acl":
            return [current.head] if current.head.pos_ in ("NOUN", "PROPN") else []
        else:
            return []
    return []


def _on_auxiliary(verb: Token) -> list[Token]:
    """ "*Mali* has, in reply, denied it": the parser may hang the subject on "has"."""
    helpers = (child for child in verb.children if child.dep_ == "aux")
    return [c for helper in helpers for c in helper.children if c.dep_ in SUBJECTS]


def _before_remark(verb: Token) -> Token:
    """ "Vale, *echoing Hale*, called on ...": the parser hangs "called" on Hale; Vale called."""
    noun = verb.head
    remark = noun.head
    if noun.dep_ != "dobj" or remark.dep_ != "acl" or remark.tag_ != "VBG":
        return noun
    return remark.head if verb.nbor(-1).text == "," and remark.nbor(-1).text == "," else noun


def is_held(verb: Token) -> bool:
    """ "A pastor held prisoner (by Mali)": a participle of the noun right before it."""
    if verb.lemma_ not in ("hold", "take", "keep") or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.i == verb.sent.start or verb.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return False
    if has_subject(verb) or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    return any(c.dep_ == "dobj" and c.lower_ in _CAPTIVE for c in verb.children)


def conjuncts_of_head(noun: Token) -> list[Token]:
    """Give the noun a relative clause hangs on; it modifies the last of several, so only that."""
    return [noun]


def doers(verb: Token) -> list[Token]:
    """Give who does what the verb says: its subject, or the "by" phrase of a passive."""
    if is_passive(verb):
        return agents(verb)
    return subjects(verb)


def undergoers(verb: Token) -> list[Token]:
    """Give whom the verb is done to: its direct object, or the subject of a passive."""
    if is_held(verb):
        return [verb.nbor(-1)]
    if is_passive(verb):
        if verb.dep_ == "acl" and not has_subject(verb):
            return [verb.head]
        return subjects(verb)
    return objects(verb)


def is_mutual(verb: Token) -> bool:
    """Tell whether several do to each other what a verb says: "they accused each other"."""
    if verb.pos_ != "VERB" or (len(subjects(verb)) < 2 and not _says_each(verb)):
        return False
    for noun in (*objects(verb), *after_preposition(verb, ("on", "at", "against"))):
        told = {child.lower_ for child in noun.children if child.dep_ in ("det", "amod", "nummod")}
        if noun.lower_ in ("other", "another") and told & {"each", "one"}:
            return True
        if noun.lower_ == "other" and "the" in told and _says_each(verb):
            return True
    return False


def _says_each(verb: Token) -> bool:
    """Tell whether "each" or "both" stands with the doers: "Mali and Chad each", "both X and Y"."""
    if any(child.lower_ == "each" for child in verb.lefts):
        return True
    named = [each for child in verb.lefts if child.dep_ == "nsubj" for each in conjuncts(child)]
    beside = [child for each in named for child in each.children]
    return len(named) > 1 and any(child.lower_ in ("each", "both") for child in beside)


def agents(verb: Token) -> list[Token]:
    """Give the nouns of a passive's "by" phrase."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "agent" or (
            child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)
        ):
            found.extend(_objects_of_preposition(child))
    return found


def objects(verb: Token) -> list[Token]:
    """Give the direct objects of a verb, all that are coordinated."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    return [each for token in found for each in conjuncts(_antecedent(token))]


def recipients(verb: Token) -> list[Token]:
    """Give the indirect objects of a verb ("told reporters", "sent the rebels arms")."""
    found = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    found += [
        each
        for child in verb.children
        if child.dep_ == "dative" and child.pos_ == "ADP"
        for each in _objects_of_preposition(child)
    ]
    return [each for token in found for each in conjuncts(token)]


def after_preposition(word: Token, prepositions: Iterable[str]) -> list[Token]:
    """Give the nouns that stand after one of the prepositions, attached to this verb or noun."""
    wanted = frozenset(prepositions)
    found: list[Token] = []
    for child in word.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in wanted:
            found.extend(_objects_of_preposition(child))
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in wanted:
                    found.extend(_objects_of_preposition(inner))
    return found


def complements(verb: Token) -> list[Token]:
    """Give the verbs of a verb's clausal complements: said *that he came*, agreed *to meet*."""
    return [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]


def is_negated(verb: Token, grammar: Grammar) -> bool:
    """Tell whether the clause is denied: "did not meet", "never met", "no one met"."""
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in grammar.negations and child.dep_ in ("advmod", "preconj", "cc", "det")
        ):
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ == "dobj" and child.lower_ in ("nothing", "none", "nobody"):
            return True
        if child.dep_ in _ARGUMENTS and any(
            (inner.dep_ in ("det", "neg") and inner.lower_ == "no") or inner.lower_ == "neither"
            for inner in child.children
        ):
            return True
    return False


def realis_of(verb: Token, grammar: Grammar) -> Realis:
    """Tell whether a clause is told as done, planned, possible, denied or asked for.

    The outer verb decides: "refused to meet" is denied, "agreed to meet" planned, "urged them to
    meet" asked for. The nearest sign wins, as it is the one that governs the clause.
    """
    current = verb
    for _ in range(_STEPS):
        own = _own_realis(current, grammar)
        if own is not None:
            return own
        governed = _governed_realis(current, grammar) or _joined_realis(current)
        if governed is not None:
            return governed
        if current.dep_ not in ("xcomp", "conj", "pcomp", "aux", "acl", "prep", "ccomp") or (
            current.dep_ == "ccomp"
        ):
            return Realis.ACTUAL
        if current.dep_ == "pcomp" and current.head.lower_ == "with" and has_subject(current):
            return Realis.ACTUAL  # "With troops pressing an attack, nobody expects a deal"
        if current.dep_ == "conj" and current.tag_ == "VBD" and current.head.tag_ in _UNFINISHED:
            return Realis.ACTUAL  # "had not been told and called for": the past denies nothing
        current = current.head
    return Realis.ACTUAL


def direction_of(word: Token) -> Direction:
    """Tell which way the tense of the clause around a word points from the day of the report."""
    verb = clause_head(word)
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for auxiliary in auxiliaries:
        if auxiliary.lower_ in ("will", "shall", "'ll", "wo"):
            return Direction.FUTURE
        if auxiliary.lower_ == "would" and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
            # "Said it would leave on Friday": the "will" of the one who said so.
            return Direction.FUTURE
    if is_infinitive(verb):
        outer = verb.head
        if verb.dep_ == "xcomp" and any(
            each.dep_ == "aux" and each.lower_ in ("will", "shall", "'ll")
            for each in outer.children
        ):
            return Direction.FUTURE  # "will begin to ease the blockade on Sunday"
        if outer.lower_ in ("is", "are", "'s", "'re") or outer.lemma_ in (
            "schedule",
            "expect",
            "plan",
            "set",
            "slate",
            "due",
            "agree",
        ):
            return Direction.FUTURE
    tags = {verb.tag_, *(each.tag_ for each in auxiliaries)}
    if tags & {"VBD", "VBN"}:
        return Direction.PAST
    if "VBG" in tags and tags & {"VBZ", "VBP"}:
        return Direction.NONE
    return Direction.NONE


def clause_head(word: Token) -> Token:
    """Give the verb of the clause a word stands in; the root where there is none."""
    current = word
    while current.head != current:
        if current.pos_ in ("VERB", "AUX") and current.dep_ not in ("aux", "auxpass", "amod"):
            return current
        current = current.head
    return current


def clause_tokens(verb: Token) -> Iterator[Token]:
    """Give the words of one clause, leaving out the clauses that hang on it.

    Without recursion: a list of thousands hangs each word on the one before.
    """
    waiting = [verb]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += [child for child in reversed([*word.children]) if not _is_clause(child)]


def _is_clause(word: Token) -> bool:
    if word.dep_ in ("ccomp", "advcl", "relcl", "parataxis"):
        return True
    return word.dep_ == "conj" and word.pos_ in ("VERB", "AUX")


def _is_has(verb: Token) -> bool:
    """ "He's asked them": the parser takes "has" for "is"; a passive has no object like this."""
    helpers = [child.text for child in verb.children if child.dep_ == "auxpass"]
    return helpers in (["'s"], ["’s"]) and any(child.dep_ == "dobj" for child in verb.children)


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def has_modal(verb: Token) -> bool:
    """Tell whether a verb stands with "would", "must" and the like."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _behind_dateline(token: Token) -> Token | None:
    """ "LISBON — Envoys met": the parser takes the town for who met."""
    if not token.text.isupper() or token.i > token.sent.start + 1:
        return None
    named = [c for c in token.children if c.dep_ == "appos" and c.i > token.i + 1]
    behind = (c for c in named if c.doc[c.left_edge.i - 1].text in _DASHES)
    return next(behind, None)


def _antecedent(token: Token) -> Token:
    """Follow "who", "which" and "that" to the noun they stand for."""
    beside = _behind_dateline(token)
    if beside is not None:
        return beside
    if token.tag_ not in ("WP", "WDT"):
        return token
    verb = token.head
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        verb = verb.head  # "the test, *which* they claim allows it"
    return verb.head if verb.dep_ == "relcl" else token


def _controller(verb: Token) -> list[Token]:
    """Give the object that does an infinitive: "urged Iran to leave" makes Iran leave."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from", "into", "for"):
        # "Accused Iran of leaving", "kept Iran from leaving": Iran leaves.
        outer = verb.head.head
        held = [child for child in outer.children if child.dep_ in ("dobj", "obj", "nsubjpass")]
        return [each for token in held if outer.pos_ == "VERB" for each in conjuncts(token)]
    if verb.dep_ != "xcomp" or verb.head.lemma_ in _OWN_AIMS:
        return []
    held = [child for child in verb.head.children if child.dep_ in ("dobj", "obj", "dative")]
    return [each for token in held if token.pos_ != "ADP" for each in conjuncts(token)]


def _objects_of_preposition(preposition: Token) -> list[Token]:
    found = [child for child in preposition.children if child.dep_ == "pobj"]
    return [each for token in found for each in conjuncts(_antecedent(token))]


def _own_realis(verb: Token, grammar: Grammar) -> Realis | None:
    """Read negation, modal verbs, adverbs and conditions of the clause itself."""
    if is_negated(verb, grammar):
        return Realis.DENIED
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in grammar.plan_modals:
            return Realis.PLANNED
        if child.dep_ == "aux" and child.lower_ in ("must", "should"):
            return Realis.REQUESTED
        if child.dep_ == "aux" and child.lower_ in grammar.doubt_modals:
            return Realis.POSSIBLE
        if child.dep_ == "advmod" and child.lower_ in grammar.doubt_adverbs:
            return Realis.POSSIBLE
        if child.dep_ == "mark" and child.lower_ in grammar.conditions:
            return Realis.POSSIBLE
    return Realis.POSSIBLE if _is_awaited(verb) else None


def _is_awaited(verb: Token) -> bool:
    """Tell whether something waits for a deed: "would talk once they *had left*"."""
    if verb.dep_ != "advcl" or not any(child.lower_ in _AWAITING for child in verb.lefts):
        return False
    ahead = any(child.tag_ == "MD" for child in verb.head.children if child.dep_ == "aux")
    now = verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in verb.lefts)
    return ahead or now


def with_particle(verb: Token) -> str:
    """Give a verb with its particle, "rule out", or by itself."""
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    return " ".join((verb.lemma_, *particles))


def _is_wished(verb: Token, outer: Token) -> bool:
    """ "Asked that he leave", "insisted that they surrender": the form says it is only asked."""
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and outer.tag_ == "VBD")
    return outer.lemma_ in _INSISTING and bare and has_subject(verb)


def _before_gerund(preposition: Token) -> set[str]:
    """Give what a gerund hangs on with each preposition between: "bow of", "bow out"."""
    words: list[str] = []
    current = preposition
    while current.pos_ == "ADP" and current.head.i != current.i:
        words.append(current.lower_)
        current = current.head
    return {f"{current.lemma_.lower()} {word}" for word in words}


_WISHING = frozenset({"want", "need", "like", "prefer"})
"""Verbs over a participle of what is not yet so: "wants the siege lifted"."""


def _told_realis(verb: Token, outer: Token) -> Realis | None:
    """Read the verb over a whole clause: "demanded that they leave", "denied it had shelled"."""
    bare = not any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children)
    sought = outer.lemma_ in _WISHING or (outer.lemma_ == "see" and outer.dep_ == "xcomp")
    if bare and sought and verb.tag_ == "VBN":
        return Realis.REQUESTED  # "wants the prisoners freed"
    if outer.lemma_ == "demand" or _is_wished(verb, outer):
        return Realis.REQUESTED
    granted = any(child.dep_ == "neg" for child in outer.children)
    return Realis.DENIED if outer.lemma_ == "deny" and not granted else None


def _joined_realis(verb: Token) -> Realis | None:
    """Read the verb over a second "that": "insisted that X go and that the troops quit"."""
    first = verb.head
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    if verb.dep_ != "conj" or not marked or first.dep_ != "ccomp":
        return None
    bare = verb.tag_ in ("VB", "VBP") or verb.lower_ == verb.lemma_
    be = any(child.dep_ == "auxpass" and child.lower_ == "be" for child in first.children)
    if bare and be and first.head.lemma_ in _INSISTING:
        return Realis.REQUESTED
    return _told_realis(first, first.head)


def _governed_realis(verb: Token, grammar: Grammar) -> Realis | None:
    """Read the verb or adjective that an infinitive, gerund or clause hangs on."""
    outer = verb.head
    to = is_infinitive(verb)
    if verb.dep_ == "relcl" and to and outer.dep_ == "dobj":
        asking = outer.head.lemma_ in grammar.request_verbs | _WISHING
        if asking:
            return Realis.REQUESTED  # "want all troops, some 300, to leave"
    if outer == verb or (verb.dep_ not in _CLAUSAL and not (to and verb.dep_ == "relcl")):
        return None
    if verb.dep_ == "pcomp" and (outer.lower_ == "without" or outer.head.lower_ == "short"):
        return Realis.DENIED  # "stopped short of agreeing"
    if verb.dep_ == "ccomp" and not to and outer.lemma_ not in grammar.doubt_verbs:
        return _told_realis(verb, outer)
    if outer.lemma_ in grammar.deny_verbs or with_particle(outer) in grammar.deny_phrases:
        return Realis.DENIED
    if verb.dep_ == "pcomp" and _before_gerund(outer) & set(grammar.deny_phrases):
        return Realis.DENIED  # "is bowing out of continuing the war"
    if outer.lemma_ in grammar.request_verbs:
        return Realis.REQUESTED
    if to and outer.lemma_ == "want" and any(c.dep_ in SUBJECTS for c in verb.children):
        return Realis.REQUESTED  # "wanted us to go": who wants plans nothing
    if to and any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in outer.children):
        return Realis.POSSIBLE  # "whether Mali wants to leave"
    if outer.lemma_ in grammar.plan_verbs and (to or outer.lemma_ in ("plan", "intend", "agree")):
        return Realis.PLANNED
    if outer.lemma_ in grammar.doubt_verbs:
        return Realis.POSSIBLE
    if to and outer.lower_ in grammar.deny_adjectives:
        return Realis.DENIED
    if outer.lower_ in grammar.doubt_adjectives:
        return Realis.POSSIBLE
    if to and (outer.lower_ in grammar.plan_adjectives or outer.lemma_ == "be"):
        return Realis.PLANNED
    if to and verb.dep_ in ("acl", "relcl") and outer.lemma_.lower() in grammar.plan_nouns:
        return Realis.PLANNED
    if to and verb.dep_ in ("acl", "advcl", "relcl"):
        return Realis.POSSIBLE
    return None
