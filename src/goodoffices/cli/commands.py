"""The list of commands, each with its one-line help and the module that holds it."""

from __future__ import annotations

import importlib
from importlib import metadata

import click

COMMANDS: dict[str, str] = {
    "demo": "Read the example reports, write the brief, say how to open the pages.",
    "read": "Read reports into a record.",
    "watch": "Look at feeds and folders again and again, and tell what changed.",
    "show": "Show what a record holds: statements, talks, figures, what is due, ...",
    "find": "Find words in reports and facts, with the sentence.",
    "serve": "Serve the dossier's pages on this machine.",
    "users": "Say who may sign in to the pages of a record.",
    "brief": "Write the two-page brief.",
    "export": "Write a record as csv, jsonl, parquet, JSON-LD, followthemoney, PLOVER or sheets.",
    "judge": "List judgements, say that two things are the same or different, or undo it.",
    "review": "Accept, correct or reject what was found; undo; who decided what.",
    "check": "Score the program against a folder of hand-coded reports.",
    "reason": "Work out what would happen if: scenarios over a record.",
    "verify": "Check a record: what is broken, what to do about it, what the gate withholds.",
    "backup": "Copy a record while it is in use: to a file, to a server, or back.",
}


class LazyCommands(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"goodoffices.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"goodoffices.cli.{cmd_name} holds no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"goodoffices {metadata.version('goodoffices')}")
        ctx.exit()


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Say the version.",
)
def goodoffices() -> None:
    """Read the press on a peace process and keep a record that shows its words.

    Begin with `goodoffices demo`, or read your own reports:

        goodoffices read reports/ --into syria.db

        goodoffices serve syria.db

    Exit codes: 0 done, 1 some reports could not be read, 2 misuse or a file that cannot serve,
    3 a fault of goodoffices, 130 stopped by Ctrl-C.
    """
