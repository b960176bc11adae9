"""Finds who is mentioned: names with their titles, groups, states that act, pronouns.

Every mention says what stands printed, how (name, title, nominal, pronoun, demonym, place,
compound) and what the words around it tell: title, country, organisation, gender, number, part in
the clause. The `title` of a nominal is the side it stands for (government, opposition, ...). Whom
it stands for is the business of `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind
from goodoffices.extract.mention_forms import form_of, is_main, role_of
from goodoffices.extract.name_kinds import Name
from goodoffices.extract.names import find_names
from goodoffices.extract.nominals import (
    FIRST_PERSON,
    KIND_OF_SIDE,
    PRONOUNS,
    described,
    find_nominals,
    find_pronouns,
)
from goodoffices.extract.readable import text_between
from goodoffices.extract.report_names import (
    Seen,
    final_kind,
    is_first_word,
    is_headline_word,
    is_in_title,
    is_reporter,
    seen_in,
)
from goodoffices.extract.runs import TitlePlaces
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.titled import (
    Found,
    country_after,
    country_in,
    own_country,
    title_of,
    title_parts,
)
from goodoffices.extract.titles import Title, bodies_in, find_titles, right_edge
from goodoffices.facts import Mention, Span
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_NEAR
from goodoffices.lexicon.spelling import plain

_ALSO = re.compile(
    r"(?:(?:also|better|formerly|previously) )?known (?:\w+ )?as (?:the )?"
    r"(?P<name>[A-Z][\w'-]*(?: (?:al-|of )?[A-Z][\w'-]*){0,3})"
)
"""What brings in another name: "also known as the Jungle Front"."""


_LONG_CREDIT = 300
"""Characters from which a sentence is no line of credit."""


def find_mentions(scene: Scene) -> Iterator[Mention]:
    """Find every mention of somebody in a report, in the order of the text."""
    words = scene.words
    found: list[Found] = []
    for sentence in scene.sentences:
        if _is_credit(sentence, words) or _is_outlet(scene, sentence):
            continue
        titles = find_titles(sentence.tokens, words)
        titled = frozenset(i for title in titles for i in range(title.core_start, title.core_end))
        stops = frozenset(
            t.core_start
            for t in titles
            if t.core_end < sentence.tokens.end
            and t.core_start > sentence.tokens.start
            and scene.doc[t.core_end].text[:1].isupper()
            and scene.doc[t.core_end].pos_ == "PROPN"
            and scene.doc[t.core_end - 1].tag_ not in ("NNS", "NNPS")
        )
        names = find_names(sentence.tokens, words, TitlePlaces(titled, stops))
        found.append(Found(sentence, names, titles))
    seen = seen_in(scene, found)
    for each in found:
        yield from _mentions_of(scene, each, seen)


def _is_credit(sentence: Sentence, words: Lexicon) -> bool:
    tokens = sentence.tokens
    if tokens.end_char - tokens.start_char >= _LONG_CREDIT:
        return False
    text = text_between(tokens.doc, tokens.start, tokens.end).lower()
    return any(phrase in text for phrase in words.titles.credits)


def _is_outlet(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a line only names the outlet that published the report."""
    own = plain(scene.report.outlet or "")
    return bool(own) and plain(sentence.tokens.text.strip(" .|-")) in (own, f"{own} news")


def _mentions_of(scene: Scene, found: Found, seen: Seen) -> Iterator[Mention]:
    taken: set[int] = set()
    used: set[Title] = set()
    for name in found.names:
        if any(i in taken for i in range(name.start, name.end)):
            continue
        title = title_of(scene.doc, name, found, scene.words)
        mention = _name_mention(scene, found, name, title, seen)
        if mention is None:
            continue
        taken.update(range(name.start, name.end))
        if title is not None and mention.kind is ActorKind.PERSON:
            used.add(title)
            yield from _beside(scene, found, title, name)
        yield mention
    for title in found.titles:
        if title not in used and not any(
            i in taken for i in range(title.core_start, title.core_end)
        ):
            mention = _title_mention(scene, found, title)
            if mention is not None:
                taken.update(range(title.core_start, title.core_end))
                yield mention
    for phrase, side in find_nominals(found.sentence.tokens, scene.words, frozenset(taken)):
        if phrase[0].tag_ != "WP$":  # in "Hale, whose government fell" it is Hale's, not the war's
            yield _nominal_mention(scene, found, phrase, side)
    for token in find_pronouns(found.sentence.tokens):
        yield _pronoun_mention(scene, found, token)


