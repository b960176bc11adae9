"""Reads a verb as a position: wanting, refusing, duty, one's own will, a condition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import doers, is_negated, is_passive, objects
from goodoffices.extract.holders import voice_of
from goodoffices.extract.position_found import (
    PREPOSITIONS,
    Found,
    asked,
    holders,
    turned,
    voices,
    words_of,
)
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span
from goodoffices.lexicon.positions import StanceVerb

_CONTROL = frozenset({"encourage", "help", "allow", "get", "let", "enable", "make", "lead"})
_ASKING = frozenset({"ask", "wonder", "question", "know", "clear", "unclear", "confirm", "decide"})
_OUTWARD = 3
"""How many clauses out a "whether" is looked for."""


def is_open(token: Token, scene: Scene) -> bool:
    """Tell whether a clause is only asked or left open: "was asked whether he would"."""
    current = token
    for _ in range(_OUTWARD):
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in current.children):
            return True
        asked_if = any(c.dep_ == "mark" and c.lower_ == "if" for c in current.children)
        if asked_if and current.dep_ == "ccomp" and current.head.lemma_.lower() in _ASKING:
            return True
        if current.head == current or current.dep_ not in ("xcomp", "ccomp", "acomp", "conj"):
            return False
        current = current.head
    return False


def verb_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Give the positions that a verb of wanting, refusing or offering tells."""
    if token.dep_ in ("amod", "aux") or is_open(token, scene) or _is_inside_wish(token, scene):
        return
    for verb in scene.words.positions.verbs.get(token.lemma_.lower(), ()):
        if verb.particle and not any(
            child.dep_ == "prt" and child.lower_ == verb.particle for child in token.children
        ):
            continue
        content, toward, itself = _content(token, verb)
        if content is None or _is_only_actor(token, content, scene):
            continue
        if is_negated(token, scene.words.grammar) and verb.lemma in scene.words.positions.acts:
            return  # who does not try or expect to wants nothing by it
        stance = turned(verb.stance, token, scene)
        for holder in holders(doers(token), scene):
            yield Found(
                word=token,
                holder=holder,
                stance=stance,
                content=content,
                rule=f"verb '{verb.lemma}'",
                toward=asked(toward, scene),
                by_itself=itself,
            )
        return


def _is_inside_wish(token: Token, scene: Scene) -> bool:
    """Tell whether a verb only completes another of wanting: "urged them to support" asks."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    outer = token.head
    return (
        to
        and token.dep_ in ("xcomp", "ccomp")
        and (outer.lemma_ in _CONTROL or outer.lemma_.lower() in scene.words.positions.verbs)
    )


def _content(token: Token, verb: StanceVerb) -> tuple[Span | None, Token | None, bool]:
    """Give the content of a verb, of whom it is asked, and whether the holder does it itself."""
    infinitive = _complement(token, ("xcomp", "ccomp", "advcl"), to=True)
    if "told" in verb.takes and infinitive is not None:
        told = _told(token, infinitive)
        if told is not None:
            return words_of(infinitive, without=told), told, False
    if "infinitive" in verb.takes and infinitive is not None and not _own_subject(infinitive):
        return words_of(infinitive), None, True
    clause = _complement(token, ("ccomp",), to=False)
    told_as_fact = clause is not None and verb.stance is Stance.DEMAND and not _is_wish(clause)
    if "clause" in verb.takes and clause is not None and not told_as_fact:
        return words_of(clause), None, False
    gerund = _complement(token, ("xcomp", "pcomp"), to=False) or _gerund_beside(token)
    if "gerund" in verb.takes and gerund is not None and gerund.tag_ == "VBG":
        return words_of(gerund), None, True
    for child in token.children:
        if child.lower_ in verb.takes & PREPOSITIONS and child.dep_ in ("prep", "dative", "prt"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and not (child.lower_ == "on" and infinitive is not None):
                return words_of(inner), None, False
    if "object" in verb.takes:
        for thing in objects(token):
            if thing.pos_ != "PRON":
                return words_of(thing), None, False
        if is_passive(token):
            return None, None, False
    return None, None, False


def _is_wish(clause: Token) -> bool:
    """Tell whether a clause says what shall be: "that he go", "that he must go"."""
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.children)
    bare = clause.tag_ == "VB" or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ == "be" for c in clause.children
    )
    return (
        modal
        or bare
        or (clause.tag_ == "VBP" and not any(c.dep_ == "aux" for c in clause.children))
    )


def _is_only_actor(token: Token, content: Span, scene: Scene) -> bool:
    """Tell whether the content is only somebody: to back the rebels is a tie, no position."""
    ties = token.lemma_ in scene.words.positions.ties
    for thing in objects(token):
        mention = scene.mention_at(thing)
        if mention is not None and content.start <= thing.idx < content.end:
            return (ties or content.end - mention.span.end < 3) and mention.form != "place"
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


def _gerund_beside(token: Token) -> Token | None:
    """Give the gerund right behind a verb or its particle: "ruled out sending troops"."""
    for child in token.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge.i <= token.i + 2:
            return child
    return None


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in verb.children)


def duty_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what must or should be, in somebody's reported words."""
    if (
        token.dep_ == "relcl"
        or is_open(token, scene)
        or not any(
            child.dep_ == "aux" and child.lower_ in scene.words.positions.duty
            for child in token.children
        )
    ):
        return
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    for holder in voices(token, scene):
        yield Found(
            word=token,
            holder=holder,
            stance=Stance.OPPOSE if is_negated(token, scene.words.grammar) else Stance.DEMAND,
            content=words_of(token),
            rule="duty in reported words",
            toward=asked(subject, scene),
        )


