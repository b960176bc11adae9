"""Right, wrong and missed items, and the three figures that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Count:
    """Items of one section, summed over reports."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Sum two counts."""
        return Count(
            self.right + other.right, self.spurious + other.spurious, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        """Give the share of what the program said that is right; 0 if it said nothing."""
        said = self.right + self.spurious
        return self.right / said if said else 0.0

    @property
    def recall(self) -> float:
        """Give the share of what there is that the program said; 0 if there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall; 1 where there was nothing to say."""
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts per section, and accuracies of further fields among the matched items."""

    sections: Mapping[str, Count]
    accuracies: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Field -> (right, compared)."""

    @property
    def overall(self) -> float:
        """Give the mean F1 of the sections that hold anything."""
        used = [c.f1 for c in self.sections.values() if c.right + c.spurious + c.missed]
        return sum(used) / len(used) if used else 0.0
