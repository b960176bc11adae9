"""Tells which gathering a verb or noun of attendance speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Realis
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    clause_head,
    clause_tokens,
    is_passive,
    realis_of,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_away import has_left, sends_nobody, stays_away
from goodoffices.extract.talks_grouping import Gathering, place_of, same_name
from goodoffices.extract.talks_realis import realis_of_talks

NEAR = 3
"""How many sentences behind talks somebody may still be told to sit there, whatever the tense."""
PAST = ("VBD", "VBN")
"""Tags of what is told as done: "the rebels' envoys speak for few" tells nothing of talks."""
_COMING = frozenset({"come", "appear"})
_CASTING = ("include", "exclude")
_TARGETS = ("to", "in", "at", "for", "from", "with", "of")


class Table:
    """Which gathering a verb of attendance speaks of."""

    def __init__(self, scene: Scene, gatherings: list[Gathering]) -> None:
        """Index the mentions by word, and remember the order they come in."""
        self._scene = scene
        self._gatherings = gatherings
        self._by_word = {
            mention.head.i: place
            for place, gathering in enumerate(gatherings)
            for mention in gathering
        }
        self._ahead = {
            place
            for place, gathering in enumerate(gatherings)
            if realis_of_talks(gathering, scene) is Realis.PLANNED
        }

    def target(self, verb: Token) -> int | None:
        """Give the gathering attended: named with the verb, at its place, or the last named."""
        words = self._scene.words.talks
        lemma = verb.lemma_.lower()
        if lemma in self._scene.words.talks.attendance.sent_for:
            return self._of_delegation(verb)
        whole = words.verbs.attend | words.verbs.invite
        around = clause_tokens(verb) if lemma in whole else _of_letter(verb)
        for token in (*_objects(verb), *around):
            if token.i in self._by_word:
                return self._by_word[token.i]
        if lemma in words.verbs.invite:
            behind = [i for i in self._by_word if verb.i < i < verb.sent.end]
            if behind:
                return self._by_word[min(behind)]
        by_place = self._at_place(verb)
        if by_place is not None:
            return by_place
        if _at_table(verb, words.verbs.table):
            return self._last_talks_before(verb)
        if (
            lemma in words.verbs.alone
            or (lemma in words.verbs.invite and is_passive(verb))
            or lemma in words.verbs.gather
            or (lemma in words.verbs.exclude and verb.tag_ == "VBN" and not _objects_of(verb))
            or stays_away(verb, self._scene)
            or has_left(verb)
        ):
            if (left := self._left(verb)) is not None:
                return left
            elsewhere = stays_away(verb, self._scene) and self._leaves_other(verb)
            return None if elsewhere or _other_object(verb) else self._near(verb)
        if lemma in words.verbs.send and (
            sends_nobody(verb, self._scene) or self._is_sent_there(verb)
        ):
            return self._near(verb)
        if lemma in _COMING and realis_of(verb, self._scene.words.grammar) is Realis.DENIED:
            return (
                None if _other_object(verb) else self._near(verb)
            )  # "was invited but did not come"
        if lemma in words.verbs.move and any(c.lower_ == "here" for c in verb.children):
            return self._near(verb) if self._scene.is_quoted(verb) else None
        if lemma in ("include", "take", "represent") and verb.i > 0:
            return self._in_sentence(verb)
        return None

    def beside(self, word: Token) -> int | None:
        """Give the gathering named in the sentence of a word, else the last within reach."""
        here = [i for i in self._by_word if word.sent.start <= i < word.sent.end]
        if here:
            return self._by_word[min(here, key=lambda each: abs(each - word.i))]
        before = max((i for i in self._by_word if i < word.i), default=None)
        if before is None:
            return None
        far = self._scene.sentence_of(word).index - self._scene.sentence_of(word.doc[before]).index
        return self._by_word[before] if far <= NEAR else None

    def _left(self, verb: Token) -> int | None:
        """Give the talks somebody walks out of, where they are named behind the verb."""
        if verb.i + 2 >= len(verb.doc) or verb.nbor(2).lower_ not in ("of", "from"):
            return None
        inside = [each for child in verb.nbor(2).children for each in _down(child)]
        return next((self._by_word[each.i] for each in inside if each.i in self._by_word), None)

    def _leaves_other(self, verb: Token) -> bool:
        """Tell whether it is something else that is left: "pulled out of the capital"."""
        if verb.i + 2 >= len(verb.doc) or verb.nbor(2).lower_ not in ("of", "from"):
            return False
        left = [c for c in verb.nbor(2).children if c.pos_ in ("NOUN", "PROPN")]
        return any(each.i not in self._by_word for each in left)

    def _is_sent_there(self, verb: Token) -> bool:
        """Tell a delegation from anybody sent, and envoys sent right after talks are named."""
        sent = [child for child in verb.children if child.dep_ == "dobj"]
        if any(each.lemma_ == "delegation" for each in _objects(verb)):
            return True
        carriers = self._scene.words.talks.attendance.carriers
        if not any(each.lemma_.lower() in carriers for each in sent):
            return False
        if any(child.lower_ in ("to", "into") for child in verb.children):
            return False
        near = max((i for i in self._by_word if i < verb.i), default=None)
        if near is None:
            return False
        last = self._scene.sentence_of(verb.doc[near]).index
        return self._scene.sentence_of(verb).index - last <= 1

    def _of_delegation(self, noun: Token) -> int | None:
        """Give the talks a delegation is at: those named last, if its verb tells no refusal."""
        verb = clause_head(noun)
        if realis_of(verb, self._scene.words.grammar) is not Realis.ACTUAL:
            return None
        place = self._last_before(noun)
        if place is None or noun.dep_ in ("compound", "poss"):
            return None
        sorts = {each.sort for each in self._gatherings[place]}
        if not sorts & {"sure", "part"}:
            return None
        here = self._scene.sentence_of(noun).index
        named = (each.sentence for each in self._gatherings[place] if each.sentence <= here)
        far = here - max(named, default=here) > NEAR
        return None if far and verb.tag_ not in PAST else place

    def _in_sentence(self, verb: Token) -> int | None:
        """Give the gathering named in the same sentence before the verb: "talks that included"."""
        if verb.lemma_ == "take" and not any(c.lower_ == "part" for c in verb.children):
            return None
        parts = [c for c in verb.children if c.lower_ == "part"]
        inside = [n for each in (verb, *parts) for n in after_preposition(each, ("in",))]
        if verb.lemma_ == "take" and inside and not any(n.i in self._by_word for n in inside):
            return None  # "take part in politics"
        before = [i for i in self._by_word if verb.sent.start <= i < verb.i]
        if before:
            return self._by_word[max(before)]
        if verb.lemma_ == "represent":
            found = self._of_place(verb)
            return self.beside(verb) if found is None and self._is_sent_for(verb) else found
        return None if verb.lemma_ == "include" else self._near(verb)

    def _is_sent_for(self, verb: Token) -> bool:
        """Tell whether a side is represented by somebody sent: "represented by a minister"."""
        carriers = self._scene.words.talks.attendance.carriers
        inside = after_preposition(verb, ("in", "on"))
        return not inside and any(each.lemma_.lower() in carriers for each in agents(verb))

    def _near(self, verb: Token) -> int | None:
        """Give the gathering whose place stands in the sentence, else the one named last."""
        found = self._of_place(verb)
        return found if found is not None else self._last_before(verb)

    def _of_place(self, verb: Token) -> int | None:
        """Give the gathering whose place stands in the sentence."""
        for token in verb.sent:
            if token.ent_type_ == "GPE" and token.dep_ == "pobj":
                for place, gathering in enumerate(self._gatherings):
                    where = place_of(gathering)
                    if where is not None and same_name(where, token.text):
                        return place
        return None

    def _at_place(self, verb: Token) -> int | None:
        sent = [child for child in verb.children if child.dep_ == "dobj"]
        for noun in (
            n for word in (verb, *sent) for n in after_preposition(word, ("to", "in", "at"))
        ):
            for place, gathering in enumerate(self._gatherings):
                where = place_of(gathering)
                if where is not None and same_name(where, noun.text):
                    return place
        return None

    def _last_before(self, verb: Token) -> int | None:
        done = verb.tag_ == "VBD"  # nobody attended talks that are still to come
        before = [i for i in self._by_word if i < verb.i and not (done and self._is_ahead(i))]
        return self._by_word[max(before)] if before else None

    def _is_ahead(self, word: int) -> bool:
        """Tell whether the talks a word names are only to come."""
        return self._by_word[word] in self._ahead

    def _last_talks_before(self, verb: Token) -> int | None:
        """Give the talks named last: a meeting has no negotiating table."""
        found = self._last_before(verb)
        sorts = set() if found is None else {each.sort for each in self._gatherings[found]}
        return None if sorts <= {"meeting", "arrive"} else found


def _objects_of(verb: Token) -> bool:
    """Tell whether it is said from what somebody is kept out: "was barred from the city"."""
    return any(child.dep_ == "prep" and child.lower_ in _TARGETS for child in verb.children)


def _of_letter(verb: Token) -> list[Token]:
    """Give the words of an invitation: "withdrew an invitation to Chad to attend talks"."""
    letters = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "invitation"]
    return [each for letter in letters for each in letter.subtree]


def _objects(verb: Token) -> Iterator[Token]:
    """Give the nouns a verb is about: its objects, those after "to" or "in", one step down."""
    for child in verb.children:
        if child.dep_ in ("dobj", "attr"):
            yield from _down(child)
        elif child.dep_ in ("prep", "dative", "prt") and child.lower_ in _TARGETS:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from _down(inner)
        elif child.dep_ == "agent" or (child.dep_ == "nsubj" and verb.lemma_ in _CASTING):
            yield from _down(child)
    if verb.pos_ == "NOUN":
        for noun in after_preposition(verb, _TARGETS):
            yield from _down(noun)
        behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
        if behind.dep_ == "prep" and behind.lower_ in _TARGETS:  # may hang on a noun further up
            yield from (child for child in behind.children if child.dep_ == "pobj")


def _down(token: Token) -> Iterator[Token]:
    """Give a noun, and the nouns after "of" and "in": part in the talks."""
    yield token
    yield from after_preposition(token, ("of", "in", "at", "to", "for"))
    yield from token.conjuncts


def _at_table(verb: Token, words: frozenset[str]) -> bool:
    """Tell whether a verb ends at the negotiating table."""
    return any(
        noun.lower_ == "table" and any(child.lower_ in words for child in noun.lefts)
        for noun in after_preposition(verb, ("to", "at"))
    )


def _other_object(verb: Token) -> bool:
    told = ("dobj", "xcomp", "ccomp")  # in front of a semicolon stands another sentence
    return any(
        child.dep_ in told and (child.i > verb.i or child.dep_ != "ccomp")
        for child in verb.children
    )
