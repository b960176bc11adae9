"""Resolves the sides of a war that are named by what they are: the government, the rebels.

The country of the war is the one whose government and opposition the report speaks of most; where
it speaks of no such two sides, "the government" stays open.
"""

from __future__ import annotations

import re

from goodoffices.codes import DESCRIBES_RULE, PLACE_RULE, ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.conflict import (
    decide_conflict,
    is_owned,
    leaders_country,
    owners_country,
)
from goodoffices.resolve.fighters import (
    is_counted,
    is_vague,
    join_own_fighters,
    the_fighters,
)

_ARMY = ("army", "military", "armed forces")
_AT_HOME = frozenset({"government", "junta", "regime"})
"""Words for the rulers of the country where a report plays."""
_LEGISLATURES = frozenset({"congress", "parliament", "senate", "legislature"})
_BODIES = ("offices", "state_media", "blocs")
_LOOSE = frozenset(
    {
        "the",
        "a",
        "an",
        "some",
        "both",
        "two",
        "many",
        "several",
        "these",
        "those",
        "other",
        "few",
        "most",
        "all",
        "its",
        "their",
        "his",
        "her",
        "s",
    }
)


def join_sides(board: Board) -> None:
    """Join "the regime", "Syrian rebels", "Turkish forces" to a side, a state or an army."""
    board.conflict = decide_conflict(board)
    joiners = {
        "government": _join_government,
        "forces": _join_forces,
        "armed": _join_armed,
        "opposition": _join_opposition,
    }
    for index, mention in list(board.free("nominal")):
        join = joiners.get(mention.title)
        if join is None or join_own_fighters(board, index, mention):
            continue
        if not mention.organisation or mention.title == "government":
            join(board, index, mention)
    if board.conflict:
        _state_as_side(board, board.conflict)


def join_bodies_of_states(board: Board) -> None:
    """Join ministries, state media, coalitions and blocs that are named by what they are."""
    found = [each for each in board.free("nominal") if each[1].title in _BODIES]
    found += [m for m in board.free("name") if plain(m[1].printed) in _LEGISLATURES]
    found.sort(key=lambda each: " " not in _bare(each[1].printed))
    for index, mention in found:
        name = _bare(mention.printed)
        if plain(name) in _LEGISLATURES or plain(name) == "police":
            _join_of_country(board, index, name)
            continue
        if " " not in name:
            _join_part(board, index, name)
            continue
        if any(word in plain(name).split() for word in ("rebel", "opposition")):
            _join_opposition(board, index, mention)
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


def _join_of_country(board: Board, index: int, name: str) -> None:
    """Join "Congress" and "the police" to those of the country where the report plays."""
    mention = board.mentions[index]
    country = mention.country or board.conflict or board.home
    if not country:
        return
    key = f"{board.words.actors.demonym_of(country)} {name.lower()}"
    known = board.words.actors.find(key) or board.words.actors.find(f"{country} {name}")
    chain = board.ensure(known.key if known else key, ActorKind.GOVERNMENT, country)
    chain.names.add(plain(key))
    board.join(index, chain, f"{name.lower()} of {country}")


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


def _bare(printed: str) -> str:
    """Leave out articles and loose words in front: "the US-led coalition"."""
    words = printed.split()
    while len(words) > 1 and plain(words[0]) in _LOOSE:
        words = words[1:]
    return " ".join(words)


def _join_government(board: Board, index: int, mention: Mention) -> None:
    if _is_anothers(board, mention):
        chain = board.ensure(_bare(mention.printed), ActorKind.GOVERNMENT, board.conflict or "")
        board.join(index, chain, "authorities of a people, named by what they are")
        return
    country = mention.country or leaders_country(board, mention)
    if not country and is_owned(board, mention):
        country = owners_country(board, index)
    elif not country and _is_of_nobody(mention):
        return
    elif not country:
        own_home = board.home if plain(mention.printed) in _AT_HOME else None
        country = board.conflict or own_home or ""
    if not country or (plain(mention.printed).split()[0] in ("a", "new") and not mention.country):
        return
    if mention.printed.lower().startswith(("a ", "an ", "any ", "no ")) and not mention.country:
        return
    rule = f"government of {country}" + (
        "" if mention.country else ", whose war the report is about"
    )
    regime = bool({"regime", "junta"} & set(plain(mention.printed).split()))
    board.join(index, _government(board, country, regime=regime), rule)


def _is_of_nobody(mention: Mention) -> bool:
    """Tell whether words for authorities point to no state: "the leadership", "self-government"."""
    words = plain(mention.printed).split()
    return words[0] == "self" or words[-1] == "leadership"


