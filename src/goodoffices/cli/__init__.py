"""The command line: one module per command, each a few lines around a plain function.

Nothing is computed here: arguments are read, a function called, the result printed and the exit
code set (0 done, 1 some reports could not be read, 2 misuse). Commands are loaded when called, so
that `--help` answers at once.
"""

from __future__ import annotations

import sys

from goodoffices.cli.commands import goodoffices
from goodoffices.cli.terminal import say_error
from goodoffices.errors import GoodOfficesError

__all__ = ["main"]


def main() -> None:
    """Run the command line; what goodoffices itself refuses is said in one line."""
    try:
        goodoffices(standalone_mode=True)
    except GoodOfficesError as error:
        say_error(error)
        sys.exit(2)
