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
from goodoffices.resolve.offices import leads
from goodoffices.resolve.strange import is_of_strangers, is_strangers

_ARMY = ("army", "military", "armed forces")
_AT_HOME = frozenset({"government", "junta", "regime"})
"""Words for the rulers of the country where a report plays."""
_BACKED = re.compile(r"([\w.]+)-(?:backed|installed|appointed|sponsored|imposed)\b")
_LOYAL = re.compile(r",? (?:that (?:are|were) |still |who (?:are|were) )?loyal to ([^.,;]{3,50})")
"""Whom forces are loyal to, behind the words for them."""
_TALKING_WITH = re.compile(
    r"\b(?:talks|talking|negotiations|negotiat\w+|dialogue|discussions|met|meet|meeting) with $"
)
_LEANING = re.compile(r"\bpro-[A-Z]")
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


_LOCAL = frozenset(
    {"local", "provincial", "municipal", "district", "city", "town", "village", "county"}
)
"""Words before authorities that are those of a place within the country."""


def join_sides(board: Board) -> None:
    """Join "the regime", "Syrian rebels", "Turkish forces" to a side, a state or an army."""
    board.conflict = decide_conflict(board)
    joiners = {
        "government": _join_government,
        "forces": _join_forces,
        "armed": _join_armed,
        "opposition": join_opposition,
    }
    for index, mention in list(board.free("nominal")):
        join = joiners.get(mention.title)
        if join is None or join_own_fighters(board, index, mention):
            continue
        if not mention.organisation or mention.title == "government":
            join(board, index, mention)
    if board.conflict:
        _state_as_side(board, board.conflict)


def join_of_country(board: Board, index: int, name: str) -> None:
    """Join "Congress" and "the police" to those of the country where the report plays."""
    mention = board.mentions[index]
    country = mention.country or _set_in(board, index) or board.conflict or board.home
    if not country:
        return
    key = f"{board.words.actors.demonym_of(country)} {name.lower()}"
    known = board.words.actors.find(key) or board.words.actors.find(f"{country} {name}")
    chain = board.ensure(known.key if known else key, ActorKind.GOVERNMENT, country)
    chain.names.add(plain(key))
    board.join(index, chain, f"{name.lower()} of {country}")


def _set_in(board: Board, index: int) -> str:
    """Give the country of the capital that opens the sentence: "In Washington the Senate voted"."""
    sentence, text = board.mentions[index].sentence, board.report.text
    for place in range(index - 1, -1, -1):
        other = board.mentions[place]
        if other.sentence != sentence:
            break
        if other.form == "place" and text[: other.span.start].endswith("In "):
            return other.country
    return ""


def bare(printed: str) -> str:
    """Leave out articles and loose words in front: "the US-led coalition"."""
    words = printed.split()
    while len(words) > 1 and plain(words[0]) in _LOOSE:
        words = words[1:]
    return " ".join(words)


def _join_government(board: Board, index: int, mention: Mention) -> None:
    if _is_anothers(board, mention):
        chain = board.ensure(bare(mention.printed), ActorKind.GOVERNMENT, board.conflict or "")
        board.join(index, chain, "authorities of a people, named by what they are")
        return
    if _is_backed_by_conflict(board, mention):
        chain = board.ensure(bare(mention.printed), ActorKind.GOVERNMENT, "")
        board.join(index, chain, "authorities named by who stands behind them")
        return
    country = mention.country or leaders_country(board, mention)
    if board.conflict and _is_met_abroad(board, mention):
        country = board.conflict
    if not country and board.conflict and is_strangers(mention, board.conflict):
        country = board.conflict
    if not country and is_owned(board, mention):
        country = owners_country(board, index)
    elif not country and _is_of_nobody(mention):
        return
    elif not country and is_of_strangers(board, mention):
        chain = board.ensure(bare(mention.printed), ActorKind.GOVERNMENT, "")
        board.join(index, chain, "government of a country that no list has")
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


def _is_backed_by_conflict(board: Board, mention: Mention) -> bool:
    """Tell whether "the Moscow-backed government" is one that the state at war set up elsewhere."""
    found = _BACKED.search(mention.printed)
    backer = board.words.actors.country_of(found.group(1)) if found else None
    return backer is not None and backer == board.conflict


def _is_met_abroad(board: Board, mention: Mention) -> bool:
    """Tell whether the town behind is where one talks: "in talks with the government in Quito"."""
    text = board.report.text
    ahead = text[max(0, mention.span.start - 60) : mention.span.start]
    behind = text[mention.span.end : mention.span.end + 4]
    bare_words = plain(mention.printed) in ("government", "the government")
    return bare_words and behind == " in " and _TALKING_WITH.search(ahead) is not None


def _is_of_nobody(mention: Mention) -> bool:
    """Tell whether words for authorities point to no state: "the leadership", "self-government".

    Nor does "the local administration", which is that of a town.
    """
    words = plain(mention.printed).split()
    return words[0] == "self" or words[-1] == "leadership" or bool(_LOCAL & set(words))


def _is_anothers(board: Board, mention: Mention) -> bool:
    """Tell whether authorities are those of a people within a state: "Kurdish-led authorities"."""
    first = bare(mention.printed).lower().replace("-", " ").split()[:2]
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
        join_opposition(board, index, mention)
        return
    loyal = _LOYAL.match(board.report.text, mention.span.end)
    if loyal is not None:
        _join_loyal(board, index, loyal.group(1))
        return
    country = mention.country or leaders_country(board, mention)
    of_side = any(word in words for word in ("government", "regime"))
    if printed == "police" and mention.role == "subject":
        join_of_country(board, index, "police")
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
            held[0] if held else board.ensure(bare(mention.printed), ActorKind.GOVERNMENT, country)
        )
        board.join(index, chain, f"armed forces of {country}")
    elif not of_side and printed.endswith(_ARMY) and country == board.conflict:
        name = f"{board.words.actors.demonym_of(country)} army"
        board.join(index, board.ensure(name, ActorKind.GOVERNMENT, country), f"army of {country}")
    else:
        board.join(index, _government(board, country), f"forces of {country}")


def _join_loyal(board: Board, index: int, whom: str) -> None:
    """Join "forces loyal to the president" to the government; those loyal to others stay open."""
    leaders = [c for c in board.people() if c.country and leads(c, board) and _names_one(c, whom)]
    office = any(word in plain(whom).split() for word in ("government", "regime"))
    country = leaders[0].country if leaders else (board.conflict or "") if office else ""
    if country and not re.search(r"\b(?:former|ex|ousted|deposed|late)\b", whom):
        board.join(index, _government(board, country), f"forces loyal to who rules {country}")


def _names_one(person: Chain, words: str) -> bool:
    own = set(plain(words).split())
    return any(name.split()[-1] in own for name in person.names)


def join_opposition(board: Board, index: int, mention: Mention) -> None:
    """Join "the rebels", "the opposition" to the one armed group, else to the side they are."""
    group = the_fighters(board, mention)
    if group is not None:
        board.join(index, group, "the one armed group of the report")
        return
    if _LEANING.search(mention.printed):
        # "Pro-Russian rebels" are no opposition in Russia.
        chain = board.ensure(bare(mention.printed), ActorKind.ARMED_GROUP, board.conflict or "")
        board.join(index, chain, "fighters named by whom they are for")
        return
    country = mention.country or board.conflict
    if not country or re.search(r"\bethnic\b", mention.printed):
        return
    if re.match(r"an? ", mention.printed, re.I) and not mention.country:
        return  # "a worthy opposition" is any
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
