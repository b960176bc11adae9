"""Plain refusals, what they wait for, and what rejects no plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Stance
from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene
from goodoffices.facts import Position

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
WHO = "General Sergei Markov is in Oslo. "


def found(scene_of: SceneOf, text: str) -> list[Position]:
    return list(find_positions(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We are not leaving the enclave," Markov said in a message.', "leaving the enclave"),
        ('"We are not going to disarm," Markov told reporters.', "disarm"),
        ("Markov said his men would not withdraw from the enclave.", "would not withdraw"),
        ("Kenya said its troops were not giving up their weapons.", "giving up their weapons"),
    ],
)
def test_a_plain_refusal_is_read(scene_of: SceneOf, text: str, content: str) -> None:
    (refused,) = found(scene_of, WHO + text)
    assert refused.stance is Stance.OPPOSE
    assert refused.content.startswith(content)


@pytest.mark.parametrize(
    "text",
    [
        '"They are not leaving the enclave," Markov said.',
        '"We are leaving the enclave," Markov said.',
        '"We are not saying there was a ceasefire," Markov said.',
        "Markov rejected an allegation that his men had broken the ceasefire.",
        "Markov disputed the figure of prisoners.",
        "Kenya's government read a text under which the rebels would quit the enclave.",
    ],
)
def test_what_is_no_refusal_is_left_out(scene_of: SceneOf, text: str) -> None:
    assert not found(scene_of, WHO + text)


@pytest.mark.parametrize(
    ("text", "content", "condition"),
    [
        (
            "Chad refused to hold political talks until the rebels leave the town.",
            "refused to hold political talks until the rebels leave the town",
            "until the rebels leave the town",
        ),
        (
            "Chad rejected any talks with the generals until they leave politics.",
            "rejected any talks with the generals until they leave politics",
            "until they leave politics",
        ),
        (
            "Chad refused to sign the ceasefire without a guarantee of its borders.",
            "refused to sign the ceasefire without a guarantee of its borders",
            "without a guarantee of its borders",
        ),
        (
            "Chad said no ceasefire was possible until the prisoners are free.",
            "no ceasefire was possible until the prisoners are free",
            "until the prisoners are free",
        ),
        (
            "Kenya said it would accept a truce, if it covered all of the north.",
            "would accept a truce, if it covered all of the north",
            "if it covered all of the north",
        ),
    ],
)
def test_a_refusal_that_waits_is_a_condition(
    scene_of: SceneOf, text: str, content: str, condition: str
) -> None:
    held, *waiting = found(scene_of, text)
    assert held.stance is Stance.CONDITION
    assert held.content == content
    assert held.condition == condition
    assert all(each.condition == condition for each in waiting)


def test_who_would_accept_under_a_condition_supports_nothing_yet(scene_of: SceneOf) -> None:
    stances = {each.stance for each in found(scene_of, "Kenya would accept a truce if Chad left.")}
    assert stances == {Stance.CONDITION}


def test_each_demand_of_a_list_of_clauses_is_told(scene_of: SceneOf) -> None:
    text = (
        "The government demanded that the prisoners be freed and "
        "that the siege of the port be lifted."
    )
    assert [each.content for each in found(scene_of, text)] == [
        "the prisoners be freed",
        "the siege of the port be lifted",
    ]


def test_who_insists_that_he_will_not_is_against(scene_of: SceneOf) -> None:
    (held,) = found(scene_of, "Russia insists that its own soldiers will not leave the enclave.")
    assert held.stance is Stance.OPPOSE


def test_the_envoys_of_somebody_speak_for_him(scene_of: SceneOf) -> None:
    told = found(scene_of, WHO + "Chad's envoys want Kenya to stop the airstrikes.")
    assert [each.actor.shown for each in told] == ["Chad"]


def test_whoever_sponsors_talks_has_a_role_and_no_wish(scene_of: SceneOf) -> None:
    assert not found(scene_of, "Kenya sponsored the talks in Oslo.")


def test_a_plan_that_must_hold_something_is_demanded_once(scene_of: SceneOf) -> None:
    (held,) = found(scene_of, "Kenya said any peace plan must include a ceasefire.")
    assert held.stance is Stance.DEMAND


def test_the_accepted_terms_are_not_the_wishes_of_others(scene_of: SceneOf) -> None:
    text = "Kenya accepted a plan under which the rebels would hand over their weapons."
    assert [each.actor.shown for each in found(scene_of, text)] == ["Kenya"]


def test_what_is_offered_is_told_with_what_it_is_offered_for(scene_of: SceneOf) -> None:
    (offered,) = found(scene_of, "Chad offered neutrality in exchange for security guarantees.")
    assert offered.content == "neutrality in exchange for security guarantees"


def test_what_somebody_is_only_alleged_to_ask_is_no_wish(scene_of: SceneOf) -> None:
    text = "Kenya rejected an allegation that Chad had urged the rebels not to sign the ceasefire."
    assert not found(scene_of, text)


@pytest.mark.parametrize(
    ("text", "issue", "detail"),
    [
        ("Kenya said the number of states must go back to ten.", "governance", None),
        ("The Front demanded an independent Islamic state.", "territory", None),
        ("Kenya demanded that the salaries be paid from oil revenue.", "governance", None),
        ("Kenya demanded the return of the displaced to their villages.", "refugees", "idps"),
        ("Kenya demanded that the army dismantle the paramilitary groups.", "disarmament", None),
        (
            "Kenya wants the north to be recognised as a republic.",
            "territory",
            "recognition",
        ),
        ("Kenya demanded compensation for the victims.", "accountability", "reparations"),
        ("Kenya demanded that Chad lift restrictions on exports.", "sanctions", None),
        ("Kenya refused to let observers in.", "foreign_forces", "monitoring"),
        ("Kenya demanded that the port be reopened to flights and fuel.", "humanitarian", None),
    ],
)
def test_the_issue_is_told_by_words_of_many_peace_processes(
    scene_of: SceneOf, text: str, issue: str, detail: str | None
) -> None:
    held = found(scene_of, text)
    assert [(each.issue.value, each.detail) for each in held] == [(issue, detail)]


def test_a_refusal_without_words_of_an_issue_is_about_what_was_told_before(
    scene_of: SceneOf,
) -> None:
    text = "The rebels and the army spoke of a ceasefire. The rebels refused to let the army in."
    refused = [each for each in found(scene_of, text) if each.stance is Stance.OPPOSE]
    assert [each.issue.value for each in refused] == ["ceasefire"]
    assert refused[0].confidence < 0.35


def test_what_was_done_beside_a_plan_is_no_part_of_it(scene_of: SceneOf) -> None:
    text = "Markov said his troops would leave the town but refused to say if the truce held."
    assert all("refused" not in each.content[:8] for each in found(scene_of, WHO + text))


def test_a_content_does_not_end_with_provided(scene_of: SceneOf) -> None:
    told = found(scene_of, "Kenya welcomed the truce, provided, said Markov, that it was kept.")
    assert all(not each.content.endswith("provided") for each in told)


def test_what_is_agreed_to_only_afterwards_is_no_wish(scene_of: SceneOf) -> None:
    text = "Chad wanted kidnapping renounced before it would agree to any truce."
    told = [(each.stance, each.content) for each in find_positions(scene_of(text))]
    assert (Stance.SUPPORT, "any truce") not in told
    assert any(stance is Stance.CONDITION for stance, _ in told)


def test_who_announces_the_end_of_a_truce_is_against_it(scene_of: SceneOf) -> None:
    (told,) = found(scene_of, WHO + "Markov announced that he would end the ceasefire.")
    assert told.stance is Stance.OPPOSE


def test_what_somebody_has_not_said_is_no_will_of_his(scene_of: SceneOf) -> None:
    assert found(scene_of, WHO + "Markov has not said that he will attend the talks.") == []


def test_who_would_leave_his_post_wants_nothing_of_the_talks(scene_of: SceneOf) -> None:
    talks = "The talks are in Oslo. "
    assert found(scene_of, WHO + talks + "Markov said that he would go in May.") == []
    assert found(scene_of, WHO + talks + "Markov said that he would go to the talks.") != []
