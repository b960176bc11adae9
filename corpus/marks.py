"""Reads a marked report of the corpus: its text, and a coding sheet with the span of every part.

A file holds a head (`key: value`), the report as numbered sentences, and the marks, one a line
(`GUIDELINE.md` says how). `python -m corpus.marks FILE...` checks files and names each fault
with its line.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEAD = ("id", "war", "style", "basis", "outlet", "date")
KINDS: dict[str, tuple[str, ...]] = {
    "S": ("speaker", "cue", "content", "kind", "act", "said_on", "addressee", "outlet"),
    "E": ("trigger", "type", "mode", "sources", "targets", "place", "date", "realis"),
    "T": (
        *("name", "venue", "start", "end", "format"),
        *("mediators", "sponsors", "participants", "outcome"),
    ),
    "C": ("trigger", "status", "scope", "place", "parties", "date"),
    "F": (
        *("text", "measure", "low", "high", "qualifier"),
        *("of", "place", "period", "attributed_to"),
    ),
    "O": ("actor", "issue", "stance", "toward", "content", "date"),
    "R": ("subject", "predicate", "mode", "object", "status"),
}
SECTIONS = {
    "S": "statements",
    "E": "events",
    "T": "talks",
    "C": "ceasefires",
    "F": "figures",
    "O": "positions",
    "R": "relations",
}
WORDS = frozenset({"cue", "trigger", "text"})
CONTENT = frozenset({"content"})
SEVERAL = frozenset({"sources", "targets", "mediators", "sponsors", "participants", "parties"})
ONE = frozenset({"speaker", "addressee", "outlet", "attributed_to", "toward", "subject", "object"})
PRINTED = frozenset({"place", "venue", "name", "date", "said_on", "start", "end", "period", "of"})
NUMBERS = frozenset({"low", "high"})
DATES = frozenset({"date", "said_on", "start", "end"})
CODES: dict[tuple[str, str], str] = {
    ("S", "kind"): "direct mixed indirect",
    ("S", "act"): (
        "demand refuse offer promise condition threat accuse deny praise apology hope"
        " assess_optimistic assess_pessimistic claim_fact goal position procedure no_comment"
        " announce call_to_third"
    ),
    ("E", "type"): (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN"
        " PROTEST SANCTION MOBILIZE COERCE ASSAULT"
    ),
    ("E", "realis"): "actual planned possible denied requested",
    ("T", "format"): "direct proximity bilateral multilateral unknown",
    ("T", "outcome"): "agreed partial none collapsed postponed",
    ("C", "status"): "proposed agreed in_force violated collapsed rejected expired",
    ("C", "scope"): "national local unknown",
    ("F", "measure"): (
        "killed injured displaced refugees detained missing besieged in_need evacuated"
        " released aid fighters groups other"
    ),
    ("O", "issue"): (
        "talks ceasefire leadership governance humanitarian detainees disarmament arms_support"
        " foreign_forces terrorism territory sanctions accountability refugees security"
        " reconstruction other"
    ),
    ("O", "stance"): "demand support oppose offer condition uncertain",
    ("R", "predicate"): (
        "supports opposes member_of leads represents linked_to designates_terrorist allied_with"
        " rival_of mediates hosts succeeds"
    ),
    ("R", "mode"): "political financial arms troops air other",
    ("R", "status"): "current past",
    ("G", "type"): (
        "state government armed_group opposition_coalition igo ngo media company other"
    ),
}
ATTENDANCE = (
    *("attending", "invited", "not_attending", "uncertain"),
    *("not_invited", "host", "observer"),
)

_SENTENCE = re.compile(r"(\d+) (.*)")
_AT = re.compile(r"^(?P<words>.*?)(?:#(?P<nth>\d+))?(?:@(?P<sentence>\d+))?$")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


class MarkInvalid(ValueError):
    """A mark does not fit its report; the message names file, line and reason."""


@dataclass(slots=True)
class Marked:
    """A report with its marks: text as published, sentences by number, the coding sheet."""

    head: dict[str, str]
    text: str
    sentences: dict[int, tuple[int, int]]
    sheet: dict[str, Any] = field(default_factory=dict)


def read_marked(path: Path) -> Marked:
    """Read one marked file.

    Raises:
        MarkInvalid: with every fault of the file, one a line.
    """
    head, body, marks = _parts(path)
    text, sentences = _text(head, body)
    report = Marked(head, text, sentences)
    faults: list[str] = []
    sheet: dict[str, Any] = {
        "doc": f"{head['id']}.txt",
        "source": head["outlet"],
        "published": head["date"],
        "conflict": head["war"],
        "people": [],
        "groups": [],
    }
    sheet |= {section: [] for section in SECTIONS.values()}
    for number, line in marks:
        try:
            section, item = _mark(line, report)
            sheet[section].append(item)
        except ValueError as fault:
            faults.append(f"{path.name}:{number}: {fault}: {line[:90]}")
    if faults:
        raise MarkInvalid("\n".join(faults))
    report.sheet = sheet
    return report


def _parts(path: Path) -> tuple[dict[str, str], list[str], list[tuple[int, str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rules = [place for place, line in enumerate(lines) if line.strip() == "---"]
    if len(rules) != 2:
        raise MarkInvalid(f"{path.name}: two lines of '---' are needed, {len(rules)} stand there")
    head = dict(line.split(": ", 1) for line in lines[: rules[0]] if ": " in line)
    missing = [key for key in HEAD if not head.get(key)]
    if missing:
        raise MarkInvalid(f"{path.name}: the head lacks {', '.join(missing)}")
    marks = [
        (place + 1, line.strip())
        for place, line in enumerate(lines)
        if place > rules[1] and line.strip() and not line.startswith("#")
    ]
    return head, lines[rules[0] + 1 : rules[1]], marks


def _text(head: dict[str, str], body: Sequence[str]) -> tuple[str, dict[int, tuple[int, int]]]:
    """Join the sentences of a paragraph by a space, paragraphs by an empty line."""
    text = f"{head['outlet']}\n{head['date']}\n\n"
    sentences: dict[int, tuple[int, int]] = {}
    begins = True
    for line in body:
        if not line.strip():
            if not begins:
                text, begins = text + "\n\n", True
            continue
        met = _SENTENCE.match(line.strip())
        if met is None:
            raise MarkInvalid(f"{head['id']}: a line of text has no number: {line[:60]}")
        text += "" if begins else " "
        sentences[int(met[1])] = (len(text), len(text) + len(met[2]))
        text, begins = text + met[2], False
    return text.rstrip("\n") + "\n", sentences


def _mark(line: str, report: Marked) -> tuple[str, dict[str, Any]]:
    kind, _, rest = line.partition(" ")
    fields = [part.strip() for part in rest.split("|")]
    if kind == "P":
        name, aliases, roles, affiliation = _filled(fields, 4)
        _printed_somewhere(name, report)
        return "people", {
            "name": name,
            "aliases": _list(aliases),
            "roles": _list(roles),
            "affiliation": _null(affiliation),
        }
    if kind == "G":
        name, aliases, type_, country = _filled(fields, 4)
        _code("G", "type", type_)
        return "groups", {
            "name": name,
            "aliases": _list(aliases),
            "type": type_,
            "country": _null(country),
        }
    if kind not in KINDS:
        raise ValueError(f"unknown mark {kind!r}")
    number = int(fields[0])
    if number not in report.sentences:
        raise ValueError(f"there is no sentence {number}")
    names = KINDS[kind]
    values = _filled(fields[1:], len(names))
    item: dict[str, Any] = {}
    spans: dict[str, list[list[int]]] = {}
    for name, value in zip(names, values, strict=True):
        item[name], places = _field(kind, name, value, (number, report))
        if places:
            spans[name] = places
    if kind == "S":
        item = _edges(item, spans, report.text)
    item["sentence"] = list(report.sentences[number])
    item["spans"] = spans
    return SECTIONS[kind], item


def _edges(item: dict[str, Any], spans: dict[str, list[list[int]]], text: str) -> dict[str, Any]:
    """Give a statement its first and last three words, as coding sheets hold them."""
    first, last = spans["content"][0], spans["content"][-1]
    edges = {
        "starts": " ".join(text[first[0] : first[1]].split()[:3]).strip("\"“”‘’'"),
        "ends": " ".join(text[last[0] : last[1]].split()[-3:]).strip("\"“”‘’'.,"),
    }
    speakers = item.pop("speaker")
    others = {"co_speakers": speakers[1:]} if len(speakers) > 1 else {}
    return {"speaker": speakers[0] if speakers else None, **others, **edges, **item}


def _field(
    kind: str, name: str, value: str, where: tuple[int, Marked]
) -> tuple[Any, list[list[int]]]:
    if (kind, name) in CODES:
        return _code(kind, name, value), []
    if name in NUMBERS:
        return (None if value == "-" else int(value.replace(",", ""))), []
    if value in ("", "-"):
        return ([] if name in SEVERAL or name == "speaker" else None), []
    if name in CONTENT:
        return _content(value, where)
    if name in WORDS:
        span = _place(value, where)
        return where[1].text[span[0] : span[1]], [span]
    if name in SEVERAL or name in ONE or name == "actor":
        return _parties(name, value, where)
    if name in PRINTED:
        words, _, meaning = value.partition(" = ") if " = " in value else (value, "", "")
        if value.startswith("= "):
            words, meaning = "", value[2:]
        span = _place(words, where) if words and not _ISO.match(words) else None
        told = meaning or (words if span is None else where[1].text[span[0] : span[1]])
        if name in DATES and not _ISO.match(told):
            raise ValueError(f"{name}: {told!r} is no ISO date")
        return told, [span] if span else []
    return value, []


def _parties(name: str, value: str, where: tuple[int, Marked]) -> tuple[Any, list[list[int]]]:
    """Read `words = Name; words = Name`, for participants with `: status` after the name."""
    found: list[Any] = []
    places: list[list[int]] = []
    for part in value.split(";"):
        words, sign, actor = part.strip().partition("= ")
        words, actor = words.strip(), actor.strip() if sign else words.strip()
        status = None
        if name == "participants":
            actor, _, status = (each.strip() for each in actor.rpartition(":"))
            if status not in ATTENDANCE:
                raise ValueError(f"participant without a status: {part!r}")
            words = words if sign else actor
        if words:
            places.append(_place(words, where))
        if not sign:
            actor = _AT.match(actor)["words"] if _AT.match(actor) else actor  # type: ignore[index]
        found.append({"actor": actor, "status": status} if status else actor)
    if name in SEVERAL or name == "speaker":
        return found, places
    if len(found) > 1:
        raise ValueError(f"{name} holds several names")
    return found[0], places


def _content(value: str, where: tuple[int, Marked]) -> tuple[str, list[list[int]]]:
    spans = []
    for piece in value.split(" + "):
        first, dots, last = piece.partition(" ... ")
        begin = _place(first, where)
        if not dots:
            spans.append(begin)
            continue
        end = _place(last, where, after=begin[1])
        spans.append([begin[0], end[1]])
    text = where[1].text
    return " ".join(text[start:end] for start, end in spans), spans


def _place(value: str, where: tuple[int, Marked], *, after: int = 0) -> list[int]:
    """Find printed words in the mark's sentence, or where `@n` says; `#n` is the n-th time."""
    met = _AT.match(value.strip())
    assert met is not None
    number, report = where
    sentence = int(met["sentence"] or number)
    if sentence not in report.sentences:
        raise ValueError(f"there is no sentence {sentence}")
    start, end = report.sentences[sentence]
    words = met["words"].strip()
    pattern = re.compile(
        rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words)
    )
    found = [
        each
        for each in pattern.finditer(report.text, start, end)
        if each.start() >= min(after, end)
    ]
    nth = int(met["nth"] or 1)
    if len(found) < nth:
        raise ValueError(f"{words!r} does not stand in sentence {sentence}")
    return [found[nth - 1].start(), found[nth - 1].end()]


