"""Parses articles through the product's own steps and keeps what the network needs, on disk."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from goodoffices.errors import GoodOfficesError
from goodoffices.extract.quotes import find_quotes
from goodoffices.facts import Report, Span
from goodoffices.label.features import Features, LabelSets, features_of
from goodoffices.lexicon.reporting import Reporting
from goodoffices.parse import load_parser, parse_reports
from goodoffices.read import ReadLimits
from goodoffices.read.assembly import assemble
from goodoffices.read.drafts import Draft
from training.augment import rewritten
from training.corpus import Article
from training.gold import Gold, events_of, gold_of


@dataclass(frozen=True, slots=True)
class Example:
    """One article, or a rewriting of it, ready for training."""

    name: str
    features: Features
    gold: Gold
    speech: tuple[bool, ...]
    """For each cue of `gold.sources`: whether the reporting lexicon knows one of its words."""


def label_sets(nlp: Language) -> LabelSets:
    """Give the labels of the parser, as the weights will know them."""
    labels = nlp.pipe_labels
    return LabelSets(*(tuple(sorted(labels[pipe])) for pipe in ("tagger", "parser", "ner")))


def prepared(
    articles: Sequence[Article], cache: Path, words: Reporting, *, copies: int, seed: int = 7
) -> tuple[list[Example], ...]:
    """Give the examples as published and in rewritten copies; parsed once, then read from disk."""
    found: list[list[Example]] = []
    digest = sha256(repr(articles).encode("utf-8")).hexdigest()[:12]
    people: dict[str, list[Span]] = {}
    for copy in range(copies + 1):
        path = cache / f"{digest}-{copy}.pickle"
        if not path.exists():
            if copy and not people:
                people = {a.name: _people(d) for a, d in _parsed(articles, load_parser())}
            now = _rewritten(articles, people, seed + copy) if copy else articles
            path.write_bytes(pickle.dumps(list(_examples(now, words))))
        found.append(pickle.loads(path.read_bytes()))
    return tuple(found)


def _rewritten(
    articles: Iterable[Article], people: Mapping[str, Sequence[Span]], seed: int
) -> list[Article]:
    chance = random.Random(seed)
    return [rewritten(each, find_quotes(each.text), people[each.name], chance) for each in articles]


def _examples(articles: Iterable[Article], words: Reporting) -> Iterator[Example]:
    nlp = load_parser()
    sets = label_sets(nlp)
    for article, doc in _parsed(articles, nlp):
        yield example_of(article, doc, words, sets)


def example_of(article: Article, doc: Doc, words: Reporting, sets: LabelSets) -> Example:
    """Join a parsed article and its annotation."""
    quotes = [each.outer for each in find_quotes(article.text)]
    features = features_of(doc, quotes, sets)
    starts = np.array([doc[int(i)].idx for i in features.tokens], dtype=np.int64)
    ends = np.array([doc[int(i)].idx + len(doc[int(i)]) for i in features.tokens], dtype=np.int64)
    gold = gold_of(article.told or (), starts, ends)
    gold.told = article.told is not None
    if article.happened is not None:
        gold.events = tuple(events_of(article.happened, starts, ends, features.heads))
    speech = tuple(
        is_speech(doc, features.tokens[cue[0] : cue[1]], words) for cue, _ in gold.sources
    )
    return Example(article.name, features, gold, speech)


def is_speech(doc: Doc, tokens: Iterable[int], words: Reporting) -> bool:
    """Tell whether the reporting lexicon knows a word of a cue; marks alone report speech."""
    cue = [doc[int(i)] for i in tokens]
    lemmas = {each.lemma_.lower() for each in cue} | {each.lower_ for each in cue}
    nouns = words.reports | words.sources | words.according
    letters = any(any(c.isalpha() for c in lemma) for lemma in lemmas)
    return not letters or bool(lemmas & (words.verbs.keys() | nouns))


def _people(doc: Doc) -> list[Span]:
    found = []
    for entity in doc.ents:
        words = entity[:-1] if entity[-1].tag_ == "POS" else entity
        if entity.label_ == "PERSON" and len(words) and "\n" not in words.text:
            found.append(Span(words.start_char, words.end_char))
    return found


def _parsed(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, Doc]]:
    waiting = list(articles)
    reports = (as_report(each) for each in waiting)
    for article, (_, doc) in zip(waiting, parse_reports(reports, nlp), strict=True):
        yield article, doc


def as_report(article: Article) -> Report:
    """Make a report of an article as the product would: junk and labels are marked."""
    made = assemble(Draft(article.name, article.name, article.text), ReadLimits())
    if isinstance(made, GoodOfficesError):
        return Report(id=article.name, name=article.name, text=article.text)
    return made
