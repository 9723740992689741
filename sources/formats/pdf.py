"""PDF: the text that is in it, page by page. A scan has none, and is not guessed at."""

from __future__ import annotations

import logging
import re
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING

from sources.errors import NoText, TooLarge, Unreadable
from sources.format import TEXT, Delivery, Format, Saved
from sources.glyphs import meant
from sources.lines import paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAGIC = b"%PDF-"
#: No story has more pages; reports of hundreds are not one story.
_MOST_PAGES = 200
_MOST_CHARACTERS = 1_000_000
#: So many letters of a title, within so many characters of the text, are no accident.
_ENOUGH, _TOP = 6, 2000
WAY_OUT = "copy the story out of it and paste it, or give the page itself"


def recognises(saved: Saved) -> bool:
    """By the first bytes."""
    return saved.head.lstrip().startswith(_MAGIC)


def read(saved: Saved) -> Delivery:
    """The paragraphs of all pages, and when the file was made."""
    from pypdf import PdfReader  # noqa: PLC0415 - takes half a second to load
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415

    raw = saved.raw()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends by itself is nobody's business
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        if len(reader.pages) > _MOST_PAGES:
            raise TooLarge(f"{saved.name} is a PDF of {len(reader.pages)} pages; give the pages of the story alone.")
        pages = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > _MOST_CHARACTERS:
                raise TooLarge(f"{saved.name} is a PDF of more than {_MOST_CHARACTERS:,} characters; give the story alone.")
    except TooLarge:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable(
            f"{saved.name} is a PDF that is locked with a password; print it into a new PDF, or {WAY_OUT}."
        ) from error
    except Exception as error:  # a damaged file fails anywhere in the reader, with errors of every kind
        raise Unreadable(
            f"{saved.name} is a PDF that is damaged ({type(error).__name__}); get it again, or {WAY_OUT}."
        ) from error
    text = meant(paragraphs(pages))
    if not text:
        raise NoText(f"{saved.name} is a PDF without text, perhaps scanned; {WAY_OUT}.")
    return Delivery(text.encode("utf-8", "replace"), raw, TEXT, "utf-8", saved_at=_made(reader), title=_title(reader, text))


def _title(reader: PdfReader, text: str) -> str:
    """The title that the file says it has, if it begins as something near the top does: many are names of files."""
    try:
        title = meant(str(reader.metadata.title or "") if reader.metadata else "").strip()
    except Exception:  # as above; the first line will do
        return ""
    start = _letters(title)[:_ENOUGH]
    return title if len(start) == _ENOUGH and start in _letters(text[:_TOP]) else ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _made(reader: PdfReader) -> str:
    """When the file was made, in UTC; empty where it does not say so in full."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
        return made.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if made and made.tzinfo else ""
    except Exception:  # as above; a date that cannot be read is no loss
        return ""


FORMAT = Format("pdf", frozenset({".pdf"}), recognises, read)
