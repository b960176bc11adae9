"""What several tests share: the language model, loaded once, and sentences parsed with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from goodoffices.extract import build_scene
from goodoffices.extract.scene import Scene
from goodoffices.facts import Report, content_id
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import load_parser, parse_reports


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
