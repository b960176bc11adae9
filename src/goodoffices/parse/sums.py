"""Lets the parser's networks multiply with numpy's library, which takes a third of the time.

spaCy multiplies with a library of its own (BLIS), whose package holds only the plainest code for
many processors. Where numpy's multiplies so that a word's numbers do not depend on the words beside
it (`goodoffices.products`), it does it; elsewhere spaCy's stays. The numbers differ from spaCy's in
the last digits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps

from goodoffices.products import steadily_multiplied, steady_size


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """spaCy's sums on the processor, but for products of matrices."""

    def gemm(
        self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """Multiply two matrices, either turned over first."""
        if trans1 or x.dtype != np.float32 or y.dtype != np.float32:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return steadily_multiplied(x, y if trans2 else y.T, out)


def hasten_products(nlp: Language) -> None:
    """Let all networks of a pipeline multiply quickly, where that is steady on this machine."""
    if not steady_size():
        return
    quick = SteadyOps()
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = quick
