"""Writes statements down from learnt labels: who said what, where the labels show it.

Of the attributions that labels give, those of speech become statements, and those whose words
stand between quotation marks: not beliefs, wishes or votes. One without a cue says nobody's words
and is left to the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.codes import StatementForm
from goodoffices.extract.acts import act_of
from goodoffices.extract.bounds import bounded, word_count
from goodoffices.extract.cues import Cue, find_cues
from goodoffices.extract.said_when import said_when
from goodoffices.extract.scene import Scene
from goodoffices.extract.speakers import NONE, Heard, heard, parties_of
from goodoffices.facts import Party, Span, Statement
from goodoffices.label import Attribution

MAKER = "labels/1"
FOUND_BY = "learnt labels"
_SPEECH = 0.5
"""Below this a cue that the lexicon does not know rather tells of a belief, a wish or an act."""
_REJECTING = frozenset({"reject", "dismiss", "refuse", "rebuff", "ignore", "veto", "block"})
_MARKS = " \t\r\"'“”‘’"
_HEADING = 9
"""So many words at most has a heading between paragraphs."""
_LEADS = frozenset({"that", "to"})
"""Words that lead to a content and are none of it."""


def statements_from_labels(
    scene: Scene, attributions: Iterable[Attribution]
) -> Iterator[Statement]:
    """Give a statement for each attribution of speech, in the order given."""
    cues = {cue.word.i: cue for cue in find_cues(scene)}
    for told in attributions:
        spans = tuple(_contents(told, scene))
        if told.cue is None or not spans or _only_rejects(told, scene):
            continue
        cue = _known_cue(told.cue, cues)
        if cue or _tells_of_speech(told, scene) or form_of(spans, scene) is StatementForm.DIRECT:
            yield _written(told, spans, scene, cue)


def _contents(told: Attribution, scene: Scene) -> Iterator[Span]:
    """Give the spans of a content without what leads to it, its outer marks and loose edges."""
    for start, end in _parts(told, scene):
        words = scene.doc[start:end]
        while len(words) > 1 and (words[0].lower_ in _LEADS or words[0].is_space):
            words = words[1:]
        while len(words) > 1 and words[-1].is_space:
            words = words[:-1]
        span = bounded(_characters(words), scene)
        if len(told.content) > 1 and _is_subheading(span, scene.text):
            continue
        if word_count(span.of(scene.text)):
            yield span


def _is_subheading(span: Span, text: str) -> bool:
    """Tell whether a piece is a line by itself that no stop ends: a heading between paragraphs."""
    first, behind = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[first : behind if behind >= 0 else len(text)].strip(_MARKS)
    alone = line == span.of(text).strip(_MARKS) and word_count(line) <= _HEADING
    return alone and line[-1:].isalnum()


def _only_rejects(told: Attribution, scene: Scene) -> bool:
    """Tell whether nobody speaks, or only to turn down: "calls to ... were rejected by"."""
    if told.source is None or not told.content:
        return False
    if scene.doc[told.source[0]].lower_ in NONE:
        return True  # "neither side calls it a truce"
    head = _main_word(scene.doc[told.source[0] : told.source[1]])
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else None
    if verb is None or verb.lemma_ not in _REJECTING:
        return False
    refused = [each for each in verb.children if each.dep_ == "nsubjpass"]
    return any(scene.doc[told.content[0][0]] in each.subtree for each in refused)


def _parts(told: Attribution, scene: Scene) -> Iterator[tuple[int, int]]:
    """Give the pieces of a content; what is retold ends with the sentence of its cue."""
    home = scene.doc[told.cue[0]].sent if told.cue is not None else None
    for start, end in told.content:
        if len(told.content) > 1 and _is_subject(told, start, end, scene):
            continue
        if home is None or scene.is_quoted(scene.doc[start]) or scene.is_quoted(scene.doc[end - 1]):
            yield start, end
        elif max(start, home.start) < min(end, home.end):
            yield max(start, home.start), min(end, home.end)


def _is_subject(told: Attribution, start: int, end: int, scene: Scene) -> bool:
    """Tell whether a piece is but the subject of its cue: "*it* was reported that ..."."""
    if told.cue is None or end > told.cue[0]:
        return False
    verb = scene.doc[told.cue[0] : told.cue[1]].root
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    return any(start <= child.i < end for child in subjects)


def _tells_of_speech(told: Attribution, scene: Scene) -> bool:
    """Tell whether a cue reports speech: by its words, its marks alone, or as the labels think."""
    assert told.cue is not None
    words = scene.doc[told.cue[0] : told.cue[1]]
    if told.speech >= _SPEECH or not any(word.is_alpha for word in words):
        return True
    listed = scene.words.reporting.labelled | scene.words.reporting.verbs.keys()
    return any(word.lemma_.lower() in listed or word.lower_ in listed for word in words)


def _known_cue(cue: tuple[int, int], cues: dict[int, Cue]) -> Cue | None:
    """Give what the lexicon knows of a cue: the last of its words that it lists."""
    known = [cues[place] for place in range(*cue) if place in cues]
    return known[-1] if known else None


def _written(
    told: Attribution, spans: tuple[Span, ...], scene: Scene, cue: Cue | None
) -> Statement:
    assert told.cue is not None
    words = scene.doc[told.cue[0] : told.cue[1]]
    speakers = _speakers(told, scene)
    listening = heard(cue, scene) if cue is not None else Heard()
    addressees = _others(parties_of(listening.addressees, scene), speakers)
    outlets = _others(parties_of(listening.outlets, scene), speakers)
    content = " ".join(span.of(scene.text) for span in spans)
    evidence = {"content": spans, "cue": (_characters(words),)}
    for part, parties in (("speaker", speakers), ("addressee", addressees), ("outlet", outlets)):
        places = tuple(each.span for each in parties if each.span is not None)
        evidence |= {part: places} if places else {}
    return Statement(
        report=scene.report.id,
        sentence=scene.sentence_at(spans[0].start).span,
        evidence=evidence,
        speakers=speakers,
        form=form_of(spans, scene),
        act=act_of(cue, "", content, scene.words.acts),
        content=content,
        cue=_characters(words).of(scene.text),
        addressees=addressees,
        outlet=outlets[0] if outlets else None,
        date=said_when(cue.word if cue else words.root, _characters(words), spans, scene),
        confidence=round(told.confidence, 3),
        maker=MAKER,
        found_by=FOUND_BY,
    )


def _speakers(told: Attribution, scene: Scene) -> tuple[Party, ...]:
    """Give the party of the source's main word, and of those joined to it by "and"."""
    if told.source is None:
        return ()
    words = _without_clause(scene.doc[told.source[0] : told.source[1]])
    head = _main_word(words)
    joined = [each for each in head.conjuncts if head.i < each.i < words.end]
    parties = scene.parties([head, *joined])
    return tuple(each for each in parties if each.span is not None)


