"""Runs of capitals: where a name that no list has begins, and how far it goes."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_DEMONYM
from goodoffices.lexicon.spelling import plain

OPENING = frozenset({"al", "el", "bin", "ibn", "abu", "van", "von", "ul", "der", "ash"})
"""Particles a name may begin with in lower case: "al-Masri said"."""
HYPHENS = frozenset({"-", "–", "‑"})
POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
_JOINERS = frozenset({"of", "for", "on", "in", "against", "and", "the", "to"})


@dataclass(frozen=True, slots=True)
class TitlePlaces:
    """Where the titles of a sentence stand, by token."""

    inside: frozenset[int]
    stops: frozenset[int] = frozenset()
    """Where a title with a name behind it begins: no run of capitals goes on there."""


def run_end(tokens: DocSpan, index: int, words: Lexicon, titles: TitlePlaces) -> int:
    """Give the token after a run of capitals that begins here; the index itself if none does."""
    doc = tokens.doc
    if not _begins_name(tokens, index, words):
        return index
    end = index + 1 if is_capital(doc[index]) else index
    while end < tokens.end:
        step = 0 if end in titles.stops else _step(tokens, index, end, words, titles)
        if step == 0:
            break
        end += step
    return end if any(is_capital(token) for token in doc[index:end]) else index


def _begins_name(tokens: DocSpan, index: int, words: Lexicon) -> bool:
    doc = tokens.doc
    token = doc[index]
    if (
        token.lower_ in words.titles.particles
        and token.lower_ == token.text
        and token.lower_ in OPENING
    ):
        follows = doc[index + 1 : min(index + 3, tokens.end)]
        return any(is_capital(each) for each in follows) and (
            follows[0].text in HYPHENS or is_capital(follows[0])
        )
    if not is_capital(token):
        return False
    if token.lower_ in words.usage.unnamed and not _is_given(tokens, index, words):
        return False
    if token.lower_ in words.usage.compass and not _leads_to_body(tokens, index, words):
        return False
    if index == tokens.start or doc[index - 1].text in ('"', "'", ":", "-", "–", "—", "("):
        return (
            token.pos_ in ("PROPN", "NOUN", "X")
            or bool(token.ent_type_)
            or words.given_names.knows(token.text)
        )
    return True


def _is_given(tokens: DocSpan, index: int, words: Lexicon) -> bool:
    """Tell whether a word like "Jan" or "May" is a given name here: a name stands behind it."""
    behind = tokens.doc[index + 1] if index + 1 < tokens.end else None
    named = behind is not None and behind.is_alpha and is_capital(behind)
    return named and words.given_names.knows(tokens.doc[index].text)


def _leads_to_body(tokens: DocSpan, index: int, words: Lexicon) -> bool:
    """Tell whether capitals from here on end in a word of a body: "Middle East Institute"."""
    end = index
    while end < tokens.end and end < index + 5 and is_capital(tokens.doc[end]):
        end += 1
    last = plain(tokens.doc[end - 1].text)
    return end - index > 1 and last in words.titles.organisation_words


def is_capital(token: Token) -> bool:
    """Tell whether a word is written with a capital and is neither pronoun nor article."""
    text = token.text
    return (text[:1].isupper() or (text[:1] == "#" and len(text) > 1)) and token.tag_ not in (
        "PRP",
        "PRP$",
        "DT",
        "WP",
        "WRB",
        "IN",
        "CC",
        "UH",
        "MD",
        "TO",
        "EX",
        "WDT",
    )


def _step(tokens: DocSpan, start: int, end: int, words: Lexicon, titles: TitlePlaces) -> int:
    """Tell how many tokens further a run goes: 0 where it stops."""
    doc = tokens.doc
    token = doc[end]
    following = doc[end + 1] if end + 1 < tokens.end else None
    if (
        end in titles.inside
        and end > start
        and (token.text.islower() or doc[start].ent_type_ == "PERSON")
    ):
        return 0
    if is_capital(token) and (
        token.lower_ in words.usage.compass or token.lower_ not in words.usage.unnamed
    ):
        return 1
    if following is None:
        return 0
    if token.text in HYPHENS and not token.whitespace_ and not doc[end - 1].whitespace_:
        if is_capital(following) or doc[end - 1].lower_ in words.titles.particles:
            return 2
        return 2 if _is_second_half(tokens, start, end, words) else 0
    if token.text == "as" and following.text not in HYPHENS:
        return 0  # "to replace Hale as envoy": no name like "as-Sadr"
    if token.lower_ in words.titles.particles and token.text.islower():
        return _particle_step(tokens, end, words)
    if token.text in POSSESSIVES and doc[end - 1].lower_ in words.usage.group_owners:
        return 2 if is_capital(following) or following.lower_ in ("party", "army", "front") else 0
    if (
        token.lower_ in words.titles.organisation_words
        and token.lower_
        in ("party", "movement", "coalition", "front", "group", "council", "committee", "ministry")
        and _names_body(doc[start:end], words)
    ):
        return 1
    if token.lower_ in _JOINERS:
        return _joiner_step(tokens, start, end, words)
    return 0


def _is_second_half(tokens: DocSpan, start: int, hyphen: int, words: Lexicon) -> bool:
    """Tell whether small letters behind a hyphen are still the name: "Kim Jong-un"."""
    doc = tokens.doc
    half = doc[hyphen + 1]
    if not half.text.islower() or not half.is_alpha or half.text in words.usage.compound:
        return False
    if half.text in words.usage.second_halves or half.text.endswith(("ed", "ing", "style")):
        return False
    behind = doc[hyphen + 2] if hyphen + 2 < tokens.end else None
    if behind is not None and is_capital(behind):
        last = plain(behind.text)
        further = doc[hyphen + 3] if hyphen + 3 < tokens.end else None
        names_body = last in words.titles.organisation_words or (
            further is not None and plain(further.text) in words.titles.organisation_words
        )
        if names_body:
            return True  # "Cease-fire Task Force"
    return hyphen - start == 2 and len(half.text) <= 6 and doc[start].is_alpha


def _particle_step(tokens: DocSpan, end: int, words: Lexicon) -> int:
    """Take particles as long as a capital follows: "bin al-Hussein", "van der Leyen"."""
    doc, step = tokens.doc, 0
    while end + step < tokens.end and step < 5:
        token = doc[end + step]
        if is_capital(token):
            return step + 1
        if token.text not in HYPHENS and not (
            token.lower_ in words.titles.particles and token.text.islower()
        ):
            return 0
        step += 1
    return 0


def _names_body(span: DocSpan, words: Lexicon) -> bool:
    if plain(span.text) in words.actors.places:
        return False
    last = words.actors.find(span[-1].text)
    describes = plain(span[-1].text) in words.titles.peoples or (
        last is not None and last.how == HOW_DEMONYM
    )
    return span.root.ent_type_ in ("ORG", "NORP") and len(span) <= 4 and not describes


def _joiner_step(tokens: DocSpan, start: int, end: int, words: Lexicon) -> int:
    """Go on after "of", "for", "and" inside the name of a body: "Ministry of Defence"."""
    doc = tokens.doc
    run = doc[start:end]
    ahead = end + 1
    while ahead < tokens.end and doc[ahead].lower_ in ("the", "and"):
        ahead += 1
    if (
        ahead >= tokens.end
        or not is_capital(doc[ahead])
        or ahead - end > 2
        or (
            doc[ahead].lower_ in words.usage.unnamed
            and doc[ahead].lower_ not in words.usage.compass
        )
    ):
        return 0
    if doc[end].lower_ == "of" and words.actors.country_of(doc[ahead].text) is not None:
        body = any(plain(each.text) in words.titles.organisation_words for each in run)
        people = run[-1].tag_ in ("NNS", "NNPS")  # "Communications Workers of America"
        if not (body or people) or plain(run[0].text) in _GOVERNMENTS:
            return 0
    same = doc[end].ent_type_ == "ORG" and doc[end].ent_iob_ == "I" and doc[ahead].ent_iob_ == "I"
    last = plain(run[-1].text)
    if doc[end].lower_ in ("of", "for", "on") and (
        last in words.titles.organisation_words or (same and last not in words.titles.first_words)
    ):
        return ahead - end + 1
    bodies = words.titles.organisation_words
    ends = ahead
    while ends < tokens.end and is_capital(doc[ends]) and doc[ends].ent_iob_ == "I":
        ends += 1
    whole = any(plain(each.text) in bodies for each in run) or plain(doc[ends - 1].text) in bodies
    return ahead - end + 1 if same and whole else 0


_GOVERNMENTS = frozenset({"government", "governments", "ministers", "presidents", "president"})
"""First words whose "of" does not make one name: "the Governments of Chad and Mali"."""


def trimmed(tokens: DocSpan, start: int, end: int, words: Lexicon) -> tuple[int, int] | None:
    """Leave out a plain word that only begins the sentence, and punctuation at the end."""
    doc = tokens.doc
    while end > start and not any(each.isalnum() for each in doc[end - 1].text):
        end -= 1
    if (
        start == tokens.start
        and end - start > 1
        and doc[start].pos_ in ("ADV", "ADP", "SCONJ", "INTJ", "VERB", "AUX")
    ):
        start += 1
    while end - start > 1 and _only_tells(doc[start:end], start == tokens.start, words):
        start += 1
    return (start, end) if end > start else None


def _only_tells(run: DocSpan, first: bool, words: Lexicon) -> bool:
    """Tell whether a name's first word only says what somebody is: "Villager Ann Example"."""
    if plain(run[-1].text) in words.titles.organisation_words:
        return False
    word = run[0].lower_
    rest = run[1]
    if words.given_names.knows(run[0].text) or not rest.text[:1].isalpha():
        return False
    titles = words.titles
    if word in titles.private or word in titles.persons or word in words.measures.people:
        return len(run) > 2 or words.given_names.knows(rest.text)
    if word in titles.modifiers and first:
        return True
    return first and len(run) == 2 and word.endswith("ing") and run[0].tag_ in ("VBG", "NNP")
