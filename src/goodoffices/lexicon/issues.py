"""Words that tell which issue something is about, and the finer issue within it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codes import Issue
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "issues"
_NEUTRAL = "neutral"
FORCE = "force"
"""Words of force, which is of outsiders or not: whoever reads them says which issue it is."""
_NEAR = 50
"""After so many characters a word counts half: what comes first is what it is about."""
_KEYS = (4, 3, 2)
"""By so many first letters the words are looked up, by most where they can; none is shorter."""
_OPEN, _WHOLE = re.compile(r"\w{0,12}(?!\w)"), re.compile(r"(?!\w)")
"""What may follow "negotiat*", and what follows a whole word."""
_START = re.compile(r"(?<![\w-])[\w'’]")
_PHRASE = 0.5
"""How much more each further word of a phrase counts: a phrase says it more plainly."""
_LONGEST = 3
_PAIR = 1.6
"""How much two words that tell an issue together count."""
_BETWEEN = r"(?:\W+[\w'’-]+){0,3}?\W+"
"""Up to three words between two that belong together."""

_POINTERS = frozenset({"it", "this", "them"})
_POINTING = _POINTERS | {
    "the",
    "that",
    "these",
    "those",
    "such",
    "its",
    "their",
    "his",
    "her",
    "any",
    "our",
    "all",
}
_OWNED = ("'s", "’s", "s'", "s’")
_NEAR_BEFORE, _FEW_WORDS = 3, 2
"""A deal is one told before only with "the", "its" or "Mali's" close before it, or by itself."""

Row = tuple[str, re.Pattern[str], str, float]
"""A word, what may follow it, its issue and its weight."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One finer issue, and the words for it as a pattern."""

    name: str
    pattern: re.Pattern[str]
    under: frozenset[str] = frozenset()
    """The issues under which it is told; empty for any."""


@dataclass(frozen=True, slots=True)
class IssueWords:
    """All words that tell an issue, found by their first letters, the longest first."""

    words: Mapping[str, tuple[Row, ...]]
    """First letters -> the words that may begin with them."""
    order: tuple[str, ...]
    """The more special issue first: it is taken when two are told equally."""
    details: tuple[Detail, ...]
    pairs: tuple[tuple[str, re.Pattern[str]], ...]
    """Two words near each other that tell an issue together."""
    outsiders: re.Pattern[str]
    """Words by which force is of outsiders."""
    anaphors: frozenset[str]
    """Words that only point back: "the plan", "it"."""
    motions: frozenset[str]
    """Coming, staying, leaving, signing: of what, the context tells."""

    def issue_of(self, content: str, *around: str) -> Issue | None:
        """Give the issue most of the words are about; the content counts before what is around."""
        for text in (content, *around):
            found = self.best(self.scores(text))
            if found is not None:
                return found
        return None

    def best(self, scores: Mapping[str, float]) -> Issue | None:
        """Give the issue with the highest score, the more special of two that are equal."""
        if not scores:
            return None
        return Issue(max(scores, key=lambda name: (scores[name], -self.order.index(name))))

    def scores(self, text: str, *, foreign: bool | None = None) -> dict[str, float]:
        """Add up the words found for each issue, each once, those at the beginning more.

        `foreign` tells whether force is known to be of outsiders or not; the words may tell it too.
        """
        lower = text.lower().replace("’", "'")
        found: dict[str, float] = {}
        seen: set[str] = set()
        for start, word, issue, weight in self._iter_words(lower):
            if word not in seen and issue != _NEUTRAL:
                seen.add(word)
                found[issue] = found.get(issue, 0.0) + weight * _NEAR / (_NEAR + start)
        for issue, pattern in self.pairs:
            match = pattern.search(lower)
            if match is not None:
                near = _PAIR * _NEAR / (_NEAR + match.start())
                found[issue] = found.get(issue, 0.0) + near
        force = found.pop(FORCE, 0.0)
        if force:
            own = foreign is False and self.outsiders.search(lower) is None
            name = (Issue.SECURITY if own else Issue.FOREIGN_FORCES).value
            found[name] = found.get(name, 0.0) + force
        return found

    def places(self, text: str) -> list[tuple[int, str, float]]:
        """Give where words of issues stand, with issue (or `FORCE`) and weight."""
        lower = text.lower().replace("’", "'")
        found = self._iter_words(lower)
        return [(start, issue, weight) for start, _, issue, weight in found if issue != _NEUTRAL]

    def _iter_words(self, text: str) -> Iterator[tuple[int, str, str, float]]:
        """Give the words that tell an issue; of two that overlap only the longer."""
        end = 0
        for place in _START.finditer(text):
            start = place.start()
            if start < end:
                continue
            for word, ending, issue, weight in self._beginning(text[start : start + _KEYS[0]]):
                if not text.startswith(word, start):
                    continue
                match = ending.match(text, start + len(word))
                if match is not None:
                    end = match.end()
                    yield start, text[start:end], issue, weight
                    break

    def _beginning(self, letters: str) -> Sequence[Row]:
        """Give the words that may begin with some letters, by as many of them as any has."""
        words = self.words
        return next((words[letters[:size]] for size in _KEYS if letters[:size] in words), ())

    def points_back(self, content: str) -> bool:
        """Tell whether words only point to something told before: "the deal", "accept it"."""
        words = re.findall(r"[\w’']+", content.lower())
        for place, word in enumerate(words):
            if word not in self.anaphors:
                continue
            before = words[max(0, place - _NEAR_BEFORE) : place]
            alone = len(words) <= _FEW_WORDS or word in _POINTERS or place <= _NEAR_BEFORE - 1
            if alone or any(each in _POINTING or each.endswith(_OWNED) for each in before):
                return True
        return False

    def detail_of(self, content: str, issue: Issue | None = None) -> str | None:
        """Give the finer issue of the words, where one is plain and fits the issue."""
        lower = content.lower()
        for each in self.details:
            fits = issue is None or not each.under or issue.value in each.under
            if fits and each.pattern.search(lower):
                return each.name
        return None


