"""Chooses the frame of a word: which of its senses this clause bears out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import (
    after_preposition,
    complements,
    doers,
    is_infinitive,
    is_negated,
    subjects,
    undergoers,
)
from goodoffices.extract.scene import Scene, asked_once_of_word
from goodoffices.lexicon.events import Frame
from goodoffices.lexicon.spelling import plain

PLACE = "<place>"
"""What stands in a frame for any town or region."""
SOMEBODY = "<somebody>"
"""What stands in a frame for any person or people."""
TOWN = "<town>"
"""What stands in `who` of a frame for any town or region by its name."""
FALL = "fall"
"""What a town does that is taken, whoever takes it."""
_NEXT = 3
"""So near a word must stand to be next to its verb: "called again for"."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BESIDE = frozenset({"prt", "prep", "advmod", "dative", "dobj", "agent", "mark", "npadvmod"})
_TO_COME = frozenset({"will", "would", "may", "might", "could", "shall", "to", "wo", "'ll"})
_WILL = frozenset({"will", "would", "wo", "'ll"})
_ARGUMENTS = frozenset(
    {
        "dobj",
        "nsubjpass",
        "pobj",
        "dative",
        "xcomp",
        "attr",
        "oprd",
        "npadvmod",
        "ccomp",
        "acomp",
    }
)


@asked_once_of_word
def verb_frame(scene: Scene, verb: Token) -> Frame | None:
    """Give the first frame of a verb whose particle, needed words and object are there."""
    entries = list(scene.words.events.verbs.get(verb.lemma_.lower(), ()))
    if not entries:
        return None
    beside = {child.lower_ for child in verb.children if _is_beside(child)}
    beside |= {f"+{c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod")}
    beside |= set(_wished(verb))
    entries = [entry for entry in entries if set(entry.beside.split()) <= beside]
    if not entries:
        return None
    around = frozenset((*argument_words(verb), *_somebody(scene, verb)))
    who = frozenset((*_subject_words(verb), *_town(scene, verb)))
    for entry in entries:
        frame = entry.frame
        if _bears(frame, around, who) and _fits(scene, verb, frame):
            return frame
    return None


def _wished(verb: Token) -> Iterator[str]:
    """ "Called *for* observers to be sent": the "for" opens a clause, yet is the verb's."""
    for child in verb.children:
        if child.dep_ not in ("advcl", "ccomp", "xcomp") or not is_infinitive(child):
            continue
        for mark in child.children:
            if mark.dep_ == "mark" and mark.lower_ == "for" and 0 < mark.i - verb.i < _NEXT:
                yield "for"


def adjective_frame(scene: Scene, word: Token) -> Frame | None:
    """Give the frame of an adjective with an infinitive or a phrase: "ready to talk"."""
    for entry in scene.words.events.adjectives.get(word.lower_, ()):
        if any(is_infinitive(each) for each in complements(word)) or not entry.frame.inf:
            return entry.frame
    return None


def _whither(verb: Token) -> list[Token]:
    """Give where a journey leads: "visited Chad", "flew to Chad"."""
    return [*undergoers(verb), *after_preposition(verb, ("to", "in"))]


def _is_land(scene: Scene, noun: Token) -> bool:
    """Tell whether a name is a state's or a capital's."""
    form = scene.words.actors.find(noun.text)
    return form is not None and noun.ent_type_ in _PLACES


def _is_beside(child: Token) -> bool:
    """Tell whether a word belongs to its verb: in "called him on Monday" the "on" does not."""
    if child.dep_ not in _BESIDE:
        return False
    if child.dep_ != "prep":
        return True
    behind = [each for each in child.children if each.dep_ == "pobj"]
    return not behind or any(each.ent_type_ not in ("DATE", "TIME") for each in behind)


def noun_frame(scene: Scene, noun: Token) -> Frame | None:
    """Give the first frame of a noun whose compound and needed words are there."""
    nouns = scene.words.events.nouns
    entries = nouns.get(noun.lemma_.lower(), ()) or nouns.get(noun.lower_, ())
    if not entries and noun.tag_ in ("NNP", "NNPS"):
        # "Talks between Mali and Chad opened": taken for a name, since it opens a sentence.
        entries = nouns.get(noun.lower_.removesuffix("s"), ())
    if not entries:
        return None
    left = {word for child in noun.lefts for word in (child.lower_, child.lemma_.lower())}
    around = left | {child.lower_ for child in noun.children} | set(_beside_carrier(scene, noun))
    if any(child.dep_ == "acl" and is_infinitive(child) for child in noun.children):
        around.add("to")
    inside = {each.lemma_.lower() for each in after_preposition(noun, ("of",))}
    for entry in entries:
        if entry.beside and not set(entry.beside.split()) & left:
            continue
        frame = entry.frame
        if frame.needs and not frame.verbs and not frame.needs & around:
            continue
        if not frame.unless & (around | inside):
            return frame
    return None


