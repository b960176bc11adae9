"""Writes what persons decide: an entry in the trail, and its effect on the facts.

The rows of a fact hold the reviewed view, so that every filter and every finder speaks of it; what
the program gave is kept beside them. Nothing here commits. Whatever is done can be done again from
the trail alone, which is how a report that is read anew gets its reviews back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, delete, func, insert, select, update

from goodoffices.corrections import corrected, in_words
from goodoffices.errors import BadArgument
from goodoffices.facts import Fact, Judgement, Party, Report
from goodoffices.record import tables
from goodoffices.record.actors import find_actor
from goodoffices.record.clock import touch_reports, touch_things_of
from goodoffices.record.find import load_facts
from goodoffices.record.find_reports import find_report, subject_of
from goodoffices.record.find_reviews import (
    find_trail,
    original_of,
    trail_of_pairs,
    trail_of_reports,
)
from goodoffices.record.kept import from_kept, kept, kept_pair, other_from_kept
from goodoffices.record.merging import mark_pending
from goodoffices.record.reasons import judgement_from, with_reasons
from goodoffices.record.rows import evidence_rows, fact_row, kind_row, party_rows, place_rows
from goodoffices.record.table_rows import insert_rows
from goodoffices.record.write_judgements import undo_judgements, write_judgements
from goodoffices.reviews import (
    ACCEPT,
    ACTIONS,
    CORRECT,
    MOVED,
    ON_PAIRS,
    PROGRAM,
    REJECT,
    SAME,
    UNDO,
    Correction,
    Review,
    standing,
    traced,
)

LONGEST = 2000
"""Characters of a reason, a name or a value: a longer one is a mistake."""


def write_review(connection: Connection, asked: Review) -> Review:
    """Enter what a person does to a fact or a pair, and let it take effect."""
    _check(asked)
    if asked.action == UNDO:
        return _undo(connection, asked)
    if asked.action in ON_PAIRS:
        return _judge(connection, asked)
    fact, report = _fact(connection, asked.target)
    if asked.action == CORRECT:
        if fact.verdict == "rejected":
            step = "Undo that first"
            raise BadArgument(fact.id, "it is rejected and cannot be corrected", step)
        changed = corrected(
            fact, asked.field, asked.new, report.text, lambda name: _party(connection, name)
        )
        old, new = in_words(fact, asked.field), in_words(changed, asked.field)
        if old == new:
            raise BadArgument(asked.field, f"it already says {new!r}", "Give another value")
        asked = replace(asked, old=old, new=new)
    else:
        verdict = {ACCEPT: "accepted", REJECT: "rejected"}[asked.action]
        if fact.verdict == verdict:
            raise BadArgument(fact.id, f"it is {verdict} already", "Undo that to change it")
        asked = replace(asked, field="", old=fact.verdict, new=verdict)
    first = original_of(connection, fact.id) or fact
    entry = replace(asked, subject="fact", report=report.id, told=kept(first, report))
    made = _enter(connection, entry)
    apply_reviews(connection, [report.id])
    return made


def apply_reviews(connection: Connection, reports: Iterable[str]) -> None:
    """Bring the facts of these reports to what the trail says of them; twice is as once."""
    for one in sorted(set(reports)):
        trail = trail_of_reports(connection, [one])
        touched = sorted({each.now for each in traced(trail)})
        if not touched:
            continue
        report = find_report(connection, one)
        here = set(_known(connection, touched))
        held: dict[str, list[Review]] = {each: [] for each in touched if each in here}
        for each in standing(trail):
            if each.now in held:
                held[each.now].append(each)
        for ident, entries in held.items():
            if report is not None:
                _apply(connection, ident, report, entries)


def move_reviews(connection: Connection, moved: Mapping[str, str], *, at: str) -> None:
    """Note under which new ids facts are now found, and let what was judged hold for those."""
    reports = set()
    for old, new in sorted(moved.items()):
        own = select(tables.fact.c.report).where(tables.fact.c.id == new)
        report = connection.scalar(own)
        if report is None:
            raise BadArgument(new, "the record has no such fact", "Read the report first")
        entry = Review(
            MOVED, "fact", old, PROGRAM, at, other=new, report=str(report), why="read anew"
        )
        _enter(connection, entry)
        _rejudge(connection, old, new)
        reports.add(str(report))
    apply_reviews(connection, reports)


def _check(asked: Review) -> None:
    if asked.action not in ACTIONS:
        valid = ", ".join(ACTIONS)
        raise BadArgument(asked.action, "no such action", f"Use one of: {valid}")
    if not asked.by.strip() or asked.by == PROGRAM:
        raise BadArgument(asked.by or "by", "a review needs a person's name", "Give one")
    for name in ("by", "why", "new", "field"):
        value = getattr(asked, name)
        if len(value) > LONGEST or "\x00" in value:
            raise BadArgument(name, f"longer than {LONGEST} characters or not text", "Shorten it")


def _fact(connection: Connection, ident: str) -> tuple[Fact, Report]:
    kind = connection.scalar(select(tables.fact.c.kind).where(tables.fact.c.id == ident))
    if kind is None:
        raise BadArgument(
            ident,
            "the record has no such fact",
            "Take an id from `goodoffices review FILE list` or `show --json`",
        )
    fact = load_facts(connection, [(ident, kind)])[0]
    report = find_report(connection, fact.report)
    if report is None:
        raise BadArgument(fact.report, "the record has no such report", "Check the record")
    return fact, report


def _known(connection: Connection, ids: Sequence[str]) -> list[str]:
    own = tables.fact.c.id
    return list(connection.scalars(select(own).where(own.in_(ids))))


def _party(connection: Connection, name: str) -> Party:
    found = find_actor(connection, name)
    if found is None:
        return Party(name, name=name)
    return Party(name, name=found.actor.name, actor=found.actor.id)


def _enter(connection: Connection, entry: Review) -> Review:
    last = connection.scalar(select(func.coalesce(func.max(tables.review.c.entry), 0))) or 0
    made = replace(entry, entry=int(last) + 1)
    row = {
        "entry": made.entry,
        "action": made.action,
        "subject": made.subject,
        "target": made.target,
        "other": made.other,
        "report": made.report,
        "field": made.field,
        "old_value": made.old,
        "new_value": made.new,
        "why": made.why,
        "done_by": made.by,
        "done_at": made.at,
        "undoes": made.undoes,
        "told": made.told,
    }
    connection.execute(insert(tables.review), [row])
    return made


def _judge(connection: Connection, asked: Review) -> Review:
    left, right = sorted((asked.target, asked.other))
    subjects = {subject_of(connection, each) for each in (left, right)}
    if None in subjects or len(subjects) > 1:
        raise BadArgument(
            f"{left}, {right}",
            "the record has no such pair of actors, reports or facts",
            "Give two ids of one sort, as `goodoffices show` prints them with --json",
        )
    report, told = "", ""
    if subjects == {"fact"}:
        _same_kind(connection, asked)
        report, told = _kept_now(connection, asked.target)
        told = kept_pair(told, _kept_now(connection, asked.other)[1])
    subject = str(subjects.pop())
    entry = replace(asked, subject=subject, report=report, told=told, field="", old="", new="")
    write_judgements(connection, [_judgement(entry)])
    return _enter(connection, entry)


def _kept_now(connection: Connection, ident: str) -> tuple[str, str]:
    """Give the report of a fact, and the fact as the program gave it."""
    fact, report = _fact(connection, ident)
    return report.id, kept(original_of(connection, fact.id) or fact, report)


def _same_kind(connection: Connection, asked: Review) -> None:
    """Refuse to join what is told of two kinds: a group tells one thing."""
    one, other = (_fact(connection, each)[0].kind for each in (asked.target, asked.other))
    if asked.action == SAME and one is not other:
        raise BadArgument(
            f"{asked.target}, {asked.other}",
            f"one is of the kind {one.value}, the other of the kind {other.value}",
            "Only facts of one kind can be the same",
        )


def _judgement(entry: Review) -> Judgement:
    return Judgement(
        left=entry.now or entry.target,
        right=entry.now_other or entry.other,
        subject=entry.subject,
        verdict=entry.action,
        score=1.0,
        reasons=(entry.why,) if entry.why else (),
        by=entry.by,
        at=entry.at,
    )


def _undo(connection: Connection, asked: Review) -> Review:
    trail = {each.entry: each for each in traced(find_trail(connection))}
    of = trail.get(asked.undoes or 0)
    if of is None:
        step = "Take a number from `goodoffices review FILE history`"
        raise BadArgument(str(asked.undoes), "the trail has no such entry", step)
    if of.undone_by is not None:
        raise BadArgument(str(of.entry), f"entry {of.undone_by} took it back already", "")
    if of.action in (UNDO, MOVED):
        raise BadArgument(str(of.entry), f"{of.action} cannot be undone", "Do it again instead")
    made = _enter(
        connection,
        replace(
            asked,
            subject=of.subject,
            target=of.now,
            other=of.now_other,
            report=of.report,
            field=of.field,
            old=of.new,
            new=of.old,
        ),
    )
    if of.action in ON_PAIRS:
        _withdraw(connection, of)
    elif of.report:
        apply_reviews(connection, [of.report])
    return made


def _withdraw(connection: Connection, of: Review) -> None:
    """Take a judgement out; an earlier one of the same person on the pair stands again."""
    undo_judgements(connection, [_judgement(of).id])
    pair = {of.now, of.now_other}
    before = [
        each
        for each in standing(find_trail(connection))
        if each.action in ON_PAIRS and each.by == of.by and {each.now, each.now_other} == pair
    ]
    if before:
        write_judgements(connection, [_judgement(before[-1])])


def _rejudge(connection: Connection, old: str, new: str) -> None:
    """Let persons' judgements on a fact hold for its new id."""
    own = tables.judgement.c
    touching = (own.subject == "fact") & (own.judged_by != PROGRAM)
    mine = with_reasons().where(touching, (own.left_id == old) | (own.right_id == old))
    for row in connection.execute(mine).mappings().all():
        before = judgement_from(row)
        other = before.right if before.left == old else before.left
        undo_judgements(connection, [row["id"]])
        if other != new:
            write_judgements(connection, [replace(before, left=new, right=other)])


