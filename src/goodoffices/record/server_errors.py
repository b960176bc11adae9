"""What a PostgreSQL server or its driver says went wrong, in words and with the next step."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.errors import GoodOfficesError, RecordBusy, RecordUnusable, StorageFull

AGAIN = "then run the same command again: it goes on where it stopped"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One kind of trouble: what it is for us, why, and what to do."""

    kind: type[GoodOfficesError]
    why: str
    step: str


_WAIT = "Wait until it has ended, then run the same command again"
_BUSY = _Trouble(RecordBusy, "another process is writing to this record", _WAIT)
_DOWN = _Trouble(
    RecordUnusable, "the server is starting or shutting down", f"Wait until it is back, {AGAIN}"
)
_FORBIDDEN = _Trouble(
    RecordUnusable,
    "the server does not let this user do that",
    "Ask the owner of the database; who makes a record needs GRANT CREATE ON SCHEMA public",
)
_REFUSED = _Trouble(
    RecordUnusable, "the server refused this user or password", "Check both, or ask who runs it"
)
_NO_DATABASE = _Trouble(
    RecordUnusable, "the server has no database of this name", "Make it with: createdb NAME"
)
_CROWDED = _Trouble(
    RecordBusy, "the server takes no more connections", "Wait, or raise its max_connections"
)
_NO_SERVER = _Trouble(
    RecordUnusable, "no server answers there", "Check that it runs, and the host and port"
)
_DAMAGED = _Trouble(RecordUnusable, "the server reports damaged data", "Restore it from a backup")
_ZERO = _Trouble(
    RecordUnusable,
    "a report holds a zero character, which PostgreSQL cannot keep",
    "Take it out of the report, or keep the record in a file",
)

BY_STATE = {
    "25006": _Trouble(
        RecordUnusable, "it may not be written to", "Open it for writing, on the main server"
    ),
    "28000": _REFUSED,
    "28P01": _REFUSED,
    "3D000": _NO_DATABASE,
    "40001": _BUSY,
    "40P01": _BUSY,
    "42501": _FORBIDDEN,
    "53100": _Trouble(
        StorageFull,
        "the server's disk is full; what was saved before is safe",
        f"Free some space there, {AGAIN}",
    ),
    "53200": _Trouble(
        StorageFull,
        "the server has no memory left; what was saved before is safe",
        f"Free some there, {AGAIN}",
    ),
    "53300": _CROWDED,
    "55P03": _BUSY,
    "57P01": _DOWN,
    "57P02": _DOWN,
    "57P03": _DOWN,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""The server's own codes, as its manual lists them."""

BY_WORDS = (
    (re.compile(r"NUL \(0x00\)"), _ZERO),
    (re.compile(r"password authentication failed|no password supplied|role .* does not"), _REFUSED),
    (re.compile(r"no pg_hba\.conf entry|authentication failed"), _REFUSED),
    (re.compile(r"database .* does not exist"), _NO_DATABASE),
    (re.compile(r"permission denied for database"), _FORBIDDEN),
    (re.compile(r"too many clients|remaining connection slots|too many connections"), _CROWDED),
    (re.compile(r"system is (?:starting up|shutting down)|in recovery mode"), _DOWN),
    (
        re.compile(r"server closed the connection|terminating connection|connection is closed"),
        _DOWN,
    ),
    (re.compile(r"could not translate host name|[Nn]ame or service not known"), _NO_SERVER),
    (re.compile(r"refused|timeout|timed out|No such file|[Uu]nreachable|No route"), _NO_SERVER),
)
"""What is said without a code: by the driver itself, or before the server lets anybody in."""


def server_told(where: str, error: BaseException) -> GoodOfficesError:
    """Put an error of the driver into words; one that is not known is quoted."""
    said = str(error)
    found = BY_STATE.get(getattr(error, "sqlstate", None) or "")
    if found is None:
        found = next((trouble for words, trouble in BY_WORDS if words.search(said)), None)
    if found is not None:
        return found.kind(where, found.why, found.step)
    first = said.strip().splitlines()[0] if said.strip() else type(error).__name__
    return RecordUnusable(where, f"the server refused: {first}", "Ask who runs the server")
