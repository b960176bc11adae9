"""Finds stated quantities of harm, displacement, relief, forces and of those at talks.

Every figure keeps its words: bounds, the word that qualifies them, whom it counts, where, over
which period, and who gave the number where the same sentence says so. A number that a report
repeats is kept once, in its fullest form; rival numbers stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from goodoffices.codes import Measure, Qualifier, Realis, StretchKind
from goodoffices.extract.clauses import clause_head, is_passive, realis_of
from goodoffices.extract.counted import BY_NOUN, Counted, counted_by
from goodoffices.extract.dates import Dated
from goodoffices.extract.figure_beside import BY_PART, HARM, PART_BEFORE, RIVAL_RATIO, read_beside
from goodoffices.extract.figure_harm import names_a_place
from goodoffices.extract.figure_periods import is_by_war, is_cumulative, is_of_a_day, period_of
from goodoffices.extract.figure_places import place_before, place_of_figure
from goodoffices.extract.figure_scenes import country_of_war, place_nearby
from goodoffices.extract.figure_singles import singles_in, sums_in
from goodoffices.extract.figure_sources import source_of_figure
from goodoffices.extract.figure_spots import (
    has_gone_abroad,
    place_left_over,
    place_of_attack,
    place_pointed_to,
)
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence, noun_phrase
from goodoffices.facts import Figure, Party, Span
from goodoffices.quantities import Quantity, read_quantities

MAKER = "figures/1"
_INCIDENT = HARM | {Measure.BESIEGED, Measure.RELEASED, Measure.IN_NEED}
"""Measures told of the place a paragraph is about."""
_VICTIMS = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING})
"""Measures of one incident, whose counts are told of one place."""
_MET = frozenset({Measure.OTHER, Measure.GROUPS})
"""Measures of those who may be counted where people talk."""
_OF_WAR = HARM | {Measure.REFUGEES, Measure.MISSING, Measure.IN_NEED}
"""Measures whose totals are those of the war a report is about."""
_LARGE = 1000
"""From this number on a count without period is one of the war."""
_MANY = 100
"""From this number on "have been killed", without place and time, is said of the war so far."""
_REACH = 4
"""So many sentences apart two counts of victims still tell of one incident."""
_TOLL_WITHIN = 3
"""So many sentences apart a second count of the dead still rivals a total."""
_PLAIN_VAGUE = re.compile(r"(?:several|many|a number of|a handful of|an? unknown number of)", re.I)
"""Words too weak to be a figure on their own."""
_OF_THEM = re.compile(r" of (?:them|whom)\b", re.I)
_PARTITIVE = re.compile(r"(?:of )?(?:(?:them|whom) |the \d{1,9} )?")
"""What stands between a number and whom it counts: "426 of them children", "18 of the 31"."""


def find_figures(scene: Scene) -> Iterator[Figure]:
    """Find every stated quantity with what it counts; repeats are kept once."""
    drafts: list[Figure] = []
    nouns: list[str] = []
    last: Figure | None = None
    for sentence in scene.sentences:
        if last is not None and sentence.index - scene.sentence_at(last.sentence.start).index > 1:
            last = None
        for placed, given in _stated(scene, sentence):
            if _is_dated(scene, placed) or _PLAIN_VAGUE.fullmatch(placed.printed):
                continue
            if last is not None and _is_counted_in(placed, last):
                continue
            found = given or counted_by(placed, scene.doc, scene.words.measures)
            if found is None or (given is None and found.rule == BY_NOUN):
                found = read_beside(scene, sentence, placed, last) or found
            if found is None or (found.measure is Measure.OTHER and placed.share):
                last = _still(last, placed)
                continue
            figure = _figure(scene, sentence, placed, found, last)
            drafts.append(figure)
            nouns.append(found.noun.lemma_.lower() if found.noun is not None else "")
            last = figure
    yield from _placed(_totalled(list(_once(drafts, nouns, scene)), scene), scene)


def _totalled(found: Sequence[Figure], scene: Scene) -> list[Figure]:
    """Make "the union put the number of dead at 850" a total where it stands beside a total."""
    made: list[Figure] = []
    for figure in found:
        beside = [each for each in made if _rivals(scene, figure, each)]
        if beside:
            place, where = beside[-1].place, beside[-1].evidence.get("place", ())
            evidence = {**figure.evidence, "place": where} if place else figure.evidence
            figure = replace(figure, cumulative=True, place=place, evidence=evidence)
        made.append(figure)
    return made


def _rivals(scene: Scene, figure: Figure, total: Figure) -> bool:
    """Tell whether a bare count of the dead stands close behind a total and tells no incident."""
    bare = figure.cumulative is None and not (figure.place or figure.period or figure.subset_of)
    if not bare or not total.cumulative or figure.measure is not total.measure:
        return False
    apart = _index(scene, figure) - _index(scene, total)
    words = {each.lemma_.lower() for each in scene.sentence_at(figure.sentence.start).words}
    toll = bool(words & scene.words.measures.toll)
    return figure.measure is Measure.KILLED and apart <= _TOLL_WITHIN and toll


def _index(scene: Scene, figure: Figure) -> int:
    return scene.sentence_at(figure.sentence.start).index


def _placed(found: Sequence[Figure], scene: Scene) -> Iterator[Figure]:
    """Give victims without a place the only one that the report tells of any of its victims."""
    told = {
        figure.place.lower(): figure
        for figure in found
        if figure.place and figure.measure in _VICTIMS and _told_place(figure)
    }
    one = next(iter(told.values())) if len(told) == 1 else None
    for figure in found:
        lacks = figure.place is None and figure.measure in _VICTIMS and not figure.cumulative
        if one is None or not lacks or _is_elsewhere(scene, figure, one):
            yield figure
        else:
            evidence = {**figure.evidence, "place": one.evidence["place"]}
            yield replace(figure, place=one.place, evidence=evidence)


def _is_elsewhere(scene: Scene, figure: Figure, other: Figure) -> bool:
    """Tell whether a figure's own sentence names another place, or stands far off."""
    sentence = scene.sentence_at(figure.sentence.start)
    if figure.sentence == other.sentence and (other.subset_of or _is_far(scene, figure, other)):
        return True  # "three were killed, two of them in Gao"
    named = figure.sentence != other.sentence and names_a_place(scene, sentence, other.place or "")
    return named or _is_far(scene, figure, other)


