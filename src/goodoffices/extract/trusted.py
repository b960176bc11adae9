"""How likely a statement of the learnt reader is one that a careful coder would write down.

Labels give whatever the corpus they learnt from calls an attribution: beliefs, mere criticism,
titles of books. A few features that anybody can read say what share of such statements a coder
marks; the weights are in `lexicon/trust.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goodoffices.codes import StatementForm
from goodoffices.extract.bounds import word_count
from goodoffices.extract.cues import find_cues
from goodoffices.extract.scene import Scene
from goodoffices.extract.told import MINIMUM
from goodoffices.facts import Span, Statement

_SAME = 0.5
_EMPTY = frozenset({"which", "that", "who", "what", "it", "this"})
"""Words that name no speaker."""


def trusted(
    scene: Scene, statements: Sequence[Statement], ruled: Sequence[Statement]
) -> Iterator[Statement]:
    """Give the statements, those of labels with the share of the like that a coder marks."""
    weights = scene.words.trust.statements
    cues = frozenset(cue.word.idx for cue in find_cues(scene))
    for told in statements:
        if not is_labelled(told):
            yield told
            continue
        found = features(told, scene, ruled, cues)
        score = sum(weights.get(name, 0.0) * value for name, value in found.items())
        yield replace(told, confidence=round(1 / (1 + math.exp(-score)), 3))


def is_labelled(told: Statement) -> bool:
    """Tell whether the labels found it; rules keep the confidence of their own."""
    return told.maker.startswith("labels")


def features(
    told: Statement, scene: Scene, ruled: Sequence[Statement], cues: frozenset[int]
) -> dict[str, float]:
    """Describe one statement of the learnt reader; `cues` are where rules see cues."""
    content = told.evidence["content"]
    cue = told.evidence.get("cue", ())
    words = word_count(told.content)
    speaker = told.speakers[0].printed.lower() if told.speakers else ""
    sure = min(max(told.confidence, 0.01), 0.99)
    root = _root_is_verb(scene, content[0])
    return {
        "one": 1.0,
        "labels": math.log(sure / (1 - sure)),
        "known cue": float(any(each.start <= place < each.end for each in cue for place in cues)),
        "rules agree": float(any(_is_same(told, other) for other in ruled)),
        "clause": float(root),
        "long": math.log(max(words, 1)),
        "short": float(words < MINIMUM),
        "quoted": float(told.form is not StatementForm.INDIRECT),
        "nobody": float(not told.speakers),
        "empty speaker": float(speaker in _EMPTY),
    }


def _is_same(told: Statement, other: Statement) -> bool:
    """Tell whether two statements share half of all their characters."""
    pieces, others = told.evidence["content"], other.evidence["content"]
    if pieces[0].end > pieces[0].start and not any(a.meets(b) for a in pieces for b in others):
        return False
    ours, theirs = (
        {place for span in each for place in range(span.start, span.end)}
        for each in (pieces, others)
    )
    return len(ours & theirs) >= _SAME * len(ours | theirs)


def _root_is_verb(scene: Scene, span: Span) -> bool:
    """Tell whether a content is a clause and no mere noun."""
    words = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    return words is not None and words.root.pos_ in ("VERB", "AUX")
