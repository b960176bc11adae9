"""Positions: who wants, refuses, offers, requires or doubts what, and on which issue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Issue, Stance
from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene
from goodoffices.facts import Position

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

NOTHING_WANTED = [
    "Kenya won the match against Chad on Monday.",
    "The rebels withdrew from the town on Monday.",
    "The talks began in Oslo on Monday.",
    "Kenya backs the rebels.",
    "The shop offers cheap bread.",
    "Vale said the talks were difficult.",
    "Kenya wants to know whether the ceasefire holds.",
    "Kenya refused to say whether the ceasefire holds.",
    "Vale insisted that he did not know of the ceasefire.",
    "Kenya dropped a demand for the partition of the country.",
    "Vale declined to disclose any detail of the ceasefire.",
    "Kenya asked the reporters to leave the boy in peace.",
    "Kenya asked its guests not to go home yet.",
    "Iran backs half of his coalition with money for the talks.",
    '"We think we will attend the talks," Vale said.',
]

HELD = [
    ("Kenya demanded a ceasefire.", "Kenya", "demand", "ceasefire"),
    ("Kenya urged Chad to lift the siege.", "Kenya", "demand", "humanitarian"),
    ("Kenya called on Chad to release the prisoners.", "Kenya", "demand", "detainees"),
    ("Kenya called for an end to the blockade.", "Kenya", "demand", "humanitarian"),
    ("Kenya insisted that the president step down.", "Kenya", "demand", "leadership"),
    ("Kenya wants the president to resign.", "Kenya", "demand", "leadership"),
    ("Kenya wants to resume the peace talks.", "Kenya", "support", "talks"),
    ("Kenya welcomed the peace conference.", "Kenya", "support", "talks"),
    ("Kenya is ready to attend the negotiations.", "Kenya", "support", "talks"),
    ("Kenya pledged to rebuild the roads.", "Kenya", "support", "reconstruction"),
    ("Kenya rejected the sanctions.", "Kenya", "oppose", "sanctions"),
    ("Kenya refused to negotiate.", "Kenya", "oppose", "talks"),
    ("Kenya ruled out sending troops.", "Kenya", "oppose", "foreign_forces"),
    ("Kenya does not support the referendum on a constitution.", "Kenya", "oppose", "governance"),
    ("Kenya is opposed to the air strikes.", "Kenya", "oppose", "foreign_forces"),
    ("Kenya offered to mediate.", "Kenya", "offer", "talks"),
    ("Kenya is sceptical about the truce.", "Kenya", "uncertain", "ceasefire"),
    ("Kenya reiterated its opposition to the sanctions.", "Kenya", "oppose", "sanctions"),
    ("Kenya said it will not attend the talks.", "Kenya", "oppose", "talks"),
    ("Kenya promised that arms would be surrendered.", "Kenya", "support", "disarmament"),
    ("Kenya swore never to negotiate.", "Kenya", "oppose", "talks"),
    ("Kenya promised not to break the truce.", "Kenya", "support", "ceasefire"),
    ("Kenya hopes that the truce will last.", "Kenya", "support", "ceasefire"),
    ("The truce must not be missed, Kenya said.", "Kenya", "support", "ceasefire"),
    ("The truce should go ahead, Kenya said.", "Kenya", "demand", "ceasefire"),
]


def held(scene: Scene) -> list[Position]:
    return list(find_positions(scene))


@pytest.mark.parametrize("text", NOTHING_WANTED)
def test_positions_plain_news_holds_none(scene_of: SceneOf, text: str) -> None:
    assert held(scene_of(text)) == []


@pytest.mark.parametrize(("text", "actor", "stance", "issue"), HELD)
def test_positions_holder_stance_and_issue(
    scene_of: SceneOf, text: str, actor: str, stance: str, issue: str
) -> None:
    found = {(each.actor.printed, each.stance, each.issue) for each in held(scene_of(text))}
    assert (actor, Stance(stance), Issue(issue)) in found


def test_positions_toward_is_who_is_asked(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Kenya urged Chad to lift the siege."))
    assert position.toward is not None
    assert position.toward.printed == "Chad"
    assert position.content == "lift the siege"


def test_positions_duty_is_held_by_who_says_it(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Chad must lift the siege, Ann Vale said."))
    assert (position.actor.printed, position.stance) == ("Ann Vale", Stance.DEMAND)


def test_positions_duty_in_the_reports_own_voice_is_nobodys(scene_of: SceneOf) -> None:
    assert held(scene_of("Chad must lift the siege.")) == []


def test_positions_quoted_we_is_the_speaker(scene_of: SceneOf) -> None:
    [position] = held(scene_of('"We reject the sanctions," Ann Vale said on Monday.'))
    assert (position.actor.printed, position.stance) == ("Ann Vale", Stance.OPPOSE)


def test_positions_condition_is_kept_with_its_words(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya will not negotiate unless Chad lifts the blockade."))
    position, waiting = (each for each in found if each.stance is Stance.CONDITION)
    assert position.actor.printed == "Kenya"
    assert waiting.issue is Issue.TALKS
    assert position.condition == "unless Chad lifts the blockade"
    assert position.issue is Issue.HUMANITARIAN


def test_positions_several_holders_give_one_each(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya and Mali condemned the air strikes."))
    assert [each.actor.printed for each in found] == ["Kenya", "Mali"]


def test_positions_same_line_counts_once(scene_of: SceneOf) -> None:
    text = "Kenya demanded a ceasefire in the north. Kenya demanded a ceasefire."
    assert len(held(scene_of(text))) == 1


def test_positions_finer_issue_is_told_where_plain(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Kenya demanded that the president step down."))
    assert position.detail == "head_of_state_future"


def test_positions_finer_issue_of_several_words(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Kenya urged Chad to withdraw its troops."))
    assert position.detail == "withdrawal_of_foreign_forces"


def test_positions_content_prints_what_stands_there(scene_of: SceneOf) -> None:
    scene = scene_of("Kenya rejected the new sanctions on Monday.")
    [position] = held(scene)
    assert position.evidence["content"][0].of(scene.text).startswith("the new sanctions")
    assert position.evidence["actor"][0].of(scene.text) == "Kenya"


LEFT_OPEN = [
    "Vale was asked whether Kenya would be willing to negotiate with Chad.",
    "It is unclear whether Kenya will attend the talks.",
    "Kenya does not expect to solve the conflict soon.",
    "Kenya is not trying to end the truce.",
    "Both sides want a ceasefire.",
    "Kenya backs the rebels who attacked the besieged town.",
    "Vale said the talks will be difficult.",
    "Vale insisted that the president was in power.",
]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_positions_questions_expectations_and_ties_are_none(scene_of: SceneOf, text: str) -> None:
    assert held(scene_of(text)) == []


def test_positions_person_stands_for_his_office(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya's president, Ann Vale, said she rejected the sanctions."))
    assert [each.actor.printed for each in found] == ["Ann Vale"]


def test_positions_list_of_demands_is_told_issue_by_issue(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya demanded a ceasefire and the release of prisoners."))
    assert [each.issue for each in found] == [Issue.CEASEFIRE, Issue.DETAINEES]


def test_positions_content_stops_before_the_next_clause(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya rejected the new sanctions, and Mali opposed the truce."))
    assert [each.content for each in found] == ["the new sanctions", "the truce"]


def test_positions_inside_a_demand_are_not_of_those_asked(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya urged Chad to accept the ceasefire."))
    assert [each.actor.printed for each in found] == ["Kenya"]


def test_positions_aim_told_by_somebody_is_his(scene_of: SceneOf) -> None:
    found = held(scene_of("Ann Vale said the talks are aimed at securing a ceasefire."))
    assert [(e.actor.printed, e.stance) for e in found] == [("Ann Vale", Stance.SUPPORT)]


def test_positions_own_opposition_made_clear(scene_of: SceneOf) -> None:
    found = held(scene_of("Kenya has made clear its opposition to air strikes."))
    assert [(e.actor.printed, e.stance) for e in found] == [("Kenya", Stance.OPPOSE)]


def test_positions_issue_told_by_the_sentence_alone_is_faint(scene_of: SceneOf) -> None:
    [position] = held(scene_of("In the truce talks Kenya rejected the American proposal."))
    assert position.confidence < 0.4


WANTED = [
    ("Kenya wants the prisoners freed before it signs the truce.", "Kenya", "condition"),
    ("Ann Vale said aid was needed in the besieged town.", "Ann Vale", "demand"),
    ('"We need access to the camp," Ann Vale said.', "Ann Vale", "demand"),
    ("Ann Vale said Chad needs to lift the siege.", "Ann Vale", "demand"),
    ("Ann Vale said it was imperative that Chad release the prisoners.", "Ann Vale", "demand"),
    ("Kenya called the vote a sham.", "Kenya", "oppose"),
    ("Kenya dismissed the peace talks as a farce.", "Kenya", "oppose"),
    ("Ann Vale said there would be no election.", "Ann Vale", "oppose"),
    ("Ann Vale said his country opposed the sanctions.", "Ann Vale", "oppose"),
    ("The truce was rejected by Kenya.", "Kenya", "oppose"),
    ("Kenya did not rule out sanctions.", "Kenya", "uncertain"),
    ("Kenya would not rule out sanctions.", "Kenya", "uncertain"),
    ("Kenya said it would walk out of any talks.", "Kenya", "oppose"),
    ("Kenya said it would stay away from the talks.", "Kenya", "oppose"),
    ("Kenya made a push to revive the talks.", "Kenya", "support"),
    ("Ann Vale said the only solution was a ceasefire.", "Ann Vale", "support"),
    ("Kenya's demands include the release of prisoners.", "Kenya", "demand"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "stance"), WANTED)
def test_positions_told_in_other_ways(
    scene_of: SceneOf, text: str, actor: str, stance: str
) -> None:
    found = {(each.actor.printed, each.stance) for each in held(scene_of(text))}
    assert (actor, Stance(stance)) in found


NOT_WANTED = [
    "Kenya accused Chad of trying to end the talks.",
    "Kenya pushed the talks back to Friday to allow more time.",
    "Chad ordered its troops to leave the besieged town.",
    "Kenya offered no details of the truce.",
    "The police chief was backed by Kenya.",
    "The agreement does not say that the president must go.",
    "Kenya may be planning to send troops.",
    "Ann Vale suggested that the ceasefire was holding.",
    "Ann Vale said Kenya need not attend the talks.",
    "Kenya tried to storm the town.",
    "Each side wants a ceasefire.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_WANTED)
def test_positions_blame_orders_and_reports_are_none(scene_of: SceneOf, text: str) -> None:
    assert held(scene_of(text)) == []


def test_positions_further_conditions_are_told_one_by_one(scene_of: SceneOf) -> None:
    text = "Kenya will not negotiate unless Chad lifts the siege and releases the prisoners."
    issues = {each.issue for each in held(scene_of(text)) if each.stance is Stance.CONDITION}
    assert issues == {Issue.HUMANITARIAN, Issue.DETAINEES, Issue.TALKS}


def test_positions_what_points_back_is_about_what_stood_before(scene_of: SceneOf) -> None:
    [position] = held(scene_of("The two sides signed a truce. Kenya welcomed the deal."))
    assert (position.content, position.issue) == ("the deal", Issue.CEASEFIRE)
    assert position.confidence < 0.4


def test_positions_description_of_a_thing_is_not_its_issue(scene_of: SceneOf) -> None:
    text = "Kenya favours the truce, which excludes the Islamic State and other terrorists."
    assert [each.issue for each in held(scene_of(text))] == [Issue.CEASEFIRE]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mali is against the truce.", "oppose"),
        ("Mali is in favour of a truce.", "support"),
        ("Mali is not in favour of a truce.", "oppose"),
        ("Mali pledged humanitarian aid for Chad.", "offer"),
    ],
)
def test_side_taken_and_thing_promised(
    scene_of: Callable[..., Scene], text: str, stance: str
) -> None:
    assert [each.stance.value for each in find_positions(scene_of(text))] == [stance]


def test_failing_to_do_it_is_no_wish(scene_of: Callable[..., Scene]) -> None:
    assert list(find_positions(scene_of("Mali had failed to endorse the ceasefire."))) == []


def test_accepting_nothing_is_a_refusal(scene_of: Callable[..., Scene]) -> None:
    text = "The Mali National Council said it would accept nothing that left Hale in power."
    (found,) = find_positions(scene_of(text))
    assert (found.stance.value, found.issue.value) == ("oppose", "leadership")


def test_positions_reason_beside_a_wish_tells_no_issue(scene_of: SceneOf) -> None:
    assert held(scene_of("Vale demanded that Hale sing, arguing that ammunition was used.")) == []


def test_positions_judged_thing_is_not_the_reason(scene_of: SceneOf) -> None:
    text = '"The truce is important because people want bread," Ann Vale said.'
    assert all(not each.content.startswith("because") for each in held(scene_of(text)))


def test_positions_what_others_will_do_is_a_guess(scene_of: SceneOf) -> None:
    [own] = held(scene_of('"We will not attend the talks," Ann Vale said.'))
    [foretold] = held(scene_of('"They will not attend the talks," Ann Vale said.'))
    assert foretold.confidence < own.confidence


def test_positions_a_plan_of_no_deal_points_back_to_none(scene_of: SceneOf) -> None:
    text = "The truce held. Kenya vowed to sing a song of joy about a deal."
    assert held(scene_of(text)) == []


def test_positions_word_with_a_hyphen_keeps_its_issue(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Kenya demanded a cease-fire, which Chad breaks daily."))
    assert position.issue is Issue.CEASEFIRE


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would support the truce as long as the rebels left the town.",
        "Kenya would support the truce on condition that the rebels left the town.",
    ],
)
def test_positions_as_long_as_and_on_condition_that(scene_of: SceneOf, text: str) -> None:
    stances = {each.stance for each in held(scene_of(text))}
    assert Stance.CONDITION in stances


def test_positions_last_as_long_as_last_week_is_no_condition(scene_of: SceneOf) -> None:
    stances = {each.stance for each in held(scene_of("Kenya rejected the truce as long ago."))}
    assert Stance.CONDITION not in stances


def test_positions_ministers_of_several_states_are_the_states(scene_of: SceneOf) -> None:
    text = "The foreign ministers of Kenya, Mali and Niger called for a ceasefire."
    assert [each.actor.printed for each in held(scene_of(text))] == ["Kenya", "Mali", "Niger"]


def test_positions_minister_of_one_state_is_himself(scene_of: SceneOf) -> None:
    [position] = held(scene_of("The foreign minister of Kenya called for a ceasefire."))
    assert "minister" in position.actor.printed


def test_positions_arms_embargo_is_a_sanction(scene_of: SceneOf) -> None:
    [position] = held(scene_of("Kenya demanded an arms embargo."))
    assert position.issue is Issue.SANCTIONS


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Kenya agreed to withdraw its troops, in a breakthrough hailed by the mediators.",
            "withdraw its troops",
        ),
        (
            "Kenya called on Chad to attend the talks, saying nothing else would help.",
            "attend the talks",
        ),
        (
            "Kenya demanded that Chad lift the siege, that it described as a crime.",
            "Chad lift the siege",
        ),
        (
            "Kenya urged Chad to stop the fighting, which has killed hundreds.",
            "stop the fighting",
        ),
        ("Kenya offered to host talks in Nairobi in May.", "host talks in Nairobi in May"),
    ],
)
def test_positions_end_where_a_mere_remark_begins(
    scene_of: SceneOf, text: str, content: str
) -> None:
    (position,) = find_positions(scene_of(text))
    assert position.content == content


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kenya urged both sides to uphold the ceasefire.", "both sides"),
        ("Kenya called on the warring factions to attend the talks.", "the warring factions"),
    ],
)
def test_positions_are_asked_of_both_sides_as_printed(
    scene_of: SceneOf, text: str, asked: str
) -> None:
    (position,) = find_positions(scene_of(text))
    assert position.toward is not None
    assert position.toward.printed == asked
    assert position.stance is Stance.DEMAND


@pytest.mark.parametrize(
    ("text", "actor", "stance", "issue"),
    [
        ("Kenya, which wants the president out, is near.", "Kenya", "demand", "leadership"),
        ("Chad wants President Idris Hale gone.", "Chad", "demand", "leadership"),
        ("Chad has long called for President Idris Hale to go.", "Chad", "demand", "leadership"),
        ("Kenya wants the fighting stopped by a ceasefire.", "Kenya", "support", "ceasefire"),
        ("Kenya is counting on Mali to bring the rebels to the table.", "Kenya", "demand", "talks"),
        ("Kenya thinks the talks should resume.", "Kenya", "demand", "talks"),
        ("Kenya believes the talks should not resume.", "Kenya", "oppose", "talks"),
        (
            "In an interview with the Associated Post, Ann Vale, Chad's UN ambassador, said the "
            "talks are focused on getting the rebels to break ranks with the jihadists.",
            "Ann Vale",
            "demand",
            "terrorism",
        ),
    ],
)
def test_positions_about_what_others_shall_do(
    scene_of: SceneOf, text: str, actor: str, stance: str, issue: str
) -> None:
    (found,) = find_positions(scene_of(text))
    assert (found.actor.printed, found.stance.value, found.issue.value) == (actor, stance, issue)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya believes the talks will resume.",
        "Kenya counted the votes to end the election.",
        "Kenya wants the boxes out of the meeting room.",
    ],
)
def test_positions_tell_no_wish_where_something_is_only_thought_or_counted(
    scene_of: SceneOf, text: str
) -> None:
    assert [p for p in find_positions(scene_of(text)) if p.issue is not Issue.TALKS] == []


@pytest.mark.parametrize(
    "text",
    [
        "There is deep scepticism that Kenya wants to stop the fighting.",
        "Chad doubts that Kenya wants to stop the fighting.",
    ],
)
def test_positions_that_others_doubt_are_not_held_as_told(scene_of: SceneOf, text: str) -> None:
    (found,) = (p for p in find_positions(scene_of(text)) if p.actor.printed == "Kenya")
    assert found.stance is Stance.UNCERTAIN
    assert found.claimed


def test_positions_depend_on_one_thing_told_in_two_phrases(scene_of: SceneOf) -> None:
    text = "Vale said all will depend on the capacity to agree here, on the matter of the arms."
    (found,) = find_positions(scene_of(text))
    assert found.stance is Stance.CONDITION
    assert found.condition == "the capacity to agree here, on the matter of the arms"


def test_a_day_inside_what_is_wanted_is_not_since_when(scene_of) -> None:
    text = "Kerry called on Iran to recognise the premise of the conference in June 2012."
    assert [position.date for position in find_positions(scene_of(text))] == [None]


def test_a_bracket_opened_in_what_is_wanted_is_closed(scene_of) -> None:
    text = "The rebels want to fight the Islamic State (IS). They hope for the best."
    said = [position.content for position in find_positions(scene_of(text))]
    assert said == ["fight the Islamic State (IS)"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Ann Vale said the Syrian government would not attend unless rebels disarmed.", "Syrian"),
        ("Ann Vale said that Damascus would come only if the siege was lifted.", "Damascus"),
        ("Ann Vale said her party would not sign unless prisoners were freed.", "Ann Vale"),
        ("Ann Vale said they would not negotiate unless the siege was lifted.", "Ann Vale"),
        ("Talks would not start unless the siege was lifted, Ann Vale said.", "Ann Vale"),
        ("Ann Vale said Iran's return to the talks depended on a ceasefire.", "Iran"),
        ("Ann Vale said success of the talks depended on a ceasefire.", "Ann Vale"),
        (
            "The group, known as the Coast Brigade, will talk only if the siege is lifted.",
            "Coast Brigade",
        ),
    ],
)
def test_condition_is_of_whoever_will_do_it_only_then(
    scene_of: Callable[..., Scene], text: str, holder: str
) -> None:
    told = [each for each in find_positions(scene_of(text)) if each.stance is Stance.CONDITION]
    assert told
    assert all(holder in each.actor.printed for each in told)
