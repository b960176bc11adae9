"""Date, place and realis of acts, from sentences of our own."""

from __future__ import annotations

import pytest

from goodoffices.codes import DateBasis, Precision, Realis
from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model
_BODY = "\n\nA long first line.\n\nA second line.\n\nA third line.\n\n"


def test_joined_verb_gives_its_day(scene_of) -> None:
    (event,) = find_events(scene_of("The army attacked and burned the camp on Friday."))
    assert event.date is not None
    assert event.date.printed == "Friday"


def test_since_gives_the_beginning(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt has bombed Sudan since May 3."))
    assert event.date is not None
    assert event.date.printed == "May 3"


def test_date_of_a_thing_is_not_that_of_the_act(scene_of) -> None:
    text = _BODY + "Egypt had praised the accord of June 2012 with Sudan."
    (event,) = [each for each in find_events(scene_of(text)) if each.type == "SUPPORT"]
    assert event.date is None


def test_lead_without_date_is_news_of_the_day(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt condemned Sudan."))
    assert event.date is not None
    assert (event.date.basis, event.date.printed) == (DateBasis.REPORT, "")


def test_what_is_over_is_not_news_of_the_day(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt has condemned Sudan."))
    assert event.date is None


def test_further_down_nothing_is_news_of_the_day(scene_of) -> None:
    (event,) = find_events(scene_of(_BODY + "Egypt condemned Sudan."))
    assert event.date is None


PLACES = {
    "of the noun": ("Fighting between Egypt and Sudan near Bentiu went on.", "Bentiu"),
    "of the clause": ("Egypt met Sudan in Nairobi.", "Nairobi"),
    "inside a phrase": ("Egypt imposed a curfew in parts of Darfur.", "Darfur"),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES.keys())
def test_place_of(scene_of, text, place) -> None:
    event = next(iter(find_events(scene_of(text))))
    assert event.place == place


NO_PLACES = {
    "who is asked": ("Egypt urged Khartoum to talk.", None),
    "who is blamed": ("Khartoum was criticised by Egypt.", None),
    "where the doers are": ("Rebels based in Darfur rejected the offer.", None),
    "where it is said": ("In Nairobi, Egypt urged Khartoum to talk.", "Nairobi"),
    "a topic": ("Egypt hosted a conference on Darfur.", None),
    "a visit": ("Egypt has accepted an invitation to Khartoum.", "Khartoum"),
    "a backer": ("Turkey invaded after a coup backed by the junta in Athens.", None),
}


@pytest.mark.parametrize(("text", "place"), NO_PLACES.values(), ids=NO_PLACES.keys())
def test_who_acts_or_is_meant_is_no_place(scene_of, text, place) -> None:
    event = next(iter(find_events(scene_of(text))))
    assert event.place == place


def test_state_acted_on_is_no_place(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt condemned Sudan."))
    assert event.place is None


REALIS = {
    "tried": ("Egypt tried to capture Bentiu.", Realis.ACTUAL),
    "reportedly": ("Egypt reportedly attacked Sudan.", Realis.ACTUAL),
    "may": ("Egypt may attack Sudan.", Realis.POSSIBLE),
    "said it would": ("Egypt said it would attack Sudan.", Realis.PLANNED),
    "needs to": ("Egypt needs to meet Sudan.", Realis.POSSIBLE),
}


@pytest.mark.parametrize(("text", "realis"), REALIS.values(), ids=REALIS.keys())
def test_realis_of(scene_of, text, realis) -> None:
    (event,) = find_events(scene_of(text))
    assert event.realis is realis


def test_who_is_met_is_no_place(scene_of) -> None:
    text = "Egypt's envoy will go to Kilinochchi to meet Balasingham. Anton Balasingham agreed."
    met = next(each for each in find_events(scene_of(text)) if each.trigger == "meet")
    assert met.place is None


def test_day_of_a_plan_is_not_that_of_the_agreement(scene_of) -> None:
    (event,) = find_events(scene_of(_BODY + "Egypt and Sudan agreed to meet in Oslo in April."))
    assert event.type == "AGREE"
    assert event.date is None or event.date.printed != "April"


def test_earlier_tries_are_not_of_the_day_of_the_meeting(scene_of) -> None:
    text = "Egypt met Omar Hale on Monday, as well as Ivan Vale, who has visited Chad."
    dated = {each.trigger: each.date for each in find_events(scene_of(text))}
    assert dated["visited"] is None
    assert dated["met"] is not None


def test_day_of_talks_that_are_due_is_not_that_of_the_threat(scene_of) -> None:
    text = _BODY + "Egypt threatened to leave the talks with Sudan due to resume on May 6."
    found = [each for each in find_events(scene_of(text)) if each.type == "THREATEN"]
    assert not [each for each in found if each.date and each.date.printed == "May 6"]


def test_day_of_the_agreement_is_past_though_more_is_to_come(scene_of) -> None:
    (event,) = find_events(scene_of("On Thursday Egypt and Sudan agreed to renew the truce."))
    assert event.date is not None
    assert event.date.direction == "past"


def test_a_town_called_so_is_the_place_of_its_capture(scene_of) -> None:
    text = "Egypt seized the coastal town of Angoche and two other places on Saturday."
    (event,) = find_events(scene_of(text))
    assert (event.type, event.place) == ("ASSAULT", "Angoche")


OF_THE_ACT = {
    "told of the noun itself": ("Life goes on after Friday's attack by rebels on Tarn.", "Friday"),
    "behind who did it": ("The rebels in February murdered the mayor of Tarn.", "February"),
    "in what went on meanwhile": (
        "The army fired on the rebels as they fled to the hills on Wednesday.",
        "Wednesday",
    ),
    "of what it was told along with": (
        "Egypt and Sudan sat in one room on Monday, agreeing to govern the town together.",
        "Monday",
    ),
}


@pytest.mark.parametrize(("text", "printed"), OF_THE_ACT.values(), ids=OF_THE_ACT)
def test_date_belongs_to_the_act(scene_of, text: str, printed: str) -> None:
    dates = {each.date.printed for each in find_events(scene_of(_BODY + text)) if each.date}
    assert any(date.removeprefix("in ").startswith(printed) for date in dates)


def test_day_of_an_attack_is_not_that_of_denying_it(scene_of) -> None:
    text = _BODY + "Two men were wounded on Friday in an attack that Egypt denied carrying out."
    denials = [each for each in find_events(scene_of(text)) if each.type == "REJECT"]
    assert all(each.date is None for each in denials)


DATED = {
    "as it was said": ("Russia said on Monday that Egypt was massing troops.", "Monday"),
    "of the noun behind": (
        "The dust has settled after last month's dramatic takeover of Bentiu by Sudan.",
        "last month",
    ),
    "a refusal in the lead": ("Egypt said it will not attend the talks.", ""),
    "a charge along with speech": ("Accusing Sudan of lies, Omar Hale said it was late.", ""),
}


@pytest.mark.parametrize(("text", "printed"), DATED.values(), ids=DATED.keys())
def test_date_of(scene_of, text, printed) -> None:
    (event,) = [each for each in find_events(scene_of(text)) if each.type != "CONSULT"]
    assert event.date is not None
    assert event.date.printed == printed


def test_what_is_under_way_is_of_the_month(scene_of) -> None:
    (event,) = find_events(scene_of(_BODY + "Egypt is withdrawing its troops from Sudan."))
    assert event.date is not None
    assert (event.date.basis, event.date.precision) == (DateBasis.REPORT, Precision.MONTH)


def test_refusal_has_the_day_it_is_uttered(scene_of) -> None:
    text = _BODY + "Egypt reaffirmed late last month that it will not meet Sudan."
    (event,) = [each for each in find_events(scene_of(text)) if each.type == "REJECT"]
    assert event.date is not None
    assert event.date.printed == "late last month"
