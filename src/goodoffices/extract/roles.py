"""Finds who holds which office or part: "President X", "X, a spokesman for Y", "X is the envoy"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, ProcessRole
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party, Role, Span

MAKER = "roles/1"
_NAMING = frozenset({"appoint", "name", "elect", "nominate", "choose", "select", "install"})
_LOSING = frozenset({"dismiss", "oust", "replace", "sack", "fire", "remove", "depose", "succeed"})
_BEING = frozenset({"be", "become", "remain", "serve", "head", "lead", "chair"})


def find_roles(scene: Scene) -> Iterator[Role]:
    """Find roles told by a title that stands with a name, or by a verb that gives or names one."""
    seen: set[tuple[str, str]] = set()
    for mention in scene.mentions:
        if mention.kind is not ActorKind.PERSON or mention.form != "name":
            continue
        role = _role_of(scene, mention) if mention.title else _described(scene, mention)
        if role is not None and (mention.printed, role.title) not in seen:
            seen.add((mention.printed, role.title))
            yield role
    yield from _told_roles(scene)


def _role_of(scene: Scene, mention: Mention) -> Role | None:
    """Make the role that a mention's own title tells; forms of address are no role."""
    words = scene.words.titles
    title = mention.title
    core = title.lower()
    if core in words.address or (core in words.ranks and len(core) < 5):
        return None
    where = _near(scene, mention, title)
    if where is None:
        return None
    return _role(scene, mention, where, found_by="title with the name", confidence=0.9)


def _described(scene: Scene, mention: Mention) -> Role | None:
    """Make the role of a plain description behind a name: "Ann Example, a dairy farmer"."""
    root = _head(scene, mention)
    if root is None:
        return None
    for child in root.children:
        if (
            child.dep_ == "appos"
            and child.pos_ == "NOUN"
            and child.i > root.i
            and child.tag_ == "NN"
        ):
            where = _description(scene, child)
            if where is not None:
                return _role(
                    scene, mention, where, found_by="description behind the name", confidence=0.7
                )
    return None


def _description(scene: Scene, noun: Token) -> Span | None:
    """Give a description without its article, up to the next comma or clause."""
    doc = scene.doc
    start, end = noun.left_edge.i, noun.i + 1
    while start < noun.i and (doc[start].pos_ in ("DET", "PUNCT", "NUM")):
        start += 1
    while (
        end < len(doc)
        and end < noun.i + 10
        and not doc[end].is_punct
        and not doc[end].is_space
        and (doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM"))
    ):
        end += 1
    while end > noun.i + 1 and doc[end - 1].pos_ in ("ADP", "DET", "PART"):
        end -= 1
    if any(doc[i].pos_ in ("VERB", "PRON") for i in range(start, end)) or end - start > 12:
        return None
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _near(scene: Scene, mention: Mention, printed: str) -> Span | None:
    """Find where words stand in the mention's sentence, before the name rather than after it."""
    sentence = scene.sentence_at(mention.span.start).span
    before = readable(scene.doc).rfind(printed, sentence.start, mention.span.start)
    after = readable(scene.doc).find(printed, mention.span.end, sentence.end)
    place = (
        before
        if before >= 0 and (after < 0 or mention.span.start - before < len(printed) + 8)
        else after
    )
    return Span(place, place + len(printed)) if place >= 0 else None


def _role(scene: Scene, holder: Mention, where: Span, *, found_by: str, confidence: float) -> Role:
    title = where.of(scene.text)
    lowered = title.lower()
    body = _organisation(scene, holder, where)
    past = any(word in scene.words.titles.past for word in lowered.replace("-", " ").split())
    evidence = {"holder": (holder.span,), "title": (where,)}
    if body is not None and body.span is not None:
        evidence["organisation"] = (body.span,)
    return Role(
        report=scene.report.id, sentence=scene.sentence_at(where.start).span, evidence=evidence,
        holder=Party(holder.printed, holder.span), title=title, organisation=body,
        process_role=_process_role(scene, lowered), current=not past,
        confidence=confidence, maker=MAKER, found_by=found_by,
    )  # fmt: skip


def _organisation(scene: Scene, holder: Mention, where: Span) -> Party | None:
    """Give the body of a title: the last organisation named in it, else its country."""
    if not holder.organisation:
        inside = [
            m for m in scene.mentions if where.holds(m.span) and m.form in ("name", "demonym")
        ]
        bodies = [m for m in inside if m.kind is not ActorKind.PERSON]
        return Party(bodies[-1].printed, bodies[-1].span) if bodies else None
    place = readable(scene.doc).find(holder.organisation, where.start, where.end)
    span = Span(place, place + len(holder.organisation)) if place >= 0 else None
    return Party(holder.organisation, span)


def _process_role(scene: Scene, title: str) -> ProcessRole | None:
    words = scene.words.titles.process_roles
    found = [office for office in words if office in title]
    return ProcessRole(words[max(found, key=len)]) if found else None


def _told_roles(scene: Scene) -> Iterator[Role]:
    """Find roles that a verb tells: was named envoy, is the head of, became president."""
    for mention in scene.mentions:
        if mention.form != "title":
            continue
        head = _head(scene, mention)
        if head is None:
            continue
        holder = _holder(scene, head)
        if holder is not None:
            where = _without_article(mention, scene)
            yield _role(
                scene, holder, where, found_by="verb that gives the office", confidence=0.75
            )


def _without_article(mention: Mention, scene: Scene) -> Span:
    words = mention.printed.split(maxsplit=1)
    if len(words) == 2 and words[0].lower() in ("the", "a", "an"):
        return Span(mention.span.end - len(words[1]), mention.span.end)
    return mention.span


def _head(scene: Scene, mention: Mention) -> Token | None:
    span = scene.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def _holder(scene: Scene, head: Token) -> Mention | None:
    """Give the person a verb makes or calls the office: subject of "is", object of "named"."""
    verb = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "as":
        verb = head.head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if head.dep_ in ("attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ == "as"):
        wanted = (
            ("nsubj", "nsubjpass")
            if verb.lemma_ in _BEING or head.dep_ == "attr"
            else ("dobj", "nsubjpass")
        )
        for child in verb.children:
            if child.dep_ in wanted and verb.lemma_ in _BEING | _NAMING:
                mention = scene.mention_at(child)
                if (
                    mention is not None
                    and mention.kind is ActorKind.PERSON
                    and mention.form == "name"
                ):
                    return mention
    return None
