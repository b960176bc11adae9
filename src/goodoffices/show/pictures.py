"""The addresses of a page's charts as files, and what stands under each chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.responses import Response

from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.frame import ChartFoot
from goodoffices.show.pages.page import NothingThere, Page
from goodoffices.show.query import Query

TYPES: Mapping[str, str] = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
"""Ending of a picture -> what it is."""


def feet(page: Page, context: Any, query: Query, cite: str) -> dict[str, ChartFoot]:
    """Give what stands under each chart of a page, by the name of the chart."""
    if page.charts is None:
        return {}
    return {
        drawing.name: ChartFoot(
            title=drawing.title,
            cite=cited(drawing, cite),
            svg=query.file_href("svg", chart=drawing.name),
            png=query.file_href("png", chart=drawing.name),
            csv=query.file_href("csv", chart=drawing.name),
        )
        for drawing in page.charts(context)
    }


def chosen(drawings: Sequence[Drawing], query: Query) -> Drawing:
    """Give the chart that an address names, the first where it names none."""
    name = query.get("chart")
    found = [each for each in drawings if each.name == name or not name]
    if not found:
        raise NothingThere(
            "There is no chart at this address", "nothing matches the filters, or its name changed"
        )
    return found[0]


def cited(drawing: Drawing, cite: str) -> str:
    """Say how to cite a chart: its own title in place of that of the page."""
    return f"goodoffices, “{drawing.title}”, {cite.split('”, ', 1)[-1]}"


def as_file(content: str | bytes, name: str, ending: str) -> Response:
    """Give a picture as a file to keep, under a name that no report can choose."""
    return Response(
        content.encode("utf-8", "replace") if isinstance(content, str) else content,
        media_type=TYPES[ending],
        headers={"content-disposition": f'attachment; filename="{name}.{ending}"'},
    )
