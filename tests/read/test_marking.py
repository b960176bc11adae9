"""What is marked, and as important: what is not."""

from __future__ import annotations

import pytest

from goodoffices.codes import StretchKind
from goodoffices.read.header import find_header
from goodoffices.read.marking import Marking, mark_stretches

LEAD = (
    "The mediator said on Tuesday that the two sides had agreed to meet again in the old customs"
    " house before the end of the month."
)
NEXT = (
    "A spokeswoman for the northern council denied it. She said that the council had asked for"
    " the names of the missing and had been given a map instead."
)


def marked(*lines: str, **known: object) -> list[tuple[StretchKind, str]]:
    text = "\n\n".join(lines)
    marking = mark_stretches(text, header=find_header(text), **known)  # type: ignore[arg-type]
    return [(stretch.kind, stretch.span.of(text)) for stretch in marking.stretches]


def kinds(*lines: str) -> dict[str, StretchKind]:
    return {words: kind for kind, words in marked(*lines)}


def around(line: str) -> list[tuple[StretchKind, str]]:
    """Mark a line that stands in the middle of a story."""
    return marked("A headline of some words", LEAD, line, NEXT)[1:]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on Facebook", StretchKind.SHARE),
        ("Tweet", StretchKind.SHARE),
        ("By + More", StretchKind.SHARE),
        ("Share   Save   12 comments", StretchKind.SHARE),
        ("• Playlist", StretchKind.MENU),
        ("Home | World | Africa | Sport", StretchKind.MENU),
        ("Sign in  Subscribe  Search", StretchKind.MENU),
        ("World / Middle East", StretchKind.MENU),
        ("Download our app", StretchKind.PROMOTION),
        ("Find Channel Nine on your TV", StretchKind.PROMOTION),
        ("Sign up for our morning letter.", StretchKind.PROMOTION),
        ("Become a Channel Nine sponsor", StretchKind.PROMOTION),
        ("[ALSO: Ten bridges that fell]", StretchKind.RELATED_LINK),
        ("RELATED: Ten bridges that fell", StretchKind.RELATED_LINK),
        ("Read more: Ten bridges that fell", StretchKind.RELATED_LINK),
        ("Copyright (c) 2013 Channel Nine, Inc. All rights reserved.", StretchKind.COPYRIGHT),
        ("© 2003-2016 The Harbour Courier", StretchKind.COPYRIGHT),
        ("Please keep your community civil. Comments must follow the rules.", StretchKind.NOTICE),
        ("Transcripts are created on a deadline and may contain errors.", StretchKind.NOTICE),
        ("Example report written for goodoffices; not a published article.", StretchKind.NOTICE),
        ("Example report written for goodoffices about a dream.", StretchKind.NOTICE),
        ("This story has been updated.", StretchKind.NOTICE),
        ("The page carries wire copy as a service to its readers.", StretchKind.NOTICE),
        ("2013 AFP", StretchKind.CREDIT),
        ("(Jane Doe/Reuters)", StretchKind.CREDIT),
        ("Photo: Jane Doe for Channel Nine", StretchKind.CREDIT),
        ("AP/Jane Doe", StretchKind.CREDIT),
        ("(Reporting by Jane Doe in Geneva; Editing by John Roe)", StretchKind.BYLINE),
        ("Updated May 17, 2014 9:05 a.m.", StretchKind.HEADER),
        ("14:50", StretchKind.HEADER),
        ("Office of the Special Envoy for Tesk", StretchKind.HEADER),
        ("Press release No. 31", StretchKind.HEADER),
        ('<iframe src="" width="100%" height="290">', StretchKind.EMBED),
        ("Переговоры о прекращении огня начались сегодня в столице.", StretchKind.FOREIGN),
    ],
)
def test_mark_stretches_line_that_is_not_the_story(line: str, kind: StretchKind) -> None:
    assert around(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Fighting would not end with the ferry town",
        "Background",
        "More than 140,000 people have died since the war began.",
        "Read the agreement and you will find no date in it, a diplomat said.",
        "Photographs of the hall showed empty chairs, said the mediator.",
        "- Neither side has left the talks.",
        "How long can the truce hold?",
        "He urged the council to join the international community.",
        "Copyright law was not on the agenda of the round, she said.",
        "Follow the money, the general said, and you will find the border.",
        "Home is where the shelling is, said a baker from the ferry town.",
        "By Friday the buses had stopped coming, and nobody could say why.",
        "Under the terms of the deal the prisoners go home in June.",
        "The minister, left without an army, spoke to the council by radio.",
        "Watch towers along the river were manned again on Monday.",
        "Share prices fell after the talks collapsed.",
        "UPDATE: the second bus has arrived.",
        "READERS wrote to the mediator, asking for news of the missing.",
        '"We have one goal," said the colonel, "and that is to keep the truce."',
    ],
)
def test_mark_stretches_story_stays_unmarked(line: str) -> None:
    assert around(line) == []


