"""Models that no board knows: a name with a version, where the words beside it call it a model.

They keep their name as an unknown subject, so that what is told of a model that came out yesterday is never laid at the
door of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.claim import Span, Subject
from claims.mention import Mention, Tag

_STAGE = r"(?:Flash|Pro|Max|Mini|Lite|Turbo|Ultra|Plus|Air|Coder|Instruct|Thinking|Nano|Preview)"
_SHAPED = re.compile(
    rf"(?<![A-Za-z0-9_/.@-])[A-Z][A-Za-z]{{2,15}}[- ]?[VKMR]?\d{{1,2}}(?:\.\d{{1,2}})?"
    rf"(?P<stage>(?:[- ]{_STAGE}\b){{0,2}})(?![A-Za-z0-9]|\.\d)",
    re.ASCII,
)
_CALLED_BEFORE = re.compile(r"(?:模型|\bmodel|\bllm)(?:名为|叫做?|named|called|,|，|「|“|\")?\s?\Z")
_CALLED_BEHIND = re.compile(r"[”」\"]?\s?(?:大?模型|预览版|正式版|models?\b)")


def strange_models(text: str, folded: str) -> Iterator[Mention]:
    """Every name of that shape; those that a board knows are the caller's to take first."""
    for match in _SHAPED.finditer(text):
        before = folded[max(0, match.start() - 12) : match.start()]
        if match["stage"] or _CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(folded, match.end()):
            yield Mention(
                Tag.ENTITY,
                Span(match.start(), match.end()),
                match[0],
                "model",
                subject=Subject(f"unknown:{match[0]}", match[0]),
            )
