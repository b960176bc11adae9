"""Trains what sees wishes that no frame tells: which word, whose, on which issue.

    python -m training.wishes SHEETS TEXTS [SHEETS TEXTS ...] [--folds 4]

Each pair is a folder of coding sheets and the folder of their reports; reports of the wars that
`corpus/split.toml` keeps for tests are left out. Writes `label/weights/wishes.npz`. With `--folds`
it first tells, for wars left out in turn, how well the words that head contents are found.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from goodoffices.codes import Issue, Stance
from goodoffices.extract import build_scene, extract_drafts, find_positions
from goodoffices.extract.wish_clues import clues_of
from goodoffices.facts import Report
from goodoffices.label.features import Floats, Integers
from goodoffices.label.layers import hidden_of, scaled
from goodoffices.label.weights import write_weights
from goodoffices.label.wishes import WISHES, rows_of
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import Doc
from training.marked import unseen_folders
from training.sheets import Sheet, coded_reports, labels_of, pairs_of, part_of
from training.trust import Row, fitted_curve
from training.wish_gold import aims_of, holder_rows

ISSUES = [each.value for each in Issue]
STANCES = [each.value for each in Stance]
_TOLD = 3 * (len(ISSUES) + 1)
"""The last numbers of a clue: words of issues in phrase, sentence and report."""
_WIDE, _EPOCHS, _BATCH, _RATE = 48, 12, 256, 1e-3
_DROPPED = 0.3
_KEPT = 0.3
"""The share of words that tell nothing which an epoch reads."""
_CODES = 0.1
"""How much stance counts beside whether there is a wish."""
_SHRINK, _SHRINK_HOLDERS = 3.0, 2.0


@dataclass
class Table:
    """The words of one report: described, and what a coder marked at them."""

    name: str
    rows: Floats
    marked: Integers
    """1 where a word heads a content, 0 where it heads none, -1 inside one: not learnt."""
    stance: Integers
    issue: Integers
    holders: list[Row]


class Network(nn.Module):
    """One hidden layer, then how likely a wish is and with what stance."""

    def __init__(self, width: int) -> None:
        """Make the layers."""
        super().__init__()
        self.drop = nn.Dropout(_DROPPED)
        self.hidden = nn.Linear(width, _WIDE)
        self.chance = nn.Linear(_WIDE, 1)
        self.stance = nn.Linear(_WIDE, len(STANCES))

    def forward(self, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the scores of a wish and of each stance."""
        seen = self.drop(torch.relu(self.hidden(self.drop(rows))))
        return self.chance(seen)[:, 0], self.stance(seen)


