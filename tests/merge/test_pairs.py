"""Pairs of actors that a person says are one, or two: no name is joined because it looks alike."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor
from goodoffices.merge import judge_actors

ROWS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))


def actors(row: dict[str, Any]) -> list[Actor]:
    kinds = row.get("kinds", [row.get("kind", "person")] * 2)
    countries = row.get("countries", [None, None])
    aliases = row.get("aliases", [[], []])
    known = row.get("known", [None, None])
    return [
        Actor(
            f"a{n}", row["pair"][n], ActorKind(kinds[n]), countries[n], tuple(aliases[n]), known[n]
        )
        for n in range(2)
    ]


def named(row: dict[str, Any]) -> str:
    return " = ".join(row["pair"])


@pytest.mark.parametrize("row", ROWS["same"], ids=named)
def test_names_of_one_actor_are_joined_with_a_reason(row: dict[str, Any]) -> None:
    judged = judge_actors(actors(row))
    assert [(one.left, one.right, one.verdict) for one in judged] == [("a0", "a1", "same")]
    assert judged[0].reasons
    assert 0.5 < judged[0].score <= 1


@pytest.mark.parametrize("row", ROWS["apart"], ids=named)
def test_names_of_two_actors_stay_apart(row: dict[str, Any]) -> None:
    assert judge_actors(actors(row)) == []


def test_there_are_enough_pairs() -> None:
    assert len(ROWS["same"]) + len(ROWS["apart"]) >= 60
