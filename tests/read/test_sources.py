"""Every format but plain text: what is read of it, and what hostile ones are told."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from goodoffices.codes import DateBasis
from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Report
from goodoffices.read import read_reports
from goodoffices.read.formats import Format, recognise
from goodoffices.read.papers import text_of_pages

STORY = (
    "The mediator said on Tuesday that the two sides had agreed to meet again in the old customs"
    " house, and that a list of prisoners would be handed over before the end of the month.\n\n"
    "A spokeswoman for the northern council denied that any such list existed. She said that the"
    " council had asked for the names of the missing and had been given a map instead.\n"
)
PAGE = "<html><head><title>Envoys quarrel</title></head><body><article>{}</article></body></html>"
HTML = PAGE.format("".join(f"<p>{part}</p>" for part in STORY.split("\n\n")))
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(folder: Path, name: str, data: bytes | str) -> list[Report | GoodOfficesError]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_reports([path]))


def one(folder: Path, name: str, data: bytes | str) -> Report:
    (found,) = read(folder, name, data)
    assert isinstance(found, Report), found
    return found


def refusal(folder: Path, name: str, data: bytes | str) -> str:
    (found,) = read(folder, name, data)
    assert isinstance(found, GoodOfficesError), found
    assert found.next_step
    assert "\n" not in str(found)
    return str(found)


def day(report: Report) -> str | None:
    return report.published.iso if report.published else None


def zipped(files: dict[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


def crawl(pages: int, *, packed: bool = True) -> bytes:
    """Write a web archive by hand, each record its own gzip member as crawlers do."""
    data = b""
    for number in range(pages):
        body = HTML.replace("Tuesday", f"Tuesday {number}").encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        block = head.encode() + body
        record = (
            (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
                f"00000000-0000-4000-8000-{number:012}>\r\nWARC-Date: 2014-05-05T10:00:00Z\r\n"
                f"WARC-Target-URI: https://wire.example/{number}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
        data += gzip.compress(record) if packed else record
    return data


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, words in {"From": "Lakeside Wire <desk@wire.example>", "To": "a@b.example"}.items():
        message[name] = words
    message["Subject"] = "Fwd: Envoys quarrel"
    message["Date"] = "Mon, 05 May 2014 10:00:00 +0000"
    for name, words in headers.items():
        message[name.replace("_", "-")] = words
    message.set_content(STORY)
    return message


def feed(entries: str, *, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>Lakeside Wire</title>'
        f"{entries}</channel></rss>"
    )


def pdf(pages: list[list[str]]) -> bytes:
    """Write a small PDF by hand: one font, one line under the other."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 9 Tf 12 TL 40 760 Td {shown} ET".encode()
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(parts) + 1)
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(parts)
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    parts[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{refs}]>>".encode()
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return data + tail.encode() + f"startxref\n{len(data)}\n%%EOF".encode()


def test_pdf_lines_become_paragraphs_without_running_heads(tmp_path: Path) -> None:
    body = [
        "The mediator said on Tuesday that two parties had agreed",
        "to meet again in the old customs house by the river, at last.",
        "They parted.",
        "A spokeswoman for the two council denied that any list existed",
    ]
    pages = [
        ["Lakeside Wire", *(line.replace("two", number) for line in body), str(place)]
        for place, number in enumerate(("two", "both", "three", "four"))
    ]
    report = one(tmp_path, "a.txt", pdf(pages))
    assert "agreed to meet again" in report.text
    assert "Lakeside Wire" not in report.text
    assert "0" not in report.text
    assert "They parted.\n\nA spokeswoman" in report.text


def test_pdf_words_divided_at_the_end_of_a_line_are_whole() -> None:
    text = text_of_pages(["The nego\x02\ntiators met in the house of a Franco-\nGerman firm."])
    assert text == "The negotiators met in the house of a Franco-German firm."


def test_pdf_broken_or_without_text(tmp_path: Path) -> None:
    assert "broken" in refusal(tmp_path, "a.pdf", b"%PDF-1.7\nnothing")
    assert "pictures of pages" in refusal(tmp_path, "b.pdf", pdf([[]]))


def test_zip_holds_reports_of_several_formats(tmp_path: Path) -> None:
    files = {"b/page": HTML, "a.txt": STORY, ".hidden": STORY, "list.jsonl": '{"text": "x"}'}
    found = read(tmp_path, "pack.bin", zipped(files))
    assert [one.name for one in found if isinstance(one, Report)] == [
        "pack.bin:a.txt", "pack.bin:b/page",
    ]  # fmt: skip
    (error,) = [one for one in found if isinstance(one, GoodOfficesError)]
    assert "list.jsonl line 1" in error.what


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt"])
def test_archives_whose_names_lead_outside(tmp_path: Path, name: str) -> None:
    assert "outside" in refusal(tmp_path, "a.zip", zipped({name: STORY}))
    assert "outside" in refusal(tmp_path, "a.tar", tarred({name: STORY.encode()}))


