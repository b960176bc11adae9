"""Feeds, RSS and Atom: each entry that carries words is a report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from goodoffices.codes import DateBasis
from goodoffices.errors import GoodOfficesError
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, PageData, Piece
from goodoffices.read.fields import read_date
from goodoffices.read.limits import ReadLimits
from goodoffices.read.pages import plain_text

_MOST_ENTRIES = 10_000


def read_feed(data: bytes, piece: Piece, limits: ReadLimits) -> Iterator[Draft | GoodOfficesError]:
    """Give the entries of a feed; one that declares entities is refused, since they can explode."""
    if declares_entities(data):
        why = "this feed declares entities, which can be made to explode"
        yield piece.refused(why, "Ask its publisher for a plain feed")
        return
    feed = _library().parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    outlet = _words(feed.feed.get("title"))
    if not feed.entries:
        yield piece.refused("this feed has no entries", "Look again later")
    for entry in feed.entries[:_MOST_ENTRIES]:
        yield _one_entry(entry, outlet, piece, limits)
    if len(feed.entries) > _MOST_ENTRIES:
        yield piece.refused(
            f"it has {len(feed.entries):,} entries; {_MOST_ENTRIES:,} were read", "Split it"
        )


def declares_entities(data: bytes) -> bool:
    """Tell whether a feed declares entities."""
    if "<!entity" in decode(data).text.lower():
        return True
    guarded = import_module("defusedxml")
    try:
        import_module("defusedxml.ElementTree").fromstring(data)
    except guarded.DefusedXmlException:
        return True
    # A feed that is not well-formed is common; the reader of feeds mends it.
    except (ParseError, ValueError, LookupError):
        return False
    return False


def _one_entry(entry: Any, outlet: str | None, piece: Piece, limits: ReadLimits) -> Draft:
    title, link = _words(entry.get("title")), _words(entry.get("link"))
    html = [part.get("value") or "" for part in entry.get("content", [])]
    html.append(entry.get("summary") or "")
    body = plain_text(max(html, key=len), limits)
    text = f"{title}\n\n{body}" if title and not body.startswith(title) else body
    printed = _words(entry.get("published")) or _words(entry.get("updated"))
    published = read_date(printed, DateBasis.METADATA) if printed else None
    author = _words(entry.get("author"))
    name = link or _words(entry.get("id")) or f"{piece.name}:{title or 'entry'}"
    page = PageData(title, outlet, published, author, link).over(piece.page)
    return Draft(name, f"{piece.where}: {title or name}", text, piece.given, page)


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


@cache
def _library() -> Any:
    """Load the reader of feeds at the first feed."""
    return import_module("feedparser")
