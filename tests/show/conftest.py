"""The pages of the small invented war, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import stored
import world
from goodoffices.show.app import create_app
from reason import siege
from show_client import Client


@pytest.fixture(scope="session")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the record once for all tests of pages."""
    place = tmp_path_factory.mktemp("war") / "small-war.db"
    stored.record(place, *world.readings()).dispose()
    text = siege.TEXT.replace("draws = 5000", "draws = 300")
    place.with_name("siege.toml").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def client(war: Path) -> Iterator[Client]:
    """Ask pages as a browser would."""
    with Client(create_app(str(war))) as made:
        yield made
