"""Joins mentions into actors, in passes from the surest to the least sure.

The order follows the multi-pass sieve of Lee et al. (2013), "Deterministic coreference resolution
based on entity-centric, precision-ranked rules", Computational Linguistics 39(4): exact names
before parts of names, names before titles, titles before nominals, pronouns last; each pass sees
whole chains, so that what an earlier one learnt (gender, country, aliases) guards a later one.

1. known names: states, organisations, groups, people of the lexicon
2. exact names
3. aliases and acronyms that the report introduces
4. people: spellings and parts of a name, never against gender or country
5. known people by surname, where country and year leave one only
6. titles: "the former foreign minister"
7. sides: the government, the opposition, the army of the country at war
8. bodies: ministries, coalitions; "the group", "the movement"
9. several at once: "both sides", "the two ministers"
10. pronouns by salience

What no pass decides stays open: it is in no chain, and facts keep the words as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from goodoffices.codes import DESCRIBES_RULE, PLACE_RULE, ActorKind
from goodoffices.facts import Actor, ActorMention, Mention, Report, content_id
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import (
    HOW_CAPITAL,
    HOW_DEMONYM,
    HOW_NEAR,
    HOW_PEOPLE,
    HOW_SEAT,
    Form,
    KnownActor,
)
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain
from goodoffices.resolve.holders import join_titles
from goodoffices.resolve.institutions import join_bodies_of_states
from goodoffices.resolve.persons import join_people, name_known_people
from goodoffices.resolve.pronouns import join_bodies, join_pronouns
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.several import join_several
from goodoffices.resolve.sides import join_sides


def resolve_mentions(report: Report, mentions: Sequence[Mention], words: Lexicon) -> Resolution:
    """Join the mentions of one report into actors, each with the rule that did it."""
    board = Board(report, mentions, words)
    for run in PASSES:
        run(board)
    return _resolution(board)


def join_known(board: Board) -> None:
    """Join names that the lexicon has; a capital only where it stands for its government."""
    known = [
        (index, mention, board.words.actors.in_year(form, board.year))
        for index, mention in board.free("name", "place", "demonym", "compound")
        if (form := board.words.actors.find(mention.printed)) is not None
    ]
    # Peoples last: "the Serbs" of a headline are the Bosnian Serbs of the first sentence.
    known.sort(key=lambda each: each[2].how in (HOW_PEOPLE, HOW_DEMONYM))
    for index, mention, form in known:
        entry = board.words.actors.entries[form.key]
        if mention.kind is not entry.kind:
            continue
        if form.how == HOW_NEAR and not _is_near(board, entry):
            continue
        if mention.form == "place" and form.how in (HOW_CAPITAL, HOW_SEAT):
            continue
        chain = _people_within(board, mention, form) or board.by_key(form.key)
        if chain is None:
            chain = Chain(entry.kind, form.key, True, entry.country or "", entry.gender)
            board.chains.append(chain)
        board.join(index, chain, _known_rule(board.report, mention, form.how))


def _is_near(board: Board, entry: KnownActor) -> bool:
    """Tell whether the report names a body's country: "the Tigers" are Sri Lanka's only there."""
    country = entry.country or ""
    if any(m.country == country for m in board.mentions if m.kind is not entry.kind):
        return True
    return any(
        each and re.search(rf"\b{re.escape(each)}", board.report.text) is not None
        for each in (country, board.words.actors.demonym_of(country))
    )


def _people_within(board: Board, mention: Mention, form: Form) -> Chain | None:
    """Give the people of that name within another country: "the Serbs" after "Bosnian Serbs"."""
    if form.how not in (HOW_PEOPLE, HOW_DEMONYM) or mention.form == "compound":
        return None
    one = form.words[-1].removesuffix("s")
    found = [
        chain
        for chain in board.chains
        if chain.known
        and chain.kind is ActorKind.OTHER
        and plain(chain.key).split()[-1].removesuffix("s") == one
        and len(plain(chain.key).split()) > 1
    ]
    return found[0] if len(found) == 1 else None


def _known_rule(report: Report, mention: Mention, how: str) -> str:
    if mention.form == "place":
        return PLACE_RULE
    start = mention.span.start
    if how == HOW_PEOPLE and report.text[max(0, start - 4) : start].lower() != "the ":
        return DESCRIBES_RULE
    if mention.form in ("demonym", "compound"):
        return DESCRIBES_RULE + (" in a compound" if mention.form == "compound" else "")
    return f"known {how}"


_LEGISLATURES = frozenset({"congress", "parliament", "senate", "legislature", "assembly"})
"""Words that are a body's whole name in its own country."""


