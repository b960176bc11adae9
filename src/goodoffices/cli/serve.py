"""`goodoffices serve`: the dossier's pages, on this machine only."""

from __future__ import annotations

import importlib
from typing import Any

import click

from goodoffices.cli.terminal import say
from goodoffices.errors import BadArgument
from goodoffices.settings import settings_from

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command("serve")
@click.argument("record", metavar="FILE")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port; 8765 by default.")
@click.option("--host", default=None, help="Address; only addresses of this machine are taken.")
def command(record: str, port: int | None, host: str | None) -> None:
    """Serve the pages of a record at http://127.0.0.1:8765/ until Ctrl-C."""
    settings = settings_from()
    address = host or settings.host
    if address not in _LOOPBACK:
        raise BadArgument(
            f"--host {address}",
            "the pages have no sign-in yet, so they are served to this machine only",
            "Use 127.0.0.1, ::1 or localhost",
        )
    # A file that cannot serve is refused now, and not by each page.
    importlib.import_module("goodoffices.api").open(record, read_only=True).close()
    app: Any = importlib.import_module("goodoffices.show.app").create_app(record)
    uvicorn: Any = importlib.import_module("uvicorn")
    chosen = port if port is not None else settings.port
    say(f"The dossier of {record} is at http://{address}:{chosen}/ (Ctrl-C ends it)")
    uvicorn.run(app, host=address, port=chosen, log_level="warning")
