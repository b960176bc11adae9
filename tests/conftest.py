"""What several tests share: the language model, loaded once, and sentences parsed with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc

from goodoffices.extract import build_scene
from goodoffices.extract.scene import Scene
from goodoffices.facts import Report, content_id
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import load_parser, parse_reports
from postgres import Server, programs, running_server
from stores import Files, Servers, Store


def parsed(text: str, **known: object) -> tuple[Report, Doc]:
    report = Report(id=content_id("r", text), name="test.txt", text=text, **known)  # type: ignore[arg-type]
    return next(iter(parse_reports([report], load_parser())))


@pytest.fixture(scope="session")
def parse() -> Callable[..., tuple[Report, Doc]]:
    """Parse a text with the real model; for tests marked `model`."""
    return parsed


@pytest.fixture(scope="session")
def scene_of() -> Callable[..., Scene]:
    """Build a scene with mentions and quotations from a text; for tests marked `model`."""

    def build(text: str, **known: object) -> Scene:
        report, doc = parsed(text, **known)
        return build_scene(doc, report, load_lexicon())

    return build


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Give a PostgreSQL server of our own; without one installed the test is skipped."""
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a place for records: the test runs once with files and once with a server."""
    made: Store
    if request.param == "sqlite":
        made = Files(tmp_path)
    else:
        made = Servers(request.getfixturevalue("server"))
    with made:
        yield made
