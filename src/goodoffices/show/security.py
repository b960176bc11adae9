"""What keeps text from reports harmless in a page, and a page from asking elsewhere."""

from __future__ import annotations

from typing import TypeVar

from markupsafe import Markup
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        b"object-src 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-cache"),
)

_HARMFUL = {
    **dict.fromkeys(range(0x202A, 0x202F), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(range(0x2066, 0x206A), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys((0x200E, 0x200F, 0x061C), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}
"""Characters that turn the order of writing or that no page may hold -> one mark each, so that
what is shown has as many characters as what was read."""

Shown = TypeVar("Shown")


def neutral(value: Shown) -> Shown | str:
    """Replace characters that would turn or hide other text; leave all else as it is."""
    if isinstance(value, Markup):
        return Markup(str(value).translate(_HARMFUL))
    return value.translate(_HARMFUL) if isinstance(value, str) else value


class SafeHeaders:
    """Put the security headers on every answer, errors and files included."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in HEADERS}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in own]
                message["headers"] = [*kept, *HEADERS]
            await send(message)

        await self._app(scope, receive, with_headers)
