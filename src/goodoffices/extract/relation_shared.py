"""Ties of whoever sends help beside help that is told with its receiver.

"Supplies given to the army by Chad, as well as troops sent in by Mali": Mali's went there too.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Predicate
from goodoffices.extract.clause_actors import party_at, people_at
from goodoffices.extract.clauses import after_preposition, agents, conjuncts, is_negated, recipients
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene

_SURE = 0.6


def shared_ties(scene: Scene, verb: Token) -> Iterator[Told]:
    """Give who supports the receiver of the help told before, where a verb names none itself."""
    if not _is_giving(scene, verb) or _receivers(scene, verb):
        return
    help_sent = conjuncts(verb.head)
    before = next(_given_before(scene, verb, help_sent), None)
    if before is None or is_negated(verb, scene.words.grammar):
        return
    own = {each.lemma_.lower() for each in help_sent if before.i < each.i < verb.i}
    mode = next((m for m, words in scene.words.relations.modes if own & words), None)
    if mode is None:
        return
    for one in named_only(scene, people_at(scene, _givers(verb))):
        for other in _receivers(scene, before):
            yield Told(
                party_at(scene, one), Predicate.SUPPORTS, party_at(scene, other), span_of(verb),
                "help beside help that names its receiver", mode=mode, confidence=_SURE,
            )  # fmt: skip


def _given_before(scene: Scene, verb: Token, help_sent: list[Token]) -> Iterator[Token]:
    """Give the participle of the help it is joined to, which names its receiver and its giver."""
    for noun in help_sent:
        for child in noun.children:
            if child.i < verb.i and _is_giving(scene, child) and _receivers(scene, child):
                yield child


def _is_giving(scene: Scene, verb: Token) -> bool:
    """Tell whether it is a participle of sending or giving behind its noun, with a "by"."""
    giving = verb.lemma_.lower() in scene.words.relations.waged.giving
    return giving and verb.dep_ == "acl" and verb.tag_ == "VBN" and bool(agents(verb))


def _receivers(scene: Scene, verb: Token) -> list[Token]:
    told = [*recipients(verb), *after_preposition(verb, ("to",))]
    return named_only(scene, people_at(scene, dict.fromkeys(told)))


def _givers(verb: Token) -> list[Token]:
    """Give who stands behind "by", with a name told beside what he is: "the party *the Front*"."""
    found = agents(verb)
    named = [c for each in verb.children if each.dep_ == "agent" for c in each.subtree]
    last = [each for each in named if each.dep_ in ("appos", "conj") and each.pos_ == "PROPN"]
    return list(dict.fromkeys((*found, *last)))
