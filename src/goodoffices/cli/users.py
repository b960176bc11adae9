"""`goodoffices users`: who may see and change the pages of a record beyond this machine."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from goodoffices.cli.terminal import clean, say, shown

_RECORD = click.argument("record", metavar="FILE")
_NAME = click.argument("name", metavar="NAME")
_USERS = click.option(
    "--users", default=None, metavar="PATH", help="The file of users; FILE.users.json by default."
)
_STDIN = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of the input."
)


@click.group("users")
def command() -> None:
    """Say who may sign in to the pages of a record.

    Users are kept in a file of their own, FILE.users.json beside the record, never in the record
    itself: hand on the record without it. A viewer sees every page, an analyst may also take in
    reports and judge facts, an admin may also read folders of the machine.
    """


@command.command("add")
@_RECORD
@_NAME
@click.option("--role", default="viewer", show_default=True, help="viewer, analyst or admin.")
@_STDIN
@_USERS
def add(record: str, name: str, role: str, password_stdin: bool, users: str | None) -> None:
    """Add a user; the password is asked for."""
    _users(record, users).add(name, role, _password(password_stdin))
    say(f"{clean(name)} may sign in as {role}")


@command.command("list")
@_RECORD
@_USERS
def listed(record: str, users: str | None) -> None:
    """List the users, their roles and the labels of their tokens."""
    known = _users(record, users)
    for person in known.people():
        labels = ", ".join(known.tokens(person.name))
        say(f"{clean(person.name)}  {person.role.name.lower()}  {clean(labels)}".rstrip())
    if not known.people():
        say(f"No users yet. Add one: goodoffices users add {shown(record)} NAME --role admin")


@command.command("remove")
@_RECORD
@_NAME
@_USERS
def remove(record: str, name: str, users: str | None) -> None:
    """Remove a user: open sessions and tokens end at once."""
    _users(record, users).remove(name)
    say(f"{clean(name)} may no longer sign in")


@command.command("password")
@_RECORD
@_NAME
@_STDIN
@_USERS
def password(record: str, name: str, password_stdin: bool, users: str | None) -> None:
    """Give a user a new password: open sessions end, tokens stay."""
    known = _users(record, users)
    known.tokens(name)
    known.set_password(name, _password(password_stdin))
    say(f"{clean(name)} has a new password")


@command.command("token")
@_RECORD
@_NAME
@click.option("--label", default="token", show_default=True, help="What the token is for.")
@click.option("--revoke", is_flag=True, help="Make the token of this label worthless.")
@_USERS
def token(record: str, name: str, label: str, revoke: bool, users: str | None) -> None:
    """Make a token for programs (`Authorization: Bearer TOKEN`); it is shown once."""
    known = _users(record, users)
    if revoke:
        known.remove_token(name, label)
        say(f"{clean(name)}: the token {clean(label)} is worthless now")
    else:
        say(known.add_token(name, label))


def _users(record: str, named: str | None) -> Any:
    accounts: Any = importlib.import_module("goodoffices.accounts")
    return accounts.Users(accounts.users_beside(record, named))


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
