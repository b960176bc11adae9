"""The JSON interface: what it gives, what it refuses; nothing asked of it makes it fail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

import build
import world
from goodoffices.show.app import create_app
from goodoffices.show.programs.described import addresses, openapi, problem_of
from show_client import Client

BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
CHECKS = (
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)
TARVIA = build.actor("Tarvia").id
FACT = world.facts_of_first()[4].id
OPERATIONS = [
    found.ok() for found in schemathesis.openapi.from_dict(openapi()).get_all_operations()
]


ALLOWED, REFUSED = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE


@pytest.mark.parametrize(
    ("operation", "mode"),
    [(each, ALLOWED) for each in OPERATIONS]
    + [(each, REFUSED) for each in OPERATIONS if each.query or each.path_parameters],
    ids=lambda each: getattr(each, "path", getattr(each, "value", "")),
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nothing_asked_makes_it_fail_or_break_its_description(
    war: Path, operation: Any, mode: schemathesis.GenerationMode
):
    """Ask what is allowed and what is not, as schemathesis makes it up from the description."""
    app = create_app(str(war))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    own = schema[operation.path]["GET"]
    asked = 0

    @BOUNDED
    @given(case=own.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case) -> None:
        nonlocal asked
        asked += 1
        case.call_and_validate(checks=list(CHECKS))

    check()
    assert asked >= 1


def test_every_address_is_described():
    paths = {each.path for each in addresses()}
    assert paths == {
        "/api/record", "/api/facts", "/api/facts/{ident}", "/api/things", "/api/things/{ident}",
        "/api/actors", "/api/actors/{ident}", "/api/reports", "/api/reports/{ident}", "/api/search",
    }  # fmt: skip


def test_every_parameter_and_field_has_its_meaning():
    for each in addresses():
        assert each.what, each.path
        assert all(one.what and one.may_be for one in each.asked), each.path
        assert all(meaning for _, meaning in each.gives), each.path


def test_page_names_every_parameter_and_needs_no_script(client: Client):
    text = client.get("/api").text
    for each in addresses():
        assert f"GET {each.path}" in text
        assert all(f"<code>{one.name}</code>" in text for one in each.asked)
    assert len(re.findall("<script", text)) == text.count('<script src="/static/js/')


def test_facts_bring_their_sentence_and_source(client: Client):
    (fact,) = client.get("/api/facts?kind=figure&by=Watch Group").json()["facts"]
    assert fact["sentence_text"].startswith("More than 140,000 people")
    assert fact["source"]["outlet"]
    assert client.get(fact["source"]["href"]).status_code == 200


def test_filters_narrow_and_unknown_ones_are_refused(client: Client):
    assert client.get("/api/facts?kind=figure&since=2014-04").json()["total"] == 1
    answer = client.get("/api/facts?colour=red")
    assert answer.status_code == 400
    assert answer.json()["what"] == "colour"


@pytest.mark.parametrize(
    "address",
    [
        "/api/facts?since=2016-13", "/api/facts?since=x", "/api/facts?page=0", "/api/facts?kind=x",
        "/api/search", "/api/search?q=", "/api/record?x=1", "/api/facts?certainty=2",
        "/api/facts?q=%00", f"/api/facts?q={'x' * 201}",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_next_step(client: Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 400
    told = answer.json()
    assert set(told) == {"what", "why", "next"}
    assert told["next"]


@pytest.mark.parametrize("what", ["facts", "things", "actors", "reports"])
def test_an_unknown_id_is_told(client: Client, what: str):
    answer = client.get(f"/api/{what}/nothing")
    assert answer.status_code == 404
    assert "no" in answer.json()["what"]


def test_one_of_each(client: Client):
    assert client.get(f"/api/facts/{FACT}").json()["item"]["kind"] == "figure"
    assert client.get(f"/api/things/{FACT}").json()["item"]["tellings"]
    assert client.get(f"/api/actors/{TARVIA}").json()["mentions"] is not None
    assert client.get(f"/api/reports/{world.FIRST.id}").json()["item"]["text"] == world.FIRST.text


def test_lists_of_reports_bring_no_texts(client: Client):
    answer = client.get("/api/reports").json()
    assert answer["total"] == 4
    assert all("text" not in item for item in answer["items"])


def test_statements_are_no_things(client: Client):
    assert client.get("/api/things?kind=statement").json()["things"] == []
    assert client.get("/api/things?kind=figure").json()["total"] >= 1


def test_the_record_is_told_in_numbers(client: Client):
    told = client.get("/api/record").json()
    assert told["counts"]["reports"] == 4
    assert told["newest"] == "2016-10-16"


def test_hostile_text_comes_as_text_of_json(client: Client):
    answer = client.get("/api/facts?by=Envoy")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_address_that_is_not_there_is_json(client: Client):
    answer = client.get("/api/nowhere")
    assert (answer.status_code, answer.json()["next"]) == (404, "Overview")


def test_a_refusal_without_a_reason_still_says_where_to_look():
    assert problem_of([])[2].startswith("See /api")
