"""Finds who holds which office or part: "President X", "X, a spokesman for Y", "X is the envoy"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.readable import readable
from goodoffices.extract.role_descriptions import (
    before_name,
    is_no_part,
    is_person_noun,
    shared_description,
)
from goodoffices.extract.role_offices import (
    core_of,
    is_held,
    organisation_of,
    process_role_of,
)
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party, Role, Span

MAKER = "roles/1"
_NAMING = frozenset({"appoint", "name", "elect", "nominate", "choose", "select", "install"})
_BY_DESCRIPTION = "description behind the name"
_IN_DESCRIPTION = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM")
_AGE = re.compile(
    r"(?:(?:[\w-]{1,20}[- ])?(?:year|month|week|day)s?[- ]old "
    r"|(?:same|other|own|now an?|now the|now) )",
    re.I,
)
"""What stands before a description and is no part of it: "34-year-old", "same"."""
_SHOWS = frozenset({"now", "today", "tonight", "live", "hour", "show", "programme", "program"})
"""Last words of programmes that begin with an office."""
_WEIGHED = frozenset(
    {"only", "sole", "best", "worst", "better", "ideal", "perfect", "right", "wrong", "likely",
     "strongest", "good", "bad", "great", "natural", "obvious", "weak", "strong", "poor"}
)  # fmt: skip
"""What is said of how fit somebody is for an office, and gives him none."""
_BEING = frozenset({"be", "become", "remain", "serve", "head", "lead", "chair"})
_OF_PERSONS = frozenset({"he", "she", "him", "her"})


def find_roles(scene: Scene) -> Iterator[Role]:
    """Find roles told by a title that stands with a name, or by a verb that gives or names one."""
    seen: set[tuple[str, str]] = set()
    found: list[Role] = []
    for mention in scene.mentions:
        if mention.kind is not ActorKind.PERSON or mention.form != "name":
            continue
        role = _role_of(scene, mention) if mention.title else _described(scene, mention)
        if role is not None and (mention.printed, role.title) not in seen:
            seen.add((mention.printed, role.title))
            found.append(role)
    found += _shared_offices(scene, seen)
    found += _told_roles(scene)
    yield from found
    yield from _followers(scene, found)


def _role_of(scene: Scene, mention: Mention) -> Role | None:
    """Make the role that a mention's own title tells; forms of address are no role."""
    words = scene.words.titles
    title = mention.title
    core = title.lower()
    last = core_of(core).split()[-1] if core_of(core) else core
    if core in words.address - words.styled or (core in words.ranks and len(core) < 5):
        return None
    if mention.printed.lower() in words.things | _SHOWS:
        return None  # "the Commander-in-Chief Forum", "Prime Minister Today": nobody's names
    if last in words.relative or (last.endswith("s") and last in words.collectives):
        return None
    if last.endswith("s") and core.removesuffix("s") in words.offices:
        return None  # shared by several: see `_shared_offices`
    where = _near(scene, mention, title)
    if where is None:
        return None
    return _role(scene, mention, where, found_by="title with the name", confidence=0.9)


def _shared_offices(scene: Scene, seen: set[tuple[str, str]]) -> Iterator[Role]:
    """Find the office that several names share: "Presidents Ann Example and Bob Example"."""
    offices = scene.words.titles.offices
    for mention in scene.mentions:
        if mention.kind is not ActorKind.PERSON or mention.form != "name" or not mention.title:
            continue
        head = _head(scene, mention)
        one = mention.title.removesuffix("s")
        if head is None or one == mention.title or one.lower() not in offices:
            continue
        where = _near(scene, mention, one)
        holders = [mention, *(scene.mention_at(each) for each in head.conjuncts)]
        for holder in holders:
            if holder is None or where is None or (holder.printed, one) in seen:
                continue
            plain_name = holder.kind is ActorKind.PERSON and holder.form == "name"
            if plain_name and (holder is mention or not holder.title):
                seen.add((holder.printed, one))
                yield _role(
                    scene, holder, where, found_by="office shared by several", confidence=0.8
                )


