"""Finds who said it: the subject, the "by" phrase, the owner of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.bounds import noun_behind, own_subjects
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    conjuncts,
    is_passive,
    objects,
    recipients,
    subjects,
)
from goodoffices.extract.cues import Cue
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span
from goodoffices.lexicon.reporting import Reporting

_NOBODY = frozenset({"it", "there", "this", "that", "what", "which"})
_SPREADING = frozenset({"carry", "publish", "broadcast", "air", "print", "post", "release"})
"""What outlets do to an interview or remarks."""
_SHOWING = frozenset(
    {"suggest", "indicate", "imply", "signal", "underline", "underscore", "mean", "hint", "read"}
)
"""What things do as often as people: "it suggested that ..." says nothing of a speaker."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NONE = frozenset({"nobody", "none", "noone", "neither"})
"""Who says nothing: "neither side calls it a truce"."""
_NO_SPEAKERS = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})
_PREFIXES = frozenset({"co", "ex", "vice"})
_ADJACENT = 4
"""How far behind its verb an object may stand."""
_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke, to whom and through which outlet, as nouns of the sentence."""

    speakers: tuple[Token, ...] = ()
    addressees: tuple[Token, ...] = ()
    outlets: tuple[Token, ...] = ()


def heard(cue: Cue, scene: Scene, *, inner: bool = False) -> Heard:
    """Find speaker, addressee and outlet of one cue; `inner` where it stands between marks."""
    words = scene.words.reporting
    found = _named_once([with_name(each, scene) for each in _speakers(cue, scene)])
    speakers = [
        each
        for each in found
        if (inner or not _inside_marks(each, scene))
        and _may_lead(each, cue)
        and (each.ent_type_ not in _NO_SPEAKERS or scene.mention_at(each) is not None)
        and each.lower_ not in NONE
        and (not each.text.isdigit() or any(each.children))
    ]
    told = [with_name(each, scene) for each in _told(cue)]
    outlets = [_outlet_name(each) for each in told if is_outlet(each, words)]
    outlets += _interviewers(cue, words)
    addressees = [each for each in told if each not in outlets and each not in speakers]
    return Heard(tuple(speakers), tuple(addressees), tuple(outlets))


def with_name(noun: Token, scene: Scene) -> Token:
    """Give the name beside an office or outlet: her adviser, *Jan Vale*; the daily *Echo*.

    Behind "of" or "from" the parse hangs the name on the place: the mayor of Zand, *Jan Vale*.
    """
    if noun.ent_type_ == "PERSON" or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return noun
    if noun.dep_ == "appos" and _is_person(noun.head, scene):
        return noun.head
    for child in noun.children:
        if child.dep_ != "appos" or child.pos_ not in ("PROPN", "NOUN"):
            continue
        if child.ent_type_ == "PERSON" or _is_person(child, scene):
            return child
        # "Its ally Russia", "the daily Echo": nothing stands between.
        close = child.left_edge.i == noun.i + 1 and child.pos_ == "PROPN"
        if close or (child.pos_ == "PROPN" and noun.lower_ in scene.words.reporting.outlet_nouns):
            return child
    return _named_further(noun, scene) or noun


def _named_once(nouns: Sequence[Token]) -> list[Token]:
    """Leave out an office that the parse takes for a subject beside its name: envoy *Jan Vale*."""
    starts = {each.left_edge.i for each in nouns if each.pos_ == "PROPN"}
    return [each for each in nouns if each.pos_ != "NOUN" or each.i + 1 not in starts]


def _named_further(noun: Token, scene: Scene) -> Token | None:
    """Give the person set beside an office where a place stands between."""
    if _is_person(noun, scene):
        return None
    for held in _held(noun):
        if _is_person(held, scene):
            return None
        for child in held.children:
            apart = child.dep_ == "appos" and child.i and child.left_edge.nbor(-1).text == ","
            if apart and _is_person(child, scene):
                return child
        further = _named_further(held, scene)
        if further is not None:
            return further
    return None


def _held(noun: Token) -> list[Token]:
    """Give the nouns that hang on a noun by a preposition."""
    prepositions = [each for each in noun.children if each.dep_ == "prep"]
    return [held for each in prepositions for held in each.children if held.dep_ == "pobj"]


def _is_person(noun: Token, scene: Scene) -> bool:
    mention = scene.mention_at(noun)
    return mention is not None and mention.kind is ActorKind.PERSON and mention.form == "name"


def _may_lead(noun: Token, cue: Cue) -> bool:
    """Tell whether a noun stands where a speaker can: behind "told" stands who was told."""
    if cue.manner != "verb" or not cue.verb.takes & {"told", "of", "naming"}:
        return True
    if noun.dep_ == "nsubj" and noun.head == cue.word and cue.lemma != "tell":
        return True
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return True
    return not cue.word.i < noun.i <= cue.word.i + _ADJACENT


def _inside_marks(token: Token, scene: Scene) -> bool:
    """Tell whether a word is quoted; a mark that sticks to its front does not make it so."""
    return scene.quote_at(token.idx + len(token) - 1) is not None


def named_between(span: Span, scene: Scene) -> Token | None:
    """Give the name or pronoun nearest to the end of a stretch: the speaker the parse missed."""
    stretch = scene.doc.char_span(span.start, span.end, alignment_mode="contract")
    words = list(stretch or ())
    for token in reversed(words):
        if token.ent_type_ == "PERSON" or token.lower_ in _SPEAKING_PRONOUNS:
            return _head_of_name(token)
    nouns = [each for each in words if each.pos_ in ("PROPN", "NOUN")]
    return _head_of_name(nouns[0]) if nouns else None


def noun_after(verb: Token) -> tuple[Token, ...]:
    """Give the noun right behind a verb that the parser takes for its object: insisted the man."""
    near = [each for each in verb.rights if each.i <= verb.i + _ADJACENT]
    objects_only = [each for each in near if each.dep_ in ("dobj", "attr", "oprd", "npadvmod")]
    return tuple(each for each in objects_only if each.pos_ in ("NOUN", "PROPN", "PRON"))[:1]


def is_speaker(token: Token, scene: Scene) -> bool:
    """Tell whether a noun can speak: a name, somebody's pronoun, an office, a group."""
    if token.lower_ in _NOBODY and token.lower_ != "it":
        return False
    if token.pos_ == "PRON" or token.ent_type_ in _NAMES or token.pos_ == "PROPN":
        return token.ent_type_ not in _NO_SPEAKERS or scene.mention_at(token) is not None
    mention = scene.mention_at(token)
    words = scene.words.reporting
    lemma = token.lemma_.lower()
    return mention is not None or lemma in words.people or lemma in words.sources


