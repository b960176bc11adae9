"""Menus, share buttons, promotions, notices, copyright lines: lines known by their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from goodoffices.codes import StretchKind
from goodoffices.facts import Span
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet
from goodoffices.read.patterns import Patterns, Rule, load_patterns

_LONGEST_LINE = 1_500
"""Characters; nothing longer is furniture, and patterns are not tried on it."""

_MENU_RUN = 3
_LINK_WORDS = 6
_BARS = re.compile(r" [|·•] ")
"""What stands between the links of a bar."""
_LINK_WORDS = 16
_MOST_LINKS = 15
_LAST_PART = 0.8
_LEAST_TITLE = 4
"""After the last fifth has begun, titles each in a paragraph of its own are links as well."""


def mark_inside(sheet: Sheet, patterns: Patterns) -> None:
    """Mark what is not the story inside a line: code, and links in brackets."""
    for inside in patterns.inside:
        for pattern in inside.patterns:
            for match in pattern.finditer(sheet.text):
                span = Span(*match.span())
                for block in _blocks_within(sheet, span):
                    sheet.set_aside(block, inside.kind, inside.reason)
                sheet.mark(span, inside.kind, inside.reason)


def _blocks_within(sheet: Sheet, span: Span) -> list[Block]:
    """Give the lines that lie wholly inside a span."""
    at = bisect_left(sheet.blocks, span.start, key=lambda block: block.span.start)
    within: list[Block] = []
    while at < len(sheet.blocks) and sheet.blocks[at].span.end <= span.end:
        within.append(sheet.blocks[at])
        at += 1
    return within


def mark_furniture(sheet: Sheet, patterns: Patterns) -> None:
    """Mark whole lines that the word lists know."""
    for block in sheet.blocks:
        if sheet.is_free(block) and len(block.text) <= _LONGEST_LINE:
            rule = _rule_for(block, patterns)
            if rule is not None:
                sheet.set_aside(block, rule.kind, rule.reason)
    _mark_menu_runs(sheet, patterns)
    _mark_links_under_headings(sheet, patterns)


def _rule_for(block: Block, patterns: Patterns) -> Rule | None:
    by_line, by_start = _indexed()
    first = block.index == 0
    if block.folded:
        rule = by_line.get(block.folded)
        if rule is not None and not (first and rule.not_first):
            return rule
        word = block.folded.split(" ", 1)[0].rstrip(":,")
        lowered = block.text.lower().lstrip(" •·*▪●>|–—-[(")
        for start, rule in by_start.get(word, ()):
            if lowered.startswith(start) and block.words <= rule.most_words:
                return None if first and rule.not_first else rule
    for rule in patterns.rules:
        if block.words > rule.most_words or (first and rule.not_first):
            continue
        if any(find(block.text) for find in rule.finders):
            return rule
    return None


@cache
def _indexed() -> tuple[dict[str, Rule], dict[str, tuple[tuple[str, Rule], ...]]]:
    """Index the lists by line and by first word, so that a line is looked up and not compared."""
    by_line: dict[str, Rule] = {}
    by_start: dict[str, tuple[tuple[str, Rule], ...]] = {}
    for rule in load_patterns().rules:
        for line in rule.lines:
            by_line.setdefault(line, rule)
        for start in rule.starts:
            word = start.split(" ", 1)[0].rstrip(":,")
            by_start[word] = (*by_start.get(word, ()), (start, rule))
    return by_line, by_start


def _mark_menu_runs(sheet: Sheet, patterns: Patterns) -> None:
    for bar in sheet.blocks:
        if sheet.is_free(bar) and _is_bar(bar):
            sheet.set_aside(bar, StretchKind.MENU, patterns.menu_reason)
    run: list[Block] = []
    for block in [*sheet.blocks, None]:
        if block is not None and block.folded in patterns.menu_words:
            run.append(block)
            continue
        if len(run) >= _MENU_RUN:
            for member in run:
                sheet.set_aside(member, StretchKind.MENU, patterns.menu_reason)
        run = []


def _is_bar(block: Block) -> bool:
    """Tell whether a line is a bar of links: "Home | World | Sport"."""
    parts = [part.split() for part in _BARS.split(block.text)]
    short = all(1 <= len(part) <= _LINK_WORDS for part in parts)
    return len(parts) > _MENU_RUN and short and not block.ends_sentence


def _mark_links_under_headings(sheet: Sheet, patterns: Patterns) -> None:
    """Mark a heading such as "More from Africa" with the short lines right below it."""
    for block in sheet.blocks[1:]:
        if block.words > 6 or block.ends_sentence or not _opens_links(block, patterns):
            continue
        links = _lines_below(sheet, block)
        if links or sheet.kind(block) is not None or block.text.endswith(":"):
            sheet.set_aside(block, StretchKind.RELATED_LINK, patterns.related_reason)
        for link in links:
            sheet.set_aside(link, StretchKind.RELATED_LINK, patterns.related_reason)


def _opens_links(block: Block, patterns: Patterns) -> bool:
    return any(
        block.folded.startswith(start) if start.endswith(" ") else block.folded == start
        for start in patterns.related_starts
    )


def _lines_below(sheet: Sheet, heading: Block) -> list[Block]:
    """Give the short lines in the heading's own paragraph, or a list in the next one."""
    below = sheet.blocks[heading.index + 1 : heading.index + 1 + _MOST_LINKS]
    own = [block for block in below if block.paragraph == heading.paragraph]
    if own:
        return _while_links(own)
    following = [block for block in below if block.paragraph == heading.paragraph + 1]
    links = _while_links(following)
    if len(links) == len(following) and len(links) > 1:
        return links
    late = heading.span.start >= _LAST_PART * len(sheet.text)
    return [link for link in _while_links(below) if link.words >= _LEAST_TITLE] if late else []


def _while_links(blocks: Sequence[Block]) -> list[Block]:
    links: list[Block] = []
    for block in blocks:
        if block.words > _LINK_WORDS or (block.ends_sentence and not block.is_title_like):
            break
        links.append(block)
    return links
