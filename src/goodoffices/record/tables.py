"""The tables of a record, as SQLAlchemy Core knows them: what `write` fills and `find` reads.

The migrations in `schema/versions` make them; a test compares the two. Every table and column
says what it holds in its comment: `docs/record.md` is written from these comments. Names avoid
words that SQL keeps for itself, so that the same schema runs on PostgreSQL and a person can type
queries without quoting.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal_column,
    text,
)

metadata = MetaData()
CONFLICT: ColumnElement[str] = literal_column("'conflict'")
"""The verdict whose judgements have indexes of their own, as these name it."""
ACTUAL: ColumnElement[str] = literal_column("'actual'")
"""What happened, as the index of all else names it: plans, denials and demands are few."""


def _text(name: str, comment: str, **options: Any) -> Column[str]:
    options.setdefault("nullable", False)
    return Column(name, Text, comment=comment, **options)


def _maybe(name: str, comment: str) -> Column[str]:
    return Column(name, Text, comment=comment, nullable=True)


def _number(name: str, comment: str, **options: Any) -> Column[int]:
    options.setdefault("nullable", False)
    return Column(name, Integer, comment=comment, **options)


def _flag(name: str, comment: str) -> Column[bool]:
    return Column(name, Boolean, comment=comment, nullable=False)


def _tick(comment: str) -> Column[int]:
    whole = f"{comment}: a number that grows"
    return Column("changed", BigInteger, comment=whole, nullable=False, server_default=text("0"))


def _of_report(comment: str = "the report", **options: Any) -> Column[str]:
    target = ForeignKey("report.id", ondelete="CASCADE")
    return Column("report", Text, target, comment=comment, nullable=False, **options)


def _of_fact(comment: str = "the fact", **options: Any) -> Column[str]:
    target = ForeignKey("fact.id", ondelete="CASCADE")
    return Column("fact", Text, target, comment=comment, nullable=False, **options)


def _date(prefix: str, what: str) -> list[Column[Any]]:
    """Give the columns of a date record; no precision means that there is no date at all."""
    return [
        _maybe(f"{prefix}_printed", f"{what}, in the words printed"),
        Column(f"{prefix}_start", Date, comment=f"{what}: first day it can be", nullable=True),
        Column(f"{prefix}_end", Date, comment=f"{what}: last day it can be", nullable=True),
        _maybe(f"{prefix}_precision", f"{what}: how finely it is known; empty: no date given"),
        _maybe(f"{prefix}_basis", f"{what}: how it is known"),
        _number(f"{prefix}_from", f"{what}: first character of the words", nullable=True),
        _number(f"{prefix}_to", f"{what}: character after the words", nullable=True),
        _maybe(f"{prefix}_direction", f"{what}: which way the tense points"),
    ]


def _table(name: str, comment: str, *columns: Any, keyed: bool = True) -> Table:
    """Make a table; `keyed` ones stand in the order of their key, which suits short rows."""
    return Table(name, metadata, *columns, comment=comment, sqlite_with_rowid=not keyed)


report = _table(
    "report",
    "One report as published; its text is never changed and all offsets point into it",
    _text("id", "derived from content: the same on every reading", primary_key=True),
    _number("num", "small number of the row, for the word index only", unique=True),
    _text("name", "file name, or the id that came with it"),
    _text("text", "the report as published"),
    _maybe("title", "headline"),
    _maybe("outlet", "who published it"),
    _maybe("outlet_basis", "how the outlet is known"),
    *_date("published", "when it was published"),
    _maybe("author", "who wrote it"),
    _maybe("agency", "the agency it was taken from, when it says so"),
    _text("language", "two-letter code"),
    _maybe("url", "address"),
    _text("fingerprint", "SHA-256 of the text"),
    Index("report_by_day", "published_start"),
    Index("report_by_fingerprint", "fingerprint"),
    keyed=False,
)

report_note = _table(
    "report_note",
    "Sentences on what is doubtful in a report, or was in its reading",
    _of_report(primary_key=True),
    _text("subject", "doubt: of date or outlet; note: of the reading", primary_key=True),
    _number("nth", "order, from 0", primary_key=True),
    _text("words", "the sentence"),
)

report_stretch = _table(
    "report_stretch",
    "Parts of a report that are not its running text",
    _of_report(primary_key=True),
    _number("nth", "order, from 0", primary_key=True),
    _text("kind", "menu, caption, speaker_label, ..."),
    _number("span_from", "first character"),
    _number("span_to", "character after the last"),
    _text("reason", "why it was marked"),
    _text("label", "for a speaker's turn: the name printed"),
)

report_band = _table(
    "report_band",
    "Signature of a report's wording in bands: two reports that share one may be copies",
    _of_report(primary_key=True),
    _number("band", "number of the band, from 0", primary_key=True),
    _text("value", "the band's numbers in hexadecimal"),
    Index("report_band_by_value", "band", "value", "report"),
)

reading = _table(
    "reading",
    "Marks a report as completely read, and with what",
    _of_report(primary_key=True),
    _text("program", "version of goodoffices"),
    _text("lexicon", "version of the word lists"),
    _text("model", "language model, with its version"),
    _tick("the writing that last touched what the report gave"),
)

sentence = _table(
    "sentence",
    "Sentences that carry facts",
    _of_report(primary_key=True),
    _number("span_from", "first character", primary_key=True, autoincrement=False),
    _number("span_to", "character after the last", primary_key=True, autoincrement=False),
    _number("num", "small number of the row, for the word index only", unique=True),
)

fact = _table(
    "fact",
    "What one report says: the columns that all kinds of fact share",
    _text("id", "derived from report and evidence: the same on every reading", primary_key=True),
    _text("kind", "statement, event, talks, ceasefire, figure, position, relation or role"),
    _of_report(),
    _number("sentence_from", "first character of the sentence that carries it"),
    _number("sentence_to", "character after that sentence"),
    _text("realis", "actual, planned, possible, denied or requested"),
    _flag("background", "older than the story it is told in"),
    *_date("date", "when it was"),
    Column("day_from", Date, comment="first day for filters: its date, else the report's"),
    Column("day_to", Date, comment="last day for filters: its date, else the report's"),
    Column("confidence", Float, comment="share of such facts a reader calls right", nullable=False),
    _text("maker", "extractor and its version; `person/...` for a fact entered by a person"),
    _text("found_by", "the rule that found it, in words"),
    _text("joined", "words that join a part from another clause"),
    CheckConstraint("confidence >= 0 AND confidence <= 1", name="fact_confidence"),
    CheckConstraint("sentence_from >= 0 AND sentence_from <= sentence_to", name="fact_sentence"),
    Index("fact_by_report", "report", "sentence_from"),
    Index("fact_by_kind", "kind", "day_from", "report", "sentence_from", "id"),
    Index("fact_by_day", "day_from", "report", "sentence_from", "id"),
    Index("fact_by_doubt", "confidence", "id"),
    Index(
        "fact_by_realis",
        *("kind", "realis", "day_from", "id"),
        sqlite_where=text("realis <> 'actual'"),
        postgresql_where=text("realis <> 'actual'"),
    ),
)

fact_party = _table(
    "fact_party",
    "Who fills which place in a fact",
    _of_fact(primary_key=True),
    _text("slot", "speakers, sources, participants, attributed_to, ...", primary_key=True),
    _number("nth", "order within the slot, from 0", primary_key=True),
    _text("printed", "the words printed"),
    _number("span_from", "first character of those words", nullable=True),
    _number("span_to", "character after them", nullable=True),
    _text("name", "the actor's name as resolved; empty where it is not decided"),
    _maybe("actor", "id of the actor"),
    _maybe("status", "talks: attending, invited, ..."),
    _text("detail", "talks: what the report adds"),
    Index("fact_party_by_actor", "actor", "slot", "fact"),
)

evidence = _table(
    "evidence",
    "Where in the report each part of a fact stands",
    _of_fact(primary_key=True),
    _text("part", "content, cue, speaker, trigger, source, ...", primary_key=True),
    _number("nth", "order within the part, from 0", primary_key=True),
    _number("span_from", "first character"),
    _number("span_to", "character after the last"),
)

place_word = _table(
    "place_word",
    "Words of the places named in facts, folded, so that a place is found at once",
    _text("word", "one word, in small letters without accents", primary_key=True),
    _of_fact(primary_key=True),
    Index("place_word_by_fact", "fact"),
)


def _kind(name: str, comment: str, *columns: Any) -> Table:
    return _table(name, comment, _of_fact(primary_key=True), *columns)


statement = _kind(
    "statement",
    "Somebody says something",
    _text("form", "direct, mixed or indirect"),
    _text("act", "demand, refuse, offer, ..."),
    _text("content", "the words; a direct quotation is exact"),
    _text("cue", "said, told, warned, ..."),
    Index("statement_by_act", "act"),
)
event = _kind(
    "event",
    "Something done between actors",
    _text("type", "one of PLOVER's sixteen"),
    _maybe("mode", "finer code"),
    _text("trigger", "the words that gave it"),
    _maybe("place", "where, as printed"),
    Index("event_by_type", "type"),
)
talks = _kind(
    "talks",
    "A conference, round or series of meetings",
    _maybe("name", "its name"),
    _number("number", "number of the round, where printed", nullable=True),
    _maybe("venue", "where"),
    _text("format", "direct, proximity, shuttle, ..."),
    _maybe("level", "rank of those who meet"),
    _maybe("agenda", "what it is about"),
    _maybe("outcome", "how it ended"),
)
ceasefire = _kind(
    "ceasefire",
    "A truce at one point of its life",
    _text("status", "proposed, agreed, in_force, ..."),
    _text("scope", "national, local or unknown"),
    _maybe("place", "where"),
    _text("term", "the word used: truce, pause, ..."),
    _text("trigger", "the words that give its state"),
    _maybe("purpose", "what it is for"),
    Index("ceasefire_by_status", "status"),
)
figure = _kind(
    "figure",
    "A stated quantity, with its bounds as the words give them",
    _text("measure", "what it counts: killed, displaced, ..."),
    Column("low", Float, comment="lower bound", nullable=True),
    Column("high", Float, comment="upper bound", nullable=True),
    _maybe("qualifier", "nearly, about, more than, up to, at least"),
    _maybe("of_what", "whom or what it counts, in the report's words"),
    _maybe("place", "where"),
    _maybe("period", "the period in the report's words"),
    Column("cumulative", Boolean, comment="a running total", nullable=True),
    _maybe("subset_of", "the printed figure it is a part of"),
    _text("printed", "the number as printed"),
    Index("figure_by_measure", "measure"),
)
position = _kind(
    "position",
    "What an actor wants, refuses, offers or doubts",
    _text("issue", "talks, ceasefire, leadership, ..."),
    _text("stance", "demand, support, oppose, ..."),
    _maybe("detail", "the finer issue"),
    _text("content", "the words"),
    _maybe("condition", "what it depends on"),
    _flag("claimed", "somebody else says that the actor wants it"),
    Index("position_by_issue", "issue", "stance"),
)
relation = _kind(
    "relation",
    "A standing tie between two actors",
    _text("predicate", "supports, opposes, leads, ..."),
    _maybe("mode", "political, financial, arms, ..."),
    _flag("current", "still so when reported"),
    Index("relation_by_predicate", "predicate"),
)
role = _kind(
    "role",
    "Who holds which office or part",
    _text("title", "the title as printed"),
    _maybe("process_role", "mediator, envoy, conflict_party, ..."),
    _flag("current", "false for a former holder"),
    Index("role_by_part", "process_role"),
)

actor = _table(
    "actor",
    "A person, state, group or organisation, under the name most reports give it",
    _text("id", "derived from the name, or the lexicon's key", primary_key=True),
    _text("name", "the name to show"),
    _text("kind", "person, state, armed_group, ..."),
    _maybe("country", "the country it belongs to"),
    _maybe("known", "key of the lexicon's entry"),
    _number("reports", "number of reports that mention it"),
    _number("mentions", "number of its mentions"),
    Index("actor_by_mentions", "mentions"),
)
actor_claim = _table(
    "actor_claim",
    "What one report says of an actor: each name, alias, printed form, kind, country",
    _of_report(primary_key=True),
    _text("actor", "the actor", primary_key=True),
    _text(
        "trait",
        "name, alias, printed, together (for several), kind, country or known",
        primary_key=True,
    ),
    _text("value", "what it says", primary_key=True),
    _number("times", "how often"),
)
actor_trait = _table(
    "actor_trait",
    "The claims of all reports on an actor, counted: its names with how often each is seen",
    _text("actor", "the actor", primary_key=True),
    _text(
        "trait",
        "name, alias, printed, together (for several), kind, country or known",
        primary_key=True,
    ),
    _text("value", "what they say", primary_key=True),
    _text("folded", "the same in small letters without accents, to be looked up"),
    _number("reports", "number of reports"),
    _number("times", "number of times"),
    Index("actor_trait_by_folded", "folded", "trait", "actor"),
)
mention = _table(
    "mention",
    "Words of a report that stand for an actor, and the rule that says so",
    _of_report(primary_key=True),
    _number("span_from", "first character", primary_key=True, autoincrement=False),
    _number("span_to", "character after the last", primary_key=True, autoincrement=False),
    _text("actor", "the actor", primary_key=True),
    _text("printed", "the words"),
    _text("rule", "why they stand for this actor"),
    Index("mention_by_actor", "actor", "report", "span_from"),
)

reason = _table(
    "reason",
    "Why two things were judged so: each wording once, however many judgements give it",
    Column(
        "id",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="derived from the words",
    ),
    _text("words", "a sentence; of several each but the first begins with the character U+001E"),
)
judgement = _table(
    "judgement",
    "These two are the same, different or in conflict; a person's word beats the program's",
    _text("id", "derived from the pair and who judged", primary_key=True),
    _text("subject", "report, actor or fact"),
    _text("left_id", "one of the two"),
    _text("right_id", "the other"),
    _text("verdict", "same, different or conflict"),
    Column("score", Float, comment="between 0 and 1", nullable=False),
    _text("judged_by", "`program`, or the person's name"),
    _maybe("judged_at", "when a person judged; empty for the program"),
    Column("reason", BigInteger, ForeignKey("reason.id"), comment="why", nullable=True),
    CheckConstraint("verdict IN ('same', 'different', 'conflict')", name="judgement_verdict"),
    CheckConstraint("subject IN ('report', 'actor', 'fact')", name="judgement_subject"),
    Index("judgement_by_left", "subject", "left_id"),
    Index("judgement_by_right", "subject", "right_id"),
    Index(
        "judgement_by_person",
        "subject",
        "judged_by",
        sqlite_where=text("judged_by <> 'program'"),
        postgresql_where=text("judged_by <> 'program'"),
    ),
    *(
        Index(
            f"judgement_conflict_{one}",
            *("verdict", "subject", *ids),
            sqlite_where=text("verdict = 'conflict'"),
            postgresql_where=text("verdict = 'conflict'"),
        )
        for one, ids in (("left", ("left_id", "right_id")), ("right", ("right_id", "left_id")))
    ),
)
merge_pending = _table(
    "merge_pending",
    "Reports whose facts were written since merging last looked at them",
    _of_report(primary_key=True),
)
actor_pending = _table(
    "actor_pending",
    "Actors whose name, kind, country or aliases changed since merging last looked at them",
    _text("actor", "the actor, also after it is gone", primary_key=True),
)
actor_key = _table(
    "actor_key",
    "Under which keys an actor is looked for in merging: only those that share one are compared",
    _text("own_key", "a name, spelling or alias, folded", primary_key=True),
    _text("actor", "the actor", primary_key=True),
    Index("actor_key_by_actor", "actor"),
)
clock = _table(
    "clock",
    "Counts the writings that changed what is told, so that a reader knows what to ask for anew",
    _text("name", "always `record`", primary_key=True),
    Column("ticks", BigInteger, comment="the number of the last such writing", nullable=False),
)
fact_key = _table(
    "fact_key",
    "Under which keys a fact is looked for in merging: only neighbours of one key are compared",
    _text("own_key", "kind with type, actor, place or number", primary_key=True),
    Column("day", Date, comment="its day among others of the key", primary_key=True),
    _text("fact", "the fact, also after it is gone, until merging has seen it", primary_key=True),
    Column("last_day", Date, comment="the last day it can be of", nullable=False),
    _text("report", "the report it stands in"),
    Index("fact_key_by_report", "report"),
    Index("fact_key_by_fact", "fact"),
)
fact_group = _table(
    "fact_group",
    "Which facts tell one thing, by what was judged: worked out anew whenever a judgement changes",
    _text("fact", "the fact", primary_key=True),
    _text("head", "the first fact of its group by day, report and place in the text"),
    Index("fact_group_by_head", "head", "fact"),
)
merged = _table(
    "merged",
    "One row for each thing told, however many facts tell it",
    _text("head", "the first of its facts", primary_key=True),
    _text("kind", "event, talks, ceasefire, figure, position, relation or role"),
    Column("day_from", Date, comment="first day of its first fact", nullable=True),
    _number("facts", "number of facts that tell it"),
    _number("reports", "number of reports that tell it"),
    Column("confidence", Float, comment="confidence of its surest fact", nullable=False),
    _tick("the writing that last put it together"),
    Index("merged_by_kind", "kind", "day_from", "head"),
)
review = _table(
    "review",
    "The trail of what persons decided; entries are added, never changed",
    _number("entry", "number in the trail, from 1", primary_key=True, autoincrement=False),
    _text("action", "accept, correct, reject, same, different, undo; moved: read under a new id"),
    _text("subject", "fact, actor or report"),
    _text("target", "id of the fact, or of one of a pair"),
    _text("other", "id of the other of a pair; for `moved` the new id"),
    _text("report", "report of the fact; empty for other things"),
    _text("field", "the field corrected"),
    _text("old_value", "its value before, in words"),
    _text("new_value", "the value the person gave"),
    _text("why", "the reason given"),
    _text("done_by", "the person's name, or `program` for `moved`"),
    _text("done_at", "when, ISO time"),
    _number("undoes", "the entry this one takes back", nullable=True),
    _text("told", "the fact as the program gave it then, as JSON"),
    CheckConstraint(
        "action IN ('accept', 'correct', 'reject', 'same', 'different', 'undo', 'moved')",
        name="review_action",
    ),
    Index("review_by_target", "target"),
    Index("review_by_report", "report"),
    keyed=False,
)
fact_review = _table(
    "fact_review",
    "What stands of the trail for a fact; the fact's own rows hold the corrected values",
    _of_fact(primary_key=True),
    _text("verdict", "accepted, rejected or empty"),
    _text("corrections", "fields corrected, with the program's values, who, when and why, as JSON"),
    _text("original", "the corrected fact as the program gave it, as JSON; empty if not corrected"),
    Index("fact_review_by_verdict", "verdict", "fact"),
)

KIND_TABLES: dict[str, Table] = {
    table.name: table
    for table in (statement, event, talks, ceasefire, figure, position, relation, role)
}
"""Kind of fact -> the table of its own columns."""