def test_archives_that_explode(tmp_path: Path) -> None:
    zeros = b"a" * 130_000_000
    assert "far more" in refusal(tmp_path, "a.zip", zipped({"a.txt": zeros}))
    assert "larger than" in refusal(tmp_path, "a.gz", gzip.compress(zeros, 1))


def test_archives_inside_each_other(tmp_path: Path) -> None:
    data: bytes = STORY.encode()
    for _ in range(3):
        data = zipped({"in": data})
    assert one(tmp_path, "a.zip", data).text == STORY
    assert "inside each other" in refusal(tmp_path, "b.zip", zipped({"in": data}))


def test_archives_cut_off(tmp_path: Path) -> None:
    assert "cut off" in str(read(tmp_path, "a.gz", gzip.compress(STORY.encode())[:-20])[-1])
    assert "damaged" in refusal(tmp_path, "a.zip", zipped({"a.txt": STORY})[:-30])
    whole = tarred({"a.txt": STORY.encode(), "b.txt": STORY.encode() * 50})
    first, *rest = read(tmp_path, "a.tar", whole[:3000])
    assert isinstance(first, Report)
    assert all(isinstance(one, GoodOfficesError) for one in rest)
    assert rest


def test_tar_gz_keeps_its_reports(tmp_path: Path) -> None:
    packed = gzip.compress(tarred({"a.txt": STORY.encode(), "b.html": HTML.encode()}))
    names = [one.name for one in read(tmp_path, "a.tar.gz", packed) if isinstance(one, Report)]
    assert names == ["a.tar:a.txt", "a.tar:b.html"]


@pytest.mark.parametrize("packed", [True, False])
def test_warc_pages_have_their_address(tmp_path: Path, packed: bool) -> None:
    found = read(tmp_path, "a.warc", crawl(5, packed=packed))
    assert [one.url for one in found if isinstance(one, Report)] == [
        f"https://wire.example/{number}" for number in range(5)
    ]
    assert len(found) == 5


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("lost", [3, 200, 500, 700])
def test_warc_cut_off_is_told_and_the_pages_before_are_read(
    tmp_path: Path, packed: bool, lost: int
) -> None:
    found = read(tmp_path, "a.warc", crawl(4, packed=packed)[:-lost])
    assert sum(isinstance(one, Report) for one in found) >= 2, found
    assert "cut off" in str(found[-1])


def test_mail_newsletter_and_private_letter(tmp_path: Path) -> None:
    newsletter = one(tmp_path, "a.eml", bytes(letter(List_Unsubscribe="<https://x.example>")))
    assert (newsletter.title, newsletter.outlet) == ("Envoys quarrel", "Lakeside Wire")
    assert newsletter.published is not None
    assert (day(newsletter), newsletter.published.basis) == ("2014-05-05", DateBasis.METADATA)
    assert one(tmp_path, "b.eml", bytes(letter())).outlet is None


def test_mail_forwarded_report_keeps_its_own_date(tmp_path: Path) -> None:
    message = letter()
    head = "From: B <b@c.example>\nDate: Fri, 2 May 2014 08:00:00 +0000\nSubject: Ferry town\n\n"
    message.set_content(f"See below.\n\n---------- Forwarded message ---------\n{head}{STORY}")
    report = one(tmp_path, "a.eml", bytes(message))
    assert (day(report), report.title) == ("2014-05-02", "Ferry town")
    assert report.text.startswith("The mediator")


def test_mail_attachments_are_read(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="page.html")
    message.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="logo.gif")
    names = [one.name for one in read(tmp_path, "a.eml", bytes(message)) if isinstance(one, Report)]
    assert names == ["a.eml", "a.eml:page.html"]


def test_mail_of_ten_thousand_parts(tmp_path: Path) -> None:
    part = "--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
    head = "From: a@b\r\nTo: c@d\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    assert "10,001 parts" in refusal(tmp_path, "a.eml", head + part * 10_000)


def test_mailbox_gives_its_letters(tmp_path: Path) -> None:
    box = b"".join(b"From a@b Mon May  5 10:00:00 2014\n%s\n" % bytes(letter()) for _ in range(3))
    names = [one.name for one in read(tmp_path, "box", box) if isinstance(one, Report)]
    assert names == ["box:1", "box:2", "box:3"]


def test_text_that_opens_like_a_letter_is_text() -> None:
    assert recognise("Date: 5 May 2014\nPlace: Lakeside\n\nThe envoys met.", "a") is Format.PLAIN


def test_feed_entries_are_reports(tmp_path: Path) -> None:
    body = STORY.replace("\n\n", "&lt;/p&gt;&lt;p&gt;")
    entry = (
        "<item><title>Envoys quarrel</title><link>https://wire.example/1</link>"
        f"<pubDate>Mon, 05 May 2014 10:00:00 GMT</pubDate><description>{body}</description></item>"
    )
    report = one(tmp_path, "a.txt", feed(entry))
    assert (report.title, report.outlet) == ("Envoys quarrel", "Lakeside Wire")
    assert (day(report), report.url) == ("2014-05-05", "https://wire.example/1")
    assert "month.\n\nA spokeswoman" in report.text


