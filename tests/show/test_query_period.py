"""Which days a period in an address takes in."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.show.query import read_query

DAY = date(2014, 5, 13)


@pytest.mark.parametrize(
    ("given", "day", "inside"),
    [
        ({}, DAY, True),
        ({}, None, True),
        ({"since": "2014-05-13"}, DAY, True),
        ({"since": "2014-05-14"}, DAY, False),
        ({"until": "2014-05"}, DAY, True),
        ({"until": "2013"}, DAY, False),
        ({"since": "2014", "until": "2014"}, DAY, True),
        ({"since": "2015", "until": "2014"}, DAY, False),
        ({"since": "2014"}, None, False),
        ({"until": "2014"}, None, False),
    ],
)
def test_period_covers_a_day(given: dict[str, str], day: date | None, inside: bool) -> None:
    assert read_query("/reports", given.items()).covers(day) is inside
