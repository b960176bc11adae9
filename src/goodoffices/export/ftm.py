"""followthemoney entities as JSON lines: reports, actors, and the ties and acts between them.

Written by ourselves after the public model: `Article`, `Person`, `Organization`, `PublicBody`,
`LegalEntity`, `Event`, `UnknownLink`, `Membership`. Each entity names the report that proves it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from goodoffices.codes import ActorKind, Realis
from goodoffices.dossier.wording import says
from goodoffices.export.dictionary import write_dictionary
from goodoffices.facts import (
    Actor,
    Ceasefire,
    Event,
    Fact,
    Party,
    Relation,
    Report,
    Role,
    Talks,
)

Entity = dict[str, object]
Properties = dict[str, list[str]]
COLUMNS = {
    "id": "id of the entity; facts, reports and actors keep their ids",
    "schema": "its schema in the followthemoney model",
    "properties": "property -> values; proof is the report, sourceUrl its address",
}
"""Field -> what it holds."""
SCHEMA_OF = {ActorKind.PERSON: "Person", ActorKind.STATE: "PublicBody"}


def write_ftm(
    facts: Iterable[Fact], reports: Mapping[str, Report], actors: Iterable[Actor], folder: Path
) -> list[Path]:
    """Write `entities.ftm.json`, one entity per line, each once."""
    place = folder / "entities.ftm.json"
    made: dict[str, Entity] = {}
    known = {each.id: each for each in actors}
    for report in reports.values():
        made[report.id] = _article(report)
    for fact in facts:
        for entity in _entities(fact, reports[fact.report], known):
            made.setdefault(str(entity["id"]), entity)
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for entity in made.values():
            json.dump(entity, file, ensure_ascii=False)
            file.write("\n")
    return [place, write_dictionary(folder, {place.name: COLUMNS}, reports, meaning=COLUMNS)]


def _entities(fact: Fact, report: Report, known: Mapping[str, Actor]) -> Iterator[Entity]:
    """Give the actors of a fact, then the fact itself; what is not told as so is left out."""
    if fact.realis is not Realis.ACTUAL:
        return
    told = _properties(fact, report)
    if isinstance(fact, Relation):
        yield from _tie(fact.id, (fact.subject, fact.object), fact.predicate.value, told, known)
    elif isinstance(fact, Role) and fact.organisation:
        yield from _tie(fact.id, (fact.holder, fact.organisation), fact.title, told, known)
    elif isinstance(fact, Event | Talks | Ceasefire):
        involved = [each for each in _involved(fact) if each.actor in known]
        yield from (_actor(known[str(each.actor)]) for each in involved)
        own = told | {"name": [says(fact)]}
        own |= {"involved": sorted({str(each.actor) for each in involved})} if involved else {}
        place = fact.venue if isinstance(fact, Talks) else fact.place
        yield _entity(fact.id, "Event", own | ({"location": [place]} if place else {}))


def _tie(
    ident: str,
    ends: tuple[Party, Party],
    role: str,
    told: Properties,
    known: Mapping[str, Actor],
) -> Iterator[Entity]:
    """Give a tie between two known actors; with an unknown one there is nothing to tie."""
    one, other = ends
    if one.actor not in known or other.actor not in known or one.actor == other.actor:
        return
    yield _actor(known[str(one.actor)])
    yield _actor(known[str(other.actor)])
    link = {"subject": [str(one.actor)], "object": [str(other.actor)], "role": [role]}
    yield _entity(ident, "UnknownLink", told | link)


def _involved(fact: Event | Talks | Ceasefire) -> list[Party]:
    if isinstance(fact, Event):
        return [*fact.sources, *fact.targets]
    if isinstance(fact, Ceasefire):
        return [*fact.parties, *fact.guarantors]
    return [*fact.mediators, *(each.party for each in fact.participants)]


def _properties(fact: Fact, report: Report) -> Properties:
    told: Properties = {"proof": [report.id], "summary": [fact.sentence.of(report.text)]}
    if fact.date and fact.date.iso:
        told["date"] = [fact.date.iso]
    if report.url:
        told["sourceUrl"] = [report.url]
    return told


def _actor(actor: Actor) -> Entity:
    own: Properties = {"name": [actor.name]}
    if actor.aliases:
        own["alias"] = list(actor.aliases)
    return _entity(actor.id, SCHEMA_OF.get(actor.kind, "Organization"), own)


def _article(report: Report) -> Entity:
    own: Properties = {"title": [report.title or report.name], "fileName": [report.name]}
    if report.outlet:
        own["publisher"] = [report.outlet]
    if report.published and report.published.iso:
        own["publishedAt"] = [report.published.iso]
    if report.url:
        own["sourceUrl"] = [report.url]
    return _entity(report.id, "Article", own)


def _entity(ident: str, schema: str, properties: Properties) -> Entity:
    return {"id": ident, "schema": schema, "properties": properties}
