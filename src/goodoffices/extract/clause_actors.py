"""Who a noun stands for: from the words of a clause to those that can act.

A noun counts when it is a mention, a name, or a word for people and bodies; a thing that belongs to
somebody ("Oslo's jets", "rebel shelling") gives its owner; a town gives nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clause_mentions import (
    ending_with,
    has_mention,
    is_against,
    is_body,
    is_inner,
    is_joined,
    is_land_or_league,
    is_spot,
    is_state,
    own_mention,
    whole_name,
)
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.facts import Party, Span

_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_WITHIN = ("intra", "inter", "pan", "trans")
_PERSONS = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "him",
        "her",
        "them",
        "us",
        "who",
        "i",
        "his",
        "their",
        "its",
        "our",
    }
)
_PARTS = frozenset(
    {"dozen", "hundred", "thousand", "ten", "score", "number", "lot", "some", "many", "most",
     "half",
     "several", "all", "one", "two", "three", "four", "five", "million", "majority", "handful",
     "none", "both", "each", "any", "third", "series", "group", "member", "part", "kind", "few"}
)  # fmt: skip
"""Words that only count what "of" adds to them."""
_FACTIONS = frozenset({"faction", "splinter", "offshoot", "dissident", "defector", "fighter"})
_RIVAL = frozenset(
    {"rival", "breakaway", "hardline", "dissident", "splinter", "opposing", "renegade"}
)
_LEFT = frozenset({"poss", "compound", "amod", "nmod", "nounmod"})
_RULERS = frozenset({"government", "regime", "army"})
_HELD = frozenset({"held", "controlled", "run", "occupied"})
_DEPTH = 2
_LONGEST = 5
"""So many words at most stand from a people's adjective to the name it describes."""


def people_at(scene: Scene, tokens: Iterable[Token]) -> list[Token]:
    """Give the nouns among these, or their owners, that stand for somebody, each once."""
    found: dict[int, Token] = {}
    for token in tokens:
        for each in _stands_for(scene, token):
            found.setdefault(each.i, each)
    return list(found.values())


def party_at(scene: Scene, token: Token) -> Party:
    """Give the party of a noun; in a longer mention ("*Mali*'s allies") that of the noun."""
    whole = scene.mention_at(token)
    own = own_mention(scene, token)
    if whole is None or not is_inner(token, whole) or (token.dep_ == "compound" and own == whole):
        return scene.party(token)
    if own is not None and own.span != whole.span:
        return Party(printed=own.printed, span=own.span)
    span = noun_phrase(token)
    return Party(printed=span.of(scene.text), span=span)


