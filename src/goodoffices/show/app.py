"""The dossier as a web application: `create_app` makes it for one record file."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import compile_path

from goodoffices.dossier.naming import capital
from goodoffices.dossier.words import word
from goodoffices.errors import BadArgument, GoodOfficesError, RecordBusy
from goodoffices.places import name_of
from goodoffices.show import words
from goodoffices.show.access import Access, Guard, NotAllowed
from goodoffices.show.beside import Beside
from goodoffices.show.catalogue import Catalogue, Catalogues
from goodoffices.show.changes import ChangeRefused, SafeChanges
from goodoffices.show.desk import Desk, Record
from goodoffices.show.drawings.pictures import png, svg
from goodoffices.show.frame import Frame, citation, holds
from goodoffices.show.intake import Intake
from goodoffices.show.kept import YOUNG, KeptFacts, KeptPages
from goodoffices.show.litter import tidy_seldom
from goodoffices.show.opening import open_record, saved_scenarios
from goodoffices.show.pages import PAGES
from goodoffices.show.pages.brief import brief_at
from goodoffices.show.pages.page import NothingThere, Page
from goodoffices.show.pages.taking import add_taking
from goodoffices.show.pictures import TYPES, as_file, chosen, cited, feet
from goodoffices.show.printing import ENDINGS, printed
from goodoffices.show.programs.described import openapi, problem_of
from goodoffices.show.programs.routes import NotInRecord, router
from goodoffices.show.query import BadFilter, Query, read_query
from goodoffices.show.renewing import Renewal
from goodoffices.show.reviewing import person_of, taker, token_of
from goodoffices.show.security import HEADERS, SafeHeaders, neutral
from goodoffices.show.sheets import written
from goodoffices.show.signing import add_signing

log = logging.getLogger("goodoffices.show")

THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]", "testserver")
"""Names under which the pages answer: another name in a request is somebody's trick."""

READING = ["GET", "HEAD"]
"""Methods that a page answers."""

Opener = Callable[[str], AbstractContextManager[Record]]


def create_app(
    record_path: str,
    *,
    name: str = "",
    hosts: tuple[str, ...] = THIS_MACHINE,
    opener: Opener = open_record,
    access: Access | None = None,
) -> FastAPI:
    """Make the application for a record; each request opens it anew and closes it again.

    Without `access` everybody who reaches it may do everything: for this machine alone.
    """
    who = access or Access()
    dossier = name or name_of(record_path)
    maker = _Maker(record_path, dossier, opener, _environment(), who.signs_in)
    app = FastAPI(
        title="goodoffices", docs_url=None, redoc_url=None, openapi_url=None, lifespan=maker.lives
    )
    app.state.maker = maker
    app.state.secret = secrets.token_bytes(32)
    static = str(files("goodoffices.show").joinpath("static"))
    app.mount("/static", StaticFiles(directory=static), name="static")
    _add_files(app, maker)
    app.include_router(router(maker.opened, dossier))
    app.add_api_route("/api/openapi.json", lambda: JSONResponse(openapi()), methods=READING)
    for page in PAGES:
        app.add_api_route(page.path, maker.page_of(page), methods=READING)
    add_taking(app, Intake(record_path), maker.reports, maker.form)
    if who.signs_in:
        add_signing(app, who, maker.form)
    app.add_api_route("/review", taker(record_path, maker.forget), methods=["POST"])
    for kind in (GoodOfficesError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, maker.failed)
    app.add_middleware(cast(Any, Guard), access=who)
    app.add_middleware(cast(Any, SafeChanges))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_middleware(cast(Any, SafeHeaders))
    return app


def _add_files(app: FastAPI, maker: _Maker) -> None:
    """Add the addresses of what pages give as files: tables, pictures, scenarios, the brief."""
    for page in PAGES:
        if page.sheet or page.charts:
            app.add_api_route(page.file_path + ".csv", maker.sheet_of(page), methods=READING)
        for ending in TYPES if page.charts else ():
            address = f"{page.file_path}.{ending}"
            app.add_api_route(address, maker.picture_of(page, ending), methods=READING)
        if page.file:
            app.add_api_route(f"{page.path}.toml", maker.file_of(page), methods=READING)
    for ending in ENDINGS:
        app.add_api_route(f"/brief.{ending}", maker.brief_as(ending), methods=READING)


