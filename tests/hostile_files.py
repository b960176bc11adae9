"""Makes hostile files of every format, from a seed: bombs, loops, lies, cuts, and plain damage.

`make(number, seed)` gives one file; the sorts follow each other, so that any stretch of numbers
holds all of them. What they may do to the reader is written in `benchmarks/hostile_files.py`.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

Make = Callable[[random.Random], bytes]

STORY = (
    "GENEVA - The envoy said on Tuesday that the army and the rebels had agreed to a truce in the"
    " old town.\n\nA spokeswoman for the northern council denied it. “There is none,” she said.\n"
)
BODY = f"<article><p>{STORY}</p><p>{STORY}</p></article>"
PAGE = f"<html><head><title>Truce</title></head><body>{BODY}</body></html>"
MEGABYTE = 1_000_000


def make(number: int, seed: int = 1) -> tuple[str, bytes]:
    """Give the name and content of one file."""
    sorts = list(SORTS)
    sort = sorts[number % len(sorts)]
    chance = random.Random(f"{seed}-{number}")
    ending = sort.rpartition(".")[2]
    wrong = chance.random() < 0.1
    return f"{number:05}-{sort}{'.txt' if wrong else ''}" if ending else sort, SORTS[sort](chance)


# Packed files


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def zip_bomb(chance: random.Random) -> bytes:
    return _zip({f"{n}.txt": b"0" * (20 * MEGABYTE) for n in range(chance.randint(3, 12))})


def zip_nested(chance: random.Random) -> bytes:
    data = STORY.encode()
    for depth in range(chance.randint(4, 12)):
        data = _zip({f"{depth}.zip": data})
    return data


def zip_many_bombs(chance: random.Random) -> bytes:
    inner = _zip({"a.txt": b"a" * (10 * MEGABYTE)})
    return _zip({f"{n}.zip": inner for n in range(chance.randint(10, 60))})


def zip_traversal(chance: random.Random) -> bytes:
    places = ["../../etc/passwd", "/etc/shadow", "a/../../b.txt", "..\\..\\b.txt", "C:\\b.txt"]
    chance.shuffle(places)
    return _zip({place: STORY.encode() for place in places})


def zip_lying(chance: random.Random) -> bytes:
    """Say that an entry is small, or large, or elsewhere."""
    data = bytearray(_zip({"a.txt": STORY.encode() * 3000}))
    where = data.rfind(b"PK\x01\x02")
    field = chance.choice([16, 20, 24, 42])
    data[where + field : where + field + 4] = struct.pack(
        "<I", chance.choice([0, 1, 2**31, 2**32 - 1])
    )
    return bytes(data)


def zip_locked(_: random.Random) -> bytes:
    data = bytearray(_zip({"a.txt": STORY.encode()}))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def zip_crowd(chance: random.Random) -> bytes:
    return _zip({f"{n}/readme": b"" for n in range(chance.randint(2_000, 6_000))})


def zip_odd_method(chance: random.Random) -> bytes:
    data = bytearray(_zip({"a.txt": STORY.encode() * 9}))
    method = struct.pack("<H", chance.choice([1, 6, 9, 12, 14, 93, 98]))
    data[8:10] = method
    place = data.rfind(b"PK\x01\x02")
    data[place + 10 : place + 12] = method
    return bytes(data)


def gzip_bomb(chance: random.Random) -> bytes:
    return gzip.compress(b"\0" * (chance.randint(120, 200) * MEGABYTE), 1)


def gzip_nested(chance: random.Random) -> bytes:
    data = STORY.encode()
    for _ in range(chance.randint(4, 40)):
        data = gzip.compress(data)
    return data


def gzip_cut(chance: random.Random) -> bytes:
    data = gzip.compress(STORY.encode() * 50)
    return data[: chance.randrange(11, len(data))]


def _tar(entries: list[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for entry, data in entries:
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _entry(name: str, data: bytes) -> tuple[tarfile.TarInfo, bytes]:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    return entry, data


def tar_traversal(_: random.Random) -> bytes:
    return _tar([_entry(name, STORY.encode()) for name in ("../x.txt", "/etc/x", "ok.txt")])


def tar_links(chance: random.Random) -> bytes:
    entries = []
    for number in range(9):
        entry = tarfile.TarInfo(f"{number}.txt")
        entry.type = chance.choice(
            [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
        )
        entry.linkname = chance.choice(["/etc/passwd", f"{number}.txt", "../../x"])
        entries.append((entry, b""))
    return _tar([*entries, _entry("a.txt", STORY.encode())])


def tar_lying(chance: random.Random) -> bytes:
    data = bytearray(_tar([_entry("a.txt", STORY.encode()), _entry("b.txt", STORY.encode())]))
    data[124:136] = chance.choice(
        [b"77777777777\0", b"-0000000001\0", b"\x80" + b"\xff" * 11, b"zzz".ljust(12)]
    )
    return bytes(data)


def tar_of_bombs(chance: random.Random) -> bytes:
    bomb = gzip.compress(b"a" * (110 * MEGABYTE), 1)
    return _tar([_entry(f"{n}.gz", bomb) for n in range(chance.randint(1, 3))])


# Documents


def _pdf(objects: list[str], extra: str = "") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = f"trailer <</Size {len(objects) + 1} /Root 1 0 R {extra}>>\nstartxref\n{start}\n%%EOF"
    return out + trailer.replace("SELF", str(start)).encode()


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def pdf_page_loop(chance: random.Random) -> bytes:
    kids = " ".join(["2 0 R"] * chance.randint(1, 50))
    return _pdf(["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count 999999>>"])


def pdf_table_loop(_: random.Random) -> bytes:
    return _pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"], "/Prev SELF")


def pdf_many_pages(chance: random.Random) -> bytes:
    kids = " ".join(["3 0 R"] * chance.randint(2_000, 20_000))
    pages = f"<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>"
    return _pdf(
        ["<</Type/Catalog/Pages 2 0 R>>", pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    )


def pdf_stream_bomb(chance: random.Random) -> bytes:
    packed = b"BT /F1 9 Tf (truce) Tj ET\n" * (chance.randint(4, 12) * MEGABYTE // 26)
    for _ in range(2):
        packed = zlib.compress(packed)
    body = packed.decode("latin-1")
    stream = f"<</Length {len(body)}/Filter[/FlateDecode/FlateDecode]>>stream\n{body}\nendstream"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return _pdf(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream]
    )


def pdf_form_loop(_: random.Random) -> bytes:
    body = "/X Do"
    itself = "/Resources<</XObject<</X 4 0 R>>>>"
    head = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{itself}/Length {len(body)}>>"
    form = f"{head}stream\n{body}\nendstream"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]{itself}/Contents 4 0 R>>"
    return _pdf([CATALOG, ONE_PAGE, page, form])


def pdf_noise(chance: random.Random) -> bytes:
    return b"%PDF-1.4\n" + chance.randbytes(chance.randint(10, 40_000))


def _entities(depth: int) -> str:
    """Declare entities each of which is ten times the one before."""
    each = (f"&a{n - 1};" * 10 if n else "truce " for n in range(depth))
    return "".join(f'<!ENTITY a{n} "{value}">' for n, value in enumerate(each))


def docx_bomb(chance: random.Random) -> bytes:
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "truce "}">'
        for n in range(chance.randint(6, 10))
    )
    body = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><d>&a5;</d>'
    return _zip({"[Content_Types].xml": b"<a/>", "word/document.xml": body.encode()})


def docx_deep(chance: random.Random) -> bytes:
    depth = chance.randint(1_000, 60_000)
    body = "<w:p>" * depth + "truce" + "</w:p>" * depth
    whole = (
        f'<w:d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}</w:d>'
    )
    return _zip({"[Content_Types].xml": b"<a/>", "word/document.xml": whole.encode()})


# Mail and feeds

HEAD = (
    "From: Ann <a@b.example>\nTo: c@d.example\nDate: Mon, 6 Jan 2014 10:00:00 +0000\n"
    "Subject: Truce\n"
)


def mail_of_many_parts(chance: random.Random) -> bytes:
    parts = "".join(
        f"--b\nContent-Type: text/plain\n\n{STORY}\n" for _ in range(chance.randint(5_000, 10_000))
    )
    head = f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    return f"{head}{parts}--b--\n".encode()


def mail_deep(chance: random.Random) -> bytes:
    out = f"{HEAD}MIME-Version: 1.0\n"
    for depth in range(chance.randint(60, 400)):
        out += f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
    return f"{out}Content-Type: text/plain\n\n{STORY}".encode()


def mail_in_mail(chance: random.Random) -> bytes:
    out = ""
    for _ in range(chance.randint(5, 300)):
        out += f"{HEAD}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return f"{out}{HEAD}\n{STORY}".encode()


def mail_of_lies(chance: random.Random) -> bytes:
    charset = chance.choice(
        ["utf-99", "rot13", "utf-7", "idna", "a" * 5000, "zlib", "unicode_escape"]
    )
    way = chance.choice(["base64", "quoted-printable", "uuencode", "nonsense"])
    return (
        f"{HEAD}MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: {way}\n\n{STORY}=ZZ\n\x00"
    ).encode()


def mail_long_head(chance: random.Random) -> bytes:
    return f"{HEAD}X-A: {'a' * (chance.randint(1, 5) * MEGABYTE)}\n\n{STORY}".encode()


def mbox_of_nothing(chance: random.Random) -> bytes:
    return f"From a@b.example Mon Jan  6 10:00:00 2014\n{HEAD}\n\n".encode() * chance.randint(
        100, 2_000
    )


def feed_bomb(chance: random.Random) -> bytes:
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "truce"}">'
        for n in range(chance.randint(8, 10))
    )
    declared = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>'
    return f"{declared}<rss><channel><title>&a7;</title></channel></rss>".encode()


def feed_reaching_out(chance: random.Random) -> bytes:
    place = chance.choice(["file:///etc/passwd", "http://127.0.0.1:1/x", "/dev/zero"])
    declared = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{place}">]>'
    item = "<item><title>&x;</title></item>"
    return f"{declared}<rss><channel>{item}</channel></rss>".encode()


def feed_crowd(chance: random.Random) -> bytes:
    item = f"<item><title>Truce</title><description>{STORY}</description></item>"
    return f"<rss version='2.0'><channel>{item * chance.randint(500, 1_500)}</channel>".encode()


# Pages and tables


def page_deep(chance: random.Random) -> bytes:
    return f"<html><body>{'<div>' * chance.randint(300, 200_000)}{STORY}".encode()


def page_of_tags(chance: random.Random) -> bytes:
    return f"<html><body>{'<b>a</b>' * chance.randint(60_000, 200_000)}</body></html>".encode()


def page_open_ends(chance: random.Random) -> bytes:
    opened = chance.choice(["<!--", "<script>", '<a href="', "<![CDATA[", "</"])
    return f"<html><body><p>{STORY}{opened}{'<' * chance.randint(1, 90_000)}".encode()


def page_of_lies(chance: random.Random) -> bytes:
    charset = chance.choice(["utf-16", "utf-32", "cp037", "x-none", "utf-7", "punycode"])
    return f'<html><head><meta charset="{charset}"></head><body><p>{STORY}\x00\ufffe</p>'.encode()


def json_deep(chance: random.Random) -> bytes:
    depth = chance.randint(1_000, 200_000)
    return ('{"id": "a", "text": ' + "[" * depth + "]" * depth + "}").encode()


def json_wrong_sorts(chance: random.Random) -> bytes:
    odd: list[object] = [None, 5, 1e308, True, [], {}, "", ["a"], {"a": 1}, "\ud800", "a" * 100_000]
    keys = ["id", "text", "title", "outlet", "published", "url", "date", "content"]
    lines = [json.dumps({key: chance.choice(odd) for key in keys}) for _ in range(20)]
    return "\n".join([*lines, '{"text": 1e999999}', '{"id":', "nonsense", '{"text": NaN}']).encode()


def json_long_line(chance: random.Random) -> bytes:
    return (
        b'{"id": "a", "text": "' + b"a" * (chance.randint(19, 24) * MEGABYTE) + b'"}\n{"id": "b"}'
    )


def table_of_lies(chance: random.Random) -> bytes:
    row = chance.choice(['"never closed', "a," * 5_000, "a\x00b,c", "a" * 200_000, '"a""b"c"d",'])
    return f"id,text,published\n1,{STORY.splitlines()[0]!r},2014\n{row}\n2,b,\n".encode()


# Web archives


def _warc(records: int, length: Callable[[int], object] = lambda size: size) -> bytes:
    out = b""
    for number in range(records):
        page = PAGE.encode()
        web = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}"
        body = f"{web}\r\n\r\n".encode() + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\n"
            f"WARC-Date: 2014-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {length(len(body))}\r\n\r\n"
        )
        out += head.encode() + body + b"\r\n\r\n"
    return out


def warc_cut(chance: random.Random) -> bytes:
    data = _warc(5)
    return data[: chance.randrange(20, len(data))]


def warc_lying(chance: random.Random) -> bytes:
    lies: list[Callable[[int], object]] = [
        lambda _: -1,
        lambda _: 2**63,
        lambda _: 10**30,
        lambda _: "many",
        lambda size: size // 2,
        lambda size: size * 2,
        lambda _: "",
    ]
    return _warc(3, chance.choice(lies))


def warc_torn(chance: random.Random) -> bytes:
    return damaged(_warc(4), chance)


def warc_packed_cut(chance: random.Random) -> bytes:
    data = b"".join(gzip.compress(_warc(1)) for _ in range(4))
    return data[: chance.randrange(12, len(data))]


def warc_packed_torn(chance: random.Random) -> bytes:
    return damaged(b"".join(gzip.compress(_warc(1)) for _ in range(3)), chance)


def warc_odd_web(chance: random.Random) -> bytes:
    """Answers of servers that are not what they say."""
    odd = [
        b"HTTP/9.9 999\r\n\r\n",
        b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"\xff" * 300,
    ]
    out = b""
    for number in range(6):
        body = chance.choice(odd) + PAGE.encode()[: chance.randint(0, 400)]
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        out += head.encode() + body + b"\r\n\r\n"
    return out


# Anything


def noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randint(0, 50_000))


def wrong_sort(chance: random.Random) -> bytes:
    signs = [
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF",
        b"SQLite format 3\0",
        b"GIF89a",
        b"BZh9",
        b"Rar!\x1a",
        b"{\\rtf1",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"From ",
        b"WARC/1.0\r\n",
    ]
    return chance.choice(signs) + chance.randbytes(chance.randint(0, 5_000))


def long_line(chance: random.Random) -> bytes:
    return chance.choice([b"a", b"a ", b'"', b"<", b"(", b"\n", b"1/"]) * (
        chance.randint(1, 9) * 40_000
    )


def damaged_any(chance: random.Random) -> bytes:
    """Damage a good file of some format."""
    good = [
        _zip({"a.txt": STORY.encode(), "b.html": PAGE.encode()}),
        _tar([_entry("a.txt", STORY.encode())]),
        gzip.compress(STORY.encode() * 9),
        PAGE.encode(),
        f"{HEAD}\n{STORY}".encode(),
        STORY.encode("utf-16"),
        json.dumps({"id": "a", "text": STORY}).encode(),
        f"<rss version='2.0'><channel><item><title>a</title>{STORY}</item></rss>".encode(),
    ]
    return damaged(chance.choice(good), chance)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Flip some bytes, and sometimes cut or double a stretch."""
    torn = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    start = chance.randrange(len(torn))
    end = chance.randrange(start, len(torn))
    way = chance.randrange(3)
    if way == 1:
        del torn[start:end]
    elif way == 2:
        torn[start:start] = torn[start:end]
    return bytes(torn)