def test_mark_stretches_headline_above_the_story() -> None:
    found = marked("Envoys quarrel, says U.N.", "Second line of the headline", LEAD, NEXT)
    assert [kind for kind, _ in found] == [StretchKind.HEADLINE] * 2


def test_mark_stretches_long_first_line_is_no_headline() -> None:
    assert marked(LEAD, NEXT) == []


def test_mark_stretches_header_lines() -> None:
    text = f"Lakeside Wire\n2014-01-22\nEnvoys quarrel over a town\n\n{LEAD}"
    found = kinds(text)
    assert found["Lakeside Wire"] is found["2014-01-22"] is StretchKind.HEADER
    assert found["Envoys quarrel over a town"] is StretchKind.HEADLINE


def test_mark_stretches_masthead_above_a_headline() -> None:
    text = f"The Harbour Courier\n\nEnvoys quarrel over the ferry town\n\n{LEAD}"
    marking = mark_stretches(text)
    assert marking.masthead == "The Harbour Courier"
    assert marking.stretches[0].kind is StretchKind.HEADER


def test_mark_stretches_a_bar_of_links_is_no_headline() -> None:
    bar = "Home | World | Sport | Subscribe now"
    assert ("menu", bar) in marked(bar, "Envoys quarrel over it", LEAD)


def test_mark_stretches_section_menu_needs_a_run() -> None:
    menu = "World\nMoney\nSport"
    assert [kind for kind, _ in marked("Envoys quarrel over it", menu, LEAD)][1:] == [
        StretchKind.MENU
    ] * 3


def test_mark_stretches_links_under_a_heading() -> None:
    found = kinds("Envoys quarrel over it", LEAD, "More from Africa\n  A harp maker\n  Ten bridges")
    assert found["A harp maker"] is found["Ten bridges"] is StretchKind.RELATED_LINK


def test_mark_stretches_titles_after_the_story_are_links() -> None:
    links = ("Read more:", "Ten bridges that fell", "Who owns the ferry town")
    about = "Jane Doe is a river-based correspondent for the Courier."
    found = marked("Envoys quarrel over it", *[LEAD, BODY, NEXT] * 3, *links, about)
    tail = [(StretchKind.RELATED_LINK, link) for link in links]
    assert found[-4:] == [*tail, (StretchKind.BYLINE, about)]


def test_mark_stretches_heading_over_prose_is_no_list_of_links() -> None:
    assert around("More on the ferry town") == []


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("GENEVA (Reuters) - ", "Reuters"),
        ("BEIRUT, Jan 22 - ", None),
        ("HURDAL, Norway, Oct. 18 (Halyard) - ", "Halyard"),
        ("BOGOTÁ and BRICEÑO, Colombia — ", None),
        ("UNITED NATIONS, 25 January — ", None),
        ("Geneva (AFP) - ", "AFP"),
        ("San Mateo Tilpa (Mexico), 16 Feb (AB).- ", "AB"),
        ("AMMAN/BEIRUT ", None),
        ("MADAYA, Syria ", None),
    ],
)
def test_mark_stretches_dateline(opening: str, agency: str | None) -> None:
    text = f"Envoys quarrel over the ferry town\n\n{opening}{LEAD}"
    marking = mark_stretches(text)
    dateline = marking.stretches[-1]
    assert dateline.kind is StretchKind.DATELINE
    assert dateline.span.of(text) == opening.strip()
    assert marking.agency == agency


