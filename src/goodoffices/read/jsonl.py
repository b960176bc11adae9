"""JSONL, one report on each line, and JSON documents that hold reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.fields import draft_of
from goodoffices.read.limits import ReadLimits

_NOTHING_READ = "The other lines are read"


def read_jsonl(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
    """Give the report of each line, or what is wrong with the line; never holds the whole file."""
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        where = f"{piece.where} line {number}"
        if len(line) > limits.max_bytes:
            yield _skipped(where, f"it is longer than {limits.max_bytes:,} bytes")
            _to_end_of_line(stream, limits.max_bytes)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _one_line(line, where, f"{piece.name}:{number}", piece)


def _to_end_of_line(stream: BinaryIO, step: int) -> None:
    while part := stream.readline(step):
        if part.endswith(b"\n"):
            return


def _skipped(where: str, why: str, next_step: str = _NOTHING_READ) -> ReportUnreadable:
    return ReportUnreadable(where, why, next_step)


def _one_line(line: bytes, where: str, name: str, piece: Piece) -> Draft | GoodOfficesError:
    decoded = decode(line)
    if decoded.refusal:
        return _skipped(where, decoded.refusal)
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return _skipped(where, "this line is not JSON")
    if not isinstance(fields, dict):
        return _skipped(where, "a line must be an object with `id` and `text`")
    draft = draft_of(fields, where, name, piece)
    if draft is None:
        return _skipped(where, "it has no field `text` with the words of a report")
    if decoded.doubt:
        draft = replace(draft, doubts=(decoded.doubt, *draft.doubts))
    return draft


def read_json(text: str, piece: Piece) -> Iterator[Draft | GoodOfficesError]:
    """Give the reports of one JSON document: an object that is one, or a list of them."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        yield piece.refused("this is not whole JSON", "Check where it was cut off")
        return
    if isinstance(found, dict):
        lists = [value for value in found.values() if _is_list_of_reports(value)]
        found = lists[0] if len(lists) == 1 else [found]
    for number, fields in enumerate(found, 1):
        where = f"{piece.where} number {number}"
        draft = None
        if isinstance(fields, dict):
            name = piece.name if len(found) == 1 else f"{piece.name}:{number}"
            draft = draft_of(fields, where, name, piece)
        yield draft or _skipped(where, "it has no field `text` with the words of a report")


def _is_list_of_reports(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
