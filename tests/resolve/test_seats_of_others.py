"""Allies and rivals of a body who meet do not sit there for the body."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.facts import Reading, Talks
from goodoffices.run import readings_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("who", "seated"),
    [("The PYD's allies", {"The PYD's allies"}), ("The PYD", {"Democratic Union Party"})],
)
def test_allies_are_not_the_body(tmp_path: Path, who: str, seated: set[str]) -> None:
    text = (
        "The PYD fights in the north of Syria against the army.\n\n"
        f"{who} held a conference of their own at Derna on Tuesday."
    )
    (tmp_path / "report.txt").write_text(text)
    [reading] = [each for each in readings_of([str(tmp_path)]) if isinstance(each, Reading)]
    [talks] = [fact for fact in reading.facts if isinstance(fact, Talks)]
    assert {one.party.name or one.party.printed for one in talks.participants} == seated
