"""Finds actors, their names and their mentions, merged as judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, TextClause, func, or_, select, text

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, ActorMention, Span
from goodoffices.gate import fold
from goodoffices.record.groups import Groups, find_groups
from goodoffices.record.parts import parts
from goodoffices.record.tables import actor, actor_trait, judgement, mention

LONG_NAME = 40
"""Characters beyond which printed words are a description rather than a name."""
_RULING = re.compile(r"\b(?:government|regime|authorities|administration)\b", re.IGNORECASE)
"""Words for whoever rules a country."""
_ROOT = 4
"""Letters that the name of a country and that of its people have in common: Mali, Malian."""
_PEOPLE = ("n", "an", "ian", "i", "ese")
"""What makes the name of a people of that of a country."""
LEADING_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
"""The article of "The rebels"."""
_PRONOUNS = "he she it they him her them his hers its their theirs i me my we us our who whose"
PRONOUNS = frozenset(_PRONOUNS.split())
"""Words that open a sentence with a capital and are nobody's name."""

_MEN = frozenset(
    {"troops", "forces", "soldiers", "officials", "authorities", "officers", "jets", "warplanes"}
)
"""Words for some of a side's men, or for whoever speaks for it."""
NAMES = ("name", "alias", "printed")
"""Traits by which an actor can be looked up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor with how often it is met: what a list of actors shows."""

    actor: Actor
    reports: int
    mentions: int
    members: tuple[str, ...]
    """Every id that was judged to be this actor."""


@dataclass(frozen=True, slots=True)
class Namings:
    """Where an actor is mentioned, summed up."""

    reports: dict[str, int]
    """Each report that names it, and how often it does."""
    printed: tuple[str, ...]
    """Every form printed for it, in the order of the reports that have it."""
    rules: tuple[str, ...]
    """Why these words stand for it, each rule once."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is recorded of some actors' names: what the gate asks for."""

    groups: Groups
    names: dict[str, frozenset[str]]
    shown: dict[str, str]
    """Id of a group's head -> the name to show."""

    def names_of(self, one: str) -> frozenset[str]:
        """Give every recorded name of an actor, under whichever of its ids."""
        return self.names.get(self.groups.head_of(one), frozenset())


@dataclass(frozen=True, slots=True)
class Naming:
    """Under which id and name an actor is shown, and every name recorded of it."""

    head: str
    shown: str
    names: frozenset[str]


def names_now(connection: Connection, ids: Iterable[str]) -> dict[str, Naming]:
    """Give how these actors are named in the record as it stands."""
    wanted = sorted(set(ids))
    known = known_names(connection, wanted)
    heads = {one: known.groups.head_of(one) for one in wanted}
    return {
        one: Naming(head, known.shown.get(head, ""), known.names_of(one))
        for one, head in heads.items()
    }


def find_actors(
    connection: Connection, *, limit: int | None = None, offset: int = 0
) -> list[Standing]:
    """Give the actors of the record, the most mentioned first, merged as judged.

    With a limit only as many are looked at as can stand so high, and those that are merged.
    """
    groups = find_groups(connection, _judged(connection))
    merged = sorted(one for own in groups.members.values() for one in own)
    totals: Counter[str] = Counter()
    for one, count in _mention_counts(connection, merged).items():
        totals[groups.head_of(one)] += count
    end = None if limit is None else offset + limit
    alone = _most_mentioned(connection, None if end is None else end + len(merged))
    totals.update({one: count for one, count in alone.items() if one not in groups.head})
    ordered = sorted(totals, key=lambda head: (-totals[head], head))
    return _standings(connection, ordered[offset:end], groups)


def find_actors_called(connection: Connection, words: str) -> list[Standing]:
    """Give the actors in one of whose names these words stand, the most mentioned first.

    Case and accents make no difference; a part of a word is enough.
    """
    own, wanted = actor_trait.c, fold(words)
    if not wanted:
        return []
    having = own.folded.contains(wanted, autoescape=True)
    called = select(own.actor).distinct().where(own.trait.in_(NAMES), having)
    ids = list(connection.scalars(called))
    groups = find_groups(connection, ids)
    found = _standings(connection, sorted({groups.head_of(one) for one in ids}), groups)
    return sorted(found, key=lambda one: (-one.mentions, one.actor.id))


