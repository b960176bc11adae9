"""Finds what was said, retold in the reporter's words: the clause or phrase that hangs on a cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.extract.bounds import (
    before_aside,
    before_joined,
    before_other_cue,
    before_own_act,
    before_tail,
    bounded,
    noun_behind,
    own_subjects,
    paired,
    word_count,
)
from goodoffices.extract.clauses import is_infinitive, is_negated
from goodoffices.extract.content_phrases import (
    as_phrase,
    held_object,
    naming,
    number_put,
    phrase_after,
)
from goodoffices.extract.cues import Cue, noun_clause
from goodoffices.extract.idioms import announced_by
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene
from goodoffices.extract.speakers import is_outlet, is_speaker, outer_verb, stands_apart
from goodoffices.extract.uttered import is_denied, is_uttered
from goodoffices.facts import Span

_WITHHOLDING = frozenset({"decline", "refuse", "fail", "avoid", "refrain", "stop"})
_PLAIN = frozenset({"say", "add"})
_ALWAYS = frozenset({"say", "tell", "add"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
"""What "that" is where it stands for a noun and joins no clause."""
_COMPLEMENTS = frozenset({"xcomp", "oprd"})
"""What follows a verb whose content does not stand before it."""
_ALL = frozenset({"everything", "anything", "nothing", "something", "all", "thing", "things"})
_WHOLE = frozenset({"clause", "according"})
"""Forms whose content is a sentence; all others are what is asked, promised or called so."""
_CONDITIONS = frozenset({"if", "unless", "until"})
_STOPS = frozenset({".", "!", "?", ";"})
_INTRODUCTION = 120
"""How many characters may stand before "he said" in the middle of a sentence."""
_NEAR = 12
"""How many words behind "said" its "that" is looked for."""
_MINIMUM = 3
"""A content has at least three words: what is shorter says nothing that could be quoted."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one cue reports: its characters, and the form that led to it."""

    spans: tuple[Span, ...]
    form: str

    def meets(self, other: Span) -> bool:
        """Tell whether any part of it shares a character with a span."""
        return any(span.meets(other) for span in self.spans)


def content_of(cue: Cue, scene: Scene) -> Content | None:
    """Find the retold content of a cue, exactly bounded; `None` where it reports none."""
    if cue.manner == "noun":
        bare = cue.lemma in scene.words.reporting.expressed
        head = noun_clause(cue.word, bare=bare)
        if head is None or is_denied(cue.word):
            return None
        return _finished([_before_main_verb(_clause(head, cue), head, cue)], "clause", cue, scene)
    if cue.manner == "according":
        return _finished(around(cue, scene), "according", cue, scene)
    if cue.manner == "words" or is_negated(cue.word, scene.words.grammar):
        return None
    if _is_withheld(cue.word) or not is_uttered(cue.word, scene.words.grammar):
        return None
    for form, find in _FORMS:
        if form in cue.verb.takes:
            content = _finished(find(cue, scene), form, cue, scene)
            if content is not None:
                return content
    return None


def _before_main_verb(span: Span, head: Token, cue: Cue) -> Span:
    """End the clause of a noun before the verb of the whole sentence, where the parse shows none.

    In "his warning that she would starve before Lent *went* unheard" the noun hangs on nothing.
    """
    if cue.word.dep_ != "ROOT":
        return span
    later = [each for each in head.subtree if each.i > head.i and each.tag_ in ("VBD", "VBZ")]
    return Span(span.start, later[-1].idx) if later else span


def _is_withheld(verb: Token) -> bool:
    """Tell whether it was not said: declined to say whether ..., without saying when ..."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if verb.dep_ == "conj" and any(
        each.dep_ == "cc" and each.lower_ == "nor" for each in verb.head.children
    ):
        return True
    return verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ in _WITHHOLDING


def _finished(
    spans: Sequence[Span] | Span | None, form: str, cue: Cue, scene: Scene
) -> Content | None:
    if spans is None:
        return None
    parts = [spans] if isinstance(spans, Span) else list(spans)
    if len(parts) == 1:
        part = _in_paragraph(parts[0], cue, scene.text)
        part = before_tail(before_other_cue(part, cue, scene), cue, scene)
        part = before_aside(part, cue, scene, phrase=form not in _WHOLE)
        parts = [_before_next_act(part, cue, scene)]
    parts = [bounded(part, scene) for part in parts]
    if sum(word_count(part.of(scene.text)) for part in parts) < _MINIMUM:
        return None
    return Content(tuple(part for part in parts if part.start < part.end), form)


def _in_paragraph(span: Span, cue: Cue, text: str) -> Span:
    """End a content that follows its cue with its paragraph: some sentences run over the break."""
    end = text.find("\n", span.start, span.end)
    return span if end < 0 or span.start < cue.word.idx else Span(span.start, end)


def _before_next_act(span: Span, cue: Cue, scene: Scene) -> Span:
    """End the content before the speaker's next act of speech: said it was late *and urged* ..."""
    for _, token in paired(max(span.start, cue.span.end), span.end, cue):
        if token.dep_ != "conj":
            continue
        told = token.lemma_.lower() in scene.words.reporting.verbs or stands_apart(token)
        if told and outer_verb(token, scene) == cue.word:
            return before_joined(span, token)
    return span


