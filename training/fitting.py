"""Fits the network: batches, losses, schedule; it never sees the articles it is scored on."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from goodoffices.label.features import LabelSets
from training.batches import Piece, batches_of, link_batch, padded, pieces_of
from training.event_batches import event_batch
from training.event_losses import event_loss
from training.network import Network, Sizes, link_loss, span_states
from training.prepare import Example


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 15
    rate: float = 2e-3
    decay: float = 0.01
    words: int = 4800
    """Words in a batch."""
    linking: float = 0.1
    speech: float = 0.02
    events: float = 0.5
    seed: int = 1
    as_published: float = 0.6
    """Share of the articles read as published in each epoch; the others are rewritten ones."""


def fitted(
    copies: Sequence[Sequence[Example]],
    sizes: Sizes,
    plan: Plan,
    *,
    sets: LabelSets,
    own: frozenset[str] = frozenset(),
    rows: Tensor | None = None,
    told: Callable[[str], None] = print,
) -> Network:
    """Fit a network on examples; `copies[0]` are the articles as published.

    `own` names the articles marked by our guideline; `rows` is a start for the hashed rows of
    lower-case forms; without it they are drawn at random.
    """
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    network = Network(sizes)
    if rows is not None:
        network.start_rows(rows)
    _standardise(network, copies[0])
    cut = [[list(pieces_of(e, own=e.name in own)) for e in copy] for copy in copies]
    published = [piece for article in cut[0] for piece in article]
    steps = plan.epochs * sum(1 for _ in batches_of(published, plan.words, random.Random(0)))
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, plan.rate, total_steps=steps, pct_start=0.15
    )
    done = 0
    for epoch in range(plan.epochs):
        began, total, count = time.monotonic(), 0.0, 0
        for pieces in batches_of(_drawn(cut, plan, chance), plan.words, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(network, pieces, plan, sets)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            done += 1
            if done < steps:
                schedule.step()
            total, count = total + loss.item(), count + 1
        spent = time.monotonic() - began
        told(f"epoch {epoch + 1}: loss {total / count:.4f}, {spent:.0f} s, step {done}/{steps}")
    return network.eval()


def _loss(network: Network, pieces: Sequence[Piece], plan: Plan, sets: LabelSets) -> Tensor:
    batch = padded(pieces)
    states = network(batch)
    loss = network.label_loss(states, batch)
    events = event_batch(pieces, sets)
    # A batch with few words marked for events says little of them.
    share = len(events.words) / float(batch.mask.sum())
    loss = loss + plan.events * share * event_loss(network, states, events)
    for linker, links in (
        (network.link_cue, [p.cues for p in pieces]),
        (network.link_source, [p.sources for p in pieces]),
    ):
        pairs = link_batch(pieces, links)
        if not len(pairs.left):
            continue
        left, right = span_states(states, pairs.left), span_states(states, pairs.right)
        scores, none = linker(left, right, pairs.pairs, pairs.classes)
        loss = loss + plan.linking * link_loss(scores, none, pairs.pairs, pairs.gold)
        if linker is network.link_source:
            known = torch.tensor([value for p in pieces for value in p.speech])
            guess = network.speech(left)[:, 0]
            loss = loss + plan.speech * torch.nn.functional.binary_cross_entropy_with_logits(
                guess, known
            )
    return loss


def _drawn(
    cut: Sequence[Sequence[Sequence[Piece]]], plan: Plan, chance: random.Random
) -> list[Piece]:
    """Draw one version of every article."""
    found: list[Piece] = []
    for number, original in enumerate(cut[0]):
        rewritten = len(cut) > 1 and chance.random() >= plan.as_published
        found += cut[chance.randrange(1, len(cut))][number] if rewritten else original
    return found


def _standardise(network: Network, examples: Sequence[Example]) -> None:
    """Take mean and deviation of the parser's vectors from the articles."""
    vectors = torch.cat([torch.from_numpy(e.features.vectors[::7]) for e in examples])
    network.mean.copy_(vectors.mean(0))
    network.spread.copy_(vectors.std(0).clamp_min(1e-3))
