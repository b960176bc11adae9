"""The parsed report with what every extractor needs, worked out once.

A `Scene` joins spaCy's document and the report as published: which sentences may give facts, what
stands in quotation marks, who is mentioned where. Offsets are the report's throughout.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar, cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind, DateBasis, Precision, StretchKind
from goodoffices.extract.clauses import clause_head, clause_tokens
from goodoffices.extract.dates import Dated, date_direction, date_spans, nearest_date
from goodoffices.facts import DateRecord, Mention, Party, Report, Span
from goodoffices.lexicon import Lexicon

if TYPE_CHECKING:
    from goodoffices.extract.cues import Cue

T = TypeVar("T")
_TRIMMED = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "dep"})
_TIGHT = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "det", "case", "quantmod", "nounmod"}
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage in quotation marks; `inner` leaves the marks out."""

    outer: Span
    inner: Span
    closed: bool = True
    continued: bool = False
    """The passage goes on with a mark of its own in the next paragraph."""


_CLOSING = frozenset({'"', "”"})
"""Marks that may close a quotation at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that may give facts, and the part of the report it stands in."""

    tokens: DocSpan
    index: int
    paragraph: int
    part: StretchKind | None
    """Headline, caption or reporter's turn; `None` in the running text."""
    speaker: str = ""
    """In a transcript: whose turn it is, as the label prints it."""

    words: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """Its tokens, made once: spaCy makes each anew whenever a span is gone through."""
    span: Span = field(init=False, repr=False, compare=False)
    """Its characters in the report, with the quotation mark that closes it."""

    def __post_init__(self) -> None:
        """Work out what all extractors ask for again and again."""
        object.__setattr__(self, "words", tuple(self.tokens))
        object.__setattr__(self, "span", _span_of(self.tokens))


def _span_of(tokens: DocSpan) -> Span:
    """Give the characters of a sentence with the quotation mark that closes it.

    The parser often leaves that mark to the sentence after it.
    """
    end, doc = tokens.end, tokens.doc
    closes = (
        end < len(doc)
        and doc[end].text in _CLOSING
        and not doc[end - 1].whitespace_
        and (end + 1 == len(doc) or bool(doc[end].whitespace_) or doc[end + 1].is_space)
    )
    return Span(tokens.start_char, tokens.end_char + closes)


