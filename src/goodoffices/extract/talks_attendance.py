"""Finds who takes part in talks, who stays away, who is asked, and how certain that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import (
    CONVENING,
    EARLIER,
    REPRESENTED,
    ActorKind,
    Attendance,
    Realis,
)
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
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
)
from goodoffices.extract.talks_backers import helps, office_of, part_of
from goodoffices.extract.talks_dealers import counterparts, dealers, deals
from goodoffices.extract.talks_grouping import Gathering
from goodoffices.extract.talks_lists import between_told, told_by_lists
from goodoffices.extract.talks_nouns import carrier, sort_of, with_inner
from goodoffices.extract.talks_people import parties_behind, parties_behind_all
from goodoffices.extract.talks_signings import bargains, is_signing, sides_meet, signers
from goodoffices.extract.talks_table import Table
from goodoffices.facts import Participant, Party, Span

_BY_REALIS = {
    Realis.ACTUAL: Attendance.ATTENDING,
    Realis.PLANNED: Attendance.ATTENDING,
    Realis.POSSIBLE: Attendance.UNCERTAIN,
    Realis.REQUESTED: Attendance.UNCERTAIN,
    Realis.DENIED: Attendance.NOT_ATTENDING,
}
_MEETING = frozenset({"meet", "gather", "sit", "convene", "assemble"})
"""What those do who "met in Oslo for talks"."""
_PAIR = re.compile(r"\b([A-Z][A-Za-z.]{1,20})[-–]([A-Z][A-Za-z.]{1,20})(?= )")
"""The "Chad-Mali" of "Chad-Mali talks"."""
_CAST = frozenset({"participant", "attendee", "guest", "cast", "delegation", "team", "party"})
_PAST = ("VBD", "VBN")
_SITTING = frozenset({"attend", "take", "join", "participate", "negotiate", "talk"})
"""What who "did not come to" did not do."""
_ASKED = frozenset({"commitment", "call", "demand", "request", "hope", "proposal", "insistence"})
_SAYING = frozenset({"say", "announce", "confirm", "declare", "tell", "pledge"})
_UNLESS = frozenset({"unless", "until", "before", "without"})
"""What makes a refusal one with a condition: "will not come until the siege is lifted"."""


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
            for party, status, word in _beside(mention.head, scene):
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


def _beside(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find those named with the noun: talks between A and B, B's talks with C, A sits at talks."""
    between = [
        noun
        for each in with_inner(head, scene.words.talks)
        for noun in after_preposition(each, ("between", "among", "amongst", "involving"))
    ]
    if head.lower_.startswith(("meeting", "gathering", "summit")):
        between = [*after_preposition(head, ("of",)), *between]
    for token in between:
        if _is_people(token, scene):
            continue  # "talks among Afghans"
        for party in parties_behind(token, scene):
            yield party, Attendance.ATTENDING, token
    if not between and head.pos_ != "VERB":
        for party in between_told(head, scene):
            yield party, Attendance.ATTENDING, head
    if head.pos_ == "VERB":
        who = signers(head) if is_signing(head, scene) else doers(head)
        if bargains(head, scene) or sides_meet(head, scene):
            who += [*after_preposition(head, ("with",)), *undergoers(head)]
        who += counterparts(head)
        for party in parties_behind_all(who, scene):
            yield party, _status(head, scene), head
    else:
        yield from _named_with(head, scene)
        yield from _by_clause(head, scene)


def _is_people(token: Token, scene: Scene) -> bool:
    """Tell whether a nation's people are meant, who sit at no table."""
    mention = scene.mention_at(token)
    people = mention is not None and mention.form == "demonym" and token.tag_ == "NNPS"
    return people and token.head.lower_ != "between"


