"""The tutorial's scenarios run, cite sentences of the example reports, and give what it prints."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices import reason

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "docs" / "scenarios").glob("*.toml"))
TUTORIAL = (ROOT / "docs" / "reason-tutorial.md").read_text(encoding="utf-8")
WORLDS = {"siege-2016": "syria", "truce-2015": "colombia"}


@pytest.mark.parametrize("place", SCENARIOS, ids=lambda place: place.stem)
def test_every_cited_sentence_stands_in_an_example_report(place: Path) -> None:
    folder = ROOT / "src" / "goodoffices" / "examples" / WORLDS[place.stem]
    texts = [
        " ".join(re.sub(r"<[^>]+>", " ", each.read_text(encoding="utf-8")).split())
        for each in sorted(folder.iterdir())
        if each.suffix in (".txt", ".html", ".jsonl")
    ]
    for one in reason.load(place).cited:
        assert any(" ".join(one.sentence.split()) in text for text in texts), one.sentence


@pytest.mark.parametrize("place", SCENARIOS, ids=lambda place: place.stem)
def test_tutorial_prints_what_the_run_gives(place: Path) -> None:
    result = reason.run(replace(reason.load(place), draws=500))
    told = "\n".join(reason.lines_of(result))
    section = TUTORIAL.split("\n## ")[1 + list(WORLDS).index(place.stem)]
    printed = [
        line
        for block in re.findall(r"```\n(.*?)```", section, re.DOTALL)
        for line in block.splitlines()
        if line and not line.startswith(("$", "goodoffices", "  --"))
    ]
    assert printed
    for line in printed:
        assert line in told


def test_exchange_holds_and_half_of_it_is_not_enough() -> None:
    siege = replace(reason.load(ROOT / "docs/scenarios/siege-2016.toml"), draws=500)
    result = reason.run(siege)
    assert result.conflict
    assert [(s.letters, s.is_now) for s in result.conflict.states] == [
        ("NNN", True),
        ("YYY", False),
    ]
    share = dict(result.conflict.states[1].shares)["seq"]
    assert 0.6 < share < 0.75
    after = reason.run(siege, "the sieges are lifted").conflict
    assert after
    assert (after.states[0].letters, len(after.states[0].concepts)) == ("YNN", 4)


def test_joining_leaves_one_state_in_which_nobody_has_a_better_move() -> None:
    truce = replace(reason.load(ROOT / "docs/scenarios/truce-2015.toml"), draws=500)
    result = reason.run(truce, "the government joins")
    assert result.conflict
    assert dict(result.conflict.counts)["nash"] == 1
    assert result.conflict.states[0].letters == "YNY"
