"""The file of users: read anew when it changes, written whole by one at a time, for its owner."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from threading import RLock
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from goodoffices.accounts.alone import alone
from goodoffices.accounts.people import ROLES, Person, Role
from goodoffices.errors import BadArgument, GoodOfficesError
from goodoffices.places import is_address

SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""
LONGEST_NAME = 60

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_urlsafe(24))
"""Checked where there is no such user, so that both answers take as long."""


def users_beside(record: str, named: str | None = None) -> Path:
    """Give the path of the users of a record: the named one, or `RECORD.users.json` beside it."""
    if named:
        return Path(named)
    if is_address(record):
        raise BadArgument(
            "the file of users",
            "the record is a database, so there is no place beside it",
            "Name the file with --users PATH",
        )
    return Path(f"{record}.users.json")


class Users:
    """The users of one dossier, in one file."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not exist yet."""
        self.path = path
        self._lock = RLock()
        self._stamp: tuple[int, int, int] | None = None
        self._known: dict[str, dict[str, Any]] = {}

    def people(self) -> list[Person]:
        """Give everybody, by name."""
        return [_person(name, one) for name, one in sorted(self._read().items())]

    def tokens(self, name: str) -> list[str]:
        """Give the labels of somebody's API tokens."""
        return [token["label"] for token in self._one(self._read(), name)["tokens"]]

    def add(self, name: str, role: str, password: str) -> None:
        """Add somebody."""
        _sound_name(name)
        hashed = _hashed(password)
        with self._changed() as users:
            if name in users:
                raise BadArgument(name, "there is a user of that name", "Choose another name")
            users[name] = {"role": _role(role), "password": hashed, "tokens": []}

    def remove(self, name: str) -> None:
        """Remove somebody, with their tokens; what they judged stays in the record."""
        with self._changed() as users:
            self._one(users, name)
            del users[name]

    def set_password(self, name: str, password: str) -> None:
        """Give somebody a new password."""
        hashed = _hashed(password)
        with self._changed() as users:
            self._one(users, name)["password"] = hashed

    def add_token(self, name: str, label: str) -> str:
        """Make an API token and give it; only its hash is kept, so it is shown once."""
        token = f"go_{secrets.token_urlsafe(32)}"
        with self._changed() as users:
            one = self._one(users, name)
            if any(each["label"] == label for each in one["tokens"]):
                raise BadArgument(label, f"{name} has a token of that label", "Choose another")
            one["tokens"].append({"label": label, "hash": _digest(token)})
        return token

    def remove_token(self, name: str, label: str) -> None:
        """Make an API token worthless."""
        with self._changed() as users:
            one = self._one(users, name)
            kept = [each for each in one["tokens"] if each["label"] != label]
            if len(kept) == len(one["tokens"]):
                raise BadArgument(label, f"{name} has no token of that label", "List the users")
            one["tokens"] = kept

    def signed_in(self, name: str, password: str) -> Person | None:
        """Give the person whose name and password these are; nobody if they are not."""
        one = self._read().get(name)
        try:
            _HASHER.verify(one["password"] if one else _NOBODY, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return _person(name, one) if one else None

    def by_token(self, token: str) -> Person | None:
        """Give the person whose API token this is."""
        digest = _digest(token)
        for name, one in self._read().items():
            if any(secrets.compare_digest(each["hash"], digest) for each in one["tokens"]):
                return _person(name, one)
        return None

    def named(self, name: str) -> Person | None:
        """Give somebody by name, as they stand in the file now."""
        one = self._read().get(name)
        return _person(name, one) if one else None

    def fingerprint(self, name: str) -> str:
        """Give what changes when somebody's password does, so that old sessions end."""
        one = self._read().get(name)
        return _digest(one["password"]) if one else ""

    def _read(self) -> dict[str, dict[str, Any]]:
        with self._lock:
            try:
                found = self.path.stat()
            except FileNotFoundError:
                self._stamp, self._known = None, {}
                return {}
            stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
            if stamp != self._stamp:
                self._known, self._stamp = _loaded(self.path), stamp
            return self._known

    @contextmanager
    def _changed(self) -> Iterator[dict[str, dict[str, Any]]]:
        with self._lock, alone(self.path):
            self._stamp = None
            users = deepcopy(self._read())
            try:
                yield users
                _written(self.path, users)
            finally:
                self._stamp = None

    def _one(self, users: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
        if name not in users:
            known = ", ".join(sorted(users)) or "nobody yet"
            raise BadArgument(name, f"{self.path} has no user of that name", f"It has: {known}")
        return users[name]


def _loaded(path: Path) -> dict[str, dict[str, Any]]:
    try:
        users = json.loads(path.read_text(encoding="utf-8"))["users"]
        for one in users.values():
            sound = one["role"] in ROLES and isinstance(one["password"], str)
            if not sound or not all(each["hash"] and each["label"] for each in one["tokens"]):
                raise ValueError("a user without role, password or tokens")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoodOfficesError(
            str(path),
            f"it is no file of users ({error})",
            "Restore it, or remove it and add the users again with goodoffices users add",
        ) from None
    return dict(users)


def _written(path: Path, users: Mapping[str, Any]) -> None:
    """Write beside, then put in place: a kill leaves the old file or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump({"users": users}, out, indent=1, sort_keys=True)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        why = f"it cannot be written ({error.strerror})"
        raise BadArgument(str(path), why, "Name another place with --users PATH") from None


def _person(name: str, one: Mapping[str, Any]) -> Person:
    return Person(name, Role[one["role"].upper()])


def _role(role: str) -> str:
    if role not in ROLES:
        raise BadArgument(role, "it is no role", f"Use one of {', '.join(ROLES)}")
    return role


def _sound_name(name: str) -> None:
    if not name.isprintable() or name != name.strip() or not 0 < len(name) <= LONGEST_NAME:
        raise BadArgument(repr(name), "it is no name for a user", "Use 1 to 60 letters or figures")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadArgument(
            "the password",
            f"it has {len(password)} characters",
            f"Choose one of {SHORTEST} to {LONGEST}; a sentence serves well",
        )
    return _HASHER.hash(password)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
