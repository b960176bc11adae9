"""Resolves pronouns and "the group" by salience: the subject of the last sentence first."""

from __future__ import annotations

import re
from collections.abc import Callable

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.several import pair_before

_WINDOW = 3
"""Sentences back a pronoun may reach; further away another reader would name the person again."""
_LONG_WINDOW = 10
"""Sentences back "she" may reach where nobody else is spoken of, past long quotations."""
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
_ACTED_ON = frozenset({"him", "them"})
"""Pronouns that are never a subject; "her" may own what follows."""
_ALSO = re.compile(r" (?:has |have |had )?also\b")
"""What goes on with whom the sentence before spoke of."""
_FIGHTING = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_TEXT = re.compile(
    r"(?:The|This|That|A|An) (?:[\w.-]+ ){0,3}(?:accord|agreement|deal|pact|truce|cease-?fire|text"
    r"|resolution|plan|proposal|draft|document|protocol|treaty|law|decree|bill|report|statement)\b"
)
"""What opens a sentence about a text, which the "It" of the next may stand for."""
_OPENS = re.compile(r"(?:^|[.!?][\"”’]?\s+|\n\s*)(?=[A-Z“\"])")
"""Where a sentence may begin; the points of "4 a.m. local time" begin none."""
_REACH = 600
"""Characters back to where the sentence before may begin."""
_IN_NAMES = frozenset(
    {"council", "committee", "commission", "front", "union", "alliance", "congress"}
)
"""Words of a body that are in the name of whom they stand for: "the council"."""
_UNRULING = frozenset({"group", "movement", "party", "organisation", "organization", "network"})
"""Words of a body that no government is called by."""
_MILITIAS = frozenset({"militia", "faction"})
"""Words of a body that only those who fight are called by."""


def join_pronouns(board: Board) -> None:
    """Join he, she, it and they, in the order of the text, so that one may lead to the next."""
    for index, mention in list(board.free("pronoun")):
        if mention.first_person:
            continue
        if mention.number == "plural" and mention.role == "subject":
            pair = pair_before(board, index)
            if pair:
                board.share(index, pair, "pronoun for two subjects joined by and")
                continue
        if _is_of_a_text(board, index):
            continue
        fits = _fitting(mention)
        chain = _salient(board, index, fits) if fits else None
        if chain is not None and mention.gender == "female" and chain.gender == "":
            chain = _alone(board, index, _is_woman) or chain
        if chain is not None:
            board.join(index, chain, "pronoun for the nearest fitting subject")
        elif fits and mention.gender in ("male", "female"):
            alone = _alone(board, index, fits)
            if alone is not None:
                board.join(index, alone, "pronoun for the only person spoken of")


def _is_of_a_text(board: Board, index: int) -> bool:
    """Tell whether "It calls for" may be the accord or text that the sentence before is about."""
    own = board.mentions[index]
    text = board.report.text[: own.span.start]
    if own.printed != "It" or own.in_quote:
        return False
    before = text[max(0, len(text) - _REACH) :].rstrip()
    starts = [found.end() for found in _OPENS.finditer(before)]
    return bool(starts) and _TEXT.match(before, starts[-1]) is not None


def join_bodies(board: Board) -> None:
    """Join "the group", "the movement" to the body named last before it."""
    for index, mention in list(board.free("nominal")):
        if mention.title != "bodies" or not mention.printed.lower().startswith(("the ", "this ")):
            continue
        own = mention.printed.lower().split()
        fits: Callable[[Chain], bool] = _is_militia if own[-1] in _MILITIAS else _is_collective
        if own[-1] in _UNRULING:
            fits = _is_no_government
        if own[-1] in _IN_NAMES:
            fits = _is_called(own[-1])
        if own[-1] == "mission":
            fits = _sends_missions
        if len(own) == 3:
            fits = _DESCRIBED.get(own[1], _is_nobody)
        chain = _salient(board, index, fits) if 2 <= len(own) <= 3 else None
        if chain is not None:
            board.join(index, chain, "the body named last")


def _sends_missions(chain: Chain) -> bool:
    """Tell who may be meant by "the mission": the UN's or another organisation's of states."""
    return chain.kind is ActorKind.IGO


def _is_called(noun: str) -> Callable[[Chain], bool]:
    """Give who may be meant by "the council": a body with that word in its name."""
    return lambda chain: _is_collective(chain) and any(noun in n.split() for n in chain.names)


def _is_collective(chain: Chain) -> bool:
    return chain.kind in _COLLECTIVE and chain.key != "United Nations"


def _is_no_government(chain: Chain) -> bool:
    return _is_collective(chain) and chain.kind is not ActorKind.GOVERNMENT


