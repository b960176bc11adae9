"""Words of conferences, rounds and meetings: nouns, order, format, backing, attendance, outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.codes import TalksFormat, TalksOutcome
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "talks"


@dataclass(frozen=True, slots=True)
class TalksNouns:
    """Nouns that may name talks, by how far they can be trusted."""

    sure: frozenset[str]
    """Always talks: talks, negotiations, conference, summit."""
    meeting: frozenset[str]
    """Talks where several sides meet at a place or on a day."""
    named: frozenset[str]
    """Talks beside a topic word or in a name: "National Dialogue Congress"."""
    process: frozenset[str]
    """Talks behind the name of a town: "the Doha process"."""
    part: frozenset[str]
    contact: frozenset[str]
    """Talks if still to come: "the next contact"."""
    """Part of a series: round, session."""
    lasting: frozenset[str]
    """How long talks took: "two days of talks"."""
    blocked_before: frozenset[str]
    blocked_after: frozenset[str]
    blocked_meetings: frozenset[str]
    matters: frozenset[str]
    """What talks of firms, clubs and traders are on: tariffs, wages, fish."""
    topic: frozenset[str]


@dataclass(frozen=True, slots=True)
class TalksOrder:
    """Words that place talks in a series."""

    next: frozenset[str]
    past: frozenset[str]
    current: frozenset[str]
    ahead: frozenset[str]
    """Words that put talks in the future: due, scheduled."""
    own: frozenset[str]
    """Words of a track of its own: preparatory, parallel."""
    numbers: Mapping[str, int]
    roman: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FormatWords:
    """How one format is told: words beside the noun, phrases in its sentence."""

    format: TalksFormat
    beside: frozenset[str]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """Verbs and nouns of who leads, mediates, sponsors or hosts."""

    mediator: frozenset[str]
    chair: frozenset[str]
    """What states do as sponsors that sit there, anybody else as mediator."""
    sponsor: frozenset[str]
    host: frozenset[str]
    lead: frozenset[str]
    broker: frozenset[str]
    """What states do as sponsors, organisations and persons as mediators."""
    auspices: frozenset[str]
    sponsor_nouns: frozenset[str]
    guarantors: frozenset[str]
    """Nouns of sponsors where it is said of what: "guarantors of the talks"."""
    mediator_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class TalksVerbs:
    """Verbs of holding, coming to, staying away from and being asked to talks."""

    held: frozenset[str]
    skipped: frozenset[str]
    """What is done in the past to talks that were held, by those who stayed away or left."""
    setting: frozenset[str]
    """Verbs by which talks are set for a day: "convened a summit for May"."""
    wishing: frozenset[str]
    """Forms, not lemmas, of verbs under which talks are only hoped for."""
    preparing: frozenset[str]
    """Verbs and nouns of bringing talks about that are not there yet."""
    suggesting: frozenset[str]
    """Verbs by which somebody only suggests talks, also told as done: "has proposed talks"."""
    ended: frozenset[str]
    """Verbs of a bad end: they tell the place, but no day on which talks began."""
    sitting: frozenset[str]
    gather: frozenset[str]
    arrive: frozenset[str]
    """Verbs of coming to a place: no talks by themselves, but their place."""
    attend: frozenset[str]
    move: frozenset[str]
    send: frozenset[str]
    bring: frozenset[str]
    table: frozenset[str]
    invite: frozenset[str]
    press: frozenset[str]
    """Verbs of asking others to come."""
    away: frozenset[str]
    alone: frozenset[str]
    """Verbs that mean the talks named last where they have no object."""
    exclude: frozenset[str]
    doubt: frozenset[str]
    opening: frozenset[str]
    """Verbs that, told of the future, make talks ones still to come, as those of `convene` do."""
    closing: frozenset[str]
    """Verbs that, told of the past, say that talks were held."""
    refuse: frozenset[str]
    convene: frozenset[str]
    """Verbs by which a mediator, too, holds talks without being a side."""
    represent: frozenset[str]


@dataclass(frozen=True, slots=True)
class AttendanceWords:
    """Nouns and phrases of taking part."""

    remote_phrases: tuple[str, ...]
    """How the sides would meet: whoever says so takes them to be there."""
    absent_phrases: tuple[str, ...]
    doubt_words: frozenset[str]
    observer_words: frozenset[str]
    helper_words: frozenset[str]
    """As whom somebody attends who is no side: "attended as facilitators"."""
    carriers: frozenset[str]
    """People who come for somebody: delegation, envoy, minister."""
    sent_for: frozenset[str]
    """Those who come only for talks: a delegation is there because its sender is."""
    sides: frozenset[str]
    opponents: frozenset[str]
    governments: frozenset[str]
    unions: frozenset[str]
    """Bodies that sit there if it is rebels they join."""
    comers: frozenset[str]
    """Plurals of those who gather to talk."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that seat somebody at talks which another sentence names."""

    delegates: frozenset[str]
    owned: frozenset[str]
    """Words that seat somebody only with whose they are: "the rebels' team"."""
    speaking: frozenset[str]
    """Verbs with "for" of who comes for others."""
    telling: frozenset[str]
    halls: frozenset[str]
    """Who hears what is said at talks: the conference, the session."""
    speaking_at: frozenset[str]
    dealing: frozenset[str]
    """What two sides do across a table."""
    reaching: frozenset[str]
    """How accords between sides come about."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Words that tell for whom somebody sits at a table."""

    offices: frozenset[str]
    """Words of a title that make its holder come for his state."""
    opposing: frozenset[str]
    governing: frozenset[str]
    loose: frozenset[str]
    bare: frozenset[str]
    """Plurals that tell nobody when they stand alone."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Words of talks told by their end."""

    verbs: frozenset[str]
    accords: frozenset[str]
    bargaining: frozenset[str]
    together: frozenset[str]
    """Verbs with "with" that make talks of their own where a place is told."""
    agreeing: frozenset[str]
    dealing: frozenset[str]
    """Verbs that say what talks are about."""
    dateline: frozenset[str]
    """Verbs beside which the town before the first sentence is where talks are."""


