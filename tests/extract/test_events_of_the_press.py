"""Acts as the press tells them: bundles, costs and claims of attacks, passives without a doer."""

from __future__ import annotations

import pytest

from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

TOLD = {
    "wave of raids": (
        "Kenya launched a wave of raids on Sudan.", "ASSAULT", {"Kenya"}, {"Sudan"},
    ),
    "died in": (
        "Two Ethiopian soldiers died in a raid by Kenya.", "ASSAULT", {"Kenya"},
        {"Ethiopian"},
    ),
    "claimed": ("Al-Shabab claimed the raid on Kenya.", "ASSAULT", {"Al-Shabab"}, {"Kenya"}),
    "claimed responsibility": (
        "Hamas claimed responsibility for the attack in Ashdod.", "ASSAULT", {"Hamas"}, set(),
    ),
    "blamed on": (
        "The attack on Kenya, blamed on Al-Shabab, came at dawn.", "ASSAULT", {"Al-Shabab"},
        {"Kenya"},
    ),
    "went on with": (
        "Clashes continued with Chad near Abeche.", "ASSAULT", set(), {"Chad"},
    ),
    "accused by nobody": ("Sudan was accused of arming the rebels.", "ACCUSE", set(), {"Sudan"}),
    "kept out": ("Sudan was excluded from the talks.", "REJECT", set(), {"Sudan"}),
    "whom it blames": (
        "Egypt has closed its border with Sudan, which it blames for the attack.", "ACCUSE",
        {"Egypt"}, {"Sudan"},
    ),
    "revoked": (
        "Kenya revoked the treaty with Sudan.", "SANCTION", {"Kenya"}, {"Sudan"},
    ),
    "gave until": ("Kenya gave Sudan until Monday to leave.", "REQUEST", {"Kenya"}, {"Sudan"}),
    "pulled out of rubble": (
        "Rescue teams pulled two Kenyans from the rubble.", "AID", set(), {"Kenyans"},
    ),
    "sold jets": ("Egypt sold tanks to Sudan.", "AID", {"Egypt"}, {"Sudan"}),
    "traded fire": ("Kenya traded fire with Sudan.", "ASSAULT", {"Kenya"}, {"Sudan"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), TOLD.values(), ids=TOLD.keys())
def test_act_is_told_with_its_sides(scene_of, text, kind, sources, targets) -> None:
    found = [each for each in find_events(scene_of(text)) if each.type == kind]
    assert len(found) == 1
    named = {each.printed for each in found[0].sources}
    assert named == sources if sources else True
    assert all(any(each in one.printed for one in found[0].targets) for each in targets)


def test_fighting_near_a_town_is_told_without_sides(scene_of) -> None:
    (event,) = find_events(scene_of("Fighting resumed near Goma on Monday."))
    assert (event.type, event.place) == ("ASSAULT", "Goma")
    assert not event.sources
    assert not event.targets


def test_fighting_in_a_country_is_the_war_itself(scene_of) -> None:
    assert not list(find_events(scene_of("Fighting in Sudan has slowed.")))


def test_shells_that_open_a_sentence_fell(scene_of) -> None:
    (event,) = find_events(scene_of("Shells fell on Aleppo on Friday."))
    assert (event.type, event.place) == ("ASSAULT", "Aleppo")


def test_air_strikes_that_killed_are_told_without_place(scene_of) -> None:
    (event,) = find_events(scene_of("Air strikes killed ten Sudanese soldiers."))
    assert event.type == "ASSAULT"
    assert "Sudanese" in event.targets[0].printed


def test_protests_against_somebody_need_no_crowd(scene_of) -> None:
    (event,) = find_events(scene_of("Protests against President Omar al-Bashir began in Khartoum."))
    assert event.type == "PROTEST"
    assert "Bashir" in event.targets[0].printed


@pytest.mark.parametrize(
    "text",
    [
        "Kenya unveiled plans for a new airport.",
        "The judge joined the court fight.",
        "The mayor waved a handkerchief.",
        "Ferries carry letters to the island.",
    ],
)
def test_words_that_look_like_acts_are_none(scene_of, text: str) -> None:
    assert not list(find_events(scene_of(text)))


def test_neither_side_confirmed_is_denied(scene_of) -> None:
    text = "Neither Kenya nor Sudan has met the envoy."
    assert not [each for each in find_events(scene_of(text)) if each.realis == "actual"]


def test_what_is_denied_in_a_clause_did_not_happen(scene_of) -> None:
    found = find_events(scene_of("Kenya denied that Sudan had agreed to a truce."))
    assert not [each for each in found if each.type == "AGREE"]


def test_vowed_never_to_is_a_refusal(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt vowed never to negotiate with Sudan."))
    assert event.type == "REJECT"
    assert [each.printed for each in event.targets] == ["Sudan"]


def test_vowed_not_to_repeat_a_mistake_refuses_nobody(scene_of) -> None:
    found = find_events(scene_of("Egypt vowed not to repeat that mistake."))
    assert not [each for each in found if each.type == "REJECT"]


def test_an_attack_that_is_simulated_did_not_happen(scene_of) -> None:
    found = find_events(scene_of("Russia simulated an attack on Sweden."))
    assert not [each for each in found if each.realis == "actual"]


def test_a_deal_thrown_out_is_turned_down(scene_of) -> None:
    found = list(find_events(scene_of("Sudan's voters threw out the deal with Chad.")))
    assert [each.type for each in found] == ["REJECT"]


def test_presidents_of_states_and_patrols_are_these_states(scene_of) -> None:
    (event,) = find_events(
        scene_of("The envoy telephoned the presidents of Liberia, Nigeria and Mali on Friday.")
    )
    assert {"Nigeria", "Mali"} <= {each.printed for each in event.targets}
    (event,) = find_events(scene_of("Sudan condemned Egyptian patrols."))
    assert "Egyptian" in event.targets[0].printed


WITHIN = {
    "among themselves": "Rebel groups in Mali are fighting among themselves.",
    "each other": "The rebels fought each other in Gao on Friday.",
    "infighting": "There was heavy infighting in Mali among the rebels last week.",
}


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN.keys())
def test_who_fights_among_themselves_is_on_both_sides(text, scene_of) -> None:
    (event,) = find_events(scene_of(text))
    assert (event.type, event.sources) == ("ASSAULT", event.targets)
    assert "ebel" in event.sources[0].printed


def test_a_quarrel_within_a_party_is_no_fight(scene_of) -> None:
    text = "There was bitter infighting among Conservatives over the budget."
    assert not any(event.targets for event in find_events(scene_of(text)))


EXAMPLES = {
    "such as": "Armed groups seized control in towns such as Gao and Kidal.",
    "like": "Armed groups seized control in towns like Gao.",
}


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_town_given_as_an_example_is_where_it_was(text, scene_of) -> None:
    (event,) = find_events(scene_of(text))
    assert event.place == "Gao"


APART = {
    "a strike in an offensive": (
        "Chad and Niger pressed an offensive against the rebels. "
        "On Saturday Chadian and Nigerien airstrikes hit the rebels.",
        ["pressed an offensive", "hit"],
    ),
    "violence and strikes that share nobody": (
        "The airstrikes in Gao went on. Villagers in Kidal have faced daily violence.",
        ["airstrikes", "faced"],
    ),
}


@pytest.mark.parametrize(("text", "triggers"), APART.values(), ids=APART.keys())
def test_two_acts_are_not_taken_for_one_told_twice(text, triggers, scene_of) -> None:
    assert [each.trigger for each in find_events(scene_of(text))] == triggers


def test_who_brokers_talks_mediates(scene_of) -> None:
    (event,) = find_events(scene_of("Jan Vale has earlier attempted to broker talks in Mali."))
    assert (event.type, event.mode) == ("CONSULT", "third-party")
    assert [each.printed for each in event.sources] == ["Jan Vale"]


def test_sanctions_called_unlikely_are_possible_and_of_no_day(scene_of) -> None:
    text = "New sanctions on Sudan are unlikely, given the limits of those imposed in 2020."
    event = next(each for each in find_events(scene_of(text)) if each.type == "SANCTION")
    assert (event.realis.value, event.date, event.place) == ("possible", None, None)
    assert [each.printed for each in event.targets] == ["Sudan"]


def test_what_nobody_believes_somebody_wants_is_not_planned(scene_of) -> None:
    text = "There is deep scepticism that Sudan wants to stop the fighting."
    assert not [each for each in find_events(scene_of(text)) if each.type == "RETREAT"]


FALLEN = {
    "fell": ("Goma fell on Tuesday after a week of fighting.", "actual", "Goma"),
    "a stronghold": ("The rebel stronghold of Aleppo fell in December.", "actual", "Aleppo"),
    "about to": ("Goma is about to fall, the army said.", "possible", "Goma"),
    "poised": ("With Goma poised to fall, mediators flew to Nairobi.", "possible", "Goma"),
}


@pytest.mark.parametrize(("text", "realis", "town"), FALLEN.values(), ids=FALLEN.keys())
def test_a_town_that_falls_is_taken_whoever_takes_it(text, realis, town, scene_of) -> None:
    event = next(each for each in find_events(scene_of(text)) if each.mode == "territory")
    assert (event.realis.value, event.place, event.sources) == (realis, town, ())


STANDING = [
    "Prices in Khartoum fell on Tuesday.",
    "Beirut fell into chaos on Tuesday.",
    "Madrid fell to Chelsea on Tuesday.",
    "Snow fell in Goma on Tuesday.",
]


@pytest.mark.parametrize("text", STANDING)
def test_no_town_is_taken_in(text, scene_of) -> None:
    assert not [each for each in find_events(scene_of(text)) if each.mode == "territory"]


ONLY_MEANT = {
    "wanted of others": "Sudan wants an immediate withdrawal of the army from Juba.",
    "told before": "Under the deal, the army will stay in Juba.",
    "to end": "A halt to the fighting was at the top of the agenda in Juba on Tuesday.",
    "a promise met": "Kenya did so on Friday, meeting a promise made in Juba last month.",
}


@pytest.mark.parametrize("text", ONLY_MEANT.values(), ids=ONLY_MEANT.keys())
def test_what_is_only_meant_is_no_event(text, scene_of) -> None:
    assert not list(find_events(scene_of(text)))


def test_who_gives_figures_for_an_attack_did_not_make_it(scene_of) -> None:
    events = find_events(scene_of("Officials gave different figures for the attack on Juba."))
    assert not any(each.sources for each in events)
