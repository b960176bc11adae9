"""One look at a feed or a folder: what is there that was not there before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, time
from typing import Protocol

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.facts import Report
from goodoffices.fetch import Fetched, Fetcher, Seen
from goodoffices.read import find_files, read_reports
from goodoffices.watch.plan import FeedPlan, FolderPlan

TRIES = 5
"""Times a page is asked for, at the least, before it is given up and told."""
PATIENCE = 3600.0
"""Seconds for which it is asked for, at the least: a server may be away for a while."""
_SETTLED = 1.0
"""Seconds since a file was last written: a younger one may not be finished."""


@dataclass(frozen=True, slots=True)
class Caught:
    """A page with what its feed says of it."""

    address: str
    data: bytes
    entry: Report | None = None


@dataclass(frozen=True, slots=True)
class Catch:
    """What a look found."""

    sources: tuple[str, ...] = ()
    pages: dict[str, Caught] = field(default_factory=dict)
    """What stands at those of the sources that are addresses."""
    sift_all: bool = False
    """Pages are weighed one by one, as the entries of a feed are."""
    troubles: tuple[GoodOfficesError, ...] = ()


class Look(Protocol):
    """Something that is looked at again and again."""

    @property
    def name(self) -> str:
        """What it is called in messages."""

    @property
    def every(self) -> float:
        """Seconds between two looks."""

    def look(self, known: Collection[str]) -> Catch:
        """Look; `known` holds the addresses that were read before."""

    def taken(self) -> None:
        """Note that what was caught last is in the record."""


@dataclass(slots=True)
class _Trial:
    """How often a page was asked for in vain, since when, and when to ask again."""

    first: float
    times: int = 0
    again: float = 0.0


class FeedLook:
    """A feed, asked only for what changed since."""

    def __init__(
        self, plan: FeedPlan, fetcher: Fetcher, clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin with nothing seen."""
        self._clock = clock
        self.plan = plan
        self.name, self.every = plan.address, plan.every
        self._fetcher = fetcher
        self._seen: Seen | None = None
        self._now: Seen | None = None
        self._caught: set[str] = set()
        self._done: set[str] = set()
        self._trials: dict[str, _Trial] = {}

    def look(self, known: Collection[str]) -> Catch:
        """Fetch the feed, and the pages of entries that are not known; raises if it fails."""
        page = self._fetcher.fetch(self.plan.address, polite=True, seen=self._seen)
        if page.unchanged:
            return Catch()
        self._now, self._caught = page.seen, set()
        if not self.plan.pages:
            caught = Caught(page.address, page.data)
            return Catch((self.plan.address,), {self.plan.address: caught})
        return self._pages(page, known)

    def taken(self) -> None:
        """Ask from now on only for what is newer; pages that failed are asked for again."""
        self._done |= self._caught
        self._seen = self._now if not self._trials else None

    def _pages(self, feed: Fetched, known: Collection[str]) -> Catch:
        address = self.plan.address
        found = list(read_reports([address], fetch=lambda _: feed))
        entries = [each for each in found if isinstance(each, Report)]
        if [each.name for each in entries] == [address]:
            step = "Name the feed itself, or read the page with `read`"
            raise ReportUnreadable(address, "a page stands there and not a feed", step)
        links = {each.url: each for each in entries if each.url}
        pages: dict[str, Caught] = {}
        troubles: list[GoodOfficesError] = []
        for link, entry in links.items():
            trial = self._trials.get(link)
            waits = trial is not None and self._clock() < trial.again
            if link not in known and link not in self._done and not waits:
                page = self._page(link, troubles)
                if page is not None:
                    pages[link] = Caught(page.address, page.data, entry)
        self._caught = set(pages)
        return Catch(tuple(pages), pages, sift_all=True, troubles=tuple(troubles))

    def _page(self, link: str, troubles: list[GoodOfficesError]) -> Fetched | None:
        try:
            page = self._fetcher.fetch(link, polite=True)
        except ReportUnreadable as problem:
            if self._is_given_up(link):
                del self._trials[link]
                self._done.add(link)
                troubles.append(problem)
            return None
        self._trials.pop(link, None)
        return page

    def _is_given_up(self, link: str) -> bool:
        """Note that a page was asked for in vain; ask half as often each time, then no more."""
        now = self._clock()
        trial = self._trials.setdefault(link, _Trial(now))
        trial.times += 1
        trial.again = now + min(self.every * 2 ** min(trial.times - 1, 20), PATIENCE)
        return trial.times >= TRIES and now - trial.first >= PATIENCE


class FolderLook:
    """A folder with what is in it: files that are new or were changed."""

    def __init__(self, plan: FolderPlan) -> None:
        """Begin with nothing seen."""
        self.name, self.every = plan.path, plan.every
        self._done: dict[str, tuple[int, int]] = {}
        self._caught: dict[str, tuple[int, int]] = {}

    def look(self, known: Collection[str]) -> Catch:
        """Give the files that were written since, once they are finished."""
        if not Path(self.name).is_dir():
            step = "Make it, or mend the plan"
            raise ReportUnreadable(self.name, "there is no such folder", step)
        self._caught = {}
        for found in find_files([self.name]):
            if isinstance(found, GoodOfficesError):
                continue
            try:
                status = found.path.stat()
            except OSError:
                continue
            state = (status.st_mtime_ns, status.st_size)
            name = str(found.path)
            if self._done.get(name) != state and time() - status.st_mtime > _SETTLED:
                self._caught[name] = state
        return Catch(tuple(sorted(self._caught)))

    def taken(self) -> None:
        """Leave these files alone until they change."""
        self._done |= self._caught
