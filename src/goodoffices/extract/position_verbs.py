"""Reads a verb as a position: wanting, refusing, offering, doubting."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import (
    has_modal,
    is_infinitive,
    is_negated,
    is_passive,
    objects,
    undergoers,
)
from goodoffices.extract.position_conditions import is_conditional
from goodoffices.extract.position_found import (
    FLIPPED,
    PREPOSITIONS,
    Found,
    asked,
    holders,
    turned,
    words_of,
)
from goodoffices.extract.position_others import (
    is_alleged,
    is_blamed,
    is_doubted,
    is_due,
    is_imagined,
    is_supposed,
    issue_of_going,
    put_away,
)
from goodoffices.extract.position_refused import further_clauses, hung_on, in_exchange, until_then
from goodoffices.extract.position_self import is_laid_on, wishers
from goodoffices.extract.position_turns import (
    awaited_from,
    fought_for,
    given_up,
    is_merely_sure,
    is_outdated,
    is_own_promise,
    threatened,
)
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span
from goodoffices.lexicon.positions import StanceVerb

_CONTROL = frozenset(
    {"encourage", "help", "allow", "get", "let", "enable", "make", "lead", "expect"}
)
_ASKING = frozenset({"ask", "wonder", "question", "know", "clear", "unclear", "confirm", "decide"})
_SUBJECTS = ("nsubj", "nsubjpass")
_TIMES = ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL")
_AWAY = ("back", "away", "off", "aside")
_MAYBE = ("may", "might", "can")
_BORNE = frozenset({"live"})
"""Verbs that tell a wish only with "can" or "would": "could live with a deal"."""
_OWED = frozenset({"guarantee", "assurance", "concession", "apology", "compensation", "proof"})
"""What one wants from others: to want it is to demand it."""
_WILL = ("will", "would", "wo", "'ll")
_AHEAD = ("before", "until")
_OWNING = frozenset({"demand", "want", "seek", "desire", "intend", "plan"})
"""Verbs of wanting a thing "for" somebody: the thing is what is wanted."""
_SHARES = ("half", "part", "most", "some", "member", "faction")
_THINGS = ("it", "nothing")
_VACUOUS = frozenset({"step", "move", "thing", "measure", "demand", "condition"})
"""Nouns that only sum up what was told before: "a step the rebels had demanded"."""
_SURE, _ONCE = 0.5, 0.1
"""How far to trust a verb of wanting, and one that tells of an earlier time."""
_OUTWARD = 3
"""How many clauses out a "whether" is looked for."""


def is_open(token: Token, scene: Scene) -> bool:
    """Tell whether a clause is only asked or left open: "was asked whether he would"."""
    current = token
    for _ in range(_OUTWARD):
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in current.children):
            return True
        refused = any(c.dep_ == "neg" for c in current.children)
        maybe = [c.lower_ for c in current.children if c.dep_ == "aux" and c.lower_ in _MAYBE]
        if maybe and not (refused and maybe[0] == "can"):
            return True  # "may come" is open, "cannot accept" is not
        later = any(c.dep_ == "mark" and c.lower_ in _AHEAD for c in current.children)
        if later and any(c.dep_ == "aux" and c.lower_ in _WILL for c in current.children):
            return True  # "wanted arms laid down before it would agree to a truce"
        asked_if = any(c.dep_ == "mark" and c.lower_ == "if" for c in current.children)
        if asked_if and current.dep_ == "advcl":
            return True  # "if Chad sought to strike": nobody says it does
        hung = current.dep_ in ("ccomp", "xcomp")
        if asked_if and hung and current.head.lemma_.lower() in _ASKING:
            return True
        if current.dep_ == "pcomp" and current.head.lower_ == "by":
            current = current.head.head  # "may not want to anger Chad by leaving the talks"
            continue
        if current.head == current or current.dep_ not in ("xcomp", "ccomp", "acomp", "conj"):
            return False
        current = current.head
    return False


def verb_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Give the positions that a verb of wanting, refusing or offering tells."""
    known = scene.words.positions.verbs.get(token.lemma_.lower())
    if not known or _tells_no_wish(token, scene):
        return
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    for verb in known:
        if verb.particle != particle and not (particle in verb.takes and not verb.particle):
            continue
        content, toward, itself = _content(token, verb, scene)
        if itself and _is_curious(token, scene):
            return
        if content is None or (not particle and _is_only_actor(token, content, scene)):
            continue
        if _is_void(token, verb, toward, scene):
            return
        denied = is_negated(token, scene.words.grammar)
        if verb.stance is None and verb.negated is not None and not denied:
            continue  # "recognises" tells nothing, "does not recognise" does
        awaited = fought_for(token)
        if awaited is not None:
            whole = words_of(awaited)
            content = Span(max(whole.start, awaited_from(awaited)), whole.end)
        supposed = is_supposed(token, scene)
        doubted = is_doubted(token, scene) or (verb.stance is Stance.OPPOSE and threatened(token))
        stance = Stance.UNCERTAIN if doubted else _stance(token, verb, scene)
        if stance is None and not denied and any(t.lemma_ in _OWED for t in _things(token)):
            stance = Stance.DEMAND
        if denied:
            content, stance = _once_denied(token, content, stance)
        if awaited is not None:
            stance, itself = Stance.DEMAND, False
        refused = stance is Stance.OPPOSE and not denied
        waits = hung_on(token, scene) if refused else None
        for holder in holders(wishers(token, scene), scene):
            for each in (content, *further_clauses(token, verb)):
                yield Found(
                    word=token,
                    holder=holder,
                    stance=Stance.CONDITION if waits is not None else stance,
                    content=until_then(each, waits, token),
                    rule=f"verb '{verb.lemma}'",
                    toward=asked(toward, scene),
                    by_itself=itself,
                    condition=words_of(waits) if waits is not None else None,
                    claimed=supposed or (doubted and not threatened(token)),
                    confidence=_ONCE if is_outdated(token, scene) else _SURE,
                    only=verb.only,
                    issue=issue_of_going(token, toward, scene),
                )
        return


