"""Actors that any informed reader of world news knows: states, organisations, groups, people.

The data stand in `actors_*.toml`. Nothing here decides what a word means in a sentence; a capital
may be a place or a government, and `HOW_CAPITAL` says only that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from goodoffices.codes import ActorKind
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section
from goodoffices.lexicon.spelling import plain

HOW_NAME = "name"
HOW_PEOPLE = "people"
HOW_CAPITAL = "capital"
HOW_SEAT = "seat"
HOW_DEMONYM = "demonym"
HOW_NEAR = "near"
_SECTIONS = {
    "igos": ActorKind.IGO,
    "ngos": ActorKind.NGO,
    "government_parts": ActorKind.GOVERNMENT,
    "media": ActorKind.MEDIA,
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held: title, for whom, from and to which year (open while unknown)."""

    title: str
    body: str
    since: int | None = None
    until: int | None = None

    def held_in(self, year: int | None) -> bool:
        """Tell whether it was held in a year; any year counts where the report has none."""
        if year is None:
            return True
        return (self.since or 0) <= year <= (self.until or 9999)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One entry: its key is its ordinary name."""

    key: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    gender: str = ""
    offices: tuple[Office, ...] = ()
    adjectives: tuple[str, ...] = ()
    until: int | None = None
    """Last year of a state that is no more."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print a known actor, and how it stands for it: name, people, capital, demonym."""

    words: tuple[str, ...]
    key: str
    how: str
    lower: bool = False
    """Printed in small letters by some: "peshmerga", "the security council"."""
    capitals: int = 1
    """Words that are written with a capital."""


@dataclass(frozen=True)
class KnownActors:
    """All known actors, with their printed forms indexed by first word for scanning a text."""

    entries: dict[str, KnownActor]
    forms: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    """First word of a form, as `plain` writes it -> the forms that begin so, longest first."""
    former: dict[tuple[str, ...], tuple[Form, ...]] = field(default_factory=dict)
    """Words of capitals -> the states that are no more which they stood for."""
    places: frozenset[str] = frozenset()
    """Names of places that do not act, in `plain` spelling."""

    def find(self, name: str) -> Form | None:
        """Give the form that a whole name is, case and accents aside; `None` for a strange one."""
        words = tuple(plain(name).split())
        for form in self.forms.get(words[0], ()) if words else ():
            if form.words == words:
                return form
        return None

    def in_year(self, form: Form, year: int | None) -> Form:
        """Give the form that a capital is in a year: Moscow stood for another state until 1991."""
        if year is None or form.how not in (HOW_CAPITAL, HOW_SEAT):
            return form
        for former in self.former.get(form.words, ()):
            if year <= (self.entries[former.key].until or 0):
                return former
        return form

    def entry(self, name: str) -> KnownActor | None:
        """Give the entry a name stands for."""
        form = self.find(name)
        return self.entries[form.key] if form else None

    def country_of(self, word: str) -> str | None:
        """Give the country that a demonym, capital or name stands for: "Russian" gives Russia.

        An outlet stands for none: "Dawn" in a group's name says nothing of Pakistan.
        """
        form = self.find(word)
        if form is None:
            return None
        entry = self.entries[form.key]
        if entry.kind is ActorKind.MEDIA:
            return None
        return entry.key if entry.kind is ActorKind.STATE else entry.country

    def state_named(self, name: str) -> str | None:
        """Give the state whose own name this is: not its demonym, nor its capital."""
        form = self.find(name)
        if form is None or form.how != HOW_NAME:
            return None
        entry = self.entries[form.key]
        return entry.key if entry.kind is ActorKind.STATE else None

    def demonym_of(self, country: str) -> str:
        """Give the adjective of a country, or its name where it has none: Syria gives Syrian."""
        entry = self.entries.get(country)
        return entry.adjectives[0] if entry and entry.adjectives else country

    def people(self) -> Iterator[KnownActor]:
        """Give the known persons."""
        return (entry for entry in self.entries.values() if entry.kind is ActorKind.PERSON)

    @cached_property
    def surnames(self) -> dict[str, tuple[KnownActor, ...]]:
        """Give known persons by their last name as `plain` writes it."""
        found: dict[str, list[KnownActor]] = {}
        for entry in self.people():
            for name in {plain(each).split()[-1] for each in (entry.key, *entry.aliases)}:
                found.setdefault(name, []).append(entry)
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def holders(self) -> dict[tuple[str, str], tuple[KnownActor, ...]]:
        """Give known persons by (office, country or body) they held."""
        found: dict[tuple[str, str], list[KnownActor]] = {}
        for entry in self.people():
            for office in entry.offices:
                found.setdefault((office.title, office.body), []).append(entry)
        return {key: tuple(people) for key, people in found.items()}

    @cached_property
    def _leaders(self) -> dict[int | None, frozenset[str]]:
        return {}

    def leaders(self, year: int | None) -> frozenset[str]:
        """Give the last names of those who led a state in a year (or at any time, if unknown)."""
        if year not in self._leaders:
            self._leaders[year] = self._leaders_in(year)
        return self._leaders[year]

    def _leaders_in(self, year: int | None) -> frozenset[str]:
        top = ("president", "prime minister", "chancellor", "supreme leader", "leader")
        return frozenset(
            plain(name).split()[-1]
            for entry in self.people()
            if any(o.title in top and o.held_in(year) for o in entry.offices)
            for name in (entry.key, *entry.aliases)
        )

    def holder(self, title: str, body: str, year: int | None) -> KnownActor | None:
        """Give the known person who held an office in a year; `None` where there are several."""
        held = [
            entry
            for entry in self.holders.get((title, body), ())
            if any(o.title == title and o.body == body and o.held_in(year) for o in entry.offices)
        ]
        return held[0] if len(held) == 1 else None


