"""Decides which issue a position is about: by its own words, else by what they point back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goodoffices.codes import ActorKind, Issue, StretchKind
from goodoffices.extract.position_found import Found
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Mention, Span

_FEW = 3
"""With fewer words a content is about whatever its sentence is about, and so tells nothing."""
_FADING = (1.0, 0.7, 0.5, 0.35)
"""How much the sentence itself and those before it count for what "the deal" is about."""
_VIOLENT = (Issue.SECURITY, Issue.FOREIGN_FORCES, Issue.TERRORISM, Issue.ARMS_SUPPORT)
"""Issues that are no matter of deals and texts if a report tells of any other."""
_HEADLINE = 0.7


def issue_of(found: Found, scene: Scene) -> tuple[Issue | None, bool]:
    """Give the issue of a position, and whether its own words tell it."""
    words = scene.words.positions.issues
    spans = [each for each in (found.condition, found.content) if each is not None]
    texts = [_core(each, scene) for each in spans] + [found.content.of(scene.text)]
    foreign = _is_foreign(found, scene)
    for text in texts:
        known = words.best(words.scores(text, foreign=foreign))
        if known is not None:
            return known, True
    return words.best(_around(found, scene, foreign)), False


def _around(found: Found, scene: Scene, foreign: bool | None) -> dict[str, float]:
    """Add up what the sentence, and those before it, say an open content is about."""
    words = scene.words.positions.issues
    content = found.content.of(scene.text)
    back = words.points_back(content) or found.word.lemma_.lower() in words.motions
    sentence = scene.sentence_of(found.word)
    if not back:
        scores = words.scores(sentence.span.of(scene.text), foreign=foreign)
        told = len(scores) == 1 and len(content.split()) >= _FEW
        return scores if told and words.best(scores) is _topic(scene) else {}
    added: dict[str, float] = {}
    for text, weight in _told_before(sentence, scene):
        for issue, score in words.scores(text, foreign=foreign).items():
            added[issue] = added.get(issue, 0.0) + weight * score
    agreed = {issue: score for issue, score in added.items() if issue not in _VIOLENT}
    return agreed or added


def _topic(scene: Scene) -> Issue | None:
    """Give the issue that a whole report speaks of most."""
    words = scene.words.positions.issues
    told = Counter[str]()
    for each in scene.sentences:
        told.update(dict.fromkeys(words.scores(each.span.of(scene.text)), 1))
    return words.best({issue: float(count) for issue, count in told.items()})


def _told_before(sentence: Sentence, scene: Scene) -> Iterator[tuple[str, float]]:
    """Give a sentence, those before it, and the headline, each with how much it counts."""
    for back, weight in enumerate(_FADING):
        if sentence.index >= back:
            yield scene.sentences[sentence.index - back].span.of(scene.text), weight
    for each in scene.sentences:
        if each.part is StretchKind.HEADLINE and each.index < sentence.index - len(_FADING):
            yield each.span.of(scene.text), _HEADLINE


def _core(span: Span, scene: Scene) -> str:
    """Give the words of a content without the clauses that only describe: "the truce, *which*"."""
    words = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return span.of(scene.text)
    aside = {
        inner.i
        for token in words
        if token.dep_ == "relcl" and token.head.i >= words.start
        for inner in token.subtree
    }
    return " ".join(token.text for token in words if token.i not in aside)


def _is_foreign(found: Found, scene: Scene) -> bool | None:
    """Tell whether the force that is spoken of is of outsiders; unknown where nothing tells it."""
    home = main_country(scene)
    named = {
        country
        for each in scene.mentions
        if found.content.holds(each.span) and (country := _country(each, scene)) is not None
    }
    if named:
        return bool(named - {home})
    return None


def _country(mention: Mention, scene: Scene) -> str | None:
    """Give the state a mention is or belongs to, or the body of states."""
    if mention.kind is ActorKind.IGO:
        return mention.printed
    named = mention.country or mention.printed
    return scene.words.actors.country_of(named)


def main_country(scene: Scene) -> str | None:
    """Give the country that a report names most: where its war is."""
    told = Counter(
        country
        for each in scene.mentions
        if each.kind is not ActorKind.IGO and (country := _country(each, scene)) is not None
    )
    return told.most_common(1)[0][0] if told else None