def _outlet_name(noun: Token) -> Token:
    """Give the name right behind a common noun for an outlet: the newspaper *Echo*."""
    if noun.pos_ == "PROPN" or noun.i + 1 >= noun.sent.end or noun.nbor().pos_ != "PROPN":
        return noun
    return _head_of_name(noun.nbor())


def can_say(noun: Token, cue: Cue, scene: Scene) -> bool:
    """Tell whether a noun can be whose words a cue reports.

    Whoever "denies" or "begs" is somebody, and so is the "by" of a passive, whatever the noun.
    """
    if cue.manner == "according" or cue.lemma in scene.words.reporting.spoken:
        return True
    by = noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.pos_ in ("NOUN", "PROPN")
    return by or is_speaker(noun, scene)


def is_outlet(token: Token, words: Reporting) -> bool:
    """Tell whether a noun names a newspaper, agency or broadcaster."""
    own = [token, *(each for each in token.children if each.dep_ in ("compound", "nmod", "amod"))]
    return any(each.lower_ in words.outlet_nouns for each in own)


def _speakers(cue: Cue, scene: Scene) -> Sequence[Token]:
    words = scene.words.reporting
    if cue.manner == "according":
        return _after_to(cue.word)
    if cue.manner in ("noun", "words"):
        return _owners(cue.word, words)
    verb = cue.word
    quoting = _quoting(verb, words)
    if quoting is not None:
        return _quoted(quoting)
    if is_passive(verb) and verb.tag_ == "VBN":
        by = agents(verb)
        if by or any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
            return by
    outer = outer_verb(verb, scene)
    found = _inverted(verb) or _hidden(verb)
    found = found or _nearest(subjects(outer if outer is not None else verb), verb)
    if not found and verb.tag_ == "VBG":
        tellers = [each for each in verb.ancestors if each.lemma_.lower() in words.verbs]
        found = [one for each in tellers for one in own_subjects(each)][:1]
    found = [_who_can(_whole(each), verb, scene) for each in found]
    # Figures are numbers, but a leading figure is somebody.
    thing = len(found) == 1 and found[0].lower_ != "figure"
    if thing and found[0].lemma_.lower() in words.sources:
        return _owners(found[0], words) or found
    return [each for each in found if not _is_empty(each, verb)] or _beside(verb)


