"""Draws the edges of a content: where somebody's words begin and where the reporter's go on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from goodoffices.extract.clauses import SUBJECTS, has_modal
from goodoffices.extract.cues import Cue
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

_LEFT_OUT = " \t\r\n,;:.–—-…"
_DASHES = frozenset({",", "-", "–", "—"})
_SHORT = 4
"""Words of a speaker at the end of a headline."""
_PARTS = frozenset({",", ";"})
_ASIDES = frozenset({"which", "where", "whose", "who"})
_TAILS = frozenset({"and", "although", "though", "while", "whereas"})
"""Words that may begin what somebody else said."""
_YET = frozenset({"although", "though"})
_OWN_ACTS = frozenset({"refuse", "decline", "fail", "offer", "give", "provide", "cite", "present"})
"""What a speaker does or leaves undone beside his words: "though he declined to show them"."""


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


def bounded(span: Span, scene: Scene) -> Span:
    """Leave out what does not belong to a content at its edges: white space, stops, marks."""
    return trimmed(_to_marks(trimmed(span, scene.text), scene), scene.text)


def _to_marks(span: Span, scene: Scene) -> Span:
    """Move an edge that cuts a quotation to the quotation's own edge; drop marks at both edges."""
    first, last = scene.quote_at(span.start), scene.quote_at(span.end - 1)
    start, end = span.start, span.end
    if first is not None and first is last and first.inner.holds(span):
        return span
    if first is not None:
        start = max(start, first.inner.start)
    if last is not None:
        end = last.inner.end
    return Span(start, max(start, end))


def paired(start: int, end: int, cue: Cue) -> Iterator[tuple[Token, Token]]:
    """Give the words that begin inside a stretch of the cue's sentence, each with the one before.

    The first word of the stretch is left out: nothing can end before it.
    """
    sentence = cue.word.sent
    words = cue.word.doc.char_span(start, end, alignment_mode="contract") or ()
    inside = [each for each in words if sentence.start <= each.i < sentence.end]
    return pairwise(inside)


def before_other_cue(span: Span, cue: Cue, scene: Scene) -> Span:
    """End the content before a tail with a cue of its own: ", adding that ...", ", he said"."""
    for comma, token in paired(span.start, span.end, cue):
        if comma.text in _DASHES and _starts_tail(token, scene) and not scene.is_quoted(token):
            return Span(span.start, comma.idx)
    return span


def before_tail(span: Span, cue: Cue, scene: Scene) -> Span:
    """End the content before the reporter's own remark: ", but his troops marched on"."""
    for comma, token in paired(max(span.start, cue.span.end), span.end, cue):
        if comma.text == "," and not scene.is_quoted(token) and _turns(token, span, scene):
            return Span(span.start, comma.idx)
    return span


def before_own_act(span: Span, head: Token, cue: Cue) -> Span:
    """End the content before what the speaker does next: said it would sit *and left*.

    The second verb has no subject and stands in the tense of the cue, while the content's own verb
    stands behind a modal; so it belongs to the speaker, wherever the parse hangs it.
    """
    if not has_modal(head) or cue.word.tag_ not in ("VBD", "VBZ"):
        return span
    for child in head.children:
        bare = child.dep_ == "conj" and child.tag_ == cue.word.tag_ and not own_subjects(child)
        if bare:
            return before_joined(span, child)
    return span


def before_joined(span: Span, verb: Token) -> Span:
    """End a content before the "and" that joins a verb to it."""
    joins = [each for each in verb.head.children if each.dep_ == "cc" and each.i < verb.i]
    if joins and span.start < joins[-1].idx < span.end:
        return Span(span.start, joins[-1].idx)
    return span


