from __future__ import annotations

from datetime import date

import build
from goodoffices.codes import EventType, Realis
from goodoffices.facts import Fact
from goodoffices.resolve.said_on import carry_days, date_spoken_acts

TEXT = "Vale said on Monday the truce holds. Rossi said it failed. Vale added that talks go on."
REPORT = build.report(TEXT)
MONDAY = build.day("2014-02-17", printed="Monday")
FIRST = build.statement(REPORT, "Vale", "the truce holds", date=MONDAY)
OTHER = build.statement(REPORT, "Rossi", "it failed")
AGAIN = build.statement(REPORT, "Vale", "talks go on")


def days(*facts: Fact) -> list[str | None]:
    return [fact.date.iso if fact.date else None for fact in carry_days(facts)]


def test_carry_days_reaches_the_same_speaker_only() -> None:
    assert days(FIRST, OTHER, AGAIN) == ["2014-02-17", None, "2014-02-17"]


def test_carry_days_never_reaches_back() -> None:
    assert days(AGAIN, FIRST) == [None, "2014-02-17"]


def test_carry_days_says_where_the_day_was_told() -> None:
    carried = carry_days((FIRST, AGAIN))[1]
    assert carried.joined == "Monday"
    assert carried.date == MONDAY


def test_carry_days_keeps_a_day_of_its_own() -> None:
    tuesday = build.statement(REPORT, "Vale", "talks go on", date=build.day("2014-02-18"))
    assert days(FIRST, tuesday) == ["2014-02-17", "2014-02-18"]


def test_carry_days_does_not_carry_a_year() -> None:
    vague = build.statement(REPORT, "Vale", "the truce holds", date=build.year(2012))
    assert days(vague, AGAIN) == ["2012", None]


def test_carry_days_does_not_carry_a_month() -> None:
    vague = build.statement(REPORT, "Vale", "the truce holds", date=build.month("2014-02"))
    assert days(vague, AGAIN) == ["2014-02", None]


def test_carry_days_leaves_a_day_long_past_behind() -> None:
    later = carry_days((FIRST, AGAIN), date(2014, 3, 10))
    assert later[1].date is None
    assert carry_days((FIRST, AGAIN), date(2014, 2, 18))[1].date == MONDAY


def test_carry_days_does_not_date_what_was_said_before() -> None:
    report = build.report("Vale said on Monday the truce holds. Vale has said that talks go on.")
    first = build.statement(report, "Vale", "the truce holds", cue="said", date=MONDAY)
    before = build.statement(report, "Vale", "talks go on", cue="has said")
    assert days(first, before) == ["2014-02-17", None]


def act(kind: str, source: str, **fields: object) -> Fact:
    return build.event(REPORT, kind, "added", source, **fields)


def test_date_spoken_acts_gives_a_demand_the_day_of_its_speaker() -> None:
    demand = date_spoken_acts((FIRST, act("REQUEST", "Vale")))[1]
    assert demand.date == MONDAY
    assert demand.joined == "Monday"


def test_date_spoken_acts_leaves_deeds_undated() -> None:
    assert date_spoken_acts((FIRST, act("ASSAULT", "Vale")))[1].date is None


def test_date_spoken_acts_leaves_other_speakers_undated() -> None:
    assert date_spoken_acts((FIRST, act("REQUEST", "Rossi")))[1].date is None


def test_date_spoken_acts_does_not_choose_between_two_days() -> None:
    tuesday = build.statement(REPORT, "Vale", "it failed", date=build.day("2014-02-18"))
    assert date_spoken_acts((FIRST, tuesday, act("REQUEST", "Vale")))[2].date is None


def test_carry_days_reaches_a_second_cue_of_the_sentence_with_any_date() -> None:
    report = build.report("In February Vale said the truce holds, vowing to keep it.")
    whole = build.span(report, report.text)
    first = build.statement(
        report, "Vale", "the truce holds", date=build.month("2014-02"), sentence=whole
    )
    second = build.statement(report, "Vale", "keep it", cue="vowing", sentence=whole)
    assert days(first, second) == ["2014-02", "2014-02"]


def test_carry_days_does_not_date_what_somebody_keeps_saying() -> None:
    report = build.report("Critics said on Monday the truce holds. Critics say that talks go on.")
    first = build.statement(report, "Critics", "the truce holds", cue="said", date=MONDAY)
    standing = build.statement(report, "Critics", "talks go on", cue="say")
    assert days(first, standing) == ["2014-02-17", None]


SHELLED = build.report("The market was shelled on Monday, Vale said.")
WHOLE = build.span(SHELLED, SHELLED.text)


def _told_of_the_shelling(realis: Realis) -> list[str | None]:
    said = build.statement(
        SHELLED, "Vale", "The market was shelled on Monday", cue="said", sentence=WHOLE
    )
    deed = build.event(
        SHELLED, EventType.ASSAULT, "shelled", date=MONDAY, realis=realis, sentence=WHOLE
    )
    return [fact.date.iso if fact.date else None for fact in carry_days((said, deed), TODAY)]


TODAY = date(2014, 2, 17)


def test_carry_days_dates_what_is_said_of_a_deed_of_the_day_of_the_report() -> None:
    assert _told_of_the_shelling(Realis.ACTUAL)[0] == "2014-02-17"


def test_carry_days_dates_nothing_by_what_is_only_planned() -> None:
    assert _told_of_the_shelling(Realis.PLANNED)[0] is None


def test_spoken_acts_have_the_date_of_what_is_said_in_their_sentence() -> None:
    report = build.report("Mali said last week it would not come. Mali said on Monday it might.")
    first = build.sentence(report, build.span(report, "last week"))
    earlier = build.statement(
        report, "Mali", "it would not come", sentence=first, date=build.month("2014-01")
    )
    later = build.statement(report, "Mali", "it might", date=MONDAY)
    refusal = build.event(report, EventType.REJECT, "come", "Mali", sentence=first)
    dated = date_spoken_acts((earlier, later, refusal))[2]
    assert dated.date is not None
    assert dated.date.iso == "2014-01"
