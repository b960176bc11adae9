from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Report, Stretch
from goodoffices.read import read_reports
from goodoffices.read.header import find_header
from goodoffices.read.marking import mark_stretches

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINES = st.sampled_from(
    [
        "Lakeside Wire",
        "2014-01-22",
        "By Jane Doe in Geneva",
        "Share on Facebook",
        "Home | World | Sport",
        "JANE DOE, HOST: What next?",
        "DOE: The talks go on, she said.",
        "MINISTER: We will not sign.",
        "GENEVA, Jan 22 (Wire) - The talks opened with a long speech by the mediator.",
        "“We will not sign,” the minister said on Monday. “Not today and not tomorrow.”",
        "We will not sign. Not today and not tomorrow.",
        "— The minister",
        "The minister, left, speaks to the mediator on Monday, Jan. 20, 2014. (Ann Roe/Wire)",
        "[READ: Ten bridges]",
        "Copyright 2011 Wire. All rights reserved.",
        "What do you think?",
        "More from Africa",
        "<iframe src=''>",
        "",
        " ",
        "\t•",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(LINES, max_size=15).map("\r\n\r\n".join),
    st.text(max_size=300),
)


def assert_well_laid(text: str, stretches: tuple[Stretch, ...]) -> None:
    for stretch in stretches:
        assert 0 <= stretch.span.start < stretch.span.end <= len(text)
        assert stretch.span.of(text) == stretch.span.of(text).strip()
        assert stretch.reason.endswith(".")
    for left, right in pairwise(stretches):
        assert left.span.end <= right.span.start


@FEW
@given(TEXTS)
def test_mark_stretches_any_text_is_laid_out_without_overlap(text: str) -> None:
    marking = mark_stretches(text, header=find_header(text))
    assert_well_laid(text, marking.stretches)
    assert marking == mark_stretches(text, header=find_header(text))


def read_bytes(data: bytes, name: str) -> list[Report | GoodOfficesError]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read_reports([path]))


@FEW
@given(
    st.one_of(
        st.binary(max_size=400),
        TEXTS.map(lambda text: text.encode("utf-8", "replace")),
        TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    ),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a"]),
)
@example(b"<html><body>" + b"<p>The talks went on.</p>" * 3, "a.html")
@example(b"<", "a.html")
@example(b"<!-- x", "a.html")
@example(b'{"text": "\\ud800"}', "a.jsonl")
@example(b'{"a":' * 3000, "a.jsonl")
def test_read_reports_any_bytes_give_a_report_or_a_clear_error(data: bytes, name: str) -> None:
    for result in read_bytes(data, name):
        if isinstance(result, Report):
            assert_well_laid(result.text, result.stretches)
            result.text.encode("utf-8")
        else:
            assert result.what
            assert result.why
            assert "\n" not in str(result)


@FEW
@given(TEXTS)
def test_read_reports_utf8_text_is_unchanged(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    for result in read_bytes(data, "a.txt"):
        if isinstance(result, Report) and not data.startswith(b"\xef\xbb\xbf"):
            assert result.text == data.decode("utf-8") or result.text.startswith("<")


@FEW
@given(TEXTS)
def test_read_reports_jsonl_text_is_unchanged(text: str) -> None:
    for result in read_bytes(json.dumps({"id": "x", "text": text}).encode(), "a.jsonl"):
        if isinstance(result, Report):
            assert result.text == text
