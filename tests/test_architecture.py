"""Who may import whom: every import of the package is read and compared with the table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "src" / "goodoffices"
NOUNS = {"facts", "codes", "errors", "places", "quantities", "reviews", "tellers"}
MAY_IMPORT: dict[str, set[str]] = {
    "facts": {"codes", "reviews"},
    "reviews": set(),
    "corrections": {"codes", "errors", "facts"},
    "codes": set(),
    "errors": set(),
    "places": set(),
    "tellers": set(),
    "quantities": {"codes"},
    "products": set(),
    "settings": {"errors"},
    "summary": NOUNS,
    "gate": NOUNS,
    "lexicon": NOUNS,
    "read": NOUNS,
    "fetch": {"errors"},
    "parse": NOUNS | {"lexicon", "products"},
    "label": NOUNS | {"products"},
    "extract": NOUNS | {"lexicon", "label"},
    "resolve": NOUNS | {"lexicon"},
    "record": NOUNS | {"gate", "corrections"},
    "merge": NOUNS | {"lexicon"},
    "sift": NOUNS | {"lexicon"},
    "dossier": NOUNS,
    "export": NOUNS | {"dossier"},
    "reason": NOUNS,
    "score": {"errors"},
    "merging": NOUNS | {"record", "merge"},
    "reading": NOUNS
    | {"read", "parse", "extract", "resolve", "lexicon", "label", "summary", "sift", "fetch"},
    "engine": {"errors", "facts", "read", "reading", "summary"},
    "run": NOUNS
    | {
        "engine",
        "read",
        "reading",
        "parse",
        "extract",
        "record",
        "merge",
        "merging",
        "lexicon",
        "summary",
    },
    "watch": NOUNS | {"api", "dossier", "fetch", "read", "record", "run", "summary"},
    "api": NOUNS | {"summary", "run", "merging", "record", "gate", "dossier", "corrections"},
    "accounts": {"errors", "places"},
    "show": NOUNS
    | {"accounts", "api", "dossier", "gate", "export", "record", "reason", "corrections"},
    "cli": NOUNS
    | {
        "accounts",
        "summary",
        "api",
        "run",
        "export",
        "dossier",
        "score",
        "settings",
        "show",
        "reason",
        "corrections",
        "watch",
    },
}
OUTSIDE: dict[str, set[str]] = {
    "spacy": {"parse", "extract", "label"},
    "sqlalchemy": {"record", "api"},
    "alembic": {"record"},
    "fastapi": {"show"},
    "starlette": {"show"},
    "jinja2": {"show", "export"},
    "trafilatura": {"read"},
    "lxml": {"read"},
    "click": {"cli"},
    "rensa": {"merge"},
    "argon2": {"accounts"},
    "distributed": {"engine"},
    "numba": {"reason"},
}
"""A library and the only rooms that may use it."""


def rooms() -> list[str]:
    found = [p.name if p.is_dir() else p.stem for p in ROOT.iterdir()]
    return sorted(n for n in found if not n.startswith("__") and n != "examples")


def modules(room: str) -> list[Path]:
    folder = ROOT / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{room}.py"]


def imports(path: Path) -> set[str]:
    """Give the dotted names that a module imports, at its top or inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "goodoffices":
                found |= {f"goodoffices.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("room", rooms())
def test_room_imports_only_what_the_table_allows(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    for path in modules(room):
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "goodoffices" and len(parts) > 1:
                assert parts[1] in allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("library", sorted(OUTSIDE))
def test_library_is_used_only_in_its_rooms(library: str) -> None:
    for room in rooms():
        if room in OUTSIDE[library]:
            continue
        for path in modules(room):
            assert library not in {name.split(".")[0] for name in imports(path)}, path


def test_every_room_says_what_it_is_for() -> None:
    for room in rooms():
        entry = ROOT / room / "__init__.py" if (ROOT / room).is_dir() else ROOT / f"{room}.py"
        assert ast.get_docstring(ast.parse(entry.read_text(encoding="utf-8"))), room


def test_run_stays_short() -> None:
    assert len((ROOT / "run.py").read_text(encoding="utf-8").splitlines()) <= 150


def test_no_file_is_long() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, path