def _once_denied(token: Token, content: Span, stance: Stance | None) -> tuple[Span, Stance | None]:
    """Tell a denial once: who "accepts no terms" is against terms.

    Who "accepts nothing less than a vote" demands the vote.
    """
    for thing in _things(token):
        less = [c for c in thing.children if c.lower_ in ("less", "short", "but")]
        below = [c for each in (thing, *less) for c in each.children if c.lower_ in ("than", "of")]
        wanted = [c for each in below for c in each.children if c.dep_ == "pobj"]
        if thing.lower_ == "nothing" and less and wanted:
            return words_of(wanted[0]), Stance.DEMAND
        no = next((c for c in thing.lefts if c.lower_ == "no" and c.dep_ == "det"), None)
        if no is not None and no.idx == content.start and no.nbor().idx < content.end:
            return Span(no.nbor().idx, content.end), stance
    return content, stance


def _tells_no_wish(token: Token, scene: Scene) -> bool:
    """Tell whether a verb of wanting only describes, asks, accuses or completes another."""
    if token.lemma_ in _BORNE:
        return not has_modal(token)  # "lives with his mother", "could live with a deal"
    if token.dep_ in ("amod", "aux", "compound") or is_open(token, scene) or is_imagined(token):
        return True
    if _is_inside_wish(token, scene) or is_blamed(token, scene) or is_alleged(token, scene):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in scene.words.positions.failing:
        return True
    if is_laid_on(token, scene):
        return True
    if token.lemma_ in scene.words.positions.longing and _is_over(token):
        return True
    # "pushed the talks back"
    return any(c.dep_ == "advmod" and c.lower_ in _AWAY for c in token.children)


def _is_over(token: Token) -> bool:
    """Tell whether somebody "had wanted" a thing: that is how it was before."""
    return token.tag_ == "VBN" and any(
        c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in token.children
    )


