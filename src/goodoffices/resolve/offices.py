"""Offices as words tell them: what an office is, for whom, whether it is over, and who holds it.

"Russian foreign minister" and "Russia's minister of foreign affairs" are one office; a deputy's is
another, and so is a spokesman's; a former minister is no minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import Office as KnownOffice
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "against", "under"})
_SMALL = frozenset({"the", "a", "an", "s", "his", "her", "its", "their", "and", "our", "my"})
_LEVELS = frozenset({"deputy", "vice", "assistant", "under", "undersecretary", "junior"})
"""What makes of an office the one beneath it."""
_CURRENT = frozenset({"then", "late", "outgoing", "ousted", "deposed"})
"""Of the words for a past office those that hold while the story is told."""
_REORDERED = re.compile(r"\b(minister|secretary) (?:of|for) (?:the )?(?!state\b)(\w+)(?: affairs)?")
"""What is the same the other way round: "minister of (foreign) affairs", "secretary of defence"."""
_STAFF = re.compile(r"\bchief of (?:the )?(?:general |army |defence |joint )?staff\b")
_ONE_WORD = (
    ("secretary of state", "secretaryofstate"),
    ("minister of state", "stateminister"),
    ("head of state", "headofstate"),
    ("head of delegation", "delegate"),
    ("defense", "defence"),
    ("premier", "prime minister"),
    ("spokeswoman", "spokesman"),
    ("spokesperson", "spokesman"),
    ("chairwoman", "chairman"),
    ("chairperson", "chairman"),
    ("adviser", "advisor"),
    ("commander in chief", "commander"),
)
"""Phrases that are one word of an office, and words that are the same in another form."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office in comparable words."""

    core: tuple[str, ...]
    """Its words up to the first preposition, bodies and countries left out: special, envoy."""
    about: frozenset[str]
    """All further words, bodies and countries among them: united, nations, yemen."""
    levels: frozenset[str] = frozenset()
    """deputy, vice, ..."""
    past: bool = False

    @property
    def head(self) -> str:
        """Give the word that names the office: envoy."""
        return self.core[-1] if self.core else ""


def office_of(title: str, words: Lexicon) -> Office:
    """Read a printed title."""
    text = f" {plain(title)} "
    for printed, one in _ONE_WORD:
        text = text.replace(f" {printed} ", f" {one} ")
    text = _STAFF.sub("chiefofstaff", _REORDERED.sub(r"\2 \1", text))
    core: list[str] = []
    about: set[str] = set()
    levels: set[str] = set()
    own, behind, past = _without_bodies(text.split(), about, words), False, False
    for place, word in enumerate(own):
        if word in _SMALL:
            continue
        if word in words.titles.past:
            past = past or (word not in _CURRENT and place < len(own) - 1)
        elif word in _LEVELS and not behind:
            levels.add(word)
        elif word in _PREPOSITIONS:
            behind = True
        elif behind:
            about.add(word)
        else:
            core.append(word)
    return Office(tuple(core), frozenset(about), frozenset(levels), past)


def _without_bodies(own: list[str], about: set[str], words: Lexicon) -> list[str]:
    """Take known bodies and countries out of a title's words, and note what they are."""
    kept: list[str] = []
    place = 0
    while place < len(own):
        for end in range(min(len(own), place + 5), place, -1):
            form = words.actors.find(" ".join(own[place:end]))
            if form is not None and own[place] not in words.titles.first_words:
                about.update(plain(form.key).split())
                place = end
                break
        else:
            kept.append(own[place])
            place += 1
    return kept


def is_same(wanted: Office, held: Office) -> bool:
    """Tell whether an office named in short may be one that somebody holds."""
    if not wanted.core or not held.core or wanted.head != held.head:
        return False
    if wanted.levels != held.levels or wanted.past != held.past:
        return False
    short, long = set(wanted.core), set(held.core)
    if not (short <= long or (len(long) > 1 and long <= short)):
        return False
    return not (wanted.about and held.about) or bool(wanted.about & held.about)


def printed_offices(chain: Chain, words: Lexicon) -> Iterator[Office]:
    """Give the offices that the report prints with a person."""
    for title in chain.titles:
        yield office_of(title, words)


def known_offices(chain: Chain, board: Board) -> Iterator[Office]:
    """Give the offices a known person holds in the year of the report, or has held before it."""
    if not chain.known or chain.key not in board.words.actors.entries or board.year is None:
        return
    for known in board.words.actors.entries[chain.key].offices:
        if (known.since or 0) <= board.year:
            yield _of_known(known, board)


def _of_known(known: KnownOffice, board: Board) -> Office:
    told = office_of(known.title, board.words)
    about = told.about | frozenset(plain(known.body).split())
    return Office(told.core, about, told.levels, not known.held_in(board.year))


def leads(chain: Chain, board: Board) -> bool:
    """Tell whether a person is told or known to lead a state, a movement or a party."""
    lists = board.words.titles.leaders
    for office in (*printed_offices(chain, board.words), *known_offices(chain, board)):
        current = office.core and not office.past and not office.levels
        if current and (" ".join(office.core) in lists or office.head in lists):
            return True
    return False


def class_of(office: Office, words: Lexicon) -> str:
    """Give the class in which men of other countries are each other's counterparts."""
    own = " ".join(office.core)
    for name, offices in words.titles.counterparts.items():
        if any(" ".join(office_of(each, words).core) == own for each in offices):
            return name
    return own


def named_last(board: Board, index: int, chains: list[Chain]) -> Chain | None:
    """Give of several the one named last before a place; nobody where none was."""
    for place in range(index - 1, -1, -1):
        chain = board.chain_of.get(place)
        if chain is not None and any(chain is each for each in chains):
            return chain
    return None
