"""Charts as pictures to download: the marks of the pages with title, key and citation inside.

A page says in `charts` which drawings its context holds; `layout` places them on paper of a fixed
width, `pictures` writes SVG and PNG. Nothing here asks the record.
"""
