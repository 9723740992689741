"""`factcheck review`, and how decisions show in what `render`, `check` and `batch` write."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from factcheck.cli import run
from factcheck.fingerprint import fingerprint
from factcheck.report import FindingPart, Report, from_json, to_json
from factcheck.review import Decision, MadeOn
from factcheck.review_file import read_decisions, write_decisions
from factcheck.vocabulary import Decided, Verdict

Sample = Callable[[str], Report]
Captured = pytest.CaptureFixture[str]

STORY = "story.json"
FILE = Path("story.review.toml")


@pytest.fixture
def report(sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Five findings, c1 and c5 of one claim, saved as story.json in a folder of this test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_REVIEWER", raising=False)
    english = sample("story-en")
    kept = {finding.verdict: finding for finding in english.findings}
    found = [kept[verdict] for verdict in ("supported", "needs-context", "contradicted", "unproven")]
    findings = tuple(replace(each, id=f"c{n}", within=()) for n, each in enumerate((*found, found[0]), 1))
    made = replace(
        english, findings=findings, basis=None, summary={verdict.value: 1 + (verdict == "supported") for verdict in Verdict}
    )
    Path(STORY).write_text(to_json(made), "utf-8")
    return made


def review(*arguments: str) -> int:
    """The command on story.json, by Lin Yue on a day in March."""
    by = () if {"--by"} & {*arguments} else ("--by", "Lin Yue")
    on = () if {"--on"} & {*arguments} else ("--on", "2026-03-18")
    return run(["review", STORY, *arguments, *by, *on])


def decided() -> dict[str, Decision]:
    """What the file holds."""
    return dict(read_decisions(FILE))


def key(report: Report, name: str) -> str:
    """The fingerprint of a finding."""
    return fingerprint(finding(report, name))


def finding(report: Report, name: str) -> FindingPart:
    """The finding of an id."""
    return next(each for each in report.findings if each.id == name)


# What is recorded


def test_confirm(report: Report, capsys: Captured) -> None:
    """Of a claim that is told twice, once for both."""
    assert review("c1", "--confirm", "--note", "looked at the chart") == 0
    one = finding(report, "c1")
    made = Decision(
        key(report, "c1"),
        Decided.CONFIRM,
        "Lin Yue",
        date(2026, 3, 18),
        (MadeOn(one.verdict, one.reason, one.quote),),
        "looked at the chart",
    )
    assert decided() == {made.fingerprint: made}
    told = capsys.readouterr()
    assert told.err == "factcheck: written to story.review.toml\n"
    lines = told.out.splitlines()
    assert lines[0] == "story.review.toml: 2 decided, 3 open"
    assert lines[2].startswith("✓ c1, c5: supported · ")
    assert lines[2].endswith(" · decided")
    assert "    Confirmed by Lin Yue on 18 March 2026." in lines
    assert "    c1, c5 are one claim: one decision holds for all of them." in lines


def test_override_several(report: Report) -> None:
    """Each on what it is judged."""
    assert review("c2", "c3", "--override", "unproven", "--note", "no chart of that day") == 0
    found = decided()
    assert set(found) == {key(report, "c2"), key(report, "c3")}
    assert {each.verdict for each in found.values()} == {Verdict.UNPROVEN}
    assert [found[key(report, name)].made_on[0].verdict for name in ("c2", "c3")] == ["needs-context", "contradicted"]


def test_note_then_confirm_then_withdraw(report: Report, capsys: Captured) -> None:
    """A note gives way to a decision, not the other way round."""
    assert review("c3", "--note", "asked the outlet") == 0
    assert decided()[key(report, "c3")].decided is Decided.NOTE
    assert review("c3", "--note", "asked again") == 0
    assert decided()[key(report, "c3")].note == "asked again"
    assert review("c3", "--confirm") == 0
    capsys.readouterr()
    assert review("c3", "--note", "hm") == 2
    assert "c3 is decided by Lin Yue, and a note alone would take that back" in capsys.readouterr().err
    assert decided()[key(report, "c3")].decided is Decided.CONFIRM
    assert run(["review", STORY, "c3", "--withdraw"]) == 0
    assert decided() == {}
    assert review("c3", "--withdraw") == 2
    assert "There is no decision on c3 to withdraw." in capsys.readouterr().err


def test_a_fingerprint_names_a_claim(report: Report, capsys: Captured) -> None:
    """By its first digits; also one that is only in the file."""
    assert review(key(report, "c4")[:6], "--confirm") == 0
    assert set(decided()) == {key(report, "c4")}
    gone = replace(report, findings=report.findings[:3])
    Path(STORY).write_text(to_json(gone), "utf-8")
    capsys.readouterr()
    assert review() == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "story.review.toml: 0 decided, 3 open"
    assert "Decided, but no longer in the report:" in told
    assert f"· {key(report, 'c4')}: “" in told
    assert "The claim has changed since, or is no longer told: the decision has no effect." in told
    assert review(key(report, "c4"), "--confirm") == 2
    assert "is no longer in the report; its decision can only be withdrawn" in capsys.readouterr().err
    assert review(key(report, "c4")[:8].upper(), "--withdraw") == 0
    assert decided() == {}


def test_who_and_when(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment, and today, unless it is said."""
    monkeypatch.setenv("FACTCHECK_REVIEWER", "  林  悦\n")
    before = datetime.now().astimezone().date()
    assert run(["review", STORY, "c1", "--confirm"]) == 0
    made = decided()[key(report, "c1")]
    assert made.by == "林 悦"
    assert before <= made.on <= datetime.now().astimezone().date()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["c1", "--confirm"], "Who decides? Give your name with --by NAME, or in FACTCHECK_REVIEWER."),
        (["c1", "--confirm", "--by", " "], "Who decides?"),
        (["--confirm", "--by", "L"], "Which findings? Name them after the report"),
        (["c1", "--override", "unproven", "--by", "L"], "An override says why: give the reason with --note."),
        (["c1", "--override", "unproven", "--note", " ", "--by", "L"], "--note is empty"),
        (["c1", "--override", "wrong", "--note", "x", "--by", "L"], "'wrong' is not one of 'supported', 'needs-context'"),
        (["c1", "--override", "supported", "--note", "x", "--by", "L"], "c1 is supported already: --confirm it."),
        (["c1", "--confirm", "--override", "unproven", "--note", "x", "--by", "L"], "exclude each other"),
        (["c1", "--confirm", "--withdraw", "--by", "L"], "exclude each other"),
        (["c1", "--withdraw", "--note", "x"], "--withdraw takes no --note"),
        (["c9", "--confirm", "--by", "L"], "there is no finding 'c9'; the report has c1, c2, c3, c4, c5."),
        (["c1", "--confirm", "--by", "L", "--on", "18.3.2026"], "is no date; write it as YYYY-MM-DD"),
        (["abcdef0123", "--confirm", "--by", "L"], "there is no finding 'abcdef0123'"),
        (["c9"], "there is no finding 'c9'"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, report: Report, capsys: Captured) -> None:
    """Nothing is written."""
    assert run(["review", STORY, *arguments]) == 2
    assert message in " ".join(capsys.readouterr().err.split())
    assert not FILE.exists()


