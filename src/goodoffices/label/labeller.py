"""Reads parsed documents with the learnt weights: who said what, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from goodoffices.facts import Span
from goodoffices.label.attribution import Attribution, TokenSpan
from goodoffices.label.chunks import chunks_of
from goodoffices.label.decoding import (
    LABELS,
    best_labels,
    forbidden,
    forbidden_first,
    likelihoods,
    spans_of,
)
from goodoffices.label.features import Features, Floats, Integers, features_of, rows_of
from goodoffices.label.happenings import Happening, happenings_in
from goodoffices.label.linking import link, speech_of
from goodoffices.label.network import at_once, each_times, packed, states_of
from goodoffices.label.pairs import Row
from goodoffices.label.weights import Weights, read_weights
from goodoffices.products import one_thread, steady_size

STATEMENTS = Path(__file__).with_name("weights") / "statements.npz"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels show of one document."""

    attributions: tuple[Attribution, ...] = ()
    happenings: tuple[Happening, ...] = ()
    states: Floats | None = field(default=None, compare=False, repr=False)
    """What the network knows of each word of the document; white space has zeros."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One piece after the network: its words, states, best labels and their probabilities."""

    words: Features
    states: Floats
    labels: Integers
    shares: Floats


class Labeller:
    """Finds contents, cues and sources in parsed documents. Holds weights and nothing else."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights; the tables of what may follow what are made once."""
        self._weights = weights
        self._steps = weights["steps"].reshape(LABELS, LABELS) + forbidden()
        self._first = weights["first"] + forbidden_first()

    @property
    def version(self) -> str:
        """Name the weights as facts record them."""
        return str(self._weights.card["name"])

    def read(self, doc: Doc, quotes: Sequence[Span] = ()) -> Labels:
        """Read one document; `quotes` are its quotations with their marks."""
        return self.read_all([doc], [quotes])[0]

    def read_all(self, docs: Sequence[Doc], quotes: Sequence[Sequence[Span]]) -> list[Labels]:
        """Read several documents together; the same as one by one."""
        sets = self._weights.labels
        return self.read_described(
            [features_of(doc, marked, sets) for doc, marked in zip(docs, quotes, strict=True)]
        )

    def read_described(self, described: Sequence[Features]) -> list[Labels]:
        """Read documents described before; training measures itself so."""
        if not steady_size() and len(described) > 1:
            # What a piece gives would depend on the pieces beside it.
            return [labels for words in described for labels in self.read_described([words])]
        pieces = [
            (number, start, end)
            for number, words in enumerate(described)
            for start, end in chunks_of(words.paragraphs, words.sentences)
        ]
        by_length = sorted(pieces, key=lambda piece: piece[1] - piece[2])
        read: dict[tuple[int, int, int], tuple[list[Attribution], list[Happening]]] = {}
        states = [_room(words, self._weights) for words in described]
        # One thread: products here are too small to share, and more would wait for each other.
        with one_thread():
            for first in range(0, len(pieces), at_once()):
                batch = by_length[first : first + at_once()]
                found = self._read([(described[n], start, end) for n, start, end in batch])
                for place, piece in zip(batch, found, strict=True):
                    states[place[0]][piece.words.tokens] = piece.states
                    happened = happenings_in(piece.states, piece.words, self._weights)
                    read[place] = (list(self._joined(piece)), list(happened))
        return [
            Labels(
                tuple(each for place in pieces if place[0] == number for each in read[place][0]),
                tuple(each for place in pieces if place[0] == number for each in read[place][1]),
                known,
            )
            for number, known in enumerate(states)
        ]

    def _read(self, pieces: Sequence[tuple[Features, int, int]]) -> Iterator[_Read]:
        """Run the network over some pieces, the longest first."""
        words = packed(pieces)
        states = states_of(words, self._weights)
        scores = each_times(states, self._weights["emit"], words.edges)
        scores += self._weights["emit.bias"]
        in_time = scores[words.onward]
        labels = np.empty(len(scores), dtype=np.int64)
        labels[words.onward] = best_labels(in_time, words.active, self._steps, self._first)
        shares = np.empty_like(scores)
        shares[words.onward] = likelihoods(in_time, words.active, self._steps, self._first)
        for (whole, start, end), (a, b) in zip(pieces, words.edges, strict=True):
            yield _Read(rows_of(whole, start, end), states[a:b], labels[a:b], shares[a:b])

    def _joined(self, piece: _Read) -> Iterator[Attribution]:
        """Join the spans of a piece: contents of one cue are one attribution."""
        contents, cues, sources = spans_of(piece.labels)
        if not contents:
            return
        of_cue = self._links(piece, contents, cues, "link_cue")
        of_source = self._links(piece, cues, sources, "link_source")
        speech = speech_of(cues, piece.states, self._weights) if cues else np.ones(0)
        groups: dict[int, list[int]] = {}
        for number, (cue, _) in enumerate(of_cue):
            # A content without a cue stands alone: its key is one that no cue has.
            groups.setdefault(-1 - number if cue is None else cue, []).append(number)
        for key, members in groups.items():
            held = [contents[number] for number in members]
            cue_link = min(of_cue[number][1] for number in members)
            if key < 0:
                yield self._attribution(piece, held, None, None, (1.0, cue_link, 0.0))
                continue
            source, source_link = of_source[key]
            where = sources[source] if source is not None else None
            scores = (float(speech[key]), cue_link, source_link)
            yield self._attribution(piece, held, cues[key], where, scores)

    def _links(
        self, piece: _Read, left: Sequence[Row], right: Sequence[Row], linker: str
    ) -> list[tuple[int | None, float]]:
        return link(left, right, piece.states, piece.words, weights=self._weights, linker=linker)

    def _attribution(
        self,
        piece: _Read,
        contents: Sequence[Row],
        cue: Row | None,
        source: Row | None,
        scores: tuple[float, float, float],
    ) -> Attribution:
        """Write one attribution down, in tokens of the document, with what it is worth."""
        speech, cue_link, source_link = scores
        sure = [min(_edges(piece, row) for row in contents)]
        sure += [_edges(piece, cue) if cue else 1.0, _edges(piece, source) if source else 1.0]
        seen = np.log(np.clip([sure[0], min(sure[1:]), cue_link, source_link], 1e-4, 1.0))
        trust = self._weights["trust"]
        confidence = 1 / (1 + np.exp(-(trust[0] + seen @ trust[1:])))
        tokens = piece.words.tokens
        return Attribution(
            content=tuple(_in_tokens(row, tokens) for row in contents),
            cue=_in_tokens(cue, tokens) if cue else None,
            source=_in_tokens(source, tokens) if source else None,
            confidence=float(confidence), speech=speech, cue_link=cue_link, source_link=source_link,
        )  # fmt: skip


def _room(words: Features, weights: Weights) -> Floats:
    """Make a table of zeros for the words of a document, up to its last."""
    last = int(words.tokens[-1]) + 1 if len(words) else 0
    return np.zeros((last, weights["emit"].shape[1]), dtype=np.float32)


@cache
def usual_labeller() -> Labeller:
    """Give the labeller of the package, loaded once."""
    return load_labeller()


def load_labeller(path: Path | None = None) -> Labeller:
    """Load the labeller that comes with the package, or one with other weights."""
    return Labeller(read_weights(path or STATEMENTS))


def _edges(piece: _Read, row: Row) -> float:
    """Tell how sure the labels are where a span begins and where it ends."""
    start, end = row
    sure = float(piece.shares[start, piece.labels[start]])
    last = float(piece.shares[end - 1, piece.labels[end - 1]])
    after = float(piece.shares[end, piece.labels[end]]) if end < len(piece.labels) else 1.0
    return min(sure, last, after)


def _in_tokens(row: Row, tokens: Integers) -> TokenSpan:
    return int(tokens[row[0]]), int(tokens[row[1] - 1]) + 1