def find_actor(connection: Connection, id_or_name: str) -> Standing | None:
    """Give the actor with this id, or the most mentioned one of this name."""
    ids = actors_named(connection, id_or_name)
    if not ids:
        return None
    groups = find_groups(connection, ids)
    found = _standings(connection, sorted({groups.head_of(one) for one in ids}), groups)
    return min(found, key=lambda one: (-one.mentions, one.actor.id), default=None)


def find_unmerged_actors(connection: Connection, ids: Iterable[str] | None = None) -> list[Actor]:
    """Give actors as the reports name them, before any judgement, in order of their ids.

    All of them, or those asked for. Their aliases are those that a report introduces as such, not
    every form it prints.
    """
    if ids is None:
        return _unmerged(connection, list(connection.scalars(select(actor.c.id))))
    return _unmerged(connection, sorted(set(ids)))


def _unmerged(connection: Connection, ids: list[str]) -> list[Actor]:
    own = actor_trait.c
    found: list[Actor] = []
    for part in parts(ids):
        aliases: dict[str, list[str]] = {}
        introduced = select(own.actor, own.value).where(own.trait == "alias", own.actor.in_(part))
        for row in connection.execute(introduced.order_by(own.value)):
            aliases.setdefault(row[0], []).append(row[1])
        rows = connection.execute(select(actor).where(actor.c.id.in_(part))).mappings()
        found += [_as_named(row, aliases.get(row["id"], ())) for row in rows]
    return sorted(found, key=lambda one: one.id)


def _as_named(row: RowMapping, aliases: Iterable[str]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country=row["country"],
        aliases=tuple(aliases),
        known=row["known"],
    )


def actors_named(connection: Connection, id_or_name: str) -> tuple[str, ...]:
    """Give the ids of the actors that bear a name: the whole of it, else a word at its end."""
    if connection.scalar(select(actor.c.id).where(actor.c.id == id_or_name)):
        return (id_or_name,)
    own, wanted = actor_trait.c, fold(id_or_name)
    if not wanted:
        return ()
    named = select(own.actor).distinct().where(own.trait.in_(NAMES)).order_by(own.actor)
    found = tuple(connection.scalars(named.where(own.folded == wanted)))
    if found:
        return found
    ends = or_(own.folded.like(f"% {wanted}"), own.folded.like(f"{wanted} %"))
    return tuple(connection.scalars(named.where(ends)))


def ids_of(connection: Connection, id_or_name: str) -> list[str]:
    """Give the ids of the actors that bear a name, and of all that were judged the same."""
    ids = actors_named(connection, id_or_name)
    groups = find_groups(connection, ids)
    return sorted({one for each in ids for one in groups.all_of(each)})


def find_mentions(
    connection: Connection, of_actor: str, *, limit: int | None = None, offset: int = 0
) -> list[ActorMention]:
    """Give where an actor, under any of its merged ids, is mentioned."""
    own = mention.c
    found = (
        select(mention)
        .where(own.actor.in_(ids_of(connection, of_actor)))
        .order_by(own.report, own.span_from, own.span_to, own.actor)
        .limit(limit)
        .offset(offset)
    )
    return [_mention(row) for row in connection.execute(found).mappings()]


def find_namings(connection: Connection, of_actor: str) -> Namings:
    """Sum up where an actor, under any of its merged ids, is mentioned."""
    own = mention.c
    mine = own.actor.in_(ids_of(connection, of_actor))
    counted = select(own.report, func.count()).where(mine).group_by(own.report)
    first = func.min(own.report)
    forms = select(own.printed).where(mine).group_by(own.printed).order_by(first, own.printed)
    rules = select(own.rule).distinct().where(mine, own.rule != "").order_by(own.rule)
    return Namings(
        {row[0]: int(row[1]) for row in connection.execute(counted)},
        tuple(connection.scalars(forms)),
        tuple(connection.scalars(rules)),
    )


def mentions_in(connection: Connection, reports: Iterable[str]) -> list[ActorMention]:
    """Give all mentions of some reports."""
    own = mention.c
    found = select(mention).where(own.report.in_(sorted(set(reports))))
    ordered = found.order_by(own.report, own.span_from, own.span_to, own.actor)
    return [_mention(row) for row in connection.execute(ordered).mappings()]