def _is_anothers(board: Board, mention: Mention) -> bool:
    """Tell whether authorities are those of a people within a state: "Kurdish-led authorities"."""
    first = _bare(mention.printed).lower().replace("-", " ").split()[:2]
    led = first[1:] in (["led"], ["run"], ["controlled"], ["held"])
    return led and first[0] in board.words.titles.ethnic


def _government(board: Board, country: str, *, regime: bool = False) -> Chain:
    """Give the government of the country at war, or a regime, as a side, any other as its state."""
    if country == board.conflict or regime:
        name = f"{board.words.actors.demonym_of(country)} government"
        return board.ensure(name, ActorKind.GOVERNMENT, country)
    chain = board.ensure(country, ActorKind.STATE, country)
    chain.known = True
    return chain


def _join_armed(board: Board, index: int, mention: Mention) -> None:
    """Join "Kurdish fighters", "tribal militias": armed groups of a people, named so."""
    printed = plain(mention.printed).split()
    people = next((word for word in printed if word in board.words.titles.ethnic), "")
    if not people:
        group = the_fighters(board, mention)
        if group is not None:
            board.join(index, group, "the one armed group of the report")
        return
    if mention.number != "plural":
        return
    country = mention.country or board.conflict or ""
    named = [c for c in board.chains if any(n.endswith(f"{people[:-3]}s") for n in c.names)]
    chain = (
        named[0]
        if named
        else board.ensure(f"{people.capitalize()} forces", ActorKind.ARMED_GROUP, country)
    )
    board.join(index, chain, f"armed groups called {people}")


def _join_forces(board: Board, index: int, mention: Mention) -> None:
    printed = plain(mention.printed)
    words = printed.split()
    if any(word in board.words.titles.ethnic for word in words):
        _join_armed(board, index, mention)
        return
    if "anti" in words:
        _join_opposition(board, index, mention)
        return
    country = mention.country or leaders_country(board, mention)
    of_side = any(word in words for word in ("government", "regime"))
    if printed == "police" and mention.role == "subject":
        _join_of_country(board, index, "police")
        return
    if not country and not (
        of_side or printed in ("army", "military", "security forces", "air force")
    ):
        return
    country = country or board.conflict or ""
    if not country:
        return
    if not of_side and printed.endswith(("military", "armed forces")) and country != board.conflict:
        held = [
            c
            for c in board.chains
            if c.country == country and c.key.endswith(("military", "armed forces"))
        ]
        chain = (
            held[0] if held else board.ensure(_bare(mention.printed), ActorKind.GOVERNMENT, country)
        )
        board.join(index, chain, f"armed forces of {country}")
    elif not of_side and printed.endswith(_ARMY) and country == board.conflict:
        name = f"{board.words.actors.demonym_of(country)} army"
        board.join(index, board.ensure(name, ActorKind.GOVERNMENT, country), f"army of {country}")
    else:
        board.join(index, _government(board, country), f"forces of {country}")


def _join_opposition(board: Board, index: int, mention: Mention) -> None:
    group = the_fighters(board, mention)
    if group is not None:
        board.join(index, group, "the one armed group of the report")
        return
    country = mention.country or board.conflict
    if not country or re.search(r"\bethnic\b", mention.printed):
        return
    name = f"{board.words.actors.demonym_of(country)} opposition"
    if board.by_key(name) is None and (is_counted(mention) or is_vague(mention)):
        return
    chain = board.ensure(name, ActorKind.OPPOSITION_COALITION, country)
    rule = f"opposition in {country}" + (
        "" if mention.country else ", whose war the report is about"
    )
    board.join(index, chain, rule)


def _state_as_side(board: Board, country: str) -> None:
    """Where the state itself acts ("Syria said"), its government does: one side, not two."""
    state = board.by_key(country)
    name = f"{board.words.actors.demonym_of(country)} government"
    side = board.by_key(name)
    if state is None:
        return
    acting = [
        (m, rule) for m, rule in state.members if not rule.startswith((PLACE_RULE, DESCRIBES_RULE))
    ]
    if not acting and side is None:
        return
    chain = side or board.ensure(name, ActorKind.GOVERNMENT, country)
    if acting:
        state.members = [pair for pair in state.members if pair not in acting]
        chain.members.extend((m, f"{country} acting through its government") for m, _ in acting)
        for index, mention in enumerate(board.mentions):
            if board.chain_of.get(index) is state and any(mention is m for m, _ in acting):
                board.chain_of[index] = chain
    if not state.members:
        board.chains.remove(state)
