"""One look at a feed or a folder: what is there that was not there before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, time
from typing import Protocol

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.fetch import Fetched, Fetcher, Seen
from goodoffices.read import PageData, entries_of, find_files
from goodoffices.watch.plan import FeedPlan, FolderPlan

TRIES = 5
"""Times a page is asked for, at the least, before it is given up and told."""
PATIENCE = 3600.0
"""Seconds for which it is asked for, at the least: a server may be away for a while."""
PORTION, LONG_ENOUGH = 20, 10.0
"""So many pages, or those of so many seconds, are read before the next are asked for."""
FRESH = 3600.0
"""Seconds after which a feed is asked for as a whole, whatever its marks: servers err."""
_SETTLED = 1.0
"""Seconds since a file was last written: a younger one may not be finished."""


@dataclass(frozen=True, slots=True)
class Caught:
    """A page with what its feed says of it."""

    address: str
    data: bytes
    entry: PageData | None = None


@dataclass(frozen=True, slots=True)
class Catch:
    """What a look found."""

    sources: tuple[str, ...] = ()
    pages: dict[str, Caught] = field(default_factory=dict)
    """What stands at those of the sources that are addresses."""
    sift_all: bool = False
    """Pages are weighed one by one, as the entries of a feed are."""
    troubles: tuple[GoodOfficesError, ...] = ()
    more: bool = False
    """There are more pages to be had at once."""


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
class _Wanted:
    """A page that is not in the record yet, and how often it was asked for in vain."""

    entry: PageData
    first: float = 0.0
    """When it was first asked for in vain."""
    times: int = 0
    again: float = 0.0
    """When to ask again."""


class FeedLook:
    """A feed, asked only for what changed since.

    Every page it names is wanted until it is in the record or given up, also when its entry has
    left the feed by then.
    """

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
        self._asked, self._whole = -plan.every, -FRESH
        self._more = False
        self._wanted: dict[str, _Wanted] = {}
        self._caught: set[str] = set()
        self._done: set[str] = set()
        self._told_without = False

    def look(self, known: Collection[str]) -> Catch:
        """Fetch the feed, and the pages of entries that are not known; raises if it fails."""
        self._now, self._caught = None, set()
        if self._more and self._clock() - self._asked < self.plan.every:
            return self._portion(known, [])
        page = self._feed()
        if self.plan.pages:
            return self._portion(known, [] if page.unchanged else self._note(page))
        if page.unchanged:
            return Catch()
        self._now = page.seen
        caught = Caught(page.address, page.data)
        return Catch((self.plan.address,), {self.plan.address: caught})

    def taken(self) -> None:
        """Note that what was caught last is in the record, and need not be asked for again."""
        self._done |= self._caught
        for link in self._caught:
            del self._wanted[link]
        if self._now is not None:
            self._seen = self._now

    def _feed(self) -> Fetched:
        now = self._clock()
        whole = now - self._whole >= FRESH
        page = self._fetcher.fetch(
            self.plan.address, polite=True, seen=None if whole else self._seen
        )
        self._asked = now
        if not page.unchanged:
            self._whole = now
        return page

    def _note(self, feed: Fetched) -> list[GoodOfficesError]:
        """Want what is new in the feed; of one that broke off the marks are not kept."""
        found = entries_of(self.plan.address, feed.data)
        for link, entry in found.pages.items():
            if link not in self._done:
                self._wanted.setdefault(link, _Wanted(entry))
        self._now = Seen() if found.cut_off else feed.seen
        if not found.without or self._told_without:
            return []
        self._told_without = True
        why = f"{found.without} of its entries lead to no page"
        step = "Set pages = false to read the words of the entries"
        return [ReportUnreadable(self.plan.address, why, step)]

    def _portion(self, known: Collection[str], troubles: list[GoodOfficesError]) -> Catch:
        """Fetch the pages that are due, and no more than keep the others waiting for long."""
        begun = self._clock()
        for link in [each for each in self._wanted if each in known]:
            del self._wanted[link]
        due = [link for link, wanted in self._wanted.items() if wanted.again <= begun]
        pages: dict[str, Caught] = {}
        left = iter(due)
        for link in left:
            page = self._page(link, troubles)
            if page is not None:
                pages[link] = Caught(page.address, page.data, self._wanted[link].entry)
            if len(pages) >= PORTION or self._clock() - begun >= LONG_ENOUGH:
                break
        self._more = next(left, None) is not None
        self._caught = set(pages)
        return Catch(tuple(pages), pages, sift_all=True, troubles=tuple(troubles), more=self._more)

    def _page(self, link: str, troubles: list[GoodOfficesError]) -> Fetched | None:
        try:
            return self._fetcher.fetch(link, polite=True)
        except ReportUnreadable as problem:
            if self._is_given_up(self._wanted[link]):
                del self._wanted[link]
                self._done.add(link)
                troubles.append(problem)
            return None

    def _is_given_up(self, wanted: _Wanted) -> bool:
        """Note that a page was asked for in vain; ask half as often each time, then no more."""
        now = self._clock()
        wanted.first = wanted.first if wanted.times else now
        wanted.times += 1
        wanted.again = now + min(self.every * 2 ** min(wanted.times - 1, 20), PATIENCE)
        return wanted.times >= TRIES and now - wanted.first >= PATIENCE


class FolderLook:
    """A folder with what is in it: files that are new or were changed."""

    def __init__(self, plan: FolderPlan) -> None:
        """Begin with nothing seen."""
        self.name, self.every = plan.path, plan.every
        self._done: dict[str, tuple[int, int]] = {}
        self._caught: dict[str, tuple[int, int]] = {}
        self._young: dict[str, tuple[tuple[int, int], float]] = {}
        self._told: set[str] = set()

    def look(self, known: Collection[str]) -> Catch:
        """Give the files that were written since, once they are finished."""
        if not Path(self.name).is_dir():
            step = "Make it, or mend the plan"
            raise ReportUnreadable(self.name, "there is no such folder", step)
        self._caught = {}
        troubles: list[GoodOfficesError] = []
        for found in find_files([self.name]):
            if isinstance(found, GoodOfficesError):
                if found.what not in self._told:
                    troubles.append(found)
                self._told.add(found.what)
                continue
            try:
                status = found.path.stat()
            except OSError:
                continue
            state = (status.st_mtime_ns, status.st_size)
            name = str(found.path)
            if self._done.get(name) != state and self._is_finished(name, state):
                self._caught[name] = state
        return Catch(tuple(sorted(self._caught)), troubles=tuple(troubles))

    def taken(self) -> None:
        """Leave these files alone until they change."""
        self._done |= self._caught
        for name in self._caught:
            self._young.pop(name, None)

    def _is_finished(self, name: str, state: tuple[int, int]) -> bool:
        """Tell whether a file rests; by our own clock if its time lies ahead of it."""
        if time() - state[0] / 1e9 > _SETTLED:
            return True
        before = self._young.get(name)
        if before is None or before[0] != state:
            self._young[name] = (state, monotonic())
            return False
        return monotonic() - before[1] > _SETTLED
