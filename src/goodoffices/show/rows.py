"""A fact as one row of a page: plain words, its standing, its date and its source number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.codes import StatementForm
from goodoffices.dossier.agreement import agreeing
from goodoffices.dossier.naming import among
from goodoffices.dossier.wants import verb_and_words
from goodoffices.dossier.wording import by_whom, says, stands
from goodoffices.dossier.words import word
from goodoffices.export.rows import reviewed
from goodoffices.facts import Fact, Party, Position, Report, Statement
from goodoffices.show.desk import Desk
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import (
    SIGNS,
    outlet,
    published,
    shorten,
    standing,
    when,
    when_note,
)


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A small number: which report, where the sentence opens, and what stands there."""

    number: int
    href: str
    title: str
    review: str = ""
    """What persons did to the fact: accepted, corrected, rejected; nothing yet."""


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A name as shown, with the address of the actor's card where it is known who that is."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in a list."""

    id: str
    kind: str
    """The kind in plain words."""
    sign: str
    """Two letters that choose sign, line and colour."""
    says: str
    who: tuple[PartyLink, ...]
    does: str
    """Act or stance in plain words; empty for kinds that have none."""
    words: str
    """The words of a statement or position, as printed."""
    quoted: bool
    """The report prints the words in quotation marks."""
    how: str
    to: tuple[PartyLink, ...]
    when: str
    when_note: str
    told: str
    """The day of the report."""
    standing: str
    """happened, planned, ... in plain words."""
    standing_sign: str
    according_to: str
    sentence: str
    source: SourceLink
    issue: str = ""
    stance: str = ""
    """Code of the stance, for its sign."""
    verb: str = ""
    """The verb of a statement or position, as a sentence has it: "demand", "wants to"."""
    wish: str = ""
    """What follows the verb of a position."""
    parts: tuple[str, ...] = ()
    """A quotation as printed, each part that its report puts between marks by itself."""


def _according_to(fact: Fact) -> str:
    """Name to whom the report attributes a fact; not the holder of a position again."""
    own = isinstance(fact, Position) and by_whom(fact) == fact.actor.shown
    return "" if own else among(fact.attributed_to)


def _told(fact: Fact, report: Report) -> tuple[str, str]:
    """Give the verb of a statement or position as its sentence has it, and what follows."""
    if isinstance(fact, Statement):
        return agreeing(word("act", fact.act), fact.speakers, fact), ""
    if not isinstance(fact, Position):
        return "", ""
    verb, wish = verb_and_words(fact, report.text)
    return agreeing(verb, (fact.actor,), fact), wish


def _parts(fact: Fact, report: Report) -> tuple[str, ...]:
    """Give the parts of a quotation that other words of the report stand between.

    One whole where its parts are not what the fact quotes: a person may have corrected it.
    """
    content = fact.content if isinstance(fact, Statement) else ""
    found = tuple(span.of(report.text) for span in fact.evidence.get("content", ()))
    return found if " ".join(found) == content else (content,)


def rows(desk: Desk, facts: Iterable[Fact]) -> list[FactRow]:
    """Make the rows of a list; a fact whose report is gone is left out."""
    listed = tuple(facts)
    desk.fetch(fact.report for fact in listed)
    return [made for made in (row(desk, fact) for fact in listed) if made]


def row(desk: Desk, fact: Fact) -> FactRow | None:
    """Make the row of one fact."""
    report = desk.report(fact.report)
    if report is None:
        return None
    own = fact if isinstance(fact, Statement | Position) else None
    verb, wish = _told(fact, report)
    quoted = isinstance(fact, Statement) and fact.form is StatementForm.DIRECT
    return FactRow(
        id=fact.id,
        kind=word("kind", fact.kind),
        sign=SIGNS[fact.kind],
        says=says(fact),
        who=links(_who(fact)),
        does=_does(fact),
        words=own.content if own else "",
        quoted=quoted,
        verb=verb,
        wish=wish,
        parts=_parts(fact, report) if quoted else (),
        how=word("form", fact.form) if isinstance(fact, Statement) else "",
        to=links(_to(fact)),
        when=when(fact.date),
        when_note=when_note(fact.date),
        told=published(report),
        standing=stands(fact),
        standing_sign=standing(fact),
        according_to=_according_to(fact),
        sentence=shorten(fact.sentence.of(report.text), 400),
        source=source(desk, fact, report),
        issue=word("issue", fact.issue) if isinstance(fact, Position) else "",
        stance=fact.stance.value if isinstance(fact, Position) else "",
    )


