"""Finds the words that name talks: nouns with their number, order, venue and date, and verbs of gathering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from goodoffices.codes import Direction, StretchKind
from goodoffices.extract.clauses import after_preposition, clause_head, conjuncts, subjects
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.facts import DateRecord, Span
from goodoffices.lexicon.talks import TalksWords
from goodoffices.extract.venues import topic_of, venue_of

_NAME_WORDS = 9
"""A longer phrase is a description and no name."""
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod"})
_GENERIC = frozenset({"peace", "international", "new", "uncertain", "direct", "indirect", "syrian", "of", "on"})
_DATED = frozenset({"DATE", "TIME"})
_COMPOUND = re.compile(r"([A-Z][\w.]*)[-–][a-z]{3,12}\b")  # the UN of "UN-led"
_STRIPPED = frozenset({"the", "a", "an", "so", "-", "called", "so-called", '"', "'", "“", "”", "any", "this", "these", "its", "their", "his", "such", "those", "that", "some", "no"})


@dataclass(frozen=True, slots=True)
class TalksMention:
    """One place in the text that names talks, with what stands beside it."""

    head: Token
    span: Span
    name: str
    sort: str
    """sure, meeting, named, part or gather: how far the noun can be trusted."""
    sentence: int
    paragraph: int
    noun: str = ""
    proper: bool = False
    number: int | None = None
    order: str = ""
    """next, past, current, own or empty."""
    definite: bool = False
    venue: Span | None = None
    place: str | None = None
    about: str | None = None
    """The country the talks are about, where the phrase says "talks on Yemen"."""
    date: DateRecord | None = None
    modifiers: frozenset[str] = frozenset()
    backed: frozenset[str] = frozenset()
    """Who stands behind them by a compound: the "un" of "UN-led"."""
    headline: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether nothing beside the noun tells these talks from others."""
        return not (
            self.proper or self.number or self.order or self.place or self.date or self.backed
        )


def talks_mentions(scene: Scene) -> list[TalksMention]:
    """Find every mention of talks in the report, in order."""
    found: list[TalksMention] = []
    for sentence in scene.sentences:
        for token in sentence.tokens:
            mention = _noun_mention(token, scene) or _gather_mention(token, scene)
            if mention is not None:
                headline = sentence.part is StretchKind.HEADLINE
                found.append(
                    replace(
                        mention,
                        sentence=sentence.index,
                        paragraph=sentence.paragraph,
                        headline=headline,
                        proper=mention.proper and not (headline and not mention.number),
                    )
                )
    return found


def _noun_mention(token: Token, scene: Scene) -> TalksMention | None:
    words = scene.words.talks
    if token.pos_ not in ("NOUN", "PROPN") and token.lower_ not in words.nouns.sure:
        return None
    sort = _sort(token, words)
    if not sort or token.dep_ in ("compound", "nmod", "poss") or _is_group(token, scene):
        return None
    if _inside_part(token, words) or _is_verb(token):
        return None
    modifiers = _modifiers(token, words)
    if modifiers & words.nouns.blocked_before or _of_blocked(token, sort, words):
        return None
    if sort == "named" and not _words_about(token, modifiers) & words.nouns.topic:
        return None
    mention = _described(token, sort, modifiers, scene)
    if sort == "process" and not (mention.venue and mention.venue.start < token.idx):
        return None
    if sort == "part" and not (_of_talks(token, words) or mention.number or mention.order):
        return None
    return mention


def _described(
    token: Token, sort: str, modifiers: frozenset[str], scene: Scene
) -> TalksMention:
    words = scene.words.talks
    venue = venue_of(token, scene)
    name, proper = _name(token, scene)
    span = noun_phrase(token)
    before = scene.doc[max(0, token.left_edge.i - 1)]
    if _COMPOUND.fullmatch(before.text):
        span = Span(before.idx, span.end)
    return TalksMention(
        head=token,
        span=span,
        name=name,
        sort=sort,
        sentence=0,
        paragraph=0,
        noun=token.lemma_.lower(),
        proper=proper,
        number=_number(token, words),
        order=_order(token, words, modifiers),
        definite=any(
            child.lower_ in ("the", "this", "these", "that", "those", "such") for child in token.lefts
        ),
        venue=venue,
        place=venue.of(scene.text) if venue else None,
        about=topic_of(token, scene),
        date=_date(token, scene),
        modifiers=modifiers,
        backed=_backed(span.of(scene.text)),
    )