def _is_far(scene: Scene, figure: Figure, other: Figure) -> bool:
    """Tell whether two figures stand so far apart that they may be of two incidents."""
    here, there = (scene.sentence_at(each.sentence.start).index for each in (figure, other))
    if here == there:
        first, last = sorted(each.evidence["number"][0].start for each in (figure, other))
        return ";" in scene.text[first:last]
    return abs(here - there) > _REACH


def _stated(scene: Scene, sentence: Sentence) -> list[tuple[Quantity, Counted | None]]:
    """Give the quantities of a sentence in order; what is no number comes with what it counts."""
    start, end = sentence.span.start, sentence.span.end
    found: list[tuple[Quantity, Counted | None]] = [
        (_moved(each, start), None) for each in read_quantities(readable(scene.doc)[start:end])
    ]
    found += [*singles_in(scene, sentence), *sums_in(scene, sentence)]
    return sorted(found, key=lambda each: each[0].start)


def _still(last: Figure | None, skipped: Quantity) -> Figure | None:
    """Forget the figure before a large number that is none: what follows may be part of it."""
    large = skipped.low is not None and skipped.low >= RIVAL_RATIO
    return None if large else last


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity, start=quantity.start + by, end=quantity.end + by, core=quantity.core + by
    )


def _is_counted_in(quantity: Quantity, last: Figure) -> bool:
    """ "Four members of one family": the family only says who the four were."""
    whole, own = last.high or last.low, quantity.high or quantity.low
    where = Span(quantity.core, quantity.end)
    inside = any(span.holds(where) for span in last.evidence.get("of", ()))
    return inside and whole is not None and own is not None and own < whole


