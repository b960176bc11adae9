"""A sample of generated hostile reports and odd requests: nothing breaks out or fails."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from hypothesis import HealthCheck, given, settings

import hostile_reports
from goodoffices import api
from goodoffices.run import read_into
from goodoffices.show.app import create_app
from goodoffices.show.pages import PAGES
from goodoffices.summary import Choices
from show_client import Client

BOUNDED = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
FILTERS = (
    *("by", "actor", "issue", "place", "since", "until", "q", "report", "realis", "kind"),
    *("page", "fact", "act", "measure", "outcome", "scope", "file", "move"),
)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    hostile_reports.write(folder / "reports.jsonl", 40, seed=6)
    record = folder / "attacked.db"
    summary = read_into(
        [str(folder / "reports.jsonl")], str(record), choices=Choices(reader="rules")
    )
    assert summary.read > 30
    return record


@pytest.mark.model
def test_no_hostile_report_breaks_out_of_any_page(attacked: Path):
    with api.open(attacked, read_only=True) as record:
        known = {
            "reports": [one.id for one in record.reports()][:15],
            "actors": [one.id for one in record.actors()][:15],
            "things": [one.id for one in record.things("event")][:15],
        }
    client = Client(create_app(str(attacked)))
    for page in PAGES:
        idents = known[page.path.split("/")[1]] if "{" in page.path else [""]
        asked = [page.path.replace("{ident}", ident) for ident in idents]
        asked += [f"{page.path}.csv"] if page.sheet and "{" not in page.path else []
        for address in asked:
            answer = client.get(address)
            assert hostile_reports.troubles(answer) == [], address
            for chart in re.findall(r'href="([^"]+\.svg\?[^"]+)"', answer.text):
                ElementTree.fromstring(client.get(unescape(chart)).content)


def test_troubles_are_seen_where_there_are_some():
    unescaped = [bad for bad in hostile_reports.MARKUP if "{{" not in bad and "<!-->" not in bad]
    assert len(unescaped) == 8
    for bad in unescaped:
        inside = f"<p title='{bad}'></p>" if bad.startswith("'") else f"<p>{bad}</p>"
        assert hostile_reports.troubles(httpx.Response(200, html=inside)), bad


def described(app: FastAPI) -> dict[str, object]:
    """Give the OpenAPI description of the JSON API, with the filters where none is declared."""
    routes = [each for each in app.routes if getattr(each, "path", "").startswith("/api")]
    whole = get_openapi(title="goodoffices", version="1", routes=routes)
    paths = {path: each for path, each in whole["paths"].items() if path.startswith("/api")}
    for each in paths.values():
        for operation in each.values():
            free = [{"name": n, "in": "query", "schema": {"type": "string"}} for n in FILTERS]
            operation["parameters"] = operation.get("parameters") or free
            operation["responses"].setdefault("400", {"description": "A filter is not sound"})
    return {**whole, "paths": paths}


def test_api_never_fails_whatever_is_asked(war: Path):
    app = create_app(str(war))
    schema = schemathesis.openapi.from_dict(described(app))
    client = Client(app)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(case=operation.as_strategy())
        def check(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            sent = case.as_transport_kwargs(base_url="http://127.0.0.1")
            answer = client.send(sent["method"], sent["url"], params=sent.get("params"))
            assert answer.status_code in {200, 400, 404, 422}, (sent, answer.text[:300])

        check()
    assert asked >= 10
