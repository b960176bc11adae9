"""Who a noun stands for: from the words of a clause to those that can act.

A noun counts when it is a mention, a name, or a word for people and bodies; a thing that belongs to
somebody ("Oslo's jets", "rebel shelling") gives its owner; a town gives nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.facts import Mention, Party, Span

_NAMED = frozenset({"PERSON", "ORG", "NORP"})
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
_LEFT = frozenset({"poss", "compound", "amod", "nmod", "nounmod"})
_JOINED = frozenset(
    {
        "led",
        "backed",
        "allied",
        "linked",
        "held",
        "controlled",
        "sponsored",
        "brokered",
        "based",
        "funded",
        "supported",
        "affiliated",
        "dominated",
    }
)
_HELD = frozenset({"held", "controlled", "run", "occupied"})
_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION, ActorKind.IGO, ActorKind.NGO,
     ActorKind.OTHER}
)  # fmt: skip
_DEPTH = 2


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
    if whole is None or not _is_inner(token, whole) or (token.dep_ == "compound" and own == whole):
        return scene.party(token)
    if own is not None and own.span != whole.span:
        return Party(printed=own.printed, span=own.span)
    span = noun_phrase(token)
    return Party(printed=span.of(scene.text), span=span)


def own_mention(scene: Scene, token: Token) -> Mention | None:
    """Give the mention a noun heads; of a mere modifier the shortest that ends with it."""
    whole = scene.mention_at(token)
    if whole is None or not _is_inner(token, whole):
        return whole
    end = token.idx + len(token)
    ending = [each for each in scene.mentions_over(token) if each.span.end == end]
    return min(ending, key=lambda each: each.span.end - each.span.start, default=whole)


def parties_at(scene: Scene, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Give the parties of several nouns, each place in the text once."""
    found: dict[Span | None, Party] = {}
    for token in tokens:
        party = party_at(scene, token)
        found.setdefault(party.span, party)
    return tuple(found.values())


def _is_inner(token: Token, mention: Mention) -> bool:
    """Tell whether a word only modifies the head of the mention it stands in."""
    head = token.head
    if mention.form == "title" and token.dep_ == "pobj":
        # "The leader of Hezbollah": Hezbollah stands for itself.
        return head.idx >= mention.span.start
    return (
        head.i > token.i
        and head.idx < mention.span.end
        and token.dep_ in ("poss", "amod", "nmod", "npadvmod", "compound")
    )


