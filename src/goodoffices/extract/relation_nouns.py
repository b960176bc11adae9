"""Ties told by nouns: "an ally of Y", "Y's patron X", "X, head of Y", "allies such as X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import iter_sides, owners, party_at, people_at, whose
from goodoffices.extract.clause_mentions import own_kind, own_mention
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    conjuncts,
    doers,
    is_negated,
    subjects,
    undergoers,
)
from goodoffices.extract.relation_sides import known_as, named_only, nearest, side_party
from goodoffices.extract.relation_ties import Told, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention
from goodoffices.lexicon.relations import Tie

_BODIES = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.OPPOSITION_COALITION,
        ActorKind.IGO,
        ActorKind.NGO,
        ActorKind.OTHER,
    }
)
_RISEN = frozenset({ActorKind.OPPOSITION_COALITION, ActorKind.ARMED_GROUP})
_OWNED = {
    (ActorKind.ARMED_GROUP, ActorKind.PERSON): Predicate.MEMBER_OF,
    (ActorKind.OPPOSITION_COALITION, ActorKind.PERSON): Predicate.MEMBER_OF,
    (ActorKind.OTHER, ActorKind.PERSON): Predicate.MEMBER_OF,
    (ActorKind.ARMED_GROUP, ActorKind.ARMED_GROUP): Predicate.LINKED_TO,
    (ActorKind.PERSON, ActorKind.ARMED_GROUP): Predicate.LEADS,
    (ActorKind.PERSON, ActorKind.OPPOSITION_COALITION): Predicate.LEADS,
}
"""What a name tells of whoever it is said to be of: by the kind of owner and of what is owned."""
_WAGED = frozenset({"wage", "wag", "fight", "lead", "conduct", "launch", "mount", "pursue"})
_STAYS = frozenset({"be", "remain", "stay", "lock", "embroil", "find", "become"})
_GIVEN = frozenset({"support", "backing", "help"})
"""What is given: its owner is the giver, not whoever it goes to."""
_NEAR = frozenset({"partner", "candidate", "neighbour", "neighbor", "neighbouring", "neighboring"})
_ONE_OF = frozenset({"a", "an", "one", "another", "deputy", "local", "regional", "field", "senior"})
"""What makes one of several of a commander."""
_ARTICLES = frozenset({"a", "an", "the"})
_DASHES = frozenset({"–", "—", "-", "--"})
_TWO = 2
_SHORT = 6
"""Names of so many capital letters are parties and movements if they are of no known kind."""
_SUCH = ("as", "including", "like")


def noun_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """Give the ties a noun tells between those called so and whoever they belong to."""
    tie = scene.words.relations.nouns.get(noun.lemma_.lower())
    if tie is None or noun.pos_ != "NOUN":
        return
    if tie.mutual:
        yield from _mutual_tie(scene, noun, tie)
        return
    if tie.against:
        yield from _fight(scene, noun, tie)
        return
    if _tells_none(scene, noun, tie):
        return
    called = [each for each in _called(scene, noun) if each.i != noun.i]
    called = _once(scene, named_only(scene, called))
    belongs = named_only(scene, _belongs(scene, noun))
    if _is_of_both(noun, tie) and not belongs and len(called) == _TWO:
        called, belongs = called[:1], called[1:]
    mode = None
    if tie.predicate is Predicate.SUPPORTS:
        mode = told_mode(scene, noun, sides=(*called, *belongs)) or tie.mode
    past = any(child.lower_ in ("former", "ex", "then", "late") for child in noun.children)
    for one in called:
        for other in belongs:
            if one.i == other.i or not _fits(scene, (noun, tie), one, other):
                continue
            left, right = (other, one) if tie.turned else (one, other)
            yield Told(
                side_party(scene, left), _told_by(scene, noun, tie, other),
                side_party(scene, right), span_of(noun),
                "a noun and whose it is",
                mode=mode,
                current=not past, confidence=0.65,
            )  # fmt: skip


def _told_by(scene: Scene, noun: Token, tie: Tie, owner: Token) -> Predicate:
    """Give the tie of a noun; an ally of a body is one within it: "NATO ally Chad"."""
    league = own_kind(scene, owner) is ActorKind.IGO and noun.lemma_ == "ally"
    if tie.predicate is Predicate.ALLIED_WITH and league:
        return Predicate.MEMBER_OF
    return tie.predicate


def _tells_none(scene: Scene, noun: Token, tie: Tie) -> bool:
    """Tell whether the tie of a noun is denied, or is not one with the body as a whole."""
    if tie.predicate is Predicate.LEADS:
        return not _is_the_leader(scene, noun)
    if tie.predicate is Predicate.MEMBER_OF:
        return _is_near(noun)
    return noun.lemma_ in _GIVEN and _is_denied(scene, noun)


def _once(scene: Scene, nouns: list[Token]) -> list[Token]:
    """Give each name once: the parser may join the words of one name."""
    return list({side_party(scene, noun).span: noun for noun in nouns}.values())


def _is_of_both(noun: Token, tie: Tie) -> bool:
    """ "Chad and Mali are rivals", "the rivals Chad and Mali": each is the other's."""
    if noun.tag_ != "NNS":
        return False
    if tie.predicate is Predicate.RIVAL_OF:
        return True
    return tie.predicate is Predicate.ALLIED_WITH and noun.dep_ == "attr"


