"""Cues of speech in the forms that reports give them; sentences of our own, read by hand first."""

from __future__ import annotations

import re

import pytest

from goodoffices.codes import StatementForm, StretchKind
from goodoffices.extract.statements import find_statements
from goodoffices.facts import Span, Statement, Stretch

pytestmark = pytest.mark.model


def told(scene_of, text: str) -> list[tuple[str, str]]:
    return [pair(each) for each in find_statements(scene_of(text))]


def pair(statement: Statement) -> tuple[str, str]:
    """Give speaker and content, without article and final stop."""
    speaker = statement.speakers[0].printed.removeprefix("The ").removeprefix("the ")
    return speaker.removeprefix("A ").removeprefix("An "), statement.content.rstrip(".,")


CUES = {
    "hinted at": (
        "The governor hinted at the return of the exiled bishop.",
        [("governor", "the return of the exiled bishop")],
    ),
    "directed on a day": (
        "The governor directed her team on Friday to renew the talks.",
        [("governor", "renew the talks")],
    ),
    "put at": (
        "The clinic put the number of wounded at 340.",
        [("clinic", "the number of wounded at 340")],
    ),
    "made clear": (
        "The governor made it clear that no tax would be paid twice.",
        [("governor", "no tax would be paid twice")],
    ),
    "let it be known": (
        "The guests let it be known that they would sail before dark.",
        [("guests", "they would sail before dark")],
    ),
    "as she put it": (
        "The lists are late; “the truth keeps no calendar”, as Judge Anna Vale put it.",
        [("Anna Vale", "the truth keeps no calendar")],
    ),
    "in the words of": (
        "The road is, in the words of the engineer, Clara Vale, “a border with potholes”.",
        [("Clara Vale", "a border with potholes")],
    ),
    "letter reads": (
        "“We have waited nine winters for a road,” the letter reads.",
        [("letter", "We have waited nine winters for a road")],
    ),
    "report found": (
        "A report by the ministry found that the bridge had been sold twice.",
        [("ministry", "the bridge had been sold twice")],
    ),
    "verb of no list": (
        "“The bus leaves without us,” snorted the driver. He closed the door.",
        [("driver", "The bus leaves without us")],
    ),
    "passive with its doer": (
        "It was announced by the harbour master that the pier was closed.",
        [("harbour master", "the pier was closed")],
    ),
    "denied having done": (
        "The militia denied having sent anyone to the town.",
        [("militia", "having sent anyone to the town")],
    ),
    "accused of a deed by name": (
        "The front accused the army of the bombing of a union hall.",
        [("front", "the bombing of a union hall")],
    ),
    "asked for": (
        "The mayor asked for a corridor to the hospital.",
        [("mayor", "a corridor to the hospital")],
    ),
    "went on to say": (
        "The envoy went on to say that the list was closed.",
        [("envoy", "the list was closed")],
    ),
    "present taken for a bare form": (
        "Those who have resigned complain that the list was forged.",
        [("Those", "the list was forged")],
    ),
    "counted": (
        "The nurses counted 17 bodies of miners.",
        [("nurses", "17 bodies of miners")],
    ),
    "offered somebody something": (
        "The king offered his rival the office of premier.",
        [("king", "his rival the office of premier")],
    ),
    "behind a semicolon": (
        "The road was open; nobody guarded it, the mayor said.",
        [("mayor", "nobody guarded it")],
    ),
    "of and of": (
        "The mayor accused the army of “selling the barrel twice” and of hiding the receipts.",
        [("mayor", "selling the barrel twice” and of hiding the receipts")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CUES.values(), ids=CUES.keys())
def test_cue_is_found_with_speaker_and_content(scene_of, text, expected) -> None:
    assert told(scene_of, text) == expected


NOT_SAID = [
    "The mayor is expected to say on Friday that the gates will open.",
    "The mayor left without saying when he would be back.",
    "The mayor could not say how many had come.",
    "Diplomats have an opportunity to say whether they endorse the plan.",
    "If the mayor says that the gates are open, drive on.",
    "Four fishermen are said to have reached the shore.",
    "It was reported that ten boats had sunk.",
    "The commander put his headquarters at the old mill.",
    "The clock on the tower says ten past four, as it has since the shell hit.",
    "In its annual report, “Nine Winters Without Wages”, nobody was named.",
    "The driver made it clear of the ditch.",
    "The envoy was pushing for a deal to end the war.",
    "The mayor neither apologized nor said what she would do.",
    "The mayor has so far avoided saying whether she will come.",
    "The mayor called the vote meaningless.",
    "A man who calls himself the king of the valley was there.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_said_gives_no_statement(scene_of, text) -> None:
    assert told(scene_of, text) == []


SPEAKERS = {
    "name behind a place": (
        "One of the mayors of Zand, Clara Vale, said the list was closed.",
        "Clara Vale",
    ),
    "name without the parser's label": (
        "The Turkish president, Recep Tayyip Erdoğan, said the list was closed.",
        "Recep Tayyip Erdoğan",
    ),
    "name right behind": ("Its ally Russia said the list was closed.", "Russia"),
    "statement of an army": ("An army communique claimed that the list was closed.", "army"),
    "participle of the first": (
        "The council said its delegation would stay, adding that the list was closed.",
        "The council",
    ),
    "second verb of the first": (
        "The council said the pier was shut and insisted that the list was closed.",
        "The council",
    ),
    "who of a group": (
        "The claim was disputed by soldiers on the ground who said the list was closed.",
        "soldiers",
    ),
    "prefix cut off": (
        "The co-chair of the commission has said the list was closed.",
        "The co-chair of the commission",
    ),
    "not a noun before but": (
        "Britain, Germany and the United States advanced plans on Tuesday to send a new force, "
        "but some allies said the list was closed.",
        "some allies",
    ),
    "joined to the noun before": (
        "At least ten people are said to have starved in the town and activists say "
        "the list was closed.",
        "activists",
    ),
    "a figure is somebody": (
        "Two news agencies quoted an opposition figure saying the list was closed.",
        "an opposition figure",
    ),
    "outlet that passes it on": (
        "The special envoy said on Saturday the list was closed, the newspaper Echo reported.",
        "The special envoy",
    ),
    "it": ("The council met on Friday. It has said the list was closed.", "It"),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_speaker_of_a_cue(scene_of, text, speaker) -> None:
    found = [
        each for each in find_statements(scene_of(text)) if each.content == "the list was closed"
    ]
    assert [each.speakers[0].printed for each in found] == [speaker]


BOUNDS = {
    "next act of speech": (
        "The commission said the list was closed and urged voters to stay away from the polls.",
        ["the list was closed", "stay away from the polls"],
    ),
    "not the next act of those told of": (
        "The commander said the rebels attacked the post and warned villagers to leave.",
        ["the rebels attacked the post and warned villagers to leave"],
    ),
    "aside behind what is asked": (
        "The ministry urged both armies to respect the truce, which broke down twice in May.",
        ["respect the truce"],
    ),
    "aside in the perfect": (
        "She said they would defend the two villages, which have been under siege since May.",
        ["they would defend the two villages"],
    ),
    "aside that belongs to the words": (
        "She said they had taken the two villages, which were the last on the road.",
        ["they had taken the two villages, which were the last on the road"],
    ),
    "semicolon": (
        "The mayor said the list was closed; nobody had asked him.",
        ["the list was closed"],
    ),
    "sentence goes on behind according to": (
        "Two boats sank, according to the harbour master, and a third one reached the shore.",
        ["Two boats sank"],
    ),
    "long subject": (
        "The mayor said the post at the ford, which nobody guards, would stay open.",
        ["the post at the ford, which nobody guards, would stay open"],
    ),
}


@pytest.mark.parametrize(("text", "contents"), BOUNDS.values(), ids=BOUNDS.keys())
def test_content_ends_where_the_words_end(scene_of, text, contents) -> None:
    assert [content for _, content in told(scene_of, text)] == contents


def test_inner_quotation_is_kept_with_both_levels(scene_of) -> None:
    text = "“My brother told me, ‘I am coming down at Christmas,’ and we waited,” said Anna Vale."
    outer, inner = find_statements(scene_of(text))
    assert outer.speakers[0].printed == "Anna Vale"
    assert inner.content == "I am coming down at Christmas,"
    assert (inner.speakers[0].printed, inner.form) == ("My brother", StatementForm.DIRECT)


def test_clause_inside_a_quotation_is_kept_with_both_levels(scene_of) -> None:
    text = "“The chief says the road is mined,” said Anna Vale."
    assert told(scene_of, text) == [
        ("Anna Vale", "The chief says the road is mined"),
        ("chief", "the road is mined"),
    ]


@pytest.mark.parametrize(
    "words",
    ["We have said that the road is mined", "They say the road is mined", "If he says so, we go"],
)
def test_inside_a_quotation_nobody_else_is_quoted(scene_of, words) -> None:
    assert len(told(scene_of, f"“{words},” said Anna Vale.")) == 1


COLONS = {
    "headline": (
        "UN mediator: Port deal could be signed within days\n\nThe talks went on.",
        [("UN mediator", "Port deal could be signed within days")],
    ),
    "live page": (
        "08:15 Army spokesman Clara Vale: “The airport is in our hands.”",
        [("Clara Vale", "The airport is in our hands")],
    ),
    "medium between": (
        "Union chief Anna Vale on Twitter: “We have blood for one more day.”",
        [("Anna Vale", "We have blood for one more day")],
    ),
    "spoken turn": (
        "Anna Vale: I saw concrete being poured, and I saw what was under it.",
        [("Anna Vale", "I saw concrete being poured, and I saw what was under it")],
    ),
    "topic": ("Ceasefire talks: what happened on Monday is not clear.", []),
    "state as a topic": ("Syria: two convoys have crossed the line of control.", []),
    "two speakers on one line": ("Holt: We saw nothing. BERG: Nobody guards the road.", []),
    "question of the press": ("Daily Herald: Did you ever see the weapons?", []),
}


@pytest.mark.parametrize(("text", "expected"), COLONS.values(), ids=COLONS.keys())
def test_name_and_colon(scene_of, text, expected) -> None:
    assert told(scene_of, text) == expected


def test_interview_run_into_one_paragraph_is_answered_by_the_one_introduced(scene_of) -> None:
    text = (
        "Anna Vale commands a camp on the volcano.\n\n"
        "Q: How many rifles are left? A: Fewer than the papers say. "
        "Q: How long will you wait? A: Until the land is measured."
    )
    assert told(scene_of, text) == [
        ("Anna Vale", "Fewer than the papers say"),
        ("Anna Vale", "Until the land is measured"),
    ]


def test_interview_of_two_is_answered_by_the_one_addressed(scene_of) -> None:
    text = (
        "Clara Vale leads the patrol, and Anna Berg the convoy.\n\n"
        "Q. Mrs Vale, who guards the road? A. Nobody guards the road.\n\n"
        "Q. Mrs Berg, who drives? A. My sister drives the truck."
    )
    assert [speaker for speaker, _ in told(scene_of, text)] == ["Clara Vale", "Anna Berg"]


def test_outlet_that_carried_the_words_is_not_the_speaker(scene_of) -> None:
    text = "Anna Vale said in remarks carried by the channel Barqa One that the list was closed."
    (statement,) = find_statements(scene_of(text))
    assert statement.outlet is not None
    assert statement.outlet.printed == "Barqa One"


def labelled(text: str) -> tuple[Stretch, ...]:
    """Mark the labels in capitals at the front of the lines, as the reader does."""
    return tuple(
        Stretch(StretchKind.SPEAKER_LABEL, Span(each.start(), each.end()), "label", each["who"])
        for each in re.finditer(r"^(?P<who>[A-Z][A-Z ]+):", text, re.MULTILINE)
    )


PRESS = {
    "asks": "VALE: Who guards the road?\nBERG: Nobody guards the road at night.",
    "is introduced": (
        "VALE: The road is shut. Our correspondent Rosa Holt is in Zand.\n"
        "HOLT: The road was mined on Monday.\nBERG: Nobody guards the road at night.\n"
        "VALE: Are you safe?\nBERG: Nobody is safe there."
    ),
    "was told": (
        "BERG: Nobody guards the road at night.\nHOLT: The mayor told me that she would leave."
    ),
}


@pytest.mark.parametrize("text", PRESS.values(), ids=PRESS.keys())
def test_turns_of_the_press_are_no_statements(scene_of, text) -> None:
    said = find_statements(scene_of(text, stretches=labelled(text)))
    turns = {each.speakers[0].printed for each in said if each.found_by == "turn of a transcript"}
    assert turns == {"BERG"}


def test_answer_in_the_line_of_the_question_is_a_turn(scene_of) -> None:
    text = (
        "VALE: Who guards the road? BERG: Nobody guards the road. You told us to leave.\n"
        "VALE: Will you stay? BERG: Until the snow comes."
    )
    said = find_statements(scene_of(text, stretches=labelled(text)))
    turns = [pair(each) for each in said if each.found_by == "turn of a transcript"]
    assert turns == [
        ("BERG", "Nobody guards the road. You told us to leave"),
        ("BERG", "Until the snow comes"),
    ]


def test_appeal_with_headings_is_no_transcript(scene_of) -> None:
    text = (
        "URGENT ACTION: two shot dead\n\nVillagers said soldiers had fired.\n\n"
        "WHAT YOU CAN DO: write to the mayor"
    )
    said = find_statements(scene_of(text, stretches=labelled(text)))
    assert [pair(each) for each in said] == [("Villagers", "soldiers had fired")]


def test_surname_of_a_label_stands_for_the_whole_name_before_it(scene_of) -> None:
    text = "CLARA BERG: Nobody guards the road.\nVALE: Why is that?\nBERG: Nobody is paid for it."
    said = list(find_statements(scene_of(text, stretches=labelled(text))))
    assert {each.speakers[0].printed for each in said} == {"CLARA BERG"}
