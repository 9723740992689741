"""Page state: the data that a page hands to its own script, as JSON assigned to a variable."""

from __future__ import annotations

import json
import re

from lxml.etree import _Element as Element


def page_state(root: Element, variable: str) -> object:
    """The value that a page's script assigns to a variable; None if no script does, or what it assigns is no JSON."""
    assignment = re.compile(rf"(?<![\w.$]){re.escape(variable)}\s*=\s*(?=[\[{{])")
    for script in root.iter("script"):
        if found := assignment.search(script.text or ""):
            try:
                value: object = json.JSONDecoder(strict=False).raw_decode(script.text or "", found.end())[0]
            except (ValueError, RecursionError):
                continue
            return value
    return None


def at(state: object, path: str) -> str:
    """The text or number at a path of keys (`article.data.title`) in a state; empty if there is nothing of the kind.

    >>> at({"article": {"id": 12}}, "article.id"), at({"article": []}, "article.id")
    ('12', '')
    """
    for key in path.split("."):
        state = state.get(key) if isinstance(state, dict) else None
    return str(state) if isinstance(state, str | int) and not isinstance(state, bool) else ""


def flag(state: object, key: str) -> bool:
    """Whether a state sets a switch at its top."""
    return isinstance(state, dict) and state.get(key) is True
