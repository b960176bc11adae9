"""Mail, single messages and mailboxes: newsletters, forwarded reports and what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from io import BytesIO
from typing import BinaryIO

from goodoffices.codes import DateBasis
from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Inner, PageData, Piece
from goodoffices.read.fields import read_date
from goodoffices.read.limits import ReadLimits
from goodoffices.read.pages import plain_text

_PART = re.compile(rb"^content-type:", re.I | re.M)
_FORWARDED = re.compile(
    r"^(?:[-_ ]{3,40}(?:forwarded message|original message)[-_ ]{0,40}"
    r"|begin forwarded message:)[ \t]*\r?\n(?:\s*\r?\n)?"
    r"(?P<head>(?:[*> ]{0,4}[A-Z][A-Za-z-]{1,20}:\*?[ \t][^\n]{0,500}\n){2,12})",
    re.I | re.M,
)
"""The line above a forwarded message, with the header lines that follow it."""

_HEAD_LINE = re.compile(r"^[*> ]{0,4}([A-Za-z-]{2,21}):\*?[ \t]+(.{1,500}?)\s*$", re.M)
_SUBJECT = re.compile(r"^(?:(?:fwd?|re|aw|wg)\s?:\s?){1,5}", re.I)
_ATTACHED = (
    "application/pdf", "text/html", "text/plain", "message/rfc822", "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip
# What the library throws on broken mail is not documented; one letter must not end a run.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


def read_mail(
    data: bytes, piece: Piece, limits: ReadLimits
) -> Iterator[Draft | Inner | GoodOfficesError]:
    """Give the report a message is or forwards, then what is attached to it."""
    parts = sum(1 for _ in _PART.finditer(data))
    if parts > limits.max_parts:
        why = f"this mail has {parts:,} parts; at most {limits.max_parts:,} are read"
        yield piece.refused(why, "Save the report by itself and read that")
        return
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        draft = _letter(message, piece, limits)
        attached = list(_attached(message, piece))
    except _FAULTS as problem:
        why = f"this mail is damaged ({type(problem).__name__})"
        yield piece.refused(why, "Save its text as .txt and read that")
        return
    if draft.text.strip() or not attached:
        yield draft
    yield from attached


def read_mailbox(
    stream: BinaryIO, piece: Piece, limits: ReadLimits
) -> Iterator[Inner | GoodOfficesError]:
    """Give the messages of a mailbox one by one; never holds more than one of them."""
    held, size, number, blank = bytearray(), 0, 0, True
    while line := stream.readline(limits.max_bytes):
        if blank and line.startswith(b"From "):
            if number:
                yield _message(bytes(held), size, number, piece, limits)
            held, size, number = bytearray(), 0, number + 1
        else:
            size += len(line)
            if size <= limits.max_bytes:
                held += line[1:] if line.startswith(b">From ") else line
        blank = not line.strip()
    if number:
        yield _message(bytes(held), size, number, piece, limits)


def _message(
    data: bytes, size: int, number: int, piece: Piece, limits: ReadLimits
) -> Inner | GoodOfficesError:
    inner = piece.inner(str(number))
    if size > limits.max_bytes:
        return inner.refused("this message is larger than any report", "Save its text by itself")
    return Inner(inner, BytesIO(data))


def _letter(message: EmailMessage, piece: Piece, limits: ReadLimits) -> Draft:
    body = message.get_body(preferencelist=("plain", "html"))
    text = _text_of(body) if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        text = plain_text(text, limits)
    title, printed = _header(message, "Subject"), _header(message, "Date")
    outlet = _newsletter(message)
    forwarded = _FORWARDED.search(text)
    if forwarded is not None:
        lines = {name.lower(): words for name, words in _HEAD_LINE.findall(forwarded["head"])}
        title, printed, outlet = lines.get("subject"), lines.get("date") or lines.get("sent"), None
        text = text[forwarded.end() :].lstrip("\r\n")
    published = read_date(printed, DateBasis.METADATA) if printed else None
    title = _SUBJECT.sub("", title).strip() or None if title else None
    page = PageData(title, outlet, published).over(piece.page)
    return Draft(piece.name, piece.where, text, piece.given, page)


def _newsletter(message: EmailMessage) -> str | None:
    """Name the sender of a newsletter: of a private letter it is no outlet."""
    if not any(name in message for name in ("List-Unsubscribe", "List-Id", "List-Post")):
        return None
    return parseaddr(_header(message, "From") or "")[0].strip() or None


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _text_of(part: MIMEPart) -> str:
    content = part.get_content()
    if not isinstance(content, str):
        return ""
    if part.get_param("format") == "flowed":
        content = re.sub(r"(?<=[^\s-]) \r?\n(?=\S)", " ", content)
    return content.replace("\r\n", "\n")


def _attached(message: EmailMessage, piece: Piece) -> Iterator[Inner]:
    for number, part in enumerate(message.iter_attachments(), 1):
        if part.get_content_type() not in _ATTACHED:
            continue
        content = part.get_content()
        if isinstance(content, EmailMessage):
            data = content.as_bytes()
        else:
            data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        name = (part.get_filename() or str(number)).replace("/", "_")
        yield Inner(piece.inner("".join(c for c in name[:100] if c.isprintable())), BytesIO(data))