def _printed_somewhere(name: str, report: Marked) -> None:
    if name not in report.text:
        raise ValueError(f"{name!r} is not printed in the report")


def _code(kind: str, name: str, value: str) -> str | None:
    if value == "-" and (kind, name) not in (("S", "kind"), ("E", "type"), ("E", "realis")):
        return None
    if value not in CODES[kind, name].split():
        raise ValueError(f"{name}: {value!r} is none of {CODES[kind, name]}")
    return value


def _filled(fields: Sequence[str], count: int) -> list[str]:
    if len(fields) > count:
        raise ValueError(f"{len(fields)} fields, at most {count} expected")
    return [*fields, *["-"] * (count - len(fields))]


def _list(value: str) -> list[str]:
    return [] if value in ("", "-") else [each.strip() for each in value.split(";")]


def _null(value: str) -> str | None:
    return None if value in ("", "-") else value


def read_folder(folder: Path) -> Iterator[Marked]:
    """Give the marked reports of a folder and its folders, by name."""
    for path in sorted(folder.rglob("*.mark")):
        yield read_marked(path)


def main(arguments: Sequence[str]) -> int:
    """Check files or folders; with `--sheets DIR` write texts and coding sheets there."""
    names = list(arguments)
    out = None
    if "--sheets" in names:
        place = names.index("--sheets")
        out = Path(names[place + 1])
        del names[place : place + 2]
    paths = [
        path
        for name in names
        for path in (sorted(Path(name).rglob("*.mark")) if Path(name).is_dir() else [Path(name)])
    ]
    faulty = 0
    counts: dict[str, int] = {}
    for path in paths:
        try:
            report = read_marked(path)
        except MarkInvalid as fault:
            faulty += 1
            print(fault)
            continue
        for section, items in report.sheet.items():
            if isinstance(items, list):
                counts[section] = counts.get(section, 0) + len(items)
        if out is not None:
            _write(report, out)
    print(f"{len(paths) - faulty} good, {faulty} faulty; {counts}")
    return 1 if faulty else 0


def _write(report: Marked, out: Path) -> None:
    for folder in ("texts", "sheets"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    name = report.head["id"]
    (out / "texts" / f"{name}.txt").write_text(report.text, encoding="utf-8")
    sheet = json.dumps(report.sheet, ensure_ascii=False, indent=1)
    (out / "sheets" / f"{name}.json").write_text(sheet + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