def _is_void(token: Token, verb: StanceVerb, toward: Token | None, scene: Scene) -> bool:
    """Tell whether a verb with its content still tells no position, or one told as a condition."""
    words = scene.words.positions
    if verb.lemma == "require" and any(c.lower_ in ("it", "that") for c in token.lefts):
        return True  # "it will require a truce"
    if verb.stance is Stance.DEMAND and (given_up(token) or is_merely_sure(token)):
        return True  # "no longer insists that he leave"
    if verb.lemma in words.acts and is_negated(token, scene.words.grammar):
        return True  # who does not try or expect to wants nothing by it
    if verb.lemma == "expect" and all(c.lower_ not in ("i", "we") for c in token.children):
        return True  # "we expect them to leave" asks, "Chad expects them to" foresees
    if verb.lemma == "accept" and _are_counted(token):
        return True  # "accepted 11,000 refugees" is done
    if verb.stance is Stance.OFFER and _is_nothing(token):
        return True
    if verb.lemma in words.commands and not _is_party(toward, scene):
        return True
    # "rejected the allegation" denies it; "would accept it if" is a condition
    return _is_denial(token, verb, scene) or is_conditional(token, scene)


def _is_denial(token: Token, verb: StanceVerb, scene: Scene) -> bool:
    """Tell whether a claim or figure is rejected, and no plan: "rejected the accusation"."""
    if verb.stance is not Stance.OPPOSE:
        return False
    return any(
        each.lemma_.lower() in scene.words.positions.denied_things for each in objects(token)
    )


def _is_curious(token: Token, scene: Scene) -> bool:
    """Tell whether somebody only wants to learn or say something: "wants to know whether"."""
    inner = _complement(token, ("xcomp", "ccomp"), to=True)
    return inner is not None and inner.lemma_.lower() in scene.words.positions.curious


def _stance(token: Token, verb: StanceVerb, scene: Scene) -> Stance | None:
    """Give the stance of a verb; what is wanted before something else is a condition of it."""
    stance = turned(verb, token, scene)
    if stance is Stance.DEMAND and is_own_promise(token):
        return Stance.SUPPORT
    said = _complement(token, ("ccomp",), to=False)
    denied = said is not None and (is_negated(said, scene.words.grammar) or _tells_none(said))
    if "due" in verb.takes and denied:
        return FLIPPED.get(stance, stance) if stance else stance
    if stance is Stance.DEMAND and said is not None and (_has_will(said) or _tells_none(said)):
        return Stance.OPPOSE if denied else stance
    promised = _complement(token, ("xcomp",), to=True)
    if stance is Stance.SUPPORT and promised is not None and _is_denied(promised, scene):
        return Stance.OPPOSE  # "swore never to sign"
    wanted = stance in (None, Stance.DEMAND) and not is_negated(token, scene.words.grammar)
    inner = [c for c in token.children if c.dep_ in ("ccomp", "xcomp")]
    around = [child for each in (token, *inner) for child in each.children]
    if wanted and any(c.dep_ in ("advcl", "prep") and _begins_with_before(c) for c in around):
        return Stance.CONDITION
    return stance


def _has_will(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.children)


def _tells_none(verb: Token) -> bool:
    """Tell whether there shall be none of a thing: "there could be no return to it"."""
    return any(c.dep_ == "expl" for c in verb.children) and any(
        thing.dep_ == "attr" and any(c.lower_ == "no" for c in thing.children)
        for thing in verb.children
    )


def _is_denied(verb: Token, scene: Scene) -> bool:
    """Tell whether an infinitive of coming, signing, talking has a "not" or "never" of its own.

    Who promises not to break a truce is for it.
    """
    words = scene.words.positions
    if verb.lemma_.lower() not in words.conditional | words.issues.motions | words.yielding:
        return False
    return any(c.dep_ == "neg" for c in verb.children) and is_negated(verb, scene.words.grammar)


def _is_nothing(token: Token) -> bool:
    """Tell whether nothing is given: "offered no details"."""
    return any(c.lower_ == "no" for thing in objects(token) for c in thing.children)


def _are_counted(token: Token) -> bool:
    """Tell whether a number of somebody is taken: a deed, and no stance."""
    return any(c.dep_ == "nummod" for thing in objects(token) for c in thing.children)


def _begins_with_before(clause: Token) -> bool:
    """Tell whether a clause or phrase says before what: "freed before anything is signed"."""
    if clause.dep_ == "prep":
        return clause.lower_ == "before" and any(c.dep_ == "pcomp" for c in clause.children)
    return any(c.dep_ == "mark" and c.lower_ == "before" for c in clause.children)


