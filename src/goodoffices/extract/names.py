"""Names in a sentence: known forms, runs of capitals, and what kind of thing each names.

A small language model errs often on names it has not seen, so its labels are only one of the signs;
the others are the word lists, a title before the name, a given name at its start, and the words
that end the names of organisations.
"""

from __future__ import annotations

from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind
from goodoffices.extract.name_kinds import Name, body_kind, classified
from goodoffices.extract.runs import HYPHENS, OPENING, POSSESSIVES, TitlePlaces, run_end, trimmed
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_DEMONYM, HOW_NAME, Form
from goodoffices.lexicon.spelling import plain

SHORT_ACRONYM = 3
"""Acronyms up to this length must stand in capitals: "US" is no pronoun, "IS" no verb."""


def find_names(tokens: DocSpan, words: Lexicon, titles: TitlePlaces) -> list[Name]:
    """Find the names of one sentence from left to right.

    `titles` keeps the words of titles out of the names behind them.
    """
    found: list[Name] = []
    shouting = is_headline_case(tokens)
    begins = [_may_begin(token.text, words) for token in tokens]
    index = tokens.start
    while index < tokens.end:
        name = None
        if begins[index - tokens.start]:
            name = _name_at(tokens, index, words, titles, shouting)
        if name is None:
            index += 1
            continue
        found.append(name)
        index = name.end
    return found


def _may_begin(text: str, words: Lexicon) -> bool:
    """Tell whether a name may begin with a word: in small letters few words do."""
    if not text[:1].islower() or text in OPENING:
        return True
    first = plain(text).partition(" ")[0]
    return first in words.actors.forms


def _name_at(
    tokens: DocSpan,
    index: int,
    words: Lexicon,
    titles: TitlePlaces,
    shouting: bool,
) -> Name | None:
    doc = tokens.doc
    known = known_at(tokens, index, words)
    end = run_end(tokens, index, words, titles) if index not in titles.inside else index
    if known is not None and (known[1] >= end or doc[known[1]].text in HYPHENS):
        return _known_name(index, known, words)
    if known is not None and _stands_alone(tokens, known, end, words):
        return _known_name(index, known, words)
    if known is None and end - index > 1 and _describes_known(tokens, index, end, words):
        return None
    if known is None and end - index > 1 and _counts_people(tokens, index, end, words):
        return None
    if end > index and shouting:
        return Name(index, index + 1, None, "run")
    if end - index > 1 and known is None and _only_describes(doc[index:end], words):
        return None
    if end > index:
        run = trimmed(tokens, index, end, words)
        if run is not None and (known is None or _swallows(doc[run[0] : run[1]], known, words)):
            return classified(doc[run[0] : run[1]], words)
    return _known_name(index, known, words) if known is not None else None


def _stands_alone(tokens: DocSpan, known: tuple[Form, int], end: int, words: Lexicon) -> bool:
    """Tell whether a known name is whole though more follows: "PKK movement"."""
    doc = tokens.doc
    if words.actors.entries[known[0].key].kind is not ActorKind.STATE and all(
        token.text.islower() for token in doc[known[1] : end]
    ):
        return True
    return _ends_known(tokens, known[1], end, words)


def _describes_known(tokens: DocSpan, index: int, end: int, words: Lexicon) -> bool:
    """Tell whether a word only stands before a known name: "New Taliban", "Kurdish PKK"."""
    first = plain(tokens.doc[index].text)
    if words.given_names.knows(first) and tokens.doc[index].ent_type_ == "PERSON":
        return False
    return _ends_known(tokens, index + 1, end, words)


def _counts_people(tokens: DocSpan, index: int, end: int, words: Lexicon) -> bool:
    """Tell whether a word at the start of a sentence only counts a people: "Five Iranians"."""
    if index != tokens.start or tokens.doc[index].pos_ not in ("NUM", "ADJ", "DET", "ADV"):
        return False
    known = known_at(tokens, index + 1, words)
    return known is not None and known[1] == end


def _ends_known(tokens: DocSpan, start: int, end: int, words: Lexicon) -> bool:
    """Tell whether a known body's name ends a run that begins with something else."""
    doc = tokens.doc
    while end > start and doc[end - 1].text.islower():
        end -= 1
    for index in range(start, end):
        known = known_at(tokens, index, words)
        if known is not None and known[1] == end:
            kind = words.actors.entries[known[0].key].kind
            return kind not in (ActorKind.STATE, ActorKind.PERSON)
    return False


def _only_describes(run: DocSpan, words: Lexicon) -> bool:
    """Tell whether a run begins with a people or faith outside the name: "Kurdish PYD".

    "Christian" and "Karen" are given names, too, before a single word that is no acronym.
    """
    if len(run) == 2 and words.given_names.knows(run[0].text) and not run[1].text.isupper():
        return False
    return plain(run[0].text) in words.titles.peoples and body_kind(run, words) is None


