"""Where a record is kept: a file, or the address of a database, which may hold a password."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"[a-z][a-z0-9+]{1,30}://", re.IGNORECASE)
"""A database address such as postgresql://host/name, as against a file."""
SECRET = re.compile(r"(?<=://)([^/@:]*):.*@|(?<=password=)[^&]*", re.IGNORECASE)
"""Where an address holds a password: after the user, or among what follows the question mark.

Up to the last @ there is: a password that was not written as an address wants it is hidden too.
"""
LAST_PART = re.compile(r"([^/?]*)(?:\?.*)?$")


def is_address(place: str) -> bool:
    """Tell an address from a file."""
    return ADDRESS.match(place) is not None


def hidden(place: str) -> str:
    """Give a place as it may be shown: an address without the password."""
    if not is_address(place):
        return place
    return SECRET.sub(lambda found: f"{found[1]}:***@" if found[1] is not None else "***", place)


def name_of(place: str) -> str:
    """Give the name of a record as a heading shows it: of its file or database."""
    if is_address(place):
        found = LAST_PART.search(place.partition("://")[2])
        last = found[1] if found else ""
        stem = "" if "@" in last else last
    else:
        last = place.replace("\\", "/").rstrip("/").rpartition("/")[2]
        stem = last.rpartition(".")[0] or last
    return stem.replace("_", " ").replace("-", " ").strip() or "record"
