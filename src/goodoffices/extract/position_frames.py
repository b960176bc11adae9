"""Reads one word as a position: verb, adjective or noun of wanting, a duty in reported speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Stance
from goodoffices.extract.clauses import after_preposition, doers, is_negated, is_passive, objects
from goodoffices.extract.holders import labelled_speaker, told_of, voice_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span
from goodoffices.lexicon.positions import StanceVerb

_LONGEST = 30
"""How many words of content are kept: longer ones run into the next thought."""
_FLIPPED = {Stance.DEMAND: Stance.OPPOSE, Stance.SUPPORT: Stance.OPPOSE, Stance.OFFER: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}
_NOBODY = frozenset({"it", "there", "this", "that", "what", "these", "those", "which", "one"})
_PREPOSITIONS = frozenset({"for", "on", "to", "of", "against", "about"})


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


def frames_at(token: Token, scene: Scene) -> Iterator[Found]:
    """Give the positions that one word tells."""
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb_frames(token, scene)
        yield from _duty_frames(token, scene)
        yield from _plan_frames(token, scene)
        yield from _condition_frames(token, scene)
    elif token.pos_ == "ADJ":
        yield from _adjective_frames(token, scene)
    elif token.pos_ == "NOUN":
        yield from _noun_frames(token, scene)


def _verb_frames(token: Token, scene: Scene) -> Iterator[Found]:
    if token.dep_ in ("amod", "aux"):
        return
    for verb in scene.words.positions.verbs.get(token.lemma_.lower(), ()):
        if verb.particle and not any(
            child.dep_ == "prt" and child.lower_ == verb.particle for child in token.children
        ):
            continue
        content, toward, itself = _content(token, verb)
        if content is None or _is_only_actor(token, content, scene):
            continue
        stance = _turned(verb.stance, token, scene)
        for holder in _holders(doers(token), scene):
            yield Found(
                word=token,
                holder=holder,
                stance=stance,
                content=content,
                rule=f"verb '{verb.lemma}'",
                toward=_party(toward, scene),
                by_itself=itself,
            )
        return


def _content(token: Token, verb: StanceVerb) -> tuple[Span | None, Token | None, bool]:
    """Give the content of a verb, of whom it is asked, and whether the holder does it itself."""
    infinitive = _complement(token, ("xcomp", "ccomp", "advcl"), to=True)
    if "told" in verb.takes and infinitive is not None:
        told = _told(token, infinitive)
        if told is not None:
            return _clause(infinitive, without=told), told, False
    if "infinitive" in verb.takes and infinitive is not None and not _own_subject(infinitive):
        return _clause(infinitive), None, True
    clause = _complement(token, ("ccomp",), to=False)
    if "clause" in verb.takes and clause is not None:
        return _clause(clause), None, False
    gerund = _complement(token, ("xcomp", "pcomp"), to=False)
    if "gerund" in verb.takes and gerund is not None and gerund.tag_ == "VBG":
        return _clause(gerund), None, True
    for child in token.children:
        if child.lower_ in verb.takes & _PREPOSITIONS and child.dep_ in ("prep", "dative", "prt"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and not (child.lower_ == "on" and infinitive is not None):
                return _clause(inner), None, False
    if "object" in verb.takes:
        for thing in objects(token):
            if thing.pos_ != "PRON":
                return _clause(thing), None, False
        if is_passive(token):
            return None, None, False
    return None, None, False


def _is_only_actor(token: Token, content: Span, scene: Scene) -> bool:
    """Tell whether the content is nothing but somebody: to back the rebels is a tie, no position."""
    for thing in objects(token):
        mention = scene.mention_at(thing)
        if mention is not None and content.start <= thing.idx < content.end:
            return content.end - mention.span.end < 3 and mention.form != "place"
    return False


def _told(token: Token, infinitive: Token) -> Token | None:
    """Give who is to do it: "urged Chad to leave", "called on Chad to leave"."""
    for child in infinitive.children:
        if child.dep_ == "nsubj":
            return child
    for child in token.children:
        if child.dep_ in ("dobj", "dative") and child.i < infinitive.i:
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "for"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i < infinitive.i:
                    return inner
    return None


def _complement(token: Token, labels: tuple[str, ...], *, to: bool) -> Token | None:
    for child in token.children:
        if child.dep_ in labels and child.i > token.i:
            has_to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            if has_to == to:
                return child
    return None


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in verb.children)


def _clause(head: Token, *, without: Token | None = None) -> Span:
    """Give the words of a phrase or clause, from its first to its last, not too long."""
    inside = sorted((t for t in head.subtree), key=lambda t: t.i)
    if without is not None:
        inside = [t for t in inside if t.i > without.right_edge.i] or inside
    while inside and (inside[0].is_punct or inside[0].lower_ in ("that", "to")):
        inside.pop(0)
    inside = inside[:_LONGEST]
    while len(inside) > 1 and (inside[-1].is_punct or inside[-1].is_space):
        inside.pop()
    if not inside:
        return Span(head.idx, head.idx + len(head))
    return Span(inside[0].idx, inside[-1].idx + len(inside[-1]))


def _turned(stance: Stance | None, token: Token, scene: Scene) -> Stance | None:
    """Turn the stance of a denied verb: "does not support" is against."""
    if not is_negated(token, scene.words.grammar):
        return stance
    return Stance.OPPOSE if stance is None else _FLIPPED.get(stance, stance)


def _duty_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what must or should be, in somebody's reported words."""
    if not any(
        child.dep_ == "aux" and child.lower_ in scene.words.positions.duty for child in token.children
    ):
        return
    voices = _voices(token, scene)
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    for holder in voices:
        yield Found(
            word=token,
            holder=holder,
            stance=Stance.OPPOSE if is_negated(token, scene.words.grammar) else Stance.DEMAND,
            content=_clause(token),
            rule="duty in reported words",
            toward=_party(subject, scene),
        )


