"""Tells a report of a war or of its settlement from one of a country's everyday politics.

Who wants lower taxes or a rival's apology holds no position of a peace process, whatever words of
elections, courts and parties stand beside it. What is wanted in such a report on everyday issues is
kept, and being doubtful shown only to whoever asks for it.
"""

from __future__ import annotations

from goodoffices.codes import ActorKind, Issue
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, asked_once

EVERYDAY = frozenset(
    {Issue.GOVERNANCE, Issue.LEADERSHIP, Issue.ACCOUNTABILITY, Issue.SECURITY, Issue.OTHER}
)  # fmt: skip
"""Issues that parties of a country at peace quarrel about, too."""
DOUBTED = 0.12
"""How sure a wish on one of these may be, at most, in a report of everyday politics."""
_BRIEF = 60
"""A text of fewer words may leave out what it is about."""
_LEAST = 2
"""So many different words of fighting tell of a war; one may be said in passing."""


@asked_once
def is_everyday(scene: Scene) -> bool:
    """Tell whether a report names no armed group, no truce, no peace, and hardly any fighting."""
    words = scene.words.ceasefires
    if len(scene.doc) < _BRIEF:
        return False
    if any(each.kind is ActorKind.ARMED_GROUP for each in scene.mentions):
        return False
    text = readable(scene.doc)
    if words.term.search(text) or words.peace.search(text):
        return False
    strings = scene.doc.vocab.strings
    told = {strings[lemma].lower() for lemma in set(scene.doc.to_array("LEMMA").tolist())}
    return len(told & words.fighting) < _LEAST
