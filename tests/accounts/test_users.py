"""Users are kept apart, their passwords as argon2 hashes; guessing is slowed down."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.accounts import Role, Throttle, Users, users_beside
from goodoffices.cli.commands import goodoffices
from goodoffices.errors import BadArgument, GoodOfficesError

PASSWORD = "a lake in the north"


@pytest.fixture
def users(tmp_path: Path) -> Users:
    made = Users(tmp_path / "war.db.users.json")
    made.add("Ada", "analyst", PASSWORD)
    return made


def test_only_the_right_password_signs_in(users: Users):
    person = users.signed_in("Ada", PASSWORD)
    assert person is not None
    assert (person.name, person.role) == ("Ada", Role.ANALYST)
    assert person.may(Role.VIEWER)
    assert not person.may(Role.ADMIN)
    for name, password in (("Ada", "a lake in the south"), ("ada", PASSWORD), ("Bo", ""), ("", "")):
        assert users.signed_in(name, password) is None


def test_file_holds_no_password_and_no_token_and_is_its_owners(users: Users):
    token = users.add_token("Ada", "notebook")
    text = users.path.read_text()
    assert "$argon2id$" in text
    assert PASSWORD not in text
    assert token not in text
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600


def test_token_names_its_owner_until_it_is_revoked(users: Users):
    token = users.add_token("Ada", "notebook")
    found = users.by_token(token)
    assert found is not None
    assert found.name == "Ada"
    assert users.by_token(f"{token}x") is None
    users.remove_token("Ada", "notebook")
    assert users.by_token(token) is None


def test_change_by_another_process_is_seen(users: Users):
    other = Users(users.path)
    assert other.named("Ada")
    before = other.fingerprint("Ada")
    users.set_password("Ada", "a lake in the south")
    assert other.fingerprint("Ada") != before
    users.remove("Ada")
    assert other.named("Ada") is None
    assert other.signed_in("Ada", "a lake in the south") is None


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("Bo", "king", PASSWORD),
        ("Bo", "viewer", "short"),
        ("", "viewer", PASSWORD),
        ("Bo\x1b[2J", "viewer", PASSWORD),
        ("Ada", "viewer", PASSWORD),
    ],
)
def test_unsound_user_is_refused_and_nothing_written(users: Users, name, role, password):
    before = users.path.read_bytes()
    with pytest.raises(BadArgument):
        users.add(name, role, password)
    assert users.path.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"users": {"A": {}}}', '{"users": 3}', "\x00"])
def test_damaged_file_is_named_and_never_taken_for_an_empty_one(users: Users, text: str):
    users.path.write_text(text)
    with pytest.raises(GoodOfficesError, match="it is no file of users"):
        users.people()


def test_database_has_no_place_beside_it():
    with pytest.raises(BadArgument, match="--users"):
        users_beside("postgresql://team/war")
    assert users_beside("postgresql://team/war", "u.json") == Path("u.json")


def test_failures_cost_more_and_more_waiting():
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    for _ in range(5):
        assert throttle.wait("Ada") == 0
        throttle.failed("Ada")
    assert throttle.wait("Ada", "192.0.2.1") == 30
    now[0] = 31
    assert throttle.wait("Ada") <= 0
    throttle.failed("Ada")
    assert throttle.wait("Ada") == 60
    assert throttle.wait("Bo") == 0
    throttle.succeeded("Ada")
    assert throttle.wait("Ada") == 0


def test_commands_add_list_and_remove(tmp_path: Path):
    record = str(tmp_path / "war.db")

    def call(*words: str, given: str = "") -> str:
        return CliRunner().invoke(goodoffices, ["users", *words], input=given).output

    assert "No users yet" in call("list", record)
    made = call("add", record, "Ada", "--role", "admin", "--password-stdin", given=PASSWORD)
    assert "Ada may sign in as admin" in made
    assert call("token", record, "Ada", "--label", "notebook").startswith("go_")
    assert call("list", record) == "Ada  admin  notebook\n"
    assert "worthless" in call("token", record, "Ada", "--label", "notebook", "--revoke")
    changed = call("password", record, "Ada", "--password-stdin", given="a lake in the south")
    assert "new password" in changed
    assert "no longer" in call("remove", record, "Ada")
    assert not (tmp_path / "war.db").exists()