def test_feed_that_declares_entities(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert "entities" in refusal(tmp_path, "a.xml", feed("<item/>", before=bomb))


def test_docx_paragraphs(tmp_path: Path) -> None:
    words = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in STORY.split("\n\n"))
    body = f'<w:document xmlns:w="{WORD}"><w:body>{words}</w:body></w:document>'
    assert one(tmp_path, "a.docx", zipped({"word/document.xml": body})).text == STORY.strip()
    bomb = f'<!DOCTYPE a [<!ENTITY x "y">]>{body}'
    assert "entities" in refusal(tmp_path, "b.docx", zipped({"word/document.xml": bomb}))


def test_table_columns_of_the_usual_data_sets(tmp_path: Path) -> None:
    table = f'id,title,publication,date,content\n7,Ferry,Wire,2014-05-05,"{STORY}"\n'
    report = one(tmp_path, "a.txt", table)
    assert (report.name, report.outlet, report.title, day(report)) == (
        "7", "Wire", "Ferry", "2014-05-05",
    )  # fmt: skip
    assert "addresses" in refusal(tmp_path, "b.csv", "url,seendate\nhttps://x.example,2014\n")


def test_json_of_the_usual_data_sets(tmp_path: Path) -> None:
    fields = {
        "maintext": STORY, "title": "Ferry", "source_domain": "wire.example",
        "date_publish": "2014-05-05 10:00:00", "authors": ["Ann Roe", "Bo Lee"],
    }  # fmt: skip
    report = one(tmp_path, "a.json", json.dumps(fields, indent=1))
    assert (report.outlet, day(report)) == ("wire.example", "2014-05-05")
    assert report.author == "Ann Roe, Bo Lee"
    listed = read(tmp_path, "b.json", json.dumps({"articles": [fields, fields]}, indent=1))
    assert [one.name for one in listed if isinstance(one, Report)] == ["b.json:1", "b.json:2"]


def test_docx_with_paragraphs_in_each_other_is_read_in_one_pass(tmp_path: Path) -> None:
    words = "".join(f"<w:t>{part}</w:t>" for part in STORY.split("\n\n"))
    deep = "<w:p>" * 40_000 + words + "</w:p>" * 40_000
    body = f'<w:document xmlns:w="{WORD}">{deep}</w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    begun = time.process_time()
    assert "northern council denied" in one(tmp_path, "a.docx", data.getvalue()).text
    assert time.process_time() - begun < 5


def test_docx_box_in_a_paragraph_is_told_once(tmp_path: Path) -> None:
    first, second = STORY.strip().split("\n\n")
    box = f"<w:p><w:t>{second}</w:t></w:p>"
    body = f'<w:document xmlns:w="{WORD}"><w:p><w:t>{first}</w:t>{box}</w:p></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", body)
    assert one(tmp_path, "a.docx", data.getvalue()).text.count("northern council") == 1


@pytest.mark.parametrize(
    ("torn", "address"),
    [
        (b"wire.example/0\r\n of a header\r\n\tthat runs on", "https://wire.example/0"),
        (b"wire.example/" + b"a" * 900, "https://wire.example/" + "a" * 900),
    ],
)
def test_torn_header_of_a_web_archive_gives_names_of_one_short_line(
    tmp_path: Path, torn: bytes, address: str
) -> None:
    data = crawl(1, packed=False).replace(b"wire.example/0", torn)
    [report] = read(tmp_path, "a.warc", data)
    assert isinstance(report, Report)
    assert report.url == address
    assert len(report.name) <= 320
    assert len(report.name.split()) == 1


def test_archive_without_any_report_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("README.txt", STORY)
    assert "there is no report in it" in refusal(tmp_path, "a.zip", data.getvalue())


def test_zip_of_many_bombs_is_stopped_as_a_whole(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 10_000_000)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(300):
            archive.writestr(f"{number}.zip", inner.getvalue())
    found = read(tmp_path, "a.zip", outer.getvalue())
    assert len(found) < 20
    assert "unpacks to far more" in str(found[-1])


class PanicException(BaseException):
    """What a fault in native code comes as."""


@pytest.mark.parametrize(("fault", "told"), [(PanicException, True), (KeyboardInterrupt, False)])
def test_warc_that_breaks_the_native_reader_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException], told: bool
) -> None:
    library = pytest.importorskip("fastwarc.warc")

    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(library, "ArchiveIterator", broken)
    data = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    if told:
        assert "breaks the reader after 0 pages" in refusal(tmp_path, "a.warc", data)
    else:
        with pytest.raises(KeyboardInterrupt):
            read(tmp_path, "a.warc", data)
