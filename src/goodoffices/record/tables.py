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
    MetaData,
    Table,
    literal_column,
    text,
)

from goodoffices.record.columns import date_of, flag, maybe, number, of_fact, of_report, tick, words

metadata = MetaData()
CONFLICT: ColumnElement[str] = literal_column("'conflict'")
"""The verdict whose judgements have indexes of their own, as these name it."""
ACTUAL: ColumnElement[str] = literal_column("'actual'")
"""What happened, as the index of all else names it: plans, denials and demands are few."""


def _table(name: str, comment: str, *columns: Any, keyed: bool = True) -> Table:
    """Make a table; `keyed` ones stand in the order of their key, which suits short rows."""
    return Table(name, metadata, *columns, comment=comment, sqlite_with_rowid=not keyed)


report = _table(
    "report",
    "One report: what is known of it beside its text",
    words("id", "derived from content: the same on every reading", primary_key=True),
    number("num", "small number of the row, for the word index only", unique=True),
    words("name", "file name, or the id that came with it"),
    maybe("title", "headline"),
    words("opening", "first line, shortened: what it goes by where it has no headline"),
    maybe("outlet", "who published it"),
    maybe("outlet_basis", "how the outlet is known"),
    *date_of("published", "when it was published"),
    maybe("author", "who wrote it"),
    maybe("agency", "the agency it was taken from, when it says so"),
    words("language", "two-letter code"),
    maybe("url", "address"),
    words("fingerprint", "SHA-256 of the text"),
    Index("report_by_day", "published_start"),
    Index("report_by_fingerprint", "fingerprint"),
    keyed=False,
)

report_text = _table(
    "report_text",
    "A report as published; it is never changed and all offsets point into it",
    of_report(primary_key=True),
    words("text", "the report as published"),
    keyed=False,
)

report_source = _table(
    "report_source",
    "Of each report who published it and when, apart from its text, as it is asked for most",
    of_report(primary_key=True),
    maybe("outlet", "who published it"),
    maybe("agency", "the agency it was taken from, when it says so"),
    Column("published_start", Date, comment="first day it can have been published", nullable=True),
    maybe("published_precision", "how finely that is known; empty: no date given"),
)

report_note = _table(
    "report_note",
    "Sentences on what is doubtful in a report, or was in its reading",
    of_report(primary_key=True),
    words("subject", "doubt: of date or outlet; note: of the reading", primary_key=True),
    number("nth", "order, from 0", primary_key=True),
    words("words", "the sentence"),
)

report_stretch = _table(
    "report_stretch",
    "Parts of a report that are not its running text",
    of_report(primary_key=True),
    number("nth", "order, from 0", primary_key=True),
    words("kind", "menu, caption, speaker_label, ..."),
    number("span_from", "first character"),
    number("span_to", "character after the last"),
    words("reason", "why it was marked"),
    words("label", "for a speaker's turn: the name printed"),
)

report_band = _table(
    "report_band",
    "Signature of a report's wording in bands: two reports that share one may be copies",
    of_report(primary_key=True),
    number("band", "number of the band, from 0", primary_key=True),
    words("value", "the band's numbers in hexadecimal"),
    Index("report_band_by_value", "band", "value", "report"),
)

reading = _table(
    "reading",
    "Marks a report as completely read, and with what",
    of_report(primary_key=True),
    words("program", "version of goodoffices"),
    words("lexicon", "version of the word lists"),
    words("model", "language model, with its version"),
    tick("the writing that last touched what the report gave"),
)

sentence = _table(
    "sentence",
    "Sentences that carry facts",
    of_report(primary_key=True),
    number("span_from", "first character", primary_key=True, autoincrement=False),
    number("span_to", "character after the last", primary_key=True, autoincrement=False),
    number("num", "small number of the row, for the word index only", unique=True),
)

