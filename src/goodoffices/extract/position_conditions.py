"""Reads on what somebody makes his doing depend: "will not come unless", "only if", "before"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clause_actors import owners
from goodoffices.extract.clauses import conjuncts, doers, has_modal, is_infinitive, is_negated
from goodoffices.extract.holders import voice_of
from goodoffices.extract.position_found import Found, asked, holders, voices, words_of
from goodoffices.extract.position_others import moved
from goodoffices.extract.position_self import is_another, who_will
from goodoffices.extract.position_tails import torn_parts
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_TERMS = ("condition", "understanding")
_ON = ("at", "on", "upon")
_WITHOUT = ("leave", "do", "go", "be", "live", "happen", "pass", "manage")
_STRICT = ("unless", "provided", "providing")
TIMES = ("after", "when")
_WILL = ("will", "would", "'ll", "wo", "shall")


def condition_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find the conditions of what a verb tells, one for each that is joined by "and"."""
    for clause, mark in (*_marked(token, scene), *_phrased(token)):
        further = [part for part in conjuncts(clause) if part != clause and part.pos_ == "VERB"]
        listed = [] if further else list(torn_parts(clause, token))
        for holder in _who(token, scene):
            yield Found(
                word=token, holder=holder, stance=Stance.CONDITION,
                content=_with(words_of(token, without=_own_subject(token)), clause),
                rule=f"condition with '{mark.lower_}'",
                condition=words_of(clause, but=next(iter(further), None)),
            )  # fmt: skip
            for part in further:
                yield Found(
                    word=token, holder=holder, stance=Stance.CONDITION, content=_unmarked(part),
                    rule=f"further condition with '{mark.lower_}'", plain=True,
                )  # fmt: skip
            for told in listed:
                yield Found(
                    word=token, holder=holder, stance=Stance.CONDITION, content=told,
                    rule=f"further condition with '{mark.lower_}'", plain=True,
                )  # fmt: skip


def _unmarked(clause: Token) -> Span:
    """Give a further condition without the "if" it is joined by."""
    told = words_of(clause)
    first = clause.left_edge
    if first.dep_ not in ("mark", "cc") or first.nbor().idx >= told.end:
        return told
    return Span(first.nbor().idx, told.end)


def _with(content: Span, clause: Token) -> Span:
    """Take in a condition that the parser hangs elsewhere, so that the words stand alone."""
    told = words_of(clause)
    return Span(content.start, max(content.end, told.end)) if told.start > content.end else content


def _marked(token: Token, scene: Scene) -> Iterator[tuple[Token, Token]]:
    """Give the clauses with "unless" and the like that a verb hangs on, each with that word."""
    marks = scene.words.positions.condition_marks
    for clause in token.children:
        if clause.dep_ != "advcl" and not (clause.dep_ == "prep" and clause.lower_ in marks):
            continue
        mark = clause if clause.dep_ == "prep" else mark_of(clause, scene)
        if mark is not None and _hangs(token, mark, scene) and not _is_torn(token, clause, scene):
            yield clause, mark
    yield from _said_apart(token, scene)


def _said_apart(token: Token, scene: Scene) -> Iterator[tuple[Token, Token]]:
    """Give the "if" that the parser hangs on the saying: "said it would come, if Chad left"."""
    saying = token.head
    if token.dep_ != "ccomp" or saying.lemma_.lower() not in scene.words.reporting.verbs:
        return
    for clause in saying.children:
        mark = mark_of(clause, scene) if clause.dep_ == "advcl" and clause.i > token.i else None
        if mark is not None and saying.i < token.i and _hangs(token, mark, scene):
            yield clause, mark


def is_conditional(token: Token, scene: Scene) -> bool:
    """Tell whether a willingness hangs on something: "would accept it if Chad left"."""
    if not has_modal(token) and not is_infinitive(token):
        return False
    return is_hung(token, scene)


def is_hung(token: Token, scene: Scene) -> bool:
    """Tell whether a doing is told with its condition."""
    return any(True for _ in (*_marked(token, scene), *_phrased(token)))


