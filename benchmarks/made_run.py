"""Writes and merges invented reports, those that the record has not yet: a read without a parser.

python benchmarks/made_run.py COUNT RECORD
"""

from __future__ import annotations

import sys

import made_archive

from goodoffices import record
from goodoffices.merge import bands_of
from goodoffices.merging import merge_pending

SEED, BATCH = 2, 5
VERSION = record.Version("archive", "made up")


def main() -> int:
    count, place = int(sys.argv[1]), sys.argv[2]
    engine = record.open_record(place, create=True)
    with record.reading(engine) as connection:
        known = record.already_read(connection, VERSION)
    every = (made_archive.reading(SEED, count, number) for number in range(count))
    waiting = [one for one in every if one.report.id not in known]
    for first in range(0, len(waiting), BATCH):
        part = waiting[first : first + BATCH]
        with record.writing(engine) as connection:
            record.write_readings(connection, part, version=VERSION)
            record.write_bands(connection, {one.report.id: bands_of(one.report) for one in part})
        if first // BATCH % 4 == 3:
            merge_pending(engine)
    merge_pending(engine)
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
