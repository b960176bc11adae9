"""Finds statements: who said what, in whose words, with which cue, to whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import StatementAct, StatementForm
from goodoffices.extract.accused import without_accused
from goodoffices.extract.act_grammar import Saying, grammar_act
from goodoffices.extract.acts import act_of
from goodoffices.extract.bounds import bounded, word_count
from goodoffices.extract.colons import find_labelled, named_before
from goodoffices.extract.contents import Content, content_of
from goodoffices.extract.cues import Cue, find_cues
from goodoffices.extract.interviews import find_answers
from goodoffices.extract.nested import find_nested
from goodoffices.extract.parted import within_semicolons
from goodoffices.extract.quoted import Speech, find_speech, subject_before
from goodoffices.extract.said_when import said_when
from goodoffices.extract.scene import Scene
from goodoffices.extract.speakers import (
    Heard,
    can_say,
    heard,
    is_speaker,
    named_between,
    noun_after,
    parties_of,
    with_name,
)
from goodoffices.extract.told import FAIR, GUESS, MINIMUM, SURE, TURN, Told, is_inside
from goodoffices.extract.turns import find_turns
from goodoffices.facts import Evidence, Party, Span, Statement

MAKER = "statements/1"
_MARKS = frozenset("\"“”‘’'`«»„")
_UTTERED = frozenset({"word", "answer", "reply", "response", "advice", "verdict", "question"})
"""Nouns for what somebody utters, besides the lexicon's statements and letters."""


def find_statements(scene: Scene) -> Iterator[Statement]:
    """Find direct, mixed and indirect statements, in the order of the report."""
    cues = list(find_cues(scene))
    told = [
        Told(turn.spans, (turn.speaker,), "turn of a transcript", SURE, form=TURN)
        for turn in find_turns(scene)
    ]
    told += find_answers(scene)
    told += _direct(scene, find_speech(scene, cues), told)
    told += _behind_a_colon(scene, told)
    told += [*_indirect(scene, cues, told), *find_nested(scene, told)]
    written = (_written(each, scene) for each in sorted(told, key=lambda each: each.spans[0]))
    yield from without_accused(scene, within_semicolons(written, scene.text))


def _direct(scene: Scene, speech: Sequence[Speech], turns: Sequence[Told]) -> Iterator[Told]:
    """Give the quotations that are speech, each with its own or the previous speaker."""
    previous: tuple[Party, ...] = ()
    inside = [span for turn in turns for span in turn.spans]
    for each in speech:
        bounds = [_exact(span, scene) for span in each.spans]
        spans = tuple(span for span in bounds if word_count(span.of(scene.text)))
        if sum(word_count(span.of(scene.text)) for span in spans) < MINIMUM:
            continue
        if any(turn.meets(spans[0]) for turn in inside):
            continue
        speakers, joined = _speakers_of(each, scene), ""
        named = named_before(each.opening, scene) if each.opening and not speakers else None
        if named is not None:
            previous = (named,)
            yield Told(spans, previous, "name and colon", SURE)
            continue
        if not speakers and each.cue is None:
            speakers, joined = _borrowed(each, scene, previous)
        previous = speakers or previous
        if speakers and (each.cue or each.signed):
            rule = "quotation with a cue" if each.cue else "signed quotation"
            yield Told(spans, speakers, rule, SURE, each.cue)
        elif speakers:
            yield Told(spans, speakers, "quotation after its speaker", GUESS, joined=joined)


def _exact(span: Span, scene: Scene) -> Span:
    """Keep a quotation character for character; bound what takes in words around it."""
    quote = scene.quote_at(span.start)
    return span if quote is not None and quote.inner == span else bounded(span, scene)


def _speakers_of(speech: Speech, scene: Scene) -> tuple[Party, ...]:
    """Give the speakers of a quotation's own cue; by their place where the parse shows none."""
    if speech.signed is not None:
        return (speech.signed,)
    if speech.cue is None:
        return ()
    found = heard(speech.cue, scene).speakers
    before = [span.end for span in speech.spans if span.end <= speech.cue.span.start]
    if not found and before:
        named = named_between(Span(before[-1], speech.cue.span.start), scene)
        found = (named,) if named is not None else noun_after(speech.cue.word)
    return parties_of([with_name(each, scene) for each in found], scene)


def _borrowed(
    speech: Speech, scene: Scene, previous: tuple[Party, ...]
) -> tuple[tuple[Party, ...], str]:
    """Give a quotation without a cue to the subject of the sentence before, else to the last."""
    subject = _owner_of_words(subject_before(speech.spans[0], scene), scene)
    if subject is not None and is_speaker(subject, scene):
        return (scene.party(subject),), scene.sentence_of(subject).span.of(scene.text)
    return previous, "the speaker before" if previous else ""


