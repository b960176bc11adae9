"""Room `show`: the dossier in the browser, made on the server, complete without a script.

A page is one module in `pages/` (address, what it asks, a context with a sentence per field), one
template, one line in `pages/__init__.py`. Data come only from the open record; each request has
its own; there is no SQL here and no arithmetic beyond where a mark stands. Nothing is fetched
from another machine.
"""
