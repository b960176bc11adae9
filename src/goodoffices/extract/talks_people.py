"""Finds who a noun of attendance stands for: the states of "envoys from Chad and Mali"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.holders import told_of
from goodoffices.extract.scene import Scene, home
from goodoffices.facts import Party, Span
from goodoffices.lexicon.actors import HOW_CAPITAL

_DASHES = frozenset({"—", "–", "--", "-"})
_DATELINE = 12
"""So many words of a sentence may hold a dateline: "LISBON, March 4 (Agency) - "."""
_FOR_EXAMPLE = frozenset({"as", "like", "including"})
_SIDES = frozenset({"sides", "parties"})
_TWO = frozenset({"two", "both"})
OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
"""How a word stands before a noun whose owner it is: "the rebels' team", "the Chadian side"."""


def parties_behind_all(tokens: Iterable[Token], scene: Scene) -> list[Party]:
    """Give the parties that several nouns stand for."""
    told = [
        each for token in tokens if not _is_in_dateline(token) for each in _joined(token, scene)
    ]
    return [party for token in told for party in parties_behind(token, scene)]


def _joined(token: Token, scene: Scene) -> list[Token]:
    """Give "the government" too, which a parser hung on the "southern rebels" it is joined to."""
    words = scene.words.talks.attendance
    before = [
        child
        for child in token.lefts
        if child.dep_ == "nmod" and child.lower_ in words.governments | words.opponents
        if any(each.dep_ == "cc" for each in child.children)
    ]
    return [*before, token, *_listed(token)]


def _listed(token: Token) -> list[Token]:
    """Give the others of "Chad, Mali and Niger", where the second was taken for another name."""
    return [
        each
        for child in token.children
        if token.pos_ == "PROPN" and child.dep_ == "appos" and child.pos_ == "PROPN"
        if child.ent_type_ == token.ent_type_ == "GPE"
        if any(joined.dep_ == "conj" for joined in child.children)
        for each in conjuncts(child)
    ]


def _is_in_dateline(token: Token) -> bool:
    """Tell the "LISBON, Portugal" of "LISBON, Portugal — Envoys met" from those who met."""
    opening = token.sent[:_DATELINE]
    dash = next((each for each in opening if each.text in _DASHES and each.i > token.i), None)
    return dash is not None and opening[0].text.isupper()


def parties_behind(token: Token, scene: Scene) -> list[Party]:
    """Give the parties a noun stands for; a carrier ("delegation") gives whom it comes from."""
    words = scene.words.talks.attendance
    if token.lower_ in words.sides:
        owners = _distinct(list(_owners(token, scene))) if token.lower_ == "delegations" else []
        return owners or _sides(token, scene)
    if token.lemma_.lower() in scene.words.talks.backing.sponsor_nouns:
        return _sponsors(scene)
    if token.pos_ == "PRON":
        token = told_of(token)
    if _is_crowd(token, scene) or _is_adjective(token):
        return []
    mention = scene.mention_at(token)
    if mention is not None and mention.kind is ActorKind.PERSON and token.pos_ in ("PROPN", "PRON"):
        return [scene.party(token)]
    if token.tag_ == "NNS" and (examples := _examples(token, scene)):
        return parties_behind_all(examples, scene)
    named = [child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    if named and token.pos_ == "NOUN" and scene.mention_at(named[0]) is not None:
        return _sides_owning(token, scene) or [scene.party(named[0])]
    opens = token.i == token.sent.start  # with a capital, and taken for a name
    if _carrier(token) in words.carriers and (token.pos_ != "PROPN" or opens):
        owners = _distinct(list(_owners(token, scene)))
        if owners:
            return owners
        if token.tag_ == "NNS" and any(child.lower_ in _TWO for child in token.lefts):
            return _at_odds(scene)  # "the two presidents"
        return [] if mention is None or not mention.country else [scene.party(token)]
    return [_without_both(scene.party(token), scene)] if is_actor(token, scene) else []


def _without_both(party: Party, scene: Scene) -> Party:
    """Leave out the "both" of "both the government and the rebels"."""
    if party.span is None or not party.printed.lower().startswith("both "):
        return party
    span = Span(party.span.start + len("both "), party.span.end)
    return replace(party, printed=span.of(scene.text), span=span)


def _sides_owning(token: Token, scene: Scene) -> list[Party]:
    """Give the side whose man is named: "the government's negotiator, Ann Roe"."""
    words = scene.words.talks
    if token.lemma_.lower() not in words.elsewhere.delegates:
        return []
    owners = [child for child in token.lefts if child.dep_ in OWNERS]
    sides = words.attendance.opponents | words.attendance.governments
    return [_owner(each, token, scene) for each in owners if each.lemma_.lower() in sides]


def _examples(token: Token, scene: Scene) -> list[Token]:
    """Give those a plural names: the Front of "groups such as the Front"."""
    such = [
        child
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in _FOR_EXAMPLE and child.i > token.i
        if child.lower_ != "as" or any(each.lower_ == "such" for each in child.lefts)
    ]
    found = [noun for child in such for noun in child.children if noun.dep_ == "pobj"]
    named = [each for noun in found for each in conjuncts(noun) if each.pos_ == "PROPN"]
    return [each for each in named if scene.mention_at(each) is not None]


def _is_crowd(token: Token, scene: Scene) -> bool:
    """Tell whether people are only counted: "about 3,000 people attended"."""
    known = scene.words.talks.attendance
    people = token.lemma_.lower() in scene.words.measures.people - known.carriers - known.comers
    return people and any(child.dep_ == "nummod" for child in token.children)


def _is_adjective(token: Token) -> bool:
    """Tell whether a side only stands before somebody of it: "the rebel chief of staff"."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.pos_ == "ADJ" and token.dep_ == "conj" and behind.pos_ in ("NOUN", "PROPN")


