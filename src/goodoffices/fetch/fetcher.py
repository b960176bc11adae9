"""Fetches pages one by one: redirects followed and checked, rules of sites kept, with pauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib import metadata
from threading import Lock
from time import monotonic, sleep
from urllib.robotparser import RobotFileParser

from goodoffices.errors import ReportUnreadable
from goodoffices.fetch.addresses import Target, is_public, places_of, redirected, target_of
from goodoffices.fetch.connection import Answer, ask

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_RULES = 500_000
_LONGEST_PAUSE = 30.0
"""Seconds: a site may ask for longer pauses, and is then read more slowly than this allows."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How far fetching may go."""

    allow_private: bool = False
    """Also from this machine and private networks."""
    max_bytes: int = 50_000_000
    """Of one answer: a page has one million, a long PDF ten; archives are better saved first."""
    seconds: float = 60.0
    """For one answer in all, however it drips."""
    redirects: int = 5
    """From one address to the next."""
    pause: float = 1.0
    """Seconds between two requests to one site, where there are several."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said of a page when it was last fetched, to ask whether it changed."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    address: str
    """Where it was found in the end."""
    data: bytes = b""
    seen: Seen = field(default_factory=Seen)
    unchanged: bool = False
    """The server says that it is as it was."""

    @property
    def entry(self) -> None:
        """Nothing but the server has told of it."""


class Fetcher:
    """Fetches within a policy; remembers what sites allow and when they were last asked.

    Several threads may fetch with one; to the same site they go one after the other.
    """

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        """Begin with nothing fetched; tests hand in a clock of their own."""
        self.policy = policy or Policy()
        self._clock, self._wait = clock, wait
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}
        self._guard = Lock()
        self._turns: dict[str, Lock] = {}

    def fetch(self, address: str, *, polite: bool = False, seen: Seen | None = None) -> Fetched:
        """Fetch what stands at an address; raises what is to be told if that is not possible.

        With `polite`, where many pages are fetched, the site's rules for robots are kept and
        requests to it are spaced out.
        """
        target = target_of(address)
        for _ in range(self.policy.redirects + 1):
            if polite:
                self._keep_rules(target)
            answer = self._ask(target, _conditions(seen), self.policy.max_bytes)
            location = answer.headers.get("location")
            if answer.status in _REDIRECTS and location:
                target = redirected(target, location)
                continue
            return _fetched(target, answer, seen)
        why = f"it leads on and on (more than {self.policy.redirects} redirects)"
        raise ReportUnreadable(address, why, "Open it in a browser and name the last address")

    def _ask(self, target: Target, headers: Mapping[str, str], most: int) -> Answer:
        """Ask at the addresses of a name in turn until one can be connected to."""
        places = places_of(target, allow_private=self.policy.allow_private)
        standing = {"User-Agent": agent(), "Accept-Encoding": "identity", **headers}
        for place in places[:-1]:
            try:
                return ask(target, place, standing, seconds=self.policy.seconds, most=most)
            except ReportUnreadable as problem:
                if "connection failed" not in problem.why:
                    raise
        return ask(target, places[-1], standing, seconds=self.policy.seconds, most=most)

    def _keep_rules(self, target: Target) -> None:
        with self._guard:
            turn = self._turns.setdefault(target.site, Lock())
        with turn:
            self._wait_for_turn(target)

    def _wait_for_turn(self, target: Target) -> None:
        rules = self._rules.get(target.site)
        if rules is None:
            rules = self._rules[target.site] = self._rules_of(target)
        if not rules.can_fetch(agent(), target.address):
            why = "the site's robots.txt does not allow programs to fetch it"
            raise ReportUnreadable(target.address, why, "Save it as a file and read that")
        asked = self._asked.get(target.site)
        asked_for = float(rules.crawl_delay(agent()) or 0)
        pause = min(
            _LONGEST_PAUSE, max(0.0 if self._is_ours(target) else self.policy.pause, asked_for)
        )
        if asked is not None and self._clock() - asked < pause:
            self._wait(pause - (self._clock() - asked))
        self._asked[target.site] = self._clock()

    def _is_ours(self, target: Target) -> bool:
        """Tell whether a site is on a private network, where nobody has to be spared."""
        if not self.policy.allow_private:
            return False
        return not any(map(is_public, places_of(target, allow_private=True)))

    def _rules_of(self, target: Target) -> RobotFileParser:
        """Read a site's rules: none if it has none, all closed if it cannot say."""
        rules = RobotFileParser()
        place = target_of(f"{target.scheme}://{_bracketed(target.host)}:{target.port}/robots.txt")
        for _ in range(self.policy.redirects + 1):
            answer = self._ask(place, {}, _MOST_RULES)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                break
            place = redirected(place, location)
        if answer.status == HTTPStatus.OK:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        elif answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            why = f"its robots.txt cannot be read now (the server answers {answer.status})"
            raise ReportUnreadable(target.address, why, "Try again later")
        else:
            rules.parse([])
        return rules


def agent() -> str:
    """Say who is asking."""
    return f"goodoffices/{metadata.version('goodoffices')}"


def _conditions(seen: Seen | None) -> dict[str, str]:
    if seen is None:
        return {}
    found = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in found.items() if value}


def _fetched(target: Target, answer: Answer, seen: Seen | None) -> Fetched:
    if answer.status == HTTPStatus.NOT_MODIFIED and seen is not None:
        return Fetched(target.address, seen=seen, unchanged=True)
    if answer.status != HTTPStatus.OK:
        why = f"the server answers {answer.status} ({answer.reason[:60] or 'no reason given'})"
        later = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == 429
        raise ReportUnreadable(target.address, why, "Try again later" if later else "Check it")
    now = Seen(answer.headers.get("etag", ""), _sure_time(answer))
    return Fetched(target.address, answer.data, now)


def _sure_time(answer: Answer) -> str:
    """Give when a page was last changed, unless it may change again in that same second."""
    changed, given = (answer.headers.get(name, "") for name in ("last-modified", "date"))
    try:
        return changed if parsedate_to_datetime(changed) < parsedate_to_datetime(given) else ""
    except (TypeError, ValueError):
        # One of the two is missing or no time, or only one of them names its zone.
        return ""


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
