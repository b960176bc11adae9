"""Finds what was said, retold in the reporter's words: the clause or phrase that hangs on a cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.extract.clauses import SUBJECTS, is_passive
from goodoffices.extract.cues import Cue, noun_clause
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

_LEFT_OUT = " \t\r\n,;:.–—-…"
_MARKS = "\"“”„‟«»'‘’`"
_MINIMUM = 3
"""A content has at least three words: what is shorter says nothing that could be quoted."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one cue reports: its characters, and the form that led to it."""

    span: Span
    form: str


def content_of(cue: Cue, scene: Scene) -> Content | None:
    """Find the retold content of a cue, exactly bounded; `None` where it reports none."""
    if cue.manner == "noun":
        head = noun_clause(cue.word)
        span = None if head is None else _clause(head, cue)
        return _finished(span, "clause", cue, scene)
    if cue.manner == "according":
        return _finished(_around(cue, scene), "according", cue, scene)
    for form, find in _FORMS:
        if form in cue.verb.takes or form == "saying":
            span = find(cue, scene)
            content = _finished(span, form, cue, scene)
            if content is not None:
                return content
    return None


def word_count(text: str) -> int:
    """Count the words of a content."""
    return sum(1 for word in text.split() if any(c.isalnum() for c in word))


def trimmed(span: Span, text: str) -> Span:
    """Leave out white space, commas, final stops and whole outer quotation marks."""
    start, end = span.start, span.end
    while start < end and text[start] in _LEFT_OUT:
        start += 1
    while end > start and text[end - 1] in _LEFT_OUT:
        end -= 1
    return Span(start, end)


def _finished(span: Span | None, form: str, cue: Cue, scene: Scene) -> Content | None:
    if span is None:
        return None
    cut = trimmed(_before_other_cue(span, cue, scene), scene.text)
    cut = trimmed(_to_marks(cut, scene), scene.text)
    if word_count(cut.of(scene.text)) < _MINIMUM:
        return None
    return Content(cut, form)


def _to_marks(span: Span, scene: Scene) -> Span:
    """Move an edge that cuts a quotation to the quotation's own edge; drop marks at both edges."""
    first, last = scene.quote_at(span.start), scene.quote_at(span.end - 1)
    start, end = span.start, span.end
    if first is not None:
        start = first.inner.start if first is last or start > first.outer.start else start
        start = max(start, first.inner.start)
    if last is not None:
        end = last.inner.end
    return Span(start, max(start, end))


def _before_other_cue(span: Span, cue: Cue, scene: Scene) -> Span:
    """End the content before a tail with a cue of its own: ", adding that ...", ", he said"."""
    sentence = scene.sentence_of(cue.word)
    for token in sentence.tokens:
        if not span.start < token.idx < span.end or token.i == 0:
            continue
        comma = token.nbor(-1)
        if comma.text not in (",", "-", "–", "—") or scene.is_quoted(token):
            continue
        if _starts_tail(token, scene):
            return Span(span.start, comma.idx)
    return span


def _starts_tail(token: Token, scene: Scene) -> bool:
    """Tell whether a word after a comma begins another act of speech."""
    words = scene.words.reporting
    if token.lower_ == "according":
        return True
    if token.tag_ == "VBG" and token.lemma_ in words.verbs:
        return "clause" in words.verbs[token.lemma_].takes
    return False


def _clause(head: Token, cue: Cue) -> Span:
    """Give a clause without the word that joins it, and without the cue's own words."""
    start = head.left_edge
    end = head.right_edge
    for child in head.children:
        joins = child.dep_ == "mark" and child.lower_ == "that"
        if (joins or (child.dep_ == "aux" and child.lower_ == "to")) and child.i <= start.i + 1:
            start = child.nbor()
    if head.i < cue.word.i:
        limit = min([cue.word.i, *(each.left_edge.i for each in _subjects(cue.word))])
        last = head.doc[min(end.i, limit - 1)]
        return Span(start.idx, last.idx + len(last))
    start = start if start.i > cue.word.i else head.doc[cue.word.i + 1]
    return Span(start.idx, end.idx + len(end))


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in SUBJECTS]


def _is_infinitive(head: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children)


def _that_clause(cue: Cue, scene: Scene) -> Span | None:
    """Find said *that he came*, whether the clause follows or leads."""
    clauses = [child for child in cue.word.children if child.dep_ == "ccomp"]
    finite = [each for each in clauses if not _is_infinitive(each)]
    following = [each for each in finite if each.i > cue.word.i]
    for head in following or finite:
        return _clause(head, cue)
    return _inserted(cue) or _after_that(cue, scene)


def _inserted(cue: Cue) -> Span | None:
    """Find the sentence that a cue stands in or behind, between commas: Talks, he said, failed."""
    head = cue.word.head
    if head is cue.word or cue.word.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    own = cue.word.subtree
    first, last = _bounds(own)
    before = first.nbor(-1) if first.i > head.sent.start else None
    if before is None or before.text != "," or not _subjects(cue.word):
        return None
    if first.i > head.i and last.i + 2 >= head.sent.end:
        return Span(head.sent[0].idx, before.idx)
    return None


