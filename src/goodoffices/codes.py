"""The controlled vocabularies: words, not numbers, and the same in record, export and coding sheet.

Coarse codes are those of the coding sheets and do not change; a finer `detail` may stand beneath.
"""

from __future__ import annotations

from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is about."""

    STATEMENT = "statement"
    EVENT = "event"
    TALKS = "talks"
    CEASEFIRE = "ceasefire"
    FIGURE = "figure"
    POSITION = "position"
    RELATION = "relation"
    ROLE = "role"


class Realis(StrEnum):
    """Whether a thing is told as done, or only as planned, possible, denied or asked for."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    REQUESTED = "requested"


class StatementForm(StrEnum):
    """How words are reported: all in quotation marks, partly, or retold."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class StatementAct(StrEnum):
    """What a speaker does by speaking."""

    DEMAND = "demand"
    REFUSE = "refuse"
    OFFER = "offer"
    PROMISE = "promise"
    CONDITION = "condition"
    THREAT = "threat"
    ACCUSE = "accuse"
    DENY = "deny"
    PRAISE = "praise"
    APOLOGY = "apology"
    HOPE = "hope"
    ASSESS_OPTIMISTIC = "assess_optimistic"
    ASSESS_PESSIMISTIC = "assess_pessimistic"
    CLAIM_FACT = "claim_fact"
    GOAL = "goal"
    POSITION = "position"
    PROCEDURE = "procedure"
    NO_COMMENT = "no_comment"
    ANNOUNCE = "announce"
    CALL_TO_THIRD = "call_to_third"
    UNCLEAR = "unclear"


class EventType(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class TalksFormat(StrEnum):
    """How the sides of a negotiation face each other."""

    DIRECT = "direct"
    PROXIMITY = "proximity"
    SHUTTLE = "shuttle"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    UNKNOWN = "unknown"


class Attendance(StrEnum):
    """What a report says of an actor's part in talks; who is not mentioned has no status."""

    ATTENDING = "attending"
    INVITED = "invited"
    NOT_ATTENDING = "not_attending"
    UNCERTAIN = "uncertain"
    NOT_INVITED = "not_invited"
    HOST = "host"
    OBSERVER = "observer"


TELLING = (
    Attendance.HOST,
    Attendance.NOT_ATTENDING,
    Attendance.NOT_INVITED,
    Attendance.OBSERVER,
    Attendance.ATTENDING,
    Attendance.UNCERTAIN,
    Attendance.INVITED,
)
"""Which status stands where a report gives one actor several, the more telling first."""
REPRESENTED = "represented"
"""Detail of somebody who comes instead of others of his body: their absence does not count."""
EARLIER = "earlier"
"""Detail of a refusal that what follows has overtaken."""
CONVENING = "convening"
"""Detail of who opens or holds talks: a mediator does so without being a side."""


class TalksOutcome(StrEnum):
    """How talks ended, where a report says so."""

    AGREED = "agreed"
    PARTIAL = "partial"
    NONE = "none"
    COLLAPSED = "collapsed"
    POSTPONED = "postponed"


class CeasefireStatus(StrEnum):
    """Where a truce stands at one date; `coarse_status` gives the coding-sheet code."""

    MOOTED = "mooted"
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    FRAGILE = "fragile"
    VIOLATED = "violated"
    EXTENSION_REQUESTED = "extension_requested"
    EXTENDED = "extended"
    REJECTED = "rejected"
    EXPIRED = "expired"
    COLLAPSED = "collapsed"


COARSE_CEASEFIRE_STATUS: dict[CeasefireStatus, str] = {
    CeasefireStatus.MOOTED: "proposed",
    CeasefireStatus.PROPOSED: "proposed",
    CeasefireStatus.AGREED: "agreed",
    CeasefireStatus.IN_FORCE: "in_force",
    CeasefireStatus.FRAGILE: "in_force",
    CeasefireStatus.VIOLATED: "violated",
    CeasefireStatus.EXTENSION_REQUESTED: "in_force",
    CeasefireStatus.EXTENDED: "in_force",
    CeasefireStatus.REJECTED: "rejected",
    CeasefireStatus.EXPIRED: "expired",
    CeasefireStatus.COLLAPSED: "collapsed",
}


class Scope(StrEnum):
    """How much of a war a truce covers."""

    NATIONAL = "national"
    LOCAL = "local"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    REFUGEES = "refugees"
    DETAINED = "detained"
    MISSING = "missing"
    BESIEGED = "besieged"
    IN_NEED = "in_need"
    EVACUATED = "evacuated"
    RELEASED = "released"
    AID = "aid"
    FIGHTERS = "fighters"
    GROUPS = "groups"
    OTHER = "other"


class Qualifier(StrEnum):
    """The word that keeps a number from being exact."""

    NEARLY = "nearly"
    ABOUT = "about"
    MORE_THAN = "more than"
    UP_TO = "up to"
    AT_LEAST = "at least"