def _owner_of_words(subject: Token | None, scene: Scene) -> Token | None:
    """Give whose words, message or answer a subject is: *her* message was brief."""
    if subject is None or subject.lemma_.lower() not in scene.words.reporting.sources | _UTTERED:
        return subject
    return next((each for each in subject.children if each.dep_ == "poss"), subject)


def _indirect(scene: Scene, cues: Sequence[Cue], told: Sequence[Told]) -> Iterator[Told]:
    """Give what is retold, leaving out what was found as a quotation already."""
    taken = [span for each in told for span in each.spans]
    for cue in cues:
        content = content_of(cue, scene)
        if content is None or any(content.meets(span) for span in taken):
            continue
        listening = heard(cue, scene)
        able = [each for each in listening.speakers if can_say(each, cue, scene)]
        speakers = parties_of(able, scene)
        rule = f"{cue.lemma} + {content.form}"
        if _hides_a_name(content, scene):
            continue
        if speakers and not any(is_inside(party, content.spans) for party in speakers):
            form = content.form
            yield Told(content.spans, speakers, rule, FAIR, cue, form, heard=listening)


def _behind_a_colon(scene: Scene, told: Sequence[Told]) -> Iterator[Told]:
    """Give the lines that name their speaker, where nothing else was found of them."""
    taken = [span for each in told for span in each.spans]
    for each in find_labelled(scene):
        if not any(each.spans[0].meets(span) for span in taken):
            yield each


def _hides_a_name(content: Content, scene: Scene) -> bool:
    """Tell whether a source asks only for itself: not to be named."""
    words = content.spans[0].of(scene.text).lower()
    return words.startswith(tuple(scene.words.reporting.anonymity))


def _written(told: Told, scene: Scene) -> Statement:
    """Write a statement down with its evidence."""
    text, cue = scene.text, told.cue
    content = " ".join(span.of(text) for span in told.spans)
    listening = told.heard or Heard()
    if told.heard is None and cue is not None:
        listening = heard(cue, scene, inner=told.inner)
    addressees = parties_of(listening.addressees, scene)
    outlets = parties_of(listening.outlets, scene)
    evidence: dict[str, tuple[Span, ...]] = {"content": told.spans}
    if cue is not None:
        evidence["cue"] = (cue.span,)
    evidence |= _where(speaker=told.speakers, addressee=addressees, outlet=outlets)
    return Statement(
        report=scene.report.id,
        sentence=scene.sentence_at(told.spans[0].start).span,
        evidence=evidence,
        speakers=told.speakers,
        form=_form(told, scene),
        act=act_of(cue, told.form, content, scene.words.acts, shown=_shown(told, scene)),
        content=content,
        cue=cue.span.of(text) if cue else "",
        addressees=addressees,
        outlet=outlets[0] if outlets else None,
        date=said_when(cue.word, cue.span, told.spans, scene) if cue else None,
        confidence=told.confidence,
        maker=MAKER,
        found_by=told.found_by,
        joined=told.joined,
    )


def _shown(told: Told, scene: Scene) -> StatementAct | None:
    """Give the act that the grammar of a content shows."""
    stretches = [
        scene.doc.char_span(span.start, span.end, alignment_mode="contract") for span in told.spans
    ]
    words = [token for stretch in stretches for token in stretch or ()]
    quoted = told.inner or scene.quote_at(told.spans[0].start) is not None or told.form == TURN
    saying = Saying(
        lemma=told.cue.lemma if told.cue else "",
        form=told.form,
        act=told.cue.verb.act if told.cue else None,
        quoted=quoted,
        speakers=[party.printed for party in told.speakers],
    )
    return grammar_act(words, saying, scene.words.act_verbs)


def _where(**parts: Sequence[Party]) -> Evidence:
    """Give the places of the parties, by the part they play."""
    found = {
        part: tuple(each.span for each in parties if each.span is not None)
        for part, parties in parts.items()
    }
    return {part: spans for part, spans in found.items() if spans}


def _form(told: Told, scene: Scene) -> StatementForm:
    """Tell whether all, some or none of the content stands between marks, or it is a turn."""
    spans = told.spans
    if told.form == TURN:
        return StatementForm.DIRECT
    if told.inner:
        return _inner_form(spans[0], scene)
    met = [scene.quotes_in(span) for span in spans]
    if all(
        any(quote.outer.holds(span) for quote in quotes)
        for quotes, span in zip(met, spans, strict=True)
    ):
        return StatementForm.DIRECT
    return StatementForm.MIXED if any(met) else StatementForm.INDIRECT


def _inner_form(span: Span, scene: Scene) -> StatementForm:
    """Tell whether words inside a quotation stand between marks of their own."""
    before, after = scene.text[: span.start].rstrip()[-1:], scene.text[span.end :].lstrip()[:1]
    marked = before in _MARKS and after in _MARKS
    return StatementForm.DIRECT if marked else StatementForm.INDIRECT
