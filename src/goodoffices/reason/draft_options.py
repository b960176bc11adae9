"""Proposes the options part of a scenario: what is demanded of whom, who offers what, which truce.

Whose option it is must stand in the record: a demand on nobody named becomes a remark, not an
option. How the wishes of one actor are ordered no report says, so every order is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from goodoffices.codes import CeasefireStatus, Stance
from goodoffices.facts import Ceasefire, Position
from goodoffices.reason.draft import (
    WORDS,
    Material,
    Wanted,
    _has,
    _holder,
    cited_by,
    is_wanted,
    slug,
    told_once,
)
from goodoffices.reason.scenario import (
    BLANK,
    UNKNOWN,
    Actor,
    Option,
    Origin,
    Preference,
    Range,
    Scenario,
    Wish,
)

MOST_DRAFTED = 10
"""Options a draft proposes; the remarks name the others."""

HOLDING = frozenset({CeasefireStatus.IN_FORCE, CeasefireStatus.FRAGILE, CeasefireStatus.EXTENDED})


@dataclass(frozen=True, slots=True)
class _Asked:
    """One demand or offer that can be an option."""

    owner: str
    by: str
    text: str
    fact: Position


def with_options(given: Scenario, material: Material, wanted: Wanted) -> tuple[Scenario, list[str]]:
    """Add options and wishes to a draft; remarks say what was left for the analyst."""
    asked, remarks = _asked(material, wanted)
    made: dict[str, Option] = {}
    wishes: dict[str, list[Wish]] = {}
    for each in asked[:MOST_DRAFTED]:
        ident = slug(each.text)
        made.setdefault(ident, _option(ident, each))
        own = wishes.setdefault(each.by, [])
        if all(wish.holds != ident for wish in own):
            own.append(Wish(ident, UNKNOWN, Origin((each.fact.id,))))
    remarks += [
        f"left out, more than {MOST_DRAFTED}: {e.text} ({e.fact.id})" for e in asked[MOST_DRAFTED:]
    ]
    for truce in _truces(material, wanted):
        made.setdefault(truce.id, truce)
    if not made:
        return given, [*remarks, "No demand or offer names whose option it is."]
    names = dict.fromkeys([*(o.actor for o in made.values()), *wishes])
    actors = dict.fromkeys([*(a.name for a in given.actors), *names])
    options = tuple(replace(o, actor=slug(o.actor)) for o in made.values())
    owners = dict.fromkeys(o.actor for o in made.values())
    facts = [e.fact for e in asked[:MOST_DRAFTED]]
    facts_of_truces = [
        f for f in material.others if f.id in {i for o in options for i in o.origin.ids}
    ]
    cited = {c.id: c for c in (*given.cited, *cited_by(material, [*facts, *facts_of_truces]))}
    remarks += _pairs(options)
    return replace(
        given,
        actors=tuple(Actor(slug(name), name) for name in actors),
        options=options,
        preferences=tuple(_preference(name, wishes.get(name, [])) for name in owners),
        cited=tuple(cited.values()),
    ), remarks


def _asked(material: Material, wanted: Wanted) -> tuple[list[_Asked], list[str]]:
    found: list[_Asked] = []
    remarks: list[str] = []
    for fact in (f for f in told_once(material.positions) if is_wanted(f, wanted)):
        by = _holder(fact.actor, wanted)
        if by and fact.stance is Stance.CONDITION:
            told = " ".join(fact.content.split())
            remarks.append(f"a condition of {by}, to write as a wish “a if b”: {told} ({fact.id})")
        if not by or fact.stance not in (Stance.DEMAND, Stance.OFFER):
            continue
        owner = by
        if fact.stance is Stance.DEMAND:
            owner = _holder(fact.toward, wanted) if fact.toward else ""
        text = " ".join(fact.content.split())
        if owner and (owner != by or fact.stance is Stance.OFFER):
            found.append(_Asked(owner, by, text, fact))
        else:
            remarks.append(f"whose option is this? {by} asks: {text} ({fact.id})")
    return found, remarks


def _option(ident: str, each: _Asked) -> Option:
    final = _has(each.text, WORDS["final"])
    why = f"{'offered' if each.owner == each.by else 'demanded'} by {each.by}"
    if final:
        why += "; its words suggest that it cannot be undone: check"
    undo = "not once taken" if final else "yes"
    return Option(ident, each.owner, each.text, False, undo, Origin((each.fact.id,), why))


def _truces(material: Material, wanted: Wanted) -> Iterator[Option]:
    """Give the latest truce as one option for each party to it."""
    if "ceasefire" not in wanted.issues:
        return
    days = {ident: (r.told.iso if r.told else None) or "" for ident, r in material.reports.items()}
    known = [f for f in material.others if isinstance(f, Ceasefire) and f.parties]
    if not known:
        return
    last = max(known, key=lambda f: (days.get(f.report, ""), f.report, f.sentence))
    for party in last.parties:
        owner = _holder(party, wanted)
        if owner:
            yield Option(
                id=f"truce_{slug(owner)}",
                actor=owner,
                text=f"keep the {last.term or 'truce'}",
                now=last.status in HOLDING,
                undo="yes",
                origin=Origin((last.id,), f"last told of as {last.status.value.replace('_', ' ')}"),
            )


def _preference(name: str, wishes: list[Wish]) -> Preference:
    """Give what an owner of options is known to want; the order of wishes is not known."""
    if not wishes:
        why = "the record does not say what it wants of these options"
        return Preference(slug(name), (Wish(BLANK, UNKNOWN, Origin((), why)),))
    last = len(wishes)
    placed = tuple(
        replace(wish, rank=Range(1, place, last) if last > 1 else Range.at(1))
        for place, wish in enumerate(wishes, start=1)
    )
    return Preference(slug(name), placed)


def _pairs(options: Iterable[Option]) -> list[str]:
    by_owner: dict[str, list[Option]] = {}
    for option in options:
        by_owner.setdefault(option.actor, []).append(option)
    return [
        f"can {actor} do all of these at once? {', '.join(o.id for o in own)}: if not, add "
        "[[infeasible]]"
        for actor, own in by_owner.items()
        if len(own) > 1
    ]
