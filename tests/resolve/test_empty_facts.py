"""What names nobody is left out."""

from __future__ import annotations

import pytest

from goodoffices.codes import Realis
from goodoffices.facts import Party
from goodoffices.resolve.empty_facts import leave_out_empty
from tests import build

REPORT = build.report("Mali met fighters and Mali-backed fighters near Bol. Chad agreed.")
NOBODY = Party("fighters")


def event(kind, sources=(), targets=(), **fields):
    return build.event(REPORT, kind, "met", **fields).__class__(
        **{
            **{
                name: getattr(build.event(REPORT, kind, "met", **fields), name)
                for name in ("report", "sentence", "evidence", "type", "trigger", "place", "date")
            },
            "sources": sources,
            "targets": targets,
            "realis": fields.get("realis", Realis.ACTUAL),
        }
    )


def relation(subject, predicate, other):
    return build.relation(REPORT, "Mali", predicate, "Chad"), subject, other
