"""The reader's text: nothing lost, nested kept nested, crossing cut, three lines at most."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import build
from goodoffices.facts import Fact, Report, Span
from goodoffices.show.weave import Paragraph, in_text_order, weave

TEXT = build.report("Vale said that Tarvia attacked Selk with jets on Monday.\nThe end.")


def marks(*spans: tuple[int, int], of: Report = TEXT) -> list[Fact]:
    words = [of.text[a:b] for a, b in spans]
    made = [build.statement(of, (), w, id=f"f{n}") for n, w in enumerate(words)]
    for fact, (a, b) in zip(made, spans, strict=True):
        object.__setattr__(fact, "evidence", {"content": (Span(a, b),)})
    return in_text_order(made)


def drawn(paragraph: Paragraph) -> str:
    out = ""
    for piece in paragraph.pieces:
        opening = f"<{piece.fact}.{piece.line}>"
        out += {"text": piece.text, "open": opening, "close": "</>"}[piece.step]
    return out


def test_weave_nests_a_fact_in_another():
    first = weave(TEXT, marks((15, 54), (22, 30)))[0]
    assert drawn(first).startswith("Vale said that <f0.1>Tarvia <f1.2>attacked</> Selk")


def test_weave_cuts_the_later_of_two_that_cross():
    first = weave(TEXT, marks((0, 21), (15, 30)))[0]
    assert drawn(first).startswith("<f0.1>Vale said that <f1.2>Tarvia</></><f1.1> attacked</>")
    opened = [p for p in first.pieces if p.step == "open"]
    assert [p.first for p in opened] == [True, True, False]


def test_weave_gives_a_fourth_fact_a_tag_but_no_line():
    first = weave(TEXT, marks((0, 40), (0, 30), (0, 20), (0, 10)))[0]
    assert [p.line for p in first.pieces if p.step == "open"] == [1, 2, 3, 0]


def test_weave_continues_a_fact_in_the_next_paragraph_without_a_tag():
    both = weave(TEXT, marks((49, 61)))
    assert [p.first for par in both for p in par.pieces if p.step == "open"] == [True, False]


def test_weave_sets_a_whole_paragraph_aside_with_its_reason():
    report = build.report("MENU HOME\nVale spoke.")
    report = replace(report, stretches=(build.stretch(report, "MENU HOME", "menu"),))
    assert [p.set_aside for p in weave(report, [])] == ["menu", ""]


def test_weave_marks_a_part_of_a_paragraph_aside():
    report = build.report("Vale spoke. Photo: J. Marr")
    report = replace(report, stretches=(build.stretch(report, "Photo: J. Marr", "credit"),))
    (paragraph,) = weave(report, [])
    assert paragraph.set_aside == ""
    assert [p.why for p in paragraph.pieces if p.step == "open"] == ["credit"]


def test_weave_marks_every_part_of_the_fact_asked_for():
    report = build.report("Vale said peace will come.")
    fact = build.statement(report, "Vale", "peace will come", cue="said")
    (paragraph,) = weave(report, [fact], chosen=fact.id)
    assert sum(p.chosen for p in paragraph.pieces) == 3


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], min(p[0] + p[1], 64))),
    max_size=8,
)


@given(spans)
def test_weave_loses_no_character_and_closes_what_it_opens(found: list[tuple[int, int]]):
    made = weave(TEXT, marks(*[s for s in found if s[0] < s[1]]))
    text = "\n".join("".join(p.text for p in par.pieces) for par in made)
    assert text == TEXT.text
    for paragraph in made:
        depth = 0
        for piece in paragraph.pieces:
            depth += {"open": 1, "close": -1, "text": 0}[piece.step]
            assert depth >= 0
        assert depth == 0


def test_facts_of_one_kind_keep_their_numbers():
    report = build.report("Vale said the truce holds. Nearly 700 people were killed in Zarqa.")
    said = build.statement(report, "Vale", "the truce holds", cue="said")
    killed = build.figure(report, "killed", "Nearly 700", low=700.0, high=700.0)
    (paragraph,) = weave(report, [said, killed], only="figure")
    opened = [p for p in paragraph.pieces if p.step == "open"]
    assert [(p.fact, p.number) for p in opened] == [(killed.id, 2)]
