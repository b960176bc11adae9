"""Who does it and to whom: where a frame says that its sides stand in the clause."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from goodoffices.codes import ActorKind, EventType
from goodoffices.extract.clause_actors import holders, is_own_people, owners, people_at
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    clause_head,
    complements,
    conjuncts,
    doers,
    has_subject,
    is_infinitive,
    is_passive,
    objects,
    recipients,
    subjects,
    undergoers,
)
from goodoffices.extract.event_aims import (
    asked_before_to,
    driven_out,
    fallen_fighting,
    fought,
    is_yet_to_be,
    named_object,
)
from goodoffices.extract.event_frames import noun_frame
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.events import DOER, INNER, OBJECT, OWNER, RECIPIENT, SUBJECT, Frame

_OBJECT_PREPOSITIONS = ("against", "with", "from", "to", "on", "at", "for", "into")
_AROUND = frozenset(
    {"in", "near", "inside", "outside", "during", "after", "before", "since", "until", "as",
     "through", "under", "around", "across", "amid", "despite", "along", "within", "throughout",
     "following"}
)  # fmt: skip
"""Prepositions of circumstances: what stands behind them is not what the act is about."""
_WANTING = frozenset({"demand", "request", "seek", "propose", "call", "want"})
_PARTAKING = frozenset({"participate", "engage", "partake"})
"""Verbs whose "in" is no circumstance: "participate *in talks* with Mali"."""
_DESIGNATE = "designate"
_WHERE = frozenset({"outside", "near", "inside"})
_DEPTH = 2
_NARROW, _WIDE = ("by", "between"), ("of", "by", "between")
_TO_STATES = frozenset(
    {EventType.SANCTION, EventType.AID, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE,
     EventType.SUPPORT, EventType.AGREE, EventType.THREATEN}
)  # fmt: skip
_OF_PLANS = frozenset(
    {EventType.REJECT, EventType.SUPPORT, EventType.THREATEN, EventType.AGREE, EventType.CONCEDE}
)
_TOLD_TO = frozenset({EventType.ACCUSE, EventType.REQUEST})
_MOVES = frozenset({"troops", "withdraw", "disarm"})
_DEALINGS = frozenset({"to", "with", "against", "on", "of", "from"})
_INNER = frozenset({"conj", "ccomp", "advcl", "relcl", "acl"})
_KEPT = frozenset({"held", "controlled", "run", "occupied", "owned", "used", "operated", "housing"})
_REFERRING = frozenset({"refer", "allude", "point"})
_SAYING = frozenset({"say", "report", "announce"})
_SPOKEN = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN}
)


def sources_of(scene: Scene, verb: Token, frame: Frame) -> list[Token]:
    """Give who does what a verb says."""
    if frame.source:
        return _first(scene, verb, frame.source)
    if (fight := fallen_fighting(verb)) is not None:
        return fought(scene, fight)
    outer = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        if outer.lemma_ in _SAYING and not _opens(verb) and frame.type not in _SPOKEN:
            # "Jets struck a camp, Mali said, killing ten": the jets killed them, not Mali.
            said = [child for child in outer.children if child.dep_ == "ccomp"]
            return people_at(scene, [each for inner in said for each in doers(inner)])
        if _is_speakers(verb, frame):
            return people_at(scene, doers(outer.head))
        if outer.lemma_ in _REFERRING and frame.type not in _SPOKEN:
            return []  # "he said, referring to raids that hit a school, killing ten"
    if frame.type in _SPOKEN | {EventType.AGREE} and _is_joined_wrongly(verb):
        above = _speakers_above(scene, verb)
        if above:
            return above
    found = people_at(scene, [speaker_for(scene, verb, each) for each in doers(verb)])
    found = found or _authors(scene, verb) or _agents_below(scene, verb)
    if not found and frame.type in _SPOKEN | {EventType.AGREE}:
        return _speakers_above(scene, verb)
    if not found and frame.mode in _MOVES and is_passive(verb):
        # "Troops were deployed", "guerrillas have been disarmed": whose troops they are.
        return people_at(scene, undergoers(verb))
    return found


def _opens(verb: Token) -> bool:
    """Tell whether a clause stands before all else that hangs on its verb."""
    others = (child for child in verb.head.children if child.dep_ in ("ccomp", "nsubj"))
    return all(verb.i < child.left_edge.i for child in others)


def _is_speakers(verb: Token, frame: Frame) -> bool:
    """ "Hale said aid was late, urging Mali to act": the speaker urges, not the aid."""
    outer = verb.head
    speaker = outer.head
    if outer.dep_ != "ccomp" or speaker.lemma_ not in _SAYING:
        return False
    before = verb.i < speaker.i < outer.i  # not "they shot, killing ten, he said"
    return verb.i < outer.left_edge.i or before or frame.type in _SPOKEN


def _speakers_above(scene: Scene, verb: Token) -> list[Token]:
    """ "The envoy said the truce was over and called on both sides": the envoy called.

    The parser joins such a verb to the clause inside; its own subject is then a thing.
    """
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX"):
        current = current.head
    if current is not verb and current.dep_ == "advcl" and current.head.dep_ == "ccomp":
        current = current.head  # "said that ten had died since trucks came and blamed the army"
    if current is verb or current.dep_ != "ccomp":
        return []
    if verb.tag_ != current.head.tag_ and not _is_past_of(verb, current.head):
        return []
    return people_at(scene, doers(current.head))


def _is_joined_wrongly(verb: Token) -> bool:
    """ "Says that hundreds are dead and begs them": by its form "begs" goes with "says"."""
    if verb.dep_ != "conj" or has_subject(verb) or verb.tag_ not in ("VBZ", "VBD"):
        return False
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX"):
        current = current.head
    outer = current.head
    if current.dep_ != "ccomp" or outer.tag_ != verb.tag_ or outer.pos_ != "VERB":
        return False
    many = any(each.tag_ in ("NNS", "NNPS") or each.conjuncts for each in subjects(current))
    forms = {current.tag_, *(c.tag_ for c in current.children if c.dep_ in ("aux", "auxpass"))}
    return (verb.tag_ == "VBZ" and many) or verb.tag_ not in forms


def _is_past_of(verb: Token, outer: Token) -> bool:
    """Tell whether "called *for* ..." is a past beside "said", though it looks like a passive."""
    if verb.tag_ != "VBN" or outer.tag_ != "VBD":
        return False
    if any(child.dep_ in ("aux", "auxpass", "agent") for child in verb.children):
        return False
    return any(c.dep_ == "dobj" or c.lower_ in ("for", "on") for c in verb.children if c.i > verb.i)


def _agents_below(scene: Scene, verb: Token) -> list[Token]:
    """ "Was forced to stay by the rebels": the parser hangs the rebels on what was forced."""
    if not is_passive(verb):
        return []
    for inner in complements(verb):
        if inner.dep_ == "xcomp" and not is_passive(inner):
            near = [*after_preposition(inner, ("by",)), *agents(inner)]
            near += [a for each in objects(inner) for a in after_preposition(each, ("by",))]
            found = people_at(scene, near)
            if found:
                return found
    return []


def _authors(scene: Scene, verb: Token) -> list[Token]:
    """ "Issued a statement demanding ...": what a text demands, whoever issued it demands."""
    for text in doers(verb):
        if text.lemma_.lower() not in scene.words.events.texts:
            continue
        issuer = text.head if text.dep_ in ("dobj", "nsubjpass") else None
        behind = owners(scene, text) or people_at(scene, after_preposition(text, ("by", "from")))
        found = behind or (people_at(scene, doers(issuer)) if issuer is not None else [])
        if found:
            return found
    return []


def targets_of(scene: Scene, verb: Token, frame: Frame) -> list[Token]:
    """Give to whom a verb is done: the first of the frame's places that holds somebody."""
    if fallen_fighting(verb) is not None and not is_passive(verb):
        return people_at(scene, subjects(verb))
    found = _first(scene, verb, frame.target)
    if frame.type is EventType.REQUEST:  # "ordered his men": those, and not himself
        found = [each.head if is_own_people(scene, each.head) else each for each in found]
        if verb.lemma_ in _WANTING:
            found = [each for each in found if not is_wanted(scene, each)]
    if frame.type in _OF_PLANS or (frame.type is EventType.REQUEST and verb.lemma_ in _WANTING):
        found = [each for each in found if not is_yet_to_be(scene, each)]
    if frame.mode == _DESIGNATE:  # "designated the Front *a terrorist group*": what it is called
        found = [each for each in found if not _is_anyone(each)]
    if not found and frame.type in _TO_STATES:
        found = _capitals(scene, verb, frame.target)
    if not found and frame.type is EventType.REJECT:
        found = _claimants(scene, verb)
    if not found and frame.type is EventType.ASSAULT:
        found = driven_out(scene, verb)
    if not found and frame.type in _TOLD_TO and OBJECT in frame.target:
        found = named_object(scene, verb)
    return found


