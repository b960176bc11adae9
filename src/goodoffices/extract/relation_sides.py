"""Who the two sides of a tie are: from the words at its ends to those whom a reader could name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clause_actors import is_torn_off, owners, party_at
from goodoffices.extract.clause_mentions import is_joined, own_mention
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party, Span

_BODIES = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.OPPOSITION_COALITION, ActorKind.ARMED_GROUP, ActorKind.STATE}
)
_GROUPS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION, ActorKind.IGO, ActorKind.OTHER}
)
_MEMBERS = frozenset({"country", "state", "nation", "member", "government", "capital"})
"""Some members of a body are not the body."""
_TWO = 2
_INCLUDING = frozenset({"including", "as", "like", "include"})
_COLLECTIVE = frozenset(
    {"coalition", "council", "committee", "alliance", "bloc", "delegation", "legislature"}
)
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "you"})
_MANNED = frozenset(
    {
        "fighter",
        "adviser",
        "advisor",
        "commando",
        "warplane",
        "jet",
        "bomber",
        "personnel",
        "soldier",
        "troop",
        "pilot",
        "plane",
        "aircraft",
        "drone",
        "marine",
    }
)
"""Whoever a state sends: "Chadian fighters" are Chad's."""


def named_only(scene: Scene, nouns: Iterable[Token]) -> list[Token]:
    """Keep those whom a reader could name: no "sides", "allies", "fighters" or "countries"."""
    found: dict[int, Token] = {}
    for noun in nouns:
        for each in _named(scene, noun):
            found.setdefault(each.i, each)
    return list(found.values())


def _named(scene: Scene, noun: Token) -> Iterator[Token]:
    """Give a noun's name, or names: of whose it is, of what it includes, beside it, or itself."""
    if is_torn_off(noun):
        return  # "rival MFDC factions" are not the MFDC
    noun = _people_of(scene, noun)
    mention = own_mention(scene, noun)
    land = _land_of(noun) if noun.lemma_ == "state" else None
    if _is_side_word(scene, noun) or land is not None:
        yield land or noun
        return
    if mention is None or mention.form == "nominal":
        better = _owner_named(scene, noun) or _included(scene, noun) or _beside(scene, noun)
        if better:
            yield from better
            return
    if _is_named(scene, noun, mention):
        yield noun


def side_party(scene: Scene, noun: Token) -> Party:
    """Give the party of a side of a tie; of "regime allies" the regime."""
    if _is_side_word(scene, noun):
        return Party(noun.text, Span(noun.idx, noun.idx + len(noun)))
    return party_at(scene, noun)


def _is_side_word(scene: Scene, noun: Token) -> bool:
    """Tell whether a word before a noun names a side of a war: "*regime* allies"."""
    before = noun.dep_ == "compound" and noun.pos_ == "NOUN"
    return before and noun.lemma_.lower() in scene.words.relations.sides.war


def _land_of(noun: Token) -> Token | None:
    """Give whose state "the Chadian state" is."""
    return next((child for child in noun.lefts if child.ent_type_ == "NORP"), None)


def _people_of(scene: Scene, noun: Token) -> Token:
    """Give the fighters of "Kurdish fighters", "Chadian Kurdish-led forces": no state's own."""
    people = noun.head
    if noun.dep_ != "amod" or noun.ent_type_ != "NORP" or people.pos_ != "NOUN":
        return noun
    words = scene.words.relations.sides
    if people.lemma_.lower() not in words.named | words.fighters:
        return noun
    whole = scene.mention_at(people)
    if whole is None or whole.form != "nominal" or whole.span.start > noun.idx:
        return noun
    mention = own_mention(scene, noun)
    mere = mention is None or mention == whole
    others = any(c.i != noun.i and (is_joined(c) or c.ent_type_ == "NORP") for c in people.lefts)
    return people if mere or others else noun


