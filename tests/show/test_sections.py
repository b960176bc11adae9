"""A long report is shown in sections: nothing of it is lost, and no page is large."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import build
import stored
from goodoffices.facts import Span
from goodoffices.show.app import create_app
from goodoffices.show.query import Query
from goodoffices.show.sections import LONGEST, ROOM, sections
from show_client import Client

LARGEST = 500_000
SAID = "Vale{n} said truce {n} will hold."


def shown(page: str) -> str:
    """Give the text of the report as a reader sees it."""
    paper = page.split('<article class="paper"')[1].split(">", 1)[1].split("</article>")[0]
    bare = re.sub(r'<a class="tag.*?</a>', "", paper, flags=re.S)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", bare)))


@pytest.fixture
def long() -> tuple[str, stored.Reading]:
    text = "\n".join(f"{SAID.format(n=n)} {'And <so> on & on. ' * 40}" for n in range(300))
    report = build.report(text, name="long.txt")
    facts = [build.statement(report, f"Vale{n}", f"truce {n} will hold") for n in range(0, 300, 3)]
    return text, stored.reading_of(report, *facts)


def test_every_word_and_every_fact_of_a_long_report_is_on_one_of_its_pages(
    tmp_path: Path, long: tuple[str, stored.Reading]
):
    text, reading = long
    stored.record(tmp_path / "a.db", reading).dispose()
    client = Client(create_app(str(tmp_path / "a.db")))
    address = f"/reports/{reading.report.id}"
    first = client.get(address).text
    many = len(re.findall(r'href="/reports/[^"]*section=\d+"', first)) // 2 + 1
    assert many > 1
    pages = [client.get(f"{address}?section={n}").text for n in range(1, many + 1)]
    assert all(len(page.encode()) <= LARGEST for page in pages)
    assert "".join(map(shown, pages)) == re.sub(r"\s+", "", text)
    facts = [re.findall(r'id="fact-(\w+)"', page) for page in pages]
    assert sorted(one for each in facts for one in each) == sorted(
        fact.id for fact in reading.facts
    )


def test_fact_asked_for_is_in_the_section_that_is_shown(
    tmp_path: Path, long: tuple[str, stored.Reading]
):
    _, reading = long
    stored.record(tmp_path / "a.db", reading).dispose()
    client = Client(create_app(str(tmp_path / "a.db")))
    last = reading.facts[-1].id
    page = client.get(f"/reports/{reading.report.id}?fact={last}").text
    assert f'id="s{last}"' in page
    assert f'id="fact-{last}"' in page
    assert 'aria-current="page">1</b>' not in page


def test_short_report_is_one_section_without_a_word_about_it(tmp_path: Path):
    reading = stored.statement_reading("Vale")
    stored.record(tmp_path / "a.db", reading).dispose()
    client = Client(create_app(str(tmp_path / "a.db")))
    assert "Section" not in client.get(f"/reports/{reading.report.id}?section=7").text


@pytest.mark.parametrize("text", ["", "x", "\n\n", "word " * 200_000, "x" * 700_000, "a\nb" * 9])
def test_sections_follow_each_other_and_have_the_whole_text(text: str):
    made = sections(Query("/reports/r", {}), text, ())
    assert [one.number for one in made] == list(range(1, len(made) + 1))
    assert [one.current for one in made] == [True] + [False] * (len(made) - 1)
    assert "".join(one.span.of(text) for one in made) == text
    assert all(len(one.span.of(text)) <= ROOM + LONGEST for one in made)
    assert all(isinstance(one.span, Span) for one in made)