def mentions_at(
    connection: Connection, places: Mapping[str, Iterable[Span]]
) -> dict[str, list[ActorMention]]:
    """Give the mentions that meet any of some places, by report: a tenth of all there are.

    The database looks which they are: the others need not leave it.
    """
    asked = [
        (report, *ends)
        for report, spans in sorted(places.items())
        for ends in zip(*_apart(spans), strict=True)
    ]
    rows: set[tuple[Any, ...]] = set()
    for part in parts(asked):
        given = {
            f"{name}{nth}": value
            for nth, place in enumerate(part)
            for name, value in zip(("report", "first", "last"), place, strict=True)
        }
        rows.update(map(tuple, connection.execute(_meeting(len(part)), given).all()))
    found: dict[str, list[ActorMention]] = {}
    for report, start, end, who, printed, rule in sorted(rows):
        made = ActorMention(report, who, Span(start, end), printed, rule)
        found.setdefault(report, []).append(made)
    return found


@cache
def _meeting(count: int) -> TextClause:
    """Give the statement for the mentions that meet one of so many places."""
    first = "(CAST(:report0 AS text), CAST(:first0 AS integer), CAST(:last0 AS integer))"
    others = (f"(:report{nth}, :first{nth}, :last{nth})" for nth in range(1, count))
    return text(
        f"WITH place(report, first, last) AS (VALUES {', '.join((first, *others))}) "
        "SELECT m.report, m.span_from, m.span_to, m.actor, m.printed, m.rule "
        "FROM place CROSS JOIN mention AS m WHERE m.report = place.report "
        "AND m.span_from < place.last AND m.span_to > place.first"
    )