def load_issues() -> IssueWords:
    """Read `issues.toml`."""
    table = read_table(_NAME)
    issues = section(table, "issues", name=_NAME)
    order = word_list(section(table, "priority", name=_NAME), "order", name=_NAME)
    if set(order) != set(issues) or not set(issues) <= {each.value for each in Issue}:
        raise LexiconInvalid(
            "word list issues", "[priority] and [issues] differ", "Name every issue once in both"
        )
    back = section(table, "anaphors", name=_NAME)
    return IssueWords(
        words=_indexed(table, issues),
        order=order,
        pairs=tuple(_pairs(section(table, "pairs", name=_NAME))),
        outsiders=_pattern(word_list(section(table, FORCE, name=_NAME), "outsiders", name=_NAME)),
        details=tuple(
            _details(
                section(table, "details", name=_NAME), section(table, "detail_under", name=_NAME)
            )
        ),
        anaphors=word_set(back, "words", name=_NAME),
        motions=word_set(back, "motions", name=_NAME),
    )


def _indexed(table: Table, issues: Table) -> dict[str, tuple[Row, ...]]:
    """Sort all words by their first letters, the longest of each first."""
    weights = section(table, "weights", name=_NAME)
    neutral = word_list(section(table, _NEUTRAL, name=_NAME), "words", name=_NAME)
    force = word_list(section(table, FORCE, name=_NAME), "words", name=_NAME)
    rows = [(word, key) for key in issues for word in word_list(issues, key, name=_NAME)]
    found: dict[str, list[tuple[str, str]]] = {}
    owner: dict[str, str] = {}
    rows += [(word, _NEUTRAL) for word in neutral] + [(word, FORCE) for word in force]
    for word, key in rows:
        if owner.setdefault(word, key) != key:
            raise LexiconInvalid(
                "word list issues", f"'{word}' stands under {owner[word]} and {key}", "Remove one"
            )
        found.setdefault(word[: _KEYS[-1]], []).append((word, key))
    indexed: dict[str, tuple[Row, ...]] = {}
    for group in found.values():
        ordered = sorted(group, key=lambda pair: -len(pair[0]))
        indexed |= _by_letters([_row(word, key, weights) for word, key in ordered])
    return indexed


def _row(word: str, key: str, weights: Table) -> Row:
    ending = _OPEN if word.endswith("*") else _WHOLE
    return word.removesuffix("*"), ending, key, _weight(word, key, weights)


def _by_letters(rows: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    """Give for all first letters which words may stand there: shorter ones are among them."""
    found: dict[str, tuple[Row, ...]] = {}
    for size in _KEYS:
        for letters in {row[0][:size] for row in rows if len(row[0]) >= size}:
            found[letters] = tuple(
                row
                for row in rows
                if letters.startswith(row[0]) or (size == _KEYS[0] and row[0].startswith(letters))
            )
    return found


def _inside(word: str) -> str:
    """Turn a word into a pattern: "negotiat*" finds negotiate and negotiation."""
    return re.escape(word.removesuffix("*")) + (r"\w{0,12}" if word.endswith("*") else "")


def _weight(word: str, key: str, weights: Table) -> float:
    extra = _PHRASE * (min(len(word.split()), _LONGEST) - 1)
    return float(str(weights.get(key, 1.0))) * (1.0 + extra)


def _details(table: Table, under: Table) -> Iterable[Detail]:
    if not set(under) <= set(table):
        raise LexiconInvalid(
            "word list issues", "[detail_under] names no finer issue", "Name one of [details]"
        )
    for key in table:
        fits = word_set(under, key, name=_NAME) if key in under else frozenset[str]()
        yield Detail(key, _pattern(word_list(table, key, name=_NAME)), fits)


def _pairs(table: Table) -> Iterable[tuple[str, re.Pattern[str]]]:
    for key in table:
        row = section(table, key, name=_NAME)
        one, other = (
            f"(?:{'|'.join(_inside(word) for word in word_list(row, part, name=_NAME))})"
            for part in ("one", "other")
        )
        both = rf"{one}{_BETWEEN}{other}|{other}{_BETWEEN}{one}"
        yield key, re.compile(rf"(?<![\w-])(?:{both})(?!\w)")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Give one pattern that finds any of the words, the longest first."""
    inside = "|".join(_inside(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{inside})(?!\w)")
