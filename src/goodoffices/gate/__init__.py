"""The evidence gate: the single place through which everything shown or exported passes.

It lets a fact or a composed sentence through only if the cited words of a report say it, and it
mends nothing: what it stops is dropped, with the reason. It knows no database and no page.
"""

from __future__ import annotations

from goodoffices.gate.facts import NamesOf, Verdict, admit, parties_of, party_fields
from goodoffices.gate.lines import OPENERS, Composed, admit_line
from goodoffices.gate.names import fold, occurs
from goodoffices.gate.remembered import Verdicts

__all__ = [
    "OPENERS",
    "Composed",
    "NamesOf",
    "Verdict",
    "Verdicts",
    "admit",
    "admit_line",
    "fold",
    "occurs",
    "parties_of",
    "party_fields",
]
