"""From what a record shows to files: one module per format.

Nothing is asked of the database here: facts and reports are handed in, each already passed by the
evidence gate. Every row names its fact, its report, the sentence it rests on and the schema it
follows, and cells that a spreadsheet could take for a formula are made harmless.
"""

from __future__ import annotations

from goodoffices.export.coding_sheets import coding_sheet, write_coding_sheets
from goodoffices.export.digest import Round, write_digest
from goodoffices.export.ftm import write_ftm
from goodoffices.export.linked import write_jsonld
from goodoffices.export.parquet import write_parquet
from goodoffices.export.plover import write_plover
from goodoffices.export.rows import SCHEMA_VERSION, fact_row, flat_row
from goodoffices.export.tables import write_csv, write_jsonl
from goodoffices.export.trail import write_trail

__all__ = [
    "SCHEMA_VERSION",
    "Round",
    "coding_sheet",
    "fact_row",
    "flat_row",
    "write_coding_sheets",
    "write_csv",
    "write_digest",
    "write_ftm",
    "write_jsonl",
    "write_jsonld",
    "write_parquet",
    "write_plover",
    "write_trail",
]
