"""What `review` prints: the queue, the trail, and what was lost, as tables and as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from goodoffices.api import Record
from goodoffices.cli.view_cells import View
from goodoffices.dossier.wording import says
from goodoffices.export.rows import fact_row
from goodoffices.facts import Fact
from goodoffices.reviews import Review


def queue_view(record: Record, wanted: Mapping[str, Any]) -> View:
    """Give the facts that wait, or those in a state of review, with sentence and id."""
    kind, limit = wanted["kind"], wanted["limit"]
    if wanted["state"] == "open":
        facts: Iterable[Fact] = record.queue(kind=kind, limit=limit)
    else:
        facts = record.facts(kind, review=wanted["state"], limit=limit, min_confidence=0.0)
    rows, data = [], []
    for fact in facts:
        report = record.report(fact.report)
        if report is None:
            continue
        sure = f"{fact.confidence:.2f}"
        rows.append([fact.id, sure, f"{says(fact)}{marked(fact)}", fact.sentence.of(report.text)])
        data.append(fact_row(fact, report))
    empty = "Nothing is left to look at." if wanted["state"] == "open" else "There are none."
    return View(("id", "sure", "what was read", "in its words"), rows, data, empty=empty)


def pairs_view(record: Record, wanted: Mapping[str, Any]) -> View:
    """Give the program's judgements that nobody has looked at."""
    pairs = record.pairs(limit=wanted["limit"])
    rows = [
        [
            each.judgement.left,
            each.judgement.right,
            f"{each.judgement.score:.2f}",
            f"{each.left} | {each.right}: {each.judgement.verdict}. "
            + " ".join(each.judgement.reasons),
        ]
        for each in pairs
    ]
    return View(
        ("one", "other", "sure", "judged"), rows, pairs.to_dicts(), empty="No pair waits for you."
    )


def trail_view(trail: Iterable[Review]) -> View:
    """Give the entries of the trail."""
    rows, data = [], []
    for each in trail:
        data.append({name: value for name, value in asdict(each).items() if name != "told"})
        undone = f" (undone by {each.undone_by})" if each.undone_by else ""
        rows.append(
            [
                str(each.entry),
                each.at[:16].replace("T", " "),
                each.by,
                f"{each.action}{undone}",
                f"{each.target} {each.other}".strip(),
                _what(each),
            ]
        )
    heads = ("entry", "when", "by", "did", "to", "what and why")
    return View(heads, rows, data, empty="Nobody has reviewed anything yet.")


def lost_view(record: Record) -> View:
    """Give what was decided on and is no longer found."""
    found = record.lost()
    rows = [
        [str(each.review.entry), each.review.action, each.review.by, _what(each.review), each.says]
        for each in found
    ]
    data = [{**asdict(each.review), "says": each.says} for each in found]
    heads = ("entry", "did", "by", "what and why", "the sentence it stood in")
    return View(heads, rows, data, empty="Nothing is lost: all that was reviewed is still found.")


def marked(fact: Fact) -> str:
    """Say in brackets what persons did to a fact; nothing if nobody looked at it."""
    said = [fact.verdict] if fact.verdict else []
    said += [f"{each.field} corrected by {each.by}, was “{each.was}”" for each in fact.corrections]
    return f" [{'; '.join(said)}]" if said else ""


def _what(each: Review) -> str:
    changed = f"{each.field}: “{each.old}” to “{each.new}”" if each.field else ""
    taken = f"takes back {each.undoes}" if each.undoes else ""
    return ". ".join(part for part in (taken, changed, each.why) if part)
