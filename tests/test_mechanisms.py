"""The check of mechanisms: what counts as present, partly there, or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval import mechanisms as asked

from goodoffices.errors import BadArgument


def item(kind: str, **values: object) -> asked.Item:
    """A fact with one value in each field."""
    given = {key: value if isinstance(value, tuple) else (value,) for key, value in values.items()}
    return asked.Item("f1", "000_one.txt", kind, {"sentence": ("said",), **given})


def row(*found: asked.Pattern, never: tuple[asked.Pattern, ...] = ()) -> asked.Row:
    """A row of the first report."""
    return asked.Row("000", "a mechanism", found, (), never)


TOLL = item("figure", low=700.0, measure="killed", qualifier="nearly", attributed_to=("A Agency",))
MET = item("event", type="CONSULT", sources=("John Kerry", "Kerry"), targets=("Sergey Lavrov",))

HARD = item("event", targets="Sergey\N{NO-BREAK SPACE}Lavrov")
"""Printed with a space at which no line may break."""


@pytest.mark.parametrize(
    ("pattern", "one", "fitting"),
    [
        ({"kind": "figure", "low": 700}, TOLL, True),
        ({"kind": "figure", "low": 701}, TOLL, False),
        ({"kind": "event|figure", "qualifier": "about|nearly"}, TOLL, True),
        ({"kind": "figure", "attributed_to": ""}, TOLL, True),
        ({"kind": "event", "attributed_to": ""}, MET, False),
        ({"kind": "event", "source_like": "kerry", "targets": ["Lavrov"]}, MET, True),
        ({"kind": "event", "targets": ["Lavrov", "Brahimi"]}, MET, False),
        ({"kind": "event", "place_or_targets": "Lavrov"}, MET, True),
        ({"kind": "event", "targets": "Sergey Lavrov"}, HARD, True),
        ({"kind": "fact", "words": "said"}, MET, False),
        ({"kind": "fact", "sentence": "said"}, MET, True),
    ],
)
def test_a_pattern_asks_for_every_field(
    pattern: asked.Pattern, one: asked.Item, fitting: bool
) -> None:
    assert asked.fits(pattern, one) is fitting


def test_a_row_is_present_partly_there_or_not() -> None:
    toll, met = {"kind": "figure", "low": 700}, {"kind": "event", "targets": "Lavrov"}
    assert asked.answer(row(toll, met), [TOLL, MET]).state == asked.PRESENT
    assert asked.answer(row(toll, met), [TOLL]).state == asked.PARTLY
    assert asked.answer(row(toll), [MET]).state == asked.NOT
    assert asked.answer(row(toll, never=(met,)), [TOLL, MET]).state == asked.PARTLY


def test_a_count_and_a_report_are_kept_to() -> None:
    pattern = {"kind": "figure", "count": 1}
    assert asked.answer(row(pattern), [TOLL]).state == asked.PRESENT
    assert asked.answer(row(pattern), [TOLL, TOLL]).state == asked.NOT
    assert asked.answer(row({"kind": "figure", "report": "001"}), [TOLL]).state == asked.NOT


def test_the_answers_are_read_from_a_record(tmp_path: Path) -> None:
    (tmp_path / "000_a.txt").write_text(
        "More than 300 people were killed in Tamria, according to the Varn Monitor.\n\n"
        "The talks in Oslo collapsed on Monday, officials said.\n",
        encoding="utf-8",
    )
    toll = {"kind": "figure", "low": 300, "qualifier": "more than", "attributed_to": "Varn"}
    ended = {"kind": "talks", "venue": "Oslo", "outcome": "collapsed"}
    answers = asked.read_answers(tmp_path, [row(toll), row(ended), row({**toll, "low": 400})])
    assert [one.state for one in answers] == [asked.PRESENT, asked.PRESENT, asked.NOT]
    assert list(asked.lines_of(answers))[-1] == "3 rows: 2 present, 0 partly, 1 not"
    assert "unmet" in "\n".join(asked.lines_of(answers, missing=True))


def test_what_is_kept_as_doubtful_counts_only_on_request(tmp_path: Path) -> None:
    text = "With rebel-held Goma poised to fall, mediators met in Nairobi.\n"
    (tmp_path / "000_a.txt").write_text(text, encoding="utf-8")
    falls = row({"kind": "event", "trigger": "fall"})
    (shown,) = asked.read_answers(tmp_path, [falls])
    (kept,) = asked.read_answers(tmp_path, [falls], doubtful=True)
    assert (shown.state, kept.state) == (asked.NOT, asked.PRESENT)


def test_rows_that_cannot_be_asked_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="no folder"):
        asked.read_answers(tmp_path / "none", [])
    (tmp_path / "000_a.txt").write_text("Nothing was said on Monday.", encoding="utf-8")
    with pytest.raises(BadArgument, match="begins with 001"):
        asked.read_answers(tmp_path, [asked.Row("001", "x", ({"kind": "event"},), (), ())])
    place = tmp_path / "rows.toml"
    place.write_text('[[row]]\nreport = "000"\nwhat = "no pattern"\n', encoding="utf-8")
    with pytest.raises(BadArgument, match="lacks"):
        asked.load_rows(place)


def test_the_rows_that_come_with_it_load() -> None:
    assert len(asked.load_rows()) > 120
    assert len(asked.load_rows(table="question")) == 10