def owners(scene: Scene, noun: Token, depth: int = _DEPTH) -> list[Token]:
    """Give to whom a noun belongs: "Syria's plan", "rebel fire", "Greek and Turkish patrols"."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ not in _LEFT or _is_joined(child) or _is_against(child):
            continue
        if child.dep_ == "poss":
            found.extend(people_at(scene, conjuncts(child)))
        elif _is_modifier_actor(scene, child):
            found.extend(each for each in conjuncts(child) if _is_modifier_actor(scene, each))
        elif depth:
            found.extend(owners(scene, child, depth - 1))
    return found


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
    named = _name_beside(scene, token)
    if named is not None:
        return [named]
    if lemma in _PARTS and counted:
        return people_at(scene, [each for noun in counted for each in conjuncts(noun)]) or _itself(
            token, lemma in events.actor_nouns
        )
    if lemma in events.followers:
        behind = [each for each in owners(scene, token) if _is_body(scene, each)]
        near = after_preposition(token, ("from", "of"))
        behind = behind or [each for each in people_at(scene, near) if _is_body(scene, each)]
        if behind:
            return behind
    if lemma in events.servants and token.tag_ == "NNS":
        behind = [each for each in owners(scene, token) if _is_land_or_league(scene, each)]
        behind = behind or people_at(scene, after_preposition(token, ("from",)))
        if behind:
            return behind
    if lemma in events.delegates:
        behind = owners(scene, token) or people_at(scene, after_preposition(token, ("from", "of")))
        if not behind and token.dep_ == "dobj":
            # The parser often hangs "from both sides" on the verb.
            behind = people_at(scene, after_preposition(token.head, ("from",)))
        if behind:
            return behind
    if not token.is_alpha and not any(c.isalnum() for c in token.text):
        return []
    if token.pos_ == "PRON":
        return _itself(
            token, token.lower_ in _PERSONS or (token.lower_ == "it" and _has_mention(scene, token))
        )
    if (
        lemma in events.forces
        and token.pos_ == "NOUN"
        and (not _has_mention(scene, token) or lemma not in events.actor_nouns)
    ):
        behind = owners(scene, token) or people_at(scene, after_preposition(token, ("of",)))
        return behind or _itself(token, lemma in events.actor_nouns)
    return _itself(token, _can_act(scene, token, lemma))


def _is_land_or_league(scene: Scene, token: Token) -> bool:
    """Tell whether a name or adjective is that of a state or of a body of states."""
    mention = own_mention(scene, token)
    return mention is not None and mention.kind in (ActorKind.STATE, ActorKind.IGO)


def _is_body(scene: Scene, token: Token) -> bool:
    """Tell whether a name is that of a body people belong to, not of their country."""
    mention = own_mention(scene, token)
    return mention is not None and mention.form == "name" and mention.kind in _BODIES


def _name_beside(scene: Scene, token: Token) -> Token | None:
    """ "The president, Omar Hale", "the coalition known as the Front": the one who is named."""
    mention = scene.mention_at(token)
    if token.pos_ != "NOUN" and (token.pos_ != "PROPN" or mention is None):
        return None
    if mention is not None and mention.form not in ("title", "nominal"):
        return None
    for child in token.children:
        beside = [child] if child.dep_ == "appos" else []
        if child.dep_ == "acl" and child.lower_ in ("called", "known"):
            beside = after_preposition(child, ("as",))
        for each in beside:
            named = scene.mention_at(each)
            if named is not None and named.form == "name" and named.kind is not ActorKind.STATE:
                return each if token.tag_ in ("NN", "NNP") else None
    return None


def _itself(token: Token, counts: bool) -> list[Token]:
    return [token] if counts else []


def _has_mention(scene: Scene, token: Token) -> bool:
    mention = scene.mention_at(token)
    return mention is not None and mention.kind is not ActorKind.OTHER


def _can_act(scene: Scene, token: Token, lemma: str) -> bool:
    mention = scene.mention_at(token)
    if mention is not None and not _is_spot(mention, token):
        if mention.form != "place":
            return True
        where = token.dep_ == "pobj" and token.head.lower_ in scene.words.usage.where
        return _is_state(scene, token) and not where
    if token.ent_type_ in _NAMED and token.text[:1].isupper() and token.pos_ != "VERB":
        return token.pos_ in ("PROPN", "NOUN", "ADJ")
    if token.ent_type_ == "GPE":
        return _is_state(scene, token)
    return token.pos_ in ("NOUN", "PROPN") and lemma in scene.words.events.actor_nouns


def _is_state(scene: Scene, token: Token) -> bool:
    """A country may act and be acted on; a town may not, unless it stands for a government."""
    form = scene.words.actors.find(_name(token))
    if form is None:
        return False
    return form.how != "capital" or token.dep_ in ("nsubj", "poss", "conj", "agent")


def _name(token: Token) -> str:
    """Give the whole name a word is the head of."""
    if not token.ent_type_:
        return token.text
    first = token.i
    while first > token.sent.start and token.doc[first].ent_iob_ == "I":
        first -= 1
    last = token.i
    while last + 1 < token.sent.end and token.doc[last + 1].ent_iob_ == "I":
        last += 1
    return token.doc[first : last + 1].text


def _is_modifier_actor(scene: Scene, token: Token) -> bool:
    if token.is_punct:
        return False
    mention = _ending_with(scene, token)
    if mention is not None:
        if mention.kind is ActorKind.OTHER and token.dep_ == "compound" and token.pos_ == "PROPN":
            # "The Marbat attack": a name that nobody knows, before an act, is where it was.
            return scene.words.actors.find(mention.printed) is not None
        return mention.form != "place" and not _is_spot(mention, token)
    if token.ent_type_ in ("NORP", "ORG", "PERSON"):
        return True
    if token.ent_type_ == "GPE":
        form = scene.words.actors.find(_name(token))
        return form is not None and form.how != "capital"
    lemma = token.lemma_.lower()
    return lemma in scene.words.events.actor_modifiers or (
        token.pos_ == "NOUN" and lemma in scene.words.events.actor_nouns
    )


def _ending_with(scene: Scene, token: Token) -> Mention | None:
    """Give the mention of which a word is the last: "other" in "other rebel groups" has none."""
    end = token.idx + len(token)
    ending = [each for each in scene.mentions_over(token) if each.span.end == end]
    return min(ending, key=lambda each: each.span.end - each.span.start, default=None)


def _is_spot(mention: Mention, token: Token) -> bool:
    """A town or region that nobody has resolved to a body of people."""
    return mention.kind is ActorKind.OTHER and token.ent_type_ in ("GPE", "LOC", "FAC")


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


def _is_against(token: Token) -> bool:
    """ "Anti-government protests": not whose they are, but at whom they aim."""
    if token.lower_.startswith("anti-"):
        return True
    before = token.doc[max(0, token.i - 2) : token.i]
    return len(before) == 2 and before[0].lower_ == "anti" and before[1].text == "-"


def opposed(scene: Scene, noun: Token) -> list[Token]:
    """Give at whom a noun aims by its "anti-": the government of "anti-government protests"."""
    return [
        child for child in noun.lefts if _is_against(child) and _is_modifier_actor(scene, child)
    ]


def _is_joined(token: Token) -> bool:
    """ "US-led", "rebel-held": the first part is not who does what the noun says."""
    if token.lower_.rpartition("-")[2] in _JOINED or token.lower_ in _JOINED:
        return True
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _JOINED


def iter_sides(scene: Scene, noun: Token) -> Iterator[Token]:
    """Give both sides of "between X and Y" or "among X, Y and Z"."""
    yield from people_at(scene, after_preposition(noun, ("between", "among")))
