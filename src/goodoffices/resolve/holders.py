"""Joins titles without a name to the one who holds the office: "the former foreign minister".

Who is called by the title in the report comes first, then whom any reader knows to hold it.
Country, body, "former" and "deputy" must agree; "an envoy" is somebody new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.offices import (
    Office,
    class_of,
    is_same,
    known_offices,
    leads,
    named_last,
    office_of,
    printed_offices,
)
from goodoffices.resolve.persons import compatible

_INDEFINITE = frozenset({"a", "an", "another", "any", "every", "no", "one", "some", "each"})
_HEADS = frozenset({"leader", "chief", "commander", "head", "chairman"})
_FIGHTING = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_OWN = frozenset({"his", "her", "their", "its", "my", "our"})
_BESIDE = re.compile(r",\s|\s\(|\s[–—-]\s")
"""What stands between a name and the office put beside it."""


_NAMED_SO = re.compile(
    r"(?: (?:in|from|of) [A-Z]\w+)?(?:,? who)?"
    r" (?:gave (?:his|her) name (?:only )?as|would give (?:his|her) name only as"
    r"|calls? (?:himself|herself)|called (?:himself|herself)|named|called|known (?:only )?as) "
)
"""What brings in the name of somebody described: "a fighter who called himself Abu Omar"."""


_OF_A_PEOPLE = re.compile(r"\bof (?:the )?([A-Z]\w+) [A-Z]\w+s$")


def join_titles(board: Board) -> None:
    """Join offices without a name, those beside a name first."""
    _join_beside(board)
    for index, mention in list(board.free("title")):
        if mention.number != "singular":
            continue
        if _is_indefinite(board, mention):
            named = _named_later(board, index, mention)
            if named is not None:
                board.join(index, named, "title of a person named right behind")
            continue
        if mention.title.lower().endswith("counterpart"):
            holder = _counterpart(board, index, mention)
        elif _is_somebodys(board, mention) or _is_of_a_people(board, mention):
            continue
        else:
            holder = _holder(board, index, mention)
        if holder is not None:
            board.join(index, holder, "title of a person named with it")


def _is_of_a_people(board: Board, mention: Mention) -> bool:
    """Tell whether an office is one of a people or party in a country: "of the Syrian Kurds"."""
    tail = _OF_A_PEOPLE.search(mention.printed)
    return tail is not None and board.words.actors.country_of(tail.group(1)) is not None


def _join_beside(board: Board) -> None:
    """Join a second title beside a name: "Swiss diplomat Heidi Muster, the OSCE envoy"."""
    text = board.report.text
    for index, mention in list(board.free("title", "nominal")):
        if mention.number != "singular" or mention.kind is not ActorKind.UNNAMED:
            continue
        if (named := _named_behind(board, index)) is not None:
            board.join(index, named, "title beside the name")
            continue
        for place in range(index - 1, max(-1, index - 3), -1):
            chain, before = board.chain_of.get(place), board.mentions[place]
            between = text[before.span.end : mention.span.start]
            if chain is None or not chain.is_person or before.form != "name":
                continue
            closes = text[mention.span.end : mention.span.end + 1] in (",", ")", ".", ";", "–", "—")
            if _BESIDE.fullmatch(between) and closes and compatible(chain, mention):
                board.join(index, chain, "title beside the name")
            break


def _named_behind(board: Board, index: int) -> Chain | None:
    """Give who is named behind a title and a comma: "the Kenyan president, Ann Example"."""
    mention, text = board.mentions[index], board.report.text
    for place in range(index + 1, min(index + 4, len(board.mentions))):
        other, chain = board.mentions[place], board.chain_of.get(place)
        between = text[mention.span.end : other.span.start]
        if chain is not None and chain.is_person and _NAMED_SO.fullmatch(between):
            return chain
        if chain is not None and chain.is_person and other.form == "name" and between == ", ":
            closes = text[other.span.end : other.span.end + 1] in (",", ".", ":", ";", "")
            return chain if closes and compatible(chain, mention) else None
    return None


def _is_indefinite(board: Board, mention: Mention) -> bool:
    """Tell whether the words bring in somebody new: "a spokesman", "another minister"."""
    before = board.report.text[: mention.span.start].split()[-1:]
    return bool(_INDEFINITE & {word.lower() for word in (*before, *mention.printed.split()[:1])})


def _named_later(board: Board, index: int, mention: Mention) -> Chain | None:
    """Give who "a spokeswoman" is if the next sentences say "the spokeswoman, Ann Example"."""
    wanted = office_of(mention.title, board.words)
    for place in range(index + 1, len(board.mentions)):
        other, chain = board.mentions[place], board.chain_of.get(place)
        if other.sentence > mention.sentence + 2:
            return None
        if other.form not in ("title", "nominal") or chain is None or not chain.is_person:
            continue
        definite = other.printed.lower().startswith("the ")
        if definite and is_same(wanted, office_of(other.printed, board.words)):
            return chain
    return None


def _is_somebodys(board: Board, mention: Mention) -> bool:
    """Tell whether the office is that of a man named elsewhere: "told his foreign minister"."""
    before = board.report.text[: mention.span.start].split()[-1:]
    return bool(_OWN & {word.lower() for word in (*before, *mention.printed.split()[:1])})


def _counterpart(board: Board, index: int, mention: Mention) -> Chain | None:
    """Give "his Russian counterpart": who holds, for Russia, the office of the person before."""
    first = next(
        (board.chain_of[p] for p in board.before(index, 1) if board.chain_of[p].is_person), None
    )
    if first is None or not mention.country:
        return None
    classes = _classes(board, first)
    same = [
        chain
        for chain in board.people()
        if chain is not first
        and chain.country == mention.country
        and classes & _classes(board, chain)
    ]
    return same[0] if len(same) == 1 else None


def _classes(board: Board, chain: Chain) -> set[str]:
    offices = (*printed_offices(chain, board.words), *known_offices(chain, board))
    return {class_of(each, board.words) for each in offices if each.core and not each.past}


def _holder(board: Board, index: int, mention: Mention) -> Chain | None:
    wanted = office_of(mention.title, board.words)
    if not wanted.core or (len(wanted.core) == 1 and _is_owned(board, mention)):
        return None
    finders: Sequence[Callable[[Board, Mention, Office], list[Chain]]] = (
        _called_so, _known_so, _leading, _leading_bodies, _leading_fighters, _top_diplomats
    )  # fmt: skip
    for find in finders:
        found = _of_country(find(board, mention, wanted), mention)
        if len(found) == 1:
            return found[0]
        if found:
            return named_last(board, index, found) if find is _called_so else None
    return None


def _called_so(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give whom the report calls by the office."""
    return [
        chain
        for chain in board.people()
        if compatible(chain, mention)
        and any(is_same(wanted, held) for held in printed_offices(chain, board.words))
    ]


