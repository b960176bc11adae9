"""Signing in and out: two addresses, shown only where people sign in on our own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from goodoffices.show.access import LASTS, SESSION, Access, person_of
from goodoffices.show.changes import checked_form, cookie_of, csrf_token, set_cookie

Shown = Callable[..., Response]
"""Makes a page: `shown(template, title, context, status)`."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What `signin.html` receives."""

    token: str
    next: str
    """Where to go afterwards: an address of this dossier."""
    name: str
    """The name as typed before."""
    wrong: str
    """What went wrong, in a sentence."""
    signed_in: str
    """Who is signed in already."""
    role: str


def add_signing(app: FastAPI, access: Access, shown: Shown) -> None:
    """Add the addresses for signing in and out."""

    def page(request: Request, *, name: str = "", wrong: str = "", status: int = 200) -> Response:
        person = person_of(request)
        context = SignIn(
            token=csrf_token(request),
            next=_ours(request.query_params.get("next", "/")),
            name=name,
            wrong=wrong,
            signed_in=person.name,
            role=person.role.name.lower(),
        )
        return shown("signin.html", "Sign in", context, status)

    async def enter(request: Request) -> Response:
        form = await checked_form(request)
        name, password = str(form.get("name", ""))[:100], str(form.get("password", ""))
        client = request.client.host if request.client else ""
        wait = access.throttle.wait(f"name {name}", f"address {client}")
        if wait > 0:
            told = f"Too many attempts. Try again in {ceil(wait / 60)} min."
            answer = page(request, name=name, wrong=told, status=429)
            answer.headers["retry-after"] = str(ceil(wait))
            return answer
        session = await run_in_threadpool(access.sign_in, name, password, client)
        if session is None:
            told = "Name and password do not belong together."
            return page(request, name=name, wrong=told, status=403)
        answer = RedirectResponse(_ours(str(form.get("next", "/"))), 303)
        _give(answer, request, session, round(LASTS))
        return answer

    async def leave(request: Request) -> Response:
        await checked_form(request)
        access.sessions.end(cookie_of(request.headers.get("cookie", ""), SESSION))
        answer = RedirectResponse("/signin", 303)
        _give(answer, request, "", 0)
        return answer

    app.add_api_route("/signin", page, methods=["GET", "HEAD"], response_model=None)
    app.add_api_route("/signin", enter, methods=["POST"], response_model=None)
    app.add_api_route("/signout", leave, methods=["POST"], response_model=None)


def _give(answer: Response, request: Request, session: str, age: int) -> None:
    secure = request.url.scheme == "https"
    answer.headers.append("set-cookie", set_cookie(SESSION, session, secure=secure, age=age))


def _ours(address: str) -> str:
    """Give an address of this dossier; the overview for anything that could lead elsewhere."""
    sound = address.startswith("/") and not address.startswith("//") and address.isprintable()
    return address if sound and "\\" not in address and len(address) < 2000 else "/"
