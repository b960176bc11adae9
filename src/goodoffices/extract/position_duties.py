"""Reads what somebody says must be, is needed, or he himself will do, and his orders."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import (
    has_modal,
    is_infinitive,
    is_negated,
    is_passive,
    objects,
    subjects,
    with_particle,
)
from goodoffices.extract.holders import voice_of
from goodoffices.extract.position_conditions import TIMES, is_hung, mark_of
from goodoffices.extract.position_found import Found, asked, holders, voices, words_of
from goodoffices.extract.position_self import who_will
from goodoffices.extract.position_turns import refused_to_say
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_SUBJECTS = ("nsubj", "nsubjpass")
_AWAY = frozenset({"out", "from"})
_STAYING = frozenset({"stay", "keep"})
"""Verbs with which "away" tells a refusal: "would stay away from the talks"."""
_DENYING_ITSELF = frozenset({"exclude", "preclude", "foreclose", "deny"})
_WHITHER = frozenset({"to", "there", "ahead", "back", "along", "into", "on", "through"})
"""What tells where or with what somebody goes on."""
_DENYING = ("deny", "refute")
_ABLE = frozenset({"can", "ca", "could"})
_OTHERS = ("he", "she", "they", "it")
_GUESS = 0.15
"""How far to trust what a speaker says that others will do."""


def duty_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what must or should be, in somebody's reported words."""
    content = _duty(token, scene)
    if content is None or token.dep_ == "relcl" or is_open(token, scene):
        return
    doing = (token, *(c for c in token.children if c.dep_ == "xcomp"))
    if any(c.tag_ == "WRB" and c.i < token.i for each in doing for c in each.children):
        return  # "we are where we need to be"
    if _is_no_deed(token, scene):
        return
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    denied = is_negated(token, scene.words.grammar)
    if denied and ({token.lemma_, *(c.lower_ for c in token.children)} & {"need", "have"}):
        return  # "need not" forbids nothing
    for holder in _sayers(token, scene):
        yield Found(
            word=token,
            holder=holder,
            stance=_due(token, scene, denied=denied),
            content=words_of(content),
            rule="duty in reported words",
            toward=asked(subject, scene) if not is_passive(token) else None,
        )


def _is_no_deed(token: Token, scene: Scene) -> bool:
    """Tell whether what is due is only to think or say a thing: "we have to look at it as"."""
    inner = [c for c in token.children if c.dep_ == "xcomp" and is_infinitive(c)]
    doing = inner[0] if inner and token.lemma_ in ("need", "have", "require", "ought") else token
    beside = {c.lower_ for c in doing.children if c.dep_ == "prep"}
    if doing.lemma_ == "do" and beside & {"with"}:
        return True  # "it will have to do with them"
    ours = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in token.children)
    return ours and doing.lemma_.lower() in scene.words.positions.curious | {"look"}


def _due(token: Token, scene: Scene, *, denied: bool) -> Stance:
    """Tell "must be done" (demand), "must not be done" (against), "must not be missed" (for)."""
    if not denied:
        return Stance.DEMAND
    spoilt = token.lemma_.lower() in scene.words.positions.spoiling
    return Stance.SUPPORT if spoilt else Stance.OPPOSE


def _duty(token: Token, scene: Scene) -> Token | None:
    """Give the clause or thing that is said to be due."""
    duty = scene.words.positions.duty
    if token.lower_ == "ought" or _is_told_to_be(token, scene):
        return token
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in duty:
            inverted = any(c.dep_ in _SUBJECTS and c.i > child.i for c in token.children)
            return None if inverted or token.lemma_ == "need" else token
    if token.lemma_ in ("need", "have", "require") and token.pos_ != "AUX":
        to_do = [
            c for c in token.children if c.dep_ == "xcomp" and is_infinitive(c) and c.i > token.i
        ]
        yet = any(c.lower_ == "yet" for c in token.children)
        if yet:
            return None  # "had yet to be found"
        backshifted = token.dep_ == "ccomp" and token.head.tag_ == "VBD"
        if to_do and (token.lemma_ != "have" or token.tag_ != "VBD" or backshifted):
            return token
    if token.lemma_ == "require" and not is_passive(token) and token.dep_ in ("ccomp", "ROOT"):
        what = {each.lemma_.lower() for each in subjects(token)}
        what &= scene.words.talks.signing.accords | scene.words.positions.outcomes
        found = [each for each in objects(token) if each.pos_ != "PRON"] if what else []
        return next(iter(found), None)  # "a settlement will require compromise"
    if token.lemma_ == "need":
        if is_passive(token):
            return next(iter(subjects(token)), None)
        if _is_want_of_others(token, scene):
            return None
        return next((each for each in objects(token) if each.pos_ != "PRON"), None)
    return None


def _is_told_to_be(token: Token, scene: Scene) -> bool:
    """Tell whether a quotation says what others are to do: "all men *are to respect* the truce"."""
    if token.lemma_ != "be" or token.tag_ not in ("VBP", "VBZ") or not scene.is_quoted(token):
        return False
    to_do = [c for c in token.children if c.dep_ == "xcomp" and is_infinitive(c)]
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    own = subject is None or subject.lower_ in ("i", "we", "it", "this", "that", "there")
    tells = {each.lemma_.lower() for each in (subject,) if each is not None}
    named = tells & (scene.words.positions.nouns.keys() | scene.words.positions.copular)
    somebody = subject is not None and (
        subject.tag_ == "NNS" or scene.mention_at(subject) is not None
    )
    return bool(to_do) and somebody and not own and not named


def _is_want_of_others(need: Token, scene: Scene) -> bool:
    """Tell "13 million people need food aid", which asks for nothing, from "we need a truce"."""
    goods = scene.words.measures.goods
    wanted = {each.lemma_.lower() for thing in objects(need) for each in thing.subtree}
    return bool(wanted & goods) and not any(each.lower_ in ("we", "i") for each in subjects(need))