def main(arguments: Sequence[str]) -> int:
    """Gather, cross-validate if asked to, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=WISHES)
    given = parser.parse_args(arguments)
    pairs = pairs_of(parser, given.pairs)
    torch.set_num_threads(1)
    tables = [table_of(*each) for each in coded_reports(pairs, leave_out=unseen_folders())]
    if given.folds:
        print(crossed(tables, given.folds))
    weights, holders = fit(tables)
    card = {
        "name": "wishes/1", "stances": STANCES, "issues": ISSUES, "holders": holders,
        "reports": len(tables), "marked": int(sum((each.marked == 1).sum() for each in tables)),
    }  # fmt: skip
    write_weights(given.out, weights, card)
    return 0


def table_of(report: Report, doc: Doc, sheet: Sheet) -> Table:
    """Describe the words of one report and mark those that head a content on its sheet."""
    scene = build_scene(doc, report, load_lexicon())
    labels = labels_of(scene)
    clues = clues_of(scene, tuple(find_positions(scene)))
    aims = list(aims_of(scene, sheet))
    place = {clue.token: n for n, clue in enumerate(clues)}
    marked, stance, issue = (np.full(len(clues), start) for start in (0, -1, -1))
    for aim in aims:
        for token in (*range(aim.first, aim.last + 1), doc[aim.head].head.i):
            if token in place and marked[place[token]] == 0:
                marked[place[token]] = -1
    for aim in (each for each in aims if each.head in place):
        row = place[aim.head]
        marked[row], stance[row] = 1, STANCES.index(aim.stance)
        issue[row] = ISSUES.index(aim.issue)
    states = labels.states
    assert states is not None
    rows = rows_of(states, clues) if clues else np.zeros((0, 1), dtype=np.float32)
    holders = list(holder_rows(scene, extract_drafts(scene, labels), aims, sheet))
    return Table(report.name, rows, marked, stance, issue, holders)


def fit(tables: Sequence[Table]) -> tuple[dict[str, Floats], dict[str, float]]:
    """Fit the network, the issues and the holders; give the tables of weights."""
    rows = np.concatenate([each.rows for each in tables if len(each.rows)])
    marked, stance, issue = (
        np.concatenate([getattr(each, name) for each in tables if len(each.rows)])
        for name in ("marked", "stance", "issue")
    )
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    rows = scaled(rows, mean, spread)
    network = _trained(rows, marked, stance)
    told, told_bias = _issues(rows[marked == 1][:, -_TOLD:], issue[marked == 1])
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    weights = {
        "mean": mean, "spread": spread,
        "hidden": state["hidden.weight"], "hidden.bias": state["hidden.bias"],
        # Of the words that tell nothing only a share was read.
        "chance": state["chance.weight"], "chance.bias": state["chance.bias"] + np.log(_KEPT),
        "stance": state["stance.weight"], "stance.bias": state["stance.bias"],
        "issue": told, "issue.bias": told_bias,
    }  # fmt: skip
    known = [each for table in tables for each in table.holders]
    names = sorted({name for features, _ in known for name in features})
    return weights, fitted_curve(known, names, _SHRINK_HOLDERS)


def _trained(rows: Floats, marked: Integers, stance: Integers) -> Network:
    torch.manual_seed(0)
    chosen = torch.Generator().manual_seed(0)
    kept = (marked == 1) | (
        (marked == 0) & (torch.rand(len(rows), generator=chosen) < _KEPT).numpy()
    )
    x = torch.tensor(rows[kept])
    y, s = torch.tensor(marked[kept]).float(), torch.tensor(stance[kept])
    network = Network(rows.shape[1])
    steps = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=1e-4)
    for epoch in range(_EPOCHS):
        steps.param_groups[0]["lr"] = _RATE * (1 - epoch / _EPOCHS)
        for batch in torch.randperm(len(x)).split(_BATCH):
            chance, stances = network(x[batch])
            loss = nn.functional.binary_cross_entropy_with_logits(chance, y[batch])
            told = y[batch] > 0
            if told.any():
                codes = nn.functional.cross_entropy(stances[told], s[batch][told])
                loss = loss + _CODES * codes
            steps.zero_grad()
            loss.backward()
            steps.step()
    return network.eval()


def _issues(rows: Floats, issue: Integers) -> tuple[Floats, Floats]:
    """Fit how words of issues in phrase, sentence and report tell the issue."""
    x, y = torch.tensor(rows), torch.tensor(issue)
    table = torch.zeros(len(ISSUES), x.shape[1], requires_grad=True)
    bias = torch.zeros(len(ISSUES), requires_grad=True)
    steps = torch.optim.LBFGS([table, bias], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        wrong = nn.functional.cross_entropy(x @ table.T + bias, y)
        whole = wrong + _SHRINK * (table**2).sum() / len(y)
        whole.backward()
        return whole

    steps.step(loss)
    return table.detach().numpy(), bias.detach().numpy()


def crossed(tables: Sequence[Table], folds: int) -> str:
    """Tell how well words are found in reports whose war was left out of training."""
    fold = [part_of(each.name, folds) for each in tables]
    chances, right = [], []
    for number in range(folds):
        weights, _ = fit([t for t, f in zip(tables, fold, strict=True) if f != number])
        for table in (t for t, f in zip(tables, fold, strict=True) if f == number and len(t.rows)):
            hidden = hidden_of(scaled(table.rows, weights["mean"], weights["spread"]), weights)
            learnt = table.marked >= 0
            chances.append((hidden @ weights["chance"][0] + weights["chance.bias"])[learnt])
            right.append(table.marked[learnt])
    order = np.argsort(-np.concatenate(chances), kind="stable")
    hits = np.concatenate(right)[order].cumsum()
    found = 2 * hits / (np.arange(1, len(order) + 1) + hits[-1])
    return f"{hits[-1]} words head a content; found with F1 {found.max():.3f} at best"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
