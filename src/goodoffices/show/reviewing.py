"""Takes in what a person decides on a review page, and sends him back to where he was."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from goodoffices import api
from goodoffices.accounts import Role
from goodoffices.errors import BadArgument
from goodoffices.reviews import ON_PAIRS, UNDO
from goodoffices.show.access import person_of as signed_in
from goodoffices.show.access import required
from goodoffices.show.changes import checked_form, csrf_token, set_cookie

PERSON = "goodoffices_person"
"""The cookie that keeps the name of who reviews, where nobody signs in."""
A_YEAR = 365 * 24 * 3600
_BACK = re.compile(r"/(?:review|reports)(?:[/?#][\w/?&=%.#+-]{0,300})?", re.ASCII)


def person_of(request: Request) -> str:
    """Give who is asking: as signed in, else as told on this computer; else nothing."""
    return signed_in(request).name or unquote(request.cookies.get(PERSON, ""))[:100]


def token_of(request: Request) -> str:
    """Give the token that the forms of this visit bring."""
    return csrf_token(request)


def taker(
    record_path: str, decided: Callable[[], None]
) -> Callable[[Request], Awaitable[Response]]:
    """Give the function that takes the forms of the review pages for a record.

    `decided` is told of each decision, so that no page is shown as it was before.
    """

    async def take(request: Request) -> Response:
        required(request, Role.ANALYST)
        form = await checked_form(request)
        given = {name: value for name, value in form.items() if isinstance(value, str)}
        by = person_of(request) or " ".join(given.get("by", "").split())[:100]
        if not by:
            step = "Go back and write your name beside the buttons"
            raise BadArgument("Who decides?", "a review is kept with a name", step)
        entry = await run_in_threadpool(_decide, record_path, given, by)
        decided()
        back = given.get("back", "")
        back = back if _BACK.fullmatch(back) else "/review"
        answer = RedirectResponse(_telling(back, entry), 303)
        if not person_of(request):
            secure = request.url.scheme == "https"
            cookie = set_cookie(PERSON, quote(by, safe=""), secure=secure, age=A_YEAR)
            answer.headers.append("set-cookie", cookie)
        return answer

    return take


def _telling(back: str, entry: int) -> str:
    """Let the queue tell what was just decided, so that it can be taken back at once."""
    path, _, query = back.partition("?")
    if path != "/review" or not entry:
        return back
    return f"{path}?{query}{'&' if query else ''}done={entry}"


def _decide(record_path: str, given: Mapping[str, str], by: str) -> int:
    """Write a decision down; give the number of its entry, nought for what takes one back."""
    action, why = given.get("action", ""), given.get("why", "")
    with api.open(record_path) as record:
        if action == UNDO:
            entry = given.get("entry", "")
            if not (entry.isascii() and entry.isdigit() and len(entry) < 10):
                raise BadArgument(entry, "no number of an entry", "Choose one from the history")
            record.undo_review(int(entry), by=by, why=why)
            return 0
        if action in ON_PAIRS:
            left, right = given.get("left", ""), given.get("right", "")
            record.judge(left, right, action, by=by, why=why)
            return record.reviews(fact=left, by=by)[-1].entry
        told = {"why": why}
        if action == "correct":
            told |= {"field": given.get("field", ""), "value": given.get("value", "")}
        return record.review(given.get("fact", ""), action, by=by, **told).entry