class Scene:
    """One parsed report. Built by `run` for each report and dropped after extraction."""

    def __init__(
        self,
        doc: Doc,
        report: Report,
        words: Lexicon,
        *,
        quotes: Sequence[Quote] = (),
    ) -> None:
        """Join a document and its report; mentions are added by `with_mentions`."""
        self.doc = doc
        self.report = report
        self.text = report.text
        self.words = words
        self.quotes = tuple(quotes)
        self.mentions: tuple[Mention, ...] = ()
        self.answers: dict[str, object] = {}
        """What was asked of the whole report, by the question; `asked_once` fills it."""
        self.cues: dict[int, tuple[Cue, ...]] = {}
        """The cues of each sentence that was asked for; `cues_in` finds them."""
        self._mention_starts: list[int] = []
        self._quote_starts = [each.outer.start for each in self.quotes]

    def with_mentions(self, mentions: Sequence[Mention]) -> Scene:
        """Take the mentions found in the report, in any order; give the scene itself."""
        self.mentions = tuple(sorted(mentions, key=lambda each: each.span))
        self.answers.clear()
        self._mention_starts = [each.span.start for each in self.mentions]
        return self

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Give every sentence that holds words, with paragraph and part."""
        found: list[Sentence] = []
        line_starts = [0] + [i + 1 for i, c in enumerate(self.text) if c == "\n"]
        for tokens in self.doc.sents:
            trimmed = _trim(tokens)
            if trimmed is None:
                continue
            start = trimmed.start_char
            part, speaker = self._part_at(start)
            paragraph = bisect.bisect_right(line_starts, start)
            found.append(Sentence(trimmed, len(found), paragraph, part, speaker))
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [each.tokens.start_char for each in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Give the sentence that holds a character of the report."""
        return self.sentences[max(0, bisect.bisect_right(self._sentence_starts, offset) - 1)]

    def sentence_of(self, token: Token) -> Sentence:
        """Give the sentence a token stands in."""
        return self.sentence_at(token.idx)

    def quote_at(self, offset: int) -> Quote | None:
        """Give the quotation a character stands in, marks included."""
        place = bisect.bisect_right(self._quote_starts, offset) - 1
        if place >= 0 and offset < self.quotes[place].outer.end:
            return self.quotes[place]
        return None

    def quotes_in(self, span: Span) -> tuple[Quote, ...]:
        """Give the quotations that share a character with a span, in order."""
        first = max(0, bisect.bisect_right(self._quote_starts, span.start) - 1)
        last = bisect.bisect_left(self._quote_starts, span.end)
        return tuple(each for each in self.quotes[first:last] if each.outer.meets(span))

    def is_quoted(self, token: Token) -> bool:
        """Tell whether a token stands between quotation marks."""
        return self.quote_at(token.idx) is not None

    def mention_at(self, token: Token) -> Mention | None:
        """Give the mention a token belongs to: the longest that holds it."""
        place = bisect.bisect_right(self._mention_starts, token.idx)
        best: Mention | None = None
        for mention in reversed(self.mentions[max(0, place - 8) : place]):
            if mention.span.start <= token.idx < mention.span.end and (
                best is None or mention.span.holds(best.span)
            ):
                best = mention
        return best

    def mentions_over(self, token: Token) -> list[Mention]:
        """Give every mention that holds a token: "Syrian" inside "the Syrian army"."""
        place = bisect.bisect_right(self._mention_starts, token.idx)
        near = self.mentions[max(0, place - 8) : place]
        return [each for each in near if each.span.start <= token.idx < each.span.end]

    def party(self, token: Token) -> Party:
        """Give the party a noun stands for: its mention, else its noun phrase as printed."""
        mention = self.mention_at(token)
        if mention is not None:
            return Party(printed=mention.printed, span=mention.span)
        known = token.pos_ == "PROPN" and self.words.actors.entry(token.text) is not None
        span = Span(token.idx, token.idx + len(token)) if known else noun_phrase(token)
        return Party(printed=span.of(self.text), span=span)

    def parties(self, tokens: Sequence[Token]) -> tuple[Party, ...]:
        """Give the parties of several nouns, each place in the text once."""
        found: dict[Span | None, Party] = {}
        for token in tokens:
            party = self.party(token)
            found.setdefault(party.span, party)
        return tuple(found.values())

    def date_of(self, word: Token) -> DateRecord | None:
        """Give the date told with a word: in its own clause, else in its sentence; unresolved.

        A bare duration ("a seven-day truce", "within hours") says how long, and is no date.
        """
        sentence = self.sentence_of(word).span
        quoted = self.is_quoted(word)
        inside = [
            each
            for each in self.dated
            if each.anchored and sentence.holds(each.span) and self.is_quoted(each.root) == quoted
        ]
        best = nearest_date(inside, word) if inside else None
        if best is None:
            return None
        return DateRecord(
            printed=best.printed,
            precision=Precision.UNKNOWN,
            basis=DateBasis.UNRESOLVED,
            span=best.span,
            direction=date_direction(best, word, self.words.dates),
        )

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Give every expression of date in the report, in order."""
        return date_spans(self.doc, self.words.dates)

    def place_of(self, word: Token) -> Span | None:
        """Give the place told with a word: "in", "at", "near" or "on" it, in its own clause."""
        for token in clause_tokens(clause_head(word)):
            if (
                token.ent_type_ in ("GPE", "LOC", "FAC")
                and token.dep_ == "pobj"
                and (
                    token.head.lower_
                    in ("in", "at", "near", "outside", "around", "across", "inside")
                )
            ):
                return Span(token.left_edge.idx, token.idx + len(token))
        return None

    def _part_at(self, offset: int) -> tuple[StretchKind | None, str]:
        for stretch in self._parts:
            if stretch.span.start <= offset < stretch.span.end:
                return stretch.kind, stretch.label
        return None, self._speaker_at(offset)

    @cached_property
    def _parts(self) -> list[StretchView]:
        kinds = (StretchKind.HEADLINE, StretchKind.CAPTION, StretchKind.REPORTER_TURN)
        return [
            StretchView(each.kind, each.span, each.label)
            for each in self.report.stretches
            if each.kind in kinds
        ]

    def _speaker_at(self, offset: int) -> str:
        """In a transcript a turn runs from its label to the next label."""
        speaker = ""
        for stretch in self.report.stretches:
            if stretch.kind is StretchKind.SPEAKER_LABEL and stretch.span.end <= offset:
                speaker = stretch.label
        return speaker


@dataclass(frozen=True, slots=True)
class StretchView:
    """What a scene needs of a stretch."""

    kind: StretchKind
    span: Span
    label: str


def noun_phrase(token: Token) -> Span:
    """Give a noun with what belongs to it, without clauses, appositions or coordination."""
    start, end = token.idx, token.idx + len(token)
    for child in token.children:
        if child.dep_ in _TRIMMED:
            continue
        if child.i < token.i:
            start = min(start, _behind_dash(child, token).idx)
        elif (child.dep_ == "prep" and child.lower_ == "of") or child.dep_ in _TIGHT:
            edge = _tight_edge(child)
            end = max(end, edge.idx + len(edge))
    return Span(start, end)


def _behind_dash(child: Token, noun: Token) -> Token:
    """Give where a noun's own words begin: behind the dash of a date that the parser joined."""
    first = child.left_edge
    for each in noun.doc[first.i : noun.i]:
        if each.text in ("–", "—", "-") and each.i > first.i and each.nbor(-1).is_digit:
            return each.nbor()
    return first


