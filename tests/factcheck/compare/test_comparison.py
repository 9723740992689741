"""A comparison as it is saved, told on a terminal, and shown as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from wire_stories import EN, EN_OWN, ZH, ZH_OWN

from factcheck.cli import run
from factcheck.compared import Compared, compared
from factcheck.comparison import SCHEMA, comparison, from_json, to_json
from factcheck.interface.cells import width
from factcheck.page.comparison import comparison_page
from factcheck.render import Options, formats
from factcheck.report import Report
from factcheck.schema.comparison import NAME, generated, written
from factcheck.terminal.comparison import told

Story = Callable[..., Report]
Together = Callable[..., Compared]

SCHEMA_FILE = Path(__file__).parents[3] / "factcheck" / "schema" / NAME
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))


@pytest.fixture
def reports(story: Story) -> tuple[Report, ...]:
    """A wire, a reprint that slips, one that does not, and a story of one's own, in both languages."""
    return (
        story(EN, "Example Wire", title="Chinese models lead"),
        story(
            EN.replace("4.69 trillion", "4.69 billion"), "Example Daily", 17, source="Example Wire", title="Chinese models lead"
        ),
        story(EN, "Sample Post", 18),
        story(ZH_OWN, "独立科技", 17, title="又让人意外"),
        story(ZH, "示例社", 16, title="周调用量反超"),
    )


@pytest.fixture
def found(reports: tuple[Report, ...], together: Together) -> Compared:
    """All of them together."""
    return together(*reports)


def test_the_shipped_schema_is_the_generated_one() -> None:
    """If not: python -m factcheck.schema."""
    assert SCHEMA_FILE.read_text("utf-8") == written()
    jsonschema.Draft202012Validator.check_schema(generated())


def test_what_is_saved(found: Compared) -> None:
    """Who tells what, what agrees, who was first, who reprints whom."""
    text = to_json(comparison(found))
    VALIDATOR.validate(json.loads(text))
    saved = from_json(text.encode())
    assert to_json(saved) == text
    assert (saved.schema, [(one.id, one.outlet, one.page) for one in saved.stories]) == (
        SCHEMA,
        [
            (1, "Example Wire", "0.html"),
            (2, "示例社", "4.html"),
            (3, "Example Daily", "1.html"),
            (4, "独立科技", "3.html"),
            (5, "Sample Post", "2.html"),
        ],
    )
    (group,) = saved.reprints
    assert (group.original, group.certain, group.outside) == (1, True, "")
    assert [(one.story, one.resemblance, one.named) for one in group.reprints] == [(3, "0.94", True), (5, "1.00", False)]
    (change,) = group.reprints[0].changes[:1]
    assert change.change == "unit"
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.after.quote) == ("4.69 trillion tokens", "4.69 billion tokens")
    assert (change.before.value, change.after.value) == ("4690000000000", "4690000000")
    assert group.reprints[1].changes == ()


def test_a_shared_claim(found: Compared) -> None:
    """Five outlets, three voices; the slip stands apart, its verdict too."""
    claim = comparison(found).claims[0]
    assert (claim.kind, claim.subject, claim.unit) == ("total", "origin:CN", "tokens")
    assert (claim.outlets, claim.voices, claim.agree, claim.verdicts_differ) == (5, 3, False, True)
    assert claim.values == ("4690000000", "4690000000000")
    assert [(one.story, one.camp, one.reprint_of) for one in claim.tellings] == [
        (1, 2, None),
        (2, 2, None),
        (3, 1, 1),
        (4, 2, None),
        (5, 2, 1),
    ]
    assert claim.first is None  # two on one day


def test_a_reprint_alone_is_no_second_voice(story: Story, together: Together) -> None:
    """The claim is shared by two outlets, and told by one; who was first is known."""
    claim = comparison(together(story(EN, "Wire"), story(EN, "Daily", 17))).claims[0]
    assert (claim.outlets, claim.voices, claim.first) == (2, 1, 1)


