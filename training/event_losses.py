"""What the network still has to learn of events: types of words, realis, roles."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.event_batches import EventBatch
from training.network import Network, link_loss

_REALIS, _ROLES = 0.02, 0.05
"""Weights beside the loss of types, which is a mean over words."""


def event_loss(network: Network, states: Tensor, batch: EventBatch) -> Tensor:
    """Sum the losses of a batch; nothing where no piece has events marked."""
    loss = torch.zeros(())
    if not len(batch.words):
        return loss
    words = network.dropout(states[batch.words[:, 1], batch.words[:, 0]])
    loss = loss + nn.functional.cross_entropy(network.happens(words).float(), batch.types)
    if not len(batch.triggers):
        return loss
    triggers = states[batch.triggers[:, 1], batch.triggers[:, 0]]
    realis = network.realis(network.dropout(triggers)).float()
    loss = loss + _REALIS * nn.functional.cross_entropy(realis, batch.realis)
    if not len(batch.pairs):
        return loss
    actors = states[batch.actors[:, 1], batch.actors[:, 0]]
    scores, none = network.roles(triggers, actors, batch.pairs, batch.classes)
    for role in range(scores.shape[1]):
        missed = link_loss(scores[:, role], none[:, role], batch.pairs, batch.gold[:, role])
        loss = loss + _ROLES * missed
    return loss
