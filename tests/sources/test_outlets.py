"""Every outlet's profile against pages built like the outlet's: NAME.html, and in NAME.toml what is to be read from it.

The pages are our own, with invented stories and the traps of the outlet in them. What they cannot show is whether the outlet
still builds its pages so.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import msgspec
import pytest

from sources.article import Account, RuleCount
from sources.decode import decode
from sources.errors import BadProfile, SourceError
from sources.outlet import AGREEMENT, overlap
from sources.page import parse
from sources.profile import OUTLETS, profile_for, profiles
from sources.profiled import Profiled, apply
from sources.read import Given, Read, read

PAGES = Path(__file__).parent / "outlets"


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be read from a page, or the slug of the error that it must end in. `published` is that of the profile, if it
    has one; `missed` are fields that this page does not show as the profile expects."""

    profile: str
    url: str
    title: str = ""
    published: str = ""
    outlet: str = ""
    source: str = ""
    author: str = ""
    reader: str = ""
    agreed: bool | None = None
    confidence: str = ""
    missed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    text: str = ""
    error: str = ""


def expected(path: Path) -> Expected:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), type=Expected)


CASES = {path.stem: expected(path) for path in sorted(PAGES.glob("*.toml"))}
STORIES = [name for name, case in CASES.items() if not case.error]


def by_profile(name: str, folder: Path = OUTLETS) -> Profiled:
    case = CASES[name]
    page = decode((PAGES / f"{name}.html").read_bytes()).text
    profile = profile_for(case.url, page, folder=folder)
    assert profile is not None
    return apply(profile, parse(page), case.url)


def as_article(name: str, url: str = "") -> Read:
    return read(str(PAGES / f"{name}.html"), Given(url=url or CASES[name].url))


