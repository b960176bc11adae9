"""How a name is used where it stands: as an actor, a place, an adjective, part of a compound."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind
from goodoffices.extract.name_kinds import Name
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_CAPITAL, HOW_DEMONYM, HOW_NAME, HOW_SEAT
from goodoffices.lexicon.spelling import plain

_HYPHENS = frozenset({"-", "–", "‑"})
_LEAVING = frozenset({"leave", "depart", "head", "sail", "bind", "set"})
"""Verbs whose "for" tells whither: "left for Chad"."""
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})


def form_of(name: Name, span: DocSpan, kind: ActorKind, words: Lexicon) -> str:
    """Tell how a known name is used: name, place, demonym or compound."""
    doc = span.doc
    end = span.end
    if (
        end + 1 < len(doc)
        and doc[end].text in _HYPHENS
        and doc[end + 1].lower_ in words.usage.compound
    ):
        return "compound"
    if end + 1 < len(doc) and doc[end].text in _HYPHENS and doc[end + 1].lower_ == "based":
        return "place" if kind is ActorKind.STATE else "name"
    if name.how == HOW_DEMONYM:
        return "demonym"
    if name.how in (HOW_CAPITAL, HOW_SEAT):
        return "name" if _capital_acts(name, span, words) else "place"
    if kind is not ActorKind.STATE:
        return "name"
    if name.how == HOW_NAME and _is_adjective(span, words):
        return "demonym"
    return "place" if _is_place(span, words) else "name"


def _is_dealt_with(root: Token, words: Lexicon) -> bool:
    """Tell whether a capital behind a preposition is its government: "according to Delhi"."""
    word, head = root.head.lower_, root.head.head
    if word in words.usage.dealings or root.head.dep_ == "agent":
        return True
    if word == "on":
        return head.lemma_.lower() in words.usage.asked
    if word == "to":
        return head.lower_ in words.usage.given or (
            root.head.dep_ == "prep"
            and (root.head.nbor(-1).lower_ == "according" if root.head.i else False)
        )
    if word == "of":
        return head.lower_ in words.usage.sent | words.usage.owned
    return word not in words.usage.where and _owns_clause(root)


def _owns_clause(root: Token) -> bool:
    """Tell whether a clause behind a capital says what it did: "Ankara, which armed them"."""
    return any(
        child.dep_ == "relcl"
        and any(each.dep_ == "nsubj" and each.lower_ == "which" for each in child.children)
        for child in root.children
    )


def _is_adjective(span: DocSpan, words: Lexicon) -> bool:
    """Tell whether a name with no adjective of its own stands for one: "US officials"."""
    root = span.root
    modifies = root.dep_ in ("compound", "amod", "nmod") and root.head.i > root.i
    return modifies and plain(span.text) in words.usage.adjective_names


def _capital_acts(name: Name, span: DocSpan, words: Lexicon) -> bool:
    """Tell whether a capital stands for its government: "Moscow said", "talks with Damascus"."""
    root = _lead(span.root)
    if root.dep_ in ("nsubj", "agent"):
        return (
            root.head.lemma_ != "be"
            or name.how == HOW_SEAT
            or any(child.dep_ == "acomp" for child in root.head.children)
        )
    if root.dep_ == "nsubjpass":
        return root.head.lemma_ in words.usage.addressed
    if root.dep_ == "pobj":
        return _is_dealt_with(root, words)
    if root.dep_ == "poss":
        return not _is_of_place(root.head, words)
    verbs = words.usage.city_verbs | words.usage.going_verbs
    return root.dep_ in ("dobj", "dative") and root.head.lemma_ not in verbs


def _is_of_place(head: Token, words: Lexicon) -> bool:
    """Tell whether what a state or city owns is ground, or only stands there: "Mali's north"."""
    nouns = words.titles.place_nouns | words.usage.media_nouns
    return head.lemma_.lower() in nouns or head.lower_ in nouns


def _is_place(span: DocSpan, words: Lexicon) -> bool:
    """Tell whether a state's name stands for its territory."""
    root = _lead(span.root)
    head = root.head
    if root.dep_ == "pobj":
        return _is_place_after(head, words)
    if root.dep_ == "poss":
        return _is_of_place(head, words) or head.pos_ == "PROPN"
    if root.dep_ == "compound" and head.i > root.i:
        return plain(root.text) not in words.usage.adjective_names
    if root.dep_ in ("npadvmod", "appos") or (root.dep_ == "conj" and head.ent_type_ == "GPE"):
        before = span[0].nbor(-1) if span.start else None
        two = span.doc[span.start - 2] if span.start > 1 else None
        return (
            before is not None
            and before.text == ","
            and two is not None
            and (two.ent_type_ in ("GPE", "LOC", "FAC") and not list(root.conjuncts))
        )
    return root.dep_ == "dobj" and head.lemma_ in words.usage.going_verbs