def _beside_carrier(scene: Scene, noun: Token) -> Iterator[str]:
    """ "Launched raids in the hills *against* the rebels": the parser hangs it on the verb."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in scene.words.events.light_verbs:
        yield from (child.lower_ for child in verb.children if child.dep_ == "prep")


def _fits(scene: Scene, verb: Token, frame: Frame) -> bool:
    """Check what a frame asks of the clause beyond its words."""
    if frame.finite and not _is_finite(verb):
        return False
    if frame.harm and not is_hostile(scene, verb, ahead=True):
        return False
    if frame.inf and not any(is_infinitive(each) for each in complements(verb)):
        return False
    if frame.alone and not _is_alone(verb):
        return False
    if frame.bare and (undergoers(verb) or complements(verb) or verb.dep_ in ("acl", "xcomp")):
        return False
    if frame.abroad and not any(_is_land(scene, each) for each in _whither(verb)):
        return False
    if frame.actor or frame.thing:
        acted_on = list(undergoers(verb))
        if frame.inf:
            acted_on += [each for inner in complements(verb) for each in _own_subjects(inner)]
        return bool(people_at(scene, acted_on)) is frame.actor
    return True


def _is_alone(verb: Token) -> bool:
    """Tell whether nothing more is said of the object: "called him", not "called him a liar"."""
    if complements(verb) or any(child.dep_ == "oprd" for child in verb.children):
        return False
    if any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children):
        return False  # "as the paper called them"
    objects = undergoers(verb)
    end = max((each.right_edge.i for each in objects), default=verb.i)
    return not any(token.is_quote for token in verb.doc[verb.i : end + 2])


def _own_subjects(verb: Token) -> list[Token]:
    """Give the subjects that stand in a clause itself: the rebels of "let the rebels leave"."""
    return [child for child in verb.children if child.dep_ == "nsubj"]


def _is_finite(verb: Token) -> bool:
    """Tell whether a verb tells one act, done or to come: "backed", "will back", not "backs"."""
    if verb.dep_ in ("acl", "relcl", "amod"):
        return False
    return verb.tag_ == "VBD" or any(child.lower_ in ("will", "wo") for child in verb.children)


def is_refusal(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb says what one will not do: "will no longer tolerate"."""
    if verb.lemma_ not in scene.words.events.refusable:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & _WILL) and is_negated(verb, scene.words.grammar)


def is_hostile(scene: Scene, verb: Token, *, ahead: bool = False) -> bool:
    """Tell whether what hangs on a verb would harm somebody: "vowed to attack".

    With `ahead` only what is to come counts: "warned that it would strike", not "was struck".
    """
    for inner in complements(verb):
        helpers = {child.lower_ for child in inner.children if child.dep_ == "aux"}
        if ahead and not helpers & _TO_COME:
            continue
        if is_refusal(scene, inner):
            return True
        if scene.words.events.peaceful & {each.lemma_.lower() for each in inner.subtree}:
            continue
        frame = verb_frame(scene, inner)
        if frame is not None and frame.type in scene.words.events.hostile:
            return True
    return False


def _bears(frame: Frame, around: frozenset[str], who: frozenset[str]) -> bool:
    asked = frame.needs or frame.who
    if asked and not (frame.needs & around or frame.who & who):
        return False
    if frame.by and not frame.by & who:
        return False
    return not frame.unless & around and not frame.never_by & who


def _somebody(scene: Scene, verb: Token) -> Iterator[str]:
    """Give the sign for a person where a verb acts on one: "freed Omar Vale", "freed a nurse"."""
    nouns = scene.words.events.actor_nouns
    for each in undergoers(verb):
        if each.ent_type_ == "PERSON" or each.lemma_.lower() in nouns:
            yield SOMEBODY


def what_falls(verb: Token) -> list[Token]:
    """Give of what a verb tells: "*Goma* fell", "*Goma* is about to fall", "*Goma*, poised to"."""
    found = doers(verb)
    outer = verb.head
    if not found and verb.dep_ == "xcomp":
        found = subjects(outer if outer.pos_ == "VERB" else outer.head)
    return found


def _town(scene: Scene, verb: Token) -> Iterator[str]:
    """Give the sign for a town where one is what a verb is told of: "Goma fell"; no state is."""
    if verb.lemma_ != FALL:
        return
    for each in what_falls(verb):
        known = plain(each.text) in scene.words.actors.places or each.ent_type_ in _PLACES
        if known and each.pos_ == "PROPN" and scene.words.actors.state_named(each.text) is None:
            yield TOWN


def _subject_words(verb: Token) -> Iterator[str]:
    """Give the words of who does what a verb says, its passive included; a name is no place."""
    for subject in what_falls(verb) if verb.lemma_ == FALL else doers(verb):
        yield from (word for word in _noun_words(subject) if word != PLACE)


def words_around(verb: Token) -> Iterator[str]:
    """Give the lemmas of all that stands around a verb, its subject included."""
    yield from argument_words(verb)
    for child in verb.children:
        if child.dep_ == "nsubj":
            # Who takes is not what is taken: "Chad took part" names no place.
            yield from (word for word in _noun_words(child) if word != PLACE)
    if verb.dep_ in ("relcl", "acl"):
        yield from _noun_words(verb.head)


def argument_words(verb: Token) -> Iterator[str]:
    """Give the lemmas of what a verb acts on, of its phrases, and of what modifies them."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "prt"):
            yield child.lower_
            for inner in child.children:
                nested = inner.children if inner.dep_ == "prep" else (inner,)
                for each in nested:
                    yield from _noun_words(each)
        elif child.dep_ == "advcl" and child.pos_ == "ADJ":
            yield child.lower_
        elif child.dep_ in _ARGUMENTS:
            yield from _noun_words(child)
    if verb.dep_ in ("relcl", "acl") and verb.head not in doers(verb):
        yield from _noun_words(verb.head)


def _noun_words(noun: Token) -> Iterator[str]:
    yield noun.lemma_.lower()
    if noun.tag_ == "NNPS":  # "Shells fell": taken for a name, since it opens a sentence
        yield noun.lower_.removesuffix("s")
    if noun.ent_type_ in _PLACES:
        yield PLACE
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "conj", "nmod", "appos"):
            yield child.lemma_.lower()
        elif child.dep_ == "prep" and child.lower_ == "of":
            for each in child.children:
                yield each.lemma_.lower()
                yield from (c.lemma_.lower() for c in each.children if c.dep_ == "compound")
