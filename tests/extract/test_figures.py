"""Stated quantities: what they count, their bounds, who gives them, and what is no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Measure, Qualifier
from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Figure

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

MEASURES = [
    ("Forty people were killed in the market.", "killed", 40),
    ("The shelling killed 12 civilians.", "killed", 12),
    ("At least 18 soldiers died on Tuesday.", "killed", 18),
    ("The war has claimed the lives of 6,000 people.", "killed", 6000),
    ("The death toll rose to 33.", "killed", 33),
    ("The bombing left 12 people dead.", "killed", 12),
    ("About 30 people were wounded.", "injured", 30),
    ("About 30 people were burned to death.", "killed", 30),
    ("Four villagers were burned alive.", "killed", 4),
    ("Five villagers were badly burned.", "injured", 5),
    ("Some 60 civilians were killed or wounded.", "other", 60),
    ("The shelling killed or injured 40 people.", "other", 40),
    ("More than 5,000 people have fled their homes.", "displaced", 5000),
    ("The fighting has displaced 2 million people.", "displaced", 2000000),
    ("The country hosts 800,000 refugees.", "refugees", 800000),
    ("Police detained 19 protesters.", "detained", 19),
    ("The rebels freed 45 prisoners.", "released", 45),
    ("Some 900 residents were evacuated from the town.", "evacuated", 900),
    ("Some 60,000 people live under siege.", "besieged", 60000),
    ("About 40,000 people are in need of food.", "in_need", 40000),
    ("The army has sent 3,000 troops to the border.", "fighters", 3000),
    ("A convoy of 25 trucks reached the valley.", "aid", 25),
    ("The talks drew 14 armed groups.", "groups", 14),
    ("Delegates from 11 other countries came.", "other", 11),
    ("Half a million people have been killed.", "killed", 500000),
]

NO_FIGURES = [
    "The truce began on Jan. 20, 2014.",
    "The envoy, who is 68 years old, arrived.",
    "The town lies 30 miles north of the capital.",
    "The Security Council adopted Resolution 2254.",
    "The motion passed by 12 votes.",
    "The programme will cost $40 million.",
    "The team won by three goals.",
    "He spoke for two hours.",
    "The two sides met in one room.",
    "The third round ends on Friday.",
    "A poll found that 40 percent would vote for him.",
]


def figures(scene_of: SceneOf, text: str) -> list[Figure]:
    return list(find_figures(scene_of(text)))


@pytest.mark.parametrize(("text", "measure", "value"), MEASURES)
def test_find_figures_measure(scene_of: SceneOf, text: str, measure: str, value: float) -> None:
    (found,) = figures(scene_of, text)
    assert found.measure is Measure(measure)
    assert value in (found.low, found.high)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_find_figures_none(scene_of: SceneOf, text: str) -> None:
    assert figures(scene_of, text) == []


@pytest.mark.parametrize(
    ("printed", "low", "high", "qualifier"),
    [
        ("Nearly 700", 700, 700, Qualifier.NEARLY),
        ("More than 140,000", 140000, None, Qualifier.MORE_THAN),
        ("As many as 500", None, 500, Qualifier.UP_TO),
        ("300 to 400", 300, 400, None),
    ],
)
def test_find_figures_bounds(
    scene_of: SceneOf, printed: str, low: float | None, high: float | None, qualifier: Qualifier
) -> None:
    (found,) = figures(scene_of, f"{printed} people have been killed in the war.")
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)
    assert found.printed == printed


def test_find_figures_vague_keeps_words(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "Tens of thousands of people have fled the valley.")
    assert (found.low, found.high, found.printed) == (None, None, "Tens of thousands")


def test_find_figures_chain_of_clauses(scene_of: SceneOf) -> None:
    found = figures(scene_of, "The raid killed 27 people, wounded 50 and displaced 300 families.")
    assert [(each.measure.value, each.low) for each in found] == [
        ("killed", 27),
        ("injured", 50),
        ("displaced", 300),
    ]


def test_find_figures_part_names_the_whole(scene_of: SceneOf) -> None:
    whole, part = figures(scene_of, "The strike killed 49 people, among them 11 women.")
    assert (part.measure, part.low, part.of) == (Measure.KILLED, 11, "women")
    assert part.subset_of == whole.printed == "49"


def test_find_figures_share_has_no_bounds(scene_of: SceneOf) -> None:
    found = figures(
        scene_of, "The war has killed 9,000 people. Nearly half of those killed were women."
    )
    assert (found[1].low, found[1].high, found[1].printed) == (None, None, "Nearly half")


def test_find_figures_according_to_names_the_source(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "Nine people were killed, according to the Red Cross.")
    assert found.attributed_to[0].printed.endswith("Red Cross")


def test_find_figures_speaker_names_the_source(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "Officials said 30 people were wounded.")
    assert [party.printed for party in found.attributed_to] == ["Officials"]


def test_find_figures_own_voice_has_no_source(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "The war has killed 9,000 people.")
    assert found.attributed_to == ()


def test_find_figures_rival_bare_number(scene_of: SceneOf) -> None:
    text = "Activists said 33 people were killed in the raid. The government put it at 19."
    assert [each.low for each in figures(scene_of, text) if each.measure is Measure.KILLED] == [
        33,
        19,
    ]


def test_find_figures_since_is_cumulative(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "More than 9,000 people have been killed since 2011.")
    assert found.period == "since 2011"
    assert found.cumulative is True


def test_find_figures_incident_is_not_cumulative(scene_of: SceneOf) -> None:
    (found,) = figures(scene_of, "Nine people were killed on Tuesday.")
    assert found.cumulative is False


def test_find_figures_repeat_counts_once(scene_of: SceneOf) -> None:
    text = "Forty killed in market\n\nForty people were killed in the market on Tuesday."
    (found,) = figures(scene_of, text)
    assert found.period == "Tuesday"


def test_find_figures_rival_totals_stay_apart(scene_of: SceneOf) -> None:
    text = "At least nine people were killed, the army said. Activists said 14 people were killed."
    assert [each.low for each in figures(scene_of, text)] == [9, 14]


def test_find_figures_different_people_stay_apart(scene_of: SceneOf) -> None:
    text = "Three children were killed in the north. Three doctors were killed in the south."
    assert len(figures(scene_of, text)) == 2


def test_find_figures_evidence_points_into_the_text(scene_of: SceneOf) -> None:
    text = "Officials said nearly 30 people were wounded in Geneva on Tuesday."
    (found,) = figures(scene_of, text)
    words = {part: [span.of(text) for span in spans] for part, spans in found.evidence.items()}
    assert words["number"] == ["nearly 30"]
    assert words["of"] == ["people"]
    assert words["place"] == ["Geneva"]
    assert words["period"] == ["Tuesday"]
    assert words["attribution"] == ["Officials"]


def _first(scene_of: SceneOf, text: str) -> Figure:
    return next(iter(find_figures(scene_of(text))))


PLACES = [
    ("The shelling killed 12 people in Aleppo.", "Aleppo"),
    ("The bombing of a funeral in Yemen's capital killed some 140 people.", "Yemen"),
    ("The monitor, which is based in Britain, says 15,000 people have been killed.", None),
    ("The envoy, speaking in Paris, thought that 500 people had died.", None),
    ("He told delegates from 40 countries that no one outside Syria had the right.", None),
    ("A raid on the port of Aden killed nine soldiers.", "Aden"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place_is_told_with_the_figure(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert _first(scene_of, text).place == place


def test_there_points_back_to_the_only_place(scene_of: SceneOf) -> None:
    scene = scene_of("Fighting went on in the city of Aleppo. About 900 people are trapped there.")
    assert [figure.place for figure in find_figures(scene)] == ["Aleppo"]


TOTALS = [
    ("The war has killed 9,000 people.", True),
    ("More than 220,000 people have died since 1958.", True),
    ("On Monday he spoke of a conflict that has killed 250,000 people.", True),
    ("More than 360,000 people have been killed.", True),
    ("At least 16 people have been killed in Damascus.", None),
    ("Nearly 700 people have died in the last nine days.", False),
    ("The blast killed 12 people on Monday.", False),
    ("Gunmen kidnapped 219 girls two years ago.", False),
]


@pytest.mark.parametrize(("text", "total"), TOTALS)
def test_totals_and_incidents(scene_of: SceneOf, text: str, total: bool | None) -> None:
    assert _first(scene_of, text).cumulative is total


SOURCES = [
    ("The Valley Monitor counted 355 dead.", "Valley Monitor"),
    ("De Mistura has put the number of dead at 400,000.", "De Mistura"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_counts_is_the_source(scene_of: SceneOf, text: str, source: str) -> None:
    (giver,) = _first(scene_of, text).attributed_to
    assert source in giver.printed


def test_semicolon_keeps_sources_apart(scene_of: SceneOf) -> None:
    text = (
        "Russia said that at least 62 soldiers were killed; "
        "the Syrian Observatory for Human Rights put the number at 90 or more."
    )
    own = [[each.printed for each in one.attributed_to] for one in find_figures(scene_of(text))]
    assert own[0] == []
    assert own[1] == ["Syrian Observatory for Human Rights"]


WRONG = [
    "Office of the Envoy, press release 31",
    "He means to hold a congress of 1,500 Syrians in Sochi.",
    "They put the arsenal at about a thousand metric tons.",
    "One opposition network put the dead high.",
]


@pytest.mark.parametrize("text", WRONG)
def test_numbers_that_count_no_harm(scene_of: SceneOf, text: str) -> None:
    assert list(find_figures(scene_of(text))) == []


def test_parts_of_one_whole_stand_side_by_side(scene_of: SceneOf) -> None:
    text = (
        "More than 140,000 people have died. "
        "Nearly half of those killed were civilians, and 7,000 were children."
    )
    whole, *parts = find_figures(scene_of(text))
    assert {part.subset_of for part in parts} == {whole.printed}


def test_of_them_makes_a_part_and_is_not_counted(scene_of: SceneOf) -> None:
    scene = scene_of("At least 1,400 people were killed, 426 of them children.")
    whole, part = find_figures(scene)
    assert part.subset_of == whole.printed
    assert "them" not in (part.of or "")


def test_victims_without_a_place_take_the_only_one_told(scene_of: SceneOf) -> None:
    text = "Thirty people were wounded on Monday. The bomb killed 12 people in Garowe."
    places = {figure.measure: figure.place for figure in find_figures(scene_of(text))}
    assert places == {Measure.INJURED: "Garowe", Measure.KILLED: "Garowe"}


def test_victims_of_two_places_lend_none(scene_of: SceneOf) -> None:
    text = (
        "Thirty people were wounded on Monday. A bomb killed 12 people in Garowe. "
        "A mine killed five people in Baidoa."
    )
    first = next(find_figures(scene_of(text)))
    assert (first.measure, first.place) == (Measure.INJURED, None)


def test_civilians_whose_lot_is_not_told_are_doubtful(scene_of) -> None:
    (figure,) = find_figures(scene_of("The union counts 863 civilians alone."))
    assert figure.measure == "other"
    assert figure.confidence < 0.35
