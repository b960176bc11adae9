"""From a parsed report to facts with spans: one module per kind of fact.

An extractor is a plain function from a `Scene` (the parsed report with what all extractors need:
quotations, usable sentences, mentions) to an iterator of drafts: facts whose parties carry the
words printed and whose dates are unresolved. Names and dates are filled in by `resolve`. It reads
no clock, file or network, keeps no state, and knows no other extractor, so that each can be
changed and measured alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from goodoffices.extract.scene import Scene
from goodoffices.facts import Fact, Report
from goodoffices.lexicon import Lexicon

Extractor = Callable[[Scene], Iterator[Fact]]
MAKERS = "1"


def _load(module, function):
    try:
        return getattr(importlib.import_module(f"goodoffices.extract.{module}"), function)
    except (ModuleNotFoundError, AttributeError) as e:
        print("MISSING", module, e)
        return lambda *a, **k: iter(())


find_quotes = _load("quotes", "find_quotes")
find_mentions = _load("mentions", "find_mentions")
EXTRACTORS: tuple[Extractor, ...] = tuple(
    _load(m, f"find_{m}")
    for m in ("statements", "events", "talks", "ceasefires", "figures", "positions", "relations", "roles")
)


def build_scene(doc: Doc, report: Report, words: Lexicon) -> Scene:
    """Join a parsed document and its report, with quotations and mentions found."""
    scene = Scene(doc, report, words, quotes=tuple(find_quotes(report.text)))
    return scene.with_mentions(tuple(find_mentions(scene)))


def extract_drafts(scene: Scene) -> list[Fact]:
    """Run every extractor over one report."""
    return [fact for extractor in EXTRACTORS for fact in extractor(scene)]
