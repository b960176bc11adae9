"""Hard quotations: how many of our own difficult texts are read as a careful person reads them.

    python eval/hard.py                a table by difficulty, and what is wrong in each failing case
    python eval/hard.py --pin          write the failing cases to hard_quotations_known.txt

A case is right when every statement it expects is found (the same words between the same bounds,
the same speaker and form, and the addressee, outlet, day or reporting speaker where the case names
one) and no rejected stretch is claimed as a statement.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from goodoffices.facts import Party, Reading, Statement
from goodoffices.record.filters import DOUBTFUL
from goodoffices.run import readings_of

HERE = Path(__file__).resolve().parent
CASES = HERE / "hard_quotations.toml"
KNOWN = HERE / "hard_quotations_known.txt"
_EDGES = " \t.,;:!?…\"“”„‘’'`´«»()[]–—-"
"""What may stand at the edge of a word without changing which word it is."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "our"})


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement that a careful reader takes from a case."""

    speaker: tuple[str, ...]
    content: tuple[str, ...]
    form: str
    also: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    day: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A short text with its difficulty, what is said in it and what is not."""

    id: str
    difficulty: str
    war: str
    text: str
    expect: tuple[Expected, ...]
    reject: tuple[str, ...]


def load_cases(place: Path = CASES) -> list[Case]:
    """Load the cases in their order."""
    raw = tomllib.loads(place.read_text(encoding="utf-8"))
    return [
        Case(
            each["id"],
            each["difficulty"],
            each["war"],
            each["text"].strip(),
            tuple(_expected(one) for one in each["expect"]),
            tuple(each.get("reject", ())),
        )
        for each in raw["case"]
    ]