def _apart(spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    """Give where places begin and end, those that meet as one, in order."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return starts, ends


def reports_naming(connection: Connection, actors: Iterable[str]) -> dict[str, set[str]]:
    """Give the reports in which each of some actors is named, under any of its merged ids."""
    wanted = sorted(set(actors))
    groups = find_groups(connection, wanted)
    heads = {member: one for one in wanted for member in groups.all_of(one)}
    own = mention.c
    found: dict[str, set[str]] = {one: set() for one in wanted}
    members = sorted(heads)
    for some in parts(members):
        rows = connection.execute(
            select(own.actor, own.report).distinct().where(own.actor.in_(some))
        )
        for who, report in rows:
            found[heads[who]].add(report)
    return found


def known_names(connection: Connection, ids: Iterable[str]) -> KnownNames:
    """Gather what is recorded of the names of these actors and of those judged the same."""
    wanted = set(ids)
    groups = find_groups(connection, wanted)
    heads = {groups.head_of(one) for one in wanted}
    every = sorted({one for head in heads for one in groups.all_of(head)})
    names: dict[str, frozenset[str]] = {}
    shown: dict[str, str] = {}
    traits = _traits(connection, every)
    countries = _countries(connection, heads)
    for head in heads:
        own = [row for one in groups.all_of(head) for row in traits.get(one, [])]
        names[head] = frozenset(_recorded(own))
        shown[head] = _name_to_show(traits.get(head, []), names[head], countries.get(head) or "")
    return KnownNames(groups, names, shown)


def _countries(connection: Connection, heads: Iterable[str]) -> dict[str, str | None]:
    """Give the country of each actor that is a state or its government."""
    found: dict[str, str | None] = {}
    for part in parts(sorted(heads)):
        of_state = actor.c.kind.in_((ActorKind.GOVERNMENT.value, ActorKind.STATE.value))
        wanted = select(actor.c.id, actor.c.country).where(actor.c.id.in_(part), of_state)
        found |= {row.id: row.country for row in connection.execute(wanted)}
    return found


def _recorded(traits: list[RowMapping]) -> set[str]:
    """Give the names that count: printed somewhere with a capital, introduced, or known to all.

    An actor that no report names goes by the longest words printed for it: "the guerrillas".
    """
    forms = {row["value"] for row in traits if row["trait"] in ("printed", "alias")}
    printed = {form for form in forms if _is_name(form)}
    if not printed and forms:
        printed = {min(forms, key=lambda form: (-len(form), form))}
    seen = {fold(LEADING_ARTICLE.sub("", value)) for value in printed}
    known = any(row["trait"] == "known" for row in traits)
    named = {row["value"] for row in traits if row["trait"] == "name"}
    return printed | {name for name in named if known or fold(name) in seen}


def _is_name(form: str) -> bool:
    """Tell whether printed words are a name: a capital that no article or pronoun explains."""
    bare = LEADING_ARTICLE.sub("", form)
    return bare != bare.lower() and bare.lower() not in PRONOUNS


def _name_to_show(traits: list[RowMapping], recorded: frozenset[str], country: str) -> str:
    """Give the name most reports use, if it is recorded, else the plainest one that is."""
    named = [row for row in traits if row["trait"] == "name" and row["value"] in recorded]
    if named:
        best = min(named, key=lambda row: (-row["reports"], -len(row["value"]), row["value"]))
        return str(best["value"])

    def rank(name: str) -> tuple[object, ...]:
        return *_distance(name, recorded, country), *_plainness(name)

    return min(recorded, key=rank, default="")


def _distance(name: str, others: Iterable[str], country: str) -> tuple[bool, int, bool]:
    """Rank names of a state or its government: by its `country`, never by its capital.

    Others may hold the capital. Any actor is called "Mali" before "Malian", though that is longer.
    """
    of_people = any(name == f"{other}{ending}" for other in others for ending in _PEOPLE)
    if not country:
        return of_people, 0, False
    of_country = country[:_ROOT].casefold() in name.casefold()
    how_far = 0 if of_country else 1 if _RULING.search(name) else 2
    return of_people, how_far, name != country


def _plainness(name: str) -> tuple[bool, bool, bool, int, str]:
    """Rank names: "the Assad regime" before "President Assad's government in the capital".

    Men of a side name it last: "Malian troops" are not the government whose troops they are.
    """
    owned, last = "'s " in name or "’s " in name, name.split()[-1:]
    return owned, len(name) > LONG_NAME, bool(last) and last[0] in _MEN, -len(name), name


def _standings(connection: Connection, heads: list[str], groups: Groups) -> list[Standing]:
    every = sorted({one for head in heads for one in groups.all_of(head)})
    rows: dict[str, RowMapping] = {}
    for part in parts(every):
        wanted = select(actor).where(actor.c.id.in_(part))
        rows |= {row["id"]: row for row in connection.execute(wanted).mappings()}
    known = known_names(connection, heads)
    return [
        _standing(head, [rows[one] for one in groups.all_of(head) if one in rows], known)
        for head in heads
        if head in rows
    ]


def _standing(head: str, rows: list[RowMapping], known: KnownNames) -> Standing:
    own = next(row for row in rows if row["id"] == head)
    name = known.shown.get(head) or own["name"]
    whole = Actor(
        id=head,
        name=name,
        kind=ActorKind(own["kind"]),
        country=own["country"],
        aliases=tuple(sorted(known.names_of(head) - {name})),
        known=own["known"],
    )
    members = tuple(row["id"] for row in rows)
    reports, mentions = (sum(row[count] for row in rows) for count in ("reports", "mentions"))
    return Standing(whole, reports, mentions, members)


def _traits(connection: Connection, ids: list[str]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for part in parts(ids):
        wanted = select(actor_trait).where(actor_trait.c.actor.in_(part))
        for row in connection.execute(wanted).mappings():
            found.setdefault(row["actor"], []).append(row)
    return found


def _mention_counts(connection: Connection, ids: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts(ids):
        counted = select(actor.c.id, actor.c.mentions).where(actor.c.id.in_(part))
        found |= {row[0]: row[1] for row in connection.execute(counted)}
    return found


def _most_mentioned(connection: Connection, limit: int | None) -> dict[str, int]:
    own = actor.c
    ordered = select(own.id, own.mentions).order_by(own.mentions.desc(), own.id).limit(limit)
    return {row[0]: row[1] for row in connection.execute(ordered)}


def _judged(connection: Connection) -> list[str]:
    own = judgement.c
    return list(connection.scalars(select(own.left_id).distinct().where(own.subject == "actor")))


def _mention(row: RowMapping) -> ActorMention:
    span = Span(row["span_from"], row["span_to"])
    return ActorMention(row["report"], row["actor"], span, row["printed"], row["rule"])
