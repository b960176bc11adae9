"""Tells a report of a war or of its settlement from one of a country's everyday politics.

Who wants lower taxes or a rival's apology holds no position of a peace process, whatever words of
elections, courts and parties stand beside it. What is wanted in such a report is kept, and being
doubtful shown only to whoever asks for it, unless its own words are of war or peace.
"""

from __future__ import annotations

from goodoffices.codes import ActorKind, Issue
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, asked_once
from goodoffices.facts import Span
from goodoffices.lexicon.signs import find_signs, weight

EVERYDAY = frozenset(
    {Issue.GOVERNANCE, Issue.LEADERSHIP, Issue.ACCOUNTABILITY, Issue.SECURITY, Issue.OTHER}
)  # fmt: skip
"""Issues that parties of a country at peace quarrel about, too."""
DOUBTED = 0.12
"""How sure a wish on one of these may be, at most, in a report of everyday politics."""
_BRIEF = 60
"""A text of fewer words may leave out what it is about."""
_SHORT = 300
"""In so few words a war may be told of by the names of its places and parties alone."""
_LEAST = 2
"""So many different words of fighting tell of a war; one may be said in passing."""
_DENSE = 4.0
"""A report of a war or its settlement has more than that of their words in a hundred."""
_SPARSE, _MIXED = 7.0, 20.0
"""In a report of fewer than that, with so many of elections, a sentence must tell of the war."""
_CAMPAIGN, _EVERYDAY_CAMPAIGN = 3.0, 6.0
"""A word of elections counts so much against those of war: a campaign speaks of wars, too."""
_SENTENCE, _CONTENT = 2.5, 1.0
"""How much a sentence, and what is wanted itself, must tell of war or peace in such a report."""


@asked_once
def is_everyday(scene: Scene) -> bool:
    """Tell whether a report names no armed group, no truce, no peace, and hardly any fighting."""
    words = scene.words.ceasefires
    if len(scene.doc) < _BRIEF or _names_a_war(scene):
        return False
    strings = scene.doc.vocab.strings
    told = {strings[lemma].lower() for lemma in set(scene.doc.to_array("LEMMA").tolist())}
    return len(told & words.fighting) < _LEAST


@asked_once
def _counted(scene: Scene) -> tuple[float, int]:
    """Count what the words of war and peace of a report weigh, and its words of elections."""
    text, words = readable(scene.doc), scene.words.relevance
    war = sum(words.weights[each.sign.kind] for each in find_signs(text, words))
    return war, len(words.campaign.findall(text))


def is_of_home(scene: Scene, *, everyday: bool = False) -> bool:
    """Tell whether a report is of elections or other matters, with a war told of in passing.

    For an issue of everyday politics a campaign told of beside the war is enough.
    """
    length = len(scene.doc)
    if length < _BRIEF:
        return False
    war, campaign = _counted(scene)
    if (_EVERYDAY_CAMPAIGN if everyday else _CAMPAIGN) * campaign > war:
        return True
    if war * 100 >= _DENSE * length:
        return False
    return length >= _SHORT or not _names_a_war(scene)


def is_beside_the_war(scene: Scene, issue: Issue, sentence: Span, content: Span) -> bool:
    """Tell whether a wish in a report of other matters is of no war or peace itself."""
    if is_of_home(scene, everyday=issue in EVERYDAY):
        return _weight(scene, sentence) < _SENTENCE or _weight(scene, content) < _CONTENT
    return _is_mixed(scene) and not _weight(scene, sentence)


def _is_mixed(scene: Scene) -> bool:
    """Tell whether a report speaks of a war and of elections, of neither very much."""
    war, campaign = _counted(scene)
    sparse = len(scene.doc) >= _BRIEF and war * 100 < _SPARSE * len(scene.doc)
    return sparse and _MIXED * campaign > war


def _weight(scene: Scene, span: Span) -> float:
    words = scene.words.relevance
    return weight(find_signs(span.of(scene.text), words), words)


def _names_a_war(scene: Scene) -> bool:
    """Tell whether a report names an armed group, a truce or a peace."""
    if any(each.kind is ActorKind.ARMED_GROUP for each in scene.mentions):
        return True
    text, words = readable(scene.doc), scene.words.ceasefires
    return bool(words.term.search(text) or words.peace.search(text))
