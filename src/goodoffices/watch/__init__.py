"""Looks at feeds and folders again and again, and says what changed in the record.

What is new goes the way of every report, through `run`; nothing here parses, extracts or judges. A
feed that fails is asked again later, and less and less often; nothing is lost, nothing doubled.
"""

from __future__ import annotations

from goodoffices.watch.digest import Digest, Entry, digest
from goodoffices.watch.plan import Plan, read_plan
from goodoffices.watch.watcher import Update, Watcher

__all__ = ["Digest", "Entry", "Plan", "Update", "Watcher", "digest", "read_plan"]