class _Maker:
    """Makes pages: opens the record, builds the context, fills the template."""

    def __init__(
        self, path: str, dossier: str, opener: Opener, templates: Environment, account: bool
    ) -> None:
        self._path = path
        self._dossier = dossier
        self._opener = opener
        self._templates = templates
        self._account = account
        self._catalogues = Catalogues(path)
        self._kept = KeptPages(path)
        self._lists = KeptFacts(path)
        self._renewal = Renewal()
        self._beside: Beside | None = None
        self._counted: tuple[float, Mapping[str, int]] | None = None

    @property
    def given(self) -> tuple[str, str, bool]:
        """Give what another process needs to make the same pages."""
        return self._path, self._dossier, self._account

    def page_of(self, page: Page) -> Callable[[Request], Response]:
        """Give the function that answers requests for a page."""

        def answer(request: Request) -> Response:
            if not page.kept:
                return self._page(page, request)
            address = _address(request)
            offer = self._kept.get(address)
            if offer is None:
                with self._kept.turn(address):
                    offer = self._kept.get(address)
                    if offer is None:
                        return self._keeping(page, request)
            if offer.ageing:
                self._renewal.ask(address, lambda: self._renewed(page, request))
            return HTMLResponse(offer.page)

        return answer

    def begin(self, beside: Beside) -> None:
        """Have pages made anew in a process beside, those of the navigation now."""
        self._beside = beside
        for page in PAGES:
            if page.kept and page.here == page.path:
                request = Request(_scope(page.path, ""))
                self._renewal.ask(page.path, partial(self._renewed, page, request))

    @asynccontextmanager
    async def lives(self, _: FastAPI) -> AsyncIterator[None]:
        """End the process beside with the server."""
        try:
            yield
        finally:
            self.end()

    def end(self) -> None:
        """End the process beside."""
        if self._beside:
            self._beside.end()

    def rest(self) -> None:
        """Wait until every page is made anew that waits for it."""
        self._renewal.rest()

    def _renewed(self, page: Page, request: Request) -> None:
        """Make a page anew beside, unless it was made meanwhile; who asks for it waits for it."""
        address = _address(request)
        with self._kept.turn(address):
            offer = self._kept.get(address)
            if offer is not None and not offer.ageing:
                return
            stamp, begun = self._kept.stamp(address), self._kept.now()
            beside = self._beside
            made = beside.made(request.url.path, request.url.query) if beside else None
            self._kept.keep(address, made or bytes(self._page(page, request).body), stamp, begun)

    def _keeping(self, page: Page, request: Request) -> Response:
        """Make a page and keep it."""
        address = _address(request)
        stamp, begun = self._kept.stamp(address), self._kept.now()
        made = self._page(page, request)
        self._kept.keep(address, bytes(made.body), stamp, begun)
        return made

    def made(self, path: str, query: str) -> bytes:
        """Make the page at an address, without keeping it."""
        request = Request(_scope(path, query))
        for page in PAGES:
            route = compile_path(page.path)[0].fullmatch(path)
            if route:
                request.scope["path_params"] = route.groupdict()
                return bytes(self._page(page, request).body)
        raise NothingThere(path, "there is no such page", "Begin with the overview")

    def _page(self, page: Page, request: Request) -> Response:
        """Make a page: ask the record, close it, fill the template."""
        query = _query(request)
        with self._opener(self._path) as record:
            desk = self._desk(record)
            context = page.build(desk, query, request.path_params.get("ident", ""))
            counts = desk.counts() if page.kept else self._counted_lately(desk)
        title = page.title(context)
        cite = self._cite(title, query, desk.catalogue, counts)
        frame = Frame(
            title=title,
            dossier=self._dossier,
            holds=holds(counts),
            here=page.here,
            cite=cite,
            charts=feet(page, context, query, cite),
            download=query.csv_href() if page.sheet else "",
            scripts=page.scripts,
            account=self._account,
            token="" if page.kept else token_of(request),
            person="" if page.kept else person_of(request),
        )
        return self._filled(page.template, frame, context)

    def _counted_lately(self, desk: Desk) -> Mapping[str, int]:
        """Give how much the record holds, as of a few seconds ago while reports are read into it.

        For what is made for each request: counting a large record would be most of its cost.
        """
        now, counted = self._kept.now(), self._counted
        if counted is None or now - counted[0] > YOUNG:
            counted = self._counted = now, desk.counts()
        return counted[1]

    def forget(self) -> None:
        """Show every page anew from now on: a person decided something."""
        self._counted = None
        self._kept.forget()

    def sheet_of(self, page: Page) -> Callable[[Request], Response]:
        """Give the function that answers requests for a page's table, or for that of one chart."""

        def answer(request: Request) -> Response:
            query = _query(request)
            with self._opener(self._path) as record:
                desk = self._desk(record)
                context = page.build(desk, query, request.path_params.get("ident", ""))
            if page.charts and (query.get("chart") or not page.sheet):
                sheet = chosen(page.charts(context), query).sheet
            else:
                sheet = cast(Any, page.sheet)(context)
            return PlainTextResponse(
                written(sheet).encode("utf-8", "replace"),
                media_type="text/csv; charset=utf-8",
                headers={"content-disposition": f'attachment; filename="{sheet.name}.csv"'},
            )

        return answer

    def picture_of(self, page: Page, ending: str) -> Callable[[Request], Response]:
        """Give the function that answers requests for a chart of a page as a picture."""

        def answer(request: Request) -> Response:
            query = _query(request)
            with self._opener(self._path) as record:
                desk = self._desk(record)
                context = page.build(desk, query, request.path_params.get("ident", ""))
                cite = self._cite(page.title(context), query, desk.catalogue, desk.counts())
            drawing = chosen(cast(Any, page.charts)(context), query)
            make = png if ending == "png" else svg
            made = make(drawing, cited(drawing, cite), self._templates)
            return as_file(made, drawing.name, ending)

        return answer

    def _cite(
        self, title: str, query: Query, catalogue: Catalogue, counts: Mapping[str, int]
    ) -> str:
        view = query.href(chart=None, page=query.get("page") or None)
        return citation(title, self._dossier, counts, newest=catalogue.newest, view=view)

    def file_of(self, page: Page) -> Callable[[Request], Response]:
        """Give the function that answers requests for a page's scenario."""

        def answer(request: Request) -> Response:
            query = _query(request)
            with self._opener(self._path) as record:
                context = page.build(self._desk(record), query, "")
            return PlainTextResponse(
                cast(Any, page.file)(context).encode("utf-8", "replace"),
                media_type="application/toml; charset=utf-8",
                headers={"content-disposition": 'attachment; filename="scenario.toml"'},
            )

        return answer

    def brief_as(self, ending: str) -> Callable[[Request], Response]:
        """Give the function that answers requests for the brief in a form to take away."""

        def answer(request: Request) -> Response:
            query = _query(request)
            with self._opener(self._path) as record:
                title = f"{capital(self._dossier)}: the process so far"
                return printed(brief_at(self._desk(record), query, title), ending)

        return answer

    def reports(self) -> int:
        """Count the reports of the record."""
        with self._opener(self._path) as record:
            return self._desk(record).counts().get("reports", 0)

    def form(self, template: str, title: str, context: Any, status: int = 200) -> Response:
        """Make a page with a form; strangers see no name of the dossier and no ways about."""
        frame = Frame(title, self._dossier, "", "/add", scripts=(), account=self._account)
        if template == "signin.html":
            frame = replace(frame, dossier="Dossier", here="", five=(), others=())
        return self._filled(template, frame, context, status)

    def _desk(self, record: Record) -> Desk:
        catalogue = self._catalogues.of(record)
        return Desk(record, catalogue, self._lists, saved_scenarios(self._path))

    @contextmanager
    def opened(self) -> Iterator[Desk]:
        """Open the record for one request of another program."""
        with self._opener(self._path) as record:
            yield self._desk(record)

    async def failed(self, request: Request, error: Exception) -> Response:
        """Make the page that says what went wrong and what to do next."""
        status, heading, text, step, step_href = _explained(request, error)
        if status >= 500:
            number = secrets.token_hex(2).upper()
            log.error("%s: %s", number, request.url.path, exc_info=error)
            text = f"{text} The cause is written in the program’s log under number {number}."
        if request.url.path.startswith("/api/"):
            return _problem(status, heading, text, step)
        frame = Frame(title=heading, dossier=self._dossier, holds="", here="", scripts=())
        context = {"heading": heading, "text": text, "step": step, "step_href": step_href}
        return self._filled("error.html", frame, context, status)

    def _filled(self, template: str, frame: Frame, page: Any, status: int = 200) -> Response:
        made = self._templates.get_template(template).render(frame=frame, page=page)
        # The page for a failure is made outside the middleware, so it brings the headers itself.
        headers = {name.decode(): value.decode() for name, value in HEADERS}
        return HTMLResponse(made.encode("utf-8", "replace"), status_code=status, headers=headers)


