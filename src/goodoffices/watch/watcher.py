"""The watch: who is to be looked at next, in threads that wait so that nobody else has to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from queue import Empty, Queue
from threading import Thread
from time import monotonic

from goodoffices import record
from goodoffices.errors import (
    GoodOfficesError,
    RecordBusy,
    RecordTooNew,
    RecordUnusable,
    ReportUnreadable,
    StorageFull,
)
from goodoffices.fetch import Fetcher, Policy
from goodoffices.run import read_into
from goodoffices.summary import Choices, Progress, RunSummary
from goodoffices.watch.looks import Catch, FeedLook, FolderLook, Look
from goodoffices.watch.plan import Plan

AT_ONCE = 8
"""Feeds that are waited for at the same time."""
LONGEST_PAUSE = 3600.0
"""Seconds: a feed that fails is asked half as often each time, but at least once an hour."""
_TICK = 0.25
"""Seconds after which it is looked whether somebody is due."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one look brought."""

    source: str
    """The feed or folder."""
    summary: RunSummary
    new: tuple[str, ...] = ()
    """Ids of the reports that were read."""
    troubles: tuple[GoodOfficesError, ...] = ()

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to tell."""
        return bool(self.new or self.troubles or self.summary.skipped)


@dataclass(slots=True)
class _Turn:
    """When something is looked at next."""

    look: Look
    due: float = 0.0
    failures: int = 0
    out: bool = False
    """Somebody is looking."""


@dataclass(frozen=True, slots=True)
class _Back:
    """Somebody has looked."""

    turn: _Turn
    found: Catch | GoodOfficesError


class Watcher:
    """Watches what a plan names and reads what is new into one record."""

    def __init__(
        self,
        plan: Plan,
        into: str,
        *,
        choices: Choices,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin; nothing is looked at before `updates` is asked."""
        self._into, self._choices, self._clock = into, choices, clock
        fetcher = Fetcher(Policy(choices.allow_private))
        feeds: list[Look] = [FeedLook(feed, fetcher, clock) for feed in plan.feeds]
        folders: list[Look] = [FolderLook(folder) for folder in plan.folders]
        self._turns = [_Turn(look) for look in (*feeds, *folders)]
        self._known: set[str] = set()
        self._back: Queue[_Back] = Queue()

    def updates(self, *, once: bool = False) -> Iterator[Update]:
        """Give what each look brings, for ever or until everything was looked at once."""
        self._known = _addresses_in(self._into)
        waiting = list(self._turns)
        while waiting or not once:
            self._send_out(waiting if once else self._turns)
            try:
                back = self._back.get(timeout=_TICK)
            except Empty:
                continue
            back.turn.out = False
            update = self._taken(back)
            if once and not self._comes_again(back):
                waiting.remove(back.turn)
            if update.says_something:
                yield update

    def _send_out(self, turns: list[_Turn]) -> None:
        """Let those look whose turn it is, each in a thread that the end does not wait for."""
        free = AT_ONCE - sum(turn.out for turn in self._turns)
        due = [turn for turn in turns if not turn.out and turn.due <= self._clock()]
        for turn in sorted(due, key=lambda turn: turn.due)[: max(0, free)]:
            turn.out = True
            Thread(target=self._look, args=(turn,), daemon=True).start()

    def _look(self, turn: _Turn) -> None:
        # What stands if the look ends by a fault of ours: its feed must not go unwatched.
        found: Catch | GoodOfficesError = ReportUnreadable(
            turn.look.name, "looking at it failed by a fault of goodoffices", "Report it"
        )
        try:
            found = turn.look.look(self._known)
        except GoodOfficesError as problem:
            found = problem
        finally:
            self._back.put(_Back(turn, found))

    def _taken(self, back: _Back) -> Update:
        """Read what was caught into the record, and say when to look again."""
        turn, found = back.turn, back.found
        if isinstance(found, GoodOfficesError):
            return self._failed(turn, found)
        try:
            update = self._read(turn.look, found)
        except RecordTooNew:
            raise
        except (RecordBusy, RecordUnusable, StorageFull) as problem:
            # It could be used when the watch began: a server may be back in a minute.
            return self._failed(turn, problem, found.troubles)
        turn.look.taken()
        turn.failures = 0
        turn.due = self._clock() + (0.0 if found.more else turn.look.every)
        return update

    def _comes_again(self, back: _Back) -> bool:
        """Tell whether a look left pages for the next, which comes at once."""
        return isinstance(back.found, Catch) and back.found.more and not back.turn.failures

    def _failed(
        self, turn: _Turn, problem: GoodOfficesError, also: tuple[GoodOfficesError, ...] = ()
    ) -> Update:
        turn.failures += 1
        pause = turn.look.every * 2 ** min(turn.failures - 1, 20)
        turn.due = self._clock() + max(turn.look.every, min(pause, LONGEST_PAUSE))
        # Told when it begins; a feed that is away for a day does not fill the screen.
        is_news = turn.failures == 1 or isinstance(problem, RecordUnusable)
        told = (problem,) if is_news else ()
        return Update(turn.look.name, RunSummary(), troubles=(*told, *also))

    def _read(self, look: Look, found: Catch) -> Update:
        new: list[str] = []

        def note(progress: Progress) -> None:
            new.append(progress.report)

        summary = RunSummary()
        # Two feeds may name one page and have fetched it at the same time.
        known = self._known if found.sift_all else frozenset[str]()
        sources = [source for source in found.sources if source not in known]
        if sources:
            choices = self._choices
            if found.sift_all and choices.sift == "archives":
                choices = replace(choices, sift="all")
            summary = read_into(
                sources,
                self._into,
                choices=choices,
                progress=note,
                fetch=found.pages.__getitem__,
            )
            self._known |= found.pages.keys()
        return Update(look.name, summary, tuple(new), found.troubles)


def _addresses_in(into: str) -> set[str]:
    """Give the addresses that the record holds already; it is made if it is not there."""
    engine = record.open_record(into, create=True)
    try:
        with record.reading(engine) as connection:
            return record.fetched_addresses(connection)
    finally:
        engine.dispose()
