"""A feed on a small server of this machine: entries with pages behind them, and bad days."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from site_here import Site, gives


@dataclass
class Wire:
    """A feed whose entries grow; `before` is called with each request and may fail it."""

    site: Site
    stories: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name -> day and words."""
    day: str = "Mon, 06 Jan 2014 10:00:00 +0000"
    """When what is added next is published."""
    before: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
    unchanged: int = 0
    """How often the feed was asked for and had nothing new."""

    def __post_init__(self) -> None:
        self.site.pages["/feed"] = self._feed

    @property
    def address(self) -> str:
        return self.site("/feed")

    def add(self, name: str, text: str) -> None:
        """Publish a story: its page first, then its entry."""
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n"))
        head = f"<head><title>{name}</title></head>"
        body = f"<html>{head}<body><article>{paragraphs}</article></body></html>"
        self.site.pages[f"/{name}"] = self._watched(gives(body))
        self.stories[name] = (self.day, text)

    def _watched(
        self, page: Callable[[BaseHTTPRequestHandler], None]
    ) -> Callable[[BaseHTTPRequestHandler], None]:
        def with_bad_days(request: BaseHTTPRequestHandler) -> None:
            if not self.before(request):
                page(request)

        return with_bad_days

    def _feed(self, request: BaseHTTPRequestHandler) -> None:
        if self.before(request):
            return
        stories = list(self.stories.items())
        mark = f'"{len(stories)}-{stories[-1][0] if stories else ""}"'
        if request.headers.get("If-None-Match") == mark:
            self.unchanged += 1
            gives("", status=304, ETag=mark)(request)
            return
        items = "".join(
            f"<item><title>{name}</title><link>{self.site('/' + name)}</link>"
            f"<pubDate>{day}</pubDate><description>{text}</description></item>"
            for name, (day, text) in stories
        )
        feed = f"<rss version='2.0'><channel><title>Lakeside Wire</title>{items}</channel></rss>"
        gives(feed, ETag=mark)(request)


def fails(status: int) -> Callable[[BaseHTTPRequestHandler], bool]:
    """Make a bad day: every request is answered with an error."""

    def answer(request: BaseHTTPRequestHandler) -> bool:
        gives("", status=status)(request)
        return True

    return answer


def dawdles(seconds: float) -> Callable[[BaseHTTPRequestHandler], bool]:
    """Make a slow day: every request waits first."""

    def answer(_: BaseHTTPRequestHandler) -> bool:
        time.sleep(seconds)
        return False

    return answer
