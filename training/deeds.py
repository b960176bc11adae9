"""Trains what sees which words tell of an event, and fits the confidence of the events weighed.

    python -m training.deeds SHEETS TEXTS [SHEETS TEXTS ...]

Each pair is a folder of coding sheets and the folder of their reports; reports of the wars that
`corpus/split.toml` keeps for tests are left out. Each fifth of the wars is first read with weights
that were learnt without it: that tells how well events with their actors are found, and its events
are what the confidence is fitted to. Writes `label/weights/deeds.npz` and `[weighed-event]` of
`lexicon/trust.toml`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from goodoffices.export import coding_sheet
from goodoffices.extract import build_scene, extract_drafts, find_events, join_events
from goodoffices.extract.deed_clues import deed_clues
from goodoffices.extract.scene import Scene
from goodoffices.facts import Reading, Report
from goodoffices.label import DeedReader, Labels
from goodoffices.label.deeds import BUCKETS, DEEDS, buckets_of, rows_of
from goodoffices.label.features import Floats, Integers
from goodoffices.label.layers import scaled
from goodoffices.label.roles import EVENT_TYPES
from goodoffices.label.weights import write_weights
from goodoffices.lexicon.trust import WEIGHED
from goodoffices.parse import Doc
from goodoffices.resolve import resolve_reading
from goodoffices.resolve.confidence import is_weighed
from goodoffices.score import compare_sheets
from training.confidence import fit, rows_in
from training.deed_gold import marks_of
from training.marked import unseen_folders
from training.sheets import Sheet, coded_reports, labels_of, pairs_of, part_of, unfitted_words
from training.trust import Row, write_sections

_CLASSES = 1 + len(EVENT_TYPES)
_FOLDS = 5
_WIDE, _EPOCHS, _BATCH, _RATE, _DECAY = 48, 8, 128, 3e-3, 1e-2
_DROPPED_IN, _DROPPED = 0.2, 0.5
_UNNAMED = 0.3
"""The share of names that an epoch does not see: no single one shall decide."""


@dataclass(frozen=True)
class Table:
    """The words of one report: described, and what a coder marked at them."""

    rows: Floats
    names: list[Integers]
    marked: Integers


@dataclass(frozen=True)
class Read:
    """One report with its sheet, parsed and labelled."""

    scene: Scene
    labels: Labels
    sheet: Sheet
    table: Table

    @property
    def fold(self) -> int:
        """Say in which part of the wars it is."""
        return part_of(self.scene.report.name, _FOLDS)


class Network(nn.Module):
    """One hidden layer over states, and a row of scores for each name."""

    def __init__(self, width: int) -> None:
        """Make the layers; names begin without any say."""
        super().__init__()
        self.names = nn.EmbeddingBag(BUCKETS, _CLASSES, mode="sum")
        nn.init.zeros_(self.names.weight)
        self.hidden = nn.Linear(width, _WIDE)
        self.out = nn.Linear(_WIDE, _CLASSES)
        self.drop_in, self.drop = nn.Dropout(_DROPPED_IN), nn.Dropout(_DROPPED)

    def forward(self, rows: torch.Tensor, names: Sequence[Integers]) -> torch.Tensor:
        """Give the score of each type for each word."""
        starts = np.cumsum([0, *(len(each) for each in names[:-1])])
        known = self.names(torch.tensor(np.concatenate(names)), torch.tensor(starts))
        seen = self.drop(torch.relu(self.hidden(self.drop_in(rows))))
        scores: torch.Tensor = self.out(seen) + known
        return scores


def main(arguments: Sequence[str]) -> int:
    """Gather, read each part with weights learnt on the others, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=DEEDS)
    given = parser.parse_args(arguments)
    pairs = pairs_of(parser, given.pairs)
    torch.set_num_threads(1)
    reports = [described(*each) for each in coded_reports(pairs, leave_out=unseen_folders())]
    told, rows = crossed(reports)
    print(told)
    write_sections({WEIGHED: fit(rows)})
    weights = fitted_weights([each.table for each in reports])
    marked = int(sum((each.table.marked > 0).sum() for each in reports))
    write_weights(given.out, weights, {**_card(), "reports": len(reports), "marked": marked})
    return 0


def _card() -> dict[str, Any]:
    return {"name": "deeds/1", "types": list(EVENT_TYPES)}