def _is_militia(chain: Chain) -> bool:
    return chain.kind in _FIGHTING


def _is_woman(chain: Chain) -> bool:
    return chain.is_person and chain.gender == "female"


def _is_charity(chain: Chain) -> bool:
    return chain.kind is ActorKind.NGO


def _is_nobody(chain: Chain) -> bool:
    return False


_DESCRIBED: dict[str, Callable[[Chain], bool]] = {
    **dict.fromkeys(
        ("rebel", "militant", "armed", "jihadist", "insurgent", "guerrilla"), _is_militia
    ),
    **dict.fromkeys(("extremist", "islamist", "terrorist", "separatist"), _is_militia),
    **dict.fromkeys(("rights", "activist", "monitoring", "aid", "human-rights"), _is_charity),
}
"""What a word before "group" tells of its kind: "the rebel group", "the rights group"."""


def _fitting(mention: Mention) -> Callable[[Chain], bool] | None:
    if mention.gender in ("male", "female"):
        return lambda chain: chain.is_person and chain.gender in ("", mention.gender)
    if mention.number == "plural":
        return lambda chain: (
            not chain.is_person and (chain.number == "plural" or chain.kind in _FIGHTING)
        )
    return lambda chain: not chain.is_person and (chain.number != "plural" or _is_one(chain))


def _is_one(chain: Chain) -> bool:
    """Tell whether a side called by a plural is also called by a singular: "the opposition"."""
    return any(m.form == "nominal" and m.number == "singular" for m, _ in chain.members)


def _salient(board: Board, index: int, fits: Callable[[Chain], bool]) -> Chain | None:
    """Give the best chain before a place: subject in this sentence, in the last, then any."""
    own = board.mentions[index]
    acted_on = own.role == "object" or own.printed.lower() in _ACTED_ON
    barred = _subject_of_clause(board, index) if acted_on else None
    goes_on = own.role == "subject" and _ALSO.match(board.report.text, own.span.end) is not None
    best: tuple[tuple[int, int, int], Chain] | None = None
    for place in board.before(index, _WINDOW):
        chain, mention = board.chain_of[place], board.mentions[place]
        if not fits(chain) or chain.only_names(mention) or mention.span.holds(own.span):
            continue
        if chain is barred or _is_only_quoted(own, mention) or _is_speaker(own, mention):
            continue
        if own.closes and mention.sentence == own.sentence:
            continue
        back, role, distance = _rank(own, mention, index - place)
        if goes_on:
            distance = -distance  # "It also asked": whoever the sentence before began with
        rank = back + _is_unsure(own, chain), role, distance
        if best is None or rank < best[0]:
            best = rank, chain
    return best[1] if best else None


def _alone(board: Board, index: int, fits: Callable[[Chain], bool]) -> Chain | None:
    """Give the one person who can be meant in a longer stretch, as in an interview."""
    own, found = board.mentions[index], None
    for place in board.before(index, _LONG_WINDOW):
        chain, mention = board.chain_of[place], board.mentions[place]
        if not fits(chain) or _is_only_quoted(own, mention) or chain is found:
            continue
        if found is not None:
            return None
        found = chain
    return found


def _subject_of_clause(board: Board, index: int) -> Chain | None:
    """Give the nearest subject before "him": nobody acts upon himself without saying so."""
    own = board.mentions[index]
    for place in board.before(index, 0):
        mention = board.mentions[place]
        if mention.role == "subject":
            return board.chain_of[place] if mention.in_quote == own.in_quote else None
    return None


def _is_only_quoted(own: Mention, mention: Mention) -> bool:
    """Tell whether a name stands in the quotation whose speaker the pronoun behind it is."""
    return mention.in_quote and not own.in_quote and mention.sentence == own.sentence


def _is_speaker(own: Mention, mention: Mention) -> bool:
    """Tell whether a name is of who speaks the quotation a pronoun stands in: he says "I"."""
    outside = own.in_quote and not mention.in_quote and mention.sentence == own.sentence
    return outside and mention.role == "subject" and own.gender in ("male", "female")


def _is_unsure(own: Mention, chain: Chain) -> int:
    """Give a step for somebody of whom nothing tells that she is a woman."""
    return int(own.gender == "female" and chain.gender == "")


def _rank(own: Mention, mention: Mention, distance: int) -> tuple[int, int, int]:
    back = own.sentence - mention.sentence
    other_voice = int(own.in_quote != mention.in_quote)
    if own.main and mention.role == "subject":
        # "Chad said Mali must go, and it called": who the main clause is of, not its "that".
        return back + other_voice, 0 if mention.main else 1, distance
    return back + other_voice, 0 if mention.role == "subject" else 2, distance
