"""Tells which gatherings are talks worth a line: told by more than a passing word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.codes import ActorKind, Realis
from goodoffices.extract.clauses import after_preposition, clause_head, realis_of
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_attendance import Presence
from goodoffices.extract.talks_backers import Backer
from goodoffices.extract.talks_course import COMING, REFUSED
from goodoffices.extract.talks_grouping import Gathering
from goodoffices.extract.talks_mentions import TalksMention
from goodoffices.extract.talks_nouns import is_undated, of_talks
from goodoffices.extract.talks_realis import realis_of_talks
from goodoffices.extract.truce_signs import is_of_war

_WITH_PLACE, _WITH_SIDES, _SET, _WITH_LITTLE, _BARE = 0.8, 0.65, 0.6, 0.45, 0.3
"""Shares of talks found right in marked reports; bare ones are kept, but not shown unless asked.

So are those of reports that tell of no war: coalition talks, strikes, a congress of scholars.
"""
_CLUBS = frozenset({"conference", "congress", "convention", "forum"})
_SHORT, _AROUND = 30, 3
"""A report of so few sentences is on one matter; so many around talks tell what they are on."""
_SIDED = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_LOOSE = frozenset({"meeting", "gather", "arrive"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of one gathering."""

    gathering: Gathering
    here: Sequence[Presence]
    behind: Sequence[Backer]
    ends: bool
    """Told how they ended."""
    others: Sequence[Gathering]

    @property
    def sorts(self) -> set[str]:
        """Give how far each mention can be trusted."""
        return {each.sort for each in self.gathering}

    @property
    def anchored(self) -> bool:
        """Tell whether a place or a day is told."""
        return any(each.place or each.date for each in self.gathering)

    @property
    def parties(self) -> int:
        """Count who is told to be there, asked or absent."""
        return len({each.participant.party.printed for each in self.here})


def is_told_enough(told: Told, scene: Scene) -> bool:
    """Tell whether enough is told to make talks of it, and not one meeting of two persons."""
    if all(each.course == REFUSED or is_undated(each.head) for each in told.gathering):
        return False
    if told.sorts <= {"arrive", "signing"}:
        return False
    if _is_set_for_later(told, scene):
        return True
    if told.sorts <= _LOOSE:
        return _is_full_meeting(told)
    if told.sorts <= {"part"} and not _is_of_series(told, scene):
        return False
    if _is_summit_of_others(told, scene):
        return False
    if told.anchored or any(each.proper or each.number for each in told.gathering):
        return True
    return _is_more_than_named(told, scene)


def is_known_by_sides(gathering: Gathering, elsewhere: Sequence[Presence]) -> bool:
    """Tell whether "the talks" are those of two sides whom other sentences seat there."""
    known = any(
        (each.definite or each.lasting) and each.sort in ("sure", "part") for each in gathering
    )
    return known and len({each.participant.party.printed for each in elsewhere}) > 1


def how_sure(told: Told, scene: Scene) -> float:
    """Guess how often talks told like these are right, by what else is told of them."""
    each = told.gathering
    if not (is_of_war(scene) and _is_near_war(told, scene)):  # talks of firms, clubs and parties
        return _BARE
    if _is_of_trade(told, scene):
        return _BARE
    if _is_mere_meeting(told) or _is_club(told, scene):
        return _BARE
    if realis_of_talks(each, scene) is Realis.POSSIBLE and not told.anchored:
        return _BARE
    if any(one.place for one in each):
        return _WITH_PLACE
    if told.parties > 1:
        return _WITH_SIDES
    if any(one.course == COMING and one.date for one in each):
        return _SET
    known = any(one.date or one.number or one.proper or one.about for one in each)
    return _WITH_LITTLE if known or told.parties or told.behind or told.ends else _BARE


def _is_near_war(told: Told, scene: Scene) -> bool:
    """Tell whether the sentences around talks tell of fighting, peace or states.

    A report on elections or trade may name an army far away from the meeting it tells of.
    """
    if len(scene.sentences) <= _SHORT:
        return True
    words = scene.words.ceasefires
    listed = words.fighting | words.warlike | scene.words.talks.nouns.topic
    near = {
        each.sentence + step for each in told.gathering for step in range(-_AROUND, _AROUND + 1)
    }
    sentences = [each for each in scene.sentences if each.index in near]
    found = {each.lemma_.lower() for one in sentences for each in one.words} & listed
    sides = {
        each.country or each.printed
        for each in scene.mentions
        if each.sentence in near and each.kind in _SIDED
    }
    armed = any(each.kind in _ARMED and each.sentence in near for each in scene.mentions)
    return armed or len(found) > 2 or (len(found) > 0 and len(sides) > 1)


def _is_of_trade(told: Told, scene: Scene) -> bool:
    """Tell whether the sentences around talks are more on trade, sport or wages than on war."""
    words = scene.words.ceasefires
    near = {each.sentence + step for each in told.gathering for step in (-1, 0, 1)}
    sentences = [each for each in scene.sentences if each.index in near]
    if any(each.kind in _ARMED and each.sentence in near for each in scene.mentions):
        return False
    found = [each.lemma_.lower() for one in sentences for each in one.words]
    traded = {each for each in found if each in scene.words.talks.nouns.matters}
    fought = {each for each in found if each in words.fighting | words.warlike}
    return len(traded) > 1 and len(traded) > len(fought)


