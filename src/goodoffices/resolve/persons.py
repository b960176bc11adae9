"""Joins the names of people: surname to full name, spellings of one name, title to its holder.

A surname never decides against gender, country or first name: two people of one surname stay two.
"""

from __future__ import annotations

import re

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import by_sound, plain
from goodoffices.resolve.chains import Board, Chain

_FOREIGN = ("foreign minister", "secretary of state", "foreign secretary", "foreign affairs")
_FORMER = frozenset({"former", "ex", "then", "late", "outgoing"})


def core_words(name: str, words: Lexicon) -> list[str]:
    """Give the words of a personal name without titles and particles, in `plain` spelling."""
    titles = words.titles
    own = plain(name).split()
    kept = [w for w in own if w not in titles.particles and w not in titles.plain_address]
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
    if by_sound(left[-1]) == by_sound(right[-1]):
        first, other = left[0], right[0]
        return (
            first == other
            or by_sound(first) == by_sound(other)
            or (len(min(first, other, key=len)) == 1 and first[0] == other[0])
        )
    shorter, longer = sorted((left, right), key=len)
    inside = longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter
    return len(longer) > len(shorter) and inside


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
        fitting = _later_named(board, index, fitting)
        if not fitting:
            return
    if fitting:
        board.join(index, fitting[0], "surname of a person named in full")
        return
    board.begin(index, "first place with this name")


def _has_part(chain: Chain, word: str, words: Lexicon) -> bool:
    for name in chain.names:
        parts = core_words(name, words)
        if word == parts[-1] or (len(parts) > 1 and word in parts and len(word) > 3):
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
    for chain in board.people():
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
            if (len(fullest) == 1 or core_words(entry.key, board.words)[0][:1] == fullest[0][:1])
            and (not chain.country or not entry.country or chain.country == entry.country)
            and (not chain.gender or chain.gender == entry.gender)
        ]
        if len(fullest) == 1 and len(fitting) > 1:
            fitting = [e for e in fitting if any(o.held_in(board.year) for o in e.offices)]
        if len(fitting) == 1 and (len(fullest) > 1 or _is_famous(chain, fitting[0].offices)):
            chain.key, chain.known = fitting[0].key, True
            chain.country = chain.country or fitting[0].country or ""
            chain.gender = fitting[0].gender


def _is_famous(chain: Chain, offices: tuple[object, ...]) -> bool:
    return bool(offices) and all(len(plain(name).split()) <= 3 for name in chain.names)


def join_titles(board: Board) -> None:
    """Join "the foreign minister" to the one person of the report who has that office."""
    for index, mention in board.free("title"):
        if mention.number != "singular" or _is_somebodys(board, mention):
            continue
        if mention.title.endswith("counterpart"):
            holder = _counterpart(board, index, mention)
        else:
            holder = _holder(board, index, mention)
        if holder is not None:
            board.join(index, holder, "title of a person named with it")


def _is_somebodys(board: Board, mention: Mention) -> bool:
    """Tell whether the office is that of a man named elsewhere: "told his foreign minister"."""
    if mention.title.endswith("counterpart"):
        return False
    before = board.report.text[: mention.span.start].split()[-1:]
    own = mention.printed.split()[:1]
    return bool({"his", "her", "their", "its"} & {word.lower() for word in (*before, *own)})


def _counterpart(board: Board, index: int, mention: Mention) -> Chain | None:
    """Give "his Russian counterpart": who holds, for Russia, the office of the person before."""
    first = next(
        (board.chain_of[p] for p in board.before(index, 1) if board.chain_of[p].is_person), None
    )
    if first is None or not mention.country:
        return None
    offices = [_office_words(title, board.words) for title in first.titles]
    same = [
        chain
        for chain in board.people()
        if chain.country == mention.country
        and any(_office_words(title, board.words) in offices for title in chain.titles)
    ]
    return same[0] if len(same) == 1 else None


def _holder(board: Board, index: int, mention: Mention) -> Chain | None:
    wanted = _office_words(mention.title, board.words)
    if not wanted:
        return None
    fitting: list[Chain] = []
    for chain in board.people():
        held = [_office_words(title, board.words) for title in chain.titles]
        if any(
            wanted <= words or (words and words <= wanted and len(words) > 1) for words in held
        ) and (compatible(chain, mention)):
            fitting.append(chain)
    if not fitting:
        return _top_diplomat(board, mention) or _known_holder(board, mention)
    if len(wanted) == 1 and _is_owned(board, mention):
        return None
    if len(fitting) == 1:
        return fitting[0]
    if mention.country:
        same = [chain for chain in fitting if chain.country == mention.country]
        fitting = same or fitting
    return _nearest_any(board, index, fitting)


def _is_owned(board: Board, mention: Mention) -> bool:
    """Tell whether somebody unnamed owns a bare office: "the police chief's spokesman"."""
    before = board.report.text[max(0, mention.span.start - 40) : mention.span.start]
    owner = re.search(r"([a-z]{2,20})['’]s? $", before)
    return owner is not None and owner.group(1) in board.words.titles.offices


def _top_diplomat(board: Board, mention: Mention) -> Chain | None:
    """Give "the top American diplomat": the one foreign minister of that country named here."""
    if not mention.title.lower().endswith("diplomat") or not mention.country:
        return None
    if not any(word in plain(mention.printed).split() for word in ("top", "chief")):
        return None
    found = [
        chain
        for chain in board.people()
        if chain.country == mention.country
        and any(plain(title).endswith(_FOREIGN) for title in chain.titles)
    ]
    return found[0] if len(found) == 1 else None


def _nearest_any(board: Board, index: int, chains: list[Chain]) -> Chain | None:
    for place in range(index - 1, -1, -1):
        chain = board.chain_of.get(place)
        if chain is not None and any(chain is each for each in chains):
            return chain
    return None


def _known_holder(board: Board, mention: Mention) -> Chain | None:
    """Give the known holder of an office in the year of the report, if the report names them."""
    office = " ".join(word for word in plain(mention.title).split() if word not in _FORMER)
    for title in board.words.titles.state_offices:
        if office.endswith(plain(title)) and mention.country:
            entry = board.words.actors.holder(title, mention.country, board.year)
            if entry is not None and not any(w in plain(mention.title).split() for w in _FORMER):
                return board.by_key(entry.key)
    return None


def _office_words(title: str, words: Lexicon) -> frozenset[str]:
    """Give the words of a title that tell the office, without countries and small words."""
    small = {"the", "a", "an", "of", "for", "to", "at", "in", "s", "his", "her", "its", "their"}
    return frozenset(
        word
        for word in plain(title).split()
        if word not in small | _FORMER and words.actors.country_of(word) is None
    )
