"""The second opinion on the day of a page: htmldate, which reads it independently of what is read here."""

from __future__ import annotations

import logging
from copy import deepcopy
from datetime import date

from htmldate import find_date
from lxml.etree import _Element as Element

from sources.day import FURNITURE_DATE, LONGEST_BYLINE, day_in

# htmldate tells the log about pages without a date; that is in the result.
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# A fixed horizon: the date of a saved page must not depend on the day on which it is read.
LATEST = "2099-12-31"


def second_opinion(root: Element, address: str) -> date | None:
    """htmldate's answer, on a copy without the dates of today that pages print in their margins."""
    copy = deepcopy(root)
    for element in [element for element in copy.iter() if _is_furniture(element)]:
        tail = element.tail
        element.clear()
        element.tail = tail
    try:
        answer = find_date(copy, original_date=True, url=address or None, max_date=LATEST)
    except Exception:  # a reader that chokes on a page has no opinion on it
        return None
    # The first of January is its answer for a year without a day, such as a copyright line's.
    return day_in(answer) if answer and not answer.endswith("-01-01") else None


def _is_furniture(element: Element) -> bool:
    text = element.text
    if not text or len(text) > LONGEST_BYLINE or not isinstance(element.tag, str) or not FURNITURE_DATE.search(text):
        return False
    return len(" ".join("".join(map(str, element.itertext())).split())) <= LONGEST_BYLINE
