"""Finds the words that say that somebody spoke: said, according to, the claim that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.extract.clauses import is_infinitive
from goodoffices.extract.idioms import announced_by, idiom_of
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span
from goodoffices.lexicon.reporting import Reporting, ReportingVerb

_ALWAYS = frozenset({"say", "tell"})
"""Verbs that report speech whatever the tagger takes them for."""
_NEVER = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "PART", "NUM", "SYM"})
"""Parts of speech that no cue is taken for: most of a text is passed over quickly."""
_AROUND = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or phrase that reports speech."""

    word: Token
    span: Span
    verb: ReportingVerb
    manner: str = "verb"
    """verb, noun, according or words ("in the words of")."""

    @property
    def lemma(self) -> str:
        """Give the dictionary form that the lexicon lists."""
        return self.verb.lemma


def find_cues(scene: Scene) -> Iterator[Cue]:
    """Find the cues outside quotation marks, in order."""
    for sentence in scene.sentences:
        yield from cues_in(sentence, scene)


def cues_in(sentence: Sentence, scene: Scene) -> tuple[Cue, ...]:
    """Give the cues of one sentence outside quotation marks, found once in a scene."""
    known = scene.cues.get(sentence.index)
    if known is None:
        known = scene.cues[sentence.index] = tuple(_found_in(sentence, scene))
    return known


def _found_in(sentence: Sentence, scene: Scene) -> Iterator[Cue]:
    words = scene.words.reporting
    for token in sentence.words:
        cue = cue_at(token, words)
        if cue is not None and not scene.is_quoted(token):
            yield cue


def cue_at(token: Token, words: Reporting) -> Cue | None:
    """Give the cue that a word is, if it is one."""
    if token.pos_ in _NEVER:
        return None
    if token.lower_ in words.according:
        return _according_cue(token)
    if token.tag_.startswith("VB") or token.lemma_ in _ALWAYS:
        return _verb_cue(token, words)
    return _noun_cue(token, words) or _words_cue(token)


def _verb_cue(token: Token, words: Reporting) -> Cue | None:
    verb = words.verbs.get(token.lemma_.lower()) or idiom_of(token, words)
    if verb is None or token.dep_ in ("amod", "compound", "aux"):
        return None
    if not token.tag_.startswith("VB") and verb.lemma not in _ALWAYS:
        return None
    return Cue(token, _verb_span(token), verb)


def _verb_span(token: Token) -> Span:
    """Give a verb with the auxiliaries, negation and particle that touch it."""
    first = last = token
    for child in sorted(token.children, key=lambda each: -each.i):
        if child.dep_ in _AROUND and child.i == first.i - 1:
            first = child
    for child in token.children:
        if child.dep_ == "prt" and child.i == last.i + 1:
            last = child
    clear = announced_by(token) if token.lemma_ in ("make", "let") else None
    last = clear if clear is not None else last
    return Span(first.idx, last.idx + len(last))


def _noun_cue(token: Token, words: Reporting) -> Cue | None:
    """Find a noun whose clause is what was said: the claim that ..., a vow to ..."""
    if token.pos_ != "NOUN":
        return None
    lemma = token.lemma_.lower()
    told = lemma in words.reports or (
        lemma in words.expressed and token.head.lemma_ in words.expressing
    )
    bare = lemma in words.expressed
    head = noun_clause(token, bare=bare) if told or lemma in words.intents else None
    if head is None or (lemma not in words.intents and is_infinitive(head)):
        return None
    first = token
    if lemma in words.expressed and token.dep_ == "dobj":
        first = min(token, token.head, key=lambda each: each.i)
    span = Span(first.idx, token.idx + len(token))
    verb = ReportingVerb(lemma, frozenset({"clause"}), words.noun_acts.get(lemma))
    return Cue(token, span, verb, "noun")


def noun_clause(noun: Token, *, bare: bool = False) -> Token | None:
    """Give the verb of the clause that says what a claim or vow is; `bare` also without "that"."""
    for child in noun.children:
        if child.i < noun.i or child.dep_ not in ("acl", "ccomp", "relcl"):
            continue
        if any(each.dep_ == "mark" and each.lower_ == "that" for each in child.children):
            return child
        if child.dep_ == "acl" and is_infinitive(child):
            return child
        if bare and child.dep_ != "acl" and _is_whole(child):
            return child
    return None


def _is_whole(verb: Token) -> bool:
    """Tell whether a clause has a subject of its own that is no relative pronoun."""
    return any(each.dep_ == "nsubj" and each.tag_ not in ("WDT", "WP") for each in verb.children)


def _according_cue(token: Token) -> Cue | None:
    if token.i + 1 >= len(token.doc):
        return None
    following = token.nbor()
    if following.lower_ != "to":
        return None
    span = Span(token.idx, following.idx + len(following))
    return Cue(token, span, ReportingVerb("according", frozenset({"quote"})), "according")


def _words_cue(token: Token) -> Cue | None:
    """Find "in the words of the mayor", "in her words": what follows or leads is a quotation."""
    if token.lower_ != "words" or token.dep_ != "pobj" or token.head.lower_ != "in":
        return None
    if not any(each.dep_ in ("poss", "prep") for each in token.children):
        return None
    span = Span(token.head.idx, token.idx + len(token))
    return Cue(token, span, ReportingVerb("words", frozenset({"quote"})), "words")
