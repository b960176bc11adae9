"""Finds where talks are held and which country they are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Realis, StretchKind
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    clause_tokens,
    realis_of,
    undergoers,
)
from goodoffices.extract.scene import Scene, home
from goodoffices.extract.talks_nouns import carrier, is_of_earlier, with_inner
from goodoffices.facts import Span
from goodoffices.lexicon.actors import HOW_CAPITAL, HOW_NAME
from goodoffices.lexicon.spelling import plain

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TOWN = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}(?=[,( –—-])")
"""The first words of a dateline: "DAR ES SALAAM, Tanzania (AP) -"."""
_LAND = re.compile(r", ([A-Z]\w+(?: [A-Z]\w+){0,2})\b")
"""The country behind a town: "Lausanne, Switzerland"."""
_LONG = frozenset({"year", "decade"})
"""Talks that took so long were not all held where the report is written."""
_LEADING = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT"})
_GOING = frozenset({"fly", "summon", "invite"})
_UP = 4
"""How many verbs above the noun may carry its place: "are due to be held in Geneva"."""
_LINKS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "prep",
        "xcomp",
        "acomp",
        "ccomp",
        "advcl",
        "attr",
        "conj",
        "relcl",
    }
)


def venue_of(head: Token, scene: Scene) -> Span | None:
    """Give the place that talks (or a verb of gathering) are held at, as printed."""
    found = _before(head, scene) or _below(head, scene) or _headed_for(head, scene)
    found = found or _above(head, scene)
    if found is not None and _is_at_war(found, scene):
        return None
    return found or _here(head, scene)


def named_venue(nouns: Iterable[Token], scene: Scene) -> Span | None:
    """Give the first of some nouns that names a place."""
    return next((place for noun in nouns if (place := _place(noun, scene)) is not None), None)


def _here(head: Token, scene: Scene) -> Span | None:
    """Give the town before the first sentence: "talks broke up here", or a lead."""
    verb = clause_head(head)
    own = list(clause_tokens(verb))
    stands = carrier(head, scene.words.talks)
    if stands is not head and stands.lemma_ in _LONG:
        return None
    here = any(each.lower_ == "here" and each.dep_ == "advmod" for each in own)
    if not here:
        lead = [each for each in scene.sentences if each.part is None][:1]
        first = bool(lead) and lead[0].tokens.start <= head.i < lead[0].tokens.end
        told = verb.lemma_ in scene.words.talks.signing.dateline
        done = realis_of(verb, scene.words.grammar) is Realis.ACTUAL
        meets = head.dep_ in ("acl", "advcl") and head.head.tag_ in ("VBD", "NNS", "NNPS")
        past = meets if verb.tag_ == "VBG" else stands.dep_ in _LEADING
        after = stands is not head and stands.dep_ == "pobj" and stands.head.lower_ == "after"
        if not (first and done and (after or (told and past))):
            return None
    return dateline_town(scene)


def dateline_town(scene: Scene) -> Span | None:
    """Give the town that stands before the first sentence, without country, day and agency."""
    for stretch in scene.report.stretches:
        if stretch.kind is StretchKind.DATELINE:
            town = _TOWN.match(stretch.span.of(scene.text))
            if town is not None:
                return Span(stretch.span.start, stretch.span.start + town.end())
    return None


def land_of(venue: Span, scene: Scene) -> str | None:
    """Give the country a place is in, by what stands behind it or whose capital it is."""
    behind = _LAND.match(scene.text, venue.end)
    named = scene.words.actors.state_named(behind.group(1)) if behind else None
    form = scene.words.actors.find(venue.of(scene.text))
    return named or (form.key if form is not None and form.how == HOW_CAPITAL else None)


def _is_at_war(place: Span, scene: Scene) -> bool:
    """Tell whether a place is the state the report is about: the war is there, not the talks."""
    form = scene.words.actors.find(place.of(scene.text))
    if form is None or form.how != HOW_NAME:
        return False
    told = Counter(each.text for each in scene.doc.ents if each.label_ == "GPE")
    common = bool(told) and told.most_common(1)[0][0] == place.of(scene.text)
    return common and home(scene) in ("", form.key)


def topic_of(head: Token, scene: Scene) -> str | None:
    """Give the country the talks are about: "talks on Yemen", "Yemen peace talks"."""
    for noun in after_preposition(head, ("on", "over", "about", "for")):
        for each in (noun, *noun.lefts):
            country = scene.words.actors.state_named(each.text)
            if country:
                return country
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod", "amod"):
            country = scene.words.actors.state_named(child.text)
            if country:
                return country
    return None


def _before(head: Token, scene: Scene) -> Span | None:
    """Find the town in "the Geneva talks", but not the country in "the Syria talks"."""
    heads = with_inner(head, scene.words.talks)
    for child in (child for each in heads for child in each.lefts):
        if child.dep_ in ("compound", "nmod", "amod", "poss") and _is_town(child, scene):
            following = child.nbor().text if child.i + 1 < len(child.doc) else ""
            if following not in ("-", "–"):
                return _whole(child, scene)
    return None


def _below(head: Token, scene: Scene) -> Span | None:
    """Find "in Geneva" after the noun, or after a verb of holding that hangs on it."""
    words = scene.words.talks
    for token in head.subtree:
        if token.dep_ != "prep" or token.lower_ not in words.place_prepositions:
            continue
        over = token.head.head if token.head.is_punct else token.head  # "round, in Oslo,"
        if is_of_earlier(over, head):
            continue
        led = over.dep_ == "pobj" and over.head.dep_ == "agent" and over.head.head.head == head
        if (
            led
            or over is head
            or over.lemma_ in words.verbs.held
            or over.lower_ in words.nouns.sure
        ):
            found = _place_after(token, scene)
            if found is not None:
                return found
        elif (
            over.pos_ in ("NOUN", "PROPN", "NUM")
            and token.i > head.i
            and over.lemma_.lower() not in words.attendance.governments
        ):
            found = _town_after(token, scene)
            if found is not None:
                return found
    return None


def _headed_for(head: Token, scene: Scene) -> Span | None:
    """Find the town in "flew to Geneva for talks", "invited both to Geneva for talks"."""
    stands = carrier(head, scene.words.talks)
    if stands.dep_ != "pobj" or stands.head.lower_ != "for":
        return None
    words = scene.words.talks.verbs
    goes = words.move | words.send | words.invite | _GOING
    above = stands.head.head
    if above.dep_ == "pobj" and above.head.lower_ == "to" and above.head.head.lemma_ in goes:
        return _place(above, scene)
    if above.lemma_ not in goes:
        return None
    return named_venue(after_preposition(above, ("to",)), scene)


def _town_after(preposition: Token, scene: Scene) -> Span | None:
    """Find the town in "talks on the conflict in Vienna", parsed as the place of the conflict."""
    for child in preposition.children:
        if child.dep_ == "pobj" and _is_town(child, scene):
            return _place(child, scene)
    return None


def _above(head: Token, scene: Scene) -> Span | None:
    """Find "in Geneva" at the verbs the noun hangs on."""
    held = scene.words.talks.verbs.held | scene.words.talks.verbs.ended
    current = head
    for _ in range(_UP):
        if current.dep_ not in _LINKS or current.head == current:
            return None
        came_as, current = current.dep_, current.head
        if came_as in ("ccomp", "relcl", "advcl") and current.lemma_ not in held:
            return None
        if came_as == "prep" and current.lemma_ in ("call", "announce", "discuss"):
            return None  # "in Bamako he called for talks"
        if current.lemma_ == "be" and came_as not in ("nsubj", "nsubjpass", "ccomp", "xcomp"):
            return None
        accord = came_as == "prep" and _is_accord_made(current, scene)
        if current.pos_ in ("VERB", "AUX") and (current.lemma_ in held or accord):
            for verb in _with_complements(current, held):
                found = _at_verb(verb, scene)
                if found is not None:
                    return found
    return None


def _is_accord_made(verb: Token, scene: Scene) -> bool:
    """Tell whether an accord is signed or reached: "signed in Oslo after five days of talks"."""
    words = scene.words.talks
    if verb.lemma_ not in words.signing.verbs | words.elsewhere.reaching:
        return False
    return any(each.lemma_.lower() in words.signing.accords for each in undergoers(verb))


def _with_complements(verb: Token, held: frozenset[str]) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp") and (child.lemma_ in held or child.pos_ == "ADJ"):
            yield from _with_complements(child, held)


def _at_verb(verb: Token, scene: Scene) -> Span | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in scene.words.talks.place_prepositions:
            found = _place_after(child, scene)
            if found is not None:
                return found
    return None


def _place_after(preposition: Token, scene: Scene) -> Span | None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            return _place(child, scene)
    return None


def _place(noun: Token, scene: Scene) -> Span | None:
    """Give the place a noun names: itself, the town of "the resort of Sochi", an apposition."""
    if noun.lemma_.lower() in scene.words.talks.place_nouns:
        named = [
            *after_preposition(noun, ("of",)),
            *(c for c in noun.children if c.dep_ == "appos"),
        ]
        named += [each for each in noun.doc[noun.i + 1 : noun.i + 4] if each.ent_type_ == "GPE"]
        for each in named:
            sure = each.dep_ == "pobj" or each.ent_type_ != "PERSON"  # "the resort of Ann"
            if _is_place(each, scene) or (each.pos_ == "PROPN" and sure):
                return _whole(each, scene)
        return None
    return _whole(noun, scene) if _is_place(noun, scene) else None


def _is_place(token: Token, scene: Scene) -> bool:
    if token.ent_type_ in _PLACES:
        return True
    if token.pos_ != "PROPN" or token.ent_type_ in ("PERSON", "DATE", "TIME"):
        return False
    form = scene.words.actors.find(token.text)
    return (
        form is not None
        and form.how in (HOW_CAPITAL, HOW_NAME)
        and (scene.words.actors.entries[form.key].kind is ActorKind.STATE)
    )


def _is_town(token: Token, scene: Scene) -> bool:
    """Tell whether a word names a place that is no state: a town, a resort, a palace."""
    form = scene.words.actors.find(_whole(token, scene).of(scene.text))
    if form is not None:
        return form.how == HOW_CAPITAL
    if token.ent_type_ in ("DATE", "TIME"):
        return False  # "its July summit"
    if token.ent_type_ in _PLACES:
        return True
    return token.pos_ == "PROPN" and not token.text.isupper() and _named_elsewhere(token, scene)


def _named_elsewhere(token: Token, scene: Scene) -> bool:
    """Tell whether the same word is used as a place elsewhere in the report."""
    return any(
        each.text == token.text
        and each.dep_ == "pobj"
        and (
            each.head.lower_ in scene.words.talks.place_prepositions
            or each.head.head.lemma_ in scene.words.talks.place_nouns
        )
        for each in token.doc
    )


def names_town(token: Token, scene: Scene) -> bool:
    """Tell whether a word is a town by itself: a capital, a listed place, one used as a place."""
    form = scene.words.actors.find(token.text)
    if form is not None:
        return form.how == HOW_CAPITAL
    return plain(token.text) in scene.words.actors.places or _named_elsewhere(token, scene)


def _whole(token: Token, scene: Scene) -> Span:
    """Give the whole name of a place: San Vicente, not Vicente."""
    start, end = token.i, token.i + 1
    doc = token.doc
    while (
        start > 0
        and doc[start - 1].ent_type_ == token.ent_type_ != ""
        and doc[start].ent_iob_ == "I"
    ):
        start -= 1
    while (
        end < len(doc)
        and doc[end].ent_iob_ == "I"
        and doc[end].ent_type_ == token.ent_type_
        and doc[end].dep_ != "punct"
        and doc[end].text not in ("'s", "’s")
    ):
        end += 1
    if doc[start].lower_ == "the" and end - start > 1:
        start += 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
