"""Words of wanting, refusing, offering and doubting; `issues` holds what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import Stance
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.issues import IssueWords, load_issues
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "positions"
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class StanceVerb:
    """One verb that tells a stance: where its content stands, which particle it needs."""

    lemma: str
    takes: frozenset[str]
    stance: Stance | None
    """`None` where it depends on who is to act."""
    particle: str = ""


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
    issues: IssueWords


def load_positions() -> PositionWords:
    """Read `positions.toml`."""
    table = read_table(_NAME)
    modals = section(table, "modals", name=_NAME)
    conditions = section(table, "conditions", name=_NAME)
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
        issues=load_issues(),
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