def _plan_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says that he himself will or will not do."""
    words = scene.words.positions
    if not any(c.dep_ == "aux" and c.lower_ in words.plan for c in token.children):
        return
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or token.dep_ == "advcl":
        return
    voice = voice_of(token, scene)
    if not voice and not is_negated(token, scene.words.grammar):
        return
    if voice and subject.pos_ != "PRON" and subject.lemma_ not in {v.lemma_ for v in voice}:
        return
    stance = Stance.OPPOSE if is_negated(token, scene.words.grammar) else Stance.SUPPORT
    for holder in _holders([subject], scene):
        yield Found(
            word=token, holder=holder, stance=stance, content=_clause(token, without=subject),
            rule="own will in reported words", by_itself=True, confidence=0.4,
        )  # fmt: skip


def _condition_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find on what somebody makes his doing depend: "will not come unless", "only if"."""
    marks = scene.words.positions.condition_marks
    for clause in token.children:
        if clause.dep_ != "advcl" and not (clause.dep_ == "prep" and clause.lower_ in marks):
            continue
        mark = clause if clause.dep_ == "prep" else next(
            (c for c in clause.children if c.dep_ in ("mark", "advmod") and c.lower_ in marks), None
        )
        if mark is None or not _hangs(token, mark, scene):
            continue
        holders = _holders(doers(token), scene) if not _reported(token) else []
        for holder in holders or _voices(token, scene) or _holders(doers(token), scene):
            yield Found(
                word=token, holder=holder, stance=Stance.CONDITION, content=_clause(clause),
                rule=f"condition with '{mark.lower_}'", condition=_clause(clause),
            )  # fmt: skip


def _hangs(token: Token, mark: Token, scene: Scene) -> bool:
    """Tell whether a doing is promised or refused under the condition, not merely told in time."""
    strict = mark.lower_ in ("unless", "provided") or (
        mark.i > 0 and mark.nbor(-1).lower_ == "only"
    )
    refused = is_negated(token, scene.words.grammar)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
    if mark.lower_ in ("if", "once"):
        return strict or modal and token.lemma_ in ("accept", "support", "attend", "join", "agree", "return", "consider", "participate", "stop", "negotiate")
    if mark.lower_ in ("until", "before", "without"):
        return refused and (modal or token.lemma_ in ("negotiate", "attend"))
    return strict


def _reported(token: Token) -> bool:
    return token.dep_ == "ccomp"


