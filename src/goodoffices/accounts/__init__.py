"""Room `accounts`: who may see and change a dossier, kept apart from the record.

A file of users beside the record holds names, roles, argon2 hashes of passwords and hashes of API
tokens; it is never part of the record that is handed on. No web and no SQL here.
"""

from __future__ import annotations

from goodoffices.accounts.people import ROLES, Person, Role
from goodoffices.accounts.throttle import Throttle
from goodoffices.accounts.users import Users, users_beside

__all__ = ["ROLES", "Person", "Role", "Throttle", "Users", "users_beside"]
"""What the rooms `show` and `cli` may use."""
