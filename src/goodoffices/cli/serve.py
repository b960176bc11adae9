"""`goodoffices serve`: the dossier's pages, on this machine only unless people are known."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.terminal import say, shown
from goodoffices.errors import BadArgument, RecordUnusable
from goodoffices.places import hidden, is_address
from goodoffices.settings import settings_from

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})


@click.command("serve")
@click.argument("record", metavar="FILE")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port; 8765 by default.")
@click.option("--host", default=None, help="Address; this machine only unless changed.")
@click.option("--name", "names", multiple=True, help="Host name in people's browsers; repeatable.")
@click.option("--users", default=None, metavar="PATH", help="Users; FILE.users.json by default.")
@click.option("--sign-in", is_flag=True, help="Ask people to sign in on this machine too.")
@click.option("--proxy-header", default=None, help="Header in which a proxy names who signed in.")
@click.option(
    "--proxy-from", multiple=True, metavar="ADDRESS", help="Address of that proxy; repeatable."
)
@click.option("--tls-cert", default=None, metavar="PATH", help="Certificate, to serve https.")
@click.option("--tls-key", default=None, metavar="PATH", help="Its private key.")
def command(record: str, port: int | None, host: str | None, **options: Any) -> None:
    """Serve the pages of a record at http://127.0.0.1:8765/ until Ctrl-C.

    A record that is not there yet is made; the pages then offer to read the first reports.

    Beyond this machine people must sign in: add them with `goodoffices users add`. Or let a proxy
    do it: --proxy-header names the header in which it says who is asking, --proxy-from where its
    requests come from; all others are refused.
    """
    settings = settings_from()
    address = host or settings.host
    access = _access(record, address, options)
    hosts = _hosts(address, options["names"])
    tls = _tls(options["tls_cert"], options["tls_key"])
    _opened(record)
    pages: Any = importlib.import_module("goodoffices.show.app")
    app = pages.create_app(record, access=access, hosts=(*pages.THIS_MACHINE, *hosts))
    pages.make_beside(app)
    uvicorn: Any = importlib.import_module("uvicorn")
    chosen = port if port is not None else settings.port
    scheme, seen = ("https" if tls else "http"), (options["names"] or (address,))[0]
    seen = f"[{seen}]" if ":" in seen else seen
    say(f"The dossier of {shown(record)} is at {scheme}://{seen}:{chosen}/ (Ctrl-C ends it)")
    if address not in _LOOPBACK and access.signs_in and not tls:
        say("Passwords travel unencrypted: give --tls-cert and --tls-key, or use a proxy with TLS")
    uvicorn.run(app, host=address, port=chosen, log_level="warning", proxy_headers=False, **tls)


def _opened(record: str) -> None:
    """Make a record that is not there yet; refuse now what cannot serve, not page by page."""
    api: Any = importlib.import_module("goodoffices.api")
    if not is_address(record) and not Path(record).exists():
        api.create(record)
        say(f"{shown(record)} is new and empty; the pages offer to read the first reports")
    try:
        api.open(record, read_only=True).close()
    except RecordUnusable:
        # One of an earlier version is brought up to date here, for pages open it to read only.
        api.open(record).close()


def _access(record: str, address: str, options: dict[str, Any]) -> Any:
    """Say who may pass; beyond this machine somebody must be known."""
    accounts: Any = importlib.import_module("goodoffices.accounts")
    access: Any = importlib.import_module("goodoffices.show.access")
    header, sources = options["proxy_header"], frozenset(options["proxy_from"])
    if bool(header) != bool(sources):
        raise BadArgument(
            "--proxy-header and --proxy-from",
            "one is no use without the other: anybody could send the header",
            "Give both, such as --proxy-header X-Remote-User --proxy-from 127.0.0.1",
        )
    wanted = bool(header or options["sign_in"] or options["users"] or address not in _LOOPBACK)
    if not wanted:
        return access.Access()
    beside = not is_address(record) or options["users"]
    users = accounts.Users(accounts.users_beside(record, options["users"])) if beside else None
    if header:
        return access.Access(users, access.Proxy(header, sources))
    if users is None or not users.people():
        raise BadArgument(
            f"--host {address}" if address not in _LOOPBACK else "signing in",
            "nobody could sign in: there are no users yet",
            f"Add one with goodoffices users add {hidden(record)} NAME --role admin, "
            "or serve to this machine only",
        )
    return access.Access(users)


def _hosts(address: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the host names that requests may bear beside this machine's own."""
    if address in _EVERYWHERE and not names:
        raise BadArgument(
            f"--host {address}",
            "it says not under which name people reach the pages",
            "Add --name, such as --name dossier.example.org",
        )
    own = () if address in _EVERYWHERE else (f"[{address}]" if ":" in address else address,)
    return (*own, *names)


def _tls(certificate: str | None, key: str | None) -> dict[str, str]:
    if bool(certificate) != bool(key):
        raise BadArgument("--tls-cert and --tls-key", "one is missing", "Give both or neither")
    for path in (certificate, key):
        if path and not Path(path).is_file():
            raise BadArgument(path, "there is no such file", "Give the path of a PEM file")
    return {"ssl_certfile": certificate, "ssl_keyfile": key} if certificate and key else {}
