"""Which positions can be told in a line, and on which side of an issue they stand."""

from __future__ import annotations

import re

from goodoffices.codes import Stance
from goodoffices.dossier.material import Material
from goodoffices.dossier.naming import capital, within
from goodoffices.dossier.wording import is_clause, is_somebody, wish_of
from goodoffices.dossier.words import listed_words, word
from goodoffices.facts import Position

FOR: frozenset[Stance] = frozenset({Stance.SUPPORT, Stance.OFFER, Stance.DEMAND})
"""Stances of those who want the thing; the others are against it, doubt it or set conditions."""
FEWEST_WORDS = 2
LONGEST = 110
_SHORT = 5
"""Words of a content that says nothing without what "it" stands for."""
DUTY = "duty in reported words"
"""How a position says it was found whose clause tells itself what must be, or must not be."""


_OF_OTHERS = frozenset(
    f"verb '{each}'" for each in ("urge", "ask", "call", "press", "tell", "order", "appeal", "beg")
)
"""How a position says it was found whose infinitive others are to do: "urged all to respect it"."""


def is_told_well(fact: Position) -> bool:
    """Tell whether a position says enough by itself: whose it is, and what it is about.

    Content that begins in the middle of a clause ("about who", "would not") is left to its page.
    """
    words = fact.content.casefold().split()
    if fact.actor.actor is None or fact.actor.shown.islower():
        return False
    if fact.claimed or fact.stance is Stance.UNCERTAIN or len(words) < FEWEST_WORDS:
        return False
    if set(words) <= set(listed_words("fragments", "things")):
        return False  # "is ready for this"
    holder = fact.actor.printed.casefold().split()
    if holder and holder[0] in listed_words("fragments", "shares"):
        return False  # "some rebels" are not all of them
    if words[1] in ("it", "them") and len(words) <= _SHORT:
        return False  # "respect it in full": what it is was told before
    if words[:2] in (["the", "same"], ["it", "to"], ["such", "a"], ["such", "an"]):
        return False
    if words[-1] in ("it", "them") and words[-2] in listed_words("fragments", "before_it"):
        return False  # "vote on it": on what was told before
    if words[1] == "of" and set(words[2:3]) & set(listed_words("fragments", "relative")):
        return False  # "much of which depends on": what it is about was told before
    if set(words[:3]) & set(listed_words("fragments", "claims")):
        return False  # who rejects an allegation only denies it
    if told_will(fact):
        return True
    first = words[0].strip("“”\"'‘’,")
    which = "condition" if fact.stance is Stance.CONDITION else "any"
    return first not in listed_words("fragments", which)


def infinitive(fact: Position, material: Material) -> str:
    """Give the "to" that the report prints before the content, which is lost without it."""
    return infinitive_in(material.text(fact.report), fact)


def infinitive_in(text: str, fact: Position) -> str:
    """Give the "to" before the content in the text of the report; nothing where none stands."""
    spans = fact.evidence.get("content", ())
    if not text or not spans:
        return ""
    first = fact.content.split(maxsplit=1)[0].casefold()
    if first in listed_words("fragments", "after_preposition"):
        return ""
    before = text[max(0, spans[0].start - 4) : spans[0].start]
    return "to " if before.split() == ["to"] else ""


def verb_and_words(fact: Position, text: str) -> tuple[str, str]:
    """Part a position into verb and words, to stand side by side: "wants to", "end the siege".

    `text` is that of the report; behind the holder's name the two read as a sentence.
    """
    first, _, rest = fact.content.partition(" ")
    folded = first.casefold()
    if refused := _refused(fact.content):
        return word("stance_to", Stance.OPPOSE), refused
    if folded in ("will", "would", "shall") and rest and fact.stance is not Stance.CONDITION:
        return folded, rest
    infinitive = folded == "to" or bool(infinitive_in(text, fact))
    if fact.stance is not Stance.CONDITION and infinitive:
        words = fact.content.removeprefix("to ")
        if fact.stance is Stance.DEMAND and fact.toward and is_somebody(fact.toward):
            return "wants", f"{within(fact.toward.shown)} to {words}"
        return _own(fact, "own_to") or word("stance_to", fact.stance), words
    if wish_of(fact) != word("stance", fact.stance):
        return wish_of(fact), fact.content
    if folded == "that" and rest:
        return word("stance_that", fact.stance), rest
    if is_clause(fact.content):
        return word("stance_clause", fact.stance), fact.content
    return _own(fact, "own_thing") or word("stance", fact.stance), fact.content


