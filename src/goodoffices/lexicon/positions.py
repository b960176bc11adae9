"""Words of wanting, refusing, offering and doubting; `issues` holds what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import Stance
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.issues import IssueWords, load_issues
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

_NAME = "positions"
_PLAIN = (
    "duty", "plan", "no_plan", "failing", "longing", "outdated", "acts", "ties", "delegates",
    "yielding", "refusals", "denied_things", "aims", "dropping", "spoiling", "curious",
    "supposing", "commands", "blaming", "texts", "own_side", "parts", "speaking_for", "sent",
    "own_men", "thwarting", "sincerity", "spoken", "let_in_or_out", "hearsay", "sides", "rulers",
    "moving", "authoring", "copular", "voicing", "vows", "halting", "outcomes", "ending",
    "let_go", "needless", "unrivalled",
)  # fmt: skip
"""Lists of `[modals]`, each under the name of its field."""
MIXED = "mixed"
NONE = "none"


@dataclass(frozen=True, slots=True)
class StanceVerb:
    """One verb that tells a stance: where its content stands, which particle it needs."""

    lemma: str
    takes: frozenset[str]
    stance: Stance | None
    """`None` where it depends on who is to act."""
    particle: str = ""
    negated: Stance | None = None
    """The stance of the denied verb, where that is no plain opposite."""
    only: frozenset[str] = frozenset()
    """The issues on which it tells a position; empty for all."""


@dataclass(frozen=True, slots=True)
class StanceWord:
    """An adjective or noun that tells a stance; `None` where it tells one only if denied."""

    stance: Stance | None
    negated: Stance | None = None
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PositionWords:
    """All words the positions extractor needs."""

    verbs: dict[str, tuple[StanceVerb, ...]]
    adjectives: dict[str, StanceWord]
    nouns: dict[str, StanceWord]
    duty: frozenset[str]
    plan: frozenset[str]
    no_plan: frozenset[str]
    """Verbs whose "will" tells what is expected, and no position."""
    failing: frozenset[str]
    longing: frozenset[str]
    """Who fails to do it has no such wish, nor the opposite."""
    outdated: frozenset[str]
    """Adverbs by which a wish in the past is held no longer."""
    acts: frozenset[str]
    """Verbs of trying and expecting: denied they tell no stance."""
    ties: frozenset[str]
    """Verbs that tie the holder to the actor that follows: no position."""
    delegates: frozenset[str]
    """Those whom a side sends to speak for it."""
    yielding: frozenset[str]
    """Giving up, leaving, backing down: denied, a refusal."""
    refusals: frozenset[str]
    """Verbs of refusing, whose "until" tells a condition."""
    denied_things: frozenset[str]
    """Claims and figures: who rejects one only denies it."""
    aims: frozenset[str]
    depends: frozenset[str]
    condition_marks: frozenset[str]
    conditional: frozenset[str]
    """Verbs that "if" makes depend on something."""
    dropping: frozenset[str]
    """A demand or plan under these is held no longer."""
    spoiling: frozenset[str]
    """What must not be done with a chance: "must not be missed" wants it."""
    curious: frozenset[str]
    """Wanting to do this is no wish of a party: "wants to know"."""
    supposing: frozenset[str]
    """What hangs on these is only thought or hoped: "we think we will come"."""
    commands: frozenset[str]
    """Verbs that are mere orders when told to one's own men."""
    blaming: frozenset[str]
    texts: frozenset[str]
    """What is written: its author holds what it says."""
    own_side: frozenset[str]
    """Nouns for the side of whoever speaks."""
    parts: frozenset[str]
    """Of what a body is made."""
    speaking_for: frozenset[str]
    """Several of these speak for the states whose they are: "the ministers of Chad and Mali"."""
    sent: frozenset[str]
    """Those who speak for whom they belong to, beside the own people of events."""
    own_men: frozenset[str]
    """Nouns for the men of an armed group, who speak for it."""
    thwarting: frozenset[str]
    """What is done to the attempts and aims of others."""
    sincerity: frozenset[str]
    """Whoever doubts these in others doubts them over what is spoken of around."""
    spoken: frozenset[str]
    """Wishes that are acts of words."""
    let_in_or_out: frozenset[str]
    """In "insists they are excluded" these are wished, though the words have no "should"."""
    hearsay: frozenset[str]
    """Who say what others want and stand for nobody: "some say", "critics say"."""
    sides: frozenset[str]
    """Nouns for those at war without their names: something is asked of "both sides"."""
    rulers: frozenset[str]
    """Offices whose holder leaves power if he is to go."""
    moving: frozenset[str]
    """Verbs of bringing somebody else to do something: "getting Chad to leave"."""
    authoring: frozenset[str]
    """What is done with a text by whoever wants what it says."""
    copular: frozenset[str]
    """Nouns of wanting that tell it only with "is": "its policy is to leave"."""
    voicing: frozenset[str]
    """Whose demand or plan it is that stands under these, with no other owner told."""
    vows: frozenset[str]
    """Under these a doing hangs on its "if": "threatened to leave if"."""
    halting: frozenset[str]
    """What is halted "until" something waits for it."""
    outcomes: frozenset[str]
    ending: frozenset[str]
    let_go: frozenset[str]
    """What may "require" something that a speaker wants: talks, a settlement."""
    needless: frozenset[str]
    """Where there is no such thing for it, somebody is against it: "no place for"."""
    unrivalled: frozenset[str]
    """"There is no such thing to it": somebody is for what stands behind "to"."""
    evaluations: tuple[tuple[str, Stance], ...]
    """What somebody says a thing is, the longest first; `needed` asks for it."""
    open_matters: frozenset[str]
    """What only says that a thing may be spoken of: it tells a stance if denied."""
    needed: frozenset[str]
    naming: frozenset[str]
    issues: IssueWords