def _owners(token: Token, scene: Scene) -> Iterator[Party]:
    """Give those a delegation comes from: after "from" and "of", or before the noun."""
    sent = _carrier(token) in scene.words.talks.elsewhere.delegates
    for noun in _behind(token, ("from", "of", "for") if sent else ("from", "of")):
        if noun.lemma_ == token.lemma_:
            continue
        mention = scene.mention_at(noun)
        whole = mention is not None and mention.span.start <= token.idx < mention.span.end
        if whole and noun.pos_ == "PROPN":
            yield _printed(noun.i, noun.i, scene)  # "the presidents of Iran and Turkey"
        elif whole:
            yield _printed(noun.left_edge.i, noun.i, scene)
        else:
            yield from parties_behind(noun, scene)
    for child in token.lefts:
        if child.tag_ == "PRP$":
            yield _printed(child.i, child.i, scene)
        elif child.dep_ in OWNERS and (
            child.pos_ != "ADJ"
            or child.ent_type_ == "NORP"
            or child.lower_ in scene.words.talks.attendance.opponents
        ):
            for each in conjuncts(child):
                if _names_side(each, scene) and not _describes_side(each, scene):
                    yield _owner(each, token, scene)


def _carrier(token: Token) -> str:
    """Give the singular of a noun; of what opens a sentence and passes for a name too."""
    return token.lower_.removesuffix("s") if token.pos_ == "PROPN" else token.lemma_.lower()