def _adjective_frames(token: Token, scene: Scene) -> Iterator[Found]:
    stance = scene.words.positions.adjectives.get(token.lower_)
    if stance is None or token.dep_ not in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        return
    inner = [c for c in token.children if c.i > token.i and _completes(c)]
    negated = is_negated(token.head, scene.words.grammar) or is_negated(token, scene.words.grammar)
    for holder in _holders(doers(token.head if token.dep_ == "acomp" else token), scene):
        for each in inner:
            yield Found(
                word=token,
                holder=holder,
                stance=_FLIPPED.get(stance, stance) if negated else stance,
                content=_clause(each),
                rule=f"adjective '{token.lower_}'",
                by_itself=True,
            )


def _completes(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _PREPOSITIONS | {"with", "over", "at"}
    return child.dep_ in ("xcomp", "ccomp", "pcomp")


def _noun_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "its opposition to", "their demand for": the owner holds what stands after."""
    stance = scene.words.positions.nouns.get(token.lemma_.lower())
    if stance is None:
        return
    owners = _owners(token)
    for inner in _after_noun(token):
        for holder in _holders(owners, scene):
            yield Found(
                word=token, holder=holder, stance=stance, content=_clause(inner), rule=f"noun '{token.lemma_}'"
            )


def _owners(token: Token) -> list[Token]:
    """Give whose opposition or goal it is: before the noun, after "by", or the doer of its verb."""
    owners = [child for child in token.children if child.dep_ == "poss"]
    pronoun = bool(owners) and owners[0].tag_ == "PRP$"
    if (not owners or pronoun) and token.dep_ in ("dobj", "attr"):
        found = [each for each in doers(token.head) if each is not token]
        if found and token.dep_ == "dobj":
            return found
    return owners + after_preposition(token, ("by", "from"))


def _after_noun(token: Token) -> list[Token]:
    """Give what a noun of wanting is about: after its preposition, or beyond "is"."""
    for child in token.children:
        if child.i > token.i and (
            (child.dep_ in ("acl", "relcl", "xcomp") and child.tag_ == "VB")
            or (child.dep_ == "prep" and child.lower_ in _PREPOSITIONS)
        ):
            return [child]
    if token.head.lemma_ == "be":
        other = ("csubj", "nsubj") if token.dep_ == "attr" else ("attr", "xcomp", "ccomp")
        return [child for child in token.head.children if child.dep_ in other and child is not token]
    return []


def _voices(token: Token, scene: Scene) -> list[Party]:
    found = _holders(voice_of(token, scene), scene)
    if found:
        return found
    labelled = labelled_speaker(token, scene)
    return [labelled] if labelled is not None else []


def _holders(tokens: list[Token], scene: Scene) -> list[Party]:
    """Give the parties that can hold a position; "I" and "we" are whoever speaks."""
    found: list[Party] = []
    for token in tokens:
        if token.lower_ in ("i", "we"):
            found += _speaking(token, scene)
        else:
            named = _named(token, scene)
            if _can_hold(named, scene):
                found.append(scene.party(named))
    return found


def _named(token: Token, scene: Scene) -> Token:
    """Give the name that says who a pronoun or an office is, where the clause itself tells it."""
    if token.pos_ == "PRON":
        return told_of(token)
    if token.pos_ == "NOUN":
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and scene.mention_at(child):
                return child
    elif token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
        return token.head
    return token


def _speaking(token: Token, scene: Scene) -> list[Party]:
    """Give who says "I": by the label of the turn, else by the cue beside the quotation."""
    labelled = labelled_speaker(token, scene)
    if labelled is not None:
        return [labelled]
    voices = [each for each in voice_of(token, scene) if each.lower_ not in ("i", "we")]
    return [scene.party(each) for each in voices] or [scene.party(token)]


def _can_hold(token: Token, scene: Scene) -> bool:
    if token.lower_ in _NOBODY or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"):
        return token.lower_ == "it" and scene.mention_at(token) is not None
    mention = scene.mention_at(token)
    if mention is not None:
        return mention.form != "place"
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lemma_.lower() in (
        scene.words.reporting.people
    )


def _party(token: Token | None, scene: Scene) -> Party | None:
    if token is None or not _can_hold(token, scene):
        return None
    mention = scene.mention_at(token)
    if mention is not None and mention.kind is ActorKind.UNNAMED:
        return None
    return scene.party(token)
