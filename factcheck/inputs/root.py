"""The root element of an XML file, found without parsing it: what kind of file it is, and whether it brings its own entities."""

from __future__ import annotations

from sources.decode import decode

_ASIDE = (("<?", "?>"), ("<!--", "-->"))
_DOCTYPE = "<!doctype"


def root_of(head: bytes) -> str:
    """The name of the first element in lower case and without a prefix, empty where none shows.

    >>> root_of(b"<?xml version='1.0'?><!-- x --><rdf:RDF xmlns='a'>"), root_of(b"https://x.example/")
    ('rdf', '')
    """
    rest = _prologue(decode(head).text)[1]
    if not rest.startswith("<"):
        return ""
    name = rest[1:200].replace("/", " ").replace(">", " ").split(None, 1)
    return name[0].rpartition(":")[2].lower() if name else ""


def declares(head: bytes) -> bool:
    """Whether it declares entities of its own, which can unfold to anything.

    >>> declares(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>'), declares(b"<!DOCTYPE rss><rss>")
    (True, False)
    """
    return "[" in _prologue(decode(head).text)[0]


def _prologue(text: str) -> tuple[str, str]:
    """The document type, and what is left from the root element on."""
    doctype, at = "", 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if aside := next(((start, end) for start, end in _ASIDE if text.startswith(start, at)), None):
            end = text.find(aside[1], at + len(aside[0]))
            if end < 0:
                return doctype, ""
            at = end + len(aside[1])
        elif text[at : at + len(_DOCTYPE)].lower() == _DOCTYPE:
            subset, end = text.find("[", at), text.find(">", at)
            if 0 <= subset < end:
                end = text.find("]", subset)
                end = text.find(">", end) if end >= 0 else -1
            doctype = text[at : end if end >= 0 else len(text)]
            if end < 0:
                return doctype, ""
            at = end + 1
        else:
            return doctype, text[at:]
