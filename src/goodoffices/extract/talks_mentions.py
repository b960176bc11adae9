"""Finds the words that name talks: nouns with venue and date, and verbs of gathering."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from goodoffices.codes import StretchKind
from goodoffices.extract.clauses import after_preposition, clause_head, subjects, undergoers
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.extract.talks_course import (
    COMING,
    HELD,
    course_of,
    course_of_gathering,
    is_before,
)
from goodoffices.extract.talks_dates import date_of_talks, is_ahead, told_ahead
from goodoffices.extract.talks_ends import has_failed
from goodoffices.extract.talks_names import (
    COMPOUND,
    backed_by,
    fuller_name,
    is_first_since,
    name_of,
    number_of,
    order_of,
)
from goodoffices.extract.talks_nouns import (
    is_consultation,
    is_inside_part,
    is_of_office,
    is_part_of_name,
    lasts_long,
    modifiers_of,
    of_blocked,
    of_talks,
    sort_of,
    words_about,
)
from goodoffices.extract.talks_signings import (
    agrees,
    bargains,
    is_signing,
    sides_meet,
    signing_place,
    sits_down,
)
from goodoffices.extract.venues import land_of, named_venue, names_town, topic_of, venue_of
from goodoffices.facts import DateRecord, Span

_NEW = frozenset({"a", "an", "another"})
_MANY = frozenset({"all", "multi", "cross", "inter", "six", "five", "four"})
"""What stands before "party" where several of them talk: "all-party talks"."""
_TEAMS = frozenset({"delegation", "team"})
_SAME_DAY = ("today", "tonight", "this ", "now")
"""What tells in a date that it is the day of the report."""


@dataclass(frozen=True, slots=True)
class TalksMention:
    """One place in the text that names talks, with what stands beside it."""

    head: Token
    span: Span
    name: str
    sort: str
    """sure, meeting, named, part or gather: how far the noun can be trusted."""
    sentence: int
    paragraph: int
    noun: str = ""
    proper: bool = False
    number: int | None = None
    order: str = ""
    """next, past, current, own or empty."""
    definite: bool = False
    venue: Span | None = None
    place: str | None = None
    land: str | None = None
    """The country the place is said to be in, or is the capital of."""
    about: str | None = None
    """The country the talks are about, where the phrase says "talks on Yemen"."""
    date: DateRecord | None = None
    modifiers: frozenset[str] = frozenset()
    backed: frozenset[str] = frozenset()
    """Who stands behind them by a compound: the "un" of "UN-led"."""
    new: bool = False
    """Told as one of several or not known yet: "a conference"."""
    topic: frozenset[str] = frozenset()
    """The nouns of what talks without an article are on."""
    over: bool = False
    """Told as broken down, here or by a pronoun in the next sentence."""
    earlier: bool = False
    """Told as held before what the report is about: "the two had last met in Cairo"."""
    sides: bool = False
    """Told of "both sides", who were named before."""
    lasting: bool = False
    """Told with how long they took: "two days of talks"."""
    suggested: bool = False
    """Told as proposed or called for by somebody."""
    headline: bool = False
    ahead: bool = False
    """Told as still to come: due, scheduled, will be held."""
    course: str = ""
    """Told as held, still to come or refused; empty where the words leave it open."""

    @property
    def bare(self) -> bool:
        """Tell whether nothing beside the noun tells these talks from others."""
        return not (
            self.proper or self.number or self.order or self.place or self.date or self.backed
        )


def talks_mentions(scene: Scene) -> list[TalksMention]:
    """Find every mention of talks in the report, in order."""
    found: list[TalksMention] = []
    for sentence in scene.sentences:
        for token in sentence.words:
            mention = (
                _noun_mention(token, scene)
                or _numbered_mention(token, scene)
                or _gather_mention(token, scene)
            )
            if mention is not None:
                headline = sentence.part is StretchKind.HEADLINE
                found.append(
                    replace(
                        mention,
                        sentence=sentence.index,
                        paragraph=sentence.paragraph,
                        headline=headline,
                        proper=mention.proper and not (headline and not mention.number),
                    )
                )
    return found


def _noun_mention(token: Token, scene: Scene) -> TalksMention | None:
    words = scene.words.talks
    if token.pos_ not in ("NOUN", "PROPN") and token.lower_ not in words.nouns.sure:
        return None
    sort = sort_of(token, words)
    if not sort or token.dep_ in ("compound", "nmod", "poss") or is_part_of_name(token, scene):
        return None
    if is_inside_part(token, words) or _is_verb(token) or is_consultation(token, sort, scene):
        return None
    modifiers = modifiers_of(token, words)
    blocked = words.nouns.blocked_before - ({"party"} if modifiers & _MANY else set())
    if modifiers & blocked or of_blocked(token, sort, words):
        return None
    if sort == "meeting" and token.lemma_ == "consultation":
        backed = backed_by(noun_phrase(token).of(scene.text)) or _is_led(token)
        if backed or modifiers & words.nouns.topic:
            sort = "sure"  # "peace consultations", "UN-sponsored consultations"
    if sort in ("meeting", "named") and lasts_long(token, words) and token.tag_ != "NN":
        sort = "sure"  # "a week of consultations"
    if sort == "named" and _is_held_dialogue(token, scene):
        sort = "sure"
    if sort == "named" and not words_about(token, modifiers) & words.nouns.topic:
        return None
    mention = _described(token, sort, modifiers, scene)
    if sort == "process" and not (mention.venue and mention.venue.start < token.idx):
        return None
    if sort == "process" and is_of_office(token):
        return None
    if sort == "part" and not (of_talks(token, words) or mention.number or mention.order):
        return None
    return mention


def _is_led(token: Token) -> bool:
    """Tell whether a compound before a noun that the parser cut off says who leads it."""
    before = token.doc[max(0, token.left_edge.i - 1)]
    return token.left_edge.i > 0 and COMPOUND.fullmatch(before.text) is not None


def _numbered_mention(token: Token, scene: Scene) -> TalksMention | None:
    """Find talks named by town and number alone: "Geneva II"."""
    roman = scene.words.talks.order.roman
    if len(token.text) < 2 or token.text not in roman or token.i == 0:
        return None
    town = token.nbor(-1)
    if town.pos_ != "PROPN" or town.ent_type_ == "PERSON" or not names_town(town, scene):
        return None
    if token.dep_ in ("compound", "nmod") and sort_of(token.head, scene.words.talks):
        return None
    span = Span(town.idx, token.idx + len(token))
    name = span.of(scene.text)
    return TalksMention(
        head=token if token.head is not town else town, span=span, name=name, sort="sure",
        sentence=0, paragraph=0, noun="summit", proper=True, number=roman[token.text],
    )  # fmt: skip


def _described(token: Token, sort: str, modifiers: frozenset[str], scene: Scene) -> TalksMention:
    words = scene.words.talks
    venue = venue_of(token, scene)
    inner = after_preposition(token, ("of",)) if sort == "part" else []
    whole = next((each for each in inner if sort_of(each, words) == "part"), token)
    name, proper = name_of(whole, scene)
    about, date = topic_of(token, scene), date_of_talks(token, scene)
    course = course_of(token, scene, dated=date is not None)
    if name.lower() == token.lower_:
        name = fuller_name(token, scene, about=bool(about), placed=venue is not None) or name
    span = noun_phrase(token)
    before = scene.doc[max(0, token.left_edge.i - 1)]
    if COMPOUND.fullmatch(before.text):
        span = Span(before.idx, span.end)
    return TalksMention(
        head=token,
        span=span,
        name=name,
        sort=sort,
        sentence=0,
        paragraph=0,
        noun=token.lemma_.lower(),
        proper=proper,
        number=None if is_first_since(token) else number_of(token, words),
        order=order_of(token, words, modifiers),
        definite=any(
            child.lower_ in ("the", "this", "these", "that", "those", "such")
            for child in token.lefts
        ),
        venue=venue,
        place=venue.of(scene.text) if venue else None,
        land=land_of(venue, scene) if venue else None,
        about=about,
        new=any(each.lower_ in _NEW for each in (token.left_edge, *token.lefts)),
        topic=_topic(token),
        over=has_failed(token, scene),
        lasting=lasts_long(token, words),
        suggested=token.dep_ == "dobj" and token.head.lemma_ in words.verbs.preparing,
        date=date,
        ahead=is_ahead(token, clause_head(token), scene),
        modifiers=modifiers,
        backed=backed_by(span.of(scene.text)),
        course=COMING if not course and _is_next(date) else course,
    )


def _is_next(date: DateRecord | None) -> bool:
    """Tell whether a day can only be one to come: next month, tomorrow."""
    return date is not None and date.printed.lower().startswith(("next ", "tomorrow"))


def _topic(token: Token) -> frozenset[str]:
    """Give the nouns of what bare talks are on, countries aside: transfer, weapon, arsenal."""
    if any(child.dep_ in ("det", "poss") for child in token.lefts):
        return frozenset()
    return frozenset(
        each.lemma_.lower()
        for noun in after_preposition(token, ("on", "over", "about"))
        for each in noun.subtree
        if each.pos_ == "NOUN"
    )


def _is_held_dialogue(token: Token, scene: Scene) -> bool:
    """Tell a dialogue that is held from one at large: with a town, a length or "on Chad"."""
    words = scene.words.talks
    if not token.lower_.startswith("dialog"):
        return False
    if lasts_long(token, words):
        return True
    if len(after_preposition(token, ("between",))) > 1:
        return True
    town = any(
        child.dep_ in ("compound", "nmod") and names_town(child, scene) for child in token.lefts
    )
    held = token.dep_ in ("nsubj", "nsubjpass") and clause_head(token).lemma_ in words.verbs.held
    definite = any(child.lower_ == "the" for child in token.lefts)
    return town or (definite and held and topic_of(token, scene) is not None)


def _is_verb(token: Token) -> bool:
    return token.tag_.startswith("VB") or token.lower_ == "talk"


def _gather_mention(token: Token, scene: Scene) -> TalksMention | None:
    """Find sides that gather somewhere, told by the verb alone: "leaders met in Doha"."""
    if token.pos_ != "VERB":
        return None
    words = scene.words.talks
    arrives = token.lemma_ in words.verbs.arrive
    signs = is_signing(token, scene)
    agree = agrees(token, scene)
    deals = agree or bargains(token, scene)
    foes = sits_down(token, scene)
    gathers = token.lemma_ in words.verbs.gather or foes
    if not (gathers or arrives or signs or deals):
        return None
    venue = venue_of(token, scene)
    if venue is None and sides_meet(token, scene):
        venue = named_venue(_met_at(token), scene)
    if signs:
        venue = named_venue(signing_place(token), scene) or _outside_purpose(venue, token)
    if agree:
        venue = named_venue(_agreed_at(token, scene), scene)
    if (
        venue is None
        or scene.is_quoted(token)
        or (
            not (signs or deals or (foes and len(subjects(token)) > 1))
            and not _gathers_several(token, scene)
        )
    ):
        return None
    date = None if agree else scene.date_of(token)
    course = HELD
    if not (signs or agree):
        ahead = date is not None and not _is_same_day(date.printed)
        course = course_of_gathering(token, scene, dated=ahead)
    return TalksMention(
        head=token,
        span=Span(token.idx, token.idx + len(token)),
        name="",
        sort="signing" if signs else "arrive" if arrives else "gather",
        sentence=0,
        paragraph=0,
        noun=token.lemma_,
        venue=venue,
        place=venue.of(scene.text),
        land=land_of(venue, scene),
        date=told_ahead(date) if course == COMING else date,
        earlier=is_before(token),
        sides=not signs and _is_of_sides(token, scene),
        course=course,
    )


def _met_at(verb: Token) -> list[Token]:
    """Give the X of "envoys met rebel leaders in X", where the place hangs on those met."""
    met = [*undergoers(verb), *after_preposition(verb, ("with",))]
    return [each for noun in met for each in after_preposition(noun, ("in", "at"))]


def _is_same_day(printed: str) -> bool:
    """Tell whether a day is the one that is told of: "they meet in Oslo today"."""
    return any(word in printed.lower() for word in _SAME_DAY)


def _agreed_at(verb: Token, scene: Scene) -> list[Token]:
    """Give where sides agree; "agreed to a truce in the port" tells where the truce is."""
    accords = scene.words.talks.signing.accords
    return [
        noun
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in ("in", "at")
        if child.nbor(-1).lemma_.lower() not in accords
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def _outside_purpose(venue: Span | None, verb: Token) -> Span | None:
    """ "Signed a memorandum to set up zones in Syria": there the zones are, not the talks."""
    below = (c for c in verb.children if c.dep_ in ("advcl", "xcomp", "ccomp", "relcl"))
    inside = venue is not None and any(
        venue.start <= each.idx < venue.end for clause in below for each in clause.subtree
    )
    return None if inside else venue


def _is_of_sides(verb: Token, scene: Scene) -> bool:
    """Tell whether "both sides", or envoys of theirs, are those who gather."""
    sides = scene.words.talks.attendance.sides
    who = subjects(verb)
    return any(
        each.lower_ in sides
        for noun in who
        for each in (noun, *after_preposition(noun, ("from", "of")))
    )


def _gathers_several(verb: Token, scene: Scene) -> bool:
    """Tell whether several come together: a plural, and not two persons who meet."""
    if sides_meet(verb, scene):
        return True
    if any(child.dep_ == "dobj" for child in verb.children) or after_preposition(verb, ("with",)):
        return False
    who = subjects(verb)
    if len(who) > 2 or (len(who) > 1 and all(each.lemma_ in _TEAMS for each in who)):
        return True
    if who and all(any(c.tag_ == "PRP$" for c in each.lefts) for each in who):
        return False  # "its members met in Oslo"
    if any(each.lower_ in ("council", "group", "force", "quartet", "coalition") for each in who):
        return True
    plural = [each for each in who if each.tag_ in ("NNS", "NNPS") and each.ent_type_ != "PERSON"]
    return any(_comes_to_talk(each, scene) for each in plural)


def _comes_to_talk(noun: Token, scene: Scene) -> bool:
    """Tell sides and envoys from a crowd: "thousands of patriots gathered in the square"."""
    words = scene.words.talks.attendance
    lemma = noun.lemma_.lower()
    listed = words.carriers | words.comers | words.opponents | words.governments
    if lemma in listed or noun.lower_ in words.sides or noun.pos_ == "PROPN":
        return True
    inner = after_preposition(noun, ("of", "from"))
    return any(each.lemma_.lower() in listed or each.lower_ in words.sides for each in inner)
