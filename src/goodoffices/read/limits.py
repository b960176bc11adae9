"""How much of a source is taken in, and why not more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds that keep one hostile or mistaken file from stopping a whole run."""

    max_bytes: int = 20_000_000
    """Of one file, or one line of a JSONL file: a page with its scripts stays under 5 MB."""
    max_characters: int = 500_000
    """Of one report: the longest verbatim records of debates have 300,000, and the parser needs
    about a gigabyte for a million."""
    max_tag_depth: int = 240
    """Nested tags of a page: real pages stay under 60, and the parser gives up at 256."""
    max_tags: int = 100_000
    """Tags of a page: the longest live blogs have some 50,000."""
    min_letters: int = 20
    """Fewer letters cannot be a sentence of news."""
    language_words: int = 40
    """Under so many words the language cannot be told reliably, and the text is taken as it is."""
    max_depth: int = 60
    """Folders inside folders."""
