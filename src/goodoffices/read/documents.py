"""Office documents, DOCX: their paragraphs as text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.limits import ReadLimits

BODY = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE = "Save it as plain text and read that"


def read_document(archive: ZipFile, piece: Piece, limits: ReadLimits) -> Draft | GoodOfficesError:
    """Take the paragraphs of a document; headers, footers, notes and comments are left out."""
    guarded = import_module("defusedxml")
    with archive.open(BODY) as stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        return piece.refused("its text is larger than any report's", "Split it and go on")
    try:
        tree = import_module("defusedxml.ElementTree").fromstring(data, forbid_dtd=True)
    except guarded.DefusedXmlException:
        return piece.refused("it declares entities, which can be made to explode", _PAGE)
    except (ParseError, ValueError, LookupError):
        return piece.refused("its text is damaged", _PAGE)
    paragraphs = (_words(one).strip() for one in tree.iter(f"{_SPACE}p"))
    text = "\n\n".join(words for words in paragraphs if words)
    return Draft(piece.name, piece.where, text, piece.given, piece.page)


def _words(paragraph: Any) -> str:
    return "".join(_parts(paragraph))


def _parts(paragraph: Any) -> Iterator[str]:
    for part in paragraph.iter():
        if part.tag == f"{_SPACE}t":
            yield part.text or ""
        elif part.tag in (f"{_SPACE}br", f"{_SPACE}tab"):
            yield "\n" if part.tag == f"{_SPACE}br" else " "
