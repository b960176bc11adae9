"""The numbers that were learnt: read from a file, as whole numbers with one scale for each row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.errors import ModelMissing
from goodoffices.label.decoding import LABELS
from goodoffices.label.features import NUMBERS, TABLES, Floats, LabelSets
from goodoffices.label.pairs import BETWEEN, DISTANCES, RELATIONS
from goodoffices.label.roles import table_shapes

FORMAT = 2
_LARGEST = 127
_SCALE = "/scale"
_CARD = "card"


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables by name, the parser's labels they were learnt with, and their card."""

    tables: Mapping[str, Floats]
    labels: LabelSets
    card: Mapping[str, Any]

    def __getitem__(self, name: str) -> Floats:
        """Give one table."""
        return self.tables[name]

    @property
    def layers(self) -> int:
        """Count the layers."""
        return int(self.card["layers"])


def read_weights(path: Path) -> Weights:
    """Read and check a file of weights; a wrong or damaged one is refused by name."""
    tables, card = read_tables(path)
    listed = card["labels"]
    labels = LabelSets(*(tuple(listed[key]) for key in ("tags", "dependencies", "entities")))
    require_shapes(path, tables, expected_shapes(card))
    return Weights(tables, labels, card)


def read_tables(path: Path) -> tuple[dict[str, Floats], dict[str, Any]]:
    """Read the tables of a file and its card."""
    try:
        with np.load(path, allow_pickle=False) as file:
            stored = {name: file[name] for name in file.files}
        card = json.loads(stored.pop(_CARD).tobytes().decode("utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise _refused(path, f"they cannot be read ({type(error).__name__})") from error
    if card.get("format") != FORMAT:
        raise _refused(path, f"they are of format {card.get('format')}, not {FORMAT}")
    return {name: _expanded(name, stored) for name in stored if not name.endswith(_SCALE)}, card


def require_shapes(
    path: Path, tables: Mapping[str, Floats], shapes: Mapping[str, tuple[int, ...]]
) -> None:
    """Refuse a file that lacks a table or holds one of another shape."""
    for name, shape in shapes.items():
        if name not in tables:
            raise _refused(path, f"the table {name} is missing")
        if tables[name].shape != shape:
            raise _refused(path, f"the table {name} has shape {tables[name].shape}, not {shape}")


def write_weights(path: Path, tables: Mapping[str, Floats], card: Mapping[str, Any]) -> None:
    """Write tables as whole numbers between -127 and 127, one scale for each row, and the card."""
    stored: dict[str, Any] = {}
    for name, table in tables.items():
        if table.ndim < 2:
            stored[name] = table.astype(np.float32)
            continue
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / _LARGEST
        stored[name] = np.rint(table / scale).astype(np.int8)
        stored[name + _SCALE] = scale.astype(np.float32)
    text = json.dumps({**card, "format": FORMAT}, ensure_ascii=False, sort_keys=True)
    stored[_CARD] = np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(path, **stored)


def expected_shapes(card: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """Give the shape that each table must have, from the sizes that the card states."""
    size = card["sizes"]
    word, label, entity = size["word"], size["label"], size["entity"]
    width, state, linking = size["width"], size["state"], size["linking"]
    vector, read = size["vector"], 2 * state
    shared = vector + word + 2 * label
    counts = {key: len(card["labels"][key]) + 1 for key in card["labels"]}
    shapes: dict[str, tuple[int, ...]] = {
        "mean": (vector,), "spread": (vector,),
        "tag": (counts["tags"], label), "dependency": (counts["dependencies"], label),
        "entity": (counts["entities"], entity),
        "enter": (width, shared + entity + NUMBERS), "enter.bias": (width,),
        "enter_head": (width, shared), "enter_norm": (width,), "enter_norm.bias": (width,),
        "emit": (LABELS, read), "emit.bias": (LABELS,),
        "steps": (LABELS * LABELS,), "first": (LABELS,),
        "speech": (1, 2 * read), "speech.bias": (1,), "trust": (5,),
    }  # fmt: skip
    shapes |= {name: tuple(shape) for name, shape in table_shapes(read, linking).items()}
    shapes |= {f"tables.{number}": (rows, word) for number, (_, rows, _) in enumerate(TABLES)}
    for number in range(card["layers"]):
        shapes |= {
            f"layers.{number}.input": (8 * state, read if number else width),
            f"layers.{number}.bias": (8 * state,),
            f"layers.{number}.hidden": (8 * state, state),
        }
    for linker in ("link_cue", "link_source"):
        shapes |= {
            f"{linker}.{key}": shape
            for key, shape in {
                "left": (linking, 2 * read), "left.bias": (linking,),
                "right": (linking, 2 * read), "distance": (DISTANCES, linking),
                "relation": (RELATIONS, linking), "between": (BETWEEN, linking),
                "score": (1, linking), "none": (1, linking), "none.bias": (1,),
            }.items()
        }  # fmt: skip
    return shapes


def _expanded(name: str, stored: Mapping[str, Any]) -> Floats:
    """Give a table as numbers with a fraction."""
    table = np.asarray(stored[name], dtype=np.float32)
    if name + _SCALE in stored:
        table = table * np.asarray(stored[name + _SCALE], dtype=np.float32)
    return table


def _refused(path: Path, why: str) -> ModelMissing:
    return ModelMissing(f"labeller weights {path.name}", why, "Install them again, or train them")
