"""Merging: what several reports say, compared; judgements come out, and nothing else.

Pure functions on dataclasses and plain maps: no SQL, no writing, no fact of a source changed. A
judgement names the pair, the verdict, a score and the reasons in sentences; it can be withdrawn,
and a person's judgement on the same pair beats it.
"""

from __future__ import annotations

from goodoffices.merge.actors import actor_keys, judge_actors
from goodoffices.merge.compared import Compared, compared
from goodoffices.merge.facts import MERGED, judge_facts
from goodoffices.merge.keys import REACH, UNKNOWN_DAY, WIDTHS, days_of, keys_of
from goodoffices.merge.remap import remap
from goodoffices.merge.reports import judge_reports
from goodoffices.merge.signature import bands_of, likeness

__all__ = [
    "MERGED",
    "REACH",
    "UNKNOWN_DAY",
    "WIDTHS",
    "Compared",
    "actor_keys",
    "bands_of",
    "compared",
    "days_of",
    "judge_actors",
    "judge_facts",
    "judge_reports",
    "keys_of",
    "likeness",
    "remap",
]
