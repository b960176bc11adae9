"""Writes the reference page of the commands from their own help texts.

python -m goodoffices.cli.reference > docs/cli.md
"""

from __future__ import annotations

import sys
from dataclasses import fields

import click

from goodoffices.cli.commands import COMMANDS, goodoffices
from goodoffices.settings import Settings

_WIDTH = 100


def page() -> str:
    """Give the page as Markdown."""
    out = [
        "# Commands",
        "",
        "Written from the commands' own help by `python -m goodoffices.cli.reference`;",
        "a test compares the two.",
        "",
        "Exit codes: 0 done, 1 some reports could not be read, 2 misuse or a file that cannot "
        "serve, 3 a fault of goodoffices, 130 stopped by Ctrl-C.",
        "",
        _block(goodoffices, "goodoffices"),
    ]
    context = click.Context(goodoffices, info_name="goodoffices")
    for name in COMMANDS:
        command = goodoffices.get_command(context, name)
        if command is not None:
            out += ["", f"## {name}", "", _block(command, f"goodoffices {name}")]
            parts = command.commands if isinstance(command, click.Group) else {}
            for part, own in parts.items():
                out += ["", f"### {name} {part}", "", _block(own, f"goodoffices {name} {part}")]
    out += ["", "## Settings", "", "Set as environment variables.", ""]
    out += ["| variable | default | meaning |", "| --- | --- | --- |"]
    for each in fields(Settings):
        variable = f"`GOODOFFICES_{each.name.upper()}`"
        out.append(f"| {variable} | `{each.default}` | {each.metadata['help']} |")
    return "\n".join(out) + "\n"


def _block(command: click.Command, name: str) -> str:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    return f"```\n{command.get_help(context)}\n```"


if __name__ == "__main__":
    sys.stdout.write(page())
