"""A small record, made once, and a way to run commands on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.commands import goodoffices

REPORTS = {
    "a.txt": (
        "Fjord Wire\n2014-01-15\n\n"
        "OSLO - Envoy Anna Berg met Sudanese Foreign Minister Ali Karti in Oslo on Monday.\n\n"
        '"The guns must fall silent," Berg told reporters. She called on Sudan to release 40 '
        "prisoners before the next round of talks.\n\n"
        "More than 2,000 people have been killed since 2011, according to Human Rights Watch.\n"
    ),
    "b.txt": (
        "Harbour Press\n2014-02-03\n\n"
        "A ceasefire in Kadugli collapsed on Sunday, a rebel commander said.\n\n"
        "The fighting has killed at least 1,500 people since 2011, the United Nations says.\n"
    ),
}


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def run() -> Callable[..., Result]:
    """Run a command; errors of goodoffices come back as exceptions on the result."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(goodoffices, list(arguments))

    return call


@pytest.fixture(scope="session")
def record(
    reports: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
) -> str:
    place = str(tmp_path_factory.mktemp("record") / "sudan.db")
    result = run("read", str(reports), "--into", place)
    assert result.exit_code == 0, result.output
    return place