def _clause(head: Token, cue: Cue) -> Span:
    """Give a clause without the word that joins it, and without the cue's own words."""
    start, end = head.left_edge, head.right_edge
    for child in head.children:
        joins = child.dep_ == "mark" and child.lower_ == "that"
        if (joins or (child.dep_ == "aux" and child.lower_ == "to")) and child.i <= start.i + 1:
            start = child.nbor()
    if head.i < cue.word.i:
        limit = min([cue.word.i, *(each.left_edge.i for each in own_subjects(cue.word))])
        last = head.doc[min(end.i, limit - 1)]
        return Span(start.idx, last.idx + len(last))
    if not own_subjects(head) and not cue.verb.takes & {"told", "of", "object"}:
        # The parse takes the subject of a long clause for the object of "said".
        held = [each for each in cue.word.children if each.dep_ == "dobj" and each.i < head.i]
        start = min([start, *(each.left_edge for each in held)], key=lambda each: each.i)
    if cue.lemma == "make clear" and start.lower_ == "clear":
        start = start.nbor()
    start = _past_date(start if start.i > cue.word.i else head.doc[cue.word.i + 1], head)
    if start.lower_ == "that" and (start.tag_ == "IN" or start.dep_ in ("mark", "dobj")):
        start = start.nbor()
    return Span(start.idx, end.idx + len(end))


def _past_date(start: Token, head: Token) -> Token:
    """Skip a date that belongs to the cue: said *on Friday* it would come."""
    for child in head.children:
        if child.left_edge.i == start.i and child.dep_ in ("npadvmod", "prep", "nmod"):
            dated = any(each.ent_type_ == "DATE" for each in child.subtree)
            following = child.right_edge.nbor()
            if dated and following.i < head.i and following.text != ",":
                return following
    return start


def _that_clause(cue: Cue, scene: Scene) -> Span | list[Span] | None:
    """Find said *that he came*, whether the clause follows or leads."""
    clauses = _clauses(cue)
    finite = [each for each in clauses if not is_infinitive(each)]
    following = [each for each in finite if each.i > cue.word.i]
    for outer in following or finite:
        head = _attributed(outer, scene)
        if cue.lemma == "agree" and any(each.tag_ == "MD" for each in head.children):
            # What is to be done is agreed upon, not said.
            return None
        span = _clause(head, cue)
        if head.i < cue.word.i:
            if _attributed(cue.word, scene) == head and _passes_on(cue, scene):
                return None
            span = _behind_semicolon(span, cue, scene)
        return before_own_act(span, head, cue)
    return _behind_that(cue, scene) or _inserted(cue, scene) or _rest(cue, scene)


def _passes_on(cue: Cue, scene: Scene) -> bool:
    """Tell whether an outlet only hands on what another is told to have said."""
    told = cue.word.dep_ == "ccomp" and cue.word.head.i < cue.word.i
    said = told and cue.word.head.lemma_.lower() in scene.words.reporting.verbs
    return said and any(is_outlet(each, scene.words.reporting) for each in own_subjects(cue.word))


def _attributed(head: Token, scene: Scene) -> Token:
    """Give the clause before an attribution that the parse takes for what was said.

    In "Vale said the talks were useful, a newspaper reported" it hangs "reported" on "said".
    """
    own = own_subjects(head)
    before = [each for each in head.children if each.dep_ == "ccomp" and each.i < head.i]
    if not own or not before or head.lemma_.lower() not in scene.words.reporting.verbs:
        return head
    start = own[0].left_edge
    return before[0] if before[0].i < start.i and start.nbor(-1).text == "," else head


def _behind_semicolon(span: Span, cue: Cue, scene: Scene) -> Span:
    """Begin a content that stands before its cue behind the last ";": what leads up is told."""
    text = scene.text
    at = text.rfind(";", span.start, span.end)
    if at < 0 or scene.quote_at(at) is not None or word_count(text[at : span.end]) < 1:
        return span
    return Span(at + 1, span.end)