def _described(scene: Scene, mention: Mention) -> Role | None:
    """Make the role of a description beside a name: "Ann Example, a dairy farmer"."""
    root = _head(scene, mention)
    if root is None:
        return None
    before = before_name(scene, mention) or shared_description(scene, mention, root)
    if before is not None:
        return _role(scene, mention, before, found_by=_BY_DESCRIPTION, confidence=0.7)
    over = root.head
    if root.dep_ == "appos" and over.tag_ == "NN" and is_person_noun(over, scene.words):
        where = _description(scene, over)
        if where is not None and where.end <= mention.span.start:
            return _role(scene, mention, where, found_by=_BY_DESCRIPTION, confidence=0.7)
    for child in root.children:
        if (
            child.dep_ == "appos"
            and child.pos_ == "NOUN"
            and child.i > root.i
            and child.tag_ == "NN"
            and is_person_noun(child, scene.words)
        ):
            where = _description(scene, child)
            if where is not None:
                return _role(scene, mention, where, found_by=_BY_DESCRIPTION, confidence=0.7)
    return None


def _description(scene: Scene, noun: Token) -> Span | None:
    """Give a description without its article, up to the next comma or clause."""
    doc = scene.doc
    start, end = noun.left_edge.i, noun.i + 1
    while start < noun.i and is_no_part(doc[start]):
        start += 1
    while end < len(doc) and end < noun.i + 10 and _goes_on(doc[end]):
        end += 1
    while end > noun.i + 1 and doc[end - 1].pos_ in ("ADP", "DET", "PART"):
        end -= 1
    if end - start > 12 or any(
        doc[i].pos_ in ("VERB", "PRON") and doc[i - 1].text != "-" for i in range(start, end)
    ):
        return None
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _goes_on(token: Token) -> bool:
    """Tell whether a description goes on: also over the hyphen of "Brussels-based"."""
    hyphens = token.text in ("-", "–") and not token.whitespace_
    compound = token.i > 0 and token.nbor(-1).text in ("-", "–")
    if hyphens or (compound and token.pos_ == "VERB") or token.text == "&":
        return True
    if token.pos_ == "DET" and token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return False  # "the one man both sides trust"
    return not token.is_space and token.pos_ in _IN_DESCRIPTION


def _near(scene: Scene, mention: Mention, printed: str) -> Span | None:
    """Find where words stand in the mention's sentence, before the name rather than after it."""
    sentence = scene.sentence_at(mention.span.start).span
    before = readable(scene.doc).rfind(printed, sentence.start, mention.span.start)
    after = readable(scene.doc).find(printed, mention.span.end, sentence.end)
    place = (
        before
        if before >= 0 and (after < 0 or mention.span.start - before < len(printed) + 8)
        else after
    )
    return Span(place, place + len(printed)) if place >= 0 else None


def _role(
    scene: Scene, holder: Mention, where: Span, *,
    found_by: str, confidence: float, verb: Token | None = None,
) -> Role:  # fmt: skip
    where = _without_age(scene, where)
    title = where.of(scene.text)
    body = organisation_of(scene, holder, where, described=found_by == _BY_DESCRIPTION)
    evidence = {"holder": (holder.span,), "title": (where,)}
    if body is not None and body.span is not None:
        evidence["organisation"] = (body.span,)
    return Role(
        report=scene.report.id, sentence=scene.sentence_at(where.start).span, evidence=evidence,
        holder=Party(holder.printed, holder.span), title=title, organisation=body,
        process_role=process_role_of(scene, title), current=is_held(scene, holder, title, verb),
        confidence=confidence, maker=MAKER, found_by=found_by,
    )  # fmt: skip


def _without_age(scene: Scene, where: Span) -> Span:
    """Leave out an age and "same" in front of a title: "34-year-old fighter", "same leader"."""
    found = _AGE.match(where.of(scene.text))
    return Span(where.start + found.end(), where.end) if found else where


