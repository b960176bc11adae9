from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from goodoffices.codes import DateBasis, StretchKind
from goodoffices.errors import (
    GoodOfficesError,
    ManifestInvalid,
    ReportUnreadable,
    SourceMissing,
)
from goodoffices.facts import Report
from goodoffices.read import ReadLimits, read_reports

STORY = (
    "Envoys quarrel over the ferry town\n\n"
    "The mediator said on Tuesday that the two sides had agreed to meet again in the old customs"
    " house, and that a list of prisoners would be handed over before the end of the month.\n\n"
    "A spokeswoman for the northern council denied that any such list existed. She said that the"
    " council had asked for the names of the missing and had been given a map instead.\n"
)


def read(*sources: Path | str, limits: ReadLimits | None = None) -> list[Report | GoodOfficesError]:
    return list(read_reports(sources, limits=limits or ReadLimits()))


def only_error(path: Path, limits: ReadLimits | None = None) -> GoodOfficesError:
    (result,) = read(path, limits=limits)
    assert isinstance(result, GoodOfficesError)
    assert "\n" not in str(result)
    assert path.name in result.what
    assert result.next_step
    return result


def only_report(path: Path) -> Report:
    (result,) = read(path)
    assert isinstance(result, Report), result
    return result


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_read_reports_text_is_unchanged(tmp_path: Path) -> None:
    text = STORY.replace("\n", "\r\n") + "\t \u2028 end"
    report = only_report(write(tmp_path, "a.txt", text))
    assert report.text == text
    assert report.title == "Envoys quarrel over the ferry town"
    assert len(report.fingerprint) == 64