def _is_denied(scene: Scene, noun: Token) -> bool:
    """ "Denies getting help from Chad": help that somebody says he has not."""
    verb = clause_head(noun)
    told = verb.head.lemma_ in ("deny", "reject", "dismiss") and verb.dep_ in ("xcomp", "ccomp")
    return told or is_negated(verb, scene.words.grammar)


def _is_the_leader(scene: Scene, noun: Token) -> bool:
    """Tell whether a title says who leads all of a body: not "a commander", "head of its team"."""
    if any(child.lower_ in _ONE_OF or child.tag_ == "JJS" for child in noun.lefts):
        return False  # "a commander", "the ablest commander"
    where = after_preposition(noun, ("in", "at"))
    if noun.lemma_ == "commander" and any(each.ent_type_ in ("GPE", "LOC") for each in where):
        return False  # "the Front's commander in the port"
    led = after_preposition(noun, ("of",))
    whole = scene.words.relations.bodies
    return all(
        own_mention(scene, each) is not None
        and (each.text[:1].isupper() or each.lemma_.lower() in whole)
        for each in led
    )


def _is_near(noun: Token) -> bool:
    """ "A NATO partner country", "a candidate country": near to a body and no part of it."""
    return any(child.lower_ in _NEAR for child in noun.lefts)


def _mutual_tie(scene: Scene, noun: Token, tie: Tie) -> Iterator[Told]:
    """ "Tension between Athens and Ankara"."""
    sides = named_only(scene, iter_sides(scene, noun)) or _at_odds(scene, noun)
    if len(sides) == 2:
        first, second = (party_at(scene, each) for each in sides)
        yield Told(
            first, tie.predicate, second, span_of(noun), "two sides and what is between them"
        )


def _at_odds(scene: Scene, noun: Token) -> list[Token]:
    """ "Mali is in competition with Chad", "Mali and Chad remain at odds": the two sides."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "at") or noun.head.dep_ != "prep":
        return []
    verb = noun.head.head
    denied = any(child.dep_ == "neg" for child in noun.head.children)  # "is not at war with"
    if verb.lemma_ not in _STAYS or denied or is_negated(verb, scene.words.grammar):
        return []
    ones = named_only(scene, people_at(scene, subjects(verb)))
    others = after_preposition(noun, ("with",)) or after_preposition(verb, ("with",))
    return ones[:1] + named_only(scene, people_at(scene, others)) if others else ones


def _fight(scene: Scene, noun: Token, tie: Tie) -> Iterator[Told]:
    """ "Waged a war on the front", "the army's campaign against it": who fights whom."""
    others = named_only(scene, people_at(scene, after_preposition(noun, ("against",))))
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is not None and not others:
        against = after_preposition(verb, ("against",))
        if verb.lemma_ in _WAGED:
            against += after_preposition(verb, ("with",))
        against = [verb.head if _is_which(each, verb) else each for each in against]
        others = named_only(scene, people_at(scene, against))
    ones = named_only(scene, owners(scene, noun))
    if not ones and verb is not None and verb.lemma_ in _WAGED:
        doing = subjects(verb)
        ones = named_only(scene, people_at(scene, doing) or _it(scene, doing))
    if not others:
        sides = _at_odds(scene, noun)  # "is at war with", "is locked in a conflict with"
        sides = sides if any(own_kind(scene, s) is not ActorKind.PERSON for s in sides) else []
        ones, others = (sides[:1], sides[1:]) if len(sides) == _TWO else (ones, others)
    for one in ones[:2]:
        for other in others[:2]:
            yield Told(
                party_at(scene, one), tie.predicate, party_at(scene, other), span_of(noun),
                "who wages it and against whom", confidence=0.6,
            )  # fmt: skip


def _is_which(word: Token, verb: Token) -> bool:
    """Tell whether a word points to the noun before its clause: "with *which* it fought"."""
    return word.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"


def side_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "Talks between the government and the rebels": who rebels opposes whoever governs."""
    if noun.lemma_.lower() not in scene.words.relations.between:
        return
    sides = named_only(scene, iter_sides(scene, noun))
    rebels = [each for each in sides if own_kind(scene, each) in _RISEN]
    rulers = [each for each in sides if own_kind(scene, each) is ActorKind.GOVERNMENT]
    for one in rebels[:1]:
        for other in rulers[:1]:
            yield Told(
                party_at(scene, one), Predicate.OPPOSES, party_at(scene, other), span_of(noun),
                "two sides of a war and what is between them", confidence=0.6,
            )  # fmt: skip


