"""PDF: its text out of a child process with limits, as paragraphs without running heads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from goodoffices.errors import GoodOfficesError
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.limits import ReadLimits

_CHILD = Path(__file__).with_name("pdf_child.py")
_NEXT_STEP = "Save its text as .txt and read that"
_HYPHEN = re.compile("[\x02\ufffe\xad]")
"""How the library writes a hyphen that only divides a word at the end of a line."""
_END = re.compile(r"[.!?:][\"'\u201d\u2019)\]]{0,2}$")
_DIGITS = re.compile(r"\d+")
_SHORT = 0.8
"""A line under this share of the page's usual width ends a paragraph if a sentence ends there."""
_HEAD_LINES = 2
"""Running heads and feet stand in so many lines at the top and bottom of a page."""
_LEAST_REPEATS = 3


def read_pdf(data: bytes, piece: Piece, limits: ReadLimits) -> Draft | GoodOfficesError:
    """Give the text of a PDF, or say why it has none."""
    command = [sys.executable, "-I", str(_CHILD), str(limits.child_memory)]
    command += [str(limits.child_seconds), str(limits.max_pages)]
    try:
        # No shell, a fixed program, and the untrusted bytes only on its standard input.
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.child_seconds * 2, check=False
        )
    except subprocess.TimeoutExpired:
        return piece.refused(f"this PDF took over {limits.child_seconds} seconds", _NEXT_STEP)
    if b"No module named 'pypdfium2'" in done.stderr:
        return piece.refused("PDF files need one more library", "pip install 'goodoffices[pdf]'")
    try:
        found = json.loads(done.stdout)
    except ValueError:
        why = "this PDF took more time or memory than a report needs, or is broken"
        return piece.refused(why, _NEXT_STEP)
    if "error" in found:
        return piece.refused(_why(found["error"]), _NEXT_STEP)
    text = _HYPHEN.sub("", text_of_pages(found["pages"]))
    if not text.strip():
        return piece.refused("this PDF holds pictures of pages and no text", "Read it by OCR first")
    left_out = f"The last {found['more']} pages were not read." if found["more"] else ""
    return Draft(
        piece.name, piece.where, text, piece.given, piece.page, (left_out,) if left_out else ()
    )


def text_of_pages(pages: Sequence[str]) -> str:
    """Join lines to paragraphs, over pages, without what repeats at their heads and feet."""
    lines = [page.replace("\r\n", "\n").replace("\r", "\n").split("\n") for page in pages]
    kept = _without_running([[line.strip() for line in page if line.strip()] for page in lines])
    paragraphs: list[str] = []
    open_ = False
    for page in kept:
        width = sorted(len(line) for line in page)[len(page) * 3 // 4] if page else 0
        for line in page:
            if open_:
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            open_ = not (len(line) < _SHORT * width and _ends(line, paragraphs[-1]))
    return "\n\n".join(paragraphs)


def _ends(line: str, paragraph: str) -> bool:
    """Tell whether a short line ends its paragraph: a sentence ends, or it stands alone as head."""
    if _HYPHEN.search(line[-1:]):
        return False
    return bool(_END.search(line)) or (line == paragraph and line[:1].isupper())


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before[-1:]):
        return before[:-1] + line
    return before + line if before.endswith("-") else f"{before} {line}"


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(_LEAST_REPEATS, len(pages) // 3)
    running = {key for key, count in seen.items() if count >= least}
    return [
        [
            line
            for number, line in enumerate(page)
            if not (_is_edge(number, len(page)) and _key(line) in running)
        ]
        for page in pages
    ]


def _edges(page: list[str]) -> list[str]:
    return [line for number, line in enumerate(page) if _is_edge(number, len(page))]


def _is_edge(number: int, count: int) -> bool:
    return number < _HEAD_LINES or number >= count - _HEAD_LINES


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.lower())


def _why(error: str) -> str:
    return "this PDF is locked with a password" if "assword" in error else "this PDF is broken"
