"""Columns that many tables have, each with its comment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, Text, text


def words(name: str, comment: str, **options: Any) -> Column[str]:
    """Give a column of text that must stand."""
    options.setdefault("nullable", False)
    return Column(name, Text, comment=comment, **options)


def maybe(name: str, comment: str) -> Column[str]:
    """Give a column of text that may be missing."""
    return Column(name, Text, comment=comment, nullable=True)


def number(name: str, comment: str, **options: Any) -> Column[int]:
    """Give a column of whole numbers that must stand."""
    options.setdefault("nullable", False)
    return Column(name, Integer, comment=comment, **options)


def flag(name: str, comment: str) -> Column[bool]:
    """Give a column of yes or no."""
    return Column(name, Boolean, comment=comment, nullable=False)


def tick(comment: str) -> Column[int]:
    """Give the column that tells when a row was last written."""
    whole = f"{comment}: a number that grows"
    return Column("changed", BigInteger, comment=whole, nullable=False, server_default=text("0"))


def of_report(comment: str = "the report", **options: Any) -> Column[str]:
    """Give the column of the report to which a row belongs, and with which it goes."""
    target = ForeignKey("report.id", ondelete="CASCADE")
    return Column("report", Text, target, comment=comment, nullable=False, **options)


def of_fact(comment: str = "the fact", **options: Any) -> Column[str]:
    """Give the column of the fact to which a row belongs, and with which it goes."""
    target = ForeignKey("fact.id", ondelete="CASCADE")
    return Column("fact", Text, target, comment=comment, nullable=False, **options)


def date_of(prefix: str, what: str) -> list[Column[Any]]:
    """Give the columns of a date record; no precision means that there is no date at all."""
    return [
        maybe(f"{prefix}_printed", f"{what}, in the words printed"),
        Column(f"{prefix}_start", Date, comment=f"{what}: first day it can be", nullable=True),
        Column(f"{prefix}_end", Date, comment=f"{what}: last day it can be", nullable=True),
        maybe(f"{prefix}_precision", f"{what}: how finely it is known; empty: no date given"),
        maybe(f"{prefix}_basis", f"{what}: how it is known"),
        number(f"{prefix}_from", f"{what}: first character of the words", nullable=True),
        number(f"{prefix}_to", f"{what}: character after the words", nullable=True),
        maybe(f"{prefix}_direction", f"{what}: which way the tense points"),
    ]
