"""The passes that join mentions, on mentions built by hand: no language model."""

from __future__ import annotations

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Mention, Report, Span
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.actors import resolve_mentions
from goodoffices.resolve.resolution import Resolution

WORDS = load_lexicon()
STATE, GROUP = ActorKind.STATE, ActorKind.ARMED_GROUP


def named(
    of: Report, words: str, kind: ActorKind = ActorKind.PERSON, nth: int = 0, **told
) -> Mention:
    where = build.span(of, words, nth)
    sentence = of.text.count(". ", 0, where.start)
    told.setdefault("form", "name")
    return Mention(span=where, printed=words, kind=kind, sentence=sentence, **told)


def nominal(of: Report, words: str, side: str, **told) -> Mention:
    kinds = {"government": ActorKind.GOVERNMENT, "opposition": ActorKind.OPPOSITION_COALITION}
    kind = kinds.get(side, ActorKind.OTHER)
    return named(of, words, kind, form="nominal", title=side, number="plural", **told)


def resolved(of: Report, *mentions: Mention) -> Resolution:
    return resolve_mentions(of, mentions, WORDS)


def name_at(resolution: Resolution, mention: Mention) -> str | None:
    actor = resolution.actor_at(mention.span)
    return actor.name if actor else None


def test_known_states_by_name_capital_and_alias_are_one() -> None:
    report = build.report("Moscow said so. Russia agreed. The Russian Federation signed.")
    found = [
        named(report, "Moscow", STATE),
        named(report, "Russia", STATE),
        named(report, "Russian Federation", STATE),
    ]
    resolution = resolved(report, *found)
    assert {name_at(resolution, each) for each in found} == {"Russia"}
    assert resolution.actors[0].aliases == ("Moscow", "Russian Federation")


def test_capital_as_place_stays_open() -> None:
    report = build.report("They met in Moscow.")
    place = named(report, "Moscow", STATE, form="place")
    assert resolved(report, place).actors == ()


def test_state_as_place_is_told_by_its_rule() -> None:
    report = build.report("They met in Kenya.")
    resolution = resolved(report, named(report, "Kenya", STATE, form="place"))
    assert [each.rule for each in resolution.mentions] == ["names the place, not the state"]


def test_surname_joins_full_name_in_either_order() -> None:
    report = build.report("Solberg left. Ingrid Solberg said so. Solberg came back.")
    short = named(report, "Solberg")
    full = named(report, "Ingrid Solberg", gender="female")
    later = named(report, "Solberg", nth=2)
    resolution = resolved(report, short, full, later)
    assert [name_at(resolution, each) for each in (short, later)] == ["Ingrid Solberg"] * 2


def test_two_people_of_one_surname_stay_two() -> None:
    report = build.report("Sergio Duarte met Ana Duarte. Duarte left.")
    he = named(report, "Sergio Duarte", gender="male")
    she = named(report, "Ana Duarte", gender="female")
    either = named(report, "Duarte", nth=2)
    resolution = resolved(report, he, she, either)
    assert len(resolution.people()) == 2
    assert name_at(resolution, either) is None


def test_surname_with_gender_decides_between_two() -> None:
    report = build.report("Sergio Duarte met Ana Duarte. Mrs Duarte left.")
    he = named(report, "Sergio Duarte", gender="male")
    she = named(report, "Ana Duarte", gender="female")
    either = named(report, "Duarte", nth=2, gender="female", title="Mrs")
    assert name_at(resolved(report, he, she, either), either) == "Ana Duarte"


def test_surname_never_joins_against_country() -> None:
    report = build.report("Ivan Petrov spoke. Petrov answered.")
    first = named(report, "Ivan Petrov", country="Russia")
    other = named(report, "Petrov", nth=1, country="Bulgaria")
    assert len(resolved(report, first, other).people()) == 2


def test_spellings_of_one_name_are_one_person() -> None:
    report = build.report("Sergei Orlov spoke. Sergey Orlov answered.")
    resolution = resolved(report, named(report, "Sergei Orlov"), named(report, "Sergey Orlov"))
    assert len(resolution.people()) == 1


def test_known_person_has_one_id_in_two_reports() -> None:
    ids = set()
    for text in ("John Kerry spoke.", "Kerry, the U.S. chief diplomat, spoke."):
        report = build.report(text)
        words = "John Kerry" if "John" in text else "Kerry"
        ids.add(resolved(report, named(report, words)).actors[0].id)
    assert len(ids) == 1


