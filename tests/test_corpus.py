from __future__ import annotations

from pathlib import Path

import pytest
from corpus.marks import MarkInvalid, read_folder, read_marked

CORPUS = Path(__file__).parents[1] / "corpus"
REPORT = """id: vale-2001-02-03-truce
war: Vale
style: wire
basis: invented
outlet: Vale Wire
date: 2001-02-03
---
1 Truce holds, says envoy

2 "It holds," Ann Marsh, the envoy, said on Friday, adding that 12 people had died; Marsh left.
3 Her office said so too.
---
P Ann Marsh | Marsh | the envoy | -
{marks}
"""


def marked(folder: Path, marks: str) -> Path:
    path = folder / "truce.mark"
    path.write_text(REPORT.format(marks=marks), encoding="utf-8")
    return path


def test_every_report_of_the_corpus_is_sound() -> None:
    reports = list(read_folder(CORPUS / "marked"))
    assert len(reports) >= 400
    ids = [report.head["id"] for report in reports]
    assert len(set(ids)) == len(ids)
    for report in reports:
        for section in ("statements", "events", "figures"):
            for item in report.sheet[section]:
                for spans in item["spans"].values():
                    assert all(0 <= start < end <= len(report.text) for start, end in spans)


def test_spans_are_where_the_words_stand(tmp_path: Path) -> None:
    line = "S 2 | Ann Marsh | said | It holds | direct | assess_optimistic | Friday = 2001-02-02"
    report = read_marked(marked(tmp_path, line))
    (statement,) = report.sheet["statements"]
    parts = {
        part: [report.text[start:end] for start, end in spans]
        for part, spans in statement["spans"].items()
    }
    expected = {"speaker": "Ann Marsh", "cue": "said", "content": "It holds", "said_on": "Friday"}
    assert parts == {part: [words] for part, words in expected.items()}
    assert (statement["said_on"], statement["speaker"]) == ("2001-02-02", "Ann Marsh")


def test_second_time_and_other_sentence_are_found(tmp_path: Path) -> None:
    line = "E 2 | left | RETREAT | - | Marsh#2 = Ann Marsh | Her office@3 = UN | - | - | actual"
    report = read_marked(marked(tmp_path, line))
    (event,) = report.sheet["events"]
    assert event["spans"]["sources"][0][0] == report.text.index("Marsh left")
    assert report.text[slice(*event["spans"]["targets"][0])] == "Her office"
    assert event["targets"] == ["UN"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("S 9 | Ann Marsh | said | It holds | direct | hope | -", "there is no sentence 9"),
        ("S 2 | Ann Marsh | cried | It holds | direct | hope | -", "'cried' does not stand"),
        ("S 2 | Ann Marsh | said | It holds | shouted | hope | -", "'shouted' is none of"),
        ("E 2 | left | WALK | - | Ann Marsh | - | - | - | actual", "'WALK' is none of"),
        ("F 2 | 12 | killed | 12 | 12 | - | people | - | - | - | more", "at most 9"),
        ("X 2 | what", "unknown mark"),
    ],
)
def test_wrong_mark_is_named_with_its_line(tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(MarkInvalid, match=f"truce.mark:14: .*{why}"):
        read_marked(marked(tmp_path, line))