def _beside(scene: Scene, found: Found, title: Title, name: Name) -> Iterator[Mention]:
    """Give the office that stands before a name and its comma: "the Kenyan president, X"."""
    end = right_edge(scene.doc, title, name.start)
    if title.core_end <= name.start and scene.doc[end : name.start].text.strip() == ",":
        mention = _title_mention(scene, found, title)
        if mention is not None:
            yield mention


def _name_mention(
    scene: Scene, found: Found, name: Name, title: Title | None, seen: Seen
) -> Mention | None:
    doc, words = scene.doc, scene.words
    kind = final_kind(doc, name, title, seen, words)
    if kind is None or (kind is ActorKind.PERSON and is_reporter(doc, name, seen)):
        return None
    if is_first_word(found, name, seen, words):
        return None
    if kind is ActorKind.PERSON and is_headline_word(found, name, seen, words):
        return None
    span = doc[name.start : name.end]
    if kind is ActorKind.PERSON:
        return _person(scene, found, name, title)
    country = words.actors.entries[name.key].country if name.key else country_in(doc, name, words)
    if name.how == HOW_NEAR and not _is_named(scene, country):
        country = ""
    form = form_of(name, span, kind, words)
    if kind is ActorKind.STATE and form == "name" and is_in_title(doc, name, found):
        form = "demonym"
    return replace(
        _placed(scene, found, span), form=form, kind=kind,
        country=country or "", number="plural" if name.how == "people" else "singular",
        gender="neuter", aliases=() if kind is ActorKind.STATE else _aliases(doc, name, found),
    )  # fmt: skip


def _is_named(scene: Scene, country: str | None) -> bool:
    """Tell whether a report names a country or its people."""
    forms = (country or "", scene.words.actors.demonym_of(country or ""))
    return any(form and form in scene.text for form in forms)


def _person(scene: Scene, found: Found, name: Name, title: Title | None) -> Mention:
    doc, words = scene.doc, scene.words
    span = doc[name.start : name.end]
    printed, organisation, country = "", "", ""
    if title is not None:
        printed, organisation, country = title_parts(doc, title, name, words)
    gender = _gender(span, title, words, name.key)
    country = country or own_country(doc, name, words)
    return replace(
        _placed(scene, found, span), kind=ActorKind.PERSON, gender=gender, title=printed,
        organisation=organisation, country=country, aliases=_aliases(doc, name, found),
    )  # fmt: skip


def _gender(span: DocSpan, title: Title | None, words: Lexicon, key: str) -> str:
    if key:
        return words.actors.entries[key].gender
    if title is not None and title.core in words.titles.male:
        return "male"
    if title is not None and title.core in words.titles.female:
        return "female"
    return words.given_names.gender(span[0].text) if len(span) > 1 else ""


def _aliases(doc: Doc, name: Name, found: Found) -> tuple[str, ...]:
    """Give a name introduced right after another: "(SDF)", ", also known as Ansar Allah"."""
    limit = min(found.sentence.tokens.end, name.end + 10)
    index = name.end
    if index >= limit or doc[index].text not in ("(", ",", "or"):
        return ()
    found_names: list[str] = []
    if doc[index].text == "(":
        close = next((i for i in range(index, limit) if doc[i].text == ")"), index)
        inner = doc[index + 1 : close].text.strip("\"' ")
        if inner[:1].isupper() and len(inner.split()) <= 4:
            found_names.append(inner)
        elif (known := _ALSO.match(inner)) is not None:
            found_names.append(known.group("name"))
        index = close + 1
    told = _ALSO.match(doc[index : max(index, limit)].text.lstrip(", "))
    return (*found_names, told.group("name")) if told else tuple(found_names)