def _known_so(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give those in the report who are known to hold the office, or to have held it."""
    return [
        chain
        for chain in board.people()
        if compatible(chain, mention)
        and any(is_same(wanted, held) for held in known_offices(chain, board))
    ]


def _leading(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give who leads the country of "the Kenyan leader"."""
    if wanted.core != ("leader",) or wanted.past or not mention.country:
        return []
    return [c for c in board.people() if c.country == mention.country and leads(c, board)]


def _leading_bodies(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give "the former U.N. chief": who is told or known to have led that body."""
    if wanted.core != ("chief",) or not mention.organisation:
        return []
    return [
        chain
        for chain in board.people()
        if any(
            not held.levels
            and held.past == wanted.past
            and held.about & wanted.about
            and " ".join(held.core) in board.words.titles.chiefs
            for held in (*printed_offices(chain, board.words), *known_offices(chain, board))
        )
    ]


def _leading_fighters(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give "the rebel leader": who leads an armed group or the opposition."""
    sides = {"rebel", "guerrilla", "opposition", "militant", "insurgent", "separatist"}
    if wanted.past or wanted.head not in _HEADS or not sides & set(wanted.core[:-1]):
        return []
    return [
        chain
        for chain in board.people()
        if any(
            m.organisation
            and m.title
            and _fights(board, m.organisation)
            and office_of(m.title, board.words).head in _HEADS
            for m, _ in chain.members
        )
        or _leads_known_fighters(board, chain)
    ]


def _fights(board: Board, body: str) -> bool:
    entry = board.words.actors.entry(body)
    return entry is not None and entry.kind in _FIGHTING


def _leads_known_fighters(board: Board, chain: Chain) -> bool:
    """Tell whether a known person leads an armed group in the year of the report."""
    entry = board.words.actors.entries.get(chain.key) if chain.known else None
    if entry is None or board.year is None:
        return False
    return any(
        office.title in _HEADS and office.held_in(board.year) and _fights(board, office.body)
        for office in entry.offices
    )


def _top_diplomats(board: Board, mention: Mention, wanted: Office) -> list[Chain]:
    """Give "the top American diplomat": the foreign minister of that country."""
    if wanted.head != "diplomat" or not mention.country:
        return []
    if not {"top", "chief"} & set(plain(mention.printed).split()):
        return []
    return [
        chain
        for chain in board.people()
        if chain.country == mention.country and "foreign" in _classes(board, chain)
    ]


def _of_country(chains: list[Chain], mention: Mention) -> list[Chain]:
    """Prefer who is told to be of the country or body that the title names."""
    if mention.country and len(chains) > 1:
        chains = [each for each in chains if each.country == mention.country] or chains
    if mention.organisation and len(chains) > 1:
        body = plain(mention.organisation)
        chains = [
            each
            for each in chains
            if any(plain(m.organisation) == body for m, _ in each.members if m.organisation)
        ] or chains
    return chains


def _is_owned(board: Board, mention: Mention) -> bool:
    """Tell whether somebody unnamed owns a bare office: "the police chief's spokesman"."""
    before = board.report.text[max(0, mention.span.start - 40) : mention.span.start]
    owner = re.search(r"([a-z]{2,20})['’]s? $", before)
    return owner is not None and owner.group(1) in board.words.titles.offices
