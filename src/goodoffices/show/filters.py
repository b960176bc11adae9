"""The filter box: fields above, and one line that says what is shown of how much, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goodoffices.dossier.naming import capital
from goodoffices.dossier.words import options, word
from goodoffices.show.desk import Found, FoundThings
from goodoffices.show.query import PAGE_SIZE, Query


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a filter box: a list of values, or words to type."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    suggestions: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Give the chosen value in plain words."""
        return dict(self.options).get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is applied, and the address without it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FilterBox:
    """A filter form with its applied-filter line and the pages of a long list."""

    action: str
    fields: tuple[Field, ...]
    chips: tuple[Chip, ...]
    shown: int
    total: int
    noun: str
    page: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""
    cut: bool = False
    """More match than were looked through; the newest are listed."""
    doubtful: str = ""
    """The same list with doubtful readings, where it can be asked for."""

    @property
    def withheld(self) -> int:
        """Give how many are kept aside though no filter is set: doubtful or rejected ones."""
        return self.total - self.shown if not self.chips and not self.cut else 0


def choice(query: Query, name: str, label: str, table: str, any_word: str = "Any") -> Field:
    """Make a field that lists the words of a vocabulary."""
    listed = (("", any_word), *((c, capital(w)) for c, w in options(table)))
    query.one_of(name, (code for code, _ in listed))
    return Field(name, label, query.get(name), listed)


def listed(query: Query, name: str, label: str, values: Sequence[tuple[str, str]]) -> Field:
    """Make a field that lists given values."""
    query.one_of(name, (code for code, _ in values))
    return Field(name, label, query.get(name), tuple(values))


def typed(query: Query, name: str, label: str, hint: str = "", known: Iterable[str] = ()) -> Field:
    """Make a field to type into, with suggestions where names are known."""
    return Field(name, label, query.get(name), hint=hint, suggestions=tuple(known))


def period(query: Query) -> tuple[Field, Field]:
    """Make the two date fields; reading the dates here refuses what is none."""
    _ = (query.since, query.until)
    return typed(query, "since", "From", "2016-10"), typed(query, "until", "To", "2017")


SURE = "0.75"
"""Confidence from which three facts in four or more are what a reader would call right."""


def certainty(query: Query) -> Field:
    """Make the field that asks how sure the reading must be: of marked facts so many were right."""
    values = (("", "Usual"), (SURE, "Surer readings only"), ("0", "Also doubtful readings"))
    return listed(query, "certainty", "Certainty", values)


def box(
    query: Query,
    fields: Sequence[Field],
    noun: str,
    *,
    shown: int,
    total: int,
    size: int = PAGE_SIZE,
) -> FilterBox:
    """Make the box for a list of which `shown` match out of `total`."""
    pages = max(1, -(-shown // size))
    page = min(query.page, pages)
    return FilterBox(
        action=query.path,
        fields=tuple(fields),
        chips=tuple(_chip(query, f) for f in fields if f.value),
        shown=shown,
        total=total,
        noun=noun,
        page=page,
        pages=pages,
        before=query.href(page=str(page - 1)) if page > 1 else "",
        after=query.href(page=str(page + 1)) if page < pages else "",
        doubtful=query.href(certainty="0") if any(f.name == "certainty" for f in fields) else "",
    )


def of_found(
    query: Query, fields: Sequence[Field], noun: str, found: Found | FoundThings
) -> FilterBox:
    """Make the box for one page of what was found."""
    made = box(query, fields, noun, shown=found.shown, total=found.total)
    return replace(made, cut=found.cut)


def _chip(query: Query, of: Field) -> Chip:
    return Chip(f"{of.label}: {of.shown}", query.href(**{of.name: None}))


def kinds(query: Query, allowed: Sequence[str]) -> Field:
    """Make the field that chooses one of some kinds of fact."""
    values = (("", "All kinds"), *((code, capital(word("kinds", code))) for code in allowed))
    return listed(query, "kind", "Kind", values)
