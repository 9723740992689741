"""Respelling: another whole number in the words that a text has for one."""

from __future__ import annotations

import re

from claims.lexicon import lexicon
from claims.numbers.numeral import ZH


def respelled(words: str, number: int) -> str:
    """The same words with another whole number in them; empty where the number has no word in the same style.

    >>> respelled("six straight weeks", 5), respelled("连续六周", 5), respelled("sixth week running", 5)
    ('five straight weeks', '连续五周', 'fifth week running')
    """
    for table in (lexicon().number_words, lexicon().ordinal_words):
        for word in re.findall(r"[a-z]+", words.lower()):
            if word in table:
                spelled = next((other for other, value in table.items() if value == number), "")
                return re.sub(word, spelled, words, count=1, flags=re.IGNORECASE) if spelled else ""
    run = re.search(f"[{ZH}]+", words)
    if run is None or not 0 <= number < 100:
        return ""
    return words[: run.start()] + _zh_spelled(number) + words[run.end() :]


def _zh_spelled(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
