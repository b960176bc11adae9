"""Chains of mentions that stand for one actor, while they are being joined.

The passes of `resolve.actors` work on a `Board`: each takes mentions that are still free, or whole
chains, and joins them, saying by which rule. Nothing is joined twice, and nothing is taken apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goodoffices.codes import PASSIVE_RULES, ActorKind
from goodoffices.facts import Mention, Report
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain


@dataclass(slots=True)
class Chain:
    """Mentions of one actor, in the order they were joined, each with its rule."""

    kind: ActorKind
    key: str = ""
    """Ordinary name of the known actor, or the name worked out ("Syrian opposition")."""
    known: bool = False
    country: str = ""
    gender: str = ""
    number: str = "singular"
    members: list[tuple[Mention, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Names in `plain` spelling, introduced aliases among them."""
    shared: list[tuple[Mention, str]] = field(default_factory=list)
    """Words that stand for this actor and others together: "both sides"."""

    def add(self, mention: Mention, rule: str) -> None:
        """Take a mention in, and learn from it what is not yet known."""
        self.members.append((mention, rule))
        if mention.form in ("name", "place", "compound", "demonym"):
            self.names.add(plain(mention.printed))
        self.names.update(plain(alias) for alias in mention.aliases)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country

    @property
    def is_person(self) -> bool:
        """Tell whether the chain is a person's."""
        return self.kind is ActorKind.PERSON

    @property
    def titles(self) -> list[str]:
        """Give the titles that stand with the names."""
        return [mention.title for mention, _ in self.members if mention.title and self.is_person]

    @property
    def acts(self) -> bool:
        """Tell whether the actor is more than a place or an adjective in this report."""
        return any(not rule.startswith(PASSIVE_RULES) for _, rule in self.members)

    def only_names(self, mention: Mention) -> bool:
        """Tell whether a mention is a place or an adjective only, and nobody who acts."""
        return any(m is mention and rule.startswith(PASSIVE_RULES) for m, rule in self.members)

    def printed_names(self) -> Iterator[str]:
        """Give the names and descriptions as printed, pronouns left out, each once."""
        seen: set[str] = set()
        for mention, _ in self.members:
            forms = (mention.printed, *mention.aliases)
            for form in forms if mention.form != "pronoun" else ():
                if form not in seen:
                    seen.add(form)
                    yield form


class Board:
    """All mentions of a report and the chains they have been joined to so far."""

    def __init__(self, report: Report, mentions: Sequence[Mention], words: Lexicon) -> None:
        """Set out the mentions in the order of the text, none of them joined."""
        self.report = report
        self.words = words
        self.mentions = sorted(mentions, key=lambda each: (each.span.start, -each.span.end))
        self.chains: list[Chain] = []
        self.chain_of: dict[int, Chain] = {}
        """Place of a mention in `mentions` -> its chain."""
        self.shared_by: dict[int, tuple[Chain, ...]] = {}
        """Place of a mention in `mentions` -> the chains that it stands for together."""
        self.conflict: str | None = None
        """The country whose war the report is about, once decided."""
        self.home: str | None = None
        """The country where the report plays, if one stands out."""

    @property
    def year(self) -> int | None:
        """Give the year of the report."""
        published = self.report.published
        return published.start.year if published and published.start else None

    def free(self, *forms: str) -> Iterator[tuple[int, Mention]]:
        """Give the mentions of some forms that no pass has joined yet."""
        for index, mention in enumerate(self.mentions):
            taken = index in self.chain_of or index in self.shared_by
            if not taken and (not forms or mention.form in forms):
                yield index, mention

    def join(self, index: int, chain: Chain, rule: str) -> None:
        """Join one mention to a chain."""
        if index in self.chain_of:
            return
        chain.add(self.mentions[index], rule)
        self.chain_of[index] = chain

    def share(self, index: int, chains: Sequence[Chain], rule: str) -> None:
        """Join one mention to several chains at once: "the two ministers"."""
        if index in self.chain_of or not chains:
            return
        for chain in chains:
            chain.shared.append((self.mentions[index], rule))
        self.shared_by[index] = tuple(chains)

    def begin(self, index: int, rule: str, **known: str | bool) -> Chain:
        """Begin a chain with one mention."""
        mention = self.mentions[index]
        chain = Chain(mention.kind, number=mention.number, **known)  # type: ignore[arg-type]
        self.chains.append(chain)
        self.join(index, chain, rule)
        return chain

    def merge(self, into: Chain, other: Chain, rule: str) -> None:
        """Put two chains together; the other's mentions keep their rule behind the new one."""
        if into is other:
            return
        into.members.extend(
            (mention, f"{rule}; {old}") if not old.startswith(PASSIVE_RULES) else (mention, old)
            for mention, old in other.members
        )
        into.shared.extend(other.shared)
        into.names |= other.names
        into.gender = into.gender or other.gender
        into.country = into.country or other.country
        if other.known and not into.known:
            into.key, into.known, into.kind = other.key, True, other.kind
        self.chains.remove(other)
        for index, chain in self.chain_of.items():
            if chain is other:
                self.chain_of[index] = into
        for index, chains in self.shared_by.items():
            self.shared_by[index] = tuple(into if each is other else each for each in chains)

    def by_key(self, key: str) -> Chain | None:
        """Give the chain of a known or worked-out name."""
        return next((chain for chain in self.chains if chain.key == key), None)

    def ensure(self, key: str, kind: ActorKind, country: str = "") -> Chain:
        """Give the chain of a known or worked-out name, begun if there is none."""
        chain = self.by_key(key)
        if chain is None:
            one = kind in (ActorKind.GOVERNMENT, ActorKind.STATE)
            chain = Chain(kind, key=key, country=country, number="singular" if one else "plural")
            self.chains.append(chain)
        return chain

    def people(self) -> list[Chain]:
        """Give the chains of persons."""
        return [chain for chain in self.chains if chain.is_person]

    def before(self, index: int, sentences: int) -> Iterable[int]:
        """Give the places of joined mentions before one, nearest first, within some sentences."""
        limit = self.mentions[index].sentence - sentences
        for place in range(index - 1, -1, -1):
            if self.mentions[place].sentence < limit:
                return
            if place in self.chain_of:
                yield place
