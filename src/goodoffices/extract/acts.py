"""Tells what a speaker does by speaking: demand, refuse, promise, accuse, hope, and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from goodoffices.codes import StatementAct
from goodoffices.extract.cues import Cue
from goodoffices.lexicon.acts import ActRule

_DECISIVE = frozenset(
    {
        StatementAct.DEMAND,
        StatementAct.ACCUSE,
        StatementAct.DENY,
        StatementAct.PROMISE,
        StatementAct.THREAT,
        StatementAct.REFUSE,
        StatementAct.PRAISE,
        StatementAct.HOPE,
        StatementAct.APOLOGY,
    }
)
"""What a verb says so plainly that no word of the content changes it."""
_DESCRIBING = frozenset({"naming", "as"})
"""Forms in which "call" says what something is and asks for nothing."""
_QUESTIONS = ("whether ", "if ", "how ", "what ", "who ", "why ", "when ", "where ")
"""How a question begins that is retold: asked whether they would come."""
_STRONGER = frozenset(
    {
        StatementAct.NO_COMMENT,
        StatementAct.APOLOGY,
        StatementAct.CONDITION,
        StatementAct.THREAT,
        StatementAct.PROCEDURE,
        StatementAct.HOPE,
    }
)
"""What words show more surely than the tense and person of a clause do."""
_WEAKER = frozenset(
    {
        StatementAct.CLAIM_FACT,
        StatementAct.ASSESS_OPTIMISTIC,
        StatementAct.ASSESS_PESSIMISTIC,
        StatementAct.POSITION,
        StatementAct.PRAISE,
    }
)
"""What words of the content may show, and a verb such as "announce" outweighs."""
_CONTRACTIONS = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "it's": "it is",
    "that's": "that is",
    "there's": "there is",
    "he's": "he is",
    "she's": "she is",
    "i'm": "i am",
}
_ENDINGS = (("n't", " not"), ("'ll", " will"), ("'d", " would"), ("'re", " are"), ("'ve", " have"))
_NUMBERS = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions",
    }
)  # fmt: skip
_DIGITS = re.compile(r"[£$€]?\d[\d,.]{0,15}(?:th|st|nd|rd|%)?")
"""A number in digits: 250,000, 4.5, 80%."""
_EDGES = "\"“”„‘’'`«»()[]–—,"
_STOPS = ".!;:…"


def act_of(
    cue: Cue | None,
    form: str,
    content: str,
    rules: Sequence[ActRule],
    *,
    shown: StatementAct | None = None,
) -> StatementAct:
    """Tell the act of a statement from its verb, else from the words of its content.

    `form` is how the content hangs on the verb: "called it" asks for nothing, "called for" does.
    `shown` is what the grammar of the content shows, where it was read.
    """
    own = _act_of_cue(cue, form, content)
    plain_verb = own is None or own is StatementAct.CLAIM_FACT
    if own is StatementAct.PROMISE and shown is not None:
        return shown
    if own in _DECISIVE and own is not None:
        return own
    plain = plain_words(content)
    words = frozenset(plain.split())
    found = next((rule.act for rule in rules if rule.is_shown(plain, words)), None)
    if form in _DESCRIBING and shown is StatementAct.ACCUSE and found is not None:
        # A name that is no kind one: the words say better what it blames.
        return found
    outweighs = plain_verb or shown not in _WEAKER
    if shown is not None and outweighs and not _yields(shown, found):
        return shown
    if found is None:
        return own or StatementAct.CLAIM_FACT
    return own if own and not plain_verb and found in _WEAKER else found


def _yields(shown: StatementAct, found: StatementAct | None) -> bool:
    """Tell whether what words show outweighs what grammar shows.

    Counting dead blames nobody, whoever did it; a threat on terms is a threat.
    """
    if found is StatementAct.CLAIM_FACT:
        return shown is StatementAct.ACCUSE
    if found is StatementAct.CONDITION and shown is StatementAct.THREAT:
        return False
    return found in _STRONGER


def _act_of_cue(cue: Cue | None, form: str, content: str) -> StatementAct | None:
    """Give what the verb says its subject does; `None` where that depends on the content."""
    own = cue.verb.act if cue is not None else None
    if form == "told" or (cue is not None and _asks_for_it(cue.word)):
        own = StatementAct.DEMAND if own in (None, StatementAct.CLAIM_FACT) else own
    if own is StatementAct.DEMAND and (form in _DESCRIBING or _is_question(content)):
        return None
    return own


def _is_question(content: str) -> bool:
    """Tell whether something is asked, not asked for."""
    return content.rstrip(_EDGES + " ").endswith("?") or content.lower().startswith(_QUESTIONS)


def _asks_for_it(verb: Token) -> bool:
    """Tell whether a clause stands in the bare form: insisted that they *leave*, *be kept out*."""
    clauses = [each for each in verb.children if each.dep_ == "ccomp" and each.i > verb.i]
    return any(_is_bare(each, told_in_past=verb.tag_ in ("VBD", "VBN")) for each in clauses)


def _is_bare(verb: Token, *, told_in_past: bool) -> bool:
    around = [each.tag_ for each in verb.children if each.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        return around == ["VB"]
    insisted = told_in_past and verb.head.lemma_ == "insist"
    return not around and (verb.tag_ == "VB" or (insisted and verb.tag_ == "VBP"))


def plain_words(content: str) -> str:
    """Give the words in lower case, contractions written out, a space behind each.

    Marks are left out but for "." and "?", which stand for every end of a clause.
    """
    return "".join(f"{word} " for raw in content.lower().split() for word in _written_out(raw))


@lru_cache(maxsize=4096)
def _written_out(raw: str) -> tuple[str, ...]:
    word = raw.replace("’", "'").strip(_EDGES)
    ends = ["?"] if word.endswith("?") else ["."] if word.endswith(tuple(_STOPS)) else []
    word = word.strip(_EDGES + _STOPS + "?")
    if word in _NUMBERS or _DIGITS.fullmatch(word):
        return ("#", *ends)
    word = _CONTRACTIONS.get(word, word)
    for ending, full in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + full
    return (*word.split(), *ends)