def _is_dated(scene: Scene, quantity: Quantity) -> bool:
    where = Span(quantity.core, quantity.end)
    return any(each.span.meets(where) for each in scene.dated)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number in its sentence: what it counts, by which word, and over which time."""

    sentence: Sentence
    quantity: Quantity
    found: Counted
    word: Token
    period: Dated | None

    def is_from(self, least: int) -> bool:
        """Tell whether it is so many or more."""
        return (self.quantity.low or self.quantity.high or 0) >= least

    @property
    def is_large_and_bare(self) -> bool:
        """Tell a large number of what a war does, told without a time."""
        return self.period is None and self.is_from(_LARGE) and self.found.measure in _OF_WAR


def _figure(
    scene: Scene, sentence: Sentence, quantity: Quantity, found: Counted, last: Figure | None
) -> Figure:
    """Gather what the clause says of a number."""
    span = scene.doc.char_span(quantity.core, quantity.end, alignment_mode="expand")
    word = found.trigger or (span.root if span is not None else sentence.tokens.root)
    if found.measure is Measure.DISPLACED and has_gone_abroad(scene, word):
        found = replace(found, measure=Measure.REFUGEES)
    number = Span(quantity.start, quantity.end)
    counted = _counted_words(scene, quantity, found)
    period = period_of(scene, sentence, word)
    giver = source_of_figure(scene, sentence, word)
    whole, cited = _whole(scene, sentence, quantity, found, last)
    stated = _Stated(sentence, quantity, found, word, period)
    total, place = _total_and_place(scene, stated, last if whole is not None else None)
    givers: tuple[Party, ...] = (giver,) if giver else ()
    if whole is not None and last is not None and not givers:
        givers = last.attributed_to  # who counted the whole counted its parts
    parts = {
        "number": (number,),
        "whole": cited,
        "of": (counted,) if counted else (),
        "place": (place,) if place else (),
        "period": (period.span,) if period else (),
        "attribution": tuple(each.span for each in givers if each.span),
    }
    return Figure(
        report=scene.report.id,
        sentence=sentence.span,
        evidence={key: spans for key, spans in parts.items() if spans},
        attributed_to=givers,
        date=scene.date_of(word),
        realis=_realis(scene, word),
        confidence=found.confidence,
        maker=MAKER,
        found_by=found.rule,
        measure=found.measure,
        low=quantity.low,
        high=quantity.high,
        qualifier=Qualifier(quantity.qualifier) if quantity.qualifier else None,
        of=counted.of(scene.text) if counted else None,
        place=place.of(scene.text) if place else None,
        period=period.printed if period else None,
        cumulative=total,
        subset_of=whole,
        printed=number.of(scene.text),
    )


def _realis(scene: Scene, word: Token) -> Realis:
    """Tell "may have died" from "died"; what is planned or asked for is a number all the same."""
    told = realis_of(clause_head(word), scene.words.grammar)
    return told if told is Realis.POSSIBLE else Realis.ACTUAL


def _total_and_place(
    scene: Scene, stated: _Stated, whole: Figure | None
) -> tuple[bool | None, Span | None]:
    """Tell whether a number is a total of the war, and where what it counts is."""
    word, measure = stated.word, stated.found.measure
    total = is_cumulative(scene, stated.sentence, word, stated.quantity, stated.period)
    if total is None and stated.is_large_and_bare and word.lemma_ in scene.words.measures.toll:
        total = True  # "put the number of dead at 6,000"
    place = place_pointed_to(scene, word, measure) or place_of_figure(
        scene, stated.sentence, word, stated.found.noun, met=measure in _MET
    )
    if place is not None:
        return total, place
    if whole is not None:  # a part is where the whole is
        return total, next(iter(whole.evidence.get("place", ())), None)
    total = _is_so_far(scene, stated) if total is None else total
    return total, _place(scene, stated, total=bool(total) or stated.is_large_and_bare)


def _is_so_far(scene: Scene, stated: _Stated) -> bool | None:
    """Tell "750 people have been killed", of no place or time, for a count of the war so far."""
    many = stated.is_from(_MANY) and stated.found.measure in _VICTIMS
    told = scene.words.measures.perfect.search(stated.sentence.span.of(scene.text))
    if stated.period is not None or not many or not told or _is_feat(scene, stated.word):
        return None
    return True


def _is_feat(scene: Scene, word: Token) -> bool:
    """ "Claimed that it had killed 200 soldiers": what a side did, and no count of the war."""
    verb = clause_head(word)
    active = any(child.dep_ == "nsubj" for child in verb.children) and not is_passive(verb)
    return active and verb.lemma_ == "kill" and not is_by_war(word, scene.words.measures)


def _whole(
    scene: Scene, sentence: Sentence, quantity: Quantity, found: Counted, last: Figure | None
) -> tuple[str | None, tuple[Span, ...]]:
    """Give the figure of which this one is a part, as printed, and where; parts stand beside."""
    if last is None or last.measure is not found.measure:
        return None, ()
    same = last.sentence == sentence.span
    before = readable(scene.doc)[max(0, quantity.start - 30) : quantity.start]
    told = same and PART_BEFORE.search(before) is not None
    if not (found.rule == BY_PART or quantity.share or told or _of_them(scene, quantity)):
        return None, ()
    if same and last.subset_of:
        return last.subset_of, last.evidence.get("whole", ())
    return last.printed, last.evidence.get("number", ())


def _of_them(scene: Scene, quantity: Quantity) -> bool:
    return _OF_THEM.match(readable(scene.doc), quantity.end) is not None


def _counted_words(scene: Scene, quantity: Quantity, found: Counted) -> Span | None:
    """Give the words for whom the number counts, without the number itself."""
    if found.noun is None:
        return None
    phrase = noun_phrase(found.noun)
    start = max(phrase.start, quantity.end) if phrase.start < quantity.end else phrase.start
    text = scene.text[start : phrase.end]
    opening = "" if any(mark in text[2:] for mark in "\"”’'") else "\"“‘'"
    start += len(text) - len(text.lstrip(" -," + opening))
    counted = scene.text[start : phrase.end]
    partitive = _PARTITIVE.match(counted)
    if partitive and partitive.end() < len(counted):
        start += partitive.end()
    return Span(start, phrase.end) if start < phrase.end else None


def _place(scene: Scene, stated: _Stated, *, total: bool) -> Span | None:
    """Give where, if the sentence does not tell it: what "there" means, or the war's country."""
    harm = stated.found.measure in _INCIDENT
    pointed = place_before(scene, stated.sentence) if harm or total else None
    if pointed is not None:
        return pointed
    if total:
        abroad = stated.found.measure is Measure.REFUGEES  # who has fled a war is not where it is
        counts = stated.found.measure in _OF_WAR and not abroad
        return country_of_war(scene) if counts else None  # never a town told elsewhere
    if not harm or is_of_a_day(scene, stated.word):
        return None
    nearby = place_of_attack(scene, stated.sentence)
    nearby = nearby or place_nearby(scene, stated.sentence, stated.word)
    shut_in = stated.found.measure is Measure.BESIEGED  # no victims of what was told before
    if shut_in and nearby is not None and not stated.sentence.span.holds(nearby):
        return None
    return nearby or place_left_over(scene, stated.sentence, stated.word)


