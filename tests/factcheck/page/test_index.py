"""The index of a batch: its files, what a reader finds on them, and that they neither run nor load anything."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from factcheck.interface import languages
from factcheck.page.index import Batch, Cited, Row, Unread, cited, index, is_sheet_name, row
from factcheck.page.index.batch import merged
from factcheck.page.template import source
from factcheck.publication import Publication
from factcheck.report import Report
from factcheck.vocabulary import Verdict

Sample = Callable[[str], Report]
ORDERS = ["index-by-verdict.html", "index-by-date.html", "index-by-outlet.html", "index.html"]
MEGABYTE = 1_000_000
LEVEL = re.compile(r"^h[1-6]$")


def sheets(batch: Batch, language: str = "en", templates: Path | None = None) -> dict[str, str]:
    """The files of an index by their names."""
    return {sheet.name: sheet.html for sheet in index(batch, language, templates)}


def soup(html: str) -> BeautifulSoup:
    """A page, parsed."""
    return BeautifulSoup(html, "lxml")


def stories(html: str) -> list[str]:
    """The pages that the rows of a page lead to."""
    start = html.find('<table class="stories">')
    return re.findall(r'<th scope="row"><a href="([^"]+)"', html[start : html.find("</table>", start)])


def described(element: Tag) -> str:
    """Its text on one line."""
    return " ".join(element.text.split())


# The files


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["index", "index-by-verdict", "index-shared"])
def test_golden(name: str, language: str, batch: Batch, golden: Callable[[str, str], None]) -> None:
    """Byte for byte."""
    golden(f"{name}.{language}.html", sheets(batch, language)[f"{name}.html"])


def test_the_front_door_is_made_last(batch: Batch) -> None:
    """While it is missing the batch has not ended; all bear names that can be told from those of stories."""
    names = list(sheets(batch))
    assert names == ["index-shared.html", *ORDERS]
    assert all(map(is_sheet_name, names))
    assert not is_sheet_name("index-0123abcd.html")
    assert not is_sheet_name("index-12345678.html")


def test_the_same_batch_gives_the_same_bytes(batch: Batch) -> None:
    """Twice."""
    assert sheets(batch) == sheets(batch)


@pytest.mark.parametrize("language", languages())
def test_structure_of_every_page(language: str, batch: Batch) -> None:
    """Its language, one h1, no level skipped, unique ids, no link that leads nowhere, a head over every column."""
    made = sheets(batch, language)
    for name, html in made.items():
        page = soup(html)
        assert page.html is not None
        assert page.html["lang"] == {"en": "en", "zh": "zh-Hans"}[language]
        levels = [int(heading.name[1]) for heading in page.find_all(LEVEL)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
        ids = [str(element["id"]) for element in page.select("[id]")]
        assert len(ids) == len(set(ids))
        links = [str(link["href"]) for link in page.select("a[href]")]
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
        assert {link for link in links if is_sheet_name(link)} <= set(made), name
        assert len(page.find_all("main")) == 1
        for element in page.select("[aria-labelledby]"):
            assert str(element["aria-labelledby"]) in ids
        for table in page.find_all("table"):
            columns = len(table.select("thead th[scope=col]"))
            assert {len(row.find_all(["th", "td"])) for row in table.select("tbody tr")} == {columns}
            assert all(len(row.select("th[scope=row]")) == 1 for row in table.select("tbody tr"))


def test_a_page_runs_nothing_and_loads_nothing(batch: Batch) -> None:
    """Its policy allows its own style and no more; no handler, no form, no address that runs; hostile text is text."""
    for html in sheets(batch).values():
        page = soup(html)
        assert page.find_all(["script", "link", "img", "iframe", "object", "embed", "base", "form"]) == []
        assert [
            name for element in page.find_all(True) for name in element.attrs if name.startswith("on") or name == "style"
        ] == []
        assert {str(link["href"]).split(":")[0] for link in page.select("a[rel]")} <= {"https", "http"}
        assert 'href="javascript' not in html
        assert "\x1b" not in html
        style = html[html.index("<style>") + len("<style>") : html.index("</style>")]
        assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in html
        assert "default-src 'none'" in html


# The stories


def test_a_row_tells_the_story(batch: Batch) -> None:
    """Outlet, day, title, breath, counts, JSON; a day that is none stands as it is printed."""
    rows = soup(sheets(batch)["index.html"]).select(".stories tbody tr")
    outlet, title, told, *counts, data = [described(cell) for cell in rows[0].find_all(["td", "th"])]
    assert outlet == "Harbour Wire 18 March 2026"
    assert rows[0].time is not None
    assert rows[0].time["datetime"] == "2026-03-18"
    assert title == batch.rows[0].title
    assert told == batch.rows[0].breath["en"]
    assert [int(re.findall(r"\d+", cell)[0]) for cell in counts] == [batch.rows[0].counts[verdict] for verdict in Verdict]
    assert counts[2].endswith(" contradicted")
    assert data == "JSON"
    assert described(rows[2].find_all("td")[0]) == "–"
    assert described(rows[4].find_all("td")[0]) == 'Quay" onload="x <b>soon</b>'


def test_titles_have_their_language(batch: Batch) -> None:
    """Where it is not that of the page and is a code."""
    titles = [link.get("lang") for link in soup(sheets(batch)["index.html"]).select(".stories th a")]
    assert titles == [None, "zh", batch.rows[2].language if batch.rows[2].language != "en" else None, None, None]


@pytest.mark.parametrize(
    ("sheet", "order"),
    [
        pytest.param("index.html", [0, 1, 2, 3, 4], id="as listed"),
        pytest.param("index-by-date.html", [0, 3, 1, 2, 4], id="newest first, undated last"),
        pytest.param("index-by-outlet.html", [0, 4, 3, 1, 2], id="by outlet, without one last"),
    ],
)
def test_orders(sheet: str, order: list[int], batch: Batch) -> None:
    """Each is a file of its own, linked from every other; the one that is open is marked."""
    html = sheets(batch)[sheet]
    assert stories(html) == [f"{n}.html" for n in order]
    links = soup(html).select(".orders a")
    assert sorted(str(link["href"]) for link in links) == sorted(ORDERS)
    assert [str(link["href"]) for link in links if link.get("aria-current") == "page"] == [sheet]


@pytest.mark.parametrize(
    ("counts", "order"),
    [
        (((9, 0, 0, 0), (0, 0, 1, 0), (0, 5, 0, 0)), [1, 2, 0]),
        (((0, 0, 1, 0), (0, 0, 2, 0), (0, 1, 1, 0)), [1, 2, 0]),
        (((0, 0, 0, 0), (1, 0, 0, 0), (0, 0, 0, 1)), [2, 1, 0]),
        (((1, 0, 0, 0), (2, 0, 0, 0), (1, 0, 0, 0)), [0, 1, 2]),
    ],
)
def test_most_contradicted_first(counts: tuple[tuple[int, ...], ...], order: list[int], batch: Batch) -> None:
    """Then what needs context, then what is unproven, then what holds; stories without a figure last; equals as listed."""
    rows = [replace(batch.rows[n], counts=dict(zip(Verdict, each, strict=True))) for n, each in enumerate(counts)]
    assert stories(sheets(Batch(rows))["index-by-verdict.html"]) == [f"{n}.html" for n in order]


def test_a_time_of_day_orders_stories_of_one_day(batch: Batch) -> None:
    """Newest first."""
    moments = ("2026-03-16T09:00:00+08:00", "2026-03-16T01:30:00+00:00", "2026-03-16T11:00:00+09:00")
    rows = [replace(batch.rows[n], publication=Publication.told("2026-03-16", moment)) for n, moment in enumerate(moments)]
    assert stories(sheets(Batch(rows))["index-by-date.html"]) == ["2.html", "1.html", "0.html"]


def test_what_people_decided_and_what_is_kept_back(batch: Batch) -> None:
    """A count beside the breath; no link to a JSON that is not to be published."""
    rows = [replace(batch.rows[0], decided=1), replace(batch.rows[1], decided=3), replace(batch.rows[2], data="")]
    told = soup(sheets(Batch(rows))["index.html"]).select(".stories tbody tr")
    assert [described(small) for row in told for small in row.select("td + th + td small")] == [
        "People have decided 1 finding.",
        "People have decided 3 findings.",
    ]
    assert [described(row.find_all("td")[-1]) for row in told] == ["JSON", "JSON", "–"]


def test_names_of_files_are_quoted_and_long_texts_cut(sample: Sample) -> None:
    """A file's name is no markup; a title of any length is a line."""
    found = sample("story-en")
    long = replace(found, article=replace(found.article, title="word " * 400, outlet="o" * 500, published="x" * 500))
    made = row(long, 'a "b"#?.html', "")
    assert made.page == "a%20%22b%22%23%3F.html"
    assert made.data == ""
    assert (len(made.title), made.title[-1], len(made.outlet), len(made.published)) == (240, "…", 80, 80)
    assert all(len(told) <= 700 for told in made.breath.values())