def _followers(scene: Scene, roles: list[Role]) -> Iterator[Role]:
    """Give successors the office of the one named before: "His successor, Ann Example"."""
    for mention in scene.mentions:
        if mention.form not in ("title", "name"):
            continue
        word = _relative_word(scene, mention)
        person = _relative_person(scene, mention, word)
        if word is None or person is None:
            continue
        sentence = scene.sentence_at(mention.span.start)
        named = [
            role
            for role in roles
            if role.holder.printed != person.printed
            and role.found_by != _BY_DESCRIPTION
            and role.evidence["title"][0].start < word.idx
            and sentence.index - scene.sentence_at(role.evidence["title"][0].start).index <= 2
        ]
        if named:
            yield _followed(scene, named, person, word)


def _relative_word(scene: Scene, mention: Mention) -> Token | None:
    if mention.form == "name" and not mention.title:
        return None
    span = mention.span if mention.form == "title" else _near(scene, mention, mention.title)
    tokens = scene.doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    followed = scene.words.titles.relative - {"counterpart"}
    return next((each for each in tokens or () if each.lower_ in followed), None)


def _relative_person(scene: Scene, mention: Mention, word: Token | None) -> Mention | None:
    """Give who is called the successor: the name it stands with, or that stands behind it."""
    if word is None or mention.form == "name":
        return mention if word is not None else None
    for child in word.children:
        if child.dep_ == "appos":
            found = scene.mention_at(child)
            if found is not None and found.kind is ActorKind.PERSON and found.form == "name":
                return found
    return None


def _followed(scene: Scene, named: list[Role], person: Mention, word: Token) -> Role:
    last = max(named, key=lambda role: role.evidence["title"][0].start)
    evidence = {**last.evidence, "holder": (person.span,)}
    return replace(
        last, sentence=scene.sentence_of(word).span, evidence=evidence,
        holder=Party(person.printed, person.span), current=word.lower_ == "successor",
        confidence=0.7, found_by=f"{word.lower_} of the holder named before",
    )  # fmt: skip


def _told_roles(scene: Scene) -> Iterator[Role]:
    """Find roles that a verb tells: was named envoy, is the head of, became president."""
    for mention in scene.mentions:
        if mention.form != "title":
            continue
        head = _head(scene, mention)
        if head is None or any(child.lower_ in _WEIGHED for child in head.children):
            continue
        holder = _holder(scene, head)
        if holder is not None:
            where = _without_article(mention)
            yield _role(
                scene, holder, where, found_by="verb that gives the office", confidence=0.75,
                verb=_verb_of(head),
            )  # fmt: skip


def _without_article(mention: Mention) -> Span:
    words = mention.printed.split(maxsplit=1)
    if len(words) == 2 and words[0].lower() in ("the", "a", "an"):
        return Span(mention.span.end - len(words[1]), mention.span.end)
    return mention.span


def _head(scene: Scene, mention: Mention) -> Token | None:
    span = scene.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def _holder(scene: Scene, head: Token) -> Mention | None:
    """Give the person a verb makes or calls the office: subject of "is", object of "named"."""
    verb = _verb_of(head)
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if head.dep_ in ("attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ == "as"):
        wanted = (
            ("nsubj", "nsubjpass")
            if verb.lemma_ in _BEING or head.dep_ == "attr"
            else ("dobj", "nsubjpass")
        )
        for child in verb.children:
            if child.dep_ in wanted and verb.lemma_ in _BEING | _NAMING:
                mention = scene.mention_at(child)
                if mention is not None and _is_one_person(mention):
                    return mention
    return None


def _is_one_person(mention: Mention) -> bool:
    """Tell whether words name a person, or stand for one: a pronoun nobody fills falls later."""
    if mention.form == "pronoun":
        return mention.printed.lower() in _OF_PERSONS
    return mention.kind is ActorKind.PERSON and mention.form == "name"


def _verb_of(head: Token) -> Token:
    as_office = head.dep_ == "pobj" and head.head.lower_ == "as"
    return head.head.head if as_office else head.head
