"""The record: the database that holds reports, facts, actors and judgements.

SQL is written in this room and nowhere else. It stores what each report says and decides nothing:
what is the same is judged in `merge`, and the merged view is assembled on reading. Facts leave
only through `find`, where each passes the evidence gate.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from goodoffices.record.actor_keys import (
    actors_sharing,
    done_actors,
    keys_of_actors,
    mark_actors,
    pending_actors,
    replace_actor_keys,
)
from goodoffices.record.actors import (
    Naming,
    Namings,
    Standing,
    find_actor,
    find_actors,
    find_actors_called,
    find_mentions,
    find_namings,
    find_unmerged_actors,
    names_now,
    reports_naming,
)
from goodoffices.record.backup import copy_record
from goodoffices.record.checks import count_waiting, find_broken
from goodoffices.record.clock import Listed
from goodoffices.record.database import VERSIONS, open_record, reading, writing
from goodoffices.record.digest import record_digest
from goodoffices.record.filters import Filter, filter_from, kind_from
from goodoffices.record.find import (
    Withheld,
    count_by_issue,
    count_facts,
    count_in_reports,
    find_fact,
    find_facts,
    find_named,
    list_facts,
)
from goodoffices.record.find_merged import (
    Told,
    count_merged,
    find_merged,
    heads_of,
    list_things,
    thing_of,
    things,
)
from goodoffices.record.find_reports import (
    fetched_addresses,
    find_counts,
    find_judgements,
    find_near_copies,
    find_readings,
    find_report,
    find_reports,
    judgements_with,
    report_days,
    reports_by_id,
    subject_of,
)
from goodoffices.record.find_reviews import find_lost, find_reviews, original_of
from goodoffices.record.hits import Hit, search
from goodoffices.record.lines import admit_lines
from goodoffices.record.merging import (
    KeyPlace,
    around,
    casts_of,
    countries_of,
    done_pending,
    facts_by_id,
    facts_of,
    judged_pairs,
    mark_pending,
    pending_reports,
    places_in,
    places_of,
    replace_keys,
    sentences_of,
    still_pending,
)
from goodoffices.record.openings import Extent, Opening, find_extent, find_openings, reports_since
from goodoffices.record.queue import Pair, find_pairs, find_queue
from goodoffices.record.review import move_reviews, unfound, write_review
from goodoffices.record.server import state_of
from goodoffices.record.soundness import Broken, broken_spans
from goodoffices.record.write import Version, already_read, write_readings
from goodoffices.record.write_judgements import (
    replace_judgements,
    settle_facts,
    undo_judgements,
    write_bands,
    write_judgements,
)

__all__ = [
    "VERSIONS",
    "Broken",
    "Connection",
    "Engine",
    "Extent",
    "Filter",
    "Hit",
    "KeyPlace",
    "Listed",
    "Naming",
    "Namings",
    "Opening",
    "Pair",
    "Standing",
    "Told",
    "Version",
    "Withheld",
    "actors_sharing",
    "admit_lines",
    "already_read",
    "around",
    "broken_spans",
    "casts_of",
    "copy_record",
    "count_by_issue",
    "count_facts",
    "count_in_reports",
    "count_merged",
    "count_waiting",
    "countries_of",
    "done_actors",
    "done_pending",
    "facts_by_id",
    "facts_of",
    "fetched_addresses",
    "filter_from",
    "find_actor",
    "find_actors",
    "find_actors_called",
    "find_broken",
    "find_counts",
    "find_extent",
    "find_fact",
    "find_facts",
    "find_judgements",
    "find_lost",
    "find_mentions",
    "find_merged",
    "find_named",
    "find_namings",
    "find_near_copies",
    "find_openings",
    "find_pairs",
    "find_queue",
    "find_readings",
    "find_report",
    "find_reports",
    "find_reviews",
    "find_unmerged_actors",
    "heads_of",
    "judged_pairs",
    "judgements_with",
    "keys_of_actors",
    "kind_from",
    "list_facts",
    "list_things",
    "mark_actors",
    "mark_pending",
    "move_reviews",
    "names_now",
    "open_record",
    "original_of",
    "pending_actors",
    "pending_reports",
    "places_in",
    "places_of",
    "reading",
    "record_digest",
    "replace_actor_keys",
    "replace_judgements",
    "replace_keys",
    "report_days",
    "reports_by_id",
    "reports_naming",
    "reports_since",
    "search",
    "sentences_of",
    "settle_facts",
    "state_of",
    "still_pending",
    "subject_of",
    "thing_of",
    "things",
    "undo_judgements",
    "unfound",
    "write_bands",
    "write_judgements",
    "write_readings",
    "write_review",
    "writing",
]