def _is_anyone(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)


def is_wanted(scene: Scene, noun: Token) -> bool:
    """ "Demanded more observers", "sought the release of prisoners": whom one wants, not asks."""
    mention = scene.mention_at(noun)
    named = mention is not None and mention.form == "name"
    if named or noun.head.lower_ in ("on", "upon", "to"):
        return False
    return noun.tag_ in ("NN", "NNS") and noun.lemma_ in scene.words.events.wanted


def _capitals(scene: Scene, verb: Token, places: Iterable[str]) -> list[Token]:
    """ "Cut off aid to Khartoum": in dealings a capital stands for its government."""
    nouns = [each for place in places if place in _DEALINGS for each in _at(scene, verb, place)]
    found = [each for each in nouns if scene.words.actors.find(each.text) is not None]
    return found[:1]


def _claimants(scene: Scene, verb: Token) -> list[Token]:
    """ "Chad says it was attacked, a claim denied by Mali": what Mali denies is Chad's."""
    claim = verb.head
    if verb.dep_ == "conj" and claim.pos_ == "VERB":
        return _claimed_before(scene, verb)
    if verb.dep_ not in ("acl", "relcl") or claim.lemma_.lower() not in scene.words.events.claims:
        return []
    outer = clause_head(claim.head if claim.dep_ == "appos" else claim)
    while outer.dep_ in ("ccomp", "conj") and outer.head.pos_ in ("VERB", "AUX"):
        outer = outer.head  # "Mali said that Chad had men there, an accusation denied by Chad"
    if outer.i == verb.i:
        return []
    return people_at(scene, doers(outer)) or _speakers_above(scene, outer)


