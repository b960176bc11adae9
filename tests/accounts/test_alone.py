"""Two commands that change one file of users do so one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodoffices.accounts import Users, alone
from goodoffices.errors import BadArgument

ADD = """
import sys
from pathlib import Path
from goodoffices.accounts import users
users._hashed = lambda password: "hash of " + password
for number in range(12):
    users.Users(Path(sys.argv[1])).add(f"{sys.argv[2]}{number}", "viewer", "long enough")
"""


def test_two_commands_at_once_lose_nobody(tmp_path: Path):
    place = tmp_path / "a.users.json"
    started = [
        subprocess.Popen([sys.executable, "-c", ADD, str(place), name]) for name in ("ada", "ben")
    ]
    assert [each.wait(120) for each in started] == [0, 0]
    held = json.loads(place.read_text("utf-8"))["users"]
    assert len(held) == 24
    assert list(tmp_path.iterdir()) == [place]


def test_who_waits_too_long_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(alone, "PATIENCE", 0.1)
    place = tmp_path / "a.users.json"
    mark = tmp_path / ".a.users.json.changing"
    mark.touch()
    with pytest.raises(BadArgument, match="another command has been changing it"):
        Users(place).add("Ada", "viewer", "a long password")
    assert mark.exists()
    assert not place.exists()


def test_mark_of_a_killed_command_is_forgotten(tmp_path: Path):
    mark = tmp_path / ".a.users.json.changing"
    mark.touch()
    old = time.time() - 2 * alone.FORGOTTEN
    os.utime(mark, (old, old))
    Users(tmp_path / "a.users.json").add("Ada", "viewer", "a long password")
    assert not mark.exists()


def test_mark_goes_when_the_change_fails(tmp_path: Path):
    users = Users(tmp_path / "a.users.json")
    with pytest.raises(BadArgument):
        users.remove("Nobody")
    assert list(tmp_path.iterdir()) == []
