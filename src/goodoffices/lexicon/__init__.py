"""Words and patterns as data, and the loaders that check them.

Each subject has a TOML file with its words and a module that turns it into a frozen dataclass.
`Lexicon` gathers them; a new list is one file, one module and one field here. Nothing in this room
decides anything: it says which words there are, the extractors say what they mean in a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from goodoffices.lexicon.actors import KnownActors, load_actors
from goodoffices.lexicon.acts import ActRule, ActVerbs, load_act_verbs, load_acts
from goodoffices.lexicon.ceasefires import CeasefireWords, load_ceasefires
from goodoffices.lexicon.dates import DateWords, load_dates
from goodoffices.lexicon.events import EventWords, load_events
from goodoffices.lexicon.grammar import Grammar, load_grammar
from goodoffices.lexicon.loading import lexicon_version
from goodoffices.lexicon.measures import MeasureWords, load_measures
from goodoffices.lexicon.positions import PositionWords, load_positions
from goodoffices.lexicon.relations import RelationWords, load_relations
from goodoffices.lexicon.relevance import Relevance, load_relevance
from goodoffices.lexicon.reporting import Reporting, load_reporting
from goodoffices.lexicon.talks import TalksWords, load_talks
from goodoffices.lexicon.titles import GivenNames, Titles, load_given_names, load_titles
from goodoffices.lexicon.trust import Trust, load_trust
from goodoffices.lexicon.usage import Usage, load_usage

__all__ = ["GivenNames", "Grammar", "KnownActors", "Lexicon", "lexicon_version", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, loaded and checked."""

    version: str
    dates: DateWords
    ceasefires: CeasefireWords
    measures: MeasureWords
    grammar: Grammar
    actors: KnownActors
    titles: Titles
    given_names: GivenNames
    usage: Usage
    reporting: Reporting
    acts: tuple[ActRule, ...]
    act_verbs: ActVerbs
    events: EventWords
    relations: RelationWords
    talks: TalksWords
    positions: PositionWords
    trust: Trust
    relevance: Relevance


@cache
def load_lexicon() -> Lexicon:
    """Load every word list of the package once."""
    return Lexicon(
        version=lexicon_version(),
        dates=load_dates(),
        ceasefires=load_ceasefires(),
        measures=load_measures(),
        grammar=load_grammar(),
        actors=load_actors(),
        titles=load_titles(),
        given_names=load_given_names(),
        usage=load_usage(),
        reporting=load_reporting(),
        acts=load_acts(),
        act_verbs=load_act_verbs(),
        events=load_events(),
        relations=load_relations(),
        talks=load_talks(),
        positions=load_positions(),
        trust=load_trust(),
        relevance=load_relevance(),
    )