def join_exact(board: Board) -> None:
    """Join names of bodies that are printed alike, articles and case aside."""
    for index, mention in board.free("name", "compound"):
        if mention.kind is ActorKind.PERSON:
            continue
        name = plain(mention.printed)
        chain = next((c for c in board.chains if not c.is_person and name in c.names), None)
        if name in _LEGISLATURES:
            continue
        if name in board.words.titles.organisation_words:
            chain = chain or _body_with(board, name)
            if chain is not None:
                board.join(index, chain, "part of a name in the report")
            continue
        if chain is None:
            board.begin(index, "first place with this name", country=mention.country)
        else:
            board.join(index, chain, "same name")


def _body_with(board: Board, word: str) -> Chain | None:
    """Give the body whose name has a word like "Observatory" or "Committee" in it."""
    for chain in board.chains:
        if not chain.is_person and any(word in name.split() for name in chain.names):
            return chain
    return None


def join_aliases(board: Board) -> None:
    """Put chains together where one introduces the other's name, or is its acronym."""
    for chain in list(board.chains):
        if chain not in board.chains or chain.is_person:
            continue
        for other in list(board.chains):
            if other is chain or other.is_person or (other.known and chain.known):
                continue
            if chain.names & other.names:
                board.merge(chain, other, "name introduced with the other")
            elif _is_acronym(other, chain):
                board.merge(chain, other, "acronym of a name in the report")


def _is_acronym(short: Chain, long: Chain) -> bool:
    """Tell whether a chain's name is made of the first letters of another's."""
    if short.known or len(short.names) != 1:
        return False
    letters = next(iter(short.names))
    printed = short.members[0][0].printed.replace(".", "")
    if not (printed.isupper() and 2 <= len(letters) <= 6):
        return False
    small = {"of", "for", "the", "and", "in", "on"}
    return any(
        letters == "".join(word[0] for word in name.split() if word not in small)
        for name in long.names
        if " " in name
    )


PASSES: tuple[Callable[[Board], None], ...] = (
    join_known,
    join_exact,
    join_aliases,
    join_people,
    name_known_people,
    join_titles,
    join_sides,
    join_bodies_of_states,
    join_bodies,
    join_several,
    join_pronouns,
)


def _resolution(board: Board) -> Resolution:
    actors: dict[str, Actor] = {}
    mentions: list[ActorMention] = []
    for chain in board.chains:
        if not chain.members:
            continue
        actor = _actor(chain, board.words)
        held = actors.get(actor.id)
        aliases = tuple(dict.fromkeys((*(held.aliases if held else ()), *actor.aliases)))
        actors[actor.id] = Actor(
            actor.id, actor.name, actor.kind, actor.country, aliases, actor.known
        )
        mentions.extend(
            ActorMention(board.report.id, actor.id, mention.span, mention.printed, rule)
            for mention, rule in (*chain.members, *chain.shared)
        )
    each_once = {(each.span, each.actor): each for each in reversed(mentions)}
    mentions = sorted(each_once.values(), key=lambda each: (each.span, each.actor))
    undecided = frozenset(mention.span for _, mention in board.free("title"))
    return Resolution(tuple(actors.values()), tuple(mentions), board.conflict, undecided)


def _without_address(name: str, words: Lexicon) -> str:
    """Leave out what people are addressed by: "Mullah Abdul Ghani Baradar" has three names."""
    parts = name.split()
    while len(parts) > 2 and plain(parts[0]) in words.titles.plain_address:
        parts = parts[1:]
    return " ".join(parts)


def _actor(chain: Chain, words: Lexicon) -> Actor:
    """Give a chain its actor: people by the fullest name printed, others by the ordinary name."""
    printed = list(chain.printed_names())
    names = [m.printed for m, _ in chain.members if m.form in ("name", "compound")] or printed
    fullest = (
        max(names, key=lambda name: (len(plain(name).split()), -names.index(name)))
        if names
        else chain.key
    )
    name = _without_address(fullest, words) if chain.is_person else chain.key or fullest
    named = chain.key if chain.known and chain.key else name
    identity = content_id("a", "person" if chain.is_person else "group", plain(named))
    aliases = tuple(form for form in printed if form != name)
    return Actor(
        identity,
        name,
        chain.kind,
        chain.country or None,
        aliases,
        chain.key if chain.known else None,
    )