def _clauses(cue: Cue) -> list[Token]:
    """Give the verbs of the clauses that may be what was said."""
    clear = announced_by(cue.word) if cue.lemma == "make clear" else None
    own = [each for each in cue.word.children if each.dep_ == "ccomp" and each != clear]
    if clear is None:
        return own
    that = [
        each
        for each in clear.children
        if each.dep_ in ("ccomp", "advcl", "csubj")
        and any(one.lower_ == "that" for one in each.children)
    ]
    return [*own, *that, *(each for each in clear.children if each.dep_ == "ccomp")]


def _inserted(cue: Cue, scene: Scene) -> list[Span] | None:
    """Find the sentence that a cue stands in or behind, between commas: Talks, he said, failed."""
    own = noun_behind(cue.word) or own_subjects(cue.word)
    if any(each.dep_ in _COMPLEMENTS and each.i > cue.word.i for each in cue.word.children):
        return None
    sentence = [each for each in cue.word.sent if not each.is_space]
    first = min([cue.word, *(each.left_edge for each in own)], key=lambda each: each.i)
    last = max([cue.word, *(each.right_edge for each in own)], key=lambda each: each.i)
    last = _past_adverbials(cue.word, last)
    if not own or first.i <= sentence[0].i or first.nbor(-1).text != ",":
        return None
    before = _behind_semicolon(Span(sentence[0].idx, first.nbor(-1).idx), cue, scene)
    rest = [each for each in sentence if each.i > last.i]
    if not rest or rest[0].text in _STOPS or rest[0].ent_type_ == "DATE" or rest[0].pos_ == "ADP":
        return [before]
    if (
        rest[0].text == ","
        and ("clause" in cue.verb.takes or cue.lemma in _PLAIN)
        and len(before.of(readable(cue.word.doc))) < _INTRODUCTION
    ):
        until = next((each for each in rest if each.text == ";"), rest[-1])
        return [before, Span(rest[0].idx + 1, until.idx + len(until))]
    return None


def _past_adverbials(verb: Token, last: Token) -> Token:
    """Skip how and where it was said, up to a comma: Talks, he explained *in the hall*, failed."""
    for child in sorted(verb.children, key=lambda each: each.i):
        near = child.left_edge.i == last.i + 1 and child.dep_ in ("advmod", "prep", "npadvmod")
        behind = child.right_edge.i + 1
        if near and behind < verb.sent.end and verb.doc[behind].text == ",":
            return child.right_edge
    return last


def _behind_that(cue: Cue, scene: Scene) -> Span | None:
    """Take the rest of the sentence behind "that" where the parse hangs it elsewhere.

    "Reported at the time that ...", "said on its website that ...".
    """
    sentence = scene.sentence_of(cue.word).tokens
    for each in sentence.doc[cue.word.i + 1 : min(sentence.end, cue.word.i + _NEAR)]:
        if each.pos_ in ("VERB", "AUX") or each.is_punct or each.dep_ == "cc":
            return None
        joins = each.lower_ == "that" and each.tag_ in ("IN", "WDT") and each.dep_ not in _PARTS
        if joins and each.head.dep_ == "acl" and each.head.head.pos_ == "NOUN":
            # "Repeated their demand that ...": the noun is the cue.
            return None
        if joins and each.i > cue.word.i + 1:
            return _told_in(sentence.doc[each.i + 1 : sentence.end])
    return None


def _told_in(rest: DocSpan) -> Span | None:
    """Give a stretch as a content if it holds a verb."""
    if not any(each.pos_ in ("VERB", "AUX") for each in rest):
        return None
    return Span(rest.start_char, rest.end_char)


def _rest(cue: Cue, scene: Scene) -> Span | None:
    """Take the rest of the sentence after "said" or "said that" where the parse shows no clause."""
    sentence = scene.sentence_of(cue.word).tokens
    at = cue.word.i + 1
    if at >= sentence.end or cue.lemma not in _ALWAYS or _asks_what(cue.word):
        return None
    if any(each.pos_ == "NOUN" and not is_speaker(each, scene) for each in own_subjects(cue.word)):
        return None
    joined = [
        each.i + 1
        for each in sentence.doc[at : min(sentence.end, at + _NEAR)]
        if each.lower_ == "that" and each.tag_ == "IN"
    ]
    if not joined and (cue.lemma != "say" or sentence.doc[at].is_punct):
        return None
    if not joined and sentence.doc[at].pos_ in ("ADP", "SCONJ"):
        return None
    return _told_in(sentence.doc[joined[0] if joined else at : sentence.end])


def _asks_what(verb: Token) -> bool:
    """Tell whether what is said stands before: that was *what* she said, *everything* he says."""
    if any(each.tag_ == "WP" and each.dep_ == "dobj" for each in verb.children):
        return True
    named = [each for each in own_subjects(verb) if each.tag_ not in ("WP", "WDT")]
    return verb.dep_ == "relcl" and bool(named) and verb.head.lower_ in _ALL


