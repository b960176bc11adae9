"""Every page answers, keeps to its filters, and shows no harm that a report holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import build
import stored
import world
from goodoffices.errors import RecordBusy
from goodoffices.show.app import create_app
from goodoffices.show.filters import box, certainty
from goodoffices.show.pages import PAGES
from goodoffices.show.query import Query
from show_client import Client

TARVIA = build.actor("Tarvia").id
REPORT = world.FIRST.id
ADDRESSES = [world.address_of(page.path) for page in PAGES]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_answers_without_styles_or_scripts_inside(client: Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src)|javascript:", answer.text)
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_names_no_code(client: Client, address: str):
    markup = re.compile(r"<(select|script|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
    text = markup.sub(" ", client.get(address).text)
    codes = r"\b(ASSAULT|ACCUSE|CONSULT|in_force|not_attending|claim_fact|igo)\b"
    assert not re.search(codes, text)


@pytest.mark.parametrize("page", [p for p in PAGES if p.sheet], ids=lambda p: p.path)
def test_page_gives_its_table_as_csv(client: Client, page):
    address = world.address_of(page.path)
    answer = client.get(f"{address}.csv")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]


def test_source_number_opens_the_exact_sentence(client: Client):
    page = client.get("/relations").text
    href = re.search(r'class="src" href="(/reports/[^"]+)#(s[^"]+)"', page)
    assert href
    report = client.get(href[1]).text
    assert f'id="{href[2]}"' in report
    assert f'id="fact-{href[2][1:]}"' in report


def test_statements_keep_a_direct_quotation_word_for_word(client: Client):
    assert "“The door is open for everybody.”" in client.get("/statements").text


def test_statements_by_somebody_leave_out_others(client: Client):
    text = client.get("/statements?by=Ana Vale").text
    assert "<b>2</b> of 4 statements" in text
    assert "it would attack" not in text


def test_statements_filtered_by_what_they_do(client: Client):
    text = client.get("/statements?act=offer").text
    assert "<b>1</b> of 4 statements" in text
    assert "Does: Offers" in text


def test_statements_of_none_say_so_and_give_a_way_on(client: Client):
    text = client.get("/statements?q=zebra").text
    assert "Nothing matches" in text
    assert "Clear all filters" in text


def test_figures_that_were_not_looked_through_are_not_told_as_kept_aside(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("goodoffices.show.pages.figures.MOST_COMPARED", 1)
    text = client.get("/figures?page=1").text
    assert "Only the newest were looked through" in text
    assert "kept aside" not in text


def test_figures_stand_side_by_side(client: Client):
    text = client.get("/figures").text
    assert "more than 140,000" in text
    assert "up to 500,000" in text
    assert "640,000" not in text


def test_timeline_does_not_date_by_the_report(client: Client):
    text = client.get("/timeline").text
    assert "Day not stated" in text
    assert "told 3 Apr 2014" in text
    assert "Told as background" in text


def test_due_asserts_nothing(client: Client):
    text = client.get("/due").text
    assert "no later report says" in text
    assert "no proof that the promise was kept" in text


def test_disagreements_show_both_sentences(client: Client):
    text = client.get("/disagreements?kind=blame").text
    assert "The Northern Front accused Tarvia of shelling Old Harbour." in text
    assert "Tarvia accused the Northern Front of breaking the truce." in text


def test_reader_sets_junk_aside_with_the_reason(client: Client):
    assert 'data-why="Set aside: promotion"' in client.get(f"/reports/{REPORT}").text


def test_reader_marks_the_fact_asked_for(client: Client):
    fact = world.facts_of_first()[2].id
    assert client.get(f"/reports/{REPORT}").text.count('class="on"') == 0
    assert client.get(f"/reports/{REPORT}?fact={fact}").text.count('class="on"') >= 2


def test_hostile_text_is_shown_as_text(client: Client):
    text = client.get(f"/reports/{world.HOSTILE.id}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>Bold</b>" not in text
    assert "\u202e" not in text


def test_hostile_text_is_no_formula_in_a_table(client: Client):
    text = client.get("/statements.csv").text
    assert "\"'=HYPERLINK" in text


@pytest.mark.parametrize("address", ["/nowhere", "/actors/a0", "/reports/r0", "/reports/r0.csv"])
def test_unknown_address_is_a_page_with_a_way_on(client: Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "The other pages work." in answer.text


@pytest.mark.parametrize("query", ["since=2016-13", "act=shout", "page=0", "until=x"])
def test_unreadable_filter_says_what_it_may_be(client: Client, query: str):
    answer = client.get(f"/statements?{query}")
    assert answer.status_code == 400
    assert "Show without filters" in answer.text


def test_search_marks_the_words_found(client: Client):
    assert "<mark>siege</mark>" in client.get("/search?q=siege").text


def test_search_says_who_said_it_and_when_each_sentence_once(client: Client):
    text = client.get("/search?q=fragile").text
    assert text.count('class="hit"') == 1
    assert '<span class="told">3 Apr 2014' in text
    said = client.get("/search?q=door").text
    assert "Ana Vale offers</a>" in said
    assert '<span class="told">17 Feb 2014' in said
    assert client.get("/search.csv?q=door").text.count("Ana Vale offers") == 1


def test_review_of_one_fact_is_open_for_correction(client: Client):
    page = client.get("/statements").text
    fact = re.search(r"\?fact=(\w+)#", page)
    assert fact
    one = client.get(f"/review?fact={fact[1]}").text
    assert "<h1>Correct, accept or reject one fact</h1>" in one
    assert '<details class="mend" open>' in one
    assert '<details class="mend">' in client.get("/review").text


def test_review_names_what_a_field_may_be_in_plain_words(client: Client):
    page = client.get("/review?kind=statement").text
    assert ">sees no progress</option>" in page
    assert ">assess optimistic</option>" not in page
    assert ">show of force</option>" in client.get("/review?kind=event").text


def test_search_lists_what_is_applied_and_each_can_be_taken_away(client: Client):
    plain = client.get("/search?q=siege").text
    assert 'href="/search"><span class="vh">Remove filter </span>Words: siege' in plain
    kind = re.search(r'<option value="(\w+)">', plain.split('id="f-kind"')[1])
    assert kind
    address = f"/search?q=siege&kind={kind[1]}&since=1990"
    page = client.get(address).text
    for text, left in (
        ("Words: siege", f"/search?kind={kind[1]}&amp;since=1990"),
        ("From: 1990", f"/search?q=siege&amp;kind={kind[1]}"),
    ):
        assert f'href="{left}"><span class="vh">Remove filter </span>{text}' in page
    assert client.get("/search?q=siege&kind=nonsense").status_code == 400
    assert "passes the filters applied" in client.get("/search?q=siege&since=2900").text


def test_search_of_one_kind_gives_sentences_that_carry_it(client: Client):
    whole = client.get("/search.csv?q=the").text
    some = client.get("/search.csv?q=the&kind=statement").text
    assert 0 < some.count("\n") < whole.count("\n")
    assert all(",statement," in f",{line}" for line in some.splitlines()[1:] if line)


def test_search_without_a_hit_says_so(client: Client):
    assert "No sentence has these words" in client.get("/search?q=zebra").text


def test_other_host_names_are_refused(client: Client):
    assert client.get("/", host="evil.example").status_code == 400


def test_broken_page_gives_a_number_and_the_headers(tmp_path: Path, caplog):
    def opener(path: str):
        raise ZeroDivisionError(path)

    answer = Client(create_app(str(tmp_path / "x.db"), opener=opener)).get("/")
    assert answer.status_code == 500
    number = re.search(r"under number ([0-9A-F]{4})", answer.text)
    assert number
    assert number[1] in caplog.text
    assert "ZeroDivisionError" not in answer.text
    assert "content-security-policy" in answer.headers


def test_busy_record_says_that_reading_is_under_way(tmp_path: Path):
    def opener(path: str):
        raise RecordBusy(path, "another process writes to it")

    answer = Client(create_app(str(tmp_path / "x.db"), opener=opener)).get("/")
    assert answer.status_code == 503
    assert "Reading is under way" in answer.text


def test_empty_record_has_every_page(tmp_path: Path):
    stored.record(tmp_path / "empty.db").dispose()
    client = Client(create_app(str(tmp_path / "empty.db")))
    for page in PAGES:
        if "{ident}" not in page.path:
            assert client.get(page.path).status_code == 200, page.path


def test_brief_numbers_open_their_sentences(client: Client):
    text = client.get("/brief").text
    href = re.search(r'<sup><a href="(/reports/[^"]+)#(s[^"]+)"', text)
    assert href
    assert f'id="{href[2]}"' in client.get(href[1].replace("&amp;", "&")).text
    assert "Small war: the process so far" in text


def test_brief_is_narrowed_by_period_and_says_so(client: Client):
    text = client.get("/brief?since=2016").text
    assert "Narrowed to 1 January 2016 and later" in text
    assert "140,000" not in text


def test_brief_is_narrowed_to_an_issue_and_its_sources_carry_words(client: Client):
    text = client.get("/brief?issue=ceasefire").text
    assert "Narrowed to the issue: ceasefire." in text
    assert "<q>Tarvia accused the Northern Front of breaking the truce.</q>" in text
    assert "140,000" not in text
    assert client.get("/brief?issue=weather").status_code == 400


def test_brief_is_taken_away_in_other_forms_with_its_filters(client: Client):
    page = client.get("/brief?since=2014-02&until=2014-02").text
    assert 'href="/brief.pdf?since=2014-02&amp;until=2014-02"' in page
    told = client.get("/brief.md?since=2014-02&until=2014-02")
    assert "Narrowed to February 2014." in told.text
    assert told.headers["content-type"].startswith("text/markdown")
    pytest.importorskip("weasyprint")
    made = client.get("/brief.pdf?since=2014-02&until=2014-02")
    assert made.content.startswith(b"%PDF")
    assert 'filename="brief.pdf"' in made.headers["content-disposition"]


def test_brief_of_nothing_says_so(client: Client):
    assert "No report of this record says anything" in client.get("/brief?place=Nowhere").text


def test_overview_leads_to_the_brief(client: Client):
    assert 'href="/brief"' in client.get("/").text


def test_facts_come_as_json_for_programs(client: Client):
    answer = client.get("/api/facts?kind=figure&place=Tarvia").json()
    assert answer["total"] == 2
    assert {fact["printed"] for fact in answer["facts"]} == {"140,000", "500,000"}
    assert client.get("/api/facts?kind=rumour").status_code == 400


def test_attendance_marks_open_their_sentence_and_the_unmentioned_are_said_to_be(client: Client):
    text = client.get("/talks").text
    assert "Who came, who was asked, who stayed away" in text
    marks = re.findall(r'<a class="m (past|plan|no)" href="(/reports/[^"]+)"', text)
    assert {tone for tone, _ in marks} == {"past", "no"}
    assert client.get(marks[0][1].split("#")[0].replace("&amp;", "&")).status_code == 200
    assert "not mentioned" in text


def test_positions_matrix_keeps_the_filters_and_leaves_the_rest_unmentioned(client: Client):
    text = client.get("/positions?by=Tarvia").text
    matrix = text[text.index('class="issues"') : text.index("</figure>")]
    assert "demands that</span> the siege end first" in matrix
    assert "Northern Front" not in matrix


def test_timeline_leads_to_a_year_and_keeps_other_filters(client: Client):
    text = client.get("/timeline?kind=talks").text
    assert 'href="/timeline?kind=talks&amp;since=2014&amp;until=2014"' in text


def test_every_mark_of_the_span_leads_to_its_line(client: Client):
    text = client.get("/timeline").text
    marks = set(re.findall(r'<a href="#(e[^"]+)"', text))
    assert marks
    assert all(f'<li id="{mark}"' in text for mark in marks)


def test_lists_are_narrowed_to_surer_readings(client: Client):
    surer = client.get("/statements?certainty=0.75").text
    assert "Nothing matches" in surer
    assert "Certainty: Surer readings only" in surer
    assert "<b>4</b> of 4 statements" in client.get("/statements?certainty=0").text
    assert client.get("/statements?certainty=9").status_code == 400


def test_overview_tells_what_changed_since_a_day(client: Client):
    text = client.get("/?since=2014-03").text
    assert "What changed since 1 Mar 2014" in text
    assert 'href="/reports?since=2014-03-01">' in text
    assert "The newest month" in text


def test_overview_looks_back_a_month_from_the_newest_report(client: Client):
    assert "What changed since 15 Sep 2016" in client.get("/").text


def test_overview_says_that_no_report_is_so_new(client: Client):
    assert "No report of that day or later was read" in client.get("/?since=2020").text


def test_overview_refuses_what_is_no_day(client: Client):
    assert client.get("/?since=yesterday").status_code == 400


def test_reader_shows_one_kind_alone_with_a_way_back(client: Client):
    text = client.get(f"/reports/{REPORT}?kind=figure").text
    assert text.count('<article class="fact') == 1
    assert f'<a href="/reports/{REPORT}">All kinds</a>' in text
    assert 'aria-current="true">figures' in text
    assert client.get(f"/reports/{REPORT}?kind=rumour").status_code == 400


def test_what_is_kept_aside_is_counted_with_a_way_to_it(client: Client):
    made = box(
        Query("/statements", {}), [certainty(Query("/statements", {}))], "x", shown=3, total=5
    )
    assert (made.withheld, made.doubtful) == (2, "/statements?certainty=0")
    assert box(Query("/due", {}), [], "x", shown=3, total=5).doubtful == ""
    assert "kept aside" not in client.get("/statements").text
