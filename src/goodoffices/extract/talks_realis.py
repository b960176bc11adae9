"""Tells whether talks were held, are planned or are only prepared."""

from __future__ import annotations

from goodoffices.codes import Realis, TalksOutcome
from goodoffices.extract.clauses import clause_head, realis_of
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_course import COMING, HELD
from goodoffices.extract.talks_ends import is_prepared, outcome_at
from goodoffices.extract.talks_grouping import Gathering
from goodoffices.extract.talks_mentions import TalksMention
from goodoffices.extract.talks_nouns import carrier
from goodoffices.extract.talks_status import is_offered

_PART = frozenset({"participation", "attendance", "presence", "part", "place", "seat", "round"})
"""What somebody may deny without denying the talks."""


def realis_of_talks(gathering: Gathering, scene: Scene) -> Realis:
    """Tell planned from held talks: what is due stays so until a verb of holding tells of it."""
    told = [
        Realis.POSSIBLE
        if _is_supposed(each) or is_offered(each.head)
        else Realis.PLANNED
        if each.ahead or each.course == COMING
        else _realis_beside(each, scene)
        for each in gathering
    ]
    courses = {each.course for each in gathering if not each.headline}
    coming = COMING in courses and HELD not in courses
    if all(each is Realis.POSSIBLE for each in told) and not coming:
        return Realis.POSSIBLE  # "a third round would be a waste of time"
    if coming or any(each.order == "next" for each in gathering):
        return Realis.PLANNED
    put_off = any(outcome_at(each.head, scene) is TalksOutcome.POSTPONED for each in gathering)
    if put_off and HELD not in courses:
        return Realis.PLANNED
    held = HELD in courses or any(
        one is Realis.ACTUAL and _is_told_held(each, scene)
        for one, each in zip(told, gathering, strict=True)
    )
    if Realis.PLANNED in told and not held:
        return Realis.PLANNED
    if not held and any(is_prepared(each.head, scene) for each in gathering):
        return Realis.POSSIBLE
    return Realis.ACTUAL if Realis.ACTUAL in told or HELD in courses else told[0]


def _realis_beside(mention: TalksMention, scene: Scene) -> Realis:
    """Give what the clause says of the talks; "has not confirmed its part in talks" denies none."""
    told = realis_of(clause_head(mention.head), scene.words.grammar)
    part = mention.head.dep_ == "pobj" and mention.head.head.head.lemma_ in _PART
    return Realis.PLANNED if told is Realis.DENIED and part else told


def _is_supposed(mention: TalksMention) -> bool:
    """Tell whether it is only said what talks would be: "a third round would be a waste"."""
    verb = clause_head(mention.head)
    if not mention.new or mention.head.dep_ != "nsubj" or verb.lemma_ != "be":
        return False
    told = {child.dep_: child.lower_ for child in verb.children}
    return told.get("aux") in ("would", "could", "might") and bool({"attr", "acomp"} & told.keys())


def _is_told_held(mention: TalksMention, scene: Scene) -> bool:
    """Tell whether talks are what a verb of holding, attending or ending tells of."""
    verb, words = clause_head(mention.head), scene.words.talks
    outer = carrier(mention.head, words).head
    if is_prepared(mention.head, scene):
        return False
    if (
        outer.dep_ == "prep"
        and outer.lower_ in ("over", "for", "about")
        and outer.head.pos_ == "NOUN"
    ):
        return False  # "negotiations over a conference"
    if mention.sort in ("gather", "arrive", "signing") or mention.order == "current":
        return True
    ends = any(verb.lemma_ in named for _, named in words.outcomes)
    return verb.tag_ != "VB" and (
        ends or verb.lemma_ in words.verbs.held or verb.lemma_ in words.verbs.attend
    )
