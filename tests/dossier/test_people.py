"""Who is in it: one office has one line, a state's ambassador is no envoy, parties are at home."""

from __future__ import annotations

from dataclasses import replace

import build
import world
from goodoffices.codes import ActorKind, ProcessRole
from goodoffices.dossier import Material, successions
from goodoffices.dossier.people import backers, mediation, sides
from goodoffices.facts import Role


def roles(*told: tuple[str, str, str, str]) -> Material:
    """Build reports of holder, title, organisation and day, one each."""
    reports, facts = [], []
    for holder, title, body, day in told:
        r = build.report(f"{title} {holder} spoke for {body}.", published=day, name=f"{day}.txt")
        facts.append(
            build.role(r, holder, title, organisation=body or None, process_role=ProcessRole.ENVOY)
        )
        reports.append(r)
    return Material(tuple(reports), tuple(facts))


def test_mediation_names_the_office_and_the_months_of_each_holder():
    found = roles(
        ("Vale", "League envoy", "League", "2012-03-27"),
        ("Marr", "League envoy for Tarvia", "League", "2014-05-13"),
    )
    (line,) = mediation(found)
    assert line.text == (
        "As League envoy for Tarvia the reports name Vale (Mar 2012), then Marr (May 2014)."
    )


def test_successions_join_organisations_that_one_title_names():
    found = roles(
        ("Vale", "League envoy", "League", "2012-03-27"),
        ("Marr", "Union envoy", "Union", "2013-05-13"),
        ("Orr", "League-Union envoy", "Union", "2014-05-13"),
    )
    (post,) = successions(found)
    assert [h.tenure.name for h in post.holders] == ["Vale", "Marr", "Orr"]


def test_successions_leave_out_those_whom_a_state_sends():
    found = roles(
        ("Vale", "League envoy", "League", "2012-03-27"),
        ("Marr", "Tarvia's League envoy", "League", "2013-05-13"),
        ("Orr", "ambassador to the League", "League", "2014-05-13"),
    )
    assert successions(found) == ()


def test_successions_leave_out_holders_nobody_knows():
    found = roles(
        ("Vale", "League envoy", "League", "2012-03-27"),
        ("Marr", "League envoy", "League", "2013-05-13"),
    )
    r = found.reports[1]
    nobody = build.role(r, "Marr", "League envoy", organisation="League")
    nobody = Role(
        report=r.id, sentence=nobody.sentence, evidence=nobody.evidence, id="x",
        holder=build.unresolved(r, "Marr"), title="League envoy",
        organisation=nobody.organisation, process_role=ProcessRole.ENVOY,
    )  # fmt: skip
    assert successions(Material(found.reports, (found.facts[0], nobody))) == ()


def test_backers_join_those_who_back_one_side():
    r = build.report("Sera Union supports the North. Sorland backs the North.", name="s")
    facts = (
        build.relation(r, "Sera Union", "supports", "North", "supports"),
        build.relation(r, "Sorland", "supports", "North", "backs"),
    )
    assert [line.text for line in backers(Material((r,), facts))] == [
        "The Sera Union and Sorland back North."
    ]


def test_backers_do_not_call_a_mediator_a_sponsor():
    r = build.report("League envoy Vale opened talks at Varn.", name="s")
    facts = (
        build.role(r, "Vale", "League envoy", organisation="League",
                   process_role=ProcessRole.ENVOY),
        build.talks(r, "talks", venue="Varn", sponsors="Vale"),
    )  # fmt: skip
    assert backers(Material((r,), facts)) == ()


def test_sides_name_the_parties_at_home_by_kind():
    r = build.report("Tarvia attacked the Northern Front. Sorland met Tarvia.", name="s")
    facts = (
        build.event(r, "ASSAULT", "attacked", "Tarvia", "Northern Front"),
        build.event(r, "CONSULT", "met", "Sorland", "Tarvia"),
    )
    actors = (
        build.actor("Tarvia", ActorKind.GOVERNMENT, country="Tarvia"),
        build.actor("Northern Front", ActorKind.ARMED_GROUP, country="Tarvia"),
        build.actor("Sorland", ActorKind.GOVERNMENT, country="Sorland"),
    )
    assert [line.text for line in sides(Material((r,), facts, actors))] == [
        "Government: Tarvia.",
        "Armed groups: the Northern Front.",
    ]


def test_mediation_of_the_small_war_rests_on_its_facts():
    reads = world.readings()
    material = Material(tuple(r.report for r in reads), tuple(f for r in reads for f in r.facts))
    (line,) = mediation(material)
    assert "Ana Vale (Feb 2014), then Josef Marr (Oct 2016)" in line.text
    assert set(line.facts) <= {f.id for f in material.facts}


