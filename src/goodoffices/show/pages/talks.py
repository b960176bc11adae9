"""Talks: what was tried, meeting by meeting, and who was there as reports tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodoffices.codes import EARLIER, Attendance, FactKind
from goodoffices.dossier import Matrix, Seat, matrix
from goodoffices.dossier.wording import called
from goodoffices.dossier.words import options, word
from goodoffices.facts import Talks
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.charts import grid_drawing
from goodoffices.show.drawings.drawing import Drawing, Mark
from goodoffices.show.filters import FilterBox, choice, listed, of_found, period, typed
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import FactRow, PartyLink, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import shorten

SIGNS: dict[Attendance, str] = {
    Attendance.ATTENDING: "attended",
    Attendance.INVITED: "invited",
    Attendance.NOT_ATTENDING: "away",
    Attendance.UNCERTAIN: "uncertain",
    Attendance.NOT_INVITED: "excluded",
    Attendance.HOST: "host",
    Attendance.OBSERVER: "observer",
}
"""Attendance -> the sign of it."""
MOST_TELLINGS = 300
"""Newest tellings of talks that the attendance matrix puts together."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Actors with one attendance at one meeting."""

    sign: str
    word: str
    tone: str
    """past, plan or no: what was, what was said beforehand, what was refused."""
    parties: tuple[tuple[PartyLink, str], ...]
    """Each with what the report adds."""


