"""Who is asking, and what the three roles may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    VIEWER = 1
    """See every page and export."""
    ANALYST = 2
    """Also take in reports and judge facts."""
    ADMIN = 3
    """Also read folders of the machine that serves the pages."""


ROLES: tuple[str, ...] = tuple(role.name.lower() for role in Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks for pages."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Say whether this person may do what a role may."""
        return self.role >= role
