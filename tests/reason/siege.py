"""A scenario with all models, small enough to work out by hand."""

from __future__ import annotations

TEXT = """title = "What happens to the siege"
seed = 7
draws = 5000

[[cited]]
id = "f1"
sentence = "The rebels demanded an end to the siege."
[[cited]]
id = "f2"
sentence = "We will not talk under fire."

[[actor]]
id = "gov"
name = "Government"
[[actor]]
id = "reb"
name = "Rebels"
[[actor]]
id = "rus"
name = "Patron"

[issue]
name = "the siege"
low_means = "it stays"
high_means = "it is lifted"
q = [1.0, 0.5]

[[position]]
actor = "gov"
value = [0, 10, 30]
from = ["f1"]
[[salience]]
actor = "gov"
value = [0.5, 0.7, 0.9]
from = "analyst"
[[capability]]
actor = "gov"
value = [0.6, 0.7, 0.8]
from = "analyst"
[[position]]
actor = "reb"
value = [80, 95, 100]
from = ["f1"]
[[salience]]
actor = "reb"
value = [0.5, 0.9, 1.0]
from = "analyst"
[[capability]]
actor = "reb"
value = [0.2, 0.3, 0.5]
from = "analyst"
[[position]]
actor = "rus"
value = [20, 30, 60]
from = "analyst"
[[salience]]
actor = "rus"
value = [0.2, 0.3, 0.5]
from = "analyst"
[[capability]]
actor = "rus"
value = [0.5, 0.8, 1.0]
from = "analyst"

[voting]
quota = 5
weights = {gov = 3, reb = 3, rus = 2}
vetoes = ["rus"]
from = "analyst"

[[option]]
id = "lift"
actor = "gov"
text = "lift the siege"
from = ["f1"]
[[option]]
id = "talk"
actor = "reb"
text = "come to the talks"
from = ["f2"]
[[option]]
id = "strike"
actor = "gov"
text = "strike"
now = true
undo = "yes"
from = "analyst"
[[infeasible]]
when = "lift and strike"
from = "analyst"

[[preference]]
actor = "gov"
wishes = [
  {holds = "talk", from = "analyst"},
  {holds = "not lift", rank=[1,2,3], from = "analyst"},
  {holds = "strike", from = "analyst"},
]
[[preference]]
actor = "reb"
wishes = [
  {holds = "talk if lift", from = ["f2"]},
  {holds = "lift if talk", from = ["f2"]},
  {holds = "lift", from = ["f1"]},
  {holds = "not strike", from = "analyst"},
]

[[term]]
id = "siege"
values = ["stays", "eased", "lifted"]
from = ["f1"]
[[term]]
id = "fire"
values = ["goes on", "stops"]
from = "analyst"
[[utility]]
actor = "gov"
term = "siege"
weight = [0.5, 0.7, 0.9]
scores = [1, 0.6, 0]
from = "analyst"
[[utility]]
actor = "gov"
term = "fire"
weight = [0.1, 0.3, 0.5]
scores = [0, 1]
from = "analyst"
[[utility]]
actor = "reb"
term = "siege"
weight = [0.5, 0.7, 0.9]
scores = [0, 0.7, 1]
from = "analyst"
[[utility]]
actor = "reb"
term = "fire"
weight = [0.1, 0.3, 0.5]
scores = [0, 1]
from = "analyst"
[[fallback]]
actor = "gov"
value = [0.2, 0.4, 0.6]
from = "analyst"
[[fallback]]
actor = "reb"
value = [0.1, 0.3, 0.4]
from = "analyst"
[[draft]]
name = "UN text"
values = {siege = "eased", fire = "stops"}
from = "analyst"

[[change]]
name = "the patron withdraws"
do = "withdraw"
actor = "rus"
client = "gov"
value = [0.1, 0.2, 0.3]
from = "analyst"
[[change]]
name = "siege lifted"
do = "meet"
option = "lift"
also = ["-strike"]
from = "analyst"
"""


def line_of(words: str, text: str = TEXT) -> int:
    """Give the number of the first line that holds some words."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)
