"""Documentation that is checked, not promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goodoffices
from goodoffices.cli.commands import COMMANDS
from goodoffices.cli.reference import page
from goodoffices.settings import Settings, settings_from

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_command_page_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m goodoffices.cli.reference > docs/cli.md"


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "src/goodoffices").iterdir()))
def test_every_room_has_a_page(name: str) -> None:
    if name.startswith("__") or name in ("examples",) or name.endswith(".py"):
        pytest.skip("not a room")
    assert (ROOT / "docs" / f"{name}.md").exists()


def test_readme_names_only_commands_there_are() -> None:
    blocks = "".join(re.findall(r"```\n(.*?)```", README, re.DOTALL))
    named = set(re.findall(r"^goodoffices ([a-z]+)", blocks, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


def test_links_in_documentation_lead_somewhere() -> None:
    for place in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", place.read_text(encoding="utf-8")):
            assert (place.parent / target).exists(), f"{place.name}: {target}"


def test_public_names_are_what_all_lists() -> None:
    for name in goodoffices.__all__:
        assert hasattr(goodoffices, name)


def test_settings_come_from_prefixed_variables() -> None:
    assert settings_from({"GOODOFFICES_PORT": "9000"}) == Settings(port=9000)
    assert settings_from({}) == Settings()


def test_changelog_names_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{goodoffices.__version__}]" in changelog
