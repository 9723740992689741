"""Where in its file something stands, as editors write it: `story.txt:12:34`."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from factcheck.interface.visible import one_line
from factcheck.report import ArticlePart

_STDIN = "-"


class Places:
    """Line and column of offsets into an article's text, both counted from 1, columns in characters.

    Only plain text has them, as long as it is `whole`: the lines of a page's text are not those of its file. The
    beginnings of the lines are looked for once, so that thousands of findings cost no more than one.
    """

    def __init__(self, article: ArticlePart, *, whole: bool = True) -> None:
        plain = article.path in {None, _STDIN} and not article.url
        text_file = article.path is not None and article.path.lower().endswith(".txt")
        self._known = whole and article.reading is None and (plain or text_file)
        self._name = one_line(article.path) if article.path else ""
        lengths = (len(line) + 1 for line in article.text.split("\n")) if self._known else ()
        self._starts = (0, *accumulate(lengths))

    def at(self, offset: int) -> str:
        """`12:34`; empty where the text is no file's."""
        if not self._known:
            return ""
        line = bisect_right(self._starts, offset, hi=len(self._starts) - 1)
        return f"{line}:{offset - self._starts[line - 1] + 1}"

    def named(self, offset: int) -> str:
        """The same with the file's name in front, where the text has one."""
        at = self.at(offset)
        return f"{self._name}:{at}" if at and self._name else at
