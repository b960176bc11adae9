"""From a report to a parsed document: the only room that loads a language model.

The text handed to the model is the report's own, with junk blanked out and quotation marks made
uniform, character for character, so that every offset of the document is an offset of the report.
It extracts nothing and knows no database.
"""

from __future__ import annotations

from spacy.tokens import Doc

from goodoffices.parse.model import DEFAULT_MODEL, load_parser, model_version
from goodoffices.parse.pieces import parse_reports
from goodoffices.parse.readable import readable_text
from goodoffices.parse.tidying import seldom_tidied

__all__ = [
    "DEFAULT_MODEL",
    "Doc",
    "load_parser",
    "model_version",
    "parse_reports",
    "readable_text",
    "seldom_tidied",
]
