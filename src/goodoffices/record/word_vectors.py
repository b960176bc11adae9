"""Words as PostgreSQL searches them: vectors of words, and questions put to them.

Both are made here and not by the server's own parser, which takes "cease-fire", "1.5" or an
address apart in ways of its own: the same words are found as in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices.record.folding import tokens

LONGEST_WORD = 400
"""Letters of a word that is entered: longer ones are no words, and the server refuses them."""
MOST_PLACES = 256
"""Places of one word in one text that the server keeps."""
LARGEST = 900_000
"""Bytes of a vector, below the megabyte that the server takes."""
EVERY_PLACE = 10_000
"""Characters of a text up to which surely each place of each word is kept."""


def vector_of(title: str, text: str = "") -> str:
    """Give the vector of a text with the words of its title marked, as the server reads it."""
    places: dict[str, list[str]] = {}
    first = 1
    for words, mark in ((title, "A"), (text, "")):
        every = tokens(words)
        for at, word in enumerate(every, first):
            own = places.setdefault(word[:LONGEST_WORD], [])
            if len(own) < MOST_PLACES:
                own.append(f"{at}{mark}")
        # One place is left free: a phrase does not run from the title into the text.
        first += len(every) + 1
    if _size(places) > LARGEST:
        places = _without_places(places)
    return " ".join(_entry(word, own) for word, own in places.items())


def _entry(word: str, places: Sequence[str]) -> str:
    return f"'{word}'" + (f":{','.join(places)}" if places else "")


def _size(places: dict[str, list[str]]) -> int:
    return sum(len(word.encode()) + 2 * len(own) + 8 for word, own in places.items())


def _without_places(places: dict[str, list[str]]) -> dict[str, list[str]]:
    """Give the words alone, and of too many only the first."""
    kept: dict[str, list[str]] = {}
    size = 0
    for word in places:
        size += len(word.encode()) + 8
        if size > LARGEST:
            break
        kept[word] = []
    return kept


def question(terms: Iterable[tuple[Sequence[str], bool]], joined: str = "&") -> str:
    """Give the question for terms: words that stand together, and whether longer ones count."""
    return f" {joined} ".join(f"({_term(words, open_end)})" for words, open_end in terms)


def _term(words: Sequence[str], open_end: bool) -> str:
    # Letters and digits alone: nothing in them can be an operator or end the quotation.
    return " <-> ".join(f"'{word[:LONGEST_WORD]}'" for word in words) + (":*" if open_end else "")
