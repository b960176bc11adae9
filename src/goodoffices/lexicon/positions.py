"""Words of wanting, refusing, offering and doubting, and words that tell which issue it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from goodoffices.codes import Issue, Stance
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "positions"
MIXED = "mixed"
_NEAR = 50
"""After so many characters a word counts half: what comes first is what it is about."""


@dataclass(frozen=True, slots=True)
class StanceVerb:
    """One verb that tells a stance: where its content stands, which particle it needs."""

    lemma: str
    takes: frozenset[str]
    stance: Stance | None
    """`None` where it depends on who is to act."""
    particle: str = ""


@dataclass(frozen=True, slots=True)
class IssueWords:
    """The words of one issue (or finer issue) as one pattern."""

    name: str
    pattern: re.Pattern[str]
    weight: float = 1.0

    def score(self, text: str) -> float:
        """Add up the words found, each once, those at the beginning of the text counting more."""
        found: dict[str, float] = {}
        for match in self.pattern.finditer(text):
            found.setdefault(match.group(), self.weight * _NEAR / (_NEAR + match.start()))
        return sum(found.values())


@dataclass(frozen=True, slots=True)
class PositionWords:
    """All words the positions extractor needs."""

    verbs: dict[str, tuple[StanceVerb, ...]]
    adjectives: dict[str, Stance]
    nouns: dict[str, Stance]
    duty: frozenset[str]
    plan: frozenset[str]
    no_plan: frozenset[str]
    """Verbs whose "will" tells what is expected, and no position."""
    acts: frozenset[str]
    """Verbs of trying and expecting: denied they tell no stance."""
    ties: frozenset[str]
    """Verbs that tie the holder to the actor that follows: no position."""
    aims: frozenset[str]
    depends: frozenset[str]
    condition_marks: frozenset[str]
    conditional: frozenset[str]
    """Verbs that "if" makes depend on something."""
    issues: tuple[IssueWords, ...]
    """In order of priority: the more special first."""
    details: tuple[IssueWords, ...]

    def issue_of(self, content: str, around: str = "") -> Issue | None:
        """Give the issue most of the words are about; the content counts before its sentence."""
        for text in (content.lower(), around.lower()):
            scores = [each.score(text) for each in self.issues]
            if max(scores) > 0:
                return Issue(self.issues[scores.index(max(scores))].name)
        return None

    def detail_of(self, content: str) -> str | None:
        """Give the finer issue of the words, where one is plain."""
        for each in self.details:
            if each.pattern.search(content.lower()):
                return each.name
        return None


def load_positions() -> PositionWords:
    """Read `positions.toml`."""
    table = read_table(_NAME)
    modals = section(table, "modals", name=_NAME)
    conditions = section(table, "conditions", name=_NAME)
    weights = section(table, "weights", name=_NAME)
    issues = {
        each.name: replace(each, weight=float(str(weights.get(each.name, 1.0))))
        for each in _patterns(section(table, "issues", name=_NAME))
    }
    order = word_list(section(table, "priority", name=_NAME), "order", name=_NAME)
    if set(order) != set(issues) or not set(issues) <= {each.value for each in Issue}:
        raise LexiconInvalid(
            "word list positions", "[priority] and [issues] differ", "Name every issue once in both"
        )
    return PositionWords(
        verbs=_verbs(section(table, "verbs", name=_NAME)),
        adjectives=_stances(section(table, "adjectives", name=_NAME)),
        nouns=_stances(section(table, "nouns", name=_NAME)),
        duty=word_set(modals, "duty", name=_NAME),
        plan=word_set(modals, "plan", name=_NAME),
        no_plan=word_set(modals, "no_plan", name=_NAME),
        acts=word_set(modals, "acts", name=_NAME),
        ties=word_set(modals, "ties", name=_NAME),
        aims=word_set(modals, "aims", name=_NAME),
        depends=word_set(conditions, "depends", name=_NAME),
        condition_marks=word_set(conditions, "marks", name=_NAME),
        conditional=word_set(conditions, "verbs", name=_NAME),
        issues=tuple(issues[name] for name in order),
        details=tuple(_patterns(section(table, "details", name=_NAME))),
    )


def _verbs(table: Table) -> dict[str, tuple[StanceVerb, ...]]:
    found: dict[str, list[StanceVerb]] = {}
    for key in table:
        row = section(table, key, name=_NAME)
        takes = word_set(row, "takes", name=_NAME)
        stance = None if row.get("stance") == MIXED else Stance(str(row.get("stance")))
        for lemma in word_list(row, "words", name=_NAME):
            verb = StanceVerb(lemma, takes, stance, str(row.get("particle", "")))
            found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(verbs) for lemma, verbs in found.items()}


def _stances(table: Table) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for key in table:
        row = section(table, key, name=_NAME)
        for word in word_list(row, "words", name=_NAME):
            if word in found:
                raise LexiconInvalid("word list positions", f"'{word}' stands twice", "Remove one")
            found[word] = Stance(str(row.get("stance")))
    return found


def _patterns(table: Table) -> Iterable[IssueWords]:
    for key in table:
        words = word_list(table, key, name=_NAME)
        # "negotiat*" finds negotiate and negotiation; "talks" only itself
        inside = "|".join(
            re.escape(word.removesuffix("*")) + (r"\w{0,12}" if word.endswith("*") else "")
            for word in sorted(words, key=len, reverse=True)
        )
        yield IssueWords(key, re.compile(rf"(?<![\w-])(?:{inside})(?!\w)"))
