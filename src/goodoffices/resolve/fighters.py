"""Resolves fighters by whose they are: "FARC guerrillas", "Bosnian Serb forces", "the rebels".

"The rebels" are the one armed group of the report where the report itself calls it so, or names no
other and no opposition; among several groups they are nobody in particular.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain

_OWN = ("forces", "armed", "opposition")
_PASSING = frozenset({"former", "ex", "other", "rival", "anti", "pro", "dissident", "breakaway"})
"""Words that make of the rebels some others."""
_UNSIDED = frozenset({"paramilitaries", "vigilantes", "mercenaries", "peacekeepers"})
"""Armed people who, unless the report names them, may be on any side."""
_VAGUE = frozenset(
    {"some", "any", "no", "other", "many", "most", "few", "more", "several", "a", "an"}
)
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens",
     "hundreds", "thousands", "both", "those"}
)  # fmt: skip
_TIED = re.compile(r"\b(?:linked|affiliated|inspired|allied|aligned)\b")
"""Fighters told by a body they are tied to are others than that body, and than the one group."""
_FROM_ABROAD = re.compile(r"\s+from (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
_NEW_CLAUSE = re.compile(r"\b(?:after|before|when|as|because|while|once|until|since)\b|;")
_OTHER_CLAUSE = re.compile(_NEW_CLAUSE.pattern + r"|\b(?:but|said|says|that)\b")
_JOINING = re.compile(r"\b(?:against|alongside|fighting|between|unlike|besides)\b|\band the\b")
_OPPOSED = frozenset({"rebel", "rebels", "fighters", "insurgents", "forces", "factions", "groups"})
"""Nouns for all who fight a government, where a report speaks of an opposition too."""


def join_own_fighters(board: Board, index: int, mention: Mention) -> bool:
    """Join "Houthi fighters" and "Bosnian Serb army" to the body whose they are."""
    if mention.title not in _OWN or not mention.organisation:
        return False
    if _PASSING & set(plain(mention.printed).split()):
        return False
    form = board.words.actors.find(mention.organisation)
    chain = board.by_key(form.key) if form is not None else _named(board, mention.organisation)
    if chain is None or chain.is_person or chain.kind in (ActorKind.STATE, ActorKind.MEDIA):
        return False
    board.join(index, chain, f"forces of {mention.organisation}")
    return True


def _named(board: Board, name: str) -> Chain | None:
    return next((c for c in board.chains if not c.is_person and plain(name) in c.names), None)


def the_fighters(board: Board, mention: Mention) -> Chain | None:
    """Give the armed group that "the rebels", "the militants" are in this report."""
    own = plain(mention.printed).split()
    if (
        not own
        or "opposition" in own
        or own[-1] in _UNSIDED
        or mention.organisation
        or _PASSING & set(own)
        or _TIED.search(mention.printed)
        or _is_from_abroad(board, mention)
    ):
        return None
    country = mention.country or board.conflict or ""
    groups = [
        chain
        for chain in board.chains
        if chain.kind is ActorKind.ARMED_GROUP and (not country or chain.country in ("", country))
    ]
    near = _named_in_sentence(board, mention)
    if near is not None:
        return near
    opposed = _has_opposition(board)
    if opposed and own[-1] in _OPPOSED:
        return None
    called = [chain for chain in groups if _is_called(board, chain, own[-1])]
    if len(called) == 1:
        return called[0]
    if not called and not opposed and (last := _told_last(board, mention, groups)) is not None:
        return last
    named = [each for each in groups if each.country and _is_named(each)]
    if len(groups) == 1 and not named:
        named = [each for each in groups if _is_alone(each, mention)]
    if len(named) != 1 or called or opposed or is_vague(mention) or mention.country:
        return None
    return named[0]


def _told_last(board: Board, mention: Mention, groups: Sequence[Chain]) -> Chain | None:
    """Give the one group of several that a clause or sentence right before names.

    "The ELN offered a truce; *the rebels* must first free them": who stands beside others in one
    clause ("the ELN fought the rebels") is not they.
    """
    if not mention.printed.lower().startswith("the "):
        return None
    for back in (0, 1):
        named = [
            (each, chain)
            for chain in groups
            for each, _ in chain.members
            if each.form == "name"
            and each.sentence == mention.sentence - back
            and each.paragraph == mention.paragraph
            and each.span.end <= mention.span.start
        ]
        if not named:
            continue
        if len({id(chain) for _, chain in named}) > 1:
            return None
        name, chain = max(named, key=lambda one: one[0].span.start)
        between = board.report.text[name.span.end : mention.span.start]
        apart = back or (_OTHER_CLAUSE.search(between) and not _JOINING.search(between))
        return chain if apart else None
    return None


def _named_in_sentence(board: Board, mention: Mention) -> Chain | None:
    """Give the one group of another war that a clause before names: "struck Yemen's Houthis after a
    ship came under fire from *the rebels*".
    """
    if mention.country or not mention.printed.lower().startswith("the "):
        return None
    before = [
        (each, chain)
        for chain in board.chains
        if chain.kind is ActorKind.ARMED_GROUP and chain.country not in ("", board.conflict)
        for each, _ in chain.members
        if each.form == "name"
        and each.sentence == mention.sentence
        and each.role != "subject"
        and each.span.end <= mention.span.start
    ]
    if len({id(chain) for _, chain in before}) != 1:
        return None
    name, chain = before[-1]
    between = board.report.text[name.span.end : mention.span.start]
    return chain if _NEW_CLAUSE.search(between) and not _JOINING.search(between) else None


def _is_from_abroad(board: Board, mention: Mention) -> bool:
    """Tell whether fighters come from another country than the one at war: "fighters from Mali"."""
    behind = board.report.text[mention.span.end : mention.span.end + 40]
    found = _FROM_ABROAD.match(behind)
    home = board.words.actors.country_of(found.group(1)) if found else None
    return home is not None and home != board.conflict


def _is_named(chain: Chain) -> bool:
    """Tell whether a group has a name of its own: "Kurdish forces" are no such group."""
    return any(mention.form == "name" for mention, _ in chain.members)


def _is_alone(chain: Chain, mention: Mention) -> bool:
    """Tell whether "the rebels" are the only fighters told of, by a name that no list has.

    Not those of a people ("Kurdish fighters"), nor whom a sentence tells beside the rebels.
    """
    beside = any(each.sentence == mention.sentence for each, _ in chain.members)
    unlisted = not chain.known and _is_named(chain)
    return unlisted and not beside and mention.printed.lower().startswith("the ")


def _is_called(board: Board, chain: Chain, noun: str) -> bool:
    """Tell whether the report calls a group so: "Maoist guerrillas", "rebel group M23"."""
    one = noun.removesuffix("s")
    for mention, _ in chain.members:
        if mention.form in ("pronoun", "place"):
            continue
        behind = board.report.text[mention.span.end : mention.span.end + 40].lower()
        before = board.report.text[max(0, mention.span.start - 40) : mention.span.start].lower()
        if re.match(rf"\W{{1,2}}(?:[a-z]{{2,12}} )?{re.escape(one)}s?\b", behind):
            return True
        if re.search(rf"\b{re.escape(one)}s? (?:group |movement |army |of )?(?:the )?$", before):
            return True
    return False


def _has_opposition(board: Board) -> bool:
    """Tell whether the report speaks of an opposition, of which a group would be a part only."""
    return any(
        (m.form == "nominal" and "opposition" in m.printed.lower())
        or (m.kind is ActorKind.OPPOSITION_COALITION and m.form == "name")
        for m in board.mentions
    )


def is_vague(mention: Mention) -> bool:
    """Tell whether words for fighters bring in some of them nobody knows: "some rebels"."""
    first = mention.printed.lower().split()[0]
    return first in _VAGUE


def is_counted(mention: Mention) -> bool:
    """Tell whether only a number of fighters is spoken of: "14 sick guerrillas"."""
    first = mention.printed.lower().split()[0].replace(",", "")
    return first.isdigit() or first in _NUMBERS