def load_actors() -> KnownActors:
    """Read the `actors_*.toml` files."""
    entries: dict[str, KnownActor] = {}
    forms: list[Form] = []
    for entry, made in (*_states(), *_groups(), *_organisations(), *_people()):
        if entry.key in entries:
            raise LexiconInvalid("actors", f"'{entry.key}' stands twice", "Remove one")
        entries[entry.key] = entry
        forms.extend(made)
    former: dict[tuple[str, ...], tuple[Form, ...]] = {}
    for form in forms:
        if entries[form.key].until is not None and form.how in (HOW_CAPITAL, HOW_SEAT):
            former[form.words] = (*former.get(form.words, ()), form)
    lasting = [f for f in forms if f.how not in (HOW_CAPITAL, HOW_SEAT) or not _is_over(entries, f)]
    return KnownActors(entries, _indexed(lasting), former, _places())


def _is_over(entries: dict[str, KnownActor], form: Form) -> bool:
    return entries[form.key].until is not None


Loaded = tuple[KnownActor, list[Form]]


def _places() -> frozenset[str]:
    rows = section(read_table("actors_places"), "places", name="actors_places")
    return frozenset(plain(name) for names in rows.values() for name in str(names).split("|"))


def _states() -> Iterator[Loaded]:
    for name, row in _rows("actors_states", "states"):
        adjectives = _strings(row, "adj")
        entry = KnownActor(
            name, ActorKind.STATE, name, _strings(row, "alias"), adjectives=adjectives,
            until=int(str(row["until"])) if "until" in row else None,
        )  # fmt: skip
        people = _strings(row, "people") or tuple(f"{each}s" for each in adjectives)
        capital = (str(row["capital"]),) if "capital" in row else ()
        yield (
            entry,
            [
                *_forms(name, (name, *entry.aliases), HOW_NAME),
                *_forms(name, capital, HOW_CAPITAL),
                *_forms(name, _strings(row, "seat"), HOW_SEAT),
                *_forms(name, adjectives, HOW_DEMONYM),
                *_forms(name, people, HOW_PEOPLE),
            ],
        )


def _groups() -> Iterator[Loaded]:
    for name, row in _rows("actors_groups", "groups"):
        yield _named(name, row, ActorKind(str(row["type"])))


def _organisations() -> Iterator[Loaded]:
    for part, kind in _SECTIONS.items():
        for name, row in _rows("actors_organisations", part):
            yield _named(name, row, kind)


def _named(name: str, row: Table, kind: ActorKind) -> Loaded:
    country = str(row["country"]) if "country" in row else None
    entry = KnownActor(name, kind, country, _strings(row, "alias"))
    near = _forms(name, _strings(row, "near"), HOW_NEAR)
    seat = _forms(name, _strings(row, "seat"), HOW_SEAT)
    return entry, [*_forms(name, (name, *entry.aliases), HOW_NAME), *near, *seat]


def _people() -> Iterator[Loaded]:
    for name, row in _rows("actors_people", "people"):
        offices = tuple(_office(each, name) for each in _strings(row, "held"))
        country = str(row["country"]) if "country" in row else None
        entry = KnownActor(
            name, ActorKind.PERSON, country, _strings(row, "alias"), str(row.get("gender", "male")),
            offices,
        )  # fmt: skip
        yield entry, list(_forms(name, (name, *entry.aliases), HOW_NAME))


def _office(text: str, name: str) -> Office:
    """Read "foreign minister | Russia | 2004-": title, country or body, years."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 3:
        raise LexiconInvalid(
            "actors_people", f"office of '{name}': {text}", "Write title | body | years"
        )
    since, _, until = parts[2].partition("-")
    return Office(parts[0], parts[1], int(since) if since else None, int(until) if until else None)


def _rows(file: str, part: str) -> Iterator[tuple[str, Table]]:
    for name, row in section(read_table(file), part, name=file).items():
        if not isinstance(row, dict):
            raise LexiconInvalid(file, f"'{name}' is not a table", "Write { ... } after it")
        yield name, row


def _strings(row: Table, key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)


def _forms(key: str, names: Iterable[str], how: str) -> Iterator[Form]:
    for name in names:
        capitals = sum(word[:1].isupper() for word in name.replace("-", " ").split())
        yield Form(tuple(plain(name).split()), key, how, name == name.lower(), capitals)


def _indexed(forms: list[Form]) -> dict[str, tuple[Form, ...]]:
    """Index forms by first word, longest first; of two for the same words the first stands."""
    index: dict[str, dict[tuple[str, ...], Form]] = {}
    for form in forms:
        if form.words:
            forms_so = index.setdefault(form.words[0], {})
            known = forms_so.setdefault(form.words, form)
            if form.lower and not known.lower and known.key == form.key:
                forms_so[form.words] = form
    return {
        first: tuple(sorted(found.values(), key=lambda form: -len(form.words)))
        for first, found in index.items()
    }