SORTS: dict[str, Make] = {
    "bomb.zip": zip_bomb,
    "nested.zip": zip_nested,
    "bombs.zip": zip_many_bombs,
    "traversal.zip": zip_traversal,
    "lying.zip": zip_lying,
    "locked.zip": zip_locked,
    "crowd.zip": zip_crowd,
    "method.zip": zip_odd_method,
    "bomb.gz": gzip_bomb,
    "nested.gz": gzip_nested,
    "cut.gz": gzip_cut,
    "traversal.tar": tar_traversal,
    "links.tar": tar_links,
    "lying.tar": tar_lying,
    "bombs.tar": tar_of_bombs,
    "loop.pdf": pdf_page_loop,
    "table.pdf": pdf_table_loop,
    "pages.pdf": pdf_many_pages,
    "bomb.pdf": pdf_stream_bomb,
    "forms.pdf": pdf_form_loop,
    "noise.pdf": pdf_noise,
    "bomb.docx": docx_bomb,
    "deep.docx": docx_deep,
    "parts.eml": mail_of_many_parts,
    "deep.eml": mail_deep,
    "mails.eml": mail_in_mail,
    "lies.eml": mail_of_lies,
    "head.eml": mail_long_head,
    "nothing.mbox": mbox_of_nothing,
    "bomb.xml": feed_bomb,
    "reach.xml": feed_reaching_out,
    "crowd.xml": feed_crowd,
    "deep.html": page_deep,
    "tags.html": page_of_tags,
    "ends.html": page_open_ends,
    "lies.html": page_of_lies,
    "deep.json": json_deep,
    "sorts.jsonl": json_wrong_sorts,
    "line.jsonl": json_long_line,
    "lies.csv": table_of_lies,
    "cut.warc": warc_cut,
    "lying.warc": warc_lying,
    "torn.warc": warc_torn,
    "cut.warc.gz": warc_packed_cut,
    "torn.warc.gz": warc_packed_torn,
    "web.warc": warc_odd_web,
    "noise.txt": noise,
    "sort.txt": wrong_sort,
    "line.txt": long_line,
    "damaged.bin": damaged_any,
}