def _named_with(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find the A and B of "A-B talks", "talks including A", "A left after talks with B"."""
    stands = carrier(head, scene.words.talks)
    behind = stands.dep_ == "pobj" and stands.head.lower_ in ("after", "following")
    if behind and (after_preposition(head, ("with",)) or deals(stands.head.head, scene)):
        for party in dealers(stands.head.head, scene):
            yield party, Attendance.ATTENDING, head
    above = stands.head.head
    if stands.dep_ == "pobj" and stands.head.lower_ == "for" and above.lemma_ in _MEETING:
        for party in parties_behind_all([*doers(above), *undergoers(above)], scene):
            yield party, _status(above, scene), head
    for party in _paired(head, scene):
        yield party, Attendance.ATTENDING, head
    for token in after_preposition(head, ("including",)):
        for party in parties_behind(token, scene):
            yield party, Attendance.ATTENDING, token


def _by_clause(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find who holds, ends or enters talks, with whom, and who speaks at them."""
    words = scene.words.talks.verbs
    verb = clause_head(head)
    told = _status(verb, scene)
    yield from _speaking_at(head, verb, scene)
    chairs = head.dep_ == "dobj" and verb.lemma_ in scene.words.talks.backing.chair
    with_ = [] if chairs else after_preposition(head, ("with",))
    for token in with_:
        for party in parties_behind(token, scene):
            yield party, Attendance.UNCERTAIN if told is Attendance.NOT_ATTENDING else told, token
    if told is Attendance.NOT_ATTENDING:
        return
    stands = carrier(head, scene.words.talks)
    sits = stands.dep_ == "dobj" and verb.lemma_ in words.sitting
    ends = stands.dep_ == "dobj" and bool(with_) and _ends_talks(verb, scene)
    enters = head.dep_ == "pobj" and verb.lemma_ == "enter"
    being = head.dep_ == "pobj" and verb.lemma_ == "be" and head.head.lower_ == "in"
    if sits or ends or enters or being:
        for party in parties_behind_all(doers(verb) or _due(verb), scene):
            yield party, told, verb
    if stands.dep_ == "nsubj" and verb.lemma_ in words.bring:
        for party in parties_behind_all(undergoers(verb), scene):
            yield party, told, verb


def _ends_talks(verb: Token, scene: Scene) -> bool:
    """Tell whether a verb ends talks: who "broke off talks with the rebels" had sat with them."""
    words = scene.words.talks
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    told = {verb.lemma_, *(f"{verb.lemma_} {each}" for each in particles)}
    return verb.lemma_ in words.verbs.ended or any(told & set(named) for _, named in words.outcomes)


def _speaking_at(
    head: Token, verb: Token, scene: Scene
) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find who speaks at talks, or says what he will not discuss at them: he sits there."""
    if head.dep_ != "pobj" or head.head.lower_ != "at":
        return
    above = head.head.head
    if above.dep_ == "dobj":
        above = above.head
    words = scene.words.talks.elsewhere
    if above == verb and verb.lemma_ in words.speaking_at:
        for party in parties_behind_all(doers(verb), scene):
            yield party, Attendance.ATTENDING, verb


def _due(verb: Token) -> list[Token]:
    """Give who is due or ready to do it: "the ministers are due to resume talks"."""
    bound = (
        verb.dep_ in ("xcomp", "ccomp")
        and verb.head.pos_ == "ADJ"
        and verb.head.dep_ == "acomp"
        and is_infinitive(verb)
    )
    return subjects(verb.head.head) if bound else []


def _paired(head: Token, scene: Scene) -> Iterator[Party]:
    """Find both states of "U.S.-Russian talks": two names of states joined before the noun."""
    start = head.left_edge.idx
    for pair in _PAIR.finditer(scene.text, start, head.idx):
        entries = [scene.words.actors.find(pair.group(each)) for each in (1, 2)]
        if not all(
            e is not None and scene.words.actors.entries[e.key].kind is ActorKind.STATE
            for e in entries
        ):
            continue
        for each in (1, 2):
            span = Span(*pair.span(each))
            yield Party(printed=span.of(scene.text), span=span)


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
        yield undergoers(token), _invited(token, scene)
    elif lemma in words.send:
        if any(part_of(c.lemma_, scene.words.talks.backing) for c in token.children):
            return  # "was sent to broker talks"
        if sends_nobody(token, scene):
            yield doers(token), Attendance.NOT_ATTENDING
            return
        yield (doers(token) or undergoers(token)), _status(token, scene)
    elif lemma in words.bring:
        yield undergoers(token), _status(token, scene)
    elif lemma in words.gather:
        if _remote(token, scene):
            yield doers(token), Attendance.ATTENDING
    elif lemma in scene.words.talks.backing.host:
        yield doers(token), Attendance.HOST
        yield undergoers(token), Attendance.ATTENDING
    elif lemma == "include":
        if _tells_cast(token, scene):
            yield undergoers(token), _status(token, scene)
    elif breaks_off(token):
        yield doers(token), Attendance.NOT_ATTENDING
    elif lemma == "involve" and is_passive(token) and after_preposition(token, ("in",)):
        yield undergoers(token), _status(token, scene)
    elif lemma == "join" and is_passive(token):
        yield [*doers(token), *undergoers(token)], _status(token, scene)
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
        yield doers(token), Attendance.NOT_INVITED if told else _status(token, scene)
    elif lemma in words.attend or lemma in words.move or lemma in words.represent:
        if lemma in words.attend:
            yield _included(token), _status(token, scene)
        asked = _asked(token, scene)
        represented = is_passive(token) and lemma in words.represent
        who = undergoers(token) if represented else asked or doers(token) or _due(token)
        yield who, _status(token, scene)


def _stays_out(verb: Token, scene: Scene) -> tuple[list[Token], Attendance]:
    """Give who stays away or leaves, may do so, or is asked no longer, and with what status."""
    called_off = _uninvited(verb)
    if called_off is not None:
        return called_off, Attendance.NOT_INVITED
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten":
        return doers(verb), Attendance.UNCERTAIN
    return doers(verb), _reversed(_status(verb, scene))


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
    comes = verb.lemma_ in known.attend | known.move
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


def _status(verb: Token, scene: Scene) -> Attendance:
    """Tell the status from how the clause is told: done, planned, doubtful or denied."""
    words = scene.words.talks.attendance
    for child in verb.children:
        if child.lower_ in words.doubt_words and child.dep_ in ("mark", "aux", "advmod"):
            return Attendance.UNCERTAIN
    if any(noun.lower_ in words.observer_words for noun in after_preposition(verb, ("as",))):
        return Attendance.OBSERVER
    if verb.dep_ == "ccomp" and any(c.lower_ == "yet" for c in verb.head.head.children):
        return Attendance.UNCERTAIN  # "have yet to confirm that they will attend"
    if verb.dep_ in ("acl", "ccomp") and verb.head.lemma_ in _ASKED:
        return Attendance.UNCERTAIN  # "a demand that the sides return to Oslo for talks"
    told = _BY_REALIS[realis_of(verb, scene.words.grammar)]
    if told is Attendance.UNCERTAIN and _says_will(verb):
        return Attendance.ATTENDING
    if told is Attendance.NOT_ATTENDING and _denies_purpose(verb):
        return Attendance.ATTENDING
    if told is Attendance.NOT_ATTENDING:
        return Attendance.UNCERTAIN if _has_condition(verb) else told
    return Attendance.NOT_ATTENDING if told is Attendance.ATTENDING and _nobody(verb) else told


def _says_will(verb: Token) -> bool:
    """Tell "said it would attend", which is the "will attend" of the speaker, and no "if"."""
    outer = verb.head
    told = verb.dep_ == "ccomp" and outer.tag_ in _PAST and outer.lemma_ in _SAYING
    would = any(child.dep_ == "aux" and child.lower_ in ("would", "'d") for child in verb.children)
    clauses = [c for c in (*verb.children, *outer.children) if c.dep_ in ("advcl", "prep")]
    marks = {each.lower_ for clause in clauses for each in (clause, *clause.children)}
    return told and would and not marks & (_UNLESS | {"if", "only", "once"})


def _denies_purpose(verb: Token) -> bool:
    """Tell whether only the purpose is denied: "had not come to Oslo to surrender"."""
    done = verb.lemma_ == "come" and verb.tag_ in _PAST
    return done and any(
        child.dep_ in ("advcl", "xcomp") and is_infinitive(child) and child.lemma_ not in _SITTING
        for child in verb.children
    )


def _has_condition(verb: Token) -> bool:
    """Tell whether who will not come says what would change it."""
    to_come = any(c.tag_ == "MD" or c.lower_ in ("to", "wo") for c in verb.children)
    marks = (
        each.lower_
        for clause in verb.children
        if clause.dep_ in ("advcl", "prep") and clause.i > verb.i
        for each in (clause, *clause.children)
    )
    return to_come and any(mark in _UNLESS for mark in marks)


def _nobody(verb: Token) -> bool:
    """Tell "neither Chad nor Mali came", "no delegation was sent"."""
    return any(
        each.lower_ in ("neither", "no", "none")
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for each in (child, *child.children)
    )


def _reversed(status: Attendance) -> Attendance:
    if status is Attendance.NOT_ATTENDING:
        return Attendance.ATTENDING
    return status if status is Attendance.UNCERTAIN else Attendance.NOT_ATTENDING


def _invited(verb: Token, scene: Scene) -> Attendance:
    denied = realis_of(verb, scene.words.grammar) is Realis.DENIED or _nobody(verb)
    return Attendance.NOT_INVITED if denied else Attendance.INVITED


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)
