"""A draft -> a Report: language, header lines, stretches, date, outlet and title."""

from __future__ import annotations

import hashlib
import re
from itertools import islice

from goodoffices.codes import DateBasis, StretchKind
from goodoffices.errors import GoodOfficesError, ReportUnreadable
from goodoffices.facts import DateRecord, Report, content_id
from goodoffices.read.dating import Dated, date_report, doubt_of_credit
from goodoffices.read.drafts import Draft
from goodoffices.read.header import Header, find_header
from goodoffices.read.language import NO_LANGUAGE, language_of
from goodoffices.read.limits import ReadLimits
from goodoffices.read.marking import Marking, mark_stretches
from goodoffices.read.outlets import Outlet, agency_in_byline, find_outlet

UNDECIDED = "und"
"""The code of ISO 639 for a language that is not known: too few words to tell."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_TITLE_WORDS = 3
"""A headline line with fewer words is a label such as `Analysis`."""


def assemble(draft: Draft, limits: ReadLimits) -> Report | GoodOfficesError:
    """Make the report of a draft, or say why it cannot be one."""
    why, next_step = _why_no_report(draft, limits)
    if why:
        return ReportUnreadable(draft.where, why, next_step)
    language = language_of(
        f"{draft.given.title or ''}\n{draft.text}", least_words=limits.language_words
    )
    if language not in ("en", None):
        guess = "" if language == NO_LANGUAGE else f" (it looks like `{language}`)"
        why = f"it is not in English{guess}"
        advice = "Only English is read: leave it out, or read a translation"
        return ReportUnreadable(draft.where, why, advice)
    return _report(draft, language or UNDECIDED)


def _report(draft: Draft, language: str) -> Report:
    given, page, text = draft.given, draft.page, draft.text
    header = find_header(text)
    outlet = _known_outlet(draft, header)
    marking = mark_stretches(
        text, header=header, outlet=outlet.name if outlet else None, captions=page.captions
    )
    agency = marking.agency or agency_in_byline(text, marking.stretches)
    outlet = outlet or find_outlet(
        text, marking.stretches, masthead=marking.masthead, agency=agency
    )
    dated = _dated(draft, header, marking)
    printed = given.published.printed if given.published else ""
    return Report(
        id=content_id("r", draft.name, text, given.outlet or "", printed, given.url or ""),
        name=draft.name,
        text=text,
        title=given.title or page.title or _headline(text, marking),
        outlet=outlet.name if outlet else None,
        outlet_basis=outlet.basis if outlet else None,
        published=dated.published,
        doubts=(*draft.doubts, *dated.doubts),
        author=page.author or marking.author,
        agency=agency,
        language=language,
        url=given.url or page.url,
        fingerprint=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        stretches=marking.stretches,
    )


def _known_outlet(draft: Draft, header: Header | None) -> Outlet | None:
    """Give the outlet that the user, the opening lines or the page's metadata name."""
    given = draft.given.outlet or (header.outlet if header else None)
    if given:
        return Outlet(given, DateBasis.GIVEN)
    return Outlet(draft.page.outlet, DateBasis.METADATA) if draft.page.outlet else None


def _dated(draft: Draft, header: Header | None, marking: Marking) -> Dated:
    known: DateRecord | None = draft.given.published or (header.published if header else None)
    known = known or draft.page.published
    if known is not None:
        return Dated(known)
    dated = date_report(
        draft.text, marking.stretches, draft.name, draft.given.url or draft.page.url
    )
    about_credit = doubt_of_credit(draft.text, marking.stretches, dated)
    return Dated(dated.published, (*dated.doubts, *about_credit))


def _headline(text: str, marking: Marking) -> str | None:
    lines = [
        stretch.span.of(text)
        for stretch in marking.stretches
        if stretch.kind is StretchKind.HEADLINE
    ]
    long = [line for line in lines if len(line.split()) >= _LEAST_TITLE_WORDS]
    return next(iter([*long, *lines]), None)


def _why_no_report(draft: Draft, limits: ReadLimits) -> tuple[str, str]:
    text = draft.text
    if len(text) > limits.max_characters:
        long = f"it has {len(text):,} characters; a report has at most {limits.max_characters:,}"
        return long, "Split it into its reports"
    if _SURROGATE.search(text):
        return "it holds halves of characters, which cannot be stored", "Write the file anew"
    named = (draft.name, draft.given.title, draft.given.outlet, draft.given.url)
    if any("\0" in (each or "") for each in (text, *named)):
        return "it holds a zero character, which no text does", "Write the file anew without it"
    letters = islice(_LETTER.finditer(text), limits.min_letters)
    if sum(1 for _ in letters) < limits.min_letters:
        return "there is no sentence in it", "Check where it came from"
    return "", ""
