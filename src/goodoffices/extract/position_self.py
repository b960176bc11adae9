"""Tells whether a speaker speaks of himself, of his own state, or of somebody else."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clauses import doers, has_modal, is_infinitive
from goodoffices.extract.holders import voice_of
from goodoffices.extract.relation_sides import nearest
from goodoffices.extract.scene import Scene

_OUGHT = ("should", "must", "ought")


def who_will(subject: Token, voice: list[Token], scene: Scene) -> list[Token]:
    """Give who speaks of himself: by a pronoun, by his own name, or for his own state."""
    if not voice or subject.pos_ == "PRON" or subject.lemma_ in {each.lemma_ for each in voice}:
        return [] if voice and subject.lower_ == "it" and _is_person(voice, scene) else [subject]
    country = scene.words.actors.country_of(scene.party(subject).printed)
    own = [each for each in voice if country and _country(each, scene) == country]
    if own:
        return own
    possessive = [c for c in subject.children if c.dep_ == "poss" and c.tag_ == "PRP$"]
    if any(c.dep_ == "appos" for c in subject.children) or subject.pos_ == "PROPN":
        return []  # "my adviser, Ann Vale, will": of him the speaker only tells
    return [subject] if possessive else []


def _is_person(voice: list[Token], scene: Scene) -> bool:
    mention = scene.mention_at(voice[0])
    return mention is not None and mention.kind is ActorKind.PERSON


def _country(token: Token, scene: Scene) -> str | None:
    """Give the state somebody speaks for: by his title here or elsewhere, or the words before."""
    mention = scene.mention_at(token)
    if mention is None or mention.kind is not ActorKind.PERSON:
        return None
    last = mention.printed.split()[-1]
    same = [m for m in scene.mentions if m.printed.endswith(last)]
    named = next((each.country for each in (mention, *same) if each.country), None)
    return scene.words.actors.country_of(named) or named if named else None


def is_another(subject: Token, voice: list[Token], scene: Scene) -> bool:
    """Tell whether the subject of a speaker's words has a name and is neither he nor his side."""
    mention = scene.mention_at(subject)
    if mention is None or mention.form == "pronoun" or not voice:
        return False
    possessed = any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in subject.children)
    own = subject.lemma_.lower() in scene.words.positions.own_side and not _is_named(subject, scene)
    return not (possessed or own or who_will(subject, voice, scene))


def is_laid_on(token: Token, scene: Scene) -> bool:
    """Tell whether others say what somebody should do: "Chad should press them" is not Chad's."""
    due = token
    while due.dep_ == "conj" and not _has_subject(due) and due.head.pos_ == "VERB":
        due = due.head
    needs = due.dep_ == "xcomp" and is_infinitive(due) and due.head.lemma_ in ("need", "have")
    if not needs and all(c.dep_ != "aux" or c.lower_ not in _OUGHT for c in due.children):
        return False
    voice = voice_of(token, scene)
    doing = [each for each in doers(due) if each.lower_ not in ("i", "we")]
    return bool(voice) and any(is_another(each, voice, scene) or _are_sides(each) for each in doing)


def _are_sides(noun: Token) -> bool:
    """Tell whether a noun is of several, and of no side of the speaker's: "the two *sides*"."""
    return noun.tag_ == "NNS" and all(c.dep_ != "poss" for c in noun.children)


def wishers(token: Token, scene: Scene) -> list[Token]:
    """Give who wants; in "aides said Chad does too little, urging it to act" it is the aides."""
    outer = token.head
    sayer = outer.head
    says = sayer.lemma_ in scene.words.events.saying_verbs and sayer.i < token.i
    if token.dep_ == "advcl" and token.tag_ == "VBG" and outer.dep_ == "ccomp" and says:
        beside = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
        if beside and token.lemma_ in scene.words.positions.spoken:
            return doers(sayer)
    if token.dep_ == "conj" and not _has_subject(token):
        return _goes_on(token, says=says) or doers(token)
    return nearest(token, doers(token))


def _goes_on(token: Token, *, says: bool) -> list[Token]:
    """Give whose sentence a verb goes on with, where the parser joins it to a clause inside.

    "Said his men would go first, and *demanded*": who said so. "Has said he wants a cabinet that
    includes all, but *has rejected*": who has said so.
    """
    inner = token.head
    if inner.dep_ == "ccomp" and says and token.tag_ == "VBD" and inner.head.tag_ == "VBD":
        return doers(inner.head) if has_modal(inner) and not has_modal(token) else []
    root = token.sent.root
    if inner.dep_ == "relcl" and _is_perfect(token) and not _is_perfect(inner):
        return doers(root) if _is_perfect(root) and root.i < inner.i else []
    return []


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_named(noun: Token, scene: Scene) -> bool:
    """Tell whether words for a side say whose: "the Chadian army", "the army of Chad"."""
    mention = scene.mention_at(noun)
    return mention is not None and any(c.isupper() for c in mention.printed.split(" ", 1)[-1])
