"""Reads one word as an act: the frame it bears out, who does it, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import ActorKind, EventType
from goodoffices.extract.clause_actors import iter_sides, opposed, people_at
from goodoffices.extract.clause_mentions import is_land_or_league, own_kind
from goodoffices.extract.clauses import (
    agents,
    complements,
    doers,
    is_infinitive,
    is_negated,
    is_passive,
    recipients,
    subjects,
    undergoers,
)
from goodoffices.extract.event_actors import sources_of, speaker_for, targets_of
from goodoffices.extract.event_frames import (
    adjective_frame,
    is_hostile,
    is_refusal,
    noun_frame,
    verb_frame,
)
from goodoffices.extract.event_nouns import is_carried, noun_sources, noun_targets
from goodoffices.extract.event_places import place_told
from goodoffices.extract.event_realis import DUTY, ORDER, REFUSED, STANCE, Happening
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.events import Frame

_REFUSAL = Frame(
    type=EventType.REJECT, target=("with", "object", "owner", "to", "inner", "doer"), outer=True
)
_MEETING_VERBS = frozenset(
    {"attend", "participate", "negotiate", "meet", "talk", "join", "send", "go", "come",
     "engage", "take", "return"}
)  # fmt: skip
_WITHIN = frozenset({"infighting"})
_OTHER = re.compile(r"\b(?:among(?:st)? themselves|each other|one another)\b")
_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_MAIN = ("ROOT", "ccomp", "advcl")
_MOTIONS = frozenset({"go", "come", "return", "leave"})
_DUTY = Frame(type=EventType.REQUEST, target=("doer",), outer=True)
_WISHES = frozenset({"will", "would", "should", "to", "must", "shall"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "when", "where"})
_OPEN = frozenset({"when", "if", "until", "whether", "unless", "once"})
_LETTING = frozenset({"allow", "let", "permit", "enable"})
_SMALL = 3
"""Longer words in small letters do not stand in a headline that gives capitals to all."""
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_GRANTED = frozenset({EventType.RETREAT, EventType.AGREE, EventType.CONCEDE, EventType.AID})
"""What somebody wants from others: it is theirs to give."""
_COMMANDED = frozenset({EventType.RETREAT, EventType.MOBILIZE, EventType.ASSAULT, EventType.COERCE})
_PUT = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT})
"""What somebody may be told to have met with though not from whom: "was accused of it"."""
_STANDING_DUTY = frozenset({"require", "tell", "encourage"})
"""In the passive these tell a rule or advice, and no act: "is required to pay"."""
NEEDS_SOURCE = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT,
     EventType.CONCEDE, EventType.PROTEST, EventType.AGREE, EventType.MOBILIZE, EventType.COOPERATE}
)  # fmt: skip


def happening_at(scene: Scene, token: Token) -> Happening | None:
    """Give the act a word tells of; nothing where no frame fits or nobody takes part."""
    if token.tag_ == "VBG" and token.dep_ in _NOMINAL and token.pos_ == "VERB":
        # "Fighting between Mali and Chad": a noun that the parser takes for a verb.
        return _noun_event(scene, token) or _verb_event(scene, token)
    if token.pos_ == "VERB":
        return (
            _refusal(scene, token)
            or _duty(scene, token)
            or _command(scene, token)
            or _verb_event(scene, token)
        )
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun_event(scene, token)
    if token.pos_ == "ADJ":
        return _adjective_event(scene, token)
    return None


def _adjective_event(scene: Scene, word: Token) -> Happening | None:
    """ "Is ready to talk", "are unwilling to disarm": what one is ready for is offered."""
    frame = adjective_frame(scene, word)
    outer = word.head
    if frame is None or word.dep_ not in ("acomp", "oprd", "conj") or outer.pos_ not in _VERBAL:
        return None
    sources = people_at(scene, [speaker_for(scene, outer, each) for each in subjects(outer)])
    if not sources or any(
        c.dep_ in ("mark", "advmod") and c.lower_ in _OPEN for c in outer.children
    ):
        return None
    if not any(_is_dealing(scene, inner) for inner in complements(word)):
        return None
    if is_negated(outer, scene.words.grammar):
        frame = replace(frame, type=EventType.REJECT)
    elif frame.turns is not None and is_hostile(scene, word):
        frame = replace(frame, type=frame.turns)
    targets = [each for each in targets_of(scene, word, frame) if each not in sources]
    return Happening(word, frame, tuple(sources), tuple(targets), STANCE)


def _swears_off(scene: Scene, verb: Token) -> bool:
    """ "Vowed never to sit down with him": what one vows not to do is refused."""
    if verb.lemma_ not in ("vow", "swear"):
        return False
    return any(
        is_negated(inner, scene.words.grammar) and _is_dealing(scene, inner)
        for inner in complements(verb)
    )


def _command(scene: Scene, verb: Token) -> Happening | None:
    """ "Ordered his troops to withdraw": the commander's order is the act."""
    if verb.lemma_ not in ("order", "instruct", "command"):
        return None
    for inner in complements(verb):
        ordered = {each.lemma_.lower() for each in (*subjects(inner), *undergoers(verb))}
        frame = verb_frame(scene, inner)
        if frame is None or frame.type not in _COMMANDED:
            continue
        sources = people_at(scene, doers(verb))
        if ordered & scene.words.events.own_forces and sources:
            told = replace(frame, outer=True)
            targets = [each for each in targets_of(scene, inner, told) if each not in sources]
            return Happening(verb, told, tuple(sources), tuple(targets), ORDER)
    return None


