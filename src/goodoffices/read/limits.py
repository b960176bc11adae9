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
    max_ratio: int = 200
    """How many times its packed size an archive may unpack to: text reaches 20, a bomb 1,000."""
    max_packed: int = 50_000_000
    """Of an archive inside an archive, which has to be held to be opened."""
    max_nesting: int = 3
    """Archives, mailboxes and mails inside each other: `mail.tar.gz` with letters needs three."""
    max_entries: int = 1_000_000
    """Files in one ZIP archive: its list of contents is held as a whole."""
    max_parts: int = 1_000
    """Parts of one mail: a digest of a busy list has some hundreds."""
    max_pages: int = 1_000
    """Pages of one PDF; what follows is told as not read."""
    child_seconds: int = 12
    """Of computing for one PDF: 1,000 pages take two."""
    child_memory: int = 1_000_000_000
    """Bytes for the process that opens a PDF."""

    def unpacked(self, size: int) -> int:
        """Give how many bytes may come out of so many packed ones; a small file may hold a few."""
        return max(self.max_bytes * 5, size * self.max_ratio)
