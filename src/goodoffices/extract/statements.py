"""Finds statements: who said what, in whose words, with which cue, to whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.codes import StatementForm, StretchKind
from goodoffices.extract.acts import act_of
from goodoffices.extract.contents import Content, content_of, trimmed, word_count
from goodoffices.extract.cues import Cue, find_cues
from goodoffices.extract.quoted import Speech, find_speech, subject_before
from goodoffices.extract.scene import Scene
from goodoffices.extract.speakers import heard, is_speaker, parties_of
from goodoffices.facts import Party, Span, Statement

MAKER = "statements/1"
_MINIMUM = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement before it is written down."""

    spans: tuple[Span, ...]
    cue: Cue | None
    speakers: tuple[Party, ...]
    found_by: str
    confidence: float
    joined: str = ""


def find_statements(scene: Scene) -> Iterator[Statement]:
    """Find direct, mixed and indirect statements, in the order of the report."""
    cues = list(find_cues(scene))
    speech = find_speech(scene, cues)
    told = list(_direct(scene, speech))
    told += _indirect(scene, cues, told)
    told.sort(key=lambda each: each.spans[0])
    for each in told:
        yield _written(each, scene)


def _direct(scene: Scene, speech: Sequence[Speech]) -> Iterator[_Told]:
    """Give the quotations that are speech, each with its own or the previous speaker."""
    previous: tuple[Party, ...] = ()
    for each in speech:
        spans = tuple(
            span
            for quote in each.quotes
            if word_count((span := trimmed(quote.inner, scene.text)).of(scene.text))
        )
        if sum(word_count(span.of(scene.text)) for span in spans) < _MINIMUM:
            continue
        speakers, joined = _speakers_of(each, scene), ""
        if not speakers and each.cue is None:
            speakers, joined = _borrowed(each, scene, previous)
        previous = speakers or previous
        rule = "quotation with a cue" if each.cue else "quotation after its speaker"
        if speakers:
            yield _Told(spans, each.cue, speakers, rule, 0.9 if each.cue else 0.6, joined)


def _speakers_of(speech: Speech, scene: Scene) -> tuple[Party, ...]:
    return parties_of(heard(speech.cue, scene).speakers, scene) if speech.cue else ()


def _borrowed(
    speech: Speech, scene: Scene, previous: tuple[Party, ...]
) -> tuple[tuple[Party, ...], str]:
    """Give a quotation without a cue to the subject of the sentence before, else on to the last."""
    subject = subject_before(speech.quotes[0], scene)
    if subject is not None and is_speaker(subject, scene):
        return (scene.party(subject),), scene.sentence_of(subject).span.of(scene.text)
    return previous, "previous speaker" if previous else ""


def _indirect(scene: Scene, cues: Sequence[Cue], direct: Sequence[_Told]) -> Iterator[_Told]:
    """Give what is retold, leaving out what was found as a quotation already."""
    taken = [span for each in direct for span in each.spans]
    for cue in cues:
        content = content_of(cue, scene)
        if content is None or any(content.span.meets(span) for span in taken):
            continue
        speakers = parties_of(_able(cue, scene), scene)
        if speakers and not _is_own(content, speakers):
            yield _Told((content.span,), cue, speakers, f"{cue.lemma} + {content.form}", 0.8)


def _able(cue: Cue, scene: Scene) -> list:  # type: ignore[type-arg]
    return [each for each in heard(cue, scene).speakers if is_speaker(each, scene)]


def _is_own(content: Content, speakers: Sequence[Party]) -> bool:
    return any(each.span is not None and content.span.holds(each.span) for each in speakers)


def _written(told: _Told, scene: Scene) -> Statement:
    """Write a statement down with its evidence."""
    text = scene.text
    content = " ".join(span.of(text) for span in told.spans)
    sentence = scene.sentence_at(told.spans[0].start)
    evidence = {"content": told.spans}
    speakers = tuple(each.span for each in told.speakers if each.span is not None)
    if told.cue is not None:
        evidence["cue"] = (told.cue.span,)
    if speakers:
        evidence["speaker"] = speakers
    listening = heard(told.cue, scene) if told.cue is not None else None
    addressees = parties_of(listening.addressees, scene) if listening else ()
    outlets = parties_of(listening.outlets, scene) if listening else ()
    for part, parties in (("addressee", addressees), ("outlet", outlets)):
        where = tuple(each.span for each in parties if each.span is not None)
        if where:
            evidence[part] = where
    return Statement(
        report=scene.report.id,
        sentence=sentence.span,
        evidence=evidence,
        speakers=told.speakers,
        form=_form(told.spans, scene),
        act=act_of(told.cue, content, scene.words.reporting),
        content=content,
        cue=told.cue.span.of(text) if told.cue else "",
        addressees=addressees,
        outlet=outlets[0] if outlets else None,
        date=scene.date_of(told.cue.word) if told.cue else None,
        confidence=told.confidence,
        maker=MAKER,
        found_by=told.found_by,
        joined=told.joined,
    )


def _form(spans: Sequence[Span], scene: Scene) -> StatementForm:
    """Tell whether all, some or none of the content stands between quotation marks."""
    inside = [any(q.outer.holds(span) for q in scene.quotes) for span in spans]
    if all(inside):
        return StatementForm.DIRECT
    if any(inside) or any(q.outer.meets(span) for q in scene.quotes for span in spans):
        return StatementForm.MIXED
    return StatementForm.INDIRECT