def test_acronym_in_brackets_joins_later_acronym() -> None:
    report = build.report("The Jungle Council (JC) met. JC fighters left.")
    full = named(report, "Jungle Council", ActorKind.OTHER, aliases=("JC",))
    short = named(report, "JC", ActorKind.OTHER, nth=1)
    assert name_at(resolved(report, full, short), short) == "Jungle Council"


def test_acronym_not_introduced_joins_by_its_letters() -> None:
    report = build.report("The Free River Movement met. FRM fighters left.")
    full = named(report, "Free River Movement", ActorKind.OTHER)
    short = named(report, "FRM", ActorKind.OTHER)
    assert name_at(resolved(report, full, short), short) == "Free River Movement"


def test_title_joins_its_holder() -> None:
    report = build.report("Foreign Minister Ara Sahak spoke. The foreign minister left.")
    holder = named(report, "Ara Sahak", title="Foreign Minister")
    title = named(
        report, "The foreign minister", ActorKind.UNNAMED, form="title", title="foreign minister"
    )
    assert name_at(resolved(report, holder, title), title) == "Ara Sahak"


def test_title_of_another_country_stays_open() -> None:
    report = build.report("Ara Sahak spoke. The Turkish foreign minister left.")
    holder = named(report, "Ara Sahak", title="Armenian Foreign Minister", country="Armenia")
    title = named(
        report, "The Turkish foreign minister", ActorKind.UNNAMED,
        form="title", title="Turkish foreign minister", country="Turkey",
    )  # fmt: skip
    assert name_at(resolved(report, holder, title), title) is None


def test_counterpart_is_the_holder_for_the_other_country() -> None:
    report = build.report("Ara Sahak called his Turkish counterpart. Emre Kaya agreed.")
    first = named(report, "Ara Sahak", title="Armenian Foreign Minister", country="Armenia")
    second = named(report, "Emre Kaya", title="Turkish Foreign Minister", country="Turkey")
    other = named(
        report, "Turkish counterpart", ActorKind.UNNAMED,
        form="title", title="Turkish counterpart", country="Turkey",
    )  # fmt: skip
    assert name_at(resolved(report, first, other, second), other) == "Emre Kaya"


def test_sides_of_the_war_are_named_after_its_country() -> None:
    report = build.report("Yemeni rebels left. The government stayed. The rebels returned.")
    rebels = nominal(report, "Yemeni rebels", "opposition", country="Yemen")
    government = nominal(report, "The government", "government")
    again = nominal(report, "The rebels", "opposition")
    resolution = resolved(report, rebels, government, again)
    assert resolution.conflict == "Yemen"
    assert name_at(resolution, government) == "Yemeni government"
    assert name_at(resolution, again) == "Yemeni opposition"


def test_government_without_a_war_stays_open() -> None:
    report = build.report("The government fell.")
    assert resolved(report, nominal(report, "The government", "government")).actors == ()


def test_government_of_another_country_is_its_state() -> None:
    report = build.report("The Norwegian government will host.")
    government = nominal(report, "The Norwegian government", "government", country="Norway")
    assert name_at(resolved(report, government), government) == "Norway"


def test_state_at_war_acts_through_its_government() -> None:
    report = build.report("Yemen said so. Yemeni rebels left.")
    state = named(report, "Yemen", STATE, country="Yemen")
    rebels = nominal(report, "Yemeni rebels", "opposition", country="Yemen")
    assert name_at(resolved(report, state, rebels), state) == "Yemeni government"


def test_group_is_the_body_named_last() -> None:
    report = build.report("The Taliban met. The group left.")
    body = named(report, "Taliban", GROUP, role="subject")
    group = nominal(report, "The group", "bodies")
    assert name_at(resolved(report, body, group), group) == "Taliban"


def test_the_group_is_no_government() -> None:
    report = build.report("The Kenyan government met. The group left.")
    body = nominal(report, "The Kenyan government", "government", country="Kenya")
    group = nominal(report, "The group", "bodies")
    assert resolved(report, body, group).actor_at(group.span) is None


