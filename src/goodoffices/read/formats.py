"""What a file is, by its content first and its name second."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """The formats that can be read."""

    PLAIN = "plain"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    """Recognised only to be refused: one document, not one report a line."""


_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF file", "Save its text as .txt and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and read what is inside"),
    (b"BZh", "a bzip2 archive", "Unpack it and read what is inside"),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and read what is inside"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and read what is inside"),
    (b"Rar!", "a RAR archive", "Unpack it and read what is inside"),
    (b"\x89PNG", "a picture", "Pictures hold no text to read; give the report itself"),
    (b"\xff\xd8\xff", "a picture", "Pictures hold no text to read; give the report itself"),
    (b"GIF8", "a picture", "Pictures hold no text to read; give the report itself"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text and read that"),
    (b"{\\rtf", "a rich-text document", "Save it as plain text and read that"),
    (b"SQLite format 3", "a database", "Use it as a record, or give the reports themselves"),
    (b"\x7fELF", "a program", "Give the report itself"),
    (b"ID3", "a sound file", "Give its transcript"),
    (b"OggS", "a sound file", "Give its transcript"),
)
"""How files that hold no text for us begin, what to call them, and what to do."""

_HTML_OPENING = re.compile(
    r"^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20}){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|script|meta|title)\b",
    re.IGNORECASE,
)
"""The first tag of a page, after a declaration or comments: `<!DOCTYPE html>`, `<article>`."""

_HTML_INNER = re.compile(r"<(?:html|head|body)\b[^>]{0,500}>", re.IGNORECASE)
_JSON_OPENING = re.compile(r'^\s{0,200}\{[ \t]{0,20}(?:"|\})')
_JSON_DOCUMENT = re.compile(r'^\s{0,200}(?:\[\s{0,200}\{\s{0,200}"|\{[ \t]{0,20}\r?\n\s{0,200}")')
"""A list of objects, or an object set over several lines."""

_JSON_NAMES = (".jsonl", ".ndjson")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_TABLE_NAMES = (".csv", ".tsv")


def foreign_kind(head: bytes, name: str) -> tuple[str, str] | None:
    """Name what a file is that cannot be read, with what to do; `None` if it may be text."""
    for signature, kind, next_step in _SIGNATURES:
        if head.startswith(signature):
            return kind, next_step
    if name.lower().endswith(_TABLE_NAMES):
        return "a table", "A manifest must be called reports.csv; reports come as text or JSONL"
    return None


def recognise(head: str, name: str) -> Format:
    """Tell the format by the first characters; the name decides only where they do not."""
    lowered = name.lower()
    if _HTML_OPENING.match(head):
        return Format.HTML
    if _JSON_OPENING.match(head) or lowered.endswith(_JSON_NAMES):
        return Format.JSONL
    if _JSON_DOCUMENT.match(head):
        return Format.JSON
    if lowered.endswith(_HTML_NAMES) or _HTML_INNER.search(head[:3000]):
        return Format.HTML
    return Format.PLAIN
