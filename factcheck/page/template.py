"""Templates: where they lie, and what keeps a hostile story from becoming markup."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

import factcheck
from factcheck.interface.visible import visible
from factcheck.web_address import web_address


def source(name: str) -> str:
    """A template's text."""
    return (_folder() / name).read_text("utf-8")


@cache
def environment() -> Environment:
    """Everything escaped, hostile characters made visible, an unknown name an error."""
    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters["web"] = web_address
    return made


def _folder() -> Traversable:
    """Inside the package as installed from a wheel; beside it in a checkout and in an editable install."""
    installed = files(factcheck) / "templates"
    return installed if installed.is_dir() else Path(factcheck.__file__).parent.parent / "templates"


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
