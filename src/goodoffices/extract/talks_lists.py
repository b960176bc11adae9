"""Reads lists of those who take part in talks by their words alone.

"Talks in Oslo between delegations from Chad, the rebels and the African Union" is a list of three,
wherever the parser hangs its parts. A list ends where a word stands that no list holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Attendance, Realis
from goodoffices.extract.clauses import clause_head, is_passive, realis_of, subjects
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.talks_nouns import sort_of
from goodoffices.extract.talks_people import is_actor, parties_behind, parties_behind_all
from goodoffices.facts import Party, Span

Told = tuple[list[Party], Attendance, Token]
"""Who is listed, with what part, by which word."""
_JOINS = frozenset({",", "and", "&"})
_OVER = frozenset({"by", "with", "from", "of", "for", "both", "between"})
"""Words that may stand again before a later part: "and by the African Union"."""
_TAKING = frozenset({"participation", "presence", "attendance", "involvement"})
_ASKING = frozenset({"send", "extend", "issue", "go"})
_AMONG = frozenset({"among", "present"})
_LISTING = _ASKING | {"observe", "bring", "invite", "be"}
"""Verbs that may stand with a list, besides those of attending."""
_BEFORE = frozenset({"DET", "ADJ", "NOUN", "NUM", "PART", "PROPN"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FAR = 6
"""So many words behind the noun its "between" may stand: "talks in the town of Oslo between"."""
_INSIDE = 5
"""So many words may stand before the noun of one part: "the main armed opposition group"."""


def listed(first: int, scene: Scene) -> list[Party]:
    """Give those a list names that begins with a word of the document; empty if it is none."""
    found: list[Party] = []
    at, last = first, len(scene.doc)
    while at < last:
        head = _part(at, scene)
        if head is None:
            break
        found += [each for each in parties_behind(head, scene) if each not in found]
        at = _behind(head, scene)
        after = _join(at, scene)
        if after == at:
            break
        at = after
    return found


def listed_before(verb: Token, scene: Scene) -> list[Party]:
    """Give the list that ends right before a verb: "after talks in Oslo, Chad and Mali agreed"."""
    starts = [each for each in range(verb.sent.start, verb.i) if scene.doc[each].text == ","]
    for comma in starts:
        at = comma + 1
        while at < verb.i and (head := _part(at, scene)) is not None:
            behind = _behind(head, scene)
            at = _join(behind, scene)
            if behind == verb.i:
                return listed(comma + 1, scene)
            if at == behind:
                break
    return []


def between_told(head: Token, scene: Scene) -> list[Party]:
    """Give those talks are told to be between, where a place stands in the way."""
    for each in scene.doc[head.i + 1 : min(head.sent.end, head.i + 1 + _FAR)]:
        if each.lower_ in ("between", "involving"):
            return listed(each.i + 1, scene)
        if each.pos_ in ("VERB", "AUX") or each.text in (";", "."):
            return []
    return []


def told_by_lists(sentence: Sentence, scene: Scene) -> Iterator[Told]:
    """Find who a sentence lists as those who come, are asked, are present or kept away."""
    for token in sentence.words:
        told = _verb_list(token, scene) or _noun_list(token, scene) or _beside_list(token, scene)
        if told is not None and told[0]:
            yield told


def _verb_list(verb: Token, scene: Scene) -> Told | None:
    words = scene.words.talks.verbs
    if verb.pos_ not in ("VERB", "AUX") or scene.is_quoted(verb):
        return None
    lemma = verb.lemma_.lower()
    if lemma not in _LISTING and lemma not in words.attend:
        return None
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    done = realis_of(verb, scene.words.grammar) in (Realis.ACTUAL, Realis.PLANNED)
    if lemma in words.attend and is_passive(verb) and done:
        by = _word_behind(verb, "by")
        return None if by is None else (listed(by.i + 1, scene), Attendance.ATTENDING, verb)
    if lemma in _ASKING and done and _is_invitation(verb):
        to = _word_behind(verb, "to")
        return None if to is None else (listed(to.i + 1, scene), Attendance.INVITED, verb)
    if lemma == "send" and done and any(c.lower_ == "observers" for c in verb.children):
        return parties_behind_all(subjects(verb), scene), Attendance.OBSERVER, verb
    if lemma == "observe" and verb.tag_ == "VBN" and after.lower_ == "by":
        return listed(after.i + 1, scene), Attendance.OBSERVER, verb
    if lemma == "bring" and after.lower_ == "together" and _is_of_talks(verb, scene) and done:
        return listed(after.i + 1, scene), Attendance.ATTENDING, verb
    if lemma == "invite" and verb.tag_ != "VBN" and done:
        who = listed(verb.i + 1, scene)
        return (who, Attendance.INVITED, verb) if who[1:] else None
    if lemma == "be" and done and verb.sent[0].lower_ in _AMONG and _is_of_talks(verb, scene):
        return listed(verb.i + 1, scene), Attendance.ATTENDING, verb
    return _at_table(verb, scene) if lemma == "be" and done else None


def _is_invitation(verb: Token) -> bool:
    """Tell "invitations were sent to" from "objected to any invitation being extended to"."""
    if verb.dep_ == "pcomp":
        return False
    letters = [each for each in subjects(verb) if each.lemma_ == "invitation"]
    none = any(c.lower_ in ("any", "no") for each in letters for c in each.children)
    return bool(letters) and not none


def _word_behind(verb: Token, word: str) -> Token | None:
    """Give a preposition close behind a verb: the by of "attended for the first time by"."""
    near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)]
    return next((each for each in near if each.lower_ == word), None)


def _at_table(verb: Token, scene: Scene) -> Told | None:
    """Find who is "at the table": those before the verb, or after it if the table comes first."""
    table = [each for each in verb.sent if each.lower_ == "table"]
    if not table or table[0].i == 0 or table[0].nbor(-1).lower_ not in ("the", "negotiating"):
        return None
    before = scene.doc[max(verb.sent.start, table[0].i - 4) : table[0].i]
    if not any(each.lower_ == "at" for each in before):
        return None
    if table[0].i < verb.i:
        return listed(verb.i + 1, scene), Attendance.ATTENDING, verb
    whole = listed(verb.sent.start, scene)
    return whole, Attendance.ATTENDING, verb


def _noun_list(noun: Token, scene: Scene) -> Told | None:
    """Find "with the participation of Chad and Mali" and "in the absence of the army"."""
    low = noun.lower_
    if noun.pos_ != "NOUN" or (low not in _TAKING and low != "absence"):
        return None
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    before = {each.lower_ for each in scene.doc[max(0, noun.i - 5) : noun.i]}
    if after.lower_ != "of" or not before & {"in", "with"}:
        return None
    if realis_of(clause_head(noun), scene.words.grammar) is not Realis.ACTUAL:
        return None
    who = listed(after.i + 1, scene)
    if low == "absence":
        return who, Attendance.NOT_ATTENDING, noun
    if low == "presence":  # a person in whose presence others sign is a witness
        who = [each for each in who if each.span is not None and not _is_person(each.span, scene)]
    return who, Attendance.ATTENDING, noun


def _beside_list(word: Token, scene: Scene) -> Told | None:
    """Find "opened without the rebels" and "opened with the African Union as an observer"."""
    verb = word.head
    if word.dep_ != "prep" or word.lower_ not in ("without", "with") or verb.pos_ != "VERB":
        return None
    who = subjects(verb)
    held = verb.lemma_ in scene.words.talks.verbs.convene
    if not held or not any(sort_of(each, scene.words.talks) == "sure" for each in who):
        return None
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL:
        return None
    if word.lower_ == "without":
        return listed(word.i + 1, scene), Attendance.NOT_ATTENDING, word
    watching = scene.words.talks.attendance.observer_words
    behind = any(each.lower_ in watching for each in word.subtree) or any(
        each.lower_ in watching for each in verb.subtree if each.i > word.i
    )
    return (listed(word.i + 1, scene), Attendance.OBSERVER, word) if behind else None


def _is_person(span: Span, scene: Scene) -> bool:
    return any(each.kind is ActorKind.PERSON and each.span == span for each in scene.mentions)


def _is_of_talks(verb: Token, scene: Scene) -> bool:
    """Tell whether talks are named before a verb in its sentence."""
    before = scene.doc[verb.sent.start : verb.i]
    return any(sort_of(each, scene.words.talks) in ("sure", "meeting", "part") for each in before)


def _part(first: int, scene: Scene) -> Token | None:
    """Give the word that names the part of a list beginning here; none if nobody is named."""
    at = first
    carriers = scene.words.talks.attendance.carriers
    while at < min(len(scene.doc), first + _INSIDE):
        token = scene.doc[at]
        mention = scene.mention_at(token)
        if mention is not None and token.pos_ != "PRON" and not _describes(token, scene):
            return _last_of(token, scene)
        if is_actor(token, scene) and token.pos_ == "NOUN":
            return token
        carried = token.lemma_.lower() in carriers and _follows(at + 1, scene)
        if not (carried or token.lower_ in _OVER or token.pos_ in _BEFORE):
            return None
        at += 2 if carried else 1
    return None


def _describes(token: Token, scene: Scene) -> bool:
    """Tell a word that only describes who comes: the Irish of "former Irish leader Ann Roe"."""
    last = _last_of(token, scene)
    after = last.nbor() if last.i + 1 < len(scene.doc) else last
    return after.tag_ == "POS" or (token.pos_ == "ADJ" and after.pos_ in _NOUNS)


def _follows(at: int, scene: Scene) -> bool:
    return at < len(scene.doc) and scene.doc[at].lower_ in ("of", "from", "for")


def _last_of(token: Token, scene: Scene) -> Token:
    """Give the last word of the mention a word stands in: that whose noun it is."""
    mention = scene.mention_at(token)
    last = token
    while mention is not None and last.i + 1 < len(scene.doc):
        after = last.nbor()
        if not mention.span.start <= after.idx < mention.span.end:
            break
        last = after
    return last


def _behind(head: Token, scene: Scene) -> int:
    return _last_of(head, scene).i + 1


def _join(at: int, scene: Scene) -> int:
    """Give where the next part begins behind "and", a comma or "as well as"; the same if none."""
    words = [each.lower_ for each in scene.doc[at : at + 3]]
    if words in (["as", "well", "as"], [",", "as", "well"]):
        return at + 3 + (words[0] == ",")
    if words[:2] == ["along", "with"]:
        return at + 2
    while at < len(scene.doc) and scene.doc[at].lower_ in _JOINS:
        at += 1
    return at
