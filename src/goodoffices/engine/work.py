"""What a worker does with a shard: it reads it, and gives back what came of each report."""

from __future__ import annotations

from goodoffices.engine.shards import Shard
from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Reading
from goodoffices.reading import readings_of, readings_of_part
from goodoffices.summary import Choices

Found = Reading | GoodOfficesError | str


def work(shard: Shard, choices: Choices, known: frozenset[str]) -> list[Found]:
    """Read a shard; reports among the known ones are named and not read again."""
    found: list[Found] = []
    if shard.files:
        found += readings_of(shard.files, choices=choices, known=known)
    for part in shard.parts:
        found += readings_of_part(part, choices=choices, known=known)
    return found
