"""Resolves bodies named by what they are: ministries, parliaments, state media, coalitions."""

from __future__ import annotations

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.sides import bare, join_of_country, join_opposition

_LEGISLATURES = frozenset({"congress", "parliament", "senate", "legislature"})
_BODIES = ("offices", "state_media", "blocs")


def join_bodies_of_states(board: Board) -> None:
    """Join ministries, state media, coalitions and blocs that are named by what they are."""
    found = [each for each in board.free("nominal") if each[1].title in _BODIES]
    found += [m for m in board.free("name") if plain(m[1].printed) in _LEGISLATURES]
    found.sort(key=lambda each: " " not in bare(each[1].printed))
    for index, mention in found:
        name = bare(mention.printed)
        if plain(name) in _LEGISLATURES or plain(name) == "police":
            join_of_country(board, index, name)
            continue
        if " " not in name:
            _join_part(board, index, name)
            continue
        if any(word in plain(name).split() for word in ("rebel", "opposition")):
            join_opposition(board, index, mention)
            continue
        if mention.title == "blocs" and "coalition" not in name and mention.role != "subject":
            continue
        country = mention.country or (board.conflict or "" if mention.title != "blocs" else "")
        if mention.title == "state_media" and country:
            core = next(
                w
                for w in board.words.titles.collectives
                if plain(name).endswith(w) and "state" in w
            )
            name = f"{board.words.actors.demonym_of(country)} {core}"
            agency = _agency_of(board, country) if core.endswith("agency") else None
            if agency is not None:
                board.join(index, agency, "the state's news agency, named in the report")
                continue
        elif mention.title != "blocs" and not mention.country and country:
            name = f"{board.words.actors.demonym_of(country)} {name}"
        chain = _named(board, name, mention, country)
        board.join(index, chain, "named by what it is")


def _agency_of(board: Board, country: str) -> Chain | None:
    for chain in board.chains:
        if chain.kind is ActorKind.MEDIA and chain.country == country and chain.known:
            return chain
    return None


def _join_part(board: Board, index: int, name: str) -> None:
    """Join "the ministry" to the ministry named last, else to the only one; alone it is nobody."""
    fitting = [c for c in board.chains if not c.is_person and plain(c.key).endswith(plain(name))]
    for place in range(index - 1, -1, -1):
        chain = board.chain_of.get(place)
        if any(chain is each for each in fitting):
            fitting = [each for each in fitting if each is chain]
            break
    if len(fitting) == 1:
        board.join(index, fitting[0], "the one named last")


def _named(board: Board, name: str, mention: Mention, country: str) -> Chain:
    for chain in board.chains:
        if not chain.is_person and plain(name) in chain.names:
            return chain
    chain = board.ensure(name, mention.kind, country)
    chain.number = mention.number
    chain.names.add(plain(name))
    return chain
