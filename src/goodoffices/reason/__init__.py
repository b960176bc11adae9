"""Room `reason`: negotiation models on arrays, and scenarios that name every input's origin.

One module per model, each with a dataclass of parameters, one `solve` and a dataclass of results.
There is no SQL, web or language model here, no generator without a seed, and no hidden
assumption: each is a named parameter. Nothing is a forecast, and no result is calibrated.
"""
