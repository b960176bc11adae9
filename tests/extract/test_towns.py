"""Towns that the parser takes for bodies or persons: relabelled by their place in the text."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from goodoffices.extract.towns import label_towns
from goodoffices.lexicon import load_lexicon

WORDS = load_lexicon()
VOCAB = spacy.blank("en").vocab


def labelled(text: str, name: str, label: str, *, subject: bool = False) -> str:
    """Give the label of a name behind a preposition after `label_towns`."""
    tokens = text.split()
    at = tokens.index(name)
    deps = ["dep"] * len(tokens)
    heads = [0] * len(tokens)
    deps[at], heads[at] = ("nsubj", 0) if subject else ("pobj", at - 1)
    tags = ["PROPN" if word[:1].isupper() else "NOUN" for word in tokens]
    doc = Doc(VOCAB, tokens, pos=tags, deps=deps, heads=heads)
    if label:
        doc.set_ents([DocSpan(doc, at, at + 1, label=label)])
    label_towns(doc, WORDS)
    return str(doc[at].ent_type_)


@pytest.mark.parametrize("label", ["ORG", "PERSON", ""])
def test_name_behind_a_preposition_of_place_is_a_town(label: str) -> None:
    assert labelled("a shell fell near Tarmosk today .", "Tarmosk", label) == "GPE"


KEPT = [
    ("talks at the Tarmosk today .", "Tarmosk", "an article stands before it"),
    ("anger at Putin today .", "Putin", "known somebody"),
    ("anger near Roland today .", "Roland", "a given name"),
    ("votes in NATO today .", "NATO", "capitals are an acronym"),
    ("quarrel with Tarmosk today .", "Tarmosk", "no preposition of place"),
    ("faith in Sunni today .", "Sunni", "a faith"),
]


@pytest.mark.parametrize(("text", "name", "why"), KEPT, ids=[why for *_, why in KEPT])
def test_label_is_kept(text: str, name: str, why: str) -> None:
    assert labelled(text, name, "ORG") == "ORG", why


def test_who_acts_is_no_town() -> None:
    assert labelled("Tarmosk said so today .", "Tarmosk", "ORG", subject=True) == "ORG"
