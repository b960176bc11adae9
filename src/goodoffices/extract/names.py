"""Names in a sentence: known forms, runs of capitals, and what kind of thing each names.

A small language model errs often on names it has not seen, so its labels are only one of the signs;
the others are the word lists, a title before the name, a given name at its start, and the words
that end the names of organisations.
"""

from __future__ import annotations

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.name_kinds import Name, body_kind, classified
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_DEMONYM, HOW_NAME, Form
from goodoffices.lexicon.spelling import plain

_HYPHENS = frozenset({"-", "–", "‑"})
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
_JOINERS = frozenset({"of", "for", "on", "in", "against", "and", "the", "to"})
_GROUP_POSSESSIVES = frozenset(
    {
        "people",
        "workers",
        "women",
        "children",
        "teachers",
        "farmers",
        "lord",
        "peoples",
        "students",
        "doctors",
        "physicians",
        "king",
        "queen",
    }
)
_COMPASS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "middle"]
)
_UNNAMED = _COMPASS | frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "islam", "muslim", "muslims", "christian", "christians", "christmas", "easter", "ramadan", "eid", "god", "i", "nov", "dec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "gmt", "est", "bst", "internet", "covid"]
)
SHORT_ACRONYM = 3
"""Acronyms up to this length must stand in capitals: "US" is no pronoun, "IS" no verb."""


def find_names(
    tokens: DocSpan, words: Lexicon, *, titled: frozenset[int], stops: frozenset[int] = frozenset()
) -> list[Name]:
    """Find the names of one sentence from left to right.

    `titled` are the tokens of titles; at `stops` begins a title with a name behind it, so that no
    run of capitals goes on there.
    """
    found: list[Name] = []
    shouting = is_headline_case(tokens)
    index = tokens.start
    while index < tokens.end:
        name = _name_at(tokens, index, words, titled, stops, shouting)
        if name is None:
            index += 1
            continue
        found.append(name)
        index = name.end
    return found


def _name_at(
    tokens: DocSpan,
    index: int,
    words: Lexicon,
    titled: frozenset[int],
    stops: frozenset[int],
    shouting: bool,
) -> Name | None:
    doc = tokens.doc
    known = known_at(tokens, index, words)
    end = _run_end(tokens, index, words, titled, stops) if index not in titled else index
    if known is not None and (known[1] >= end or doc[known[1]].text in _HYPHENS):
        return _known_name(index, known, words)
    if known is not None and _stands_alone(tokens, known, end, words):
        return _known_name(index, known, words)
    if known is None and end - index > 1 and _describes_known(tokens, index, end, words):
        return None
    if end > index and shouting:
        return Name(index, index + 1, None, "run")
    if end - index > 1 and known is None and _only_describes(doc[index:end], words):
        return None
    if end > index:
        run = _trimmed(tokens, index, end, words)
        if run is not None and (known is None or _swallows(doc[run[0] : run[1]], known, words)):
            return classified(doc[run[0] : run[1]], words)
    return _known_name(index, known, words) if known is not None else None


def _stands_alone(tokens: DocSpan, known: tuple[Form, int], end: int, words: Lexicon) -> bool:
    """Tell whether a known name is whole though capitals follow: "PKK movement", "Damascus al-Manar"."""
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
    """Tell whether a run begins with a people or faith that is no part of the name: "Kurdish PYD"."""
    return plain(run[0].text) in words.titles.peoples and body_kind(run, words) is None


