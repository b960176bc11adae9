"""The brief as a page that prints on two sheets, and as Markdown."""

from __future__ import annotations

import re
from importlib import import_module, resources
from typing import Any, NoReturn

from goodoffices.codes import Precision
from goodoffices.dossier.brief import Brief, Cell, Row
from goodoffices.dossier.brief_rounds import MARKS
from goodoffices.dossier.dating import PLAIN
from goodoffices.dossier.material import Line
from goodoffices.dossier.naming import capital
from goodoffices.dossier.words import word
from goodoffices.errors import BadArgument
from goodoffices.export.pages import filled
from goodoffices.facts import DateRecord, Report

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")
"""Characters that Markdown would take for its own."""


def brief_html(brief: Brief, *, links: str = "") -> str:
    """Give the brief as one HTML page that needs no other file; `links` prefixes report links."""
    style = resources.files("goodoffices.export").joinpath("templates/brief.css").read_text("utf-8")
    return filled(
        "brief.html",
        brief=brief,
        style=style,
        links=links,
        described=described,
        marks=MARKS,
        key=[(MARKS[code], word("attendance", code)) for code in MARKS if code in _used(brief)],
    )


def brief_pdf(brief: Brief) -> bytes:
    """Give the brief as PDF, printed from the page by WeasyPrint; nothing is fetched for it."""
    try:
        weasyprint: Any = import_module("weasyprint")
    except (ImportError, OSError):
        raise BadArgument(
            "A brief as PDF",
            "WeasyPrint, which prints it, is not installed or lacks a library of the system",
            "Install goodoffices[brief], or write brief.html and print that",
        ) from None
    page = weasyprint.HTML(string=brief_html(brief), url_fetcher=_nothing_fetched)
    return bytes(page.write_pdf())


def _nothing_fetched(address: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a brief needs no other file: {address[:80]}")


def brief_markdown(brief: Brief) -> str:
    """Give the brief as Markdown, with source numbers in brackets."""
    out = [f"# {_safe(brief.title)}", "", _safe(brief.lead)]
    for part in brief.parts:
        out += ["", f"## {part.heading}{' (more in the dossier)' * part.cut}", ""]
        out += [f"- {_safe(line.text)}{_numbers(brief, line)}" for line in part.lines]
        out += [""] if part.lines and part.rows else []
        if part.rows and not part.columns:
            out += [_headed(brief, row) for row in part.rows]
        elif part.rows:
            out += [f"| {' | '.join(part.columns)} |", "|" + " --- |" * len(part.columns)]
            for row in part.rows:
                cells = [_safe(row.head), *(_cell(brief, cell) for cell in row.cells)]
                out.append(f"| {' | '.join(cells)} |")
        out += ["", part.note] if part.note else []
    out += ["", "## Sources", ""]
    for n, (report, words) in enumerate(brief.cited(), 1):
        quoted = "".join(f" “{_safe(piece)}”" for piece in words)
        out.append(f"{n}. {_safe(described(report))}{quoted}")
    return "\n".join(out) + "\n"


def _used(brief: Brief) -> set[str]:
    return {cell.mark for part in brief.parts for row in part.rows for cell in row.cells}


def described(report: Report) -> str:
    """Describe a source by outlet and date, and how the date is known where that is weak.

    The title stands only where no outlet is named: the words behind it say more.
    """
    outlet = report.outlet or report.agency
    outlet = outlet or f"“{report.title or report.name}”, no outlet named"
    return f"{capital(outlet)}, {_dated(report.published)}:"


def _dated(published: DateRecord | None) -> str:
    if published is None or published.start is None:
        return "no date"
    start = published.start
    forms = {Precision.DAY: "%-d %B %Y", Precision.MONTH: "%B %Y"}
    day = f"{start:{forms.get(published.precision, '%Y')}}"
    return day if published.basis in PLAIN else f"{day} ({word('basis', published.basis)})"


def _headed(brief: Brief, row: Row) -> str:
    told = " ".join(
        f"{_safe(line.text)}{_numbers(brief, line)}" for cell in row.cells for line in cell.lines
    )
    return f"- **{_safe(row.head)}.** {told}"


def _cell(brief: Brief, cell: Cell) -> str:
    if not cell.lines:
        return cell.empty
    return "; ".join(f"{_safe(line.text)}{_numbers(brief, line)}" for line in cell.lines)


def _numbers(brief: Brief, line: Line) -> str:
    found = brief.numbers(line)
    return f" [{', '.join(str(number) for number, _ in found)}]" if found else ""


def _safe(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
