"""What was done, told with the verb of its report."""

from __future__ import annotations

import pytest

import build
from goodoffices.codes import EventType
from goodoffices.dossier.wording import says

TOLD = [
    (EventType.REQUEST, "urged", ["Rossi"], "Vale urged Rossi"),
    (EventType.REQUEST, "urged", [], "Vale made a request"),
    (EventType.SUPPORT, "signed", [], "Vale signed a deal"),
    (EventType.SUPPORT, "signed", ["Rossi"], "Vale signed a deal with Rossi"),
    (EventType.SUPPORT, "stood by", ["Rossi"], "Vale supported Rossi"),
    (EventType.AGREE, "offered", [], "Vale made an offer"),
    (EventType.REJECT, "denied", [], "Vale denied what was said"),
    (EventType.CONSULT, "briefed", ["Rossi"], "Vale briefed Rossi"),
    (EventType.ASSAULT, "killed", ["Rossi"], "Vale killed Rossi"),
    (EventType.ASSAULT, "annexation", ["Rossi"], "Vale annexed territory of Rossi"),
    (EventType.ASSAULT, "captured", [], "Vale took ground"),
]


@pytest.mark.parametrize(("kind", "trigger", "targets", "sentence"), TOLD)
def test_deed_is_told_with_the_verb(kind, trigger, targets, sentence) -> None:
    report = build.report(f"Vale {trigger} Rossi on Monday.")
    event = build.event(report, kind, trigger, ["Vale"], targets)
    assert says(event) == sentence


def test_apology_is_no_giving_way() -> None:
    report = build.report("Vale apologised to Rossi on Monday.")
    event = build.event(report, EventType.CONCEDE, "apologised", ["Vale"], ["Rossi"])
    assert says(event) == "Vale apologised to Rossi"
