"""`goodoffices backup` copies a record and says what the copy holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from goodoffices import api
from goodoffices.errors import RecordUnusable


def test_command_tells_what_the_copy_holds(
    record: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    copy = str(tmp_path / "copy.db")
    result = run("backup", record, copy)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{copy}: 2 reports, ")
    with api.open(record) as one, api.open(copy) as two:
        assert one.digest() == two.digest()
    again = run("backup", record, copy)
    assert isinstance(again.exception, RecordUnusable)
