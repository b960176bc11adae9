"""Verdicts on facts, remembered: the gate is asked anew only when something it looks at changed.

A verdict follows from the fact, the words of its report, the names recorded of its actors and the
mentions where its parties stand. All four are kept beside the verdict and compared whole, so that
a remembered verdict is the one the gate would give again, whatever happened to the record.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from threading import Lock
from typing import NamedTuple

from goodoffices.facts import ActorMention, Fact
from goodoffices.gate.facts import NamesOf, Verdict, admit, parties_of

MOST = 20_000
"""Verdicts remembered at once, those last asked for: about 60 MB, mostly the facts."""


class _Judged(NamedTuple):
    """What a verdict was given on."""

    fact: Fact
    words: int
    """The hash of the report's text."""
    names: tuple[Collection[str], ...]
    mentions: tuple[ActorMention, ...]


class Verdicts:
    """Remembers the verdicts last given; may be asked from several threads."""

    def __init__(self, most: int = MOST) -> None:
        """Remember nothing yet."""
        self._most = most
        self._lock = Lock()
        self._given: OrderedDict[str, tuple[_Judged, Verdict]] = OrderedDict()

    def admit(
        self, fact: Fact, text: str, names_of: NamesOf, mentions: Sequence[ActorMention] = ()
    ) -> Verdict:
        """Judge as `admit` does; at once if the same was judged before."""
        parties = [party for _, party in parties_of(fact)]
        places = [party.span or fact.sentence for party in parties]
        now = _Judged(
            fact,
            hash(text),
            tuple(names_of(party.actor) for party in parties if party.actor),
            tuple(one for one in mentions if any(one.span.meets(place) for place in places)),
        )
        with self._lock:
            before = self._given.get(fact.id)
            if before and before[0] == now:
                self._given.move_to_end(fact.id)
                return before[1]
        verdict = admit(fact, text, names_of, now.mentions)
        with self._lock:
            self._given[fact.id] = (now, verdict)
            if len(self._given) > self._most:
                self._given.popitem(last=False)
        return verdict