fact = _table(
    "fact",
    "What one report says: the columns that all kinds of fact share",
    words("id", "derived from report and evidence: the same on every reading", primary_key=True),
    words("kind", "statement, event, talks, ceasefire, figure, position, relation or role"),
    of_report(),
    number("sentence_from", "first character of the sentence that carries it"),
    number("sentence_to", "character after that sentence"),
    words("realis", "actual, planned, possible, denied or requested"),
    flag("background", "older than the story it is told in"),
    *date_of("date", "when it was"),
    Column("day_from", Date, comment="first day for filters: its date, else the report's"),
    Column("day_to", Date, comment="last day for filters: its date, else the report's"),
    Column("confidence", Float, comment="share of such facts a reader calls right", nullable=False),
    words("maker", "extractor and its version; `person/...` for a fact entered by a person"),
    words("found_by", "the rule that found it, in words"),
    words("joined", "words that join a part from another clause"),
    CheckConstraint("confidence >= 0 AND confidence <= 1", name="fact_confidence"),
    CheckConstraint("sentence_from >= 0 AND sentence_from <= sentence_to", name="fact_sentence"),
    Index("fact_by_report", "report", "sentence_from"),
    Index("fact_by_kind", "kind", "day_from", "report", "sentence_from", "id"),
    Index("fact_by_day", "day_from", "report", "sentence_from", "id"),
    Index("fact_by_doubt", "kind", "confidence", "id"),
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
    of_fact(primary_key=True),
    words("slot", "speakers, sources, participants, attributed_to, ...", primary_key=True),
    number("nth", "order within the slot, from 0", primary_key=True),
    words("printed", "the words printed"),
    number("span_from", "first character of those words", nullable=True),
    number("span_to", "character after them", nullable=True),
    words("name", "the actor's name as resolved; empty where it is not decided"),
    maybe("actor", "id of the actor"),
    maybe("status", "talks: attending, invited, ..."),
    words("detail", "talks: what the report adds"),
    Index("fact_party_by_actor", "actor", "slot", "fact"),
)

evidence = _table(
    "evidence",
    "Where in the report each part of a fact stands",
    of_fact(primary_key=True),
    words("part", "content, cue, speaker, trigger, source, ...", primary_key=True),
    number("nth", "order within the part, from 0", primary_key=True),
    number("span_from", "first character"),
    number("span_to", "character after the last"),
)

place_word = _table(
    "place_word",
    "Words of the places named in facts, folded, so that a place is found at once",
    words("word", "one word, in small letters without accents", primary_key=True),
    of_fact(primary_key=True),
    Index("place_word_by_fact", "fact"),
)


def _kind(name: str, comment: str, *columns: Any) -> Table:
    return _table(name, comment, of_fact(primary_key=True), *columns)


statement = _kind(
    "statement",
    "Somebody says something",
    words("form", "direct, mixed or indirect"),
    words("act", "demand, refuse, offer, ..."),
    words("content", "the words; a direct quotation is exact"),
    words("cue", "said, told, warned, ..."),
    Index("statement_by_act", "act"),
)
event = _kind(
    "event",
    "Something done between actors",
    words("type", "one of PLOVER's sixteen"),
    maybe("mode", "finer code"),
    words("trigger", "the words that gave it"),
    maybe("place", "where, as printed"),
    Index("event_by_type", "type"),
)
talks = _kind(
    "talks",
    "A conference, round or series of meetings",
    maybe("name", "its name"),
    number("number", "number of the round, where printed", nullable=True),
    maybe("venue", "where"),
    words("format", "direct, proximity, shuttle, ..."),
    maybe("level", "rank of those who meet"),
    maybe("agenda", "what it is about"),
    maybe("outcome", "how it ended"),
)
ceasefire = _kind(
    "ceasefire",
    "A truce at one point of its life",
    words("status", "proposed, agreed, in_force, ..."),
    words("scope", "national, local or unknown"),
    maybe("place", "where"),
    words("term", "the word used: truce, pause, ..."),
    words("trigger", "the words that give its state"),
    maybe("purpose", "what it is for"),
    Index("ceasefire_by_status", "status"),
)
figure = _kind(
    "figure",
    "A stated quantity, with its bounds as the words give them",
    words("measure", "what it counts: killed, displaced, ..."),
    Column("low", Float, comment="lower bound", nullable=True),
    Column("high", Float, comment="upper bound", nullable=True),
    maybe("qualifier", "nearly, about, more than, up to, at least"),
    maybe("of_what", "whom or what it counts, in the report's words"),
    maybe("place", "where"),
    maybe("period", "the period in the report's words"),
    Column("cumulative", Boolean, comment="a running total", nullable=True),
    maybe("subset_of", "the printed figure it is a part of"),
    words("printed", "the number as printed"),
    Index("figure_by_measure", "measure"),
)
position = _kind(
    "position",
    "What an actor wants, refuses, offers or doubts",
    words("issue", "talks, ceasefire, leadership, ..."),
    words("stance", "demand, support, oppose, ..."),
    maybe("detail", "the finer issue"),
    words("content", "the words"),
    maybe("condition", "what it depends on"),
    flag("claimed", "somebody else says that the actor wants it"),
    Index("position_by_issue", "issue", "stance"),
)
relation = _kind(
    "relation",
    "A standing tie between two actors",
    words("predicate", "supports, opposes, leads, ..."),
    maybe("mode", "political, financial, arms, ..."),
    flag("current", "still so when reported"),
    Index("relation_by_predicate", "predicate"),
)
role = _kind(
    "role",
    "Who holds which office or part",
    words("title", "the title as printed"),
    maybe("process_role", "mediator, envoy, conflict_party, ..."),
    flag("current", "false for a former holder"),
    Index("role_by_part", "process_role"),
)

