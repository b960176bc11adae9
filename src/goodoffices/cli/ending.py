"""How a command ends: an exit code, and one line where it did not do what was asked."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

import click

from goodoffices.cli.terminal import clean, say_error
from goodoffices.errors import GoodOfficesError

MISUSE = 2
FAULT = 3
STOPPED = 130
"""What a shell gives for a program that Ctrl-C ended: 128 and the number of the signal."""
UNHEARD = 1
"""When nobody reads on, as in `goodoffices show ... | head`; click gives the same."""

DEBUG = "GOODOFFICES_DEBUG"
"""Set to 1, this variable brings the whole traceback of a fault."""


def run_to_end(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; nothing that goes wrong comes out as a traceback."""
    try:
        code = _exit_code(command, arguments)
        sys.stdout.flush()
        return code
    except GoodOfficesError as error:
        say_error(error)
        return MISUSE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("stopped: what was saved before is safe. Run the same command again to go on")
        return STOPPED
    except BrokenPipeError:
        _be_silent()
        return UNHEARD
    except OSError as error:
        _be_silent()
        where = clean(str(error.filename or "the output"))
        why = (error.strerror or str(error)).lower()
        _say(f"{where}: {why}. Check the place, its permissions and the space left")
        return MISUSE
    except Exception as error:  # noqa: BLE001 - the last place where it can be said in one line
        return _say_fault(error)


def _exit_code(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command; those that have more to tell than yes or no leave with a code of their own."""
    try:
        code = command.main(list(arguments), prog_name="goodoffices", standalone_mode=False)
    except SystemExit as left:
        code = left.code
    return code if isinstance(code, int) else 0


def _be_silent() -> None:
    """Let nothing more reach an output that takes nothing: Python flushes it on leaving."""
    if isinstance(sys.stdout, TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def ready_streams() -> None:
    """Make sure that there is something to print on, and that any character can be printed.

    What the rooms log is for those who look for a fault; on the terminal it would only be noise.
    """
    if os.environ.get(DEBUG) != "1":
        logging.getLogger("goodoffices").addHandler(logging.NullHandler())
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say_fault(error: Exception) -> int:
    if os.environ.get(DEBUG) == "1":
        traceback.print_exc()
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _say(
        f"this should not have happened ({clean(told)[:300]}). Run it again with {DEBUG}=1 and "
        "report what it prints: it is a fault of goodoffices"
    )
    return FAULT


def _say(line: str) -> None:
    sys.stderr.write(f"goodoffices: {line}\n")
