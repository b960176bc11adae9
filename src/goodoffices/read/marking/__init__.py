"""Marks what in a report is not its running text: furniture, captions, labels, repeats.

Nothing is removed. A stretch says which characters, what they are and why; real story text left
unmarked by mistake costs a little noise, story text marked by mistake is lost, so in doubt nothing
is marked. The order below is the order of trust: the first mark on a place stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.facts import Stretch
from goodoffices.read.header import Header
from goodoffices.read.marking.captions import mark_captions
from goodoffices.read.marking.endings import mark_foreign, mark_questions
from goodoffices.read.marking.front import (
    mark_bylines,
    mark_dateline,
    mark_header,
    mark_headline,
    mark_hours,
    mark_masthead,
)
from goodoffices.read.marking.furniture import mark_furniture, mark_inside
from goodoffices.read.marking.repeats import mark_repeats
from goodoffices.read.marking.sheet import Sheet
from goodoffices.read.marking.transcripts import mark_transcript
from goodoffices.read.patterns import load_patterns

__all__ = ["Marking", "mark_stretches"]


@dataclass(frozen=True, slots=True)
class Marking:
    """The stretches of a report, and what was learnt on the way."""

    stretches: tuple[Stretch, ...]
    author: str | None = None
    agency: str | None = None
    masthead: str | None = None
    """The outlet, where the first line names it."""


def mark_stretches(
    text: str,
    *,
    header: Header | None = None,
    outlet: str | None = None,
    captions: tuple[str, ...] = (),
) -> Marking:
    """Mark a text; a page's own captions and the outlet's name help where they are known."""
    patterns = load_patterns()
    sheet = Sheet(text)
    mark_header(sheet, header, outlet)
    mark_inside(sheet, patterns)
    author = mark_bylines(sheet)
    mark_furniture(sheet, patterns)
    masthead = mark_masthead(sheet, patterns)
    first_label = mark_transcript(sheet, patterns.transcript, outlet or masthead)
    mark_captions(sheet, patterns.captions, captions)
    mark_headline(sheet, first_label)
    agency = mark_dateline(sheet, patterns)
    mark_hours(sheet)
    mark_repeats(sheet)
    mark_questions(sheet)
    mark_foreign(sheet)
    return Marking(sheet.stretches(), author, agency, masthead)
