"""What changed since a day: only what reports of that day or later tell anew."""

from __future__ import annotations

from datetime import date

import pytest

import build
from goodoffices.codes import Direction, Qualifier, Realis, TalksOutcome
from goodoffices.dossier import Material
from goodoffices.dossier.since import since

OLD = build.report(
    "Talks at Port Selwyn ended without agreement. Tarvia rejects the League plan for talks. "
    "More than 100 people have been killed in Tarvia since 2011.",
    name="old.txt", published="2014-02-17",
)  # fmt: skip
NEW = build.report(
    "Talks at Port Selwyn opened with Tarvia and the Northern Front attending. A truce collapsed. "
    "Tarvia supports the League plan for talks. "
    "More than 200 people have been killed in Tarvia since 2011. "
    "Tarvia agreed with the Northern Front on April 2. The sides will meet again at Port Selwyn. "
    "More than 100 people have been killed in Tarvia, it was told before. In 2012 Tarvia attacked "
    "the Northern Front.",
    name="new.txt", published="2014-04-03",
)  # fmt: skip
FIRST = date(2014, 3, 1)


def told(*facts):
    material = Material((OLD, NEW), facts)
    return {news.matter: [line.text for line in news.lines] for news in since(material, FIRST)}


def total(report, printed: str, amount: int):
    return build.figure(
        report, "killed", printed, of="people", place="Tarvia", period="since 2011", low=amount,
        qualifier=Qualifier.MORE_THAN, cumulative=True,
    )  # fmt: skip


def test_what_older_reports_tell_is_not_new():
    ended = build.talks(OLD, "Talks", venue="Port Selwyn", outcome=TalksOutcome.NONE)
    assert (
        told(ended, build.position(OLD, "Tarvia", "talks", "oppose", "the League plan for talks"))
        == {}
    )


def test_talks_and_truces_of_the_new_report_are_told():
    came = {"Tarvia": "attending", "Northern Front": "attending"}
    talks = build.talks(NEW, "Talks", venue="Port Selwyn", participants=came)
    truce = build.ceasefire(NEW, "collapsed", "truce", term="truce")
    news = told(talks, truce)
    assert "Tarvia and the Northern Front met in Port Selwyn" in news["talks"][0]
    assert news["truces"] == ["A truce collapsed (reported 3 April 2014)."]


def test_a_total_told_before_is_not_new():
    news = told(total(OLD, "100", 100), total(NEW, "200", 200), total(NEW, "100", 100))
    assert len(news["figures"]) == 1
    assert news["figures"][0].startswith("More than 200")


def test_background_and_older_acts_are_not_new():
    act = build.event(NEW, "ASSAULT", "attacked", "Tarvia", "Northern Front", date=build.year(2012))
    assert told(act) == {}


def test_a_deed_needs_both_sides_and_a_day():
    deed = build.event(
        NEW, "AGREE", "agreed", "Tarvia", "Northern Front", date=build.day("2014-04-02")
    )
    assert "events" in told(deed)
    assert told(build.event(NEW, "AGREE", "agreed", "Tarvia", "Northern Front")) == {}
    assert told(build.event(NEW, "AGREE", "agreed", "Tarvia", None)) == {}


def test_a_wish_that_moved_says_so():
    before = build.position(OLD, "Tarvia", "talks", "oppose", "the League plan for talks")
    after = build.position(NEW, "Tarvia", "talks", "support", "the League plan for talks")
    (line,) = told(before, after)["wants"]
    assert "Tarvia supports the League plan for talks (it moved)." in line


def test_the_same_wish_again_is_not_new():
    before = build.position(OLD, "Tarvia", "talks", "support", "the League plan for talks")
    after = build.position(NEW, "Tarvia", "talks", "support", "the League plan for talks")
    assert told(before, after) == {}


def test_what_was_announced_is_told_as_announced():
    plan = build.talks(
        NEW, "meet", venue="Port Selwyn", realis=Realis.PLANNED,
        date=build.day("2014-05-02", printed="May 2"),
    )  # fmt: skip
    object.__setattr__(plan.date, "direction", Direction.FUTURE)
    (line,) = told(plan)["due"]
    assert "Port Selwyn" in line


@pytest.mark.parametrize("count", [7, 9])
def test_long_news_are_cut_and_counted(count: int):
    reports = [
        build.report("A truce collapsed.", name=f"{n}.txt", published=f"2014-04-{n + 1:02}")
        for n in range(count)
    ]
    facts = [build.ceasefire(r, "collapsed", "truce", term="truce") for r in reports]
    (news,) = since(Material(tuple(reports), tuple(facts)), FIRST)
    assert (len(news.lines), news.more) == (6, count - 6)
    assert f"reported {count} April 2014" in news.lines[0].text
