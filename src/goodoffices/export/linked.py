"""JSON-LD: facts as statements that name their report, in the words of PROV and schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from goodoffices.export.dictionary import MEANING, citation, write_dictionary
from goodoffices.export.rows import ALONE, SCHEMA_VERSION, Told, fact_row
from goodoffices.facts import Fact, Report

OWN = "urn:goodoffices:"
"""Ids of facts, reports and actors are names of their own; nothing is looked up."""
CONTEXT: dict[str, object] = {
    "@vocab": f"{OWN}term:",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "report": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "actor": {"@id": "prov:agent", "@type": "@id"},
    "name": "schema:name",
    "published": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "outlet": "schema:publisher",
    "url": "schema:url",
    "sha256": "schema:sha256",
    "cite_as": "schema:creditText",
}


def write_jsonld(
    facts: Iterable[Fact], reports: Mapping[str, Report], folder: Path, *, told: Told = ALONE
) -> list[Path]:
    """Write `record.jsonld`: the reports, then the facts, each with its sentence and evidence."""
    nodes: list[dict[str, object]] = [_report(each) for each in reports.values()]
    columns: dict[str, None] = {}
    for fact in facts:
        row = fact_row(fact, reports[fact.report], told)
        columns |= dict.fromkeys(row)
        nodes.append(_node(fact, row))
    whole = {
        "@context": CONTEXT,
        "cite_as": citation("of press reports", len(reports)),
        "schema_version": SCHEMA_VERSION,
        "@graph": nodes,
    }
    place = folder / "record.jsonld"
    place.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    known = [name for name in columns if name in MEANING]
    return [place, write_dictionary(folder, {place.name: known}, reports)]


def _node(fact: Fact, row: dict[str, object]) -> dict[str, object]:
    own = {name: _named(value) for name, value in row.items() if value not in (None, "", [])}
    kind = fact.kind.value.capitalize()
    own |= {"id": f"{OWN}fact:{fact.id}", "@type": kind, "report": f"{OWN}report:{fact.report}"}
    # A statement's outlet is to whom it was said; the report's stands with the report.
    return {n: v for n, v in own.items() if n not in ("kind", "published", "outlet", "schema")}


def _named(value: object) -> object:
    """Give parties under ids of their own; a list of characters as words."""
    if isinstance(value, list):
        return [_named(each) for each in value]
    if isinstance(value, dict):
        made = {name: _named(each) for name, each in value.items() if each is not None}
        if "actor" in made and isinstance(made["actor"], str):
            made["actor"] = f"{OWN}actor:{made['actor']}"
        return made
    return value


def _report(report: Report) -> dict[str, object]:
    told = {
        "id": f"{OWN}report:{report.id}",
        "@type": "schema:NewsArticle",
        "name": report.title or report.name,
        "outlet": report.outlet,
        "published": report.published.iso if report.published else None,
        "url": report.url,
        "sha256": report.fingerprint,
    }
    return {name: value for name, value in told.items() if value}