def _apply(connection: Connection, ident: str, report: Report, entries: Sequence[Review]) -> None:
    """Write what stands for one fact: its verdict, its corrected rows, and the original."""
    fact, _ = _fact(connection, ident)
    original = original_of(connection, ident) or replace(fact, verdict="", corrections=())
    verdicts = [each.new for each in entries if each.action in (ACCEPT, REJECT)]
    now, made = original, dict[str, Correction]()
    for each in entries:
        if each.action != CORRECT:
            continue
        try:
            now = corrected(
                now, each.field, each.new, report.text, lambda name: _party(connection, name)
            )
        except BadArgument:
            # A reading gave it another kind or text: the entry stays in the trail, without effect.
            continue
        made[each.field] = Correction(
            field=each.field,
            was=in_words(original, each.field),
            now=each.new,
            by=each.by,
            at=each.at,
            entry=each.entry,
            why=each.why,
        )
    if made or fact.corrections:
        _rewrite(connection, now, report)
    verdict = verdicts[-1] if verdicts else ""
    if made or fact.corrections or "rejected" in (verdict, fact.verdict):
        mark_pending(connection, [report.id])
    touch_reports(connection, [report.id])
    touch_things_of(connection, [report.id])
    connection.execute(delete(tables.fact_review).where(tables.fact_review.c.fact == ident))
    if not (made or verdicts):
        return
    row = {
        "fact": ident,
        "verdict": verdict,
        "corrections": json.dumps([asdict(each) for each in made.values()], ensure_ascii=False)
        if made
        else "",
        "original": kept(original, report) if made else "",
    }
    connection.execute(insert(tables.fact_review), [row])


