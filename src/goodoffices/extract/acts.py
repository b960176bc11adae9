"""Tells what a speaker does by speaking: demand, refuse, promise, accuse, hope, and so on."""

from __future__ import annotations

from goodoffices.codes import StatementAct
from goodoffices.extract.cues import Cue
from goodoffices.lexicon.reporting import Reporting

_DECISIVE = frozenset(
    {
        StatementAct.DEMAND,
        StatementAct.ACCUSE,
        StatementAct.DENY,
        StatementAct.PROMISE,
        StatementAct.THREAT,
        StatementAct.OFFER,
        StatementAct.REFUSE,
        StatementAct.PRAISE,
    }
)
"""What a verb says so plainly that no word of the content changes it."""

_DESCRIBING = frozenset({"naming", "as"})
"""Forms in which "call" says what something is and asks for nothing."""


def act_of(cue: Cue | None, form: str, content: str, words: Reporting) -> StatementAct:
    """Tell the act of a statement from its verb, else from the words of its content.

    `form` is how the content hangs on the verb: "called it" asks for nothing, "called for" does.
    """
    own = cue.verb.act if cue is not None else None
    if form == "told":
        own = own or StatementAct.DEMAND
    if form in _DESCRIBING and own is StatementAct.DEMAND:
        own = None
    if own in _DECISIVE and own is not None:
        return own
    padded = f" {' '.join(_words(content))} "
    for act, phrases in words.acts:
        if any(f" {phrase} " in padded for phrase in phrases):
            return act
    return own or StatementAct.CLAIM_FACT


def _words(content: str) -> list[str]:
    """Give the words in lower case without marks at their edges, with plain apostrophes."""
    plain = content.lower().replace("’", "'")
    return [word.strip(".,;:!?\"“”‘'()[]–—") for word in plain.split()]
