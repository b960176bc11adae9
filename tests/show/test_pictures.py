"""Charts as files: well-formed, cited, with their table, and harmless whatever a report holds."""

from __future__ import annotations

import html
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from goodoffices.errors import BadArgument
from goodoffices.show.app import _environment
from goodoffices.show.drawings import pictures
from goodoffices.show.drawings.charts import lanes_drawing
from goodoffices.show.drawings.drawing import Drawing, DrawnRow, GridRow, Mark
from goodoffices.show.drawings.layout import laid_out, lines
from goodoffices.show.drawings.pictures import png, svg
from goodoffices.show.lanes import Lane, TruceChart, TruceMark
from goodoffices.show.pages import PAGES
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import Tick
from show_client import Client

WHATIF = f"/whatif?file=siege.toml&challenge=1&move={quote('own:siege lifted')}"
UNDRAWN = {"/whatif", "/ceasefires", "/actors/{ident}"}
"""Pages of which the small war shows no chart, or only with more of an address."""
DRAWN = [page.path for page in PAGES if page.charts and page.path not in UNDRAWN]
DRAWN.append(WHATIF)
CHART = re.compile(r'href="([^"]+\.svg\?[^"]+)"')
HARM = "</text><script>alert(1)</script>\u202e\x00\x1b[31m ]]> &amp; \ufffe \ud800 " + "x" * 9000


def charts(client: Client, address: str) -> list[str]:
    return [html.unescape(found) for found in CHART.findall(client.get(address).text)]


@pytest.mark.parametrize("address", DRAWN)
def test_every_chart_is_a_picture_with_title_and_citation(client: Client, address: str):
    found = charts(client, address)
    assert found, address
    for each in found:
        answer = client.get(each)
        assert answer.status_code == 200, each
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert "attachment" in answer.headers["content-disposition"]
        root = ElementTree.fromstring(answer.content)
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert "Cite as goodoffices" in answer.text
        assert "var(" not in answer.text
        assert not re.search(r'href="(?!#)', answer.text)


@pytest.mark.parametrize("address", DRAWN)
def test_every_chart_has_its_table(client: Client, address: str):
    for each in charts(client, address):
        answer = client.get(each.replace(".svg?", ".csv?"))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(answer.text.splitlines()) > 1


def test_a_chart_is_a_png(client: Client):
    pytest.importorskip("vl_convert", reason="vl-convert is not installed")
    answer = client.get("/overview.png")
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["content-type"] == "image/png"


def test_without_the_converter_a_png_says_what_to_install(client: Client, monkeypatch):
    def missing(name: str):
        raise ImportError(name)

    monkeypatch.setattr(pictures, "import_module", missing)
    answer = client.get("/network.png")
    assert answer.status_code == 400
    assert "goodoffices[charts]" in answer.text


@pytest.mark.parametrize("address", ["/network.svg?chart=x", "/figures.csv?chart=x"])
def test_a_chart_that_is_not_there_is_told(client: Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no chart at this address" in answer.text


def test_a_picture_keeps_the_filters_of_its_page(client: Client):
    text = client.get("/network.svg?tie=backs").text
    assert "Sera Union" in text
    assert "Tarvia" not in text
    assert "view /network?tie=backs" in text


def drawing(**fields) -> Drawing:
    return Drawing("a", fields.pop("title", "Title"), "Sub.", Sheet("a", (), []), **fields)


def test_text_of_reports_stays_text_in_a_picture():
    mark = Mark("m-attended", "past", HARM)
    rows = (DrawnRow(HARM, HARM, side=HARM, side_note=HARM),)
    for made in (
        drawing(title=HARM, rows=rows),
        drawing(heads=(HARM,), grid=(GridRow(HARM, ((mark,),)),)),
    ):
        root = ElementTree.fromstring(svg(made, HARM, _environment()).encode("utf-8", "replace"))
        assert not [e for e in root.iter() if e.tag.endswith("script")]
        assert "\u202e" not in "".join(root.itertext())


def test_what_does_not_fit_a_picture_is_counted():
    made = drawing(rows=tuple(DrawnRow(str(n)) for n in range(200)))
    assert "80 rows more stand in the table." in [w.text for w in laid_out(made, "x").words]


def test_rows_are_as_high_as_their_words():
    paper = laid_out(drawing(rows=(DrawnRow("word " * 60), DrawnRow("next"))), "x")
    label = [w.y for w in paper.words if w.style == "t-bold" and w.text != "next"]
    assert len(label) > 3
    assert next(w.y for w in paper.words if w.text == "next") > max(label)


def test_a_picture_too_long_for_a_png_says_so():
    pytest.importorskip("vl_convert", reason="vl-convert is not installed")
    made = drawing(rows=tuple(DrawnRow("word " * 80, least=300) for _ in range(100)))
    with pytest.raises(BadArgument, match="too long"):
        png(made, "x", _environment())


@pytest.mark.parametrize("width", [1, 60, 600])
def test_lines_keep_every_letter_of_short_text(width: int):
    assert "".join(lines("one two threefour", width)).replace(" ", "") == "onetwothreefour"


def test_nothing_is_marked_safe_in_a_picture():
    assert not isinstance(svg(drawing(), "x", _environment()), Markup)


def test_lanes_of_ceasefires_are_a_picture():
    mark = TruceMark(
        "held", 20.0, 5.0, "in effect, 3 Apr 2014", SourceLink(1, "/reports/r1", "Wire")
    )
    chart = TruceChart((Lane("Old Harbour", (mark,), 2),), (Tick(50.0, "2015"),), 0)
    made = svg(lanes_drawing(chart, Sheet("a", (), [])), "x", _environment())
    root = ElementTree.fromstring(made)
    assert "Old Harbour" in made
    assert "2 more without a day" in made
    assert [e for e in root.iter() if e.get("class") == "lane-solid"]
    assert "/reports/r1" not in made
