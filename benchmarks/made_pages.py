"""A report that is written piece by piece, so that every fact knows where its words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from goodoffices.facts import (
    Actor,
    ActorMention,
    Fact,
    Participant,
    Party,
    Reading,
    Report,
    Span,
    content_id,
)

Piece = str | tuple[str, str]
"""Plain words, or words with the name of the part of a fact that they fill."""


@dataclass
class Page:
    """The text so far, the facts in it and whom it mentions."""

    report: str
    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)

    def say(self, *pieces: Piece) -> tuple[Span, dict[str, tuple[Span, ...]]]:
        """Add a sentence; give where it stands and where its named parts do."""
        first, parts = len(self.text), dict[str, tuple[Span, ...]]()
        for piece in pieces:
            name, words = piece if isinstance(piece, tuple) else ("", piece)
            if name:
                span = Span(len(self.text), len(self.text) + len(words))
                parts[name] = (*parts.get(name, ()), span)
            self.text += words
        sentence = Span(first, len(self.text))
        self.text += " "
        return sentence, parts

    def party(self, actor: Actor, span: Span, printed: str) -> Party:
        """Note that these words stand for an actor."""
        self.actors[actor.id] = actor
        self.mentions.append(ActorMention(self.report, actor.id, span, printed, "its name"))
        return Party(printed, span, actor.name, actor.id)

    def told(self, kind: type[Any], where: tuple[Span, Mapping[str, Any]], **own: Any) -> None:
        """Enter a fact; its id follows from its words, as that of any reader."""
        sentence, evidence = where
        made: Fact = kind(report=self.report, sentence=sentence, evidence=evidence,
                          maker="archive/1", found_by="made up", confidence=0.9, **own)  # fmt: skip
        ident = content_id(str(made.kind)[0], self.report, str(made.kind), made.anchor)
        self.facts.append(replace(made, id=ident))

    def reading(self, report: Report) -> Reading:
        """Give what reading this page would have given."""
        own = {one.id: one for one in self.facts}
        return Reading(report, tuple(own.values()), tuple(self.actors.values()),
                       tuple(self.mentions))  # fmt: skip


def at_table(party: Party, status: Any) -> Participant:
    """Give somebody's part in talks."""
    return Participant(party, status)
