"""Changes come from our own pages only: a visit cookie, a token in each form, a limit on size.

A page with a form shows `<input type="hidden" name="csrf" value="{{ token }}">` with the token
of `csrf_token(request)`; what takes the form reads it with `await checked_form(request)`. A page
that holds a token must not be kept (`kept=False`), for each visitor has another.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goodoffices.errors import GoodOfficesError

VISIT = "goodoffices_visit"
FIELD = "csrf"
HEADER = "x-csrf-token"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
LARGEST_BODY = 64_000_000
"""Bytes that one request may bring."""
LARGEST_FIELD = 8_000_000
"""Bytes of one field that is not a file."""
MOST_FILES = 500

_SOUND = re.compile(r"[A-Za-z0-9_-]{20,100}")


class ChangeRefused(GoodOfficesError):
    """A request to change something does not come from a page of this dossier."""


def visit_of(cookies: str) -> str:
    """Give the visit that a cookie header names; nothing if it names none that we made."""
    return cookie_of(cookies, VISIT)


def cookie_of(cookies: str, name: str) -> str:
    """Give the value of one of our cookies; nothing if it is missing or malformed."""
    try:
        found = SimpleCookie(cookies).get(name)
    except CookieError:
        return ""
    return found.value if found and _SOUND.fullmatch(found.value) else ""


def set_cookie(name: str, value: str, *, secure: bool, age: int | None = None) -> str:
    """Give a cookie header that no script reads and that no other site's page sends."""
    kept = "" if age is None else f"; Max-Age={age}"
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{kept}{'; Secure' * secure}"


def csrf_token(request: Request) -> str:
    """Give the token that a form of this visit must bring."""
    return _token(request.app.state.secret, request.state.visit)


async def checked_form(request: Request) -> FormData:
    """Read a form, and refuse it where it does not come from a page of this visit."""
    form = await request.form(max_files=MOST_FILES, max_part_size=LARGEST_FIELD)
    brought = form.get(FIELD) or request.headers.get(HEADER, "")
    if not isinstance(brought, str) or not _same(brought, csrf_token(request)):
        raise ChangeRefused(
            "This form is not from a page you have open",
            "it was left open while the program was started anew, or another site sent it",
            "Go back, load the page again and send it once more",
        )
    return form


def _token(secret: bytes, visit: str) -> str:
    return hmac.new(secret, visit.encode(), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


class SafeChanges:
    """Give each visitor a visit, refuse changes sent by other sites and bodies too large."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in READING and not _ours(headers):
            refused = "Refused: this change was sent by a page of another site.\n"
            await PlainTextResponse(refused, 403)(scope, receive, send)
            return
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            await PlainTextResponse(_TOO_LARGE, 413)(scope, receive, send)
            return
        known = visit_of(headers.get("cookie", ""))
        visit = known or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["visit"] = visit

        async def with_visit(message: Message) -> None:
            if message["type"] == "http.response.start" and not known:
                cookie = set_cookie(VISIT, visit, secure=scope["scheme"] == "https")
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        await self._app(scope, _limited(receive), with_visit)


_TOO_LARGE = f"Too large: a request may bring {LARGEST_BODY // 1_000_000} MB.\n"


def _ours(headers: Headers) -> bool:
    """Say whether a change comes from our own pages, by what the browser says of its origin."""
    told = headers.get("sec-fetch-site")
    if told is not None:
        # Our pages send no referrer, so a browser leaves their origin out as well ("null").
        return told in {"same-origin", "none"}
    origin = headers.get("origin")
    host = headers.get("host", "")
    return origin is None or origin in {f"http://{host}", f"https://{host}"}


def _limited(receive: Receive) -> Receive:
    """Count what a body brings that did not say its length."""
    brought = 0

    async def counted() -> Message:
        nonlocal brought
        message = await receive()
        brought += len(message.get("body", b""))
        if brought > LARGEST_BODY:
            raise HTTPException(413, _TOO_LARGE)
        return message

    return counted