def belonging_ties(scene: Scene, name: Token) -> Iterator[Told]:
    """ "Vale of the Relief Committee": a person and a body, with nothing but "of" between."""
    kind = own_kind(scene, name)
    if kind is ActorKind.PERSON or kind in _RISEN:
        yield from _owned_name(scene, name, kind)
    if kind is not ActorKind.PERSON:
        yield from _led_by(scene, name, kind)
        return
    for child in name.children:
        if child.dep_ != "prep" or child.lower_ != "of":
            continue
        for body in named_only(scene, [each for each in child.children if each.dep_ == "pobj"]):
            if own_kind(scene, body) in _RISEN:
                yield Told(
                    party_at(scene, name), Predicate.MEMBER_OF,
                    party_at(scene, body), span_of(child),
                    "a person of a body", confidence=0.6,
                )  # fmt: skip


def _led_by(scene: Scene, name: Token, kind: ActorKind | None) -> Iterator[Told]:
    """ "The Lord's Army of Vale": a body, with nothing but "of" and a person behind it."""
    mention = own_mention(scene, name)
    if kind not in _RISEN or mention is None or mention.form != "name":
        return
    for child in name.children:
        if child.dep_ != "prep" or child.lower_ != "of" or child.i < name.i:
            continue
        for person in named_only(scene, [each for each in child.children if each.dep_ == "pobj"]):
            if own_kind(scene, person) is ActorKind.PERSON:
                yield Told(
                    party_at(scene, person), Predicate.LEADS, party_at(scene, name),
                    span_of(child), "a body of a person", confidence=0.6,
                )  # fmt: skip


def _is_party(scene: Scene, owner: Mention) -> bool:
    """Tell whether a body without a known kind is a party or a movement, by its name."""
    if owner.kind is not ActorKind.OTHER:
        return False
    if owner.form == "pronoun":
        return owner.printed.lower() == "its"
    words = {word.lower() for word in owner.printed.split()}
    acronym = owner.printed.isupper() and _TWO < len(owner.printed) <= _SHORT
    return acronym or bool(words & scene.words.relations.sides.named)


def _owned_name(scene: Scene, name: Token, kind: ActorKind) -> Iterator[Told]:
    """ "The party's Vale" is of the party, "the movement's Coast Brigade" is tied to it.

    "Vale's Coast Brigade" is led by him, and so is that of "Vale, whose Coast Brigade".
    """
    mention = scene.mention_at(name)
    if mention is None or mention.form != "name" or name.ent_type_ == "NORP":
        return
    for child in _possessors(name, mention):
        owner = scene.mention_at(child)
        if owner is None or owner.form != "name" or mention.span.meets(owner.span):
            continue
        predicate = _OWNED.get((owner.kind, kind))
        if predicate is None:
            continue
        sides = party_at(scene, child), party_at(scene, name)
        left, right = sides if predicate is Predicate.LEADS else sides[::-1]
        yield Told(left, predicate, right, span_of(child), "a name and whose it is", confidence=0.6)


def _possessors(name: Token, mention: Mention) -> list[Token]:
    """Give whose a name is; the parser hangs "whose" on the first word of "Lord's Army"."""
    words = name.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if words is None or words.root != name:
        return []
    found = [child for child in name.lefts if child.dep_ == "poss"]
    before = words[0].nbor(-1) if words.start else None
    if before is not None and before.dep_ == "case" and before.head not in found:
        # "Vale's Lord's Army", "the Front and the League's Coast Brigade": whatever the parse
        found = [before.head]
    if before is not None and before.lower_ == "whose":
        return [noun for noun in whose(name) if noun.i < before.i]
    return found


