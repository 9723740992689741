"""Which stories are one text, and which of them was first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from wire_stories import DISCLAIMER_ZH, EN, EN_OWN, ZH, ZH_OWN

from factcheck import shingles
from factcheck.compared import Compared, Row, compared, row
from factcheck.report import Report
from factcheck.shingles import overlap

Story = Callable[..., Report]
Together = Callable[..., Compared]

TRADITIONAL = (
    ZH.replace("调用量", "調用量").replace("中国", "中國").replace("美国", "美國").replace("连续", "連續").replace("万亿", "萬億")
)


def grouped(found: Compared) -> list[list[str]]:
    """The outlets of each group, the original's first."""
    return [[one.outlet for one in group.stories] for group in found.groups]


@pytest.mark.parametrize(
    ("original", "other"),
    [
        pytest.param(ZH, ZH, id="zh the same"),
        pytest.param(EN, EN, id="en the same"),
        pytest.param(ZH, ZH.replace("约为", "达到").replace("业内人士认为，", ""), id="zh edited"),
        pytest.param(EN, EN.replace("Developers say", "Users claim").replace("followed by", "ahead of"), id="en edited"),
        pytest.param(ZH, ZH.replace("4.69万亿", "4.69亿").replace("3月9日至15日", "3月2日至8日"), id="zh unit and week"),
        pytest.param(EN, EN.replace("4.69 trillion", "4.69 billion").replace("9-15", "2-8"), id="en unit and week"),
        pytest.param(ZH, "\n\n".join(ZH.split("\n\n")[:2]), id="zh the end cut off"),
        pytest.param(ZH, ZH + DISCLAIMER_ZH, id="zh above a disclaimer"),
        pytest.param(ZH, TRADITIONAL, id="zh in traditional characters"),
        pytest.param(EN, EN.upper(), id="en in capitals"),
        pytest.param(ZH, ZH.replace("，", " ").replace("。", "\n"), id="zh other marks"),
        pytest.param("中国模型周调用量达4.69万亿Token。", "中国模型周调用量达4.69万亿Token", id="zh a flash, the same"),
    ],
)
def test_reprints(original: str, other: str, story: Story, together: Together) -> None:
    """Small edits, another unit, a cut, other marks: still that text."""
    assert grouped(together(story(original, "Wire"), story(other, "Daily", 17))) == [["Wire", "Daily"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ZH, ZH_OWN, id="zh another story of the same figures"),
        pytest.param(EN, EN_OWN, id="en another story of the same figures"),
        pytest.param(ZH, EN, id="a translation"),
        pytest.param("！？", "……", id="no words"),
        pytest.param("中国模型周调用量达4.69万亿Token。", "中国模型周调用量达4.70万亿Token。", id="zh two flashes"),
        pytest.param(
            "中国模型的周调用量在3月9日至15日这一周达到4.69万亿Token。" + DISCLAIMER_ZH,
            "MiniMax M2.5以1.75万亿Token居OpenRouter榜首，连续六周第一。" + DISCLAIMER_ZH,
            id="two notes above one disclaimer",
        ),
    ],
)
def test_no_reprints(one: str, other: str, story: Story, together: Together) -> None:
    """What only looks like it."""
    assert grouped(together(story(one, "Wire"), story(other, "Daily", 16))) == []


def test_the_disclaimer_alone_would_have_made_them_one(story: Story) -> None:
    """So that the case above shows what it is there for."""
    notes = ("中国模型的周调用量达到4.69万亿Token。", "MiniMax M2.5以1.75万亿Token居榜首。")
    one, other = (row(story(note + DISCLAIMER_ZH, "A"), "a") for note in notes)
    assert overlap(one.text, other.text).resemblance >= 0.6
    assert overlap(one.claiming, other.claiming).containment == 0