def _bounds(tokens: Iterator[Token]) -> tuple[Token, Token]:
    found = list(tokens)
    return found[0], found[-1]


def _after_that(cue: Cue, scene: Scene) -> Span | None:
    """Take the rest of the sentence after "said that" where the parse shows no clause."""
    sentence = scene.sentence_of(cue.word).tokens
    at = cue.word.i + 1
    if at < sentence.end and sentence.doc[at].lower_ == "that" and sentence.doc[at].tag_ == "IN":
        last = sentence[-1]
        return Span(sentence.doc[at].nbor().idx, last.idx + len(last)) if at + 1 < sentence.end else None
    return None


def _infinitive(cue: Cue, scene: Scene) -> Span | None:
    """Find vowed to *leave*."""
    for child in cue.word.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > cue.word.i and _is_infinitive(child):
            return _after_to(child)
    return None


def _after_to(head: Token) -> Span:
    to = next(each for each in head.children if each.dep_ == "aux" and each.lower_ == "to")
    end = head.right_edge
    return Span(to.nbor().idx, end.idx + len(end))


def _told(cue: Cue, scene: Scene) -> Span | None:
    """Find urged Iran to *leave*."""
    return _infinitive(cue, scene)


def _on(cue: Cue, scene: Scene) -> Span | None:
    """Find called on Iran to *leave*, appealed to Iran to *leave*."""
    for child in cue.word.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "with"):
            for token in cue.word.subtree:
                if token.i > child.i and _is_infinitive(token):
                    return _after_to(token)
    return None


def _phrase(prepositions: Sequence[str]) -> Callable[[Cue, Scene], Span | None]:
    """Make a rule that takes the phrase after a preposition: called for *a truce*."""

    def find(cue: Cue, scene: Scene) -> Span | None:
        for child in cue.word.children:
            if child.dep_ in ("prep", "prt") and child.lower_ in prepositions:
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        end = inner.right_edge
                        return Span(inner.left_edge.idx, end.idx + len(end))
        return None

    return find


def _gerund(cue: Cue, scene: Scene) -> Span | None:
    """Find denied *arming the rebels*."""
    for child in cue.word.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i > cue.word.i:
            return _clause(child, cue)
    return None


def _as(cue: Cue, scene: Scene) -> Span | None:
    """Find described *it as a step forward*; of a passive only what stands after "as"."""
    for child in cue.word.children:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > cue.word.i:
            end = child.right_edge
            held = [each for each in cue.word.children if each.dep_ == "dobj"]
            start = child.nbor() if is_passive(cue.word) or not held else held[0].left_edge
            return Span(start.idx, end.idx + len(end))
    return None


def _naming(cue: Cue, scene: Scene) -> Span | None:
    """Find called it *a step forward*."""
    for child in cue.word.children:
        if child.dep_ in ("oprd", "attr") and child.i > cue.word.i:
            end = child.right_edge
            return Span(child.left_edge.idx, end.idx + len(end))
        if child.dep_ == "ccomp" and child.i > cue.word.i and child.pos_ in ("NOUN", "ADJ"):
            start = next((e for e in child.children if e.dep_ in SUBJECTS), None)
            end = child.right_edge
            first = child.left_edge if start is None else start.right_edge.nbor()
            return Span(first.idx, end.idx + len(end))
    return None


def _object(cue: Cue, scene: Scene) -> Span | None:
    """Find announced *a three-day truce*."""
    for child in cue.word.children:
        if child.dep_ == "dobj" and child.i > cue.word.i:
            end = child.right_edge
            return Span(child.left_edge.idx, end.idx + len(end))
    return None


def _around(cue: Cue, scene: Scene) -> Span | None:
    """Take the sentence without "according to ..."; of two parts the longer."""
    sentence = scene.sentence_of(cue.word).tokens
    own = [each for each in cue.word.subtree if each.i >= cue.word.i]
    last = own[-1] if own else cue.word.nbor()
    before = Span(sentence.start_char, cue.word.idx)
    after = Span(min(last.idx + len(last), sentence.end_char), sentence.end_char)
    return max(before, after, key=lambda each: each.end - each.start)


_FORMS: tuple[tuple[str, Callable[[Cue, Scene], Span | None]], ...] = (
    ("told", _told),
    ("on", _on),
    ("infinitive", _infinitive),
    ("clause", _that_clause),
    ("gerund", _gerund),
    ("as", _as),
    ("naming", _naming),
    ("for", _phrase(("for",))),
    ("of", _phrase(("of",))),
    ("with", _phrase(("with",))),
    ("about", _phrase(("about", "over"))),
    ("against", _phrase(("against",))),
    ("object", _object),
)
"""The forms a content takes, in the order in which they are tried."""
