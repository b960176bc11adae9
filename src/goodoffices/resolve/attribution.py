"""Says of each fact who vouches for it: the report itself, or somebody whose words it reports."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goodoffices.codes import FactKind, StatementAct, StatementForm
from goodoffices.facts import Fact, Figure, Party, Span, Statement

_ANCHORS: dict[FactKind, tuple[str, ...]] = {
    FactKind.EVENT: ("trigger",),
    FactKind.TALKS: ("trigger",),
    FactKind.CEASEFIRE: ("trigger",),
    FactKind.FIGURE: ("number",),
    FactKind.POSITION: ("content",),
    FactKind.RELATION: ("trigger", "object"),
}
"""The part of a fact that must lie in somebody's words for the fact to be theirs."""
_WHOLE_SENTENCE = "according to"
"""A cue that vouches for everything in its sentence, wherever it stands."""
_ASKING = (StatementAct.DEMAND, StatementAct.CALL_TO_THIRD, StatementAct.REFUSE, StatementAct.OFFER)
_DESCRIBES = re.compile(r"\b(?:that|which|who)\s+(?:has|have|had|was|were|is|are)\b", re.I)
"""What opens a clause that describes a thing: "a war that has"."""


_TOLL = re.compile(r"\b(?:that|which) (?:has|have|had) [^,;]{0,80}\d[^;]{0,120}$", re.I)
"""A clause with a count at the end of what "according to" follows."""


_TOPIC = 0.3
"""A statement told by a colon alone that is less sure tells of nobody's words."""


def attribute(facts: Iterable[Fact], text: str = "") -> tuple[Fact, ...]:
    """Give the facts again, each with the speakers in whose words it stands.

    Where several statements hold it ("A said that B claimed ...") the innermost wins. What an
    extractor attributed already stays as it is, and so does what nobody but the report says.
    """
    known = tuple(facts)
    said = [each for each in known if isinstance(each, Statement) and each.speakers]
    words = _Words([each for each in said if not _is_topic(each)], text)
    return tuple(_attributed(fact, words) for fact in known)


def _is_topic(statement: Statement) -> bool:
    """Tell whether what stands before a colon is rather what a headline is about.

    "Varn: leaders sign truce" is told by no Varn; "Minister: truce holds" is told by the minister.
    """
    nobody = all(each.actor is None for each in statement.speakers)
    return nobody and statement.cue == ":" and statement.confidence < _TOPIC


class _Words:
    """The contents of all statements of one report, ordered by where they begin."""

    def __init__(self, statements: Sequence[Statement], text: str) -> None:
        pieces = [(span, each) for each in statements for span in _vouched(each, text)]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0].start, -piece[0].end))
        self._starts = [span.start for span, _ in self._pieces]
        self._longest = max((span.end - span.start for span, _ in self._pieces), default=0)

    def innermost(self, place: Span) -> Statement | None:
        """Give the statement with the shortest content that holds a place."""
        best: tuple[int, Statement] | None = None
        at = bisect.bisect_right(self._starts, place.start)
        for span, statement in reversed(self._pieces[:at]):
            if place.start - span.start > self._longest:
                break
            length = span.end - span.start
            if span.holds(place) and (best is None or length < best[0]):
                best = (length, statement)
        return best[1] if best is not None else None


def _vouched(statement: Statement, text: str) -> tuple[Span, ...]:
    """Give the stretches for which a statement's speaker vouches.

    In "a truce to end a war that has killed 900 people, according to X" that is the toll alone.
    """
    contents = tuple(statement.evidence.get("content", ()))
    if not statement.cue.lower().startswith(_WHOLE_SENTENCE):
        return contents
    toll = _TOLL.search(statement.content)
    if toll is not None and len(contents) == 1:
        return (Span(contents[0].start + toll.start(), contents[0].end),)
    return (_around(statement, text), *contents)


def _around(statement: Statement, text: str) -> Span:
    """Give the sentence of "according to X", or its part between semicolons."""
    whole = statement.sentence
    cue = statement.evidence.get("cue", (whole,))[0]
    start = max(whole.start, text.rfind(";", whole.start, cue.start) + 1)
    stop = text.find(";", cue.end, whole.end)
    return Span(start, stop if stop >= 0 else whole.end)


def _attributed(fact: Fact, words: _Words) -> Fact:
    if fact.attributed_to:
        return fact
    if isinstance(fact, Statement):
        return _reported(fact, words)
    for part in _ANCHORS.get(fact.kind, ()):
        for place in fact.evidence.get(part, ())[:1]:
            statement = words.innermost(place)
            if statement is not None and not _only_describes(fact, place, statement):
                return replace(fact, attributed_to=_speakers(statement))
    return fact


def _only_describes(fact: Fact, place: Span, asked: Statement) -> bool:
    """Tell whether a number only describes what somebody retold asks for: it is the report's own.

    "He appealed to them to end a war that has killed 9,000" does not make him the one who counts.
    """
    if not isinstance(fact, Figure) or asked.form is StatementForm.DIRECT:
        return False
    if asked.act not in _ASKING:
        return False
    start = min((span.start for span in asked.evidence.get("content", ())), default=place.start)
    length = place.start - start
    return any(found.end() <= length for found in _DESCRIBES.finditer(asked.content))


def _reported(said: Statement, words: _Words) -> Statement:
    """Give a statement that stands in somebody else's words to both: who spoke, who tells it."""
    for place in said.evidence.get("cue", ())[:1]:
        teller = words.innermost(place)
        if teller is not None and teller is not said and _lies_in(said, teller):
            return replace(said, attributed_to=_speakers(teller))
    return said


def _lies_in(said: Statement, teller: Statement) -> bool:
    """Tell whether all that was said lies in another statement's content."""
    outer = teller.evidence.get("content", ())
    inner = said.evidence.get("content", ())
    return bool(inner) and all(any(each.holds(span) for each in outer) for span in inner)


def _speakers(statement: Statement) -> tuple[Party, ...]:
    return statement.speakers
