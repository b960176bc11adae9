"""Short reports of our own, marked by hand, and the reader of their marks."""
