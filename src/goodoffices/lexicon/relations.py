"""Words for standing ties: compounds, verbs and nouns, each with the predicate it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodoffices.codes import Predicate, SupportMode
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, refuse_repeats, section, word_set

_NAME = "relations"
_FLAGS = (
    "turned", "groups", "bodies", "persons", "passive", "mutual", "against", "standing",
    "named",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """One way of telling a tie. `relations.toml` says what each field means."""

    predicate: Predicate
    words: tuple[str, ...]
    mode: SupportMode | None = None
    object: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    turned: bool = False
    """The tie runs from what stands second to what stands first."""
    groups: bool = False
    """The other side must be a body, no state and no person."""
    bodies: bool = False
    """A person or group on one side, an armed group or coalition on the other."""
    persons: bool = False
    passive: bool = False
    mutual: bool = False
    """Two equal sides: "X and Y disagree", "tension between X and Y"."""
    against: bool = False
    """Something waged by one side against the other: a war, a campaign."""
    named: bool = False
    """What the needs name is what the object is called: "views the Front as a threat"."""
    standing: bool = False
    """Only as an aim ("fighting to topple"), not as a deed."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Titles beside a name."""

    heads: frozenset[str]
    """Who leads a body."""
    members: frozenset[str]
    """Who is one of several in it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Words for what two have with each other."""

    links: frozenset[str]
    """Links, ties: who has them is tied to whom they are to."""
    shared: frozenset[str]
    """Cooperation, partnership: who has it with somebody is his ally, if they are close."""
    close: frozenset[str]
    """What makes the ties of two states those of allies."""
    trade: frozenset[str]
    """What leaves close ties a matter of trade."""
    held: frozenset[str]
    """Verbs whose subject has them."""
    cut: frozenset[str]
    """Verbs that end, deny or only seek them."""
    against: frozenset[str]
    """Bodies that are "against" somebody by what they are."""


@dataclass(frozen=True, slots=True)
class Waged:
    """Words for campaigns and for men who are sent."""

    campaigns: frozenset[str]
    waging: frozenset[str]
    """Verbs of those who wage one."""
    helping: frozenset[str]
    """Verbs of helping whoever wages it."""
    joined: frozenset[str]
    """Second parts of compounds that say so: "a Chad-backed campaign"."""
    sending: frozenset[str]
    """Verbs of sending men "to help" somebody."""
    giving: frozenset[str]
    """Verbs of sending or giving help, whose receiver may be told beside other help."""


@dataclass(frozen=True, slots=True)
class Risen:
    """Words for those who have risen against a ruler and are told by no name."""

    opponents: frozenset[str]
    risings: frozenset[str]
    bodies: frozenset[str]
    """Whom a body brings together."""
    fighting: frozenset[str]
    """Verbs of being against somebody, for those whom a body brings together."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Words for those who stand on either side of a tie, and of how they come to stand there."""

    war: frozenset[str]
    """Sides of a war that stand before a noun: "regime allies", "rebel backer"."""
    named: frozenset[str]
    """Bodies behind their name and a comma: "the Front, a banned group that"."""
    fighters: frozenset[str]
    """With the bodies, those who are no state though a people's name stands before them."""
    acts_as: frozenset[str]
    """In "emerged as a rival", "served as the leader" the subject is what it says."""
    believed: frozenset[str]
    """Under these in the passive a tie is held to stand: "believed to be backed by"."""
    seen: frozenset[str]
    """Verbs of taking somebody for something: "regards the Front as linked to"."""
    said: frozenset[str]
    """Verbs of saying who is a terrorist."""


@dataclass(frozen=True, slots=True)
class RelationWords:
    """All ways of telling a tie, by the word that tells it."""

    joined: Mapping[str, Tie]
    prefix: Mapping[str, Tie]
    verbs: Mapping[str, tuple[tuple[str, Tie], ...]]
    """Lemma -> (particle or empty, tie)."""
    nouns: Mapping[str, Tie]
    adjectives: Mapping[str, Tie]
    """Words that, with a preposition, tie whoever is called so: "loyal to"."""
    blocs: Mapping[str, str]
    """First parts of compounds that stand for a bloc, with the part that names it."""
    between: frozenset[str]
    """What two sides of a war have between them: talks, fighting, a truce."""
    bodies: frozenset[str]
    """Nouns for a body as a whole: who leads the movement of the Taliban leads the Taliban."""
    modes: tuple[tuple[SupportMode, frozenset[str]], ...]
    """By what means somebody is supported, the strongest first, with the words for it."""
    broker: frozenset[str]
    """Verbs of bringing an accord about."""
    brokered: frozenset[str]
    """Second parts of compounds that say so."""
    ranks: Ranks
    links: Links
    waged: Waged
    risen: Risen
    sides: Sides
    action: frozenset[str]
    """Behind "military" these send no arms, as aid does."""
    brokered_too: frozenset[str]
    """What is brokered besides the accords that are signed at talks."""


