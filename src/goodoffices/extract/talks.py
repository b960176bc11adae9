"""Finds conferences, rounds and meetings as objects: when, where, who sits there, the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goodoffices.codes import (
    EARLIER,
    REPRESENTED,
    TELLING,
    Attendance,
    Direction,
    Precision,
    Realis,
    TalksFormat,
    TalksOutcome,
)
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_agenda import agenda_of
from goodoffices.extract.talks_attendance import Presence, presences
from goodoffices.extract.talks_backers import (
    Backer,
    at_table,
    backers,
    nearby_backers,
    owner_of_capital,
)
from goodoffices.extract.talks_elsewhere import told_elsewhere
from goodoffices.extract.talks_ends import outcome_at
from goodoffices.extract.talks_grouping import Gathering, grouped, place_of
from goodoffices.extract.talks_kept import Told, how_sure, is_known_by_sides, is_told_enough
from goodoffices.extract.talks_mentions import TalksMention, talks_mentions
from goodoffices.extract.talks_realis import realis_of_talks
from goodoffices.extract.talks_seats import seated
from goodoffices.facts import DateRecord, Participant, Party, Span, Talks

MAKER = "talks/1"
_REFUSED = re.compile(r"\b(?:refus\w+|not|never|n't|declin\w+|without)\b")
_DAYS = re.compile(r"\d{1,2} ?(?:[-–]|to|and|through) ?\d{1,2}\b")
"""Days that run from one to another: "4-6 May"."""
_REFUSAL_REACH = 30
"""So many characters before "in the same room" a refusal of it stands."""


def find_talks(scene: Scene) -> Iterator[Talks]:
    """Find the talks of a report, each once, with every participant it names."""
    gatherings = grouped(talks_mentions(scene))
    near = _by_gathering(presences(scene, gatherings))
    far = _by_gathering(told_elsewhere(scene, gatherings))
    brought = _at_table(gatherings, scene)
    for place, gathering in enumerate(gatherings):
        own, other = near.get(place, []), far.get(place, [])
        behind = [*_backers(gathering, scene), *brought.get(place, [])]
        ends = _outcome(gathering, scene) is not None
        told = Told(gathering, seated(own, scene), behind, ends=ends, others=gatherings)
        if is_told_enough(told, scene) or is_known_by_sides(gathering, other):
            yield _talks(scene, replace(told, here=seated([*own, *other], scene)))


def _by_gathering(found: Iterable[Presence]) -> dict[int, list[Presence]]:
    sorted_in: dict[int, list[Presence]] = {}
    for each in found:
        sorted_in.setdefault(each.gathering, []).append(each)
    return sorted_in


def _backers(gathering: Gathering, scene: Scene) -> Iterator[Backer]:
    for mention in gathering:
        yield from backers(mention, scene)
    wished = {mention.sentence for mention in gathering if _is_wished(mention, scene)}
    sentences = {mention.sentence for mention in gathering} - wished
    reach = sorted({each for one in sentences for each in (one, one + 1)} - wished)
    if any(mention.sort in ("sure", "named", "part") for mention in gathering):
        for index in reach[:6]:
            if index < len(scene.sentences):
                tokens = scene.sentences[index].tokens
                yield from nearby_backers(scene, (tokens.start, tokens.end))


def _is_wished(mention: TalksMention, scene: Scene) -> bool:
    """Tell whether talks are only hoped for: "the envoy hopes that it leads to talks"."""
    verb = clause_head(mention.head)
    wishing = scene.words.talks.verbs.wishing
    return mention.bare and any(each.lower_ in wishing for each in (verb, *verb.ancestors))


def _at_table(gatherings: Sequence[Gathering], scene: Scene) -> dict[int, list[Backer]]:
    """Give who brought the sides to "the table", which is that of the talks named last."""
    named = {
        each.sentence: place
        for place, held in enumerate(gatherings)
        if realis_of_talks(held, scene) is not Realis.PLANNED
        for each in held
    }
    brought: dict[int, list[Backer]] = {}
    last = -1
    for sentence in scene.sentences:
        last = named.get(sentence.index, last)
        if last >= 0:
            told = at_table(scene, (sentence.tokens.start, sentence.tokens.end))
            brought.setdefault(last, []).extend(told)
    return brought


def _talks(scene: Scene, told: Told) -> Talks:
    gathering, here, behind = told.gathering, told.here, told.behind
    first = gathering[0]
    body = [each for each in gathering if not each.headline] or gathering
    sentences = [scene.sentences[each] for each in dict.fromkeys(m.sentence for m in gathering)]
    phrases = " ".join(each.span.of(scene.text) for each in sentences).lower()
    venue = _venue(gathering, scene)
    agenda = agenda_of(gathering, scene)
    parts = {part: _parties(behind, part) for part in ("mediator", "sponsor", "host")}
    hosts = parts["host"] or tuple(owner_of_capital(gathering, scene))
    realis = realis_of_talks(gathering, scene)
    date = _date(gathering, realis)
    return Talks(
        report=scene.report.id,
        sentence=scene.sentences[body[0].sentence].span,
        evidence={
            **_evidence(gathering, venue, here, parts | {"host": hosts}),
            **({"date": (date.span,)} if date is not None and date.span is not None else {}),
            **({"agenda": (agenda,)} if agenda else {}),
        },
        realis=realis,
        date=date,
        confidence=how_sure(told, scene),
        maker=MAKER,
        found_by=f"noun '{first.head.lower_}'" if first.name else f"verb '{first.head.lower_}'",
        name=_name(gathering),
        number=next((each.number for each in gathering if each.number), None),
        venue=venue.of(scene.text) if venue else None,
        format=_format(gathering, phrases, here, scene),
        level=_level(phrases, scene),
        mediators=parts["mediator"],
        sponsors=parts["sponsor"],
        hosts=hosts,
        participants=_participants(here, parts, behind),
        agenda=agenda.of(scene.text) if agenda else None,
        outcome=_outcome(gathering, scene),
    )


def _venue(gathering: Gathering, scene: Scene) -> Span | None:
    """Give the first place told, a town before the country it is in."""
    told = [each.venue for each in gathering if each.venue is not None]
    state_named = scene.words.actors.state_named
    towns = (each for each in told if state_named(each.of(scene.text)) is None)
    return next(towns, next(iter(told), None))


def _name(gathering: Gathering) -> str | None:
    """Give the name as the report prints it: a proper one, else the fullest of the first ones."""
    body = [each for each in gathering if not each.headline] or gathering
    named = [each for each in body if each.name] or [each for each in gathering if each.name]
    if not named:
        return None
    best = max(named, key=_telling)
    length, _, talks = best.name.partition(" of ")
    placed = best.lasting and not best.proper and place_of(gathering) is not None
    return talks if placed and talks == best.head.text and length else best.name


def _telling(mention: TalksMention) -> tuple[bool, bool, bool, bool, bool]:
    """Order names by what they tell: a proper one, a number, a town or backer, several words."""
    place = mention.place is not None and mention.place in mention.name
    return (
        mention.proper,
        mention.number is not None,
        place or bool(mention.backed),
        " " in mention.name,
        mention.sort != "meeting",
    )


def _date(gathering: Gathering, realis: Realis) -> DateRecord | None:
    """Give the fullest date: a day of a month before a weekday, that before a bare duration.

    Talks that are held have no day to come: "talks will go on on Wednesday" is their next day. But
    for days that run from one to another: those who gathered for "talks scheduled for 4-6 May" did
    so for them.
    """
    dates = [each.date for each in gathering if each.date is not None]
    held = [each for each in dates if each.direction is not Direction.FUTURE]
    if realis is Realis.ACTUAL:
        dates = held or [each for each in dates if _DAYS.search(each.printed)]
    return max(dates, key=_fullness, default=None)


def _fullness(date: DateRecord) -> int:
    digits = any(char.isdigit() for char in date.printed)
    return 2 * digits + (date.precision is not Precision.DURATION)


def _format(
    gathering: Gathering, phrases: str, here: Sequence[Presence], scene: Scene
) -> TalksFormat:
    if _is_open_format(gathering, scene):
        return TalksFormat.UNKNOWN
    words = scene.words.talks.formats
    beside = frozenset[str]().union(*(each.modifiers for each in gathering))
    nouns = {each.noun for each in gathering}
    for each in words:
        if each.beside & beside or any(_is_said(phrase, phrases) for phrase in each.near):
            return each.format
    for each in words:
        if each.beside & nouns:
            return each.format
    sitting = {p.participant.party.printed for p in here}
    if len(sitting) > 3:
        return TalksFormat.MULTILATERAL
    signed = any(each.sort == "signing" for each in gathering)
    return TalksFormat.BILATERAL if signed and len(sitting) == 2 else TalksFormat.UNKNOWN


def _is_said(phrase: str, told: str) -> bool:
    """Tell whether a phrase of form is told as so: "refused to sit in the same room" is not."""
    before, found, _ = told.partition(phrase)
    return bool(found) and _REFUSED.search(before[-_REFUSAL_REACH:]) is None


def _is_open_format(gathering: Gathering, scene: Scene) -> bool:
    """Tell whether the form is left open: "whether they meet in person or by intermediaries"."""
    near = {each.sentence + step for each in gathering for step in (0, 1)}
    for index in sorted(near):
        told = scene.sentences[index].tokens.text.lower() if index < len(scene.sentences) else ""
        forms = [each for each in scene.words.talks.attendance.remote_phrases if each in told]
        if "whether" in told and len(forms) > 1:
            return True
    return False


def _level(phrases: str, scene: Scene) -> str | None:
    for level, words in scene.words.talks.levels:
        if any(f" {word} " in phrases for word in words):
            return level
    return None


def _outcome(gathering: Gathering, scene: Scene) -> TalksOutcome | None:
    """Give how the talks ended, by the first mention that tells."""
    for mention in gathering:
        if mention.sort == "signing":
            return TalksOutcome.AGREED
        found = outcome_at(mention.head, scene)
        if found is not None:
            return found
    return None


def _participants(
    here: Sequence[Presence], parts: dict[str, tuple[Party, ...]], behind: Sequence[Backer]
) -> tuple[Participant, ...]:
    """Give each party once, with the most telling status; a mediator is no participant."""
    found: dict[str, Participant] = {}
    aside = {party.printed.lower() for party in parts["mediator"]}
    sitting = [Participant(each.party, Attendance.ATTENDING) for each in behind if each.sits]
    hosting = [Participant(party, Attendance.HOST) for party in parts["host"]]
    for one in (*hosting, *sitting, *(presence.participant for presence in here)):
        key = one.party.printed.lower()
        if key in aside and one.status is Attendance.ATTENDING and one not in sitting:
            continue
        if key not in found or _strength(one) > _strength(found[key]):
            found[key] = one
    return tuple(found.values())


def _strength(one: Participant) -> int:
    """Tell which of two statuses stands: who is represented came, a refusal may be over."""
    if one.detail in (REPRESENTED, EARLIER):
        return len(TELLING) + 1 if one.detail == REPRESENTED else 0
    return len(TELLING) - TELLING.index(one.status)


def _parties(behind: Iterable[Backer], part: str) -> tuple[Party, ...]:
    found = {each.party.printed.lower(): each.party for each in behind if each.part == part}
    return tuple(found.values())


def _evidence(
    gathering: Sequence[TalksMention],
    venue: Span | None,
    here: Sequence[Presence],
    parts: dict[str, tuple[Party, ...]],
) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {
        "trigger": (gathering[0].span, *(each.span for each in gathering[1:])),
        "venue": (venue,) if venue else (),
        "participant": _spans(each.participant.party for each in here),
    }
    spans.update({part: _spans(parties) for part, parties in parts.items()})
    return {part: found for part, found in spans.items() if found}


def _spans(parties: Iterable[Party]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(each.span for each in parties if each.span is not None))
