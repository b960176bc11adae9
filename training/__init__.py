"""Makes the weights of the learnt labeller from a folder in PolNeAR's format; not in the wheel."""