def _without_clause(words: DocSpan) -> DocSpan:
    """Cut what is told further of somebody: "Ann Vale, *whose party has been ...*"."""
    for token in words[1:]:
        if token.tag_ in ("WP", "WP$", "WDT") and token.nbor(-1).text == ",":
            return words.doc[words.start : token.i - 1]
    return words


def _main_word(words: DocSpan) -> Token:
    """Give the word the phrase hangs on; for a name set beside an office, the name."""
    root = words.root
    for child in root.children:
        if (
            child.dep_ == "appos"
            and child.ent_type_ == "PERSON"
            and root.ent_type_ != "PERSON"
            and words.start <= child.i < words.end
        ):
            return child
    return root


def _others(parties: Sequence[Party], speakers: Sequence[Party]) -> tuple[Party, ...]:
    taken = {each.span for each in speakers}
    return tuple(each for each in parties if each.span not in taken)


def form_of(spans: Sequence[Span], scene: Scene) -> StatementForm:
    """Tell whether all, some or none of the content stands between quotation marks."""
    met = [scene.quotes_in(span) for span in spans]
    if all(
        any(quote.outer.holds(span) for quote in quotes)
        for quotes, span in zip(met, spans, strict=True)
    ):
        return StatementForm.DIRECT
    return StatementForm.MIXED if any(met) else StatementForm.INDIRECT


def _characters(words: DocSpan) -> Span:
    return Span(words.start_char, words.end_char)