def test_paramilitaries_are_not_the_one_armed_group() -> None:
    report = build.report("The Zapatistas left. The paramilitaries came.")
    group = named(report, "Zapatistas", GROUP, country="Mexico")
    others = nominal(report, "The paramilitaries", "armed")
    assert resolved(report, group, others).actor_at(others.span) is None


def test_pronoun_takes_the_subject_before_it() -> None:
    report = build.report("Anna Vale met Carl Lund. She left.")
    subject = named(report, "Anna Vale", gender="female", role="subject")
    target = named(report, "Carl Lund", gender="male", role="object")
    pronoun = named(report, "She", form="pronoun", gender="female")
    assert name_at(resolved(report, subject, target, pronoun), pronoun) == "Anna Vale"


def test_pronoun_reaches_the_only_person_spoken_of() -> None:
    report = build.report("Anna Vale met. A. B. C. D. E. She left.")
    subject = named(report, "Anna Vale", gender="female", role="subject")
    pronoun = named(report, "She", form="pronoun", gender="female")
    assert name_at(resolved(report, subject, pronoun), pronoun) == "Anna Vale"


def test_pronoun_far_from_two_people_stays_open() -> None:
    report = build.report("Anna Vale met Eva Lund. A. B. C. D. E. She left.")
    first = named(report, "Anna Vale", gender="female", role="subject")
    second = named(report, "Eva Lund", gender="female", role="object")
    pronoun = named(report, "She", form="pronoun", gender="female")
    assert name_at(resolved(report, first, second, pronoun), pronoun) is None


def test_pronoun_out_of_reach_stays_open() -> None:
    report = build.report("Anna Vale met. A. B. C. D. E. F. G. H. I. J. K. She left.")
    subject = named(report, "Anna Vale", gender="female", role="subject")
    pronoun = named(report, "She", form="pronoun", gender="female")
    assert name_at(resolved(report, subject, pronoun), pronoun) is None


def test_first_person_is_left_to_the_statement() -> None:
    report = build.report("Anna Vale said: I left.")
    subject = named(report, "Anna Vale", role="subject")
    pronoun = named(report, "I", form="pronoun", first_person=True)
    assert name_at(resolved(report, subject, pronoun), pronoun) is None


def test_coalition_by_what_it_is() -> None:
    report = build.report("A Kenyan-led coalition came. The coalition left.")
    first = nominal(report, "A Kenyan-led coalition", "blocs")
    again = nominal(report, "The coalition", "blocs")
    resolution = resolved(report, first, again)
    assert name_at(resolution, again) == "Kenyan-led coalition"


def test_actor_at_span_around_and_inside_a_mention() -> None:
    report = build.report("President Anna Vale left.")
    resolution = resolved(report, named(report, "Anna Vale"))
    around = resolution.actor_at(build.span(report, "President Anna Vale"))
    inside = resolution.actor_at(build.span(report, "Vale"))
    assert around is not None
    assert around == inside
    assert resolution.actor_at(Span(20, 24)) is None


def test_every_mention_says_its_rule_and_its_words() -> None:
    report = build.report("Moscow said so. Anna Vale left.")
    resolution = resolved(report, named(report, "Moscow", STATE), named(report, "Anna Vale"))
    for each in resolution.mentions:
        assert each.rule
        assert each.span.of(report.text) == each.printed


def test_it_behind_a_text_is_not_the_state_named_in_it() -> None:
    r = build.report("The truce, brokered by Kenya at 4 a.m. on Monday, held. It calls for a halt.")
    kenya = named(r, "Kenya", STATE, country="Kenya")
    it = named(r, "It", ActorKind.OTHER, form="pronoun", gender="neuter", role="subject")
    assert name_at(resolved(r, kenya, it), it) is None
    r = build.report("Kenya spoke on Monday. It calls for a halt.")
    kenya = named(r, "Kenya", STATE, country="Kenya", role="subject")
    it = named(r, "It", ActorKind.OTHER, form="pronoun", gender="neuter", role="subject")
    assert name_at(resolved(r, kenya, it), it) == "Kenya"


def test_the_mission_is_never_an_armed_side() -> None:
    report = build.report("The Tiger Front said no. The mission said yes.")
    front = named(report, "Tiger Front", ActorKind.ARMED_GROUP)
    later = nominal(report, "The mission", "bodies")
    found = resolved(report, front, later)
    assert found.actor_at(later.span) != found.actor_at(front.span)