def _problem(status: int, what: str, why: str, step: str) -> Response:
    """Tell a program what went wrong, in the words of the page for people."""
    headers = {name.decode(): value.decode() for name, value in HEADERS}
    told = {"what": what, "why": why, "next": step}
    return JSONResponse(told, status_code=status, headers=headers)


def _explained(request: Request, error: Exception) -> tuple[int, str, str, str, str]:
    """Give status, heading, text, next step and its address for something that went wrong."""
    if isinstance(error, NothingThere):
        parent = request.url.path.rsplit("/", 1)[0] or "/"
        return 404, error.what, f"Perhaps {error.why}.", "See the whole list", parent
    if isinstance(error, NotInRecord):
        return 404, error.what, f"{error.why}.", "See /api for the lists that give ids", "/api"
    if isinstance(error, RequestValidationError):
        name, why, step = problem_of(error.errors())
        return 400, name, why, step, "/api"
    if isinstance(error, BadFilter):
        return (
            400,
            f"{error.what} is {error.why}",
            error.next_step,
            "Show without filters",
            request.url.path,
        )
    if isinstance(error, NotAllowed):
        return 403, error.what, f"Now {error.why}. {error.next_step}.", "Overview", "/"
    if isinstance(error, ChangeRefused):
        return 403, error.what, f"Perhaps {error.why}. {error.next_step}.", "Overview", "/"
    if isinstance(error, BadArgument):
        text = f"{error.why}. {error.next_step}. Nothing was changed."
        return 400, error.what, text, "Back to the page", request.url.path
    if isinstance(error, RecordBusy):
        return (
            503,
            "Reading is under way",
            "Load the page again in a moment.",
            "Load again",
            request.url.path,
        )
    if isinstance(error, GoodOfficesError):
        return 503, error.what, f"{error.why}. {error.next_step}", "Overview", "/"
    if isinstance(error, HTTPException) and error.status_code in {400, 413}:
        text = "Nothing was changed. Send less at a time, as plain text or web pages."
        return error.status_code, "This could not be taken in", text, "Overview", "/"
    if isinstance(error, HTTPException) and error.status_code < 500:
        return error.status_code, "There is no page at this address", "", "Overview", "/"
    return 500, "This page could not be made", "Your record was not changed.", "Overview", "/"


