"""The child process that opens a PDF: native code over untrusted bytes, within hard limits.

It is run by its path and imports nothing of goodoffices. A PDF comes in on the standard input;
the lines of each page go out as JSON.
"""

from __future__ import annotations

import json
import resource
import sys

import pypdfium2  # type: ignore[import-untyped]


def main() -> int:
    """Read a PDF and print `{"pages": [text, ...], "more": pages left out}`."""
    memory, seconds, most_pages = (int(word) for word in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as problem:
        json.dump({"error": str(problem)}, sys.stdout)
        return 0
    pages, count = [], len(document)
    for number in range(min(count, most_pages)):
        try:
            page = document[number]
            pages.append(page.get_textpage().get_text_range())
            page.close()
        except pypdfium2.PdfiumError:
            pages.append("")
    json.dump({"pages": pages, "more": max(0, count - most_pages)}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