def _claimed_before(scene: Scene, verb: Token) -> list[Token]:
    """ "Mali said it had won, but the claim was disputed by Chad": the claim was Mali's."""
    told = [each for each in undergoers(verb) if each.i > verb.head.i]
    known = scene.words.events.claims
    if not any(each.lemma_.lower() in known and _points_back(each) for each in told):
        return []
    own = {each.i for each in doers(verb)}
    return [each for each in people_at(scene, doers(verb.head)) if each.i not in own]


def _points_back(noun: Token) -> bool:
    """Tell whether a noun is "the claim", "that offer", with nothing more said of it."""
    pointing = any(c.dep_ == "det" and c.lower_ in ("the", "that", "this") for c in noun.children)
    return pointing and not any(c.dep_ in ("prep", "acl", "relcl") for c in noun.children)


def _first(scene: Scene, verb: Token, places: Iterable[str]) -> list[Token]:
    for place in places:
        nouns = _at(scene, verb, place)
        found = people_at(scene, nouns)
        if not found and place not in (DOER, INNER, OWNER, SUBJECT):
            found = behind(scene, nouns)
        if found:
            return found
    return []


def behind(scene: Scene, nouns: Iterable[Token], depth: int = _DEPTH) -> list[Token]:
    """Give who stands behind things: whose they are, who holds or made them, of whom they speak.

    "The rebel-held town", "a camp belonging to Mali", "an inquiry into the deals *of the bank*".
    """
    found: dict[int, Token] = {}
    for noun in nouns:
        own = [] if noun.lemma_ == "capital" else owners(scene, noun)
        told = own or holders(scene, noun) or _keepers(scene, noun)
        near = after_preposition(noun, _NARROW if _is_its_own(scene, noun) else _WIDE)
        told = told or people_at(scene, near) or (behind(scene, near, depth - 1) if depth else [])
        for each in told:
            if each.dep_ != "poss" or each.lemma_.lower() not in scene.words.events.lands:
                found.setdefault(each.i, each)
    return list(found.values())