def _is_collective(scene: Scene, title: Title) -> bool:
    """Tell whether a plural office is rather a group: "fighters", "officials"."""
    head = scene.doc[title.core_end - 1]
    return head.tag_ == "NNS" and head.lower_ in scene.words.titles.collectives


def _title_mention(scene: Scene, found: Found, title: Title) -> Mention | None:
    """Make a mention of an office without a name: "the foreign minister"."""
    if title.kind != "office" or _is_collective(scene, title):
        return None
    doc = scene.doc
    head = doc[title.core_end - 1]
    if head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("compound", "amod", "nmod"):
        return None
    printed, organisation, country = title_parts(doc, title, None, scene.words)
    end = right_edge(doc, title, found.sentence.tokens.end)
    start = title.start
    while start > found.sentence.tokens.start and doc[start - 1].pos_ in ("DET",):
        start -= 1
    plural = head.tag_ in ("NNS", "NNPS")
    gender = (
        "male"
        if title.core in scene.words.titles.male
        else "female"
        if title.core in scene.words.titles.female
        else ""
    )
    return replace(
        _placed(scene, found, doc[start:end], head), form="title", kind=ActorKind.UNNAMED,
        title=printed, organisation=organisation, country=country, gender=gender,
        number="plural" if plural else "singular",
    )  # fmt: skip


def _nominal_mention(scene: Scene, found: Found, phrase: DocSpan, side: str) -> Mention:
    country, organisation = "", ""
    for first, last, key in bodies_in(scene.doc, phrase.start, phrase.end, scene.words):
        entry = scene.words.actors.entries[key]
        following = scene.doc[last] if last < phrase.end else None
        if following is not None and following.text in ("-", "–"):
            continue
        if _only_leans(scene.doc, first):
            continue
        if entry.kind is ActorKind.STATE:
            country = country or key
        else:
            organisation = organisation or scene.doc[first:last].text
            country = country or entry.country or ""
    country = country or country_after(scene.doc, phrase.end, scene.words)
    head = phrase[-1]
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("police", "troops", "forces", "trio")
    return replace(
        _placed(scene, found, phrase, head), form="nominal", kind=KIND_OF_SIDE[side],
        country=country, title=side, organisation=organisation,
        number="plural" if plural else "singular",
        aliases=described(phrase) if KIND_OF_SIDE[side] is ActorKind.UNNAMED else (),
    )  # fmt: skip


def _only_leans(doc: Doc, first: int) -> bool:
    """Tell to whom a group only leans: "pro-Malian rebels" need not be Mali's."""
    before = doc[max(0, first - 2) : first].text.lower().replace(" ", "")
    return before.endswith(("pro-", "anti-", "non-", "pro–", "anti–"))


def _pronoun_mention(scene: Scene, found: Found, token: Token) -> Mention:
    number, gender = PRONOUNS[token.lower_]
    kind = ActorKind.PERSON if gender in ("male", "female") else ActorKind.OTHER
    span = scene.doc[token.i : token.i + 1]
    return replace(
        _placed(scene, found, span), form="pronoun", kind=kind, number=number, gender=gender,
        first_person=token.lower_ in FIRST_PERSON, closes=_closes(scene, token),
    )  # fmt: skip


def _closes(scene: Scene, token: Token) -> bool:
    """Tell whether a pronoun speaks behind its words: "the truce is over, he said"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in scene.words.reporting.verbs:
        return False
    if token.i > verb.sent.start and token.nbor(-1).text == ";":
        return False  # "The army refused; it offered a corridor" is told by nobody but the report
    said = [each for each in verb.lefts if each.dep_ in ("ccomp", "parataxis")]
    return any(each.i < token.i for each in said)


def _placed(scene: Scene, found: Found, span: DocSpan, root: Token | None = None) -> Mention:
    """Give a mention of somebody named with what its place in the text tells."""
    where = Span(span.start_char, span.end_char)
    head = root or span.root
    return Mention(
        span=where, printed=where.of(scene.text), form="name", kind=ActorKind.OTHER,
        role=role_of(head), main=is_main(head), in_quote=scene.is_quoted(head),
        sentence=found.sentence.index, paragraph=found.sentence.paragraph,
    )  # fmt: skip
