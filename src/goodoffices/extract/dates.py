"""Finds the expressions of date in a document: the parser's, mended, and those it missed.

The parser cuts "Jan. 20" at the full stop, takes "since" for no part of a date, and leaves out
one weekday in ten; shapes that can only be dates are found by pattern and joined with its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import Direction
from goodoffices.extract.clauses import clause_head, clause_tokens, direction_of, is_infinitive
from goodoffices.extract.readable import readable
from goodoffices.facts import Span
from goodoffices.lexicon.dates import DateWords

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_OF_CLOCK = r" (?:hours|hrs|GMT|UTC|local time)\b"
_YEAR = rf"(?:19|20)\d\d(?!{_OF_CLOCK})"
_DAYS = rf"{_DAY}(?: ?(?:-|–|to|and) ?(?:{_MONTH} )?{_DAY}\b(?! {_MONTH}))?"
_SHAPE = re.compile(
    rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAYS}(?!\d|,\d{{3}})(?:,? {_YEAR}\b)?"
    rf"|(?:{_WEEKDAY},? )?\b{_DAYS} (?:of )?{_MONTH}\b(?:,? {_YEAR}\b)?"
    rf"|(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext)[- ])?\b{_MONTH},? (?:of )?{_YEAR}\b"
    rf"|\b(?:(?:last|next|this|early|late|earlier on|early on|late on) )?{_WEEKDAY}s?\b(?: "
    rf"(?:morning|afternoon|evening|night))?"
    rf"|\b(?:yesterday|tomorrow|today|tonight|overnight)\b|\b{_YEAR}-\d\d-\d\d\b"
    r"|\b(?:(?:earlier|later|early|late) )?(?:this|last|next) (?:week|weekend|month|year)\b"
)
"""Shapes that can only be dates: "Monday, Jan. 13, 2014", "23-24 January", "last week"."""
_DATE_WORD = re.compile(
    rf"{_MONTH}|{_WEEKDAY}|\b{_YEAR}s?\b|\d0s\b|\b(?:to|yester)day|tomorrow|tonight|night|week"
    rf"|month|year|day|decade"
    r"|hour|century|spring|summer|autumn|winter|fall|Christmas|Easter|\d(?:st|nd|rd|th)\b",
    re.I,
)
"""Without such a word a span is no date, whatever the parser says."""
_LAST_WORD = re.compile(
    rf"(?:{_DATE_WORD.pattern})\w*|\b(?:ago|later|earlier|now|old|long)\b|\d+", re.I
)
"""What the last word of a date may be."""
_HOURS = re.compile(rf"[0-2]\d[0-5]\d{_OF_CLOCK}")
"""A time of day in four digits: "2030 GMT" is no year."""
_CLOCK_WORDS = 2
"""So many words behind a number may say that it is a time of day."""
_AGE = re.compile(
    r"\byears?[- ]old\b(?! (?:war|conflict|crisis|civil|insurgency|blockade|siege|uprising))", re.I
)


_PART = re.compile(r"\b(?:early|mid|late)[- ]$", re.I)
"""The part of a month before it: "mid-April", which the parser cuts."""
_ANCHORED = re.compile(
    rf"{_MONTH}|{_WEEKDAY}|\b{_YEAR}s?\b|\d0s\b|\b(?:ago|past|last|next|this|yesterday|today"
    rf"|tomorrow|tonight"
    r"|overnight|weekend|earlier|later|since|recent|coming|Christmas|Easter|spring|summer"
    r"|autumn|winter)\b",
    re.I,
)
"""What a duration lacks: "two weeks" says how long, "two weeks ago" when."""
_SCHEDULED = frozenset({"due", "set", "slated", "scheduled", "expected", "planned"})
_REACH = 6
"""So many steps up the tree are tried: a date hangs no deeper in its clause."""
_CARRIED = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "pcomp"})
"""Clauses that share the date of the clause they hang on, where they have none of their own."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One expression of date: its characters and the word of the sentence it hangs on."""

    span: Span
    printed: str
    root: Token
    anchored: bool = True
    """It says when; a bare duration says only how long."""


def date_spans(doc: Doc, words: DateWords) -> tuple[Dated, ...]:
    """Give every expression of date, in order, with "since" and the like as part of it."""
    text = readable(doc)
    shapes = [match.span() for match in _SHAPE.finditer(text)]
    named = [(_start_of(ent), _end_of(ent)) for ent in doc.ents if _is_date(ent)]
    found = []
    for start, end in _joined(sorted([*shapes, *named])):
        part = _PART.search(text, max(0, start - 6), start)
        start = part.start() if part else start
        opening = words.opening.search(text, max(0, start - 40), start)
        first = opening.start() if opening else start
        root = _root(doc, start, end)
        if root is not None:
            printed = text[first : _named_end(root, end) if opening else end].strip()
            anchored = _ANCHORED.search(printed) is not None
            found.append(Dated(Span(first, first + len(printed)), printed, root, anchored))
    return tuple(found)


