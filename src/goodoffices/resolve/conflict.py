"""Decides whose war a report is about, by the sides, places and people it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board
from goodoffices.resolve.offices import leads
from goodoffices.resolve.strange import strange_country

_WAR = (
    r"(?:civil war|conflict|war|crisis|uprising|insurgency|talks|opposition|rebels?|regime"
    r"|peace (?:talks|process|deal|plan|agreement|accord))"
)
"""What a country's name stands before in reports on its war: "Yemen's peace talks"."""
_WAR_IN = r"(?:civil war|war|conflict|fighting|violence|bloodshed|uprising|ceasefire|truce)"
"""What tells a war before "in" and a country: "the fighting in Yemen"."""
_FIGHTING = re.compile(
    r"\b(?:fighting|gunfire|shelling|clashes|ceasefire|cease-fire|truce|soldiers|troops|rebels?"
    r"|militia|militants|insurgents|peace (?:talks|deal|accord|agreement))\b",
    re.I,
)
"""Words that tell of a war where a report names no two sides of it."""
_OFTEN = 2
_HOME = 3
"""How much tells where a report plays: one town named once does not."""
_SOME = 4
"""What one mention of those who fight in a country tells."""
_SIDED = ("government", "opposition", "forces", "armed")
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our"})
_OPPOSED = 6
"""How much the mention of an opposition or a regime tells of whose war a report is about."""


def decide_conflict(board: Board) -> str | None:
    """Give the country of the war, or `None` where the report tells of no two sides in one."""
    signs = _signs(board)
    board.home = _home(signs)
    best = signs.best(board.report.text)
    if best is None or not signs.is_sided(best):
        strange = strange_country(board, loosely=best is None or best not in board.report.text)
        if strange is not None:
            return strange
    if best is None:
        return _only_country(signs)
    score, opposed, bare = signs.score, signs.opposed, signs.bare
    bare_side = bare["opposition"] and score[best] >= _SOME
    times = signs.told.get(best, 0)
    told = times >= 2 and (bare["government"] or score[best] > _OPPOSED * times)
    sides = bare["government"] + bare["forces"] + bare["opposition"]
    fought = signs.fighters[best] and (sides or signs.governed[best])
    if opposed[best] or bare_side or told or fought:
        return best
    fighting = len(_FIGHTING.findall(board.report.text)) >= _OFTEN
    named = best in board.report.text  # "in Lisbon" makes no war Portugal's
    return best if fighting and sides and named and best == board.home else None


@dataclass(slots=True)
class _Signs:
    """What a report tells of countries, counted."""

    score: Counter[str] = field(default_factory=Counter)
    opposed: Counter[str] = field(default_factory=Counter)
    """Sides told to be at war with their own country: a regime, an opposition."""
    governed: Counter[str] = field(default_factory=Counter)
    """Mentions of the country's government."""
    fighters: Counter[str] = field(default_factory=Counter)
    """Mentions of armed groups of the country."""
    told: dict[str, int] = field(default_factory=dict)
    """Places that tell of the country's war."""
    bare: Counter[str] = field(default_factory=Counter)
    """Sides named without a country, by kind of side."""
    named: Counter[str] = field(default_factory=Counter)
    """Countries named in any way."""

    def is_sided(self, country: str) -> bool:
        """Tell whether a side of the country is named, or its war."""
        sides = self.opposed[country] or self.fighters[country] or self.governed[country]
        return bool(sides or self.told.get(country))

    def best(self, text: str) -> str | None:
        """Give the country that most speaks for."""
        if not self.score:
            return None
        return max(
            sorted(self.score), key=lambda c: (self.score[c], self.opposed[c], text.count(c))
        )