def _refused(content: str) -> str:
    """Give what somebody "will not" or "would never" do; empty where that is not told."""
    told = content.casefold()
    denied = next((d for d in listed_words("fragments", "denied") if told.startswith(f"{d} ")), "")
    return content[len(denied) :].strip() if denied else ""


_ADDED = re.compile(
    r"(?<!\bonly)(?<!\bnot)(?<!\beven),? "
    r"(?:after|because|which|while|when|amid|but|despite|since|where|although|whose)\b"
)
"""Where something is added that can be left out: "for 60 days, *after* three days of talks"."""


def shortened(text: str, most: int = LONGEST) -> str:
    """Cut a long content before a clause that only adds, else at a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    ends = [found.start() for found in _ADDED.finditer(text, most // 3, most)]
    if ends:
        return f"{text[: ends[-1]]} …"
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def wish(fact: Position, material: Material) -> str:
    """Tell a position as a sentence does: who wants, offers or refuses what."""
    return f"{capital(within(fact.actor.shown))} {clause(fact, material)}"


def clause(fact: Position, material: Material) -> str:
    """Tell what a position is, to follow its holder's name: "demands the release of all"."""
    if will := told_will(fact):
        return will
    content = shortened(_balanced(fact.content))
    if content.startswith("even to ") and fact.stance is Stance.OPPOSE:
        return f"{word('stance_to', fact.stance).removesuffix(' to')} {content}"
    toward = within(fact.toward.shown) if fact.toward and is_somebody(fact.toward) else ""
    if fact.toward and fact.toward.printed.casefold() in fact.content.casefold():
        toward = ""  # who is asked is told with what is asked
    first = fact.content.split(maxsplit=1)[0].casefold()
    if first == "to" or infinitive(fact, material):
        content = content.removeprefix("to ")
        if fact.stance is Stance.CONDITION:
            return f"{word('stance_to', Stance.OPPOSE)} {content}"
        if toward and fact.stance is Stance.DEMAND:
            return f"wants {toward} to {content}"
        if fact.stance is Stance.DEMAND and fact.found_by in _OF_OTHERS:
            return f"{word('stance_of_others', fact.stance)} {content}"
        return f"{_own(fact, 'own_to') or word('stance_to', fact.stance)} {content}"
    if wish_of(fact) != word("stance", fact.stance):
        return f"{wish_of(fact)} {content}"
    if first == "that":
        return f"{word('stance_that', fact.stance)} {content[5:]}"
    if is_clause(fact.content):
        stance = Stance.DEMAND if _is_told_duty(fact) else fact.stance
        return f"{word('stance_clause', stance)} {content}"
    if first == "for":
        return f"is ready {content}" if fact.stance in FOR else f"is not ready {content}"
    verb = _own(fact, "own_thing") or word("stance_thing", fact.stance)
    if toward and fact.stance is Stance.DEMAND:
        return f"{verb} of {toward} {content}"
    return f"{verb} {content}"


def _is_told_duty(fact: Position) -> bool:
    """Tell whether a clause says itself what must not be: who says so does not object to it."""
    return fact.stance is Stance.OPPOSE and fact.found_by == DUTY


def told_will(fact: Position) -> str:
    """Tell what begins with "will" or "would not" as a clause: "refuses to leave", "would sign if".

    Empty where the content begins otherwise.
    """
    content = " ".join(_balanced(shortened(fact.content)).split())
    told, refused = content.casefold(), _refused(content)
    if " " in refused:
        return f"{word('stance_to', Stance.OPPOSE)} {refused}"
    hangs = fact.stance is Stance.CONDITION and fact.condition and fact.condition in fact.content
    return content if hangs and told.split()[0] in ("will", "would") else ""


def _balanced(content: str) -> str:
    """Leave out a quotation mark that is opened and never closed, or closed and never opened."""
    for opening, closing in (('"', '"'), ("“", "”")):
        lone = content.count(opening) % 2 if opening == closing else 0
        if lone or content.count(opening) != content.count(closing):
            content = content.replace(opening, "").replace(closing, "")
    return content


def _own(fact: Position, table: str) -> str:
    """Give the verb that was printed where it says more than the stance: agreed, hopes, vowed."""
    if fact.stance in (Stance.OPPOSE, Stance.UNCERTAIN, Stance.CONDITION):
        return ""
    printed = fact.found_by.removeprefix("verb '").rstrip("'")
    told = word(table, printed)
    return told if fact.found_by.startswith("verb '") and told != printed else ""
