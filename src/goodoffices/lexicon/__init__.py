"""Words and patterns as data, and the loaders that check them.

Each subject has a TOML file with its words and a module that turns it into a frozen dataclass.
`Lexicon` gathers them; a new list is one file, one module and one field here. Nothing in this room
decides anything: it says which words there are, the extractors say what they mean in a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from goodoffices.lexicon.grammar import Grammar, load_grammar
from goodoffices.lexicon.loading import lexicon_version
from goodoffices.lexicon.reporting import Reporting, load_reporting

__all__ = ["Grammar", "Lexicon", "lexicon_version", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, loaded and checked."""

    version: str
    grammar: Grammar
    reporting: Reporting


@cache
def load_lexicon() -> Lexicon:
    """Load every word list of the package once."""
    return Lexicon(version=lexicon_version(), grammar=load_grammar(), reporting=load_reporting())
