"""Decides what a run of capitals names: a person, a body of some type, or nothing that acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.actors import HOW_DEMONYM
from goodoffices.lexicon.spelling import plain

_NO_ACTORS = frozenset(
    {"WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "LANGUAGE", "DATE", "TIME", "MONEY", "PERCENT",
     "ORDINAL", "CARDINAL", "QUANTITY"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its tokens: what it names, how it is known, and whether it is certain."""

    start: int
    end: int
    kind: ActorKind | None
    """None where the words name a thing or place that does not act."""
    how: str
    """name, people, capital, seat, demonym for known ones; run for others."""
    key: str = ""
    label: str = ""
    """The language model's label."""
    sure: bool = False


def classified(run: DocSpan, words: Lexicon) -> Name:
    """Give the name that a run of capitals is."""
    label = run.root.ent_type_ or run[-1].ent_type_ or run[0].ent_type_
    form = words.actors.find(run.text)
    if form is not None and (len(form.words) > 1 or len(run.text) > 3 or run.text.isupper()):
        return Name(
            run.start, run.end, words.actors.entries[form.key].kind, form.how, form.key, label, True
        )
    kind, sure = _kind_of(run, label, words)
    return Name(run.start, run.end, kind, "run", "", label, sure)


def _kind_of(run: DocSpan, label: str, words: Lexicon) -> tuple[ActorKind | None, bool]:
    """Decide what a run names; the bool tells whether the signs are strong."""
    if _is_thing(run, words):
        return None, len(run) > 1
    if len(run) == 1 and plain(run.text) in words.titles.organisation_words:
        return ActorKind.OTHER, False
    if len(run) > 1 and plain(run[0].text) in words.titles.group_first:
        return ActorKind.ARMED_GROUP, True
    body = body_kind(run, words)
    before = run[0].nbor(-1).lower_ if run.start else ""
    if before in words.usage.media_nouns:
        return ActorKind.MEDIA, True
    if before in words.usage.named_by and body is None and not _is_shop_of_man(run, words):
        return ActorKind(words.usage.named_by[before]), True
    if _is_told_name(run):
        return ActorKind.PERSON, True
    given = (
        words.given_names.knows(run[0].text) and len(run) > 1 and run[0].text not in ("Al", "An")
    )
    if body is not None and not (given and label == "PERSON" and len(run) == 2):
        return body, True
    if before == "the" and _is_whole(run):
        # Nobody is called "the Ann Example".
        return (ActorKind.OTHER if label in ("PERSON", "ORG", "NORP") else None), False
    if given and label not in _NO_ACTORS:
        return ActorKind.PERSON, True
    if label == "PERSON":
        return ActorKind.PERSON, len(run) > 1
    if label in ("ORG", "NORP"):
        return ActorKind.OTHER, False
    if len(run) > 1 and not label and _speaks(run, words):
        return ActorKind.PERSON, False
    return None, False


def _is_shop_of_man(run: DocSpan, words: Lexicon) -> bool:
    """Tell whether a name behind such a noun is rather a person's: "brewer Ann Example"."""
    return len(run) > 1 and words.given_names.knows(run[0].text)


def _is_told_name(run: DocSpan) -> bool:
    """Tell whether somebody is said to be called so: "a man who gave his name as Abu Omar"."""
    before = [token.lower_ for token in run.doc[max(0, run.start - 4) : run.start]]
    return before[-1:] in (["himself"], ["herself"]) or before[-2:] in (["name", "as"],)


def _is_whole(run: DocSpan) -> bool:
    """Tell whether a run is a noun phrase of its own and modifies no further noun."""
    root = run.root
    modifies = root.dep_ in ("compound", "amod", "nmod", "poss") and root.head.i >= run.end
    follows = run.doc[run.end] if run.end < len(run.doc) else None
    noun = follows is not None and follows.pos_ == "NOUN" and follows.text.islower()
    return not modifies and not noun


def _is_thing(run: DocSpan, words: Lexicon) -> bool:
    """Tell whether a run names a place, an occasion or a document, or only a people or faith."""
    name = plain(run.text)
    if len(run) > 1 and run[0].lower_ in words.usage.ships:
        return True
    if name in words.actors.places or name in words.titles.peoples:
        return True
    if "-" in run.text and all(words.actors.country_of(part) for part in run.text.split("-")):
        return True
    if len(run) < 2:
        return False
    last = words.actors.find(run[-1].text)
    if last is not None and last.how == HOW_DEMONYM:
        return True
    cut = next((i for i, t in enumerate(run) if t.lower_ in ("of", "for", "on") and i), len(run))
    return plain(run[cut - 1].text) in words.titles.things or (
        "dialogue" in name.split() and "congress" in name.split()
    )


def _speaks(run: DocSpan, words: Lexicon) -> bool:
    """Tell whether the run is the subject of a verb of speech."""
    return run.root.dep_ == "nsubj" and run.root.head.lemma_ in words.reporting.verbs


def body_kind(run: DocSpan | Sequence[Token], words: Lexicon) -> ActorKind | None:
    """Give the type of an organisation by the words of its name, `None` where they tell nothing."""
    tokens = list(run)
    if len(tokens) < 2:
        return None
    cut = next(
        (i for i, token in enumerate(tokens) if token.lower_ in ("of", "for", "on", "in") and i),
        len(tokens),
    )
    kinds = words.titles.organisation_words
    headed = [plain(token.text) for token in tokens[max(0, cut - 2) : cut]]
    kind = kinds.get(" ".join(headed)) or kinds.get(headed[-1])
    if kind is None and cut < len(tokens):
        kind = kinds.get(plain(tokens[-1].text))
    return ActorKind(kind) if kind else None
