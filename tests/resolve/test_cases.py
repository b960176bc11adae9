"""Who is meant, in short reports of many wars: each case was read by a person before any run."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import build
from goodoffices.codes import PASSIVE_RULES, ActorKind
from goodoffices.extract import build_scene
from goodoffices.facts import Report, Span
from goodoffices.lexicon import load_lexicon
from goodoffices.parse import load_parser, parse_reports
from goodoffices.resolve import Resolution, resolve_mentions

PLACE = Path(__file__).parent
WORDS = load_lexicon()
USUAL_DAY = "2015-03-10"


@dataclass(frozen=True)
class Case:
    """One short report and who its words stand for."""

    id: str
    war: str
    text: str
    published: str = USUAL_DAY
    is_: dict[str, str | list[str]] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


def cases() -> list[Case]:
    rows = tomllib.loads((PLACE / "cases.toml").read_text(encoding="utf-8"))["case"]
    return [
        Case(
            row["id"], row["war"], row["text"], row.get("published", USUAL_DAY), row.get("is", {}),
            *(tuple(row.get(key, ())) for key in ("open", "acts", "place")),
        )
        for row in rows
    ]  # fmt: skip


CASES = cases()
KNOWN = tomllib.loads((PLACE / "cases_known.toml").read_text(encoding="utf-8"))


def report_of(case: Case) -> Report:
    return build.report(case.text, name=case.id, published=case.published)


@pytest.fixture(scope="module")
def resolutions() -> dict[str, Resolution]:
    reports = [report_of(case) for case in CASES]
    return {
        report.name: resolve_mentions(report, build_scene(doc, report, WORDS).mentions, WORDS)
        for report, doc in parse_reports(reports, load_parser())
    }


def place_of(text: str, printed: str) -> Span:
    words, _, nth = printed.partition("#")
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    place = [each.span() for each in found][int(nth or 1) - 1]
    return Span(*place)


def meant(resolution: Resolution, where: Span) -> set[str]:
    """Give the names that words stand for; somebody without a name is nobody."""
    return {
        actor.name for actor in resolution.actors_at(where) if actor.kind is not ActorKind.UNNAMED
    }


def acting(resolution: Resolution, where: Span) -> bool:
    return any(
        mention.span.meets(where) and not mention.rule.startswith(PASSIVE_RULES)
        for mention in resolution.mentions
    )


def faults(case: Case, resolution: Resolution) -> list[str]:
    found: list[str] = []
    for printed, wanted in case.is_.items():
        got = meant(resolution, place_of(case.text, printed))
        if isinstance(wanted, str) and wanted.startswith("!"):
            if wanted[1:] in got:
                found.append(f"{printed} is not {wanted[1:]}")
        elif got != ({wanted} if isinstance(wanted, str) else set(wanted)):
            found.append(f"{printed} is {wanted}, not {sorted(got) or 'nobody'}")
    for printed in case.open:
        got = meant(resolution, place_of(case.text, printed))
        if got:
            found.append(f"{printed} is left open, not {sorted(got)}")
    for printed in case.acts:
        if not acting(resolution, place_of(case.text, printed)):
            found.append(f"{printed} acts")
    for printed in case.place:
        if acting(resolution, place_of(case.text, printed)):
            found.append(f"{printed} is only a place")
    return found


def marked(case: Case) -> object:
    """Expect the failures that are known, and only those."""
    known = case.id in KNOWN
    marks = [pytest.mark.xfail(strict=True, reason=KNOWN[case.id])] if known else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_words_stand_for_whom_a_person_reads(
    case: Case, resolutions: dict[str, Resolution]
) -> None:
    assert faults(case, resolutions[case.id]) == []


def test_there_are_many_cases_of_many_wars() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 80
    assert len({case.war for case in CASES}) >= 12


def test_words_of_cases_stand_in_their_text() -> None:
    for case in CASES:
        for printed in (*case.is_, *case.open, *case.acts, *case.place):
            assert place_of(case.text, printed).end <= len(case.text), case.id


def test_known_failures_name_cases() -> None:
    assert set(KNOWN) <= {case.id for case in CASES}