def _is_dealing(scene: Scene, verb: Token) -> bool:
    """Tell whether an infinitive is about dealings with others: not "ready to move on"."""
    if verb.lemma_ in scene.words.events.refusable or verb_frame(scene, verb) is not None:
        return True
    return any(noun_frame(scene, each) is not None for each in undergoers(verb))


def _verb_event(scene: Scene, verb: Token) -> Happening | None:
    frame = verb_frame(scene, verb)
    if frame is None or _is_name(verb) or _is_standing(verb, frame) or _is_order(scene, verb):
        return None
    if _comes_of_it(scene, verb):
        return None
    sources = sources_of(scene, verb, frame)
    if frame.sides and not sources:
        sources = list(iter_sides(scene, verb))
    targets = [each for each in targets_of(scene, verb, frame) if each not in sources]
    targets = [each for each in targets if not _is_lands(scene, each)]
    if frame.type is EventType.REJECT and is_hostile(scene, verb):
        targets = []  # who declines to threaten Chad turns nothing of Chad's down
    if frame.turns is not None and _swears_off(scene, verb):
        frame = replace(frame, type=EventType.REJECT)
    elif frame.turns is not None and is_hostile(scene, verb):
        frame = replace(frame, type=frame.turns)
    sourced = frame.sourced or frame.type in NEEDS_SOURCE
    if sourced and not sources and not (targets and _is_put_to(verb, frame)):
        return None
    if not sources and not targets and not (frame.lone and _is_located(scene, verb)):
        return None
    how = "verb with its subject and object"
    mutual = not targets and frame.mode == "clash" and _is_mutual(scene, verb, sources)
    return Happening(verb, frame, tuple(sources), tuple(targets), how, mutual=mutual)


def _is_lands(scene: Scene, noun: Token) -> bool:
    """ "Agreed to hold *the country's* seat": what a land has is done to nobody."""
    return noun.dep_ == "poss" and noun.lemma_.lower() in scene.words.events.lands


def _is_mutual(scene: Scene, word: Token, sources: Sequence[Token]) -> bool:
    """ "Are fighting among themselves", "rebel infighting": one lot of people on both sides."""
    if len(sources) != 1 or not _OTHER.search(_behind(word)):
        return len(sources) == 1 and word.lemma_.lower() in _WITHIN and _is_armed(scene, sources[0])
    return sources[0].tag_ in ("NNS", "NNPS", "PRP", "WP", "WDT")


def _behind(word: Token) -> str:
    """Give a word with the three after it."""
    return word.doc[word.i : word.i + 4].text


def _is_armed(scene: Scene, noun: Token) -> bool:
    """Tell whether it is fighters who quarrel, and no party or cabinet."""
    events = scene.words.events
    return own_kind(scene, noun) in _ARMED or noun.lemma_.lower() in events.own_forces


def _is_put_to(verb: Token, frame: Frame) -> bool:
    """ "Mali was asked to leave": whom it was put to is told, not by whom."""
    if frame.type not in _PUT or frame.sourced or verb.lemma_ in _STANDING_DUTY:
        return False
    return is_passive(verb) and not agents(verb)