def _is_place_after(preposition: Token, words: Lexicon) -> bool:
    word, head = preposition.lower_, preposition.head
    if word in words.usage.where:
        return True
    if head.lower_ in words.usage.frontiers:
        return True
    if word == "on":
        return head.lower_ in words.usage.discussed
    if word in words.usage.whither:
        if head.lower_ in words.usage.sent:
            return False
        return (
            word == "from"
            or head.lemma_.lower() in words.titles.motion_verbs
            or head.pos_ == "NOUN"
        )
    if (word == "of" and head.lower_ == "out") or (word == "for" and head.lemma_ in _LEAVING):
        return True
    return (
        word == "of"
        and head.pos_ in ("NOUN", "PROPN")
        and head.lower_ not in words.usage.sent
        and head.lower_ not in words.usage.owned
    )


def _lead(token: Token) -> Token:
    """Give the first of coordinated nouns: its place in the clause is that of all."""
    current = token
    while current.dep_ == "conj" and current.head != current:
        current = current.head
    return current


def role_of(token: Token) -> str:
    """Say what the words do in their clause: subject, object, possessive or other."""
    current = token
    while current.dep_ in ("conj", "compound", "appos", "flat", "nmod") and current.head != current:
        current = current.head
    if current.dep_ in ("nsubj", "nsubjpass", "agent", "csubj"):
        return "subject"
    if current.dep_ == "pobj" and current.head.dep_ == "agent":
        return "subject"
    if current.dep_ in ("dobj", "dative", "obj"):
        return "object"
    return "possessive" if current.dep_ == "poss" else "other"


def is_main(token: Token) -> bool:
    """Tell whether words are the subject of the main clause: no "it" of "said it would"."""
    lead = _lead(token)
    verb = lead.head
    if lead.dep_ not in ("nsubj", "nsubjpass"):
        return False
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def place_evidence(doc: Doc, name: Name, words: Lexicon) -> int:
    """Count what says that an unknown name is a place here, less what says that somebody acts."""
    span = doc[name.start : name.end]
    root = _lead(span.root)
    score = 0
    given = len(span) > 1 and words.given_names.knows(span[0].text)
    if name.label in ("GPE", "LOC", "FAC") and not given:
        score += 1
    if root.dep_ == "pobj" and root.head.lower_ in words.usage.where | words.usage.whither | {"of"}:
        score += 2 if root.head.lower_ in words.usage.where else 0
        if root.head.lower_ == "of" and root.head.head.lower_ in words.titles.place_nouns:
            score += 2
    follows = doc[name.end] if name.end < len(doc) else None
    if follows is not None and follows.lower_ in words.titles.place_nouns:
        score += 1
    if root.dep_ in ("nsubj", "agent") and root.head.lemma_ in words.reporting.verbs:
        score -= 2
    if root.dep_ in _ACTS:
        score -= 1
    if root.dep_ == "poss" and follows is not None and follows.text in ("'s", "’s"):
        score -= 1
    return score
