"""Sets aside what has nothing to do with a conflict or its settlement, before it is parsed.

It counts words and names of the lexicon in a text and says which it found; it knows neither the
parser nor the database. It never sets aside in silence: a report comes back as a line that says
why, a passage as a marked stretch of its report.
"""

from __future__ import annotations

from goodoffices.sift.sifting import Sifted, sift

__all__ = ["Sifted", "sift"]