def parties_at(scene: Scene, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Give the parties of several nouns, each place in the text once."""
    found: dict[Span | None, Party] = {}
    for token in tokens:
        party = party_at(scene, token)
        found.setdefault(party.span, party)
    return tuple(found.values())


def owners(scene: Scene, noun: Token, depth: int = _DEPTH) -> list[Token]:
    """Give to whom a noun belongs: "Syria's plan", "rebel fire", "Greek and Turkish patrols"."""
    found: list[Token] = []
    left = [c for c in noun.lefts if c.dep_ in _LEFT and not is_joined(c) and not is_against(c)]
    for child in left:
        if _is_outdone(scene, child, left):
            continue
        if child.lower_ == "whose":
            found.extend(people_at(scene, whose(noun)))
        elif child.dep_ == "poss":
            found.extend(people_at(scene, conjuncts(child)))
        elif _is_modifier_actor(scene, child):
            found.extend(each for each in conjuncts(child) if _is_modifier_actor(scene, each))
        elif depth:
            found.extend(owners(scene, child, depth - 1))
    return found


def _is_outdone(scene: Scene, child: Token, left: Sequence[Token]) -> bool:
    """Tell whether of two who stand before a noun the other owns it.

    "Mali's Gao airbase" is Mali's and not Gao's, "Mali's rebel forces" are the rebels.
    """
    owned = any(each.dep_ == "poss" for each in left)
    if child.dep_ != "poss":
        return owned and child.pos_ == "PROPN" and child.ent_type_ != "NORP"
    known = scene.words.events.actor_modifiers
    return is_state(scene, child) and any(each.lemma_.lower() in known for each in left)


def _has_whose(noun: Token) -> bool:
    return any(child.lower_ == "whose" for child in noun.lefts)


def whose(noun: Token) -> list[Token]:
    """Give the noun that "whose" points to: in "Hale, whose men fought", Hale."""
    verb = noun.head
    while verb.dep_ != "relcl" and verb.head != verb and verb.pos_ != "NOUN":
        verb = verb.head
    return [verb.head] if verb.dep_ == "relcl" and verb.head.i < noun.i else []


def _stands_for(scene: Scene, token: Token) -> list[Token]:
    """Give the noun itself if it can act, else whoever stands behind it, else nobody."""
    events = scene.words.events
    lemma = token.lemma_.lower()
    counted = [
        each
        for c in token.children
        if c.lower_ == "of"
        for each in c.children
        if each.dep_ == "pobj"
    ]
    named = _name_beside(scene, token) or _name_behind(token)
    if named is not None:
        return [named]
    listed = _names_beside(scene, token) or _joined_before(scene, token)
    if listed:
        return listed
    if lemma in _PARTS and counted:
        return people_at(scene, [each for noun in counted for each in conjuncts(noun)]) or _itself(
            token, lemma in events.actor_nouns
        )
    behind = _served(scene, token, lemma)
    if behind:
        return behind
    if not token.is_alpha and not any(c.isalnum() for c in token.text):
        return []
    if token.pos_ == "PRON":
        return _itself(
            token, token.lower_ in _PERSONS or (token.lower_ == "it" and has_mention(scene, token))
        )
    if (
        lemma in events.forces
        and token.pos_ == "NOUN"
        and (not has_mention(scene, token) or lemma not in events.actor_nouns)
    ):
        behind = owners(scene, token) or people_at(scene, after_preposition(token, ("of",)))
        return behind or _itself(token, lemma in events.actor_nouns)
    return _itself(token, _can_act(scene, token, lemma))


def _served(scene: Scene, token: Token, lemma: str) -> list[Token]:
    """Give for whom people act: "gunmen of the Front", "Chadian officials", "Mali's team"."""
    events = scene.words.events
    if is_torn_off(token):
        return []  # "rival MFDC factions" are not the MFDC
    if token.pos_ == "NOUN" and (lemma in events.actor_nouns or lemma in events.servants):
        behind = people_at(scene, whose(token)) if _has_whose(token) else []
        if behind:
            return behind  # "the Front, whose president met the envoy"
    if is_own_people(scene, token):
        owner = next(child for child in token.lefts if child.dep_ in _LEFT)
        return people_at(scene, whose(token)) if owner.lower_ == "whose" else [owner]
    if lemma in events.followers:
        near = after_preposition(token, ("from", "of"))
        behind = [each for each in owners(scene, token) if is_body(scene, each)]
        behind = behind or [each for each in people_at(scene, near) if is_body(scene, each)]
        if behind:
            return behind
    if lemma in events.servants and token.tag_ == "NNS":
        behind = _served_by(scene, token, is_land_or_league) or _served_by(scene, token, is_body)
        sent = ("from", "for") if lemma in events.delegates else ("from",)
        behind = behind or _senders(scene, token, sent) or _states_of(scene, token)
        if behind:
            return behind
    if lemma == "government" and token.tag_ == "NNS":
        # "The Greek and Turkish governments" are two, each by its own name.
        behind = [each for each in owners(scene, token) if is_land_or_league(scene, each)]
        if len(behind) > 1:
            return behind
    if lemma not in events.delegates:
        return []
    return owners(scene, token) or _senders(scene, token, ("from", "of"))


def _served_by(scene: Scene, token: Token, is_one: Callable[[Scene, Token], bool]) -> list[Token]:
    behind = [each for each in owners(scene, token) if is_one(scene, each)]
    return [each for each in behind if _is_theirs(scene, token, each)]


def _states_of(scene: Scene, token: Token) -> list[Token]:
    """ "The presidents of Mali and Chad" are the two; what else has officials stays theirs."""
    behind = people_at(scene, after_preposition(token, ("of",)))
    theirs = all(is_land_or_league(scene, each) or is_body(scene, each) for each in behind)
    return behind if theirs else []


def is_torn_off(noun: Token) -> bool:
    """Tell "rival MFDC factions", which have broken away, from the body they are of."""
    if noun.lemma_.lower() not in _FACTIONS:
        return False
    # The parser hangs "rival" on the factions or on the name before them.
    return any(each.lower_ in _RIVAL for each in noun.subtree if each.i < noun.i)


def is_own_people(scene: Scene, noun: Token) -> bool:
    """ "His men", "their side", "whose fighters": those through whom their owner acts.

    What is told further of them makes them others: "its biggest rebel army".
    """
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in scene.words.events.own_people:
        return False
    left = [child for child in noun.lefts if child.dep_ in _LEFT]
    return len(left) == 1 and left[0].tag_ in ("PRP$", "WP$")


def _is_theirs(scene: Scene, noun: Token, owner: Token) -> bool:
    """ "EU foreign ministers" serve the EU; "Syrian community leaders" serve the community."""
    between = [child for child in noun.lefts if child.dep_ in _LEFT and child.i > owner.i]
    known = scene.words.events.branches
    return all(c.tag_ == "JJ" or c.lower_ in known or c in owner.conjuncts for c in between)


def _senders(scene: Scene, token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Give who sent somebody; the parser often hangs "from both sides" on the verb."""
    behind = people_at(scene, after_preposition(token, prepositions))
    if not behind and token.dep_ == "dobj":
        return people_at(scene, after_preposition(token.head, ("from",)))
    return behind


def _name_behind(token: Token) -> Token | None:
    """ "Chad and *Malian* armed group Ansar": the parser joins the adjective for the name."""
    if token.tag_ != "JJ" or token.ent_type_ != "NORP" or token.dep_ not in ("conj", "pobj"):
        return None
    run = list(token.doc[token.i + 1 : token.i + 1 + _LONGEST])
    nouns = next((i for i, each in enumerate(run) if each.pos_ not in ("ADJ", "NOUN")), len(run))
    named = nouns and nouns < len(run) and run[nouns - 1].pos_ == "NOUN"
    return run[nouns] if named and run[nouns].pos_ == "PROPN" else None


def _name_beside(scene: Scene, token: Token) -> Token | None:
    """ "The president, Omar Hale", "the coalition known as the Front": the one who is named."""
    mention = scene.mention_at(token)
    if token.pos_ != "NOUN" and (token.pos_ != "PROPN" or mention is None):
        return None
    if mention is not None and mention.form not in ("title", "nominal"):
        return None
    if token.dep_ == "appos" and token.tag_ == "NN" and token.head.i < token.i:
        # "John Hale, a journalist held by the Front": it is Hale who is held.
        named = scene.mention_at(token.head)
        if named is not None and named.form == "name" and named.kind is ActorKind.PERSON:
            return token.head
    for child in token.children:
        beside = [child] if child.dep_ == "appos" else []
        if child.dep_ == "acl" and child.lower_ in ("called", "known"):
            beside = after_preposition(child, ("as",))
        for each in beside:
            named = scene.mention_at(each)
            if named is not None and named.form == "name" and named.kind is not ActorKind.STATE:
                return each if token.tag_ in ("NN", "NNP") else None
    return None


def _names_beside(scene: Scene, token: Token) -> list[Token]:
    """ "The allies Mali and Chad": those who are named right behind what they are."""
    if token.tag_ != "NNS":
        return []
    for child in token.children:
        if child.dep_ == "appos" and child.left_edge.i == token.i + 1:
            named = [each for each in conjuncts(child) if each.i >= child.i]
            if len(named) > 1 and all(_is_named(scene, each) for each in named):
                return named
    return []


def _joined_before(scene: Scene, token: Token) -> list[Token]:
    """ "The government and rebel groups": the parser makes one of the two describe the other."""
    if token.tag_ != "NNS":
        return []
    for child in token.lefts:
        if child.dep_ not in ("nmod", "compound") or child.lemma_.lower() not in _RULERS:
            continue
        if any(c.dep_ == "conj" and c.i < token.i for c in child.children):
            return [child, *_itself(token, _can_act(scene, token, token.lemma_.lower()))]
    return []


def _is_named(scene: Scene, token: Token) -> bool:
    mention = scene.mention_at(token)
    return mention is not None and (mention.form == "name" or is_state(scene, token))


def _itself(token: Token, counts: bool) -> list[Token]:
    return [token] if counts else []


def _can_act(scene: Scene, token: Token, lemma: str) -> bool:
    mention = scene.mention_at(token)
    if mention is not None and not is_spot(mention, token):
        if mention.form != "place":
            return True
        where = token.dep_ == "pobj" and token.head.lower_ in scene.words.usage.where
        return is_state(scene, token) and not where
    if token.ent_type_ in _NAMED and token.text[:1].isupper() and token.pos_ != "VERB":
        return token.pos_ in ("PROPN", "NOUN", "ADJ")
    if token.ent_type_ == "GPE":
        return is_state(scene, token)
    if lemma == "power" and token.tag_ == "NN":
        return False  # "seized power"; several powers may act
    return token.pos_ in ("NOUN", "PROPN") and lemma in scene.words.events.actor_nouns


def _is_modifier_actor(scene: Scene, token: Token) -> bool:
    if token.is_punct or _is_within(token):
        return False
    mention = ending_with(scene, token)
    if mention is not None:
        if mention.kind is ActorKind.OTHER and token.dep_ == "compound" and token.pos_ == "PROPN":
            # "The Marbat attack": a name that nobody knows, before an act, is where it was.
            return scene.words.actors.find(mention.printed) is not None
        return mention.form != "place" and not is_spot(mention, token)
    if token.ent_type_ in ("NORP", "ORG", "PERSON"):
        return True
    if token.ent_type_ == "GPE":
        form = scene.words.actors.find(whole_name(token))
        return form is not None and form.how != "capital"
    lemma = token.lemma_.lower()
    return lemma in scene.words.events.actor_modifiers or (
        token.pos_ == "NOUN" and lemma in scene.words.events.actor_nouns
    )


def _is_within(token: Token) -> bool:
    """Tell whether a word is half of "intra-Afghan": who meets within a country is left open."""
    words = token.doc[max(0, token.i - 2) : token.i + 2].text.lower().replace(" ", "")
    own = token.lower_
    return any(f"{own}-" in words if own == each else f"{each}-{own}" in words for each in _WITHIN)


def holders(scene: Scene, noun: Token) -> list[Token]:
    """Give who holds a place: the rebels of "the rebel-held town"."""
    for child in noun.children:
        if (
            child.dep_ == "amod"
            and child.lower_ in _HELD
            and child.i > 1
            and child.nbor(-1).text == "-"
        ):
            named = child.nbor(-2)
            return [named] if _is_modifier_actor(scene, named) else []
    return []


def opposed(scene: Scene, noun: Token) -> list[Token]:
    """Give at whom a noun aims by its "anti-": the government of "anti-government protests"."""
    return [child for child in noun.lefts if is_against(child) and _is_modifier_actor(scene, child)]


def iter_sides(scene: Scene, noun: Token) -> Iterator[Token]:
    """Give both sides of "between X and Y" or "among X, Y and Z"."""
    yield from people_at(scene, after_preposition(noun, ("between", "among")))
