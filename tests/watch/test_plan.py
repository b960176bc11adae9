"""What a plan of feeds and folders may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.errors import BadArgument
from goodoffices.watch.plan import FeedPlan, FolderPlan, read_plan


def plan(tmp_path: Path, text: str) -> Path:
    place = tmp_path / "feeds.toml"
    place.write_text(text, encoding="utf-8")
    return place


def test_plan_names_feeds_and_folders(tmp_path: Path) -> None:
    found = read_plan(
        plan(
            tmp_path,
            'every = "1h"\n[[feed]]\naddress = "https://a.example/rss"\n'
            '[[feed]]\naddress = "https://b.example/rss"\nevery = "90s"\npages = false\n'
            '[[folder]]\npath = "inbox"\nevery = "5s"\n',
        )
    )
    assert found.feeds == (
        FeedPlan("https://a.example/rss", 3600.0),
        FeedPlan("https://b.example/rss", 90.0, False),
    )
    assert found.folders == (FolderPlan(str(tmp_path / "inbox"), 5.0),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no feed"),
        ("[[feed]]\naddres = 'x'", "feed 1: 'addres' is not known"),
        ("[[feed]]\npages = true", "feed 1: it has no address"),
        ("[[feed]]\naddress = 3", "it has no address"),
        ("[[feed]]\naddress = 'https://a/'\npages = 'yes'", "neither true nor false"),
        ("[[feed]]\naddress = 'https://a/'\nevery = '5'", "not a length of time"),
        ("[[feed]]\naddress = 'https://a/'\nevery = '5s'", "the least is 60 seconds"),
        ("[[folder]]\npath = 'a'\nevery = '0s'", "the least is 1 seconds"),
        ("[feed]\naddress = 'https://a/'", r"Write \[\[feed\]\]"),
        ("[[feed]]\naddress = 'https://a/'\n" * 2, "stands in it twice"),
        ("feeds = 1", "'feeds' is not known"),
        ("every = \n", "not TOML"),
    ],
)
def test_wrong_plan_says_what_to_mend(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadArgument, match=why) as told:
        read_plan(plan(tmp_path, text))
    assert told.value.next_step


def test_missing_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="no such file"):
        read_plan(tmp_path / "none.toml")


def test_private_feeds_may_be_asked_each_second(tmp_path: Path) -> None:
    place = plan(tmp_path, "[[feed]]\naddress = 'http://127.0.0.1/'\nevery = '1s'")
    assert read_plan(place, allow_private=True).feeds[0].every == 1.0
