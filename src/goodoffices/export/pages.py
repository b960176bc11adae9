"""Fills the pages that are files of their own from the templates of this room."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def filled(template: str, **given: object) -> str:
    """Fill a template; whatever it is given is escaped, and a name it is not given is an error."""
    return _templates().get_template(template).render(**given)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("goodoffices.export"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
