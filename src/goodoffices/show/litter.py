"""How often Python looks for objects that keep each other alive: seldom, while pages are made.

A list of two thousand things is a hundred thousand objects, none of them in a ring. Looking through
all that a server holds, whenever some more are made, took a fifth of the time of a page.
"""

from __future__ import annotations

import gc

LITTER = 100_000
"""Objects made beyond those let go of, after which the newest are looked through."""


def tidy_seldom() -> None:
    """Look through new objects seldom from now on, and through those there are now never again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(max(gc.get_threshold()[0], LITTER), *gc.get_threshold()[1:])
