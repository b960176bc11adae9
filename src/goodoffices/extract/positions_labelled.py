"""Adds the positions that no frame tells and the learnt weights see.

Frames explain what they find and come first. What is added is less sure: it is kept in the record
and, being doubtful, shown only to whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from goodoffices.codes import Issue, Stance
from goodoffices.extract.position_found import words_of
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.positions import FAINT, VAGUE
from goodoffices.extract.scene import Scene
from goodoffices.extract.wish_clues import clues_of
from goodoffices.extract.wish_holders import Candidate, candidates
from goodoffices.facts import Party, Position, Span
from goodoffices.label import Labels, Wish, Wisher

MAKER = "labels/3"
FOUND_BY = "learnt labels of wishes"
_ADDS = 0.22
"""How sure word and issue together must be for a position to be added."""
_HOLDS = 0.45
"""Who is as likely as this holds it too, beside the likeliest."""
_NEARLY = 0.9
_MOST = 4
_CHOSEN = 0.4
"""How sure the weights must be of an issue that no word of a frame's content tells."""
_GUESSED = 0.2
"""Less sure than this is a frame for other reasons than its issue."""
_AS_SURE = 0.4
_SUREST = 0.34
"""What is added stays below what is shown by default."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One word with its wish, and who is likeliest to hold it."""

    word: Token
    wish: Wish
    holders: tuple[Party, ...]
    sure: float


def join_positions(
    scene: Scene, ruled: Sequence[Position], labels: Labels, wisher: Wisher
) -> list[Position]:
    """Give the positions of frames, and those only the weights see."""
    if labels.states is None:
        return list(ruled)
    wishes = wisher.read(labels.states, clues_of(scene, ruled))
    ruled = _settled(scene, ruled, wishes)
    taken = [span for each in ruled for span in each.evidence["content"]]
    seen = sorted(_seen(scene, wishes, wisher), key=lambda each: (-each.sure, each.word.i))
    added: list[Position] = []
    held: list[tuple[Token, Span | None]] = []
    for each in seen:
        content = _content(each)
        if any(content.meets(span) for span in taken):
            continue
        for party in each.holders:
            if not any(span == party.span and _nested(word, each.word) for word, span in held):
                held.append((each.word, party.span))
                added.append(_written(scene, each, party, content))
    return [*ruled, *sorted(added, key=lambda each: each.evidence["content"][0])]


def _settled(
    scene: Scene, ruled: Sequence[Position], wishes: Sequence[Wish]
) -> tuple[Position, ...]:
    """Give the positions of frames; where no word tells the issue, the weights choose it.

    They weigh the words of the phrase, of its sentence and of the whole report.
    """
    told = {wish.token: wish for wish in wishes}
    return tuple(_chosen(scene, each, told) for each in ruled)


def _chosen(scene: Scene, position: Position, told: Mapping[int, Wish]) -> Position:
    content = position.evidence["content"][0]
    words = scene.doc.char_span(content.start, content.end, alignment_mode="expand")
    wish = told.get(words.root.i) if words is not None else None
    vague = position.confidence == VAGUE
    guessed = vague or _GUESSED <= position.confidence <= FAINT
    if not guessed or wish is None or wish.issue_chance < _CHOSEN:
        return position
    issue = Issue(wish.issue)
    finer = scene.words.positions.issues.detail_of(position.content, issue)
    sure = VAGUE if vague else _AS_SURE
    return replace(position, issue=issue, detail=finer, confidence=sure)


def _seen(scene: Scene, wishes: Sequence[Wish], wisher: Wisher) -> Iterator[_Seen]:
    """Give the words that are sure enough and have somebody who may hold them."""
    for wish in wishes:
        sure = wish.chance * (1 + wish.issue_chance) / 2
        if sure < _ADDS:
            continue
        word = scene.doc[wish.token]
        if scene.sentence_of(word).tokens[-1].text == "?" or is_open(word, scene):
            continue
        parties = likeliest(candidates(word, scene), wisher, quoted=scene.is_quoted(word))
        if parties:
            yield _Seen(word, wish, parties, sure)


def likeliest(found: Sequence[Candidate], wisher: Wisher, *, quoted: bool) -> tuple[Party, ...]:
    """Give who most likely holds a wish, with those who are as likely."""
    scored = [(wisher.holds(each.features(quoted=quoted)), each.party) for each in found]
    if not scored:
        return ()
    best = max(score for score, _ in scored)
    level = max(_HOLDS, _NEARLY * best)
    kept = [party for score, party in scored if score >= level][:_MOST]
    return tuple(kept or [party for score, party in scored if score == best][:1])


def _content(seen: _Seen) -> Span:
    """Give the words of a wish, without the holder where he stands before its verb."""
    holders = {party.span for party in seen.holders}
    for child in seen.word.children:
        span = Span(child.idx, child.idx + len(child))
        if child.dep_ == "nsubj" and any(each is not None and each.meets(span) for each in holders):
            return words_of(seen.word, without=child)
    return words_of(seen.word)


def _nested(one: Token, other: Token) -> bool:
    return one == other or one.is_ancestor(other) or other.is_ancestor(one)


def _written(scene: Scene, seen: _Seen, holder: Party, content: Span) -> Position:
    said = " ".join(content.of(scene.text).split())
    evidence = {"content": (content,)}
    if holder.span is not None:
        evidence["actor"] = (holder.span,)
    return Position(
        report=scene.report.id,
        sentence=scene.sentence_of(seen.word).span,
        evidence=evidence,
        confidence=round(min(seen.sure, _SUREST), 3),
        maker=MAKER,
        found_by=FOUND_BY,
        actor=holder,
        issue=Issue(seen.wish.issue),
        stance=Stance(seen.wish.stance),
        detail=scene.words.positions.issues.detail_of(said, Issue(seen.wish.issue)),
        content=said,
    )
