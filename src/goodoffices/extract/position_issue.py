"""Decides which issue a position is about: by its own words, else by what they point back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Issue, Stance, StretchKind
from goodoffices.extract.position_found import Found
from goodoffices.extract.scene import Scene, Sentence, home
from goodoffices.facts import Mention, Span

_FEW = 3
"""With fewer words a content is about whatever its sentence is about, and so tells nothing."""
_FADING = (1.0, 0.7, 0.5, 0.35)
"""How much the sentence itself and those before it count for what "the deal" is about."""
_VIOLENT = (Issue.SECURITY, Issue.FOREIGN_FORCES, Issue.TERRORISM, Issue.ARMS_SUPPORT)
"""Issues that are no matter of deals and texts if a report tells of any other."""
_HEADLINE = 0.7
_PLAIN_STANCES = (Stance.DEMAND, Stance.OPPOSE, Stance.CONDITION)
_PLAIN_VERBS = frozenset(
    {"demand", "insist", "refuse", "want", "reject", "rule", "oppose", "object"}
)
_WHY = ("because", "since", "as", "although", "though", "while")


class Topics:
    """What a report is about, asked once for each position; the costly answers are kept."""

    def __init__(self, scene: Scene) -> None:
        """Take the report; nothing is counted before it is asked for."""
        self.scene = scene
        self.words = scene.words.positions.issues
        self._scores: dict[str, dict[str, float]] = {}

    def issue_of(self, found: Found) -> tuple[Issue | None, bool]:
        """Give the issue of a position, and whether its own words tell it."""
        if found.issue is not None:
            return found.issue, True
        scene = self.scene
        spans = [each for each in (found.condition, found.content) if each is not None]
        if found.condition is not None and found.rule.startswith("verb"):
            spans.insert(0, _refused(found.content, found.condition))
        texts = [_core(each, scene) for each in spans]
        texts.append(_core(found.content, scene, whole=True))
        for text in texts:
            known = self._best(text, found)
            if known is not None:
                return known, True
        around = self.words.best(self._around(found))
        if around is not None and self._is_sincerity(found):
            own = scene.sentence_of(found.word).span.of(scene.text)
            return around, around.value in self._scores_of(own)
        return around or self._of_the_deal(found), False

    def points_back(self, found: Found) -> bool:
        """Tell whether a content is about what stood before: "the deal", "to come", "sign it"."""
        content = found.content.of(self.scene.text)
        head = found.word.lemma_.lower()
        root = self._root(found.content)
        return self.words.points_back(content) or bool({head, root} & self.words.motions)

    def _root(self, span: Span) -> str:
        """Give the word a content hangs on: the verb of "not to sign while they stay"."""
        words = self.scene.doc.char_span(span.start, span.end, alignment_mode="expand")
        return "" if words is None else str(words.root.lemma_).lower()

    def waiting(self, found: Found) -> Issue | None:
        """Give the issue of what is withheld: of "no talks until the siege is lifted" the talks."""
        if found.condition is None or found.stance is not Stance.CONDITION:
            return None
        withheld = _refused(found.content, found.condition)
        if withheld.end >= found.content.end:
            return None
        return self._best(_core(withheld, self.scene), found)

    def _of_the_deal(self, found: Found) -> Issue | None:
        """Give what a plain demand or refusal without words of its own is about.

        Its sentence tells it, else those before it: who demands something of a deal speaks of it.
        """
        if found.plain or found.only or found.stance not in _PLAIN_STANCES:
            return None
        if len(found.content.of(self.scene.text).split()) < _FEW or not _is_plain(found):
            return None
        sentence = self.scene.sentence_of(found.word)
        own = self._scores_of(sentence.span.of(self.scene.text))
        return self.words.best(own or self._scores_before(sentence))

    def _scores_before(self, sentence: Sentence) -> dict[str, float]:
        """Add up what a sentence, those before it and the headline count for each issue."""
        added: dict[str, float] = {}
        for text, weight in _told_before(sentence, self.scene):
            for issue, score in self._scores_of(text).items():
                added[issue] = added.get(issue, 0.0) + weight * score
        return added

    def _best(self, text: str, found: Found) -> Issue | None:
        """Give the issue a text tells; only where it tells of force it matters whose."""
        best = self.words.best(self._scores_of(text))
        if best in (Issue.FOREIGN_FORCES, Issue.SECURITY):
            best = self.words.best(self.words.scores(text, foreign=self._is_foreign(found)))
        return best

    def _around(self, found: Found) -> dict[str, float]:
        """Add up what the sentence, and those before it, say an open content is about."""
        words = self.words
        content = found.content.of(self.scene.text)
        sentence = self.scene.sentence_of(found.word)
        back = words.points_back(content) or self._is_sincerity(found)
        if not (back or found.word.lemma_.lower() in words.motions):
            scores = self._scores_of(sentence.span.of(self.scene.text))
            told = len(scores) == 1 and len(content.split()) >= _FEW
            return scores if told and words.best(scores) is self.topic else {}
        added = self._scores_before(sentence)
        agreed = {issue: score for issue, score in added.items() if issue not in _VIOLENT}
        return agreed or added

    def _is_sincerity(self, found: Found) -> bool:
        """Tell whether somebody's sincerity is doubted: his sentence tells in what."""
        words = set(found.content.of(self.scene.text).split())
        doubted = found.stance is Stance.UNCERTAIN
        return doubted and bool(self.scene.words.positions.sincerity & words)

    def _scores_of(self, text: str) -> dict[str, float]:
        """Give what the words of a text count for each issue, counted once for each text."""
        known = self._scores.get(text)
        if known is None:
            known = self._scores[text] = self.words.scores(text)
        return known

    @cached_property
    def topic(self) -> Issue | None:
        """Give the issue that most sentences of the report speak of."""
        told = Counter[str]()
        for each in self.scene.sentences:
            told.update(dict.fromkeys(self._scores_of(each.span.of(self.scene.text)), 1))
        return self.words.best({issue: float(count) for issue, count in told.items()})

    def _is_foreign(self, found: Found) -> bool | None:
        """Tell whether the force in a content is of outsiders; unknown where nobody is named."""
        named = {
            country
            for each in self.scene.mentions
            if found.content.holds(each.span)
            and (country := _country(each, self.scene)) is not None
        }
        return bool(named - {home(self.scene)}) if named else None


