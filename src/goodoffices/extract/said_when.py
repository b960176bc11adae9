"""Finds the day on which a statement was made: a date told of the saying, not of what is said.

"She announced a strike for 1 December" gives no day of saying, and "the deal of 1991" belongs to
the deal. What remains is told with the cue itself or with the act it goes together with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from goodoffices.codes import DateBasis, Direction, Precision
from goodoffices.extract.clauses import clause_head, clause_tokens
from goodoffices.extract.dates import Dated, date_direction, nearest_date
from goodoffices.extract.scene import Scene
from goodoffices.facts import DateRecord, Span

_YEAR = re.compile(r"(?:in )?(?:19|20)\d\d")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSE = 9
"""So many words at most stand between a cue and its day: "told the head of the union on Monday"."""
_MEANWHILE = frozenset({"as", "while", "when"})
_OCCASIONS = frozenset({"at", "after", "during", "following"})
"""What a saying is placed by: "said at Monday's rally"."""


def said_when(word: Token, cue: Span, spans: Sequence[Span], scene: Scene) -> DateRecord | None:
    """Give the date told with a cue, unresolved; none that belongs to the content.

    `word` is the main word of the cue, `cue` all of it, `spans` what is said.
    """
    sentence, quoted = scene.sentence_of(word).span, scene.is_quoted(word)
    told = [
        each
        for each in scene.dated
        if sentence.holds(each.span)
        and scene.is_quoted(each.root) == quoted
        and (
            not any(span.meets(each.span) for span in spans) or _opens_the_report(each, word, scene)
        )
        and not _names_a_thing(each)
    ]
    best = _right_behind(told, word, (cue, *spans)) or nearest_date(told, word)
    best = best or _of_the_clause_around(told, word)
    if best is None or not (_is_shared(best, word) or _is_between(best, word, (cue, *spans))):
        return None
    direction = date_direction(best, word, scene.words.dates)
    if direction is Direction.FUTURE:
        return None
    return DateRecord(
        printed=best.printed,
        precision=Precision.UNKNOWN,
        basis=DateBasis.UNRESOLVED,
        span=best.span,
        direction=direction,
    )


def _right_behind(told: Sequence[Dated], word: Token, spans: Sequence[Span]) -> Dated | None:
    """ "Said on Friday it was leaving": a day between cue and content, whatever it hangs on."""
    between = [each for each in told if _is_between(each, word, spans)]
    return between[0] if len(between) == 1 else None


def _is_between(dated: Dated, word: Token, spans: Sequence[Span]) -> bool:
    """Tell whether a day stands between a cue and its content, with no clause begun there.

    The first of `spans` is that of the cue.
    """
    cue, *contents = spans
    begins = min((span.start for span in contents), default=-1)
    if not cue.end <= dated.span.start < dated.span.end <= begins:
        return False
    doc = word.doc
    words = [token for token in doc[word.i + 1 : dated.root.i] if token.idx < begins]
    return len(words) <= _CLOSE and not any(
        token.text in ",;:" or token.pos_ in ("VERB", "AUX") for token in words
    )


def _of_the_clause_around(told: Sequence[Dated], word: Token) -> Dated | None:
    """ "Left on Friday as the envoy called for calm", "while the army said": the same day."""
    verb = clause_head(word)
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if verb.dep_ != "advcl" or verb.tag_ != "VBD" or not marks & _MEANWHILE:
        return None
    return nearest_date(told, verb.head)


def _opens_the_report(dated: Dated, word: Token, scene: Scene) -> bool:
    """ "The envoy announced the start on Monday of talks": in a report's first sentence.

    There the day is told of the news itself, wherever it stands among the nouns; a day inside a
    clause of the content is that clause's own.
    """
    first = next((each for each in scene.sentences if each.part is None), None)
    if first is None or not first.span.holds(dated.span) or word.tag_ != "VBD":
        return False
    above = dated.root.head
    while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head != above:
        above = above.head
    return above == word


def _names_a_thing(dated: Dated) -> bool:
    """Tell whether a date tells which thing is meant: the 1942 treaty, this year's chair."""
    if dated.root.dep_ == "poss":
        above = dated.root.head.head
        return not (above.lower_ in _OCCASIONS and above.head.pos_ in ("VERB", "AUX"))
    if not _YEAR.fullmatch(dated.printed):
        return False
    head = dated.root.head
    return (head.head if head.pos_ == "ADP" else head).pos_ in ("NOUN", "PROPN")


def _is_shared(dated: Dated, word: Token) -> bool:
    """Tell whether the date of another clause is the cue's too: "met on Monday and agreed"."""
    verb = clause_head(word)
    while dated.root.i not in {token.i for token in clause_tokens(verb)}:
        if verb.head == verb or not _goes_with(verb):
            return False
        verb = clause_head(verb.head)
    return True


def _goes_with(verb: Token) -> bool:
    """Tell whether a clause tells what was done along with the one it hangs on.

    It does not where it sets something against it ("..., but the ministry said"), holds at all
    times ("which rebels say"), or came before ("having been told").
    """
    below = {child.dep_: child for child in verb.children}
    if verb.dep_ == "relcl" or (verb.dep_ == "conj" and not _SUBJECTS.isdisjoint(below)):
        return verb.tag_ == "VBD" and not any(each.lower_ == "but" for each in verb.head.children)
    if verb.dep_ == "pcomp":
        return verb.tag_ == "VBG"
    return not (verb.tag_ == "VBN" and "aux" in below and below["aux"].lower_ == "having")
