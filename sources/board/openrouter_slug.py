"""Slugs: how OpenRouter writes a model, and what of it is no part of the model's name.

A row id is `maker/model[:variant]`; the model often ends in a date, in one of half a dozen forms. The date is that of
a build, mostly, and tells builds of one name apart.
"""

from __future__ import annotations

import re
from datetime import date

#: A month and a day, or a year and a month: 0324, 2507.
_FOUR = r"(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|2\d(?:0[1-9]|1[0-2]))"
_DATE = rf"(?:20\d{{6}}|20\d\d-\d\d-\d\d|\d\d-20\d\d|\d\d-\d\d|{_FOUR})"
_ENDS_IN_DATE = re.compile(rf"[- ]\(?{_DATE}\)?$")
_FULL_DATE = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)$")
_DASHED_VERSION = re.compile(r"(?<=-\d)-(?=\d(?:-|$))")
_SIZE = re.compile(r"[ae]?\d+(?:\.\d+)?[bt]", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s_-]+")
#: What may stand or not stand between two ASCII words of a name; between digits it tells numbers apart.
_GLUE = re.compile(r"(?<=[A-Za-z0-9])[\s_-]+(?=[A-Za-z])|(?<=[A-Za-z])[\s_-]+(?=[0-9])")


def split_variant(row_id: str) -> tuple[str, str]:
    """A row id without its variant, and the variant.

    >>> split_variant("stepfun/step-3.5-flash:free")
    ('stepfun/step-3.5-flash', 'free')
    """
    model, _, variant = row_id.partition(":")
    return model, variant


def maker_of(row_id: str) -> str:
    """The maker's slug; that of a moving pointer (`~google/…`) is the maker that it points to.

    >>> maker_of("z-ai/glm-5")
    'z-ai'
    """
    return row_id.partition("/")[0].removeprefix("~")


def name_of(model: str) -> str:
    """What follows the maker's slug."""
    return model.partition("/")[2] or model


def dateless(name: str) -> str:
    """A slug or a display name without the date at its end, and with versions dotted.

    >>> dateless("kimi-k2.5-0127"), dateless("claude-3-7-sonnet-20250219"), dateless("GPT-4o (2024-08-06)")
    ('kimi-k2.5', 'claude-3.7-sonnet', 'GPT-4o')
    """
    bare = _ENDS_IN_DATE.sub("", name)
    return _DASHED_VERSION.sub(".", bare) if " " not in bare else bare


def build_date(slug: str) -> date | None:
    """The full date at the end of a slug.

    >>> build_date("deepseek/deepseek-v4-flash-20260731")
    datetime.date(2026, 7, 31)
    """
    found = _FULL_DATE.search(slug)
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def words(name: str) -> tuple[str, ...]:
    """The words of a slug or a display name.

    >>> words("GPT-5.6 Luna (beta)")
    ('GPT', '5.6', 'Luna', 'beta')
    """
    return tuple(word for word in _SEPARATORS.split(re.sub(r"[()\[\]]", " ", name)) if word)


def squeezed(text: str) -> str:
    """A spelling as texts are searched: no case, and nothing between ASCII words unless both sides are digits.

    >>> squeezed("MiniMax-M2.5") == squeezed("minimax m2.5"), squeezed("GPT-5 4")
    (True, 'gpt5 4')
    """
    return _GLUE.sub("", text.strip()).casefold()


def holds_digit(word: str) -> bool:
    """Whether a word holds a digit."""
    return any(char.isdigit() for char in word)


def is_size(word: str) -> bool:
    """Whether a word says how many parameters a model has.

    >>> is_size("550b"), is_size("a55b"), is_size("v4")
    (True, True, False)
    """
    return _SIZE.fullmatch(word) is not None


def head(word: str) -> str:
    """The letters before the first digit: qwen3.6 → qwen.

    >>> head("qwen3.6"), head("397b")
    ('qwen', '')
    """
    found = re.match(r"[^\W\d_]+", word)
    return found[0] if found else ""
