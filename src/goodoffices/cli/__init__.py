"""The command line: one module per command, each a few lines around a plain function.

Nothing is computed here: arguments are read, a function called, the result printed and the exit
code set. Commands are loaded when called, so that `--help` answers at once.
"""

from __future__ import annotations

import sys

from goodoffices.cli.commands import goodoffices
from goodoffices.cli.ending import ready_streams, run_to_end

__all__ = ["main"]


def main() -> None:
    """Run the command line; whatever happens ends in an exit code and at most one line."""
    ready_streams()
    sys.exit(run_to_end(goodoffices, sys.argv[1:]))
