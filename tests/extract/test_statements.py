"""Statements from sentences of our own, read with the real model; expected values by hand."""

from __future__ import annotations

import re

import pytest

from goodoffices.codes import StatementForm, StretchKind
from goodoffices.extract.statements import find_statements
from goodoffices.facts import Span, Statement, Stretch

pytestmark = pytest.mark.model


def told(scene_of, text: str, **known) -> list[Statement]:
    return list(find_statements(scene_of(text, **known)))


def short(statement: Statement) -> tuple[str, str, str]:
    """Speaker, content without its final stop, and cue."""
    return (
        statement.speakers[0].printed,
        statement.content.rstrip(".,"),
        statement.cue,
    )


DIRECT = {
    "cue behind": (
        "“We will not leave the town,” Anna Vale said.",
        ("Anna Vale", "We will not leave the town", "said"),
    ),
    "inverted": (
        "“We will not leave the town,” said Anna Vale, a spokeswoman for the council.",
        ("Anna Vale", "We will not leave the town", "said"),
    ),
    "cue before, colon": (
        'Vale told reporters: "The guns have fallen silent."',
        ("Vale", "The guns have fallen silent", "told"),
    ),
    "cue before, comma": (
        "Anna Vale said, “The guns have fallen silent.”",
        ("Anna Vale", "The guns have fallen silent", "said"),
    ),
    "single marks": (
        "‘We will not leave the town,’ she said.",
        ("she", "We will not leave the town", "said"),
    ),
    "comma behind the mark": (
        "‘We will not leave the town’, she said.",
        ("she", "We will not leave the town", "said"),
    ),
    "question": (
        "“Who will pay for this?” asked Anna Vale.",
        ("Anna Vale", "Who will pay for this?", "asked"),
    ),
    "after said that": (
        "The ministry said on its website that “there were problems with the list of names”.",
        ("The ministry", "there were problems with the list of names", "said"),
    ),
    "signed": (
        "“Nobody will win this war, and everybody knows it.” — Anna Vale, mediator\n",
        ("Anna Vale", "Nobody will win this war, and everybody knows it", ""),
    ),
}


@pytest.mark.parametrize(("text", "expected"), DIRECT.values(), ids=DIRECT.keys())
def test_direct_quotation(scene_of, text, expected) -> None:
    (statement,) = told(scene_of, text)
    assert short(statement) == expected
    assert statement.form is StatementForm.DIRECT


def test_direct_content_is_what_stands_between_the_marks(scene_of) -> None:
    (statement,) = told(scene_of, "“We will not leave the town,” Anna Vale said.")
    assert statement.content == "We will not leave the town,"


