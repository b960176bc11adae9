"""Room `reason`: negotiation models on arrays, and scenarios that name every input's origin.

One module per model, each with a dataclass of parameters, one `solve` and a dataclass of results.
There is no SQL, web or language model here, no generator without a seed, and no hidden
assumption: each is a named parameter. Nothing is a forecast, and no result is calibrated.

    from goodoffices import reason

    scenario = reason.load("siege.toml")
    result = reason.run(scenario)
    print(result.basis, result.positions.mean.likely)
    after = reason.run(scenario, "the patron withdraws")
    print(reason.compare(result, after).shift)
"""

from __future__ import annotations

from pathlib import Path

from goodoffices.errors import SourceMissing
from goodoffices.reason.draft import Material, Wanted
from goodoffices.reason.proposal import propose
from goodoffices.reason.running import Comparison, Result, as_data, compare, run, with_run_settings
from goodoffices.reason.scenario import Change, Scenario
from goodoffices.reason.scenario_read import read_scenario
from goodoffices.reason.scenario_write import written
from goodoffices.reason.told import comparison_lines, lines_of
from goodoffices.reason.whatif import changed

__all__ = [
    "Change",
    "Comparison",
    "Material",
    "Result",
    "Scenario",
    "Wanted",
    "as_data",
    "changed",
    "compare",
    "comparison_lines",
    "lines_of",
    "load",
    "propose",
    "read_scenario",
    "run",
    "with_run_settings",
    "written",
]


def load(place: str | Path, *, wide: bool = False) -> Scenario:
    """Read a scenario's file; with `wide`, a blank stands for anything its scale allows."""
    try:
        text = Path(place).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SourceMissing(str(place), "it is not text in UTF-8", "Save it as UTF-8") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SourceMissing(str(place), why, "Give the path of a scenario (.toml)") from None
    return read_scenario(text, str(place), wide=wide)
