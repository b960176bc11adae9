"""Review: what waits for a person, the most doubtful first, with a form for each decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goodoffices.codes import EventType
from goodoffices.corrections import choices, correctable, in_words
from goodoffices.dossier.naming import capital
from goodoffices.dossier.words import TABLES, event_word, options, word
from goodoffices.facts import Fact
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.filters import Field, listed
from goodoffices.show.pages.cards import Card, card
from goodoffices.show.pages.history import DONE, named
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.words import outlet, published

SIZE = 10
"""Facts on one page: more than a person decides in one go would only be slower."""
STATES = (
    ("", "Not looked at"),
    ("pairs", "Pairs judged by the program"),
    ("accepted", "Accepted"),
    ("corrected", "Corrected"),
    ("rejected", "Rejected"),
)
UNKNOWN = frozenset({"not stated", "not mentioned", "not named"})
"""What a field says that the report does not fill."""
DID: Mapping[str, str] = MappingProxyType(
    {"accept": "Accepted", "correct": "Corrected", "reject": "Rejected"}
)
"""What somebody did to a fact, as the page says it."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field that may be corrected: its value, and the codes it may have."""

    name: str
    label: str
    value: str
    codes: tuple[tuple[str, str], ...]
    """Each code it may have, with its plain word."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One fact that waits, with its sentence and its fields."""

    card: Card
    stated: tuple[tuple[str, str], ...]
    """The fields that the report fills."""
    missing: str
    """The names of those it does not, in words."""
    sentence: tuple[tuple[str, bool], ...]
    """The sentence in pieces: its words, and whether the fact was read from them."""
    told: str
    source: SourceLink
    sure: str
    """How sure the program is; empty where it is not at all."""
    fields: tuple[FieldForm, ...]
    undo: tuple[tuple[int, str], ...]
    """The entries that stand for it, with what each did."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two things the program judged, with its reasons."""

    left: str
    right: str
    left_name: str
    right_name: str
    verdict: str
    reasons: str
    sure: str


@dataclass(frozen=True, slots=True)
class JustDone:
    """What was decided a moment ago."""

    entry: int
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """What `review.html` receives."""

    fields: tuple[Field, ...]
    """The two fields that choose what is shown."""
    one: bool
    """The page is of one fact, which somebody came to see."""
    waiting: tuple[Waiting, ...]
    """The facts of this page."""
    pairs: tuple[PairView, ...]
    """The pairs of this page."""
    done: JustDone | None
    """What was decided a moment ago and still stands, to be taken back at once."""
    before: str
    """Address of the page before."""
    after: str
    """Address of the page after."""
    back: str
    """This address, to come back to after a decision."""


def build(desk: Desk, query: Query, _: str) -> Review:
    """Gather what waits."""
    kinds = (("", "All kinds"), *options("kinds"))
    fields = (listed(query, "state", "Show", STATES), listed(query, "kind", "Kind", kinds))
    start = (query.page - 1) * SIZE
    state, kind = query.get("state"), query.get("kind") or None
    facts: list[Fact] = []
    pairs: tuple[PairView, ...] = ()
    one = desk.record.fact(query.get("fact")) if query.get("fact") else None
    if one:
        facts = [one]
    elif state == "pairs":
        pairs = _pairs(desk, start)
    elif state:
        asked = {"review": state, "min_confidence": 0.0, "limit": SIZE + 1, "offset": start}
        facts = list(desk.record.facts(kind, **asked))
    else:
        facts = list(desk.record.queue(kind=kind, limit=SIZE + 1, offset=start))
    made = (_waiting(desk, fact, number) for number, fact in enumerate(facts[:SIZE], 1))
    more = len(facts) > SIZE or len(pairs) > SIZE
    return Review(
        fields=fields,
        one=one is not None,
        waiting=tuple(each for each in made if each),
        pairs=pairs[:SIZE],
        done=None if one else _just_done(desk, query.get("done")),
        before=query.href(page=str(query.page - 1), done=None) if query.page > 1 else "",
        after=query.href(page=str(query.page + 1), done=None) if more else "",
        back=query.href(page=query.get("page") or None, done=None),
    )


def _just_done(desk: Desk, number: str) -> JustDone | None:
    """Give the entry of that number, if it still stands."""
    trail = desk.record.reviews() if number else ()
    found = [e for e in trail if str(e.entry) == number and e.undone_by is None]
    if not found or found[0].action not in DONE:
        return None
    entry = found[0]
    return JustDone(entry.entry, f"{capital(DONE[entry.action])}: {named(desk, entry)}")


def _waiting(desk: Desk, fact: Fact, number: int) -> Waiting | None:
    report = desk.report(fact.report)
    if report is None:
        return None
    made = card(fact, number)
    unknown = [name for name, text in made.fields if text in UNKNOWN]
    standing = [
        (each.entry, f"{DID[each.action]} by {each.by}")
        for each in (desk.record.reviews(fact=fact.id) if fact.verdict or fact.corrections else ())
        if each.undone_by is None and each.action in DID
    ]
    return Waiting(
        card=made,
        stated=tuple((name, text) for name, text in made.fields if text not in UNKNOWN),
        missing=", ".join(each[:1].lower() + each[1:] for each in unknown),
        sentence=pieces(fact, report.text),
        told=f"{outlet(report)}, {published(report)}",
        source=fact_rows.source(desk, fact, report),
        sure=f"{fact.confidence:.0%}" if round(fact.confidence, 2) else "",
        fields=tuple(
            FieldForm(name, name.replace("_", " "), in_words(fact, name), _coded(fact, name))
            for name in correctable(fact.kind)
        ),
        undo=tuple(standing),
    )


def pieces(fact: Fact, text: str) -> tuple[tuple[str, bool], ...]:
    """Part a sentence into the words that the fact was read from and those between."""
    start, end = fact.sentence.start, fact.sentence.end
    spans = sorted((s.start, s.end) for part in fact.evidence.values() for s in part)
    made: list[tuple[str, bool]] = []
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            made += [(text[at:first], False), (text[first:last], True)]
            at = last
    made.append((text[at:end], False))
    return tuple(piece for piece in made if piece[0])


def _coded(fact: Fact, name: str) -> tuple[tuple[str, str], ...]:
    """Give the codes a field may have, each with the word that the pages use for it."""
    codes = choices(fact.kind, name)
    if name == "type":
        return tuple((code, event_word(EventType(code), "name")) for code in codes)
    table = {"status": "truce", "process_role": "part"}.get(name, name)
    known = table in TABLES
    return tuple((c, word(table, c) if known else c.replace("_", " ")) for c in codes)


def _pairs(desk: Desk, start: int) -> tuple[PairView, ...]:
    return tuple(
        PairView(
            left=each.judgement.left,
            right=each.judgement.right,
            left_name=each.left,
            right_name=each.right,
            verdict=each.judgement.verdict,
            reasons=" ".join(each.judgement.reasons),
            sure=f"{each.judgement.score:.0%}",
        )
        for each in desk.record.pairs(limit=SIZE + 1, offset=start)
    )


PAGE = Page(
    path="/review",
    template="review.html",
    context=Review,
    build=build,
    title=lambda page: "Review",
    here="/review",
    scripts=("review.js",),
    kept=False,
)
