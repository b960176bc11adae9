"""Finds who stands behind talks: leads, mediates, sponsors, convenes or hosts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Realis
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    clause_head,
    conjuncts,
    doers,
    is_passive,
    realis_of,
    undergoers,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_mentions import TalksMention
from goodoffices.extract.talks_nouns import carrier
from goodoffices.extract.talks_people import OWNERS, parties_behind_all
from goodoffices.facts import Party, Span
from goodoffices.lexicon.talks import Backing

_COMPOUND = re.compile(
    r"(?:(?:An?|The) )?([A-Z][\w.]*(?:[ -][A-Z][\w.]*){0,2})[-–](?:co-?)?([a-z]{3,12})\b"
)
"""The "Russian-sponsored" of "the Russian-sponsored conference"."""
_IN_TALKS = frozenset({"after", "over", "during", "in", "following", "at"})
_STATE = frozenset({"government", "country", "nation", "state"})
"""What "whose" may own that stands for a country: "the president, whose government led"."""
_COUNTRY = frozenset({"NORP", "GPE"})


@dataclass(frozen=True, slots=True)
class Backer:
    """One party behind talks: mediator, sponsor or host."""

    part: str
    party: Party
    sits: bool = False
    """A state that leads talks sits there."""


def backers(mention: TalksMention, scene: Scene) -> Iterator[Backer]:
    """Find who stands behind the talks of one mention."""
    yield from _compound(mention, scene)
    yield from _participles(mention.head, scene)
    yield from _verbs(mention.head, scene)
    yield from _in_office(mention.head, scene)
    for party in parties_behind_all(_bringers(mention.head, scene), scene):
        yield Backer("sponsor", party)
    for token in _auspices(mention.head):
        if {token.lower_, token.lemma_.lower()} & scene.words.talks.backing.auspices:
            owners = [c for c in token.children if c.dep_ in OWNERS]
            for party in parties_behind_all([*owners, *after_preposition(token, ("of",))], scene):
                yield Backer("sponsor", party)


def _auspices(head: Token) -> list[Token]:
    """Give what talks are said to be "under", also where the verb or the town carries it."""
    verb = clause_head(head)
    own = verb if head.dep_ in ("nsubj", "nsubjpass", "dobj") or verb == head else head
    near = [prep for each in (head, own) for prep in each.children if prep.dep_ == "prep"]
    inner = [noun for prep in near for noun in prep.children if noun.dep_ == "pobj"]
    words = dict.fromkeys((head, own, *inner))
    return [noun for each in words for noun in after_preposition(each, ("under",))]


def office_of(verb: Token, scene: Scene) -> str | None:
    """Tell what part somebody is said to have: "is the mediator", "are guarantors of the talks"."""
    words = scene.words.talks.backing
    for noun in verb.children:
        if noun.dep_ == "attr":
            return _office(noun.lemma_.lower(), words) or (
                "sponsor" if noun.lemma_.lower() in words.guarantors else None
            )
    return None


def _in_office(head: Token, scene: Scene) -> Iterator[Backer]:
    """Find whom an office in the talks names: "the guarantors of the talks are Chad and Mali"."""
    noun = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ not in ("of", "to", "in") or noun.dep_ != "attr":
        return
    part = office_of(noun.head, scene)
    if part is not None and noun.head.lemma_ == "be":
        for party in parties_behind_all(doers(noun.head), scene):
            yield Backer(part, party)


def helps(verb: Token, scene: Scene) -> bool:
    """Tell whether somebody attends to help: "attended as facilitators"."""
    listed = scene.words.talks.attendance.helper_words
    return any(noun.lower_ in listed for noun in after_preposition(verb, ("as",)))


def at_table(scene: Scene, sentence: tuple[int, int]) -> Iterator[Backer]:
    """Find who brought the sides to the table or helped there: behind the talks named last."""
    words = scene.words.talks
    for token in scene.doc[sentence[0] : sentence[1]]:
        if token.lemma_ in words.verbs.attend and token.pos_ == "VERB" and helps(token, scene):
            for party in parties_behind_all(doers(token), scene):
                yield Backer("mediator", party)
        if token.lower_ == "table" and any(c.lower_ in words.verbs.table for c in token.lefts):
            for party in parties_behind_all(_bringers(token, scene), scene):
                yield Backer("sponsor", party)


def _bringers(noun: Token, scene: Scene) -> list[Token]:
    """Give who brought others to talks, told as done: "it was Chad that brought the sides to"."""
    preposition = noun.head
    verb = preposition.head
    if noun.dep_ != "pobj" or preposition.lower_ != "to" or verb.lemma_ != "bring":
        return []
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL or is_passive(verb):
        return []
    who = doers(verb)
    if [each.lower_ for each in who] == ["that"] and verb.head.lemma_ == "be":
        who = [n for c in verb.head.children if c.dep_ == "attr" for n in conjuncts(c)]
    return who


def owner_of_capital(gathering: Iterable[TalksMention], scene: Scene) -> Iterator[Party]:
    """Give the state in whose capital talks are held, where the report says whose it is."""
    for mention in gathering:
        if mention.venue is None:
            continue
        place = scene.doc.char_span(mention.venue.start, mention.venue.end, alignment_mode="expand")
        for noun in (place.root.head, *place.root.children) if place is not None else ():
            if noun.lower_ == "capital":
                owners = [c for c in noun.children if c.dep_ == "poss" and c.ent_type_ == "GPE"]
                for owner in owners[:1]:
                    yield scene.party(owner)
                    return


def is_side(party: Party, scene: Scene) -> bool:
    """Tell whether a party fights or opposes: a council that "oversees" its own talks is a side."""
    span = party.span
    kinds = {each.kind for each in scene.mentions if span is not None and each.span.end == span.end}
    loose = {
        word.lower() for word in party.printed.split()
    } & scene.words.talks.attendance.opponents
    return bool(loose or kinds & {ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})


def nearby_backers(scene: Scene, sentence: tuple[int, int]) -> Iterator[Backer]:
    """Find sponsors and mediators called so in a sentence: "sponsors Chad and Mali"."""
    words = scene.words.talks.backing
    for token in scene.doc[sentence[0] : sentence[1]]:
        part = _office(token.lower_.removesuffix("s"), words)
        if part is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if part == "mediator" and token.lemma_ == "envoy" and not _of_world(token, scene):
            continue
        for party in parties_behind_all(_named_with(token), scene):
            yield Backer(part, party)


def _office(lemma: str, words: Backing) -> str | None:
    if lemma in words.sponsor_nouns:
        return "sponsor"
    return "mediator" if lemma in words.mediator_nouns else None


def _of_world(noun: Token, scene: Scene) -> bool:
    """Tell whether an envoy is one of the United Nations or another body, not of a state."""
    before = " ".join(each.text for each in noun.subtree if each.i <= noun.i).lower()
    return any(
        word in before
        for word in ("un ", "u.n", "united nations", "international", "special", "joint")
    )


def _named_with(noun: Token) -> list[Token]:
    """Give the names beside an office: its apposition, or the name it stands before."""
    named = [each for child in noun.children if child.dep_ == "appos" for each in conjuncts(child)]
    if noun.dep_ in ("compound", "nmod", "appos") and noun.head.pos_ == "PROPN":
        # "Prime Minister X and envoy Y": only several envoys are several names.
        named += conjuncts(noun.head) if noun.lower_.endswith("s") else [noun.head]
        # The parser takes the second of three names for an apposition of the first.
        named += [c for c in noun.head.children if c.dep_ == "appos" and c.ent_type_ == "GPE"]
    return sorted((each for each in named if each.pos_ == "PROPN"), key=lambda each: each.i)


def _compound(mention: TalksMention, scene: Scene) -> Iterator[Backer]:
    for found in _COMPOUND.finditer(scene.text, mention.span.start, mention.span.end):
        part = part_of(_lemma(found.group(2)), scene.words.talks.backing)
        if part is None:
            continue
        first = scene.doc.char_span(found.start(1), found.end(1), alignment_mode="expand")
        known = scene.mention_at(first.root) if first is not None else None
        if known is not None and known.span.end <= found.end():
            party = Party(printed=known.printed, span=known.span)
        else:
            entry = scene.words.actors.entry(found.group(1))
            span = Span(found.start(1), found.end(1))
            party = Party(printed=found.group(1), span=span, name=entry.key if entry else "")
        yield from _by_part(part, party, scene)


def _by_part(part: str, party: Party, scene: Scene) -> Iterator[Backer]:
    """Give states that lead or broker as sponsors, an organisation or person as mediator too."""
    entry = scene.words.actors.entry(party.printed)
    state = entry is not None and entry.kind is ActorKind.STATE
    if part not in ("lead", "broker") and not (part == "chair" and state):
        yield Backer("mediator" if part == "chair" else part, party)
        return
    if state:
        yield Backer("sponsor", party, sits=part in ("lead", "chair"))
    else:
        yield Backer("mediator", party)
        yield Backer("sponsor", party)


def _lemma(word: str) -> str:
    """Give the verb of a participle: sponsored -> sponsor, mediated -> mediate."""
    stems = {"led": "lead", "run": "run"}
    if word in stems:
        return stems[word]
    return word.removesuffix("ed")


def part_of(verb: str, words: Backing) -> str | None:
    """Give the part of somebody who does such a verb to talks."""
    for part in ("mediator", "chair", "sponsor", "host", "lead", "broker"):
        listed = getattr(words, part)
        if verb in listed or f"{verb}e" in listed:
            return part
    return None


def _participles(head: Token, scene: Scene) -> Iterator[Backer]:
    """Find "talks led by the UN", "which are being mediated by an envoy"."""
    beside = [*head.children]
    if (outer := carrier(head, scene.words.talks)) is not head:
        beside += [c for c in outer.children if c.i > head.i]  # "months of talks, brokered by Chad"
    if head.dep_ in ("nsubj", "nsubjpass"):
        beside += [c for c in head.head.children if c.dep_ == "advcl" and c.tag_ == "VBN"]
    beside += _trailing(head, scene)
    for child in dict.fromkeys(beside):
        if child.dep_ in ("advcl", "acl", "relcl", "amod", "appos"):
            for verb in (child, *child.conjuncts):
                part = part_of(verb.lemma_, scene.words.talks.backing)
                if part is not None and verb.tag_ == "VBN":
                    for party in parties_behind_all(_own_agents(verb), scene):
                        yield from _by_part(part, party, scene)
                elif part is not None and child.dep_ == "relcl":
                    for party in _doing(verb, scene):
                        yield from _by_part(part, party, scene)


def _own_agents(verb: Token) -> list[Token]:
    """Give who does it; "mediated by Norway, Chad and Mali will" has one mediator."""
    found = agents(verb)
    if not found[1:]:
        return found
    last = found[-1]
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    alone = after.pos_ in ("VERB", "AUX") and after.tag_ not in ("VBN", "VBG")
    return found[:1] if alone and found[0].nbor().text == "," else found


def _trailing(head: Token, scene: Scene) -> list[Token]:
    """Give participles behind a comma that the parser hangs elsewhere: ", mediated by Norway"."""
    accords = scene.words.talks.signing.accords
    verb = clause_head(head)
    return [
        each
        for each in scene.doc[head.i + 1 : head.sent.end]
        if each.tag_ == "VBN"
        and each.dep_ in ("acl", "advcl")
        and each.nbor(-1).text == ","
        and each.i + 1 < len(scene.doc)
        and each.nbor().lower_ == "by"
        and each.head.lemma_.lower() not in accords
        and (head in each.head.ancestors or (each.head == verb and head.dep_ == "dobj"))
    ]


def _verbs(head: Token, scene: Scene) -> Iterator[Backer]:
    """Find "Chad hosts the talks", "the talks will be chaired by the envoy"."""
    yield from _accord_verbs(head, scene)
    stands = carrier(head, scene.words.talks)  # "chaired two months of talks"
    verb = stands.head
    if stands.dep_ not in ("dobj", "nsubjpass", "nsubj") or verb.pos_ != "VERB":
        return
    part = part_of(verb.lemma_, scene.words.talks.backing)
    if part is None or (stands.dep_ == "nsubj" and verb.tag_ != "VBN") or _names(verb):
        return
    beside = after_preposition(head, ("with",)) if part == "chair" else []
    for party in (*_doing(verb, scene), *parties_behind_all(beside, scene)):
        yield from _by_part(part, party, scene)


def _names(verb: Token) -> bool:
    """ "Calling the talks a trap": the verb says what they are called, and calls nobody in."""
    return verb.lemma_ == "call" and any(c.dep_ in ("oprd", "attr") for c in verb.children)


def _accord_verbs(head: Token, scene: Scene) -> Iterator[Backer]:
    """Find who brokered an accord in talks: "Chad brokered the deal over eight rounds of talks"."""
    stands = carrier(head, scene.words.talks)
    verb = stands.head.head
    if stands.dep_ != "pobj" or stands.head.lower_ not in _IN_TALKS or verb.pos_ != "VERB":
        return
    part = part_of(verb.lemma_, scene.words.talks.backing)
    accords = scene.words.talks.signing.accords
    if part is None or not any(each.lemma_.lower() in accords for each in undergoers(verb)):
        return
    if realis_of(verb, scene.words.grammar) is Realis.ACTUAL:
        for party in _doing(verb, scene):
            yield from _by_part(part, party, scene)


def _doing(verb: Token, scene: Scene) -> list[Party]:
    """Give who does it; "which" and "whose government" belong to the name right before them."""
    near = [each for each in verb.children if each.dep_ == "nsubj"]
    if verb.dep_ == "relcl" and near and near[0].tag_ == "WDT" and _is_person(verb.head, scene):
        named = _right_before(near[0])
        if named is not None and scene.mention_at(named) is not None:
            return [scene.party(named)]
    if near and any(child.tag_ == "WP$" for child in near[0].children):
        return _of_country(verb.head, scene) if near[0].lemma_ in _STATE else []
    return parties_behind_all(doers(verb), scene)


def _is_person(noun: Token, scene: Scene) -> bool:
    """Tell whether a noun is a person, or several named, whom no "which" can mean."""
    near = [noun, *(child for child in noun.children if child.dep_ == "appos")]
    known = (scene.mention_at(each) for each in near)
    return any(each is not None and each.kind is ActorKind.PERSON for each in known)


def _right_before(pronoun: Token) -> Token | None:
    """Give the noun that ends where a relative pronoun begins."""
    place = pronoun.i - 1
    while place > 0 and pronoun.doc[place].is_punct:
        place -= 1
    found = pronoun.doc[place]
    return found if found.pos_ in ("NOUN", "PROPN") else None


def _of_country(holder: Token, scene: Scene) -> list[Party]:
    """Give the country a holder of an office speaks for: the Kenya of "the Kenyan president"."""
    named = [each for each in holder.subtree if each.i < holder.i and each.ent_type_ in _COUNTRY]
    spans = [Span(each.idx, each.idx + len(each)) for each in named[:1]]
    return [Party(printed=span.of(scene.text), span=span) for span in spans]
