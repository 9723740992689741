"""Charsets: what pages are in, whatever they say, and which bytes are no text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.decode import LOST, decode, foreign_format

ZH = "中国大模型的周调用量达4.69万亿Token，连续两周领先美国。"
TW = "中國大模型的週調用量達4.69萬億，連續兩週領先美國。"
FR = "Les modèles chinois ont été très utilisés cette année, à hauteur de 61 %."


def page(meta: str, text: str) -> str:
    return f'<html><head><meta charset="{meta}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        pytest.param(ZH.encode(), "", ZH, id="utf-8, silent"),
        pytest.param(ZH.encode(), "gb2312", ZH, id="utf-8, header says gb2312"),
        pytest.param(ZH.encode(), "iso-8859-1", ZH, id="utf-8, header says latin"),
        pytest.param(ZH.encode("gbk"), "", ZH, id="gbk, silent"),
        pytest.param(ZH.encode("gbk"), "utf-8", ZH, id="gbk, header says utf-8"),
        pytest.param(ZH.encode("gbk"), "iso-8859-1", ZH, id="gbk, header says latin"),
        pytest.param(ZH.encode("gbk"), "no-such-charset", ZH, id="gbk, header says nonsense"),
        pytest.param("㐀𠀀镕".encode("gb18030"), "gb2312", "㐀𠀀镕", id="gb18030 called gb2312"),
        pytest.param(page("gb2312", ZH).encode("gbk"), "iso-8859-1", page("gb2312", ZH), id="meta over a latin header"),
        pytest.param(page("big5", TW).encode("big5"), "", page("big5", TW), id="big5 by meta"),
        pytest.param(TW.encode("big5"), "Big5", TW, id="big5 by header"),
        pytest.param(page("windows-1252", FR).encode("cp1252"), "", page("windows-1252", FR), id="latin by meta"),
        pytest.param(FR.encode("cp1252"), "ISO-8859-1", FR, id="latin by header"),
        pytest.param("Привет".encode("cp1251"), "windows-1251", "Привет", id="cyrillic by header"),
        pytest.param("こんにちは".encode("shift_jis"), "shift_jis", "こんにちは", id="japanese by header"),
        pytest.param(codecs.BOM_UTF8 + ZH.encode(), "gbk", ZH, id="utf-8 mark"),
        pytest.param(codecs.BOM_UTF16_LE + ZH.encode("utf-16-le"), "", ZH, id="utf-16 le mark"),
        pytest.param(codecs.BOM_UTF16_BE + ZH.encode("utf-16-be"), "utf-8", ZH, id="utf-16 be mark"),
        pytest.param(codecs.BOM_UTF32_LE + ZH.encode("utf-32-le"), "", ZH, id="utf-32 mark"),
        pytest.param(b"", "", "", id="nothing"),
        pytest.param(b"a\r\nb\rc\nd\x00e", "", "a\nb\nc\nde", id="line ends and zeros"),
    ],
)
def test_the_text_comes_out_as_it_was_written(raw: bytes, declared: str, text: str) -> None:
    decoded = decode(raw, declared)
    assert decoded.text == text
    assert decoded.lost == 0


def test_a_scratch_in_utf8_costs_one_character_and_not_the_page() -> None:
    raw = (ZH * 20).encode()
    decoded = decode(raw[:100] + b"\xff" + raw[100:], "gb2312")
    assert decoded.charset == "utf-8"
    assert decoded.lost <= 4
    assert decoded.text.endswith(ZH)


def test_a_scratch_in_gbk_costs_one_character_and_not_the_page() -> None:
    decoded = decode(ZH.encode("gbk") + b"\xff\xff" + ZH.encode("gbk"), "gb2312")
    assert decoded.charset == "gb18030"
    assert (decoded.text.count("4.69"), decoded.text.count(LOST)) == (2, decoded.lost)
    assert 0 < decoded.lost <= 2


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "gbk", "latin-1", "big5", "x"]))
def test_any_bytes_give_a_text(raw: bytes, declared: str) -> None:
    assert "\r" not in decode(raw, declared).text


@given(st.text(alphabet=st.characters(exclude_characters="\r\x00\ufeff", exclude_categories=["Cs"])))
def test_utf8_is_always_itself(text: str) -> None:
    assert decode(text.encode(), "gb2312").text == text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"PK\x03\x04\x14\x00", "an archive or an Office document"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (b"BM\x00\x00\x00\x00\x00\x00", "an image"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"MZ is how it begins, and text is what it is", ""),
        (b"BMW sold 3 million cars", ""),
        (ZH.encode(), ""),
        (ZH.encode("gbk"), ""),
        (codecs.BOM_UTF16_LE + "4.69".encode("utf-16-le"), ""),
        (b"", ""),
    ],
)
def test_files_that_are_no_text_are_named(raw: bytes, name: str) -> None:
    assert foreign_format(raw) == name
