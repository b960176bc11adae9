"""What one position is before its issue is known, and who can hold one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Issue, Stance
from goodoffices.extract.clause_actors import owners, party_at
from goodoffices.extract.clause_mentions import is_land_or_league, own_mention
from goodoffices.extract.clauses import (
    after_preposition,
    doers,
    has_modal,
    is_negated,
    subjects,
)
from goodoffices.extract.holders import labelled_speaker, told_of, voice_of
from goodoffices.extract.position_tails import remarks
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.facts import Party, Span
from goodoffices.lexicon.positions import StanceVerb, StanceWord

_SAYING = frozenset({"say", "add", "tell", "argue", "insist", "warn"})
_OPENING = ("that", "to")
_LINKS = ("for", "because", "since", "as", "although", "though")
_LONGEST = 30
"""How many words of content are kept: longer ones run into the next thought."""
FLIPPED = {
    Stance.DEMAND: Stance.OPPOSE,
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.OFFER: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""What a denied verb tells: who does not support is against."""
_NOBODY = frozenset({"it", "there", "this", "that", "what", "these", "those", "which", "one"})
_ANYBODY = frozenset({"any", "each", "every", "no", "both", "all", "either", "neither"})
_BODIES = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_WHOLES = (*_BODIES, ActorKind.IGO, ActorKind.NGO, ActorKind.OTHER)
_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.IGO)
_VAGUE = (ActorKind.UNNAMED, ActorKind.OTHER)
_OWNING = frozenset({"his", "her", "its", "their"})
PREPOSITIONS = frozenset(
    {"for", "on", "to", "of", "against", "about", "at", "by", "with", "in", "out", "from"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """One position as its words give it, before the issue is known."""

    word: Token
    holder: Party
    stance: Stance | None
    content: Span
    rule: str
    toward: Party | None = None
    by_itself: bool = False
    """The holder does it itself: wants to leave."""
    condition: Span | None = None
    claimed: bool = False
    confidence: float = 0.5
    only: frozenset[str] = frozenset()
    """The issues it counts on, if its own words name one of them; empty for any."""
    plain: bool = False
    """Counts only if its own words name an issue."""
    issue: Issue | None = None
    """The issue that grammar tells: whom one wants "gone" is to leave power."""


def words_of(head: Token, *, without: Token | None = None, but: Token | None = None) -> Span:
    """Give the words of a phrase or clause, from its first to its last, not too long.

    A remark behind a comma that only comments on it is left out. `without` leaves out what stands
    before and with a word, `but` the clause of a word.
    """
    loose = (*_next_thoughts(head), *remarks(head))
    left_out = {t.i for child in loose for t in child.subtree}
    left_out |= {t.i for t in but.subtree} if but is not None else set()
    inside = sorted((t for t in head.subtree if t.i not in left_out), key=lambda t: t.i)
    inside = _behind_saying(inside, head)
    if without is not None:
        inside = [t for t in inside if t.i > without.right_edge.i] or inside
    while inside and (inside[0].is_punct or inside[0].lower_ in _OPENING or _is_link(inside[0])):
        inside.pop(0)
    inside = inside[:_LONGEST]
    while len(inside) > 1 and (
        inside[-1].is_punct
        or inside[-1].is_space
        or inside[-1].dep_ in ("cc", "prep", "mark")
        or inside[-1].lower_ in ("provided", "providing")
    ):
        inside.pop()
    if not inside:
        return Span(head.idx, head.idx + len(head))
    return Span(inside[0].idx, inside[-1].idx + len(inside[-1]))


def _behind_saying(inside: list[Token], head: Token) -> list[Token]:
    """Leave out what stands before the saying: "If Chad agreed, *she said*, Mali should come"."""
    said = [c for c in head.lefts if c.dep_ in ("ccomp", "parataxis") and c.lemma_ in _SAYING]
    if said:
        return [each for each in inside if each.i > said[-1].i] or inside
    for place in range(1, len(inside)):
        first, second = inside[place - 1], inside[place]
        between = first.doc[first.i + 1 : second.i]
        if inside[0].dep_ in ("mark", "advmod") and any(each.lemma_ in _SAYING for each in between):
            return inside[place:]
    return inside


def _is_link(word: Token) -> bool:
    """Tell whether a word only opens a clause: "called *for* the port to be opened"."""
    return word.dep_ == "mark" and word.lower_ in _LINKS


def _next_thoughts(head: Token) -> list[Token]:
    """Give what only begins the next clause: "backing Chad and *Mali backing the rebels*"."""
    found = []
    for token in (head, *(c for c in head.children if c.dep_ in ("dobj", "pobj", "nsubj"))):
        for child in token.children:
            if child.dep_ != "conj":
                continue
            after = child.nbor() if child.i + 1 < len(child.doc) else child
            torn = token.pos_ == "VERB" and child.pos_ == "NOUN"  # "to sing and proposed talks"
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children if c.i < child.i)
            own = own or (has_modal(child) and has_modal(token))  # "would go and may come back"
            if (
                torn
                or own
                or (child.pos_ == "PROPN" and after.dep_ == "acl" and after.tag_ == "VBG")
            ):
                found.append(child)
    for child in head.children:
        if child.dep_ == "advcl":  # "would stop if it stayed calm, *and that Chad was ready*"
            found += [c for c in child.children if c.dep_ == "conj" and _is_said_too(c)]
    return found


def _is_said_too(clause: Token) -> bool:
    """Tell whether a clause goes on with what is said, by a "that" of its own."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def voices(token: Token, scene: Scene) -> list[Party]:
    """Give whose words a clause is: who reports it, says it in quotation marks, or has the turn."""
    told = voice_of(token, scene)
    found = holders(told, scene)
    if found or told:
        return found
    labelled = labelled_speaker(token, scene)
    return [labelled] if labelled is not None else []


def holders(tokens: list[Token], scene: Scene) -> list[Party]:
    """Give the parties that can hold a position; "I" and "we" are whoever speaks."""
    found: list[Party] = []
    for token in tokens:
        if token.lower_ in ("i", "we"):
            found += _speaking(token, scene)
        elif token.lower_ == "those" and token.dep_ == "pobj" and token.head.lower_ == "among":
            # "Vale is among those pushing for a truce"
            found += holders([each for each in subjects(token.head.head) if each != token], scene)
        elif (body := _body_of_all(token, scene)) is not None:
            found.append(party_at(scene, body))
        elif sent_by := _sent_by(token, scene):
            found += [party_at(scene, each) for each in sent_by]
        elif token.lemma_.lower() in scene.words.positions.texts:
            found += [party_at(scene, each) for each in _authors(token, scene)]
        elif _is_own_side(token, scene):
            found += _speaking(token, scene)
        else:
            named = _named(token, scene)
            if _can_hold(named, scene):
                found.append(_owned(named, token, scene))
    return list({each.span: each for each in found}.values())


def _authors(text: Token, scene: Scene) -> list[Token]:
    """Give whose a text is: its owner, or who adopts, sends or signs it."""
    told = owners(scene, text) or after_preposition(text, ("by", "from"))
    made = [c for c in text.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    made = [c for c in made if c.lemma_.lower() in scene.words.positions.authoring]
    told = told or [each for verb in made for each in doers(verb)]
    if told or text.dep_ not in ("dobj", "pobj"):
        return told
    verb = text.head if text.dep_ == "dobj" else text.head.head
    if text.dep_ == "dobj" and verb.lemma_.lower() not in scene.words.positions.authoring:
        return []
    inside = text.dep_ == "dobj" or text.head.lower_ == "in"
    return doers(verb) if inside and verb.pos_ == "VERB" else []


def _owned(named: Token, noun: Token, scene: Scene) -> Party:
    """Give the party of a name; inside "their team", "Chad's envoys" that of the owner alone."""
    inside = named.dep_ in ("poss", "amod") and named != noun
    return party_at(scene, named) if inside or named.tag_ == "PRP$" else scene.party(named)


def _sent_by(token: Token, scene: Scene) -> list[Token]:
    """Give for whom several speak: "the foreign ministers of Chad, Mali and Niger".

    Of "the Chadian and Malian governments" each is told by its own name.
    """
    if token.tag_ == "NNS" and token.lemma_.lower() == "government":
        ruled = [each for each in owners(scene, token) if is_land_or_league(scene, each)]
        return ruled if len(ruled) > 1 else []
    if token.tag_ != "NNS" or token.lemma_.lower() not in scene.words.positions.speaking_for:
        return []
    named = [
        each
        for each in after_preposition(token, ("of", "from"))
        if (mention := own_mention(scene, each)) is not None and mention.kind in _STATES
    ]
    return named if len(named) > 1 else []


def _body_of_all(token: Token, scene: Scene) -> Token | None:
    """Give the body whose every part it is: "the 120 organisations inside the *Working Group*"."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in scene.words.positions.parts:
        return None
    if not {"nummod", "det"} <= {c.dep_ for c in token.lefts} or token.left_edge.lower_ != "the":
        return None
    inside = after_preposition(token, ("inside", "within", "in", "of"))
    named = ((each, own_mention(scene, each)) for each in inside)
    return next((each for each, m in named if m and m.form == "name" and m.kind in _WHOLES), None)


def _is_own_side(token: Token, scene: Scene) -> bool:
    """Tell whether a noun is the side of whoever speaks: "he said his country opposed it"."""
    if token.lemma_.lower() not in scene.words.positions.own_side or token.pos_ != "NOUN":
        return False
    for child in token.children:
        if child.dep_ == "poss" and child.tag_ == "PRP$":
            if child.lower_ in ("my", "our"):
                return True
            return child.lower_ in ("his", "her", "its", "their") and bool(voice_of(token, scene))
    return False


def _named(token: Token, scene: Scene) -> Token:
    """Give the name that says who a pronoun or an office is, where the clause itself tells it."""
    if token.pos_ == "PRON":
        token = told_of(token)
    if token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
        return token.head
    if token.pos_ == "NOUN":
        beside = [token, *(each for each in token.conjuncts if each.tag_ == token.tag_ == "NN")]
        for child in (child for each in beside for child in each.children):
            if child.dep_ == "appos" and child.pos_ == "PROPN" and scene.mention_at(child):
                return child
            if child.dep_ == "acl" and child.lower_ in ("known", "called"):
                named = [*after_preposition(child, ("as",)), *child.children]
                for name in named:  # "the group, known as the Front"
                    if name.pos_ == "PROPN" and scene.mention_at(name):
                        return name
        if token.lemma_.lower() in scene.words.positions.own_men:
            return next((each for each in owners(scene, token) if _is_body(each, scene)), token)
        return next((c for c in token.children if _is_sender(c, scene)), token)
    return token


def _is_sender(owner: Token, scene: Scene) -> bool:
    """Tell whether a possessor is whom a team speaks for: "his men", "the Front's envoys"."""
    noun = owner.head
    if owner.dep_ == "poss" and owner.lower_ in _OWNING:
        own = scene.words.events.own_people | scene.words.positions.sent
        return noun.lemma_.lower() in own
    beside = owner.dep_ == "poss" or (owner.dep_ == "amod" and noun.tag_ == "NNS")
    if not beside or noun.lemma_.lower() not in scene.words.positions.delegates:
        return False
    mention = own_mention(scene, owner)
    return mention is not None and mention.form != "nominal" and mention.kind not in _VAGUE


def _is_body(token: Token, scene: Scene) -> bool:
    mention = own_mention(scene, token)
    return mention is not None and mention.form == "name" and mention.kind in _BODIES


def _speaking(token: Token, scene: Scene) -> list[Party]:
    """Give who says "I": by the label of the turn, else by the cue beside the quotation."""
    labelled = labelled_speaker(token, scene)
    if labelled is not None:
        return [labelled]
    told = [each for each in voice_of(token, scene) if each.lower_ not in ("i", "we")]
    return [scene.party(each) for each in told] or [scene.party(token)]


def _can_hold(token: Token, scene: Scene) -> bool:
    if token.lower_ in _NOBODY or token.ent_type_ in (
        "DATE",
        "TIME",
        "CARDINAL",
        "MONEY",
        "PERCENT",
    ):
        return token.lower_ == "it" and scene.mention_at(token) is not None
    if token.pos_ == "NOUN" and any(c.lower_ in _ANYBODY for c in token.lefts):
        return False
    mention = scene.mention_at(token)
    if mention is not None and mention.kind in _VAGUE and not _tells_whom(token, scene):
        return False
    if mention is not None:
        return mention.form != "place"
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lemma_.lower() in (
        scene.words.reporting.people
    )


def _tells_whom(token: Token, scene: Scene) -> bool:
    """Tell whether a description tells anybody: "some major groups", but not "both sides"."""
    if token.pos_ != "NOUN":
        return True
    before = [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod")]
    told = before or any(c.dep_ in ("appos", "prep") and c.i > token.i for c in token.children)
    named_before = token.tag_ == "NN" and any(c.lower_ == "the" for c in token.lefts)
    return bool(told) or (named_before and token.lemma_.lower() in scene.words.positions.own_side)


def asked(token: Token | None, scene: Scene) -> Party | None:
    """Give of whom something is asked, where that is somebody; "both sides" stay as printed."""
    if token is None:
        return None
    if token.lemma_.lower() in scene.words.positions.sides and token.pos_ == "NOUN":
        phrase = noun_phrase(token)
        return Party(printed=phrase.of(scene.text), span=phrase)
    if not _can_hold(token, scene):
        return None
    mention = scene.mention_at(token)
    if mention is not None and mention.kind is ActorKind.UNNAMED:
        return None
    return scene.party(token)


def turned(word: StanceWord | StanceVerb, token: Token, scene: Scene) -> Stance | None:
    """Give the stance of a word, turned where it is denied: "does not support" is against."""
    if not is_negated(token, scene.words.grammar):
        return word.stance
    if word.negated is not None:
        return word.negated
    return Stance.OPPOSE if word.stance is None else FLIPPED.get(word.stance, word.stance)
