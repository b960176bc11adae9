"""The nouns that travel between rooms: reports, spans, the eight kinds of fact, actors, judgements.

Everything here is frozen. A fact is what *one* report says, with the characters it says it in;
what several reports add up to is a dossier, assembled on reading and stored nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from goodoffices.codes import (
    ActorKind,
    Attendance,
    CeasefireStatus,
    DateBasis,
    Direction,
    EventType,
    FactKind,
    Issue,
    Measure,
    Precision,
    Predicate,
    ProcessRole,
    Qualifier,
    Realis,
    Scope,
    Stance,
    StatementAct,
    StatementForm,
    StretchKind,
    SupportMode,
    TalksFormat,
    TalksOutcome,
)
from goodoffices.reviews import Correction

Evidence = Mapping[str, tuple["Span", ...]]
"""Part of a fact (content, cue, speaker, trigger, source, ...) -> where the report says it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a report says something: characters of its text as read, end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words that stand there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class DateRecord:
    """When something was, as printed and as worked out; unknown ends stay `None`."""

    printed: str = ""
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: DateBasis = DateBasis.UNRESOLVED
    span: Span | None = None
    direction: Direction = Direction.NONE

    @property
    def iso(self) -> str | None:
        """Give the date as a coding sheet does: as precise as known, the first day of several."""
        if self.start is None:
            return None
        if self.precision in (Precision.YEAR, Precision.SEASON, Precision.DECADE):
            return f"{self.start:%Y}"
        if self.precision in (Precision.MONTH, Precision.WEEK, Precision.WEEKEND):
            return f"{self.start:%Y-%m}"
        if self.precision in (Precision.DAY, Precision.RANGE):
            return self.start.isoformat()
        return None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a report that is marked as something other than its running text, and why."""

    kind: StretchKind
    span: Span
    reason: str
    label: str = ""
    """For a speaker label or turn: the speaker's name as printed."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as published: its text unchanged, and what is known of it with the basis."""

    id: str
    name: str
    """File name, or the id that came with it."""
    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_basis: DateBasis | None = None
    published: DateRecord | None = None
    """When it was published; its basis says how that is known."""
    doubts: tuple[str, ...] = ()
    """Sentences on what is uncertain about date or outlet, for the reader of the dossier."""
    author: str | None = None
    agency: str | None = None
    """The agency it was taken from, when it says so: two outlets quoting one are one origin."""
    language: str = "en"
    url: str | None = None
    fingerprint: str = ""
    """SHA-256 of the text."""
    stretches: tuple[Stretch, ...] = ()

    @property
    def told(self) -> DateRecord | None:
        """Give when it was published, unless only a copyright line says so: too weak to sort by."""
        if self.published is None or self.published.basis is DateBasis.COPYRIGHT:
            return None
        return self.published

    @property
    def reference(self) -> date | None:
        """Give the day from which this report's "Monday" and "last month" are counted."""
        if self.published is None or self.published.precision is not Precision.DAY:
            return None
        if self.published.basis is DateBasis.COPYRIGHT:
            return None
        return self.published.start


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a place in a fact: the words printed, and the actor they were resolved to."""

    printed: str
    span: Span | None = None
    name: str = ""
    """The actor's name; empty until resolved. What a page shows."""
    actor: str | None = None
    """Id of the actor, or `None` where the text does not decide it."""

    @property
    def shown(self) -> str:
        """Give the name to show: the actor's, else the words as printed."""
        return self.name or self.printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one report says, with its words. The eight kinds below add their own fields."""

    kind: ClassVar[FactKind]

    report: str
    sentence: Span
    """The sentence (or caption, headline) that carries the fact."""
    evidence: Evidence
    id: str = ""
    """Derived from the report and the evidence: the same on every reading."""
    attributed_to: tuple[Party, ...] = ()
    """To whom the report attributes it; empty where the report says it in its own voice."""
    realis: Realis = Realis.ACTUAL
    background: bool = False
    """Older than the story it is told in."""
    date: DateRecord | None = None
    confidence: float = 0.5
    """Between 0 and 1: the share of such facts that a reader would call right."""
    maker: str = ""
    """The extractor and its version, for example `statements/1`."""
    found_by: str = ""
    """The rule or pattern that found it, in words."""
    joined: str = ""
    """Where a part comes from another clause: the words that join it."""
    verdict: str = ""
    """What a person said of it: accepted, rejected, or nothing yet."""
    corrections: tuple[Correction, ...] = ()
    """Fields that a person corrected, with the program's values; they hold the person's."""

    @property
    def anchor(self) -> str:
        """Give what tells this fact from others of its kind on the same words."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Somebody says something."""

    kind: ClassVar[FactKind] = FactKind.STATEMENT

    speakers: tuple[Party, ...] = ()
    form: StatementForm = StatementForm.INDIRECT
    act: StatementAct = StatementAct.UNCLEAR
    content: str = ""
    """The words of the content; for a direct quotation exactly what stands between the marks."""
    cue: str = ""
    addressees: tuple[Party, ...] = ()
    outlet: Party | None = None
    """The outlet it was said to ("told the Associated Press")."""

    @property
    def anchor(self) -> str:
        """A statement is told apart by where its content stands."""
        return _where(self.evidence.get("content", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something done between actors, as one of PLOVER's sixteen types."""

    kind: ClassVar[FactKind] = FactKind.EVENT

    type: EventType
    mode: str | None = None
    trigger: str = ""
    sources: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: str | None = None

    @property
    def anchor(self) -> str:
        """An event is told apart by its type and the word that gave it."""
        return f"{self.type}:{_where(self.evidence.get('trigger', ()))}"


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor's part in talks."""

    party: Party
    status: Attendance
    detail: str = ""
    """What the report adds: led, downgraded, delegates from 10 other countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks(Fact):
    """A conference, round or meeting series."""

    kind: ClassVar[FactKind] = FactKind.TALKS

    name: str | None = None
    number: int | None = None
    """The number of the round, where printed."""
    venue: str | None = None
    format: TalksFormat = TalksFormat.UNKNOWN
    level: str | None = None
    mediators: tuple[Party, ...] = ()
    sponsors: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()
    participants: tuple[Participant, ...] = ()
    agenda: str | None = None
    outcome: TalksOutcome | None = None

    @property
    def anchor(self) -> str:
        """Talks are told apart by the words that name them first."""
        return _where(self.evidence.get("trigger", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire(Fact):
    """A truce, pause or zone at one point of its life."""

    kind: ClassVar[FactKind] = FactKind.CEASEFIRE

    status: CeasefireStatus
    scope: Scope = Scope.UNKNOWN
    place: str | None = None
    term: str = ""
    """The word used: ceasefire, truce, cessation of hostilities, ..."""
    trigger: str = ""
    parties: tuple[Party, ...] = ()
    guarantors: tuple[Party, ...] = ()
    purpose: str | None = None

    @property
    def anchor(self) -> str:
        """A truce's state is told apart by the words that give it."""
        return f"{self.status}:{_where(self.evidence.get('trigger', ()))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A stated quantity. Bounds as the words give them; "nearly 700" keeps its "nearly"."""

    kind: ClassVar[FactKind] = FactKind.FIGURE

    measure: Measure
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    of: str | None = None
    """Whom or what it counts, in the report's words."""
    place: str | None = None
    period: str | None = None
    """The period in the report's words: "since 2011", "in the last nine days"."""
    cumulative: bool | None = None
    subset_of: str | None = None
    """The printed figure it is a part of ("nearly half of those killed")."""
    printed: str = ""

    @property
    def anchor(self) -> str:
        """A figure is told apart by the digits or words that print it."""
        return f"{self.measure}:{_where(self.evidence.get('number', ()))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Fact):
    """What an actor wants, refuses, offers or doubts, on one issue."""

    kind: ClassVar[FactKind] = FactKind.POSITION

    actor: Party
    issue: Issue
    stance: Stance
    detail: str | None = None
    """The finer issue, where the words give one: head_of_state_future, agenda, ..."""
    toward: Party | None = None
    content: str = ""
    condition: str | None = None
    claimed: bool = False
    """Somebody else says that the actor wants it."""

    @property
    def anchor(self) -> str:
        """A position is told apart by holder, issue, and the words of its content."""
        return f"{self.actor.printed}:{self.issue}:{_where(self.evidence.get('content', ()))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """A standing tie between two actors, as told."""

    kind: ClassVar[FactKind] = FactKind.RELATION

    subject: Party
    predicate: Predicate
    object: Party
    mode: SupportMode | None = None
    current: bool = True

    @property
    def anchor(self) -> str:
        """A relation is told apart by who, what and whom."""
        return f"{self.subject.printed}:{self.predicate}:{self.object.printed}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """Who holds which office or part, as one report gives it."""

    kind: ClassVar[FactKind] = FactKind.ROLE

    holder: Party
    title: str
    """The title as printed: "UN special envoy for Syria"."""
    organisation: Party | None = None
    process_role: ProcessRole | None = None
    current: bool = True
    """False for "former", "then", "outgoing" holders."""

    @property
    def anchor(self) -> str:
        """A role is told apart by holder and title."""
        return f"{self.holder.printed}:{self.title}"


FACT_TYPES: tuple[type[Fact], ...] = (
    Statement,
    Event,
    Talks,
    Ceasefire,
    Figure,
    Position,
    Relation,
    Role,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that stand for somebody: a name, a title, a pronoun, a group."""

    span: Span
    printed: str
    form: str
    """name, title, pronoun, nominal, demonym, place."""
    kind: ActorKind
    number: str = "singular"
    gender: str = ""
    """male, female, neuter or empty."""
    title: str = ""
    """The title that stands with the name, as printed."""
    country: str = ""
    """The country a demonym or title names, by its ordinary name."""
    organisation: str = ""
    """The organisation the title belongs to, as printed."""
    role: str = ""
    """subject, object, possessive or other: what the words do in their clause."""
    main: bool = False
    """Subject of the main clause of its sentence, or of one joined to it by "and"."""
    in_quote: bool = False
    first_person: bool = False
    closes: bool = False
    """Subject of "he said" behind what is said: named before that, and not in it."""
    sentence: int = 0
    paragraph: int = 0
    aliases: tuple[str, ...] = ()
    """Other names the same words introduce: an acronym in brackets, "also known as"."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, group or organisation, under the fullest name seen."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    known: str | None = None
    """Key of the entry in the lexicon, if it is one that any informed reader knows."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention resolved to an actor, with the rule that did it in words."""

    report: str
    actor: str
    span: Span
    printed: str
    rule: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """These two are the same, different or in conflict: who says so, and why."""

    left: str
    right: str
    subject: str
    """What is compared: report, actor or fact."""
    verdict: str
    """same, different or conflict."""
    score: float
    reasons: tuple[str, ...]
    by: str = "program"
    at: str | None = None
    """When a person judged (ISO time); the program's judgements follow from the record alone."""

    @property
    def id(self) -> str:
        """Name the judgement by what is judged and by whom, whatever the order of the two."""
        pair = sorted((self.left, self.right))
        return content_id("j", self.subject, *pair, self.by)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one report gave: what `resolve` hands to `record`."""

    report: Report
    facts: tuple[Fact, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What the reader of the run should know: a doubtful date, an unclosed quotation."""


def content_id(prefix: str, *parts: str) -> str:
    """Derive a stable id from content: the prefix and 16 hexadecimal digits of a SHA-256."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:16]}"


def _where(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)
