"""Reports, facts and actors in one line each, for tests: words are looked up in the report's text.

    report = build.report("Vale said the truce will hold.", published="2014-02-17")
    fact = build.statement(report, "Vale", "the truce will hold", cue="said")

Every builder takes the report and the printed words; spans, sentence and id follow from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from goodoffices.codes import (
    ActorKind,
    Attendance,
    CeasefireStatus,
    DateBasis,
    EventType,
    Issue,
    Measure,
    Precision,
    Predicate,
    Stance,
    StretchKind,
)
from goodoffices.facts import (
    Actor,
    ActorMention,
    Ceasefire,
    DateRecord,
    Event,
    Fact,
    Figure,
    Judgement,
    Participant,
    Party,
    Position,
    Relation,
    Report,
    Role,
    Span,
    Statement,
    Stretch,
    Talks,
    content_id,
)

_END = re.compile(r"[.!?][\"”’']?(?=\s|$)")  # "... will hold.” "

Words = str | Iterable[str] | None


def report(
    text: str,
    *,
    name: str = "report.txt",
    published: str | date | None = "2014-02-17",
    outlet: str | None = "The Courier",
    **fields: Any,
) -> Report:
    """Build a report; `published` is an ISO day (or `None` for a report of unknown date)."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    dated = DateRecord(day.isoformat(), day, day, Precision.DAY, DateBasis.GIVEN) if day else None
    ident = fields.pop("id", content_id("r", name, text))
    return Report(
        id=ident, name=name, text=text, published=dated, outlet=outlet,
        fingerprint=content_id("", text), **fields,
    )  # fmt: skip


def span(of: Report, words: str, nth: int = 0) -> Span:
    """Find the nth place where the report prints the words; fail loudly where it does not."""
    start = -1
    for _ in range(nth + 1):
        start = of.text.index(words, start + 1)
    return Span(start, start + len(words))


def sentence(of: Report, inside: Span) -> Span:
    """Give the sentence or line of the report in which a span stands."""
    line = of.text.rfind("\n", 0, inside.start) + 1
    begin = max([line] + [m.end() for m in _END.finditer(of.text, line, inside.start)])
    begin += len(of.text[begin:]) - len(of.text[begin:].lstrip())
    newline = of.text.find("\n", inside.end)
    limit = len(of.text) if newline < 0 else newline
    ending = _END.search(of.text, max(begin, inside.end - 1), limit)
    return Span(begin, ending.end() if ending else limit)


def party(of: Report | None, printed: str, *, name: str = "", actor: str | None = None) -> Party:
    """Build a party by its printed words; resolved to an actor of that name unless told not to."""
    where = span(of, printed) if of is not None and printed in of.text else None
    full = name or printed
    return Party(printed, where, full, actor or content_id("a", full))


def unresolved(of: Report, printed: str) -> Party:
    """Build a party whose actor the text does not decide."""
    return Party(printed, span(of, printed) if printed in of.text else None)


def day(
    iso: str, *, printed: str | None = None, basis: DateBasis = DateBasis.EXPLICIT
) -> DateRecord:
    """Build a date known to the day."""
    at = date.fromisoformat(iso)
    return DateRecord(iso if printed is None else printed, at, at, Precision.DAY, basis)


def month(iso: str, *, printed: str = "") -> DateRecord:
    """Build a date known to the month, from "2014-02"."""
    at = date.fromisoformat(f"{iso}-01")
    return DateRecord(printed or iso, at, None, Precision.MONTH, DateBasis.EXPLICIT)