def known_at(tokens: DocSpan, index: int, words: Lexicon) -> tuple[Form, int] | None:
    """Give the longest known form that begins at a token, with the token after it."""
    doc = tokens.doc
    first = doc[index]
    if not first.text[:1].isalnum() or (
        index > tokens.start and doc[index - 1].text in HYPHENS and not first.text[:1].isupper()
    ):
        return None
    start_words = plain(first.text).split()
    if not start_words:
        return None
    for form in words.actors.forms.get(start_words[0], ()):
        end = _matches(tokens, index, form)
        if end and _is_written_as_name(doc[index:end], form):
            return form, end
    return None


def _matches(tokens: DocSpan, index: int, form: Form) -> int:
    """Give the token after the form's last word if it stands here, else 0."""
    doc, needed = tokens.doc, list(form.words)
    while needed:
        if index >= tokens.end:
            return 0
        token = doc[index]
        index += 1
        if token.text in HYPHENS or token.text in POSSESSIVES:
            if len(needed) == len(form.words):
                return 0
            continue
        for word in plain(token.text).split():
            if not needed or needed.pop(0) != word:
                return 0
    if (
        index < tokens.end
        and doc[index].text in ("'", "’")
        and doc[index - 1].text.endswith("s")
        and len(form.words) == 0
    ):
        return 0
    return index


def _is_written_as_name(span: DocSpan, form: Form) -> bool:
    letters = span.text.replace(".", "")
    if len(form.words) == 1 and len(letters) <= SHORT_ACRONYM and letters.isalpha():
        return (letters.isupper() and not _is_shouted(span)) or letters in ("Isis", "Tak")
    capitals = sum(token.text[:1].isupper() for token in span)
    if span.start == span.sent.start and len(span) > 1 and not form.lower:
        return capitals >= min(form.capitals, 2)  # "New forces arrived" names nobody.
    if capitals < form.capitals and _is_one_of_many(span):
        return form.lower
    return form.lower or capitals > 0


def _is_one_of_many(span: DocSpan) -> bool:
    """Tell "an independent Islamic state" from a name that a paper writes with a small letter."""
    if span[-1].dep_ in ("compound", "nmod", "amod", "poss"):
        return False  # the article of "a UN security council vote" is that of the vote
    before = span.doc[max(span.sent.start, span.start - 3) : span.start]
    article = [each.i for each in before if each.lower_ in ("a", "an", "any")]
    return bool(article) and all(
        each.pos_ in ("ADJ", "ADV") for each in before if each.i > article[-1]
    )


def _is_shouted(span: DocSpan) -> bool:
    """Tell whether everything around is in capitals, so that "CAR" may be a car."""
    if "." in span.text:
        return False
    near = [t for t in span.sent if t.is_alpha and len(t) > 3]
    return len(near) > 2 and sum(t.text.isupper() for t in near) > 0.6 * len(near)


def _known_name(index: int, known: tuple[Form, int], words: Lexicon) -> Name:
    form, end = known
    return Name(index, end, words.actors.entries[form.key].kind, form.how, form.key, sure=True)


def _swallows(run: DocSpan, known: tuple[Form, int], words: Lexicon) -> bool:
    """Tell whether a longer run is one name that only begins with a known one."""
    form, end = known
    if end - run.start < 1 or run.start != run[0].i:
        return True
    if body_kind(run, words) is not None:
        return True
    if _is_one_body(run, words):
        return True
    labels = {token.ent_type_ for token in run}
    given = words.given_names.knows(run[0].text)
    return labels == {"PERSON"} and (given or form.how not in (HOW_NAME, HOW_DEMONYM))


def _is_one_body(run: DocSpan, words: Lexicon) -> bool:
    """Tell whether the language model reads all of a run as one body: "Mali Solidarity Kenya"."""
    whole = run[0].ent_iob_ == "B" and run[0].ent_type_ == "ORG"
    return (
        len(run) > 2
        and whole
        and all(each.ent_type_ == "ORG" and each.ent_iob_ == "I" for each in run[1:])
        and not any(words.given_names.knows(each.text) for each in run[1:])
    )


def is_headline_case(tokens: DocSpan) -> bool:
    """Tell whether nearly every longer word has a capital, as in American headlines."""
    if tokens[-1].text in (".", "?", '"'):
        return False
    longer = [token for token in tokens if token.is_alpha and len(token) > 3]
    return len(longer) >= 5 and sum(token.text[0].isupper() for token in longer) >= 0.8 * len(
        longer
    )
