"""Every exception of goodoffices, one type for each decision a caller can take.

GoodOfficesError
├── ReportUnreadable      skip this report, go on with the next
├── SetAside              this report tells of nothing that is looked for: it is listed, not read
├── ManifestInvalid       skip this row of a manifest, go on with the next
├── SourceMissing         nothing to read there: mend the command
├── RecordUnusable        this file cannot serve as a record: choose another
│   └── RecordTooNew      made by a newer version: upgrade
├── RecordBusy            another process is writing: wait and run again
├── StorageFull           the disk took no more: free some space and run again
├── LexiconInvalid        a word list is wrong: nothing found with it could be trusted
├── ModelMissing          the language model is not installed, or is not the one expected
├── ScenarioInvalid       a what-if scenario cannot be worked out: mend the line it names
└── BadArgument           the request makes no sense: the message names the valid values
"""

from __future__ import annotations


class GoodOfficesError(Exception):
    """Anything goodoffices reports to its user in one sentence: what, why and what next."""

    def __init__(self, what: str, why: str, next_step: str = "") -> None:
        """Keep the three parts of the message apart, so that a table can show them in columns."""
        self.what = what
        self.why = why
        self.next_step = next_step
        super().__init__(what, why, next_step)

    def __str__(self) -> str:
        """Say it in one line: `what: why. next step.`"""
        line = f"{self.what}: {self.why}"
        return f"{line}. {self.next_step}" if self.next_step else line


class ReportUnreadable(GoodOfficesError):
    """One report could not be read; the run goes on with the next and lists it at the end."""


class SetAside(GoodOfficesError):
    """One report has nothing to do with a conflict or its settlement; it is listed, not read."""


class ManifestInvalid(GoodOfficesError):
    """One row of a manifest says something unusable; the file it names is read without it."""


class SourceMissing(GoodOfficesError):
    """A file, folder or pattern that was asked for matches nothing."""


class RecordUnusable(GoodOfficesError):
    """A file is not a record, or its schema cannot be brought up to date."""


class RecordTooNew(RecordUnusable):
    """The record was made by a newer goodoffices; writing to it could lose what it holds."""


class RecordBusy(GoodOfficesError):
    """Another process holds the record for writing."""


class StorageFull(GoodOfficesError):
    """The disk is full; what was committed before is safe."""


class LexiconInvalid(GoodOfficesError):
    """A word list is wrong; nothing found with it could be trusted, so the run stops."""


class ModelMissing(GoodOfficesError):
    """The language model is absent, or its weights are not those that were verified."""


class ScenarioInvalid(GoodOfficesError):
    """A line of a scenario says something no model can take; the message names line and fix."""


class BadArgument(GoodOfficesError):
    """A value that a function or command cannot take; the message lists those it can."""