@pytest.mark.parametrize("language", languages())
def test_a_batch_of_nothing(language: str) -> None:
    """Says so; no table, no filter, no section."""
    made = sheets(Batch(()), language)
    assert list(made) == ORDERS
    page = soup(made["index.html"])
    assert page.find_all(["table", "fieldset"]) == []
    assert {"en": "No story could be checked.", "zh": "没有一篇报道得以核查。"}[language] in page.text


# Filters


def test_filters_find_what_they_count(batch: Batch) -> None:
    """Every button has a label with its number, and so many rows have its class; nothing is filtered at first."""
    page = soup(sheets(batch)["index.html"])
    groups = page.select(".filters fieldset")
    assert [described(group.legend) for group in groups if group.legend] == ["Verdicts", "Language", "Outlet"]
    for group in groups:
        everything, *choices = group.find_all("label")
        assert described(everything) == "all 5"
        assert everything.input is not None
        assert everything.input.has_attr("checked")
        for label in choices:
            assert label.input is not None
            assert not label.input.has_attr("checked")
            mark = str(label.input["id"]).removeprefix("only-")
            assert len(page.select(f".stories tbody tr.{mark}")) == int(described(label).split()[-1]) > 0
    found = [described(label) for label in groups[0].find_all("label")]
    assert found == [
        "all 5",
        "✗ something contradicted 3",
        "≈ something that needs context 3",
        "? something unproven 4",
        "no figure to check 1",
    ]


