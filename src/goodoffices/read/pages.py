"""A web page -> its article as text, and what the page says of itself.

The text that the extractor gives is the report: spans point into it, not into the HTML.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from importlib import import_module
from typing import Any

from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.limits import ReadLimits
from goodoffices.read.metadata import page_data

_TOKEN = re.compile(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])")
"""The ends of a comment, or the beginning of a tag."""

_UNNESTED = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option"}
)
"""Tags without an end tag, or whose end tag may be left out: they do not add to the depth."""

_RAW = frozenset({"script", "style"})
_PASSAGES = ("h1", "h2", "h3", "p", "li", "blockquote", "figcaption")
_BLOCKS = (*_PASSAGES, "h4", "h5", "h6", "div", "br", "tr", "table", "ul", "ol", "hr", "section")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BREAKS = re.compile(r"\n{1,50}")
_TITLE_NEAR = 600
_NEXT_STEP = "Save its text as .txt and read that"


def read_page(
    page: str, piece: Piece, limits: ReadLimits, doubts: tuple[str, ...]
) -> Draft | GoodOfficesError:
    """Take the article out of a page, or say why it has none."""
    why = _why_not(page, limits)
    if why:
        return piece.refused(why, _NEXT_STEP)
    tree = _parse(page)
    if tree is None:
        return piece.refused("its HTML could not be read", _NEXT_STEP)
    captions = _set_captions_in_line(tree)
    data = page_data(tree, captions)
    text = _article_text(tree, data.title)
    if not text:
        return piece.refused("no article was found in this page", _NEXT_STEP)
    data = data.over(piece.page)
    return Draft(piece.name, piece.where, text, piece.given, data, doubts)


def plain_text(html: str, limits: ReadLimits) -> str:
    """Give the passages of a piece of HTML, as feeds and mails carry them."""
    tree = None if _why_not(html, limits) else _parse(html)
    if tree is None:
        return ""
    for unseen in list(tree.iter("script", "style", "title")):
        unseen.drop_tree()
    for element in list(tree.iter(*_BLOCKS)):
        element.tail = f"\n{element.tail or ''}"
        element.text = f"\n{element.text or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _why_not(page: str, limits: ReadLimits) -> str:
    deepest, tags = _measure(page)
    if deepest > limits.max_tag_depth:
        return f"its tags are nested {deepest:,} deep; at most {limits.max_tag_depth} are read"
    if tags > limits.max_tags:
        return f"it has {tags:,} tags; at most {limits.max_tags:,} are read"
    return ""


def _measure(page: str) -> tuple[int, int]:
    """Count the nesting and the tags by reading along, before a parser has to build them."""
    depth = deepest = tags = 0
    skipped_until = ""
    for match in _TOKEN.finditer(page):
        name = (match.group(2) or match.group()).lower()
        closes = bool(match.group(1)) or name == "-->"
        if skipped_until:
            if name == skipped_until and closes:
                skipped_until = ""
            continue
        tags += 1
        if name == "<!--" or (name in _RAW and not closes):
            skipped_until = "-->" if name == "<!--" else name
        elif name not in _UNNESTED and name not in _RAW:
            depth = max(0, depth - 1) if closes else depth + 1
            deepest = max(deepest, depth)
    return deepest, tags


def _parse(page: str) -> Any | None:
    html = _lxml_html()
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = _CONTROL.sub(" ", page).encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (ValueError, import_module("lxml.etree").LxmlError):
        return None


def _set_captions_in_line(tree: Any) -> tuple[str, ...]:
    """Turn captions of figures into paragraphs, which the extractor keeps."""
    captions: list[str] = []
    for caption in list(tree.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        figure = next(caption.iterancestors("figure"), None)
        if not words or figure is None or figure.getparent() is None:
            continue
        paragraph = figure.makeelement("p", {})
        paragraph.text, paragraph.tail, figure.tail = words, figure.tail, None
        figure.getparent().replace(figure, paragraph)
        captions.append(words)
    return tuple(captions)


def _article_text(tree: Any, title: str | None) -> str:
    passages = _passages(tree)
    text = _extracted(tree) or "\n".join(passages)
    text = _BREAKS.sub("\n\n", text.strip())
    if title and text and title.lower() not in text[:_TITLE_NEAR].lower():
        return f"{title}\n\n{text}"
    return text


def _extracted(tree: Any) -> str:
    library = _trafilatura()
    try:
        text = library.extract(
            tree, include_comments=False, include_tables=True, include_formatting=False
        )
    # What the library throws on broken trees is not documented; one page must not end a run.
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError):
        return ""
    return text or ""


def _passages(tree: Any) -> list[str]:
    """Take headings, paragraphs and list items one by one: for pages without an article."""
    passages = [" ".join(element.text_content().split()) for element in tree.iter(*_PASSAGES)]
    return [passage for passage in passages if passage]


@cache
def _lxml_html() -> Any:
    """Load the parser at the first page: text files do without it."""
    return import_module("lxml.html")


@cache
def _trafilatura() -> Any:
    """Load the extractor at the first page, and keep its own log off the terminal."""
    library = import_module("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    return library