def described(report: Report, doc: Doc, sheet: Sheet) -> Read:
    """Describe the words of one report and mark those that tell of an event on its sheet."""
    scene = build_scene(doc, report, unfitted_words())
    labels = labels_of(scene)
    ruled = join_events(scene, tuple(find_events(scene)), labels.happenings)
    clues = deed_clues(scene, ruled)
    assert labels.states is not None
    rows = rows_of(labels.states, clues) if clues else np.zeros((0, 1), dtype=np.float32)
    table = Table(rows, [buckets_of(each) for each in clues], marks_of(scene, clues, sheet))
    return Read(scene, labels, sheet, table)


def fitted_weights(tables: Sequence[Table]) -> dict[str, Floats]:
    """Fit the network; give its tables of weights."""
    rows = np.concatenate([each.rows for each in tables if len(each.rows)])
    marked = np.concatenate([each.marked for each in tables if len(each.rows)])
    names = [each for table in tables for each in table.names]
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    learnt = np.flatnonzero(marked >= 0)
    rows = scaled(rows, mean, spread)
    network = _trained(rows[learnt], [names[n] for n in learnt], marked[learnt])
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    return {
        "mean": mean, "spread": spread, "names": state["names.weight"],
        "hidden": state["hidden.weight"], "hidden.bias": state["hidden.bias"],
        "out": state["out.weight"], "out.bias": state["out.bias"],
    }  # fmt: skip


def _trained(rows: Floats, names: Sequence[Integers], marked: Integers) -> Network:
    torch.manual_seed(0)
    chosen = np.random.default_rng(0)
    x, y = torch.tensor(rows), torch.tensor(marked)
    network = Network(rows.shape[1])
    steps = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    for epoch in range(_EPOCHS):
        steps.param_groups[0]["lr"] = _RATE * (1 - epoch / _EPOCHS)
        for batch in np.array_split(chosen.permutation(len(y)), max(1, len(y) // _BATCH)):
            seen = [names[n][chosen.random(len(names[n])) > _UNNAMED] for n in batch]
            loss = nn.functional.cross_entropy(network(x[batch], seen), y[batch])
            loss = loss + 1e-4 * (network.names.weight**2).sum()
            steps.zero_grad()
            loss.backward()
            steps.step()
    return network.eval()


def crossed(reports: Sequence[Read]) -> tuple[str, list[Row]]:
    """Tell how well events with actors are found in wars left out, without weights and with.

    Describes beside them the events that the weights judged there, to fit their confidence to.
    """
    counts = np.zeros((2, 3))
    rows: list[Row] = []
    for number in range(_FOLDS):
        inside = [each.table for each in reports if each.fold != number]
        reader = DeedReader(fitted_weights(inside), _card())
        for each in (one for one in reports if one.fold == number):
            for way, deeds in enumerate((None, reader)):
                reading = _reading(each, deeds)
                counts[way] += _counted(reading, each.sheet)
                if deeds is not None:
                    rows += _weighed_rows(reading, each.sheet)
    f1 = [2 * right / (said + marked) for right, said, marked in counts]
    return f"events with actors (F1): frames {f1[0]:.3f}, with weights {f1[1]:.3f}", rows


def _reading(each: Read, deeds: DeedReader | None) -> Reading:
    scene = each.scene
    drafts = extract_drafts(scene, each.labels, deeds=deeds)
    return resolve_reading(scene.report, drafts, scene.mentions, scene.words)


def _counted(reading: Reading, sheet: Mapping[str, object]) -> tuple[int, int, int]:
    said = coding_sheet(reading)
    events, marked = said["events"], sheet.get("events")
    assert isinstance(events, list)
    assert isinstance(marked, list)
    (compared,) = (
        c for c in compare_sheets(said, sheet, reading.report.text) if c.section == "events"
    )
    return len(compared.pairs), len(events), len(marked)


def _weighed_rows(reading: Reading, sheet: Mapping[str, object]) -> Iterator[Row]:
    """Describe the events of frames that the weights judged, and whether a coder marked them."""
    weighed = [is_weighed(fact) for fact in reading.facts if fact.kind.value == "event"]
    told = (row for kind, row in rows_in(reading, sheet) if kind == "event")
    yield from (row for row, wanted in zip(told, weighed, strict=True) if wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
