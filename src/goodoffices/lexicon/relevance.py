"""Words and names by which a report has to do with a conflict or with its settlement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, refuse_repeats, section, word_list

WORD = re.compile(r"[^\W\d_]+")
"""What counts as a word here; a hyphen, a point and an apostrophe stand between two."""

ELSEWHERE = "elsewhere"
"""The kind of phrases in which words of conflict mean something else."""

STEM = 4
"""Letters by which a word with an open end is looked up; none is shorter."""

_NAME = "relevance"
_KINDS = ("strong", "ordinary", "weak", ELSEWHERE)
_FIGHTING = ("armed_group", "opposition_coalition")
_LEAST = ("short", "passage", "hundred", "neighbour")
_SHORTEST_NAME = 3
"""A name with fewer letters ("IS") is mostly something else."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that tell of conflict or settlement, one or several in a row."""

    rest: tuple[str, ...]
    """The words after the first."""
    kind: str
    """strong, ordinary, weak, group, party, or elsewhere."""
    key: str
    """What counts as the same sign: the entry of the list, or the group's usual name."""
    open_end: bool = False
    """The last word may go on."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """Signs by their first word, what each kind counts, and how much is enough."""

    words: Mapping[str, tuple[Sign, ...]]
    """In lower case, the longest first."""
    stems: Mapping[str, tuple[tuple[str, Sign], ...]]
    """First four letters -> beginnings of single words, in lower case."""
    names: Mapping[str, tuple[Sign, ...]]
    """As printed, the longest first."""
    weights: Mapping[str, float]
    least: Mapping[str, float]
    campaign: re.Pattern[str]
    """Words of elections and parties."""


def load_relevance() -> Relevance:
    """Read `relevance.toml` and the names of groups."""
    table = read_table(_NAME)
    words: dict[str, list[Sign]] = {}
    stems: dict[str, list[tuple[str, Sign]]] = {}
    for kind, entry in _entries(table):
        first, *rest = entry.rstrip("*").split()
        sign = Sign(tuple(rest), kind, entry, entry.endswith("*"))
        if rest or not sign.open_end:
            words.setdefault(first, []).append(sign)
        else:
            stems.setdefault(first[:STEM], []).append((first, sign))
    names: dict[str, list[Sign]] = {}
    for first, sign in _names():
        names.setdefault(first, []).append(sign)
    return Relevance(
        words={first: _longest_first(signs) for first, signs in words.items()},
        stems={start: tuple(found) for start, found in stems.items()},
        names={first: _longest_first(signs) for first, signs in names.items()},
        weights=_numbers(table, "weights", (*_KINDS[:3], "group", "party")),
        least=_numbers(table, "least", _LEAST),
        campaign=_pattern(word_list(section(table, "home", name=_NAME), "campaign", name=_NAME)),
    )


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern for words in any case; a space stands for a hyphen too."""
    forms = [re.escape(each.rstrip("*")) + r"\w*" * each.endswith("*") for each in entries]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b".replace(r"\ ", "[ -]"), re.I)


def _entries(table: Table) -> Iterator[tuple[str, str]]:
    seen: list[str] = []
    for kind in _KINDS:
        part = section(table, kind, name=_NAME)
        for key in part:
            for entry in word_list(part, key, name=_NAME):
                _check(entry)
                seen.append(entry)
                yield kind, entry
    refuse_repeats(seen, name=_NAME, key="the whole file")


def _check(entry: str) -> None:
    words = entry.rstrip("*").split()
    single = len(words) == 1 and entry.endswith("*")
    if entry != entry.lower() or not all(WORD.fullmatch(word) for word in words):
        why = f"'{entry}' is not words in lower case with spaces between"
        raise LexiconInvalid(f"word list {_NAME}", why, "Write it so")
    if single and len(words[0]) < STEM:
        why = f"'{entry}' is too short for an open end"
        raise LexiconInvalid(f"word list {_NAME}", why, f"Give it {STEM} letters or no *")


def _names() -> Iterator[tuple[str, Sign]]:
    groups = section(read_table("actors_groups"), "groups", name="actors_groups")
    for name, row in groups.items():
        known = row if isinstance(row, dict) else {}
        kind = "group" if known.get("type") in _FIGHTING else "party"
        for form in dict.fromkeys((name, *known.get("alias", ()))):
            words = WORD.findall(form)
            if sum(map(len, words)) >= _SHORTEST_NAME and not re.search(r"\d", form):
                yield words[0], Sign(tuple(words[1:]), kind, name)


def _longest_first(signs: list[Sign]) -> tuple[Sign, ...]:
    """Sort so that the first that fits is the one to take; among equals what means nothing."""
    return tuple(sorted(signs, key=lambda sign: (-len(sign.rest), sign.kind != ELSEWHERE)))


def _numbers(table: Table, key: str, names: tuple[str, ...]) -> dict[str, float]:
    part = section(table, key, name=_NAME)
    if set(part) != set(names) or not all(isinstance(part[name], float) for name in names):
        why = f"[{key}] must give a number with a point for each of {', '.join(names)}"
        raise LexiconInvalid(f"word list {_NAME}", why, "Mend it")
    return {name: float(str(part[name])) for name in names}
