"""Resolves pronouns and "the group" by salience: the subject of the last sentence first."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.codes import PASSIVE_RULES, ActorKind
from goodoffices.facts import Mention
from goodoffices.resolve.chains import Board, Chain

_WINDOW = 3
"""Sentences back a pronoun may reach; further away another reader would name the person again."""
_COLLECTIVE = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.OPPOSITION_COALITION,
        ActorKind.OTHER,
        ActorKind.NGO,
        ActorKind.IGO,
        ActorKind.GOVERNMENT,
        ActorKind.COMPANY,
    }
)


def join_pronouns(board: Board) -> None:
    """Join he, she, it and they, in the order of the text, so that one may lead to the next."""
    for index, mention in list(board.free("pronoun")):
        if mention.first_person:
            continue
        fits = _fitting(mention)
        chain = _salient(board, index, fits) if fits else None
        if chain is not None:
            board.join(index, chain, "pronoun for the nearest fitting subject")


def join_bodies(board: Board) -> None:
    """Join "the group", "the movement" to the body named last before it."""
    for index, mention in list(board.free("nominal")):
        if mention.title != "bodies" or not mention.printed.lower().startswith(("the ", "this ")):
            continue
        if len(mention.printed.split()) != 2:
            continue
        chain = _salient(
            board, index, lambda c: c.kind in _COLLECTIVE and c.key != "United Nations"
        )
        if chain is not None:
            board.join(index, chain, "the body named last")


def _fitting(mention: Mention) -> Callable[[Chain], bool] | None:
    if mention.gender in ("male", "female"):
        return lambda chain: chain.is_person and chain.gender in ("", mention.gender)
    if mention.number == "plural":
        return lambda chain: (
            not chain.is_person
            and (
                chain.number == "plural"
                or chain.kind in (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
            )
        )
    return lambda chain: not chain.is_person and chain.number != "plural"


def _salient(board: Board, index: int, fits: Callable[[Chain], bool]) -> Chain | None:
    """Give the best chain before a place: subject in this sentence, in the last, then any."""
    own = board.mentions[index]
    best: tuple[tuple[int, int, int], Chain] | None = None
    for place in board.before(index, _WINDOW):
        chain, mention = board.chain_of[place], board.mentions[place]
        if not fits(chain) or _is_passive(chain, mention) or mention.span.holds(own.span):
            continue
        rank = _rank(own, mention, index - place)
        if best is None or rank < best[0]:
            best = rank, chain
    return best[1] if best else None


def _rank(own: Mention, mention: Mention, distance: int) -> tuple[int, int, int]:
    back = own.sentence - mention.sentence
    other_voice = int(own.in_quote != mention.in_quote)
    return back + other_voice, 0 if mention.role == "subject" else 1, distance


def _is_passive(chain: Chain, mention: Mention) -> bool:
    return any(m is mention and rule.startswith(PASSIVE_RULES) for m, rule in chain.members)
