"""Named fields of a report, as the usual data sets call them -> a draft."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from goodoffices.codes import DateBasis
from goodoffices.facts import DateRecord
from goodoffices.read.calendar import given_date
from goodoffices.read.drafts import Draft, Given, PageData, Piece

TEXTS = ("text", "maintext", "content", "article_text", "full_text", "fulltext", "article", "body")
_IDS = ("id", "guid", "stories_id", "article_id")
_OUTLETS = ("outlet", "publication", "publisher", "media_name", "source_name", "source")
_DOMAINS = ("source_domain", "domain", "sourcecommonname")
_DATES = ("published", "date_publish", "publish_date", "published_at", "publishedat")
_MORE_DATES = ("publication_date", "pubdate", "seendate", "date")
_TITLES = ("title", "headline")
_ADDRESSES = ("url", "link", "documentidentifier")
_AUTHORS = ("author", "authors", "byline")
_NUMBERED = 14
"""Digits of a date and time written together, as GDELT does."""


def draft_of(fields: Mapping[str, object], where: str, name: str, piece: Piece) -> Draft | None:
    """Make the draft of a report given by named fields; nothing if none holds its words."""
    known = {str(key).strip().lower(): value for key, value in fields.items()}
    text = next((v for key in TEXTS if isinstance(v := known.get(key), str) and v.strip()), None)
    if text is None:
        return _without_words(known, where, name, piece)
    printed = _first(known, (*_DATES, *_MORE_DATES))
    published = read_date(printed) if printed else None
    doubts: tuple[str, ...] = ()
    if printed and published is None:
        doubts = (f"The date given with the report, `{printed[:60]}`, is not a date.",)
    outlet = _first(known, _OUTLETS) or _first(known, _DOMAINS)
    own = Given(outlet, published, _first(known, _TITLES), _first(known, _ADDRESSES))
    page = PageData(author=_first(known, _AUTHORS)).over(piece.page)
    identity = _first(known, _IDS) or name
    return Draft(identity, where, text, own.over(piece.given), page, doubts)


def _without_words(
    known: Mapping[str, object], where: str, name: str, piece: Piece
) -> Draft | None:
    """Give a draft without words where `text` is there but empty, so that it is told as such."""
    if not isinstance(known.get("text"), str):
        return None
    return Draft(_first(known, _IDS) or name, where, "", piece.given)


def read_date(words: str, basis: DateBasis = DateBasis.GIVEN) -> DateRecord | None:
    """Read a date as data sets, feeds and mails write it; nothing if it is not one."""
    words = words.strip()
    plain = given_date(words, basis)
    if plain is not None:
        return plain
    digits = words.replace("T", "").rstrip("Z")
    if len(digits) == _NUMBERED and digits.isascii() and digits.isdigit():
        return given_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}", basis)
    try:
        day = parsedate_to_datetime(words[:100]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return given_date(day.isoformat(), basis)


def _first(known: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        words = _words(known.get(name))
        if words:
            return words
    return None


def _words(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, list):
        value = ", ".join(one for one in value if isinstance(one, str))
    return value.strip() or None if isinstance(value, str) else None
