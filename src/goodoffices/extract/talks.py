"""Finds conferences, rounds and meetings as objects: when, where, who sits there, the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import (
    EARLIER,
    REPRESENTED,
    Attendance,
    Precision,
    Realis,
    TalksFormat,
    TalksOutcome,
)
from goodoffices.extract.clauses import clause_head, clause_tokens, realis_of
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_agenda import agenda_of
from goodoffices.extract.talks_attendance import Presence, presences
from goodoffices.extract.talks_backers import Backer, at_table, backers, nearby_backers
from goodoffices.extract.talks_grouping import Gathering, grouped
from goodoffices.extract.talks_kept import Told, is_told_enough
from goodoffices.extract.talks_mentions import TalksMention, talks_mentions
from goodoffices.extract.talks_nouns import carrier
from goodoffices.facts import DateRecord, Participant, Party, Span, Talks

MAKER = "talks/1"
_STRENGTH = {
    Attendance.HOST: 5,
    Attendance.NOT_ATTENDING: 4,
    Attendance.NOT_INVITED: 4,
    Attendance.OBSERVER: 3,
    Attendance.ATTENDING: 2,
    Attendance.UNCERTAIN: 2,
    Attendance.INVITED: 1,
}
"""Which status stands where a report gives one actor several: the more telling."""


def find_talks(scene: Scene) -> Iterator[Talks]:
    """Find the talks of a report, each once, with every participant it names."""
    gatherings = grouped(talks_mentions(scene))
    present: dict[int, list[Presence]] = {}
    for presence in presences(scene, gatherings):
        present.setdefault(presence.gathering, []).append(presence)
    for place, gathering in enumerate(gatherings):
        here = present.get(place, [])
        behind = [*_backers(gathering, scene), *_at_table(place, gatherings, scene)]
        ends = _outcome(gathering, scene) is not None
        told = Told(gathering, here, behind, ends=ends, others=gatherings)
        if is_told_enough(told, scene):
            yield _talks(scene, gathering, here, behind)


def _backers(gathering: Gathering, scene: Scene) -> Iterator[Backer]:
    for mention in gathering:
        yield from backers(mention, scene)
    sentences = {mention.sentence for mention in gathering}
    reach = sorted({each for one in sentences for each in (one, one + 1)})
    if any(mention.sort in ("sure", "named", "part") for mention in gathering):
        for index in reach[:6]:
            if index < len(scene.sentences):
                tokens = scene.sentences[index].tokens
                yield from nearby_backers(scene, (tokens.start, tokens.end))


def _at_table(place: int, gatherings: Sequence[Gathering], scene: Scene) -> Iterator[Backer]:
    """Give who brought the sides to "the table", which is that of the talks named last."""
    named = {each.sentence: index for index, held in enumerate(gatherings) for each in held}
    last = -1
    for sentence in scene.sentences:
        last = named.get(sentence.index, last)
        if last == place:
            yield from at_table(scene, (sentence.tokens.start, sentence.tokens.end))


def _talks(
    scene: Scene, gathering: Gathering, here: Sequence[Presence], behind: Sequence[Backer]
) -> Talks:
    first = gathering[0]
    sentences = [scene.sentences[each] for each in dict.fromkeys(m.sentence for m in gathering)]
    phrases = " ".join(each.span.of(scene.text) for each in sentences).lower()
    venue = next((each.venue for each in gathering if each.venue), None)
    agenda = agenda_of(gathering, scene)
    parts = {part: _parties(behind, part) for part in ("mediator", "sponsor", "host")}
    return Talks(
        report=scene.report.id,
        sentence=scene.sentences[first.sentence].span,
        evidence={
            **_evidence(gathering, venue, here, parts),
            **({"agenda": (agenda,)} if agenda else {}),
        },
        realis=_realis(gathering, scene),
        date=_date(gathering),
        confidence=0.75 if venue or first.proper else 0.5,
        maker=MAKER,
        found_by=f"noun '{first.head.lower_}'" if first.name else f"verb '{first.head.lower_}'",
        name=_name(gathering),
        number=next((each.number for each in gathering if each.number), None),
        venue=venue.of(scene.text) if venue else None,
        format=_format(gathering, phrases, here, scene),
        level=_level(phrases, scene),
        mediators=parts["mediator"],
        sponsors=parts["sponsor"],
        hosts=parts["host"],
        participants=_participants(here, parts, behind),
        agenda=agenda.of(scene.text) if agenda else None,
        outcome=_outcome(gathering, scene),
    )


def _name(gathering: Gathering) -> str | None:
    """Give the name as the report prints it: a proper one, else the fullest of the first ones."""
    body = [each for each in gathering if not each.headline] or gathering
    named = [each for each in body if each.name] or [each for each in gathering if each.name]
    return max(named, key=_telling, default=None).name if named else None  # type: ignore[union-attr]


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


def _date(gathering: Gathering) -> DateRecord | None:
    """Give the fullest date: a day of a month before a weekday, that before a bare duration."""
    dates = [each.date for each in gathering if each.date is not None]
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
        if each.beside & beside or any(phrase in phrases for phrase in each.near):
            return each.format
    for each in words:
        if each.beside & nouns:
            return each.format
    sitting = {p.participant.party.printed for p in here}
    if len(sitting) > 3:
        return TalksFormat.MULTILATERAL
    signed = any(each.sort == "signing" for each in gathering)
    return TalksFormat.BILATERAL if signed and len(sitting) == 2 else TalksFormat.UNKNOWN


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
    """Give how the talks ended, from the clause that has them as subject or object."""
    for mention in gathering:
        if mention.sort == "signing":
            return TalksOutcome.AGREED
        verb = clause_head(mention.head)
        if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL:
            continue
        near = " ".join(_clause_words(verb))[:240]
        stands = carrier(mention.head, scene.words.talks).dep_
        for outcome, words in scene.words.talks.outcomes:
            if verb.lemma_ in words and stands in ("nsubj", "nsubjpass", "dobj"):
                return outcome
            if any(" " in word and f" {word} " in f" {near} " for word in words):
                return outcome
    return None


def _clause_words(verb: Token) -> list[str]:
    """Give the words of a clause in their order, without the clauses that hang on it."""
    own = sorted({each.i for each in clause_tokens(verb)})
    return [verb.doc[place].lower_ for place in own]


def _realis(gathering: Gathering, scene: Scene) -> Realis:
    """Tell planned from held talks: what is due stays so until a verb of holding tells of it."""
    told = [
        Realis.PLANNED if each.ahead else realis_of(clause_head(each.head), scene.words.grammar)
        for each in gathering
    ]
    if any(each.order == "next" for each in gathering):
        return Realis.PLANNED
    if Realis.PLANNED in told and not any(
        one is Realis.ACTUAL and _is_told_held(each, scene)
        for one, each in zip(told, gathering, strict=True)
    ):
        return Realis.PLANNED
    return Realis.ACTUAL if Realis.ACTUAL in told else told[0]


def _is_told_held(mention: TalksMention, scene: Scene) -> bool:
    """Tell whether talks are what a verb of holding, attending or ending tells of."""
    verb, words = clause_head(mention.head), scene.words.talks
    if mention.sort in ("gather", "arrive", "signing") or mention.order == "current":
        return True
    ends = any(verb.lemma_ in named for _, named in words.outcomes)
    return verb.tag_ != "VB" and (
        ends or verb.lemma_ in words.verbs.held or verb.lemma_ in words.verbs.attend
    )


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
        return 9 if one.detail == REPRESENTED else 0
    return _STRENGTH[one.status]


def _parties(behind: Iterable[Backer], part: str) -> tuple[Party, ...]:
    found = {each.party.printed.lower(): each.party for each in behind if each.part == part}
    return tuple(found.values())


def _evidence(
    gathering: Sequence[TalksMention],
    venue: Span | None,
    here: Sequence[Presence],
    parts: dict[str, tuple[Party, ...]],
) -> dict[str, tuple[Span, ...]]:
    date = _date(list(gathering))
    spans: dict[str, tuple[Span, ...]] = {
        "trigger": (gathering[0].span, *(each.span for each in gathering[1:])),
        "venue": (venue,) if venue else (),
        "date": (date.span,) if date is not None and date.span is not None else (),
        "participant": _spans(each.participant.party for each in here),
    }
    spans.update({part: _spans(parties) for part, parties in parts.items()})
    return {part: found for part, found in spans.items() if found}


def _spans(parties: Iterable[Party]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(each.span for each in parties if each.span is not None))
