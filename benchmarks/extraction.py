"""How fast claims are read, beside what else one could run: `python -m benchmarks.extraction` (`make bench`).

On the same made-up news (`benchmarks/news.py`), Chinese and English, three readers take turns:

- the extractor, with the names of the bundled board;
- spaCy over all of the text: a blank pipeline with a sentencizer, thirty token patterns in a Matcher and the same names in
  a PhraseMatcher, which is the least that a claim reader built on documents has to do (it builds no claims yet);
- recognizers-text, with its models for what is read or set aside here (numbers, ordinals, percentages, units, currencies,
  days), on a part of the text, where it is installed: its pins are old, so it is no dependency, and
  `pip install recognizers-text-suite 'emoji<2'` belongs into an environment of its own.

What counts is the ratio of the medians of their CPU seconds in one run; characters a second only go with it.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.util import find_spec

from benchmarks.news import articles
from claims.extract import Extractor
from claims.name import Name
from factcheck.pipeline import default_board, names_of

CHARACTERS = 300_000
#: recognizers-text reads some hundred characters a second; the ratio is taken on this much of the text.
SAMPLE = 4_000
ROUNDS = 5
PUBLISHED = date(2026, 3, 16)
NAMES_OF_SPACY = 2_000
#: How many times as fast as spaCy the extractor should be, and as recognizers-text.
WANTED = {"zh": (4, 100), "en": (3, 100)}

Reader = Callable[[Sequence[str]], None]


def main() -> None:
    """Both languages, one table."""
    board = default_board()
    names = names_of(board)
    print(f"CPU seconds for made-up news, {ROUNDS} rounds in turn; how many times as fast the extractor is (median / median):")
    for language, (over_spacy, over_recognizers) in WANTED.items():
        texts = articles(language, CHARACTERS, _texts(names, "model"), _texts(names, "author"))
        extractor = Extractor(names, board.first_weekday)
        _compare(language, "spaCy", texts, _extracting(extractor), _spacy(language, names), over_spacy)
        if find_spec("recognizers_number") is None:
            print(f"{language}  recognizers-text is not installed and skipped: pip install recognizers-text-suite 'emoji<2'")
        else:
            sample = _first(texts, SAMPLE)
            _compare(language, "recognizers-text", sample, _extracting(extractor), _recognizers(language), over_recognizers)


def _texts(names: Iterable[Name], kind: str) -> list[str]:
    return sorted({name.text for name in names if name.kind == kind and not name.needs_context})


def _first(texts: Sequence[str], characters: int) -> list[str]:
    chosen: list[str] = []
    for text in texts:
        if sum(map(len, chosen)) >= characters:
            break
        chosen.append(text)
    return chosen


def _compare(language: str, other: str, texts: Sequence[str], extractor: Reader, rival: Reader, wanted: int) -> None:
    ours, theirs = [], []
    extractor(texts[:1])
    rival(texts[:1])  # both warm: imports and tables are not what is measured
    for _ in range(ROUNDS):
        ours.append(_seconds(extractor, texts))
        theirs.append(_seconds(rival, texts))
    length = sum(map(len, texts))
    own, their = statistics.median(ours), statistics.median(theirs)
    print(
        f"{language}  {other}: {their / own:.1f} times (wanted: {wanted});  {length:,} characters in {own:.2f} s"
        f" beside {their:.2f} s, {length / own:,.0f} beside {length / their:,.0f} characters a second",
        flush=True,
    )


def _seconds(read: Reader, texts: Sequence[str]) -> float:
    gc.collect()
    start = time.process_time()
    read(texts)
    return time.process_time() - start


def _extracting(extractor: Extractor) -> Reader:
    def read(texts: Sequence[str]) -> None:
        for text in texts:
            extractor.extract(text, PUBLISHED)

    return read


def _spacy(language: str, names: Sequence[Name]) -> Reader:
    """A blank pipeline over every character, and the matchers that such a reader would have."""
    import spacy  # noqa: PLC0415 - the import is not what is measured
    from spacy.matcher import Matcher, PhraseMatcher  # noqa: PLC0415

    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    matcher, phrases = Matcher(pipeline.vocab), PhraseMatcher(pipeline.vocab, attr="LOWER")
    for number, pattern in enumerate(_patterns(language)):
        matcher.add(f"pattern {number}", [pattern])
    spellings = sorted({name.text for name in names})[:NAMES_OF_SPACY]
    phrases.add("name", list(pipeline.tokenizer.pipe(spellings)))

    def read(texts: Sequence[str]) -> None:
        for doc in pipeline.pipe(texts):
            matcher(doc)
            phrases(doc)
            list(doc.sents)

    return read


_WORDS = {
    "zh": ("万", "亿", "第", "前", "连", "超", "占", "增", "周", "倍"),
    "en": ("trillion", "billion", "first", "top", "consecutive", "more", "share", "rose", "week", "times"),
}


def _patterns(language: str) -> list[list[dict[str, object]]]:
    """Thirty: a number before, behind and near each of ten words."""
    number: dict[str, object] = {"LIKE_NUM": True}
    anything: dict[str, object] = {"OP": "?", "IS_PUNCT": False}
    patterns: list[list[dict[str, object]]] = []
    for word in _WORDS[language]:
        said: dict[str, object] = {"LOWER": word}
        patterns += [[number, said], [said, number], [said, anything, anything, anything, number]]
    return patterns


def _recognizers(language: str) -> Reader:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415
    from recognizers_number import (  # noqa: PLC0415
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
    )
    from recognizers_number_with_unit import recognize_currency, recognize_dimension  # noqa: PLC0415

    recognizers = (
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
        recognize_dimension,
        recognize_currency,
        recognize_datetime,
    )
    culture = {"zh": "zh-cn", "en": "en-us"}[language]

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            for recognize in recognizers:
                recognize(text, culture)

    return read


if __name__ == "__main__":
    main()
