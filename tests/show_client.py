"""A stand-in for a browser: asks an application for pages, without a network."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

import httpx


class Client:
    """Asks an application for pages and gives the answers, errors included."""

    def __init__(self, app: Any) -> None:
        """Keep the application."""
        self._app = app

    def __enter__(self) -> Client:
        """Give the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held open."""

    def get(self, path: str, *, host: str = "127.0.0.1") -> httpx.Response:
        """Ask for an address."""
        return asyncio.run(self._get(path, host))

    def send(self, method: str, path: str, **sent: Any) -> httpx.Response:
        """Send any request, with what httpx takes: `data`, `files`, `headers`, ..."""
        return asyncio.run(self._send(method, path, sent))

    async def _send(self, method: str, path: str, sent: dict[str, Any]) -> httpx.Response:
        carrier = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=carrier, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, **sent)

    async def _get(self, path: str, host: str) -> httpx.Response:
        carrier = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=carrier, base_url=f"http://{host}") as client:
            return await client.get(path)