def _owner_named(scene: Scene, noun: Token) -> list[Token]:
    """ "Nusra Front factions", "the main YPG militia": the body whose name stands before."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() in _MEMBERS:
        return []
    found = []
    for each in owners(scene, noun, 1):
        mention = own_mention(scene, each)
        if mention is None or mention.form not in ("name", "demonym"):
            continue
        manned = mention.kind is ActorKind.STATE and noun.lemma_.lower() in _MANNED
        if (mention.kind in _GROUPS and _is_proper(mention, each)) or manned:
            found.append(each)
    return found


def _is_proper(mention: Mention, word: Token) -> bool:
    return mention.form == "name" and word.pos_ != "ADJ" and word.ent_type_ != "NORP"


def _included(scene: Scene, noun: Token) -> list[Token]:
    """ "Groups including the Nusra Front", "states such as Chad and Niger"."""
    listed: list[Token] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _INCLUDING:
            last = [c for c in child.children if c.dep_ == "pobj"]
            listed += [each for c in last for each in (*_listed_before(c), *conjuncts(c))]
    listed = [named for each in listed for named in (known_as(each) or [each])]
    return [each for each in listed if _is_named(scene, each, own_mention(scene, each))]


def _listed_before(noun: Token) -> list[Token]:
    """ "Such as *the Front* and Chad's branch": the parser makes the Front a part of the branch."""
    return [c for c in noun.lefts if c.dep_ == "nmod" and any(x.dep_ == "cc" for x in c.rights)]


def _beside(scene: Scene, noun: Token) -> list[Token]:
    """Give the name in apposition to a noun: "the committee, a Chad-backed coalition"."""
    near = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos":
        near.append(noun.head)
    near += _before_comma(scene, noun)
    near += known_as(noun)
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in ("called", "known"):
            near += [each for each in child.children if each.dep_ in ("oprd", "dobj")]
    for each in near:
        mention = own_mention(scene, each)
        if mention is not None and mention.form in ("name", "demonym", "compound"):
            return [each]
    return []


def _before_comma(scene: Scene, noun: Token) -> list[Token]:
    """Give the name before ", a banned group that", wherever the parser hangs the group."""
    first = noun.left_edge
    named = scene.words.relations.sides.named
    if noun.lemma_.lower() not in named or noun.tag_ != "NN":
        return []
    if first.lower_ not in ("a", "an", "the") or first.i < noun.sent.start + _TWO:
        return []
    name = first.nbor(-_TWO)
    if name.text == ")":
        name = name.nbor(-1)  # "the Front (F), a banned group that"
    return [name] if first.nbor(-1).text == "," and name.pos_ == "PROPN" else []


def _is_named(scene: Scene, noun: Token, mention: Mention | None) -> bool:
    if mention is None:
        return noun.ent_type_ in ("PERSON", "ORG", "GPE") and noun.text[:1].isupper()
    if mention.form == "nominal":
        people = any(child.ent_type_ == "NORP" for child in noun.lefts)
        if people and noun.lemma_.lower() in scene.words.relations.sides.named:
            return True  # "Kurdish groups" are told by their people
        return mention.kind in _BODIES or noun.lemma_.lower() in _COLLECTIVE
    if mention.form == "pronoun":
        return noun.lower_ not in _FIRST_PERSON
    return True


def nearest(verb: Token, tokens: list[Token]) -> list[Token]:
    """Of several that are joined, give the one a relative clause hangs on: "..., which arms"."""
    if verb.dep_ != "relcl" or verb.head not in tokens:
        return tokens
    singular = verb.tag_ == "VBZ" or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("is", "has", "was") for c in verb.children
    )
    before = [each for each in tokens if each.i < verb.i]
    if before and any(child.tag_ == "PRP$" for child in before[-1].children):
        return tokens  # "Chad and its allies, who arm him"
    if not before or singular == (before[-1].tag_ in ("NNS", "NNPS")):
        return tokens
    if not singular and before[-1].tag_ == "NNPS":
        return tokens  # "Egypt and the Emirates, which arm him"
    return before[-1:]


def known_as(noun: Token) -> list[Token]:
    """Give the name that a noun is known by: "Chad's branch in Mali, known as the Front"."""
    inside = after_preposition(noun, ("in", "of"))
    called = [c for each in (noun, *inside) for c in each.children if c.dep_ == "acl"]
    return [
        each
        for child in called
        if child.lower_ in ("known", "called")
        for each in after_preposition(child, ("as",))
    ]


def listed_with(scene: Scene, name: Token) -> list[Token]:
    """Give a name and those listed behind it: "Chad, Mali, *Niger* and Kenya", however parsed."""
    found, last = [name], name
    closed = False
    while not closed and last.i + 1 < len(last.doc):
        after = last.i + 1
        if last.doc[after].text == ",":
            after += 1
        if after < len(last.doc) and last.doc[after].lower_ == "and":
            closed, after = True, after + 1
        start = last.doc[after] if after > last.i + 1 and after < len(last.doc) else None
        mention = scene.mention_at(start) if start is not None else None
        if start is not None and mention is None and start.lower_ == "the":
            mention = scene.mention_at(start.nbor()) if start.i + 1 < len(last.doc) else None
        if mention is None or mention.form not in ("name", "place"):
            break
        words = last.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if words is None:
            break
        last = words[-1]
        found.append(last if last.pos_ == "PROPN" else words.root)
    return found if closed and len(found) > _TWO else [name]
