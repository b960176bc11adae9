"""Whose office a title is, which part in the process it gives, and whether it is still held.

A title holds more names than the one it belongs to: an ambassador is his country's, whatever body
he is sent to, and an envoy "for" a country is nobody's from there.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.codes import ActorKind, ProcessRole
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party, Span

_BODIES = (ActorKind.IGO, ActorKind.NGO, ActorKind.OTHER)
_PREPOSITION = re.compile(r"\b(?:of|for|to|at|in|on|with|from|against)\b")
"""What an office goes on with: "envoy | for Syria"."""
_NEVER = frozenset({"against", "on"})
"""Prepositions behind which stands what an office is about, not whose it is."""
_WHERE = frozenset({"in", "from"})
"""Prepositions behind which a country only says where: "coordinator in Chad"."""


def organisation_of(scene: Scene, holder: Mention, where: Span, *, described: bool) -> Party | None:
    """Give the body or country an office belongs to; nothing where the title names none."""
    title = where.of(scene.text)
    core = _core_length(title) + where.start
    bodies = [
        m
        for m in scene.mentions
        if where.holds(m.span)
        and (m.form in ("name", "demonym") or (m.form == "place" and m.span.start < core))
        and m.kind is not ActorKind.PERSON
        and not scene.text[max(0, m.span.start - 5) : m.span.start]
        .lower()
        .endswith(("pro-", "anti-", "non-"))
    ]
    own = _owner(scene, [m for m in bodies if m.span.start < core], title, described=described)
    if own is None:
        behind = [m for m in bodies if m.span.start >= core]
        own = _behind(scene, behind, Span(core, where.end), title)
    if own is not None:
        return _party(scene, own, where)
    if bodies or not holder.organisation:
        return None
    place = scene.text.find(holder.organisation, where.start, where.end)
    return (
        Party(holder.organisation, Span(place, place + len(holder.organisation)))
        if place >= 0
        else None
    )


def _core_length(title: str) -> int:
    found = _PREPOSITION.search(title)
    return found.start() if found else len(title)


def core_of(title: str) -> str:
    """Give a title up to its first preposition: "chief negotiator" of "chief negotiator of X"."""
    return title[: _core_length(title)].strip()


def _owner(scene: Scene, before: list[Mention], title: str, *, described: bool) -> Mention | None:
    """Give the owner named in front: "Russia's UN ambassador" is Russia's."""
    words = scene.words.titles
    states = [m for m in before if m.kind is ActorKind.STATE]
    bodies = [m for m in before if m.kind is not ActorKind.STATE]
    posted = bool(states and bodies) and is_posted(scene, title)
    if posted and bodies[0].span.start < states[0].span.start:
        return bodies[0]  # "the U.N. Syria envoy" is sent by the body named first.
    if states and (not bodies or posted):
        private = described or any(word in words.private for word in title.lower().split())
        return None if private else states[0]
    if bodies and not (is_posted(scene, title) and "envoy" not in title.lower()):
        return bodies[-1]
    return None


def is_posted(scene: Scene, title: str) -> bool:
    """Tell whether an office is one of those that a country sends to others."""
    core = title.lower()[: _core_length(title)]
    return any(post in core for post in scene.words.titles.posts)


def _behind(scene: Scene, behind: list[Mention], rest: Span, title: str) -> Mention | None:
    """Give the owner named behind: "head of the UN's task force", "adviser to the rebels"."""
    fitting: list[tuple[bool, int, Mention]] = []
    office = _process_office(scene, title)
    for mention in behind:
        between = scene.text[rest.start : mention.span.start]
        found = _PREPOSITION.findall(between)
        last = found[-1] if found else ""
        state = mention.kind is ActorKind.STATE
        if last in _NEVER or (last == "to" and is_posted(scene, title)):
            continue
        about = last in _WHERE or (last == "for" and office)
        if state and (about or _names_more(scene, mention, rest)):
            continue
        fitting.append((last != "of", mention.span.start, mention))
    return min(fitting, key=lambda each: each[:2])[2] if fitting else None


