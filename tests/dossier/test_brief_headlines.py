"""The headline of the newest report stands first in a brief, word for word, and passes the gate."""

from __future__ import annotations

import pytest

import build
from goodoffices.dossier import Material
from goodoffices.dossier.brief_headlines import headlines
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.facts import Report
from goodoffices.gate import admit_line


def _named(title: str, day: str, outlet: str | None = "The Selby Post") -> Report:
    return build.report(
        f"{title}\n\nTarvia met Selby.", published=day, title=title, outlet=outlet, name=f"{day}"
    )


def _material(*reports: Report) -> Material:
    return Material(reports, tuple(build.event(r, "CONSULT", "met", "Tarvia") for r in reports))


def test_the_newest_headline_is_quoted_with_outlet_and_day():
    old = _named("Talks open in Varn", "2014-01-02")
    new = _named("Tarvia and rebels sign truce after 12 days", "2014-05-13")
    (line,) = headlines(_material(old, new))
    assert line.text == (
        "The headline of the Selby Post, 13 May 2014: “Tarvia and rebels sign truce after 12 days”."
    )


def test_a_report_without_outlet_or_title():
    unnamed = _named("Truce holds", "2014-05-13", None)
    assert headlines(_material(unnamed))[0].text.startswith("The headline of a report, 13 May 2014")
    bare = build.report("Tarvia met Selby.", published="2014-05-13", name="bare")
    assert headlines(_material(bare)) == []


def test_a_headline_passes_the_gate_only_word_for_word():
    report = _named("Orrin Hale signs truce after 12 days", "2014-05-13")
    material = _material(report)
    (line,) = headlines(material)
    facts = {f.id: f for f in material.facts}
    reports = {report.id: report}
    assert admit_line(line, facts, reports, lambda _: ()).admitted
    changed = line.text.replace("12", "13")
    again = type(line)(changed, line.facts)
    assert not admit_line(again, facts, reports, lambda _: ()).admitted


def test_a_vague_or_joined_deed_does_not_tell_where_it_stands():
    r = build.report("Tarvia gave way on 2 May 2014. Tarvia seized Selby on 3 May 2014.",
                     published="2014-05-13")  # fmt: skip
    day = build.day("2014-05-02", printed="2 May 2014")
    vague = build.event(r, "CONCEDE", "gave way", "Tarvia", date=day)
    taken = build.event(r, "COERCE", "seized", "Tarvia", "Selby", mode="arrest", date=day)
    states = (build.actor("Tarvia"), build.actor("Selby"))
    part = parts_of(Material((r,), (vague, taken), states))[0]
    assert part.lines == ()


def test_a_report_written_after_the_reports_were_listed_waits_for_the_next_brief():
    known = _named("Talks open in Varn", "2014-05-12")
    later = _named("Tarvia and rebels sign truce", "2014-05-13")
    whole = _material(known, later)
    (line,) = headlines(Material((known,), whole.facts))
    assert "Talks open in Varn" in line.text


def test_opinions_and_names_of_documents_are_no_news():
    told = _named("Tarvia and rebels sign truce", "2014-05-10")
    view = _named("Opinion: Bury this truce", "2014-05-13")
    paper = _named("Note to correspondents: Tarvia", "2014-05-12")
    (line,) = headlines(_material(told, view, paper))
    assert "Tarvia and rebels sign truce" in line.text


def test_a_headline_that_names_nobody_and_no_matter_is_left_out():
    told = _named("Truce holds", "2014-05-10")
    feature = _named("The garden and the containers", "2014-05-13")
    (line,) = headlines(_material(told, feature))
    assert "Truce holds" in line.text


@pytest.mark.parametrize(
    "title", ["What the truce says, and what it leaves out", "Will the truce hold in Tarvia?"]
)
def test_a_headline_that_asks_or_explains_is_no_news(title: str):
    news = _named("Tarvia renews truce", "2014-05-12")
    (line,) = headlines(_material(news, _named(title, "2014-05-13")))
    assert "Tarvia renews truce" in line.text
