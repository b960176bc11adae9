"""Days of saying: told with the cue or with the act it goes along with, never of the content."""

from __future__ import annotations

import pytest

from goodoffices.extract.statements import find_statements

pytestmark = pytest.mark.model

SAID = {
    "with the cue": ("The mayor said on Monday that the bridge was safe.", "Monday"),
    "before the speaker": ("On Tuesday the mayor said the bridge was safe.", "Tuesday"),
    "a statement of that day": (
        "The ministry said in a statement on Friday that the bridge was safe.",
        "Friday",
    ),
    "met and said": (
        "The mayor met the miners on Monday and told them to wait for the experts.",
        "Monday",
    ),
    "two deeds of one day": (
        "The miners marched on Tuesday and the mayor urged them to go home in peace.",
        "Tuesday",
    ),
    "right behind the cue, whatever the parser hangs it on": (
        "The mayor said on Friday it was closing the bridge in the south.",
        "Friday",
    ),
    "between cue and content": (
        "Officials said on Saturday they met with a group of miners in Tarn.",
        "Saturday",
    ),
    "at an occasion of that day": (
        '"It is safe," the mayor said at Monday\'s rally in the capital.',
        "Monday",
    ),
    "while somebody acted": (
        "The miners pledged on Monday to march, while the mayor said he would shut the bridge.",
        "Monday",
    ),
    "in the report's first sentence": (
        "The mayor claimed responsibility for the attack on Monday.",
        "Monday",
    ),
}
OF_THE_CONTENT = {
    "planned for a day": "The mayor announced a strike for 1 December.",
    "a day asked for": "The mayor urged both unions to suspend the session of Tuesday.",
    "when it was done": "The mayor blamed the ministry for closing the bridge at Christmas.",
    "a treaty's year": "The mayor told the signatories of the 1942 pact that the bridge was safe.",
    "a year compared with": "The mayor called it the worst flood since the dam broke in 2004.",
    "set against": "The miners marched on Tuesday, but the mayor said the bridge was safe.",
    "held at all times": "On Monday they shut the bridge, which the miners say is safe for trucks.",
    "told before": (
        "She flew home on Friday, having been told by the mayor that the bridge was shut."
    ),
}


def days(scene_of, text: str) -> list[str]:
    found = find_statements(scene_of(text))
    return [each.date.printed if each.date else "" for each in found]


@pytest.mark.parametrize("case", SAID)
def test_day_of_saying_is_found(scene_of, case: str) -> None:
    text, day = SAID[case]
    assert days(scene_of, text)[-1:] == [day]


@pytest.mark.parametrize("case", OF_THE_CONTENT)
def test_day_of_the_content_is_none_of_saying(scene_of, case: str) -> None:
    found = days(scene_of, "Rain fell all week. " + OF_THE_CONTENT[case])
    assert found
    assert not any(found)
