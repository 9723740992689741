"""Failures in the reader's words: a short name and what to do, by the slug of the error.

The error's own message is English and names the file, the line or the server; outputs show it beside these.
"""

from __future__ import annotations

from factcheck.interface import Interface


def failure_name(slug: str, words: Interface) -> str:
    """What kept an address from being checked, in a few words.

    >>> from factcheck.interface import interface
    >>> failure_name("blocked", interface("en")), failure_name("of-a-later-version", interface("en"))
    ('programs kept out', 'of-a-later-version')
    """
    return words.name("failure.name", slug)


def failure_advice(slug: str, words: Interface) -> str:
    """What to do about it, in one sentence; empty for a slug of a later version, whose message says it.

    >>> from factcheck.interface import interface
    >>> failure_advice("blocked", interface("zh"))
    '请用浏览器保存网页，改用该文件，或改用报道的另一份网址。'
    """
    advice = words.name("failure.advice", slug)
    return "" if advice == slug else advice