def _once(drafts: list[Figure], nouns: list[str], scene: Scene) -> Iterator[Figure]:
    """Keep the fullest of the figures that say the same of the same."""
    kept: list[int] = []
    for index, draft in enumerate(drafts):
        twin = next((each for each in kept if _same(drafts, nouns, each, index, scene)), None)
        if twin is None:
            kept.append(index)
        elif _fullness(draft, scene) > _fullness(drafts[twin], scene):
            kept[kept.index(twin)] = index
    yield from (drafts[index] for index in sorted(kept))


def _same(drafts: list[Figure], nouns: list[str], left: int, right: int, scene: Scene) -> bool:
    one, other = drafts[left], drafts[right]
    if (one.measure, one.low, one.high) != (other.measure, other.low, other.high):
        return False
    if _told_place(one) and _told_place(other) and one.place != other.place:
        return False
    if one.low is None and one.high is None and one.printed.lower() != other.printed.lower():
        return False
    heads = [_in_headline(each, scene) for each in (one, other)]
    if heads[0] is not heads[1] and one.qualifier is not other.qualifier:
        return False  # "700" in the headline of "nearly 700" is a number of its own
    general = scene.words.measures.general
    specific = {noun for noun in (nouns[left], nouns[right]) if noun and noun not in general}
    return len(specific) < 2


def _told_place(figure: Figure) -> bool:
    """Tell whether a figure's own sentence tells its place."""
    return any(figure.sentence.holds(span) for span in figure.evidence.get("place", ()))


def _fullness(figure: Figure, scene: Scene) -> int:
    """Count what a figure tells beside its number; a headline tells least."""
    told = sum(
        bool(each)
        for each in (figure.place, figure.period, figure.attributed_to, figure.of, figure.qualifier)
    )
    return told - 5 * _in_headline(figure, scene)


def _in_headline(figure: Figure, scene: Scene) -> bool:
    return scene.sentence_at(figure.sentence.start).part is StretchKind.HEADLINE
