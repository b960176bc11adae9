"""Parses articles through the product's own steps and keeps what the network needs, on disk."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from goodoffices.extract.quotes import find_quotes
from goodoffices.facts import Report, Span
from goodoffices.label.features import Features, LabelSets, features_of
from goodoffices.lexicon.reporting import Reporting
from goodoffices.parse import load_parser, parse_reports
from training.augment import rewritten
from training.corpus import Article, read_articles
from training.gold import Gold, gold_of


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
    folder: Path, cache: Path, words: Reporting, *, copies: int, seed: int = 7
) -> tuple[list[Example], ...]:
    """Give the examples as published and in rewritten copies; parsed once, then read from disk."""
    found: list[list[Example]] = []
    articles = list(read_articles(folder, words))
    nlp = load_parser()
    people: dict[str, list[Span]] = {}
    for copy in range(copies + 1):
        path = cache / f"{folder.name}-{copy}.pickle"
        if not path.exists():
            if copy and not people:
                people = {a.name: _people(d) for a, d in _parsed(articles, nlp)}
            chance = random.Random(seed + copy)
            now = (
                [
                    rewritten(each, find_quotes(each.text), people[each.name], chance)
                    for each in articles
                ]
                if copy
                else articles
            )
            examples = []
            for article, doc in _parsed(now, nlp):
                if not copy:
                    people[article.name] = _people(doc)
                examples.append(example_of(article, doc, words, label_sets(nlp)))
            path.write_bytes(pickle.dumps(examples))
        found.append(pickle.loads(path.read_bytes()))
    return tuple(found)


def example_of(article: Article, doc: Doc, words: Reporting, sets: LabelSets) -> Example:
    """Join a parsed article and its annotation."""
    quotes = [each.outer for each in find_quotes(article.text)]
    features = features_of(doc, quotes, sets)
    starts = np.array([doc[int(i)].idx for i in features.tokens], dtype=np.int64)
    ends = np.array([doc[int(i)].idx + len(doc[int(i)]) for i in features.tokens], dtype=np.int64)
    gold = gold_of(article.told, starts, ends)
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
    reports = (Report(id=each.name, name=each.name, text=each.text) for each in waiting)
    for article, (_, doc) in zip(waiting, parse_reports(reports, nlp), strict=True):
        yield article, doc