def _named_end(root: Token, end: int) -> int:
    """Give the end of what a day stands before: "since the Feb. 1 coup" means the coup."""
    over = root.head
    named = over.pos_ == "NOUN" and root.dep_ in ("compound", "nmod", "nummod", "npadvmod", "amod")
    right_behind = 0 <= over.idx - end <= 1
    return over.idx + len(over) if named and right_behind else end


def nearest_date(found: Sequence[Dated], word: Token) -> Dated | None:
    """Give the date told with a word: in its clause, else in the one that clause hangs on."""
    verb = clause_head(word)
    for _ in range(3):
        own = {token.i for token in clause_tokens(verb)}
        inside = [
            each
            for each in found
            if each.root.i in own
            and not _is_set(each.root, word)
            and not _is_of_another(each.root, word)
        ]
        if inside:
            return min(inside, key=lambda each: _farness(each, word))
        if verb.dep_ not in _CARRIED or (verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VBN")):
            return None
        if verb.dep_ in ("relcl", "conj") and _is_perfect(verb) and not _is_perfect(verb.head):
            return None
        verb = clause_head(verb.head)
    return None


def _is_perfect(verb: Token) -> bool:
    """ "Met the envoy, who *has tried* to broker talks": the day is not that of the tries."""
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "had", "'ve") for c in verb.children)


def _farness(date: Dated, word: Token) -> tuple[bool, bool, int]:
    """Rank a date: of "a truce declared in March fell apart in May" the fall is in May."""
    owner = clause_head(date.root)
    aside = owner.dep_ == "acl" and owner != word and not owner.is_ancestor(word)
    return not date.anchored, aside, abs(date.root.i - word.i)


def _is_set(date: Token, word: Token) -> bool:
    """ "Refused to attend talks due to open on Friday": Friday is the talks' day only."""
    current = date
    for _ in range(_REACH):
        if current.lower_ in _SCHEDULED and current.dep_ in ("acl", "amod", "relcl"):
            return not current.is_ancestor(word) and current.head.i != word.i
        if current.head == current:
            return False
        current = current.head
    return False


_VOTES = frozenset({"election", "vote", "poll", "referendum", "anniversary", "inauguration"})
"""Nouns whose day is only their own: "a truce ahead of elections on July 28"."""


def _is_of_vote(date: Token, word: Token) -> bool:
    preposition = date.head
    while preposition.dep_ in ("pobj", "nummod", "compound") and preposition.head != preposition:
        preposition = preposition.head
    noun = preposition.head
    if preposition.i > preposition.sent.start and preposition.nbor(-1).lemma_.lower() in _VOTES:
        noun = preposition.nbor(-1)  # whatever the parser hangs "on July 28" on
    apart = noun != word and noun not in word.ancestors and word not in noun.subtree
    return noun.lemma_.lower() in _VOTES and apart


def _is_of_another(date: Token, word: Token) -> bool:
    """ "Proposed talks on the port, annexed in 2014": the year is that of the annexation only.

    A weekday or a month there is as often hung on the wrong verb by the parser.
    """
    if _is_of_vote(date, word):
        return True
    if not re.fullmatch(_YEAR, date.text):
        return False
    current = date
    for _ in range(_REACH):
        if current.head == current or current.i == word.i or current.is_ancestor(word):
            return False
        if current.dep_ in ("acl", "relcl") and current.tag_ in ("VBN", "VBD"):
            return True
        current = current.head
    return False


def date_direction(dated: Dated, word: Token, words: DateWords) -> Direction:
    """Tell which way a date points: by the words before it, else by the tense of its clause."""
    before = readable(word.doc)[max(0, dated.span.start - 40) : dated.span.start]
    if words.scheduled.search(before):
        return Direction.FUTURE
    own = clause_head(dated.root)
    # "On Thursday they agreed to renew the truce": Thursday is past, whatever is still to come.
    direction = direction_of(dated.root if own.is_ancestor(word) or is_infinitive(own) else word)
    if direction is not Direction.NONE:
        return direction
    verb = clause_head(word)
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words.schedule_verbs:
        return Direction.FUTURE
    if verb.head == verb and is_infinitive(verb):
        return Direction.FUTURE
    return Direction.NONE


def _is_date(ent: DocSpan) -> bool:
    if ent.label_ not in ("DATE", "TIME"):
        return False
    if _HOURS.match(ent.doc[ent.start : ent.end + _CLOCK_WORDS].text):
        return False
    return _DATE_WORD.search(ent.text) is not None and _AGE.search(ent.text) is None


def _start_of(ent: DocSpan) -> int:
    """Leave out a name that the parser drew in before a date: "the Medes this week"."""
    for token in ent:
        if token.pos_ != "PROPN" or _DATE_WORD.search(token.text):
            return token.idx
    return ent.start_char


def _end_of(ent: DocSpan) -> int:
    """Leave out what the parser drew in behind a date: "the last nine days hundreds"."""
    ends = [match.end() for match in _LAST_WORD.finditer(ent.text)]
    return ent.start_char + (ends[-1] if ends else len(ent.text))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that share characters."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _root(doc: Doc, start: int, end: int) -> Token | None:
    """Give the word the expression hangs on; nothing where it cuts through a word."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None or not span.text.strip() else span.root