def _rewrite(connection: Connection, fact: Fact, report: Report) -> None:
    """Put a fact's rows in place of those it has; its id, and what refers to it, stay."""
    row = fact_row(fact, report)
    own = tables.fact
    connection.execute(update(own).where(own.c.id == fact.id).values(row))
    kind = tables.KIND_TABLES[fact.kind]
    for table, rows in (
        (kind, [kind_row(fact)]),
        (tables.fact_party, party_rows(fact)),
        (tables.evidence, evidence_rows(fact)),
        (tables.place_word, place_rows(fact)),
    ):
        connection.execute(delete(table).where(table.c.fact == fact.id))
        insert_rows(connection, table, rows)


def unfound(connection: Connection, reports: Sequence[str]) -> list[Fact]:
    """Give the facts of these reports that a person judged and that are not there any more."""
    held = [each for each in standing(trail_of_reports(connection, reports)) if each.told]
    judged = {each.now: each for each in held}
    here = set(_known(connection, sorted(judged)))
    gone = {now: from_kept(each.told) for now, each in judged.items() if now not in here}
    gone |= _others_unfound(connection, reports)
    return [replace(one, id=now) for now, one in sorted(gone.items())]


def _others_unfound(connection: Connection, reports: Sequence[str]) -> dict[str, Fact]:
    """Give the second facts of pairs that a person judged and that are not there any more."""
    own = tables.judgement.c
    judged = select(own.left_id, own.right_id).where(
        own.subject == "fact", own.judged_by != PROGRAM
    )
    ids = sorted({one for row in connection.execute(judged) for one in row})
    gone = set(ids) - set(_known(connection, ids))
    if not gone:
        return {}
    told = {
        each.now_other: other_from_kept(each.told)
        for each in standing(trail_of_pairs(connection))
        if each.now_other in gone and each.told
    }
    return {now: one for now, one in told.items() if one is not None and one.report in reports}
