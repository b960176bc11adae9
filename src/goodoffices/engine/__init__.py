"""Spreads reading over many processes, here or on other machines, with Dask.

Sources are cut into shards; a shard that is read twice counts once, since reports are known by
their content. Nothing here writes: the readings go to whoever asked, in the order they come, and
what the record holds does not depend on that order.
"""

from __future__ import annotations

from goodoffices.engine.cluster import spread
from goodoffices.engine.shards import Shard, shards_of

__all__ = ["Shard", "shards_of", "spread"]
