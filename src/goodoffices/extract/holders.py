"""Finds whose words a clause is: who reports it, or who speaks the quotation."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.clauses import doers, subjects
from goodoffices.extract.cues import Cue, cues_in
from goodoffices.extract.scene import Quote, Scene, Sentence
from goodoffices.extract.turns import press_labels, speaker_of
from goodoffices.facts import Party

_UP = 8
"""How many clauses up the reporting verb is looked for."""


def voice_of(token: Token, scene: Scene) -> list[Token]:
    """Give the nouns whose words a clause is; empty where the report speaks itself."""
    quote = scene.quote_at(token.idx)
    above = _reporting_above(token, scene, quote)
    if above:
        return above
    return _beside_quote(quote, scene) if quote is not None else _attributed(token, scene)


def told_of(pronoun: Token) -> Token:
    """Give who speaks of himself: in "the groups said they will not come", the groups."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or pronoun.lower_ not in ("they", "he", "she", "it"):
        return pronoun
    while verb.dep_ in ("conj", "advcl", "xcomp") and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "ccomp":
        return pronoun
    for child in verb.head.children:
        if child.dep_ == "nsubj" and child.pos_ != "PRON":
            plural = child.tag_ in ("NNS", "NNPS") or bool(child.conjuncts)
            return child if plural == (pronoun.lower_ == "they") else pronoun
    return pronoun


def labelled_speaker(token: Token, scene: Scene) -> Party | None:
    """Give the speaker of a transcript's turn, by its label; nobody where the press speaks."""
    labels = [s for s in scene.report.stretches if s.kind is StretchKind.SPEAKER_LABEL]
    label = next((each for each in reversed(labels) if each.span.end <= token.idx), None)
    sentence = scene.sentence_of(token)
    if label is None or not sentence.speaker or sentence.part is StretchKind.REPORTER_TURN:
        return None
    if label.label in press_labels(labels, scene):
        return None  # who asks and reports wants nothing of the parties
    return speaker_of(label, labels, scene)


def _reporting_above(token: Token, scene: Scene, quote: Quote | None) -> list[Token]:
    """Climb to the verb of saying a clause hangs on; inside a quotation only one outside counts."""
    verbs = scene.words.reporting.verbs
    current = token
    for _ in range(_UP):
        outer = current.head
        if outer == current:
            break
        hangs = current.dep_ in ("ccomp", "xcomp", "parataxis", "advcl", "conj", "acl", "relcl")
        same_quote = quote is not None and scene.quote_at(outer.idx) is quote
        if hangs and outer.lemma_.lower() in verbs and not same_quote and current.dep_ == "ccomp":
            who = doers(outer) or subjects(outer) or _torn_off(outer, scene)
            if who:
                return who
        current = outer
    return _parenthetic(token, scene, quote)


def _torn_off(saying: Token, scene: Scene) -> list[Token]:
    """Find Vale in "in a talk with the Courier, Vale, the envoy, said": joined to the paper."""
    for name in reversed(saying.doc[saying.sent.start : saying.i]):
        if name.dep_ != "conj" or name.left_edge.i == 0 or name.left_edge.nbor(-1).text != ",":
            continue
        mention = scene.mention_at(name)
        if mention is None or mention.kind is not ActorKind.PERSON:
            continue
        if all(t.is_punct for t in saying.doc[name.right_edge.i + 1 : saying.i]):
            return [name]
    return []


def _parenthetic(token: Token, scene: Scene, quote: Quote | None) -> list[Token]:
    """Find "the talks must go on, Vale said": the saying verb hangs on the clause."""
    root = token.sent.root
    for child in (*root.children, root):
        if child.lemma_ in ("say", "add", "tell") and child.dep_ in (
            "parataxis",
            "ccomp",
            "ROOT",
            "conj",
        ):
            if quote is not None and scene.quote_at(child.idx) is quote:
                continue
            if child is not root or token.i < root.i:
                return doers(child)
    return []


def _beside_quote(quote: Quote, scene: Scene) -> list[Token]:
    """Find the cue nearest to a quotation in the sentences it begins and ends in."""
    first = scene.sentence_at(quote.outer.start)
    last = scene.sentence_at(max(quote.outer.start, quote.outer.end - 1))
    near = {first.index: first, last.index: last}
    if (
        last.index + 1 < len(scene.sentences)
        and scene.sentences[last.index + 1].paragraph == last.paragraph
    ):
        near[last.index + 1] = scene.sentences[last.index + 1]
    cues = [cue for sentence in near.values() for cue in cues_in(sentence, scene)]
    cues = _broken_by(first, quote, scene) or cues
    if not cues:
        return []
    best = min(cues, key=lambda cue: _gap(cue, quote))
    return doers(best.word) or subjects(best.word)


def _broken_by(first: Sentence, quote: Quote, scene: Scene) -> list[Cue]:
    """Give the cue a quotation is broken by: "We want peace," *Vale said*. "Lift the siege." """
    alone = first.span.start == quote.outer.start and not cues_in(first, scene)
    before = scene.sentences[first.index - 1] if alone and first.index else None
    if before is None or before.paragraph != first.paragraph:
        return []
    said = [each for each in scene.quotes if before.span.holds(each.outer)]
    behind = [
        cue for cue in cues_in(before, scene) if said and cue.span.start >= said[-1].outer.end
    ]
    return behind if len(behind) == 1 and behind[0].manner != "according" else []


def _gap(cue: Cue, quote: Quote) -> int:
    if cue.span.end <= quote.outer.start:
        return quote.outer.start - cue.span.end
    return max(0, cue.span.start - quote.outer.end)


def _attributed(token: Token, scene: Scene) -> list[Token]:
    """Find "according to Vale" in the sentence."""
    for cue in cues_in(scene.sentence_of(token), scene):
        if cue.manner == "according":
            return [each for each in cue.word.nbor().children if each.dep_ == "pobj"]
    return []
