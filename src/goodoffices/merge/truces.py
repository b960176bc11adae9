"""When two tellings are of one truce: where, when, between whom, how long, and in what order.

A place is compared only if the truce is for it: "signed a ceasefire in Addis Ababa" tells where it
was signed. What was in force before a truce was agreed was another one.
"""

from __future__ import annotations

from itertools import product

from goodoffices.codes import CeasefireStatus, Realis, Scope
from goodoffices.facts import Ceasefire, Judgement
from goodoffices.merge.compared import Compared, actors, agree, place_of, stems
from goodoffices.merge.features import AGAINST, Found, company, parties
from goodoffices.merge.weighing import Rules, judged, weigh

PAUSE = 2
"""Days after the end of a truce from which a new one is another."""
NEARNESS = ((3, 0.35, "days of each other"), (14, 0.3, "a fortnight"), (42, 0.2, "six weeks"))
TRUCES_PROPER = stems("ceasefire cease-fire truce armistice cessation")
"""Words that name one and the same sort of thing."""
SIGNING = stems("sign signed signing")
"""After these the place is the table's: a truce is signed in one place and kept in another."""
OVER = frozenset({CeasefireStatus.COLLAPSED, CeasefireStatus.EXPIRED})
BEGUN = frozenset({CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED, CeasefireStatus.AGREED})
ASKED = frozenset({CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED})
RUNNING = frozenset(
    {CeasefireStatus.IN_FORCE, CeasefireStatus.FRAGILE, CeasefireStatus.VIOLATED, *OVER}
)


def place_kept(fact: Ceasefire) -> str:
    """Give the place for which a truce is told to be; none where it was only signed there."""
    if fact.status is CeasefireStatus.AGREED and stems(fact.trigger) & SIGNING:
        return ""
    return place_of(fact.place)


def scope_of(fact: Ceasefire) -> Scope:
    """Give how far a truce reaches: without a place to keep it in, as far as the war."""
    signed_there = bool(fact.place) and not place_kept(fact)
    return Scope.NATIONAL if signed_there else fact.scope


def truce_place(one: Compared, two: Compared) -> Found:
    """The same place, .4; both for the whole war, .3; one local, the other without place, -.1."""
    left, right = place_kept(one.fact), place_kept(two.fact)
    scopes = {scope_of(one.fact), scope_of(two.fact)}
    if left and right:
        same = agree(left, right)
        return Found(0.4, f"both are in {one.fact.place}") if same else Found(AGAINST, "elsewhere")
    local = Scope.LOCAL in scopes
    if local and scopes != {Scope.LOCAL}:
        return Found(-0.1, "")
    if scopes == {Scope.NATIONAL}:
        return Found(0.3, "both are for the whole war")
    return Found(0.15 if local else 0.0, "")


def truce_day(one: Compared, two: Compared) -> Found:
    """Told within days, .35; a fortnight, .3; six weeks, .2; longer apart they stay two."""
    if one.when is None or two.when is None:
        together = one.fact.report == two.fact.report
        return Found(0.35, "one report tells both") if together else Found(AGAINST, "no day")
    gap = one.when.gap(two.when)
    for days, value, phrase in NEARNESS:
        if gap <= days:
            return Found(value, f"they are told within {phrase}")
    return Found(AGAINST, "apart")


def truce_course(one: Compared, two: Compared) -> Found:
    """What held or broke before another was agreed was an earlier truce; so was another deal.

    And what is told to have been over on some day is not what is in force after it.
    """
    for early, late in ((one, two), (two, one)):
        if early.when is None or late.when is None:
            continue
        told = (*RUNNING, CeasefireStatus.AGREED)
        agreed = late.fact.status is CeasefireStatus.AGREED and early.fact.status in told
        over = early.fact.status in OVER and early.when.stated
        begun = over and late.fact.status is CeasefireStatus.IN_FORCE
        if (agreed or begun) and (late.when.first - early.when.last).days > PAUSE:
            return Found(AGAINST, "one began after the other held")
    return Found(0.0, "")


def truce_length(one: Compared, two: Compared) -> Found:
    """Told to be for the same time, .15; for another, they are two."""
    if one.lasting is None or two.lasting is None:
        return Found(0.0, "")
    if one.lasting == two.lasting:
        return Found(0.15, "both are for the same time")
    return Found(AGAINST, "they are for another time")


