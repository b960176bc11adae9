"""JSONL: one report on each line, with what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.calendar import given_date
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, Given
from goodoffices.read.limits import ReadLimits
from goodoffices.read.sources import shown

_NOTHING_READ = "The other lines are read"


def read_jsonl(
    stream: BinaryIO, path: Path, given: Given, limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
    """Give the report of each line, or what is wrong with the line; never holds the whole file."""
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        where = f"{shown(path)} line {number}"
        if len(line) > limits.max_bytes:
            yield _skipped(where, f"it is longer than {limits.max_bytes:,} bytes")
            _to_end_of_line(stream, limits.max_bytes)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _one_line(line, where, f"{shown(path.name)}:{number}", given)


def _to_end_of_line(stream: BinaryIO, step: int) -> None:
    while part := stream.readline(step):
        if part.endswith(b"\n"):
            return


def _skipped(where: str, why: str, next_step: str = _NOTHING_READ) -> ReportUnreadable:
    return ReportUnreadable(where, why, next_step)


def _one_line(line: bytes, where: str, name: str, given: Given) -> Draft | GoodOfficesError:
    decoded = decode(line)
    if decoded.refusal:
        return _skipped(where, decoded.refusal)
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return _skipped(where, "this line is not JSON")
    if not isinstance(fields, dict):
        return _skipped(where, "a line must be an object with `id` and `text`")
    text = fields.get("text")
    if not isinstance(text, str):
        return _skipped(where, "it has no field `text` with the words of a report")
    own, doubts = _given(fields)
    if decoded.doubt:
        doubts = (decoded.doubt, *doubts)
    return Draft(_words(fields, "id") or name, where, text, own.over(given), doubts=doubts)


def _given(fields: dict[str, object]) -> tuple[Given, tuple[str, ...]]:
    """Take what a line says of its report; a date that is none becomes a doubt."""
    printed = _words(fields, "published")
    published = given_date(printed) if printed else None
    own = Given(_words(fields, "outlet"), published, _words(fields, "title"), _words(fields, "url"))
    if printed and published is None:
        return own, (f"The date given with the report, `{printed[:60]}`, is not a date.",)
    return own, ()


def _words(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None