def _behind(token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Give the nouns behind a carrier's prepositions, "of the army and *of* the rebels" too."""
    found = after_preposition(token, prepositions)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            joined = [c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP"]
            for each in joined:
                found += [n for c in each.children if c.dep_ == "pobj" for n in conjuncts(c)]
    return found


def _describes_side(word: Token, scene: Scene) -> bool:
    """Tell the Chadian of "the Chadian government delegation", whose is the government's."""
    words = scene.words.talks.attendance
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    form = scene.words.actors.find(word.text)
    capital = form is not None and form.how == HOW_CAPITAL  # "Damascus government officials"
    return (
        word.pos_ == "ADJ"
        and not capital
        and after.dep_ in OWNERS
        and after.head == word.head
        and after.lemma_.lower() in words.governments | words.opponents
    )


def _distinct(owners: list[Party]) -> list[Party]:
    """Leave out an owner that stands inside another: the Kenyan of "Kenyan government"."""
    return [
        each
        for each in owners
        if not any(
            other is not each
            and other.span is not None
            and each.span is not None
            and other.span != each.span
            and other.span.holds(each.span)
            for other in owners
        )
    ]


def _owner(owner: Token, carrier: Token, scene: Scene) -> Party:
    """Give the owner alone, where one mention holds owner and delegation together."""
    before = owner.nbor(-1) if owner.i > owner.sent.start else owner
    if before is not owner and _describes_side(before, scene):
        return _printed(before.i, owner.i, scene)  # "the Chadian government delegation"
    mention = scene.mention_at(owner)
    if mention is None or mention.span.end <= carrier.idx:
        return scene.party(owner)
    first = owner.left_edge.i
    before = owner.doc[first - 1] if first else owner
    if (
        before.pos_ in ("ADJ", "PROPN")
        and before.head is carrier
        and before.ent_type_ in ("NORP", "GPE")
    ):
        first = before.i
    while owner.doc[first].pos_ == "DET":
        first += 1
    return _printed(first, owner.i, scene)


def _printed(first: int, last: int, scene: Scene) -> Party:
    start, final = scene.doc[first], scene.doc[last]
    span = Span(start.idx, final.idx + len(final))
    return Party(printed=span.of(scene.text), span=span)


def _names_side(token: Token, scene: Scene) -> bool:
    words = scene.words.talks.attendance
    if token.lemma_.lower() in words.opponents or token.lemma_.lower() in words.governments:
        return True
    mention = scene.mention_at(token)
    if mention is None or token.pos_ not in ("PROPN", "ADJ", "NOUN"):
        return False
    named = token.text[:1].isupper() or mention.form != "name"
    return named and mention.kind is not ActorKind.PERSON


def is_actor(token: Token, scene: Scene) -> bool:
    """Tell whether a noun can sit at a table: a name, a pronoun, a side, a group."""
    words = scene.words.talks.attendance
    low = token.lemma_.lower()
    if low in words.opponents or low in words.governments or low in ("group", "faction"):
        return True
    if low in words.unions and any(
        each.lemma_.lower() in words.opponents for each in (*token.lefts, *_members(token))
    ):
        return True  # "the alliance of guerrilla groups"
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "we", "who", "them", "us")
    mention = scene.mention_at(token)
    if mention is None:
        return token.pos_ == "PROPN" and scene.words.actors.entry(token.text) is not None
    return mention.form != "title"


def _members(noun: Token) -> list[Token]:
    """Give whom a union joins, and what stands before them: the guerrillas of its groups."""
    inner = after_preposition(noun, ("of",))
    return [*inner, *(child for each in inner for child in each.lefts)]


def _sides(token: Token, scene: Scene) -> list[Party]:
    """Give the two sides of the war where the report names a government and its opponents."""
    if any(child.lower_ in ("all", "many", "several", "other") for child in token.lefts):
        return []
    words = scene.words.talks.attendance
    opponents = _first(scene, words.opponents)
    of = None if opponents is None else _country(opponents, scene)
    government = None if opponents is None else _first(scene, words.governments, of=of)
    if opponents is not None and government is not None:
        return [scene.party(government), scene.party(opponents)]
    if token.lower_ in _SIDES:
        return _at_odds(scene) or [scene.party(token)]
    return []


def _at_odds(scene: Scene) -> list[Party]:
    """Give the two a report tells to be at war or at terms: "the truce between Chad and Mali"."""
    words = scene.words
    matters = words.ceasefires.fighting | words.ceasefires.warlike | words.talks.signing.accords
    for sentence in scene.sentences:
        for token in sentence.words:
            if token.pos_ != "NOUN" or token.lemma_.lower() not in matters:
                continue
            sides = after_preposition(token, ("between",))
            if any(each.lower_ in words.talks.attendance.sides for each in sides):
                continue
            found = parties_behind_all(sides, scene)
            if len(found) == len(_TWO):
                return found
    return []


def _sponsors(scene: Scene) -> list[Party]:
    """Give those the report names as sponsors, where it speaks of "the sponsors"."""
    nouns = scene.words.talks.backing.sponsor_nouns
    for token in scene.doc:
        if token.lower_.removesuffix("s") in nouns:
            named = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
            if token.dep_ in ("compound", "nmod", "appos") and token.head.pos_ == "PROPN":
                named.append(token.head)
            if named:
                return [scene.party(each) for each in conjuncts(named[0])]
    return []


def _country(token: Token, scene: Scene) -> str:
    """Give the country of a side: its own, else the one most places of the report are in."""
    mention = scene.mention_at(token)
    if mention is not None and mention.country:
        return mention.country
    return home(scene)


def _first(scene: Scene, lemmas: frozenset[str], *, of: str | None = None) -> Token | None:
    """Give the first word of the report that names such a side, of a country where one is told."""
    told = [each for each in scene.sentences if each.part is not StretchKind.HEADLINE]
    for sentence in told:
        for token in sentence.words:
            if (
                token.lemma_.lower() in lemmas
                and token.pos_ in ("NOUN", "PROPN")
                and (
                    token.dep_ not in ("compound", "amod", "nmod")
                    or token.head.lemma_ in scene.words.talks.attendance.carriers
                )
                and (of is None or _is_of(token, of, scene))
            ):
                return token
    return None


def _is_of(token: Token, country: str, scene: Scene) -> bool:
    mention = scene.mention_at(token)
    return mention is None or mention.country in ("", country)
