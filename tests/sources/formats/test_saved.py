"""Saved files of every format, read as articles: what is in them, what they say of themselves, and what is refused."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from made import BODY, TITLE, URL, mhtml, page, pdf, warc
from pypdf import PdfWriter

from sources.errors import BadAddress, NoText, NotFound, SourceError, TooLarge, Unreadable
from sources.formats import formats
from sources.read import Given, read

HTML = "text/html; charset=utf-8"
OK = "200 OK"
MARCH_16 = date(2026, 3, 16)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, bytes], str]:
    def save(name: str, content: bytes) -> str:
        place = tmp_path / name
        place.write_bytes(content)
        return str(place)

    return save


Save = Callable[[str, bytes], str]


def test_each_format_is_recognised_by_no_other(saved: Save) -> None:
    """The content decides, whatever the name says."""
    samples = {
        "html": page(top=f"<!-- saved from url=(0046){URL} -->\n").encode(),
        "markdown": b"---\ntitle: Weekly\n---\nNine models.\n",
        "mhtml": mhtml(page().encode()),
        "pdf": pdf([["Nine models."]]),
        "warc": warc((URL, OK, HTML, page().encode())),
    }
    assert set(samples) == set(formats())
    for name, content in samples.items():
        from sources.format import Saved  # noqa: PLC0415

        given = Saved("sample.bin", ".bin", lambda content=content: io.BytesIO(content), content[:8192])
        assert [format_.name for format_ in formats().values() if format_.recognises(given)] == [name]


def test_no_suffix_belongs_to_two_formats() -> None:
    suffixes = [suffix for format_ in formats().values() for suffix in format_.suffixes]
    assert len(suffixes) == len(set(suffixes))


# Pages


@pytest.mark.parametrize("place", ["", f"<!-- saved from url=(0046){URL} -->\n"])
def test_a_saved_page_needs_nothing_of_its_folder(saved: Save, tmp_path: Path, place: str) -> None:
    path = saved("weekly.html", page(top=place).encode())
    alone = read(path).article
    folder = tmp_path / "weekly_files"
    folder.mkdir()
    (folder / "saved_resource.html").write_text(page("Another story", "99 trillion tokens"))
    beside = read(path).article
    assert beside == alone
    assert (alone.title, alone.published, alone.url) == (TITLE, MARCH_16, URL if place else "")
    assert BODY in alone.text
    with pytest.raises(NotFound, match=r"weekly_files is a directory; give .*weekly\.html\."):
        read(str(folder))


def test_a_page_saved_as_one_file_says_when(saved: Save) -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Mar 16 2026 10:30:00 GMT+0800 (China Standard Time)\n-->"
    article = read(saved("weekly.html", page(top=comment).encode())).article
    assert (article.url, article.fetched_at) == (URL, "2026-03-16T02:30:00Z")


# MHTML


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_a_web_archive_gives_its_page_and_no_other_part(saved: Save, charset: str) -> None:
    raw = mhtml(page().replace('<meta charset="utf-8">', "").encode(charset), charset)
    for name in ("weekly.mhtml", "weekly.mht", "weekly.txt"):
        article = read(saved(name, raw)).article
        assert (article.title, article.published, article.url) == (TITLE, MARCH_16, URL)
        assert (article.fetched_at, article.sha256) == ("2026-03-16T01:30:00Z", hashlib.sha256(raw).hexdigest())
        assert BODY in article.text
        assert "99 trillion" not in article.text


def test_a_web_archive_with_a_start_begins_there(saved: Save) -> None:
    raw = mhtml(page().encode()).replace(b"Snapshot-Content-Location: " + URL.encode() + b"\r\n", b"")
    assert "99 trillion" in read(saved("first.mht", raw)).article.text
    started = raw.replace(b'type="text/html";', b'type="text/html"; start="<main@mhtml>";')
    assert read(saved("start.mht", started)).article.title == TITLE


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda raw: raw.replace(b"text/html; charset", b"text/css; charset"), "without a page in it"),
        (lambda raw: raw[: raw.index(b"<main@mhtml>") + 300], "was cut off"),
    ],
)
def test_a_web_archive_without_its_page_is_unreadable(saved: Save, spoil: Callable[[bytes], bytes], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(saved("weekly.mhtml", spoil(mhtml(page().encode()))))


def test_a_web_archive_that_ends_behind_its_page_is_read(saved: Save) -> None:
    raw = mhtml(page().encode())
    assert read(saved("weekly.mhtml", raw[: raw.index(b"<chart@mhtml>") + 300])).article.title == TITLE


# Markdown and text

STORY = "## Ranking\n\n| model | trillion tokens |\n|---|---|\n| Quasar 7 | 1.75 |\n\n**Nine** models were named.\n"


@pytest.mark.parametrize("name", ["story.md", "story.markdown", "story.txt", "story"])
def test_front_matter_says_title_day_and_address(saved: Save, name: str) -> None:
    front = f'---\ntitle: "Quasar 7 leads"\ndate: 2026-03-16T08:12:00+08:00\ntags: [ranking]\nurl: {URL}\n---\n\n'
    article = read(saved(name, (front + STORY).encode())).article
    assert (article.title, article.published, article.url) == ("Quasar 7 leads", MARCH_16, URL)
    assert article.text == f"Quasar 7 leads\n\n{STORY}"
    assert article.sha256 == hashlib.sha256((front + STORY).encode()).hexdigest()
    said = Given(published=date(2026, 3, 20), url="https://example.org/own", title="Mine")
    own = read(str(article.path), said).article
    assert (own.title, own.published, own.url) == ("Mine", said.published, said.url)


def test_a_title_that_stands_in_the_text_is_not_said_twice(saved: Save) -> None:
    article = read(saved("story.md", f"---\ntitle: Ranking\npublished: 2026年3月16日\n---\n{STORY}".encode())).article
    assert (article.text, article.published) == (STORY, MARCH_16)


@pytest.mark.parametrize(
    "text", [STORY, "---\n\nNine models.\n\n---\n", "---\nNine: models\n---\ntext\n", "---\ntitle: open\n\n" + STORY]
)
def test_without_front_matter_a_text_stays_as_it_is(saved: Save, text: str) -> None:
    article = read(saved("story.md", text.encode())).article
    assert article.text == text
    assert article.published is None


# PDF


def test_lines_of_a_pdf_become_paragraphs(saved: Save) -> None:
    lines = [
        "Quasar 7 leads the ranking",
        "",
        "The nine models named in the chart of the week of March 9 processed 7.98 tril-",
        "lion tokens, and the largest of them 1.75 trillion. It has led the chart week-over-",
        "week since February.",
        "Four of the top five were of Chinese makers, said the compiler of the ranking, and",
        "nobody had seen that before.",
    ]
    article = read(saved("story.pdf", pdf([lines]))).article
    assert article.text.split("\n\n") == [
        "Quasar 7 leads the ranking",
        (
            "The nine models named in the chart of the week of March 9 processed 7.98 trillion tokens, and the largest of them "
            "1.75 trillion. It has led the chart week-over-week since February."
        ),
        "Four of the top five were of Chinese makers, said the compiler of the ranking, and nobody had seen that before.",
    ]
    assert (article.title, article.fetched_at) == ("Quasar 7 leads the ranking", "2026-03-16T00:12:00Z")
    assert article.published is None


def test_chinese_lines_are_joined_without_blanks_and_numbers_made_whole(saved: Save) -> None:
    lines = [
        "国产模型连续两周领先",
        "2026年3月16日 08:12",
        "　　榜单显示，3月9日至3月15日这一周，前五名里有四款国产模型，合计4.",
        "13万亿Token，其中排名第一的模型处理了1.75万亿，排名第二的处理了1",
        ".34万亿，两者都来自中国公司。",
        "　　这是连续第二周领先。",
    ]
    article = read(saved("story.pdf", pdf([lines]))).article
    assert article.text.split("\n\n") == [
        "国产模型连续两周领先",
        "2026年3月16日 08:12",
        (
            "榜单显示，3月9日至3月15日这一周，前五名里有四款国产模型，合计4.13万亿Token，其中排名第一的模型处理了1.75万亿，"
            "排名第二的处理了1.34万亿，两者都来自中国公司。"
        ),
        "这是连续第二周领先。",
    ]
    assert (article.language, article.published) == ("zh", MARCH_16)


def test_what_stands_on_every_page_is_not_of_the_story(saved: Save) -> None:
    """A paragraph goes on over the end of a page."""
    head = "Example Times, March 16"
    pages = [
        [head, "The chart of the week names nine models, and all of the others are", "3/16/26, 8:12 AM", "example.com 1/2"],
        [head, "counted together in one row, as they were in every week before it.", "3/16/26, 8:12 AM", "example.com 2/2"],
    ]
    assert read(saved("story.pdf", pdf(pages))).article.text == (
        "The chart of the week names nine models, and all of the others are "
        "counted together in one row, as they were in every week before it."
    )


def test_rows_of_a_table_are_of_the_story(saved: Save) -> None:
    """They differ in their numbers as page numbers do, but those do not count the pages."""
    assert read(saved("story.pdf", pdf([["Quasar 1.75"], ["Quasar 1.34"]]))).article.text == "Quasar 1.75 Quasar 1.34"


def test_what_a_pdf_draws_is_read_as_what_is_meant(saved: Save) -> None:
    """Browsers print Chinese in the radicals that look alike, and join the letters of f and i."""
    lines = ["⻚⾯榜⾸：连续⼆周位列第⼀", "Step 3.5 Flash has led for ﬁve weeks"]
    article = read(saved("story.pdf", pdf([lines]))).article
    assert "页面榜首：连续二周位列第一" in article.text
    assert "for five weeks" in article.text


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("国产模型领先 - 示例时报", "国产模型领先 - 示例时报"),
        ("story.docx", "首页 人工智能"),
        ("", "首页 人工智能"),
        ("首页", "首页 人工智能"),
    ],
)
def test_the_title_of_a_pdf_must_stand_in_it(saved: Save, said: str, title: str) -> None:
    lines = ["首页 人工智能", "国产模型领先", "榜单前五名里有四款国产模型。"]
    assert read(saved("story.pdf", pdf([lines], title=said))).article.title == title


@pytest.mark.parametrize("made", ["D:20269916", "yesterday", "D:99991231235959-14'00'"])
def test_a_date_that_is_none_does_not_stop_a_pdf(saved: Save, made: str) -> None:
    article = read(saved("story.pdf", pdf([["Nine models were named."]], made=made))).article
    assert (article.text, article.fetched_at) == ("Nine models were named.", "")


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf([["Nine models were named in the chart."]])))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_opens_without_a_password_is_read(saved: Save) -> None:
    assert read(saved("story.pdf", locked(""))).article.text == "Nine models were named in the chart."


@pytest.mark.parametrize(
    ("raw", "error", "said"),
    [
        (locked("secret"), Unreadable, "locked with a password; print it into a new PDF"),
        (pdf([[], []]), NoText, "without text, perhaps scanned; copy the story out of it"),
        (pdf([["Nine models."]])[:200], Unreadable, "is damaged"),
        (b"%PDF-1.7 ...", Unreadable, "is damaged"),
        (pdf([["Nine models."]]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]"), Unreadable, "is damaged"),
        (pdf([["One line."]] * 201), TooLarge, "PDF of 201 pages"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(
    saved: Save, capfd: pytest.CaptureFixture[str], raw: bytes, error: type[SourceError], said: str
) -> None:
    """And the reader's own complaints stay with it."""
    with pytest.raises(error, match=said):
        read(saved("story.pdf", raw))
    assert capfd.readouterr() == ("", "")