def test_what_cannot_be_reviewed(report: Report, capsys: Captured) -> None:
    """Standard input has no place beside it; a broken file is not overwritten."""
    assert run(["review", "-", "c1", "--confirm", "--by", "L"]) == 2
    assert "Standard input cannot be reviewed: decisions are kept beside a report." in " ".join(capsys.readouterr().err.split())
    assert run(["review", "gone.json"]) == 3
    assert capsys.readouterr().err.endswith("[not-a-report]\n")
    FILE.write_text("[claims", "utf-8")
    for arguments in ([], ["c1", "--confirm"]):
        assert review(*arguments) == 3
        assert capsys.readouterr().err.endswith("[bad-review]\n")
    assert FILE.read_text("utf-8") == "[claims"


def test_another_file(report: Report) -> None:
    """One that is named."""
    assert review("c1", "--confirm", "--review", "desk.toml") == 0
    assert set(read_decisions(Path("desk.toml"))) == {key(report, "c1")}
    assert not FILE.exists()


# What is listed


def test_what_is_open_again_stands_first(report: Report, capsys: Captured) -> None:
    """With why; what is decided only with --all."""
    review("c2", "--confirm")
    review("c4", "--confirm")
    found = decided()
    changed = replace(found[key(report, "c4")], made_on=(MadeOn("supported", "exact", "x"),))
    write_decisions(FILE, {**found, changed.fingerprint: changed})
    capsys.readouterr()
    assert review("--fail-on-open") == 1
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "story.review.toml: 1 decided, 4 open (1 of them open again)"
    heads = [line.split(":")[0] for line in told.splitlines() if line[:1] in {*"✓≈✗?"}]
    assert heads == ["? c4", "✓ c1, c5", "✗ c3"]
    assert "Lin Yue confirmed this on 18 March 2026, when factcheck said supported" in told
    review("--all")
    told = capsys.readouterr().out
    heads = [line.split(":")[0] for line in told.splitlines() if line[:1] in {*"✓≈✗?"}]
    assert heads == ["? c4", "✓ c1, c5", "✗ c3", "≈ c2"]


