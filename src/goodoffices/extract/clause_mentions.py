"""What a word of a clause is a mention of: its own, a longer one's part, a state's, a body's."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention

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
_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION, ActorKind.IGO, ActorKind.NGO,
     ActorKind.OTHER}
)  # fmt: skip


def own_mention(scene: Scene, token: Token) -> Mention | None:
    """Give the mention a noun heads; of a mere modifier the shortest that ends with it."""
    whole = scene.mention_at(token)
    if whole is None or not is_inner(token, whole):
        return whole
    end = token.idx + len(token)
    ending = [each for each in scene.mentions_over(token) if each.span.end == end]
    return min(ending, key=lambda each: each.span.end - each.span.start, default=whole)


def own_kind(scene: Scene, token: Token) -> ActorKind | None:
    """Give the kind of actor a noun is a mention of, if it is one."""
    mention = own_mention(scene, token)
    return mention.kind if mention else None


def is_inner(token: Token, mention: Mention) -> bool:
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


def is_land_or_league(scene: Scene, token: Token) -> bool:
    """Tell whether a name or adjective is that of a state or of a body of states."""
    return own_kind(scene, token) in (ActorKind.STATE, ActorKind.IGO)


def is_body(scene: Scene, token: Token) -> bool:
    """Tell whether a name is that of a body people belong to, not of their country."""
    mention = own_mention(scene, token)
    return mention is not None and mention.form == "name" and mention.kind in _BODIES


def has_mention(scene: Scene, token: Token) -> bool:
    """Tell whether a word belongs to a mention of somebody."""
    mention = scene.mention_at(token)
    return mention is not None and mention.kind is not ActorKind.OTHER


def is_state(scene: Scene, token: Token) -> bool:
    """A country may act and be acted on; a town may not, unless it stands for a government."""
    form = scene.words.actors.find(whole_name(token))
    if form is None:
        return False
    return form.how != "capital" or token.dep_ in ("nsubj", "poss", "conj", "agent")


def whole_name(token: Token) -> str:
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


def ending_with(scene: Scene, token: Token) -> Mention | None:
    """Give the mention of which a word is the last: "other" in "other rebel groups" has none."""
    end = token.idx + len(token)
    ending = [each for each in scene.mentions_over(token) if each.span.end == end]
    return min(ending, key=lambda each: each.span.end - each.span.start, default=None)


def is_spot(mention: Mention, token: Token) -> bool:
    """A town or region that nobody has resolved to a body of people."""
    return mention.kind is ActorKind.OTHER and token.ent_type_ in ("GPE", "LOC", "FAC")


def is_joined(token: Token) -> bool:
    """ "US-led", "rebel-held": the first part is not who does what the noun says."""
    if token.lower_.rpartition("-")[2] in _JOINED or token.lower_ in _JOINED:
        return True
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _JOINED


def is_against(token: Token) -> bool:
    """ "Anti-government protests": not whose they are, but at whom they aim."""
    if token.lower_.startswith("anti-"):
        return True
    before = token.doc[max(0, token.i - 2) : token.i]
    return len(before) == 2 and before[0].lower_ == "anti" and before[1].text == "-"
