"""What the labeller sees of each word: the parser's vector, hashed word shapes, labels, numbers.

Words are hashed into a few thousand rows, as the parser does, so that no list of words is kept;
a name is seen as a name and not as the word it is, so that none is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from spacy.strings import get_string_id
from spacy.tokens import Doc

from goodoffices.facts import Span

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

TABLES: tuple[tuple[str, int, int], ...] = (
    ("lower", 16000, 2),
    ("lemma", 4000, 2),
    ("suffix", 1500, 1),
    ("shape", 500, 1),
)
"""Attribute, rows of its table, rows summed for each word."""
NUMBERS = 16
_ATTRIBUTES = (
    attrs.LOWER, attrs.LEMMA, attrs.SUFFIX, attrs.SHAPE, attrs.TAG, attrs.DEP, attrs.ENT_TYPE,
    attrs.HEAD, attrs.SENT_START, attrs.IS_SPACE, attrs.IS_TITLE, attrs.IS_UPPER, attrs.LENGTH,
)  # fmt: skip
_MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd 64-bit numbers that spread one hash over several rows."""
_NAME = get_string_id("labeller: a name")
_NAME_TAGS = ("NNP", "NNPS")
_DEEPEST = 40
"""Rounds in which edges of subtrees are passed up; deeper trees are cut there."""


@dataclass(frozen=True, slots=True)
class LabelSets:
    """The parser's own labels in the order in which the weights know them; 0 is any other."""

    tags: tuple[str, ...]
    dependencies: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Features:
    """One document without its white space: one row per word."""

    tokens: Integers
    """Place of each word in the document."""
    vectors: Floats
    rows: Integers
    """Rows of the hash tables, in the order of `TABLES`."""
    labels: Integers
    """Tag, dependency label, entity type."""
    numbers: Floats
    heads: Integers
    """Row of the syntactic head; its own row for a root."""
    sentences: Integers
    paragraphs: Integers
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        """Count the words."""
        return len(self.tokens)


def features_of(doc: Doc, quotes: Sequence[Span], sets: LabelSets) -> Features:
    """Describe each word of a parsed document; `quotes` are its quotations, marks included."""
    table: NDArray[np.uint64] = np.asarray(doc.to_array(list(_ATTRIBUTES)), dtype=np.uint64)
    tokens = np.flatnonzero(table[:, 9] == 0)
    row_of = np.cumsum(table[:, 9] == 0) - 1
    kept = table[tokens]
    heads = _heads(table, tokens, row_of)
    sentences = np.cumsum(kept[:, 8] == 1)
    paragraphs = _paragraphs(doc, table[:, 9] != 0)[tokens]
    starts = np.fromiter((token.idx for token in doc), np.int64, len(doc))[tokens]
    quoted, marks = _quoted(starts, kept[:, 12].astype(np.int64), quotes)
    return Features(
        tokens=tokens,
        vectors=np.asarray(doc.tensor, dtype=np.float32)[tokens],
        rows=_rows(kept),
        labels=np.stack(
            [
                _known(kept[:, 4], sets.tags),
                _known(kept[:, 5], sets.dependencies),
                _known(kept[:, 6], sets.entities),
            ],
            axis=1,
        ),
        numbers=_numbers(kept, heads, sentences, paragraphs, (quoted, marks)),
        heads=heads,
        sentences=sentences,
        paragraphs=paragraphs,
        quoted=quoted,
    )


def rows_of(words: Features, start: int, end: int) -> Features:
    """Give some rows of a document; a head outside them becomes the word itself."""
    parts = {each.name: getattr(words, each.name)[start:end] for each in fields(words)}
    heads, here = parts["heads"] - start, np.arange(end - start)
    outside = (heads < 0) | (heads >= end - start)
    return Features(**(parts | {"heads": np.where(outside, here, heads)}))


def _heads(table: NDArray[np.uint64], tokens: Integers, row_of: Integers) -> Integers:
    """Give the row of each word's head; one that hangs on white space is its own head."""
    absolute = tokens + table[tokens, 7].astype(np.int64)
    absolute = np.clip(absolute, 0, len(table) - 1)
    on_space = table[absolute, 9] != 0
    return np.where(on_space, np.arange(len(tokens)), row_of[absolute])