def _names_more(scene: Scene, mention: Mention, rest: Span) -> bool:
    """Tell whether a country's name is only part of another name: "the China Basin labs"."""
    follows = scene.text[mention.span.end : min(rest.end, mention.span.end + 2)]
    return mention.form == "name" and len(follows) > 1 and follows[1].isupper()


def _party(scene: Scene, owner: Mention, where: Span) -> Party | None:
    """Give the owner; a side named with its country is the side: "Syrian opposition delegate".

    "Mali's rebel leader" is of no body that is named, and least of all Mali's.
    """
    if owner.kind is ActorKind.STATE:
        follows = re.sub(r"^['’]s?\b", "", scene.text[owner.span.end : where.end]).split()
        sides = scene.words.titles.collectives
        side = sides.get(follows[0].lower()) if follows else None
        if follows and sides.get(f"{follows[0].lower()}s") in ("opposition", "armed"):
            return None
        if side == "opposition":
            end = scene.text.index(follows[0], owner.span.end) + len(follows[0])
            span = Span(owner.span.start, end)
            return Party(span.of(scene.text), span)
    return Party(owner.printed, owner.span)


def process_role_of(scene: Scene, title: str) -> ProcessRole | None:
    """Give the part in a process; a country's envoy to an organisation has none by his office."""
    office = _process_office(scene, title)
    if office is None:
        return None
    role = ProcessRole(scene.words.titles.process_roles[office])
    return None if role is ProcessRole.ENVOY and _is_diplomat(scene, title) else role


def _process_office(scene: Scene, title: str) -> str | None:
    """Give the longest office of a process that the title begins with or has before "of"."""
    lowered = title.lower()
    core = lowered[: _core_length(title)]
    offices = scene.words.titles.process_roles
    found = [each for each in offices if each in core or (" of " in each and each in lowered)]
    return max(found, key=len) if found else None


def _is_diplomat(scene: Scene, title: str) -> bool:
    """Tell "Syria's U.N. envoy" and "envoy to NATO" from "U.N. envoy to Syria"."""
    core, actors = _core_length(title), scene.words.actors
    kinds: list[ActorKind] = []
    for word in re.sub(r"['’]s?\b", "", title[:core]).split():
        form = actors.find(word)
        if form is not None:
            kinds.append(actors.entries[form.key].kind)
    if kinds[:1] == [ActorKind.STATE] and any(kind in _BODIES for kind in kinds):
        return True
    goal = re.match(r"to (?:the )?(.{2,60})$", title[core:])
    form = actors.find(goal.group(1)) if goal else None
    return goal is not None and (form is None or actors.entries[form.key].kind in _BODIES)


def is_held(scene: Scene, holder: Mention, title: str, verb: Token | None) -> bool:
    """Tell whether an office is held when the report is written, by title, verb and known years."""
    words = scene.words
    if any(word in words.titles.past for word in title.lower().replace("-", " ").split()):
        return False
    if verb is not None and _is_over(verb):
        return False
    published = scene.report.published
    form = words.actors.find(holder.printed)
    if published is None or published.start is None or form is None:
        return True
    year = published.start.year
    named = [o for o in words.actors.entries[form.key].offices if title.lower().endswith(o.title)]
    return not named or any(office.until is None or office.until >= year for office in named)


def _is_over(verb: Token) -> bool:
    """Tell whether a verb tells of an office as past: "had been", "was once", "served as"."""
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    once = any(
        child.lower_ in ("once", "previously", "formerly", "earlier") for child in verb.children
    )
    stated = verb.lemma_ in ("be", "serve", "remain") and verb.tag_ == "VBD"
    behind = verb.dep_ in ("relcl", "acl", "advcl")
    until = any(
        each.lower_ in ("from", "until", "till", "between")
        for child in (verb, *verb.children)
        for each in child.children
        if each.dep_ == "prep"
    )
    return had or (stated and (once or behind or until or verb.lemma_ == "serve"))
