"""The three ways to install it: a wheel, the checkout as it is, and the checkout installed as editable."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.specifiers import SpecifierSet

pytestmark = pytest.mark.packaging

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]
PACKAGES = ("claims", "factcheck", "sources")
SITE_PACKAGES = sysconfig.get_path("purelib")
SENTENCE = ("--text", "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter.", "--published", "2026-03-16")


def python(*arguments: str, cwd: Path, path: tuple[Path | str, ...]) -> subprocess.CompletedProcess[str]:
    """Python with exactly these folders to import from: without `site`, no .pth file adds the checkout behind our back."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-S", *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def done(*command: str, cwd: Path) -> None:
    """Run a command that must succeed."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), cwd=CHECKOUT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone was installed."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index")
    done(*pip, "--target", str(folder), str(wheel), cwd=folder)
    return folder


def test_wheel_holds_everything_that_a_run_needs(wheel: Path) -> None:
    """Templates, schema, history, words, types; and nothing else."""
    names = set(ZipFile(wheel).namelist())
    data = {
        f"{'factcheck/' if path.parts[0] == 'templates' else ''}{path.as_posix()}"
        for package in (*PACKAGES, "templates")
        for path in (found.relative_to(CHECKOUT) for found in (CHECKOUT / package).rglob("*"))
        if path.suffix in {".toml", ".mo", ".po", ".json", ".sql", ".xz", ".j2", ".css", ".typed"}
    }
    assert data <= names
    assert {"factcheck/templates/article.html.j2", "factcheck/schema/factcheck-1.schema.json"} <= names
    assert {"sources/board/data/openrouter.json.xz", *(f"{package}/py.typed" for package in PACKAGES)} <= names
    assert {name.partition("/")[0] for name in names} == {*PACKAGES, f"news_factcheck-{VERSION}.dist-info"}
    assert [name for name in names if re.search(r"\btests?/|conftest|\.pyc$", name)] == []
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_each_import_name_has_one_owner(installed: Path, tmp_path: Path) -> None:
    """The names are generic: no other distribution around here may bring one of them."""
    asked = f"import importlib.metadata as m; o = m.packages_distributions(); print([sorted(set(o[p])) for p in {PACKAGES}])"
    result = python("-c", asked, cwd=tmp_path, path=(installed, SITE_PACKAGES))
    assert result.stdout.strip() == str([["news-factcheck"]] * len(PACKAGES)), result.stderr


def test_wheel_tells_its_version(installed: Path, tmp_path: Path) -> None:
    """From its own metadata."""
    result = python("-m", "factcheck", "--version", cwd=tmp_path, path=(installed, SITE_PACKAGES))
    assert (result.returncode, result.stdout) == (0, f"factcheck, version {VERSION}\n"), result.stderr


def test_wheel_checks_a_sentence(installed: Path, tmp_path: Path) -> None:
    """With the history that it brings along."""
    result = python("-m", "factcheck", *SENTENCE, "--format", "json", cwd=tmp_path, path=(installed, SITE_PACKAGES))
    assert result.returncode == 1, result.stderr
    assert [finding["reason"] for finding in json.loads(result.stdout)["findings"]] == ["rank-off"]


def test_wheel_writes_a_page(installed: Path, tmp_path: Path) -> None:
    """With the templates that it brings along."""
    result = python("-m", "factcheck", *SENTENCE, "-o", "page.html", cwd=tmp_path, path=(installed, SITE_PACKAGES))
    assert result.returncode == 1, result.stderr
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")


def test_wheel_brings_the_component(installed: Path, tmp_path: Path) -> None:
    """spaCy finds it without an import."""
    code = (
        "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('numeric_claims'); print(nlp('4.69万亿Token')._.set_aside[0].quote)"
    )
    result = python("-c", code, cwd=tmp_path, path=(installed, SITE_PACKAGES))
    assert result.stdout == "4.69万亿\n", result.stderr


def test_bare_checkout_works() -> None:
    """Uninstalled, from its root."""
    result = python("-m", "factcheck", *SENTENCE, "--format", "html", cwd=CHECKOUT, path=(SITE_PACKAGES,))
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith("<!doctype html>")


def test_editable_install_is_the_checkout(tmp_path: Path) -> None:
    """What `make` sets up imports the files that one edits, and puts the command beside the interpreter."""
    try:
        distribution("news-factcheck")
    except PackageNotFoundError:
        pytest.skip("the checkout is not installed here; make does so")
    asked = f"import {', '.join(PACKAGES)}; print(*(p.__path__[0] for p in ({', '.join(PACKAGES)})), sep=chr(10))"
    result = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert result.stdout.splitlines() == [str(CHECKOUT / package) for package in PACKAGES], result.stderr
    command = Path(sysconfig.get_path("scripts")) / "factcheck"
    told = subprocess.run([command, "--version"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert told.stdout == f"factcheck, version {VERSION}\n"


def test_constraints_are_versions_alone() -> None:
    """No host, no path, no option; every direct dependency is among them."""
    lines = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9][\w.-]*==[\w.+!]+", line)] == []
    pinned = {normal(line.partition("==")[0]) for line in lines}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    named = [re.match(r"[\w.-]+", requirement) for requirement in wanted]
    assert {normal(name[0]) for name in named if name} <= pinned


def test_constraints_suit_every_python_3_11() -> None:
    """Also the first of them: none of what is installed here asks for a later patch release."""
    lines = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    asked = {line: requires_python(*line.split("==")) for line in lines}
    assert [line for line, versions in asked.items() if not SpecifierSet(versions).contains("3.11.0")] == []


def requires_python(name: str, version: str) -> str:
    """The Python versions that an installed distribution asks for; nothing where it is not here in this version."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    return found.metadata.get("Requires-Python") or "" if found.version == version else ""


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
