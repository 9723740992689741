"""The language of a text as HTML wants it (BCP 47)."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
#: What the interface and the bare code mean: fonts and voices differ between the scripts.
_SCRIPTS = {"zh": "zh-Hans"}


def language_tag(code: str) -> str:
    """What may stand in `lang`; empty for what is no tag, so that the text has the language of the page around it.

    >>> language_tag("zh"), language_tag("zh-TW"), language_tag('en"><script>')
    ('zh-Hans', 'zh-TW', '')
    """
    return _SCRIPTS.get(code, code) if _TAG.fullmatch(code) else ""


def primary_language(code: str) -> str:
    """The language alone, without script or country; empty for what is no tag.

    >>> primary_language("zh-TW"), primary_language("EN"), primary_language("?")
    ('zh', 'en', '')
    """
    return code.split("-", maxsplit=1)[0].lower() if _TAG.fullmatch(code) else ""