def _is_party(toward: Token | None, scene: Scene) -> bool:
    """Tell whether it is told to another party, and no order to one's own men."""
    mention = scene.mention_at(toward) if toward is not None else None
    return mention is not None and mention.form in ("name", "demonym", "title")


def _is_inside_wish(token: Token, scene: Scene) -> bool:
    """Tell whether a verb only completes another of wanting: "urged them to support" asks."""
    outer = token.head
    first = token.left_edge
    if is_infinitive(token) and _own_subject(token) and first.i > 0:
        # "a call for Chad to accept refugees" is no wish of Chad's
        before = outer if outer.pos_ == "NOUN" else first.nbor(-1)
        if first.lower_ == "for" or outer.pos_ == "NOUN":
            return before.lemma_.lower() in scene.words.positions.nouns
    return (
        is_infinitive(token)
        and token.dep_ in ("xcomp", "ccomp")
        and (outer.lemma_ in _CONTROL or outer.lemma_.lower() in scene.words.positions.verbs)
    )


def _content(
    token: Token, verb: StanceVerb, scene: Scene
) -> tuple[Span | None, Token | None, bool]:
    """Give the content of a verb, of whom it is asked, and whether the holder does it itself."""
    infinitive = _complement(token, ("xcomp", "ccomp", "advcl"), to=True)
    if "told" in verb.takes and infinitive is not None:
        told = _told(token, infinitive)
        if told is not None and not _is_purpose(told, infinitive, token):
            # "called for Chad to leave": Chad is asked; of "for the port to be opened" nobody is
            whom = told if asked(told, scene) is not None else None
            content = words_of(infinitive, without=whom)
            if whom is None and told.head.lower_ == "for" and told.head.head == token:
                content = Span(words_of(told).start, content.end)
            return content, told, False
    if "infinitive" in verb.takes and infinitive is not None and not _own_subject(infinitive):
        return words_of(infinitive), None, True
    clause = _complement(token, ("ccomp",), to=False) or _torn_clause(token, verb)
    done = ("VBN", "VBD") if verb.stance is None else ("VBN",)  # "told it ended" asks nothing
    if "told" in verb.takes and clause is not None and clause.tag_ in done:
        return words_of(clause), None, False  # "wants the siege lifted"
    if "clause" in verb.takes and clause is not None and _tells_wish(clause, verb, scene):
        return words_of(clause), None, False
    if "due" in verb.takes:
        due = clause if clause is not None and is_due(clause, scene) else None
        return words_of(due) if due is not None else None, None, False
    if "away" in verb.takes:
        return put_away(token)
    gerund = _complement(token, ("xcomp", "pcomp"), to=False) or _gerund_beside(token)
    if "gerund" in verb.takes and gerund is not None and gerund.tag_ == "VBG":
        return words_of(gerund), None, True
    things = _things(token) if verb.lemma in _OWNING and "object" in verb.takes else []
    for child in () if things else token.children:
        if child.lower_ in verb.takes & PREPOSITIONS and child.dep_ in ("prep", "dative", "prt"):
            inside = next((c for c in child.children if c.lower_ == "of"), child)
            near = inside if child.lower_ == "out" else child  # "walked out of the talks"
            inner = next((c for c in near.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None or inner.ent_type_ in _TIMES or _is_of_its_object(child, token):
                continue
            if not (child.lower_ == "on" and infinitive is not None):
                return words_of(inner), None, False
    if "object" in verb.takes:
        for thing in _things(token):
            about = words_of(thing, but=token if thing == token.head else None)
            return in_exchange(about, token), None, False
    return None, None, False


def _is_of_its_object(preposition: Token, verb: Token) -> bool:
    """Tell whether an "on" belongs to what is called: "called a vote on unity" asks for nothing."""
    if preposition.lower_ != "on" or verb.lemma_ not in ("call", "push", "press"):
        return False
    return any(c.dep_ == "dobj" and c.i == preposition.i - 1 for c in verb.children)


def _things(token: Token) -> list[Token]:
    """Give what a verb is about: its object, what a passive or a relative clause hangs on."""
    found = [each for each in undergoers(token) if each.pos_ != "PRON" or each.lower_ in _THINGS]
    if not found and token.dep_ == "relcl" and not is_passive(token):
        subject = any(c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT") for c in token.children)
        vacuous = token.head.lemma_.lower() in _VACUOUS and not token.head.conjuncts
        found = [token.head] if subject and not vacuous else []
    return found


def _torn_clause(token: Token, verb: StanceVerb) -> Token | None:
    """Find "demanded in a letter sent to Chad *that he be freed*": the parser asks the letter."""
    if "clause" not in verb.takes or verb.stance not in (Stance.DEMAND, Stance.OFFER):
        return None
    if any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in token.children):
        return None
    for inner in token.subtree:
        if inner.i > token.i and inner.dep_ in ("acl", "relcl", "advcl") and inner.head != token:
            marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in inner.children)
            if marked and _is_wish(inner):
                return inner
    return None


def _tells_wish(clause: Token, verb: StanceVerb, scene: Scene) -> bool:
    """Tell whether a clause says what is wanted; under "demand" or "offer" its form must say so."""
    if verb.stance not in (Stance.DEMAND, Stance.OFFER) or _is_wish(clause):
        return True
    return verb.lemma == "insist" and _is_kept_out(clause, scene)


def _is_wish(clause: Token) -> bool:
    """Tell whether a clause says what shall be: "that he go", "that he must go"."""
    if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in clause.children):
        return False
    modal = has_modal(clause)
    told = any(c.dep_ == "aux" and c.lower_ in ("do", "does", "did") for c in clause.children)
    bare = (clause.tag_ == "VB" and not told) or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ == "be" for c in clause.children
    )
    return (
        modal
        or bare
        or (clause.tag_ == "VBP" and clause.lemma_ != "be" and not _has_helper(clause))
    )


