from __future__ import annotations

import pytest

from goodoffices.read.decoding import decode

SENTENCE = "The envoy’s café meeting with Señor Peña lasted an hour – no more. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_decode_western_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_decode_utf16_without_its_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_decode_latin1() -> None:
    text = "The envoy met Señor Peña at a café in Bogotá on Tuesday. " * 5
    assert decode(text.encode("iso-8859-1")).text == text


def test_decode_text_cut_inside_a_character() -> None:
    decoded = decode("The talks were held in Bogotá".encode()[:-1])
    assert decoded.text == "The talks were held in Bogot"
    assert "ends in the middle" in decoded.doubt


def test_decode_a_few_damaged_bytes_are_told() -> None:
    decoded = decode("“Peace,” said Señor Peña, “– or war.” ".encode() * 30 + b"\xff end")
    assert decoded.encoding == "utf-8"
    assert "damaged" in decoded.doubt


def test_decode_page_names_its_encoding() -> None:
    page = '<html><meta charset="windows-1251"><p>Москва: the talks went on.</p>'
    assert decode(page.encode("cp1251"), page=True).text == page


def test_decode_page_names_no_real_encoding() -> None:
    page = '<meta charset="rot13"><p>Señor Peña left the café.</p>'.encode("cp1252")
    assert "Señor" in decode(page, page=True).text


@pytest.mark.parametrize("data", [b"\x00" * 50, b"abc\x00def" * 10, b"\xfe\xff\x00"])
def test_decode_nul_bytes_are_refused(data: bytes) -> None:
    assert decode(data).refusal or "\x00" not in decode(data).text


def test_decode_control_bytes_are_refused() -> None:
    assert "control" in decode(b"\x01\x02\x03\x04\x05\x06 words").refusal
