"""A PostgreSQL server of the tests' own: in a temporary folder, heard on a socket there alone.

with running_server() as server:
    address = server.database("one")
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

USER = "goodoffices"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
}
"""Quick, and safe enough for what is thrown away."""
PATIENCE = 30.0


def programs() -> Path | None:
    """Give the folder of the newest installed server; nothing if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_release)
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None


def _release(path: Path) -> float:
    return float(path.parts[-3])


@dataclass(frozen=True)
class Server:
    """A running server."""

    folder: Path
    process: subprocess.Popen[bytes]
    free: list[str] = field(default_factory=list)
    """Databases with the tables of a record that no test uses now."""

    def address(self, database: str, user: str = USER) -> str:
        """Give the address of a database, as a user would write it."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self, name: str, *, like: str = "template0") -> str:
        """Make a database and give its address."""
        self.do(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.address(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self.do(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def do(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the server's owner."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


@contextmanager
def running_server(**settings: str) -> Iterator[Server]:
    """Start a server, stop it and throw it away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="go-pg-"))
    owner = _owner()
    try:
        if owner:
            shutil.chown(folder, owner)
        server = _started(folder, {**SETTINGS, **settings}, owner)
        try:
            _wait(server)
            yield server
        finally:
            server.process.send_signal(signal.SIGINT)
            server.process.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """Give the user who must run it: initdb refuses to be run by root."""
    return "postgres" if os.geteuid() == 0 else None


def _started(folder: Path, settings: dict[str, str], owner: str | None) -> Server:
    tools = programs()
    assert tools is not None
    data = folder / "data"
    made = [tools / "initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8"]
    # Words in an order of their own, as most servers have it: nothing may depend on it.
    made += ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
    _run([str(each) for each in made], folder, owner)
    command = [str(tools / "postgres"), "-D", str(data), "-k", str(folder)]
    command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, user=owner, extra_groups=_groups(owner)
        )
    return Server(folder, process)


def _run(command: list[str], folder: Path, owner: str | None) -> None:
    done = subprocess.run(
        command, cwd=folder, user=owner, extra_groups=_groups(owner), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def _groups(owner: str | None) -> list[int] | None:
    return [] if owner else None


def _wait(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(server.address("postgres"), connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            log = (server.folder / "log").read_text(encoding="utf-8", errors="replace")
            assert server.process.poll() is None, log
            assert time.monotonic() < until, log
            time.sleep(0.05)
