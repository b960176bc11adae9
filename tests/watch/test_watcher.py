"""The watch over a feed and a folder of this machine: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices import api
from goodoffices.errors import RecordBusy
from goodoffices.fetch import fetcher
from goodoffices.summary import Choices
from goodoffices.watch import Update, Watcher, digest
from goodoffices.watch import watcher as watching
from goodoffices.watch.plan import FeedPlan, FolderPlan, Plan
from site_here import gives, running
from wire_here import Wire, dawdles, fails

pytestmark = pytest.mark.model
WAR = (
    "GENEVA - The army and the rebels of the Hill Front signed a truce for {} on Monday, the UN"
    " envoy Ann Roe said.\n“The guns must fall silent,” Ms Roe told reporters after talks.\n"
    "At least {} people were killed in {} since 2011, according to Human Rights Watch."
)
BAKERY = "The bakery on the corner opens at six, its owner Jane Doe said on Monday. " * 4


def war(place: str, killed: int = 300) -> str:
    return WAR.format(place, killed, place)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    monkeypatch.setattr(fetcher, "sleep", lambda _: None)
    with running() as site:
        yield Wire(site)


class Desk:
    """A watch of one feed, with a clock that jumps to the next look."""

    def __init__(self, tmp_path: Path, *addresses: str, pages: bool = True) -> None:
        self.record = str(tmp_path / "a.db")
        self.plan = Plan(tuple(FeedPlan(each, 1.0, pages) for each in addresses), ())
        self.now = 0.0
        self.again()

    def again(self) -> None:
        """Begin a new watch on the same record, as after a stop."""
        choices = Choices(reader="rules", allow_private=True)
        self.watcher = Watcher(self.plan, self.record, choices=choices, clock=lambda: self.now)

    def look(self, seconds: float = 10_000.0) -> list[Update]:
        self.now += seconds
        return list(self.watcher.updates(once=True))

    def names(self) -> list[str]:
        with api.open(self.record) as record:
            return sorted(each.name.rsplit("/", 1)[-1] for each in record.reports())


def test_new_entries_are_read_once_with_the_pages_behind_them(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", war("Aleppo"))
    desk = Desk(tmp_path, wire.address)
    [first] = desk.look()
    assert len(first.new) == 1
    assert desk.look(seconds=60.0) == []
    wire.add("two", war("Homs"))
    [second] = desk.look(seconds=60.0)
    assert len(second.new) == 1
    assert desk.names() == ["one", "two"]
    assert wire.site.asked.count("/one") == 1
    assert wire.unchanged >= 1


def test_pages_that_are_known_are_not_fetched_again_after_a_stop(
    wire: Wire, tmp_path: Path
) -> None:
    wire.add("one", war("Aleppo"))
    desk = Desk(tmp_path, wire.address)
    desk.look()
    desk.again()
    assert desk.look() == []
    assert wire.site.asked.count("/one") == 1


def test_entries_themselves_are_read_where_asked(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", war("Aleppo"))
    desk = Desk(tmp_path, wire.address, pages=False)
    assert len(desk.look()[0].new) == 1
    assert "/one" not in wire.site.asked
    desk.again()
    assert desk.look() == []


def test_other_news_is_set_aside_and_not_asked_for_again(wire: Wire, tmp_path: Path) -> None:
    wire.add("bread", BAKERY)
    desk = Desk(tmp_path, wire.address)
    desk.look()
    wire.add("one", war("Homs"))
    desk.look()
    assert desk.names() == ["one"]
    assert wire.site.asked.count("/bread") == 1


def test_feed_that_fails_is_told_once_and_asked_again(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.before = fails(503)
    [update] = desk.look()
    assert "answers 503" in str(update.troubles[0])
    assert desk.look() == []
    wire.before = lambda _: False
    wire.add("one", war("Homs"))
    assert len(desk.look()[0].new) == 1


def test_page_that_fails_is_asked_for_again_until_it_is_given_up(
    wire: Wire, tmp_path: Path
) -> None:
    wire.add("one", war("Aleppo"))
    wire.add("two", war("Homs"))
    wire.site.pages["/one"] = gives("", status=500)
    desk = Desk(tmp_path, wire.address)
    assert len(desk.look()[0].new) == 1
    troubles = [update.troubles for _ in range(6) for update in desk.look()]
    assert [len(each) for each in troubles] == [1]
    assert "answers 500" in str(troubles[0][0])
    assert wire.site.asked.count("/one") == 5


def test_page_is_not_given_up_while_its_server_is_away_for_a_while(
    wire: Wire, tmp_path: Path
) -> None:
    wire.add("one", war("Aleppo"))
    good = wire.site.pages["/one"]
    wire.site.pages["/one"] = gives("", status=500)
    desk = Desk(tmp_path, wire.address)
    assert [update for _ in range(40) for update in desk.look(seconds=2.0)] == []
    assert wire.site.asked.count("/one") <= 8
    wire.site.pages["/one"] = good
    assert sum(len(update.new) for _ in range(40) for update in desk.look(seconds=2.0)) == 1


def test_page_that_recovers_is_read(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", war("Aleppo"))
    good = wire.site.pages["/one"]
    wire.site.pages["/one"] = gives("", status=500)
    desk = Desk(tmp_path, wire.address)
    assert desk.look() == []
    wire.site.pages["/one"] = good
    assert len(desk.look()[0].new) == 1


def test_slow_feed_does_not_keep_another_waiting(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", war("Aleppo"))
    wire.before = dawdles(2.0)
    with running() as site:
        quick = Wire(site)
        quick.add("two", war("Homs"))
        desk = Desk(tmp_path, wire.address, quick.address)
        updates = desk.watcher.updates(once=True)
        assert next(updates).source == quick.address
        assert next(updates).source == wire.address


def test_page_in_place_of_a_feed_is_told(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", war("Aleppo"))
    [update] = Desk(tmp_path, wire.site("/one")).look()
    assert "a page stands there and not a feed" in str(update.troubles[0])


def test_busy_record_loses_nothing(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.add("one", war("Aleppo"))
    desk = Desk(tmp_path, wire.address)

    def busy(*_: object, **__: object) -> None:
        raise RecordBusy("a.db", "another process is writing", "Wait")

    with monkeypatch.context() as patched:
        patched.setattr(watching, "read_into", busy)
        assert "another process" in str(desk.look()[0].troubles[0])
    assert len(desk.look()[0].new) == 1


def test_fault_of_ours_is_told_and_the_feed_stays_watched(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.add("one", war("Aleppo"))
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    with monkeypatch.context() as patched:
        patched.setattr("goodoffices.watch.looks.entries_of", lambda *_, **__: 1 / 0)
        assert "a fault of goodoffices" in str(desk.look()[0].troubles[0])
    assert len(desk.look()[0].new) == 1


def test_feed_that_fails_is_asked_less_and_less_often(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.before = fails(503)
    turn = desk.watcher._turns[0]
    pauses = []
    for _ in range(15):
        desk.look()
        pauses.append(turn.due - desk.now)
    assert pauses[:4] == [1.0, 2.0, 4.0, 8.0]
    assert pauses[-1] == watching.LONGEST_PAUSE


def test_files_of_a_folder_are_read_when_they_are_finished(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    plan = Plan((), (FolderPlan(str(inbox), 1.0),))
    choices = Choices(reader="rules")
    now = [0.0]
    watcher = Watcher(plan, str(tmp_path / "a.db"), choices=choices, clock=lambda: now[0])

    def look() -> int:
        now[0] += 10
        return sum(len(update.new) for update in watcher.updates(once=True))

    (inbox / "young.txt").write_text(war("Homs"))
    assert look() == 0
    long_ago = time.time() - 60
    os.utime(inbox / "young.txt", (long_ago, long_ago))
    assert look() == 1
    assert look() == 0
    (inbox / "young.txt").write_text(war("Aleppo"))
    os.utime(inbox / "young.txt", (long_ago + 1, long_ago + 1))
    assert look() == 1


def test_missing_folder_is_told(tmp_path: Path) -> None:
    plan = Plan((), (FolderPlan(str(tmp_path / "none"), 1.0),))
    watcher = Watcher(plan, str(tmp_path / "a.db"), choices=Choices(reader="rules"))
    [update] = watcher.updates(once=True)
    assert "no such folder" in str(update.troubles[0])


def changes(desk: Desk, updates: list[Update]) -> list[tuple[str, str]]:
    with api.open(desk.record) as record:
        new = [ident for update in updates for ident in update.new]
        return [(each.sort, each.says) for each in digest(record, new).entries]


def test_digest_tells_of_a_truce_once(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.add("one", war("Aleppo"))
    first = changes(desk, desk.look())
    assert [says for sort, says in first if sort == "truce"]
    wire.add("two", war("Aleppo").replace("signed a truce", "have signed a truce"))
    again = changes(desk, desk.look())
    assert not [says for sort, says in again if sort == "truce"]


def killed(number: str, counter: str) -> str:
    return (
        f"The battle for Homs has killed {number} people in Homs since 2011, {counter} said.\n"
        "The army shelled the rebels in the old town, and aid convoys could not pass."
    )


def test_digest_sets_rival_figures_side_by_side(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.add("one", killed("300", "Human Rights Watch"))
    desk.look()
    wire.add("two", killed("120", "the Syrian government"))
    told = [says for sort, says in changes(desk, desk.look()) if sort == "figure_disputed"]
    assert len(told) == 1
    assert "120" in told[0]
    assert "300" in told[0]


def test_digest_tells_of_a_position_that_moved(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.day = "Mon, 06 Jan 2014 10:00:00 +0000"
    wire.add("one", moved("rejected"))
    desk.look()
    wire.day = "Mon, 03 Feb 2014 10:00:00 +0000"
    wire.add("two", moved("accepted"))
    told = [says for sort, says in changes(desk, desk.look()) if sort == "position_moved"]
    assert len(told) == 1
    assert "Sergey Lavrov moved on" in told[0]


def moved(verb: str) -> str:
    return (
        f"Russian Foreign Minister Sergey Lavrov {verb} a ceasefire in Syria on Monday.\n"
        "The army shelled the rebels in the old town, and aid convoys could not pass."
    )


def test_day_and_outlet_of_a_feed_are_those_of_its_pages(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.add("one", war("Aleppo"))
    [update] = desk.look()
    with api.open(desk.record) as record:
        report = record.report(update.new[0])
    assert report is not None
    assert report.published is not None
    assert report.published.iso == "2014-01-06"
    assert report.outlet == "Lakeside Wire"


def test_digest_of_an_entry_carries_the_sentence(wire: Wire, tmp_path: Path) -> None:
    desk = Desk(tmp_path, wire.address)
    wire.add("one", war("Aleppo"))
    new = [ident for update in desk.look() for ident in update.new]
    with api.open(desk.record) as record:
        found = digest(record, new)
        report = record.report(new[0])
    assert report is not None
    assert found.entries
    for entry in found.entries:
        assert entry.sentence in report.text
        assert entry.as_dict()["url"] == wire.site("/one")
