"""What a reprint changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from wire_stories import EN, ZH

from factcheck.compared import Compared
from factcheck.interface import interface
from factcheck.interface.retold import changes_in_words
from factcheck.report import FigurePart, FindingPart, Report
from factcheck.retold import MOST_SAID, Retold, packed, retold, said, unpacked

Story = Callable[..., Report]
Together = Callable[..., Compared]


def changes(original: Report, reprint: Report) -> tuple[Retold, ...]:
    """Every difference between two reports."""
    return retold(said(original), said(reprint))


def told(found: tuple[Retold, ...]) -> list[tuple[str, str, str]]:
    """How, and both quotes."""
    return [(one.change, one.before.quote if one.before else "", one.after.quote if one.after else "") for one in found]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        pytest.param(ZH, "1.75万亿", "1.75亿", [("unit", "1.75万亿Token", "1.75亿Token")], id="zh unit"),
        pytest.param(
            EN, "1.75 trillion", "1.75 billion", [("unit", "1.75 trillion tokens", "1.75 billion tokens")], id="en unit"
        ),
        pytest.param(ZH, "1.34万亿", "1.43万亿", [("value", "1.34万亿Token", "1.43万亿Token")], id="zh value"),
        pytest.param(
            EN, "1.34 trillion", "1.43 trillion", [("value", "1.34 trillion tokens", "1.43 trillion tokens")], id="en value"
        ),
        pytest.param(ZH, "约为4.69", "为4.69", [("basis", "4.69万亿Token", "4.69万亿Token")], id="zh without its hedge"),
        pytest.param(
            EN, "about 4.69", "more than 4.69", [("basis", "4.69 trillion tokens", "4.69 trillion tokens")], id="en hedge"
        ),
        pytest.param(ZH, "平台整体环比增长11.8%。", "", [("dropped", "11.8%", "")], id="zh dropped"),
        pytest.param(EN, "1.75 trillion tokens", "1.750 trillion tokens", [], id="en more digits"),
        pytest.param(ZH, "4.69万亿", "46900亿", [], id="zh the same in another unit"),
        pytest.param(ZH, "业内人士", "观察人士", [], id="zh words"),
    ],
)
def test_one_edit(text: str, old: str, new: str, expected: list[tuple[str, str, str]], story: Story) -> None:
    """Named with both quotes; what is no change is not."""
    assert old in text
    assert told(changes(story(text, "Wire"), story(text.replace(old, new), "Daily"))) == expected


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [pytest.param(ZH, "3月9日至15日", "3月2日至8日", id="zh"), pytest.param(EN, "March 9-15", "March 2-8", id="en")],
)
def test_another_week(text: str, old: str, new: str, story: Story) -> None:
    """Every claim of it."""
    found = changes(story(text, "Wire"), story(text.replace(old, new), "Daily"))
    assert {one.change for one in found} == {"period"}
    assert len(found) == len(story(text, "Wire").findings)
    assert {(one.before.days.start, one.after.days.start) for one in found if one.before and one.after} == {
        ("2026-03-09", "2026-03-02")
    }


def test_the_same_text_changes_nothing(story: Story) -> None:
    """In both languages; nor does what was published later."""
    for text in (ZH, EN):
        assert changes(story(text, "Wire"), story(text, "Daily", 18)) == ()


def test_what_was_added(story: Story) -> None:
    """A sentence of the reprint's own."""
    more = EN.replace("Developers", "DeepSeek V3.2 was third with 1.04 trillion tokens. Developers")
    assert ("added", "", "1.04 trillion tokens") in told(changes(story(EN, "Wire"), story(more, "Daily")))


@pytest.fixture
def finding(story: Story) -> FindingPart:
    """A total with its basis."""
    return next(one for one in story(EN, "Wire").findings if one.kind == "total" and one.stated)


def _with(report: Report, *findings: FindingPart) -> Report:
    return replace(report, findings=findings)


def test_scope_subject_and_denial(story: Story, finding: FindingPart) -> None:
    """What the words say of the basis, of whom, and whether it is so."""
    report = story(EN, "Wire")
    assert finding.stated is not None
    scope = replace(finding, stated=replace(finding.stated, basis=replace(finding.stated.basis, scope="top-10")))
    nothing = replace(finding, stated=None)
    denied = replace(finding, polarity="denied")
    reported = replace(finding, polarity="reported")
    other = replace(finding, subject=replace(finding.subject, id="origin:US"))
    for changed, expected in (
        (scope, ["basis"]),
        (nothing, []),
        (denied, ["basis"]),
        (reported, []),
        (other, ["subject"]),
    ):
        assert [one.change for one in changes(_with(report, finding), _with(report, changed))] == expected


def test_ranks_have_no_unit_to_slip(story: Story, finding: FindingPart) -> None:
    """Tenth for first is another figure."""
    first, tenth = (replace(finding, kind="rank", figure=FigurePart(n, n, n, n, "rank")) for n in ("1", "10"))
    report = story(EN, "Wire")
    assert [one.change for one in changes(_with(report, first), _with(report, tenth))] == ["value"]


def test_of_a_story_with_too_many_claims_nothing_is_said_to_be_dropped(story: Story, finding: FindingPart) -> None:
    """Only the first are kept."""
    report = story(EN, "Wire")
    many = _with(report, *(replace(finding, n=n) for n in range(MOST_SAID + 30)))
    assert len(said(many)) == MOST_SAID
    assert {one.change for one in changes(many, _with(report, finding))} <= {"subject"}


def test_what_is_packed_comes_back(story: Story) -> None:
    """Every field."""
    for text in (ZH, EN):
        claims = said(story(text, "Wire"))
        assert unpacked(packed(claims)) == claims
    assert unpacked(packed(())) == ()


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        pytest.param(
            "en", "1.75 trillion", "1.75 billion", ["other unit: “1.75 trillion tokens” → “1.75 billion tokens”"], id="unit"
        ),
        pytest.param(
            "en",
            "about 4.69",
            "more than 4.69",
            ["other basis: “4.69 trillion tokens” (about) → “4.69 trillion tokens” (over)"],
            id="en basis",
        ),
        pytest.param(
            "zh",
            "about 4.69",
            "4.69",
            ["口径不同：“4.69 trillion tokens”（约） → “4.69 trillion tokens”（无“约”“超过”等限定）"],
            id="zh basis",
        ),
        pytest.param(
            "zh",
            "March 9-15",
            "March 2-8",
            [
                "时间不同：“4.69 trillion tokens”（2026年3月9日至15日） → “4.69 trillion tokens”（2026年3月2日至8日）",
                (
                    "时间不同：“11.8%”（2026年3月9日至15日，与2026年3月2日至8日相比） → “11.8%”"
                    "（2026年3月2日至8日，与2026年2月23日至3月1日相比） 另有6处"
                ),
            ],
            id="zh week",
        ),
    ],
)
def test_in_words(language: str, old: str, new: str, expected: list[str], story: Story) -> None:
    """The quotes, and what they do not show; a changed week is told once."""
    words = interface(language)
    lines = changes_in_words(changes(story(EN, "Wire"), story(EN.replace(old, new), "Daily")), words)
    colon = words.say("punctuation.colon")
    assert [f"{line.label}{colon}{line.told}{' ' + line.more if line.more else ''}" for line in lines] == expected
