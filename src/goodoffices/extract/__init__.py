"""From a parsed report to facts with spans: one module per kind of fact.

An extractor is a plain function from a `Scene` (the parsed report with what all extractors need:
quotations, usable sentences, mentions) to an iterator of drafts: facts whose parties carry the
words printed and whose dates are unresolved. Names and dates are filled in by `resolve`. It reads
no clock, file or network, keeps no state, and knows no other extractor, so that each can be
changed and measured alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from goodoffices.extract.accused import without_accused
from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.events import find_events
from goodoffices.extract.events_labelled import join_events
from goodoffices.extract.events_weighed import weigh_events
from goodoffices.extract.figures import find_figures
from goodoffices.extract.joined import join_statements, with_ruled
from goodoffices.extract.labelled import statements_from_labels
from goodoffices.extract.mentions import find_mentions
from goodoffices.extract.parted import within_semicolons
from goodoffices.extract.positions import find_positions
from goodoffices.extract.positions_labelled import join_positions
from goodoffices.extract.quotes import find_quotes
from goodoffices.extract.relations import find_relations
from goodoffices.extract.roles import find_roles
from goodoffices.extract.scene import Scene
from goodoffices.extract.statements import find_statements
from goodoffices.extract.talks import find_talks
from goodoffices.extract.towns import label_towns
from goodoffices.extract.trusted import trusted
from goodoffices.facts import Fact, Report
from goodoffices.label import DeedReader, Labels, Wisher
from goodoffices.lexicon import Lexicon

Extractor = Callable[[Scene], Iterator[Fact]]

MAKERS = "3"
"""Version of all extractors together: a higher one makes `read` read every report again."""

EXTRACTORS: tuple[Extractor, ...] = (
    find_statements,
    find_events,
    find_talks,
    find_ceasefires,
    find_figures,
    find_positions,
    find_relations,
    find_roles,
)


def build_scene(doc: Doc, report: Report, words: Lexicon) -> Scene:
    """Join a parsed document and its report, with quotations and mentions found."""
    label_towns(doc, words)
    scene = Scene(doc, report, words, quotes=find_quotes(report.text))
    return scene.with_mentions(tuple(find_mentions(scene)))


def extract_drafts(
    scene: Scene,
    labels: Labels | None = None,
    wisher: Wisher | None = None,
    deeds: DeedReader | None = None,
) -> list[Fact]:
    """Run every extractor over one report; statements and events also from labels, if given.

    With a wisher positions that no frame tells are added from the labels too, and with a reader of
    deeds events are weighed and added.
    """
    if labels is None:
        return [fact for extractor in EXTRACTORS for fact in extractor(scene)]
    found: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor is find_statements:
            ruled = tuple(find_statements(scene))
            told = statements_from_labels(scene, labels.attributions)
            whole = within_semicolons(told, scene.text)
            labelled = tuple(without_accused(scene, whole))
            weighed = trusted(scene, tuple(join_statements(labelled, ruled)), ruled)
            found += with_ruled(tuple(weighed), ruled)
        elif extractor is find_events:
            joined = join_events(scene, tuple(find_events(scene)), labels.happenings)
            found += weigh_events(scene, joined, labels, deeds) if deeds is not None else joined
        elif extractor is find_positions and wisher is not None:
            found += join_positions(scene, tuple(find_positions(scene)), labels, wisher)
        else:
            found += extractor(scene)
    return found