def one_report(one: Compared, two: Compared) -> Found:
    """One report speaks of one truce, .15, unless it tells a proposal beside one in force, -.05."""
    if one.fact.report != two.fact.report:
        return Found(0.0, "")
    beside = (one.fact.status in ASKED) != (two.fact.status in ASKED)
    return Found(-0.05, "") if beside else Found(0.15, "one report tells both")


def one_war(one: Compared, two: Compared) -> Found:
    """Without a place or side in common, two reports must be about the same people to be of one.

    Two of their chief actors, or one where both tell of one day or month by name.
    """
    sided = actors(one.fact.parties) & actors(two.fact.parties)
    placed = one.fact.place and two.fact.place
    shared = len(one.cast & two.cast)
    days = one.when and two.when and one.when.stated and two.when.stated
    same_days = bool(days and one.when and two.when and one.when.gap(two.when) <= 1)
    known = shared > 1 or (shared == 1 and same_days)
    if sided or placed or known or one.fact.report == two.fact.report:
        return Found(0.0, "")
    return Found(AGAINST, "nothing tells that they are of one war")


def truce_word(one: Compared, two: Compared) -> Found:
    """The same word for it, .1; a truce is no pause, zone or freeze, -.3."""
    left, right = stems(one.fact.term), stems(two.fact.term)
    if one.fact.term.endswith("s") != two.fact.term.endswith("s"):
        return Found(AGAINST, "one tells of several")
    if left & right:
        return Found(0.1, f"both call it a {one.fact.term}")
    plain = all(words & TRUCES_PROPER for words in (left, right))
    return Found(0.0 if plain or not (left and right) else -0.3, "")


def truce_standing(one: Compared, two: Compared) -> Found:
    """What is asked for and what is in force may be one; what is denied is none."""
    denied = (one.fact.realis is Realis.DENIED) != (two.fact.realis is Realis.DENIED)
    return Found(AGAINST, "one is denied") if denied else Found(0.0, "")


def judge_truces(one: Compared, two: Compared) -> Judgement | None:
    """Judge two truces the same, or different where the one was over before the other began."""
    if _made_and_fared(one.fact, two.fact):
        return judged(one, two, "same", 0.9, "One sentence tells when it was made, and its fate.")
    why = _apart(one, two)
    if why:
        elsewhere = truce_place(one, two).value <= AGAINST
        return None if elsewhere else judged(one, two, "different", 0.8, why)
    return weigh(TRUCES, one, two)


def _made_and_fared(one: Ceasefire, two: Ceasefire) -> bool:
    """Tell "the truce *signed in May* *collapsed* in June", which is one truce on two days."""
    agreed = (one.status is CeasefireStatus.AGREED) != (two.status is CeasefireStatus.AGREED)
    told = [each.evidence.get("trigger", ()) for each in (one, two)]
    return (
        agreed
        and one.report == two.report
        and any(left.meets(right) for left, right in product(*told))
    )


def _apart(one: Compared, two: Compared) -> str:
    """Tell why two truces are two; nothing where no words say so."""
    if _ended_before(one, two) or _ended_before(two, one):
        return "One had ended before the other was proposed: two truces."
    if _agreed_twice(one, two):
        return "They were agreed on different days: two truces."
    told_near = bool(one.told and two.told and abs((one.told - two.told).days) <= NEARNESS[-1][0])
    if told_near and truce_length(one, two).value <= AGAINST:
        return "They were agreed for another length of time: two truces."
    return ""


def _ended_before(one: Compared, two: Compared) -> bool:
    """Tell whether one truce was over when another was mooted: by days, or in one report."""
    if one.fact.status not in OVER:
        return False
    if one.fact.report == two.fact.report:
        return two.fact.status in ASKED
    if one.when is None or two.when is None or not (one.when.stated and two.when.stated):
        return False
    return (two.when.first - one.when.last).days > PAUSE and two.fact.status in BEGUN


def _agreed_twice(one: Compared, two: Compared) -> bool:
    """Tell whether two truces were agreed on two days that the words name."""
    agreed = one.fact.status is two.fact.status is CeasefireStatus.AGREED
    exact = one.when and two.when and one.when.exact and two.when.exact
    return bool(agreed and exact and one.when and two.when and one.when.gap(two.when) > PAUSE)


TRUCES = Rules(
    (
        truce_day,
        truce_standing,
        truce_course,
        truce_length,
        truce_place,
        parties,
        truce_word,
        one_report,
        company,
        one_war,
    ),
    0.6,
)
