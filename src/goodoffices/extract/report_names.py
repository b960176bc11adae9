"""What a whole report tells about its names, so that no place need decide alone."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.mention_forms import place_evidence, role_of
from goodoffices.extract.name_kinds import Name
from goodoffices.extract.names import is_headline_case
from goodoffices.extract.scene import Scene
from goodoffices.extract.titled import Found, title_of
from goodoffices.extract.titles import Title, right_edge
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain

_OPEN_KINDS = (None, ActorKind.OTHER)
"""What a name may be until its last word turns out to be somebody's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the whole report tells about its names, so that each place need not decide alone."""

    surnames: frozenset[str]
    """Last names of people named in full or with a title."""
    firsts: frozenset[str]
    """First names of people named in full."""
    places: frozenset[str]
    """Unknown names that stand where places stand."""
    reporters: frozenset[str]
    """Last names of those who wrote, read or filmed it."""
    leaders: frozenset[str]
    """Last names of those who led a state when it was written."""
    acting: frozenset[str]
    """Unknown names that stand where those stand who act."""
    inner: frozenset[str]
    """Unknown words with a capital that stand elsewhere than at the start of a sentence."""


def seen_in(scene: Scene, found: list[Found]) -> Seen:
    """Collect what all sentences together tell about the names of a report."""
    votes: dict[str, int] = {}
    for each in found:
        for name in each.names if not is_headline_case(each.sentence.tokens) else ():
            if not name.key:
                key = plain(scene.doc[name.start : name.end].text)
                votes[key] = votes.get(key, 0) + place_evidence(scene.doc, name, scene.words)
    places = frozenset(name for name, votes_for in votes.items() if votes_for > 0)
    acting = frozenset(name for name, votes_for in votes.items() if votes_for < 0)
    surnames = _surnames(scene, found, places)
    reporters = _reporters(scene, found)
    inner = _inner(scene.doc, found)
    return Seen(
        surnames=surnames,
        firsts=_firsts(scene.doc, found),
        places=places,
        reporters=reporters,
        leaders=_leaders(scene),
        acting=acting,
        inner=inner,
    )


def _firsts(doc: Doc, found: list[Found]) -> frozenset[str]:
    """Collect the first names of people named in full, by which some are called alone."""
    return frozenset(
        plain(doc[name.start].text)
        for each in found
        for name in each.names
        if name.kind is ActorKind.PERSON and name.end - name.start > 1
    )


def _inner(doc: Doc, found: list[Found]) -> frozenset[str]:
    """Collect the words of names within sentences, where a capital tells a name."""
    return frozenset(
        plain(token.text)
        for each in found
        if not is_headline_case(each.sentence.tokens)
        for name in each.names
        for token in doc[name.start : name.end]
        if token.i > each.sentence.tokens.start and token.text[:1].isupper()
    )


def is_first_word(found: Found, name: Name, seen: Seen, words: Lexicon) -> bool:
    """Tell whether a capital is only that of a sentence: "Schools will stay shut"."""
    doc, start = found.sentence.tokens.doc, found.sentence.tokens.start
    while start < name.start and not doc[start].is_alpha:
        start += 1
    token = doc[name.start]
    if name.key or name.end - name.start > 1 or name.start != start or not token.is_alpha:
        return False
    word = plain(token.text)
    if word in seen.inner | seen.surnames | seen.leaders or token.text.isupper():
        return False
    spoken = token.dep_ == "nsubj" and token.head.lemma_ in words.reporting.verbs
    return token.tag_ not in ("NNP", "NNPS") or not spoken


def _leaders(scene: Scene) -> frozenset[str]:
    """Give the surnames that need no first name in the year of the report."""
    published = scene.report.published
    year = published.start.year if published and published.start else None
    return scene.words.actors.leaders(year)


def _reporters(scene: Scene, found: list[Found]) -> frozenset[str]:
    """Collect who reports: the author, speakers labelled as hosts, "the BBC's Ann Example"."""
    names = [scene.report.author or ""]
    for stretch in scene.report.stretches:
        label = stretch.label or ""
        if stretch.kind is StretchKind.REPORTER_TURN or any(
            word in label.upper() for word in ("HOST", "BYLINE")
        ):
            names.append(label.split(",")[0])
    doc = scene.doc
    for each in found:
        for first, second in zip(each.names, each.names[1:], strict=False):
            if first.kind is ActorKind.MEDIA and second.kind is ActorKind.PERSON and not second.key:
                between = doc[first.end : second.start].text.strip()
                if between in ("'s", "'", "’s"):
                    names.append(doc[second.start : second.end].text)
    return frozenset(
        plain(part).split()[-1] for name in names for part in name.split(" and ") if plain(part)
    )


def _surnames(scene: Scene, found: list[Found], places: frozenset[str]) -> frozenset[str]:
    """Collect the last names of people named in full or with a title anywhere in the report."""
    doc = scene.doc
    names: set[str] = set()
    for each in found:
        if _is_all_capitals(each.sentence.tokens):
            continue
        ends = {title.core_end for title in each.titles}
        for name in each.names:
            last = plain(doc[name.end - 1].text)
            whole = plain(doc[name.start : name.end].text)
            person = name.kind is ActorKind.PERSON and (name.end - name.start > 1 or name.key)
            titled = (
                not name.key
                and whole not in scene.words.actors.places
                and not name.sure
                and (
                    name.start in ends
                    or (
                        name.end - name.start > 1
                        and whole not in places
                        and title_of(doc, name, each, scene.words) is not None
                    )
                )
            )
            if (person and (name.key or whole not in places)) or titled:
                names.add(last)
    return frozenset(names)


