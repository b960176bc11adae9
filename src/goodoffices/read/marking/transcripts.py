"""Transcripts of broadcasts and interviews: who speaks, and which turns are the press's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.codes import StretchKind
from goodoffices.facts import Span
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet
from goodoffices.read.patterns import TranscriptPatterns

_LEAST_LABELS = 2
_LEAST_MIXED_LABELS = 4

_CAPITAL_LABEL = re.compile(
    r"^(?P<name>(?:[A-ZÀ-Þ]|Mc|Mac)[A-ZÀ-Þ.'’\-]{0,24}(?:\s(?:(?:de|la|al|bin|van|von|el|Mc|Mac)[A-ZÀ-Þ]{0,20}|[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]{0,24})){0,5})"
    r"(?:,\s?(?P<role>[A-ZÀ-Þ][A-ZÀ-Þ\s'’&.-]{1,40}))?(?:\s?[(\[][^()\[\]\n]{1,50}[)\]])?\s?:(?=\s|$)"
)
"""`MICHELE KELEMEN, BYLINE:`, `HUMBERTO DE LA CALLE (through interpreter):`, `Q:`."""

_MIXED_LABEL = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][\w.'’-]{0,24}(?:\s(?:de|la|al|bin|van|von|[A-ZÀ-Þ][\w.'’-]{0,24})){0,4})"
    r"(?:,\s?(?P<role>[A-Za-z\s]{3,30}))?(?:\s?[(\[][^()\[\]\n]{1,50}[)\]])?:\s(?=[A-ZÀ-Þ“\"‘'(\[])"
)
"""`Sergei Lavrov: We agreed`; taken as labels only where several lines have them."""

_RUN_IN_LABEL = re.compile(
    r"(?<=[.?!…»”\"’)] )"
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ&.'’\-]{0,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’\-]{1,24})?):(?=\s)"
)
"""`Q: Did you agree? A: We did.`: the answer in the line of the question."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label, and the line it opens."""

    block: Block
    label: Span
    name: str
    role: str


def mark_transcript(sheet: Sheet, patterns: TranscriptPatterns, outlet: str | None) -> int:
    """Mark speaker labels and the turns of the press; give the line of the first label."""
    turns = _turns(sheet, patterns)
    if not turns:
        return len(sheet.blocks)
    reporters = _reporters(sheet, turns, patterns) | frozenset((outlet or "").lower().split())
    for turn in turns:
        reason = "The name of who speaks, before the words."
        sheet.mark(turn.label, StretchKind.SPEAKER_LABEL, reason, turn.name)
    _mark_opening(sheet, turns[0], patterns)
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        is_press = _is_press(turn, reporters, patterns)
        _mark_turn(sheet, turn, following, patterns, is_press=is_press)
    return turns[0].block.index


def _turns(sheet: Sheet, patterns: TranscriptPatterns) -> list[_Turn]:
    capital = list(_labelled(sheet, _CAPITAL_LABEL, patterns))
    if len(capital) >= _LEAST_LABELS:
        return capital
    mixed = list(_labelled(sheet, _MIXED_LABEL, patterns))
    names = [turn.name for turn in mixed]
    if len(mixed) >= _LEAST_MIXED_LABELS and 2 <= len(set(names)) <= len(names) * 0.7:
        return mixed
    return []


def _labelled(
    sheet: Sheet, pattern: re.Pattern[str], patterns: TranscriptPatterns
) -> Iterator[_Turn]:
    for block in sheet.blocks:
        if not sheet.is_free(block):
            continue
        match = pattern.match(block.text)
        if match is None or match.group("name").rstrip(".").upper() in patterns.not_labels:
            continue
        start = block.span.start
        label = Span(start + match.start(), start + len(match.group().rstrip()))
        yield _Turn(block, label, match.group("name"), (match.group("role") or "").strip())


def _reporters(sheet: Sheet, turns: list[_Turn], patterns: TranscriptPatterns) -> frozenset[str]:
    """Give the last names of those whom a label, a signature or the opening shows as press."""
    names = {_last(turn.name) for turn in turns if _has_press_role(turn, patterns)}
    for block in sheet.blocks:
        signature = patterns.signature.search(block.text)
        if signature is not None:
            names.add(_last(signature.group("name")))
    for block in sheet.blocks[: turns[0].block.index + 2]:
        host = patterns.host_names_itself.search(block.text)
        if host is not None:
            names.add(_last(host.group("name")))
    return frozenset(names)


def _has_press_role(turn: _Turn, patterns: TranscriptPatterns) -> bool:
    return any(word in patterns.reporter_roles for word in turn.role.lower().split())


def _is_press(turn: _Turn, reporters: frozenset[str], patterns: TranscriptPatterns) -> bool:
    if turn.name.rstrip(".").upper() in patterns.press_labels or _has_press_role(turn, patterns):
        return True
    return _last(turn.name) in reporters


def _last(name: str) -> str:
    return name.split()[-1].strip(".").lower()


def _mark_opening(sheet: Sheet, first: _Turn, patterns: TranscriptPatterns) -> None:
    """Mark what the host says before the first label, from where the host gives a name."""
    host = ""
    for block in sheet.blocks[: first.block.index]:
        opening = patterns.host_opening.search(block.text)
        if opening is not None:
            host = opening.group("name")
        if host and sheet.is_free(block):
            reason = "The host speaks before the first label."
            sheet.set_aside(block, StretchKind.REPORTER_TURN, reason, host)


def _mark_turn(
    sheet: Sheet,
    turn: _Turn,
    following: _Turn | None,
    patterns: TranscriptPatterns,
    *,
    is_press: bool,
) -> None:
    """Mark a turn of the press, and how a reporter signs off at its end."""
    end = following.block.index if following is not None else len(sheet.blocks)
    for block in sheet.blocks[turn.block.index : end]:
        if not sheet.is_free(block):
            if following is None:
                return
            continue
        _mark_signature(sheet, block, patterns)
        answer = _RUN_IN_LABEL.search(block.text) if is_press else None
        reason = "A reporter or host speaks here, not a party."
        if answer is not None and answer.group("name") != turn.name:
            _mark_question(sheet, block, answer, turn.name, reason)
        elif is_press:
            sheet.set_aside(block, StretchKind.REPORTER_TURN, reason, turn.name)


def _mark_question(
    sheet: Sheet, block: Block, answer: re.Match[str], asking: str, reason: str
) -> None:
    """Mark only the front of a line in which the press asks and somebody answers."""
    at = block.span.start
    sheet.mark(Span(at, at + answer.start()), StretchKind.REPORTER_TURN, reason, asking)
    label = Span(at + answer.start(), at + answer.end())
    why = "The name of who answers, in the line of the question."
    sheet.mark(label, StretchKind.SPEAKER_LABEL, why, answer.group("name"))


def _mark_signature(sheet: Sheet, block: Block, patterns: TranscriptPatterns) -> None:
    signature = patterns.signature.search(block.text)
    if signature is not None:
        span = Span(block.span.start + signature.start(), block.span.start + signature.end())
        sheet.mark(span, StretchKind.BYLINE, "The reporter signs off.")