@dataclass(frozen=True, slots=True)
class TalksWords:
    """All words the talks extractor needs."""

    nouns: TalksNouns
    order: TalksOrder
    formats: tuple[FormatWords, ...]
    levels: tuple[tuple[str, tuple[str, ...]], ...]
    backing: Backing
    verbs: TalksVerbs
    attendance: AttendanceWords
    elsewhere: Elsewhere
    seats: Seats
    signing: Signing
    outcomes: tuple[tuple[TalksOutcome, tuple[str, ...]], ...]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]


def load_talks() -> TalksWords:
    """Read `talks.toml`."""
    table = read_table(_NAME)
    places = section(table, "places", name=_NAME)
    return TalksWords(
        nouns=_nouns(table),
        order=_order(section(table, "order", name=_NAME)),
        formats=_formats(section(table, "format", name=_NAME)),
        levels=_levels(section(table, "level", name=_NAME)),
        backing=Backing(**_sets(table, "backing")),
        verbs=TalksVerbs(**_sets(table, "verbs")),
        attendance=_attendance(section(table, "attendance", name=_NAME)),
        elsewhere=Elsewhere(**_sets(table, "elsewhere")),
        seats=Seats(**_sets(table, "seats")),
        signing=Signing(**_sets(table, "signing")),
        outcomes=_outcomes(section(table, "outcome", name=_NAME)),
        place_nouns=word_set(places, "of", name=_NAME),
        place_prepositions=word_set(places, "prepositions", name=_NAME),
    )


def _sets(table: Table, part: str) -> dict[str, frozenset[str]]:
    inner = section(table, part, name=_NAME)
    return {key: word_set(inner, key, name=_NAME) for key in inner}


def _nouns(table: Table) -> TalksNouns:
    blocked = _sets(table, "blocked")
    return TalksNouns(
        **_sets(table, "nouns"),
        blocked_before=blocked["before"],
        blocked_after=blocked["after"],
        blocked_meetings=blocked["meeting"],
        matters=blocked["matters"],
        topic=_sets(table, "topic")["words"],
    )


def _order(table: Table) -> TalksOrder:
    return TalksOrder(
        next=word_set(table, "next", name=_NAME),
        past=word_set(table, "past", name=_NAME),
        current=word_set(table, "current", name=_NAME),
        ahead=word_set(table, "ahead", name=_NAME),
        own=word_set(table, "own", name=_NAME),
        numbers=_numbers(section(table, "numbers", name=_NAME)),
        roman=_numbers(section(table, "roman", name=_NAME)),
    )


def _numbers(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, value in table.items():
        if not isinstance(value, int):
            raise LexiconInvalid("word list talks", f"'{word}' has no number", "Write a number")
        found[word] = value
    return found


def _formats(table: Table) -> tuple[FormatWords, ...]:
    found = []
    for key in table:
        inner = section(table, key, name=_NAME)
        near = tuple(word_list(inner, "near", name=_NAME)) if inner.get("near") else ()
        found.append(FormatWords(TalksFormat(key), word_set(inner, "beside", name=_NAME), near))
    return tuple(found)


def _levels(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, word_list(table, key, name=_NAME)) for key in table)


def _attendance(table: Table) -> AttendanceWords:
    return AttendanceWords(
        remote_phrases=word_list(table, "remote_phrases", name=_NAME),
        absent_phrases=word_list(table, "absent_phrases", name=_NAME),
        doubt_words=word_set(table, "doubt_words", name=_NAME),
        observer_words=word_set(table, "observer_words", name=_NAME),
        helper_words=word_set(table, "helper_words", name=_NAME),
        carriers=word_set(table, "carriers", name=_NAME),
        sent_for=word_set(table, "sent_for", name=_NAME),
        sides=word_set(table, "sides", name=_NAME),
        opponents=word_set(table, "opponents", name=_NAME),
        governments=word_set(table, "governments", name=_NAME),
        unions=word_set(table, "unions", name=_NAME),
        comers=word_set(table, "comers", name=_NAME),
    )


def _outcomes(table: Table) -> tuple[tuple[TalksOutcome, tuple[str, ...]], ...]:
    return tuple((TalksOutcome(key), word_list(table, key, name=_NAME)) for key in table)
