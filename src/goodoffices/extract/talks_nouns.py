"""Tells which nouns name talks: a conference, a round of talks, but no news conference."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.talks import TalksWords

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod"})
_WITH_OWN = ("at home", "with leaders", "with their", "with its", "with his", "with her")
_OTHERS = frozenset({"since", "after", "following", "before", "like", "unlike", "despite"})
"""Behind these stand other talks than those told of."""
_NOUNS = ("NOUN", "PROPN")
_OWN = frozenset({"his", "her", "their", "its", "our", "my"})


def _is_next(token: Token, words: TalksWords) -> bool:
    """ "The next contact", "further contacts": of a series, and still to come."""
    return any(c.lower_ in words.order.next and c.dep_ == "amod" for c in token.lefts)


def _beside_talks(token: Token, words: TalksWords) -> bool:
    """Tell the next contact "between the sides at the talks", which is one of those talks."""
    sure = words.nouns.sure | words.nouns.meeting
    return any(each.lower_ in sure for each in token.sent)


def sort_of(token: Token, words: TalksWords) -> str:
    """Tell how far a noun can be trusted to name talks: sure, part, meeting, named, process."""
    nouns, low = words.nouns, token.lower_
    if low in nouns.sure or (low.removesuffix("s") in nouns.sure and low != "talk"):
        return "sure"
    if low in nouns.part:
        return "part"
    if low in nouns.contact and _is_next(token, words) and not _beside_talks(token, words):
        return "part"
    if low in nouns.meeting:
        return "meeting"
    if low in nouns.named:
        return "named"
    return "process" if low in nouns.process else ""


def is_part_of_name(token: Token, scene: Scene) -> bool:
    """Tell whether the noun is part of a longer name: High Negotiations Committee."""
    mention = scene.mention_at(token)
    if mention is not None and mention.printed[:1].isupper() and " " in mention.printed:
        known = scene.words.actors.entry(mention.printed)
        last = mention.span.end == token.idx + len(token)
        if last and known is not None and known.kind is not ActorKind.STATE:
            return True  # the All Parties Conference is a party, no conference
    if token.i + 1 < len(token.doc) and token.pos_ == "PROPN":
        following = token.nbor()
        if token.ent_type_ == "ORG" and following.lower_ == "of" and following.ent_type_ == "ORG":
            return True  # the United States Conference of Mayors
        if following.pos_ == "PROPN" and following.dep_ != "punct" and following.text.istitle():
            return following.text not in scene.words.talks.order.roman
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        behind is not None
        and behind.lower_ in scene.words.talks.nouns.blocked_after
        and behind.pos_ in ("NOUN", "PROPN")
    )


def is_of_office(token: Token) -> bool:
    """Tell whether a process only stands in an office: "coordinator for the Kivu peace process"."""
    outer = token.head
    return token.dep_ == "pobj" and outer.lower_ in ("for", "to") and outer.head.pos_ in _NOUNS


def is_inside_part(token: Token, words: TalksWords) -> bool:
    """Tell whether a round before "of", or talks before "about", already name these talks."""
    outer = token.head
    first = token.left_edge.i
    if token.dep_ == "pobj" and is_about_talks(outer.head, words):
        return True
    if token.dep_ == "pobj" and token.lower_.startswith("dialog") and first > 1:
        return bool(sort_of(token.doc[first - 2], words))  # the Congress on National Dialogue
    return (
        token.dep_ == "pobj"
        and outer.lower_ == "of"
        and sort_of(outer.head, words) in ("part", "meeting")
        and outer.head.pos_ == "NOUN"
    )


def is_consultation(token: Token, sort: str, scene: Scene) -> bool:
    """Tell whether two persons talk: "a meeting with him", "his talks with the minister"."""
    with_ = after_preposition(token, ("with",))
    if token.lemma_.startswith("consultation") and _is_at_home(token):
        return True
    if token.dep_ == "dobj" and token.head.lemma_ in scene.words.talks.backing.chair:
        return False  # "is chairing the meeting together with the envoy"
    if sort == "meeting":
        return bool(with_) or any(child.lower_ in _OWN for child in token.lefts)
    owned = any(child.dep_ == "poss" for child in token.lefts)
    return any(
        scene.mention_at(each) is not None and scene.mention_at(each).kind is ActorKind.PERSON  # type: ignore[union-attr]
        for each in with_
    ) or (owned and bool(with_))


def _is_at_home(token: Token) -> bool:
    """Tell whether a side takes counsel with its own: "two weeks of consultations at home"."""
    behind = token.doc[token.i + 1 : token.i + 3].text.lower()
    recalled = token.dep_ == "pobj" and token.head.lower_ == "for"  # "recalled his envoy for"
    return recalled or behind in _WITH_OWN


def of_talks(token: Token, words: TalksWords) -> bool:
    """Tell whether a round is one of talks."""
    return any(
        sort_of(inner, words) in ("sure", "part")
        for inner in after_preposition(token, ("of", "in"))
    )


def of_blocked(token: Token, sort: str, words: TalksWords) -> bool:
    """Tell whether a round is one of fighting or voting, or a meeting one of a party."""
    nouns = words.nouns
    if sort == "part":
        inside = after_preposition(token, ("of",))
        return bool(inside) and not of_talks(token, words)
    if sort == "meeting":
        return bool(modifiers_of(token, words) & nouns.blocked_meetings)
    return False


def modifiers_of(token: Token, words: TalksWords) -> frozenset[str]:
    """Give the words before a noun, and those of the talks inside a round."""
    found = {
        inner.lower_
        for child in token.lefts
        if child.dep_ in _MODIFIERS
        for inner in child.subtree
        if inner.is_alpha or "-" in inner.text or "." in inner.text
    }
    if sort_of(token, words) == "part":
        for inner in after_preposition(token, ("of", "in")):
            found |= {each.lower_ for each in inner.lefts}
    return frozenset(found)


def words_about(token: Token, modifiers: frozenset[str]) -> frozenset[str]:
    """Give the words before a noun and those of what it is on: Congress on National Dialogue."""
    after = token.doc[token.i + 1 : token.i + 5]
    if not after or after[0].lower_ not in ("on", "for", "of"):
        return modifiers
    return modifiers | {each.lower_ for each in after}


def carrier(head: Token, words: TalksWords) -> Token:
    """Give the noun that stands for talks in its clause: the days of "two days of talks"."""
    outer = head
    while outer.dep_ == "pobj" and outer.head.lower_ == "of":
        above = outer.head.head
        lasts = above.lemma_.lower() in words.nouns.lasting
        if not (lasts or sort_of(above, words) == "part"):
            break
        outer = above
    return outer


def with_inner(head: Token, words: TalksWords) -> list[Token]:
    """Give a noun and the talks inside it: a round and the talks of "round of the Geneva talks"."""
    if sort_of(head, words) != "part":
        return [head]
    inner = after_preposition(head, ("of",))
    return [head, *(each for each in inner if sort_of(each, words) == "sure")]


def is_about_talks(token: Token, words: TalksWords) -> bool:
    """Tell whether talks only prepare others: the first of "talks about talks"."""
    return any(
        sort_of(each, words) == "sure" and not list(each.lefts)
        for each in after_preposition(token, ("about",))
        if sort_of(token, words) == "sure"
    )


def is_of_earlier(word: Token, head: Token) -> bool:
    """Tell whether a word is of other talks: "the first since a meeting in Lusaka"."""
    while word != head and word.head != word:
        if word.dep_ == "prep" and word.lower_ in _OTHERS:
            return True
        word = word.head
    return False


def lasts_long(head: Token, words: TalksWords) -> bool:
    """Tell whether it is said how long talks took: "after forty hours of talks"."""
    return carrier(head, words).lemma_.lower() in words.nouns.lasting


def is_undated(token: Token) -> bool:
    """Tell whether it is said that no day is set for these talks: "no date for another round"."""
    return any(
        each.lemma_ in ("date", "plan", "prospect") and any(c.lower_ == "no" for c in each.children)
        for each in _above(token)
    )


def _above(token: Token) -> list[Token]:
    """Give the nouns a word hangs on by a preposition, and the subject of its verb."""
    found = []
    current = token
    while current.dep_ == "pobj" and current.head.lower_ in ("for", "of"):
        current = current.head.head
        found.append(current)
    return found + [child for child in current.children if child.dep_ == "nsubjpass"]
