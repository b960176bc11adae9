"""A fact in one plain sentence, put together from its own fields and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from goodoffices.codes import (
    CeasefireStatus,
    EventType,
    FactKind,
    Measure,
    Realis,
    Stance,
    SupportMode,
)
from goodoffices.dossier.agreement import agreeing
from goodoffices.dossier.dating import on_day
from goodoffices.dossier.deeds import ARREST, deed
from goodoffices.dossier.naming import among, capital, inner, listed, within
from goodoffices.dossier.words import event_word, listed_words, says_already, word
from goodoffices.facts import (
    Ceasefire,
    Event,
    Fact,
    Figure,
    Party,
    Position,
    Relation,
    Role,
    Statement,
    Talks,
)
from goodoffices.quantities import numbers_in

_HOW: Mapping[Realis, str] = MappingProxyType(
    {
        Realis.PLANNED: "{who} planned to {what}",
        Realis.POSSIBLE: "{who} might {what}",
        Realis.REQUESTED: "Call for {who} to {what}",
        Realis.DENIED: "Denied: that {who} {what}",
    }
)
"""How a thing not told as done is put: forms that are right for one doer and for several."""
_BARE = frozenset({"a", "an", "the", "half", "dozens", "scores", "hundreds", "thousands", "tens"})
"""Words with which a number may begin though none of them keeps it from being exact."""
_NOUNS = frozenset({Measure.REFUGEES, Measure.FIGHTERS, Measure.GROUPS, Measure.AID})
"""Measures whose word names what is counted, where the others say what befell it."""
_STAND_INS = frozenset(
    {"them", "they", "those", "these", "it", "he", "she", "who", "whom", "others", "him", "her"}
    | {"nobody", "no one", "somebody", "someone"}
)
"""Words that only point at somebody named elsewhere."""


def says(fact: Fact) -> str:
    """Retell a fact in one sentence without a full stop; what is not stated is left out."""
    return _SAYS[fact.kind](cast(Any, fact))


def names(parties: Iterable[Party]) -> str:
    """List parties as a sentence does: "A, B and C"; empty where there is none."""
    return listed(party.shown for party in parties)


def by_whom(fact: Fact) -> str:
    """Name those to whom the report attributes the fact, or nobody."""
    return names(fact.attributed_to)


def stands(fact: Fact) -> str:
    """Tell in plain words whether a fact is told as done, planned, possible, denied or asked."""
    return "earlier" if fact.background else word("realis", fact.realis)


def _statement(fact: Statement) -> str:
    speaker = names(fact.speakers) or "somebody not named"
    to = names(fact.addressees)
    said = agreeing(word("act", fact.act), fact.speakers, fact)
    return f"{speaker} {said}" + (f", to {to}" if to else "")


def _event(fact: Event) -> str:
    source = among(fact.sources)
    target = _one_another(fact) or _whom(
        fact, [p for p in fact.targets if is_somebody(p) and not _is_there(p, fact)]
    )
    where = f" in {within(fact.place)}" if fact.place else ""
    if not source:
        name = event_word(fact.type, "name", fact.mode)
        toward = f" involving {target}" if target else ""
        return f"{capital(name)}{toward}{where}"
    told = _HOW.get(fact.realis)
    if target == ONE_ANOTHER and fact.type is EventType.ASSAULT and told is None:
        return capital(f"{source} fought among themselves{where}")
    past = told is None or fact.realis is Realis.DENIED
    forms = ("to", "alone") if past else ("base", "bare")
    what = deed(fact, forms[0 if target else 1])
    what += f" {target}" if target else ""
    said = told.format(who=source, what=what) if told else f"{source} {what}"
    return capital(f"{said}{where}")


ONE_ANOTHER = "one another"
"""Whom a deed meets that parts of one side do to each other."""


def _one_another(fact: Event) -> str:
    """Tell of those who did to each other what is told: the same on both sides of the deed."""
    ones = [each.actor or each.shown for each in fact.sources]
    others = [each.actor or each.shown for each in fact.targets]
    if not ones or sorted(ones) != sorted(others):
        return ""
    return ONE_ANOTHER if len(ones) == 1 else "each other"


def _is_there(party: Party, fact: Event) -> bool:
    """Tell whether somebody is only the place over again: "recalled its men from Cairo"."""
    return fact.place is not None and party.printed.casefold() == fact.place.casefold()


def _whom(fact: Event, parties: Sequence[Party]) -> str:
    """Name whom a deed met; who is arrested are the men as printed, not the state they serve."""
    if fact.mode != ARREST:
        return among(parties)
    return listed(within(p.printed if " " in p.printed else p.shown) for p in parties)


def is_somebody(party: Party) -> bool:
    """Tell whether words name or describe somebody; "others" and "them" do not."""
    return bool(party.actor) or party.shown.casefold() not in _STAND_INS


def according(fact: Fact) -> str:
    """Say, to end a sentence, according to whom; nothing where the report tells it itself."""
    return f", according to {teller(fact)}" if teller(fact) else ""


def teller(fact: Fact) -> str:
    """Name those whose account it is, as far as the words name or describe them."""
    return among(party for party in fact.attributed_to if is_somebody(party))


def plan(fact: Fact) -> str:
    """Tell what was to come in one sentence without a full stop, with its day."""
    if isinstance(fact, Statement):
        return f"{says(fact)}: {fact.content}"
    if isinstance(fact, Ceasefire):
        return f"{truce(fact, due=True)} {on_day(fact.date)}".rstrip()
    return f"{says(fact)} {on_day(fact.date)}".rstrip()


def placed(fact: Talks) -> str:
    """Name talks with their venue, where their name does not have it."""
    name = called(fact)
    if fact.venue and fact.venue.casefold() not in name.casefold():
        return f"{name} in {fact.venue}"
    return name


def called(fact: Talks) -> str:
    """Name talks as the report does: their name, else the round, else the venue."""
    if fact.name:
        return fact.name
    numbered = f"round {fact.number} of talks" if fact.number else "talks"
    return f"{numbered} in {fact.venue}" if fact.venue else numbered


def _talks(fact: Talks) -> str:
    present = names(p.party for p in fact.participants if p.status in ("attending", "host"))
    text = capital(placed(fact))
    if present and fact.realis is Realis.ACTUAL:
        text += f", with {inner(present)}"
    return text + (f": {word('outcome', fact.outcome)}" if fact.outcome else "")


def _ceasefire(fact: Ceasefire) -> str:
    where = f" in {within(fact.place)}" if fact.place else ""
    between = names(fact.parties)
    told = f"{capital(term(fact))}{where}: {word('truce', fact.status)}"
    return told + (f" ({between})" if between else "")


def term(fact: Ceasefire) -> str:
    """Give the word that a report uses for a truce; a headline's capitals are not kept."""
    shouted = fact.term.isupper() or fact.term.istitle()
    told = fact.term.lower() if shouted else fact.term or "ceasefire"
    first, _, rest = told.partition(" ")
    halted = first in listed_words("halting", "headline")
    halted = halted and rest.split(" ")[0] in listed_words("halting", "of")
    return f"{first} to {rest}" if halted else told


