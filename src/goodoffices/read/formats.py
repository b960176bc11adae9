"""What a file is, by its content first and its name second."""

from __future__ import annotations

import re
from enum import StrEnum

from goodoffices.read.tables import is_table


class Format(StrEnum):
    """The formats that can be read."""

    PLAIN = "plain"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    """One document: a report, or a list of them."""
    TABLE = "table"
    FEED = "feed"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "pdf"
    ZIP = "zip"
    GZIP = "gzip"
    TAR = "tar"
    WARC = "warc"


_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
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

_PACKED: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF", Format.PDF),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/", Format.WARC),
)
_TAR_SIGN = (257, b"ustar")
"""Where a TAR archive says what it is."""

_MAILBOX_OPENING = re.compile(r"From \S{1,200} .{0,80}\r?\n[A-Za-z-]{2,40}:[ \t]")
_MAIL_OPENING = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,99}){2,99}"
)
_MAIL_LINES = re.compile(
    r"^(from|date|to|subject|message-id|mime-version|received|return-path|delivered-to):",
    re.I | re.M,
)
_LEAST_MAIL_LINES = 3
"""So many lines of a letter's head must be there: a text may well open with `Date:`."""

_FEED_OPENING = re.compile(
    r"^\s{0,200}(?:<\?xml[^>]{0,400}>\s{0,200})?(?:<!--[\s\S]{0,2000}?-->\s{0,200}){0,5}"
    r"(?:<!DOCTYPE\s+(?!html)[\s\S]{0,3000}?>\s{0,200})?(?:<!ENTITY[\s\S]{0,3000}?\]>\s{0,200})?"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.I,
)
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


def packed_format(head: bytes) -> Format | None:
    """Tell a format that is not text by its first bytes; nothing if it may be text."""
    for sign, format_ in _PACKED:
        if head.startswith(sign):
            return format_
    place, sign = _TAR_SIGN
    return Format.TAR if head[place : place + len(sign)] == sign else None


def foreign_kind(head: bytes) -> tuple[str, str] | None:
    """Name what a file is that cannot be read, with what to do; `None` if it may be text."""
    for signature, kind, next_step in _SIGNATURES:
        if head.startswith(signature):
            return kind, next_step
    return None


def recognise(head: str, name: str) -> Format:
    """Tell the format by the first characters; the name decides only where they do not."""
    lowered = name.lower()
    if _FEED_OPENING.match(head):
        return Format.FEED
    if _HTML_OPENING.match(head):
        return Format.HTML
    if _JSON_OPENING.match(head) or lowered.endswith(_JSON_NAMES):
        return Format.JSONL
    if _JSON_DOCUMENT.match(head):
        return Format.JSON
    if _MAILBOX_OPENING.match(head):
        return Format.MAILBOX
    if _is_mail(head):
        return Format.MAIL
    if lowered.endswith(_TABLE_NAMES) or is_table(head):
        return Format.TABLE
    if lowered.endswith(_HTML_NAMES) or _HTML_INNER.search(head[:3000]):
        return Format.HTML
    return Format.PLAIN


def _is_mail(head: str) -> bool:
    opening = _MAIL_OPENING.match(head.replace("\r\n", "\n"))
    if opening is None:
        return False
    names = {found.group(1).lower() for found in _MAIL_LINES.finditer(opening.group())}
    return len(names) >= _LEAST_MAIL_LINES and "from" in names
