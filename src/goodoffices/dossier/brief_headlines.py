"""The headlines of the newest reports, word for word: what a report itself holds to be the news."""

from __future__ import annotations

import re
from datetime import timedelta

from goodoffices.dossier.material import Line, Material, counted_once
from goodoffices.dossier.material import told as told_on
from goodoffices.dossier.naming import within
from goodoffices.dossier.words import listed_words
from goodoffices.facts import Fact, Report

MOST = 2
SHORTEST = 3
NEAR = timedelta(days=7)
"""How long before the newest report one may lie whose headline still says where matters stand."""


def headlines(material: Material) -> list[Line]:
    """Quote the headlines of the newest reports that tell anything, the newest first."""
    newest = material.latest_day
    first: dict[str, Fact] = {}
    for fact in sorted(counted_once(material), key=lambda f: (f.report, f.sentence, f.id)):
        first.setdefault(fact.report, fact)
    # A report written after the list of reports was taken is not known yet.
    days = {one: day for one, fact in first.items() if (day := material.told(fact))}
    recent = [one for one, day in days.items() if newest and newest - NEAR <= day <= newest]
    recent.sort(key=lambda one: (days[one], one), reverse=True)
    named = frozenset(w for actor in material.actors for w in _words(actor.name))
    lines = (
        _quoted(first[one], material.by_id[one])
        for one in recent
        if named & _words(material.by_id[one].title or "") or _is_of_war(material.by_id[one])
    )
    return [line for line in lines if line is not None][:MOST]


def _words(text: str) -> frozenset[str]:
    """Give the longer words of a name or headline: short ones are articles and initials."""
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) >= SHORTEST)


def _is_of_war(report: Report) -> bool:
    """Tell whether a headline names a matter of war and peace: "The colonel's garden" does not."""
    return any(
        word.startswith(matter)
        for word in _words(report.title or "")
        for matter in listed_words("headline", "matters")
    )


def _quoted(fact: Fact, report: Report) -> Line | None:
    """Quote a headline with its outlet and day; nothing of a report without one."""
    title = " ".join((report.title or "").split())
    day = told_on(report)
    if not title or "“" in title or "”" in title or _tells_no_news(title):
        return None
    by = report.outlet or "a report"
    when = f", {day:%-d %B %Y}" if day else ""
    return Line(f"The headline of {within(by)}{when}: “{title}”.", (fact.id,))


def _tells_no_news(title: str) -> bool:
    """Tell whether a headline is of somebody's opinion, asks, or only names a kind of document.

    "Opinion: Bury this truce" is no news, and "Note to correspondents" says nothing.
    """
    label = title.casefold().split(":")[0].strip()
    if ":" in title and label in listed_words("headline", "views"):
        return True
    told = title.casefold()
    if any(told.startswith(f"{one} ") for one in listed_words("headline", "questions")):
        return True  # "What the truce says, and what it leaves out"
    if told.endswith("?"):
        return True
    return any(told.startswith(one) for one in listed_words("headline", "papers"))
