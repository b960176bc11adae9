"""`goodoffices show`: what a record holds, as a table with the sentence behind every line."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import Any

import click

from goodoffices.cli.options import filter_options, wanted_from
from goodoffices.cli.terminal import say_view

SUBJECTS = (
    "overview",
    "timeline",
    "actors",
    "talks",
    "statements",
    "events",
    "positions",
    "ceasefires",
    "figures",
    "relations",
    "roles",
    "reports",
    "due",
    "conflicts",
)


@click.command("show")
@click.argument("record", metavar="FILE")
@click.argument("what", type=click.Choice(SUBJECTS), metavar="WHAT")
@filter_options
@click.option("--tellings", is_flag=True, help="Every telling by itself, not each thing once.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with ids, spans and sentences.")
def command(record: str, what: str, as_json: bool, **options: Any) -> None:
    """Show WHAT a record holds.

    WHAT is overview, timeline, actors, talks, statements, events, positions, ceasefires, figures,
    relations, roles, reports, due or conflicts. What several reports tell stands once, with how
    well it is borne out; --tellings shows every telling. Every line gives the sentence it rests on.
    """
    api: Any = importlib.import_module("goodoffices.api")
    views: Any = importlib.import_module("goodoffices.cli.views")
    with api.open(record) as opened:
        wanted = replace(wanted_from(options), full=as_json)
        view = views.view_of(opened, what, wanted)
    say_view(view, as_json=as_json)
