"""HTML to the main text of a story: which parts of a page are the article, as paragraphs.

No single reader of news pages can be trusted with figures: on Chinese pages every fourth number that one
of them returns belongs to something else (measured). So the page is first cut into blocks, in order and
word for word; three readers that work differently (readability, trafilatura, and a count of where the
sentences stand) say which blocks are the article; a block is kept when two of the three want it. How far
the two libraries agree is reported: where they do, the text is nearly always right.

The text is always our own blocks, never a library's rendering, so a number is not split from its unit.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from lxml import etree, html
from lxml.etree import _Element as Element
from readability import Document  # type: ignore[import-untyped]  # it ships no types; only summary() is used
from trafilatura import extract

# The libraries complain to the log about pages that are merely odd; what matters of it stands in the result.
for _library in ("readability", "trafilatura"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Below this share of characters chosen by both libraries, of those chosen by either, they disagree.
AGREEMENT = 0.75
# Above this share of characters in common, the majority bears trafilatura out.
BORNE_OUT = 0.5

# Tags that hold no words of the story, and tags at which a browser starts a new line.
_SILENT_TAGS = """script style noscript template svg math iframe object embed video audio canvas button select datalist
    textarea head nav footer map dialog menu"""
_BREAKING_TAGS = """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure form
    h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"""
SILENT = frozenset(_SILENT_TAGS.split())
BREAKING = frozenset(_BREAKING_TAGS.split())
LONGEST_CELL = 200
# Letters that a block needs to be recognised inside a longer line; shorter ones must be a line of their own.
SHORTEST_MATCH = 8
# No story is longer; a page that is has its blocks recognised line by line.
LONGEST_ANSWER = 300_000
# Percent of the page's sentences that the part holding the story has.
DOMINANT = 60
# Lines without a sentence (headings, table rows) belong to the story within so many blocks of one that has.
REACH = 3

CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WRAPPED = re.compile(rf"(?<=[{CJK}])[ \t]*\n\s*(?=[{CJK}])")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0e-\x1f]")
_SENTENCE_END = re.compile(r"[。！？!?.…；;][”’\"'」』）)\]]*$")
_INDENT = re.compile(r"^(?:\u3000|[\u00a0\u2002\u2003]{2}|\u00a0 )")
_PUNCTUATION = re.compile(r"[，。！？；：、,.;:!?]")
_NOT_WORD = re.compile(r"[\W_]+")

# What pages call the parts that stand beside a story.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|share\w*|social|cookie\w*|consent|gdpr|onetrust\S*|ot-sdk\S*|newsletter"
    r"|breadcrumbs?|sidebar|copyright|disclaimer|footer|popup|modal|login)(?:$|[\s_-])",
    re.IGNORECASE,
)

# Lines that editors and systems put around a story. They carry figures and names that are not its own.
_FURNITURE = re.compile(
    r"""[（(\[【—–-]*\s*(?:
        (?:责任编辑|责编|编辑|校对|审核|原标题|本文来源|文章来源|特别声明|免责声明|版权声明|声明|举报邮箱|举报|分享至|分享到
          |扫一扫|返回搜狐|点击进入|相关新闻|相关新聞|相关報導|相关推荐|相关阅读|延伸阅读|推荐阅读|热门评论|最后更新|字号
          |今天是|您现在的位置|当前位置|关注我们|THE\ END|Notice|Advertisement|Related\ News|Read\ more|Share\ this
        )\s*(?:[:：›>|】\])）—–-]|$)
      | 转载请注明
      | \d{4}-\d{2}-\d{2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of a page. `links` counts the characters inside links."""

    text: str
    element: Element
    links: int

    @property
    def tag(self) -> str:
        return str(self.element.tag)


@dataclass(frozen=True, slots=True)
class MainText:
    """The article's words, one blank line between paragraphs.

    `agreed` says whether the two libraries chose the same text; `whole` that no reader found an
    article and this is everything on the page but its menus.
    """

    text: str
    agreed: bool = True
    whole: bool = False


def parse(page: str) -> Element:
    """The tree of a page, however broken. Raises ValueError if there is no tree in it."""
    # lxml refuses text that still carries the encoding of its bytes.
    page = re.sub(r"^\s*<\?xml[^>]*>", "", page)
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ValueError(str(error)) from error
    return root


def main_text(page: str, blocks: Sequence[Block]) -> MainText:
    """The story on a page, given as HTML and cut into blocks; empty text only where the page shows no word."""
    by_readability = _chosen(blocks, _voice(_readability, page))
    by_trafilatura = _chosen(blocks, _voice(_trafilatura, page))
    kept = _without_furniture(blocks, sorted(_vote(blocks, by_readability, by_trafilatura, _dense(blocks))))
    if not blocks:
        return MainText(_words_of_treeless(page), agreed=False, whole=True)
    if not kept:
        everything = [index for index, block in enumerate(blocks) if block.links * 2 <= len(block.text)]
        return MainText(_joined(blocks, everything or range(len(blocks))), agreed=False, whole=True)
    return MainText(_joined(blocks, kept), agreed=_overlap(blocks, by_readability, by_trafilatura) >= AGREEMENT)


def text_of(blocks: Sequence[Block]) -> str:
    """Blocks that an outlet's profile chose, as text, without the lines that editors put around a story."""
    return _joined(blocks, _without_furniture(blocks, range(len(blocks))))


def _words_of_treeless(page: str) -> str:
    """What a page shows whose markup libxml2 gives up on (it nests beyond 2,048 levels), line by line."""
    soup = BeautifulSoup(page, "html.parser")
    for silent in soup.find_all(list(SILENT)):
        silent.decompose()
    return "\n\n".join(filter(None, (_tidy(line) for line in soup.get_text("\n").split("\n"))))


def _vote(blocks: Sequence[Block], by_readability: set[int], by_trafilatura: set[int], by_density: set[int]) -> set[int]:
    """What two of the three want; where no two want anything, what one library found.

    On pages in alphabetic scripts trafilatura, where the majority bears it out, is the better judge of the
    single line (measured: 0.937 instead of 0.921 a page); on Chinese pages it is the worst (0.949, 0.958).
    """
    majority = (by_readability & by_trafilatura) | (by_readability & by_density) | (by_trafilatura & by_density)
    if not majority:
        return by_readability or by_trafilatura
    words = "".join(blocks[index].text for index in majority)
    if len(_HAN.findall(words)) * 5 < len(words) and _overlap(blocks, by_trafilatura, majority) > BORNE_OUT:
        return by_trafilatura
    return majority


# Cutting the page into blocks


def page_blocks(root: Element) -> Iterator[Block]:
    """The visible text of a page in document order, cut where a browser would start a new line."""
    cutter = _Cutter(root)
    for opening, element in _walk(root):
        yield from cutter.opened(element) if opening else cutter.closed(element)
    yield from cutter.cut()


class _Cutter:
    """Collects running text and cuts it into blocks at the tags that break lines."""

    def __init__(self, root: Element) -> None:
        self.owner = root
        self.pieces: list[str] = []
        self.linked = 0
        self.depth: Counter[str] = Counter()

    def opened(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in BREAKING:
            yield from self.cut()
            self.owner = element
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "tr" and (cells := _cells(element)):
            yield Block(" | ".join(cells), element, 0)
        elif _spoken(element):
            self.depth[tag] += 1
            self.say(element.text)

    def closed(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in BREAKING:
            yield from self.cut()
            parent = element.getparent()
            self.owner = self.owner if parent is None else parent
        if _spoken(element):
            self.depth[tag] -= 1
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text if self.depth["pre"] > 0 else _SPACES.sub(" ", _WRAPPED.sub("", text)))
        if self.depth["a"] > 0:
            self.linked += len(text.strip())

    def cut(self) -> Iterator[Block]:
        paragraphs = _paragraphs("".join(self.pieces))
        for text in paragraphs:
            yield Block(text, self.owner, min(len(text), self.linked // len(paragraphs)))
        self.pieces.clear()
        self.linked = 0


def _walk(root: Element) -> Iterator[tuple[bool, Element]]:
    """Every element twice, as it opens (True) and closes (False), without recursion: pages nest as deep as they like.

    What shows no words, and table rows that are read cell by cell, is passed over without its children.
    """
    stack: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    yield True, root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield False, element
            continue
        yield True, child
        inside = _spoken(child) and not (child.tag == "tr" and _cells(child))
        stack.append((child, iter(child) if inside else iter(())))


def _spoken(element: Element) -> bool:
    """Whether the words inside are shown; comments and processing instructions have a function for a tag."""
    return isinstance(element.tag, str) and element.tag not in SILENT


def _cells(row: Element) -> list[str]:
    """The cells of a row of data; none for the rows of a table that only lays out the page."""
    if any(row.find(f".//{tag}") is not None for tag in ("table", "tr", "h1", "h2", "form")):
        return []
    cells = [_tidy(_words(cell)) for cell in row if cell.tag in ("td", "th")]
    return cells if len(cells) > 1 and 0 < max(map(len, cells)) <= LONGEST_CELL else []


def _words(element: Element) -> str:
    """The shown words of an element on one line."""
    words: list[str] = []
    for opening, inner in _walk(element):
        words.append(" " if inner.tag in BREAKING or inner.tag == "br" else "")
        if opening and _spoken(inner):
            words.append(inner.text or "")
        elif not opening and inner is not element:
            words.append(inner.tail or "")
    return "".join(words)


def _paragraphs(running: str) -> list[str]:
    """Running text with <br> as newlines, as paragraphs.

    An empty line ends a paragraph, and so does a line that ends like a sentence or is followed by an
    indented one (Chinese pages write paragraphs so); any other <br> stays a line break inside it.
    """
    paragraphs: list[list[str]] = []
    fresh = True
    for line in running.split("\n"):
        words = _tidy(line)
        if not words:
            fresh = True
            continue
        if fresh or _INDENT.match(line.lstrip(" ")) or _SENTENCE_END.search(paragraphs[-1][-1]):
            paragraphs.append([])
        paragraphs[-1].append(words)
        fresh = False
    return ["\n".join(lines) for lines in paragraphs]


def _tidy(line: str) -> str:
    return " ".join(_INVISIBLE.sub("", line).split())


def _joined(blocks: Sequence[Block], kept: Sequence[int]) -> str:
    """The kept blocks as text: items of one list and rows of one table on neighbouring lines, a blank line between all others."""
    text: list[str] = []
    before: Block | None = None
    for index in kept:
        block = blocks[index]
        if before is not None:
            text.append("\n" if _of_one_list(before, block) else "\n\n")
        text.append(block.text)
        before = block
    return "".join(text)


def _of_one_list(one: Block, other: Block) -> bool:
    return one.tag == other.tag and one.tag in ("li", "tr") and one.element.getparent() is other.element.getparent()


# What the readers say


def _readability(page: str) -> str:
    fragment = parse(Document(page).summary(html_partial=True))
    return "\n".join(block.text for block in page_blocks(fragment))


def _trafilatura(page: str) -> str:
    return extract(page, include_comments=False, favor_precision=True) or ""


def _voice(reader: Callable[[str], str], page: str) -> str:
    """What a reader takes for the article; a reader that chokes on a page has no vote on it."""
    try:
        return reader(page)
    except Exception:
        return ""


def _chosen(blocks: Sequence[Block], answer: str) -> set[int]:
    """The blocks that a reader's answer is made of, by their letters: readers space, join and mark up as they like."""
    lines = {_letters(line) for line in answer.split("\n")}
    whole = _letters(answer)[:LONGEST_ANSWER]
    chosen = set()
    for index, block in enumerate(blocks):
        letters = _letters(block.text)
        if letters and (letters in lines or (len(letters) >= SHORTEST_MATCH and letters in whole)):
            chosen.add(index)
    return chosen


def _letters(text: str) -> str:
    return _NOT_WORD.sub("", text)


def _dense(blocks: Sequence[Block]) -> set[int]:
    """The blocks of the narrowest part of the page that holds most of its sentences, from its first sentence to its last."""
    weights = [_sentence_weight(block) for block in blocks]
    total: defaultdict[Element, int] = defaultdict(int)
    members: defaultdict[Element, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for element in (block.element, *block.element.iterancestors()):
            total[element] += weights[index]
            members[element].append(index)
    everything = sum(weights)
    if not everything:
        return set()
    dominant = [element for element, weight in total.items() if weight * 100 >= everything * DOMINANT]
    home = min(dominant, key=lambda element: len(members[element]))
    spoken = [place for place, index in enumerate(members[home]) if weights[index]]
    near = {neighbour for place in spoken for neighbour in range(place - REACH, place + REACH + 1)}
    inside = [index for place, index in enumerate(members[home]) if spoken[0] <= place <= spoken[-1] and place in near]
    return {index for index in inside if blocks[index].links * 2 <= len(blocks[index].text)}


def _sentence_weight(block: Block) -> int:
    """The characters of a block that reads like sentences; none for menus, labels and notices beside the story."""
    if block.links * 3 >= len(block.text) or not _PUNCTUATION.search(block.text) or _beside(block.element):
        return 0
    return len(block.text)


def _beside(element: Element) -> bool:
    """Whether the page itself names a part as comments, related stories, notices and the like."""
    parts = (part for part in (element, *element.iterancestors()) if part.tag not in ("html", "body"))
    return any(_BESIDE.search(f"{part.get('class', '')} {part.get('id', '')}") for part in parts)


def _overlap(blocks: Sequence[Block], one: set[int], other: set[int]) -> float:
    """The characters that both chose, as a share of those that either chose."""
    either = sum(len(blocks[index].text) for index in one | other)
    return sum(len(blocks[index].text) for index in one & other) / either if either else 0.0


def _without_furniture(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """The kept blocks without editors' lines, and without the menus before the first and after the last that is not one."""
    story = [index for index in kept if not _FURNITURE.match(blocks[index].text)]
    own = [place for place, index in enumerate(story) if blocks[index].links * 2 <= len(blocks[index].text)]
    return story[own[0] : own[-1] + 1] if own else []
