"""Characters that stand for the look of a glyph, as the characters that are meant.

A PDF often knows only which glyph it drew, and names a character that looks alike: 一 comes back as the radical ⼀, fi as one
letter. A reader sees no difference; whoever searches for 第一 finds nothing.
"""

from __future__ import annotations

import unicodedata

#: The radicals of the supplement (U+2E80 …) that are whole characters of running text, by Unicode's table of equivalents
#: (EquivalentUnifiedIdeograph.txt): normalisation leaves them as they are.
_RADICALS = dict(
    zip(
        "⺁⺎⺒⺓⺝⺠⺩⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂兀巳幺月民王示虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
#: Kangxi radicals, the two others that normalisation knows, and the joined letters of Latin print.
_NORMALISED = (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3, *range(0xFB00, 0xFB07))
_MEANT = str.maketrans(_RADICALS | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _NORMALISED})


def meant(text: str) -> str:
    """The text in the characters that are meant; everything else stays as it is, full-width digits too.

    >>> meant("⻚⾯第⼀，ﬁve，１"), meant("第一页")
    ('页面第一，five，１', '第一页')
    """
    return text.translate(_MEANT)
