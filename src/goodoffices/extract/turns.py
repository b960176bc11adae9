"""Finds what is said in the turns of a transcript: "NAME: ..." up to the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.interviews import ANSWER, first_named
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Mention, Party, Span, Stretch

_MINIMUM = 3
_INITIALS = 3
RUN_IN = re.compile(
    r"(?<=[.?!…»”\"’)] )(?P<who>[A-Z][A-Z&.'’-]{0,24}(?: [A-Z][A-Z.'’-]{1,24})?):(?=\s)"
)
"""A label behind the end of somebody else's sentence: names in capitals, or initials."""
_TOLD = re.compile(r"\b(?:told|tells|telling|spoke to) (?:me|us|our programme|this programme)\b")
_PRESENTED = (
    r"\b[Oo]ur (?:own )?(?:correspondent|reporter|colleague|editor|man|woman)\b[^.\n]{0,40}NAME\b",
    r"\bNAME (?:reports|is (?:there|in|at|on)|has (?:more|been following)|was there)\b",
    r"\b[Ff]rom [A-Z][\w-]+, (?:[A-Z][\w'-]+ ){0,2}NAME\.",
)
"""How a host hands over to a reporter: "Our correspondent Vale is in Accra", "From Zand, Vale."."""
_HEADING = frozenset({"what", "who", "how", "why", "you", "your", "we", "our", "can", "is", "are"})
"""Words of headings that no name of a speaker holds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words between two labels; several spans where something was cut out."""

    speaker: Party
    spans: tuple[Span, ...]


def find_turns(scene: Scene) -> Iterator[Turn]:
    """Find the turns of everybody but the reporter, paragraph by paragraph joined to one turn."""
    set_apart = [each for each in scene.report.stretches if each.kind is StretchKind.SPEAKER_LABEL]
    labels = sorted([*set_apart, *_run_in(set_apart, scene)], key=lambda each: each.span)
    known = any(_is_name(each.label, labels, scene.text) for each in labels)
    if not known and any(_HEADING & {*each.label.lower().split()} for each in labels):
        return
    starts = [each.span.start for each in labels] + [len(scene.text)]
    press = press_labels(labels, scene)
    for label, limit in zip(labels, starts[1:], strict=True):
        if label.label in press:
            continue
        said = [
            each
            for each in scene.sentences
            if label.span.start <= each.span.start < limit
            and each.span.end > label.span.end
            and each.part is None
            and each.speaker
        ]
        if sum(len(each.tokens) for each in said) > _MINIMUM:
            yield Turn(
                speaker_of(label, labels, scene), tuple(_paragraphs(said, label.span.end, scene))
            )


def _run_in(labels: Sequence[Stretch], scene: Scene) -> Iterator[Stretch]:
    """Find labels that stand inside a paragraph: `... are you? BERG: I am not.`"""
    if not labels:
        return
    known = {each.label for each in labels}
    inside = list(RUN_IN.finditer(scene.text, labels[0].span.end))
    often = Counter(each["who"] for each in inside)
    apart = {each.span.start for each in labels}
    for found in inside:
        if found.start("who") in apart:
            continue
        if found["who"] in known or often[found["who"]] > 1:
            span = Span(found.start("who"), found.end())
            reason = "The name of who speaks, inside a paragraph."
            yield Stretch(StretchKind.SPEAKER_LABEL, span, reason, found["who"])