# WARC


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_of_one_page_gives_that(saved: Save, compressed: bool) -> None:
    body = page().encode()
    raw = warc(
        ("https://example.cn/short", "301 Moved", HTML, b"<html>moved</html>"),
        (URL, OK, HTML, body),
        ("https://news.example.cn/chart.png", OK, "image/png", b"\x89PNG"),
        ("https://news.example.cn/gone", "404 Not Found", HTML, b"<html>gone</html>"),
        at=[datetime(2026, 3, 16, 3, minute, tzinfo=UTC) for minute in range(4)],
        compressed=compressed,
    )
    article = read(saved("own.warc.gz" if compressed else "own.warc", raw)).article
    assert (article.title, article.url, article.published) == (TITLE, URL, MARCH_16)
    assert (article.fetched_at, article.sha256) == ("2026-03-16T03:01:00Z", hashlib.sha256(body).hexdigest())
    assert BODY in article.text


def test_an_archive_of_several_pages_asks_which(saved: Save) -> None:
    other = "https://news.example.cn/2026-03-17/other.html"
    raw = warc(
        (URL, OK, HTML, page().encode()),
        (other, OK, "text/plain; charset=gbk", "另一篇：日榜更新".encode("gbk")),
        (URL, OK, HTML, page("Later", "The figures of this page were corrected.").encode()),
        at=[datetime(2026, 3, day, tzinfo=UTC) for day in (16, 17, 18)],
    )
    path = saved("own.warc.gz", raw)
    with pytest.raises(
        Unreadable, match=r"of 2 pages; choose one: .*own\.warc\.gz#https://news\.example\.cn/2026-03-16/weekly\.html, "
    ):
        read(path)
    assert read(f"{path}#{other}").article.text == "另一篇：日榜更新"
    latest = read(f"{path}#{URL}").article
    assert (latest.title, latest.path, latest.fetched_at) == ("Later", f"{path}#{URL}", "2026-03-18T00:00:00Z")
    with pytest.raises(NotFound, match=r"has no page https://example\.org/none; it has "):
        read(f"{path}#https://example.org/none")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda raw: raw[:-40], "cut off within https://news.example.cn/2026-03-16/weekly.html"),
        (lambda raw: raw[: len(raw) // 2] + bytes(40) + raw[len(raw) // 2 + 40 :], "damaged"),
        (lambda _: warc((URL, "500 Error", HTML, b"<html></html>")), "without a page in it"),
    ],
)
def test_an_archive_that_cannot_be_read_says_why(saved: Save, spoil: Callable[[bytes], bytes], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(saved("own.warc.gz", spoil(warc((URL, OK, HTML, page().encode())))))


def test_only_an_archive_holds_several_pages(saved: Save) -> None:
    path = saved("story.txt", b"Nine models were named.")
    with pytest.raises(BadAddress, match=r"holds one story; give it without the #"):
        read(f"{path}#{URL}")
    with pytest.raises(NotFound, match="There is no file"):
        read(f"{path}.none#{URL}")


# From standard input, and at what price


@pytest.mark.parametrize("raw", [pdf([["Nine models were named."]]), warc((URL, OK, "text/plain", b"Nine models were named."))])
def test_standard_input_is_recognised_too(raw: bytes) -> None:
    article = read("-", stdin=io.BytesIO(raw)).article
    assert (article.text, article.path) == ("Nine models were named.", "-")


def test_a_text_loads_none_of_the_readers(saved: Save) -> None:
    path = saved("story.txt", b"Nine models were named.")
    code = (
        f"import sys; from sources.read import read; read({path!r}); "
        "sys.exit(any(name in sys.modules for name in ('pypdf', 'fastwarc', 'trafilatura', 'httpx2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