def _is_its_own(scene: Scene, noun: Token) -> bool:
    """ "The killing of a priest", "the town of X": what follows "of" does not stand behind it."""
    return _is_act(scene, noun) or noun.lemma_.lower() in scene.words.events.place_nouns


def _is_act(scene: Scene, noun: Token) -> bool:
    """ "The killing of a priest": the priest is not who stands behind the killing."""
    frame = noun_frame(scene, noun)
    return frame is not None and frame.of == "target"


def _keepers(scene: Scene, noun: Token) -> list[Token]:
    """ "Belonging to Mali", "held by the rebels", "run by the army"."""
    for child in noun.children:
        if child.dep_ != "acl":
            continue
        if child.lemma_ == "belong":
            return people_at(scene, after_preposition(child, ("to",)))
        if child.lower_ in _KEPT:
            return people_at(scene, doers(child))
    return []


def _at(scene: Scene, verb: Token, place: str) -> list[Token]:
    if place == OBJECT:
        return undergoers(verb)
    if place == RECIPIENT:
        return recipients(verb)
    if place == SUBJECT:
        return subjects(verb)
    if place == DOER:
        return clause_targets(scene, [*complements(verb), *_wished_of(verb)], place)
    if place == INNER:
        return clause_targets(scene, [*complements(verb), *_aims(verb)], place)
    if place == OWNER:
        # "Terminated her contract" may be another's; what is one's own falls away in resolving.
        found = [each for noun in _things(verb) for each in owners(scene, noun)]
        return [each for each in found if each.lower_ not in ("its", "our", "my")]
    if place == "by" and is_passive(verb):
        return [each for noun in undergoers(verb) for each in after_preposition(noun, (place,))]
    found = after_preposition(verb, (place,))
    if place == "with":
        found = found or _misread_with(verb)
    for noun in (*_things(verb), *_times(verb)):
        if place != "of" or not _is_act(scene, noun):
            found.extend(after_preposition(noun, (place,)))
    return found


def _wished_of(verb: Token) -> list[Token]:
    """ "Called *for* Chad to leave": the parser may take it for a clause of purpose."""
    return [
        child
        for child in verb.children
        if child.dep_ == "advcl"
        and is_infinitive(child)
        and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)
    ]


def clause_targets(scene: Scene, inner: Iterable[Token], place: str) -> list[Token]:
    """Give from clauses that say what is wanted who is to do it, or those it is done to."""
    if place == DOER:
        return [each for verb in inner for one in _joined(verb) for each in _charged(scene, one)]
    return [each for verb in inner for each in _inside(scene, verb, _DEPTH)]


def _joined(verb: Token) -> list[Token]:
    """Give a clause and those joined to it: "that it be cleared and that *Chad stop* firing"."""
    return [verb, *(c for c in verb.conjuncts if c.i > verb.i and has_subject(c))]