class Issue(StrEnum):
    """What a position is about."""

    TALKS = "talks"
    CEASEFIRE = "ceasefire"
    LEADERSHIP = "leadership"
    GOVERNANCE = "governance"
    HUMANITARIAN = "humanitarian"
    DETAINEES = "detainees"
    DISARMAMENT = "disarmament"
    ARMS_SUPPORT = "arms_support"
    FOREIGN_FORCES = "foreign_forces"
    TERRORISM = "terrorism"
    TERRITORY = "territory"
    SANCTIONS = "sanctions"
    ACCOUNTABILITY = "accountability"
    REFUGEES = "refugees"
    SECURITY = "security"
    RECONSTRUCTION = "reconstruction"
    OTHER = "other"


class Stance(StrEnum):
    """Where an actor stands on an issue."""

    DEMAND = "demand"
    SUPPORT = "support"
    OPPOSE = "oppose"
    OFFER = "offer"
    CONDITION = "condition"
    UNCERTAIN = "uncertain"


class Predicate(StrEnum):
    """What ties two actors."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    REPRESENTS = "represents"
    LINKED_TO = "linked_to"
    DESIGNATES_TERRORIST = "designates_terrorist"
    ALLIED_WITH = "allied_with"
    RIVAL_OF = "rival_of"
    MEDIATES = "mediates"
    HOSTS = "hosts"
    SUCCEEDS = "succeeds"


class Bond(StrEnum):
    """How two actors of a network stand to each other: several predicates and events in one."""

    BACKS = "backs"
    PART = "part"
    MEETS = "meets"
    AGAINST = "against"
    FIGHTS = "fights"


class SupportMode(StrEnum):
    """By what means one actor supports another."""

    POLITICAL = "political"
    FINANCIAL = "financial"
    ARMS = "arms"
    TROOPS = "troops"
    AIR = "air"
    OTHER = "other"


class ProcessRole(StrEnum):
    """The part an actor plays in a peace process, as a report tells it."""

    CONFLICT_PARTY = "conflict_party"
    MEDIATOR = "mediator"
    SPONSOR = "sponsor"
    GUARANTOR = "guarantor"
    HOST = "host"
    CONVENER = "convener"
    OBSERVER = "observer"
    PATRON = "patron"
    ENVOY = "envoy"
    SPOKESPERSON = "spokesperson"
    DELEGATE = "delegate"
    MONITOR = "monitor"
    HUMANITARIAN_ACTOR = "humanitarian_actor"
    SOURCE_OF_FIGURE = "source_of_figure"


class ActorKind(StrEnum):
    """What an actor is; `person` apart, the coding sheets' group types."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    OPPOSITION_COALITION = "opposition_coalition"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    COMPANY = "company"
    UNNAMED = "unnamed"
    OTHER = "other"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    RANGE = "range"
    DURATION = "duration"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How a date came to be known, from the strongest to the weakest."""

    GIVEN = "given"
    METADATA = "metadata"
    EXPLICIT = "explicit"
    DATELINE = "dateline"
    CAPTION = "caption"
    WEEKDAY = "weekday_resolved"
    RELATIVE = "relative_resolved"
    WEEKDAY_AND_MONTH = "weekday_and_month"
    FILE_NAME = "file_name"
    PARAGRAPH = "paragraph"
    REPORT = "report_date"
    COPYRIGHT = "copyright_line"
    UNRESOLVED = "unresolved"


class Direction(StrEnum):
    """Which way the tense of a clause points from the day of the report."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


class StretchKind(StrEnum):
    """What a marked stretch of a report is, other than the story itself."""

    MENU = "menu"
    SHARE = "share"
    EMBED = "embed"
    PROMOTION = "promotion"
    RELATED_LINK = "related_link"
    NOTICE = "notice"
    COPYRIGHT = "copyright"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADER = "header"
    HEADLINE = "headline"
    CAPTION = "caption"
    SPEAKER_LABEL = "speaker_label"
    REPORTER_TURN = "reporter_turn"
    QUESTION = "question"
    REPEAT = "repeat"
    PULL_QUOTE = "pull_quote"
    FOREIGN = "foreign_language"
    ASIDE = "set_aside"
    """A passage of a long report that has nothing to do with a conflict."""


JUNK: frozenset[StretchKind] = frozenset(
    {
        StretchKind.MENU,
        StretchKind.SHARE,
        StretchKind.EMBED,
        StretchKind.PROMOTION,
        StretchKind.RELATED_LINK,
        StretchKind.NOTICE,
        StretchKind.COPYRIGHT,
        StretchKind.CREDIT,
        StretchKind.BYLINE,
        StretchKind.DATELINE,
        StretchKind.HEADER,
        StretchKind.SPEAKER_LABEL,
        StretchKind.QUESTION,
        StretchKind.REPEAT,
        StretchKind.PULL_QUOTE,
        StretchKind.FOREIGN,
        StretchKind.ASIDE,
    }
)
"""Stretches that give no facts of their own: a headline, a caption or a reporter's turn may."""

PLACE_RULE = "names the place, not the state"
DESCRIBES_RULE = "describes by country or body"
TITLE_RULE = "title "
"""How the rules begin by which an office without a name is its holder."""
PASSIVE_RULES = (PLACE_RULE, DESCRIBES_RULE)
"""How the rules of mentions begin that do not by themselves make somebody an actor of a report."""