INDIRECT = {
    "that": (
        "Anna Vale said that the guns had fallen silent.",
        ("Anna Vale", "the guns had fallen silent", "said"),
    ),
    "no that": (
        "The foreign minister said the talks would resume on Monday.",
        ("The foreign minister", "the talks would resume on Monday", "said"),
    ),
    "date between": (
        "The opposition said on Friday that it would not attend the talks.",
        ("The opposition", "it would not attend the talks", "said"),
    ),
    "place for a government": (
        "Ankara said the border would stay open.",
        ("Ankara", "the border would stay open", "said"),
    ),
    "name behind the office": (
        "Her chief adviser, Anna Vale, said the talks would resume soon.",
        ("Anna Vale", "the talks would resume soon", "said"),
    ),
    "at the end": (
        "The talks will resume on Monday, the envoy said.",
        ("the envoy", "The talks will resume on Monday", "said"),
    ),
    "headline": (
        "Talks to resume next week, says envoy",
        ("envoy", "Talks to resume next week", "says"),
    ),
    "according to, first": (
        "According to the United Nations, 300 people were evacuated from the town.",
        ("United Nations", "300 people were evacuated from the town", "According to"),
    ),
    "according to, last": (
        "Three hundred people left the town, according to local officials.",
        ("local officials", "Three hundred people left the town", "according to"),
    ),
    "quoted as saying": (
        "The president was quoted as saying that the army would not withdraw.",
        ("The president", "the army would not withdraw", "saying"),
    ),
    "claim that": (
        "Turkey's claim that the convoy carried weapons was rejected.",
        ("Turkey", "the convoy carried weapons", "claim"),
    ),
    "expressed fears": (
        "Officials expressed fears that the truce would collapse.",
        ("Officials", "the truce would collapse", "expressed fears"),
    ),
    "urged to": (
        "The envoy urged both sides to stop the shelling at once.",
        ("The envoy", "stop the shelling at once", "urged"),
    ),
    "called on": (
        "The council called on Sudan to open its border crossings.",
        ("The council", "open its border crossings", "called"),
    ),
    "called for": (
        "Berlin called for an immediate halt to the fighting.",
        ("Berlin", "an immediate halt to the fighting", "called"),
    ),
    "accused of a crime for a deed": (
        "The army accused Mali of war crimes for shelling a market.",
        ("The army", "war crimes for shelling a market", "accused"),
    ),
    "accused of": (
        "The army accused the rebels of shelling a market.",
        ("The army", "shelling a market", "accused"),
    ),
    "denied doing": (
        "The rebels denied shelling the market.",
        ("The rebels", "shelling the market", "denied"),
    ),
    "vowed to": (
        "The general vowed to fight until the capital falls.",
        ("The general", "fight until the capital falls", "vowed"),
    ),
    "urged not to": (
        "The mayor asked residents not to leave their homes.",
        ("The mayor", "not to leave their homes", "asked"),
    ),
    "described as": (
        "Moscow described the strike as an act of aggression.",
        ("Moscow", "the strike as an act of aggression", "described"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), INDIRECT.values(), ids=INDIRECT.keys())
def test_retold_statement(scene_of, text, expected) -> None:
    (statement,) = told(scene_of, text)
    speaker, content, cue = short(statement)
    # Whether the article belongs to a name is for the mentions to say.
    assert expected[0].lower() in speaker.lower()
    assert (content, cue) == expected[1:]
    assert statement.form is StatementForm.INDIRECT


NONE = [
    "The so-called “safe zones” are empty.",
    "The general read “War and Peace” on the plane.",
    "The spokesman did not say whether the talks would resume.",
    "The minister declined to say when she would travel.",
    "Rebels shelled the market on Monday and the army left.",
    "He called the minister.",
    "“LIVING ON THE EDGE”",
    "The truce held for a third day, and markets opened again.",
    "It is said.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_statement_where_nobody_speaks(scene_of, text) -> None:
    assert told(scene_of, text) == []


def test_mixed_statement_keeps_the_words_around_the_quotation(scene_of) -> None:
    (statement,) = told(scene_of, 'Vale said the plan was "a step back" for everybody.')
    assert statement.form is StatementForm.MIXED
    assert statement.content == 'the plan was "a step back" for everybody'


def test_mixed_statement_before_its_cue(scene_of) -> None:
    text = "The talks must bring “the end of all wars”, he said."
    (statement,) = told(scene_of, text)
    assert statement.content == "The talks must bring “the end of all wars"
    assert statement.form is StatementForm.MIXED


def test_two_verbs_give_two_statements(scene_of) -> None:
    text = "The envoy said the talks would resume, adding that no date had been set."
    first, second = told(scene_of, text)
    assert short(first) == ("The envoy", "the talks would resume", "said")
    assert short(second) == ("The envoy", "no date had been set", "adding")


def test_tail_of_the_reporter_stays_out(scene_of) -> None:
    text = "The rebels said they would not attend, but their delegation flew to Geneva."
    (statement,) = told(scene_of, text)
    assert statement.content == "they would not attend"


def test_cue_inside_the_sentence_gives_both_parts(scene_of) -> None:
    (statement,) = told(scene_of, "The talks, she said, had been difficult but useful.")
    assert statement.content == "The talks had been difficult but useful"
    assert len(statement.evidence["content"]) == 2


def test_broken_quotation_is_one_statement(scene_of) -> None:
    text = "“We came to talk,” the delegate said. “But nobody listened to us.”"
    (statement,) = told(scene_of, text)
    assert statement.content == "We came to talk, But nobody listened to us."
    assert [span.of(text) for span in statement.evidence["content"]] == [
        "We came to talk,",
        "But nobody listened to us.",
    ]


def test_quotation_goes_on_in_next_paragraph(scene_of) -> None:
    text = "“We came to talk to them.\n\n“But nobody listened to us,” the delegate said."
    (statement,) = told(scene_of, text)
    assert len(statement.evidence["content"]) == 2


def test_second_paragraph_without_cue_joins_the_first(scene_of) -> None:
    text = "“We came to talk,” the delegate said.\n\n“Nobody listened to any of us.”"
    (statement,) = told(scene_of, text)
    assert statement.content.endswith("Nobody listened to any of us.")


def test_two_quotations_with_own_cues_are_two(scene_of) -> None:
    text = "“We came to talk,” the delegate said. “Nobody listened to us,” he added."
    assert [each.cue for each in told(scene_of, text)] == ["said", "added"]


def test_quotation_without_cue_goes_to_subject_before(scene_of) -> None:
    text = "Anna Vale broke down in tears. “I have lost my home and my city.”"
    (statement,) = told(scene_of, text)
    assert statement.speakers[0].printed == "Anna Vale"
    assert statement.joined == "Anna Vale broke down in tears."
    assert statement.cue == ""


def test_two_speakers_first_is_first(scene_of) -> None:
    (statement,) = told(scene_of, "Kerry and Lavrov said that the truce would begin on Saturday.")
    assert [each.printed for each in statement.speakers] == ["Kerry", "Lavrov"]


def test_speaker_inside_anothers_words_gives_both(scene_of) -> None:
    text = "Vale said the general told him that no more troops would come."
    outer, inner = told(scene_of, text)
    assert outer.content == "the general told him that no more troops would come"
    assert inner.content == "no more troops would come"
    assert inner.speakers[0].printed == "the general"


def test_outlet_is_not_the_speaker(scene_of) -> None:
    text = "“The talks are going well,” Anna Vale told the Associated Press."
    (statement,) = told(scene_of, text)
    assert statement.speakers[0].printed == "Anna Vale"
    assert statement.outlet is not None
    assert "Associated Press" in statement.outlet.printed


def test_speaker_with_long_title_before_cue(scene_of) -> None:
    text = '"We have one goal," Osama Abu Vale, a spokesman, told the BBC. "That is peace."'
    (statement,) = told(scene_of, text)
    assert statement.speakers[0].printed == "Osama Abu Vale"


def test_addressee_is_who_was_told(scene_of) -> None:
    (statement,) = told(scene_of, "The envoy told the council that a truce was near.")
    assert [each.printed for each in statement.addressees] == ["the council"]


def test_evidence_is_what_the_statement_says(scene_of) -> None:
    text = "Anna Vale told the council on Friday that the truce was near."
    (statement,) = told(scene_of, text)
    parts = {part: spans[0].of(text) for part, spans in statement.evidence.items()}
    assert parts["content"] == statement.content == "the truce was near"
    assert (parts["cue"], parts["speaker"]) == ("told", "Anna Vale")
    assert statement.date is not None
    assert "Friday" in statement.date.printed


def test_turn_of_a_transcript_is_a_statement(scene_of) -> None:
    text = "ANNA VALE: The talks failed. We will try again.\nHOST: Thank you for your time."
    labels = (
        Stretch(StretchKind.SPEAKER_LABEL, Span(0, 10), "label", "ANNA VALE"),
        Stretch(StretchKind.SPEAKER_LABEL, Span(48, 53), "label", "HOST"),
        Stretch(StretchKind.REPORTER_TURN, Span(54, len(text)), "host", "HOST"),
    )
    (statement,) = told(scene_of, text, stretches=labels)
    assert statement.content == "The talks failed. We will try again"
    assert statement.speakers[0].printed == "ANNA VALE"


def test_a_surname_as_label_is_the_person_named_in_full(scene_of) -> None:
    text = "We met the mayor, Anna Vale, on Monday.\nVale: The talks failed. We will try again."
    labels = (Stretch(StretchKind.SPEAKER_LABEL, Span(40, 45), "label", "Vale"),)
    (statement,) = told(scene_of, text, stretches=labels)
    assert statement.speakers[0].printed == "Anna Vale"


BOUNDS = {
    "own act after a modal": (
        "The chairman said the panel would sit in May and left without a word.",
        "the panel would sit in May",
    ),
    "condition of a threat": (
        "The militia threatened to cut the cable if the patrols went on.",
        "cut the cable if the patrols went on",
    ),
    "deed that the parse hangs on the accused": (
        "Kyiv accused the separatists of moving mortars into Horlivka at night.",
        "moving mortars into Horlivka at night",
    ),
}


@pytest.mark.parametrize(("text", "content"), BOUNDS.values(), ids=BOUNDS.keys())
def test_content_ends_where_the_words_end(scene_of, text, content) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.content == content


def test_title_of_a_work_is_no_statement(scene_of) -> None:
    text = "Her book, “The Long Road Down”, is out.\n\nThe author, Anna Vale, was away."
    assert not list(find_statements(scene_of(text)))


def test_source_that_asks_not_to_be_named_says_nothing_by_it(scene_of) -> None:
    text = "A diplomat who asked not to be named said the list was closed."
    assert [each.content for each in find_statements(scene_of(text))] == ["the list was closed"]


def test_a_guest_who_was_told_things_is_no_reporter(scene_of) -> None:
    text = (
        "Courier: Why did you come?\nSand: Because the siege must end.\nCourier: And then?\n"
        "Sand: We go home.\nCourier: They pay you.\nSand: They told us they will stop soon."
    )
    labels = tuple(
        Stretch(StretchKind.SPEAKER_LABEL, Span(*found.span()), "label", found.group())
        for found in re.finditer("(?:Courier|Sand)(?=:)", text)
    )
    found = told(scene_of, text, stretches=labels)
    assert {one.printed for each in found for one in each.speakers} >= {"Sand"}


def test_what_is_denied_to_have_been_told_is_no_statement(scene_of) -> None:
    text = "Ann Vale denied a report that she had offered Mali a seat at the talks."
    assert [each.cue for each in find_statements(scene_of(text))] in ([], ["denied"])
