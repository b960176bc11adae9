"""Whose war a report is about, and who "the regime" and a title without a name then are."""

from __future__ import annotations

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Mention, Report
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.actors import resolve_mentions
from goodoffices.resolve.resolution import Resolution

WORDS = load_lexicon()
SIDES = {"government": ActorKind.GOVERNMENT, "opposition": ActorKind.OPPOSITION_COALITION}


def mention(of: Report, words: str, kind: ActorKind = ActorKind.PERSON, **told) -> Mention:
    where = build.span(of, words)
    told.setdefault("form", "name")
    sentence = of.text.count(". ", 0, where.start)
    return Mention(span=where, printed=words, kind=kind, sentence=sentence, **told)


def side(of: Report, words: str, title: str, **told) -> Mention:
    return mention(of, words, SIDES[title], form="nominal", title=title, **told)


def resolved(of: Report, *mentions: Mention) -> Resolution:
    return resolve_mentions(of, mentions, WORDS)


def name_at(resolution: Resolution, each: Mention) -> str | None:
    actor = resolution.actor_at(each.span)
    return actor.name if actor else None


def test_regime_is_the_government_and_never_the_state() -> None:
    report = build.report("The Chadian regime spoke. They flew to Chad.")
    regime = side(report, "The Chadian regime", "government", country="Chad")
    place = mention(report, "Chad", ActorKind.STATE, form="place")
    found = resolved(report, regime, place)
    assert name_at(found, regime) == "Chadian government"
    assert {actor.kind for actor in found.actors} == {ActorKind.GOVERNMENT, ActorKind.STATE}


def test_government_of_a_country_at_peace_is_its_state() -> None:
    report = build.report("The Norwegian government spoke.")
    only = side(report, "The Norwegian government", "government", country="Norway")
    assert name_at(resolved(report, only), only) == "Norway"


def test_fighting_told_in_a_country_makes_it_the_one_at_war() -> None:
    report = build.report(
        "The opposition met in Kenya. The fighting in Chad goes on. The war in Chad is long."
    )
    opposition = side(report, "The opposition", "opposition")
    kenya = mention(report, "Kenya", ActorKind.STATE, form="place", country="Kenya")
    chad = mention(report, "Chad", ActorKind.STATE, form="place", country="Chad")
    assert resolved(report, opposition, kenya, chad).conflict == "Chad"


def test_top_diplomat_of_a_country_is_its_foreign_minister() -> None:
    report = build.report("Secretary of State Anna Vale left. The top American diplomat spoke.")
    vale = mention(report, "Anna Vale", title="Secretary of State", country="United States")
    title = mention(
        report, "The top American diplomat", ActorKind.UNNAMED,
        form="title", title="top American diplomat", country="United States",
    )  # fmt: skip
    assert name_at(resolved(report, vale, title), title) == "Anna Vale"


def test_spokesman_of_somebody_unnamed_is_not_the_one_named() -> None:
    report = build.report("Spokesman Ali Karim left. The police chief's spokesman said so.")
    karim = mention(report, "Ali Karim", title="Spokesman")
    other = mention(
        report, "spokesman", ActorKind.UNNAMED, form="title", title="spokesman",
    )  # fmt: skip
    assert name_at(resolved(report, karim, other), other) is None


def test_a_dateline_does_not_tell_whose_war_it_is() -> None:
    report = build.report(
        "ASTANA. In Astana a zone in the Syrian Arab Republic was signed. Ann Roe, the minister, "
        "heard the armed opposition. Syria is far."
    )
    dateline = mention(report, "ASTANA", ActorKind.STATE, form="place", country="Kazakhstan")
    capital = mention(report, "Astana", ActorKind.STATE, form="place", country="Kazakhstan")
    minister = mention(report, "Ann Roe", country="Kazakhstan")
    land = mention(report, "Syria", ActorKind.STATE, form="place", country="Syria")
    armed = side(report, "the armed opposition", "opposition", country="")
    assert resolved(report, dateline, capital, minister, land, armed).conflict != "Kazakhstan"


def test_a_country_of_no_list_has_a_government_of_its_own() -> None:
    report = build.report(
        "The government of Veldara met the rebels in Portugal. Portugal hosts. "
        "Fighting and shelling go on in Veldara. Then the government left, Portugal said."
    )
    first = side(report, "The government", "government")
    later = side(report, "the government", "government")
    host = mention(report, "Portugal", ActorKind.STATE, country="Portugal", form="place")
    found = resolved(report, first, later, host)
    assert name_at(found, first) == name_at(found, later) == "Veldara government"


def test_a_government_with_a_strange_name_is_not_the_hosts() -> None:
    report = build.report(
        "The Veldaran government signed a truce with the rebels in Portugal. Portugal hosts. "
        "The fighting stopped, Portugal said."
    )
    strange = side(report, "The Veldaran government", "government")
    host = mention(report, "Portugal", ActorKind.STATE, country="Portugal", form="place")
    assert name_at(resolved(report, strange, host), strange) == "Veldaran government"


def test_a_persons_government_is_no_country() -> None:
    report = build.report(
        "Ivan Reza's government met rebels. The army of Reza fought. Reza left. Fighting went on."
    )
    man = mention(report, "Ivan Reza")
    later = side(report, "The army", "government")
    assert name_at(resolved(report, man, later), later) is None


TWO_WARS = build.report(
    "Chad is at war. Chadian rebels left. Niger struck Mali's Azawad Front after the rebels fired. "
    "The Azawad Front left when the insurgents fired."
)


def _rebels(words: str) -> Mention:
    return mention(
        TWO_WARS, words, ActorKind.OPPOSITION_COALITION,
        form="nominal", title="opposition", number="plural",
    )  # fmt: skip


def _front(words: str, role: str) -> Mention:
    return mention(TWO_WARS, words, ActorKind.ARMED_GROUP, country="Mali", role=role)


def test_rebels_beside_the_group_of_another_war_are_that_group() -> None:
    home = side(TWO_WARS, "Chadian rebels", "opposition", country="Chad", number="plural")
    chad = mention(TWO_WARS, "Chad", ActorKind.STATE, country="Chad")
    rebels = _rebels("the rebels")
    found = resolved(TWO_WARS, chad, home, _front("Azawad Front", ""), rebels)
    assert name_at(found, rebels) == "Azawad Front"
    assert name_at(found, home) == "Chadian opposition"


def test_who_leaves_when_rebels_come_is_no_rebel() -> None:
    home = side(TWO_WARS, "Chadian rebels", "opposition", country="Chad", number="plural")
    chad = mention(TWO_WARS, "Chad", ActorKind.STATE, country="Chad")
    insurgents = _rebels("the insurgents")
    found = resolved(TWO_WARS, chad, home, _front("The Azawad Front", "subject"), insurgents)
    assert name_at(found, insurgents) != "The Azawad Front"