@pytest.mark.parametrize(
    "opening",
    ["NATO Secretary-General Vale said it. ", "U.S.-led talks went on. ", "ISIS Fighters fled. "],
)
def test_mark_stretches_capitals_that_are_no_place(opening: str) -> None:
    text = f"Envoys quarrel over the ferry town\n\n{opening}{LEAD}"
    assert [stretch.kind for stretch in mark_stretches(text).stretches] == [StretchKind.HEADLINE]


def test_mark_stretches_hours_of_a_live_report() -> None:
    entries = [
        f"{hour} The army chief of Tarvia said that the rebels had left the northern town."
        for hour in ("17.55", "16:30 GMT -", "3:10pm")
    ]
    hours = {text for kind, text in marked(*entries) if kind is StretchKind.DATELINE}
    assert hours == {"17.55", "16:30 GMT -", "3:10pm"}
    assert not [text for kind, text in marked(*entries[:2]) if kind is StretchKind.DATELINE]


def test_mark_stretches_byline_gives_the_author() -> None:
    text = f"Envoys quarrel over it\n\nBy Jane van Doe, Lakeside Wire\n\n{LEAD}"
    assert mark_stretches(text).author == "Jane van Doe"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Envoys wait at the bridge on Monday. ", "(Ann Roe/Lakeside Wire)"),
        ("The general, seen in an undated picture. ", "Photograph: Northern Army handout"),
        ("Delegates leave the hall on Friday. ", "Ann Roe/Halyard"),
        ("FILE - In this Jan. 12, 2014 photo, envoys wait at the bridge. ", "(AP Photo/Ann Roe)"),
    ],
)
def test_mark_stretches_caption_with_its_credit(caption: str, credit: str) -> None:
    assert around(caption + credit) == [
        (StretchKind.CAPTION, caption.strip()),
        (StretchKind.CREDIT, credit),
    ]


def test_mark_stretches_caption_that_places_people() -> None:
    caption = "Foreign Minister Vale, center, and the envoy, right, attend a meeting in Paris."
    assert around(caption) == [(StretchKind.CAPTION, caption)]


def test_mark_stretches_caption_that_the_page_names() -> None:
    found = marked(LEAD, "A boat on the river.", NEXT, captions=("A boat  on the river.",))
    assert found == [(StretchKind.CAPTION, "A boat on the river.")]


def test_mark_stretches_repeated_lead_is_marked_the_second_time() -> None:
    text = "\n\n".join((LEAD, NEXT, LEAD))
    (repeat,) = mark_stretches(text).stretches
    assert repeat.kind is StretchKind.REPEAT
    assert repeat.span.start == text.rindex(LEAD)


BODY = (
    '"The list is in my pocket," said the envoy, Ada Vale. "It has been there since the spring, and'
    ' nobody has asked me for it." She laughed and went up the stairs to the second floor.'
)


def test_mark_stretches_pull_quote_with_heading_and_name() -> None:
    lines = (
        "Vale on the list",
        '"The list is in my pocket. It has been there since the spring, and nobody has asked me."',
        "— Ada Vale, envoy",
    )
    assert marked(LEAD, BODY, *lines, NEXT) == [(StretchKind.PULL_QUOTE, line) for line in lines]


def test_mark_stretches_pull_quote_without_quotation_marks() -> None:
    quote = "It has been there since the spring, and nobody has asked me for it."
    found = marked(LEAD, BODY, quote, "Ada Vale", "envoy, Lake Mission", NEXT)
    assert found[0] == (StretchKind.PULL_QUOTE, quote)
    assert (StretchKind.PULL_QUOTE, "Ada Vale") in found


def test_mark_stretches_pull_quote_that_skips_the_attribution() -> None:
    quote = "The list is in my pocket. It has been there since the spring."
    assert marked(quote, LEAD, BODY, NEXT)[0][0] is StretchKind.PULL_QUOTE


def test_mark_stretches_heading_after_a_pull_quote_stays() -> None:
    quote = "It has been there since the spring, and nobody has asked me for it."
    heading = "Floods in the south also expected"
    assert heading not in kinds(LEAD, BODY, quote, heading, NEXT)


