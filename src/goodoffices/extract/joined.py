"""Joins the statements of labels and of rules: the labels, and rules where they know better.

Rules are sure of turns of a transcript and of signed quotations, find what labels leave out, and
know the speaker before where a quotation names none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goodoffices.codes import StatementAct, StatementForm
from goodoffices.extract.told import FAIR
from goodoffices.facts import Span, Statement

_CERTAIN = frozenset(
    {"turn of a transcript", "signed quotation", "answer in an interview", "name and colon"}
)
"""What rules read off the layout, in the words of `Statement.found_by`."""
_SAME = 0.5
"""Share of a content's characters that another must hold to say the same."""
_ALIKE = 0.8
"""Share of both contents that must be common for their bounds to be much the same."""
_PLAIN_TO_GRAMMAR = frozenset(
    {StatementAct.OFFER, StatementAct.REFUSE, StatementAct.CONDITION, StatementAct.PROMISE}
)
"""Acts that rules tell by the person, tense and terms of a clause, which labels do not see."""
LIKELY = 0.45
"""Confidence from which a coder would rather write a statement down than not."""
_LENDS = 0.3
"""Share of a content that a statement by rule must hold to lend its speaker."""


def join_statements(
    labelled: Sequence[Statement], ruled: Sequence[Statement]
) -> Iterator[Statement]:
    """Give the statements of both, in the order of the report; neither says a thing twice."""
    certain = [each for each in ruled if each.found_by in _CERTAIN]
    labelled = [_own_pieces(each, ruled) for each in labelled]
    kept = [each for each in labelled if _share(each, certain) < _SAME]
    spoken = [_as_ruled(_with_speaker(each, ruled), ruled) for each in kept]
    heard = [span for each in labelled for span in each.evidence.get("cue", ())]
    added = [
        each
        for each in ruled
        if each.found_by not in _CERTAIN
        and (each.form is not StatementForm.INDIRECT or not _is_heard(each, heard))
        and (_share(each, labelled) < _SAME or _is_nested(each, ruled))
    ]
    whole = [each for each in spoken if not _is_cut(each, added)]
    yield from sorted([*certain, *whole, *added], key=_place)


def with_ruled(joined: Sequence[Statement], ruled: Sequence[Statement]) -> Iterator[Statement]:
    """Give the statements, with those of rules in place of labelled ones that are doubtful.

    What labels tell of the same words with little confidence would be held back, and what the rules
    are sure of with it.
    """
    shown = [each for each in joined if each.confidence >= LIKELY]
    lost = [
        each
        for each in ruled
        if each.confidence >= LIKELY
        and each not in joined
        and _share(each, shown) < _SAME
        and _content(each)
    ]
    kept = [each for each in joined if each.confidence >= LIKELY or _share(each, lost) < _SAME]
    yield from sorted([*kept, *lost], key=_place)


def _is_cut(told: Statement, others: Sequence[Statement]) -> bool:
    """Tell whether another holds these words and more of what the same cue reports."""
    return any(
        _is_heard(each, told.evidence.get("cue", ())) and _share(told, [each]) >= _ALIKE
        for each in others
    )


def _own_pieces(told: Statement, ruled: Sequence[Statement]) -> Statement:
    """Leave out the later pieces that rules hold for statements of their own: new paragraphs."""
    first, *later = _content(told)
    cues = told.evidence.get("cue", ())
    others = [
        span
        for other in ruled
        if not _is_heard(other, cues) and other.form is not StatementForm.INDIRECT
        for span in _content(other)
    ]
    own = [span for span in later if not any(_covers(other, span) for other in others)]
    if len(own) == len(later):
        return told
    kept = (first, *own)
    words = dict(zip(_content(told), _pieces(told), strict=True))
    content = " ".join(words[span] for span in kept)
    return replace(told, content=content, evidence={**told.evidence, "content": kept})


def _pieces(told: Statement) -> Iterator[str]:
    """Cut a content where its pieces were joined by a space."""
    place = 0
    for span in _content(told):
        yield told.content[place : place + span.end - span.start]
        place += span.end - span.start + 1


def _covers(one: Span, other: Span) -> bool:
    """Tell whether two spans are much the same."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= _ALIKE * (max(one.end, other.end) - min(one.start, other.start))


def _as_ruled(told: Statement, ruled: Sequence[Statement]) -> Statement:
    """Give what the rules make of the same cue: retold words with their bounds, and the speaker.

    Quotations keep the bounds of the labels, which know better what goes on behind the marks.
    """
    for other in ruled:
        ours, theirs = _share(told, [other]), _share(other, [told])
        if not ours or not _is_heard(other, told.evidence.get("cue", ())):
            continue
        if other.form is StatementForm.INDIRECT and min(ours, theirs) < _ALIKE:
            return replace(other, confidence=told.confidence)
        if min(ours, theirs) < _ALIKE:
            continue
        if other.act in _PLAIN_TO_GRAMMAR:
            told = replace(told, act=other.act)
        if other.speakers and other.confidence >= FAIR:
            return _spoken_by(told, other)
    return told


def _spoken_by(told: Statement, other: Statement) -> Statement:
    """Give a statement the speakers of another, with the words that name them."""
    evidence = {part: spans for part, spans in told.evidence.items() if part != "speaker"}
    if "speaker" in other.evidence:
        evidence["speaker"] = other.evidence["speaker"]
    return replace(told, speakers=other.speakers, evidence=evidence)


def _is_nested(told: Statement, ruled: Sequence[Statement]) -> bool:
    """Tell whether it is told inside what another says: both levels are kept."""
    cues = told.evidence.get("cue", ())
    return any(
        span.holds(cue)
        for other in ruled
        if other is not told
        for span in _content(other)
        for cue in cues
    )


def _is_heard(told: Statement, cues: Sequence[Span]) -> bool:
    """Tell whether labels have found what the same cue reports, with other bounds."""
    return any(own.meets(cue) for own in told.evidence.get("cue", ()) for cue in cues)


def _with_speaker(told: Statement, ruled: Sequence[Statement]) -> Statement:
    """Give a statement without speaker that of the rules for the same words, if they know one."""
    if told.speakers:
        return told
    knowing = [each for each in ruled if each.speakers and _share(told, [each]) >= _LENDS]
    if not knowing:
        return told
    best = max(knowing, key=lambda each: _share(told, [each]))
    lent = _spoken_by(told, best)
    return replace(lent, found_by=f"{told.found_by}; speaker: {best.found_by}")


def _share(told: Statement, others: Sequence[Statement]) -> float:
    """Give the share of a content that stands in the contents of other statements."""
    spans = _content(told)
    near = [span for other in others for span in _content(other) if any(map(span.meets, spans))]
    if not near and len(spans) == 1:
        return 0.0  # nearly always: most statements of a report stand apart
    own = {place for span in spans for place in range(span.start, span.end)}
    for span in near:
        own.difference_update(range(span.start, span.end))
    size = sum(span.end - span.start for span in spans)
    return 1 - len(own) / size if size else 0.0


def _content(told: Statement) -> tuple[Span, ...]:
    return told.evidence.get("content", ())


def _place(told: Statement) -> tuple[Span, ...]:
    return _content(told)
