"""What a person types to search for, taken apart into words and phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.record.folding import tokens

PHRASE = re.compile(r'"([^"]{1,400})"|(\S{1,200})')
"""Words in double quotation marks, or one word."""
PREFIX_FROM = 4
"""Letters from which a word also finds longer ones: shorter ones would find everything."""
MOST_TERMS = 32
"""Words of a question that are looked at; nobody types more, and a page must not hang."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand together, as the index knows them."""

    words: tuple[str, ...]

    @property
    def open_end(self) -> bool:
        """Tell whether longer words are found as well."""
        return len(self.words) == 1 and len(self.words[0]) >= PREFIX_FROM

    def as_fts(self) -> str:
        """Write the term for FTS5; in quotation marks nothing is an operator."""
        return f'"{" ".join(self.words)}"' + ("*" if self.open_end else "")

    def as_pattern(self) -> re.Pattern[str]:
        """Give what finds the term in a text that keeps its accents folded."""
        joined = r"[\W_]{1,5}".join(re.escape(word) for word in self.words)
        return re.compile(rf"(?<![^\W_]){joined}" + ("" if self.open_end else r"(?![^\W_])"))


def terms_of(words: str) -> tuple[Term, ...]:
    """Read what a person typed."""
    found: list[Term] = []
    for phrase, word in PHRASE.findall(words):
        if together := tuple(tokens(phrase or word)):
            found.append(Term(together))
    return tuple(dict.fromkeys(found))[:MOST_TERMS]
