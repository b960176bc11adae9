"""Words that carry tense, modality and doubt, whatever the subject of the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lexicon.loading import read_table, word_set


@dataclass(frozen=True, slots=True)
class Grammar:
    """Function words by what they do to the clause they stand in."""

    plan_verbs: frozenset[str]
    """Verbs whose complement is planned: plan, intend, agree, be due."""
    doubt_verbs: frozenset[str]
    """Verbs whose complement is only possible: consider, discuss, hope."""
    request_verbs: frozenset[str]
    """Verbs whose complement somebody else is to do: demand, urge, order."""
    deny_verbs: frozenset[str]
    """Verbs whose complement did not or will not happen: refuse, deny, fail."""
    deny_phrases: frozenset[str]
    """The same with a particle: "ruled out taking part"."""
    doubt_modals: frozenset[str]
    plan_modals: frozenset[str]
    doubt_adverbs: frozenset[str]
    plan_adjectives: frozenset[str]
    deny_adjectives: frozenset[str]
    """Adjectives whose complement does not happen: unable, unwilling."""
    doubt_adjectives: frozenset[str]
    outlook_adjectives: frozenset[str]
    """What is said of a deed that is to come, if it ever does: "sanctions are unlikely"."""
    plan_nouns: frozenset[str]
    """Nouns whose infinitive is settled and still to come: "the decision to leave"."""
    doubt_nouns: frozenset[str]
    """Words for being near to something: "on the brink of war", "close to a deal"."""
    conditions: frozenset[str]
    negations: frozenset[str]


def load_grammar() -> Grammar:
    """Read `grammar.toml`."""
    table = read_table("grammar")
    return Grammar(
        **{key: word_set(table, key, name="grammar") for key in Grammar.__dataclass_fields__}
    )
