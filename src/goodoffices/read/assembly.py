"""A draft -> a Report: language, header lines, stretches, date, outlet and title."""

from __future__ import annotations

import hashlib

from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.facts import Report, content_id
from goodoffices.read.drafts import Draft
from goodoffices.read.language import language_of
from goodoffices.read.limits import ReadLimits


def assemble(draft: Draft, limits: ReadLimits) -> Report | GoodOfficesError:
    """Make the report of a draft, or say why it cannot be one."""
    why = _why_no_report(draft.text, limits)
    if why:
        return ReportUnreadable(draft.where, why, "Check where it came from")
    language = language_of(f"{draft.given.title or ''}\n{draft.text}", least_words=limits.language_words)
    if language not in ("en", None):
        return ReportUnreadable(
            draft.where, f"it is not in English (it looks like `{language}`)", "Only English is read"
        )
    return _report(draft, language or "en")


def _report(draft: Draft, language: str) -> Report:
    given = draft.given
    published = given.published.printed if given.published else ""
    identity = (draft.name, draft.text, given.outlet or "", published, given.url or "")
    return Report(
        id=content_id("r", *identity),
        name=draft.name,
        text=draft.text,
        title=given.title or draft.page.title,
        outlet=given.outlet,
        published=given.published,
        doubts=draft.doubts,
        language=language,
        url=given.url or draft.page.url,
        fingerprint=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
    )


def _why_no_report(text: str, limits: ReadLimits) -> str:
    if len(text) > limits.max_characters:
        return f"it has {len(text):,} characters; a report has at most {limits.max_characters:,}"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "it holds halves of characters (lone surrogates), which cannot be stored"
    if sum(character.isalpha() for character in text) < limits.min_letters:
        return "there is no sentence in it"
    return ""
