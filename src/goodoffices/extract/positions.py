"""Finds who wants, refuses, offers, requires or doubts what, on which issue."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.codes import Issue, Stance
from goodoffices.extract.position_found import Found
from goodoffices.extract.position_frames import frames_at
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Position, Span

MAKER = "positions/1"
_MIN_SHARE = 0.5
"""Share of equal words from which two contents of one holder are the same line."""


_THIN = 3
"""So few words do not tell an issue by the sentence they stand in."""


def find_positions(scene: Scene) -> Iterator[Position]:
    """Find the positions of a report; the same line of the same actor counts once."""
    kept: list[tuple[str, Issue, Stance, frozenset[str]]] = []
    for sentence in scene.sentences:
        for token in sentence.tokens:
            for found in frames_at(token, scene):
                position = _position(found, scene)
                if position is None:
                    continue
                words = frozenset(position.content.lower().split())
                if not _repeats(position, words, kept):
                    kept.append(
                        (position.actor.printed.lower(), position.issue, position.stance, words)
                    )
                    yield position


def _position(found: Found, scene: Scene) -> Position | None:
    content = found.content.of(scene.text)
    sentence = scene.sentence_of(found.word)
    thin = len(content.split()) < _THIN
    around = "" if thin else sentence.span.of(scene.text)
    issue = scene.words.positions.issue_of(content, around)
    if issue is None:
        return None
    stance = found.stance or _mixed(found, issue)
    return Position(
        report=scene.report.id,
        sentence=sentence.span,
        evidence=_evidence(found),
        date=scene.date_of(found.word),
        confidence=found.confidence,
        maker=MAKER,
        found_by=found.rule,
        actor=found.holder,
        issue=issue,
        stance=stance,
        detail=scene.words.positions.detail_of(content),
        toward=found.toward,
        content=" ".join(content.split()),
        condition=found.condition.of(scene.text) if found.condition else None,
        claimed=found.claimed,
    )


def _mixed(found: Found, issue: Issue) -> Stance:
    """Tell "wants to talk" (support) from "wants him out" (demand)."""
    if found.toward is not None or issue in (Issue.LEADERSHIP, Issue.TERRITORY):
        return Stance.DEMAND
    if found.by_itself or issue in (Issue.TALKS, Issue.CEASEFIRE):
        return Stance.SUPPORT
    return Stance.DEMAND


def _evidence(found: Found) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {"content": (found.content,)}
    for part, party in (("actor", found.holder), ("toward", found.toward)):
        if isinstance(party, Party) and party.span is not None:
            spans[part] = (party.span,)
    return spans


def _repeats(
    position: Position,
    words: frozenset[str],
    kept: list[tuple[str, Issue, Stance, frozenset[str]]],
) -> bool:
    key = (position.actor.printed.lower(), position.issue, position.stance)
    for *other, seen in kept:
        if tuple(other) == key and len(words & seen) >= _MIN_SHARE * min(len(words), len(seen)):
            return True
    return False
