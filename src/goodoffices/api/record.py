"""The Python interface: `read` fills a record, `open` opens one, `Record` answers questions.

The rooms that take long to load, the database and the language model, are loaded when a function
first needs them, so that `import goodoffices` and the command line's help stay instant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from goodoffices.api.asking import room
from goodoffices.api.collection import Collection
from goodoffices.api.reviewing import Reviewing
from goodoffices.api.source import Source, judged_on
from goodoffices.codes import FactKind
from goodoffices.errors import BadArgument
from goodoffices.facts import (
    Actor,
    ActorMention,
    Ceasefire,
    Event,
    Fact,
    Figure,
    Judgement,
    Position,
    Reading,
    Relation,
    Report,
    Role,
    Statement,
    Talks,
)
from goodoffices.gate import OPENERS, fold

if TYPE_CHECKING:
    from goodoffices.dossier import Dossier, Line, Material, Thing
    from goodoffices.dossier import Standing as FactStanding
    from goodoffices.record import (
        Broken,
        Extent,
        Hit,
        Listed,
        Naming,
        Namings,
        Opening,
        Standing,
        Withheld,
    )

ALL_THINGS = 1_000_000
"""Things of a kind in the whole dossier, which is for records that fit into memory."""


def read(
    sources: str | Path | Sequence[str | Path],
    *,
    into: str | Path,
    progress: Callable[[Any], None] | None = None,
    sift: str = "archives",
) -> Record:
    """Read files, folders, patterns into a record and open it; what is known is not read again.

    `sift` says of what reports are set aside that have nothing to do with a conflict: of
    `archives`, tables and feeds, of `all` sources, or of `none`.
    """
    named = [sources] if isinstance(sources, (str, Path)) else list(sources)
    choices = room("summary").Choices(sift=sift)
    room("run").read_into(
        [str(each) for each in named], str(into), choices=choices, progress=progress
    )
    return open(into)


def open(place: str | Path, *, read_only: bool = False) -> Record:
    """Open the record at a path or address."""
    return Record(room("record").open_record(place, create=False, read_only=read_only))


def create(place: str | Path) -> None:
    """Make an empty record where there is none yet; one that is there is left as it is."""
    room("record").open_record(place, create=True).dispose()


def backup(place: str | Path, copy: str | Path) -> dict[str, int]:
    """Copy a record, also while it is in use, to a file or address where there is none yet.

    The copy is one state of the record. Gives how many rows each of its tables has.
    """
    return cast("dict[str, int]", room("record").copy_record(place, copy))


@cache
def _own_words() -> frozenset[str]:
    """Give the words that the dossier puts into its sentences itself, folded."""
    said = room("dossier.words").own_words()
    return OPENERS | {part for each in said for part in fold(each).split()}


class Record(Reviewing):
    """An open record. Use it in a `with` block, or call `close`."""

    def reports(self, **filters: Any) -> Collection[Report]:
        """Give the reports in order of day; filters: since, until, text, limit, offset."""
        return Collection(self._ask("find_reports", self._wanted(None, filters)[1]))

    def extent(self) -> Extent:
        """Give how many reports there are, and which were written since the last merging."""
        return cast("Extent", self._ask("find_extent"))

    def openings(self, ids: Iterable[str] | None = None) -> Collection[Opening]:
        """Give every report, or some, without its text: enough to list them."""
        return Collection(self._ask("find_openings", ids))

    def reports_since(self, time: int) -> list[str]:
        """Give the ids of the reports of which anything was written after a time of `extent`."""
        return cast("list[str]", self._ask("reports_since", time))

    def report(self, one: str) -> Report | None:
        """Give one report by its id, or nothing."""
        return cast("Report | None", self._ask("find_report", one))

    def reports_named(self, ids: Iterable[str]) -> dict[str, Report]:
        """Give these reports with their texts, by their ids, asked for together."""
        return cast("dict[str, Report]", self._ask("reports_by_id", sorted(set(ids))))

    def facts(self, kind: FactKind | str | None = None, **filters: Any) -> Collection[Fact]:
        """Give facts, of one kind or of all, that match the filters of `record.Filter`."""
        return Collection(self._facts(Fact, kind, filters))

    def statements(self, **filters: Any) -> Collection[Statement]:
        """Give who said what."""
        return Collection(self._facts(Statement, FactKind.STATEMENT, filters))

    def events(self, **filters: Any) -> Collection[Event]:
        """Give what was done between actors."""
        return Collection(self._facts(Event, FactKind.EVENT, filters))

    def talks(self, **filters: Any) -> Collection[Talks]:
        """Give conferences, rounds and meetings."""
        return Collection(self._facts(Talks, FactKind.TALKS, filters))

    def ceasefires(self, **filters: Any) -> Collection[Ceasefire]:
        """Give the states of truces."""
        return Collection(self._facts(Ceasefire, FactKind.CEASEFIRE, filters))

    def figures(self, **filters: Any) -> Collection[Figure]:
        """Give stated quantities, side by side."""
        return Collection(self._facts(Figure, FactKind.FIGURE, filters))

    def positions(self, **filters: Any) -> Collection[Position]:
        """Give what actors want, refuse, offer or doubt."""
        return Collection(self._facts(Position, FactKind.POSITION, filters))

    def relations(self, **filters: Any) -> Collection[Relation]:
        """Give standing ties between actors."""
        return Collection(self._facts(Relation, FactKind.RELATION, filters))

    def roles(self, **filters: Any) -> Collection[Role]:
        """Give who held which office or part, by which report."""
        return Collection(self._facts(Role, FactKind.ROLE, filters))

    def count(self, kind: FactKind | str | None = None, **filters: Any) -> int:
        """Count the facts that match, before the evidence gate."""
        return cast(int, self._ask("count_facts", *self._wanted(kind, filters)))

    def counts_in(self, reports: Iterable[str]) -> dict[str, dict[str, int]]:
        """Count the facts of each kind in each of some reports, before the evidence gate."""
        return cast("dict[str, dict[str, int]]", self._ask("count_in_reports", reports))

    def issues(self) -> dict[str, int]:
        """Count the positions on each issue, before the evidence gate."""
        return cast("dict[str, int]", self._ask("count_by_issue"))

    def actors(self, *, limit: int | None = None, offset: int = 0) -> Collection[Actor]:
        """Give the actors, merged as judged, the most mentioned first."""
        return Collection(each.actor for each in self.standings(limit=limit, offset=offset))

    def standings(self, *, limit: int | None = None, offset: int = 0) -> Collection[Standing]:
        """Give the actors with how many reports and mentions each has."""
        return Collection(self._ask("find_actors", limit=limit, offset=offset))

    def called(self, words: str) -> Collection[Actor]:
        """Give the actors in one of whose names these words stand, the most mentioned first."""
        return Collection(each.actor for each in self._ask("find_actors_called", words))

    def actor(self, id_or_name: str) -> Actor | None:
        """Give one actor by id or name; of several, the most mentioned."""
        found = self._ask("find_actor", id_or_name)
        return found.actor if found else None

    def namings(self, actor: str) -> Namings:
        """Sum up where an actor is mentioned: reports with how often, forms printed, rules."""
        return cast("Namings", self._ask("find_namings", actor))

    def mentions(self, actor: str | Actor, **page: int) -> Collection[ActorMention]:
        """Give where an actor is mentioned."""
        one = actor.id if isinstance(actor, Actor) else actor
        return Collection(self._ask("find_mentions", one, **page))

    def reports_naming(self, actors: Iterable[str]) -> dict[str, set[str]]:
        """Give the ids of the reports that name each of some actors, asked for together."""
        return cast("dict[str, set[str]]", self._ask("reports_naming", list(actors)))

    def judgements(self, **wanted: str) -> Collection[Judgement]:
        """Give what was judged the same, different or in conflict; filters: subject, by."""
        return Collection(self._ask("find_judgements", **wanted))

    def judgements_on(self, subject: str, ids: Iterable[str]) -> Collection[Judgement]:
        """Give what was judged of these reports; of facts conflicts and what persons judged."""
        found = self._ask("judgements_with", subject, ids, weighty=subject == "fact")
        every = {each.id: each for held in found.values() for each in held}
        return Collection(every[one] for one in sorted(every))

    def fact(self, one: str) -> Fact | None:
        """Give one fact by its id, a rejected one too; nothing if the gate stops it."""
        return cast("Fact | None", self._ask("find_fact", one))

    def facts_named(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Give the facts of some ids, by id; unknown ids and withheld facts are left out."""
        return cast("dict[str, Fact]", self._ask("find_named", list(ids)))

    def things(self, kind: FactKind | str, **filters: Any) -> Collection[Thing]:
        """Give what is told of one kind, each thing once with its tellings, grade and history.

        The filters are those of facts; a thing is given if one of its tellings matches. At most
        100 are given unless `limit` asks for another number; `offset` turns the page. `most` gives
        of each no more than so many tellings, those that say most, for lists of much-told things.
        """
        most = filters.pop("most", None)
        wanted, where = self._wanted(kind, filters)
        return Collection(self._as_things(self._ask("find_merged", wanted, where, most=most)))

    def happenings(self, **filters: Any) -> Collection[Thing]:
        """Give events, talks and truces together, each once, as `things` does for one kind."""
        most, where = filters.pop("most", None), self._wanted(None, filters)[1]
        kinds = (FactKind.EVENT, FactKind.TALKS, FactKind.CEASEFIRE)
        return Collection(self._as_things(self._ask("find_merged", kinds, where, most=most)))

    def list_things(self, kind: FactKind | str, **filters: Any) -> list[Listed]:
        """Give which things `things` would give, each with a number that grows when it changes."""
        return cast("list[Listed]", self._ask("list_things", *self._wanted(kind, filters)))

    def things_named(
        self, ids: Sequence[str], *, most: int | None = None, **filters: Any
    ) -> dict[str, Thing]:
        """Give these things by their ids; those of which the gate lets nothing pass are left out.

        Of the filters `min_confidence` counts: what is told less surely is left out.
        """
        sure = self._wanted(None, filters)[1].min_confidence
        found = self._ask("things", list(ids), sure, most=most)
        return {one.id: one for one in self._as_things(found)}

    def list_facts(self, kind: FactKind | str | None = None, **filters: Any) -> list[Listed]:
        """Give which facts match, each with a number that grows when its report changes."""
        return cast("list[Listed]", self._ask("list_facts", *self._wanted(kind, filters)))

    def names_now(self, actors: Iterable[str]) -> dict[str, Naming]:
        """Give how some actors are named now: id, name shown, and all names recorded."""
        return cast("dict[str, Naming]", self._ask("names_now", list(actors)))

    def count_things(self, kind: FactKind | str, **filters: Any) -> int:
        """Count the things of one kind of which a telling matches, before the evidence gate."""
        return cast(int, self._ask("count_merged", *self._wanted(kind, filters)))

    def heads(self, facts: Iterable[str]) -> dict[str, str]:
        """Give for each of these facts the id of the thing it tells; alone it tells itself."""
        return cast("dict[str, str]", self._ask("heads_of", facts))

    def standings_of(self, facts: Iterable[Fact]) -> dict[str, FactStanding]:
        """Give for each of these facts the thing it tells and how well that is borne out.

        What is borne out is told by all facts given that tell the thing.
        """
        told = list(facts)
        heads = self._ask("heads_of", [fact.id for fact in told])
        held: dict[str, list[Fact]] = {}
        for fact in told:
            held.setdefault(heads[fact.id], []).append(fact)
        reports = self._ask("report_days", {fact.report for fact in told})
        copies = self._ask("judgements_with", "report", reports)
        judged = self._ask("judgements_with", "fact", heads, weighty=True)
        dossier = room("dossier")
        made: dict[str, FactStanding] = {}
        for head, own in held.items():
            on = {each for fact in own for each in judged.get(fact.id, ())}
            borne = dossier.borne_out(
                own, reports, (*on, *judged_on(copies, {fact.report for fact in own}))
            )
            made |= dict.fromkeys((f.id for f in own), dossier.Standing(head, borne, len(own)))
        return made

    def thing(self, fact: str) -> Thing | None:
        """Give the thing that a fact tells, with all its tellings; nothing for a statement."""
        found = self._ask("thing_of", fact)
        return self._as_things([found])[0] if found else None

    def _as_things(self, found: Sequence[Any]) -> list[Thing]:
        tellers = {each.id: each for one in found for each in one.told_by}
        copies = self._copies(found)
        make = room("dossier").thing
        return [
            make(
                one.head,
                one.facts,
                tellers,
                (*one.judgements, *judged_on(copies, {each.id for each in one.told_by})),
                told_by=one.told_by,
                day=one.day,
            )
            for one in found
        ]

    def _copies(self, found: Sequence[Any]) -> dict[str, list[Judgement]]:
        """Give what was judged of the reports that tell things, as far as it makes a difference.

        Of what hundreds of reports tell two that are copies of none say enough.
        """
        spoken = {one.head: room("dossier").outspoken(one.told_by) for one in found}
        asked = {fact.report for one in found for fact in one.facts}
        asked |= {each.id for its in spoken.values() for each in its}
        judged = cast("dict[str, list[Judgement]]", self._ask("judgements_with", "report", asked))
        doubtful = [
            one for one in found if sum(each.id not in judged for each in spoken[one.head]) < 2
        ]
        rest = {each.id for one in doubtful for each in one.told_by} - asked
        return {**judged, **self._ask("judgements_with", "report", rest)} if rest else judged

    def search(self, words: str, limit: int = 20) -> Collection[Hit]:
        """Find sentences that have all the words, then reports that have them."""
        return Collection(self._ask("search", words, limit))

    def source(self, fact: Fact) -> Source:
        """Give where a fact is told, with its sentence."""
        report = self.report(fact.report)
        if report is None:
            raise BadArgument(fact.report, "the record has no such report", "Check the record")
        day = report.published.iso if report.published else None
        span = fact.sentence
        words = span.of(report.text)
        return Source(report.id, report.name, report.outlet, day, words, span.start, span.end)

    def readings(self) -> Iterator[Reading]:
        """Give report after report with its facts, actors and mentions."""
        with self._reading() as connection:
            yield from room("record").find_readings(connection)

    def counts(self, *, judgements: bool = True) -> dict[str, int]:
        """Count reports, facts by kind, actors, judgements; the last can be left out."""
        return cast("dict[str, int]", self._ask("find_counts", judgements=judgements))

    def withheld(self) -> Collection[Withheld]:
        """Give the facts that the evidence gate stops, with the reasons."""
        stopped: list[Withheld] = []
        self._ask("find_facts", withheld=stopped)
        return Collection(stopped)

    def broken(self) -> Collection[Broken]:
        """Give what cannot be so, each with why and the next step; none is right.

        Spans against texts, texts against fingerprints, references, groups against judgements,
        facts against the trail of reviews, the word index, the file itself.
        """
        return Collection(self._ask("find_broken"))

    def waiting(self) -> int:
        """Count the reports that wait to be merged, because a reading was stopped."""
        return int(self._ask("count_waiting"))

    def digest(self) -> str:
        """Give one number for all that the record says, to compare records."""
        return cast(str, self._ask("record_digest"))

    def dossier(self, war: str = "") -> Dossier:
        """Assemble the merged view; sentences that do not pass the gate are left out.

        Overview and latest are of the conflict that most reports tell of, if there is one; `war`
        names another by its country, or all.
        """
        whole = cast("Dossier", room("dossier").assemble(self.merged(), war))
        kept = {
            each.name: self.admitted(getattr(whole.overview, each.name))
            for each in fields(whole.overview)
        }
        return replace(whole, overview=replace(whole.overview, **kept))

    def merged(self, **filters: Any) -> Material:
        """Give the merged view that a dossier is made of: each thing once, and the statements.

        The filters are those of facts. All that match is read, which of a large record takes long.
        """
        asked = {**filters, "newest_first": True, "limit": ALL_THINGS}
        kinds = [kind for kind in FactKind if kind is not FactKind.STATEMENT]
        things = [one for kind in kinds for one in self.things(kind, **asked)]
        said = tuple(self.statements(**{**asked, "limit": None}))
        dossier = room("dossier")
        whole = cast("Material", dossier.of_things(things, dossier.Material((), said)))
        told = {fact.report for fact in whole.every()}
        return replace(
            whole,
            reports=tuple(one for one in self.reports() if not filters or one.id in told),
            actors=tuple(self.actors()),
            judgements=(
                *self.judgements_on("report", {fact.report for fact in said}),
                *{judged.id: judged for one in things for judged in one.judgements}.values(),
            ),
        )

    def admitted(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Give the composed sentences that pass the evidence gate."""
        asked = self._ask("admit_lines", tuple(lines), own_words=_own_words())
        return cast("tuple[Line, ...]", asked)

    def admits(self, line: Line) -> bool:
        """Tell whether a composed sentence passes the evidence gate."""
        return bool(self.admitted([line]))