def test_one_word_of_one_ministry_makes_no_party():
    r = build.report("The Selby ministry spoke once.")
    said = build.statement(r, "Selby ministry", "spoke once")
    actor = build.actor("Selby ministry", ActorKind.GOVERNMENT, country="Selby")
    assert sides(Material((r,), (said,), (actor,))) == ()
    assert sides(
        Material((r,), (said, build.event(r, "REJECT", "spoke", "Selby ministry")), (actor,))
    )


def test_states_are_sides_by_a_truce_and_by_force_given_and_taken():
    r = build.report(
        "Tarvia and the Front agreed a truce. Sorland bombed Maro. Maro shelled Sorland."
    )
    facts = (
        build.ceasefire(r, "agreed", "truce", parties=("Tarvia", "Front")),
        build.event(r, "ASSAULT", "bombed", "Sorland", "Maro"),
        build.event(r, "ASSAULT", "shelled", "Maro", "Sorland"),
    )
    actors = (
        *(build.actor(name) for name in ("Tarvia", "Sorland", "Maro")),
        build.actor("Front", ActorKind.ARMED_GROUP),
    )
    assert [line.text for line in sides(Material((r,), facts, actors))] == [
        "Armed groups: the Front.",
        "States: Maro, Sorland and Tarvia.",
    ]


def test_who_only_strikes_or_mediates_is_no_side():
    r = build.report("Sorland bombed Maro. Tarvia brokered the deal. Tarvia agreed a truce.")
    facts = (
        build.event(r, "ASSAULT", "bombed", "Sorland", "Maro"),
        build.relation(r, "Tarvia", "mediates", "the deal", "brokered"),
        build.ceasefire(r, "agreed", "truce", parties=("Tarvia",)),
    )
    actors = tuple(build.actor(name) for name in ("Tarvia", "Sorland", "Maro"))
    assert sides(Material((r,), facts, actors)) == ()


def test_mediation_names_who_brokers_an_accord():
    r = build.report("Tarvia brokered the deal. Sorland brokered the accord of 1990.")
    facts = (
        build.relation(r, "Tarvia", "mediates", "the deal", "brokered"),
        build.relation(r, "Sorland", "mediates", "the accord", "brokered", current=False),
    )
    assert [line.text for line in mediation(Material((r,), facts))] == [
        "Talks or an accord were mediated by Tarvia."
    ]


def test_two_who_sign_are_sides_and_announced_talks_make_none():
    r = build.report("Tarvia and Sorland signed a deal. Talks with Maro are due.",
                     published="2014-05-13")  # fmt: skip
    facts = (
        build.event(r, "AGREE", "signed", ("Tarvia", "Sorland"), mode="sign"),
        build.talks(r, "Talks", venue="Varn", date=build.day("2014-06-01"),
                    participants={"Tarvia": "attending", "Maro": "attending"}),
    )  # fmt: skip
    actors = tuple(build.actor(name) for name in ("Tarvia", "Sorland", "Maro"))
    assert [line.text for line in sides(Material((r,), facts, actors))] == [
        "States: Sorland and Tarvia."
    ]


def test_a_forum_of_states_at_the_table_is_no_side():
    r = build.report("The Group for Tarvia and world powers agreed.", published="2014-05-13")
    facts = (build.ceasefire(r, "agreed", "agreed", parties=("Group for Tarvia", "world powers")),)
    actors = (
        build.actor("Group for Tarvia", ActorKind.OTHER),
        build.actor("World powers", ActorKind.OTHER),
    )
    assert sides(Material((r,), facts, actors)) == ()


def test_a_ministry_is_no_party_beside_its_government():
    r = build.report("Selby's government refused. The Selby ministry refused.")
    facts = (
        build.event(r, "REJECT", "refused", "Selby's government"),
        build.event(r, "REJECT", "refused", "Selby ministry"),
    )
    actors = (
        build.actor("Selby's government", ActorKind.GOVERNMENT, country="Selby"),
        build.actor("Selby ministry", ActorKind.GOVERNMENT, country="Selby"),
    )
    (line,) = sides(Material((r,), facts, actors))
    assert "ministry" not in line.text


def test_who_fought_only_long_ago_is_no_party():
    r = build.report("In 1972 Maro soldiers seized power. Tarvia attacked the Front.")
    facts = (
        replace(build.event(r, "ASSAULT", "seized", "Maro soldiers"), background=True),
        build.event(r, "ASSAULT", "attacked", "Tarvia", "Front"),
    )
    actors = (
        build.actor("Tarvia", ActorKind.GOVERNMENT, country="Tarvia"),
        build.actor("Front", ActorKind.ARMED_GROUP, country="Tarvia"),
        build.actor("Maro soldiers", ActorKind.ARMED_GROUP, country="Tarvia"),
    )
    told = [line.text for line in sides(Material((r,), facts, actors))]
    assert told == ["Government: Tarvia.", "Armed groups: the Front."]
