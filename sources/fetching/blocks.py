"""Pages that keep programs out: a refusal, or a test for humans instead of the story.

They are told by what public collectors of news have met, and never worked around: a server that wants no programs gets none.
"""

from __future__ import annotations

import re

#: A body that holds nothing but a test is small; a story that speaks of one is not.
LARGEST = 5_000
#: The test of a wall may bring its styles along.
LARGEST_TEST = 30_000
_LEAST_STORY = 300

_REFUSALS = frozenset({403, 412, 429})
#: Statuses that are a wall only with its mark, in the cookies that it sets or in its script.
_MARKED = {405: re.compile(r"acw_tc|acw_sc__v2"), 521: re.compile(r"__jsl_clearance")}
_SCRIPTS = re.compile(r"_wafchallengeid|acw_sc__v2|__jsl_clearance")
_TEST = re.compile(
    r"captcha|geetest|滑动验证|滑块|人机验证|安全验证|拖动|slide[rd]?[-_ ]?(?:verif|captcha|to verif)", re.IGNORECASE
)
_UNSEEN = re.compile(r"(?s)<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.IGNORECASE)


def needs_body(status: int) -> bool:
    """Whether the body of a refusal is worth reading to know what it is."""
    return status in _MARKED


def is_block(status: int, cookies: str, body: bytes) -> bool:
    """Whether an answer is a wall.

    >>> is_block(403, "", b""), is_block(405, "", b""), is_block(405, "acw_tc=1", b"")
    (True, False, True)
    >>> is_block(200, "", b"<html><title>Captcha</title><form id=captcha></form></html>")
    True
    """
    if status in _REFUSALS:
        return True
    text = body[:LARGEST_TEST].decode("utf-8", errors="replace")
    if mark := _MARKED.get(status):
        return bool(mark.search(cookies) or mark.search(text))
    if not 200 <= status < 300 or len(body) > LARGEST_TEST:
        return False
    if len(body) < LARGEST and _SCRIPTS.search(text):
        return True
    return bool(_TEST.search(text)) and len("".join(_UNSEEN.sub(" ", text).split())) < _LEAST_STORY
