"""Shards over the workers of a Dask cluster: a few at a time, and again where a worker was lost."""

from __future__ import annotations

import logging
from asyncio import CancelledError as AsyncCancelled
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from importlib import import_module
from itertools import islice
from time import monotonic, sleep
from typing import Any

from goodoffices.engine.shards import Shard
from goodoffices.engine.work import Found, work
from goodoffices.errors import BadArgument, GoodOfficesError, ReportUnreadable
from goodoffices.summary import Choices

log = logging.getLogger(__name__)

LOCAL = "dask"
"""The engine that makes a cluster of this machine's processors."""
_SCHEME = "dask://"
AHEAD = 2
"""Shards given out for each worker: one in work, one waiting; more would fill the memory."""
PATIENCE = 600.0
"""Seconds in which a scheduler that went away may come back."""
_TICK, _CONNECT = 1.0, 10
_MEMORY = "2GB"
_FEW = 2_000

Connect = Callable[[], Any]


def spread(
    shards: Iterable[Shard | GoodOfficesError],
    *,
    choices: Choices,
    known: frozenset[str] = frozenset(),
    connect: Connect | None = None,
) -> Iterator[Found]:
    """Read shards on a cluster, and give what came of each report, in the order it comes.

    Raises:
        BadArgument: if there is no such engine, or nothing answers at its address.
    """
    run = _Run(choices, known, connect or connector(choices))
    try:
        yield from run.results(iter(shards))
    finally:
        run.close()


def connector(choices: Choices) -> Connect:
    """Give what connects to the cluster that is asked for."""
    named = choices.engine
    library = _library()
    if named == LOCAL:
        options = {
            "n_workers": choices.workers or None,
            "threads_per_worker": 1,
            "processes": True,
            "host": "127.0.0.1",
            # Without an address its pages would be served to the whole network.
            "dashboard_address": "127.0.0.1:0",
            "memory_limit": _MEMORY,
            "silence_logs": logging.ERROR,
        }
        return lambda: library.Client(library.LocalCluster(**options))
    if named.startswith(_SCHEME) and len(named) > len(_SCHEME):
        address = f"tcp://{named.removeprefix(_SCHEME)}"
        return lambda: library.Client(address, timeout=_CONNECT)
    raise BadArgument(
        f"engine {named}", "there is none of that name", "Use dask or dask://scheduler:8786"
    )


def _library() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        why = "Dask, which does the spreading, is not installed"
        raise BadArgument("--engine", why, "Install goodoffices[cluster]") from None


class _Run:
    """One run over a cluster: what is in work, and what has to be given out again."""

    def __init__(self, choices: Choices, known: frozenset[str], connect: Connect) -> None:
        self._choices, self._known, self._connect = choices, known, connect
        self._again: deque[Shard] = deque()
        self._working: dict[Any, Shard] = {}
        try:
            self._client = connect()
        except OSError as problem:
            why = f"no scheduler answers there ({problem})"
            step = "Start one with `dask scheduler`, or check the address"
            raise BadArgument(f"engine {choices.engine}", why, step) from None
        self._shared = self._share()

    def _share(self) -> Any:
        """Give every worker the known ids once, where they are too many to go with each shard."""
        if len(self._known) <= _FEW:
            return self._known
        [shared] = self._client.scatter([self._known], broadcast=True)
        return shared

    def results(self, shards: Iterator[Shard | GoodOfficesError]) -> Iterator[Found]:
        """Give results as they come, while shards are given out no faster than they are read."""
        while True:
            yield from self._give_out(shards)
            if not self._working:
                return
            try:
                done = self._finished()
                lost = not done and self._client.status != "running"
            except (CancelledError, AsyncCancelled, OSError) as problem:
                log.warning("the cluster was lost: %s", problem)
                done, lost = [], True
            if lost:
                self._reconnect()
            for future in done:
                yield from self._result(future)

    def _give_out(self, shards: Iterator[Shard | GoodOfficesError]) -> Iterator[Found]:
        free = AHEAD * max(1, self._workers()) - len(self._working)
        while free > 0:
            shard: Shard | GoodOfficesError | None
            shard = self._again.popleft() if self._again else next(islice(shards, 1), None)
            if shard is None:
                return
            if isinstance(shard, GoodOfficesError):
                yield shard
                continue
            future = self._client.submit(work, shard, self._choices, self._shared, pure=False)
            self._working[future] = shard
            free -= 1

    def _workers(self) -> int:
        try:
            return len(self._client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, KeyError):
            return 1

    def _finished(self) -> list[Any]:
        """Wait a moment for shards to be finished; raises if the scheduler has forgotten them."""
        until = monotonic() + _TICK
        while monotonic() < until:
            if any(future.status in ("cancelled", "lost") for future in self._working):
                raise CancelledError("shards were cancelled")
            done = [f for f in self._working if f.status in ("finished", "error")]
            if done:
                return done
            sleep(0.02)
        return []

    def _result(self, future: Any) -> Iterator[Found]:
        shard = self._working.pop(future)
        if future.status == "error":
            problem = future.exception()
            log.warning("%s: %s", shard.name, problem)
            why = f"its readers failed again and again ({type(problem).__name__}: {problem})"
            step = "Read it alone, without an engine, to see why"
            yield ReportUnreadable(shard.name, why[:300], step)
            return
        try:
            found: list[Found] = future.result(timeout=PATIENCE)
        except (CancelledError, AsyncCancelled, OSError):
            # The worker that held the result died before it was fetched.
            self._again.append(shard)
            return
        future.release()
        yield from found

    def _reconnect(self) -> None:
        """Come back to the cluster after its scheduler was lost, and give out all again."""
        self._again.extend(self._working.values())
        self._working.clear()
        self.close()
        until = monotonic() + PATIENCE
        while True:
            try:
                self._client = self._connect()
                self._shared = self._share()
            except OSError as problem:
                if monotonic() > until:
                    why = f"its scheduler went away and did not come back ({problem})"
                    step = "Start it again and run the same command: what was read stays"
                    raise BadArgument(f"engine {self._choices.engine}", why, step) from None
                sleep(_TICK)
            else:
                return

    def close(self) -> None:
        """Let the cluster go; one that was made here ends with it."""
        cluster = getattr(self._client, "cluster", None)
        self._client.close(timeout=2)
        if cluster is not None:
            cluster.close(timeout=10)
