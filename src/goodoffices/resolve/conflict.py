"""Decides whose war a report is about, by the sides, places and people it speaks of."""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board

_WAR = (
    r"(?:civil war|conflict|war|crisis|uprising|insurgency|talks|opposition|rebels?|regime"
    r"|peace (?:talks|process|deal|plan|agreement|accord))"
)
"""What a country's name stands before in reports on its war: "Yemen's peace talks"."""
_WAR_IN = r"(?:civil war|war|conflict|fighting|violence|bloodshed|uprising|ceasefire|truce)"
"""What tells a war before "in" and a country: "the fighting in Yemen"."""
_OPPOSED = 3
"""How much the mention of an opposition or a regime tells of whose war a report is about."""


def decide_conflict(board: Board) -> str | None:
    """Give the country of the war, or `None` where the report tells of no two sides in one."""
    score: Counter[str] = Counter()
    opposed: Counter[str] = Counter()
    bare = {"opposition": 0, "government": 0}
    for mention in board.mentions:
        if mention.form == "nominal" and mention.title in ("government", "opposition", "forces"):
            country, weight = _side_weight(board, mention)
            score[country] += weight
            opposed[country] += weight >= _OPPOSED
            if mention.title in bare and not country:
                bare[mention.title] += 1
        elif mention.country and _tells_country(mention):
            score[mention.country] += 1
    near = {country: _told_of_war(board, country) for country in score if country}
    for country, times in near.items():
        score[country] += 3 * times
    del score[""]
    if not score:
        return None
    text = board.report.text
    best = max(sorted(score), key=lambda each: (score[each], opposed[each], text.count(each)))
    bare_side = bare["opposition"] and score[best] >= 2
    told = near.get(best, 0) >= 2 and (bare["government"] or score[best] > 3 * near[best])
    return best if opposed[best] or bare_side or told else None


def _side_weight(board: Board, mention: Mention) -> tuple[str, int]:
    """Give the country of a side and how much it tells: a regime or an opposition tells a war."""
    if mention.title == "opposition":
        return mention.country, _OPPOSED
    if mention.title == "government":
        led = leaders_country(board, mention)
        regime = bool(led) or "regime" in mention.printed.lower()
        country = mention.country or led
        return country, _OPPOSED if country and regime else 1
    return mention.country, 1


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