def _refused(content: Span, waits: Span) -> Span:
    """Give what is refused without what it waits for."""
    return Span(content.start, max(content.start + 1, min(content.end, waits.start)))


def _told_before(sentence: Sentence, scene: Scene) -> Iterator[tuple[str, float]]:
    """Give a sentence, those before it, and the headline, each with how much it counts."""
    for back, weight in enumerate(_FADING):
        if sentence.index >= back:
            yield scene.sentences[sentence.index - back].span.of(scene.text), weight
    for each in scene.sentences:
        if each.part is StretchKind.HEADLINE and each.index < sentence.index - len(_FADING):
            yield each.span.of(scene.text), _HEADLINE


def _core(span: Span, scene: Scene, *, whole: bool = False) -> str:
    """Give the words of a content without what only describes or gives the reason.

    That is "the truce, *which* ...", "a vote, *arguing that* ..."; `whole` leaves only reasons out.
    """
    words = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return span.of(scene.text)
    aside = {
        inner.i
        for token in words
        if token.head.i >= words.start and token.i > words.start
        if _is_reason(token, scene)
        or _is_ground(token)
        or (token.dep_ == "relcl" and (not whole or _is_added(token)))
        for inner in token.subtree
    }
    return "".join(token.text_with_ws for token in words if token.i not in aside)


def _is_added(clause: Token) -> bool:
    """Tell whether a relative clause only adds something: it stands behind a comma."""
    return clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","


def _is_reason(token: Token, scene: Scene) -> bool:
    """Tell whether a clause says why, or what somebody says beside it: "..., arguing that"."""
    if token.dep_ != "advcl":
        return False
    said = token.tag_ == "VBG" and token.lemma_.lower() in scene.words.reporting.verbs
    return said or any(c.dep_ == "mark" and c.lower_ in _WHY for c in token.children)


def _is_ground(token: Token) -> bool:
    """Tell whether a phrase gives the reason: "barred from talks *on the grounds that* ..."."""
    grounds = token.dep_ == "prep" and token.lower_ == "on"
    return grounds and any(c.lower_ in ("ground", "grounds") for c in token.children)


def _country(mention: Mention, scene: Scene) -> str | None:
    """Give the state a mention is or belongs to, or the body of states."""
    if mention.kind is ActorKind.IGO:
        return mention.printed
    named = mention.country or mention.printed
    return scene.words.actors.country_of(named)


def _is_plain(found: Found) -> bool:
    """Tell whether a verb of demanding or refusing tells it, or the holder's own refusal."""
    return found.word.lemma_.lower() in _PLAIN_VERBS or found.rule.startswith("own will")
