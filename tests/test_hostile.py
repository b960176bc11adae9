"""Text that tries to break out: terminal, spreadsheet, page, database; and what spans promise."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.cli.commands import goodoffices
from goodoffices.cli.show import SUBJECTS
from goodoffices.facts import Reading
from goodoffices.run import readings_of
from goodoffices.show.app import create_app
from show_client import Client

pytestmark = pytest.mark.model

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]")
"""Characters that act on a terminal instead of being shown."""

HOSTILE = {
    "escapes.txt": (
        "Fjord Wire\n2014-01-15\n\nEnvoy Anna \x1b[31mBerg\x1b[0m told reporters in Oslo: "
        '"The guns \x1b[2Jmust \u202efall\u202c silent."\n\nBerg\u200b said the talks had begun.\n'
    ),
    "page.txt": (
        f"Fjord Wire {SCRIPT}\n2014-01-16\n\nEnvoy Anna Berg said {SCRIPT} in Oslo. "
        f'"Peace {IMAGE} is near," Berg told reporters.\n\n"\'><svg onload=alert(1)>" Berg said.\n'
    ),
    "sheet.txt": (
        '=HYPERLINK("x") News\n2014-01-17\n\n"=cmd|calc!A1 must stop," Anna Berg said. '
        '"+1 is our answer," Berg told reporters. "@SUM(A1) will not do," Berg said on Monday.\n'
    ),
    "x'); DROP TABLE fact; --.txt": (
        "Harbour'); DROP TABLE report; -- Press\n2014-02-03\n\nA ceasefire in Kadugli'; DELETE "
        "FROM fact; -- collapsed on Sunday, rebel commander Robert'); Tables said.\n"
    ),
    "long.txt": "The envoy said that " + "peace and " * 2_000 + "nothing else mattered.\n",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(goodoffices, list(arguments))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in HOSTILE.items():
        (folder / name).write_text(text, encoding="utf-8")
    place = str(tmp_path_factory.mktemp("record") / "x.db")
    result = run("read", str(folder), "--into", place)
    assert f"{len(HOSTILE)} read" in result.output, result.output
    return place


@pytest.mark.parametrize("what", SUBJECTS)
def test_nothing_shown_acts_on_a_terminal(record: str, what: str) -> None:
    result = run("show", record, what)
    assert result.exit_code == 0
    assert not ACTS.search(result.output)


@pytest.mark.parametrize("words", ["guns", "peace", "'; DROP TABLE fact; --", '"* OR', "NEAR(a b)"])
def test_nothing_found_acts_on_a_terminal(record: str, words: str) -> None:
    result = run("find", record, words)
    assert result.exit_code == 0
    assert not ACTS.search(result.output)


def test_hostile_names_leave_the_record_whole(record: str) -> None:
    assert "0 broken" in run("verify", record).output


def test_exported_cells_do_not_run_in_a_spreadsheet(record: str, tmp_path: Path) -> None:
    assert run("export", record, "--as", "csv", "-o", str(tmp_path)).exit_code == 0
    cells = [
        cell
        for place in tmp_path.glob("*.csv")
        for row in csv.reader(io.StringIO(place.read_text(encoding="utf-8"), newline=""))
        for cell in row
    ]
    assert any("cmd|calc" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_coding_sheets_stay_in_their_folder(record: str, tmp_path: Path) -> None:
    place = tmp_path / "out"
    assert run("export", record, "--as", "coding-sheets", "-o", str(place)).exit_code == 0
    assert list(tmp_path.iterdir()) == [place]


def breaks_out(page: str) -> list[str]:
    return [each for each in (SCRIPT, IMAGE, "<svg onload") if each in page]


@pytest.mark.parametrize("ending", ["html", "md"])
def test_brief_shows_markup_as_words(record: str, tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"b.{ending}"
    assert run("brief", record, "-o", str(place)).exit_code == 0
    assert not breaks_out(place.read_text(encoding="utf-8"))


def test_pages_show_markup_as_words(record: str) -> None:
    with Client(create_app(record)) as client:
        waiting, seen = ["/", "/search?q=peace", f"/search?q={quote(SCRIPT)}"], set()
        while waiting and len(seen) < 60:
            address = waiting.pop(0)
            if address in seen:
                continue
            seen.add(address)
            answer = client.get(address)
            assert answer.status_code < 500, address
            if "html" in answer.headers.get("content-type", ""):
                assert not breaks_out(answer.text), address
                waiting += map(html.unescape, re.findall(r'href="(/[^"#]*)"', answer.text))
    assert len(seen) > 8


SENTENCES = (
    "Envoy Anna Berg met Sudanese Foreign Minister Ali Karti in Oslo on Monday.",
    '"The guns must fall silent," Berg told reporters.',
    "“We will not come,” the rebels’ spokesman said, “unless the siege of Kadugli ends.”",
    "More than 2,000 people have been killed since 2011, according to Human Rights Watch.",
    "A ceasefire in Kadugli collapsed on Sunday, a rebel commander said.",
    "She called on Sudan to release 40 prisoners before the next round of talks.",
    'An unclosed "quotation ran on',
    "The envoy \x1b[31mleft\x1b[0m; =1+1; <b>nobody</b> said why.",
    "Ünïcode Ångström says 🕊 the talks in São Tomé are ‘over’.",
    "''Doubled marks,'' he said.\r",
)
MIXTURES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def read_alone(text: str, folder: Path) -> list[Reading]:
    place = folder / "mixed.txt"
    place.write_text(text, encoding="utf-8", newline="")
    return [each for each in readings_of([str(place)]) if isinstance(each, Reading)]


@FEW
@given(MIXTURES, st.sampled_from([" ", "\n", "\n\n"]))
def test_spans_of_any_mixture_give_the_words(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str], between: str
) -> None:
    text = between.join(sentences)
    for reading in read_alone(text, tmp_path_factory.mktemp("mixed")):
        assert reading.report.text == text
        for mention in reading.mentions:
            assert mention.span.of(text) == mention.printed
        for fact in reading.facts:
            cited = [one for spans in fact.evidence.values() for one in spans]
            for span in [fact.sentence, *cited]:
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text).strip()
            for party in fact.attributed_to:
                assert party.span is None or party.span.of(text)
            form = getattr(fact, "form", None)
            if form == "direct":
                words = " ".join(span.of(text) for span in fact.evidence["content"])
                assert words == getattr(fact, "content", None)


@FEW
@given(st.lists(MIXTURES, min_size=1, max_size=4))
def test_reading_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, reports: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    lines = [json.dumps({"id": f"r{n}", "text": " ".join(each)}) for n, each in enumerate(reports)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = []
    for again in ((), (), ("--again",)):
        run("read", str(folder / "in.jsonl"), "--into", str(folder / "x.db"), *again)
        said.append(run("verify", str(folder / "x.db")).output)
    assert said[0] == said[1] == said[2]