def test_when_all_is_decided(report: Report, capsys: Captured) -> None:
    """A gate lets it through."""
    assert review("c1", "c2", "c3", "c4", "--confirm", "--fail-on-open") == 0
    capsys.readouterr()
    assert review("--fail-on-open") == 0
    assert capsys.readouterr().out == "story.review.toml: 5 decided, 0 open\nNothing is open.\n"
    assert review("--lang", "zh") == 0
    assert capsys.readouterr().out == "story.review.toml：已审核5条，待审核0条\n没有待审核的结论。\n"


def test_as_json(report: Report, capsys: Captured) -> None:
    """Every finding by itself."""
    review("c3", "--override", "supported", "--note", "why")
    capsys.readouterr()
    assert review("--all", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["file"], told["decided"], told["open"], told["reopened"]) == (
        "factcheck-review/1",
        "story.review.toml",
        1,
        4,
        0,
    )
    by_id = {each["id"]: each for each in told["findings"]}
    assert list(by_id) == ["c1", "c2", "c4", "c5", "c3"]
    assert by_id["c1"]["same"] == ["c5"]
    assert by_id["c1"]["fingerprint"] == key(report, "c1")
    assert (by_id["c3"]["open"], by_id["c3"]["verdict"], by_id["c3"]["reason"]) == (False, "supported", "reviewed")
    assert by_id["c3"]["review"]["machine_verdict"] == "contradicted"
    assert by_id["c2"]["review"] is None
    assert told["gone"] == []


def test_hostile_words_are_made_visible(report: Report, capsys: Captured) -> None:
    """Of the story, of a reviewer, in ids."""
    odd = replace(report.findings[0], id="\x1b[2J", quote="\x1b[31m\u202e4", explanation={"en": "a\nb\x07"})
    Path(STORY).write_text(to_json(replace(report, findings=(odd,))), "utf-8")
    assert review("\x1b[2J", "--confirm", "--note", "x\x1b]0;t\x07") == 0
    assert review("zz") == 2
    told = capsys.readouterr()
    assert {"\x1b", "\u202e", "\x07"} & {*told.out, *told.err} == set()


# Where decisions show


def test_render_shows_the_decisions_beside_the_report(report: Report, capsys: Captured) -> None:
    """In every format, JSON too; the report itself stays the machine's."""
    before = Path(STORY).read_bytes()
    review("c3", "--override", "supported", "--note", "the chart was mended")
    assert run(["render", STORY, "--format", "json", "-q", "-o", "out.json"]) == 0
    shown = from_json(Path("out.json").read_bytes())
    assert finding(shown, "c3").verdict == "supported"
    assert shown.summary["contradicted"] == 0
    assert Path(STORY).read_bytes() == before
    capsys.readouterr()
    for arguments in ([STORY], [STORY, "--review", str(FILE)], ["out.json"]):
        assert run(["render", *arguments]) == 0
        assert "Decided by Lin Yue on 18 March 2026: supported." in capsys.readouterr().out
    for arguments in ([STORY, "--no-review"], ["out.json", "--no-review"]):
        assert run(["render", *arguments, "--format", "json"]) == 0
        assert from_json(capsys.readouterr().out.encode()) == report
    assert run(["review", "out.json", "--all", "--format", "json"]) == 0
    assert {each["verdict"] for each in json.loads(capsys.readouterr().out)["findings"] if each["id"] == "c3"} == {"contradicted"}