def before_aside(span: Span, cue: Cue, scene: Scene, *, phrase: bool) -> Span:
    """End the content before what the reporter adds: a clause after ";", an aside with "which".

    An aside at the end is the reporter's where it quotes somebody else, where it tells in the
    perfect what stands beside a content told in the past, and behind what is asked or promised
    (`phrase`): "urged them to respect the truce, *which broke down on Friday*".
    """
    for mark, token in paired(max(span.start, cue.span.end), span.end, cue):
        if mark.text not in _PARTS or scene.is_quoted(token):
            continue
        if mark.text == ";" and token.lower_ not in ("that", "and", "but"):
            return Span(span.start, mark.idx)
        if mark.text != "," or token.lower_ not in _ASIDES:
            continue
        clause = next((each for each in token.ancestors if each.dep_ == "relcl"), None)
        ends = clause is not None and clause.right_edge.idx + len(clause.right_edge) >= span.end - 1
        if clause is not None and ends and (phrase or _is_reporters(clause, token, cue, scene)):
            return Span(span.start, mark.idx)
    return span


def _is_reporters(clause: Token, link: Token, cue: Cue, scene: Scene) -> bool:
    """Tell whether an aside is the reporter's: it quotes another, or stands in the perfect."""
    others = [each for each in own_subjects(clause) if each != link]
    if clause.lemma_.lower() in scene.words.reporting.verbs and others:
        return True
    perfect = any(each.lower_ in ("has", "have") and each.dep_ == "aux" for each in clause.children)
    return perfect and cue.word.tag_ == "VBD"


def _turns(token: Token, span: Span, scene: Scene) -> bool:
    """Tell whether a word after a comma begins a clause that is no longer what was said.

    "But" does where a new subject follows; the others only lead to somebody else's words.
    """
    if token.lower_ == "but":
        joined = [each for each in token.head.children if each.dep_ == "conj" and each.i > token.i]
        return token.nbor().lower_ != "that" and bool(joined) and bool(own_subjects(joined[0]))
    if token.lower_ in _YET and _is_own_act(token.head):
        return True
    return token.lower_ in _TAILS and _tells_more(token, span, scene)


def _is_own_act(verb: Token) -> bool:
    """Tell the reporter's "although he again refused to say when" from what was said."""
    speaks = any(each.lower_ in ("he", "she", "they", "it") for each in own_subjects(verb))
    return speaks and verb.lemma_ in _OWN_ACTS and verb.tag_ in ("VBD", "VBZ")


def _tells_more(token: Token, span: Span, scene: Scene) -> bool:
    """Tell whether another reporting verb with a subject stands in the rest of a content."""
    verbs = scene.words.reporting.verbs
    return any(
        later.idx < span.end
        and later.pos_ == "VERB"
        and later.lemma_ in verbs
        and "clause" in verbs[later.lemma_].takes
        and bool(own_subjects(later))
        for later in token.doc[token.i : token.sent.end]
    )


def _starts_tail(token: Token, scene: Scene) -> bool:
    """Tell whether a word after a comma begins another act of speech."""
    words = scene.words.reporting
    if token.lower_ == "according":
        return True
    if token.tag_ == "VBG" and token.lemma_ in words.verbs:
        return "clause" in words.verbs[token.lemma_].takes
    return False


def noun_behind(verb: Token) -> list[Token]:
    """Give the noun that ends the sentence right behind a comma and "says": ..., says envoy."""
    if verb.lemma_ != "say" or not verb.i or verb.nbor(-1).text != ",":
        return []
    rest = [each for each in verb.doc[verb.i + 1 : verb.sent.end] if not each.is_punct]
    rest = [each for each in rest if not each.is_space]
    nouns = [each for each in rest if each.pos_ in ("NOUN", "PROPN")]
    short = 0 < len(rest) <= _SHORT and len(nouns) >= len(rest) - 1 and rest[0].pos_ != "ADP"
    return nouns[-1:] if short else []


def own_subjects(verb: Token) -> list[Token]:
    """Give the subjects that stand with a verb itself; behind a comma only those after it."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    behind = [each for each in found if each.i > verb.i]
    return behind if behind and verb.i and verb.nbor(-1).text == "," else found
