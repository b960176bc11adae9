"""Words that stand for several at once: "both sides", "the two ministers", "the two countries".

They are joined only where the text leaves exactly two that can be meant; otherwise they stay open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.facing import both_sides, leading_two
from goodoffices.resolve.offices import class_of, known_offices, printed_offices

_BACK = 2
"""Sentences back in which two states may have been named."""
_FAR_BACK = 5
"""Sentences back in which two people may have been named."""
_RULING = (ActorKind.STATE, ActorKind.GOVERNMENT)
_IN_PICTURE = re.compile(r"^,? ?\(?(?:far |second from )?(?:left|right|cent(?:er|re))\)?,?(?= )")
"""Where somebody stands in a picture: "Vale, left, and Hale"."""
_TWO = re.compile(r"\b(?:two|both|pair)\b", re.I)
_ANY_TWO = re.compile(r"two\b", re.I)
""" "Two men" brings in some of whom nothing was told; "the two men", "both men" points back."""
_COUNTRIES = frozenset(
    {"countries", "nations", "states", "neighbours", "neighbors", "governments", "capitals"}
)
_CAMPS = frozenset({"delegations", "camps", "armies", "teams"})
"""Those through whom two sides deal, or fight."""
_PEOPLE = frozenset({"men", "women", "leaders", "politicians", "officials", "diplomats", "envoys"})


def join_several(board: Board) -> None:
    """Join plural descriptions to the two they stand for, in the order of the text."""
    for index, mention in enumerate(board.mentions):
        if index in board.chain_of or mention.form not in ("nominal", "title"):
            continue
        last = plain(mention.printed).split()[-1:]
        if mention.number == "plural" and _are_sides(mention, last):
            _share(board, index, both_sides(board, index), "both sides of the war")
        elif mention.number != "plural" or mention.in_quote:
            continue
        elif last == ["trio"]:
            _share(board, index, _last_three(board, index), "the three named last", count=3)
        elif _TWO.search(mention.printed) and set(last) & _COUNTRIES:
            found = _last_two(board, index, _is_state) or leading_two(board, _RULING)
            _share(board, index, found, "the two states named last")
        elif _TWO.search(mention.printed) and not _ANY_TWO.match(mention.printed):
            fits = _bearers(board, last[0]) if last else None
            if fits is not None:
                found = _last_two(board, index, fits, _FAR_BACK)
                _share(board, index, found, "the two named last")


def _are_sides(mention: Mention, last: list[str]) -> bool:
    """Tell whether words stand for the sides of a war: "the parties", "both delegations"."""
    if mention.title == "sides" or last in (["sides"], ["parties"]):
        return True
    return bool(_TWO.search(mention.printed) and set(last) & _CAMPS)


def _share(board: Board, index: int, chains: list[Chain], rule: str, *, count: int = 2) -> None:
    if len(chains) == count:
        board.share(index, chains, rule)


def _is_state(chain: Chain) -> bool:
    return chain.kind is ActorKind.STATE


def _bearers(board: Board, noun: str) -> Callable[[Chain], bool] | None:
    """Give who may be meant by a plural: anybody by "men", holders of the office by "ministers"."""
    if noun in _PEOPLE:
        return lambda chain: chain.is_person
    one = noun.removesuffix("s")
    if one not in board.words.titles.offices:
        return None
    return lambda chain: chain.is_person and _holds(chain, one, board)


def _holds(chain: Chain, noun: str, board: Board) -> bool:
    """Tell whether a person's office is one of these: a secretary of state is a minister too."""
    for office in (*printed_offices(chain, board.words), *known_offices(chain, board)):
        if office.past:
            continue
        kin = noun == "minister" and class_of(office, board.words) in ("foreign", "defence")
        if office.head == noun or kin:
            return True
    return False


def _last_two(
    board: Board, index: int, fits: Callable[[Chain], bool], back: int = _BACK
) -> list[Chain]:
    """Give the two that fit in the last sentence that names one; nobody where they are not two."""
    found: list[Chain] = []
    sentence: int | None = None
    for place, chain in _acting_before(board, index, back):
        own = board.mentions[place].sentence
        if len(found) > 1 and own != sentence:
            break
        sentence = own
        if fits(chain) and not any(chain is each for each in found):
            found.append(chain)
    if len(found) == 2:
        return found[::-1]
    return [each for each in pair_before(board, index) if fits(each)] if len(found) > 2 else []


def _last_three(board: Board, index: int) -> list[Chain]:
    """Give the three that the last sentence with three names tells of, all people or all states."""
    for fits in (lambda chain: chain.is_person, _is_state):
        found: dict[int, list[Chain]] = {}
        for place, chain in _acting_before(board, index, _BACK):
            named = found.setdefault(board.mentions[place].sentence, [])
            if fits(chain) and not any(chain is each for each in named):
                named.append(chain)
        whole = [named for named in found.values() if named]
        if whole and len(whole[0]) == 3:
            return whole[0][::-1]
    return []


def _acting_before(board: Board, index: int, back: int) -> Iterator[tuple[int, Chain]]:
    for place in board.before(index, back):
        chain = board.chain_of[place]
        if not chain.only_names(board.mentions[place]):
            yield place, chain


def pair_before(board: Board, index: int) -> list[Chain]:
    """Give the two subjects joined by "and" in the sentence before: who "they" may be."""
    own = board.mentions[index]
    for place in range(index - 1, -1, -1):
        mention = board.mentions[place]
        if mention.sentence < own.sentence - 1:
            break
        if place in board.shared_by and mention.role == "subject":
            return list(board.shared_by[place])  # "the two men ... they"
    places = [
        place
        for place in board.before(index, 1)
        if board.mentions[place].role == "subject" and board.mentions[place].form == "name"
    ]
    for later, earlier in pairwise(places):
        one, other = board.mentions[earlier], board.mentions[later]
        if one.sentence != other.sentence or own.in_quote != one.in_quote:
            continue
        between = board.report.text[one.span.end : other.span.start]
        for words in (other.title, "the "):
            between = between.replace(words, "") if words else between
        if _IN_PICTURE.sub("", between).strip() == "and":
            chains = [board.chain_of[earlier], board.chain_of[later]]
            return chains if chains[0] is not chains[1] else []
    return []