def test_mark_stretches_closing_questions() -> None:
    questions = ("Will the truce hold?", "Did the round make a difference?")
    found = marked("Envoys quarrel over it", LEAD, NEXT, BODY, *questions)
    assert found[1:] == [(StretchKind.QUESTION, question) for question in questions]


TRANSCRIPT = (
    "From NPX News, this is THE EVENING HOUR. I'm Ada Cornwall. The talks may be on again.",
    "JANE DOE, BYLINE: The envoys met for an hour, and Foreign Minister Vale spoke first.",
    "MINISTER PAUL VALE: We agreed to meet in the spring.",
    "DOE: The other side was less sure. Jane Doe, NPX News, Geneva.",
    "Copyright © 2013 NPX. All rights reserved.",
)


def test_mark_stretches_transcript_labels_carry_the_name() -> None:
    text = "\n\n".join(("Envoys talk of talks", *TRANSCRIPT))
    labels = [
        stretch.label
        for stretch in mark_stretches(text).stretches
        if stretch.kind is StretchKind.SPEAKER_LABEL
    ]
    assert labels == ["JANE DOE", "MINISTER PAUL VALE", "DOE"]


def test_mark_stretches_transcript_turns_of_the_press() -> None:
    found = marked("Envoys talk of talks", *TRANSCRIPT)
    turns = [words for kind, words in found if kind is StretchKind.REPORTER_TURN]
    assert turns[0].startswith("From NPX News")
    assert turns[1].startswith("The envoys met")
    assert turns[2] == "The other side was less sure."
    assert (StretchKind.BYLINE, "Jane Doe, NPX News, Geneva.") in found
    assert not any("We agreed" in words for _, words in found)


def test_mark_stretches_interview_questions_are_the_press() -> None:
    turns = ("Q: Is it an amnesty?", "A: For some.", "Q: For whom?", "A: Ask me.")
    found = marked("A talk with the envoy", *turns)
    assert (StretchKind.REPORTER_TURN, "Is it an amnesty?") in found
    assert not any("For some" in words for _, words in found)


def test_mark_stretches_answers_in_the_line_of_the_question_are_kept() -> None:
    turns = ("Q: Is it an amnesty? A: For some of us.", "Q: For whom? A: Ask me again.")
    found = marked("A talk with the envoy", *turns)
    assert (StretchKind.REPORTER_TURN, "Is it an amnesty?") in found
    assert (StretchKind.SPEAKER_LABEL, "A:") in found
    assert not any("For some" in words for _, words in found)


def test_mark_stretches_mixed_case_labels_need_to_return() -> None:
    turns = ("Courier: Why now?", "Selk: It was time.", "Courier: And then?", "Selk: We go home.")
    found = marked(*turns, outlet="The Courier")
    assert (StretchKind.REPORTER_TURN, "Why now?") in found
    assert (StretchKind.SPEAKER_LABEL, "Selk:") in found
    assert around("Note well: The bridge is closed.") == []


def test_mark_stretches_the_kind_of_a_piece_is_no_label() -> None:
    turns = ("Courier: Why now?", "Selk: It was time.", "Courier: And then?", "Selk: We go home.")
    found = marked('Interview: "It was time"', *turns, outlet="The Courier")
    labels = [words for kind, words in found if kind is StretchKind.SPEAKER_LABEL]
    assert set(labels) == {"Courier:", "Selk:"}


def test_mark_stretches_one_label_is_no_transcript() -> None:
    assert around("VALE: The list is in my pocket.") == []


def test_mark_stretches_paragraph_broken_at_a_width_is_one() -> None:
    wrapped = (
        "The mediator said on Tuesday that the two sides had agreed to\n"
        "share on paper what they would not share in words, and that a\n"
        "list of prisoners would be handed over before the end of the\n"
        "month."
    )
    assert mark_stretches(f"Envoys quarrel over it\n\n{wrapped}").stretches[-1].kind is (
        StretchKind.HEADLINE
    )


def test_mark_stretches_empty_text() -> None:
    assert mark_stretches("") == Marking(())


def test_mark_stretches_masthead_in_another_language() -> None:
    headline = "Envoys quarrel over the old ferry town again"
    text = f"Le Courrier de la Baie (English edition)\n\n{headline}\n\n{LEAD}"
    assert mark_stretches(text).masthead == "Le Courrier de la Baie (English edition)"
