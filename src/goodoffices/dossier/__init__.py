"""Room `dossier`: views that several reports add up to, assembled from facts and judgements.

Pure functions on facts: no SQL, no web, no clock. Nothing is overwritten, nothing is summed,
averaged or preferred; what is not stated stays "not stated".
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.dossier.attendance import Matrix, Seat, matrix, seats
from goodoffices.dossier.careers import Succession, Tenure, career, successions
from goodoffices.dossier.disputed import Dispute, Side, disputed
from goodoffices.dossier.due import Due, due
from goodoffices.dossier.evidence import Borne, Grade, borne_out, outspoken
from goodoffices.dossier.figures import Panel, panels
from goodoffices.dossier.latest import Dated, latest
from goodoffices.dossier.material import Line, Material, Read, counted_once
from goodoffices.dossier.overview import Overview, overview
from goodoffices.dossier.shifts import Claim, Shift, Split, claims, shifts, splits
from goodoffices.dossier.stands import Stand, Stands, stands
from goodoffices.dossier.things import Stage, Standing, Thing, of_things, thing
from goodoffices.dossier.ties import Interval, interval
from goodoffices.dossier.timeline import Gap, Timeline, Year, timeline
from goodoffices.dossier.truces import Turn, last_state, turns
from goodoffices.dossier.wars import ALL, Narrowed, Wars, of_one_war, wars_of
from goodoffices.dossier.wording import says

__all__ = [
    "ALL",
    "Borne",
    "Claim",
    "Dated",
    "Dispute",
    "Dossier",
    "Due",
    "Gap",
    "Grade",
    "Interval",
    "Line",
    "Material",
    "Matrix",
    "Narrowed",
    "Overview",
    "Panel",
    "Read",
    "Seat",
    "Shift",
    "Side",
    "Split",
    "Stage",
    "Stand",
    "Standing",
    "Stands",
    "Succession",
    "Tenure",
    "Thing",
    "Timeline",
    "Turn",
    "Wars",
    "Year",
    "assemble",
    "borne_out",
    "career",
    "claims",
    "counted_once",
    "disputed",
    "due",
    "interval",
    "last_state",
    "latest",
    "matrix",
    "of_one_war",
    "of_things",
    "outspoken",
    "overview",
    "panels",
    "says",
    "seats",
    "shifts",
    "splits",
    "stands",
    "successions",
    "thing",
    "timeline",
    "turns",
    "wars_of",
]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Every view of one record, for those who want them all: the brief and the command line."""

    material: Material
    overview: Overview
    latest: tuple[Dated, ...]
    timeline: Timeline
    figures: tuple[Panel, ...]
    successions: tuple[Succession, ...]
    due: tuple[Due, ...]
    disputed: tuple[Dispute, ...]
    war: Narrowed
    """For which war overview and latest are, and what is set aside in them alone."""


def assemble(material: Material, war: str = "") -> Dossier:
    """Assemble the dossier of some material: each view by its own function, in its own file.

    `war` names the country of the conflict that overview and latest are of, or all.
    """
    narrowed = of_one_war(material, war)
    return Dossier(
        material=material,
        war=narrowed,
        overview=overview(narrowed.material),
        latest=latest(narrowed.material),
        timeline=timeline(material),
        figures=panels(material),
        successions=successions(material),
        due=due(material),
        disputed=disputed(material),
    )
