"""The text of a parsed document, put together once: spaCy joins all tokens at every asking."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "goodoffices_text"


def readable(doc: Doc) -> str:
    """Give the document's text as the parser saw it; its offsets are those of the report."""
    text = doc.user_data.get(_KEY)
    if text is None:
        text = doc.text
        doc.user_data[_KEY] = text
    return str(text)


def text_between(doc: Doc, start: int, end: int) -> str:
    """Give the text of some tokens, end excluded, without the space behind the last."""
    last = doc[end - 1]
    return readable(doc)[doc[start].idx : last.idx + len(last)]