def _hidden(verb: Token) -> list[Token]:
    """Find a subject that the parse joins to the noun before: left the town *and rebels say* so."""
    if verb.dep_ != "conj" or verb.i == verb.sent.start or own_subjects(verb):
        return []
    noun = verb.nbor(-1)
    start = noun.left_edge.i
    joined = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and start > verb.sent.start
    return [noun] if joined and verb.doc[start - 1].dep_ == "cc" else []


def _nearest(found: list[Token], verb: Token) -> list[Token]:
    """Leave out what the parse takes for a subject before "but": it belongs to the clause before.

    "They advanced plans on Tuesday, but some allies said" has a noun in "plans" for the parser.
    """
    own = [each for each in own_subjects(verb) if each.i < verb.i]
    between = verb.doc[own[0].i : own[-1].left_edge.i] if len(own) > 1 else ()
    if not any(each.dep_ == "cc" for each in between):
        return found
    return [each for each in found if each.i >= own[-1].left_edge.i]


def _whole(noun: Token) -> Token:
    """Give the office behind a prefix that the parser cuts off: the co-*leader*."""
    cut = noun.lower_ in _PREFIXES and noun.i + 2 < noun.sent.end and noun.nbor().text == "-"
    return noun.nbor(2) if cut else noun


def outer_verb(verb: Token, scene: Scene) -> Token | None:
    """Give the verb of speech whose speaker also says this: he said it was late, *adding* that ...

    Two things hang on the wrong verb in most parses: a participle of speech behind a comma, and a
    second verb of speech without a subject ("said the list was closed and *urged* voters to go").
    """
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX"):
        current = current.head
    clause = current.head if verb.tag_ == "VBG" and current.dep_ == "advcl" else current
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    teller = clause.head
    told = scene.words.reporting.verbs.get(teller.lemma_.lower())
    if clause.dep_ != "ccomp" or told is None or "clause" not in told.takes:
        return None
    if own_subjects(verb) or teller.i > verb.i:
        return None
    if verb.tag_ == "VBG":
        return teller if verb.i and verb.nbor(-1).text == "," else None
    if verb.tag_ not in ("VBD", "VBZ") or verb.tag_ != teller.tag_ or verb == clause:
        return None
    other_tense = clause.tag_ in ("VBP", "VBZ") and verb.tag_ == "VBD"
    apart = other_tense or stands_apart(verb)
    return teller if apart or _is_told_of(clause, scene) else None


def stands_apart(verb: Token) -> bool:
    """Tell whether a comma stands before the "and" that joins a verb."""
    joins = [each for each in verb.head.children if each.dep_ == "cc" and each.i < verb.i]
    return bool(joins) and joins[-1].i > 0 and joins[-1].nbor(-1).text == ","


def _is_told_of(clause: Token, scene: Scene) -> bool:
    """Tell whether a clause tells of a state, or of what cannot speak."""
    if any(each.dep_ in ("aux", "auxpass") for each in clause.children) or clause.lemma_ == "be":
        return True
    return not any(is_speaker(each, scene) for each in own_subjects(clause))


def _who_can(noun: Token, verb: Token, scene: Scene) -> Token:
    """Give who a relative clause of speech is about: forces on the ground *who said* so."""
    if noun.tag_ == "WP":
        # "A lawyer who left and who told them": the second "who" hangs on no noun.
        clause = next((each for each in noun.ancestors if each.dep_ == "relcl"), None)
        noun = clause.head if clause is not None else noun
    holder = noun.head
    climbs = verb.dep_ == "relcl" and noun.dep_ == "pobj" and holder.head.pos_ in ("NOUN", "PROPN")
    if climbs and not is_speaker(noun, scene) and is_speaker(holder.head, scene):
        return holder.head
    return noun


def _is_empty(noun: Token, verb: Token) -> bool:
    """Tell whether a subject stands for nobody: "it" does only where a passive has no doer."""
    if noun.lower_ == "it":
        return is_passive(verb) or noun.dep_ == "expl" or verb.lemma_ in _SHOWING
    return noun.lower_ in _NOBODY


def _inverted(verb: Token) -> list[Token]:
    """Find the subject after the verb where the parser takes it for an object: said Kerry."""
    if (
        verb.tag_ not in ("VBD", "VBZ", "VBP")
        or verb.lemma_ != "say"
        or verb.i + 1 >= len(verb.doc)
    ):
        return []
    own = noun_behind(verb) or own_subjects(verb)
    if own:
        return conjuncts(own[0]) if own[0].i > verb.i else []
    return [
        child
        for child in verb.rights
        if child.dep_ in ("dobj", "npadvmod", "attr", "oprd") and child.ent_type_ in _NAMES
    ][:1]