def is_in_title(doc: Doc, name: Name, found: Found) -> bool:
    """Tell whether a state only says whose or where an office is: "Mali's envoy for Syria"."""
    return any(
        title.start <= name.start < title.core_start
        or (
            title.core_end <= name.start
            and doc[title.core_end - 1].tag_ not in ("NNS", "NNPS")
            and name.end <= right_edge(doc, title, found.sentence.tokens.end)
        )
        for title in found.titles
        if title.kind == "office"
    )


def is_reporter(doc: Doc, name: Name, seen: Seen) -> bool:
    """Tell whether a name is of somebody who wrote, read or filmed the report."""
    return not name.key and plain(doc[name.end - 1].text) in seen.reporters


def is_headline_word(found: Found, name: Name, seen: Seen, words: Lexicon) -> bool:
    """Tell whether a capital is only the headline's: nobody of that name is in the report.

    "Envoy Hits Pause on Talks": in such a line every word looks like a name.
    """
    tokens = found.sentence.tokens
    doc = tokens.doc
    if name.key or not _is_all_capitals(tokens):
        return False
    known = plain(doc[name.end - 1].text) in seen.surnames | seen.leaders
    return not known and not words.given_names.knows(doc[name.start].text)


def _is_all_capitals(tokens: DocSpan) -> bool:
    """Tell whether every longer word of a line has a capital, so that none tells a name."""
    longer = [token for token in tokens if token.is_alpha and len(token) > 3]
    capitals = sum(token.text[0].isupper() for token in longer)
    line = tokens[-1].text not in (".", "?", '"') and len(longer) > 2 and capitals >= len(longer)
    return line or is_headline_case(tokens)


def final_kind(
    doc: Doc, name: Name, title: Title | None, seen: Seen, words: Lexicon
) -> ActorKind | None:
    """Decide what a name is, with what the whole report tells about it."""
    last = plain(doc[name.end - 1].text)
    whole = plain(doc[name.start : name.end].text)
    if name.key:
        return name.kind
    if not name.sure and _is_named_place(doc, name, words):
        return None
    single = _is_single(name, whole, words)
    if single and not name.sure and _is_somebodys(doc, name, seen):
        return ActorKind.PERSON
    if name.kind is not ActorKind.MEDIA and _is_outlet(doc, name, words):
        return ActorKind.MEDIA
    if _names_no_actor(doc, name, words, single=single):
        return None
    if single and whole in words.titles.organisation_words:
        return name.kind if name.kind is not ActorKind.PERSON else ActorKind.OTHER
    if title is not None and not name.sure and (title.core_end == name.start or not single):
        return ActorKind.PERSON
    loose = single or not name.sure or (name.kind is ActorKind.PERSON and title is None)
    if whole in seen.places and loose:
        return None
    if not single and last in seen.surnames and name.kind in _OPEN_KINDS and not name.sure:
        return ActorKind.PERSON
    if single and name.kind is ActorKind.OTHER and not name.sure and whole not in seen.acting:
        known = doc[name.start].text.isupper() or whole in words.titles.nations
        return name.kind if known else None
    if single and name.kind is ActorKind.PERSON and title is None and not _acts_alone(doc, name):
        return None
    return name.kind


def _is_single(name: Name, whole: str, words: Lexicon) -> bool:
    """Tell whether a name is one word, particles aside: "al-Masri"."""
    core = [word for word in whole.split() if word not in words.titles.particles]
    return name.end - name.start == 1 or len(core) == 1


def _is_somebodys(doc: Doc, name: Name, seen: Seen) -> bool:
    """Tell whether a single name is of a person the report names in full, or of a leader."""
    word = plain(doc[name.end - 1].text)
    if word in seen.surnames or word in seen.leaders:
        return True
    return word in seen.firsts and _acts_alone(doc, name)


def _names_no_actor(doc: Doc, name: Name, words: Lexicon, *, single: bool) -> bool:
    """Tell known places, ships, "the Federal Government", "Hotel Astoria"."""
    whole = plain(doc[name.start : name.end].text)
    before = doc[max(0, name.start - 1)].lower_
    if whole in words.actors.places or before in words.usage.ships:
        return True
    follows = doc[name.end] if name.end < len(doc) else None
    alone = single and not name.sure and follows is not None
    if alone and doc[name.end].is_title and doc[name.end].lower_ in words.usage.sides:
        return True
    return name.kind is not ActorKind.MEDIA and _is_named_place(doc, name, words)


def _is_outlet(doc: Doc, name: Name, words: Lexicon) -> bool:
    """Tell whether the noun behind a name says that it is a newspaper or a channel."""
    follows = doc[name.end] if name.end < len(doc) else None
    if follows is None or name.key or follows.text not in words.usage.media_nouns:
        return False
    return plain(follows.doc[name.end - 1].text) not in words.titles.peoples


def _is_named_place(doc: Doc, name: Name, words: Lexicon) -> bool:
    """Tell "Hotel Astoria" and "the Karm district", which act as little as other places."""
    if doc[name.start].lower_ in words.titles.place_first and name.end - name.start > 1:
        return True
    follows = doc[name.end] if name.end < len(doc) else None
    return (
        name.end - name.start <= 2
        and follows is not None
        and not name.sure
        and follows.lower_ in words.ceasefires.known_places
    )


def _acts_alone(doc: Doc, name: Name) -> bool:
    """Tell whether a single unknown name does what people do: speaks, acts, owns."""
    return role_of(doc[name.start]) in ("subject", "possessive")
