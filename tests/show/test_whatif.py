"""The what-if page: warnings first, every input with its origin, changes in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import stored
import world
from goodoffices import reason
from goodoffices.reason.scenario import Scenario
from goodoffices.show.app import create_app
from goodoffices.show.whatif_form import filled_in
from reason import siege
from show_client import Client

ISSUE = next(
    fact.issue.value
    for reading in world.readings()
    for fact in reading.facts
    if fact.kind.value == "position"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("whatif") / "war.db"
    stored.record(made, *world.readings()).dispose()
    text = siege.TEXT.replace("draws = 5000", "draws = 300")
    made.with_name("siege.toml").write_text(text, encoding="utf-8")
    made.with_name("broken.toml").write_text(text.replace("[0, 10, 30]", "nan"), encoding="utf-8")
    return made


@pytest.fixture
def pages(place: Path) -> Iterator[Client]:
    with Client(create_app(str(place))) as made:
        yield made


def words(text: str) -> str:
    main = re.search(r"<main.*</main>", text, re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0]))


def test_first_view_offers_issues_and_saved_scenarios(pages: Client) -> None:
    text = pages.get("/whatif").text
    assert f'<option value="{ISSUE}">' in text
    assert '<option value="siege.toml">' in text


def test_result_opens_with_the_warning(pages: Client) -> None:
    text = words(pages.get("/whatif?file=siege.toml").text)
    assert text.index("This is not a forecast, and it is not calibrated.") < text.index("Where a")
    assert "8 of its 30 inputs rest on the record; 22 were put in by the analyst." in text


def test_every_input_says_record_or_analyst(pages: Client) -> None:
    text = pages.get("/whatif?file=siege.toml").text
    marks = len(re.findall(r'class="from-(?:rec|you)"', text))
    assert marks == 30


def test_change_of_a_number_is_drawn_beside_the_draft(pages: Client) -> None:
    text = words(pages.get("/whatif?file=siege.toml&position.rus.high=90").text)
    assert "Changed: position of Patron: 20 to 90 instead of 20 to 60." in text
    assert "As drafted" in text
    assert "With the changes" in text


def test_number_off_the_scale_or_out_of_order_is_refused(pages: Client) -> None:
    assert pages.get("/whatif?file=siege.toml&position.rus.high=900").status_code == 400
    assert pages.get("/whatif?file=siege.toml&position.rus.low=50").status_code == 400
    assert pages.get("/whatif?file=siege.toml&capability.rus.low=nan").status_code == 400


@pytest.mark.parametrize(
    ("move", "says"),
    [
        ("own:the patron withdraws", "Patron withdraws"),
        ("withdraw:rus", "Patron withdraws"),
        ("exclude:reb", "Rebels is kept out"),
        ("collapse:strike", "collapses"),
    ],
)
def test_moves_are_worked_out(pages: Client, move: str, says: str) -> None:
    assert says in words(pages.get(f"/whatif?file=siege.toml&move={move}").text)


def test_unknown_move_and_file_are_refused(pages: Client) -> None:
    assert pages.get("/whatif?file=siege.toml&move=exclude:nobody").status_code == 400
    assert pages.get("/whatif?file=../siege.toml").status_code == 400
    assert pages.get(f"/whatif?issue={ISSUE}&join=Lavrov").status_code == 400


def test_broken_scenario_names_its_line(pages: Client) -> None:
    text = words(pages.get("/whatif?file=broken.toml").text)
    assert "cannot be worked out" in text
    assert "broken.toml, line " in text


def test_scenario_saved_from_the_page_gives_the_same_result(pages: Client) -> None:
    text = pages.get("/whatif?file=siege.toml&position.rus.high=90").text
    address = re.search(r'href="(/whatif\.toml[^"]*)"', text)
    assert address
    saved = pages.get(address[1].replace("&amp;", "&")).text
    result = reason.run(reason.read_scenario(saved))
    assert result.positions
    assert f"{result.positions.mean.likely:.1f}" in words(text)
    found = result.scenario.estimate("position", "rus")
    assert found
    assert (found.value.high, found.origin.from_record) == (90, False)


def test_draft_opens_the_sentences_behind_its_inputs(pages: Client) -> None:
    text = pages.get(f"/whatif?issue={ISSUE}").text
    if "cannot be worked out" not in text:
        assert 'class="src" href="/reports/' in text


def test_challenge_model_is_named_and_apart(pages: Client) -> None:
    plain = words(pages.get("/whatif?file=siege.toml").text)
    assert "variant text" not in plain
    text = words(pages.get("/whatif?file=siege.toml&challenge=1").text)
    assert "variant text, Q 1, 10 rounds" in text
    assert "variant table, Q 0.5" in text


def test_sheet_holds_result_and_assumptions(pages: Client) -> None:
    text = pages.get("/whatif.csv?file=siege.toml").text
    assert "not calibrated" in text
    assert "position of Government,0 / 10 / 30,record" in text


def test_what_was_taken_for_blanks_is_told_with_names_and_once() -> None:
    blank = "Blank, so it was taken to mind nothing else"
    told = SimpleNamespace(
        names={"gov_of_tarvia": "Tarvia's government", "front": "Northern Front"},
        assumed=(f"{blank}: what gov_of_tarvia wants", f"{blank}: what front wants", "One draw."),
    )
    assert filled_in(cast("Scenario", told)) == (
        f"{blank}: what Tarvia's government wants, what Northern Front wants",
        "One draw.",
    )