def _signs(board: Board) -> _Signs:
    signs = _Signs()
    for mention in board.mentions:
        if mention.kind is ActorKind.STATE and _locates(board, mention):
            continue
        if mention.kind is ActorKind.STATE and mention.country:
            signs.named[mention.country] += 1
        if mention.form == "nominal" and mention.title in _SIDED:
            country, weight = _side_weight(board, mention)
            signs.score[country] += weight
            signs.opposed[country] += weight >= _OPPOSED
            signs.governed[country] += mention.title == "government"
            if not country:
                signs.bare[mention.title] += 1
        elif mention.country and _tells_country(mention):
            signs.score[mention.country] += _weight(board, mention)
            signs.fighters[mention.country] += mention.kind is ActorKind.ARMED_GROUP
    signs.told = {country: _told_of_war(board, country) for country in signs.score if country}
    for country, times in signs.told.items():
        signs.score[country] += _OPPOSED * times
    del signs.score[""]
    return signs


def _locates(board: Board, mention: Mention) -> bool:
    """Tell whether a country only says where a town lies: "to Oslo, Norway"."""
    before = board.report.text[max(0, mention.span.start - 2) : mention.span.start]
    return before == ", " and any(
        each.span.end == mention.span.start - 2 and each.country == mention.country
        for each in board.mentions
    )


def _only_country(signs: _Signs) -> str | None:
    """Give the one country a short report names, if it tells of an opposition: "the regime"."""
    if signs.bare["opposition"] and len(signs.named) == 1:
        return next(iter(signs.named))
    return None


def _home(signs: _Signs) -> str | None:
    """Give the country where the report plays, if one clearly stands out."""
    told = Counter(signs.score)
    for country, times in signs.named.items():
        told[country] += times
    first, second = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _HOME and first[1] >= 2 * second[1] else None


def _side_weight(board: Board, mention: Mention) -> tuple[str, int]:
    """Give the country of a side and how much it tells: a regime or an opposition tells a war."""
    if re.search(r"\bethnic\b", mention.printed):
        return "", 1  # "ethnic Albanian rebels" are not Albania's.
    if mention.title == "opposition":
        return mention.country, _OPPOSED
    if mention.title == "government":
        led = leaders_country(board, mention)
        regime = bool(led) or "regime" in mention.printed.lower()
        country = mention.country or led
        return country, _OPPOSED if country and regime else _SOME - 1
    return mention.country, 1


def _weight(board: Board, mention: Mention) -> int:
    """Give how much a mention tells of where the war is.

    Those who fight tell most, a capital little: talks are held in capitals of others, and a
    dateline only tells where the reporter sits.
    """
    if mention.kind is ActorKind.STATE:
        if board.words.actors.state_named(mention.printed) == mention.country:
            return _SOME - 1
        return 0 if mention.printed.isupper() else 1
    return _SOME if mention.kind is not ActorKind.PERSON else 1


def _told_of_war(board: Board, country: str) -> int:
    """Count the places that tell of the country's war: "Yemen's civil war", "fighting in Chad"."""
    forms = "|".join(map(re.escape, {country, board.words.actors.demonym_of(country)}))
    found = re.findall(rf"\b(?:{forms})(?:'s|’s)?(?: \w+)? {_WAR}\b", board.report.text)
    inside = re.findall(rf"\b{_WAR_IN} in (?:{re.escape(country)})\b", board.report.text)
    return len(found) + len(inside)


def _tells_country(mention: Mention) -> bool:
    """Tell whether a mention shows where the report plays: a place, an office, a party at war."""
    if mention.kind is ActorKind.STATE:
        return mention.form == "place"
    return mention.kind in (ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)


def leaders_country(board: Board, mention: Mention) -> str:
    """Read "Assad's government", "the Maduro regime": the country of the person in the phrase."""
    words = set(plain(mention.printed).split())
    for chain in board.people():
        if chain.country and any(name.split()[-1] in words for name in chain.names):
            return chain.country
    return ""


def is_owned(board: Board, mention: Mention) -> bool:
    """Tell whether a side is somebody's own: "his administration", "the group's leadership"."""
    before = board.report.text[: mention.span.start].split()[-1:]
    words = {word.lower() for word in (*before, *mention.printed.split()[:1])}
    return bool(words & _OWNERS) or bool(re.search(r"['’]s? ", mention.printed))


def owners_country(board: Board, index: int) -> str:
    """Give the country of the leader whose "his government" it is: the person named last."""
    for place in board.before(index, 1):
        chain = board.chain_of[place]
        if chain.is_person:
            return chain.country if leads(chain, board) else ""
    return ""
