"""Merging: what several reports say, compared; judgements come out, and nothing else.

Pure functions on dataclasses and plain maps: no SQL, no writing, no fact of a source changed. A
judgement names the pair, the verdict, a score and the reasons in sentences; it can be withdrawn,
and a person's judgement on the same pair beats it.
"""

from __future__ import annotations

from goodoffices.merge.actors import judge_actors
from goodoffices.merge.remap import remap
from goodoffices.merge.reports import judge_reports
from goodoffices.merge.signature import bands_of, likeness

__all__ = ["bands_of", "judge_actors", "judge_reports", "likeness", "remap"]