def test_the_style_sheet_knows_every_class_of_the_filters() -> None:
    """None could be chosen in vain."""
    style = source("index.css") or ""
    for mark in ["x", "h", "q", "k", "z", *(f"{letter}{n}" for letter in "lo" for n in range(8))]:
        assert f"main:has(#only-{mark}:checked) .stories tbody tr:not(.{mark})" in style


def test_a_group_that_tells_nothing_apart_is_left_out(batch: Batch) -> None:
    """One language; more outlets than make a filter; and where no filter is left there is none."""
    many = [replace(batch.rows[0], outlet=f"Outlet {n}", page=f"{n}.html") for n in range(9)]
    legends = [legend.text for legend in soup(sheets(Batch(many))["index.html"]).find_all("legend")]
    assert legends == []
    eight = soup(sheets(Batch(many[:8]))["index.html"])
    assert [legend.text for legend in eight.find_all("legend")] == ["Outlet"]
    same = [replace(each, outlet="Wire" if n % 2 else "WIRE") for n, each in enumerate(many)]
    assert soup(sheets(Batch(same))["index.html"]).find_all("legend") == []


def test_filters_are_hidden_where_they_cannot_work(batch: Batch) -> None:
    """The attribute hides them; the style sheet shows them to browsers that can filter."""
    filters = soup(sheets(batch)["index.html"]).select_one(".filters")
    assert filters is not None
    assert filters.has_attr("hidden")
    assert "@supports selector(:has(a)) { .filters[hidden] { display: flex;" in (source("index.css") or "")


# Pages


@pytest.fixture
def thousands(batch: Batch) -> Callable[[int], Batch]:
    """A batch of so many stories, of all samples in turn."""

    def made(n: int) -> Batch:
        rows: list[Row] = [
            replace(batch.rows[at % 4], page=f"{at}.html", data=f"{at}.json", outlet=f"Outlet {at % 7}") for at in range(n)
        ]
        return replace(batch, rows=rows)

    return made


def test_a_thousand_stories_are_one_page_under_two_megabytes(thousands: Callable[[int], Batch]) -> None:
    """In every order and in both languages."""
    for language in languages():
        made = sheets(thousands(1000), language)
        assert list(made) == ["index-shared.html", *ORDERS]
        assert max(len(html.encode()) for html in made.values()) < 2 * MEGABYTE
        assert len(stories(made["index.html"])) == 1000


def test_more_are_paged(thousands: Callable[[int], Batch]) -> None:
    """Each story once, in order; pages link to each other; sections stand on the first; the caption says which stories these are."""
    made = sheets(thousands(2001))
    names = ["index.html", "index-2.html", "index-3.html"]
    assert [name for name in made if name.startswith("index-by-date")] == [
        "index-by-date-3.html",
        "index-by-date-2.html",
        "index-by-date.html",
    ]
    assert list(made)[-1] == "index.html"
    assert [story for name in names for story in stories(made[name])] == [f"{n}.html" for n in range(2001)]
    second = soup(made["index-2.html"])
    assert [str(link["href"]) for link in second.select(".leaves")[0].find_all("a")] == ["index.html", *names, "index-3.html"]
    assert [str(link["href"]) for link in second.select('.leaves [aria-current="page"]')] == ["index-2.html"] * 2
    assert second.caption is not None
    assert second.caption.text == "1001 – 2000 of 2001, as listed"
    assert second.title is not None
    assert second.title.text == "2001 stories checked · as listed · page 2 · factcheck"
    sections = [re.findall(r'<section id="(\w+)"', made[name]) for name in names]
    assert sections == [["stories", "outlets", "shared", "unread"], ["stories"], ["stories"]]


