"""Joins names and titles: which title stands with a name, and for whom the office is held."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from goodoffices.codes import ActorKind
from goodoffices.extract.name_kinds import Name
from goodoffices.extract.scene import Sentence
from goodoffices.extract.titles import Title, bodies_in, right_edge
from goodoffices.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence with its names and titles."""

    sentence: Sentence
    names: list[Name]
    titles: list[Title]


def title_of(doc: Doc, name: Name, found: Found, words: Lexicon) -> Title | None:
    """Give the title that stands with a name: right before it, before a comma, or after one."""
    before: Title | None = None
    for title in reversed(found.titles):
        if title.core_end > name.start:
            continue
        end = right_edge(doc, title, name.start)
        gap = doc[end : name.start].text.strip()
        if (gap in ("", ")", "]") and _reaches(doc, title, end)) or (
            gap == "," and title.kind == "office"
        ):
            before = _whole_title(doc, title, found, name.start) if gap == "," else title
            break
        break
    if before is not None and before.kind == "office":
        return before
    if before is not None and (office := _office_before(doc, before, found)) is not None:
        return office
    return _title_behind(doc, name, found, words) or before


def _office_before(doc: Doc, address: Title, found: Found) -> Title | None:
    """Give the office before a form of address: "the President of Chad, Mr. X"."""
    for title in reversed(found.titles):
        if title.core_end > address.start or title.kind != "office":
            continue
        end = right_edge(doc, title, address.start)
        return title if doc[end : address.start].text.strip() in ("", ",") else None
    return None


def _title_behind(doc: Doc, name: Name, found: Found, words: Lexicon) -> Title | None:
    """Give the office that stands behind a name: "X, the outgoing head of the mission"."""
    after = name.end
    limit = found.sentence.tokens.end
    if after < limit and doc[after].text in (",", "(", "–", "-", "—"):
        after += 1
        if after + 1 < limit and doc[after].like_num and doc[after + 1].text == ",":
            after += 2
        while after < limit and doc[after].lower_ in words.usage.fillers:
            after += 1
        starts = {each.start for each in found.names}
        for title in found.titles:
            near = title.start <= after <= title.core_start and title.kind == "office"
            if near and title.core_end not in starts and not _speaks(doc, title):
                return title
    return None


def _speaks(doc: Doc, title: Title) -> bool:
    """Tell whether somebody else speaks: "shelled Mong Hsu, a spokesman said", with no comma."""
    head = doc[title.core_end - 1]
    behind = doc[title.core_end : title.core_end + 1].text
    new = {doc[title.start].lower_, doc[title.start - 1].lower_} & {"a", "an"}
    return bool(new) and head.dep_ == "nsubj" and behind != ","


def _whole_title(doc: Doc, title: Title, found: Found, limit: int) -> Title:
    """Give the office that a title is only a part of: "spokesman for the Secretary-General"."""
    end = right_edge(doc, title, limit)
    for other in found.titles:
        if other.core_end <= title.start and right_edge(doc, other, limit) == end:
            return other
    return title


def _reaches(doc: Doc, title: Title, end: int) -> bool:
    """Tell whether a title may stand right before a name: "envoy to Syria X"."""
    return end == title.core_end or all(
        token.text[:1].isupper() or token.lower_ in ("of", "for", "to", "the")
        for token in doc[title.core_end : end]
    )


def own_country(doc: Doc, name: Name, words: Lexicon) -> str:
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


def country_in(doc: Doc, name: Name, words: Lexicon) -> str:
    """Give the country named in a body's name or right before it."""
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


def country_after(doc: Doc, end: int, words: Lexicon) -> str:
    """Read the country behind a group: "the government of Yemen", "rebels in Darfur"."""
    if (
        end + 1 >= len(doc)
        or doc[end].lower_ not in ("of", "in")
        or (
            doc[end].lower_ == "in"
            and doc[end - 1].lower_ in ("forces", "troops", "soldiers", "fighters")
        )
        or (doc[end].lower_ == "in" and _is_one_of_two(doc[end - 1]))
    ):
        return ""
    for _, _, key in bodies_in(doc, end + 1, min(end + 5, len(doc)), words):
        entry = words.actors.entries[key]
        return entry.country or "" if entry.kind in (ActorKind.STATE, ActorKind.PERSON) else ""
    return ""


def _is_one_of_two(last: Token) -> bool:
    """Tell whether a side ends "between ... and": what stands behind is where they meet."""
    linked = [last, *last.ancestors]
    return any(each.lower_ == "between" for each in linked[:4]) and last.dep_ == "conj"


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text if end > start else ""
