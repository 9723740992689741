"""What README.md and the manual show is what happens."""

from __future__ import annotations

import doctest
import re
import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.kind import kinds
from factcheck.kind import rules
from factcheck.pipeline import check_text
from sources.read import Given

REFRESH = runpy.run_path(str(Path(__file__).with_name("refresh_readme.py")))
CHECKOUT, README, PAGES, CONSOLE = (REFRESH[name] for name in ("CHECKOUT", "README", "PAGES", "CONSOLE"))

PYCON = re.compile(r"(?<=^```pycon\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
CODE = re.compile(r"`([^`\n]+)`")
EXAMPLE = re.compile(r"^- (zh|en): (.+) → (\S+): (\S+)$")
EXAMPLES_PUBLISHED = date(2026, 3, 16)


def transcripts() -> Iterator[tuple[str, str]]:
    """Every console block, named by its page and first command."""
    for page in PAGES:
        for found in CONSOLE.finditer(page.read_text("utf-8")):
            yield f"{page.name}: {found[0].splitlines()[0][:60]}", found[0]


@pytest.mark.parametrize("transcript", [pytest.param(text, id=name) for name, text in transcripts()])
def test_transcript_is_what_happens(transcript: str) -> None:
    """To the byte; `make transcripts` renews it."""
    assert REFRESH["rerun"](transcript) == transcript


@pytest.mark.parametrize("page", [page for page in PAGES if PYCON.search(page.read_text("utf-8"))], ids=lambda page: page.name)
def test_python_examples(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python calls give what the page says."""
    monkeypatch.chdir(CHECKOUT)
    examples = "\n".join(PYCON.findall(page.read_text("utf-8")))
    assert ">>>" in examples
    parsed = doctest.DocTestParser().get_doctest(examples, {}, page.name, str(page), 0)
    said: list[str] = []
    runner = doctest.DocTestRunner()
    runner.run(parsed, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


def test_every_make_target_exists() -> None:
    """Of those that a page names in its code."""
    targets = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text("utf-8")
        named = {target for code in (*SHELL.findall(text), *CODE.findall(text)) for target in TARGET.findall(code)}
        assert named <= targets, page


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    """The command of the section on tests, then the linters."""
    tests = README.read_text("utf-8").partition("\n## Tests\n")[2]
    told = SHELL.findall(tests)[0].splitlines()[0]
    run = [line for line in (CHECKOUT / ".ci/run").read_text("utf-8").splitlines() if line.startswith("make")]
    assert run == [told, "make lint"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Inside the checkout."""
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def sections() -> dict[str, list[tuple[str, str, str, str]]]:
    """The examples of docs/kinds.md by kind: language, sentence, verdict, reason."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for line in (CHECKOUT / "docs/kinds.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            examples = found.setdefault(line.removeprefix("## "), [])
        elif example := EXAMPLE.match(line):
            language, sentence, verdict, reason = example.groups()
            examples.append((language, sentence, verdict, reason))
    return found


def test_every_kind_is_in_the_manual() -> None:
    """In both languages; and no kind that cannot be read and judged."""
    assert set(sections()) == {kind.name for kind in kinds()} == set(rules())
    assert [kind for kind, examples in sections().items() if {example[0] for example in examples} != {"zh", "en"}] == []


@pytest.mark.parametrize(
    ("kind", "sentence", "verdict", "reason"),
    [
        pytest.param(kind, sentence, verdict, reason, id=sentence)
        for kind, examples in sections().items()
        for _, sentence, verdict, reason in examples
    ],
)
def test_example_of_the_manual(kind: str, sentence: str, verdict: str, reason: str) -> None:
    """It is read as the kind under which it stands, and judged as it says."""
    report = check_text(sentence, given=Given(published=EXAMPLES_PUBLISHED))
    assert (verdict, reason) in [(finding.verdict, finding.reason) for finding in report.findings if finding.kind == kind]
