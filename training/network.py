"""The network in torch, for training; `goodoffices.label.network` is the same in numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from goodoffices.label import roles as events
from goodoffices.label.decoding import LABELS, forbidden, forbidden_first
from goodoffices.label.features import NUMBERS, TABLES
from goodoffices.label.pairs import BETWEEN, DISTANCES, RELATIONS


@dataclass(frozen=True, slots=True)
class Sizes:
    """How wide and deep the network is."""

    tags: int
    dependencies: int
    entities: int
    word: int = 64
    label: int = 24
    entity: int = 8
    width: int = 192
    state: int = 144
    layers: int = 2
    linking: int = 96
    dropout: float = 0.3
    unknown: float = 0.1
    """Share of the words whose hashed rows are drawn at random in training."""

    @property
    def read(self) -> int:
        """Count the numbers of a word after reading both ways."""
        return 2 * self.state


_ASIDE = 0.2
"""How much smaller other rows begin beside rows that know their words already."""


class Sequences(torch.autograd.Function):
    """The logarithm of the summed weight of all sequences of labels, of a padded batch."""

    @staticmethod
    def forward(ctx: Any, scores: Tensor, steps: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        peak = scores.amax(2, keepdim=True)
        local = (scores - peak).exp().double()
        step = steps.exp().double()
        forward = torch.empty_like(local)
        state = local[0] * first.exp().double()
        norms = [state.sum(1, keepdim=True)]
        state = forward[0] = state / norms[0]
        for time in range(1, len(local)):
            new = (state @ step) * local[time]
            norm = torch.where(mask[time, :, None], new.sum(1, keepdim=True), 1.0)
            state = torch.where(mask[time, :, None], new / norm, state)
            forward[time] = state
            norms.append(norm)
        back = torch.ones_like(local)
        state = back[-1]
        for time in range(len(local) - 2, -1, -1):
            new = (state * local[time + 1]) @ step.T
            state = torch.where(mask[time + 1, :, None], new / new.sum(1, keepdim=True), state)
            back[time] = state
        shares = forward * back
        shares = shares / shares.sum(2, keepdim=True) * mask[:, :, None]
        pairs = forward[:-1, :, :, None] * step * (local * back)[1:, :, None, :]
        pairs = pairs / pairs.sum((2, 3), keepdim=True) * mask[1:, :, None, None]
        ctx.save_for_backward(shares.float(), pairs.float())
        total = torch.stack(norms).log().sum(0)[:, 0] + (peak[:, :, 0] * mask).sum(0)
        return total.float()

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        shares, pairs = ctx.saved_tensors
        (grad,) = grads
        return (
            shares * grad[None, :, None],
            (pairs * grad[None, :, None, None]).sum((0, 1)),
            (shares[0] * grad[:, None]).sum(0),
            None,
        )


class Linker(nn.Module):
    """Scores how well spans of one kind go with spans of another, and with none."""

    def __init__(self, width: int, hidden: int) -> None:
        """Make the tables of a linker."""
        super().__init__()
        self.left = nn.Linear(2 * width, hidden)
        self.right = nn.Linear(2 * width, hidden, bias=False)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.relation = nn.Embedding(RELATIONS, hidden)
        self.between = nn.Embedding(BETWEEN, hidden)
        self.score = nn.Linear(hidden, 1, bias=False)
        self.none = nn.Linear(hidden, 1)
        for table in (self.distance, self.relation, self.between):
            nn.init.normal_(table.weight, std=0.1)

    def forward(
        self, left: Tensor, right: Tensor, pairs: Tensor, classes: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score the pairs (place left, place right), and each left span with no partner."""
        ours, theirs = self.left(left), self.right(right)
        hidden = ours[pairs[:, 0]] + theirs[pairs[:, 1]]
        hidden = hidden + self.distance(classes[:, 0]) + self.relation(classes[:, 1])
        hidden = torch.relu(hidden + self.between(classes[:, 2]))
        hidden = nn.functional.dropout(hidden, 0.2, self.training)
        return self.score(hidden)[:, 0], self.none(torch.relu(ours))[:, 0]


