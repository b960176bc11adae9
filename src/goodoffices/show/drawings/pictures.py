"""A drawing as a file: SVG that needs no other file, PNG made of it, and its table."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module, resources
from typing import Any

from jinja2 import Environment

from goodoffices.errors import BadArgument
from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.drawings.layout import laid_out

SCALE = 2.0
"""Dots of a PNG for each pixel: sharp in print at the width of a page."""
LARGEST = 12_000
"""Pixels of height up to which a PNG is made; it would fill the memory of the machine."""

_TOKEN = re.compile(r"--([a-z0-9-]{1,20}):\s*([^;]{1,200});")  # --ink: #1b1c1e;
_USED = re.compile(r"var\(--([a-z0-9-]{1,20})\)")  # var(--ink)
_COMMENT = re.compile(r"/\*.{0,500}?\*/", re.DOTALL)
_NOT_XML = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}
"""Characters that an XML file may not hold and that pages do not replace."""


def svg(drawing: Drawing, cite: str, templates: Environment) -> str:
    """Write a drawing as SVG: style, signs, title, key and citation inside."""
    paper = laid_out(drawing, cite)
    template = templates.get_template("drawing.svg")
    made: str = template.render(paper=paper, title=drawing.title, style=_style())
    return made.translate(_NOT_XML)


def png(drawing: Drawing, cite: str, templates: Environment) -> bytes:
    """Make a PNG of a drawing, twice as fine as the SVG is large."""
    try:
        converter: Any = import_module("vl_convert")
    except ImportError:
        raise BadArgument(
            "A chart as PNG",
            "vl-convert, which makes it, is not installed",
            "Install goodoffices[charts], or take the SVG",
        ) from None
    if laid_out(drawing, cite).height > LARGEST:
        raise BadArgument(
            "A chart as PNG", "this one is too long for a picture", "Set a filter, or take the SVG"
        )
    return bytes(converter.svg_to_png(svg(drawing, cite, templates), scale=SCALE))


@cache
def _style() -> str:
    """Give the style of the marks with the colours of light pages: a file has no style sheet."""
    folder = resources.files("goodoffices.show").joinpath("static/css")
    tokens = folder.joinpath("tokens.css").read_text("utf-8").split("@media")[0]
    values = dict(_TOKEN.findall(tokens))
    rules = "".join(folder.joinpath(f"{n}.css").read_text("utf-8") for n in ("drawn", "picture"))
    plain = _COMMENT.sub("", rules)
    return " ".join(_USED.sub(lambda found: values[found[1]], plain).split())