def changed(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A copy of a page with some of its text replaced."""
    text = decode((PAGES / f"{name}.html").read_bytes()).text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / f"{name}.html"
    path.write_text(text, "utf-8")
    return path


def test_every_outlet_has_a_page_and_every_page_an_outlet() -> None:
    """A profile without a page is a guess; the registry finds what lies in the folder and nothing else."""
    assert {case.profile for case in CASES.values()} == {path.stem for path in OUTLETS.glob("*.toml")}
    assert {path.stem for path in PAGES.glob("*.html")} == set(CASES)
    assert {profile.name for profile in profiles()} == {case.profile for case in CASES.values()}


def test_no_profile_claims_to_be_verified() -> None:
    """Nobody here has seen a live page; who holds one against its profile sets this to true and changes this line."""
    assert [profile.name for profile in profiles() if profile.verified] == []


@pytest.mark.parametrize("name", STORIES)
def test_the_article_is_read_as_expected(name: str) -> None:
    """Text with its tables and lists in order, title, day, outlet, and how far to trust it."""
    case, found = CASES[name], as_article(name)
    article = found.article
    assert article.text == case.text.removeprefix("\n")
    assert (article.title, article.outlet) == (case.title, case.outlet)
    assert (article.published.isoformat() if article.published else "") == case.published[:10]
    assert (article.author, article.claimed_source) == (case.author, case.source)
    assert article.reading is not None
    rules, account = article.reading.rules, article.reading
    assert account == Account(case.reader, case.agreed, verified=False, confidence=case.confidence, rules=rules)
    assert found.remarks == case.remarks


@pytest.mark.parametrize("name", STORIES)
def test_the_profile_itself_finds_the_moment_and_says_what_it_missed(name: str) -> None:
    """To the minute and with the zone, where the profile has found a date."""
    case, found = CASES[name], by_profile(name)
    assert found.profile.name == case.profile
    assert found.missed == case.missed
    if "published" not in case.missed:
        assert found.published is not None
        assert found.published.isoformat() == case.published


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.error])
def test_a_page_without_a_readable_story_is_an_error_with_a_way_out(name: str) -> None:
    """Encrypted state is respected: what else the page shows is not taken for the story."""
    with pytest.raises(SourceError) as caught:
        as_article(name)
    assert caught.value.slug == CASES[name].error
    assert CASES[name].url in str(caught.value)
    assert "save the page" in str(caught.value)
    assert "--text" in str(caught.value)


def test_the_pages_are_in_the_charsets_that_they_stand_for() -> None:
    """The old page of 163 is no UTF-8."""
    with pytest.raises(UnicodeDecodeError):
        (PAGES / "163_2019.html").read_bytes().decode("utf-8")


# When a profile does not fit


def test_a_rebuilt_page_is_left_to_the_generic_reader_and_said_so(tmp_path: Path) -> None:
    """The text is the same, the confidence is not, and the count says which rule to look at."""
    path = changed(tmp_path, "stcn", ("detail-content", "article-body"))
    found = read(str(path), Given(url=CASES["stcn"].url))
    account = found.article.reading
    assert account is not None
    assert (account.reader, account.agreed, account.verified, account.confidence) == ("generic", True, False, "medium")
    assert RuleCount("body", "div.detail-content", 0) in account.rules
    assert RuleCount("title", "div.detail-title", 1) in account.rules
    assert found.remarks == ("profile-missed",)
    assert "1 | 海燕三号 | 2.36" in found.article.text


def test_a_profile_that_points_at_the_wrong_part_is_not_trusted(tmp_path: Path) -> None:
    """The body's class on another story's teaser: the generic readers do not find that one, and it is said."""
    teaser = '<div class="detail-content"><p>某券商研报认为，算力需求将增长35%，电力成为瓶颈。</p></div>'
    path = changed(
        tmp_path, "stcn", ('class="detail-content"', 'class="body"'), ('<div class="hot">', f'{teaser}<div class="hot">')
    )
    found = read(str(path), Given(url=CASES["stcn"].url))
    account = found.article.reading
    assert account is not None
    assert (account.reader, account.agreed, account.confidence) == ("profile:stcn", False, "low")
    assert found.remarks == ("profile-unverified", "readers-disagree")


def test_a_page_of_an_unknown_outlet_is_read_generically() -> None:
    """The page of an outlet under another address: no profile, no health, no verification to speak of."""
    account = as_article("stcn", "https://news.example.cn/1").article.reading
    assert account == Account("generic", agreed=True, verified=None, confidence="high")


def test_state_of_another_story_is_not_this_one(tmp_path: Path) -> None:
    """Pages preload other stories: the id must be that of the address."""
    path = changed(tmp_path, "36kr", ('"itemId": 3700000000000001', '"itemId": 3700000000000009'))
    article = read(str(path), Given(url=CASES["36kr"].url)).article
    assert "2.21万亿Token" not in article.text
    assert article.reading is not None
    assert RuleCount("state", "id", 0) in article.reading.rules
    assert article.reading.confidence != "high"


@pytest.mark.parametrize("state", ["{", '{"a": ', "[" * 200_000, "null", "{}"], ids=["cut", "cut-value", "deep", "null", "empty"])
def test_a_broken_state_is_no_state(tmp_path: Path, state: str) -> None:
    """Truncated, hostile or empty JSON: the rules miss, the DOM rule of the saved page still hits."""
    old = '{"state":"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ","isEncrypt":true}'
    path = changed(tmp_path, "36kr_saved", (old, state))
    account = read(str(path), Given(url=CASES["36kr_saved"].url)).article.reading
    assert account is not None
    assert account.reader == "profile:36kr"


def test_furniture_is_counted() -> None:
    """What was dropped is part of the health of a profile."""
    counted = {(count.field, count.rule): count.hits for count in by_profile("sina").rules}
    assert counted["drop", ".app-kaihu-qr"] == 1
    assert counted["drop", "p.show_author"] == 1
    assert counted["drop", ".tech-quotation"] == 0
    assert counted["body", "#artibody"] == 7
    assert ("body", "#article") not in counted


def test_what_is_dropped_is_not_found_again(tmp_path: Path) -> None:
    """A teaser of the body's own class inside dropped furniture is no part of the story."""
    teaser = '<div class="app-kaihu-qr"><div id="artibody"><p>另一篇报道称用量为99万亿。</p></div>'
    path = changed(tmp_path, "sina", ('<div class="app-kaihu-qr">', teaser))
    article = read(str(path), Given(url=CASES["sina"].url)).article
    assert "99万亿" not in article.text
    assert article.text == CASES["sina"].text.removeprefix("\n")


def test_the_tree_of_the_page_stays_as_it_is_and_blocks_point_into_it() -> None:
    """Paragraphs can be placed on the page: their elements are those of its tree, furniture dropped or not."""
    page = (PAGES / "sina.html").read_text("utf-8")
    root, untouched = parse(page), parse(page)
    profile = profile_for(CASES["sina"].url)
    assert profile is not None
    blocks = apply(profile, root, CASES["sina"].url).blocks
    tree, other = root.getroottree(), untouched.getroottree()
    assert [element.attrib for element in root.iter("*")] == [element.attrib for element in untouched.iter("*")]
    for block in blocks:
        (same,) = other.xpath(tree.getpath(block.element))
        assert block.text in "".join(same.itertext())


def test_pages_may_nest_as_deep_as_they_like() -> None:
    """Beyond what libxml2 keeps, what is kept is read."""
    profile = profile_for(CASES["stcn"].url)
    assert profile is not None
    for depth in (200, 5000):
        page = f"<html><body>{'<div>' * depth}<div class='detail-content'><p>海燕三号居首。</p></div>{'</div>' * depth}</body></html>"
        found = apply(profile, parse(page), CASES["stcn"].url)
        assert found.text in ("海燕三号居首。", "")
    assert "海燕三号居首。" in apply(profile, parse(page.replace("<div>" * 4900, "")), CASES["stcn"].url).text


# Which profile


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.stcn.com/article/detail/1.html", "stcn"),
        ("http://STCN.com:80/article/detail/1.html?x=1#top", "stcn"),
        ("https://www.stcn.com./article/detail/1.html", "stcn"),
        ("https://www.stcn.com/article/list.html?type=yw", None),
        ("https://www.stcn.com.example.org/article/detail/1.html", None),
        ("https://example.org/?u=https://www.stcn.com/article/detail/1.html", None),
        ("https://evil163.com/dy/article/A1.html", None),
        ("https://money.163.com/26/0310/09/A1B2.html", "163"),
        ("https://36kr.com/p/12", "36kr"),
        ("https://eu.36kr.com/zh/p/12?channel=a", "eu_36kr"),
        ("https://eu.36kr.com/zh/newsflashes", None),
        ("https://wap.eastmoney.com/a/202603023700000002.html", "eastmoney_wap"),
        ("https://[bad", None),
        ("", None),
    ],
)
def test_the_address_decides(url: str, name: str | None) -> None:
    """Host and path, whatever stands behind the question mark."""
    found = profile_for(url)
    assert (found.name if found else None) == name


