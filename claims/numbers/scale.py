"""Scale words: what multiplies the digits before them."""

from __future__ import annotations

from decimal import Decimal

#: Longest first. A bare t, b, m or k counts only right behind its digits.
SCALES = {
    "千万亿": Decimal("1e15"), "万亿": Decimal("1e12"), "千亿": Decimal("1e11"), "百亿": Decimal("1e10"), "亿": Decimal("1e8"),
    "千万": Decimal("1e7"), "百万": Decimal("1e6"), "万": Decimal("1e4"), "兆": Decimal("1e12"), "千": Decimal("1e3"),
    "quintillion": Decimal("1e18"), "quadrillion": Decimal("1e15"), "trillion": Decimal("1e12"), "billion": Decimal("1e9"),
    "million": Decimal("1e6"), "thousand": Decimal("1e3"), "crore": Decimal("1e7"), "lakh": Decimal("1e5"),
    "trn": Decimal("1e12"), "tln": Decimal("1e12"), "bln": Decimal("1e9"), "mln": Decimal("1e6"),
    "tn": Decimal("1e12"), "bn": Decimal("1e9"), "mn": Decimal("1e6"),
    "t": Decimal("1e12"), "b": Decimal("1e9"), "m": Decimal("1e6"), "k": Decimal("1e3"),
}  # fmt: skip

_NO_SCALE = "(?!瓦|字节|赫|比特|米|克|卡|焦)"  # 兆瓦 is a power, 千米 a length
#: For patterns: the Chinese words and the others.
ZH_SCALE = f"(?:{'|'.join(word for word in SCALES if not word.isascii())}){_NO_SCALE}"
EN_SCALE = "|".join(word for word in SCALES if word.isascii())