@pytest.mark.parametrize(
    ("source", "days", "expected"),
    [
        pytest.param("Example Wire", 1, [["Example Wire", "Daily"]], id="it names the wire"),
        pytest.param("", 1, [], id="it names nobody"),
        pytest.param("Sample Post", 1, [], id="it names somebody else"),
        pytest.param("The Example Wire", 6, [["Example Wire", "Daily"]], id="days later"),
        pytest.param("Example Wire", 7, [], id="a week later it may be about another week"),
    ],
)
def test_a_named_source_needs_less(source: str, days: int, expected: list[list[str]], story: Story, together: Together) -> None:
    """Half of the story and words of its own: the source decides."""
    first, second, _ = EN.split("\n\n")
    own = "Our own reporters asked three founders in Berlin, Lagos and Hanoi what they make of such figures and heard three answers."
    part = f"{first}\n\n{own}"
    assert second not in part
    found = together(story(EN, "Example Wire"), story(part, "Daily", 16 + days, source=source))
    assert grouped(found) == expected


def test_a_weekly_story_is_no_reprint_of_the_last_one(story: Story, together: Together) -> None:
    """Nor does its reprint, a few days on, tie two weeks together."""
    later = (
        EN.replace("March 9-15", "March 16-22")
        .replace("4.69", "4.81")
        .replace("1.75", "1.92")
        .replace("second week", "third week")
    )
    found = together(
        story(EN, "Wire", 16),
        story(EN, "Daily", 19),
        story(later, "Wire", 23),
        story(later, "Daily", 24),
        story(later, "Post", 24),
    )
    assert grouped(found) == [["Wire", "Daily", "Post"], ["Wire", "Daily"]]
    assert [[change.change for change in reprint.changes] for group in found.groups for reprint in group.reprints] == [[], [], []]


def test_an_outlet_prints_its_text_twice(story: Story, together: Together) -> None:
    """On two addresses: a copy, and no voice of its own."""
    assert grouped(together(story(EN, "Wire"), story(EN, "Wire", 30))) == [["Wire", "Wire"]]
    assert grouped(together(story(ZH, "Wire"), story(ZH.split("\n\n")[0], "Wire"))) == []


@pytest.mark.parametrize(
    ("stories", "order", "certain"),
    [
        pytest.param([("A", 17, None, ""), ("B", 16, None, "")], "BA", True, id="the older day"),
        pytest.param([("A", 16, None, "B"), ("B", 17, None, "")], "AB", True, id="days win over what is claimed"),
        pytest.param([("A", 16, None, ""), ("B", 16, None, "")], "AB", False, id="the order of the list"),
        pytest.param([("A", 16, None, "B"), ("B", 16, None, "")], "BA", False, id="of one day: whom the other names"),
        pytest.param(
            [("A", 16, "2026-03-16T09:00:00+08:00", ""), ("B", 16, "2026-03-16T00:30:00Z", "")], "BA", True, id="moments"
        ),
        pytest.param(
            [("A", 16, "2026-03-16T09:00:00+08:00", ""), ("B", 16, None, ""), ("C", 16, None, "A")],
            "ABC",
            False,
            id="a day without a clock",
        ),
        pytest.param([("A", 18, None, "C"), ("B", 17, None, "C"), ("C", 17, None, "")], "CBA", False, id="most named"),
    ],
)
def test_the_original(
    stories: list[tuple[str, int, str | None, str]], order: str, certain: bool, story: Story, together: Together
) -> None:
    """The oldest; of those that may be it the one that others name; then the first of the list."""
    names = {"A": "Alpha", "B": "Beta", "C": "Gamma", "": ""}
    found = together(*(story(EN, names[outlet], day, at=at, source=names[source]) for outlet, day, at, source in stories))
    (group,) = found.groups
    assert [one.outlet for one in group.stories] == [names[outlet] for outlet in order]
    assert group.certain is certain


