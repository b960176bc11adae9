"""Reading over a cluster: the same record, whoever dies and in whatever order results come."""

from __future__ import annotations

import json
import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goodoffices import api
from goodoffices.engine import cluster, shards
from goodoffices.engine.cluster import connector, spread
from goodoffices.engine.shards import Shard
from goodoffices.errors import BadArgument, ReportUnreadable
from goodoffices.facts import Reading
from goodoffices.run import read_into
from goodoffices.summary import Choices

pytestmark = pytest.mark.model
PLACES = ("Aleppo", "Homs", "Taiz", "Juba", "Sirte", "Mitrovica", "Goma", "Donetsk")
STORY = (
    "The army and the rebels signed a truce for {} on Monday, the UN envoy Ann Roe said.\n"
    "At least {} people were killed in {} since 2011, according to Human Rights Watch.\n"
)
CLUSTER = Choices(reader="rules", engine="dask", workers=2)


class Future:
    """A result that is there as soon as it is asked for; sent by pickle, as over a network."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.status = "finished"
        self._make = make

    def result(self, timeout: float) -> Any:
        return pickle.loads(pickle.dumps(self._make()))

    def exception(self) -> Exception:
        return RuntimeError("killed")

    def release(self) -> None:
        self.status = "released"


class Client:
    """A cluster without processes, which loses and breaks what it is told to."""

    def __init__(self, bad_day: Callable[[Shard, Future], None] = lambda *_: None) -> None:
        self.status = "running"
        self.bad_day = bad_day
        self.most = self.given = 0

    def submit(self, work: Callable[..., Any], shard: Shard, *more: Any, pure: bool) -> Future:
        assert not pure
        future = Future(lambda: work(shard, *more))
        self.given += 1
        self.bad_day(shard, future)
        return future

    def scatter(self, what: list[Any], *, broadcast: bool) -> list[Any]:
        return what

    def scheduler_info(self, n_workers: int) -> dict[str, Any]:
        return {"workers": {"a": 1, "b": 2}}

    def close(self, timeout: float) -> None:
        self.status = "closed"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shards, "FILES", 2)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        story = STORY.format(place, 100 + number, place)
        line = {"id": place, "text": story, "published": f"2014-01-{number + 1:02}"}
        (folder / f"{place}.jsonl").write_text(json.dumps(line))
    (folder / "broken.txt").write_text("")
    return folder


def digest_of(record: Path) -> str:
    with api.open(record) as opened:
        return opened.digest()


def plain(reports: Path, tmp_path: Path) -> str:
    read_into([str(reports)], str(tmp_path / "plain.db"), choices=Choices(reader="rules"))
    return digest_of(tmp_path / "plain.db")


def use(monkeypatch: pytest.MonkeyPatch, *clients: Client) -> list[Client]:
    waiting = list(clients)
    monkeypatch.setattr(cluster, "connector", lambda _: lambda: waiting.pop(0))
    return waiting


def over(client: Client, reports: Path, **options: Any) -> list[Any]:
    return list(
        spread(shards.shards_of([str(reports)]), choices=CLUSTER, connect=lambda: client, **options)
    )


def names(found: list[Any]) -> list[str]:
    return sorted(each.report.name for each in found if isinstance(each, Reading))


def test_record_is_the_same_with_and_without_an_engine(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Client())
    summary = read_into([str(reports)], str(tmp_path / "spread.db"), choices=CLUSTER)
    assert summary.read == len(PLACES)
    assert len(summary.skipped) == 1
    assert digest_of(tmp_path / "spread.db") == plain(reports, tmp_path)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_record_is_the_same_in_any_order(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)

    class Shuffling(Client):
        def submit(self, work: Callable[..., Any], shard: Shard, *more: Any, pure: bool) -> Future:
            future = super().submit(work, shard, *more, pure=pure)
            future.status = "pending"
            return future

        def scheduler_info(self, n_workers: int) -> dict[str, Any]:
            return {"workers": dict.fromkeys(range(9))}

    def finish_one(run: Any) -> list[Future]:
        future = chance.choice(list(run._working))
        future.status = "finished"
        return [future]

    monkeypatch.setattr(cluster._Run, "_finished", finish_one)
    use(monkeypatch, Shuffling())
    read_into([str(reports)], str(tmp_path / "spread.db"), choices=CLUSTER)
    assert digest_of(tmp_path / "spread.db") == plain(reports, tmp_path)


def test_known_reports_are_not_read_again(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Client(), Client())
    read_into([str(reports)], str(tmp_path / "a.db"), choices=CLUSTER)
    summary = read_into([str(reports)], str(tmp_path / "a.db"), choices=CLUSTER)
    assert (summary.read, summary.unchanged) == (0, len(PLACES))


def test_scheduler_that_is_lost_is_found_again_and_nothing_is_lost(reports: Path) -> None:
    def forget(_: Shard, future: Future) -> None:
        if first.given == 3:
            future.status = "cancelled"

    first, second = Client(), Client()
    first.bad_day = forget
    clients = [first, second]
    found = list(
        spread(
            shards.shards_of([str(reports)]),
            choices=CLUSTER,
            connect=lambda: clients.pop(0),
        )
    )
    assert first.status == "closed"
    assert set(names(found)) == set(PLACES)


def test_scheduler_that_takes_its_time_is_waited_for(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_TICK", 0.01)

    def forget(_: Shard, future: Future) -> None:
        future.status = "lost"

    answers: list[Client | None] = [Client(forget), None, None, Client()]

    def connect() -> Client:
        answer = answers.pop(0)
        if answer is None:
            raise OSError("refused")
        return answer

    found = list(spread(shards.shards_of([str(reports)]), choices=CLUSTER, connect=connect))
    assert set(names(found)) == set(PLACES)


def test_scheduler_that_stays_away_ends_the_run(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.05)
    monkeypatch.setattr(cluster, "_TICK", 0.02)

    def forget(_: Shard, future: Future) -> None:
        future.status = "lost"

    clients = [Client(forget)]

    def connect() -> Client:
        if not clients:
            raise OSError("refused")
        return clients.pop()

    with pytest.raises(BadArgument, match="did not come back"):
        list(spread(shards.shards_of([str(reports)]), choices=CLUSTER, connect=connect))


def test_shard_over_which_workers_die_is_told_and_the_others_are_read(reports: Path) -> None:
    def kill(shard: Shard, future: Future) -> None:
        if any("Homs" in file for file in shard.files):
            future.status = "error"

    found = over(Client(kill), reports)
    told = [str(each) for each in found if isinstance(each, ReportUnreadable)]
    assert any("failed again and again" in each for each in told)
    assert len(names(found)) == len(PLACES) - 2


def test_result_that_is_lost_with_its_worker_is_made_again(reports: Path) -> None:
    lost: list[Shard] = []

    def lose(shard: Shard, future: Future) -> None:
        if not lost:
            lost.append(shard)

            def gone() -> None:
                raise OSError("the worker is gone")

            future._make = gone

    assert names(over(Client(lose), reports)) == sorted(PLACES)


def test_no_more_is_given_out_than_is_worked_on(reports: Path) -> None:
    client = Client()
    results = spread(shards.shards_of([str(reports)]), choices=CLUSTER, connect=lambda: client)
    next(results)
    assert client.given == cluster.AHEAD * 2
    results.close()
    assert client.status == "closed"


def test_many_known_ids_are_sent_once(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_FEW", 0)
    assert names(over(Client(), reports, known=frozenset({"r1"}))) == sorted(PLACES)


@pytest.mark.parametrize("engine", ["spark", "dask://", "daskx"])
def test_unknown_engine_is_refused(engine: str) -> None:
    with pytest.raises(BadArgument, match="there is none of that name"):
        connector(Choices(engine=engine))


def test_address_where_nobody_answers_is_told(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    choices = Choices(engine="dask://127.0.0.1:1")
    with pytest.raises(BadArgument, match="no scheduler answers there"):
        list(spread(shards.shards_of([str(reports)]), choices=choices))


def test_cluster_of_this_machine_listens_to_this_machine_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, Any] = {}

    class Library:
        def LocalCluster(self, **options: Any) -> str:
            asked.update(options)
            return "cluster"

        def Client(self, of: str) -> str:
            return f"client of {of}"

    monkeypatch.setattr(cluster, "_library", Library)
    assert connector(CLUSTER)() == "client of cluster"
    assert asked["host"] == "127.0.0.1"
    assert asked["dashboard_address"].startswith("127.0.0.1:")
    assert asked["n_workers"] == 2


@pytest.mark.slow
def test_real_cluster_makes_the_same_record(reports: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    read_into([str(reports)], str(tmp_path / "spread.db"), choices=CLUSTER)
    assert digest_of(tmp_path / "spread.db") == plain(reports, tmp_path)
