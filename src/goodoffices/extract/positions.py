"""Finds who wants, refuses, offers, requires or doubts what, on which issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import Issue, Stance
from goodoffices.extract.clauses import conjuncts
from goodoffices.extract.position_found import Found
from goodoffices.extract.position_frames import frames_at
from goodoffices.extract.position_issue import Topics
from goodoffices.extract.position_tails import remarks
from goodoffices.extract.position_turns import is_against
from goodoffices.extract.process_reports import (
    DOUBTED,
    EVERYDAY,
    is_beside_the_war,
    is_everyday,
)
from goodoffices.extract.scene import Scene
from goodoffices.facts import DateRecord, Party, Position, Span

MAKER = "positions/1"
_MIN_SHARE = 0.5
"""Share of equal words from which two contents of one holder are the same line."""


_HUNG = re.compile(
    r"\b(?:on (?:the )?condition that|provided(?: that)?|(?:as|so) long as|only if)\b"
)
"""What makes a readiness hang on something."""
_SPLIT = 2
WAITS = 0.4
"""How far to trust that what waits for a condition is itself at issue."""
FAINT = 0.3
"""How far to trust a frame at most where its content only points back to what tells the issue."""
VAGUE = 0.11
"""The same where nothing in its content tells an issue: only what stands around it does."""


def find_positions(scene: Scene) -> Iterator[Position]:
    """Find the positions of a report; the same line of the same actor counts once."""
    kept: list[tuple[str, Issue, Stance, frozenset[str]]] = []
    topics = Topics(scene)
    for sentence in scene.sentences:
        if sentence.tokens[-1].text == "?":
            continue  # who asks tells no wish
        for token in sentence.words:
            for position in _told(token, topics):
                words = frozenset(position.content.lower().split())
                if not _repeats(position, words, kept):
                    kept.append(
                        (position.actor.printed.lower(), position.issue, position.stance, words)
                    )
                    yield position


def _told(token: Token, topics: Topics) -> Iterator[Position]:
    """Give the positions of one word; a condition also on what is made to wait for it."""
    for found in _parts(frames_at(token, topics.scene), topics.scene):
        position = _position(found, topics)
        if position is None:
            continue
        yield position
        waiting = topics.waiting(found)
        if waiting is not None and waiting is not position.issue:
            detail = topics.words.detail_of(position.content, waiting)
            sure = min(position.confidence, WAITS)
            yield replace(position, issue=waiting, detail=detail, confidence=sure)


def _parts(frames: Iterable[Found], scene: Scene) -> Iterator[Found]:
    """Give each demand of a list by itself, where the parts are about different issues."""
    for found in frames:
        pieces = _pieces(found, scene)
        issues = [scene.words.positions.issues.issue_of(each.of(scene.text)) for each in pieces]
        if len(pieces) > 1 and len(set(issues) - {None}) > 1:
            for piece in pieces:
                yield replace(found, content=piece)
        else:
            yield found


def _pieces(found: Found, scene: Scene) -> list[Span]:
    """Give the parts of a content joined by "and" or commas: nouns, or verbs of one holder."""
    words = scene.doc.char_span(found.content.start, found.content.end, alignment_mode="expand")
    if words is None or found.condition is not None:
        return []
    root = words.root
    heads = [root]
    for child in root.children:  # "guarantees of a halt to fire and a release of captives"
        listing = child.lower_ in ("including", "like") and child.i > root.i
        if child.dep_ == "prep" and (not root.conjuncts or listing):
            heads = [noun for noun in child.children if noun.dep_ == "pobj"] or heads
    inside = [each for each in conjuncts(heads[0]) if words.start <= each.i < words.end]
    inside = [each for each in inside if not _is_told_beside(each, root)]
    if len(inside) < _SPLIT or _goes_on(inside[-1], words.end):
        return []
    pieces = [_own_words(each) for each in inside]
    if inside[0] != root and inside[0].head.lower_ != "of":
        # "a halt to the fighting, aid and a pull-out": the first is the halt, not the fighting
        pieces[0] = Span(root.left_edge.idx, pieces[0].end)
    elif inside[0] != root:
        # "the cessation of hostilities and the talks": hostilities alone are another thing
        issues, whole = scene.words.positions.issues, Span(root.left_edge.idx, pieces[0].end)
        told = issues.issue_of(whole.of(scene.text))
        if told is not None and told is not issues.issue_of(pieces[0].of(scene.text)):
            pieces[0] = whole
    return pieces


def _is_told_beside(verb: Token, root: Token) -> bool:
    """Tell whether a verb only tells what else was done: "would leave but *refused* to say"."""
    return verb.tag_ == "VBD" and root.tag_ == "VB"


def _goes_on(last: Token, end: int) -> bool:
    """Tell whether words behind a list are said of all of it: "troops and militias out of X"."""
    return any(token.is_alpha for token in last.doc[last.right_edge.i + 1 : end])


def _own_words(head: Token) -> Span:
    """Give a phrase without what is joined to it."""
    joined = {t.i for c in head.children if c.dep_ in ("conj", "cc") for t in c.subtree}
    joined |= {t.i for c in remarks(head) for t in c.subtree}
    own = [t for t in head.subtree if t.i not in joined]
    while len(own) > 1 and (own[-1].is_punct or own[-1].dep_ == "cc"):
        own.pop()
    return Span(own[0].idx, own[-1].idx + len(own[-1]))


def _position(found: Found, topics: Topics) -> Position | None:
    scene = topics.scene
    found = replace(found, content=_bracketed(found.content, scene.text))
    content = found.content.of(scene.text)
    sentence = scene.sentence_of(found.word)
    depends = found.condition.of(scene.text) if found.condition else ""
    issue, known = topics.issue_of(found)
    least = FAINT if topics.points_back(found) else VAGUE
    if issue is None or ((found.plain or found.only) and not known):
        return None
    if found.only and issue.value not in found.only:
        return None
    stance = found.stance or (_moves(found, scene) or _mixed(found, issue))
    if stance is Stance.SUPPORT and is_against(scene, found.content):
        stance = Stance.OPPOSE
    if stance in (Stance.SUPPORT, Stance.OFFER) and _HUNG.search(content):
        stance = Stance.CONDITION
    sure = found.confidence if known else min(found.confidence, least)
    home = issue in EVERYDAY and is_everyday(scene)
    if home or is_beside_the_war(scene, issue, sentence.span, found.content):
        sure = min(sure, DOUBTED)
    return Position(
        report=scene.report.id,
        sentence=sentence.span,
        evidence=_evidence(found),
        date=_date(found, scene),
        confidence=sure,
        maker=MAKER,
        found_by=found.rule,
        actor=found.holder,
        issue=issue,
        stance=stance,
        detail=scene.words.positions.issues.detail_of(content, issue),
        toward=found.toward,
        content=" ".join(content.split()),
        condition=depends or None,
        claimed=found.claimed,
    )


def _date(found: Found, scene: Scene) -> DateRecord | None:
    """Give since when it is wanted; the day in "wants talks by May" is that of the talks."""
    date = scene.date_of(found.word)
    inside = date is not None and date.span is not None and found.content.holds(date.span)
    return None if inside else date


def _bracketed(content: Span, text: str) -> Span:
    """Take in the bracket that closes one opened inside: "the Islamic State (IS)"."""
    said = content.of(text)
    opened = said.count("(") > said.count(")") and text[content.end : content.end + 1] == ")"
    return Span(content.start, content.end + opened)


def _moves(found: Found, scene: Scene) -> Stance | None:
    """Give a demand where others are to be moved: "tries to get Chad to the table"."""
    words = scene.doc.char_span(found.content.start, found.content.end, alignment_mode="expand")
    if words is None or words.root.lemma_.lower() not in scene.words.positions.moving:
        return None
    moved = (scene.mention_at(c) for c in words.root.children if c.dep_ in ("dobj", "nsubj"))
    party = any(each is not None and each.form not in ("place", "pronoun") for each in moved)
    return Stance.DEMAND if party else None


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
