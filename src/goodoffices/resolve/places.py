"""Places as one would look them up: without "the city of", compass words' capitals or a country."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"^(?:the )?(?:(?:besieged|embattled|war-torn|rebel-held|government-held|northern|southern"
    r"|eastern|western|central) )?(?:(?:city|town|village|province|region|governorate|suburb"
    r"|district"
    r"|enclave|island|capital|port) (?:city )?of )?",
    re.I,
)
"""Words in front of a name that do not belong to it: "the besieged city of"."""
_AFTER = re.compile(r"(?:,\s[A-Z][\w' -]{2,30})?(?:['’]s?)?$")
"""A country behind a comma, or a genitive: "Tripoli, Libya", "Aleppo's"."""


def normal_place(printed: str) -> str:
    """Give a place as it would be looked up; empty where nothing but such words is printed."""
    return _AFTER.sub("", _BEFORE.sub("", printed.strip(), count=1), count=1).strip(" ,.;")
