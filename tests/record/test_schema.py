"""Migrations make exactly the tables that the code knows, and the page describes them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from goodoffices.record import open_record, reading
from goodoffices.record.database import VERSIONS
from goodoffices.record.schema_page import schema_page
from goodoffices.record.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "goodoffices" / "record" / "schema"


def test_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    with reading(open_record(tmp_path / "a.db", create=True)) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = [
            step for step in compare_metadata(context, metadata) if "_words" not in str(step[1])
        ]
        assert found == []


def test_newest_migration_is_the_version_of_the_program() -> None:
    assert ScriptDirectory(str(FOLDER)).get_heads() == [VERSIONS[-1]]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_table_can_be_made_on_postgresql(table: Table) -> None:
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
    made += "".join(
        str(CreateIndex(i).compile(dialect=postgresql.dialect())) for i in table.indexes
    )
    assert '"' not in made.replace("'", ""), "a name that SQL keeps for itself needs quoting"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_table_and_columns_say_what_they_hold(table: Table) -> None:
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []


def test_page_is_what_the_code_says() -> None:
    assert (ROOT / "docs" / "record.md").read_text(encoding="utf-8") == schema_page()