def test_render_for_publication(report: Report, capsys: Captured) -> None:
    """Only what is reviewed, only what is quoted."""
    review("c3", "--confirm")
    capsys.readouterr()
    assert run(["render", STORY, "--reviewed-only", "--quotes-only", "--format", "json"]) == 0
    shown = from_json(capsys.readouterr().out.encode())
    assert [each.id for each in shown.findings] == ["c3"]
    assert shown.article.text == finding(report, "c3").sentence
    assert [note.slug for note in shown.notes][:2] == ["quotes-only", "reviewed-only"]


def test_render_refuses_what_it_cannot_apply(report: Report, capsys: Captured) -> None:
    """Rather than show the machine's verdicts in silence."""
    assert run(["render", STORY, "--review", "gone.toml"]) == 3
    assert "there is no file gone.toml; `factcheck review` writes one [bad-review]" in capsys.readouterr().err
    FILE.write_text("claims = 3", "utf-8")
    assert run(["render", STORY]) == 3
    assert (
        capsys.readouterr().err
        == "factcheck: story.review.toml, claims is no table; `factcheck review` shows how a decision is written [bad-review]\n"
    )
    assert run(["render", STORY, "--no-review"]) == 0
    for arguments in (["--review", "x"], ["--reviewed-only"]):
        assert run(["render", STORY, "--no-review", *arguments]) == 2


def found_at(report: Report, address: str) -> Report:
    """The report of another story, which says the same."""
    return replace(report, article=replace(report.article, sha256=sha256(address.encode()).hexdigest()))


