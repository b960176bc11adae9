"""Which facts bear on an issue: positions carry theirs, other facts are told by what they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goodoffices.codes import EventType, FactKind, Issue, Measure, Predicate
from goodoffices.facts import Event, Fact, Figure, Position, Relation, Span


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what a fact other than a position shows that it is about an issue."""

    kinds: frozenset[FactKind] = frozenset()
    types: frozenset[EventType] = frozenset()
    modes: frozenset[str] = frozenset()
    measures: frozenset[Measure] = frozenset()
    predicates: frozenset[Predicate] = frozenset()

    def are_in(self, fact: Fact) -> bool:
        """Tell whether a fact shows one of them."""
        if isinstance(fact, Event):
            return fact.type in self.types or fact.mode in self.modes
        if isinstance(fact, Figure):
            return fact.measure in self.measures
        if isinstance(fact, Relation):
            return fact.predicate in self.predicates
        return fact.kind in self.kinds


_SIGNS: Mapping[Issue, _Signs] = MappingProxyType(
    {
        Issue.TALKS: _Signs(
            kinds=frozenset({FactKind.TALKS}),
            types=frozenset({EventType.CONSULT}),
            predicates=frozenset({Predicate.MEDIATES, Predicate.HOSTS}),
        ),
        Issue.CEASEFIRE: _Signs(
            kinds=frozenset({FactKind.CEASEFIRE}), modes=frozenset({"ceasefire"})
        ),
        Issue.LEADERSHIP: _Signs(
            modes=frozenset({"resign"}), predicates=frozenset({Predicate.SUCCEEDS})
        ),
        Issue.HUMANITARIAN: _Signs(
            types=frozenset({EventType.AID}),
            modes=frozenset({"access", "siege"}),
            measures=frozenset({Measure.AID, Measure.BESIEGED, Measure.IN_NEED, Measure.EVACUATED}),
        ),
        Issue.DETAINEES: _Signs(
            modes=frozenset({"release", "arrest"}),
            measures=frozenset({Measure.DETAINED, Measure.RELEASED, Measure.MISSING}),
        ),
        Issue.ARMS_SUPPORT: _Signs(predicates=frozenset({Predicate.SUPPORTS})),
        Issue.TERRORISM: _Signs(predicates=frozenset({Predicate.DESIGNATES_TERRORIST})),
        Issue.SANCTIONS: _Signs(types=frozenset({EventType.SANCTION})),
        Issue.REFUGEES: _Signs(
            modes=frozenset({"deport"}),
            measures=frozenset({Measure.REFUGEES, Measure.DISPLACED}),
        ),
    }
)
"""Signs of the issues that other facts than positions show; the remaining issues have none."""


def on_issue(facts: Iterable[Fact], issue: Issue) -> list[Fact]:
    """Keep positions on an issue, what stands in their sentences, and facts that bear on it."""
    facts = list(facts)
    held = {(f.report, f.sentence) for f in facts if isinstance(f, Position) and f.issue is issue}
    signs = _SIGNS.get(issue, _Signs())
    return [f for f in facts if _is_on(f, issue, signs) or _stands_with(f, held)]


def _is_on(fact: Fact, issue: Issue, signs: _Signs) -> bool:
    return fact.issue is issue if isinstance(fact, Position) else signs.are_in(fact)


def _stands_with(fact: Fact, held: set[tuple[str, Span]]) -> bool:
    return not isinstance(fact, Position) and (fact.report, fact.sentence) in held
