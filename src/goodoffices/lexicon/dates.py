"""Words around dates: which tell that a date lies ahead, and which end of it is open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.lexicon.loading import read_table, word_list, word_set


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that belong to a date or point it into the future."""

    schedule_verbs: frozenset[str]
    """Verbs whose present tense with a date announces: begin, resume, meet."""
    scheduled: re.Pattern[str]
    """What precedes a date that lies ahead: "scheduled for", "due on"."""
    opening: re.Pattern[str]
    """What precedes a date and belongs to it: "since", "by the end of"."""
    days: frozenset[str]
    """Days of the week and months, with their capital: they are no part of a name."""
    occasion: re.Pattern[str]
    """What tells of one occasion on which somebody speaks: a news conference, a statement."""


def load_dates() -> DateWords:
    """Read `dates.toml`."""
    table = read_table("dates")
    words = "|".join(word_list(table, "schedule_words", name="dates"))
    occasions = "|".join(word_list(table, "occasions", name="dates"))
    longest = sorted(word_list(table, "openings", name="dates"), key=len, reverse=True)
    return DateWords(
        schedule_verbs=word_set(table, "schedule_verbs", name="dates"),
        scheduled=re.compile(rf"\b(?:{words})(?: \w+){{0,3}} ?$", re.I),
        opening=re.compile(rf"\b(?:{'|'.join(longest)}) (?:the (?:\w+ (?:of|on|in) )?)?$", re.I),
        days=frozenset(word_list(table, "days", name="dates")),
        occasion=re.compile(rf"\b(?:{occasions})\b", re.I),
    )
