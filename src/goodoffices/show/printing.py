"""The brief to take away: as PDF or Markdown, with the filters of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fastapi.responses import Response

from goodoffices.dossier.brief import Brief
from goodoffices.export.brief import brief_markdown, brief_pdf

_MADE: Mapping[str, tuple[str, Callable[[Brief], bytes]]] = MappingProxyType(
    {
        "pdf": ("application/pdf", brief_pdf),
        "md": (
            "text/markdown; charset=utf-8",
            lambda brief: brief_markdown(brief).encode("utf-8", "replace"),
        ),
    }
)
ENDINGS = tuple(_MADE)
"""Endings of the address of a brief to take away."""


def printed(brief: Brief, ending: str) -> Response:
    """Answer with a brief as a file of the form that the ending names."""
    media, made = _MADE[ending]
    headers = {"content-disposition": f'attachment; filename="brief.{ending}"'}
    return Response(made(brief), media_type=media, headers=headers)
