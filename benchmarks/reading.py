"""How fast a page is read whole, beside trafilatura alone: `python -m benchmarks.reading` (`make bench`).

Reading is decoding, blocks, three readers and a vote, and the metadata with its second opinion; trafilatura alone gives the
text and nothing else. Both take turns over the same pages: saved ones where they are given (the set that `score.py` of the
page benchmark reads, or any folder of `.html` files), else made-up stories inside pages with the menus, scripts and margins
that news sites put around them. What counts is the ratio of CPU seconds in one run; it also says how much of the articles'
text has a place in its page, as told by looking the words up at the path again.
"""

from __future__ import annotations

import argparse
import statistics
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml.etree import _Element as Element
from trafilatura import extract

from benchmarks.news import articles
from sources.decode import decode
from sources.placing import places_of
from sources.read import story_on, titled
from sources.tree import letters, words

CHARACTERS = 60_000
ROUNDS = 3
#: Reading whole may take twice as long as trafilatura alone.
WANTED = 0.5


def main() -> None:
    """Time the two readers in turn, then count the characters that have a place."""
    parser = argparse.ArgumentParser(description="Time the reading of pages beside trafilatura alone.")
    parser.add_argument("pages", nargs="*", type=Path, help="folders of .html files, or .tar.xz archives of them")
    given = parser.parse_args().pages
    pages = [raw for place in given for raw in _saved(place)] if given else list(_made_up())
    _whole(pages[:1])
    _alone(pages[:1])  # both warm: imports and tables are not what is measured
    pairs = [(_seconds(_whole, pages), _seconds(_alone, pages)) for _ in range(ROUNDS)]
    whole, alone = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    print(f"{len(pages)} pages {'given' if given else 'made up'}, {ROUNDS} rounds in turn, CPU seconds (medians):")
    print(
        f"  pages a core-second, read whole / trafilatura alone: {alone / whole:.2f} (wanted: {WANTED});"
        f"  {len(pages) / whole:.1f} beside {len(pages) / alone:.1f} pages a second"
    )
    placed, all_of_it = map(sum, zip(*(_placed(decode(raw).text) for raw in pages), strict=True))
    print(f"  characters of the articles with a place in their page: {100 * placed / all_of_it:.2f} % of {all_of_it:,}")


def _saved(place: Path) -> Iterator[bytes]:
    if place.is_dir():
        yield from (file.read_bytes() for file in sorted(place.glob("*.html")))
        return
    with tarfile.open(place) as archive:
        for member in archive:
            if member.name.endswith(".html") and (file := archive.extractfile(member)):
                yield file.read()


def _made_up() -> Iterator[bytes]:
    for language, link, menu in (("zh", "更多财经新闻", "首页"), ("en", "More business news", "Home")):
        for number, text in enumerate(articles(language, CHARACTERS, ["MiniMax M2.5", "GLM-5"], ["Zhipu", "MiniMax"])):
            title, *paragraphs = text.split("\n")
            menus = "".join(f"<li><a href='/{n}'>{menu} {n}</a></li>" for n in range(60))
            margin = "".join(
                f"<div class='item'><a href='/a/{n}'>{link} {n}</a><span>2026-03-{n % 28 + 1:02}</span></div>" for n in range(60)
            )
            story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
            yield (
                f"<html><head><meta charset='utf-8'><title>{title}</title><script>{'var data = 1;' * 800}</script></head><body>"
                f"<ul class='menu'>{menus}</ul><div class='main'><h1>{title}</h1><div class='info'>2026-03-16 08:12</div>"
                f"<div class='content' id='{number}'>{story}</div></div><div class='side'>{margin}</div></body></html>"
            ).encode()


def _whole(pages: Sequence[bytes]) -> None:
    for raw in pages:
        story_on(decode(raw).text)


def _alone(pages: Sequence[bytes]) -> None:
    for raw in pages:
        extract(decode(raw).text, include_comments=False)


def _seconds(read: Callable[[Sequence[bytes]], None], pages: Sequence[bytes]) -> float:
    start = time.process_time()
    read(pages)
    return time.process_time() - start


def _placed(page: str) -> tuple[int, int]:
    """The characters of an article that are found again at their paths, and all of them."""
    story = story_on(page)
    text = titled(story.about.title, story.body.text)
    if not story.blocks:
        return 0, len(letters(text))
    root = story.blocks[0].element.getroottree().getroot()
    found = 0
    for place in places_of(text, story.about.title, [story.blocks[index] for index in story.body.kept], story.blocks):
        spoken = letters(text[place.start : place.end])
        at_path = root.xpath(place.path)
        if isinstance(at_path, list) and len(at_path) == 1 and isinstance(at_path[0], Element):
            found += len(spoken) if spoken.lower() in letters(words(at_path[0])).lower() else 0
    return found, len(letters(text))


if __name__ == "__main__":
    main()
