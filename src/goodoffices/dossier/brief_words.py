"""The words behind each source of a brief: pieces of the sentences cited, while room lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goodoffices.facts import Fact, Span

SHORT = 84
"""Characters of a piece: one line of a column of sources."""
_FIRST = ("number", "trigger", "content", "title", "predicate", "cue")
"""Parts of the evidence round which a piece is cut, in this order."""


def piece(fact: Fact, text: str, most: int = SHORT) -> str:
    """Give the words of a report round what bears a fact out, cut at words."""
    sentence = Span(max(0, fact.sentence.start), min(len(text), fact.sentence.end))
    if len(" ".join(sentence.of(text).split())) <= most:
        return " ".join(sentence.of(text).split())
    spans = next((fact.evidence[part] for part in _FIRST if fact.evidence.get(part)), ())
    inside = [span for span in spans if sentence.holds(span)]
    core = inside[0] if inside else Span(sentence.start, sentence.start)
    room = max(0, most - min(most, core.end - core.start))
    start = max(sentence.start, core.start - room // 2)
    end = min(sentence.end, start + most)
    start = max(sentence.start, min(start, end - most))
    return _at_words(text, Span(start, end), sentence)


def _at_words(text: str, span: Span, sentence: Span) -> str:
    start, end = span.start, span.end
    if start > sentence.start:
        while start < end and not text[start - 1].isspace():
            start += 1
    if end < sentence.end:
        while end > start and not text[end : end + 1].isspace():
            end -= 1
    words = " ".join(text[start:end].split())
    before = "… " if start > sentence.start else ""
    return f"{before}{words}{' …' if end < sentence.end else ''}" if words else ""


def pieces(
    cited: Sequence[Sequence[Fact]], text_of: Callable[[str], str], most: int
) -> tuple[tuple[str, ...], ...]:
    """Give up to `most` pieces in all, every source its first before any has its second."""
    chosen: list[list[str]] = [[] for _ in cited]
    left = most
    for turn in range(max(map(len, cited), default=0)):
        for place, facts in enumerate(cited):
            if turn < len(facts) and left:
                words = piece(facts[turn], text_of(facts[turn].report))
                if words and not any(words in known for known in chosen[place]):
                    chosen[place].append(words)
                    left -= 1
    return tuple(map(tuple, chosen))