def load_positions() -> PositionWords:
    """Read `positions.toml`."""
    table = read_table(_NAME)
    modals = section(table, "modals", name=_NAME)
    conditions = section(table, "conditions", name=_NAME)
    views = section(table, "evaluations", name=_NAME)
    return PositionWords(
        verbs=_verbs(section(table, "verbs", name=_NAME)),
        adjectives=_stances(section(table, "adjectives", name=_NAME)),
        nouns=_stances(section(table, "nouns", name=_NAME)),
        depends=word_set(conditions, "depends", name=_NAME),
        condition_marks=word_set(conditions, "marks", name=_NAME),
        conditional=word_set(conditions, "verbs", name=_NAME),
        evaluations=_evaluations(views),
        open_matters=word_set(views, "open_matters", name=_NAME),
        needed=word_set(views, "needed", name=_NAME),
        naming=word_set(views, "naming", name=_NAME),
        issues=load_issues(),
        **{each: word_set(modals, each, name=_NAME) for each in _PLAIN},
    )


def _evaluations(table: Table) -> tuple[tuple[str, Stance], ...]:
    """Give the words of praise, blame and doubt with their stances, the longest first."""
    found = [
        (word, stance)
        for stance in (Stance.SUPPORT, Stance.OPPOSE, Stance.UNCERTAIN)
        for word in word_list(table, stance.value, name=_NAME)
    ]
    found += [(word, Stance.SUPPORT) for word in word_list(table, "open_matters", name=_NAME)]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _verbs(table: Table) -> dict[str, tuple[StanceVerb, ...]]:
    found: dict[str, list[StanceVerb]] = {}
    for key in table:
        row = section(table, key, name=_NAME)
        word = _stance_word(row)
        takes = word_set(row, "takes", name=_NAME)
        for lemma in word_list(row, "words", name=_NAME):
            particle = str(row.get("particle", ""))
            verb = StanceVerb(lemma, takes, word.stance, particle, word.negated, word.only)
            found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(verbs) for lemma, verbs in found.items()}


def _stances(table: Table) -> dict[str, StanceWord]:
    found: dict[str, StanceWord] = {}
    for key in table:
        row = section(table, key, name=_NAME)
        for word in word_list(row, "words", name=_NAME):
            if word in found:
                raise LexiconInvalid("word list positions", f"'{word}' stands twice", "Remove one")
            found[word] = _stance_word(row)
    return found


def _stance_word(row: Table) -> StanceWord:
    """Read the stance of a row, its stance when denied, and the issues it holds for."""
    told = str(row.get("stance"))
    return StanceWord(
        stance=None if told in (MIXED, NONE) else Stance(told),
        negated=Stance(str(row["negated"])) if "negated" in row else None,
        only=word_set(row, "only", name=_NAME) if "only" in row else frozenset(),
    )
