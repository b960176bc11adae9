"""Finds the place of a figure whose own clause tells none: from its sentence, the lines before it,
or, for totals of a war, the country the report is about.

A place that only says where somebody is at home or speaks never counts, and a town is taken from
elsewhere only where it is the one candidate: no place is better than a wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.figure_harm import (
    acts,
    is_of_harm,
    is_start,
    leaves_place_open,
    names_a_place,
)
from goodoffices.extract.figure_names import is_part, named_places, place_span, place_words
from goodoffices.extract.figure_places import is_parted, is_venue, says_whose
from goodoffices.extract.scene import Scene, Sentence, asked_once
from goodoffices.facts import Span
from goodoffices.lexicon.actors import HOW_CAPITAL, HOW_SEAT

_FIGHTING = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_PARTED = 4
"""So many lines apart two paragraphs still tell of one attack."""
_LOSE = "lose"
_AROUND = frozenset({"surround", "border", "adjoin", "neighbour", "neighbor", "visit", "leave"})
"""Verbs whose object is a town where nothing is told to happen: "the region that borders X"."""
_OFTEN = 2
_BACK = 3
"""So many sentences back the place of an attack is still that of its victims."""


def place_nearby(scene: Scene, sentence: Sentence, word: Token) -> Span | None:
    """Give the only town of the sentence, else that where harm was told last before it."""
    own = [each for each in _towns(scene, sentence) if not _is_apart(each, word)]
    if own:
        return place_span(own[-1]) if len({each.lower_ for each in own}) == 1 else None
    if names_a_place(scene, sentence):
        return None
    opens = leaves_place_open(sentence, scene.words)
    if clause_head(word).lemma_ == _LOSE:
        return None  # "which has lost 109 soldiers": nothing says where
    for earlier in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if sentence.paragraph - earlier.paragraph > _PARTED or earlier.part is not sentence.part:
            return None
        towns = [
            each
            for each in _towns(scene, earlier)
            if (opens and not acts(each)) or is_of_harm(each, scene.words)
        ]
        if towns:
            return place_span(towns[-1]) if len({each.lower_ for each in towns}) == 1 else None
    return None


def _is_apart(place: Token, word: Token) -> bool:
    """Tell whether a place stands beyond a semicolon, with another number or as a start."""
    if any(each.like_num and each.i > word.i for each in place.ancestors):
        return True  # "three were killed, two of them in Gao"
    return is_parted(place, word) or is_start(place)  # "the rockets had come from Gao"


@asked_once
def country_of_war(scene: Scene) -> Span | None:
    """Give the country a report's war is in, where it is first named: told as a place most often.

    Who is spoken of most may only be the one who attacks; "in Ukraine" and "Ukraine's cities" tell
    where the war is, "Russia said" does not. An armed group tells of the country it is at home in,
    a headline of what the report is about; a capital may only be where people talk. Of two
    told as often the one spoken of more; who is only spoken of most may be the mediator.
    """
    told = _countries_of(scene, (ActorKind.ARMED_GROUP,))
    spoken: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for sentence in scene.sentences:
        found = named_places(scene, sentence)
        places = {each.i for each in found if not says_whose(each, scene.words)}
        for token in sentence.words:
            entry = _state_of(scene, token)
            if entry is None:
                continue
            if not is_venue(token, scene):
                spoken[entry] += 1
                told[entry] += _tells_where(scene, token, is_place=token.i in places)
            end = token.idx + len(token)
            for name in (place_words(token), token.text):
                if token.pos_ == "PROPN" and scene.words.actors.state_named(name) == entry:
                    first.setdefault(entry, Span(end - len(name), end))
    told = Counter({each: count for each, count in told.items() if each in first})
    named = Counter({each: spoken[each] for each in told if told[each]})
    country = _far_ahead(told) or _far_ahead(named)
    # Mediators, hosts and patrons are often named more than the country at war.
    fought = _countries_of(scene, _FIGHTING)
    if fought and country not in fought and told[country or ""] < _OFTEN and not fought & told:
        return None  # named in passing, where those who fight are of a country the text leaves out
    fought = Counter({each: count for each, count in fought.items() if each in first})
    if fought and country not in fought:
        country = _far_ahead(fought)
    return first.get(country) if country else None


def _countries_of(scene: Scene, kinds: tuple[ActorKind, ...]) -> Counter[str]:
    """Count the countries whose bodies of some kinds a report tells of."""
    return Counter(each.country for each in scene.mentions if each.country and each.kind in kinds)


def _far_ahead(counts: Counter[str]) -> str | None:
    """Give the first of a count if it is ahead of the second."""
    (first, most), *others = (*counts.most_common(2), ("", 0))
    second = others[0][1] if others else 0
    return first if most > second else None


def _state_of(scene: Scene, token: Token) -> str | None:
    """Give the state a word names; none for a word inside another name, as a market's."""
    if token.pos_ not in ("PROPN", "ADJ") or not token.text[:1].isupper():
        return None
    known = scene.words.actors
    name = place_words(token) if token.pos_ == "PROPN" else token.text
    whole = known.find(name)
    form = whole or known.find(token.text)
    if form is None or known.entries[form.key].kind is not ActorKind.STATE:
        return None
    if whole is None and _is_inside_name(token):
        return None
    return form.key