@pytest.fixture
def engine(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finds the same report at every address."""
    module = ModuleType("factcheck.pipeline")
    vars(module).update(
        check=lambda address, **_: found_at(report, address),
        check_text=lambda text, **_: report,
        board_of=lambda store, origins: SimpleNamespace(state_sha256=""),
        judge=None,
    )
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", module)


@pytest.mark.usefixtures("engine")
def test_check_finds_the_decisions_beside_its_output(report: Report, capsys: Captured) -> None:
    """They count for the exit code; the JSON stays as the machine made it."""
    assert run(["a.txt", "-o", "story.html", "-q"]) == 1
    review("c3", "--override", "unproven", "--note", "why")
    assert run(["a.txt", "-o", "story.html", "-q"]) == 0
    assert "Verdicts that a person gave in place of factcheck" in Path("story.html").read_text("utf-8")
    assert run(["a.txt", "-o", STORY, "-q"]) == 0
    assert from_json(Path(STORY).read_bytes()) == found_at(report, "a.txt")
    assert run(["a.txt", "-o", "story.txt", "-q", "--fail-on", "unproven"]) == 1
    assert "Decided by Lin Yue on 18 March 2026: unproven." in Path("story.txt").read_text("utf-8")
    capsys.readouterr()
    assert run(["a.txt"]) == 1
    assert "Lin Yue" not in capsys.readouterr().out
    assert run(["a.txt", "--review", str(FILE)]) == 0
    assert run(["a.txt", "-o", "story.txt", "-q", "--no-review"]) == 1
    assert run(["a.txt", "-o", "story.txt", "-q", "--reviewed-only"]) == 0
    assert Path("story.txt").read_text("utf-8").count(" · decided by a person") == 1


@pytest.mark.usefixtures("engine")
def test_what_is_left_out_still_fails_a_run(report: Report) -> None:
    """A contradiction that nobody reviewed is not shown, and not gone."""
    review("c1", "--confirm")
    assert run(["a.txt", "-o", "story.txt", "-q", "--reviewed-only"]) == 1
    assert "CONTRADICTED" not in Path("story.txt").read_text("utf-8")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.txt", "--format", "json", "--quotes-only"], 2, "JSON is the whole report as factcheck made it"),
        (["a.txt", "-o", "a.json", "--reviewed-only"], 2, "JSON is the whole report as factcheck made it"),
        (["a.txt", "b.txt", "--review", "x.toml"], 2, "--review is of one story"),
        (["a.txt", "--no-review", "--reviewed-only"], 2, "--no-review leaves decisions out of it"),
        (["a.txt", "--review", "gone.toml"], 3, "there is no file gone.toml"),
        (["batch", "list.txt", "--quotes-only"], 2, "are of pages; give a folder for them with -o."),
        (["batch", "list.txt", "--no-review", "--reviewed-only", "-o", "out"], 2, "--no-review leaves decisions out of it"),
    ],
)
def test_refused_before_anything_is_read(arguments: list[str], code: int, message: str, capsys: Captured) -> None:
    """In check and in batch."""
    Path("list.txt").write_text("a.txt\n", "utf-8")
    assert run(arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert message in " ".join(told.err.split())


@pytest.mark.usefixtures("engine")
def test_batch(report: Report, capsys: Captured) -> None:
    """Pages and index as reviewed, JSON as the machine made it, which is not offered beside pages that are cut."""
    Path("list.txt").write_text("a.txt\nb.txt\n", "utf-8")
    assert run(["batch", "list.txt", "-o", "out", "--jobs", "1", "-q"]) == 1
    page, other = sorted(Path("out").glob("?.txt-*.html"))
    for name in (page, other):
        arguments = [
            "review",
            str(name.with_suffix(".json")),
            "c3",
            "--override",
            "supported",
            "--note",
            "why",
            "--by",
            "Lin Yue",
        ]
        assert run(arguments) == 0
    capsys.readouterr()
    assert run(["batch", "list.txt", "-o", "out", "--jobs", "1"]) == 0
    assert "✗ 0" in capsys.readouterr().err
    assert from_json(page.with_suffix(".json").read_bytes()) == found_at(report, "a.txt")
    assert "Verdicts that a person gave in place of factcheck" in page.read_text("utf-8")
    assert page.with_suffix(".json").name in Path("out/index.html").read_text("utf-8")
    assert run(["batch", "list.txt", "-o", "out", "--jobs", "1", "--reviewed-only", "--quotes-only"]) == 0
    assert (
        "factcheck: the JSON files in out hold whole stories and every verdict; publish the pages alone\n"
        in capsys.readouterr().err
    )
    assert ".json" not in Path("out/index.html").read_text("utf-8")
    assert "Findings that await review and are left out: 4." in page.read_text("utf-8")
    assert from_json(page.with_suffix(".json").read_bytes()) == found_at(report, "a.txt")


@pytest.mark.usefixtures("engine")
def test_a_broken_file_fails_its_line_of_a_batch(report: Report, capsys: Captured) -> None:
    """The others go on."""
    Path("list.txt").write_text("a.txt\nb.txt\n", "utf-8")
    run(["batch", "list.txt", "-o", "out", "--jobs", "1", "-q", "--fail-on", "never"])
    page, other = sorted(Path("out").glob("?.txt-*.html"))
    page.with_suffix(".review.toml").write_text("claims = 3", "utf-8")
    page.unlink()
    other.unlink()
    capsys.readouterr()
    assert run(["batch", "list.txt", "-o", "out", "--jobs", "1", "-q", "--fail-on", "never"]) == 3
    assert capsys.readouterr().err.endswith(
        "claims is no table; `factcheck review` shows how a decision is written [bad-review]\n"
    )
    assert (page.exists(), other.exists()) == (False, True)
    assert "bad-review" in Path("out/index.html").read_text("utf-8")


def test_a_page_for_publication_carries_no_more_than_it_shows(report: Report) -> None:
    """The report inside it is the one that was cut."""
    review("c3", "--confirm")
    assert run(["render", STORY, "--reviewed-only", "--quotes-only", "-o", "page.html", "-q"]) == 0
    assert run(["render", "page.html", "--format", "json", "-o", "carried.json", "-q"]) == 0
    carried = from_json(Path("carried.json").read_bytes())
    assert [each.id for each in carried.findings] == ["c3"]
    assert carried.article.text == finding(report, "c3").sentence
    hidden = [line for line in report.article.text.split("\n") if line.strip() and finding(report, "c3").sentence not in line]
    assert [line for line in hidden if line in Path("page.html").read_text("utf-8") and line != report.article.title] == []