def _tight_edge(token: Token) -> Token:
    """Give the last word of a phrase, stopping before any clause that hangs on it."""
    last = token
    for child in token.children:
        if child.i > token.i and child.dep_ not in _TRIMMED:
            edge = _tight_edge(child)
            if edge.i > last.i:
                last = edge
    return last


def _trim(tokens: DocSpan) -> DocSpan | None:
    """Leave out white space at the edges of a sentence; `None` if nothing remains."""
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].is_space:
        start += 1
    while end > start and tokens.doc[end - 1].is_space:
        end -= 1
    if start == end or not any(token.is_alpha or token.like_num for token in tokens.doc[start:end]):
        return None
    return tokens.doc[start:end]


def asked_once(question: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """Have a question on a whole report answered once, however many sentences ask it."""
    key = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answered(scene: Scene) -> T:
        if key not in scene.answers:
            scene.answers[key] = question(scene)
        return cast(T, scene.answers[key])

    return answered


def asked_once_of_word(question: Callable[[Scene, Token], T]) -> Callable[[Scene, Token], T]:
    """Have a question on a word answered once in a report, however many extractors ask it."""
    key = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answered(scene: Scene, word: Token) -> T:
        known = cast("dict[int, T]", scene.answers.setdefault(key, {}))
        if word.i not in known:
            known[word.i] = question(scene, word)
        return known[word.i]

    return answered


_OWN_NAME = 2
"""So much more does a country's name tell of where a report plays than its adjective."""


@asked_once
def home(scene: Scene) -> str:
    """Give the country most names of the report are of, or nothing.

    Ministers and mediators come from everywhere, so people and nameless are left out; a name
    tells more than an adjective, which stands before any soldier, team or envoy.
    """
    told = Counter[str]()
    for each in scene.mentions:
        if each.country and each.kind not in (ActorKind.PERSON, ActorKind.UNNAMED):
            own = each.kind is not ActorKind.STATE or each.form != "demonym"
            told[each.country] += _OWN_NAME if own else 1
    return told.most_common(1)[0][0] if told else ""
