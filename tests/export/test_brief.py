"""The brief as a page and as Markdown: numbered sources, nothing that a report could smuggle in."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

import world
from goodoffices.codes import DateBasis
from goodoffices.dossier import Line, Material
from goodoffices.dossier.brief import Brief, assemble_brief
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.errors import BadArgument
from goodoffices.export.brief import brief_html, brief_markdown, brief_pdf, described

READINGS = world.readings()


@pytest.fixture(scope="module")
def brief() -> Brief:
    material = Material(
        tuple(r.report for r in READINGS), tuple(f for r in READINGS for f in r.facts)
    )
    return assemble_brief(material, title="Tarvia: the process so far", admitted=list)


def test_html_has_every_section_and_source(brief: Brief):
    page = brief_html(brief)
    assert all(part.heading in page for part in brief.parts if not part.marks)
    assert page.count('<li id="source-') == len(brief.sources)


def test_html_numbers_lead_to_the_sources(brief: Brief):
    page = brief_html(brief)
    for number in re.findall(r'<sup>,?<a href="#source-(\d+)"', page):
        assert f'id="source-{number}"' in page


def test_html_links_open_the_sentence_where_pages_are_at_hand(brief: Brief):
    page = brief_html(brief, links="http://127.0.0.1:8000")
    fact = brief.facts[0]
    assert f"/reports/{fact.report}?fact={fact.id}#s{fact.id}" in page.replace("&amp;", "&")


def test_html_fetches_nothing_and_runs_nothing(brief: Brief):
    page = brief_html(brief)
    assert not re.search(r"<script|<link|<img|\son\w+=|https?://", page)


def hostile() -> Brief:
    line = Line("<script>alert(1)</script> | *bold*", ())
    part = Part("want", "What", columns=("A", "B"), rows=(Row("<b>head</b>", (Cell((line,)),)),))
    return Brief("<i>title</i>", "lead", (part,), (), 0, ())


def test_html_escapes_what_a_report_holds():
    page = brief_html(hostile())
    assert "<script>" not in page
    assert "<i>title" not in page


def test_markdown_escapes_what_a_report_holds():
    text = brief_markdown(hostile())
    assert "\\<script\\>" in text
    assert "\\| \\*bold\\*" in text


def test_markdown_has_headed_lines_tables_and_sources(brief: Brief):
    text = brief_markdown(brief)
    assert "- **Mediation.** As League envoy the reports name Ana Vale (Feb 2014)" in text
    assert "| --- |" in text
    assert text.count("\n1. ") == 1


def test_markdown_shows_attendance_in_words():
    line = Line("attended", ())
    part = Part(
        "came", "Who came", columns=("Who came", "Varn 2014"), marks=True,
        rows=(Row("Tarvia", (Cell((line,), mark="attending"),)),),
    )  # fmt: skip
    assert "| Tarvia | attended |" in brief_markdown(Brief("t", "l", (part,), (), 0, ()))


def test_described_says_how_the_date_is_known():
    assert described(world.FIRST) == "The Courier, 17 February 2014:"
    known = world.FIRST.published
    assert known is not None
    weak = replace(world.FIRST, published=replace(known, basis=DateBasis.FILE_NAME))
    assert described(weak) == "The Courier, 17 February 2014 (from the file name):"
    assert described(replace(world.FIRST, published=None)) == "The Courier, no date:"


def test_described_names_the_agency_where_no_outlet_is_named():
    told = described(replace(world.SECOND, outlet=None, agency="Lake Wire"))
    assert told.startswith("Lake Wire, ")


def test_described_names_a_report_without_outlet_by_its_title():
    told = described(replace(world.SECOND, title="What happens now?"))
    assert told.startswith("“What happens now?”, no outlet named, ")


def test_sources_carry_the_words(brief: Brief):
    assert "“More than 140,000 people have been killed in Tarvia" in brief_markdown(brief)
    assert "<q>More than 140,000 people have been killed in Tarvia" in brief_html(brief)


def test_pdf_prints_on_two_sheets_and_holds_the_title(brief: Brief):
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(brief_pdf(brief))
    assert 1 <= len(pages) <= 2
    assert "Tarvia" in pages[0].get_textpage().get_text_range()


def test_pdf_without_its_printer_says_what_to_install(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(BadArgument, match=r"goodoffices\[brief\]"):
        brief_pdf(brief)
