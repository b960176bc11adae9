"""Where a process stopped, and according to whom: refusals, vetoes, break-offs and blame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from goodoffices.codes import EventType, Realis, StatementAct, StatementForm, TalksOutcome
from goodoffices.dossier.brief_shape import Part
from goodoffices.dossier.dating import on_day, reported
from goodoffices.dossier.material import Line, Material, are_known
from goodoffices.dossier.naming import among, capital
from goodoffices.dossier.telling import joined, told_line
from goodoffices.dossier.wording import is_clause
from goodoffices.dossier.words import listed_words
from goodoffices.facts import Event, Fact, Party, Span, Statement, Talks

MOST_STOPS = 6
MOST_OF_ONE = 2
"""Lines of one speaker or doer: more would be one side's account of it all."""
SHORTEST, LONGEST = 4, 32
"""Words of a content that says enough by itself and still fits a line or two."""
MOST_BETWEEN = 30
"""Characters between a doer and the word for what it did: further off, another may have done it."""
LONGEST_QUOTE = 140
STOPPED: frozenset[TalksOutcome] = frozenset(
    {TalksOutcome.NONE, TalksOutcome.COLLAPSED, TalksOutcome.POSTPONED}
)
BLAMING: frozenset[StatementAct] = frozenset({StatementAct.ACCUSE, StatementAct.REFUSE})
BROKEN_OFF = frozenset({"discontinue", "veto"})
_CLAUSE_END = re.compile(r"[,;:!?—–\n“”\"]|(?<![A-Z])\.(?=\s|$)")
_WEEKDAY = re.compile(r"^(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=[a-z])")
"""A day at the head of a clause, told again by the date behind it."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def stopped(facts: Sequence[Fact], material: Material) -> Part:
    """Tell the newest of what stopped and who says why, in the report's words."""
    lines: list[Line] = []
    count: dict[str, int] = {}
    told: set[tuple[str, Span]] = set()
    for fact in reversed(facts):
        line = _line(fact, material) if fact.realis is Realis.ACTUAL else None
        teller = _teller(fact)
        again = (fact.report, fact.sentence) in told
        if line is None or again or count.get(teller, 0) >= MOST_OF_ONE:
            continue
        told.add((fact.report, fact.sentence))
        if line.text not in {each.text for each in lines}:
            count[teller] = count.get(teller, 0) + 1
        lines.append(line)
        if len({each.text for each in lines}) >= MOST_STOPS:
            break
    heading = "Where it stopped, and according to whom"
    return Part("stopped", heading, tuple(joined(lines))[::-1])


def _teller(fact: Fact) -> str:
    if isinstance(fact, Statement):
        return among(fact.speakers)
    return among(fact.sources) if isinstance(fact, Event) else ""


def _line(fact: Fact, material: Material) -> Line | None:
    if isinstance(fact, Talks):
        return told_line(fact, material.told(fact)) if fact.outcome in STOPPED else None
    if isinstance(fact, Statement):
        return _said(fact, material) if _are_named(fact.speakers) else None
    if isinstance(fact, Event) and _are_named(fact.sources):
        return _done(fact, material)
    return None


def _said(fact: Statement, material: Material) -> Line | None:
    """Give what a speaker says of why it stopped; nothing where the words do not speak of it."""
    words = fact.content.split()
    if words and words[0].casefold() in _listed("pointing"):
        return None
    if words and words[-1].strip(".,").casefold() in ("it", "them", "this", "that"):
        return None  # "had violated it": what was told before
    if not SHORTEST <= len(words) <= LONGEST or _CLAUSE_MARK.search(fact.content):
        return None
    if not _bears_on(fact, material.sentence(fact)):
        return None
    when = reported(material.told(fact))
    speakers = among(fact.speakers)
    if fact.form is StatementForm.DIRECT:
        return Line(f"{capital(speakers)}: “{fact.content}”{when}.", (fact.id,))
    contents = fact.evidence.get("content", ())
    before = material.text(fact.report)[: contents[0].start] if contents else ""
    if before.endswith(" to "):
        return None  # "refuses to stop until its terms are met" is no clause of its own
    if fact.form is StatementForm.INDIRECT and is_clause(fact.content):
        content = fact.content.removeprefix("that ").rstrip(".")
        return Line(f"According to {speakers}, {content}{when}.", (fact.id,))
    return None


_CLAUSE_MARK = re.compile(r"[“”\"\n…]")
"""Marks inside a content that do not stand well in a sentence of another."""


def _bears_on(fact: Statement, sentence: str) -> bool:
    """Tell whether a statement speaks of why talks or a truce stopped."""
    told = _words(fact.content)
    if fact.act in BLAMING:
        return bool(told & _listed("matter")) or bool(_words(sentence) & _listed("end"))
    pessimistic = fact.act is StatementAct.ASSESS_PESSIMISTIC
    return pessimistic and bool(told & _listed("end")) and not told & _listed("denial")


def _done(fact: Event, material: Material) -> Line | None:
    """Give a refusal to meet, a veto or a break-off in the words behind the doer's name."""
    refusal = fact.type is EventType.REJECT and fact.mode == "meet"
    if not refusal and fact.mode not in BROKEN_OFF:
        return None
    words = _behind(fact, material.text(fact.report))
    if words.split(" ", 1)[0] in _listed("bare"):
        return None  # "that the army stop its flights" tells a wish
    if not words or (refusal and not _words(words) & _listed("matter")):
        return None
    when = on_day(fact.date)
    words = _WEEKDAY.sub("", words) if when else words
    late = f", {when}" if when else reported(material.told(fact))
    return Line(f"{capital(among(fact.sources))} “{words}”{late}.", (fact.id,))


def _behind(fact: Event, text: str) -> str:
    """Give the clause that follows the doer's name and has the word for what was done."""
    triggers, doers = fact.evidence.get("trigger", ()), fact.evidence.get("source", ())
    if not triggers or len(doers) != 1 or len(fact.sources) != 1:
        return ""
    start, trigger = doers[0].end, triggers[0]
    between = text[start : trigger.start]
    if not 0 < trigger.start - start <= MOST_BETWEEN or _CLAUSE_END.search(between):
        return ""
    if not between.startswith(" ") or _words(between) & _listed("other_clause"):
        return ""
    return _cut(text, Span(start, fact.sentence.end), trigger.end)


def _cut(text: str, span: Span, least: int) -> str:
    end = _CLAUSE_END.search(text, least, span.end)
    words = " ".join(text[span.start : end.start() if end else span.end].split())
    return words if len(words.split()) >= SHORTEST and len(words) <= LONGEST_QUOTE else ""


def _are_named(parties: Sequence[Party]) -> bool:
    return are_known(parties) and all(p.shown[:1].isupper() for p in parties)


def _words(text: str) -> set[str]:
    return set(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text.casefold()):
        yield found[0]


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(listed_words("stopped", which))
