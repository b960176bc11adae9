"""Add reports: a folder, files or pasted text; how far the reading is; what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from goodoffices.accounts import Role
from goodoffices.dossier.words import word
from goodoffices.errors import BadArgument
from goodoffices.show.access import person_of, required
from goodoffices.show.changes import LARGEST_BODY, checked_form, csrf_token
from goodoffices.show.intake import COLUMNS, Intake, Outcome

SHOWN = 200
"""Reports with troubles that the page lists; the command line lists all."""
FORMATS: tuple[tuple[str, str], ...] = (
    (
        "Plain text",
        ".txt, headline first; lines for outlet and day may stand above it",
    ),
    (
        "Web page",
        ".html as saved by a browser: the article, with the page's own day",
    ),
    ("PDF", "the whole paper, without running heads"),
    ("Mail", ".eml and mbox: the letter or what it forwards, and what is attached"),
    ("Feed", "RSS and Atom: each entry that carries words"),
    ("Table", ".csv and .tsv: one report a row, with its text, outlet, day and address"),
    ("JSON", ".json and .jsonl: one report an object, with its text, outlet, day and address"),
    ("Word document", ".docx: its paragraphs, without headers, footers and notes"),
    ("Web archive", ".warc and .warc.gz: each page, with its address"),
    ("Archive", ".zip, .tar and .gz with any of these in it, up to three deep"),
)
"""What can be read, in the order in which people have it; `docs/read.md` says more."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What `taking.html` receives."""

    token: str
    may: bool
    """Whether the person may add reports."""
    folders: bool
    """Whether the person may read folders of the machine."""
    megabytes: int
    """Most that one upload may bring."""
    wrong: str
    """What was wrong with what was sent, in a sentence."""
    running: str
    """What is being read now."""
    done: str
    """What was read last."""
    reports: int
    """Reports in the record so far."""
    formats: tuple[tuple[str, str], ...]
    """Each format that is read, and what of it is a report."""
    outcome: Outcome
    facts: tuple[tuple[str, int], ...]
    """Kind of fact in words, and how many were found."""
    more: int
    """Reports with troubles that are not listed."""


def add_taking(
    app: FastAPI, intake: Intake, counted: Callable[[], int], shown: Callable[..., Response]
) -> None:
    """Add the page that takes in reports and the address it sends them to."""

    def page(request: Request, wrong: str = "", status: int = 200) -> Response:
        context = _context(request, intake, counted(), wrong)
        return shown("taking.html", "Add reports", context, status)

    def look(request: Request) -> Response:
        return page(request)

    async def take(request: Request) -> Response:
        required(request, Role.ANALYST)
        form = await checked_form(request)
        try:
            await _begun(request, intake, form)
        except BadArgument as error:
            return page(request, str(error), 400)
        finally:
            await form.close()
        return RedirectResponse("/add", 303)

    app.add_api_route("/add", look, methods=["GET", "HEAD"], response_model=None)
    app.add_api_route("/add", take, methods=["POST"], response_model=None)


async def _begun(request: Request, intake: Intake, form: FormData) -> None:
    """Begin to read what a form brings."""
    if form.get("how") == "folder":
        required(request, Role.ADMIN)
        intake.read_folder(str(form.get("folder", "")))
    elif form.get("how") == "text":
        known = {key: str(form.get(key, "")) for key in COLUMNS}
        intake.read_text(str(form.get("text", "")), known)
    else:
        sent = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
        named = [each for each in sent if each.filename]
        intake.read_files([(each.filename or "", await each.read()) for each in named])


def _context(request: Request, intake: Intake, reports: int, wrong: str) -> Taking:
    job = intake.job
    outcome = job.look() if job else None
    person = person_of(request)
    found = outcome or Outcome()
    cut = replace(
        found,
        skipped=found.skipped[:SHOWN],
        asides=found.asides[:SHOWN],
        doubts=found.doubts[:SHOWN],
    )
    return Taking(
        token=csrf_token(request),
        may=person.may(Role.ANALYST),
        folders=person.may(Role.ADMIN),
        megabytes=LARGEST_BODY // 1_000_000,
        wrong=wrong,
        running=job.what if job and outcome is None else "",
        done=job.what if job and outcome is not None else "",
        reports=reports,
        formats=FORMATS,
        outcome=cut,
        facts=tuple((word("kind", kind), count) for kind, count in found.facts),
        more=max(0, len(found.skipped) - SHOWN) + max(0, len(found.doubts) - SHOWN),
    )