def _paragraphs(doc: Doc, spaces: NDArray[np.bool_]) -> Integers:
    """Number the paragraphs: any line break between two words begins one."""
    breaks = np.zeros(len(doc), dtype=np.int64)
    for place in np.flatnonzero(spaces):
        breaks[place] = "\n" in doc[int(place)].text
    return np.cumsum(breaks)


def _quoted(
    starts: Integers, lengths: Integers, quotes: Sequence[Span]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which words stand in a quotation, and which are its marks."""
    quoted = np.zeros(len(starts), dtype=np.bool_)
    marks = np.zeros(len(starts), dtype=np.bool_)
    ends = starts + lengths
    for quote in quotes:
        first = int(np.searchsorted(ends, quote.start, side="right"))
        last = int(np.searchsorted(starts, quote.end, side="left"))
        quoted[first:last] = True
        for place in (first, last - 1):
            if first <= place < last and lengths[place] <= 2:
                marks[place] = True
    return quoted, marks


def _rows(kept: NDArray[np.uint64]) -> Integers:
    """Hash words to rows; names share one word and one lemma."""
    tags = np.array([get_string_id(tag) for tag in _NAME_TAGS], dtype=np.uint64)
    is_name = np.isin(kept[:, 4], tags) & (kept[:, 6] != 0)
    found: list[Integers] = []
    for column, (attribute, _, _) in enumerate(TABLES):
        hashes = kept[:, column]
        if attribute in ("lower", "lemma"):
            hashes = np.where(is_name, np.uint64(_NAME), hashes)
        found += hashed_rows(hashes, column)
    return np.stack(found, axis=1)


def hashed_rows(hashes: NDArray[np.uint64], table: int) -> list[Integers]:
    """Give the rows of one table that words of these hashes sum, one list for each row summed."""
    _, rows, several = TABLES[table]
    found: list[Integers] = []
    for mixer in _MIXERS[:several]:
        mixed = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(mixer)
        found.append(((mixed >> np.uint64(33)) % np.uint64(rows)).astype(np.int64))
    return found


def _known(hashes: NDArray[np.uint64], labels: Sequence[str]) -> Integers:
    """Give each label its place in the list, from 1; 0 for one that the weights do not know."""
    known = np.array([get_string_id(label) for label in labels], dtype=np.uint64)
    order = np.argsort(known)
    place = np.minimum(np.searchsorted(known[order], hashes), len(known) - 1)
    return np.where(known[order][place] == hashes, order[place] + 1, 0)


def _numbers(
    kept: NDArray[np.uint64],
    heads: Integers,
    sentences: Integers,
    paragraphs: Integers,
    marks: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> Floats:
    """Give the plain numbers: quotation, place in sentence, paragraph and tree, capitals."""
    size = len(kept)
    quoted, is_mark = marks
    here = np.arange(size)
    first = np.ones(size, dtype=np.bool_)
    first[1:] = paragraphs[1:] != paragraphs[:-1]
    last = np.ones(size, dtype=np.bool_)
    last[:-1] = first[1:]
    block = np.cumsum(first) - 1
    with_quote = np.bincount(block, weights=quoted, minlength=1)[block] > 0
    distance = (heads - here).astype(np.float32)
    children = np.bincount(heads[heads != here], minlength=size)
    opens, closes, depth = _tree(heads)
    return np.stack(
        [
            quoted, is_mark, with_quote, kept[:, 8] == 1, first, last,
            kept[:, 10] != 0, kept[:, 11] != 0,
            np.sign(distance) * np.log1p(np.abs(distance)) / 3, heads == here,
            np.log(np.bincount(sentences)[sentences]) / 4, np.log1p(children),
            np.log1p(opens), np.log1p(closes), np.log1p(depth) / 2, block == 0,
        ],
        axis=1,
    ).astype(np.float32)  # fmt: skip


def _tree(heads: Integers) -> tuple[Integers, Integers, Integers]:
    """Count for each word the phrases that begin with it, that end with it, and that hold it."""
    size = len(heads)
    left, right, node = (np.arange(size) for _ in range(3))
    depth = np.zeros(size, dtype=np.int64)
    for _ in range(_DEEPEST):
        above = heads[node]
        rises = above != node
        if not rises.any():
            break
        depth += rises
        node = above
        np.minimum.at(left, node, np.arange(size))
        np.maximum.at(right, node, np.arange(size))
    return np.bincount(left, minlength=size), np.bincount(right, minlength=size), depth
