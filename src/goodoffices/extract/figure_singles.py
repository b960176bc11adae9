"""Reads what is counted without a number of its own: one victim, a sum of relief.

"A soldier was killed" states a figure of one; "$30 million in drought relief" one of relief. A sum
counts only where its sentence says that it is relief or military aid and that somebody gives, asks
for or owes it; prices, budgets and debts are no figures of a war.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Measure, Realis
from goodoffices.extract.clauses import clause_head, realis_of
from goodoffices.extract.counted import Counted, counted_single
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.quantities import Quantity, qualified_sum

_SCALE = r"(?:[\s-]?(?:thousand|million|billion|trillion|mn|bn|m|k)\b)?"
_NUMBER = r"(?:\d[\d,.]{0,14}\d|\d)"
_WORDED = r"(?:a|an|half a|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]{0,9})"
_CURRENCY = (
    r"(?:(?:US |U\.S\. |Canadian |Australian )?dollars|euros|pounds(?: sterling)?|francs|marks"
    r"|kroner|kronor|yen|rupees|rubles|roubles|rials|shekels|naira|rand)"
)
_SUM = re.compile(
    rf"(?:US|A|C|NZ)?[$€£]\s?{_NUMBER}{_SCALE}"
    rf"|\b{_WORDED} ?(?:hundred |thousand )?(?:thousand|million|billion) {_CURRENCY}\b",
    re.I,
)
"""A sum of money: "$30 million", "two billion euros"."""
_ONE = frozenset({"a", "an", "another", "one"})


def sums_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Quantity, Counted]]:
    """Find sums of relief or military aid that a sentence says are given, asked for or promised."""
    words = scene.words.measures
    lemmas = {token.lemma_.lower() for token in sentence.words}
    if not lemmas & words.sum_goods or not lemmas & words.sum_verbs:
        return
    start, end = sentence.span.start, sentence.span.end
    for match in _SUM.finditer(readable(scene.doc), start, end):
        quantity = qualified_sum(readable(scene.doc), match.start(), match.end())
        span = scene.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if quantity is None or span is None:
            continue
        if clause_head(span.root).lemma_.lower() not in words.sum_verbs:
            continue
        yield quantity, Counted(Measure.AID, None, span.root, "a sum of relief", 0.6)


def singles_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[Quantity, Counted]]:
    """Find single victims: "a soldier was killed", "another was wounded" with its noun."""
    for token in sentence.words:
        if token.tag_ != "NN" or not _stands_alone(token) or scene.is_quoted(token):
            continue
        found = counted_single(token, scene.words.measures)
        if found is None or found.trigger is None or _gives(token, scene):
            continue
        if realis_of(clause_head(found.trigger), scene.words.grammar) is not Realis.ACTUAL:
            continue
        first = next(child for child in token.lefts if child.lower_ in _ONE)
        start, end = first.idx, token.idx + len(token)
        printed = scene.text[start:end]
        yield Quantity(start, end, 1.0, 1.0, None, False, printed, token.idx), found


def _gives(noun: Token, scene: Scene) -> bool:
    """Tell whether a noun is right before a verb of telling: "... died, a doctor said"."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return behind.tag_ in ("VBD", "VBZ") and behind.lemma_ in scene.words.measures.counters


def _stands_alone(noun: Token) -> bool:
    """Tell whether a noun has an article that makes it one, and no number beside it."""
    beside = list(noun.lefts)
    return any(
        each.lower_ in _ONE and each.dep_ in ("det", "nummod") for each in beside
    ) and not any(each.like_num and each.lower_ not in _ONE for each in beside)