def test_read_reports_id_depends_on_content_not_on_folder(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = only_report(write(tmp_path / "one", "a.txt", STORY))
    second = only_report(write(tmp_path / "two", "a.txt", STORY))
    other = only_report(write(tmp_path / "two", "b.txt", STORY))
    assert first.id == second.id != other.id


def test_read_reports_order_does_not_depend_on_the_arguments(tmp_path: Path) -> None:
    paths = [write(tmp_path, name, STORY) for name in ("b.txt", "a.txt", "c.txt")]
    names = [result.name for result in read(*paths) if isinstance(result, Report)]
    assert names == ["a.txt", "b.txt", "c.txt"]
    assert read(*reversed(paths)) == read(*paths)


def test_read_reports_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    assert len(read(path, tmp_path, str(tmp_path / "*.txt"))) == 1


def test_read_reports_folder_skips_notes_and_hidden_files(tmp_path: Path) -> None:
    for name in ("README", "notes.md", ".hidden.txt", "a.txt"):
        write(tmp_path, name, STORY)
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", "b.txt", STORY)
    assert [result.name for result in read(tmp_path) if isinstance(result, Report)] == ["a.txt"]


def test_read_reports_is_lazy(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    late = write(tmp_path, "b.txt", STORY)
    results = read_reports([tmp_path])
    next(results)
    late.unlink()
    assert isinstance(next(results), ReportUnreadable)


def test_read_reports_missing_source_is_named() -> None:
    (result,) = read("no/such/file.txt")
    assert isinstance(result, SourceMissing)
    assert "no/such/file.txt" in str(result)


def test_read_reports_pattern_without_match_is_named(tmp_path: Path) -> None:
    (result,) = read(str(tmp_path / "*.txt"))
    assert isinstance(result, SourceMissing)


def test_read_reports_folder_loop_is_told_once(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, "a.txt", STORY)
    (inner / "up").symlink_to(tmp_path, target_is_directory=True)
    results = read(tmp_path)
    errors = [result for result in results if isinstance(result, GoodOfficesError)]
    assert len(results) == 2
    assert len(errors) == 1
    assert "leads back" in str(errors[0])


def test_read_reports_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (result,) = read(tmp_path)
    assert isinstance(result, ReportUnreadable)
    assert "no longer there" in str(result)


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (PermissionError(13, "Permission denied"), "no permission"),
        (FileNotFoundError(2, "No such file"), "no longer there"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_read_reports_file_that_the_system_withholds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, why: str
) -> None:
    path = write(tmp_path, "a.txt", STORY)

    def refuse(*_: object) -> None:
        raise problem

    monkeypatch.setattr(Path, "open", refuse)
    assert why in str(only_error(path))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("dots.txt", b"... --- 1 2 3 !!!", "no sentence"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("pack.zip", b"PK\x03\x04\x14\x00", "ZIP"),
        ("noise.txt", bytes(range(256)) * 40, "NUL"),
        ("nul.txt", b"The talks went on\0 and on in the old customs house by the river.", "NUL"),
        ("codes.txt", b"\x01\x02\x03\x04 some words \x05\x06" * 20, "control"),
        ("rows.csv", b"file,outlet\na,b\n", "table"),
        ("list.json", b'[{"id": "a", "text": "b"}]', "no sentence"),
        ("pretty.json", b'{\n  "id": "a",\n  "word": "b"\n}', "no field `text`"),
    ],
)
def test_read_reports_bad_file_gets_one_line(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    assert why in str(only_error(write(tmp_path, name, content)))


def test_read_reports_too_large_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY * 10)
    assert "larger than" in str(only_error(path, ReadLimits(max_bytes=1000)))


def test_read_reports_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
        stream.write(STORY.encode())
    assert "20 MB" in str(only_error(path))


def test_read_reports_one_endless_line(tmp_path: Path) -> None:
    path = write(tmp_path, "line.txt", "the talks of the day " * 500_000)
    assert "characters" in str(only_error(path))


def test_read_reports_not_english(tmp_path: Path) -> None:
    text = (
        "Die Unterhändler trafen sich am Dienstag im alten Zollhaus am Fluss, doch eine Einigung"
        " über die Liste der Gefangenen blieb aus. Der Vermittler sagte, beide Seiten hätten noch"
        " viel Arbeit vor sich, bevor ein Waffenstillstand in Kraft treten könne, und er werde in"
        " der kommenden Woche erneut in die Hauptstadt reisen."
    )
    assert "not in English" in str(only_error(write(tmp_path, "a.txt", text)))


def test_read_reports_short_text_of_any_language_is_taken(tmp_path: Path) -> None:
    report = only_report(write(tmp_path, "a.txt", "Waffenstillstand in Kraft getreten."))
    assert report.language == "und"


def test_read_reports_header_lines_give_outlet_and_date(tmp_path: Path) -> None:
    report = only_report(write(tmp_path, "a.txt", "Lakeside Wire\n2014-01-22\n\n" + STORY))
    assert report.outlet == "Lakeside Wire"
    assert report.outlet_basis is DateBasis.GIVEN
    assert report.reference is not None
    assert report.reference.isoformat() == "2014-01-22"
    assert [stretch.kind for stretch in report.stretches[:2]] == [StretchKind.HEADER] * 2
    assert report.doubts == ()


def test_read_reports_manifest_outranks_the_text(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Lakeside Wire\n2014-01-22\n\n" + STORY)
    write(
        tmp_path,
        "reports.csv",
        "file,outlet,published,title,url\n"
        'a.txt,"Harbour Courier, London",2014-01-23,A title,https://example.org/a\n',
    )
    report = only_report(tmp_path / "a.txt")
    assert report.outlet == "Harbour Courier, London"
    assert report.title == "A title"
    assert report.url == "https://example.org/a"
    assert report.published is not None
    assert report.published.iso == "2014-01-23"


def test_read_reports_broken_manifest_rows_cost_only_themselves(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "b.txt", STORY)
    write(
        tmp_path,
        "reports.csv",
        "file,outlet,published\na.txt,Wire,2014-02-30\nb.txt,Wire,2014-02-03\nc.txt,Wire,\n",
    )
    results = read(tmp_path)
    errors = [result for result in results if isinstance(result, ManifestInvalid)]
    reports = [result for result in results if isinstance(result, Report)]
    assert ["line 2" in str(errors[0]), "line 4" in str(errors[1])] == [True, True]
    assert "2014-02-30" in str(errors[0])
    assert [report.outlet for report in reports] == [None, "Wire"]


def test_read_reports_one_file_hears_only_of_its_own_row(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    write(tmp_path, "reports.csv", "file,outlet,published\na.txt,Wire,2014-02-03\nc.txt,,\n")
    assert only_report(path).outlet == "Wire"


def test_read_reports_manifest_without_file_column(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "reports.csv", "name;outlet\na.txt;Wire\n")
    error, report = read(tmp_path)
    assert isinstance(error, ManifestInvalid)
    assert isinstance(report, Report)


def test_read_reports_jsonl_gives_several(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "w-1", "text": STORY, "outlet": "Wire", "published": "2014-02-03"}),
        "",
        "{broken",
        json.dumps(["no", "object"]),
        json.dumps({"id": "w-2"}),
        json.dumps({"text": STORY, "published": "soon"}),
    ]
    results = read(write(tmp_path, "wire.jsonl", "\n".join(lines)))
    first, *errors, last = results
    assert isinstance(first, Report)
    assert (first.name, first.outlet) == ("w-1", "Wire")
    assert [str(error).split(":")[0][-6:] for error in errors] == ["line 3", "line 4", "line 5"]
    assert isinstance(last, Report)
    assert last.name == "wire.jsonl:6"
    assert any("soon" in doubt for doubt in last.doubts)


def test_read_reports_jsonl_overlong_line_is_skipped(tmp_path: Path) -> None:
    long = json.dumps({"id": "a", "text": STORY * 30})
    good = json.dumps({"id": "b", "text": STORY})
    path = write(tmp_path, "wire.jsonl", f"{long}\n{good}\n")
    error, report = read(path, limits=ReadLimits(max_bytes=3_000))
    assert isinstance(error, ReportUnreadable)
    assert isinstance(report, Report)
    assert report.name == "b"


def test_read_reports_lone_surrogates_are_refused(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "The talks went on \\ud800 in the old customs house."}'
    (result,) = read(write(tmp_path, "wire.jsonl", line))
    assert isinstance(result, ReportUnreadable)
    assert "halves of characters" in str(result)


def test_read_reports_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(STORY)
    report = only_report(path)
    assert report.name.encode("utf-8")
