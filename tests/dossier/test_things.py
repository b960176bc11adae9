"""One thing out of many tellings: how well it is borne out, who speaks for it, its course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import build
from goodoffices.codes import Realis
from goodoffices.dossier import Grade, borne_out, thing
from goodoffices.dossier.evidence import a_few, outspoken
from goodoffices.facts import Event, Judgement, Report
from goodoffices.reviews import Correction
from goodoffices.tellers import Teller


def told(n: int, *, outlet: str | None, published: str = "2031-05-04", **own: object) -> Report:
    text = f"Korvan shelled Tesk and report {n} says so."
    return build.report(text, name=f"{n}.txt", outlet=outlet, published=published, **own)


def act(report: Report, **fields: object) -> Event:
    return build.event(report, "ASSAULT", "shelled", "Korvan", place="Tesk", **fields)


def teller(report: Report) -> Teller:
    when = report.published
    start, precision = (when.start, when.precision.value) if when else (None, None)
    return Teller(report.id, report.outlet, report.agency, start, precision)


def grade_of(*reports: Report, judged: tuple[Judgement, ...] = ()) -> Grade:
    facts = [act(each) for each in reports]
    return borne_out(facts, {each.id: each for each in reports}, judged).grade


def test_two_outlets_without_an_agency_are_two_origins() -> None:
    assert grade_of(told(1, outlet="A"), told(2, outlet="B")) is Grade.INDEPENDENT


def test_two_outlets_that_print_one_agency_are_one_origin() -> None:
    one, two = (told(n, outlet=name, agency="Wire") for n, name in enumerate("AB"))
    assert grade_of(one, two) is Grade.OUTLETS


def test_copies_are_one_origin_though_outlets_differ() -> None:
    one, two = told(1, outlet="A"), told(2, outlet="B")
    copy = Judgement(one.id, two.id, "report", "same", 0.9, ())
    assert grade_of(one, two, judged=(copy,)) is Grade.OUTLETS


def test_reports_that_name_no_outlet_are_not_known_to_be_independent() -> None:
    one, two = told(1, outlet="A"), told(2, outlet=None, published="2031-05-05")
    borne = borne_out([act(one), act(two)], {one.id: one, two.id: two})
    assert borne.grade is Grade.SINGLE
    assert borne.words == "not known to be independent"
    assert str(borne) == "not known to be independent (2 reports: A, outlet not stated)"


def test_conflict_is_a_dispute_until_a_person_says_that_the_two_are_different() -> None:
    one, two = told(1, outlet="A"), told(2, outlet="B")
    clash = Judgement(act(one).id, "other", "fact", "conflict", 0.9, ())
    person = replace(clash, verdict="different", by="Iona", at="2031-06-01")
    assert grade_of(one, two, judged=(clash,)) is Grade.DISPUTED
    assert grade_of(one, two, judged=(clash, person)) is Grade.INDEPENDENT


def test_what_a_person_corrected_says_so() -> None:
    report = told(1, outlet="A")
    fixed = replace(
        act(report),
        corrections=(Correction("place", "Urm", "Tesk", by="Iona", at="2031-06-01", entry=1),),
    )
    assert borne_out([fixed], {report.id: report}).grade is Grade.CORRECTED


def test_reports_whose_facts_are_not_at_hand_count() -> None:
    one, two = told(1, outlet="A"), told(2, outlet="B")
    reports = {one.id: one, two.id: two}
    made = thing("x", [act(one)], reports, told_by=(teller(one), teller(two)))
    assert made.borne.grade is Grade.INDEPENDENT
    assert made.borne.reports == 2
    assert made.more == 1


def test_copy_does_not_speak_where_its_original_does() -> None:
    original = told(1, outlet="A", published="2031-05-04")
    copy = told(2, outlet="B", published="2031-05-05")
    fuller = act(copy, date=build.day("2031-05-03", printed="yesterday"))
    judged = (Judgement(original.id, copy.id, "report", "same", 0.9, ()),)
    reports = {original.id: original, copy.id: copy}
    assert thing("x", [fuller, act(original)], reports, judged).best.report == original.id
    assert thing("x", [fuller], reports, judged).best.report == copy.id


def test_course_follows_the_days_of_the_reports() -> None:
    before = told(1, outlet="A", published="2031-05-01")
    after = told(2, outlet="B", published="2031-05-09")
    planned = act(before, realis=Realis.PLANNED)
    made = thing("x", [act(after), planned], {before.id: before, after.id: after})
    assert made.course == "planned, happened"
    assert made.best.report == after.id
    assert [each.id for each in made.others] == [planned.id]


def test_a_few_of_those_who_tell_a_thing_are_named_and_the_rest_counted() -> None:
    assert a_few(["AFP", "Courier, Oslo"], 2) == "AFP, Courier, Oslo"
    assert a_few(["AFP", "Courier", "Post"], 2) == "AFP, Courier and 1 more"
    assert a_few([], 2) == ""


def test_grade_is_the_same_whether_facts_are_at_hand_or_their_reports_alone() -> None:
    every = [told(n, outlet=f"Outlet {n % 3}", published=f"2031-05-{9 - n:02d}") for n in range(6)]
    copy = Judgement(every[0].id, every[1].id, "report", "same", 0.9, ())
    reports = {one.id: one for one in every}
    whole = borne_out([act(one) for one in every], reports, (copy,))
    tellers = [teller(one) for one in every]
    few = borne_out([act(every[0])], {one.id: one for one in tellers}, (copy,), told_by=tellers)
    assert few == whole
    assert few.origins == ("Outlet 2", "Outlet 1", "Outlet 0")


def test_reports_known_to_the_year_alone_come_last_among_who_tells_it() -> None:
    late = Teller("b", "Late", None, date(2031, 1, 1), "year")
    early = Teller("c", "Early", None, date(2031, 6, 1), "day")
    one = told(1, outlet="First", published="2031-05-01")
    borne = borne_out([act(one)], {one.id: one}, told_by=(late, early))
    assert borne.origins == ("First", "Early", "Late")


def test_a_few_origins_speak_for_many_reports() -> None:
    many = [teller(told(n, outlet=f"Outlet {n % 4}")) for n in range(40)]
    assert [one.outlet for one in outspoken(many, 3)] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert outspoken([teller(told(1, outlet=None))]) == []
