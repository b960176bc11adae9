from __future__ import annotations

import pytest

from goodoffices.codes import JUNK, StretchKind
from goodoffices.read.marking.blocks import split_blocks
from goodoffices.read.patterns import Rule, load_patterns

RULES = load_patterns().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.kind))
def test_rule_lists_are_written_as_lines_are_compared(rule: Rule) -> None:
    for line in rule.lines:
        assert split_blocks(line)[0].folded == line
    for start in rule.starts:
        assert start == start.lower()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.kind))
def test_rule_marks_only_what_gives_no_facts(rule: Rule) -> None:
    assert rule.kind in JUNK
    assert rule.reason.endswith(".")


def test_rules_name_each_line_once() -> None:
    seen: dict[str, StretchKind] = {}
    for rule in RULES:
        for line in rule.lines:
            assert line not in seen, f"{line!r} is {seen.get(line)} and {rule.kind}"
            seen[line] = rule.kind


def test_menu_words_are_written_as_lines_are_compared() -> None:
    for word in load_patterns().menu_words:
        assert split_blocks(word)[0].folded == word