def _infinitive(cue: Cue, scene: Scene) -> Span | None:
    """Find vowed to *leave*."""
    for child in cue.word.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > cue.word.i and is_infinitive(child):
            return _with_condition(_after_to(child), cue)
    return None


def _with_condition(span: Span, cue: Cue) -> Span:
    """Take in what is threatened or promised *if* something happens, where the verb holds it."""
    for child in cue.word.children:
        marks = [each for each in child.children if each.dep_ == "mark"]
        edge = child.left_edge
        if (
            child.dep_ == "advcl"
            and any(each.lower_ in _CONDITIONS for each in marks)
            and 0 <= edge.idx - span.end <= 1
        ):
            return Span(span.start, child.right_edge.idx + len(child.right_edge))
    return span


def _after_to(head: Token) -> Span:
    to = next(each for each in head.children if each.dep_ == "aux" and each.lower_ == "to")
    end = head.right_edge
    denied = to.i > 0 and to.nbor(-1).dep_ == "neg"
    return Span(to.nbor(-1).idx if denied else to.nbor().idx, end.idx + len(end))


def _told(cue: Cue, scene: Scene) -> Span | None:
    """Find urged Iran to *leave*, directed his team on Friday to *return*."""
    found = _infinitive(cue, scene)
    if found is not None or cue.verb.takes != {"told"}:
        return found
    for child in cue.word.children:
        if child.dep_ == "dobj" and child.lemma_.lower() in scene.words.events.actor_nouns:
            behind = [c for c in cue.word.children if c.dep_ == "advcl" and c.i > child.i]
            return next((_after_to(c) for c in behind if is_infinitive(c)), None)
    return None


def _on(cue: Cue, scene: Scene) -> Span | None:
    """Find called on Iran to *leave*, appealed to Iran to *leave*."""
    for child in cue.word.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "with"):
            if any(each.ent_type_ in ("DATE", "TIME") for each in child.children):
                continue
            for token in cue.word.subtree:
                if token.i > child.i and is_infinitive(token):
                    return _after_to(token)
    return None


def _gerund(cue: Cue, scene: Scene) -> Span | None:
    """Find denied *arming the rebels*, denied *having armed them*."""
    for child in cue.word.children:
        if child.dep_ not in ("xcomp", "ccomp") or child.i < cue.word.i:
            continue
        perfect = any(each.dep_ == "aux" and each.tag_ == "VBG" for each in child.children)
        if child.tag_ == "VBG" or perfect:
            return _clause(child, cue)
    return None


def around(cue: Cue, scene: Scene) -> list[Span]:
    """Take the sentence without "according to ...": what stands before it, behind it, or both."""
    sentence = scene.sentence_of(cue.word).tokens
    own = [each for each in cue.word.subtree if each.i >= cue.word.i]
    last = own[-1] if own else cue.word.nbor()
    before = Span(sentence.start_char, max(sentence.start_char, cue.word.idx))
    before = _behind_semicolon(before, cue, scene)
    after = Span(min(last.idx + len(last), sentence.end_char), sentence.end_char)
    between = cue.word.i > sentence.start and cue.word.nbor(-1).text == ","
    behind = scene.text[after.start : after.end].lstrip()
    if between and _goes_on_alone(behind, last, sentence.end):
        return [before]
    if between and behind[:1] == ",":
        return [before, after]
    return [max(before, after, key=lambda each: each.end - each.start)]


def _goes_on_alone(behind: str, last: Token, end: int) -> bool:
    """Tell whether the report goes on with a clause of its own: ..., and a convoy arrived."""
    if not behind.startswith((", and ", ", but ", ", while ", ", though ", ", although ")):
        return False
    return any(bool(own_subjects(each)) for each in last.doc[last.i + 1 : end])


_Finder = Callable[[Cue, Scene], Span | list[Span] | None]
_FORMS: tuple[tuple[str, _Finder], ...] = (
    ("told", _told),
    ("on", _on),
    ("infinitive", _infinitive),
    ("clause", _that_clause),
    ("gerund", _gerund),
    ("at", number_put),
    ("hint", phrase_after(("at",))),
    ("as", as_phrase),
    ("naming", naming),
    ("of", phrase_after(("of",))),
    ("for", phrase_after(("for",))),
    ("with", phrase_after(("with",))),
    ("about", phrase_after(("about", "over"))),
    ("against", phrase_after(("against",))),
    ("object", held_object),
)
"""The forms a content takes, in the order in which they are tried."""
