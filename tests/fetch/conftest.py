"""A server on this machine for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from site_here import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as found:
        yield found
