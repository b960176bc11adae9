"""Finds who sits at talks where another sentence than theirs tells it.

The government's negotiator briefs reporters, two sides sign what was drafted, a minister speaks
for the rebels: each of them sat there. It counts for the talks named last and near, else for the
one gathering a report tells of as held; never for talks to come, whose guests are not known yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Attendance, Realis, StretchKind
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    doers,
    realis_of,
    subjects,
    undergoers,
)
from goodoffices.extract.scene import Scene, Sentence, home
from goodoffices.extract.talks_attendance import Presence
from goodoffices.extract.talks_course import HELD
from goodoffices.extract.talks_grouping import Gathering
from goodoffices.extract.talks_nouns import carrier
from goodoffices.extract.talks_people import OWNERS, parties_behind
from goodoffices.extract.talks_realis import realis_of_talks
from goodoffices.extract.talks_signings import is_signing, signers
from goodoffices.extract.talks_table import NEAR, PAST
from goodoffices.facts import Participant

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAST = re.compile(
    r"last (?:year|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)|years ago", re.I
)
"""What tells that an accord is not the one a report is about."""
_TALKING = frozenset({"sure", "part", "named", "process", "gather", "signing"})


def told_elsewhere(scene: Scene, gatherings: Sequence[Gathering]) -> Iterator[Presence]:
    """Find who is told to sit at talks outside the sentences that name them."""
    held = [place for place, each in enumerate(gatherings) if _is_held(each, scene)]
    if not held:
        return
    for own in held:
        yield from _who_agreed(own, gatherings[own], scene)
    for sentence in scene.sentences:
        if sentence.part is StretchKind.HEADLINE:
            continue
        place = _talks_near(sentence, gatherings, held)
        if place is None:
            continue
        far = sentence.index - _last_named(gatherings[place], sentence)
        for token in sentence.words:
            if far > NEAR and clause_head(token).tag_ not in PAST:
                continue
            at_table = _dealing(token, scene) if far <= 1 else ()
            for noun in (*_seats(token, scene, beside=far == 0), *at_table):
                for party in parties_behind(noun, scene):
                    if not _is_of_world(noun, scene):
                        yield Presence(place, Participant(party, Attendance.ATTENDING), token)


def _who_agreed(place: int, gathering: Gathering, scene: Scene) -> Iterator[Presence]:
    """Find the sides of an accord told right before the talks it came of.

    "The army and the rebels agreed to a truce. The accord was signed after five days of talks."
    """
    ends = [each for each in gathering if each.course == HELD and _follow_accord(each.head, scene)]
    for mention in ends[:1]:
        first = max(0, mention.sentence - NEAR)
        for sentence in reversed(scene.sentences[first : mention.sentence]):
            headline = sentence.part is StretchKind.HEADLINE
            who = () if headline else [n for t in sentence.words for n in _dealing(t, scene)]
            for noun in who:
                for party in parties_behind(noun, scene):
                    yield Presence(place, Participant(party, Attendance.ATTENDING), noun)
            if who:
                return


def _follow_accord(head: Token, scene: Scene) -> bool:
    """Tell whether an accord is what came of talks: "it was reached at talks", "it follows"."""
    stands = carrier(head, scene.words.talks)
    verb = clause_head(stands)
    told = [*undergoers(verb), *doers(verb)]
    accords = scene.words.talks.signing.accords
    if stands.dep_ == "pobj":
        return any(each.lemma_.lower() in accords for each in told)
    return verb.lemma_ == "follow" and stands.dep_ == "dobj"


def _is_held(gathering: Gathering, scene: Scene) -> bool:
    """Tell whether talks went on or go on: others have no one at the table yet."""
    if not {each.sort for each in gathering} & _TALKING:
        return False
    if any(each.order in ("next", "past") for each in gathering):
        return False
    return realis_of_talks(gathering, scene) is Realis.ACTUAL


def _talks_near(
    sentence: Sentence, gatherings: Sequence[Gathering], held: Sequence[int]
) -> int | None:
    """Give the talks named last within reach, else the only ones that are held."""
    named = [
        (mention.sentence, place)
        for place, gathering in enumerate(gatherings)
        for mention in gathering
        if not mention.headline and mention.sentence <= sentence.index
    ]
    if named:
        last, place = max(named)
        if sentence.index - last <= NEAR:
            return place if place in held else None
    if len(held) != 1 or all(each.order == "own" for each in gatherings[held[0]]):
        return None  # "exploratory talks" named once are not what the report is about
    return held[0]


def _seats(token: Token, scene: Scene, *, beside: bool) -> Iterator[Token]:
    """Give the words for those who sit there, as this word tells it, beside talks or not."""
    words = scene.words.talks.elsewhere
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        if lemma in words.delegates | words.owned and _comes_for_side(token, scene):
            yield token
        elif lemma in scene.words.talks.signing.accords and (beside or _is_reached(token, scene)):
            yield from after_preposition(token, ("between",))
        return
    if token.pos_ != "VERB" or scene.is_quoted(token):
        return
    if realis_of(token, scene.words.grammar) is not Realis.ACTUAL:
        return
    if is_signing(token, scene) and not _is_of_past(token, scene):
        yield from signers(token)
    if lemma in words.speaking:
        yield from after_preposition(token, ("for",))
    if lemma in words.telling and any(_is_hall(child, scene) for child in token.children):
        yield from (each for each in doers(token) if each.pos_ != "PRON")


def _is_of_past(verb: Token, scene: Scene) -> bool:
    """Tell whether an earlier accord is signed: "which signed a deal with the state in 1996"."""
    date = scene.date_of(verb)
    if date is not None and _LAST.match(date.printed):
        return True  # "signed an accord with the state last November"
    return verb.dep_ == "relcl" and date is not None and _YEAR.search(date.printed) is not None


def _last_named(gathering: Gathering, sentence: Sentence) -> int:
    """Give the sentence that names these talks as talks, the nearest before; far off if none."""
    named = [
        each.sentence
        for each in gathering
        if each.sort in ("sure", "part", "named") and each.sentence <= sentence.index
    ]
    return max(named, default=-NEAR)


def _dealing(verb: Token, scene: Scene) -> Iterator[Token]:
    """Give the sides that agree or bargain right beside the name of the talks."""
    words = scene.words.talks
    if verb.pos_ != "VERB" or verb.lemma_ not in words.elsewhere.dealing or scene.is_quoted(verb):
        return
    failed = verb.dep_ == "xcomp" and verb.head.lemma_ == "fail"  # who cannot agree sits there too
    if realis_of(verb.head if failed else verb, scene.words.grammar) is not Realis.ACTUAL:
        return
    who = subjects(verb)
    if len(who) > 1 or any(each.lower_ in words.attendance.sides for each in who):
        yield from who


def _comes_for_side(noun: Token, scene: Scene) -> bool:
    """Tell a delegate of a side from one of a third state: "the American negotiator" helps."""
    if noun.dep_ in OWNERS:
        return False
    if realis_of(clause_head(noun), scene.words.grammar) is not Realis.ACTUAL:
        return False
    owners = [child for child in noun.lefts if child.dep_ in OWNERS]
    owned = noun.lemma_.lower() in scene.words.talks.elsewhere.owned
    if owned and not any(_names_side(each, scene) for each in owners):
        return False
    if noun.tag_ == "NNS" or noun.lower_ in ("delegation", "side"):
        return True
    countries = {scene.words.actors.country_of(each.text) for each in owners}
    return not countries - {None, "", home(scene)}


def _names_side(owner: Token, scene: Scene) -> bool:
    """Tell the rebels' team and the Chadian side from a security team."""
    words = scene.words.talks.attendance
    if owner.lemma_.lower() in words.opponents | words.governments:
        return True
    return owner.text[:1].isupper() and scene.mention_at(owner) is not None


def _is_hall(noun: Token, scene: Scene) -> bool:
    """Tell whether somebody is heard at talks: "told the session", and no news conference."""
    words = scene.words.talks
    if noun.dep_ not in ("dobj", "dative") or noun.lemma_.lower() not in words.elsewhere.halls:
        return False
    return not any(child.lower_ in words.nouns.blocked_before for child in noun.lefts)


def _is_reached(noun: Token, scene: Scene) -> bool:
    """Tell whether an accord was reached, signed or struck, by the verb it hangs on."""
    verb = clause_head(noun)
    near = [verb, *(child for child in noun.children if child.dep_ in ("acl", "relcl"))]
    words = scene.words.talks
    return any(
        each.lemma_ in words.elsewhere.reaching or each.lemma_ in words.signing.verbs
        for each in near
    )


def _is_of_world(noun: Token, scene: Scene) -> bool:
    """Tell whether somebody is an organisation of states: it helps and is no side."""
    mention = scene.mention_at(noun)
    return mention is not None and mention.kind is ActorKind.IGO
