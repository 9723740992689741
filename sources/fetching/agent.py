"""Who asks: the name under which we knock, and under which robots.txt speaks of us."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version

#: The product token; a group of robots.txt that names it is meant for us.
PRODUCT = "news-factcheck"
#: Whom a server may turn to; whoever fetches much says so in FACTCHECK_CONTACT (an address or a page).
CONTACT = os.environ.get("FACTCHECK_CONTACT", "")


def user_agent(contact: str = CONTACT) -> str:
    """Say honestly who asks: no browser's name, and where to complain. A header holds ASCII alone."""
    try:
        release = version(PRODUCT)
    except PackageNotFoundError:  # a checkout that was never installed
        release = "checkout"
    told = "".join(character for character in contact if character.isascii() and character.isprintable())
    return f"{PRODUCT}/{release} ({f'+{told}; ' if told else ''}checks the figures of published stories)"