def _called(scene: Scene, noun: Token) -> list[Token]:
    """Give who is called so: apposition either way, "X is an ally", "allies such as X"."""
    if noun.lemma_ in _GIVEN:
        return people_at(scene, [*_givers(scene, noun), *_seen_as(scene, noun)])
    found: list[Token] = []
    if noun.dep_ == "appos":
        found.extend(conjuncts(noun.head) if noun.tag_ == "NNS" else [_last_before(noun)])
    for child in noun.children:
        if child.dep_ == "appos":
            found.extend(conjuncts(child) if noun.tag_ == "NNS" else [child])
        elif child.dep_ == "prep" and child.lower_ in _SUCH:
            found.extend(each for c in child.children if c.dep_ == "pobj" for each in conjuncts(c))
    found.extend(known_as(noun))
    if not found and noun.tag_ == "NNS":  # "its Chadian backers": those of that people are Chad
        found.extend(c for c in noun.lefts if c.dep_ == "amod" and c.ent_type_ == "NORP")
        found.extend(each for one in [*found] for each in one.conjuncts)
    if (
        noun.dep_ in ("compound", "nmod", "amod")
        and noun.head.pos_ == "PROPN"
        and noun.head.i > noun.i
    ):
        found.extend(conjuncts(noun.head) if noun.tag_ == "NNS" else [noun.head])
    told = _one_of(noun)
    if told.dep_ == "attr" and told.head.lemma_ == "be":
        found.extend(subjects(told.head))
    found.extend(_right_behind(noun))
    found.extend(_before_remark(noun))
    found.extend(_before_dash(noun))
    found.extend(_seen_as(scene, noun))
    return people_at(scene, found) or _it(scene, found)


def _it(scene: Scene, found: list[Token]) -> list[Token]:
    """ "It is the largest patron of the militia": what is called so must be somebody."""
    return [each for each in found if each.lower_ == "it" and scene.mention_at(each) is not None]


def _one_of(noun: Token) -> Token:
    """In "is one of the backers of" it is "one" that is told of the subject."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above if above.lower_ in ("one", "some", "part", "among") else noun


def _right_behind(noun: Token) -> list[Token]:
    """ "Washington's ally Saudi Arabia declined": the parser makes both subjects of the verb."""
    after = [c for c in noun.head.children if c.i > noun.i and c.dep_ == noun.dep_ == "nsubj"]
    found = [each for each in after if each.pos_ == "PROPN" and each.left_edge.i == noun.i + 1]
    return [each for one in found for each in conjuncts(one)] if noun.tag_ == "NNS" else found


def _before_remark(noun: Token) -> list[Token]:
    """ "The Front and the League, Chad's branch in the north": the parser lists the branch."""
    first = noun.left_edge
    if noun.dep_ != "conj" or noun.tag_ != "NN" or first.i < noun.sent.start + _TWO:
        return []
    owned = any(child.dep_ == "poss" for child in noun.children)
    name = first.nbor(-_TWO)
    listed = noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in ("and", "or")
    return [name] if owned and not listed and _is_name_and_comma(name) else []


def _before_dash(noun: Token) -> list[Token]:
    """ "The Front - the armed wing of the League": whom the remark behind the dash is on."""
    first = noun.left_edge
    if noun.tag_ != "NN" or first.i < noun.sent.start + _TWO or first.lower_ not in _ARTICLES:
        return []
    name, dash = first.nbor(-_TWO), first.nbor(-1)
    return [name] if name.pos_ == "PROPN" and dash.text in _DASHES else []


def _is_name_and_comma(word: Token) -> bool:
    return word.pos_ == "PROPN" and word.nbor().text == ","


def _last_before(noun: Token) -> Token:
    """ "The Front and the League, an affiliate of it": one noun describes the name beside it."""
    return [each for each in conjuncts(noun.head) if each.i < noun.i][-1]


def _seen_as(scene: Scene, noun: Token) -> list[Token]:
    """ "Views them as an extension of", "considers the front the wing of": whoever is seen so."""
    outer = noun.head
    if noun.dep_ == "pobj" and outer.lower_ == "as":
        verb = outer.head
        if verb.pos_ == "VERB" and (found := undergoers(verb)):
            return found
        acts = verb.pos_ == "VERB" and verb.lemma_ in scene.words.relations.sides.acts_as
        if acts or noun.lemma_ == "part":
            return subjects(clause_head(verb))
        return []
    if noun.dep_ in ("oprd", "ccomp") and outer.pos_ == "VERB":
        own = [child for child in noun.children if child.dep_ in ("nsubj", "nsubjpass")]
        return own or undergoers(outer)
    return []


def _givers(scene: Scene, noun: Token) -> list[Token]:
    found = after_preposition(noun, ("from", "by")) or owners(scene, noun)
    if not found and _is_help(noun):
        found = after_preposition(noun, ("of",))
    if not found and noun.dep_ == "dobj":
        found = after_preposition(noun.head, ("from",))
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and not found:
        found = owners(scene, noun.head.head) or subjects(noun.head.head)
    return found


def _is_help(noun: Token) -> bool:
    """ "With the help of Chad": the help that somebody has, not that somebody gets."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with"


