"""Joins mentions of talks: which words of one report speak of the same conference or round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.codes import Direction
from goodoffices.extract.talks_course import COMING, HELD, REFUSED
from goodoffices.extract.talks_mentions import TalksMention
from goodoffices.facts import DateRecord

Gathering = list[TalksMention]
"""All mentions of the same talks, in order."""

_DAY = re.compile(r"\b\d{1,2}\b")  # the 23 of "January 23-24"
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", re.I)
_TALKING = frozenset(
    {"talk", "talks", "negotiation", "negotiations", "round", "session", "process", "dialogue"}
)
_SEVERAL = frozenset({"round", "session", "cycle", "phase"})
"""Several of these are no one gathering with one place: "six rounds of talks"."""
_OPENING = 4
"""A signing among the first sentences, headline included, is the news of a report."""
_ANAPHORA_REACH = 3
"""How many sentences back "the meeting" points."""
_SORT_WEIGHT = {
    "sure": 0,
    "named": 0,
    "process": 0,
    "part": 0,
    "meeting": 1,
    "gather": 1,
    "arrive": 1,
    "signing": 1,
}


def grouped(mentions: Sequence[TalksMention]) -> list[Gathering]:
    """Join mentions by venue, number, order and date; a bare one joins the last or main talks."""
    found: list[Gathering] = []
    for mention in mentions:
        fitting = [each for each in found if fits(each, mention)]
        if fitting:
            max(fitting, key=lambda each: _nearness(each, mention)).append(mention)
        else:
            found.append([mention])
    return found


def fits(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether a mention may speak of the same talks as those before it."""
    if _conflict(gathering, mention) or _courses_differ(gathering, mention):
        return False
    if _is_proposed(gathering, mention) or _is_new_plan(gathering, mention):
        return False
    place = place_of(gathering)
    same_place = _is_same_place(gathering, mention)
    if not _order_fits(gathering, mention, same_place=same_place):
        return False
    again = mention.number and mention.number == gathering[-1].number
    if same_place or (again and _distance(gathering, mention) == 0):
        return True
    if mention.sides and not mention.earlier and _are_under_way(gathering):
        return True
    if _is_of_other_matter(gathering, mention):
        return False
    if mention.proper and mention.number and all(each.new for each in gathering):
        return False  # "a gathering next month", after "Geneva II"
    other_noun = not any(each.noun == mention.noun for each in gathering)
    if mention.new and other_noun and (place or mention.place):
        return False
    if mention.sort in ("gather", "arrive", "signing"):
        return _distance(gathering, mention) == 0 and _all_bare(gathering)
    if _is_own(gathering, mention) or (mention.number and _is_small_talk(gathering)):
        return False
    if _is_end_of(gathering, mention):
        return True
    if _families(gathering).isdisjoint({_family(mention)}):
        return (
            mention.definite and mention.bare and _distance(gathering, mention) <= _ANAPHORA_REACH
        )
    if _SORT_WEIGHT[mention.sort] and not mention.definite:
        return False
    return not (mention.place and place is None and _marked(gathering))