def _misread_with(verb: Token) -> list[Token]:
    """ "Meet with Vale to discuss it": the parser makes "with" open a clause of Vale's own."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ == "with" for c in child.children
        ):
            found.extend(subjects(child))
    return found


def _times(verb: Token) -> list[Token]:
    """Give dates and spots on a verb: in "met on Monday with Vale" Vale hangs on Monday."""
    found = [child for child in verb.children if child.ent_type_ in ("DATE", "TIME")]
    for child in verb.children:
        if child.dep_ == "prep":
            where = child.lower_ in _WHERE
            found.extend(
                each
                for each in child.children
                if each.ent_type_ in ("DATE", "TIME", "GPE") or (where and each.dep_ == "pobj")
            )
    return found


def _aims(verb: Token) -> list[Token]:
    """Give what a thing is done for: "marched *to demand* the recall of the envoy"."""
    return [each for each in verb.children if each.dep_ == "advcl" and is_infinitive(each)]


def _things(verb: Token) -> list[Token]:
    """Give what a verb is about: its objects, and what follows its prepositions."""
    found = list(undergoers(verb))
    for child in verb.children:
        taken_part = child.lower_ == "in" and verb.lemma_ in _PARTAKING
        if child.dep_ == "prep" and (taken_part or child.lower_ not in _AROUND):
            found.extend(each for each in child.children if each.dep_ == "pobj")
    return found


def _charged(scene: Scene, inner: Token) -> list[Token]:
    """Give who is to do an infinitive or that-clause; of a passive, from whom it is wanted."""
    own = [child for child in inner.children if child.dep_ in ("nsubj", "nsubjpass")]
    own = own or asked_before_to(inner)
    if is_passive(inner):
        wanted = doers(inner) or after_preposition(inner, ("from",))
        return wanted or [each for token in own for each in owners(scene, token)]
    return [each for token in own for each in conjuncts(token)]


def _inside(scene: Scene, verb: Token, depth: int) -> list[Token]:
    """Give those on the far side of a complement: "agreed *to sell arms to Chad*"."""
    found = people_at(scene, [*recipients(verb), *objects(verb)])
    things = _things(verb)
    found = found or people_at(scene, after_preposition(verb, _OBJECT_PREPOSITIONS))
    for noun in () if found else things:
        found = found or owners(scene, noun)
        found = found or people_at(scene, _further(noun, _DEPTH))
    if not found and depth:
        return [each for inner in complements(verb) for each in _inside(scene, inner, depth - 1)]
    return found


def _further(noun: Token, depth: int) -> list[Token]:
    """Give the nouns in the phrases of a noun, the nearer first: "a ban on imports of *tea*"."""
    near = after_preposition(noun, (*_OBJECT_PREPOSITIONS, "of"))
    return [*near, *(each for one in near for each in _further(one, depth - 1))] if depth else near


def speaker_for(scene: Scene, verb: Token, doer: Token) -> Token:
    """Put the speaker for the pronoun of its own words: "Mali said *it* would leave"."""
    if doer.lower_ not in ("it", "they", "he", "she"):
        return doer
    if doer.lower_ == "it":
        return _body_before(scene, verb) or doer
    outer = verb.head
    if verb.dep_ != "ccomp" or outer.lemma_ not in scene.words.events.saying_verbs:
        return doer
    speakers = people_at(scene, subjects(outer))
    return speakers[0] if speakers and not scene.is_quoted(doer) else doer


def _body_before(scene: Scene, verb: Token) -> Token | None:
    """ "Mali has complained and it called for a meeting": the body that the clause before names."""
    current = verb
    while current.dep_ in _INNER:
        current = clause_head(current.head)
        own = [child for child in current.children if child.dep_ in ("nsubj", "nsubjpass")]
        found = [each for each in people_at(scene, own) if each.i < verb.i and each.pos_ != "PRON"]
        if own and found:
            mention = scene.mention_at(found[0])
            alone = not found[0].conjuncts and found[0].tag_ in ("NN", "NNP")
            person = mention is not None and mention.kind is ActorKind.PERSON
            return found[0] if alone and not person else None
    return None