def _phrased(token: Token) -> Iterator[tuple[Token, Token]]:
    """Give what a promise depends on by "as long as" or "on condition that"."""
    if not has_modal(token) and not is_infinitive(token):
        return
    for child in token.children:
        inner = child
        if child.dep_ == "prep" and child.lower_ == "on":
            inner = next((c for c in child.children if c.lower_ in _TERMS), child)
        if inner.lower_ not in (*_TERMS, "long") or (inner is child and child.dep_ != "advmod"):
            continue
        for clause in inner.children:
            if clause.dep_ in ("advcl", "acl") and any(c.dep_ == "mark" for c in clause.children):
                yield clause, inner


def torn_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "said it would accept, but only if Mali leaves and Chad stops".

    The parser hangs the first condition on the second, and that on "said".
    """
    outer = token.head
    if token.dep_ != "conj" or outer.lemma_.lower() not in scene.words.reporting.verbs:
        return
    for clause in token.children:
        mark = mark_of(clause, scene) if clause.dep_ == "advcl" and clause.i < token.i else None
        if mark is None or not _is_but_only(mark):
            continue
        for holder in holders(doers(outer), scene):
            for part in (clause, token):
                yield Found(
                    word=part, holder=holder, stance=Stance.CONDITION, content=words_of(part),
                    rule=f"condition with '{mark.lower_}' after 'but'", plain=True,
                )  # fmt: skip


def _is_torn(token: Token, clause: Token, scene: Scene) -> bool:
    return (
        token.dep_ == "conj"
        and clause.i < token.i
        and token.head.lemma_.lower() in scene.words.reporting.verbs
    )


def _is_named_before(token: Token, mark: Token) -> bool:
    """Tell whether the "if" names whom a pronoun points to: "if Vale is elected, she will"."""
    subject, named = _subject(token), _subject(mark.head)
    pointing = subject is not None and subject.lower_ in ("he", "she", "they", "it")
    return pointing and named is not None and named.pos_ == "PROPN" and named.i < token.i


def _is_no_doing(token: Token, scene: Scene) -> bool:
    """Tell whether a verb is one of being or having, that nobody makes hang on a thing."""
    return token.lemma_.lower() in scene.words.positions.no_plan


def _is_own_will(token: Token, scene: Scene) -> bool:
    """Tell whether somebody says of himself or his own side what he will do."""
    subject = _subject(token)
    if _is_no_doing(token, scene) and token.lemma_ != "be":
        return False  # "would have no doubt if"
    if subject is None or not any(c.dep_ == "aux" and c.lower_ in _WILL for c in token.children):
        return False
    voice = voice_of(token, scene)
    if subject.pos_ == "PRON":
        himself = subject.lower_ in ("he", "she", "they") and not scene.is_quoted(token)
        return subject.lower_ in ("i", "we") or (himself and bool(voice))
    return bool(voice) and bool(who_will(subject, voice, scene))


def _is_but_only(mark: Token) -> bool:
    """Tell whether "but only" or "only" stands before an "if"."""
    return mark.i > 1 and mark.nbor(-1).lower_ == "only"


def _who(token: Token, scene: Scene) -> list[Party]:
    """Give whose condition it is: who will do it only then, not who reports it of another."""
    doing = holders(doers(token), scene)
    if token.dep_ != "ccomp":
        return doing or voices(token, scene)
    subject = _subject(token)
    if doing and subject is not None and is_another(subject, voice_of(token, scene), scene):
        return doing
    return voices(token, scene) or doing


def _whose(token: Token, scene: Scene) -> list[Party]:
    """Give whose doing hangs on it ("Chad's return depends on"), else whoever says so."""
    subject = _subject(token)
    named = [] if subject is None else owners(scene, subject)
    others = [each for each in named if is_another(each, voice_of(token, scene), scene)]
    return holders(others, scene) or voices(token, scene)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _own_subject(verb: Token) -> Token | None:
    """Give the subject that is the holder himself and not told again.

    In "the troops would not be withdrawn until", it is the troops that the words are about.
    """
    subject = _subject(verb)
    passive = subject is not None and subject.dep_ == "nsubjpass" and subject.pos_ != "PRON"
    return None if passive else subject


def mark_of(clause: Token, scene: Scene) -> Token | None:
    """Give the "unless" or "until" of a clause."""
    marks = scene.words.positions.condition_marks
    return next(
        (c for c in clause.children if c.dep_ in ("mark", "advmod") and c.lower_ in marks), None
    )


def _is_vowed(token: Token, scene: Scene) -> bool:
    """Tell whether a doing is threatened or promised: "threatened *to quit* the talks if"."""
    outer = token.head
    if token.dep_ != "xcomp" or not is_infinitive(token):
        return False
    return outer.lemma_.lower() in scene.words.positions.vows


def _hangs(token: Token, mark: Token, scene: Scene) -> bool:
    """Tell whether a doing is promised or refused under the condition, not merely told in time."""
    before = mark.nbor(-1).lower_ if mark.i > 0 else ""
    if before == "even":
        return False
    only = any(c.lower_ == "only" and c.i < token.i for c in token.children)
    strict = mark.lower_ in _STRICT or before == "only" or (only and has_modal(token))
    if mark.lower_ in TIMES:
        return strict and has_modal(token)  # "can only begin after", "would talk only when"
    refused = is_negated(token, scene.words.grammar)
    modal = has_modal(token)
    if mark.lower_ in ("if", "once"):
        likely = modal or token.lemma_ == "agree"
        known = token.lemma_ in scene.words.positions.conditional
        own = not _is_named_before(token, mark) and _is_own_will(token, scene)
        return strict or (likely and known) or _is_vowed(token, scene) or own
    if not modal and token.tag_ in ("VBP", "VBZ") and _is_no_doing(token, scene):
        return False  # "they have nowhere to go unless"
    if mark.lower_ == "without" and token.lemma_ in _WITHOUT:
        return False  # "cannot be left without consequences"
    if mark.lower_ in ("until", "till", "before", "without"):
        held = mark.lower_ in ("until", "till") and token.lemma_ in scene.words.positions.halting
        return (refused and modal) or (held and bool(voice_of(token, scene)))
    return strict


def aim_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says a thing is for or hangs on: "aimed at", "depends on"."""
    words = scene.words.positions
    lemma = token.lemma_.lower()
    stance = Stance.CONDITION if lemma in words.depends else None
    if stance is None and lemma not in words.aims:
        return
    child = next((c for c in token.children if c.dep_ == "prep" and c.lower_ in _ON), None)
    inner = (
        next((c for c in child.children if c.dep_ in ("pcomp", "pobj")), None) if child else None
    )
    if inner is None or (stance is None and inner.dep_ != "pcomp"):
        return
    if inner.lemma_.lower() in words.thwarting | words.spoiling:
        return  # "attacks aimed at foiling the talks"
    whom = moved(inner, scene) if stance is None else None
    if whom is not None:
        yield from _moving_frames(token, whom, scene)
        return
    rule = f"{'condition' if stance else 'aim'} told by '{lemma}'"
    for content in _hung_on(token, inner) if stance is Stance.CONDITION else [words_of(inner)]:
        for holder in _whose(token, scene) if stance else voices(token, scene):
            yield Found(
                word=token, holder=holder, stance=stance, rule=rule, by_itself=True,
                content=words_of(token) if stance else content,
                condition=content if stance else None,
            )  # fmt: skip


def _hung_on(token: Token, inner: Token) -> list[Span]:
    """Give what something depends on, part by part; a later "on" belongs to the first.

    "Depends on success here, today, on the matter of the arms" names one thing.
    """
    later = [c for c in token.children if c.dep_ == "prep" and c.i > inner.right_edge.i]
    if later and later[-1].lower_ in _ON:
        end = later[-1].right_edge
        return [Span(inner.left_edge.idx, end.idx + len(end))]
    return [words_of(part) for part in conjuncts(inner)]


def _moving_frames(token: Token, moving: tuple[Token, Token], scene: Scene) -> Iterator[Found]:
    """Give what others are to be brought to do: "focused on getting Chad to leave"."""
    whom, doing = moving
    for holder in voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.DEMAND,
            content=words_of(doing, without=whom if whom in doing.children else None),
            rule=f"aim told by '{token.lemma_.lower()}'", toward=asked(whom, scene),
        )  # fmt: skip