def _backed(phrase: str) -> frozenset[str]:
    return frozenset(found.group(1).lower().replace(".", "") for found in _COMPOUND.finditer(phrase))


def _sort(token: Token, words: TalksWords) -> str:
    nouns, low = words.nouns, token.lower_
    if low in nouns.sure or low.removesuffix("s") in nouns.sure and low != "talk":
        return "sure"
    if low in nouns.part:
        return "part"
    if low in nouns.meeting:
        return "meeting"
    if low in nouns.named:
        return "named"
    return "process" if low in nouns.process else ""


def _is_group(token: Token, scene: Scene) -> bool:
    """Tell whether the noun is part of a longer name: High Negotiations Committee."""
    if token.i + 1 < len(token.doc) and token.pos_ == "PROPN":
        following = token.nbor()
        if following.pos_ == "PROPN" and following.dep_ != "punct" and following.text.istitle():
            return following.text not in scene.words.talks.order.roman
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        following is not None
        and following.lower_ in scene.words.talks.nouns.blocked_after
        and following.pos_ in ("NOUN", "PROPN")
    )


def _is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB") or token.lower_ == "talk"


def _inside_part(token: Token, words: TalksWords) -> bool:
    """Tell whether a round or session before "of" already names these talks."""
    outer = token.head
    return (
        token.dep_ == "pobj"
        and outer.lower_ == "of"
        and _sort(outer.head, words) in ("part", "meeting")
        and outer.head.pos_ == "NOUN"
    )


def _of_talks(token: Token, words: TalksWords) -> bool:
    return any(
        _sort(inner, words) in ("sure", "part") for inner in after_preposition(token, ("of", "in"))
    )


def _of_blocked(token: Token, sort: str, words: TalksWords) -> bool:
    """Tell whether a round is one of fighting or voting, or a meeting one of a party."""
    nouns = words.nouns
    if sort == "part":
        inside = after_preposition(token, ("of",))
        return bool(inside) and not _of_talks(token, words)
    if sort == "meeting":
        return bool(_modifiers(token, words) & nouns.blocked_meetings)
    return False


def _modifiers(token: Token, words: TalksWords) -> frozenset[str]:
    """Give the words before a noun, and those of the talks inside a round."""
    found = {
        inner.lower_
        for child in token.lefts
        if child.dep_ in _MODIFIERS
        for inner in child.subtree
        if inner.is_alpha or "-" in inner.text or "." in inner.text
    }
    if _sort(token, words) == "part":
        for inner in after_preposition(token, ("of", "in")):
            found |= {each.lower_ for each in inner.lefts}
    return frozenset(found)


def _words_about(token: Token, modifiers: frozenset[str]) -> frozenset[str]:
    """Give the words before a noun and those of what it is on: Congress on National Dialogue."""
    after = token.doc[token.i + 1 : token.i + 5]
    if not after or after[0].lower_ not in ("on", "for", "of"):
        return modifiers
    return modifiers | {each.lower_ for each in after}


def _number(token: Token, words: TalksWords) -> int | None:
    for child in token.subtree:
        if child.i < token.i + 3 and child.text in words.order.roman and child.i > 0:
            before = token.doc[child.i - 1]
            if before.pos_ == "PROPN" and child.text != "I" or token.i == child.i - 1:
                return words.order.roman[child.text]
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nummod") and child.lower_ in words.order.numbers:
            return words.order.numbers[child.lower_]
    if _sort(token, words) == "part":
        for inner in after_preposition(token, ("of",)):
            return _number(inner, words)
    return None