def _courses_differ(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether talks held, talks to come and talks refused are taken for one."""
    told = {each.course for each in gathering if not each.headline}
    older = mention.over and mention.lasting and not mention.definite
    if older and not any(each.over for each in gathering):
        return True  # "the last attempt, three years of talks, broke down"
    if _is_after_end(gathering, mention):
        return True
    if REFUSED in told | {mention.course} and told != {mention.course}:
        return not mention.definite
    if mention.course == COMING:
        return HELD in told
    return mention.course == HELD and COMING in told and HELD not in told


def _is_after_end(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell "Thursday's talks" from those that broke down before: they have a day of their own."""
    over = any(each.over for each in gathering)
    dated = any(each.date is not None for each in gathering)
    own = mention.date is not None and not mention.definite  # not "the talks, begun in May"
    return over and own and not (mention.over or dated)


def _is_proposed(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether other talks are proposed where the ones before are over."""
    over = any(each.over for each in gathering if not each.headline)
    return over and mention.suggested and not mention.definite


def _is_new_plan(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether "a summit is planned" adds one to the meeting that was told of."""
    if not (mention.new and mention.ahead) or any(each.ahead for each in gathering):
        return False
    return not any(each.noun == mention.noun for each in gathering)


def _is_of_other_matter(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether "peace talks" far from talks on one matter are talks at large."""
    if not any(each.topic for each in gathering):
        return False
    vague = mention.bare and not mention.definite and not mention.topic and mention.sort == "sure"
    return vague and _distance(gathering, mention) > _ANAPHORA_REACH


def _are_under_way(gathering: Gathering) -> bool:
    """Tell whether talks without a place go on: "both sides met in Rome" says where."""
    loose = any(each.place or each.over or each.ahead or each.order for each in gathering)
    several = any(each.noun in _SEVERAL and each.head.tag_ == "NNS" for each in gathering)
    return not loose and not several and _families(gathering) == {"talks"}


def _is_end_of(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether talks named without a place are those whose accord opens the report."""
    signed = gathering[0].sort == "signing" and gathering[0].sentence < _OPENING
    known = mention.definite or mention.lasting
    return signed and known and mention.bare and mention.sort in ("sure", "meeting")


def _is_own(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether a mention has a name or number of its own that the others lack."""
    if mention.proper:
        names = {each.name.casefold() for each in gathering if each.proper}
        shared = any(_alike(mention.name, name) for name in names)
        return not shared and (bool(names) or place_of(gathering) is not None)
    if mention.number:
        return not any(each.number == mention.number for each in gathering) and not (
            mention.definite and (_all_bare(gathering) or _is_this_round(gathering, mention))
        )
    return False


def _is_small_talk(gathering: Gathering) -> bool:
    """Tell whether only "private conversations" were told of: they are no numbered conference."""
    return all(each.sort == "meeting" and each.bare and not each.definite for each in gathering)


def _is_this_round(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether "the fourth round" is the talks of the sentence before, not the first one."""
    told = gathering[-1]
    single = mention.noun in ("round", "session") and mention.number not in (None, 1)
    alone = not (mention.place or mention.date or mention.ahead or mention.proper)
    near = 0 < _distance(gathering, mention) <= 1 and told.course == HELD
    return single and alone and near and not any(each.proper for each in gathering)


def _alike(left: str, right: str) -> bool:
    first, second = set(left.casefold().split()), set(right.casefold().split())
    return first <= second or second <= first


def _conflict(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether place, number, subject or day differ."""
    place = place_of(gathering)
    if place and mention.place and not _is_same_place(gathering, mention):
        return True
    numbers = {each.number for each in gathering if each.number}
    if mention.number and numbers and mention.number not in numbers:
        return True
    subjects = {each.about for each in gathering if each.about}
    if mention.about and subjects and mention.about not in subjects:
        return True
    topics = [each.topic for each in gathering if each.topic]
    if mention.topic and topics and not any(mention.topic & each for each in topics):
        return True
    behind = {name for each in gathering for name in each.backed}
    if mention.backed and behind and not mention.backed & behind:
        return True
    return _days_differ(gathering, mention)


def _is_same_place(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether both are told to be in one place, or one in the country of the other."""
    place = place_of(gathering)
    same = bool(place and mention.place and same_name(place, mention.place))
    return same or _is_land_of(gathering, mention)


def _is_land_of(gathering: Gathering, mention: TalksMention) -> bool:
    """Tell whether one place is the country the other is in: "in Chad", "in Abeche, Chad"."""
    lands = {each.land for each in gathering if each.land}
    places = {each.place for each in gathering if each.place}
    return mention.place in lands or (mention.land is not None and mention.land in places)


def _days_differ(gathering: Gathering, mention: TalksMention) -> bool:
    if mention.date is None:
        return False
    return any(
        each.date is not None and not _same_days(each.date, mention.date) for each in gathering
    )


def _same_days(left: DateRecord, right: DateRecord) -> bool:
    """Tell whether two dates may be one: not if one is past and one to come, nor by month."""
    ways = {left.direction, right.direction}
    if left.printed != right.printed and ways == {Direction.PAST, Direction.FUTURE}:
        return False
    months = [_MONTH.findall(each.printed) for each in (left, right)]
    if not (months[0] and months[1]):
        return True
    days = [set(_DAY.findall(each.printed)) for each in (left, right)]
    if days[0] and days[1]:
        return bool(days[0] & days[1])
    return str(months[0][0])[:3].lower() == str(months[1][0])[:3].lower()


def _order_fits(gathering: Gathering, mention: TalksMention, *, same_place: bool) -> bool:
    """Tell whether the places in a series agree: "the next round" is not "the last"."""
    own, other = _order(mention), {_order(each) for each in gathering}
    if "past" in other | {own} and other != {own}:
        return own == "" and mention.bare and _distance(gathering, mention) <= 1
    if own == "own" or "own" in other:
        return own in other or (
            mention.bare and mention.definite and _distance(gathering, mention) <= 1
        )
    if own == "next" and any(each.order == "current" for each in gathering):
        return False  # "the latest round in Geneva", and further talks there
    if own == "next" and "next" not in other:
        if mention.ahead and mention.date and not any(each.ahead for each in gathering):
            return False  # "the next meeting in Astana is scheduled for July"
        return same_place or (gathering[0].number is not None and mention.number is not None)
    return True


def _order(mention: TalksMention) -> str:
    if mention.order == "current":
        return ""
    return mention.order


def _family(mention: TalksMention) -> str:
    return "talks" if mention.noun in _TALKING else "conference"


def _families(gathering: Gathering) -> set[str]:
    return {_family(each) for each in gathering}


def _all_bare(gathering: Gathering) -> bool:
    return all(each.bare for each in gathering)


def _marked(gathering: Gathering) -> bool:
    return any(each.proper or each.number for each in gathering)


def _distance(gathering: Gathering, mention: TalksMention) -> int:
    return mention.sentence - gathering[-1].sentence


def _nearness(gathering: Gathering, mention: TalksMention) -> tuple[int, int, int, int, int]:
    """Prefer the same place, then the same order, then what was named last, then the main talks."""
    place = place_of(gathering)
    same_place = bool(place and mention.place and same_name(place, mention.place))
    same_order = bool(mention.order) and any(each.order == mention.order for each in gathering)
    near = _distance(gathering, mention) <= _ANAPHORA_REACH
    behind = {name for each in gathering for name in each.backed}
    same_backer = bool(mention.backed & behind)
    alike = _family(mention) in _families(gathering)
    return (int(same_place or same_backer), int(same_order), int(alike), int(near), len(gathering))


def place_of(gathering: Gathering) -> str | None:
    """Give the first place printed for the talks."""
    return next((each.place for each in gathering if each.place), None)


def same_name(left: str, right: str) -> bool:
    """Tell whether two printed places are one: one is the other, or part of it."""
    first, second = left.casefold().split(), right.casefold().split()
    return set(first) <= set(second) or set(second) <= set(first)
