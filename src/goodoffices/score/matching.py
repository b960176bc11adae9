"""When an item of the program's sheet is the one that was coded by hand, section by section.

Each rule gives 0 for "not this one", else how well the two agree, so that the best pairs are taken
first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.score.names import Cast, folded, text, texts, token_f1

Item = Mapping[str, object]
Rule = Callable[[Item, Item, "Context"], float]
_CONTENT = 0.6
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_SYMMETRIC = frozenset({"allied_with", "rival_of", "linked_to"})


class Context:
    """What the rules need beside two items: who is who, and the words of the report."""

    def __init__(self, gold: Mapping[str, object], report_text: str) -> None:
        """Take the hand-coded sheet and the text of the report."""
        self.cast = Cast(gold)
        self.words = folded(report_text)

    def between(self, starts: str, ends: str) -> str:
        """Give the words of the report from the first to the last words of a statement."""
        first, last = folded(starts), folded(ends)
        best = ""
        begin = self.words.find(first)
        while begin >= 0 and first:
            stop = self.words.find(last, begin)
            if stop >= 0 and (not best or stop + len(last) - begin < len(best)):
                best = self.words[begin : stop + len(last)]
            begin = self.words.find(first, begin + 1)
        return best or f"{first} {last}"


def people(said: Item, gold: Item, context: Context) -> float:
    """Two persons are one if a name of one is a name of the other."""
    names = {folded(text(said, "name")), *map(folded, texts(said, "aliases"))}
    known = {folded(text(gold, "name")), *map(folded, texts(gold, "aliases"))}
    if names & known:
        return 1.0
    return 0.8 if context.cast.same(text(said, "name"), text(gold, "name")) else 0.0


def groups(said: Item, gold: Item, context: Context) -> float:
    """Two groups are one by the same rule."""
    return people(said, gold, context)


def statements(said: Item, gold: Item, context: Context) -> float:
    """Two statements are one if their words overlap; the right speaker comes first."""
    left = context.between(text(said, "starts"), text(said, "ends"))
    right = context.between(text(gold, "starts"), text(gold, "ends"))
    overlap = token_f1(left, right)
    if overlap < _CONTENT or not speaker(said, gold, context):
        return 0.0
    return overlap


def speaker(said: Item, gold: Item, context: Context) -> bool:
    """Tell whether the speaker named is one of those coded."""
    coded = [text(gold, "speaker"), *texts(gold, "co_speakers")]
    return any(context.cast.same(text(said, "speaker"), name) for name in coded)


def events(said: Item, gold: Item, context: Context) -> float:
    """Two events are one if type, sources and targets agree."""
    if said.get("type") != gold.get("type"):
        return 0.0
    cast = context.cast
    sides = [texts(said, "sources"), texts(said, "targets")]
    coded = [texts(gold, "sources"), texts(gold, "targets")]
    if not any(coded) or not any(sides):
        return 0.5 * _about_same(said, gold)
    straight = cast.same_set(sides[0], coded[0]) and (
        not coded[1] or cast.same_set(sides[1], coded[1])
    )
    pooled = said.get("type") in _RECIPROCAL and cast.same_set(
        [*sides[0], *sides[1]], [*coded[0], *coded[1]], pooled=True
    )
    if not straight and not pooled:
        return 0.0
    return 1.0 + _about_same(said, gold)


def _about_same(said: Item, gold: Item) -> float:
    """Give the share of words that triggers and places have in common."""
    left = folded(f"{text(said, 'trigger')} {text(said, 'place')}")
    right = folded(f"{text(gold, 'trigger')} {text(gold, 'place')}")
    return token_f1(left, right)


def talks(said: Item, gold: Item, context: Context) -> float:
    """Two talks are one by name, or by venue unless the dates differ."""
    name = token_f1(folded(text(said, "name")), folded(text(gold, "name")))
    same_venue = bool(text(gold, "venue")) and folded(text(said, "venue")) == folded(
        text(gold, "venue")
    )
    starts = text(said, "start"), text(gold, "start")
    apart = all(starts) and not (starts[0].startswith(starts[1]) or starts[1].startswith(starts[0]))
    if name >= _CONTENT and not apart:
        return 1.0 + name
    return 0.7 if same_venue and not apart else 0.0


def ceasefires(said: Item, gold: Item, context: Context) -> float:
    """Two truces are one if status and place agree, or status and scope where no place is told."""
    if said.get("status") != gold.get("status"):
        return 0.0
    places = folded(text(said, "place")), folded(text(gold, "place"))
    if all(places):
        return 1.0 if places[0] == places[1] else 0.0
    return 0.6 if said.get("scope") == gold.get("scope") else 0.0


def figures(said: Item, gold: Item, context: Context) -> float:
    """Two figures are one if measure and bounds agree."""
    if said.get("measure") != gold.get("measure"):
        return 0.0
    bounds = ("low", "high")
    if any(said.get(bound) != gold.get(bound) for bound in bounds):
        return 0.0
    if all(gold.get(bound) is None for bound in bounds):
        return token_f1(folded(text(said, "text")), folded(text(gold, "text")))
    return 1.0 + (folded(text(said, "place")) == folded(text(gold, "place")))


def positions(said: Item, gold: Item, context: Context) -> float:
    """Two positions are one if actor and issue agree, and stance or a word of the content."""
    if said.get("issue") != gold.get("issue"):
        return 0.0
    if not context.cast.same(text(said, "actor"), text(gold, "actor"), parts=True):
        return 0.0
    stance = said.get("stance") == gold.get("stance")
    content = token_f1(folded(text(said, "content")), folded(text(gold, "content")))
    return 0.5 * stance + content


def relations(said: Item, gold: Item, context: Context) -> float:
    """Two relations are one if subject, predicate and object agree."""
    if said.get("predicate") != gold.get("predicate"):
        return 0.0
    pairs = [("subject", "object")]
    if said.get("predicate") in _SYMMETRIC:
        pairs.append(("object", "subject"))
    return float(
        any(
            context.cast.same(text(said, "subject"), text(gold, one))
            and context.cast.same(text(said, "object"), text(gold, two))
            for one, two in pairs
        )
    )


RULES: Mapping[str, Rule] = {
    "people": people,
    "groups": groups,
    "statements": statements,
    "events": events,
    "talks": talks,
    "ceasefires": ceasefires,
    "figures": figures,
    "positions": positions,
    "relations": relations,
}