def known_at(tokens: DocSpan, index: int, words: Lexicon) -> tuple[Form, int] | None:
    """Give the longest known form that begins at a token, with the token after it."""
    doc = tokens.doc
    first = doc[index]
    if not first.text[:1].isalnum() or (
        index > tokens.start and doc[index - 1].text in _HYPHENS and not first.text[:1].isupper()
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
        if token.text in _HYPHENS or token.text in _POSSESSIVES:
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
        return letters.isupper() or letters in ("Isis", "Tak")
    return any(token.text[:1].isupper() for token in span)


def _known_name(index: int, known: tuple[Form, int], words: Lexicon) -> Name:
    form, end = known
    return Name(index, end, words.actors.entries[form.key].kind, form.how, form.key, sure=True)


def _run_end(
    tokens: DocSpan, index: int, words: Lexicon, titled: frozenset[int], stops: frozenset[int]
) -> int:
    """Give the token after a run of capitals that begins here; the index itself if none does."""
    doc = tokens.doc
    if not _begins_name(tokens, index, words):
        return index
    end = index + 1 if is_capital(doc[index]) else index
    while end < tokens.end:
        step = 0 if end in stops else _step(tokens, index, end, words, titled)
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
        and token.lower_
        in ("al", "el", "de", "bin", "ibn", "abu", "van", "von", "ul", "der", "as", "ash")
    ):
        follows = doc[index + 1 : min(index + 3, tokens.end)]
        return (
            token.lower_ not in ("as", "de")
            and any(is_capital(each) for each in follows)
            and (follows[0].text in _HYPHENS or is_capital(follows[0]))
        )
    if not is_capital(token) or token.lower_ in _UNNAMED:
        return False
    if index == tokens.start or doc[index - 1].text in ('"', "'", ":", "-", "–", "—", "("):
        return token.pos_ == "PROPN" or bool(token.ent_type_) or words.given_names.knows(token.text)
    return True


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


def _step(tokens: DocSpan, start: int, end: int, words: Lexicon, titled: frozenset[int]) -> int:
    """Tell how many tokens further a run goes: 0 where it stops."""
    doc = tokens.doc
    token = doc[end]
    following = doc[end + 1] if end + 1 < tokens.end else None
    if end in titled and end > start and (token.text.islower() or doc[start].ent_type_ == "PERSON"):
        return 0
    if is_capital(token) and (
        token.lower_ in _COMPASS or token.lower_ not in _UNNAMED | {"mr", "mrs"}
    ):
        return 1
    if following is None:
        return 0
    if token.text in _HYPHENS and not token.whitespace_ and not doc[end - 1].whitespace_:
        return 2 if is_capital(following) or doc[end - 1].lower_ in words.titles.particles else 0
    if token.lower_ in words.titles.particles and token.text.islower():
        return _particle_step(tokens, end, words)
    if token.text in _POSSESSIVES and doc[end - 1].lower_ in _GROUP_POSSESSIVES:
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


def _particle_step(tokens: DocSpan, end: int, words: Lexicon) -> int:
    """Take particles as long as a capital follows: "bin al-Hussein", "van der Leyen"."""
    doc, step = tokens.doc, 0
    while end + step < tokens.end and step < 5:
        token = doc[end + step]
        if is_capital(token):
            return step + 1
        if token.text not in _HYPHENS and not (
            token.lower_ in words.titles.particles and token.text.islower()
        ):
            return 0
        step += 1
    return 0


def _names_body(span: DocSpan, words: Lexicon) -> bool:
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
        or (doc[ahead].lower_ in _UNNAMED and doc[ahead].lower_ not in _COMPASS | {"islam"})
    ):
        return 0
    same = doc[end].ent_type_ == "ORG" and doc[end].ent_iob_ == "I" and doc[ahead].ent_iob_ == "I"
    last = plain(run[-1].text)
    if doc[end].lower_ in ("of", "for", "on") and (
        last in words.titles.organisation_words or (same and last not in words.titles.first_words)
    ):
        return ahead - end + 1
    return (
        ahead - end + 1
        if same and any(plain(each.text) in words.titles.organisation_words for each in run)
        else 0
    )


def _trimmed(tokens: DocSpan, start: int, end: int, words: Lexicon) -> tuple[int, int] | None:
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
    return (start, end) if end > start else None


def _swallows(run: DocSpan, known: tuple[Form, int], words: Lexicon) -> bool:
    """Tell whether a longer run is one name that only begins with a known one."""
    form, end = known
    if end - run.start < 1 or run.start != run[0].i:
        return True
    if body_kind(run, words) is not None:
        return True
    labels = {token.ent_type_ for token in run}
    given = words.given_names.knows(run[0].text)
    return labels == {"PERSON"} and (given or form.how not in (HOW_NAME, HOW_DEMONYM))


def is_headline_case(tokens: DocSpan) -> bool:
    """Tell whether nearly every longer word has a capital, as in American headlines."""
    longer = [token for token in tokens if token.is_alpha and len(token) > 3]
    return len(longer) >= 5 and sum(token.text[0].isupper() for token in longer) >= 0.8 * len(
        longer
    )
