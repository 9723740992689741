"""Bytes to text: which charset a page is in, whatever it says about itself.

The order (measured: trusting the header first fails on every second GB page): UTF-8 strictly, then what
the page or its header declares (every gb* as gb18030, which contains the others), then gb18030, and at
last the candidate that loses the fewest characters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

LOST = "\ufffd"

# Byte-order marks; the four bytes of UTF-32 begin with the two of UTF-16, so they come first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The first bytes of files that people give by mistake, with the word for the message.
FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"BM", "an image"),
    (b"PK\x03\x04", "an archive or an Office document"),
    (b"PK\x05\x06", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the charset that gave it; `lost` counts the characters that no charset could read."""

    text: str
    charset: str
    lost: int = 0


def decode(raw: bytes, declared: str = "") -> Decoded:
    """Decode a page or a text file; `declared` is the charset of the Content-Type header, empty if none.

    >>> decode("周榜".encode("gbk"), "utf-8").text
    '周榜'
    >>> decode("週榜".encode("big5"), "big5").charset
    'big5'
    """
    for mark, charset in MARKS:
        if raw.startswith(mark):
            return _replacing(raw, charset)
    candidates = _candidates(raw, declared)
    for charset in candidates:
        try:
            return Decoded(_clean(raw.decode(charset)), charset)
        except UnicodeDecodeError:
            continue
    return min((_replacing(raw, charset) for charset in candidates), key=lambda decoded: decoded.lost)


def foreign_format(raw: bytes) -> str:
    """What kind of file the bytes are if they are no text at all ("a PDF"), else empty.

    Bytes without a known beginning are judged by their zeros and control characters: text has none,
    except in UTF-16 and UTF-32, whose byte-order mark says so.
    """
    for beginning, name in FORMATS:
        if raw.startswith(beginning) and not (len(beginning) == 2 and _printable(raw)):
            return name
    if any(raw.startswith(mark) for mark, _ in MARKS) or _printable(raw):
        return ""
    return "a binary file"


def _printable(raw: bytes) -> bool:
    """Whether at most one byte in a hundred of the beginning is a control character."""
    head = raw[:4096]
    controls = len(head) - len(head.translate(None, bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1a\x1b")))
    return controls * 100 <= len(head)


def _candidates(raw: bytes, declared: str) -> list[str]:
    """The charsets to try, best first, each once."""
    names = [name for name in (_known(declared), _known(_declared_inside(raw))) if name]
    # Servers send "iso-8859-1" out of habit, and it decodes anything: it waits for every better witness.
    said = [name for name in names if name not in _LATIN]
    latin = ["cp1252"] if len(said) < len(names) else []
    order = ["utf-8", *said]
    if _nearly_utf8(raw):
        order = ["utf-8", *(name for name in said if name == "utf-8")]
    elif not latin or _reads_as_chinese(raw):
        order.append("gb18030")
    return list(dict.fromkeys([*order, *latin]))


def _declared_inside(raw: bytes) -> str:
    head = raw[:4096]
    found = _META.search(head) or _XML.search(head)
    return found.group(1).decode("ascii") if found else ""


def _known(name: str) -> str:
    """Python's name of a declared charset: gb* as gb18030, big5 with its Hong Kong characters, unknown ones empty."""
    name = name.strip().lower().replace("x-", "")
    if name.startswith(("gb", "cp936", "hz-gb")):
        return "gb18030"
    if name.startswith("big5"):
        return "big5hkscs" if "hk" in name else "big5"
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _nearly_utf8(raw: bytes) -> bool:
    """UTF-8 with a scratch: a truncated or spliced page must not be read as gb18030, which takes almost any bytes."""
    text = raw.decode("utf-8", errors="replace")
    lost = text.count(LOST)
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return 0 < lost * 50 <= beyond_ascii


def _reads_as_chinese(raw: bytes) -> bool:
    """No Chinese page does without 的; a page in Latin letters never spells it (it would read µÄ)."""
    return "的" in raw.decode("gb18030", errors="replace")


def _replacing(raw: bytes, charset: str) -> Decoded:
    text = _clean(raw.decode(charset, errors="replace"))
    return Decoded(text, charset, text.count(LOST))


def _clean(text: str) -> str:
    """Without byte-order marks and zeros, with every line end as one newline."""
    return text.replace("\ufeff", "").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