actor = _table(
    "actor",
    "A person, state, group or organisation, under the name most reports give it",
    words("id", "derived from the name, or the lexicon's key", primary_key=True),
    words("name", "the name to show"),
    words("kind", "person, state, armed_group, ..."),
    maybe("country", "the country it belongs to"),
    maybe("known", "key of the lexicon's entry"),
    number("reports", "number of reports that mention it"),
    number("mentions", "number of its mentions"),
    Index("actor_by_mentions", "mentions"),
)
actor_claim = _table(
    "actor_claim",
    "What one report says of an actor: each name, alias, printed form, kind, country",
    of_report(primary_key=True),
    words("actor", "the actor", primary_key=True),
    words(
        "trait",
        "name, alias, printed, together (for several), kind, country or known",
        primary_key=True,
    ),
    words("value", "what it says", primary_key=True),
    number("times", "how often"),
)
actor_trait = _table(
    "actor_trait",
    "The claims of all reports on an actor, counted: its names with how often each is seen",
    words("actor", "the actor", primary_key=True),
    words(
        "trait",
        "name, alias, printed, together (for several), kind, country or known",
        primary_key=True,
    ),
    words("value", "what they say", primary_key=True),
    words("folded", "the same in small letters without accents, to be looked up"),
    number("reports", "number of reports"),
    number("times", "number of times"),
    Index("actor_trait_by_folded", "folded", "trait", "actor"),
)
mention = _table(
    "mention",
    "Words of a report that stand for an actor, and the rule that says so",
    of_report(primary_key=True),
    number("span_from", "first character", primary_key=True, autoincrement=False),
    number("span_to", "character after the last", primary_key=True, autoincrement=False),
    words("actor", "the actor", primary_key=True),
    words("printed", "the words"),
    words("rule", "why they stand for this actor"),
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
    words("words", "a sentence; of several each but the first begins with the character U+001E"),
)
judgement = _table(
    "judgement",
    "These two are the same, different or in conflict; a person's word beats the program's",
    words("id", "derived from the pair and who judged", primary_key=True),
    words("subject", "report, actor or fact"),
    words("left_id", "one of the two"),
    words("right_id", "the other"),
    words("verdict", "same, different or conflict"),
    Column("score", Float, comment="between 0 and 1", nullable=False),
    words("judged_by", "`program`, or the person's name"),
    maybe("judged_at", "when a person judged; empty for the program"),
    Column("reason", BigInteger, ForeignKey("reason.id"), comment="why", nullable=True),
    CheckConstraint("verdict IN ('same', 'different', 'conflict')", name="judgement_verdict"),
    CheckConstraint("subject IN ('report', 'actor', 'fact')", name="judgement_subject"),
    Index("judgement_by_left", "subject", "left_id"),
    Index("judgement_by_right", "subject", "right_id"),
    *(
        Index(
            f"judgement_{one}_by_doubt",
            *columns,
            sqlite_where=text(which),
            postgresql_where=text(which),
        )
        for one, which, columns in (
            ("conflict", "verdict = 'conflict'", ("verdict", "score", "id")),
            ("tie", "verdict <> 'conflict'", ("score", "id")),
        )
    ),
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
disputed = _table(
    "disputed",
    "The facts that conflict with another by what the program judged, to be looked at first",
    of_fact(primary_key=True),
    words("kind", "its kind"),
    Column("confidence", Float, comment="its confidence", nullable=False),
    Index("disputed_by_doubt", "confidence", "fact"),
    Index("disputed_by_kind", "kind", "confidence", "fact"),
)
merge_pending = _table(
    "merge_pending",
    "Reports whose facts were written since merging last looked at them",
    of_report(primary_key=True),
)
actor_pending = _table(
    "actor_pending",
    "Actors whose name, kind, country or aliases changed since merging last looked at them",
    words("actor", "the actor, also after it is gone", primary_key=True),
)
actor_key = _table(
    "actor_key",
    "Under which keys an actor is looked for in merging: only those that share one are compared",
    words("own_key", "a name, spelling or alias, folded", primary_key=True),
    words("actor", "the actor", primary_key=True),
    Index("actor_key_by_actor", "actor"),
)
clock = _table(
    "clock",
    "Counts the writings that changed what is told, so that a reader knows what to ask for anew",
    words("name", "always `record`", primary_key=True),
    Column("ticks", BigInteger, comment="the number of the last such writing", nullable=False),
)
fact_key = _table(
    "fact_key",
    "Under which keys a fact is looked for in merging: only neighbours of one key are compared",
    words("own_key", "kind with type, actor, place or number", primary_key=True),
    Column("day", Date, comment="its day among others of the key", primary_key=True),
    words("fact", "the fact, also after it is gone, until merging has seen it", primary_key=True),
    Column("last_day", Date, comment="the last day it can be of", nullable=False),
    words("report", "the report it stands in"),
    Index("fact_key_by_report", "report"),
    Index("fact_key_by_fact", "fact"),
)
fact_group = _table(
    "fact_group",
    "Which facts tell one thing, by what was judged: worked out anew whenever a judgement changes",
    words("fact", "the fact", primary_key=True),
    words("head", "the first fact of its group by day, report and place in the text"),
    words("report", "the report that the fact stands in", server_default=text("''")),
    Index("fact_group_by_head", "head", "fact", "report"),
)
merged = _table(
    "merged",
    "One row for each thing told, however many facts tell it",
    words("head", "the first of its facts", primary_key=True),
    words("kind", "event, talks, ceasefire, figure, position, relation or role"),
    Column("day_from", Date, comment="first day of its first fact", nullable=True),
    number("facts", "number of facts that tell it"),
    number("reports", "number of reports that tell it"),
    Column("confidence", Float, comment="confidence of its surest fact", nullable=False),
    tick("the writing that last put it together"),
    Index("merged_by_kind", "kind", "day_from", "head"),
)
review = _table(
    "review",
    "The trail of what persons decided; entries are added, never changed",
    number("entry", "number in the trail, from 1", primary_key=True, autoincrement=False),
    words("action", "accept, correct, reject, same, different, undo; moved: read under a new id"),
    words("subject", "fact, actor or report"),
    words("target", "id of the fact, or of one of a pair"),
    words("other", "id of the other of a pair; for `moved` the new id"),
    words("report", "report of the fact; empty for other things"),
    words("field", "the field corrected"),
    words("old_value", "its value before, in words"),
    words("new_value", "the value the person gave"),
    words("why", "the reason given"),
    words("done_by", "the person's name, or `program` for `moved`"),
    words("done_at", "when, ISO time"),
    number("undoes", "the entry this one takes back", nullable=True),
    words("told", "the fact as the program gave it then, as JSON"),
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
    of_fact(primary_key=True),
    words("verdict", "accepted, rejected or empty"),
    words("corrections", "fields corrected, with the program's values, who, when and why, as JSON"),
    words("original", "the corrected fact as the program gave it, as JSON; empty if not corrected"),
    Index("fact_review_by_verdict", "verdict", "fact"),
)

KIND_TABLES: dict[str, Table] = {
    table.name: table
    for table in (statement, event, talks, ceasefire, figure, position, relation, role)
}
"""Kind of fact -> the table of its own columns."""
