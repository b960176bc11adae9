"""Frames of event types: which words tell of which kind of act, and where its actors stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goodoffices.codes import EventType
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, refuse_repeats, word_set

OBJECT, RECIPIENT, DOER, INNER, OWNER = "object", "recipient", "doer", "inner", "owner"
SUBJECT = "subject"
_NAME = "events"
_MORE = "events_press"
"""Frames that are tried after those of the first file."""
_FLAGS = (
    "actor",
    "sides",
    "outer",
    "lone",
    "bare",
    "thing",
    "harm",
    "finite",
    "inf",
    "alone",
    "abroad",
    "sourced",
)
_LISTS = (
    "light_verbs", "absence_verbs", "forces", "actor_nouns", "actor_modifiers", "saying_verbs",
    "duty_words", "refusable", "delegates", "spoken_blows", "one_sided_talk", "texts",
    "followers", "claims", "servants", "place_nouns", "borne_verbs", "own_forces", "own_people",
    "wanted", "branches", "lands", "suffered_nouns", "weapons", "bundles", "going_on",
    "wishing_verbs", "endings", "untouchable", "opinions", "disputing", "running", "handing",
    "untrue", "campaign", "ousting", "new_bodies",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling one type of event. `events.toml` says what each field means."""

    type: EventType
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    of: str = ""
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    never_by: frozenset[str] = frozenset()
    actor: bool = False
    sides: bool = False
    outer: bool = False
    turns: EventType | None = None
    lone: bool = False
    bare: bool = False
    thing: bool = False
    harm: bool = False
    finite: bool = False
    inf: bool = False
    alone: bool = False
    abroad: bool = False
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a frame: the lemma it hangs on, and the word that must stand with it."""

    frame: Frame
    beside: str = ""
    """For a verb its particle or preposition, for a noun the first part of its compound."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """All frames by lemma, in the order in which they are tried, and the lists around them."""

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    hostile: frozenset[EventType]
    peaceful: frozenset[str]
    """With these what hangs on a promise is no harm: "promised troops for the peace mission"."""
    light_verbs: frozenset[str]
    wishing_verbs: frozenset[str]
    """Verbs under which an act is somebody else's to do: "wants a withdrawal of the army"."""
    endings: frozenset[str]
    """Nouns that say that an act shall end: "a halt to the fighting"."""
    absence_verbs: frozenset[str]
    forces: frozenset[str]
    actor_nouns: frozenset[str]
    actor_modifiers: frozenset[str]
    saying_verbs: frozenset[str]
    duty_words: frozenset[str]
    refusable: frozenset[str]
    delegates: frozenset[str]
    spoken_blows: frozenset[str]
    one_sided_talk: frozenset[str]
    untouchable: frozenset[str]
    """What no force touches: "destroyed her credibility" is no attack."""
    opinions: frozenset[str]
    disputing: frozenset[str]
    """Verbs that turn nothing down where an opinion is their object: "disputes the figure"."""
    running: frozenset[str]
    handing: frozenset[str]
    texts: frozenset[str]
    followers: frozenset[str]
    claims: frozenset[str]
    campaign: frozenset[str]
    """Words of elections: where many stand, those who quarrel are candidates."""
    untrue: frozenset[str]
    """What a claim is called that is not so: "a false claim that he left"."""
    servants: frozenset[str]
    place_nouns: frozenset[str]
    wanted: frozenset[str]
    borne_verbs: frozenset[str]
    own_forces: frozenset[str]
    own_people: frozenset[str]
    ousting: frozenset[str]
    new_bodies: frozenset[str]
    branches: frozenset[str]
    lands: frozenset[str]
    suffered_nouns: frozenset[str]
    weapons: frozenset[str]
    bundles: frozenset[str]
    going_on: frozenset[str]
    answered: Mapping[str, frozenset[EventType]]
    """For nouns that point back to an act ("condemned *the raid*"), the types it may have."""


