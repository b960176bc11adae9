"""Finds the positions of a coding sheet in the words of its report, and who of many holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from goodoffices.codes import Issue, Stance
from goodoffices.extract.scene import Scene
from goodoffices.extract.wish_clues import KINDS
from goodoffices.extract.wish_holders import candidates
from goodoffices.facts import Fact, Party, Position
from goodoffices.resolve import resolve_reading
from goodoffices.score.names import Cast
from training.sheets import depth
from training.trust import Row

_HALF = 0.5
_PROBE = "who is it"


@dataclass(frozen=True, slots=True)
class Aim:
    """One marked position: where its content stands, the head word, and its codes."""

    head: int
    first: int
    last: int
    actor: str
    issue: str
    stance: str


def aims_of(scene: Scene, sheet: Mapping[str, object]) -> Iterator[Aim]:
    """Give the positions of a sheet whose words are found in the report."""
    listed = sheet.get("positions")
    for item in listed if isinstance(listed, list) else []:
        words = _words_of(scene, item)
        if words:
            head = min(words, key=lambda each: (depth(each), each.i))
            yield Aim(
                head.i, words[0].i, words[-1].i, str(item["actor"]), item["issue"], item["stance"]
            )


def _words_of(scene: Scene, item: Mapping[str, object]) -> list[Token]:
    """Give the words of a content: by its spans, as printed, or where most of its words stand."""
    content, spans = str(item.get("content") or ""), item.get("spans")
    pieces = spans.get("content") if isinstance(spans, dict) else None
    start = pieces[0][0] if pieces else scene.text.find(content)
    end = pieces[-1][1] if pieces else start + len(content)
    if content and start >= 0:
        found: Span = scene.doc.char_span(start, end, alignment_mode="expand")
        return list(found)
    wanted = {word for word in content.lower().split() if len(word) > 2}
    best: list[Token] = []
    for sentence in scene.sentences:
        words = [t for t in sentence.tokens if t.lower_ in wanted and t.pos_ in KINDS]
        if len(words) > len(best):
            best = words
    return best if len(best) >= _HALF * max(1, len(wanted)) else []


def holder_rows(
    scene: Scene, drafts: Sequence[Fact], aims: Sequence[Aim], sheet: Mapping[str, object]
) -> Iterator[Row]:
    """Describe everybody who may hold each marked position, and tell whether he does."""
    found = [
        (aim, each, scene.is_quoted(scene.doc[aim.head]))
        for aim in aims
        for each in candidates(scene.doc[aim.head], scene)
    ]
    names = _names(scene, drafts, [each.party for _, each, _ in found])
    cast = Cast(sheet)
    for number, (aim, each, quoted) in enumerate(found):
        shown = names.get(number)
        if shown is not None:
            right = cast.same(shown, aim.actor, parts=True)
            yield each.features(quoted=quoted), right


def _names(scene: Scene, drafts: Sequence[Fact], parties: Sequence[Party]) -> dict[int, str]:
    """Give the resolved name of each party, by way of a position that only asks for it."""
    asked = [
        Position(
            report=scene.report.id, sentence=scene.sentence_at(party.span.start).span,
            evidence={"content": (party.span,), "actor": (party.span,)}, maker=_PROBE,
            actor=party, issue=Issue.OTHER, stance=Stance.SUPPORT, content=f"{_PROBE} {number}",
        )
        for number, party in enumerate(parties) if party.span is not None
    ]  # fmt: skip
    others = [each for each in drafts if not isinstance(each, Position)]
    reading = resolve_reading(scene.report, [*others, *asked], scene.mentions, scene.words)
    return {
        int(fact.content.split()[-1]): fact.actor.shown
        for fact in reading.facts
        if isinstance(fact, Position) and fact.maker == _PROBE
    }
