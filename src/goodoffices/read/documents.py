"""Office documents, DOCX: their paragraphs as text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.limits import ReadLimits

BODY = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_SPACE}p"
_PAGE = "Save it as plain text and read that"


def read_document(archive: ZipFile, piece: Piece, limits: ReadLimits) -> Draft | GoodOfficesError:
    """Take the paragraphs of a document; headers, footers, notes and comments are left out."""
    guarded = import_module("defusedxml")
    with archive.open(BODY) as stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        return piece.refused("its text is larger than any report's", "Split it and go on")
    try:
        paragraphs = [words for words in _paragraphs(data) if words]
    except guarded.DefusedXmlException:
        return piece.refused("it declares entities, which can be made to explode", _PAGE)
    except (ParseError, ValueError, LookupError):
        return piece.refused("its text is damaged", _PAGE)
    return Draft(piece.name, piece.where, "\n\n".join(paragraphs), piece.given, piece.page)


def _paragraphs(data: bytes) -> Iterator[str]:
    """Give the words of each paragraph, in one pass: they may lie in each other without end."""
    library = import_module("defusedxml.ElementTree")
    open_ones: list[list[str]] = []
    for event, element in library.iterparse(BytesIO(data), ("start", "end"), forbid_dtd=True):
        if element.tag == _PARAGRAPH:
            if event == "start":
                open_ones.append([])
            else:
                yield "".join(open_ones.pop()).strip()
        elif event == "end" and open_ones:
            open_ones[-1].append(_words(element))


def _words(element: Any) -> str:
    if element.tag == f"{_SPACE}t":
        return element.text or ""
    return {f"{_SPACE}br": "\n", f"{_SPACE}tab": " "}.get(element.tag, "")