def load_relations() -> RelationWords:
    """Read `relations.toml`."""
    table = read_table(_NAME)
    verbs: dict[str, list[tuple[str, Tie]]] = {}
    for tie in _ties(table, "verb", "verbs"):
        for word in tie.words:
            lemma, _, beside = word.partition(" ")
            verbs.setdefault(lemma, []).append((beside, tie))
    modes = section(table, "mode", name=_NAME)
    broker = section(table, "brokering", name=_NAME)
    linked = section(table, "links", name=_NAME)
    sides = section(table, "sides", name=_NAME)
    return RelationWords(
        joined=_by_word(_ties(table, "joined", "words")),
        prefix=_by_word(_ties(table, "prefix", "words")),
        verbs={lemma: tuple(sorted(ties, key=lambda t: not t[0])) for lemma, ties in verbs.items()},
        nouns=_by_word(_ties(table, "noun", "words")),
        adjectives=_by_word(_ties(table, "adjective", "words")),
        blocs={str(k): str(v) for k, v in section(table, "blocs", name=_NAME).items()},
        between=word_set(sides, "words", name=_NAME),
        bodies=word_set(section(table, "bodies", name=_NAME), "words", name=_NAME),
        broker=word_set(broker, "verbs", name=_NAME),
        brokered=word_set(broker, "participles", name=_NAME),
        ranks=Ranks(
            **{
                key: word_set(section(table, "ranks", name=_NAME), key, name=_NAME)
                for key in Ranks.__dataclass_fields__
            }
        ),
        links=Links(
            **{key: word_set(linked, key, name=_NAME) for key in Links.__dataclass_fields__}
        ),
        risen=Risen(
            **{
                key: word_set(section(table, "risen", name=_NAME), key, name=_NAME)
                for key in Risen.__dataclass_fields__
            }
        ),
        waged=Waged(
            **{
                key: word_set(section(table, "waged", name=_NAME), key, name=_NAME)
                for key in Waged.__dataclass_fields__
            }
        ),
        sides=Sides(
            **{key: word_set(sides, key, name=_NAME) for key in Sides.__dataclass_fields__}
        ),
        action=word_set(section(table, "action", name=_NAME), "words", name=_NAME),
        brokered_too=word_set(broker, "others", name=_NAME),
        modes=tuple((SupportMode(key), word_set(modes, key, name=_NAME)) for key in modes),
    )


def _ties(table: Table, key: str, words: str) -> list[Tie]:
    rows = table.get(key)
    if not isinstance(rows, list) or not rows:
        raise LexiconInvalid(f"word list {_NAME}", f"it holds no [[{key}]]", "Add one")
    return [_tie(row, words) for row in rows]


def _tie(row: Table, words: str) -> Tie:
    strange = set(row) - set(Tie.__dataclass_fields__) - {words}
    if strange or not row.get(words):
        raise LexiconInvalid(
            f"word list {_NAME}", f"an entry has {sorted(strange) or 'no words'}", "Mend it"
        )
    try:
        predicate = Predicate(str(row.get("predicate")))
        mode = SupportMode(str(row["mode"])) if "mode" in row else None
    except ValueError as error:
        raise LexiconInvalid(f"word list {_NAME}", str(error), "Use a code of codes.py") from None
    flags = {f: bool(row.get(f)) for f in _FLAGS}
    return Tie(
        predicate, _strings(row, words), mode, _strings(row, "object"),
        frozenset(_strings(row, "needs")), frozenset(_strings(row, "unless")), **flags,
    )  # fmt: skip


def _strings(row: Table, key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise LexiconInvalid(f"word list {_NAME}", f"'{key}' is no list", "Write it in brackets")
    found = tuple(str(each) for each in value)
    refuse_repeats(found, name=_NAME, key=key)
    return found


def _by_word(ties: Iterable[Tie]) -> dict[str, Tie]:
    return {word: tie for tie in ties for word in tie.words}