def _quoting(verb: Token, words: Reporting) -> Token | None:
    """For "was quoted as saying": give the verb that quotes."""
    outer = verb.head
    if verb.tag_ == "VBG" and outer.lower_ == "as" and outer.head.lemma_ in words.verbs:
        quoting = words.verbs[outer.head.lemma_]
        return outer.head if "saying" in quoting.takes else None
    return None


def _quoted(verb: Token) -> list[Token]:
    if is_passive(verb):
        return subjects(verb)
    return objects(verb)


def _after_to(word: Token) -> list[Token]:
    to = word.nbor()
    for holder in (to, word):
        for child in holder.children:
            if child.dep_ == "pobj":
                return conjuncts(child)
    return []


def _owners(noun: Token, words: Reporting) -> list[Token]:
    """Find whose claim it is: his claim, the claim by, made a claim."""
    for child in noun.children:
        if child.dep_ == "poss":
            return conjuncts(child)
    by = after_preposition(noun, ("by", "from", "of"))
    if by:
        return [each for each in by if each.pos_ in ("PROPN", "NOUN", "PRON")]
    for child in noun.children:
        # A Pentagon statement, an army communiqué.
        if child.dep_ not in ("compound", "nmod"):
            continue
        named = child.pos_ == "PROPN" or child.lemma_.lower() in words.people
        # "Vale claims that": the tagger takes the verb for a noun.
        if child.ent_type_ == "PERSON" or (named and noun.lemma_.lower() in words.sources):
            return [child]
    holder = noun.head
    if holder.dep_ in ("prep", "pcomp") or holder.pos_ == "ADP":
        holder = holder.head
    if noun.dep_ in ("dobj", "pobj") and holder.pos_ == "VERB":
        return agents(holder) if is_passive(holder) else subjects(holder)
    return []


def _beside(verb: Token) -> list[Token]:
    """Take the name or pronoun that touches the verb, where the parse gives no subject."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if after is not None and after.sent == verb.sent and after.pos_ == "PROPN":
        return [_head_of_name(after)]
    if after is not None and after.pos_ == "NOUN" and after.i + 2 >= verb.sent.end:
        return [after]
    before = verb.doc[verb.i - 1] if verb.i else None
    if (
        before is not None
        and before.sent == verb.sent
        and (before.pos_ == "PROPN" or before.tag_ == "PRP")
    ):
        return [_head_of_name(before)]
    return []


def _head_of_name(token: Token) -> Token:
    while token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _told(cue: Cue) -> list[Token]:
    """Find to whom it was said."""
    if cue.manner != "verb":
        return []
    found = recipients(cue.word) + after_preposition(cue.word, ("to", "with"))
    if cue.verb.takes & {"told"} or cue.lemma in ("inform", "notify", "assure", "remind", "brief"):
        found = objects(cue.word) + found
    if cue.verb.takes & {"on"}:
        found += after_preposition(cue.word, ("on", "upon"))
    if cue.verb.takes & {"of"}:
        found += objects(cue.word)
    return [each for each in found if each.pos_ in ("NOUN", "PROPN", "PRON")]


def _interviewers(cue: Cue, words: Reporting) -> list[Token]:
    """Find the outlet of "in an interview with the agency", "in remarks carried by the channel"."""
    found: list[Token] = []
    if cue.manner != "verb":
        return found
    for noun in after_preposition(cue.word, ("in", "during", "on")):
        if noun.lemma_.lower() not in words.sources:
            continue
        found += [
            each for each in after_preposition(noun, ("with", "to", "on")) if each.pos_ == "PROPN"
        ]
        for spread in noun.children:
            if spread.dep_ == "acl" and spread.lemma_ in _SPREADING:
                by = [*agents(spread), *after_preposition(spread, ("by", "in", "on"))]
                found += [_outlet_name(each) for each in by if _may_print(each, words)]
    return list(dict.fromkeys(found))


def _may_print(noun: Token, words: Reporting) -> bool:
    return is_outlet(noun, words) or (noun.pos_ == "PROPN" and noun.ent_type_ not in _NO_SPEAKERS)


def parties_of(tokens: Sequence[Token], scene: Scene) -> tuple[Party, ...]:
    """Give the parties of several nouns, those that overlap only once."""
    found: list[Party] = []
    for party in scene.parties(tokens):
        if party.span is None or not any(
            each.span is not None and each.span.meets(party.span) for each in found
        ):
            found.append(party)
    return tuple(found)
