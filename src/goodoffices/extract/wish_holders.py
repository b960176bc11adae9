"""Who may hold a wish: whose words they are, who does the verbs around them, whose noun it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from goodoffices.extract.clause_actors import owners
from goodoffices.extract.clauses import after_preposition, conjuncts, doers, is_infinitive
from goodoffices.extract.position_found import holders, voices
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_UP = 7
"""How many words up the parse somebody is looked for."""
_FAR = 4
"""Farther up the distance tells nothing more."""
_FROM = ("by", "from", "among")
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})


@dataclass
class Candidate:
    """Somebody who may hold it, and how he was found: by what and how far up."""

    party: Party
    found: set[str] = field(default_factory=set)

    def features(self, *, quoted: bool) -> dict[str, float]:
        """Describe the candidate by names that the weights know."""
        named = dict.fromkeys(self.found, 1.0)
        named["pronoun"] = float(self.party.printed.lower() in _PRONOUNS)
        named["named"] = float(any(c.isupper() for c in self.party.printed))
        if quoted:
            named |= {f"{name}, quoted": value for name, value in named.items()}
        return named | {"one": 1.0, "ways": float(len(self.found))}


def candidates(word: Token, scene: Scene) -> list[Candidate]:
    """Give everybody who may hold what a word tells, in the order found."""
    found: dict[Span | None, Candidate] = {}

    def add(parties: list[Party], how: str) -> None:
        for party in parties:
            found.setdefault(party.span, Candidate(party)).found.add(how)

    add(voices(word, scene), "voice")
    current = word
    for up in range(_UP):
        far = min(up, _FAR)
        if current.pos_ in ("VERB", "AUX"):
            told = _told_to(current) if up == 0 else []
            who = [each for each in doers(current) if each not in told]
            add(holders(who, scene), f"doer {far}")
        elif current.pos_ == "NOUN":
            add(holders(owners(scene, current), scene), f"owner {far}")
            add(holders(after_preposition(current, _FROM), scene), f"by {far}")
        if current.head == current:
            break
        current = current.head
    return list(found.values())


def _told_to(verb: Token) -> list[Token]:
    """Give who is only asked to: "called for *Chad* to leave", "urged *Chad* to leave"."""
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return []
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    asked = [child for child in verb.head.children if child.dep_ in ("dobj", "dative")]
    return [part for each in (*own, *asked) for part in conjuncts(each)]