@dataclass(frozen=True, slots=True)
class TalksRow:
    """One telling of talks."""

    row: FactRow
    name: str
    venue: str
    format: str
    sides: tuple[tuple[str, tuple[PartyLink, ...]], ...]
    """Mediators, sponsors, hosts, each under its word."""
    present: tuple[Presence, ...]
    agenda: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """One mark of the attendance matrix, with the sentence that it opens."""

    sign: str
    word: str
    tone: str
    note: str
    """What the report adds, or the earlier word that this one replaced."""
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Actors by meetings."""

    heads: tuple[tuple[str, str, str], ...]
    """Year where it is new, name, day of each meeting."""
    rows: tuple[tuple[PartyLink, tuple[SeatView | None, ...], int], ...]
    """Actor, its mark at each meeting (none: not mentioned), how many meetings name it."""
    key: tuple[tuple[str, str, str, int], ...]
    """Sign, tone, word and number of the marks."""
    left_out: int
    unlisted: int


@dataclass(frozen=True, slots=True)
class TalksPage:
    """What `talks.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    rows: tuple[TalksRow, ...]
    """Tellings of talks by day, on this page of the list."""
    matrix: MatrixView | None
    """Actors by meetings, newest last; none where no meeting names anybody."""


def build(desk: Desk, query: Query, _: str) -> TalksPage:
    """Find the talks that pass the filters."""
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        typed(query, "place", "Place"),
        listed(query, "outcome", "Outcome", (("", "Any"), *options("outcome"))),
        choice(query, "realis", "Standing", "realis"),
        *period(query),
    )
    wanted = query.get("outcome")
    found = desk.page(
        FactKind.TALKS,
        asked_of(query),
        query.page,
        (lambda fact: bool(fact.outcome == wanted)) if wanted else None,
    )
    shown = [f for f in found.facts if isinstance(f, Talks)]
    return TalksPage(
        filters=of_found(query, fields, "tellings of talks", found),
        rows=tuple(made for f in shown if (made := _row(desk, f))),
        matrix=_matrix(desk, query) if query.page == 1 else None,
    )


def _matrix(desk: Desk, query: Query) -> MatrixView | None:
    wanted = query.get("outcome")
    newest = desk.newest(FactKind.TALKS, MOST_TELLINGS, **asked_of(query))
    found = [f for f in newest if isinstance(f, Talks) and (not wanted or f.outcome == wanted)]
    made = matrix(found, desk.material(found))
    if not made.rows:
        return None
    rows = tuple(
        (fact_rows.links((row.party,))[0], tuple(_seat(desk, s) for s in row.seats),
         sum(s is not None for s in row.seats))
        for row in made.rows
    )  # fmt: skip
    marks = Counter((s.sign, s.tone, s.word) for _, seats, _ in rows for s in seats if s)
    return MatrixView(
        heads=_heads(made),
        rows=rows,
        key=tuple((*mark, count) for mark, count in marks.most_common()),
        left_out=made.left_out,
        unlisted=made.unlisted,
    )


def _heads(made: Matrix) -> tuple[tuple[str, str, str], ...]:
    years = ["", *(meeting.year for meeting in made.meetings)]
    return tuple(
        (m.year if m.year != before else "", m.name, m.when.removesuffix(f" {m.year}") or m.when)
        for m, before in zip(made.meetings, years, strict=False)
    )


def _seat(desk: Desk, seat: Seat | None) -> SeatView | None:
    if seat is None:
        return None
    earlier = f"was {word('attendance', seat.earlier)}" if seat.earlier else ""
    return SeatView(
        sign="expected" if seat.expected else SIGNS[seat.status],
        word="expected" if seat.expected else word("attendance", seat.status),
        tone="plan" if seat.expected else _tone(seat.status),
        note="; ".join(note for note in (_detail(seat.detail), earlier) if note),
        source=fact_rows.brief_source(desk, seat.fact),
    )


def _row(desk: Desk, fact: Talks) -> TalksRow | None:
    row = fact_rows.row(desk, fact)
    if row is None:
        return None
    name = called(fact)
    sides = (("mediator", fact.mediators), ("sponsor", fact.sponsors), ("host", fact.hosts))
    return TalksRow(
        row=row,
        name=f"{name[:1].upper()}{name[1:]}",
        venue=fact.venue or "not stated",
        format=word("format", fact.format),
        sides=tuple((w, fact_rows.links(parties)) for w, parties in sides if parties),
        present=_presence(fact),
        agenda=fact.agenda or "",
        outcome=word("outcome", fact.outcome),
    )


def _presence(fact: Talks) -> tuple[Presence, ...]:
    groups: dict[Attendance, list[tuple[PartyLink, str]]] = {}
    for part in fact.participants:
        for link in fact_rows.links((part.party,)):
            groups.setdefault(part.status, []).append((link, part.detail))
    return tuple(
        Presence(SIGNS[s], word("attendance", s), _tone(s), tuple(groups[s]))
        for s in Attendance
        if s in groups
    )


def _detail(detail: str) -> str:
    return "said earlier" if detail == EARLIER else shorten(detail, 40)


def _tone(status: Attendance) -> str:
    if status in (Attendance.INVITED, Attendance.UNCERTAIN):
        return "plan"
    return "no" if status in (Attendance.NOT_ATTENDING, Attendance.NOT_INVITED) else "past"


def _sheet(page: TalksPage) -> Sheet:
    return Sheet(
        "talks",
        ("talks", "when", "standing", "where", "format", "parts", "attendance", "outcome",
         "report", "sentence", "fact id"),
        [
            (r.name, r.row.when, r.row.standing, r.venue, r.format,
             "; ".join(f"{w}: {', '.join(p.name for p in ps)}" for w, ps in r.sides),
             "; ".join(f"{p.word}: {', '.join(x.name for x, _ in p.parties)}" for p in r.present),
             r.outcome, str(r.row.source.number), r.row.sentence, r.row.id)
            for r in page.rows
        ],
    )  # fmt: skip


def _charts(page: TalksPage) -> list[Drawing]:
    if page.matrix is None:
        return []
    heads = [
        " ".join(part for part in (year, name, when) if part)
        for year, name, when in page.matrix.heads
    ]
    rows = [(actor.name, [_marks(seat) for seat in seats]) for actor, seats, _ in page.matrix.rows]
    title = (
        "Who came, who was asked, who stayed away",
        "Each mark is a report's word on one actor at one meeting. Not mentioned is not absent.",
    )
    return [grid_drawing("attendance", title, heads, rows, column=88)]


def _marks(seat: SeatView | None) -> list[Mark]:
    if seat is None:
        return []
    report = f" [{seat.source.number}]" if seat.source else ""
    note = f" ({seat.note})" if seat.note else ""
    return [Mark(f"m-{seat.sign}", seat.tone, f"{seat.word}{note}{report}")]


PAGE = Page(
    path="/talks",
    template="talks.html",
    context=TalksPage,
    build=build,
    title=lambda page: "What was tried: talks",
    sheet=_sheet,
    charts=_charts,
    here="/talks",
)