def year(number: int, *, printed: str = "") -> DateRecord:
    """Build a date known to the year."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    return DateRecord(printed or str(number), first, last, Precision.YEAR, DateBasis.EXPLICIT)


def statement(of: Report, speaker: Words, content: str, **fields: Any) -> Statement:
    """Build a statement: who says it and the words of its content."""
    speakers = _parties(of, speaker)
    addressees = _parties(of, fields.pop("to", ()))
    parts = {"content": [content], "cue": [fields.get("cue", "")]}
    evidence = _evidence(of, parts, speaker=speakers, addressee=addressees)
    return _finish(
        of, Statement, evidence, "content",
        speakers=speakers, addressees=addressees, content=content, **fields,
    )  # fmt: skip


def event(
    of: Report,
    type: EventType | str,
    trigger: str,
    source: Words = (),
    target: Words = (),
    **fields: Any,
) -> Event:
    """Build an event: type, the word that gave it, who, to whom."""
    sources, targets = _parties(of, source), _parties(of, target)
    parts = {"trigger": [trigger], "place": [fields.get("place") or ""]}
    evidence = _evidence(of, parts, source=sources, target=targets)
    return _finish(
        of, Event, evidence, "trigger",
        type=EventType(type), trigger=trigger, sources=sources, targets=targets, **fields,
    )  # fmt: skip


def talks(of: Report, trigger: str, **fields: Any) -> Talks:
    """Build talks; `participants` may be a dict of printed name -> attendance."""
    came = fields.pop("participants", {})
    participants = tuple(
        Participant(party(of, words), Attendance(status)) for words, status in came.items()
    )
    sides = {key: _parties(of, fields.pop(key, ())) for key in ("mediators", "sponsors", "hosts")}
    parts = {"trigger": [trigger], "venue": [fields.get("venue") or ""]}
    evidence = _evidence(
        of, parts, participant=tuple(p.party for p in participants),
        mediator=sides["mediators"], sponsor=sides["sponsors"], host=sides["hosts"],
    )  # fmt: skip
    return _finish(of, Talks, evidence, "trigger", participants=participants, **sides, **fields)


def ceasefire(of: Report, status: CeasefireStatus | str, trigger: str, **fields: Any) -> Ceasefire:
    """Build a truce at one point of its life."""
    parties = _parties(of, fields.pop("parties", ()))
    parts = {"trigger": [trigger], "place": [fields.get("place") or ""]}
    evidence = _evidence(of, parts, party=parties)
    fields.setdefault("term", "ceasefire")
    return _finish(
        of, Ceasefire, evidence, "trigger",
        status=CeasefireStatus(status), trigger=trigger, parties=parties, **fields,
    )  # fmt: skip


def figure(of: Report, measure: Measure | str, printed: str, /, **fields: Any) -> Figure:
    """Build a figure by its printed number; `by` names who counted."""
    by = _parties(of, fields.pop("by", ()))
    parts = {"number": [printed], **{k: [fields.get(k) or ""] for k in ("of", "place", "period")}}
    evidence = _evidence(of, parts, attribution=by)
    return _finish(
        of, Figure, evidence, "number",
        measure=Measure(measure), printed=printed, attributed_to=by, **fields,
    )  # fmt: skip


def position(
    of: Report, actor: str, issue: Issue | str, stance: Stance | str, content: str, **fields: Any
) -> Position:
    """Build what an actor wants, refuses or offers on an issue."""
    holder = party(of, actor)
    toward = fields.pop("toward", None)
    other = party(of, toward) if toward else None
    evidence = _evidence(
        of, {"content": [content]}, actor=(holder,), toward=(other,) if other else ()
    )
    return _finish(
        of, Position, evidence, "content",
        actor=holder, issue=Issue(issue), stance=Stance(stance), content=content, toward=other,
        **fields,
    )  # fmt: skip


def relation(
    of: Report, subject: str, predicate: Predicate | str, object: str, trigger: str, **fields: Any
) -> Relation:
    """Build a standing tie between two actors."""
    left, right = party(of, subject), party(of, object)
    evidence = _evidence(of, {"trigger": [trigger]}, subject=(left,), object=(right,))
    return _finish(
        of, Relation, evidence, "trigger",
        subject=left, predicate=Predicate(predicate), object=right, **fields,
    )  # fmt: skip


def role(of: Report, holder: str, title: str, **fields: Any) -> Role:
    """Build who holds which office, as one report gives it."""
    who = party(of, holder)
    belongs = fields.pop("organisation", None)
    body = party(of, belongs) if belongs else None
    evidence = _evidence(
        of, {"title": [title]}, holder=(who,), organisation=(body,) if body else ()
    )
    fields["organisation"] = body
    return _finish(of, Role, evidence, "title", holder=who, title=title, **fields)


def actor(name: str, kind: ActorKind | str = "state", **fields: Any) -> Actor:
    """Build an actor; its id is the one `party` gives to the same name."""
    return Actor(content_id("a", name), name, ActorKind(kind), **fields)


def mention(of: Report, words: str, name: str = "", nth: int = 0) -> ActorMention:
    """Build a mention of an actor by the words that stand for it."""
    return ActorMention(of.id, content_id("a", name or words), span(of, words, nth), words, "name")


def stretch(of: Report, words: str, kind: StretchKind | str, reason: str = "") -> Stretch:
    """Build a marked stretch over the words."""
    return Stretch(StretchKind(kind), span(of, words), reason or f"looks like a {kind}")


def marked(of: Report, *stretches: Stretch) -> Report:
    """Give the report again with stretches marked in it."""
    return replace(of, stretches=tuple(stretches))


def same(left: str, right: str, subject: str = "report", **fields: Any) -> Judgement:
    """Build the judgement that two reports, facts or actors are the same."""
    fields.setdefault("reasons", ("they share nearly all of their words",))
    return Judgement(left, right, subject, "same", fields.pop("score", 1.0), **fields)


def _parties(of: Report, words: Words) -> tuple[Party, ...]:
    if words is None or words == "":
        return ()
    return tuple(party(of, w) for w in ([words] if isinstance(words, str) else words))


def _evidence(
    of: Report, parts: dict[str, list[str]], **who: tuple[Party, ...]
) -> dict[str, tuple[Span, ...]]:
    found = {k: tuple(span(of, w) for w in ws if w and w in of.text) for k, ws in parts.items()}
    named = {k: tuple(p.span for p in ps if p.span is not None) for k, ps in who.items()}
    return {k: v for k, v in {**found, **named}.items() if v}


def _finish(
    of: Report, kind: type[Any], evidence: dict[str, tuple[Span, ...]], lead: str, /, **fields: Any
) -> Any:
    if lead not in evidence:
        raise AssertionError(f"the report does not print the {lead} of this {kind.__name__}")
    fields.setdefault("maker", "build/1")
    fields.setdefault("found_by", "written by hand")
    where = fields.pop("sentence", None) or sentence(of, evidence[lead][0])
    made: Fact = kind(report=of.id, sentence=where, evidence=evidence, **fields)
    ident = content_id(str(made.kind)[0], of.id, str(made.kind), made.anchor)
    return replace(made, id=made.id or ident)
