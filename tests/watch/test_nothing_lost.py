"""Ways in which a report could get lost or doubled between its feed and the record."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from goodoffices.errors import RecordBusy, RecordTooNew, RecordUnusable, ReportUnreadable
from goodoffices.fetch import Fetcher, Policy, fetcher
from goodoffices.summary import Choices, RunSummary
from goodoffices.watch import Watcher, looks
from goodoffices.watch import watcher as watching
from goodoffices.watch.looks import Catch, FeedLook, FolderLook
from goodoffices.watch.plan import FeedPlan, FolderPlan, Plan
from site_here import gives, running
from wire_here import Wire, fails


class Eye:
    """One feed with its look and a clock that only the test moves."""

    def __init__(self, wire: Wire, *, every: float = 60.0, pages: bool = True) -> None:
        self.wire, self.now = wire, 0.0
        self.known: set[str] = set()
        plan = FeedPlan(wire.address, every, pages)
        self.look_ = FeedLook(plan, Fetcher(Policy(allow_private=True)), lambda: self.now)

    def look(self, *, taken: bool = True, seconds: float = 60.0) -> Catch:
        self.now += seconds
        found = self.look_.look(self.known)
        if taken:
            self.look_.taken()
        return found

    def names(self, **options: float | bool) -> list[str]:
        return names_of(self.look(**options).sources)  # type: ignore[arg-type]


def names_of(sources: Collection[str]) -> list[str]:
    return sorted(each.rsplit("/", 1)[-1] for each in sources)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    monkeypatch.setattr(fetcher, "sleep", lambda _: None)
    with running() as site:
        yield Wire(site)


def feed_of(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>Wire</title>{''.join(items)}</channel></rss>"


def test_entry_that_leaves_the_feed_before_its_page_answers_is_still_read(wire: Wire) -> None:
    wire.add("one", "words")
    good = wire.site.pages["/one"]
    wire.site.pages["/one"] = gives("", status=503)
    eye = Eye(wire)
    assert eye.names() == []
    wire.stories.clear()
    wire.add("two", "words")
    wire.site.pages["/one"] = good
    assert eye.names() == ["one", "two"]
    assert eye.names() == []


def test_page_that_failed_is_asked_for_again_although_the_feed_is_unchanged(wire: Wire) -> None:
    wire.add("one", "words")
    good = wire.site.pages["/one"]
    wire.site.pages["/one"] = gives("", status=503)
    eye = Eye(wire)
    eye.look()
    wire.site.pages["/one"] = good
    assert eye.names() == ["one"]
    assert wire.unchanged == 1


def test_entry_with_hardly_a_word_or_of_another_language_is_read(wire: Wire) -> None:
    wire.add("one", "")
    wire.add("two", "Le gouvernement et les rebelles ont signé un accord de paix lundi à Genève.")
    assert Eye(wire).names() == ["one", "two"]


def test_link_without_a_server_is_completed(wire: Wire) -> None:
    wire.add("one", "words")
    wire.site.pages["/feed"] = gives(feed_of("<item><title>A</title><link>/one</link></item>"))
    assert Eye(wire).look().sources == (wire.site("/one"),)


def test_entries_that_lead_to_no_page_are_told_once(wire: Wire) -> None:
    none = "<item><title>The talks go on</title></item>"
    bad = "<item><title>B</title><link>http://[bad/</link></item>"
    wire.site.pages["/feed"] = gives(feed_of(none, bad))
    eye = Eye(wire)
    [trouble] = eye.look().troubles
    assert "2 of its entries lead to no page" in str(trouble)
    assert "pages = false" in trouble.next_step
    assert eye.look().troubles == ()


def test_feed_that_broke_off_is_asked_for_again_as_a_whole(wire: Wire) -> None:
    wire.add("one", "words")
    wire.add("two", "words")
    good = wire.site.pages["/feed"]
    item = f"<item><title>A</title><link>{wire.site('/one')}</link></item>"
    wire.site.pages["/feed"] = gives(feed_of(item)[: -len("</channel></rss>")], ETag='"2"')
    eye = Eye(wire)
    assert eye.names() == ["one"]
    wire.site.pages["/feed"] = good
    assert eye.names() == ["two"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "the file is empty"),
        ("<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel></channel></rss>", "entities"),
        ("<html><body><p>We will be back soon, says the desk.</p></body></html>", "not a feed"),
    ],
)
def test_what_stands_in_place_of_a_feed_is_told(wire: Wire, data: str, why: str) -> None:
    wire.site.pages["/feed"] = gives(data, ETag='"1"')
    with pytest.raises(ReportUnreadable, match=why):
        Eye(wire).look()


def test_feed_without_entries_is_no_trouble(wire: Wire) -> None:
    eye = Eye(wire)
    assert eye.look() == Catch(sift_all=True)
    wire.add("one", "words")
    assert eye.names() == ["one"]


def test_look_whose_catch_was_not_stored_counts_for_nothing(wire: Wire) -> None:
    eye = Eye(wire)
    eye.look()
    wire.add("one", "words")
    assert eye.names(taken=False) == ["one"]
    # The server goes back to what it said before, which is answered with "unchanged".
    kept = dict(wire.stories)
    wire.stories.clear()
    assert eye.names(taken=False) == ["one"]
    wire.stories.update(kept)
    assert eye.names() == ["one"]
    assert eye.names() == []


def test_words_of_entries_that_were_not_stored_are_asked_for_again(wire: Wire) -> None:
    eye = Eye(wire, pages=False)
    eye.look()
    wire.add("one", "words")
    eye.look(taken=False)
    kept = dict(wire.stories)
    wire.stories.clear()
    eye.look()
    wire.stories.update(kept)
    assert eye.look().sources == (wire.address,)


def always_unchanged(request: BaseHTTPRequestHandler) -> None:
    if request.headers.get("If-None-Match"):
        gives("", status=304)(request)
    else:
        item = f"<item><title>A</title><link>/{stand_in.pop(0)}</link></item>"
        gives(feed_of(item), ETag='"1"')(request)


stand_in: list[str] = []


def test_server_that_never_tells_of_a_change_is_asked_as_a_whole_each_hour(wire: Wire) -> None:
    for name in ("one", "two"):
        wire.add(name, "words")
    stand_in[:] = ["one", "two"]
    wire.site.pages["/feed"] = always_unchanged
    eye = Eye(wire)
    assert eye.names() == ["one"]
    assert eye.names() == []
    assert eye.names(seconds=looks.FRESH) == ["two"]


def test_many_pages_come_in_portions_and_the_feed_is_not_asked_between(wire: Wire) -> None:
    for number in range(looks.PORTION + 3):
        wire.add(f"story-{number}", "words")
    eye = Eye(wire)
    first = eye.look()
    assert (len(first.sources), first.more) == (looks.PORTION, True)
    second = eye.look(seconds=1.0)
    assert (len(second.sources), second.more) == (3, False)
    assert wire.site.asked.count("/feed") == 1
    assert not set(first.sources) & set(second.sources)


def test_slow_pages_end_a_portion(wire: Wire) -> None:
    eye = Eye(wire)

    def slow(_: BaseHTTPRequestHandler) -> bool:
        eye.now += looks.LONG_ENOUGH / 2
        return False

    for number in range(5):
        wire.add(f"story-{number}", "words")
    wire.before = slow
    found = eye.look()
    assert 0 < len(found.sources) < 5
    assert found.more


def test_page_that_became_known_meanwhile_is_not_asked_for(wire: Wire) -> None:
    wire.add("one", "words")
    wire.site.pages["/one"] = gives("", status=503)
    eye = Eye(wire)
    eye.look()
    eye.known.add(wire.site("/one"))
    asked = wire.site.asked.count("/one")
    assert eye.names() == []
    assert wire.site.asked.count("/one") == asked


def test_page_that_is_given_up_is_told_although_the_record_is_busy(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher, _ = folder_watch(tmp_path)

    def busy(*_: object, **__: object) -> None:
        raise RecordBusy("a.db", "another process is writing", "Wait")

    gone = ReportUnreadable("http://a.example/", "the server answers 500", "Try again later")
    monkeypatch.setattr(watching, "read_into", busy)
    monkeypatch.setattr(FolderLook, "look", lambda *_: Catch(("a.txt",), troubles=(gone,)))
    [update] = watcher.updates(once=True)
    assert [each.why for each in update.troubles] == ["another process is writing", gone.why]


def folder_watch(place: Path) -> tuple[Watcher, list[float]]:
    """Make a watch of a folder, with a clock that only the test moves."""
    now = [0.0]
    plan = Plan((), (FolderPlan(str(place), 1.0),))
    choices = Choices(reader="rules")
    return Watcher(plan, str(place / "a.db"), choices=choices, clock=lambda: now[0]), now


def test_record_that_is_away_for_a_while_is_told_each_time_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher, now = folder_watch(tmp_path)
    asked: list[Sequence[str]] = []

    def away(sources: Sequence[str], *_: object, **__: object) -> RunSummary:
        asked.append(sources)
        if len(asked) < 3:
            raise RecordUnusable("a.db", "the server is shutting down", "Wait")
        return RunSummary()

    monkeypatch.setattr(watching, "read_into", away)
    path = tmp_path / "a.txt"
    path.write_text("words")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    told = []
    for _ in range(4):
        told += [each.why for one in watcher.updates(once=True) for each in one.troubles]
        now[0] += 10
    assert told == ["the server is shutting down"] * 2
    assert asked == [[str(path)]] * 3


def test_record_of_a_newer_version_ends_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer(*_: object, **__: object) -> None:
        raise RecordTooNew("a.db", "a newer version made it", "Update goodoffices")

    monkeypatch.setattr(watching, "read_into", newer)
    (tmp_path / "a.txt").write_text("words")
    os.utime(tmp_path / "a.txt", (1_000_000_000, 1_000_000_000))
    with pytest.raises(RecordTooNew):
        list(folder_watch(tmp_path)[0].updates(once=True))


def test_file_whose_time_lies_ahead_is_read_once_it_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(looks, "monotonic", lambda: now[0])
    path = tmp_path / "a.txt"
    path.write_text("words")
    ahead = time.time() + 7200
    os.utime(path, (ahead, ahead))
    look = FolderLook(FolderPlan(str(tmp_path), 1.0))
    assert look.look(()).sources == ()
    path.write_text("more words")
    os.utime(path, (ahead, ahead))
    now[0] += 2
    assert look.look(()).sources == ()
    now[0] += 2
    assert look.look(()).sources == (str(path),)
    look.taken()
    assert look.look(()).sources == ()


def test_what_cannot_be_followed_in_a_folder_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = ReportUnreadable(str(tmp_path / "closed"), "it may not be read", "Ask its owner")
    monkeypatch.setattr(looks, "find_files", lambda _: iter([closed]))
    look = FolderLook(FolderPlan(str(tmp_path), 1.0))
    assert look.look(()).troubles == (closed,)
    assert look.look(()).troubles == ()


WAR = (
    "GENEVA - The army and the rebels of the Hill Front signed a truce for {0} on Monday, the UN"
    " envoy Ann Roe said.\nAt least 300 people were killed in {0} since 2011, she said."
)


@pytest.mark.model
def test_page_that_two_feeds_name_is_read_once(wire: Wire, tmp_path: Path) -> None:
    wire.add("one", WAR.format("Aleppo"))
    other = f"<item><title>Truce</title><link>{wire.site('/one')}</link></item>"
    wire.site.pages["/other"] = gives(feed_of(other))
    plan = Plan((FeedPlan(wire.address, 60.0), FeedPlan(wire.site("/other"), 60.0)), ())
    choices = Choices(reader="rules", allow_private=True)
    watcher = Watcher(plan, str(tmp_path / "a.db"), choices=choices)
    # Both have fetched it before either is read.
    backs = [watching._Back(turn, turn.look.look(())) for turn in watcher._turns]
    assert [len(watcher._taken(back).new) for back in backs] == [1, 0]


@pytest.mark.model
def test_once_reads_all_portions(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "PORTION", 1)
    for name in ("Aleppo", "Homs", "Idlib"):
        wire.add(name, WAR.format(name))
    plan = Plan((FeedPlan(wire.address, 60.0),), ())
    choices = Choices(reader="rules", allow_private=True)
    watcher = Watcher(plan, str(tmp_path / "a.db"), choices=choices)
    assert [len(update.new) for update in watcher.updates(once=True)] == [1, 1, 1]


def test_feed_that_fails_keeps_what_it_named(wire: Wire) -> None:
    wire.add("one", "words")
    good = wire.site.pages["/one"]
    wire.site.pages["/one"] = gives("", status=503)
    eye = Eye(wire)
    eye.look()
    wire.before = fails(503)
    with pytest.raises(ReportUnreadable):
        eye.look()
    wire.before = lambda _: False
    wire.stories.clear()
    wire.site.pages["/one"] = good
    assert eye.names() == ["one"]