def press_labels(labels: Sequence[Stretch], scene: Scene) -> frozenset[str]:
    """Give the labels of those who ask and report: their own turns say nothing for the record.

    Whoever mostly ends on a question that somebody answers, is introduced as the programme's own
    ("our correspondent Jan Vale"), was told things ("told me") without being asked, or is an
    outlet. Whoever is mostly asked is the guest, even if once "they told us" follows no question.
    """
    starts = [each.span.start for each in labels] + [len(scene.text)]
    turns, asking, asked_of = Counter[str](), Counter[str](), Counter[str]()
    found, hearing = set[str](), set[str]()
    outlets = scene.words.reporting.outlet_nouns
    asked = False
    for place, label in enumerate(labels):
        turn = scene.text[label.span.end : starts[place + 1]].strip()
        turns[label.label] += 1
        asking[label.label] += turn.endswith("?") and place + 1 < len(labels)
        asked_of[label.label] += asked
        outlet = any(word.lower() in outlets for word in label.label.split())
        if not asked and _TOLD.search(turn) is not None:
            hearing.add(label.label)
        if outlet or _is_introduced(label.label, scene.text):
            found.add(label.label)
        asked = turn.endswith("?")
    found |= {each for each in hearing if 2 * asked_of[each] < turns[each]}
    found |= {each for each in turns if 2 * asking[each] >= turns[each]}
    return frozenset(found - ANSWER)


def _is_introduced(label: str, text: str) -> bool:
    """Tell whether a text presents somebody as its own reporter, by the last name of the label."""
    name = re.escape(label.split()[-1].title())
    return bool(name) and any(
        re.search(pattern.replace("NAME", name), text) for pattern in _PRESENTED
    )


def _is_name(label: str, labels: Sequence[Stretch], text: str) -> bool:
    """Tell a speaker's label from a heading that ends in a colon: it recurs, or the text names it.

    One such label makes a transcript; an appeal with "WHAT YOU CAN DO:" has none.
    """
    if label in ANSWER or sum(each.label == label for each in labels) > 1:
        return True
    return any(len(word) > 1 and word.title() in text for word in label.split()[-1:])


def _paragraphs(said: Sequence[Sentence], begin: int, scene: Scene) -> Iterator[Span]:
    """Join the sentences of one paragraph; label and final stop stay out of the content."""
    for number in dict.fromkeys(each.paragraph for each in said):
        own = [each.span for each in said if each.paragraph == number]
        start, end = max(begin, own[0].start), own[-1].end
        while start < end and scene.text[start].isspace():
            start += 1
        while end > start and not scene.text[end - 1].isalnum():
            end -= 1
        yield Span(start, end)


def speaker_of(label: Stretch, labels: Sequence[Stretch], scene: Scene) -> Party:
    """Give the speaker as the label prints it; of "A:" the one interviewed.

    A surname alone stands for the label that gives the whole name before it, or for the one person
    of that surname whom the story names.
    """
    if label.label in ANSWER:
        mention = first_named(scene, labels[0].span.start)
        if mention is not None:
            return Party(printed=mention.printed, span=mention.span)
    whole = [
        each
        for each in labels
        if each.span.start < label.span.start and each.label.endswith(f" {label.label}")
    ]
    if not whole and label.label.isupper() and len(label.label) <= _INITIALS:
        mention = _with_initials(label, scene)
        if mention is not None:
            return Party(printed=mention.printed, span=mention.span)
    named = None if whole else _with_surname(label, scene)
    if named is not None:
        return Party(printed=named.printed, span=named.span)
    return _printed((whole or [label])[0], scene)


def _with_surname(label: Stretch, scene: Scene) -> Mention | None:
    """Give the one person named in full whose surname a label prints."""
    full = [
        mention
        for mention in scene.mentions
        if mention.kind is ActorKind.PERSON
        and mention.form == "name"
        and mention.printed.casefold().endswith(f" {label.label.casefold()}")
    ]
    return full[0] if full and len({each.printed for each in full}) == 1 else None


def _with_initials(label: Stretch, scene: Scene) -> Mention | None:
    """Give the person whose initials a label prints: RA for Rosalind Acht."""
    for mention in scene.mentions:
        if mention.kind is ActorKind.PERSON and mention.form == "name":
            letters = "".join(word[0] for word in mention.printed.split() if word[:1].isupper())
            if letters == label.label:
                return mention
    return None


def _printed(label: Stretch, scene: Scene) -> Party:
    at = scene.text.find(label.label, label.span.start, label.span.end) if label.label else -1
    span = Span(at, at + len(label.label)) if at >= 0 else label.span
    return Party(printed=span.of(scene.text), span=span)