def _sayers(token: Token, scene: Scene) -> list[Party]:
    """Give whose words they are, unless he is only said not to say so."""
    outer = token.head
    if token.dep_ == "ccomp" and (is_negated(outer, scene.words.grammar) or refused_to_say(token)):
        return []
    return voices(token, scene)


def order_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what a quotation orders: "Lift the siege now," she said."""
    quote = scene.quote_at(token.idx)
    if quote is None or token.tag_ not in ("VB", "VBP") or token.dep_ not in ("ROOT", "ccomp"):
        return
    if any(c.dep_ in (*_SUBJECTS, "aux", "mark", "expl") for c in token.children):
        return
    first = token.left_edge
    while first.i < token.i and (first.is_punct or first.lower_ in ("please", "just", "now")):
        first = first.nbor()
    if first != token or token.lemma_.lower() in scene.words.positions.no_plan:
        return
    if any(c.dep_ == "ccomp" and c.lemma_ in scene.words.positions.curious for c in token.children):
        return  # "let everybody know that"
    for holder in voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.DEMAND, content=words_of(token),
            rule="order in quotation marks", plain=True, confidence=0.4,
        )  # fmt: skip


def plan_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says that he himself will or will not do."""
    words = scene.words.positions
    if not _is_told_as_will(token, scene):
        return
    lemma = token.lemma_.lower()
    known = words.verbs.get(lemma, ())
    out = {"out"} & {child.lower_ for child in token.children}  # "walk *out* of the talks"
    own = any(not v.particle and v.takes - (_AWAY - out) for v in known)
    if lemma in words.no_plan or own or is_open(token, scene):
        return
    marks = [mark_of(c, scene) for c in token.children if c.dep_ == "advcl"]
    if is_hung(token, scene) or any(m is not None and m.lower_ not in TIMES for m in marks):
        return  # told as a condition
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or token.dep_ == "advcl" or _is_of_a_text(token, subject):
        return
    if token.dep_ == "ccomp" and token.head.lemma_.lower() in words.supposing | {"insist"}:
        return  # what somebody insists that he will do, the verb tells
    if token.dep_ == "ccomp" and is_negated(token.head, scene.words.grammar):
        return  # "has not said that he will come"
    denied = is_negated(token, scene.words.grammar)
    if denied and with_particle(token) in scene.words.grammar.deny_phrases | _DENYING_ITSELF:
        return  # "would not rule out talks" refuses nothing
    if token.dep_ == "ccomp" and token.head.lemma_.lower() in _DENYING:
        denied = not denied  # "denied that it would send troops"
    if lemma in _STAYING and any(child.lower_ == "away" for child in token.children):
        denied = not denied
    if lemma in words.ending and {o.lemma_.lower() for o in objects(token)} & words.outcomes:
        denied = not denied  # "announced that it would end its truce"
    if lemma == "go" and not denied and not any(c.lower_ in _WHITHER for c in token.children):
        return  # "he would go in May": out of office, it may be
    voice = voice_of(token, scene)
    if not voice and lemma not in words.conditional and not denied:
        return
    who = who_will(subject, voice, scene)
    open_end = denied or lemma in words.conditional or lemma in words.issues.motions
    for holder in holders(who, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.OPPOSE if denied else Stance.SUPPORT,
            content=words_of(token, without=subject), rule="own will in reported words",
            by_itself=True, plain=not open_end,
            confidence=_GUESS if _is_of_others(subject, scene) else 0.4,
        )  # fmt: skip


def _is_told_as_will(token: Token, scene: Scene) -> bool:
    """Tell whether a clause says what somebody will do, or cannot: "we cannot accept it"."""
    told = {c.lower_ for c in token.children if c.dep_ == "aux"}
    if told & scene.words.positions.plan:
        return True
    if not told & _ABLE or all(c.dep_ != "neg" for c in token.children):
        return False
    words = scene.words.positions
    known = words.conditional | words.issues.motions | words.yielding
    return token.lemma_.lower() in known and bool(voice_of(token, scene))


def _is_of_a_text(clause: Token, subject: Token) -> bool:
    """Tell whether a clause says what a plan provides: "a text under which Chad would leave"."""
    return clause.dep_ == "relcl" and subject.tag_ not in ("WP", "WDT")


def _is_of_others(subject: Token, scene: Scene) -> bool:
    """Tell whether a speaker foretells what others will do: who speaks of himself says "we"."""
    return subject.lower_ in _OTHERS and scene.quote_at(subject.idx) is not None


def _is_if(clause: Token) -> bool:
    """Tell whether a clause opens with "if"; of "until" and "unless" another frame tells."""
    return clause.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ == "if" for c in clause.children
    )


def denial_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says there will not be: "there would be no surrender"."""
    if token.lemma_ != "be" or not any(c.dep_ == "expl" for c in token.children):
        return
    if not has_modal(token):
        return
    for thing in token.children:
        if thing.dep_ == "attr" and any(c.lower_ == "no" for c in thing.children):
            for holder in voices(token, scene):
                hung = any(c.lower_ in ("without", "until", "unless") for c in thing.children)
                hung = hung or any(_is_if(c) for c in token.children)
                stance = Stance.CONDITION if hung else Stance.OPPOSE
                none = [c for c in thing.children if c.lower_ == "no" and c.i < thing.i]
                whole = words_of(thing)
                start = none[0].nbor().idx if none and not hung else whole.start
                yield Found(
                    word=token, holder=holder, stance=stance, content=Span(start, whole.end),
                    rule="what there shall not be", plain=True, confidence=0.4,
                )  # fmt: skip
