"""One request to one server, at the very address that was checked, within bounds."""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from threading import Timer

from goodoffices.errors import ReportUnreadable
from goodoffices.fetch.addresses import Target

_STEP = 65_536
_PATIENCE = 15.0
"""Seconds in which a server must connect, and between two parts of its answer."""
_LATER = "Try again later"
_SLOW = "the server was too slow"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    reason: str
    headers: Mapping[str, str]
    """Names in lower case."""
    data: bytes


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was looked up before."""

    def __init__(self, target: Target, place: str, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._place = place
        self._target = target
        self._wire: socket.socket | None = None
        self.late = False
        """The time for the whole answer is over."""

    def connect(self) -> None:
        """Connect to the address that was checked, and to no other of the same name."""
        self.sock = self._wire = socket.create_connection((self._place, self.port), self.timeout)
        if self._target.scheme == "https":
            # The handshake comes after the assignment, so that a slow one can be hung up on.
            wrapped = _trust().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._wire = wrapped
            wrapped.do_handshake()
        if self.late:
            raise TimeoutError

    def hang_up(self) -> None:
        """End it from another thread, whatever it is waiting for."""
        self.late = True
        # The library lets go of its own socket while an answer still comes through it.
        if self._wire is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._wire, socket.SHUT_RDWR)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def ask(
    target: Target, place: str, headers: Mapping[str, str], *, seconds: float, most: int
) -> Answer:
    """Ask a server for a page; raises what is to be told if it does not give it."""
    connection = _Plain(target, place, min(seconds, _PATIENCE))
    late = Timer(seconds, connection.hang_up)
    late.daemon = True
    late.start()
    try:
        connection.request("GET", target.path, headers=dict(headers))
        with closing(connection.getresponse()) as response:
            found = {name.lower(): value for name, value in response.getheaders()}
            data = _body(response, target, most)
    except ssl.SSLCertVerificationError as problem:
        why = f"its certificate is not to be trusted ({problem.verify_message})"
        raise ReportUnreadable(target.address, why, "Check the address") from None
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise ReportUnreadable(target.address, _why(connection, problem), _LATER) from None
    finally:
        late.cancel()
        connection.close()
    if connection.late:
        raise ReportUnreadable(target.address, _SLOW, _LATER)
    return Answer(response.status, response.reason, found, _unpacked(data, found, target, most))


def _why(connection: _Plain, problem: Exception) -> str:
    # A connection that was hung up fails in as many ways as a broken one.
    if connection.late or isinstance(problem, TimeoutError):
        return _SLOW
    return f"the connection failed ({_cause(problem)})"


def _body(response: http.client.HTTPResponse, target: Target, most: int) -> bytes:
    parts: list[bytes] = []
    left = most
    while part := response.read(_STEP):
        left -= len(part)
        if left < 0:
            raise _too_large(target, most)
        parts.append(part)
    expected = response.length
    if expected:
        raise http.client.IncompleteRead(b"", expected)
    return b"".join(parts)


def _unpacked(data: bytes, headers: Mapping[str, str], target: Target, most: int) -> bytes:
    """Unpack an answer that came packed although it was asked for plain."""
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity") or not data:
        return data
    if encoding not in ("gzip", "x-gzip", "deflate"):
        why = f"the server packs its answer in a way that is not known ({encoding[:40]})"
        raise ReportUnreadable(target.address, why, "Save the page as a file and read that")
    unpacker = zlib.decompressobj(wbits=47 if "gzip" in encoding else 15)
    try:
        plain = unpacker.decompress(data, most + 1)
    except zlib.error:
        raise ReportUnreadable(target.address, "its packed answer is damaged", _LATER) from None
    if len(plain) > most:
        raise _too_large(target, most)
    return plain


def _too_large(target: Target, most: int) -> ReportUnreadable:
    why = f"it is larger than {most / 1_000_000:g} MB"
    return ReportUnreadable(target.address, why, "Save it as a file and read that")


def _cause(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror.lower()[:100]
    if isinstance(problem, http.client.IncompleteRead):
        return "the answer was cut off"
    return type(problem).__name__