def test_an_outlet_of_its_own_goes_before_marks_and_full_names_before_families(tmp_path: Path) -> None:
    """The most particular profile wins, whatever the files are called."""
    head = 'verified = false\nknown_from = "x"\npaths = [".*"]\n'
    (tmp_path / "a.toml").write_text(head + 'hosts = ["*.example.cn"]', "utf-8")
    (tmp_path / "b.toml").write_text(head + 'hosts = ["m.example.cn"]', "utf-8")
    (tmp_path / "0.toml").write_text('verified = false\nknown_from = "x"\nmarks = ["mark_1"]', "utf-8")
    urls = ("https://m.example.cn/1", "https://n.example.cn/1", "https://example.org/1", "https://example.cn/1")
    found = [profile_for(url, "<p id=mark_1>", folder=tmp_path) for url in urls]
    assert [profile.name if profile else None for profile in found] == ["b", "a", "0", "0"]


# A new outlet, and files that are none


NEW = """
outlet = "新湾报"
hosts = ["news.example.cn"]
paths = ['/n/\\d+']
verified = false
known_from = "this test"

[[body]]
select = "section.words"

[[published]]
select = ".when"
form = "YYYY.MM.DD HH:mm"
"""


def test_an_outlet_is_one_file_and_a_page(tmp_path: Path) -> None:
    """Beside all others, without a change anywhere else."""
    for path in OUTLETS.glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "xinwan.toml").write_text(NEW, "utf-8")
    page = "<html><body><h1>题</h1><i class=when>2026.03.02 21:15</i><section class=words><p>甲。</p><ul><li>一<li>二</ul><div>乙。</div></section>"
    profile = profile_for("https://news.example.cn/n/7", folder=tmp_path)
    assert profile is not None
    found = apply(profile, parse(page), "https://news.example.cn/n/7")
    assert found.text == "甲。\n\n一\n二\n\n乙。"
    assert str(found.published) == "2026-03-02 21:15:00+08:00"
    assert (found.profile.name, found.hit, found.missed) == ("xinwan", ("published", "body"), ())
    assert by_profile("stcn", tmp_path).text == by_profile("stcn").text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hosts", "host", "unknown field `host`"),
        ('known_from = "this test"', "", "missing required field `known_from`"),
        ("verified = false", 'verified = "no"', "Expected `bool`"),
        ('"news.example.cn"', '"https://news.example.cn/"', "is no host"),
        ("hosts = [", "marks = ['m']\nhosts = [", "hosts and paths, or else marks"),
        ("paths = ['/n/\\d+']", "", "hosts and paths, or else marks"),
        ("'/n/\\d+'", "'/n/('", "is no regular expression"),
        ('"section.words"', '"section["', "is no CSS selector"),
        ('select = "section.words"', 'select = "p"\nstate = "a.b"', "exactly one place"),
        ('select = "section.words"', "", "exactly one place"),
        ('select = "section.words"', 'select = "p"\npattern = "(.)"', "the body is an element"),
        ('select = "section.words"', 'state = "a.b"', "there is no [state]"),
        ('form = "YYYY.MM.DD HH:mm"', "", "needs a form"),
        ('form = "YYYY.MM.DD HH:mm"', 'form = "%Y-%m-%d"', "is no form of a date"),
        ('form = "YYYY.MM.DD HH:mm"', 'form = "iso"\npattern = "\\\\d+"', "exactly one group"),
        ('form = "YYYY.MM.DD HH:mm"', 'form = "iso"\nform = "iso"', "overwrite"),
        ("verified", 'name = "other"\nverified', "name"),
        ("verified", 'zone = "Beijing"\nverified', "Beijing"),
    ],
)
def test_a_file_that_describes_no_outlet_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The message names the file, what is wrong in it, and where that is explained."""
    assert old in NEW
    path = tmp_path / "xinwan.toml"
    path.write_text(NEW.replace(old, new, 1), "utf-8")
    with pytest.raises(BadProfile) as caught:
        profiles(tmp_path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith("see docs/outlets.md.")


# Agreement


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("海燕三号的周调用量为2.36万亿Token，连续四周居首。", "海燕三号的周调用量为 2.36 万亿 Token 连续四周居首", True),
        ("海燕三号的周调用量为2.36万亿Token。" * 20, "海燕三号的周调用量为2.36万亿Token。" * 19, True),
        ("海燕三号的周调用量为2.36万亿Token。" * 20, "海燕三号的周调用量为2.36万亿Token。" * 15, False),
        ("海燕三号居首。", "北斗快版居首。", False),
        ("海燕三号的周调用量为2.36万亿", "", False),
    ],
)
def test_texts_agree_where_nine_letters_in_ten_stand_in_both(one: str, other: str, agree: bool) -> None:
    """Spacing and punctuation are of no account."""
    assert (overlap(one, other) >= AGREEMENT) is agree
    assert overlap(one, other) == overlap(other, one)


# The manual


def test_the_manual_lists_every_profile_and_its_example_is_one(tmp_path: Path) -> None:
    """The table of docs/outlets.md names the profiles there are; what it shows how to write can be used."""
    manual = (OUTLETS.parent.parent / "docs" / "outlets.md").read_text("utf-8")
    table = [line.split("`")[1] for line in manual.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert sorted(table) == sorted(profile.name for profile in profiles())
    outlet, state = (part.partition("```")[0] for part in manual.split("```toml\n")[1:])
    (tmp_path / "plain.toml").write_text(outlet, "utf-8")
    (tmp_path / "state.toml").write_text(f"{outlet}\n{state}", "utf-8")
    assert [len(profile.body) for profile in profiles(tmp_path)] == [1, 2]
