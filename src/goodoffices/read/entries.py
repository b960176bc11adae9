"""What a feed names: the pages behind its entries, whether their words are enough for a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin

from goodoffices.codes import DateBasis
from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.drafts import Draft, PageData, Piece
from goodoffices.read.feeds import declares_entities
from goodoffices.read.limits import ReadLimits
from goodoffices.read.opening import drafts_of

_END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_TAIL = 2_000
"""Bytes in which a whole feed closes: some servers add a comment."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a feed names."""

    pages: dict[str, PageData]
    """The address of each page, with what the feed says of it."""
    without: int = 0
    """Entries that name no page."""
    cut_off: bool = False
    """The feed breaks off: there may be more in it than came."""


def entries_of(address: str, data: bytes) -> Entries:
    """Give the pages that a feed names; raises what is to be told if no feed stands there."""
    found = list(drafts_of(BytesIO(data), Piece(address, address), ReadLimits()))
    drafts = [each for each in found if isinstance(each, Draft)]
    if [each.name for each in drafts] == [address]:
        step = "Name the feed itself, or read the page with `read`"
        raise ReportUnreadable(address, "a page stands there and not a feed", step)
    cut_off = _END.search(data[-_TAIL:]) is None
    if not drafts and (cut_off or declares_entities(data)):
        raise _first_problem(found, address)
    links = [(_link(address, each.page.url), each.page) for each in drafts]
    pages = {link: _as_told(page, link) for link, page in links if link}
    return Entries(pages, sum(not link for link, _ in links), cut_off)


def _link(address: str, printed: str | None) -> str:
    """Complete a link that leaves out the server; empty if there is none that leads anywhere."""
    try:
        return urljoin(address, printed) if printed else ""
    except ValueError:
        return ""


def _as_told(page: PageData, link: str) -> PageData:
    """Keep what the feed says; a day that is not told but guessed is none."""
    told = page.published
    day = told if told and told.basis is DateBasis.METADATA else None
    return PageData(page.title, page.outlet, day, page.author, link)


def _first_problem(found: list[Draft | GoodOfficesError], address: str) -> GoodOfficesError:
    problems = (each for each in found if isinstance(each, GoodOfficesError))
    nothing = ReportUnreadable(address, "there is no feed", "Check the address")
    return next(problems, nothing)