def load_events() -> EventWords:
    """Read `events.toml`, and behind its frames those of `events_press.toml`."""
    table = read_table(_NAME)
    frames = tuple(_frame(row) for row in (*_rows(table, _NAME), *_rows(read_table(_MORE), _MORE)))
    misread = _misread(table)
    lists = {key: word_set(table, key, name=_NAME) for key in _LISTS}
    lists["light_verbs"] |= {wrong for wrong, right in misread if right in lists["light_verbs"]}
    verbs = _indexed((lemma, Entry(f, beside)) for f in frames for lemma, beside in _verbs(f))
    verbs |= {wrong: verbs[right] for wrong, right in misread if right in verbs}
    return EventWords(
        frames=frames,
        verbs=verbs,
        nouns=_indexed((lemma, Entry(f, beside)) for f in frames for lemma, beside in _nouns(f)),
        adjectives=_indexed((each, Entry(f)) for f in frames for each in f.adjectives),
        peaceful=word_set(table, "peaceful", name=_NAME),
        hostile=frozenset(EventType(each) for each in word_set(table, "hostile", name=_NAME)),
        answered=_answered(table),
        **lists,
    )


def _answered(table: Table) -> dict[str, frozenset[EventType]]:
    """Give the nouns that point back to acts, each with the types of these acts."""
    rows = table.get("answered")
    if not isinstance(rows, dict) or not rows:
        raise LexiconInvalid(f"word list {_NAME}", "'answered' is no table", "Write it in full")
    found: dict[str, set[EventType]] = {}
    for types, nouns in rows.items():
        for noun in nouns:
            found.setdefault(str(noun), set()).update(EventType(each) for each in types.split("_"))
    return {noun: frozenset(types) for noun, types in found.items()}


def _rows(table: Table, name: str) -> list[Table]:
    rows = table.get("frame")
    if not isinstance(rows, list) or not rows:
        raise LexiconInvalid(f"word list {name}", "it holds no [[frame]]", "Add frames to it")
    return rows


def _misread(table: Table) -> list[tuple[str, str]]:
    """Give the lemmas that the parser gets wrong, each with the right one."""
    rows = table.get("misread", {})
    if not isinstance(rows, dict):
        raise LexiconInvalid(f"word list {_NAME}", "'misread' is no table", "Write wrong = right")
    return [(str(wrong), str(right)) for wrong, right in rows.items()]


def _frame(row: Table) -> Frame:
    """Check one frame; an unknown key or type is a slip of the pen that would lose events."""
    known = set(Frame.__dataclass_fields__)
    strange = set(row) - known
    if strange:
        raise LexiconInvalid(
            f"word list {_NAME}",
            f"a frame has {', '.join(sorted(strange))}",
            f"Use {sorted(known)}",
        )
    if not any(row.get(key) for key in ("verbs", "nouns", "adjectives")):
        raise LexiconInvalid(
            f"word list {_NAME}", f"a frame of {row.get('type')} has no words", "Add verbs or nouns"
        )
    try:
        kind = EventType(str(row.get("type")))
        turns = EventType(str(row["turns"])) if "turns" in row else None
    except ValueError as error:
        raise LexiconInvalid(
            f"word list {_NAME}", str(error), "Use one of the sixteen types"
        ) from None
    return Frame(
        type=kind, mode=str(row["mode"]) if "mode" in row else None, turns=turns,
        verbs=_words(row, "verbs"), nouns=_words(row, "nouns"),
        adjectives=_words(row, "adjectives"), who=frozenset(_words(row, "who")),
        by=frozenset(_words(row, "by")),
        never_by=frozenset(_words(row, "never_by")), target=_words(row, "target"),
        source=_words(row, "source"), of=str(row.get("of", "")),
        needs=frozenset(_words(row, "needs")), unless=frozenset(_words(row, "unless")),
        **{flag: bool(row.get(flag)) for flag in _FLAGS},
    )  # fmt: skip


def _words(row: Table, key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise LexiconInvalid(f"word list {_NAME}", f"'{key}' is no list", "Write it in brackets")
    words = tuple(str(each) for each in value)
    refuse_repeats(words, name=_NAME, key=key)
    return words


def _verbs(frame: Frame) -> Iterator[tuple[str, str]]:
    for verb in frame.verbs:
        lemma, _, beside = verb.partition(" ")
        yield lemma, beside


def _nouns(frame: Frame) -> Iterator[tuple[str, str]]:
    for noun in frame.nouns:
        beside, _, lemma = noun.rpartition(" ")
        yield lemma, beside


def _indexed(pairs: Iterator[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Group by lemma; entries that ask for a second word come before those that do not."""
    found: dict[str, list[Entry]] = {}
    for lemma, entry in pairs:
        found.setdefault(lemma, []).append(entry)
    return {
        lemma: tuple(sorted(entries, key=lambda each: not each.beside))
        for lemma, entries in found.items()
    }
