"""Tells whether a speaker speaks of himself, of his own state, or of somebody else."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.scene import Scene


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


def _is_named(noun: Token, scene: Scene) -> bool:
    """Tell whether words for a side say whose: "the Chadian army", "the army of Chad"."""
    mention = scene.mention_at(noun)
    return mention is not None and any(c.isupper() for c in mention.printed.split(" ", 1)[-1])
