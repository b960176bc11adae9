"""Finds who sat at talks by what was settled after them, and who sat across the table."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import Realis
from goodoffices.extract.clauses import after_preposition, clause_head, doers, realis_of
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_lists import listed_before
from goodoffices.extract.talks_people import parties_behind_all
from goodoffices.facts import Party


def counterparts(verb: Token) -> list[Token]:
    """Give the others across the table: "met in Oslo and agreed with his Chadian counterpart"."""
    above = verb.head if verb.dep_ in ("acl", "advcl", "conj") else verb
    outer = clause_head(above) if above.pos_ != "VERB" else above
    return [
        noun
        for each in dict.fromkeys((verb, outer))
        for noun in after_preposition(each, ("with",))
        if noun.lemma_.lower() == "counterpart"
    ]


def deals(verb: Token, scene: Scene) -> bool:
    """Tell whether several settle or fail to settle something: they sat at the talks before it."""
    words = scene.words.talks
    named = words.signing.verbs | words.signing.agreeing | words.elsewhere.dealing | {"fail"}
    return (
        verb.lemma_ in named
        and realis_of(verb, scene.words.grammar) in (Realis.ACTUAL, Realis.DENIED)
        and len(dealers(verb, scene)) > 1
    )


def dealers(verb: Token, scene: Scene) -> list[Party]:
    """Give who does what a verb says, also where the parser joins them to the words before."""
    return parties_behind_all(doers(verb), scene) or listed_before(verb, scene)
