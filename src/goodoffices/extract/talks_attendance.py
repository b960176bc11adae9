"""Finds who takes part in talks, who stays away, who is asked, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import CONVENING, EARLIER, REPRESENTED, Attendance, Realis
from goodoffices.extract.clauses import (
    after_preposition,
    clause_tokens,
    doers,
    is_infinitive,
    is_passive,
    realis_of,
    subjects,
    undergoers,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_away import (
    answer_to,
    breaks_off,
    confirms,
    ends_part,
    has_left,
    sends_nobody,
    stays_away,
    turns_up,
)
from goodoffices.extract.talks_backers import helps, office_of, part_of
from goodoffices.extract.talks_beside import due_to_come, named_beside
from goodoffices.extract.talks_grouping import Gathering
from goodoffices.extract.talks_lists import told_by_lists
from goodoffices.extract.talks_nouns import sort_of
from goodoffices.extract.talks_people import parties_behind_all
from goodoffices.extract.talks_status import invited_status, reversed_status, status_of
from goodoffices.extract.talks_table import Table
from goodoffices.facts import Participant

_CAST = frozenset({"participant", "attendee", "guest", "cast", "delegation", "team", "party"})


@dataclass(frozen=True, slots=True)
class Presence:
    """One party's part in one gathering, as one clause tells it."""

    gathering: int
    participant: Participant
    word: Token


def presences(scene: Scene, gatherings: list[Gathering]) -> Iterator[Presence]:
    """Find who is told to attend, be asked or stay away, gathering by gathering."""
    table = Table(scene, gatherings)
    for place, gathering in enumerate(gatherings):
        for mention in gathering:
            for party, status, word in named_beside(mention.head, scene):
                convening = word.lemma_ in scene.words.talks.verbs.convene
                detail = CONVENING if convening else ""
                yield Presence(place, Participant(party, status, detail), word)
    for sentence in scene.sentences:
        for token in sentence.words:
            if token.pos_ not in ("VERB", "AUX", "NOUN"):
                continue
            for tokens, status in _acts(token, scene):
                target = table.target(token)
                if target is not None:
                    for party in parties_behind_all(tokens, scene):
                        one = Participant(party, status, _detail(token, status, scene))
                        yield Presence(target, one, token)
        for parties, status, word in told_by_lists(sentence, scene):
            target = table.beside(word)
            if target is not None:
                for party in parties:
                    yield Presence(target, Participant(party, status), word)


def _detail(token: Token, status: Attendance, scene: Scene) -> str:
    """Tell a refusal that is over ("had refused to attend"), and one who comes for his body."""
    if status is Attendance.NOT_ATTENDING:
        verb = token.head if token.dep_ == "xcomp" else token
        over = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)
        return EARLIER if over else ""
    lemma = token.lemma_.lower()
    return REPRESENTED if lemma in scene.words.talks.verbs.represent else ""


def _acts(token: Token, scene: Scene) -> Iterator[tuple[list[Token], Attendance]]:
    """Give who attends, is sent, asked, kept out or stays away, and with what status."""
    words = scene.words.talks.verbs
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        yield from _noun_acts(token, scene)
    elif lemma in words.attend and helps(token, scene):
        return  # "attended as facilitators"
    elif has_left(token):
        yield doers(token), Attendance.ATTENDING
    elif lemma in words.away or stays_away(token, scene):
        yield _stays_out(token, scene)
    elif lemma in words.exclude:
        shared = token.head if token.dep_ == "conj" else token  # "was asked and disinvited"
        yield undergoers(token) or undergoers(shared), Attendance.NOT_INVITED
    elif lemma in words.invite and (is_passive(token) or _has_object(token)):
        if lemma == "ask" and (after_preposition(token, ("for",)) or _asks_other(token, scene)):
            return  # "asked the council for a meeting", "asked the council to press the king"
        yield undergoers(token), invited_status(token, scene)
    elif lemma in words.send:
        if any(part_of(c.lemma_, scene.words.talks.backing) for c in token.children):
            return  # "was sent to broker talks"
        if sends_nobody(token, scene):
            yield doers(token), Attendance.NOT_ATTENDING
            return
        yield (doers(token) or undergoers(token)), status_of(token, scene)
    elif lemma in words.bring:
        yield undergoers(token), status_of(token, scene)
    elif lemma in words.gather:
        if _remote(token, scene):
            yield doers(token), Attendance.ATTENDING
    elif lemma in scene.words.talks.backing.host:
        yield doers(token), Attendance.HOST
        yield undergoers(token), Attendance.ATTENDING
    elif lemma == "include":
        if _tells_cast(token, scene):
            yield undergoers(token), status_of(token, scene)
    elif breaks_off(token):
        yield doers(token), Attendance.NOT_ATTENDING
    elif lemma == "involve" and is_passive(token) and after_preposition(token, ("in",)):
        yield undergoers(token), status_of(token, scene)
    elif lemma == "join" and is_passive(token):
        yield [*doers(token), *undergoers(token)], status_of(token, scene)
    else:
        yield from _comes(token, scene)