def test_nothing_at_all() -> None:
    """No story, no claim, no group; and it is said."""
    nothing = compared([])
    VALIDATOR.validate(json.loads(to_json(comparison(nothing))))
    assert told(nothing, Options("en")).startswith("0 stories compared\n")
    assert "No claim is told by two outlets" in comparison_page(nothing, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("cells", [80, 120])
def test_on_a_terminal(language: str, cells: int, found: Compared, golden: Callable[[str, str], None]) -> None:
    """In both languages and widths; no line is too long."""
    text = told(found, Options(language, cells))
    assert max(map(width, text.splitlines())) <= cells
    golden(f"comparison.{language}.{cells}.txt", text)


def test_colour_changes_no_word(found: Compared) -> None:
    """Without its escapes the coloured text is the plain one."""
    painted = told(found, Options("en", colour=True))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == told(found, Options("en"))


def test_quiet_shows_what_needs_a_person(found: Compared) -> None:
    """The group with a slip, and claims whose figures or verdicts differ."""
    text = told(found, Options("en", verbosity=-1))
    assert text.count("\ntotal · ") == 1
    assert "other unit: " in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_as_a_page(language: str, found: Compared, golden: Callable[[str, str], None]) -> None:
    """Without script; links lead to the findings."""
    page = comparison_page(found, language)
    assert 'href="1.html#finding-1"' in page
    assert "<script" not in page
    golden(f"comparison.{language}.html", page[page.index("<body") :])


HOSTILE = "\u202e<script>alert(1)</script>\x1b[31m\x00" * 40


def test_hostile_stories(story: Story, together: Together) -> None:
    """Titles, outlets and sources neither act nor overflow."""
    one = story(EN, HOSTILE, title=HOSTILE, source=HOSTILE)
    other = story(EN.replace("4.69 trillion", "4.69 billion"), "Wire" + HOSTILE, 17, title=HOSTILE)
    found = together(one, other)
    for text in (told(found, Options("zh")), comparison_page(found, "zh"), to_json(comparison(found))):
        assert not re.search("[\x00\x1b\u202e]", text)
    assert "<script" not in comparison_page(found, "zh")
    assert max(map(width, told(found, Options("zh")).splitlines())) <= 80


def _save(folder: Path, reports: tuple[Report, ...]) -> None:
    for n, report in enumerate(reports):
        for name in ("json", "html"):
            (folder / f"{n}.{name}").write_text(formats()[name].render(report, Options("en")), "utf-8")


def test_the_command_on_a_folder(reports: tuple[Report, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """JSON files, pages without their JSON, nothing else; the same as from JSON Lines."""
    _save(tmp_path, reports)
    (tmp_path / "0.json").unlink()
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "index.html").write_text("<p>an index</p>")
    (tmp_path / "comparison.json").write_text(to_json(comparison(compared([]))))
    assert run(["compare", str(tmp_path), "--format", "json"]) == 0
    saved = from_json(capfd.readouterr().out.encode())
    assert [one.outlet for one in saved.stories] == ["Example Wire", "示例社", "Example Daily", "独立科技", "Sample Post"]
    assert {Path(one.page).name for one in saved.stories} == {f"{n}.html" for n in range(5)}
    assert [Path(one.data).name for one in saved.stories if one.data] == ["4.json", "1.json", "3.json", "2.json"]
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(formats()["jsonl"].render(report, Options("en")) for report in reports), "utf-8")
    assert run(["compare", str(lines), "--format", "json"]) == 0
    other = from_json(capfd.readouterr().out.encode())
    assert (len(other.claims), len(other.reprints)) == (len(saved.claims), len(saved.reprints))
    assert other.claims[0].voices == saved.claims[0].voices


def test_what_could_not_be_read(reports: tuple[Report, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, and each is named; the others are compared."""
    _save(tmp_path, reports[:2])
    whole = (tmp_path / "0.json").read_text("utf-8")
    (tmp_path / "cut.json").write_text(whole[:2000], "utf-8")
    failure = formats()["jsonl"].failure
    assert failure
    lines = tmp_path / "all.jsonl"
    lines.write_text(failure("https://example.com/a", "not-found", "There is no page.") + "{}\n", "utf-8")
    assert run(["compare", str(tmp_path), str(lines), str(tmp_path / "missing.json"), "--format", "json"]) == 3
    out, err = capfd.readouterr()
    saved = from_json(out.encode())
    assert len(saved.stories) == 2
    assert [(Path(one.name).name, one.slug) for one in saved.unread] == [
        ("a", "not-found"),
        ("all.jsonl, line 2", "not-a-report"),
        ("cut.json", "not-a-report"),
        ("missing.json", "not-a-report"),
    ]
    assert err.count("factcheck: ") == 4


def test_no_report_at_all(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An empty folder is told."""
    assert run(["compare", str(tmp_path)]) == 3
    assert "[not-a-report]" in capfd.readouterr().err


def test_a_story_given_twice_is_compared_once(story: Story, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two files of one story are no two outlets."""
    report = story(EN, "Wire")
    report = replace(report, article=replace(report.article, url="https://example.com/a", canonical="https://example.com/a"))
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(formats()["json"].render(report, Options("en")), "utf-8")
    assert run(["compare", str(tmp_path), str(tmp_path / "a.json"), "--format", "json", "-o", str(tmp_path / "out.json")]) == 0
    saved = from_json((tmp_path / "out.json").read_bytes())
    assert ([one.page for one in saved.stories], saved.repeats) == (["a.json"], 1)
    assert "repeat" in capfd.readouterr().err


def test_what_is_written_has_links_from_there(reports: tuple[Report, ...], tmp_path: Path) -> None:
    """A page in another folder leads to the pages of the batch."""
    batch, desk = tmp_path / "monday", tmp_path / "desk"
    batch.mkdir()
    desk.mkdir()
    _save(batch, reports)
    assert run(["compare", str(batch), "-o", str(desk / "all.html"), "-q"]) == 0
    assert 'href="../monday/1.html#finding-1"' in (desk / "all.html").read_text("utf-8")


def test_own_story(story: Story, together: Together) -> None:
    """English and Chinese stories of their own agree on the claims of both, and nothing is a reprint."""
    found = together(story(EN_OWN, "A"), story(ZH_OWN, "B"))
    assert found.groups == ()
    assert {shared.voices for shared in found.shared} == {2}


def test_a_report_from_elsewhere(story: Story, together: Together) -> None:
    """Slugs that nobody knows, numbers that no machine word holds, figures that are nothing."""
    strange = {"n": 2**70, "kind": HOSTILE, "condition": HOSTILE}
    report = story(EN, "Wire")
    findings = tuple(replace(one, **strange) for one in report.findings)
    empty = tuple(
        replace(one, n=-(2**70), figure=one.figure and replace(one.figure, value="-0.0", low="0", high="0", unit=HOSTILE))
        for one in findings
    )
    found = together(replace(report, findings=findings), replace(story(EN, "Daily", 17), findings=empty))
    assert {change.change for change in found.groups[0].reprints[0].changes} == {"unit"}
    for text in (told(found, Options("en")), comparison_page(found, "en")):
        assert not re.search("[\x00\x1b\u202e]|<script", text)
    assert from_json(to_json(comparison(found)).encode()) == comparison(found)


def test_a_file_and_its_page_are_one_story(story: Story, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Even where the story has no address."""
    _save(tmp_path, (story(EN, "Wire"),))
    assert run(["compare", str(tmp_path / "0.json"), str(tmp_path / "0.html"), "--format", "json"]) == 0
    saved = from_json(capfd.readouterr().out.encode())
    assert (len(saved.stories), saved.repeats) == (1, 1)
