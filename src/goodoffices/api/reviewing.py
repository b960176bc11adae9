"""What persons judge of a record: reviews of facts, judgements on pairs, and the trail of both."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from goodoffices.api.asking import Asking, room
from goodoffices.api.collection import Collection
from goodoffices.codes import FactKind
from goodoffices.errors import BadArgument
from goodoffices.facts import Fact, Judgement
from goodoffices.reviews import CORRECT, ON_FACTS, ON_PAIRS, UNDO, Lost, Review

if TYPE_CHECKING:
    from goodoffices.record import Pair


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Reviewing(Asking):
    """The part of an open record in which persons judge what the program found."""

    def judge(
        self, left: str, right: str, verdict: str, *, why: str = "", by: str, at: str | None = None
    ) -> Judgement:
        """Record a person's judgement on two actors, reports or facts, given by their ids."""
        if verdict not in ON_PAIRS:
            raise BadArgument(verdict, "no such verdict", f"Use one of: {', '.join(ON_PAIRS)}")
        asked = Review(verdict, "", left, by, at or _now(), other=right, why=why)
        made = self._write(asked)
        reasons = (why,) if why else ()
        return Judgement(left, right, made.subject, verdict, 1.0, reasons, by, made.at)

    def undo(self, left: str, right: str, *, by: str) -> bool:
        """Take back a person's judgement on two things; tell whether there was one."""
        pair = {left, right}
        for each in reversed(self.reviews(fact=left, by=by)):
            then, now = {each.target, each.other}, {each.now, each.now_other}
            on_pair = each.action in ON_PAIRS and pair in (then, now)
            if on_pair and each.undone_by is None:
                self.undo_review(each.entry, by=by)
                return True
        return False

    def review(self, fact: Fact | str, action: str, *, by: str, **given: str) -> Review:
        """Accept, reject or correct a fact: `field` and `value` for a correction, `why`, `at`.

        A correction takes the place of the program's value everywhere, marked as the person's;
        a rejected fact is kept and left out of views and exports. `undo_review` takes it back.
        """
        known = {"field", "value", "why", "at"}
        for name in sorted(set(given) - known):
            raise BadArgument(name, "no part of a review", f"Use: {', '.join(sorted(known))}")
        if action not in ON_FACTS:
            raise BadArgument(action, "no such action", f"Use one of: {', '.join(ON_FACTS)}")
        if action == CORRECT and not given.get("field"):
            raise BadArgument("field", "a correction names its field", "Give field and value")
        return self._write(
            Review(
                action=action,
                subject="fact",
                target=fact if isinstance(fact, str) else fact.id,
                by=by,
                at=given.get("at") or _now(),
                field=given.get("field", ""),
                new=given.get("value", ""),
                why=given.get("why", ""),
            )
        )

    def undo_review(self, entry: int, *, by: str, why: str = "", at: str | None = None) -> Review:
        """Take back one entry of the trail, whoever made it; the undo is an entry of its own."""
        return self._write(Review(UNDO, "", "", by, at or _now(), why=why, undoes=entry))

    def reviews(self, *, fact: str | None = None, by: str | None = None) -> Collection[Review]:
        """Give the trail, oldest first: who did what, when, why, and what undid it."""
        return Collection(self._ask("find_reviews", fact=fact, by=by))

    def queue(self, *, kind: FactKind | str | None = None, **page: int) -> Collection[Fact]:
        """Give the facts nobody has looked at, disputed and least sure first; limit, offset."""
        asked = room("record").kind_from(kind)
        return Collection(self._ask("find_queue", kind=asked, **page))

    def pairs(self, **page: int) -> Collection[Pair]:
        """Give the program's judgements nobody has looked at, the least sure first."""
        return Collection(self._ask("find_pairs", **page))

    def original(self, fact: Fact | str) -> Fact | None:
        """Give a corrected fact as the program gave it; nothing if nobody corrected it."""
        one = fact if isinstance(fact, str) else fact.id
        return cast("Fact | None", self._ask("original_of", one))

    def lost(self) -> Collection[Lost]:
        """Give what persons had judged and the program no longer finds."""
        return Collection(self._ask("find_lost"))

    def _write(self, asked: Review) -> Review:
        with room("record").writing(self._engine) as connection:
            made = cast("Review", room("record").write_review(connection, asked))
        room("merging").merge_pending(self._engine)
        return made