def _is_mere_meeting(told: Told) -> bool:
    """Tell a crowd or a body that meets from sides that do: "a gathering of mourners"."""
    if told.sorts - {"meeting"} or told.behind or told.ends or told.parties > 2:
        return False
    if any(each.noun == "gathering" for each in told.gathering):
        return not any(each.course for each in told.gathering)
    return told.parties < 2 and not told.anchored


def _is_club(told: Told, scene: Scene) -> bool:
    """Tell a conference of a trade or club from one on peace: nobody of the war is told there."""
    if told.parties or told.behind or told.ends:
        return False
    topics = scene.words.talks.nouns.topic | {"international", "regional"}
    return all(
        each.noun in _CLUBS
        and not (each.number or each.about or each.backed or each.topic & topics)
        and not each.modifiers & topics
        and each.new
        for each in told.gathering
    )


def _is_full_meeting(told: Told) -> bool:
    """Tell a meeting of sides from one of two persons."""
    if any(_is_named_meeting(each) for each in told.gathering):
        return True
    if told.behind and any(each.definite and each.sort == "meeting" for each in told.gathering):
        return True  # "who chaired the meeting"
    if told.anchored and ("gather" in told.sorts or told.parties > 2):
        return True
    return _is_next(told)


def _is_set_for_later(told: Told, scene: Scene) -> bool:
    """Tell whether a further round is said to come: "a further summit will be held in Paris"."""
    words = scene.words.talks
    if any(each.order == "next" and each.course == COMING and each.date for each in told.gathering):
        return is_of_war(scene)  # "a further meeting is to review the truce next month"
    return is_of_war(scene) and any(
        each.ahead
        and (each.order == "next" or bool(each.number))
        and (each.head.dep_ in ("nsubj", "nsubjpass"))
        and clause_head(each.head).lemma_ in words.verbs.held
        and (
            realis_of(clause_head(each.head), scene.words.grammar) is Realis.PLANNED
            or clause_head(each.head).lower_ in words.order.ahead
        )
        for each in told.gathering
    )


def _is_next(told: Told) -> bool:
    """Tell whether a meeting is the next of talks told of: "the next meeting is on 5 May"."""
    talks = any(each.sort == "sure" for other in told.others for each in other)
    return talks and any(
        each.date and each.ahead and (each.order == "next" or each.number)
        for each in told.gathering
    )


def _is_of_series(told: Told, scene: Scene) -> bool:
    """Tell a round of talks from one of an election or a fight."""
    if told.anchored or told.behind:
        return True
    if any(of_talks(each.head, scene.words.talks) for each in told.gathering):
        return True
    return any(each.sort != "part" for other in told.others for each in other)


def _is_summit_of_others(told: Told, scene: Scene) -> bool:
    """Tell whether an alliance's own summit is named in passing: "at the alliance's summit"."""
    if any(each.about or each.noun != "summit" for each in told.gathering):
        return False
    entries = [
        scene.words.actors.entry(name) for each in told.gathering for name in _names_before(each)
    ]
    own = any(entry is not None and entry.kind is ActorKind.IGO for entry in entries)
    own = own or all(_is_owned(each) for each in told.gathering)
    return own and told.parties < 2 and not told.ends


def _is_owned(mention: TalksMention) -> bool:
    return any(child.lower_ in ("its", "their") for child in mention.head.lefts)


def _names_before(mention: TalksMention) -> list[str]:
    words = mention.name.split()
    return [" ".join(words[:end]) for end in range(1, len(words))]


def _is_more_than_named(told: Told, scene: Scene) -> bool:
    """Tell whether bare talks are told of enough: twice, with sides, or with an end."""
    body = [each for each in told.gathering if not each.headline]
    if not told.here and len(body) < 2 and all(_is_attempt(each) for each in body):
        return False
    if told.ends or any(each.order == "own" for each in told.gathering):
        return True
    if any(each.about and each.ahead for each in told.gathering):
        return True  # "Talks on Yemen also expected"
    if any(each.about and each.definite and each.noun == "conference" for each in body):
        return True  # "the peace conference for Chad"
    if len(body) < 2 and all(_is_unheld(each, scene) for each in body):
        return False
    known = any(
        each.definite or each.headline or each.lasting or _is_particular(each)
        for each in told.gathering
    )
    return told.parties > 1 or (len(told.gathering) > 1 and known) or bool(told.behind)


def _is_particular(mention: TalksMention) -> bool:
    """Tell whether a name stands before the noun: "Article 50 negotiations"."""
    return any(word[:1].isupper() or word.isdigit() for word in mention.name.split()[:-1])


def _is_unheld(mention: TalksMention, scene: Scene) -> bool:
    """Tell whether talks are only refused or wished for: "ruled out any negotiation"."""
    told = realis_of(clause_head(mention.head), scene.words.grammar)
    none = any(child.lower_ in ("any", "no") for child in mention.head.lefts)
    return none or told in (Realis.DENIED, Realis.POSSIBLE, Realis.REQUESTED)


def _is_attempt(mention: TalksMention) -> bool:
    """Tell whether talks are only tried for: "has attempted to broker negotiations"."""
    verb = clause_head(mention.head)
    return verb.dep_ in ("xcomp", "acl") and verb.head.lemma_ in ("attempt", "try", "effort")


def _is_named_meeting(mention: TalksMention) -> bool:
    """Tell whether a meeting is one of many: "the Doha meeting", "a meeting of ministers"."""
    if mention.venue is not None and mention.span.start <= mention.venue.start < mention.head.idx:
        return True
    return any(
        noun.tag_ in ("NNS", "NNPS")
        for noun in after_preposition(mention.head, ("of", "between", "among"))
    )