def load_known(place: Path = KNOWN) -> dict[str, str]:
    """Give the cases known to fail, each with its reason."""
    if not place.exists():
        return {}
    lines = [line for line in place.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


def _expected(raw: dict[str, object]) -> Expected:
    return Expected(
        speaker=_several(raw["speaker"]),
        content=_several(raw["content"]),
        form=str(raw["form"]),
        also=_several(raw.get("also", [])),
        addressee=_several(raw.get("addressee", [])),
        outlet=_several(raw.get("outlet", [])),
        reported_by=_several(raw.get("reported_by", [])),
        day=str(raw.get("day", "")),
        cue=str(raw.get("cue", "")),
    )


def _several(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return (str(value),)


def read_cases(cases: Sequence[Case]) -> dict[str, Reading]:
    """Read every case as a report of its own, with the whole program but no record."""
    with TemporaryDirectory() as folder:
        for case in cases:
            (Path(folder) / f"{case.id}.txt").write_text(case.text + "\n", encoding="utf-8")
        found = [each for each in readings_of([folder]) if isinstance(each, Reading)]
    return {Path(each.report.name).stem: each for each in found}


def faults(case: Case, reading: Reading | None) -> list[str]:
    """Say what is wrong with the reading of a case; nothing where it is right."""
    if reading is None:
        return ["not read as a report"]
    told = [
        fact
        for fact in reading.facts
        if isinstance(fact, Statement) and fact.confidence >= DOUBTFUL
    ]
    found = [fault for each in case.expect for fault in _missing(each, told, reading)]
    wanted = {_words(" ".join(each.content)) for each in case.expect}
    for stretch in case.reject:
        found += [
            f"claims «{said.content}» of {_names(said.speakers)}"
            for said in told
            if _claims(said, stretch, wanted)
        ]
    return found


def _claims(said: Statement, stretch: str, wanted: set[tuple[str, ...]]) -> bool:
    """Tell whether a statement takes in a rejected stretch, and is not an expected one."""
    words = _words(said.content)
    return words not in wanted and _within(_words(stretch), words)


def _missing(wanted: Expected, told: Sequence[Statement], reading: Reading) -> Iterator[str]:
    """Tell why an expected statement is not among those found, from the nearest one."""
    words = _words(" ".join(wanted.content))
    same = [said for said in told if _words(said.content) == words]
    if not same:
        near = [said.content for said in told if set(_words(said.content)) & set(words)]
        other = f"; found «{near[0]}»" if near else ""
        yield f"misses «{' '.join(wanted.content)}»{other}"
        return
    reasons = [list(_differences(wanted, said, reading)) for said in same]
    yield from min(reasons, key=len)


def _differences(wanted: Expected, said: Statement, reading: Reading) -> Iterator[str]:
    place = f"«{said.content[:40]}»"
    if not _any_is(said.speakers, wanted.speaker, reading):
        yield f"{place}: said by {_names(said.speakers)}, not {wanted.speaker[0]}"
    for name in wanted.also:
        if not _any_is(said.speakers, (name,), reading):
            yield f"{place}: {name} is not among the speakers"
    if said.form != wanted.form:
        yield f"{place}: {said.form}, not {wanted.form}"
    if wanted.addressee and not _any_is(said.addressees, wanted.addressee, reading):
        yield f"{place}: to {_names(said.addressees)}, not {wanted.addressee[0]}"
    outlets = (said.outlet,) if said.outlet is not None else ()
    if wanted.outlet and not _any_is(outlets, wanted.outlet, reading):
        yield f"{place}: outlet {_names(outlets)}, not {wanted.outlet[0]}"
    if wanted.reported_by and not _any_is(said.attributed_to, wanted.reported_by, reading):
        yield f"{place}: reported by {_names(said.attributed_to)}, not {wanted.reported_by[0]}"
    day = said.date.iso if said.date is not None else None
    if wanted.day and day != wanted.day:
        yield f"{place}: said on {day}, not {wanted.day}"
    if wanted.cue and wanted.cue not in said.cue:
        yield f"{place}: cue {said.cue!r}, not {wanted.cue!r}"


def _any_is(parties: Sequence[Party], names: Sequence[str], reading: Reading) -> bool:
    """Tell whether one of the parties is called one of the names, there or elsewhere."""
    wanted = {_bare(name) for name in names}
    known = {actor.id: (actor.name, *actor.aliases) for actor in reading.actors}
    for party in parties:
        called = known.get(party.actor or "", ()) + ((party.shown,) if party.shown else ())
        if any(_same_name(_bare(one), name) for one in called for name in wanted):
            return True
    return False


def _same_name(called: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether a name is the wanted one, with or without words before it such as a title."""
    return called[-len(wanted) :] == wanted if wanted else False


def _bare(name: str) -> tuple[str, ...]:
    words = _words(name.casefold())
    return words[1:] if words and words[0] in _ARTICLES else words


def _words(text: str) -> tuple[str, ...]:
    """Give the words without the marks at their edges."""
    return tuple(word for word in (each.strip(_EDGES) for each in text.split()) if word)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(party.shown for party in parties) or "nobody"


def main() -> int:
    """Print the table by difficulty and the faults of each failing case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pin", action="store_true")
    pin = parser.parse_args().pin
    cases = load_cases()
    readings = read_cases(cases)
    wrong = {case.id: faults(case, readings.get(case.id)) for case in cases}
    all_of = Counter(case.difficulty for case in cases)
    right = Counter(case.difficulty for case in cases if not wrong[case.id])
    for difficulty, count in all_of.items():
        print(f"{right[difficulty]:3} of {count:2}  {difficulty}")
    print(f"{right.total():3} of {len(cases)}  all")
    for name, reasons in wrong.items():
        print("".join(f"{name}: {reason}\n" for reason in reasons), end="")
    if pin:
        _pin(wrong)
    return 0


def _pin(wrong: dict[str, list[str]]) -> None:
    """Write the failing cases down, each with what is wrong."""
    lines = [f"{name}\t{'; '.join(reasons)}" for name, reasons in wrong.items() if reasons]
    head = "# Hard quotations read wrongly today: id, and what is wrong. Written by eval/hard.py.\n"
    KNOWN.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