def test_a_source_outside_of_the_list(story: Story, together: Together) -> None:
    """Three outlets name a wire whose own story nobody has."""
    found = together(
        *(story(ZH, outlet, source=source) for outlet, source in (("甲报", "示例社"), ("乙报", "示例社"), ("丙报", "甲报")))
    )
    (group,) = found.groups
    assert (group.original.outlet, group.outside) == ("甲报", "示例社")
    assert [reprint.named for reprint in group.reprints] == [False, True]


def test_without_text(story: Story, together: Together) -> None:
    """A report from which the text was taken: nothing is known of it."""
    bare = replace(story(EN, "Wire"), article=replace(story(EN, "Wire").article, text=""))
    other = replace(bare, article=replace(bare.article, outlet="Daily"))
    found = together(bare, other)
    assert (found.groups, len(found.rows), found.shared[0].voices) == ((), 2, 2)


def test_without_a_day(story: Story, together: Together) -> None:
    """Undated stories are reprints all the same, and no original beside a dated one."""
    undated = story(EN, "Mirror")
    undated = replace(undated, article=replace(undated.article, published=None))
    found = together(undated, story(EN, "Wire"))
    assert grouped(found) == [["Wire", "Mirror"]]
    assert not found.groups[0].certain


def test_any_order_gives_the_same(story: Story) -> None:
    """Rows may come from many machines."""
    texts = (ZH, ZH_OWN, EN, EN_OWN, ZH.replace("4.69万亿", "4.69亿"), EN.replace("about", "over"), ZH, EN, ZH_OWN)
    listed = [row(story(text, f"Outlet {n}", 16 + n % 2), f"{n}.html", f"{n}.json", n) for n, text in enumerate(texts)]
    expected = compared(listed)
    assert len(expected.groups) == 3
    for seed in range(5):
        shuffled = listed[:]
        Random(seed).shuffle(shuffled)
        assert compared(shuffled) == expected


def test_the_work_grows_with_the_list(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand stories: texts are held against each other a few times a story, not a thousand times."""
    calls = 0

    def counted(one: shingles.Shingles, other: shingles.Shingles) -> shingles.Overlap:
        nonlocal calls
        calls += 1
        return overlap(one, other)

    monkeypatch.setattr("factcheck.reprints.overlap", counted)
    report, random = story(EN, "Wire"), Random(8)
    words = ["".join(random.choices("abcdefghij", k=6)) for _ in range(2000)]

    def own(n: int) -> Row:
        text = " ".join(random.choices(words, k=400)) + EN
        article = replace(report.article, text=text, outlet=f"Outlet {n}")
        return row(replace(report, article=article), f"{n}.html", "", n)

    listed = [own(n) for n in range(500)]
    listed += [
        replace(one, place=500 + n, story=replace(one.story, page=f"{500 + n}.html", outlet=f"Mirror {n}"))
        for n, one in enumerate(listed)
    ]
    found = compared(listed)
    assert len(found.groups) == 500
    assert {len(group.stories) for group in found.groups} == {2}
    assert calls < 8 * len(listed)


def test_one_text_in_a_thousand_outlets_is_one_group(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many slightly different printings there are."""
    report = story(ZH, "Wire")
    listed = [
        row(replace(report, article=replace(report.article, text=f"{ZH}（编辑{n}）", outlet=f"Outlet {n}")), f"{n}.html", "", n)
        for n in range(400)
    ]
    (group,) = compared(listed).groups
    assert len(group.reprints) == 399


def test_a_long_text_is_kept_as_a_sample(story: Story) -> None:
    """Of a hundred times the words four thousand bytes are kept, and they still tell how much is shared."""
    random = Random(1)
    words = ["".join(random.choices("abcdefghij", k=6)) for _ in range(5000)]
    text = random.choices(words, k=20_000)
    whole, half = (shingles.shingles([" ".join(part)]) for part in (text, text[:10_000]))
    assert max(len(whole.packed), len(half.packed)) <= 4 * shingles.MOST
    shared = overlap(whole, half)
    assert abs(shared.resemblance - 0.5) < 0.08
    assert shared.containment == 1