def address(report: str, fact: str) -> str:
    """Give the address of a report opened at the sentence of a fact, its parts marked."""
    return f"/reports/{report}?fact={fact}#s{fact}"


def source(desk: Desk, fact: Fact, report: Report) -> SourceLink:
    """Make the small number that opens the sentence of a fact."""
    printed = shorten(fact.sentence.of(report.text), 160)
    return SourceLink(
        number=desk.number(report.id),
        href=address(report.id, fact.id),
        title=f"{outlet(report)}, {published(report)}: {printed}",
        review=reviewed(fact),
    )


def brief_source(desk: Desk, fact: Fact) -> SourceLink | None:
    """Make the small number of a fact without fetching its text: for charts of many marks."""
    report = desk.catalogue.by_id.get(fact.report)
    if report is None:
        return None
    told_by = f"{outlet(report)}, {published(report)}"
    return SourceLink(desk.number(report.id), address(report.id, fact.id), told_by)


def sources(desk: Desk, facts: Iterable[Fact]) -> tuple[SourceLink, ...]:
    """Make the small numbers of several facts, in order, each sentence once."""
    made: dict[str, SourceLink] = {}
    listed = tuple(facts)
    desk.fetch(fact.report for fact in listed)
    for fact in listed:
        report = desk.report(fact.report)
        if report:
            link = source(desk, fact, report)
            made.setdefault(f"{link.number}|{fact.sentence.start}", link)
    return tuple(made.values())


def links(parties: Iterable[Party]) -> tuple[PartyLink, ...]:
    """Give names with the addresses of their cards."""
    return tuple(
        PartyLink(p.shown, f"/actors/{p.actor}" if p.actor else "") for p in parties if p.shown
    )


COLUMNS = (
    "kind", "date", "standing", "who", "does", "to whom", "what", "words as printed",
    "how we have it", "according to", "report", "outlet and day", "sentence", "fact id",
)  # fmt: skip


def sheet(name: str, listed: Sequence[FactRow]) -> Sheet:
    """Make the table of a list of facts, to download."""
    return Sheet(
        name,
        COLUMNS,
        [
            (
                r.kind, r.when, r.standing, _listed(r.who), r.does, _listed(r.to), r.says, r.words,
                r.how, r.according_to, str(r.source.number), r.source.title.split(": ", 1)[0],
                r.sentence, r.id,
            )
            for r in listed
        ],
    )  # fmt: skip


def _listed(parties: Iterable[PartyLink]) -> str:
    return "; ".join(p.name for p in parties)


def _who(fact: Fact) -> tuple[Party, ...]:
    if isinstance(fact, Statement):
        return fact.speakers
    if isinstance(fact, Position):
        return (fact.actor,)
    for name in ("sources", "subject", "holder", "parties"):
        found = getattr(fact, name, None)
        if found:
            return found if isinstance(found, tuple) else (found,)
    return ()


def _to(fact: Fact) -> tuple[Party, ...]:
    if isinstance(fact, Statement):
        return (*fact.addressees, *((fact.outlet,) if fact.outlet else ()))
    for name in ("targets", "toward", "object"):
        found = getattr(fact, name, None)
        if found:
            return found if isinstance(found, tuple) else (found,)
    return ()


def _does(fact: Fact) -> str:
    if isinstance(fact, Statement):
        return word("act", fact.act)
    return word("stance", fact.stance) if isinstance(fact, Position) else ""
