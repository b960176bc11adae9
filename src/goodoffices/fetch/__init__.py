"""Fetches what the user names, over http and https: the only room that opens a connection outward.

Every address is checked where it leads, at each redirect, and the connection goes to the very
address that was checked; what is fetched is bounded in size and time. It knows no format: it hands
over bytes.
"""

from __future__ import annotations

from goodoffices.fetch.fetcher import Fetched, Fetcher, Policy, Seen

__all__ = ["Fetched", "Fetcher", "Policy", "Seen"]
