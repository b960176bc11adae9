from __future__ import annotations

from pathlib import Path

from goodoffices.codes import DateBasis, StretchKind
from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.facts import Report
from goodoffices.read import ReadLimits, read_reports

PARAGRAPHS = (
    "<p>The mediator said on Tuesday that the two sides had agreed to meet again in the old"
    " customs house, and that a list of prisoners would be handed over.</p>"
    "<figure><img src='a.jpg'><figcaption>Envoys wait at the bridge. Photo: Ann Roe/Wire"
    "</figcaption></figure>"
    "<p>A spokeswoman for the northern council denied that any such list existed. She said that"
    " the council had asked for the names of the missing.</p>"
    "<p>The talks are to go on in the spring, diplomats said, if the bridge is open by then.</p>"
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Envoys quarrel over a town | The Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="og:title" content="Envoys quarrel over a town">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished":
"2014-02-18T06:20:00+01:00", "author": [{{"@type": "Person", "name": "Jane Q. Doe"}}]}}</script>
<link rel="canonical" href="https://example.org/envoys">
<script>document.write("<div><div><div>")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Envoys quarrel over a town</h1>{PARAGRAPHS}
</article><footer>© 2016 The Courier</footer></body></html>"""


def read(path: Path, page: str, limits: ReadLimits | None = None) -> Report | GoodOfficesError:
    path.write_text(page, encoding="utf-8")
    (result,) = read_reports([path], limits=limits or ReadLimits())
    return result


def read_report(path: Path, page: str) -> Report:
    result = read(path, page)
    assert isinstance(result, Report), result
    return result


def test_read_page_metadata(tmp_path: Path) -> None:
    report = read_report(tmp_path / "a.html", PAGE)
    assert report.title == "Envoys quarrel over a town"
    assert (report.outlet, report.outlet_basis) == ("The Courier", DateBasis.METADATA)
    assert report.author == "Jane Q. Doe"
    assert report.url == "https://example.org/envoys"
    assert report.published is not None
    assert (report.published.iso, report.published.basis) == ("2014-02-18", DateBasis.METADATA)


def test_read_page_text_is_the_article_without_the_navigation(tmp_path: Path) -> None:
    text = read_report(tmp_path / "a.html", PAGE).text
    assert text.startswith("Envoys quarrel over a town\n\nThe mediator said")
    assert "Home" not in text
    assert "document.write" not in text


def test_read_page_keeps_and_marks_captions(tmp_path: Path) -> None:
    report = read_report(tmp_path / "a.html", PAGE)
    found = {stretch.kind: stretch.span.of(report.text) for stretch in report.stretches}
    assert found[StretchKind.CAPTION] == "Envoys wait at the bridge."
    assert found[StretchKind.CREDIT] == "Photo: Ann Roe/Wire"


def test_read_page_is_known_by_its_content(tmp_path: Path) -> None:
    assert read_report(tmp_path / "page.txt", PAGE).outlet == "The Courier"


def test_read_page_without_metadata(tmp_path: Path) -> None:
    report = read_report(tmp_path / "a.html", f"<html><body>{PARAGRAPHS}</body></html>")
    assert report.outlet is None
    assert report.published is None
    assert report.doubts


def test_read_page_with_broken_json(tmp_path: Path) -> None:
    page = PAGE.replace('"@type": "NewsArticle",', "")
    assert read_report(tmp_path / "a.html", page).published is None


def test_read_page_cut_in_the_middle(tmp_path: Path) -> None:
    assert "mediator" in read_report(tmp_path / "a.html", PAGE[: PAGE.index("diplomats")]).text


def test_read_page_of_200000_nested_tags_and_script(tmp_path: Path) -> None:
    page = "<html><script>while(1){}</script>" + "<div>" * 200_000 + PARAGRAPHS
    result = read(tmp_path / "deep.html", page)
    assert isinstance(result, ReportUnreadable)
    assert "nested 200,0" in str(result)


def test_read_page_tags_inside_scripts_do_not_count(tmp_path: Path) -> None:
    script = "<script>" + "<div>" * 1000 + "</script>"
    assert read_report(tmp_path / "a.html", PAGE.replace("<body>", f"<body>{script}")).text


def test_read_page_with_too_many_tags(tmp_path: Path) -> None:
    result = read(tmp_path / "a.html", "<html>" + "<br>" * 50, ReadLimits(max_tags=20))
    assert "tags" in str(result)


def test_read_page_without_an_article(tmp_path: Path) -> None:
    result = read(tmp_path / "a.html", "<html><body><img src='a.jpg'></body></html>")
    assert isinstance(result, ReportUnreadable)
