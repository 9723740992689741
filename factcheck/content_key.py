"""By what two pages are known to be one story, once they were read.

Pages that differ in every byte (a counter, an advertisement, a frame) may hold the same story under two addresses: with and
without `www`, as a mobile page, as a print. It is judged once if outlet, day of publication and words are the same.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from hashlib import sha256


def content_key(outlet: str, published: date | None, text: str) -> str:
    """The same for two copies of one story at one outlet; white space and the form of the characters do not count.

    The outlet counts, because a reprint is another outlet's word and is compared, not passed over. The day counts, because "last
    week" means another week on another day. The address that a page calls its canonical one does not: the second page of a long
    story often names the first.

    >>> content_key("Wire", date(2026, 3, 16), "Four  of five\\n") == content_key("Wire", date(2026, 3, 16), "Four of five")
    True
    >>> content_key("Wire", None, "Four of five") == content_key("Post", None, "Four of five")
    False
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    said = [outlet, published.isoformat() if published else None, words]
    return sha256(json.dumps(said, separators=(",", ":")).encode("ascii")).hexdigest()
