"""`goodoffices backup`: a copy of a record, made while others use it."""

from __future__ import annotations

import importlib
from typing import Any

import click

from goodoffices.cli.terminal import say, shown


@click.command("backup")
@click.argument("record", metavar="FILE")
@click.argument("copy", metavar="COPY")
def command(record: str, copy: str) -> None:
    """Copy the record FILE to COPY, also while it is read into, reviewed or served.

    COPY holds one state of the record, whole and checked; it is never written over. Either may be
    a file or the address of an empty database: postgresql://user@host/name.
    """
    api: Any = importlib.import_module("goodoffices.api")
    rows = api.backup(record, copy)
    told = f"{rows['report']} reports, {rows['fact']} facts, {rows['review']} entries of review"
    say(f"{shown(copy)}: {told}")
