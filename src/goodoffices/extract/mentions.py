"""Finds who is mentioned: names with their titles, groups, states that act, nominals, pronouns.

Every mention says what stands printed, how (name, title, nominal, pronoun, demonym, place, compound)
and what the words around it tell: title, country, organisation, gender, number, part in the clause.
Whom it stands for is the business of `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.mention_forms import form_of, place_evidence, role_of
from goodoffices.extract.name_kinds import Name
from goodoffices.extract.names import find_names, is_headline_case
from goodoffices.extract.nominals import (
    FIRST_PERSON,
    KIND_OF_SIDE,
    PRONOUNS,
    find_nominals,
    find_pronouns,
)
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.titles import Title, bodies_in, find_titles, right_edge
from goodoffices.facts import Mention, Span
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence with its names and titles."""

    sentence: Sentence
    names: list[Name]
    titles: list[Title]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the whole report tells about its names, so that each place need not decide alone."""

    surnames: frozenset[str]
    """Last names of people named in full or with a title."""
    places: frozenset[str]
    """Unknown names that stand where places stand."""
    reporters: frozenset[str]
    """Last names of those who wrote, read or filmed it."""
    leaders: frozenset[str]
    """Last names of those who led a state when it was written."""


def find_mentions(scene: Scene) -> Iterator[Mention]:
    """Find every mention of somebody in a report, in the order of the text."""
    words = scene.words
    found: list[Found] = []
    for sentence in scene.sentences:
        if _is_credit(sentence, words):
            continue
        titles = find_titles(sentence.tokens, words)
        titled = frozenset(i for title in titles for i in range(title.core_start, title.core_end))
        stops = frozenset(
            t.core_start
            for t in titles
            if t.core_end < sentence.tokens.end
            and t.core_start > sentence.tokens.start
            and scene.doc[t.core_end].text[:1].isupper()
            and scene.doc[t.core_end].pos_ == "PROPN"
        )
        names = find_names(sentence.tokens, words, titled=titled, stops=stops)
        found.append(Found(sentence, names, titles))
    seen = _seen(scene, found)
    for each in found:
        yield from _mentions_of(scene, each, seen)


def _is_credit(sentence: Sentence, words: Lexicon) -> bool:
    text = sentence.tokens.text.lower()
    return len(text) < 300 and any(phrase in text for phrase in words.titles.credits)


def _seen(scene: Scene, found: list[Found]) -> Seen:
    votes: dict[str, int] = {}
    for each in found:
        for name in each.names if not is_headline_case(each.sentence.tokens) else ():
            if not name.key:
                key = plain(scene.doc[name.start : name.end].text)
                votes[key] = votes.get(key, 0) + place_evidence(scene.doc, name, scene.words)
    places = frozenset(name for name, votes_for in votes.items() if votes_for > 0)
    surnames = _surnames(scene.doc, found, places)
    return Seen(surnames, places, _reporters(scene, found), _leaders(scene))


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


def _surnames(doc: Doc, found: list[Found], places: frozenset[str]) -> frozenset[str]:
    """Collect the last names of people named in full or with a title anywhere in the report."""
    names: set[str] = set()
    for each in found:
        if is_headline_case(each.sentence.tokens):
            continue
        ends = {title.core_end for title in each.titles}
        for name in each.names:
            last = plain(doc[name.end - 1].text)
            whole = plain(doc[name.start : name.end].text)
            person = name.kind is ActorKind.PERSON and (name.end - name.start > 1 or name.key)
            titled = name.start in ends and not name.key and not name.sure
            if (person and (name.key or whole not in places)) or titled:
                names.add(last)
    return frozenset(names)


def _mentions_of(scene: Scene, found: Found, seen: Seen) -> Iterator[Mention]:
    taken: set[int] = set()
    used: set[Title] = set()
    for name in found.names:
        if any(i in taken for i in range(name.start, name.end)):
            continue
        title = _title_of(scene.doc, name, found)
        mention = _name_mention(scene, found, name, title, seen)
        if mention is None:
            continue
        taken.update(range(name.start, name.end))
        if title is not None and mention.kind is ActorKind.PERSON:
            used.add(title)
        yield mention
    for title in found.titles:
        if title not in used and not any(
            i in taken for i in range(title.core_start, title.core_end)
        ):
            mention = _title_mention(scene, found, title)
            if mention is not None:
                taken.update(range(title.core_start, title.core_end))
                yield mention
    for phrase, side in find_nominals(found.sentence.tokens, scene.words, frozenset(taken)):
        yield _nominal_mention(scene, found, phrase, side)
    for token in find_pronouns(found.sentence.tokens):
        yield _pronoun_mention(scene, found, token)


def _title_of(doc: Doc, name: Name, found: Found) -> Title | None:
    """Give the title that stands with a name: right before it, before a comma, or after one."""
    for title in reversed(found.titles):
        if title.core_end > name.start:
            continue
        end = right_edge(doc, title, name.start)
        gap = doc[end : name.start].text.strip()
        if (
            (gap in ("", ")", "]")
            and _reaches(doc, title, end))
            or (gap == ","
            and title.kind == "office")
        ):
            return title
        break
    after = name.end
    limit = found.sentence.tokens.end
    if after < limit and doc[after].text in (",", "(", "–", "-", "—"):
        after += 1
        if after + 1 < limit and doc[after].like_num and doc[after + 1].text == ",":
            after += 2
        while after < limit and doc[after].lower_ in (
            "the",
            "a",
            "an",
            "who",
            "is",
            "was",
            "its",
            "their",
            "his",
            "her",
            "served",
            "as",
        ):
            after += 1
        for title in found.titles:
            if title.start <= after <= title.core_start and title.kind == "office":
                return title
    return None


def _reaches(doc: Doc, title: Title, end: int) -> bool:
    """Tell whether a title may stand right before a name: "envoy to Syria", not "aide to rebel chief"."""
    return end == title.core_end or all(
        token.text[:1].isupper() or token.lower_ in ("of", "for", "to", "the")
        for token in doc[title.core_end : end]
    )


def _name_mention(
    scene: Scene, found: Found, name: Name, title: Title | None, seen: Seen
) -> Mention | None:
    doc, words = scene.doc, scene.words
    kind = _final_kind(doc, name, title, seen, words)
    if kind is None or (kind is ActorKind.PERSON and _is_reporter(doc, name, seen)):
        return None
    span = doc[name.start : name.end]
    if kind is ActorKind.PERSON:
        return _person(scene, found, name, title)
    country = words.actors.entries[name.key].country if name.key else _country_in(doc, name, words)
    form = form_of(name, span, kind, words)
    if kind is ActorKind.STATE and form == "name" and _is_in_title(doc, name, found):
        form = "demonym"
    return _mention(
        scene, found, span, form, kind,
        country=country or "", number="plural" if name.how == "people" else "singular",
        gender="neuter", aliases=_aliases(doc, name, found),
    )  # fmt: skip


def _is_in_title(doc: Doc, name: Name, found: Found) -> bool:
    """Tell whether a state only says whose or where an office is: "envoy for Syria"."""
    return any(
        title.core_end <= name.start
        and name.end <= right_edge(doc, title, found.sentence.tokens.end)
        for title in found.titles
        if title.kind == "office"
    )


def _is_reporter(doc: Doc, name: Name, seen: Seen) -> bool:
    return not name.key and plain(doc[name.end - 1].text) in seen.reporters


def _final_kind(
    doc: Doc, name: Name, title: Title | None, seen: Seen, words: Lexicon
) -> ActorKind | None:
    """Decide what a name is, with what the whole report tells about it."""
    last = plain(doc[name.end - 1].text)
    whole = plain(doc[name.start : name.end].text)
    core = [word for word in whole.split() if word not in words.titles.particles]
    single = name.end - name.start == 1 or len(core) == 1
    if name.key:
        return name.kind
    if single and not name.sure and (last in seen.surnames or last in seen.leaders):
        return ActorKind.PERSON
    if whole in words.actors.places or doc[max(0, name.start - 1)].text in ("USS", "HMS", "MV"):
        return None
    if title is not None and not name.sure and (title.core_end == name.start or not single):
        return ActorKind.PERSON
    if whole in seen.places and (
        single or not name.sure or (name.kind is ActorKind.PERSON and title is None)
    ):
        return None
    if (
        not single
        and last in seen.surnames
        and name.kind in (None, ActorKind.OTHER)
        and not name.sure
    ):
        return ActorKind.PERSON
    if single and name.kind is ActorKind.PERSON and title is None and not _acts_alone(doc, name):
        return None
    return name.kind


def _acts_alone(doc: Doc, name: Name) -> bool:
    """Tell whether a single unknown name does what people do: speaks, acts, owns."""
    return role_of(doc[name.start]) in ("subject", "possessive")


def _person(scene: Scene, found: Found, name: Name, title: Title | None) -> Mention:
    doc, words = scene.doc, scene.words
    span = doc[name.start : name.end]
    printed, organisation, country = "", "", ""
    if title is not None:
        printed, organisation, country = title_parts(doc, title, name, words)
    gender = _gender(span, title, words, name.key)
    country = country or _own_country(doc, name, words)
    return _mention(
        scene, found, span, "name", ActorKind.PERSON, gender=gender, title=printed,
        organisation=organisation, country=country, aliases=_aliases(doc, name, found),
    )  # fmt: skip


def _own_country(doc: Doc, name: Name, words: Lexicon) -> str:
    """Give the country a person stands for: "France's X", or where a known one held office."""
    if name.start > 1 and doc[name.start - 1].text in ("'s", "’s", "'"):
        known = words.actors.country_of(doc[name.start - 2].text)
        if known and doc[name.start - 2].text[:1].isupper():
            return known
    if not name.key:
        return ""
    entry = words.actors.entries[name.key]
    return entry.country or "" if any(o.body == entry.country for o in entry.offices) else ""


def title_parts(doc: Doc, title: Title, name: Name | None, words: Lexicon) -> tuple[str, str, str]:
    """Give a title as printed, the organisation it belongs to as printed, and its country."""
    limit = (
        doc[title.core_start].sent.end if name is None or name.end <= title.start else name.start
    )
    end = right_edge(doc, title, limit)
    start = title.start
    printed = _text(doc, start, end)
    organisation, country = "", ""
    for first, last, key in bodies_in(doc, start, end, words):
        entry = words.actors.entries[key]
        if last < len(doc) and doc[last].text in ("-", "–"):
            continue
        if entry.kind is ActorKind.STATE:
            country = country or (
                key
                if first < title.core_start or title.core not in words.titles.process_roles
                else ""
            )
            organisation = organisation or (
                doc[first:last].text if first < title.core_start else ""
            )
        elif entry.kind is not ActorKind.PERSON:
            organisation = doc[first:last].text
            country = country or entry.country or ""
    return printed, organisation, country


def _gender(span: DocSpan, title: Title | None, words: Lexicon, key: str) -> str:
    if key:
        return words.actors.entries[key].gender
    if title is not None and title.core in words.titles.male:
        return "male"
    if title is not None and title.core in words.titles.female:
        return "female"
    return words.given_names.gender(span[0].text) if len(span) > 1 else ""


def _country_in(doc: Doc, name: Name, words: Lexicon) -> str:
    for token in doc[name.start : name.end]:
        country = words.actors.country_of(token.text) if token.text[:1].isupper() else None
        if country:
            return country
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.text in ("'s", "’s") and name.start > 1:
        before = doc[name.start - 2]
    return (
        words.actors.country_of(before.text) or ""
        if before is not None and before.text[:1].isupper()
        else ""
    )


def _aliases(doc: Doc, name: Name, found: Found) -> tuple[str, ...]:
    """Give an acronym or other name introduced in brackets right after: "(SDF)"."""
    limit = min(found.sentence.tokens.end, name.end + 8)
    index = name.end
    if index >= limit or doc[index].text != "(":
        return ()
    close = next((i for i in range(index, limit) if doc[i].text == ")"), None)
    inner = doc[index + 1 : close].text.strip("\"' ") if close else ""
    known_as = inner.removeprefix("also known as ").removeprefix("or ").removeprefix("known as ")
    if not known_as or not known_as[0].isupper() or len(known_as.split()) > 4:
        return ()
    return (known_as,)


def _title_mention(scene: Scene, found: Found, title: Title) -> Mention | None:
    """Make a mention of an office without a name: "the foreign minister", "his Russian counterpart"."""
    if title.kind != "office":
        return None
    doc = scene.doc
    head = doc[title.core_end - 1]
    if head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("compound", "amod", "nmod"):
        return None
    printed, organisation, country = title_parts(doc, title, None, scene.words)
    end = right_edge(doc, title, found.sentence.tokens.end)
    start = title.start
    while start > found.sentence.tokens.start and doc[start - 1].pos_ in ("DET",):
        start -= 1
    plural = head.tag_ in ("NNS", "NNPS")
    gender = (
        "male"
        if title.core in scene.words.titles.male
        else "female"
        if title.core in scene.words.titles.female
        else ""
    )
    return _mention(
        scene, found, doc[start:end], "title", ActorKind.UNNAMED, title=printed,
        organisation=organisation, country=country, gender=gender,
        number="plural" if plural else "singular", root=head,
    )  # fmt: skip


def _nominal_mention(scene: Scene, found: Found, phrase: DocSpan, side: str) -> Mention:
    country, organisation = "", ""
    for first, last, key in bodies_in(scene.doc, phrase.start, phrase.end, scene.words):
        entry = scene.words.actors.entries[key]
        following = scene.doc[last] if last < phrase.end else None
        if following is not None and following.text in ("-", "–"):
            continue
        if entry.kind is ActorKind.STATE:
            country = country or key
        else:
            organisation = organisation or scene.doc[first:last].text
            country = country or entry.country or ""
    country = country or _country_after(scene.doc, phrase.end, scene.words)
    head = phrase[-1]
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("police", "troops", "forces")
    return _mention(
        scene, found, phrase, "nominal", KIND_OF_SIDE[side], country=country, title=side,
        organisation=organisation, number="plural" if plural else "singular", gender="", root=head,
    )  # fmt: skip


def _country_after(doc: Doc, end: int, words: Lexicon) -> str:
    """Read the country behind a group: "the government of Yemen", "rebels in Darfur"."""
    if (
        end + 1 >= len(doc)
        or doc[end].lower_ not in ("of", "in")
        or (
            doc[end].lower_ == "in"
            and doc[end - 1].lower_ in ("forces", "troops", "soldiers", "fighters")
        )
    ):
        return ""
    for _, _, key in bodies_in(doc, end + 1, min(end + 5, len(doc)), words):
        entry = words.actors.entries[key]
        return entry.country or "" if entry.kind in (ActorKind.STATE, ActorKind.PERSON) else ""
    return ""


def _pronoun_mention(scene: Scene, found: Found, token: Token) -> Mention:
    number, gender = PRONOUNS[token.lower_]
    kind = ActorKind.PERSON if gender in ("male", "female") else ActorKind.OTHER
    span = scene.doc[token.i : token.i + 1]
    return _mention(
        scene, found, span, "pronoun", kind, number=number, gender=gender,
        first_person=token.lower_ in FIRST_PERSON,
    )  # fmt: skip


def _mention(
    scene: Scene, found: Found, span: DocSpan, form: str, kind: ActorKind, *,
    root: Token | None = None, first_person: bool = False, number: str = "singular", **told: str | tuple[str, ...],
) -> Mention:  # fmt: skip
    where = Span(span.start_char, span.end_char)
    head = root or span.root
    return Mention(
        span=where, printed=where.of(scene.text), form=form, kind=kind, number=number,
        role=role_of(head), in_quote=scene.is_quoted(head), first_person=first_person,
        sentence=found.sentence.index, paragraph=found.sentence.paragraph, **told,  # type: ignore[arg-type]
    )  # fmt: skip


def _text(doc: Doc, start: int, end: int) -> str:
    return doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])] if end > start else ""
