"""A record on a server: what goes wrong there is told in words, and no password is ever shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

import stored
from goodoffices.errors import GoodOfficesError, RecordBusy, RecordUnusable, StorageFull
from goodoffices.places import hidden
from goodoffices.record import find_counts, open_record, reading, write_readings, writing
from goodoffices.record.server import state_of
from goodoffices.record.server_errors import server_told
from goodoffices.show.kept import KeptPages, Offer
from postgres import Server
from stores import Servers

ONE = stored.statement_reading("Anna Vale")
PLACE = "postgresql://ana@host/syria"


@pytest.fixture
def servers(server: Server) -> Iterator[Servers]:
    with Servers(server) as made:
        yield made


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:swordfish@host/db",
        "postgresql://ana:sword@swordfish@host/db",
        "postgresql://ana:pass/swordfish@host/db",
        "postgresql://ana:swordfish@host:port/db",
        "postgresql://host/db?user=ana&password=swordfish&connect_timeout=1",
        "mysql://ana:swordfish@host/db",
        "POSTGRES://ana:swordfish@host/db",
    ],
)
def test_password_is_shown_nowhere(address: str) -> None:
    assert "swordfish" not in hidden(address)
    with pytest.raises(RecordUnusable) as told:
        open_record(address.replace("@host", "@127.0.0.1:1"), create=True)
    assert "swordfish" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://ana@host/db", "a record is not kept in mysql"),
        ("postgresql://ana@host:port/db", "no database address"),
        ("postgresql://ana@host", "names no database"),
        ("postgresql://ana@127.0.0.1:1/db", "no server answers"),
        ("postgresql:///db?host=/nowhere", "no server answers"),
        ("postgresql://ana@no-such-host.invalid/db", "no server answers"),
    ],
)
def test_address_that_leads_nowhere_is_refused_with_the_next_step(address: str, why: str) -> None:
    with pytest.raises(RecordUnusable, match=why) as told:
        open_record(address, create=True)
    assert told.value.next_step


def test_database_or_user_that_is_not_there_is_named_as_such(server: Server) -> None:
    with pytest.raises(RecordUnusable, match="no database of this name") as told:
        open_record(server.address("nowhere"), create=True)
    assert "createdb" in told.value.next_step
    with pytest.raises(RecordUnusable, match="refused this user"):
        open_record(server.address("postgres", user="nobody_known"), create=True)


def test_empty_database_becomes_a_record_only_when_asked(servers: Servers) -> None:
    place = servers.place(empty=True)
    with pytest.raises(RecordUnusable, match="no record in this database yet"):
        open_record(place, create=False)
    open_record(place, create=True).dispose()
    open_record(place, create=False).dispose()


@pytest.mark.parametrize("tables", [["report"], ["alembic_version", "report"]])
def test_database_of_another_program_is_refused(servers: Servers, tables: list[str]) -> None:
    place = servers.place(empty=True)
    name = place.partition("@/")[2].partition("?")[0]
    for each in tables:
        servers.server.do(f"CREATE TABLE {each} (version_num TEXT)", name)
    with pytest.raises(RecordUnusable, match="database is not a goodoffices record"):
        open_record(place, create=True)


def test_user_who_may_only_look_looks_and_is_told_what_he_may_not(servers: Servers) -> None:
    place = servers.place(empty=True)
    stored.record(place, ONE).dispose()
    name = place.partition("@/")[2].partition("?")[0]
    servers.server.do("DROP ROLE IF EXISTS onlooker", name)
    servers.server.do("CREATE ROLE onlooker LOGIN", name)
    try:
        servers.server.do("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker", name)
        engine = open_record(servers.server.address(name, "onlooker"), create=False)
        with reading(engine) as connection:
            assert find_counts(connection)["statement"] == 1
        with pytest.raises(RecordUnusable, match="does not let this user"):
            write(engine)
        engine.dispose()
    finally:
        servers.server.do("DROP OWNED BY onlooker", name)
        servers.server.do("DROP ROLE onlooker", name)


def write(engine: Engine) -> None:
    with writing(engine) as connection:
        write_readings(connection, [ONE], version=stored.VERSION)


def test_reading_cannot_write(servers: Servers) -> None:
    engine = stored.record(servers.place(), ONE)
    with pytest.raises(RecordUnusable, match="may not be written"), reading(engine) as connection:
        write_readings(connection, [ONE], version=stored.VERSION)


def ask_while_the_server_ends_it(engine: Engine, server: Server) -> None:
    with reading(engine) as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar()
        server.do(f"SELECT pg_terminate_backend({pid})")
        find_counts(connection)


def test_connection_that_the_server_ends_is_told_and_the_next_works(servers: Servers) -> None:
    engine = stored.record(servers.place(), ONE)
    with pytest.raises(RecordUnusable, match="shutting down"):
        ask_while_the_server_ends_it(engine, servers.server)
    with reading(engine) as connection:
        assert find_counts(connection)["statement"] == 1


def test_zero_character_is_refused_in_words_and_nothing_is_half_written(servers: Servers) -> None:
    engine = stored.record(servers.place())
    wrong = stored.statement_reading("Vale", name="zero.txt", tail=" \x00")
    with pytest.raises(RecordUnusable, match="zero character"), writing(engine) as connection:
        write_readings(connection, [ONE, wrong], version=stored.VERSION)
    with reading(engine) as connection:
        assert find_counts(connection)["reports"] == 0


def test_state_changes_with_every_write_and_with_nothing_else(servers: Servers) -> None:
    place = servers.place()
    engine = stored.record(place)
    before = state_of(place)
    with reading(engine) as connection:
        find_counts(connection)
    assert state_of(place) == before != ""
    write(engine)
    assert state_of(place) != before
    assert state_of("postgresql:///nowhere?host=/nowhere") == ""


def test_pages_are_kept_until_the_record_changes(servers: Servers) -> None:
    place = servers.place()
    engine = stored.record(place, ONE)
    pages = KeptPages(place)
    pages.keep("/", b"page", pages.stamp())
    assert pages.get("/") == Offer(b"page")
    with writing(engine) as connection:
        write_readings(connection, [stored.statement_reading("Berin")], version=stored.VERSION)
    assert pages.get("/") is None


class Raised(Exception):
    """What a driver raises, with the server's code."""

    def __init__(self, said: str, sqlstate: str | None = None) -> None:
        super().__init__(said)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "kind", "why"),
    [
        (Raised("could not extend file", "53100"), StorageFull, "disk is full"),
        (Raised("lock timeout", "55P03"), RecordBusy, "another process is writing"),
        (Raised("deadlock detected", "40P01"), RecordBusy, "another process is writing"),
        (Raised("FATAL: password authentication failed for user"), RecordUnusable, "password"),
        (Raised("FATAL: sorry, too many clients already"), RecordBusy, "no more connections"),
        (Raised("FATAL: the database system is starting up"), RecordUnusable, "starting"),
        (Raised("connection timeout expired"), RecordUnusable, "no server answers"),
        (Raised("invalid page in block 3", "XX001"), RecordUnusable, "damaged"),
        (Raised("something new\nand more", "99999"), RecordUnusable, "refused: something new"),
        (Raised(""), RecordUnusable, "refused: Raised"),
    ],
)
def test_trouble_is_told_with_the_next_step(
    error: Raised, kind: type[GoodOfficesError], why: str
) -> None:
    told = server_told(PLACE, error)
    assert type(told) is kind
    assert why in told.why
    assert told.next_step
    assert "\n" not in str(told)
