"""The pages, one module each; this tuple is the register: a new page is one line here."""

from __future__ import annotations

from goodoffices.show.pages import (
    about,
    actor,
    actors,
    brief,
    ceasefires,
    disagreements,
    due,
    figures,
    history,
    network,
    overview,
    positions,
    reader,
    relations,
    reports,
    review,
    search,
    statements,
    talks,
    thing,
    timeline,
    whatif,
)
from goodoffices.show.pages.page import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    timeline.PAGE,
    actors.PAGE,
    actor.PAGE,
    statements.PAGE,
    positions.PAGE,
    talks.PAGE,
    ceasefires.PAGE,
    network.PAGE,
    relations.PAGE,
    thing.PAGE,
    figures.PAGE,
    reports.PAGE,
    reader.PAGE,
    due.PAGE,
    disagreements.PAGE,
    review.PAGE,
    history.PAGE,
    brief.PAGE,
    whatif.PAGE,
    search.PAGE,
    about.PAGE,
)