def is_several(fact: Ceasefire) -> bool:
    """Tell whether several truces are told of in one word: "earlier truces"."""
    what = term(fact).casefold()
    return what.endswith("s") and not what.startswith(listed_words("halting", "one"))


def truce(fact: Ceasefire, *, due: bool = False) -> str:
    """Tell of a truce in a sentence: of what sort, where, between whom, and how it stood.

    Of one that is `due`, that it is to begin or to be renewed.
    """
    what, several = term(fact), is_several(fact)
    where = f" in {within(fact.place)}" if fact.place else ""
    known = [p for p in fact.parties if p.actor]
    between = f" between {among(known)}" if len(known) > 1 else ""
    table = "truce_several" if several else "truce_one"
    if due and fact.status in _COMING:
        table = "due_several" if several else "due_one"
    text = f"{'' if several else _article(what)}{what}{where}{between} {word(table, fact.status)}"
    named = f" (named with it: {among(known)})" if len(known) == 1 else ""
    return capital(text + named)


_COMING = frozenset({CeasefireStatus.AGREED, CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED})
"""How a truce stands that is to begin, or to begin again."""


def _article(what: str) -> str:
    return "an " if what[:1].casefold() in "aeiou" else "a "


def value(fact: Figure) -> str:
    """Give a figure as printed, with the word that keeps it from being exact, once.

    Words printed before or behind the number keep it already: "as many as", "some", "or more".
    """
    words = fact.printed.casefold().split()
    first, last = (words[0], words[-1]) if words else ("", "")
    plain = bool(numbers_in(first)) or first[:1].isdigit() or first in _BARE
    plain = plain and not set(words[1:2]) & set(listed_words("counted", "guessed"))
    kept = not plain or last in ("more", "so", "most", "plus", "fewer") or last.endswith("+")
    if len(numbers_in(fact.printed)) > 1 and " and " in fact.printed and first[:1].isdigit():
        return f"between {fact.printed}"
    return fact.printed if kept or not fact.qualifier else f"{fact.qualifier.value} {fact.printed}"