def _comes(token: Token, scene: Scene) -> Iterator[tuple[list[Token], Attendance]]:
    """Give who comes himself, is let in, is pressed to come or is represented."""
    words = scene.words.talks.verbs
    lemma = token.lemma_.lower()
    if token.dep_ == "pcomp" and token.head.lower_ in ("before", "without", "to"):
        return
    if lemma == "negotiate" and is_passive(token):
        return  # "a truce negotiated by the envoy"
    if lemma == "be" and office_of(token, scene) is not None:
        return  # "Norway and Cuba are guarantors of the talks"
    if lemma in words.represent and token.dep_ == "relcl" and token.tag_ == "VBZ":
        return  # "the council, which represents the elders"
    permit = _permission(token, scene)
    if permit is not None:
        told = realis_of(permit, scene.words.grammar) is Realis.DENIED
        yield doers(token), Attendance.NOT_INVITED if told else status_of(token, scene)
    elif any(lemma in w for w in (words.attend, words.move, words.represent)) or turns_up(token):
        if lemma in words.attend:
            yield _included(token), status_of(token, scene)
        asked = _asked(token, scene)
        represented = is_passive(token) and lemma in words.represent
        who = undergoers(token) if represented else asked or doers(token) or due_to_come(token)
        yield who, status_of(token, scene)


def _stays_out(verb: Token, scene: Scene) -> tuple[list[Token], Attendance]:
    """Give who stays away or leaves, may do so, or is asked no longer, and with what status."""
    called_off = _uninvited(verb)
    if called_off is not None:
        return called_off, Attendance.NOT_INVITED
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten":
        return doers(verb), Attendance.UNCERTAIN
    return doers(verb), reversed_status(status_of(verb, scene))


def _uninvited(verb: Token) -> list[Token] | None:
    """Give whose invitation is taken back: "had withdrawn an invitation to Chad"."""
    letters = [each for each in undergoers(verb) if each.lemma_ == "invitation"]
    if not letters:
        return None
    return [noun for each in letters for noun in after_preposition(each, ("to", "for"))[:1]]


def _asks_other(verb: Token, scene: Scene) -> bool:
    """Tell whether somebody is asked to do another thing than to come."""
    known = scene.words.talks.verbs
    comes = known.attend | known.move | known.send | known.sitting | known.table
    return any(
        child.dep_ in ("xcomp", "ccomp", "advcl") and child.lemma_ not in comes
        for child in verb.children
    )


def _permission(verb: Token, scene: Scene) -> Token | None:
    """Give the verb that lets somebody come: the let of "refused to let the rebels take part"."""
    outer = verb.head
    known = scene.words.talks.verbs
    comes = verb.lemma_ in known.attend or verb.lemma_ in known.move
    lets = verb.dep_ in ("ccomp", "xcomp") and outer.lemma_ in ("let", "allow", "permit")
    return outer if comes and lets else None


def _tells_cast(verb: Token, scene: Scene) -> bool:
    """Tell whether it is talks or their cast that include somebody, no government to come."""
    words = scene.words.talks
    whose = [noun.lower_ for noun in subjects(verb)]
    return any(sort_of(noun, words) for noun in subjects(verb)) or any(
        each.removesuffix("s") in _CAST for each in whose
    )


def _asked(verb: Token, scene: Scene) -> list[Token]:
    """Give those who are asked to come: "pressed the rebels to attend"."""
    outer = verb.head
    if (
        verb.dep_ != "advcl"
        or not is_infinitive(verb)
        or outer.lemma_ not in scene.words.talks.verbs.press
    ):
        return []
    return undergoers(outer)


def _included(verb: Token) -> list[Token]:
    """Give those named after "including" in the clause of who comes."""
    return [
        noun
        for each in clause_tokens(verb)
        if each.lower_ == "including" and each.dep_ == "prep"
        for noun in after_preposition(each.head, ("including",))
    ]


def _remote(token: Token, scene: Scene) -> bool:
    """Tell whether a verb of meeting says in which form: in person, through intermediaries."""
    edge = token.right_edge
    after = scene.doc[token.i : edge.i + 1].text.lower()
    return any(phrase in after for phrase in scene.words.talks.attendance.remote_phrases)


def _noun_acts(token: Token, scene: Scene) -> Iterator[tuple[list[Token], Attendance]]:
    """Find "the attendance of X", "X's presence", "an invitation to X", "a boycott by X"."""
    owners = [child for child in token.children if child.dep_ == "poss"]
    if any(each.tag_ == "PRP$" for each in owners) and token.dep_ == "dobj":
        owners = doers(token.head)  # "neither side has confirmed its participation"
    if token.dep_ == "dobj" and ends_part(token, scene):
        yield owners, Attendance.NOT_ATTENDING
        return
    if token.lemma_ == "invitation" and token.dep_ == "dobj":
        status = answer_to(token.head, scene)
        if status is not None:
            yield doers(token.head), status
    elif token.lemma_.lower() in scene.words.talks.attendance.sent_for and not token.conjuncts:
        yield [token], Attendance.ATTENDING
    elif token.lemma_ in ("presence", "attendance", "participation", "inclusion"):
        sure = token.dep_ == "dobj" and confirms(token.head, scene)
        status = Attendance.ATTENDING if sure else Attendance.UNCERTAIN
        yield owners + after_preposition(token, ("of", "by")), status
    elif token.lemma_ in ("exclusion", "absence"):
        yield (
            owners + after_preposition(token, ("of",)),
            (Attendance.NOT_INVITED if token.lemma_ == "exclusion" else Attendance.NOT_ATTENDING),
        )
    elif token.lemma_ == "boycott":
        yield owners + after_preposition(token, ("by",)), Attendance.NOT_ATTENDING


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
