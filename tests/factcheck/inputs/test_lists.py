"""Lists that people write: text, CSV, JSON Lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from given import listed

from factcheck.cli import run
from factcheck.inputs import BadLine, Line, ListError, Repeat, read_list


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\n", (Line(1, "a"), Line(2, "b")), id="one a line"),
        pytest.param("\n  # Monday\n\n  a  \n#b\n", (Line(4, "a"),), id="blank lines and comments"),
        pytest.param("a\r\nb\rc", (Line(1, "a"), Line(2, "b"), Line(3, "c")), id="any line ends"),
        pytest.param("https://x.example/a,b.html\n", (Line(1, "https://x.example/a,b.html"),), id="a comma in an address"),
        pytest.param("https://x.example/a#b\n", (Line(1, "https://x.example/a#b"),), id="a fragment is no comment"),
        pytest.param("故事 一.txt\n", (Line(1, "故事 一.txt"),), id="a name with a space"),
        pytest.param("address\na\n", (Line(2, "a"),), id="a header makes it CSV"),
        pytest.param(
            "address,published,outlet,language\na,2026-03-16,Wire,en\nb,2026-03,,\n",
            (Line(2, "a", date(2026, 3, 16), "Wire", "en"), Line(3, "b")),
            id="every column; of a month no day is known",
        ),
        pytest.param('Outlet, Address\n"Wire, The", a\n', (Line(2, "a", None, "Wire, The"),), id="any order, quoted commas"),
        pytest.param("\n# x\naddress,outlet\n\n# y\n,\na\n", (Line(7, "a"),), id="line numbers are those of the file"),
        pytest.param("address,published\na,\n", (Line(2, "a"),), id="an empty cell says nothing"),
        pytest.param("address,outlet\na\n", (Line(2, "a"),), id="a missing cell too"),
    ],
)
def test_lines_of_a_list(text: str, expected: tuple[Line, ...]) -> None:
    """In order, with what each says about its story."""
    assert listed(text).entries == expected
    assert listed(text).repeats == ()


@pytest.mark.parametrize(
    ("row", "address", "why"),
    [
        ("a,16.3.2026,,", "a", "'16.3.2026' is no date; write it as YYYY-MM-DD, or as YYYY-MM where only the month is known"),
        ("a,2026-02-30,,", "a", "'2026-02-30' is no date"),
        ("a,2026-13,,", "a", "'2026-13' is no date"),
        ("a,20260316,,", "a", "'20260316' is no date"),
        ("a,２０２６-03-16,,", "a", "is no date"),
        ("a,0000-01-01,,", "a", "'0000-01-01' is no date"),
        ("a,,Wire, The,en", "a", "it has 5 cells for 4 columns"),
        (",2026-03-16,,", "", "there is no address"),
        ("-,,,", "-", "standard input, which a list cannot give"),
    ],
)
def test_a_bad_line_is_its_own_failure(row: str, address: str, why: str) -> None:
    """The other lines stay."""
    entries = listed(f"address,published,outlet,language\n{row}\nz,,,\n", "list.csv").entries
    assert isinstance(entries[0], BadLine)
    assert (entries[0].number, entries[0].address) == (2, address)
    assert entries[0].why.startswith("line 2: ")
    assert why in entries[0].why
    assert entries[1:] == (Line(3, "z"),)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "list.csv holds no address; write one a line, or CSV with the columns address, published, outlet, language"),
        (b"\n \n# none\n", "list.csv holds no address"),
        (b"address,published\n", "list.csv holds no address"),
        (b"a\nb\n", "the first line of list.csv does not name a column address (it says 'a'); the columns are address,"),
        (b"address,date,who\na,,\n", "list.csv has the unknown columns 'date', 'who'; the columns are address,"),
        (b"address,url\na,b\n", "list.csv has the unknown column 'url'"),
        (b"address,outlet,outlet\na,,\n", "list.csv has the column outlet twice"),
        (b"address;published\na;2026-03-16\n", "does not name a column address (it says 'address;published')"),
        (b'address,outlet\na,"Wire"x\n', "list.csv is no CSV from line 2 on"),
        (b"\x7fELF\0\0\0", "list.csv is a program, not a list"),
        (b"address\na\0b\n", "list.csv is a binary file, not a list"),
        (b"%PDF-1.7\n", "not a list; give plain text with one address a line, or CSV"),
        ("address\na\n".encode("utf-16"), "list.csv is written in UTF-16; save it as UTF-8"),
        ("address\n新闻.txt\n".encode("gb18030"), "list.csv is not UTF-8 (line 2); save it as UTF-8"),
        (b"<!doctype html><p>a", "list.csv is a page, not a list"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(
    raw: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 2, and what to do."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_bytes(raw)
    with pytest.raises(ListError) as refused:
        read_list("list.csv")
    assert message in str(refused.value)
    assert run(["batch", "list.csv"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"factcheck: {refused.value} [bad-list]\n"


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    """Missing, a directory that is said to be a list, an address of another kind."""
    with pytest.raises(ListError, match=r"there is no list .*gone\.txt; check the path"):
        read_list(str(tmp_path / "gone.txt"))
    with pytest.raises(ListError, match="is a directory; give the file that holds the list"):
        read_list(str(tmp_path), kind="list")
    with pytest.raises(ListError, match=r"there is no list ftp://.*; the scheme is none that is read"):
        read_list("ftp://example.com/story")
    with pytest.raises(ListError, match="there is no list a\0b"):
        read_list("a\0b")


def test_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    """Spreadsheets write one."""
    place = tmp_path / "list.csv"
    place.write_bytes(b"\xef\xbb\xbfaddress\r\na\r\n")
    assert read_list(str(place)).entries == (Line(2, "a"),)


def test_repeated_addresses_are_taken_once() -> None:
    """With what the first line says; a line that could not be checked does not count as one."""
    found = listed("address,published\nb,soon\na,2026-03-16\na,2026-03-17\nb,\na,\n", "list.csv")
    assert found.entries[1:] == (Line(3, "a", date(2026, 3, 16)), Line(5, "b"))
    assert isinstance(found.entries[0], BadLine)
    assert found.repeats == (Repeat(4, 3, "a"), Repeat(6, 3, "a"))


def test_a_long_list_of_which_half_is_blank_or_repeated() -> None:
    """Ten thousand lines."""
    lines = [("", f"{n}.txt", "same.txt", f"{n}.html")[n % 4] for n in range(10_000)]
    found = listed("\n".join(lines))
    assert len(found.entries) == 5001
    assert len(found.repeats) == 2499
    assert found.repeats[0] == Repeat(7, 3, "same.txt")


def test_a_hundred_thousand_lines() -> None:
    """Of which a fifth repeats a file by a detour."""
    found = listed("\n".join(f"{'./' * (n // 80_000)}{n % 80_000}.html" for n in range(100_000)))
    assert (len(found.entries), len(found.repeats)) == (80_000, 20_000)
    assert found.repeats[-1] == Repeat(100_000, 20_000, "./19999.html")


# JSON Lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"address": "a"}\n\n{"address": "b"}', (Line(1, "a"), Line(3, "b")), id="an object a line"),
        pytest.param(
            '{"address": " 故事.txt ", "published": "2026-03-16", "outlet": "示例时报", "language": "zh"}\n',
            (Line(1, "故事.txt", date(2026, 3, 16), "示例时报", "zh"),),
            id="every field",
        ),
        pytest.param('{"address": "a", "published": null, "outlet": ""}', (Line(1, "a"),), id="null and empty say nothing"),
        pytest.param(
            '\ufeff# Monday\r\n{"address": "a", "published": "2026-03"}\r\n', (Line(2, "a"),), id="marks, comments, months"
        ),
    ],
)
def test_json_lines(text: str, expected: tuple[Line, ...]) -> None:
    """The fields of a table."""
    assert listed(text, "anything.txt").entries == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            '{"address": "b", "url": "c"}',
            "line 2 has the unknown field 'url'; the fields are address, published, outlet, language",
        ),
        ('{"outlet": "Wire"}', "line 2 has no field address"),
        ('{"address": 7}', "line 2 has a field address that is no text; put it between quotation marks"),
        ('{"address": "b", "published": 20260316}', "line 2 has a field published that is no text"),
        ('{"address": "b", "published": "soon"}', "line 2: 'soon' is no date"),
        ('{"address": "-"}', "line 2: - is standard input, which a list cannot give"),
        ('{"address": null}', "line 2: there is no address"),
        ('{"address": "b"', "line 2 is no JSON ("),
        ("https://example.com/b", "line 2 is no JSON ("),
        ('["b"]', 'line 2 is no object; write {"address": "…"}'),
        ("[" * 100_000, "line 2 is no JSON ("),
    ],
)
def test_a_bad_line_of_json_is_its_own_failure(line: str, why: str) -> None:
    """The other lines stay."""
    entries = listed(f'{{"address": "a"}}\n{line}\n{{"address": "z"}}\n').entries
    assert (entries[0], entries[2]) == (Line(1, "a"), Line(3, "z"))
    assert isinstance(entries[1], BadLine)
    assert entries[1].why.startswith(why)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{"url": "a"}',
            "list.jsonl is no list in JSON Lines: its first line has the unknown field 'url'; the fields are address,",
        ),
        ('{"outlet": "a"}', "its first line has no field address"),
        ("a.html\nb.html\n", "its first line is no JSON"),
        ("\n\n", 'list.jsonl holds no address; write an object a line, {"address": "…"}'),
        ("<html>", "list.jsonl is a page, not a list"),
    ],
)
def test_what_is_no_json_lines_is_refused(text: str, message: str) -> None:
    """By its first line."""
    with pytest.raises(ListError) as refused:
        listed(text, "list.jsonl")
    assert message in str(refused.value)
