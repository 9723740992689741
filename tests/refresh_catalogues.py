"""Set above every message of the other languages what English says, and compile all catalogues.

    python tests/refresh_catalogues.py        (or: make catalogues)

Edit `factcheck/interface/catalogues/LANGUAGE.po`, then run this; tests/factcheck/interface/test_catalogues.py holds the files to it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CATALOGUES = Path(__file__).resolve().parent.parent / "factcheck" / "interface" / "catalogues"
ENGLISH = "en"


def catalogue(language: str) -> Catalog:
    """What is written for a language."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def source(language: str) -> bytes:
    """The catalogue as it should be written: in the order of English, with English above each message."""
    english, written = catalogue(ENGLISH), catalogue(language)
    found = Catalog(locale=written.locale)
    for message in english:
        own = written.get(message.id if isinstance(message.id, str) else message.id[0])
        if not message.id or own is None:
            continue
        said = message.string if isinstance(message.string, str) else message.string[-1]
        found.add(message.id, own.string, auto_comments=[] if language == ENGLISH else [said])
    body = BytesIO()
    write_po(body, found, width=0, omit_header=True)
    head = (CATALOGUES / f"{language}.po").read_bytes().partition(b"\n\n")[0]
    return head + b"\n\n" + body.getvalue().lstrip(b"\n")


def compiled(language: str) -> bytes:
    """What is read at run time; without the moment at which it was made."""
    written = catalogue(language)
    written.creation_date = written.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    body = BytesIO()
    write_mo(body, written)
    return body.getvalue()


def main() -> int:
    """Write every catalogue anew, and say which ones changed."""
    for language in sorted(path.stem for path in CATALOGUES.glob("*.po")):
        for suffix, made in ((".po", source), (".mo", compiled)):
            path, wanted = CATALOGUES / f"{language}{suffix}", made(language)
            if not path.exists() or path.read_bytes() != wanted:
                path.write_bytes(wanted)
                sys.stdout.write(f"{path.name} renewed\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
