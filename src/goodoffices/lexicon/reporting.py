"""Words that report speech: verbs with what they take after them, nouns, and acts by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import StatementAct
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.acts import act_named
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "reporting"
FORMS = frozenset(
    {
        "quote", "clause", "infinitive", "told", "on", "for", "of", "gerund", "as", "naming",
        "object", "about", "saying", "with", "against", "at", "hint",
    }
)  # fmt: skip
"""What may stand after a reporting verb; `reporting.toml` explains each."""


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb: what may stand after it, and what a speaker does by it."""

    lemma: str
    takes: frozenset[str]
    act: StatementAct | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """All words that tell that somebody said something."""

    verbs: dict[str, ReportingVerb]
    """By lemma."""
    noun_acts: dict[str, StatementAct]
    """What is done by a noun: a demand that ..., expressed hope that ..."""
    reports: frozenset[str]
    """Nouns whose clause is what somebody said: claim, announcement."""
    intents: frozenset[str]
    """Nouns whose infinitive is what somebody asks for or undertakes."""
    expressed: frozenset[str]
    """Nouns that are uttered with `expressing`: expressed fears that ..."""
    expressing: frozenset[str]
    sources: frozenset[str]
    """Nouns for what is written or spoken: statement, interview."""
    text_verbs: frozenset[str]
    """What only a text does when it says something: a letter reads, a report finds."""
    according: frozenset[str]
    outlet_nouns: frozenset[str]
    """Names and nouns of newspapers, agencies and broadcasters."""
    anonymity: frozenset[str]
    """What a source asks for itself: not to be named."""
    spoken: frozenset[str]
    """Verbs whose subject is always somebody: deny, beg, swear."""
    people: frozenset[str]
    """Nouns for people and bodies that can speak."""
    labelled: frozenset[str]
    """Words that make a cue one of speech where learnt labels have found it."""


def load_reporting() -> Reporting:
    """Read `reporting.toml`."""
    table = read_table(_NAME)
    nouns, phrases = section(table, "nouns", name=_NAME), section(table, "phrases", name=_NAME)
    acts = section(table, "noun_acts", name=_NAME)
    return Reporting(
        verbs=_verbs(section(table, "verbs", name=_NAME)),
        noun_acts={
            word: act_named(key, name=_NAME)
            for key in acts
            for word in word_list(acts, key, name=_NAME)
        },
        **{
            key: word_set(nouns, key, name=_NAME)
            for key in ("reports", "intents", "expressed", "expressing", "sources", "text_verbs")
        },
        **{key: word_set(phrases, key, name=_NAME) for key in phrases},
        labelled=word_set(section(table, "labelled", name=_NAME), "speech", name=_NAME),
    )


def _verbs(groups: Table) -> dict[str, ReportingVerb]:
    """Join what several groups say about one verb; the first act named for it stands."""
    found: dict[str, ReportingVerb] = {}
    for key in groups:
        group = section(groups, key, name=_NAME)
        takes = word_set(group, "takes", name=_NAME)
        _refuse_unknown(takes - FORMS, key)
        act = act_named(str(group["act"]), name=_NAME) if "act" in group else None
        for lemma in word_list(group, "words", name=_NAME):
            known = found.get(lemma, ReportingVerb(lemma, frozenset()))
            found[lemma] = ReportingVerb(lemma, known.takes | takes, known.act or act)
    return found


def _refuse_unknown(forms: Iterable[str], key: str) -> None:
    for form in sorted(forms):
        raise LexiconInvalid(
            f"word list {_NAME}",
            f"'{form}' in [verbs.{key}] is no form of complement",
            f"Use one of: {', '.join(sorted(FORMS))}",
        )
