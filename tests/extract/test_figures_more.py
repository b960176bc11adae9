"""Stated quantities told without a verb of harm of their own: losses, victims, sums, crowds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import StretchKind
from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Figure, Span, Stretch

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

COUNTED = [
    ("The army lost 20 soldiers in the valley.", "killed", 20),
    ("Its losses exceeded 300 men.", "killed", 300),
    ("The ministry put its own dead at 398.", "killed", 398),
    ("More than 500 rebels were eliminated in the raid.", "killed", 500),
    ("A soldier was killed by a sniper.", "killed", 1),
    ("The two sides agreed on an exchange of 173 prisoners.", "released", 173),
    ("The president pardoned 40 prisoners.", "released", 40),
    ("The agency repatriated 5,000 refugees.", "refugees", 5000),
    ("The army repatriated 40 prisoners.", "released", 40),
    ("Gunmen seized 92 peacekeepers near the bridge.", "detained", 92),
    ("Some 70,000 people have fled abroad.", "refugees", 70000),
    ("At least seventy displaced people were killed.", "killed", 70),
    ("The country sent a force of 1,400 men.", "fighters", 1400),
    ("Rebels handed in 840 weapons.", "other", 840),
    ("Thousands of protesters filled the square.", "other", None),
    ("About 120,000 civilians live in the enclave.", "other", 120000),
    ("Donors pledged $30 million in drought relief.", "aid", 30000000),
    ("Norway gave two million euros in aid.", "aid", 2000000),
    ("In the camp 262.000 persons were displaced.", "displaced", 262000),
    ("Some 350,000 people are in famine conditions.", "in_need", 350000),
]

NOT_COUNTED = [
    "The party lost 20 seats.",
    "Villagers burned two trucks.",
    "They must not risk the lives of ten million citizens in vain talk of war by law.",
    "The company sold assets for $30 million.",
    "A boy of 14 spoke to the envoy.",
    "Nasreen, sixteen, spoke from a cot.",
    "18.45 The envoy arrives.",
    "A 6.8 tremor was felt.",
    "The seven-party alliance met.",
    "A worker whose brother was famous spoke.",
    "He lost contact with two ships.",
    "The rebels hold a third of Aleppo.",
]


@pytest.mark.parametrize(("text", "measure", "value"), COUNTED)
def test_what_the_number_counts(
    scene_of: SceneOf, text: str, measure: str, value: float | None
) -> None:
    found = [(one.measure.value, one.low) for one in find_figures(scene_of(text))]
    assert (measure, value) in found


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_is_no_figure_of_harm(scene_of: SceneOf, text: str) -> None:
    harm = {"killed", "injured", "detained", "released", "aid", "groups", "fighters"}
    assert [one for one in find_figures(scene_of(text)) if one.measure.value in harm] == []


def _last(scene_of: SceneOf, text: str) -> Figure:
    return list(find_figures(scene_of(text)))[-1]


def test_victims_are_where_the_attack_was_told(scene_of: SceneOf) -> None:
    text = "Shells hit a market in Aleppo on Monday. At least 20 people were killed."
    assert _last(scene_of, text).place == "Aleppo"


def test_two_towns_before_leave_the_place_open(scene_of: SceneOf) -> None:
    text = "Shells hit Aleppo and a market in Homs. At least 20 people were killed."
    assert _last(scene_of, text).place is None


def test_total_of_a_war_is_of_the_country_told_of_most(scene_of: SceneOf) -> None:
    text = (
        "Fighting went on across Yemen. The government of Yemen met its partners. "
        "The war has killed 9,000 people."
    )
    assert _last(scene_of, text).place == "Yemen"


def test_the_part_of_a_region_belongs_to_its_name(scene_of: SceneOf) -> None:
    text = "At least 30 civilians were killed in eastern Ghouta."
    assert _last(scene_of, text).place == "eastern Ghouta"


def test_parts_come_from_who_counted_the_whole(scene_of: SceneOf) -> None:
    text = "According to the Valley Monitor, 140,000 people have died, 7,000 of them children."
    whole, part = find_figures(scene_of(text))
    assert [each.printed for each in part.attributed_to] == [
        each.printed for each in whole.attributed_to
    ]


def test_where_talks_are_held_is_no_place_of_victims(scene_of: SceneOf) -> None:
    text = "The sides met for talks in the port of Jeddah. A shell killed 12 people on Monday."
    assert _last(scene_of, text).place is None


def test_fighting_between_sides_that_has_killed_is_a_total(scene_of: SceneOf) -> None:
    text = "Fighting between the two forces has killed at least 705 people."
    assert _last(scene_of, text).cumulative is True


def test_fighting_on_a_day_is_no_total(scene_of: SceneOf) -> None:
    text = "Fighting between the two forces killed at least 70 people on Monday."
    assert _last(scene_of, text).cumulative is not True


def test_a_family_that_says_who_died_is_no_figure(scene_of: SceneOf) -> None:
    found = find_figures(scene_of("A shell killed four members of one family."))
    assert [figure.printed for figure in found] == ["four"]


def test_a_duration_is_no_day(scene_of: SceneOf) -> None:
    scene = scene_of("The two sides have signed a seven-day truce.")
    signed = next(token for token in scene.doc if token.text == "signed")
    assert scene.date_of(signed) is None


def test_a_year_told_of_another_deed_is_not_this_ones(scene_of: SceneOf) -> None:
    scene = scene_of("Kyiv proposed a consultation on the port, annexed by Russia in 2014.")
    proposed = next(token for token in scene.doc if token.text == "proposed")
    annexed = next(token for token in scene.doc if token.text == "annexed")
    assert scene.date_of(proposed) is None
    found = scene.date_of(annexed)
    assert found is not None
    assert "2014" in found.printed


def test_a_talks_town_is_no_place_of_victims(scene_of: SceneOf) -> None:
    text = (
        "He asked them to accept the first Geneva conference. "
        "Nearly 700 people have died in the last nine days."
    )
    assert _last(scene_of, text).place is None


def test_victims_of_a_headline_without_noun_or_verb(scene_of: SceneOf) -> None:
    scene = scene_of("Peace Efforts for Marava Grow as 700 Slaughtered")
    assert [(one.measure.value, one.low) for one in find_figures(scene)] == [("killed", 700)]


def test_a_headline_number_is_kept_beside_the_qualified_one(scene_of: SceneOf) -> None:
    title = "Fighting grows as 700 killed"
    text = f"{title}\n\nNearly 700 people have died in the valley, a doctor said."
    line = Stretch(StretchKind.HEADLINE, Span(0, len(title)), "first line")
    found = find_figures(scene_of(text, stretches=(line,)))
    assert [one.printed for one in found] == ["700", "Nearly 700"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two rebels died in a firefight at Cot Trieng.", "Cot Trieng"),
        ("The army entered Dolinsk; its own losses reached 194 men.", None),
        ("Rebels raided Dolinsk, killing nine; 194 were wounded elsewhere.", None),
    ],
)
def test_places_no_list_knows(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert _last(scene_of, text).place == place


def test_a_host_of_talks_is_not_where_the_war_is(scene_of: SceneOf) -> None:
    text = (
        "Negotiators for Colombia and the rebels met in Cuba. They will gather in Cuba again. "
        "Talks in Cuba go on. Colombia is tired. More than 220,000 people have died in the war."
    )
    assert _last(scene_of, text).place != "Cuba"


WAR = "Shells hit towns in Ukraine again. Russia denied it. Russia said it would talk. {} "
TOTAL = "Nearly 5,000 people have died since the war began."


def test_total_is_not_placed_with_whoever_is_spoken_of_most(scene_of: SceneOf) -> None:
    assert _last(scene_of, WAR.format("Russia was angry.") + TOTAL).place == "Ukraine"


def test_total_is_not_placed_where_the_talks_were(scene_of: SceneOf) -> None:
    text = "The sides met for talks in Cuba. The talks in Cuba went on. " + TOTAL
    assert _last(scene_of, text).place is None


PLACED = [
    # A word inside another name is no country.
    (
        "Fighting went on in Sudan. Shells fell on the Souk Libya market, residents said. "
        "The war has killed 9,000 people.",
        "Sudan",
    ),
    # Where people talk is not where they die.
    (
        "Fighting went on across Mali. Talks opened in the Algerian capital. "
        "The war has killed 9,000 people.",
        "Mali",
    ),
    (
        "The two leaders signed a pact in Nairobi to end a war in which 9,000 people have died.",
        None,
    ),
    (
        "Fighting went on across Mali and in Mali's north. "
        "Some 9,000 people have left their homes, 400 of them as refugees in Niger.",
        "Mali",
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACED)
def test_country_of_a_total(scene_of: SceneOf, text: str, place: str | None) -> None:
    total = next(each for each in find_figures(scene_of(text)) if (each.low or 0) > 1000)
    assert total.place == place


COUNTERS = [
    ("The war has killed 9,000 people, according to an estimate by Save the Children.", "Save"),
    ("The war has killed 9,000 people, according to a U.N. count.", "U.N."),
    ("The war killed 9,000 people, by a U.N. tally.", "U.N."),
    ("The Zand Hospital received 22 dead by its own count.", "The Zand Hospital"),
    ("A study by Amnesty International counts 9,000 deaths.", "Amnesty"),
    ("The war has killed 9,000 people, according to data that Oxfam published.", "Oxfam"),
]


@pytest.mark.parametrize(("text", "giver"), COUNTERS)
def test_who_made_a_count_is_who_counted(scene_of: SceneOf, text: str, giver: str) -> None:
    (party,) = _last(scene_of, text).attributed_to
    assert party.printed.startswith(giver)


def test_a_share_in_passing_hides_no_measure(scene_of: SceneOf) -> None:
    text = "About 4 million people, a third of the population, have been driven from their homes."
    first = next(find_figures(scene_of(text)))
    assert (first.measure, first.low) == ("displaced", 4_000_000)


def test_when_a_count_was_given_is_not_its_period(scene_of: SceneOf) -> None:
    text = "The charity last week put the number of dead at 6,000 since January 2016."
    assert _last(scene_of, text).period == "since January 2016"


def test_a_bare_toll_beside_a_total_is_its_rival(scene_of: SceneOf) -> None:
    text = (
        "The war has killed 9,000 people, the ministry says. "
        "A doctors' union put the number of dead at 850."
    )
    assert _last(scene_of, text).cumulative is True
    alone = _last(scene_of, "A doctors' union put the number of dead at 850.")
    assert alone.cumulative is None


def test_how_high_a_number_may_be_is_a_rival(scene_of: SceneOf) -> None:
    text = "The UN counts 20,000 killed, but the true number may be as high as 90,000."
    last = _last(scene_of, text)
    assert (last.measure, last.high) == ("killed", 90_000)


def test_the_dead_number_so_many(scene_of: SceneOf) -> None:
    text = "The charity, which says that the dead number well over 2,000, is feeding 76,000 people."
    first = next(find_figures(scene_of(text)))
    assert (first.measure, first.low) == ("killed", 2000)


def test_many_who_have_been_killed_without_place_or_time_are_a_total(scene_of: SceneOf) -> None:
    text = "Fighting went on in Sudan. More than 750 people have been killed, the union says."
    found = _last(scene_of, text)
    assert (found.cumulative, found.place) == (True, "Sudan")
    few = _last(scene_of, "Fighting went on in Sudan. Twelve people have been killed.")
    assert few.cumulative is None


GIVEN_BY = {
    "by the estimate of": (
        "The war has claimed 64,000 lives by the estimate of the Kenyan government.",
        "64,000", "the Kenyan government",
    ),
    "behind a semicolon": (
        "Some 15,000 people fled, according to the Kenyan army; aid workers estimate that "
        "24,000 people fled.", "24,000", "aid workers",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "number", "who"), GIVEN_BY.values(), ids=GIVEN_BY.keys())
def test_who_gives_a_number(scene_of, text: str, number: str, who: str) -> None:
    found = {each.printed: each for each in find_figures(scene_of(text))}
    assert [party.printed for party in found[number].attributed_to] == [who]


RIVALS = [
    ("The ministry says 60,000 people have been killed in the war. Aid groups say the toll is above"
     " 80,000.", "killed", 80000, "Aid groups"),
    ("The army says 60 people were killed in Maro. The rebels say it is above 90.",
     "killed", 90, "The rebels"),
    ("The army says 60 people were killed in Maro. The union believes the figure is closer to 90.",
     "killed", 90, "The union"),
    ("Some 15,000 civilians fled the valley, the governor said; relief workers estimate the number"
     " at 24,000.", "displaced", 24000, "relief workers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure", "low", "teller"), RIVALS)
def test_a_rival_number_without_its_noun_is_its_tellers(
    scene_of: SceneOf, text: str, measure: str, low: int, teller: str
) -> None:
    rival = list(find_figures(scene_of(text)))[-1]
    assert (rival.measure, rival.low) == (measure, low)
    assert [each.printed for each in rival.attributed_to] == [teller]


def test_a_price_behind_a_toll_is_no_rival(scene_of: SceneOf) -> None:
    text = "The army said 60 people were killed. Rice is dear and the mayor says it is 40."
    assert [each.low for each in find_figures(scene_of(text))] == [60]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Estimates of the number killed in the civil war of 1992 range from 200 to 500.", True),
        ("More than 300 people were killed in the war.", True),
        ("The opposition claimed that it had killed 200 soldiers.", None),
        ("Nine people were killed in the war's first hours on Monday.", False),
    ],
)
def test_only_counts_of_the_war_are_totals(
    scene_of: SceneOf, text: str, total: bool | None
) -> None:
    (figure,) = find_figures(scene_of(text))
    assert figure.cumulative is total


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The sides opened talks in Lisbon as shells fell on the town of Okrel, where residents "
            "said at least 14 people had been killed.",
            "Okrel",
        ),
        ("The envoy left Geneva for Aleppo, where 30 civilians were killed on Friday.", "Aleppo"),
    ],
)
def test_where_points_to_the_town_before_it(scene_of: SceneOf, text: str, place: str) -> None:
    (figure,) = find_figures(scene_of(text))
    assert figure.place == place


def test_what_a_war_and_its_famine_cost_is_a_total(scene_of: SceneOf) -> None:
    (figure,) = find_figures(scene_of("The war and the famine it brought cost a million lives."))
    assert figure.cumulative is True