def _address(request: Request) -> str:
    """Give the address under which a page is kept: the same whatever this machine is called."""
    return f"{request.url.path}?{query}" if (query := request.url.query) else request.url.path


def _scope(path: str, query: str) -> dict[str, Any]:
    """Give a request for a page as the server would hand it on."""
    here = [(b"host", b"127.0.0.1")]
    asked = {"type": "http", "method": "GET", "scheme": "http", "path": path, "path_params": {}}
    return {**asked, "query_string": query.encode(), "headers": here}


def make_beside(app: FastAPI) -> None:
    """Have the pages of an application made anew by a process beside it, until it ends."""
    maker: _Maker = app.state.maker
    tidy_seldom()
    maker.begin(Beside(partial(_made_there, *maker.given)))


@cache
def _own_maker(record_path: str, dossier: str, account: bool) -> _Maker:
    return _Maker(record_path, dossier, open_record, _environment(), account)


def _made_there(record_path: str, dossier: str, account: bool, path: str, query: str) -> bytes:
    """Make a page in a process beside; what it keeps of the record it keeps for the next one."""
    return _own_maker(record_path, dossier, account).made(path, query)


def _query(request: Request) -> Query:
    path = request.url.path
    for ending in ("csv", "toml", *TYPES, *ENDINGS):
        path = path.removesuffix(f".{ending}")
    path = "/" if path == "/overview" else path
    return read_query(path, request.query_params.multi_items())


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("goodoffices.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=neutral,
    )
    made.filters["number"] = words.number
    made.filters["plural"] = words.plural
    made.globals["word"] = word
    return made
