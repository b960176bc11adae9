"""Feeds the parser by words, not by documents: memory depends on the size of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from goodoffices.facts import Report
from goodoffices.parse.model import renewed
from goodoffices.parse.readable import readable_text
from goodoffices.parse.tidying import give_back

BATCH_CHARACTERS = 10_000
"""About 1,700 words: larger batches are no quicker, and each thousand words more takes 15 MB."""

_LONGEST = 2 * BATCH_CHARACTERS
"""Characters of the longest report that is parsed in one piece."""

_ENDS = ("\n", ". ", " ")
"""Where a long text is cut, the first of these that it has: a line, a sentence or a word ends."""

_TIDIED = 4
"""Batches after which unused memory is given back; it takes some milliseconds."""


def parse_reports(reports: Iterable[Report], nlp: Language) -> Iterator[tuple[Report, Doc]]:
    """Parse reports in order, a batch at a time; a very long one is parsed in pieces."""
    batch: list[tuple[Report, list[str]]] = []
    held = parsed = 0
    for report in reports:
        pieces = _pieces(readable_text(report))
        if held and held + len(report.text) > BATCH_CHARACTERS:
            yield from _parsed(batch, nlp)
            batch, held, parsed = [], 0, parsed + 1
            nlp = renewed(nlp)
            if parsed % _TIDIED == 0:
                give_back()
        batch.append((report, pieces))
        held += len(report.text)
    yield from _parsed(batch, nlp)


def _parsed(batch: list[tuple[Report, list[str]]], nlp: Language) -> Iterator[tuple[Report, Doc]]:
    texts = [piece for _, pieces in batch for piece in pieces]
    docs = nlp.pipe(texts, batch_size=1 if len(texts) > len(batch) else max(1, len(texts)))
    for report, pieces in batch:
        parts = [next(docs) for _ in pieces]
        whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
        yield report, whole if whole is not None else parts[0]


def _pieces(text: str) -> list[str]:
    """Cut a text at line ends into pieces the parser can hold; most texts are one piece."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > _LONGEST:
        end = start + BATCH_CHARACTERS
        places = (text.rfind(mark, start + 1, end) + len(mark) for mark in _ENDS)
        cut = next((place for place in places if place > start + 1), end)
        pieces.append(text[start:cut])
        start = cut
    pieces.append(text[start:])
    return pieces
