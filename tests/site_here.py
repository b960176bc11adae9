"""A small server on this machine, whose pages are functions of the request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Page = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server with its pages, and what it was asked for."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, path: str = "/") -> str:
        """Give the address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"


def gives(data: bytes | str, *, status: int = 200, **headers: str) -> Page:
    """Make a page that gives some bytes with some headers, `_` for a hyphen in their names."""
    body = data.encode() if isinstance(data, str) else data

    def page(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return page


def leads_to(address: str, status: int = 302) -> Page:
    """Make a page that leads to another."""
    return gives(b"", status=status, Location=address)


@contextmanager
def running() -> Iterator[Site]:
    """Run a server until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            page = site.pages.get(self.path, gives("not here", status=404))
            try:
                page(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