def _has_helper(verb: Token) -> bool:
    return any(c.dep_ == "aux" for c in verb.children)


def _is_kept_out(clause: Token, scene: Scene) -> bool:
    """Tell whether a clause of now says who shall be kept out or let in: "they are excluded"."""
    now = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in clause.children)
    return clause.lemma_ in scene.words.positions.let_in_or_out and now


def _is_only_actor(token: Token, content: Span, scene: Scene) -> bool:
    """Tell whether the content is only somebody: to back the rebels is a tie, no position."""
    ties = token.lemma_ in scene.words.positions.ties
    if token.lemma_ == "accept" and any(t.tag_ == "NNS" for t in _things(token)):
        return False  # "will never accept foreign soldiers"
    for thing in _things(token):
        if ties and thing.lemma_ in _SHARES:
            return True  # "backs half of his coalition"
        mention = scene.mention_at(thing)
        if mention is not None and content.start <= thing.idx < content.end:
            return (ties or content.end - mention.span.end < 3) and mention.form != "place"
    return False


def _told(token: Token, infinitive: Token) -> Token | None:
    """Give who is to do it: "urged Chad to leave", "called on Chad to leave"."""
    for child in infinitive.children:
        if child.dep_ in _SUBJECTS:
            return child
    for child in token.children:
        if child.dep_ in ("dobj", "dative") and child.i < infinitive.i:
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "for"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i < infinitive.i:
                    return inner
    return None


def _is_purpose(told: Token, infinitive: Token, token: Token) -> bool:
    """Tell whether an infinitive says what for: "pushed it back to Friday to allow more time"."""
    between = (c for c in token.children if told.i < c.i < infinitive.i)
    return infinitive.dep_ == "advcl" and any(c.dep_ in ("prep", "advmod") for c in between)


def _complement(token: Token, labels: tuple[str, ...], *, to: bool) -> Token | None:
    for child in token.children:
        if child.dep_ in labels and child.i > token.i and is_infinitive(child) == to:
            return child
    return None


def _gerund_beside(token: Token) -> Token | None:
    """Give the gerund right behind a verb or its particle: "ruled out sending troops"."""
    for child in token.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge.i <= token.i + 2:
            return child
    return None


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)
