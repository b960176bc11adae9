"""Writes a scenario as a file that a person can read, with the sentence above what rests on it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator

from goodoffices.reason.scenario import (
    ANALYST,
    BLANK,
    KINDS,
    Change,
    Cited,
    Issue,
    Option,
    Origin,
    Preference,
    Range,
    Rule,
    Scenario,
)

SHORTEST_NOTE = 100
"""Characters of a sentence that stand as a comment above an input."""


def written(given: Scenario, notes: Iterable[str] = ()) -> str:
    """Write a scenario as TOML; reading it back gives the same inputs."""
    return "\n".join(_lines(given, notes)) + "\n"


def _lines(given: Scenario, notes: Iterable[str]) -> Iterator[str]:
    yield from (_comment(note) for note in notes)
    yield f"title = {_text(given.title)}"
    yield f"seed = {given.seed}"
    yield f"draws = {given.draws}"
    for actor in given.actors:
        yield from _table("actor", id=_text(actor.id), name=_text(actor.name))
        if actor.outside:
            yield "outside = true"
    yield from _issue(given.issue)
    cited = {each.id: each for each in given.cited}
    for kind in KINDS:
        for e in (each for each in given.estimates if each.kind == kind):
            yield ""
            yield from _said(e.origin, cited)
            yield from _table(kind, gap=False, actor=_text(e.actor), value=_range(e.value))
            yield from _origin(e.origin)
    yield from _voting(given)
    yield from _conflict(given, cited)
    yield from _packages(given)
    for change in given.changes:
        yield from _change(change)
    for one in given.cited:
        yield from _cited(one)


def _issue(issue: Issue | None) -> Iterator[str]:
    if issue is None:
        return
    yield ""
    yield "[issue]"
    yield f"name = {_text(issue.name)}"
    yield f"low = {issue.low:g}"
    yield f"high = {issue.high:g}"
    yield f"low_means = {_text(issue.low_means)}"
    yield f"high_means = {_text(issue.high_means)}"
    yield f"watch = {issue.watch:g}"
    yield f"variants = [{', '.join(map(_text, issue.variants))}]"
    yield f"rounds = {issue.rounds}"
    yield f"q = [{', '.join(f'{each:g}' for each in issue.q)}]"
    yield f"together = {issue.together:g}"


def _voting(given: Scenario) -> Iterator[str]:
    rule = given.voting
    if rule is None:
        return
    yield ""
    yield "[voting]"
    yield f"quota = {rule.quota}"
    yield f"weights = {{{', '.join(f'{_text(a)} = {w}' for a, w in rule.weights)}}}"
    yield f"vetoes = [{', '.join(map(_text, rule.vetoes))}]"
    yield from _origin(rule.origin)


def _conflict(given: Scenario, cited: dict[str, Cited]) -> Iterator[str]:
    for option in given.options:
        yield ""
        yield from _said(option.origin, cited)
        yield from _option(option)
    for name, rules in (("infeasible", given.infeasible), ("merged", given.merged)):
        for rule in rules:
            yield from _rule(name, rule)
    for preference in given.preferences:
        yield from _preference(preference, cited)


def _option(option: Option) -> Iterator[str]:
    yield from _table(
        "option",
        gap=False,
        id=_text(option.id),
        actor=_text(option.actor),
        text=_text(option.text),
        now="true" if option.now else "false",
        undo=_text(option.undo),
    )
    yield from _origin(option.origin)


def _rule(name: str, rule: Rule) -> Iterator[str]:
    yield from _table(name, when=_text(rule.when))
    yield from _origin(rule.origin)


def _preference(of: Preference, cited: dict[str, Cited]) -> Iterator[str]:
    yield from _table("preference", actor=_text(of.actor))
    if of.ranking:
        groups = ", ".join(f"[{', '.join(map(_text, group))}]" for group in of.ranking)
        yield f"ranking = [{groups}]"
        yield from _origin(of.origin)
        return
    yield "wishes = ["
    for wish in of.wishes:
        yield from (f"  {line}" for line in _said(wish.origin, cited))
        why = f", why = {_text(wish.origin.why)}" if wish.origin.why else ""
        rank = "" if math.isnan(wish.rank.low) else f", rank = {_range(wish.rank)}"
        yield f"  {{holds = {_text(wish.holds)}{rank}, from = {_from(wish.origin)}{why}}},"
    yield "]"


def _packages(given: Scenario) -> Iterator[str]:
    for term in given.terms:
        values = ", ".join(map(_text, term.values))
        yield from _table("term", id=_text(term.id), text=_text(term.text), values=f"[{values}]")
        yield from _origin(term.origin)
    for u in given.utilities:
        scores = f"[{', '.join(f'{score:g}' for score in u.scores)}]"
        yield from _table(
            "utility",
            actor=_text(u.actor),
            term=_text(u.term),
            weight=_range(u.weight),
            scores=scores,
        )
        yield from _origin(u.origin)
    for f in given.fallbacks:
        yield from _table("fallback", actor=_text(f.actor), value=_range(f.value))
        yield from _origin(f.origin)
    for d in given.drafts:
        values = ", ".join(f"{_text(t)} = {_text(v)}" for t, v in d.values)
        yield from _table("draft", name=_text(d.name), values=f"{{{values}}}")
        yield from _origin(d.origin)


def _change(change: Change) -> Iterator[str]:
    yield from _table("change", name=_text(change.name), do=_text(change.do))
    for key in ("actor", "option", "input", "client"):
        if value := getattr(change, key):
            yield f"{key} = {_text(value)}"
    if change.also:
        yield f"also = [{', '.join(map(_text, change.also))}]"
    if change.value:
        whole = change.do == "threshold"
        yield f"value = {int(change.value.likely) if whole else _range(change.value)}"
    yield from _origin(change.origin)


def _cited(one: Cited) -> Iterator[str]:
    yield from _table("cited", id=_text(one.id))
    if one.report:
        yield f"report = {_text(one.report)}"
    if one.published:
        yield f"published = {_text(one.published)}"
    yield f"sentence = {_text(one.sentence)}"


def _table(name: str, /, *, gap: bool = True, **values: str) -> Iterator[str]:
    if gap:
        yield ""
    yield f"[[{name}]]"
    for key, value in values.items():
        yield f"{key} = {value}"


def _said(origin: Origin, cited: dict[str, Cited]) -> Iterator[str]:
    for ident in origin.ids:
        if ident in cited:
            words = " ".join(cited[ident].sentence.split())
            if len(words) > SHORTEST_NOTE:
                words = words[:SHORTEST_NOTE].rsplit(" ", 1)[0] + " …"
            yield _comment(f"{ident}: {words}")


def _origin(origin: Origin) -> Iterator[str]:
    yield f"from = {_from(origin)}"
    if origin.why:
        yield f"why = {_text(origin.why)}"


def _from(origin: Origin) -> str:
    return f"[{', '.join(map(_text, origin.ids))}]" if origin.ids else _text(ANALYST)


def _range(value: Range) -> str:
    if math.isnan(value.low):
        return _text(BLANK)
    if value.width == 0:
        return f"{value.low:.6g}"
    return f"[{value.low:.6g}, {value.likely:.6g}, {value.high:.6g}]"


def _text(words: str) -> str:
    """Quote words for TOML; line breaks and marks nobody can see are escaped."""
    quoted = json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
    return quoted.encode("utf-8", "replace").decode("utf-8")


def _comment(words: str) -> str:
    clean = "".join(c if c == "\t" or (c >= " " and c != "\x7f") else " " for c in words)
    return f"# {clean}".encode("utf-8", "replace").decode("utf-8")
