"""Who does it and to whom: sentences of our own, one for each construction."""

from __future__ import annotations

import pytest

from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

SIDES = {
    "people before a name": (
        "Experts point to aid and troops sent in by Iran and Lebanese militant political party "
        "Hezbollah.",
        ["Iran", "Hezbollah"], [],
    ),
    "belonging to": ("Egypt bombed a camp belonging to Sudan.", ["Egypt"], ["Sudan"]),
    "dealings of": ("Egypt opened an inquiry into the dealings of Sudan.", ["Egypt"], ["Sudan"]),
    "deep inside": ("Egypt agreed to lift a ban on imports from Sudan.", ["Egypt"], ["Sudan"]),
    "recalled by": ("The rebels took fire from Egypt.", ["Egypt"], ["The rebels"]),
    "speaker urges": (
        "Egypt said that nothing was done, urging Sudan to help.", ["Egypt"], ["Sudan"],
    ),
    "opening clause": (
        "Accusing Sudan of murder, Egypt said that Kenya was calm.", ["Egypt"], ["Sudan"],
    ),
    "text that asks": (
        "Egypt issued a statement demanding that Sudan leave.", ["Egypt"], ["Sudan"],
    ),
    "accused of": ("Egypt accused Sudan of attacking Kenya.", ["Egypt"], ["Sudan"]),
    "officials of": ("Egyptian officials met Sudanese officials.", ["Egyptian"], ["Sudanese"]),
    "leaders of a body": ("Egypt met Hezbollah leaders in Rome.", ["Egypt"], ["Hezbollah"]),
    "the leaders of a body": ("Egypt met the leaders of Hezbollah.", ["Egypt"], ["Hezbollah"]),
    "from both": ("Kenya met diplomats from Sudan.", ["Kenya"], ["Sudan"]),
    "fighters of": ("Hezbollah fighters attacked Sudan.", ["Hezbollah"], ["Sudan"]),
    "jets of": ("Sudan was bombed by Egyptian jets.", ["Egyptian"], ["Sudan"]),
    "received": ("Sudan received an invitation from Egypt.", ["Egypt"], ["Sudan"]),
    "before a meeting": ("Egypt spoke before a meeting with Sudan.", ["Egypt"], ["Sudan"]),
    "capital": ("Egypt cut off aid to Khartoum.", ["Egypt"], ["Khartoum"]),
    "he's asked": ("He's asked Sudan to wait.", ["He"], ["Sudan"]),
    "title and name": (
        "The Special Envoy, Judge Salim Hale, thanked Sudan.", ["Salim Hale"], ["Sudan"],
    ),
    "complains that": ("Egypt complained that Sudan had lied.", ["Egypt"], ["Sudan"]),
    "whose base": ("Egypt took Sudan's base near Bentiu.", ["Egypt"], ["Sudan"]),
    "supplied with": ("Egypt supplied Sudan with missiles.", ["Egypt"], ["Sudan"]),
    "leaders of": ("European Union leaders urged Sudan to wait.", ["European Union"], ["Sudan"]),
    "ministers of": ("Sudan met EU foreign ministers.", ["Sudan"], ["EU"]),
    "leaders of a community": (
        "Syrian community leaders met Egypt.", ["Syrian community leaders"], ["Egypt"],
    ),
    "his men": ("John Hale said that his men had attacked Sudan.", ["his"], ["Sudan"]),
    "whose fighters": ("John Hale, whose men attacked Sudan, fled.", ["John Hale"], ["Sudan"]),
    "ordered his own": ("John Hale urged his men to wait.", ["John Hale"], ["his men"]),
    "apposition": (
        "John Hale, a journalist arrested by Egypt, spoke.", ["Egypt"], ["John Hale"],
    ),
    "verb of the speaker": (
        "Egypt says that hundreds are dead and urges Sudan to wait.", ["Egypt"], ["Sudan"],
    ),
    "captured from": ("Egypt claimed the capture of ten towns from Sudan.", ["Egypt"], ["Sudan"]),
    "claim disputed": (
        "Egypt declared that it had won, but the claim was disputed by Sudan.",
        ["Sudan"], ["Egypt"],
    ),
    "outside, against": (
        "Protesters staged a protest outside the stadium against Egypt.", ["Protesters"], ["Egypt"],
    ),
    "under pressure": ("Sudan came under pressure from Egypt to pay.", ["Egypt"], ["Sudan"]),
    "death in a strike": (
        "It told of John Hale's death in an Egyptian air strike.", ["Egyptian"], ["John Hale"],
    ),
    "second of two demands": (
        "Egypt demanded that the canal be cleared and that Sudan stop the searches.",
        ["Egypt"], ["Sudan"],
    ),
    "each other": (
        "Egypt and Sudan accused each other of lying.", ["Egypt", "Sudan"], ["Egypt", "Sudan"],
    ),
    "operation in the hills": (
        "Egypt launched an operation in the hills against Sudan.", ["Egypt"], ["Sudan"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "targets"), SIDES.values(), ids=SIDES.keys())
def test_sides_of(scene_of, text, sources, targets) -> None:
    event = next(iter(find_events(scene_of(text))))
    assert [each.printed for each in event.sources] == sources
    assert [each.printed for each in event.targets] == targets


def test_victim_is_not_whom_one_condemns(scene_of) -> None:
    events = find_events(scene_of("Egypt condemned the killing of Omar Vale."))
    (condemned,) = [each for each in events if each.type == "ACCUSE"]
    assert condemned.targets == ()


def test_claim_denied_is_of_who_made_it(scene_of) -> None:
    events = find_events(scene_of("Egypt said it was attacked, a claim denied by Sudan."))
    (denied,) = [each for each in events if each.type == "REJECT"]
    assert [each.printed for each in denied.targets] == ["Egypt"]


def test_anti_government_protest_is_against_it(scene_of) -> None:
    (event,) = find_events(scene_of("Students held anti-government protests in Nairobi."))
    assert [each.printed for each in event.sources] == ["Students"]
    assert [each.printed for each in event.targets] == ["government"]


def test_owner_of_an_arrest_is_arrested(scene_of) -> None:
    (event,) = find_events(scene_of("Omar Vale's arrest by Egypt was news."))
    assert [each.printed for each in event.sources] == ["Egypt"]
    assert [each.printed for each in event.targets] == ["Omar Vale"]


def test_town_belongs_to_nobody(scene_of) -> None:
    (event,) = find_events(scene_of("The army captured the town of Bentiu."))
    assert event.targets == ()


def test_the_country_of_a_town_is_not_whose_it_is(scene_of) -> None:
    (event,) = find_events(scene_of("The army took control of the country's largest town."))
    assert event.targets == ()


def test_reaffirming_that_something_will_be_is_no_support(scene_of) -> None:
    found = find_events(scene_of("Egypt reaffirmed that Sudan will not rule."))
    assert "SUPPORT" not in [each.type for each in found]


def test_circumstances_are_no_targets(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt halted its offensive near the Sudanese border."))
    assert event.targets == ()


def test_one_official_stays_himself(scene_of) -> None:
    (event,) = find_events(scene_of("An Egyptian official met Sudan's leader."))
    assert "official" in event.sources[0].printed


def test_who_is_blamed_for_an_act_is_told_to_have_done_it(scene_of) -> None:
    found = list(find_events(scene_of("Egypt seeks John Hale, whom it blames for the bombing.")))
    (bombing,) = [each for each in found if each.type == "ASSAULT"]
    assert [each.printed for each in bombing.sources] == ["John Hale"]


def test_troops_backed_by_others_have_taken_it_themselves(scene_of) -> None:
    text = "Egyptian troops backed by Kenya and Mali have recaptured land held by Sudan."
    (taken,) = [e for e in find_events(scene_of(text)) if e.type == "ASSAULT"]
    assert [each.printed for each in taken.sources] == ["Egyptian"]
    assert [each.printed for each in taken.targets] == ["Sudan"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Egypt demanded more observers.", []),
        ("Egypt called for peacekeepers.", []),
        ("Egypt called on the peacekeepers to leave.", ["the peacekeepers"]),
        ("Egypt asked the monitors to leave.", ["the monitors"]),
    ],
)
def test_who_is_wanted_is_not_asked(scene_of, text: str, asked: list[str]) -> None:
    (event,) = find_events(scene_of(text))
    assert [each.printed for each in event.targets] == asked


def test_half_of_a_word_within_a_country_is_nobody(scene_of) -> None:
    found = find_events(scene_of("Intra-Afghan talks began on Monday. Inter-Korean talks failed."))
    assert not [party for each in found for party in (*each.sources, *each.targets)]