def _noun_event(scene: Scene, noun: Token) -> Happening | None:
    if noun.dep_ in ("compound", "nmod"):
        return None
    frame = noun_frame(scene, noun)
    if frame is None or _is_only_meant(scene, noun, frame) or _is_title(noun, frame):
        return None
    sources = noun_sources(scene, noun, frame)
    targets = [each for each in noun_targets(scene, noun, frame) if each not in sources]
    mutual = not targets and frame.mode == "clash" and _is_mutual(scene, noun, sources)
    carried = is_carried(scene, noun)
    marched = frame.type is EventType.PROTEST and bool(targets)
    if frame.type in NEEDS_SOURCE and not sources and not (marched or opposed(scene, noun)):
        return None
    lonely = frame.sides and len(sources) + len(targets) < 2 and not (carried and sources)
    nobody = not sources and not targets
    open_sided = frame.lone and (nobody or bool(targets))
    if lonely and not open_sided and not mutual and not _is_gathering(noun, sources, targets):
        return None
    if nobody and not (frame.lone and _is_placed(scene, noun, frame)):
        return None
    how = "noun carried by a light verb" if carried else "noun with its own arguments"
    return Happening(noun, frame, tuple(sources), tuple(targets), how, noun=True, mutual=mutual)


def _is_only_meant(scene: Scene, noun: Token, frame: Frame) -> bool:
    """Tell whether a noun only points to an act: what is wanted, is to end, or was told before."""
    outer = noun.head
    if noun.dep_ == "dobj" and outer.lemma_ in scene.words.events.wishing_verbs:
        return frame.type in _GRANTED  # "wants a withdrawal of the army"
    if noun.dep_ != "pobj":
        return False
    if outer.lower_ == "under":
        return frame.type is EventType.AGREE  # "under the deal, the army will leave"
    ended = outer.lower_ in ("to", "in", "of")
    return ended and outer.head.lemma_.lower() in scene.words.events.endings


def _is_title(noun: Token, frame: Frame) -> bool:
    """ "The Northern Trade Agreement": the name of a text, and no one is agreeing."""
    if frame.type is not EventType.AGREE or noun.pos_ != "PROPN":
        return False
    before = [child for child in noun.lefts if child.dep_ in ("compound", "amod")]
    named = bool(before) and all(each.text[:1].isupper() for each in before)
    return named and any(
        each.text.islower() and each.is_alpha and len(each) > _SMALL for each in noun.sent
    )


def _is_placed(scene: Scene, noun: Token, frame: Frame) -> bool:
    """Tell whether a town or region is told; "fighting in Mali" is the war itself."""
    place = place_told(scene, noun)
    if place is None or not frame.sides:
        return place is not None
    return scene.words.actors.state_named(place.of(scene.text).removeprefix("the ")) is None


def _is_located(scene: Scene, verb: Token) -> bool:
    """ "Shells fell on Friday": it is told where or when, and no doer is named."""
    return place_told(scene, verb) is not None or scene.date_of(verb) is not None


def _is_gathering(noun: Token, sources: Sequence[Token], targets: Sequence[Token]) -> bool:
    """ "A meeting with Vale", "a meeting of ministers": the other side need not be named."""
    if noun.pos_ == "PROPN":
        return False
    if targets and any(child.lower_ == "with" for child in noun.children):
        return True
    of = any(child.lower_ == "of" for child in noun.children)
    return of and bool(sources) and sources[0].tag_ in ("NNS", "NNPS")


def _is_name(verb: Token) -> bool:
    """ "The besieged town", "the wounded": a verb that names or describes, and tells nothing."""
    if verb.dep_ in ("amod", "compound"):
        return True
    return verb.dep_ in _NOMINAL and any(child.dep_ == "det" for child in verb.children)


def _is_order(scene: Scene, verb: Token) -> bool:
    """ "Withdraw it," she said: what a quotation orders is not done."""
    if verb.tag_ != "VB" or verb.dep_ not in _MAIN or not scene.is_quoted(verb):
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for c in verb.children)


