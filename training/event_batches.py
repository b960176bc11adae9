"""Gathers what a batch of pieces holds of events: words with types, pairs with roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from goodoffices.label.features import LabelSets
from goodoffices.label.roles import ROLES, could_act, role_classes
from training.batches import Piece

_NO_EVENT = 0


@dataclass(frozen=True, slots=True)
class EventBatch:
    """Words and triggers as (piece, row); pairs as (place of the trigger, place of the actor)."""

    words: Tensor
    types: Tensor
    triggers: Tensor
    realis: Tensor
    actors: Tensor
    pairs: Tensor
    classes: Tensor
    gold: Tensor
    """For each pair and role whether it is so."""


def event_batch(pieces: Sequence[Piece], sets: LabelSets) -> EventBatch:
    """Gather words, triggers and pairs; of a lone event only its own word is learnt."""
    words: list[tuple[int, int, int]] = []
    triggers: list[tuple[int, int, int]] = []
    actors: list[tuple[int, int]] = []
    pairs, classes, gold = [], [], []
    for number, piece in enumerate(pieces):
        if piece.events is None:
            continue
        types = {each.trigger: each.type for each in piece.events}
        alone = any(each.alone for each in piece.events)
        rows = sorted(types) if alone else range(len(piece.words))
        words += [(number, row, types.get(row, _NO_EVENT)) for row in rows]
        able = np.flatnonzero(could_act(piece.words, sets))
        if piece.events and len(able):
            places = np.array([each.trigger for each in piece.events])
            found = role_classes(places, able, piece.words.heads)
            grid = np.indices(found.shape[:2]).reshape(2, -1).T
            pairs.append(grid + np.array([len(triggers), len(actors)]))
            classes.append(found.reshape(-1, 2))
            gold.append(_filled(piece, able).reshape(-1, len(ROLES)))
        triggers += [(number, each.trigger, each.realis) for each in piece.events]
        actors += [(number, int(row)) for row in able]
    where = torch.tensor(words, dtype=torch.long).reshape(-1, 3)
    begun = torch.tensor(triggers, dtype=torch.long).reshape(-1, 3)
    none = np.zeros((0, 2), dtype=np.int64)
    return EventBatch(
        where[:, :2], where[:, 2], begun[:, :2], begun[:, 2],
        torch.tensor(actors, dtype=torch.long).reshape(-1, 2),
        torch.from_numpy(np.concatenate([none, *pairs])),
        torch.from_numpy(np.concatenate([none, *classes])),
        torch.from_numpy(np.concatenate([np.zeros((0, len(ROLES)), dtype=np.float32), *gold])),
    )  # fmt: skip


def _filled(piece: Piece, able: np.ndarray) -> np.ndarray:
    """Tell for each event, each word that could act and each role whether it is so."""
    assert piece.events is not None
    found = np.zeros((len(piece.events), len(able), len(ROLES)), dtype=np.float32)
    for place, event in enumerate(piece.events):
        for role, rows in enumerate(event.roles):
            found[place, np.isin(able, rows), role] = 1.0
    return found
