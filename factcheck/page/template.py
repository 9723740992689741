"""Templates: where they lie, and what keeps a hostile story from becoming markup.

A folder of the user's own comes first: a file there stands in for ours of the same name. Ours stay within reach as
`factcheck/NAME`, so that `{% extends "factcheck/article.html.j2" %}` replaces single blocks.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateError
from markupsafe import Markup

import factcheck
from factcheck.errors import TemplatesError
from factcheck.interface.visible import visible
from factcheck.page.typography import unbroken
from factcheck.web_address import web_address

#: What a page need not carry: remarks, indentation, blanks around what sets rules and values apart. Strings stay whole.
_BETWEEN_RULES = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/|\s*([{};])\s*|(?<=[a-z-]):[ ]+|,\s+""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet, and the digest by which the page's policy allows it and nothing else."""

    text: Markup
    digest: str


def source(name: str) -> str | None:
    """The text of a template of ours; `None` where there is none of that name."""
    place = _folder() / name
    return place.read_text("utf-8") if place.is_file() else None


@cache
def environment(folder: Path | None = None) -> Environment:
    """Everything escaped, hostile characters made visible, an unknown name an error."""
    ours = FunctionLoader(source)
    own = [FileSystemLoader(folder)] if folder else []
    made = Environment(
        loader=ChoiceLoader([*own, PrefixLoader({"factcheck": ours}), ours]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters["web"] = web_address
    made.filters["unbroken"] = unbroken
    return made


def filled(name: str, folder: Path | None, values: Mapping[str, object]) -> str:
    """A template filled in; raises `TemplatesError` where one of the user's own does not work."""
    try:
        return environment(folder).get_template(name).render(values)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        if folder is None:
            raise
        where = f"{getattr(error, 'name', None) or name}, line {error.lineno}" if hasattr(error, "lineno") else name
        raise TemplatesError(f"the templates in {folder} do not work: {where}: {error}") from error


def style(names: tuple[str, ...], folder: Path | None = None) -> Style:
    """The stylesheets of these names as one; a file in the user's folder stands in for ours."""
    loader = environment(folder).loader
    assert loader is not None
    text = "".join(loader.get_source(environment(folder), name)[0] for name in names)
    text = _BETWEEN_RULES.sub(_shorter, text).replace("</", "<\\/")  # nothing in a stylesheet may end its element
    return Style(Markup(text), b64encode(sha256(text.encode()).digest()).decode())  # ours, or the user's own  # noqa: S704


def _shorter(match: re.Match[str]) -> str:
    said = match[0].strip()
    return match[1] or match[2] or ("" if said.startswith("/*") else said)


def _folder() -> Traversable:
    """Inside the package as installed from a wheel; beside it in a checkout and in an editable install."""
    installed = files(factcheck) / "templates"
    return installed if installed.is_dir() else Path(factcheck.__file__).parent.parent / "templates"


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