def _order(token: Token, words: TalksWords, modifiers: frozenset[str]) -> str:
    own = {child.lower_ for child in token.lefts} | modifiers
    if token.lower_.startswith("session"):
        own -= {"last", "first", "final"}
    for sort in ("own", "next", "past", "current"):
        if own & getattr(words.order, sort):
            return sort
    return ""


def _name(token: Token, scene: Scene) -> tuple[str, bool]:
    """Give the phrase without article and day, and whether it is a name in capitals."""
    span = noun_phrase(token)
    inside = [each for each in token.subtree if span.start <= each.idx < span.end]
    while inside and (
        inside[0].lower_ in _STRIPPED
        or inside[0].is_punct
        or inside[0].ent_type_ in _DATED
        or inside[0].lower_ in ("'s", "’s")
    ):
        inside.pop(0)
    if not inside or len(inside) > _NAME_WORDS:
        inside = [token]
    before = inside[0].nbor(-1) if inside[0].i else inside[0]
    if _COMPOUND.fullmatch(before.text):  # the parser may end a sentence behind "U.S.-led"
        inside.insert(0, before)
    text = scene.text[inside[0].idx : inside[-1].idx + len(inside[-1])]
    own = [each for each in inside if each.lower_ not in _GENERIC | scene.words.talks.nouns.topic]
    capital = token.text[:1].isupper() and len(own) > 1 and all(c.text[:1].isupper() for c in own)
    roman = any(each.text in scene.words.talks.order.roman for each in inside[1:])
    return " ".join(text.split()), capital or roman


def _date(token: Token, scene: Scene) -> DateRecord | None:
    """Give the date told with the talks themselves, not with who spoke of them."""
    date = scene.date_of(token)
    if date is None or date.span is None:
        return None
    edge = token.right_edge
    words = scene.words.talks.verbs
    verb = clause_head(token)
    inside = token.left_edge.idx <= date.span.start < edge.idx + len(edge)
    lemma = verb.lemma_.lower()
    if not (inside or lemma in words.held or lemma in words.attend):
        return None
    return replace(date, direction=Direction.FUTURE) if _ahead(token, verb, scene) else date


def _ahead(token: Token, verb: Token, scene: Scene) -> bool:
    """Tell whether the talks are still to come: due, scheduled, will begin, to be held."""
    near = [*token.subtree, verb, *verb.children, verb.head]
    return any(each.lower_ in scene.words.talks.order.ahead for each in near)


def _gather_mention(token: Token, scene: Scene) -> TalksMention | None:
    """Find sides that gather somewhere, told by the verb alone: "leaders met in Doha"."""
    words = scene.words.talks
    arrives = token.lemma_ in words.verbs.arrive
    if not (token.lemma_ in words.verbs.gather or arrives) or token.pos_ != "VERB":
        return None
    venue = venue_of(token, scene)
    if venue is None or scene.is_quoted(token) or not _gathers_several(token):
        return None
    return TalksMention(
        head=token,
        span=Span(token.idx, token.idx + len(token)),
        name="",
        sort="arrive" if arrives else "gather",
        sentence=0,
        paragraph=0,
        noun=token.lemma_,
        venue=venue,
        place=venue.of(scene.text),
        date=scene.date_of(token),
    )


def _gathers_several(verb: Token) -> bool:
    """Tell whether several come together: a plural, and not two persons who meet."""
    if any(child.dep_ == "dobj" for child in verb.children) or after_preposition(verb, ("with",)):
        return False
    who = subjects(verb)
    if len(who) > 2:
        return True
    return any(
        each.tag_ in ("NNS", "NNPS") and each.ent_type_ != "PERSON" for each in who
    ) or any(each.lower_ in ("council", "group", "task", "quartet", "coalition") for each in who)


def heads_of(noun: Token) -> Iterator[Token]:
    """Give a noun and those it is coordinated with."""
    yield from conjuncts(noun)