def _tells_where(scene: Scene, token: Token, *, is_place: bool) -> bool:
    """Tell whether a word for a state tells where the war is: "in X", a headline's X that acts not.

    A capital in the running text may only be where people talk.
    """
    form = scene.words.actors.find(place_words(token)) or scene.words.actors.find(token.text)
    capital = form is not None and form.how in (HOW_CAPITAL, HOW_SEAT)
    if scene.sentence_of(token).part is StretchKind.HEADLINE and token.pos_ == "PROPN":
        return is_place if capital else token.dep_ != "nsubj"
    return not capital and (is_place or _tells_of_war(token, scene))


def _is_inside_name(token: Token) -> bool:
    """Tell "the Souk Syria market" from "eastern Syria" and "UN Syria envoy"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ in ("DATE", "TIME"):
        return False
    return before.ent_type_ not in ("ORG", "PERSON") and not is_part(before, token)


def _tells_of_war(token: Token, scene: Scene) -> bool:
    """Tell "the Syrian civil war" and "Syrian cities" from "Syrian officials"."""
    measures = scene.words.measures
    noun = token.head.lemma_.lower()
    if noun == "capital":
        return False  # where people talk
    describes = token.dep_ in ("amod", "compound", "nmod")
    return describes and (noun in measures.wars or noun in measures.place_nouns)


def _towns(scene: Scene, sentence: Sentence) -> list[Token]:
    """Give the places of a sentence that are no states and no home of a source."""
    return [
        each
        for each in (*named_places(scene, sentence), *_beside(sentence, scene))
        if not says_whose(each, scene.words)
        and not is_venue(each, scene)
        and not scene.words.actors.state_named(place_span(each).of(scene.text))
    ]


def _is_asked(verb: Token, scene: Scene) -> bool:
    """Tell "begged Moscow to come": a government is asked, and no town is meant."""
    return verb.lemma_ in scene.words.talks.verbs.press


def _beside(sentence: Sentence, scene: Scene) -> Iterator[Token]:
    """Give towns named without "in": "the Aleppo hospital", "entered Madaya"."""
    for token in sentence.words:
        if token.ent_type_ in ("GPE", "LOC") and token.dep_ in ("compound", "dobj", "nmod"):
            apart = token.i + 1 < len(token.doc) and token.nbor().text in ("-", "–")
            apart = apart or (token.dep_ == "dobj" and _is_asked(token.head, scene))
            apart = apart or token.head.lemma_ in _AROUND
            owner = token.head.ent_type_ in ("ORG", "PERSON") or token.head.pos_ == "PROPN"
            if not apart and not (token.dep_ != "dobj" and owner):
                yield token