def test_heavy_stories_make_shorter_pages(batch: Batch) -> None:
    """However much they hold, no page passes two megabytes and none is lost."""
    heavy = replace(batch.rows[0], title='"' * 240, breath={"en": "'" * 700}, outlet="\u202e" * 80)
    rows = [replace(heavy, page=f"{n}.html") for n in range(600)]
    unread = [Unread("https://x.example/" + '"' * 300, "blocked", '"' * 600) for _ in range(900)]
    made = sheets(Batch(rows, unread, batch.shared * 40))
    assert max(len(html.encode()) for html in made.values()) < 2 * MEGABYTE
    listed = [
        story
        for name in sorted(made, key=lambda name: (len(name), name))
        if re.fullmatch(r"index(-\d)?\.html", name)
        for story in stories(made[name])
    ]
    assert listed == [f"{n}.html" for n in range(600)]
    told = [name for name in made if name.startswith("index-unread")]
    assert sum(len(soup(made[name]).select(".unread tbody tr")) for name in told) == 900


# What stands beside the stories


def test_outlets_are_summed(batch: Batch) -> None:
    """Most stories first, however they are capitalised; what names none comes last."""
    rows = [replace(batch.rows[0], outlet=outlet) for outlet in ("", "B", "wire", "Wire", "", "")]
    table = soup(sheets(Batch(rows))["index.html"]).select("#outlets tbody tr")
    counts = batch.rows[0].counts
    told = [[re.sub(r"^\D+ ", "", described(cell)) for cell in row.find_all(["th", "td"])] for row in table]
    assert told == [
        ["wire", "2", *(str(2 * counts[verdict]) for verdict in Verdict)],
        ["B", "1", *(str(counts[verdict]) for verdict in Verdict)],
        ["named", "3", *(str(3 * counts[verdict]) for verdict in Verdict)],
    ]


def test_failures_say_what_to_do(batch: Batch) -> None:
    """A name, an advice, the error's own words and its slug; a later version's slug stands for itself."""
    rows = soup(sheets(batch)["index.html"]).select(".unread tbody tr")
    assert [[described(cell) for cell in row.find_all(["th", "b", "small"])] for row in rows] == [
        ["https://news.example/locked", "programs kept out", "the site keeps programs out (403 with a challenge) blocked"],
        ["javascript:alert(1)", "not a web address", "javascript:alert(1) is no web address bad-address"],
        ["saved/页.html", "moon-phase", "the moon\\x1b[31m is full moon-phase"],
    ]
    advice = "not a web address: Give an address that begins with http:// or https://. javascript:alert(1) is no web address bad-address"
    assert described(rows[1].find_all("td")[0]) == advice
    assert [[str(link["href"]) for link in row.find_all("a")] for row in rows] == [["https://news.example/locked"], [], []]


def test_an_address_that_nobody_would_fetch_is_no_link() -> None:
    """It is cut, and a cut address leads elsewhere."""
    long = "https://x.example/" + "a" * 3000
    (row,) = soup(sheets(Batch((), [Unread(long, "bad-address", "too long")]))["index.html"]).select(".unread tbody tr")
    assert row.find_all("a") == []
    assert row.th is not None
    assert len(row.th.text) == 300


def test_the_citation_and_the_licences(batch: Batch, sample: Sample) -> None:
    """Once, however many stories owe it; an address that runs is no link."""
    board = sample("story-en").board
    footer = soup(sheets(batch)["index.html"]).footer
    assert footer is not None
    assert described(footer).count(board.citation) == 1
    owed = cited(sample("story-en"))
    both = merged([owed, replace(owed, licences=("CC BY 4.0",)), Cited("Other", "javascript:x", "By others", ())])
    assert [(one.label, one.licences) for one in both] == [
        (owed.label, tuple(sorted({*owed.licences, "CC BY 4.0"}))),
        ("Other", ()),
    ]
    page = soup(sheets(Batch((), cited=both))["index.html"])
    assert [str(link["href"]) for link in page.select(".citation a")] == [board.address]


# A desk's own


def test_a_template_of_ones_own(batch: Batch, tmp_path: Path) -> None:
    """One piece is replaced and the rest stays; a style sheet of one's own comes into the policy."""
    (tmp_path / "index_failure.html.j2").write_text("<tr><td>{{ address }}</td></tr>\n")
    (tmp_path / "index.css").write_text(".index { color: red }\n")
    page = soup(sheets(batch, templates=tmp_path)["index.html"])
    assert [described(row) for row in page.select(".unread tbody tr")] == [unread.address for unread in batch.unread]
    assert len(page.select(".stories tbody tr")) == 5
    assert page.style is not None
    assert ".index{color:red}" in page.style.text
