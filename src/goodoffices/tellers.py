"""Reports as those who tell something: who published it and when, and nothing else of it.

A tie may be told in fifty thousand reports; how well it is borne out must not cost their texts.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Teller(NamedTuple):
    """What is known of a report that tells a thing."""

    id: str
    outlet: str | None
    agency: str | None
    start: date | None
    """First day it can have been published."""
    precision: str | None
    """How finely that is known; nothing where no date is given."""
