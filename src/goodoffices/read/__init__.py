"""From a file to a Report: formats, encodings, dates, outlets, and what is not the story.

The text is kept as published and never cleaned: what is a menu, a caption or a copyright line is
marked as a stretch of it, with the reason. Nothing here knows spaCy or SQL, nor the network:
what fetches an address is handed in.
"""

from __future__ import annotations

from goodoffices.read.drafts import PageData
from goodoffices.read.entries import Entries, entries_of
from goodoffices.read.limits import ReadLimits
from goodoffices.read.reports import (
    Fetch,
    Page,
    Part,
    Sift,
    is_address,
    parts_of,
    read_part,
    read_reports,
)
from goodoffices.read.sources import find_files

__all__ = [
    "Entries",
    "Fetch",
    "Page",
    "PageData",
    "Part",
    "ReadLimits",
    "Sift",
    "entries_of",
    "find_files",
    "is_address",
    "parts_of",
    "read_part",
    "read_reports",
]
