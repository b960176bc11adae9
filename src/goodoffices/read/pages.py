"""A web page -> its article as text, and what the page says of itself."""

from __future__ import annotations

from pathlib import Path

from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Given
from goodoffices.read.limits import ReadLimits


def read_page(
    page: str, path: Path, given: Given, limits: ReadLimits, doubts: tuple[str, ...]
) -> Draft | GoodOfficesError:
    """Take the article out of a page."""
    return Draft(path.name, str(path), page, given, doubts=doubts)
