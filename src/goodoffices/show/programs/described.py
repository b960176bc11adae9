"""The description of the JSON interface: OpenAPI for programs, and in plain words for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi.openapi.utils import get_openapi

from goodoffices.show.desk import Desk
from goodoffices.show.programs.routes import router

ABOUT = (
    "The record of goodoffices for other programs: read only, on this machine unless asked "
    "otherwise. Everything that is given passed the evidence gate."
)
_LIMITS: Mapping[str, str] = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minLength": "{} character at least",
    "maxLength": "at most {} characters",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One parameter, in plain words."""

    name: str
    where: str
    """In the address, or after the question mark."""
    required: bool
    what: str
    may_be: str
    usual: str


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the interface."""

    path: str
    summary: str
    what: str
    asked: tuple[Asked, ...]
    gives: tuple[tuple[str, str], ...]
    """Field of the answer -> what it holds."""
    example: str
    """An address to try; empty where it needs an id."""


@cache
def openapi() -> dict[str, Any]:
    """Give the OpenAPI description; what cannot be read is told with 400, never with 422."""
    made = get_openapi(
        title="goodoffices",
        version=_version(),
        description=ABOUT,
        routes=router(_never_opened, "").routes,
    )
    for operations in made["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
    for unused in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(unused, None)
    return made


def addresses() -> tuple[Address, ...]:
    """Give every address with its parameters and fields, as the page shows them."""
    whole = openapi()
    return tuple(
        _address(path, operation, whole["components"]["schemas"])
        for path, operations in sorted(whole["paths"].items())
        for operation in operations.values()
    )


def _address(path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> Address:
    asked = tuple(_asked(each, schemas) for each in operation.get("parameters", ()))
    body = operation["responses"]["200"]["content"]["application/json"]["schema"]
    fields = _named(body, schemas).get("properties", {})
    return Address(
        path=path,
        summary=operation["summary"],
        what=" ".join(operation.get("description", "").split()),
        asked=asked,
        gives=tuple((name, each.get("description", "")) for name, each in fields.items()),
        example="" if "{" in path else f"{path}?q=ceasefire" * ("search" in path) or path,
    )


def _asked(of: Mapping[str, Any], schemas: Mapping[str, Any]) -> Asked:
    shape = of["schema"]
    options = [o for o in shape.get("anyOf", [shape]) if o.get("type") != "null"]
    told = _named(options[0], schemas)
    usual = shape.get("default")
    return Asked(
        name=of["name"],
        where="in the address" if of["in"] == "path" else "after “?”",
        required=bool(of.get("required")),
        what=of.get("description") or shape.get("description", ""),
        may_be=_may_be(told),
        usual="" if usual is None else str(usual),
    )


def _may_be(shape: Mapping[str, Any]) -> str:
    """Say in plain words what a value may be."""
    if "enum" in shape:
        return "one of " + ", ".join(shape["enum"])
    if shape.get("pattern", "").startswith(r"^\d"):
        return "a year, a month or a day: 2016, 2016-10, 2016-10-15"
    limits = [words.format(shape[name]) for name, words in _LIMITS.items() if name in shape]
    sort = {"integer": "a whole number", "number": "a number"}.get(shape.get("type", ""), "text")
    return ", ".join([sort, *limits])


def _named(shape: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference to the schema it names."""
    name = shape.get("$ref", "").rsplit("/", 1)[-1]
    found: Mapping[str, Any] = schemas[name] if name else shape
    return found


def _version() -> str:
    try:
        return version("goodoffices")
    except PackageNotFoundError:
        return "0"


def _never_opened() -> AbstractContextManager[Desk]:
    raise NotImplementedError("the description asks no record")


def problem_of(errors: Sequence[Mapping[str, Any]]) -> tuple[str, str, str]:
    """Say in plain words what is wrong with the parameters of a request."""
    first = errors[0] if errors else {}
    name = ".".join(str(part) for part in first.get("loc", ())[1:]) or "the request"
    if first.get("type") == "extra_forbidden":
        return name, "there is no such parameter at this address", "See /api for those there are"
    if first.get("type") == "missing":
        return name, "it is needed and was not given", "See /api for what it may be"
    return name, str(first.get("msg", "it cannot be read")), "See /api for what it may be"