def _takes_of(printed: str, of: str) -> bool:
    """Tell "tens of thousands of people" and "64 of its soldiers" from "64 soldiers"."""
    number, whom = printed.casefold().split(), of.casefold().split()
    vague = bool(number) and number[-1] in listed_words("counted", "partitive")
    return vague or whom[0] in listed_words("counted", "whose")


def counted(fact: Figure) -> str:
    """Say what a figure counts, in the report's words where it has them, once."""
    of = "" if (fact.of or "").casefold().split()[:1] in ([w] for w in _STAND_INS) else fact.of
    of = of if of and of not in fact.printed else ""
    if of and fact.measure is Measure.KILLED:
        of = _without_ending(of)
    if of and fact.measure not in _NOUNS and _takes_of(fact.printed, of):
        of = f"of {of}"
    if of and (fact.measure is Measure.OTHER or says_already(fact.measure, of)):
        return of
    what = word("measure", fact.measure)
    if not of or (fact.measure in _NOUNS and of.casefold() in listed_words("counted", "everybody")):
        return what
    return f"{what} ({of})" if fact.measure in _NOUNS else f"{of} {what}"


def _without_ending(of: str) -> str:
    """Give "people" of "people dead", whose last word only repeats what befell them."""
    *before, last = of.split()
    repeats = bool(before) and last.casefold() in listed_words("counted", "befallen")
    return " ".join(before) if repeats else of


def _figure(fact: Figure) -> str:
    where = f" in {fact.place}" if fact.place else ""
    period = f", {fact.period}" if fact.period else ""
    return f"{value(fact)} {counted(fact)}{where}{period}"


def _position(fact: Position) -> str:
    if is_clause(fact.content):
        return f"{fact.actor.shown} {word('stance_clause', fact.stance)} {fact.content}"
    asked = fact.stance is Stance.DEMAND and fact.toward is not None and is_somebody(fact.toward)
    whom = inner(fact.toward.shown) if fact.toward else ""
    if asked:
        return f"{fact.actor.shown} {word('stance', fact.stance)} of {whom}: {fact.content}"
    toward = f" toward {whom}" if whom else ""
    return f"{fact.actor.shown} {wish_of(fact)}{toward}: {fact.content}"


def is_clause(content: str) -> bool:
    """Tell whether words are a whole clause: a finite verb before any "that" or "which"."""
    before = listed_words("finite", "before")
    for each in content.casefold().split()[1:]:
        plain = each.strip(',;:“”"‘’')
        if plain in before:
            return False
        if plain in listed_words("finite", "any"):
            return True
    return False


def wish_of(fact: Position) -> str:
    """Give the verb of a position; who is against "no talks" would be for them, so: accepts."""
    first = fact.content.split(" ", 1)[0].lower()
    denied = fact.stance is Stance.OPPOSE and first in ("no", "nothing", "neither", "none")
    return "accepts" if denied else word("stance", fact.stance)


def _relation(fact: Relation) -> str:
    mode = f" {word('mode', fact.mode)}" if fact.mode and fact.mode is not SupportMode.OTHER else ""
    whom = within(fact.object.shown)
    told = f"{capital(within(fact.subject.shown))} {word('predicate', fact.predicate)} {whom}{mode}"
    return told if fact.current else f"{told} (in the past)"


def _role(fact: Role) -> str:
    former = "" if fact.current else " (no longer)"
    return f"{fact.holder.shown}: {fact.title}{former}"


_SAYS: Mapping[FactKind, Callable[[Any], str]] = MappingProxyType(
    {
        FactKind.STATEMENT: _statement,
        FactKind.EVENT: _event,
        FactKind.TALKS: _talks,
        FactKind.CEASEFIRE: _ceasefire,
        FactKind.FIGURE: _figure,
        FactKind.POSITION: _position,
        FactKind.RELATION: _relation,
        FactKind.ROLE: _role,
    }
)
