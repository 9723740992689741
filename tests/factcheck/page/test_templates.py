"""A desk's own templates: one block, one stylesheet, a whole page, or an error that says where."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from factcheck.cli import run
from factcheck.errors import TemplatesError
from factcheck.page import page
from factcheck.page.template import source
from factcheck.report import Report

Sample = Callable[[str], Report]
DOCS = Path(__file__).parents[3] / "docs"


def blocks(template: str) -> set[str]:
    """The names of the blocks of one of our templates."""
    return set(re.findall(r"{% block (\w+)", source(template) or ""))


def test_one_block_is_replaced_and_the_rest_stays(sample: Sample, tmp_path: Path) -> None:
    """`super()` still gives ours."""
    (tmp_path / "article.html.j2").write_text(
        '{% extends "factcheck/article.html.j2" %}{% block headline %}<p>Desk: {{ report.article.title }}</p>{{ super() }}{% endblock %}'
    )
    report = sample("hostile")
    ours, theirs = page(report, "en"), page(report, "en", tmp_path)
    at = theirs.index("<p>Desk: ")
    end = theirs.index("</p>", at) + len("</p>")
    assert "&lt;script&gt;" in theirs[at:end]
    assert theirs[:at] + theirs[end:] == ours


def test_a_stylesheet_of_ones_own_is_allowed_by_the_policy(sample: Sample, tmp_path: Path) -> None:
    """And it cannot end its element."""
    (tmp_path / "article.css").write_text("h1 { color: red }</style><script>alert(1)</script>")
    made = page(sample("story-en"), "en", tmp_path)
    assert all(script.has_attr("type") for script in BeautifulSoup(made, "html.parser").find_all("script"))
    style = made[made.index("<style>") + len("<style>") : made.index("</style>")]
    assert style.startswith("h1{color:red}<\\/style>")
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in made


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ nothing }}", "article.html.j2: 'nothing' is undefined"),
        ("one\n{% block x %}", "article.html.j2, line 2: Unexpected end of template"),
        ('{% extends "none.html.j2" %}', "none.html.j2"),
    ],
)
def test_an_error_says_where(template: str, told: str, sample: Sample, tmp_path: Path) -> None:
    """The folder, the file, the line where there is one."""
    (tmp_path / "article.html.j2").write_text(template)
    with pytest.raises(TemplatesError, match=re.escape(told)) as caught:
        page(sample("story-en"), "en", tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_the_option(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It reaches the page; its error ends with 3 and its slug."""
    report = Path(__file__).parents[1] / "samples" / "story-en.json"
    (tmp_path / "article.html.j2").write_text("only this: {{ report.schema }}\n")
    assert run(["render", "--format", "html", "--templates", str(tmp_path), str(report)]) == 0
    assert capfd.readouterr().out == "only this: factcheck/1\n"
    (tmp_path / "article.html.j2").write_text("{{")
    assert run(["render", "--format", "html", "--templates", str(tmp_path), str(report)]) == 3
    assert "[bad-templates]" in capfd.readouterr().err


def test_the_manual_names_every_block() -> None:
    """And no other."""
    told = set(re.findall(r"^\| `(\w+)` \|", (DOCS / "pages.md").read_text("utf-8"), re.MULTILINE))
    assert told == blocks("article.html.j2")
