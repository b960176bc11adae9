"""Who may pass: this machine's user, those who sign in, or those a proxy vouches for."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from goodoffices.accounts import Person, Role, Throttle, Users
from goodoffices.errors import GoodOfficesError
from goodoffices.show.changes import READING, cookie_of

SESSION = "goodoffices_session"
LASTS = 12 * 3600.0
"""Seconds that a session lasts."""
MOST_SESSIONS = 10_000
OPEN = ("/static/", "/signin")
"""Addresses that answer without signing in."""


class NotAllowed(GoodOfficesError):
    """A person's role does not reach as far as what was asked."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A server in front that signs people in and names them in a header."""

    header: str
    addresses: frozenset[str]
    """Where requests of that server come from; a header from elsewhere is refused."""
    role: Role = Role.VIEWER
    """What those may do whom the file of users does not name."""


class Access:
    """Decides who is asking; without users and without a proxy everybody is this machine's user."""

    def __init__(
        self,
        users: Users | None = None,
        proxy: Proxy | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin with nobody signed in."""
        self.users = users
        self.proxy = proxy
        self.throttle = Throttle(clock)
        self.sessions = Sessions(clock)

    @property
    def signs_in(self) -> bool:
        """Say whether people sign in on our own page."""
        return self.users is not None and self.proxy is None

    def person(self, scope: Scope) -> Person | None:
        """Give who is asking; nobody if they have not signed in."""
        headers = Headers(scope=scope)
        if self.proxy is not None:
            return self._vouched(self.proxy, headers, scope)
        if self.users is None:
            return Person("", Role.ADMIN)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if token:
            return self._bearer(self.users, scheme, token, _client(scope))
        name, mark = self.sessions.get(cookie_of(headers.get("cookie", ""), SESSION))
        person = self.users.named(name) if name else None
        return person if person and self.users.fingerprint(name) == mark else None

    def sign_in(self, name: str, password: str, client: str) -> str | None:
        """Give a new session; nothing if name and password do not belong together."""
        users = self.users
        person = users.signed_in(name, password) if users else None
        if person is None or users is None:
            self.throttle.failed(f"name {name}", f"address {client}")
            return None
        self.throttle.succeeded(f"name {name}")
        return self.sessions.begin(name, users.fingerprint(name))

    def _bearer(self, users: Users, scheme: str, token: str, client: str) -> Person | None:
        if scheme.lower() != "bearer" or self.throttle.wait(f"tokens {client}") > 0:
            return None
        person = users.by_token(token.strip())
        if person is None:
            self.throttle.failed(f"tokens {client}")
        return person

    def _vouched(self, proxy: Proxy, headers: Headers, scope: Scope) -> Person | None:
        names = headers.getlist(proxy.header)
        if _client(scope) not in proxy.addresses or len(names) != 1 or not names[0].strip():
            return None
        name = names[0].strip()
        return (self.users.named(name) if self.users else None) or Person(name, proxy.role)


class Sessions:
    """Who is signed in, in memory alone: all end with the program."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with nobody."""
        self._clock = clock
        self._open: OrderedDict[str, tuple[str, str, float]] = OrderedDict()
        self._lock = Lock()

    def begin(self, name: str, mark: str) -> str:
        """Open a session and give its secret."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._open[_key(secret)] = (name, mark, self._clock() + LASTS)
            while len(self._open) > MOST_SESSIONS:
                self._open.popitem(last=False)
        return secret

    def get(self, secret: str) -> tuple[str, str]:
        """Give the name and mark of a session; nothing if there is none or it is over."""
        with self._lock:
            name, mark, until = self._open.get(_key(secret), ("", "", 0.0))
            return (name, mark) if until > self._clock() else ("", "")

    def end(self, secret: str) -> None:
        """Close a session."""
        with self._lock:
            self._open.pop(_key(secret), None)


class Guard:
    """Let pass who may, send others to the sign-in page; changes need an analyst."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """Wrap the application."""
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the person who asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        person = self._access.person(scope)
        scope.setdefault("state", {})["person"] = person
        refused = None if scope["path"].startswith(OPEN) else self._refused(scope, person)
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope, person: Person | None) -> Response | None:
        if person is None:
            return self._stranger(scope)
        if scope["method"] in READING or scope["path"] == "/signout":
            return None
        if person.may(Role.ANALYST):
            return None
        return PlainTextResponse("Refused: a viewer may look but not change.\n", 403)

    def _stranger(self, scope: Scope) -> Response:
        headers = Headers(scope=scope)
        if self._access.proxy is not None:
            return PlainTextResponse("Refused: the proxy did not say who is asking.\n", 403)
        if "authorization" in headers or scope["path"].startswith("/api/"):
            told = {"error": "Sign in: send a token as Authorization: Bearer TOKEN"}
            return JSONResponse(told, 401, headers={"www-authenticate": "Bearer"})
        asked = scope["path"] + (
            f"?{scope['query_string'].decode('latin-1')}" * bool(scope["query_string"])
        )
        wanted = f"?next={quote(asked, safe='')}" if scope["method"] in READING else ""
        return RedirectResponse(f"/signin{wanted}", 303)


def person_of(request: Request) -> Person:
    """Give who is asking for a page."""
    person = request.state.person
    return person if isinstance(person, Person) else Person("", Role.VIEWER)


def required(request: Request, role: Role) -> Person:
    """Give who is asking, or refuse where their role does not reach so far."""
    person = person_of(request)
    if not person.may(role):
        raise NotAllowed(
            f"This needs the role {role.name.lower()}",
            f"you are signed in as {person.role.name.lower()}",
            "Ask whoever looks after this dossier to do it, or to give you the role",
        )
    return person


def _client(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
