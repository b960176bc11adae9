"""Bytes -> characters: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The signs with which a file may open; UTF-32 first, since its sign begins with UTF-16's."""

_CANDIDATES = ["cp1252", "latin_1", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1251"]
"""What the press used before UTF-8; a longer list makes wrong guesses on short texts likelier."""

_DECLARED = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_.:-]{2,40})""")
"""The encoding a page names for itself, as in `<meta charset="windows-1251">`."""

_WESTERN = re.compile(
    rb"[A-Za-z][\x8a\x8c\x9a\x9c\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff]|[\x85\x91-\x97\xa0]"
)
"""A high byte that makes sense in English text: an accented letter in a word, a typed dash."""

_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 60_000
_CONTROL_SHARE = 0.002
_DAMAGED_SHARE = 0.005


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, or the reason why it has none; `doubt` if some were lost."""

    text: str = ""
    encoding: str = ""
    doubt: str = ""
    refusal: str = ""


def decode(data: bytes, *, page: bool = False) -> Decoded:
    """Read bytes as text in the encoding they are in; a page may name its own."""
    decoded = _decode_marked(data) or _decode_utf8(data)
    if decoded is None and page:
        decoded = _decode_declared(data)
    if decoded is None:
        decoded = _decode_guessed(data)
    return _refuse_if_binary(decoded)


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _damaged(data, encoding)
    if b"\0" not in data[:2000]:
        return None
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    half = min(len(data), 2000) // 2
    if odd > 0.4 * half and even < 0.1 * half:
        return _strictly(data, "utf-16-le")
    if even > 0.4 * half and odd < 0.1 * half:
        return _strictly(data, "utf-16-be")
    return Decoded(refusal="it holds NUL bytes, which no text does")


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        if problem.start >= len(data) - 3 and problem.reason == "unexpected end of data":
            cut = "The file ends in the middle of a character; its end may be missing."
            return Decoded(data[: problem.start].decode("utf-8"), "utf-8", doubt=cut)
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - lost
    # Several whole multi-byte characters cannot come about by chance in another encoding.
    if whole > 3 * lost and lost <= max(1, _DAMAGED_SHARE * len(text)):
        return _damaged(data, "utf-8")
    return None


def _damaged(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > max(2, _DAMAGED_SHARE * len(text)):
        return Decoded(refusal=f"its bytes are not the {encoding} text they announce")
    some = f"The file is damaged: {lost} characters could not be read and stand as \ufffd."
    return Decoded(text, encoding, doubt=some)


def _decode_declared(data: bytes) -> Decoded | None:
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return None
    name = declared.group(1).decode("ascii").lower()
    if name in {"utf-8", "utf8", "utf-16", "utf-7"}:
        return None
    # Browsers read these two names as Windows' superset of them, and so do page makers.
    western = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
    return _strictly(data, western.get(name, name)) if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except LookupError:
        return False


def _decode_guessed(data: bytes) -> Decoded:
    high = len(_HIGH.findall(data[:_SAMPLE]))
    likely = len(_WESTERN.findall(data[:_SAMPLE]))
    if high and likely >= 0.9 * high:
        western = _strictly(data, "cp1252")
        if western is not None:
            return western
    best = _charset_normalizer().from_bytes(_telling_part(data), cp_isolation=_CANDIDATES).best()
    if best is None:
        return Decoded(refusal="its characters are in no encoding that we know")
    encoding = str(best.encoding)
    return _strictly(data, encoding) or _damaged(data, encoding)


def _telling_part(data: bytes) -> bytes:
    """Take the part around the first high byte: the rest of an English text tells nothing."""
    first = _HIGH.search(data)
    begin = max(0, first.start() - _SAMPLE // 4) if first else 0
    return data[begin : begin + _SAMPLE]


def _refuse_if_binary(decoded: Decoded) -> Decoded:
    if decoded.refusal:
        return decoded
    if "\0" in decoded.text:
        return Decoded(refusal="it holds NUL bytes, which no text does")
    controls = sum(1 for _ in _CONTROL.finditer(decoded.text))
    if controls > max(3, _CONTROL_SHARE * len(decoded.text)):
        return Decoded(refusal="it holds control bytes as a program or a picture does, not a text")
    return decoded


@cache
def _charset_normalizer() -> Any:
    """Load the library at its first use: most files are UTF-8 and never need it."""
    return import_module("charset_normalizer")