def plan_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says that he himself will or will not do."""
    words = scene.words.positions
    if not any(c.dep_ == "aux" and c.lower_ in words.plan for c in token.children):
        return
    if token.lemma_.lower() in words.no_plan or is_open(token, scene):
        return
    if any(c.dep_ == "advcl" and _mark_of(c, scene) is not None for c in token.children):
        return  # told as a condition
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or token.dep_ == "advcl":
        return
    voice = voice_of(token, scene)
    committed = token.lemma_ in words.conditional
    if not voice and not committed and not is_negated(token, scene.words.grammar):
        return
    if voice and subject.pos_ != "PRON" and subject.lemma_ not in {v.lemma_ for v in voice}:
        return
    stance = Stance.OPPOSE if is_negated(token, scene.words.grammar) else Stance.SUPPORT
    for holder in holders([subject], scene):
        yield Found(
            word=token, holder=holder, stance=stance, content=words_of(token, without=subject),
            rule="own will in reported words", by_itself=True, confidence=0.4,
        )  # fmt: skip


def condition_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find on what somebody makes his doing depend: "will not come unless", "only if"."""
    marks = scene.words.positions.condition_marks
    for clause in token.children:
        if clause.dep_ != "advcl" and not (clause.dep_ == "prep" and clause.lower_ in marks):
            continue
        mark = clause if clause.dep_ == "prep" else _mark_of(clause, scene)
        if mark is None or not _hangs(token, mark, scene):
            continue
        doing = holders(doers(token), scene)
        told = doing if token.dep_ != "ccomp" else []
        for holder in told or voices(token, scene) or doing:
            yield Found(
                word=token, holder=holder, stance=Stance.CONDITION,
                content=words_of(token, without=_subject(token)),
                rule=f"condition with '{mark.lower_}'", condition=words_of(clause),
            )  # fmt: skip


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _mark_of(clause: Token, scene: Scene) -> Token | None:
    """Give the "unless" or "until" of a clause."""
    marks = scene.words.positions.condition_marks
    return next(
        (c for c in clause.children if c.dep_ in ("mark", "advmod") and c.lower_ in marks), None
    )


def aim_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says a thing is for or hangs on: "aimed at", "depends on"."""
    words = scene.words.positions
    lemma = token.lemma_.lower()
    stance = Stance.CONDITION if lemma in words.depends else None
    if stance is None and lemma not in words.aims:
        return
    for child in token.children:
        if child.dep_ != "prep" or child.lower_ not in ("at", "on", "upon"):
            continue
        inner = next((c for c in child.children if c.dep_ in ("pcomp", "pobj")), None)
        if inner is None or (stance is None and inner.dep_ != "pcomp"):
            continue
        for holder in voices(token, scene):
            yield Found(
                word=token, holder=holder, stance=stance, content=words_of(inner),
                rule=f"aim told by '{lemma}'", by_itself=True,
            )  # fmt: skip


def _hangs(token: Token, mark: Token, scene: Scene) -> bool:
    """Tell whether a doing is promised or refused under the condition, not merely told in time."""
    if mark.i > 0 and mark.nbor(-1).lower_ == "even":
        return False
    strict = mark.lower_ in ("unless", "provided") or (
        mark.i > 0 and mark.nbor(-1).lower_ == "only"
    )
    refused = is_negated(token, scene.words.grammar)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)
    if mark.lower_ in ("if", "once"):
        return strict or (modal and token.lemma_ in scene.words.positions.conditional)
    if mark.lower_ in ("until", "before", "without"):
        return refused and modal
    return strict


def _reported(token: Token) -> bool:
    return token.dep_ == "ccomp"
