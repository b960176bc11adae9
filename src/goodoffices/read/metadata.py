"""What a web page says of itself: title, outlet, date, author and address, from its metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from goodoffices.codes import DateBasis
from goodoffices.facts import DateRecord
from goodoffices.read.calendar import given_date
from goodoffices.read.drafts import PageData

_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "dc.date",
    "dc.date.issued", "dcterms.created", "publish-date", "parsely-pub-date", "sailthru.date",
    "publication_date", "publishdate", "article.published",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_ADDRESSES = ("og:url",)
_ARTICLE = re.compile(r"article|report|posting|webpage", re.I)
_TITLE_TAIL = re.compile(r"\s(?:[|–—»-])\s[^|–—»]{2,40}$")
"""` | Lakeside Wire` at the end of a page's title."""

_BY = re.compile(r"^by\s", re.I)
_MOST_META = 500
_MOST_JSON = 200_000
_MOST_NODES = 200


def page_data(tree: Any, captions: tuple[str, ...]) -> PageData:
    """Collect what a parsed page says of itself; what it does not say stays empty."""
    meta, linked = _meta(tree), _linked(tree)
    outlet = _first(meta, _OUTLETS[:1]) or linked.get("publisher") or _first(meta, _OUTLETS[1:])
    author = linked.get("author") or _first(meta, _AUTHORS)
    return PageData(
        title=_title(tree, meta, linked),
        outlet=outlet,
        published=_published(tree, meta, linked),
        author=_BY.sub("", author) if author and "://" not in author else None,
        url=_canonical(tree) or _first(meta, _ADDRESSES),
        captions=captions,
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        if len(found) >= _MOST_META:
            break
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked(tree: Any) -> dict[str, str]:
    """Read the page's JSON-LD: the first object that describes an article."""
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "")[:_MOST_JSON])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _ARTICLE.search(str(node.get("@type", ""))):
                return _article(node)
    return {}


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    waiting: list[object] = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _article(node: Mapping[str, object]) -> dict[str, str]:
    fields = {
        "headline": _name(node.get("headline")),
        "published": _name(node.get("datePublished")),
        "author": _name(node.get("author")),
        "publisher": _name(node.get("publisher")),
    }
    return {key: value for key, value in fields.items() if value}


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in (_name(item) for item in value[:10]) if name)
    if isinstance(value, dict):
        inner = value.get("name")
        return _clean(inner) if isinstance(inner, str) else ""
    return _clean(value) if isinstance(value, str) else ""


def _title(tree: Any, meta: Mapping[str, str], linked: Mapping[str, str]) -> str | None:
    given = _first(meta, _TITLES) or linked.get("headline")
    if given:
        return given
    headings = [_clean(heading.text_content()) for heading in tree.iterfind(".//h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = tree.find(".//title")
    words = _clean(title.text_content()) if title is not None else ""
    return _TITLE_TAIL.sub("", words) or None


def _published(tree: Any, meta: Mapping[str, str], linked: Mapping[str, str]) -> DateRecord | None:
    printed = [linked.get("published"), *(meta.get(name) for name in _DATES)]
    for words in printed:
        record = given_date(words, DateBasis.METADATA) if words else None
        if record is not None:
            return record
    times = {_clean(time.get("datetime") or "") for time in tree.iterfind(".//time")}
    records = [given_date(words, DateBasis.METADATA) for words in sorted(times) if words]
    days = {record.start for record in records if record is not None}
    return next((record for record in records if record), None) if len(days) == 1 else None


def _canonical(tree: Any) -> str | None:
    for link in tree.iterfind(".//link"):
        if (link.get("rel") or "").lower() == "canonical":
            return _clean(link.get("href") or "") or None
    return None


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _clean(words: str) -> str:
    return " ".join(words.split())[:500]
