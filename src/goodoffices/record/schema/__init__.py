"""The migrations that make a record's tables and bring an older record up to date.

One numbered file per change, in `versions`; a file is never edited after a release.
"""
