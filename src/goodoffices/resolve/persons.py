"""Joins the names of people: surname to full name, spellings of one name.

A surname never decides against gender, country or first name: two people of one surname stay two.
"""

from __future__ import annotations

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import KnownActor
from goodoffices.lexicon.spelling import by_sound, plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.offices import is_same, office_of, printed_offices


def core_words(name: str, words: Lexicon) -> list[str]:
    """Give the words of a personal name without titles and particles, in `plain` spelling."""
    titles = words.titles
    own = plain(name).split()
    while len(own) > 1 and own[0] in titles.plain_address:
        own = own[1:]  # Only in front: John Major is no major.
    kept = [w for w in own if w not in titles.particles]
    return kept or own


def join_people(board: Board) -> None:
    """Join people's names, the longest first, so that a surname finds its full name."""
    free = [(i, m) for i, m in board.free("name") if m.kind is ActorKind.PERSON]
    full = [(i, m) for i, m in free if len(core_words(m.printed, board.words)) > 1]
    short = [(i, m) for i, m in free if len(core_words(m.printed, board.words)) == 1]
    for index, mention in full:
        _join_full(board, index, mention)
    for index, mention in short:
        _join_short(board, index, mention)


def _join_full(board: Board, index: int, mention: Mention) -> None:
    own = core_words(mention.printed, board.words)
    for chain in board.people():
        if any(_same_full(own, core_words(name, board.words)) for name in chain.names) and (
            compatible(chain, mention)
        ):
            board.join(index, chain, "same name in another spelling or length")
            return
    board.begin(index, "first place with this full name")


def _same_full(left: list[str], right: list[str]) -> bool:
    """Tell whether two full names are one: same last name, first names that begin alike."""
    if len(right) < 2 or len(left) < 2:
        return False
    if left == right or set(left) == set(right):
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(longer) > len(shorter) and longer[-len(shorter) :] == shorter:
        return True  # "Ould Cheikh Ahmed" ends "Ismail Ould Cheikh Ahmed".
    if by_sound(left[-1]) == by_sound(right[-1]):
        first, other = left[0], right[0]
        return (
            first == other
            or by_sound(first) == by_sound(other)
            or (len(min(first, other, key=len)) == 1 and first[0] == other[0])
        )
    return len(longer) > len(shorter) and longer[: len(shorter)] == shorter


def compatible(chain: Chain, mention: Mention) -> bool:
    """Tell whether gender and country allow a mention to be this person."""
    if chain.gender and mention.gender and chain.gender != mention.gender:
        return False
    return not (chain.country and mention.country and chain.country != mention.country)


def _join_short(board: Board, index: int, mention: Mention) -> None:
    word = core_words(mention.printed, board.words)[-1]
    found = [chain for chain in board.people() if _has_part(chain, word, board.words)]
    fitting = [chain for chain in found if compatible(chain, mention)]
    if len(fitting) > 1:
        fitting = _called_so(board, mention, fitting) or _later_named(board, index, fitting)
        if not fitting:
            return
    if fitting:
        board.join(index, fitting[0], "surname of a person named in full")
        return
    board.begin(index, "first place with this name")


def _called_so(board: Board, mention: Mention, chains: list[Chain]) -> list[Chain]:
    """Of several people with the name take the one whom the report gives the same title."""
    wanted = office_of(mention.title, board.words) if mention.title else None
    if wanted is None or not wanted.core:
        return []
    found = [c for c in chains if any(is_same(wanted, h) for h in printed_offices(c, board.words))]
    return found if len(found) == 1 else []


def _has_part(chain: Chain, word: str, words: Lexicon) -> bool:
    for name in chain.names:
        parts = core_words(name, words)
        if word == parts[-1] or (len(parts) > 1 and word in parts and len(word) > 3):
            return True
        if len(parts) > 1 and word == parts[0] and word in words.usage.family_first:
            return True
        if len(word) > 4 and by_sound(word) == by_sound(parts[-1]):
            return True
    return False


def _later_named(board: Board, index: int, chains: list[Chain]) -> list[Chain]:
    """Of several people with the name take the one alone in the last sentence that names any.

    Nobody where two of them stand in that sentence, or none before: the text does not decide it.
    """
    own = plain(board.mentions[index].printed).split()[-1]
    ending = [chain for chain in chains if any(name.split()[-1] == own for name in chain.names)]
    if len(ending) == 1:
        return ending
    last: dict[int, int] = {}
    for place in range(index):
        chain = board.chain_of.get(place)
        for which, each in enumerate(ending or chains):
            if chain is each:
                last[which] = board.mentions[place].sentence
    newest = [which for which, sentence in last.items() if sentence == max(last.values())]
    return [(ending or chains)[newest[0]]] if len(newest) == 1 else []


def name_known_people(board: Board) -> None:
    """Give people their entry among the known ones, if name and country allow one only."""
    for chain in list(board.people()):
        if chain.known:
            continue
        names = [core_words(name, board.words) for name in chain.names]
        fullest = max(names, key=len, default=[])
        if not fullest:
            continue
        known = board.words.actors.surnames.get(fullest[-1], ())
        fitting = [
            entry
            for entry in known
            if (len(fullest) == 1 or _first_names_agree(fullest[0], entry, board.words))
            and (not chain.country or not entry.country or chain.country == entry.country)
            and (not chain.gender or chain.gender == entry.gender)
        ]
        if len(fullest) == 1 and len(fitting) > 1:
            fitting = [e for e in fitting if any(o.held_in(board.year) for o in e.offices)]
        if len(fitting) == 1 and (len(fullest) > 1 or _is_famous(chain, fitting[0].offices)):
            other = board.by_key(fitting[0].key)
            if other is not None and other is not chain:
                board.merge(other, chain, "spelling of a known name")
                continue
            chain.key, chain.known = fitting[0].key, True
            chain.country = chain.country or fitting[0].country or ""
            chain.gender = fitting[0].gender


def _first_names_agree(first: str, entry: KnownActor, words: Lexicon) -> bool:
    """Tell whether a first name is a known person's, in another spelling or as its initial."""
    for name in (entry.key, *entry.aliases):
        own = core_words(name, words)[0]
        if by_sound(own) == by_sound(first) or (len(first) == 1 and own[:1] == first):
            return True
    return False


def _is_famous(chain: Chain, offices: tuple[object, ...]) -> bool:
    return bool(offices) and all(len(plain(name).split()) <= 3 for name in chain.names)