def _comes_of_it(scene: Scene, verb: Token) -> bool:
    """ "Was no party to it, *allowing* the raids": how things were allowed it, and nobody did."""
    outer = verb.head
    if verb.lemma_ not in _LETTING or verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return False
    return outer.lemma_ == "be" or is_negated(outer, scene.words.grammar)


def _is_standing(verb: Token, frame: Frame) -> bool:
    """ "Rebels fighting the army", "both agree that it rains": a state, not an act."""
    if frame.mode == "clash" and verb.tag_ == "VBG" and verb.dep_ in ("acl", "relcl", "advcl"):
        return True
    if verb.lemma_ == "insist" and _states(verb):
        return True
    if verb.lemma_ == "reaffirm" and any(child.dep_ == "ccomp" for child in verb.children):
        return True
    if verb.lemma_ == "blame" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return True
    if verb.lemma_ == "ask":
        return not any(c.lower_ == "for" for c in verb.children) and not _asks(verb)
    if frame.type is not EventType.AGREE or verb.lemma_ != "agree":
        return False
    return _states(verb)


def _asks(verb: Token) -> bool:
    """Tell whether what hangs on "ask" is wanted, not a question: "asked that he be freed"."""
    for inner in complements(verb):
        marks = {child.lower_ for child in inner.children if child.dep_ in ("mark", "advmod")}
        if inner.dep_ == "xcomp" or ("that" in marks and not _is_told(inner)):
            return True
        helpers = {child.lower_ for child in inner.children if child.dep_ in ("aux", "auxpass")}
        if inner.tag_ == "VB" and not marks & _QUESTIONS and helpers <= {"to", "be"}:
            return True
    return False


def _states(verb: Token) -> bool:
    """Tell whether what hangs on a verb says how things are, and asks or plans nothing."""
    return any(child.dep_ == "ccomp" and _is_told(child) for child in verb.children)


def _is_told(verb: Token) -> bool:
    """Tell whether a clause is in the indicative: "he left", not "he leave" or "he be freed"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if {each.lower_ for each in helpers} & _WISHES:
        return False
    if any(each.tag_ == "VB" and each.lemma_ == "be" for each in helpers):
        return False
    if verb.tag_ == "VBP" and any(each.tag_ in ("NN", "NNP") for each in subjects(verb)):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or bool(helpers)


def _refusal(scene: Scene, verb: Token) -> Happening | None:
    """ "Will not attend", "would not give up arms": a refusal, whatever is refused."""
    if not is_refusal(scene, verb):
        return None
    if any(child.lower_ == "whether" for child in verb.children):
        return None
    sources = sources_of(scene, verb, _REFUSAL)
    if not sources:
        return None
    mode = "meet" if verb.lemma_ in _MEETING_VERBS else None
    targets = [each for each in targets_of(scene, verb, _REFUSAL) if each not in sources]
    if verb.lemma_ in _MOTIONS:  # "will not go to Margarita": a town, whatever it sounds like
        targets = [each for each in targets if is_land_or_league(scene, each)]
    frame = replace(_REFUSAL, mode=mode)
    return Happening(verb, frame, tuple(sources), tuple(targets), REFUSED)


def _is_unsaid(verb: Token) -> bool:
    """ "Refused to say that Chad must leave": what is not said demands nothing."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("refuse", "decline")


def _duty(scene: Scene, verb: Token) -> Happening | None:
    """ "Said that Britain must leave": a demand on whoever must."""
    if verb.lemma_ not in scene.words.events.saying_verbs or _is_unsaid(verb):
        return None
    for inner in complements(verb):
        helpers = {child.lower_ for child in inner.children if child.dep_ == "aux"}
        if inner.lemma_ == "need" and any(is_infinitive(each) for each in complements(inner)):
            helpers.add("need")  # "Mali needs to leave"
        spared = "need" in helpers and is_negated(inner, scene.words.grammar)
        if helpers & scene.words.events.duty_words and not spared:
            sources = people_at(scene, doers(verb))
            targets = people_at(scene, subjects(inner))
            if any(each.pos_ == "PRON" for each in subjects(inner)):
                # "Told Mali it should leave": who is told is who must.
                targets = people_at(scene, [*undergoers(verb), *recipients(verb)])
            if sources and targets and targets[0].pos_ != "PRON":
                return Happening(inner, _DUTY, tuple(sources), tuple(targets), DUTY)
    return None