class Roles(nn.Module):
    """Scores who did it, to whom and where, for pairs of a trigger and a word that could act."""

    def __init__(self, width: int, hidden: int) -> None:
        """Make the tables."""
        super().__init__()
        self.left = nn.Linear(width, hidden)
        self.right = nn.Linear(width, hidden, bias=False)
        self.distance = nn.Embedding(events.DISTANCES, hidden)
        self.path = nn.Embedding(events.PATHS, hidden)
        self.score = nn.Linear(hidden, len(events.ROLES), bias=False)
        self.none = nn.Linear(hidden, len(events.ROLES))
        for table in (self.distance, self.path):
            nn.init.normal_(table.weight, std=0.1)

    def forward(
        self, left: Tensor, right: Tensor, pairs: Tensor, classes: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score the pairs, and each trigger with nobody, for each role."""
        ours, theirs = self.left(left), self.right(right)
        hidden = ours[pairs[:, 0]] + theirs[pairs[:, 1]]
        hidden = hidden + self.distance(classes[:, 0]) + self.path(classes[:, 1])
        hidden = nn.functional.dropout(torch.relu(hidden), 0.3, self.training)
        return self.score(hidden), self.none(torch.relu(ours))


class Network(nn.Module):
    """Words to label scores, and the two linkers."""

    mean: Tensor
    spread: Tensor
    never: Tensor
    never_first: Tensor

    def __init__(self, sizes: Sizes) -> None:
        """Make the tables of the whole network."""
        super().__init__()
        self.sizes = sizes
        s = sizes
        self.tables = nn.ModuleList(nn.Embedding(rows, s.word) for _, rows, _ in TABLES)
        self.tag = nn.Embedding(s.tags + 1, s.label)
        self.dependency = nn.Embedding(s.dependencies + 1, s.label)
        self.entity = nn.Embedding(s.entities + 1, s.entity)
        for table in [*self.tables, self.tag, self.dependency, self.entity]:
            nn.init.normal_(table.weight, std=0.3)
        self.register_buffer("mean", torch.zeros(96))
        self.register_buffer("spread", torch.ones(96))
        own = 96 + s.word + 2 * s.label
        self.enter = nn.Linear(own + s.entity + NUMBERS, s.width)
        self.enter_head = nn.Linear(own, s.width, bias=False)
        self.guideline = nn.Parameter(torch.zeros(s.width))
        self.enter_norm = nn.LayerNorm(s.width)
        self.layers = nn.LSTM(
            s.width, s.state, s.layers, dropout=s.dropout if s.layers > 1 else 0, bidirectional=True
        )
        self.emit = nn.Linear(s.read, LABELS)
        self.steps = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.first = nn.Parameter(torch.zeros(LABELS))
        self.register_buffer("never", torch.from_numpy(forbidden()), persistent=False)
        self.register_buffer("never_first", torch.from_numpy(forbidden_first()), persistent=False)
        self.link_cue = Linker(s.read, s.linking)
        self.link_source = Linker(s.read, s.linking)
        self.speech = nn.Linear(2 * s.read, 1)
        self.happens = nn.Linear(s.read, len(events.EVENT_TYPES) + 1)
        self.realis = nn.Linear(s.read, len(events.REALIS))
        self.roles = Roles(s.read, s.linking)
        self.dropout = nn.Dropout(s.dropout)

    def start_rows(self, rows: Tensor) -> None:
        """Begin with these rows of lower-case forms; the other rows then add little at first."""
        with torch.no_grad():
            for table in self.tables:
                table.weight.mul_(_ASIDE)
            self.tables[0].weight.copy_(rows)

    def forward(self, batch: Any) -> Tensor:
        """Give the last states of all words (time, piece, width)."""
        vectors = (batch.vectors - self.mean) / self.spread
        labels = batch.labels
        shared = torch.cat(
            [vectors, self._words(batch.rows), self.tag(labels[..., 0]),
             self.dependency(labels[..., 1])], 2,
        )  # fmt: skip
        shared = self.dropout(shared)
        own = torch.cat([shared, self.entity(labels[..., 2]), batch.numbers], 2)
        above = self.enter_head(shared)
        above = above.gather(0, batch.heads[:, :, None].expand(-1, -1, above.shape[2]))
        ours = batch.own[None, :, None] * self.guideline
        x: Tensor = self.dropout(self.enter_norm(torch.relu(self.enter(own) + above + ours)))
        read, _ = self.layers(x)
        states: Tensor = self.dropout(read)
        return states

    def _words(self, rows: Tensor) -> Tensor:
        """Sum the hashed rows of each word; in training some words are as if never seen."""
        if self.training:
            drawn = torch.rand(rows.shape[:2]) < self.sizes.unknown
            shape = rows.shape[:2]
            other = rows.clone()
            for column, size in enumerate(size for _, size, n in TABLES[:2] for _ in range(n)):
                other[..., column] = torch.randint(0, size, shape)
            rows = torch.where(drawn[..., None], other, rows)
        column, total = 0, torch.zeros(())
        for table, (_, _, several) in zip(self.tables, TABLES, strict=True):
            for _ in range(several):
                total = total + table(rows[..., column])
                column += 1
        return total

    def label_loss(self, states: Tensor, batch: Any) -> Tensor:
        """Give the negative log-likelihood of the gold labels, per word."""
        scores = self.emit(self.dropout(states)).float()
        steps, first = self.steps + self.never, self.first + self.never_first
        gold = batch.gold
        path = scores.gather(2, gold[:, :, None])[:, :, 0]
        path = path + torch.cat([first[gold[:1]], steps[gold[:-1], gold[1:]]])
        total: Tensor = Sequences.apply(scores, steps, first, batch.mask)  # type: ignore[no-untyped-call]
        words: Tensor = (batch.mask * batch.told).sum().clamp_min(1)
        loss: Tensor = ((total - (path * batch.mask).sum(0)) * batch.told).sum() / words
        return loss


def span_states(states: Tensor, spans: Tensor) -> Tensor:
    """Give first and last state of spans given as (piece, first, last)."""
    return torch.cat([states[spans[:, 1], spans[:, 0]], states[spans[:, 2], spans[:, 0]]], 1)


def link_loss(scores: Tensor, none: Tensor, pairs: Tensor, gold: Tensor) -> Tensor:
    """Give the mean loss of choosing a right partner; several right ones add up."""
    scores, none = scores.float(), none.float()
    peak = torch.maximum(none, none.scatter_reduce(0, pairs[:, 0], scores, "amax")).detach()
    weight = (scores - peak[pairs[:, 0]]).exp()
    alone = (none - peak).exp()
    total = alone.index_add(0, pairs[:, 0], weight)
    right = torch.zeros_like(alone).index_add(0, pairs[:, 0], weight * gold)
    linked = torch.zeros_like(alone).index_add(0, pairs[:, 0], gold) > 0
    return -(torch.where(linked, right, alone).clamp_min(1e-9) / total).log().mean()
