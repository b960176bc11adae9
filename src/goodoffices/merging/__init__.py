"""The order of the steps of merging: what is new, its neighbours, judgements, groups.

Facts, actors and reports are compared with their neighbours under a common key only, so that the
cost grows with what is new. Which are compared depends on them alone and not on when they came.
Reports wait in the record until they are merged; a stopped run goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices import record
from goodoffices.merge import judge_reports
from goodoffices.merging.actors import merge_actors
from goodoffices.merging.facts import merge_facts

AT_ONCE = 200
"""Reports merged in one transaction: what a kill can cost is this much work."""
STRETCH = 1000
"""Reports that follow each other, of which those about one country are merged together.

What a truce or a round hangs together with is worked out once for each transaction. Where many wars
are told of at a time, each has few reports in two hundred that follow each other by day.
"""

__all__ = ["merge_actors", "merge_facts", "merge_pending"]


def merge_pending(engine: record.Engine) -> int:
    """Merge all that waits, batch by batch; give how many reports were merged.

    Only reports that waited when the actors were judged are merged; what another process adds
    meanwhile has its turn afterwards, so that none is merged under actors not yet judged.
    """
    count = 0
    while True:
        with record.writing(engine) as connection:
            merge_actors(connection)
            waiting = record.pending_reports(connection)
        if not waiting:
            return count
        for some in _together(engine, waiting):
            with record.writing(engine) as connection:
                known = record.still_pending(connection, some)
                part = [one for one in some if one in known]
                _merge_reports(connection, part)
                merge_facts(connection, part)
                record.done_pending(connection, part)
            count += len(part)


def _together(engine: record.Engine, waiting: Sequence[str]) -> Iterator[list[str]]:
    """Give reports so many at once, in order of their days; of each stretch country by country.

    In what order reports are merged makes no difference to what comes of it, only to the cost.
    """
    for first in range(0, len(waiting), STRETCH):
        stretch = list(waiting[first : first + STRETCH])
        if len(stretch) > AT_ONCE:
            with record.reading(engine) as connection:
                about = record.countries_of(connection, stretch)
            stretch.sort(key=lambda one: about.get(one, ""))
        for begun in range(0, len(stretch), AT_ONCE):
            yield stretch[begun : begun + AT_ONCE]


def _merge_reports(connection: record.Connection, reports: Sequence[str]) -> None:
    """Judge which of these reports are copies, of each other or of any before."""
    near = record.find_near_copies(connection, reports)
    judged = judge_reports(near.bands, near.fingerprints, among=near.among)
    record.replace_judgements(connection, "report", judged, among=near.among)
