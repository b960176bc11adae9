"""Records in one line each, for tests: readings made of hand-built facts, written to a file.

engine = stored.record(tmp_path / "a.db", stored.reading_of(report, fact))
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, ActorMention, Fact, Reading, Report, content_id
from goodoffices.gate import parties_of
from goodoffices.record import Version, open_record, write_readings, writing

VERSION = Version("0.1", "words-1", "model-1")


def reading_of(report: Report, *facts: Fact, kind: str = "person") -> Reading:
    """Build what reading a report gave: its facts, with the actors and mentions they need."""
    actors: dict[str, Actor] = {}
    mentions: dict[object, ActorMention] = {}
    for fact in facts:
        for _, party in parties_of(fact):
            if party.actor and party.span:
                actors[party.actor] = Actor(party.actor, party.name, ActorKind(kind))
                one = ActorMention(report.id, party.actor, party.span, party.printed, "its name")
                mentions[(one.span, one.actor)] = one
    return Reading(report, facts, tuple(actors.values()), tuple(mentions.values()))


def record(place: str | Path, *readings: Reading) -> Engine:
    """Make a record that holds these readings."""
    engine = open_record(place, create=True)
    with writing(engine) as connection:
        write_readings(connection, readings, version=VERSION)
    return engine


def actor_id(name: str) -> str:
    """Give the id that `build.party` gives to a name."""
    return content_id("a", name)


def statement_reading(
    speaker: str, words: str = "the truce will hold", *, name: str = "report.txt", tail: str = ""
) -> Reading:
    """Build a report in which somebody says something, and its reading."""
    report = build.report(f"{speaker} said {words}.{tail}", name=name)
    return reading_of(report, build.statement(report, speaker, words, cue="said"))
