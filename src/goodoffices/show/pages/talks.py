"""Talks: what was tried, meeting by meeting, and who was there as reports tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodoffices.codes import EARLIER, Attendance, FactKind
from goodoffices.dossier import Matrix, Seat, Thing, matrix, seats
from goodoffices.dossier.material import who
from goodoffices.dossier.naming import capital
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
from goodoffices.show.rows import PartyLink, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.told import TOLD_COLUMNS, ToldRow, told_cells, told_rows
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
AHEAD: dict[Attendance, tuple[str, str, str]] = {
    Attendance.ATTENDING: ("expected", "expected", "plan"),
    Attendance.HOST: ("host", "to host", "plan"),
    Attendance.OBSERVER: ("observer", "to observe", "plan"),
    Attendance.NOT_ATTENDING: ("declined", "not coming", "no"),
}
"""What is said of a meeting not yet held -> sign, word and tone."""
READ_WITH_WAS = ("expected", "invited", "uncertain")
"""Words for an earlier seat that read with "was" before them."""
MOST_THINGS = 200
"""Newest rounds and meetings that the attendance matrix puts together."""
TELLINGS = 12
"""Tellings of each of them of which the attendance is put together."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Actors with one attendance at one meeting."""

    sign: str
    word: str
    tone: str
    """past, plan or no: what was, what was said beforehand, what was refused."""
    parties: tuple[tuple[PartyLink, str, SourceLink | None], ...]
    """Each with what the report adds or said before; the number is another telling's."""


@dataclass(frozen=True, slots=True)
class TalksRow:
    """One round or meeting, with what all its tellings say of who was there."""

    told: ToldRow
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
    """Rounds and meetings by day, each once, on this page of the list."""
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
    found = desk.page_of_things(
        FactKind.TALKS,
        asked_of(query),
        query.page,
        (lambda one: wanted in _outcomes(one)) if wanted else None,
        tellings=TELLINGS,
    )
    rows = {row.row.id: row for row in told_rows(desk, found.things)}
    return TalksPage(
        filters=of_found(query, fields, "rounds and meetings", found),
        rows=tuple(_row(desk, t, rows[t.best.id]) for t in found.things if t.best.id in rows),
        matrix=_matrix(desk, query) if query.page == 1 else None,
    )


def _outcomes(one: Thing) -> set[str]:
    return {str(fact.outcome) for fact in one.tellings if isinstance(fact, Talks)}


def _talks(one: Thing) -> list[Talks]:
    return [fact for fact in one.tellings if isinstance(fact, Talks)]


def _matrix(desk: Desk, query: Query) -> MatrixView | None:
    wanted = query.get("outcome")
    newest = desk.newest_things(FactKind.TALKS, MOST_THINGS, tellings=TELLINGS, **asked_of(query))
    found = [_talks(one) for one in newest if not wanted or wanted in _outcomes(one)]
    made = matrix(found, desk.dated(fact for tellings in found for fact in tellings))
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
    sign, told, tone = _mark(seat.status, ahead=seat.expected)
    return SeatView(
        sign=sign,
        word=told,
        tone=tone,
        note=_seat_note(seat),
        source=fact_rows.brief_source(desk, seat.fact),
    )


def _mark(status: Attendance, *, ahead: bool) -> tuple[str, str, str]:
    """Give sign, word and tone of a seat; of talks still ahead all is only expected."""
    if ahead:
        return AHEAD[status]
    return SIGNS[status], word("attendance", status), _tone(status)


def _row(desk: Desk, one: Thing, told: ToldRow) -> TalksRow:
    tellings = _talks(one)
    best = one.best if isinstance(one.best, Talks) else tellings[0]
    name = called(best)
    outcome = next((f.outcome for f in reversed(tellings) if f.outcome), best.outcome)
    return TalksRow(
        told=told,
        name=capital(name),
        venue=next((f.venue for f in (best, *tellings) if f.venue), "not stated"),
        format=word("format", next((f.format for f in (best, *tellings) if f.format), None)),
        sides=_sides(tellings),
        present=_presence(desk, tellings, best),
        agenda=next((f.agenda for f in (best, *tellings) if f.agenda), ""),
        outcome=word("outcome", outcome),
    )


def _sides(tellings: list[Talks]) -> tuple[tuple[str, tuple[PartyLink, ...]], ...]:
    """Give who mediates, sponsors and hosts by any telling, each once."""
    found = []
    for name in ("mediator", "sponsor", "host"):
        parties = {who(p): p for fact in tellings for p in getattr(fact, f"{name}s")}
        if parties:
            found.append((name, fact_rows.links(parties.values())))
    return tuple(found)


def _presence(desk: Desk, tellings: list[Talks], best: Talks) -> tuple[Presence, ...]:
    """Give who was there by the latest word on each; what another report says has its number."""
    groups: dict[tuple[bool, Attendance], list[tuple[PartyLink, str, SourceLink | None]]] = {}
    for party, seat in seats(tellings, desk.dated(tellings)).values():
        source = None if seat.fact.id == best.id else fact_rows.brief_source(desk, seat.fact)
        for link in fact_rows.links((party,)):
            groups.setdefault((seat.expected, seat.status), []).append(
                (link, _seat_note(seat), source)
            )
    return tuple(
        Presence(*_mark(status, ahead=ahead), tuple(groups[ahead, status]))
        for status in Attendance
        for ahead in (False, True)
        if (ahead, status) in groups
    )


def _seat_note(seat: Seat) -> str:
    earlier = ""
    if seat.earlier:
        _, before, _ = _mark(seat.earlier, ahead=seat.earlier_expected)
        earlier = f"was {before}" if before in READ_WITH_WAS else f"earlier: {before}"
    return "; ".join(note for note in (_detail(seat.detail), earlier) if note)


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
         "report", "sentence", "fact id", *TOLD_COLUMNS),
        [
            (r.name, r.told.row.when, r.told.row.standing, r.venue, r.format,
             "; ".join(f"{w}: {', '.join(p.name for p in ps)}" for w, ps in r.sides),
             "; ".join(f"{p.word}: {', '.join(x[0].name for x in p.parties)}" for p in r.present),
             r.outcome, str(r.told.row.source.number), r.told.row.sentence, r.told.row.id,
             *told_cells(r.told))
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