def _belongs(scene: Scene, noun: Token) -> list[Token]:
    if noun.lemma_ in _GIVEN and _is_help(noun):
        return _helped(scene, noun)
    found = people_at(scene, after_preposition(noun, ("of", "to", "for")))
    if not found and noun.dep_ == "attr" and noun.head.dep_ == "relcl":
        # "The League, of which the Front is the main part": of the League.
        which = after_preposition(noun.head, ("of",)) + after_preposition(noun, ("of",))
        if any(each.tag_ == "WDT" for each in which):
            found = people_at(scene, [noun.head.head])
    if noun.lemma_ in _GIVEN:
        return found or _helped(scene, noun)
    possessors = [child for child in noun.lefts if child.dep_ == "poss"]
    if noun.dep_ == "conj" and any(each.lower_ in ("its", "their") for each in possessors):
        # "The army and its ally": "its" is the army's, whatever stands before.
        first = noun.head
        others = first.tag_ in ("NNS", "NNPS") and any(p.lower_ == "its" for p in possessors)
        if others and first.dep_ not in ("nsubj", "nsubjpass", "conj"):
            # "Chad fought the rebels and its ally Mali left": the rebels are no "it".
            first = next(iter(subjects(clause_head(first))), first)
        found = found or people_at(scene, [first])
    found = found or people_at(scene, possessors)
    return found or owners(scene, noun) or _owner_beside(scene, noun)


def _helped(scene: Scene, noun: Token) -> list[Token]:
    """ "Has support from", "with help from Chad the army took": the subject is who is helped."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "with":
        outer = verb.head
        if outer.pos_ != "VERB" and outer.dep_ not in ("nsubj", "nsubjpass", "conj", "ROOT"):
            outer = clause_head(outer)
        # "Taken by the army with help from Chad": the army is who is helped.
        return people_at(scene, doers(outer) if outer.pos_ == "VERB" else [outer])
    if noun.dep_ == "dobj" and verb.lemma_ in ("have", "receive", "get", "enjoy", "win"):
        return people_at(scene, nearest(verb, subjects(verb)))
    return []


def _owner_beside(scene: Scene, noun: Token) -> list[Token]:
    """ "Party leader Vale": both words hang on the name."""
    if noun.dep_ not in ("compound", "nmod"):
        return []
    beside = [
        c
        for c in noun.head.lefts
        if c.i < noun.i and c.dep_ in ("compound", "amod", "poss", "nmod")
    ]
    return people_at(scene, beside)


def _fits(scene: Scene, told: tuple[Token, Tie], one: Token, other: Token) -> bool:
    noun, tie = told
    mention, owner = own_mention(scene, one), own_mention(scene, other)
    if mention is None or owner is None:
        return False
    if tie.groups:
        if mention.kind is not ActorKind.PERSON:
            return False
        if tie.predicate is Predicate.LEADS:
            named = owner.form != "pronoun" or noun.lemma_ == "leader"  # not "its chairman"
            whole = scene.mention_at(other) or owner  # "the Frodebu party", of which Frodebu
            party = _is_party(scene, owner) or _is_party(scene, whole)
            return owner.kind in _RISEN or (named and party)
        return owner.kind in _BODIES
    if tie.predicate is Predicate.MEMBER_OF:
        person_of_states = owner.kind is ActorKind.IGO and mention.kind is ActorKind.PERSON
        return owner.kind in _BODIES and not person_of_states
    if tie.predicate is Predicate.LINKED_TO:
        return mention.kind is not ActorKind.PERSON and mention.kind is not ActorKind.STATE
    if tie.predicate is Predicate.SUCCEEDS:
        return mention.kind is owner.kind is ActorKind.PERSON
    return True
