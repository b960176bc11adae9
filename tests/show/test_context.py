"""A page declares what its template receives: no field unused, none asked for that is not there."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from importlib.resources import files

import pytest
from jinja2 import Environment, nodes

from goodoffices.show.pages import PAGES
from goodoffices.show.pages.page import Page

TEMPLATES = files("goodoffices.show").joinpath("templates")


def asked_by(template: str) -> set[str]:
    """Find every `page.x` of a template."""
    tree = Environment().parse(TEMPLATES.joinpath(template).read_text(encoding="utf-8"))
    return {
        found.attr
        for found in tree.find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "page"
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_template_shows_every_field_and_asks_for_no_other(page: Page):
    assert asked_by(page.template) == {field.name for field in fields(page.context)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_context_explains_every_field(page: Page):
    source = inspect.getsource(page.context)
    for field in fields(page.context):
        assert re.search(rf"\n    {field.name}: .*\n    \"\"\"[A-Z].*\.\"\"\"", source), field.name


@pytest.mark.parametrize(
    "name", [entry.name for entry in TEMPLATES.iterdir() if entry.name.endswith(".html")]
)
def test_template_holds_no_style_script_or_unescaped_text(name: str):
    text = TEMPLATES.joinpath(name).read_text(encoding="utf-8")
    assert not re.search(r"style=|<style|\|\s*safe|autoescape|<script(?! src)|https?://", text)
