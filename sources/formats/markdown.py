"""Markdown, and any text with front matter: the lines between `---` that say its title, date and address.

The text stays as it is, marks and tables too; only the front matter goes. A title that stands nowhere else becomes the first
paragraph: it may hold figures.
"""

from __future__ import annotations

import re

from sources.day import day_in
from sources.decode import decode
from sources.format import TEXT, Delivery, Format, Saved

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_ -]{1,40}):[ \t]*(?P<value>\S[^\n]*)$", re.MULTILINE)
_TITLE = ("title",)
_DATE = ("date", "published", "publishdate", "pubdate")
_URL = ("url", "canonical_url", "canonical", "source_url", "link", "source")
_KNOWN = frozenset((*_TITLE, *_DATE, *_URL))
#: The title of the front matter stands again within so many characters, if it does.
_TOP = 1000


def recognises(saved: Saved) -> bool:
    """By front matter with a field that is known."""
    return bool(_fields(decode(saved.head).text).keys() & _KNOWN)


def read(saved: Saved) -> Delivery:
    """The text below the front matter, if there is any."""
    raw = saved.raw()
    text = decode(raw).text
    said = _fields(text)
    if not said.keys() & _KNOWN:
        return Delivery(raw, raw)
    block = _BLOCK.match(text)
    assert block is not None  # its fields were just read
    body, title = text[block.end() :].lstrip("\n"), _first(said, _TITLE)
    if title and title not in body[:_TOP]:
        body = f"{title}\n\n{body}"
    url = next((said[key] for key in _URL if said.get(key, "").startswith(("https://", "http://"))), "")
    day = day_in(_first(said, _DATE))
    return Delivery(body.encode(), raw, TEXT, "utf-8", url, title=title, published=day)


def _fields(text: str) -> dict[str, str]:
    """The fields of the front matter by their names in lower case, without quotation marks."""
    block = _BLOCK.match(text)
    if block is None:
        return {}
    return {found["key"].strip().lower(): _unquoted(found["value"].strip()) for found in _FIELD.finditer(block["fields"])}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


FORMAT = Format("markdown", frozenset({".md", ".markdown"}), recognises, read)
