"""Finds who signed a quotation: a dash and a name behind it, as under pull quotes, or a label."""

from __future__ import annotations

import re

from goodoffices.extract.scene import Quote, Scene
from goodoffices.facts import Party, Span

_SIGNATURE = re.compile(
    r"\s{0,3}[-–—―]{1,2}[ \u00a0]?(?P<name>[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,5})"
    r"(?P<office>,[^\n\"“”]{1,80})?\s{0,3}(?=\n|[\"“|]|$)"
)
"""“Enough is enough.” — Jan Vale, a teacher."""
_INITIAL = 3
"""The stop behind a word this short belongs to it: Jr."""
_CAPITALS = 0.6
"""What share of the words of a name begins with a capital: leaves room for "de" and "al"."""


_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{2,30}):\s")
"""“VALE: We will see.”: a transcript quoted turn by turn."""


def label_of(quote: Quote, scene: Scene) -> tuple[Party, Span] | None:
    """Give the speaker whose label opens a quotation, and the words behind the label."""
    found = _LABEL.match(scene.text, quote.inner.start, quote.inner.end)
    if found is None:
        return None
    span = Span(found.start("name"), found.end("name"))
    return Party(printed=span.of(scene.text), span=span), Span(found.end(), quote.inner.end)


def signature_of(quote: Quote, scene: Scene) -> Party | None:
    """Give the name that signs a quotation; `None` where a sentence goes on behind the dash."""
    found = _SIGNATURE.match(scene.text, quote.outer.end)
    if found is None:
        return None
    words = found.group("name").split()
    if sum(word[0].isupper() for word in words) < _CAPITALS * len(words):
        return None
    end = found.end("name")
    if scene.text[end - 1] == "." and len(words[-1]) > _INITIAL:
        end -= 1
    span = Span(found.start("name"), end)
    return Party(printed=span.of(scene.text), span=span)
