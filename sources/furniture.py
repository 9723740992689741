"""What stands around a story and is not of it: its headline and byline, editors' lines, what follows its end.

These lines carry figures and names that are not the story's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.block import Block
from sources.day import byline_day, source_in
from sources.tree import letters

# The lines above a story, headline and byline, are at most this share (percent) of what was chosen.
LEAD = 30
# Letters that a headline needs to be known by a part of it.
SHORTEST_HEADLINE = 8
# Chosen blocks that stand further apart than this many others are not one story.
APART = 12
# The story's own lines before its end are at least this share (percent) of what was chosen.
STORY = 50

# Lines that editors and systems put around a story.
_FURNITURE = re.compile(
    r"""[（(\[【—–-]*\s*(?:
        (?:责任编辑|责编|编辑|校对|审核|原标题|本文来源|文章来源|特别声明|免责声明|版权声明|声明|举报邮箱|举报|分享至|分享到
          |扫一扫|返回搜狐|点击进入|相关新闻|相关新聞|相关報導|相关推荐|相关阅读|延伸阅读|推荐阅读|热门评论|最后更新|字号
          |今天是|您现在的位置|当前位置|关注我们|关键词|关键字|标签|THE\ END|Notice|Advertisement|Related\ News|Read\ more
          |Share\ this|Tags?|Filed\ under|Topics
        )\s*(?:[:：›>|】\])）—–-]|$)
      | 转载请注明 | 本文来自.{0,40}请下载.{0,20}$
      | .{0,40}未经.{0,12}(?:授权|许可|允许).{0,6}(?:请勿|不得|严禁|谢绝|禁止).{0,6}(?:转载|使用|摘编).{0,10}$
      | \d{4}-\d{2}-\d{2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$
    )""",
    re.VERBOSE,
)

# Headings of what follows a story: from there on nothing is its own.
_END = re.compile(
    r"""[—–\-\s【\[]*(?:
        (?:相关|延伸|推荐|更多|猜你喜欢|热门|精彩|最新|网友|发表|我要|全部|文明)(?:新闻|阅读|推荐|文章|报道|评论|跟帖|资讯|内容)
      | 猜你喜欢 | 大家都在看 | 网友评论 | 评论\s*[（(]\d+[)）]? | 关注我们 | THE\ END | 责任编辑 | 责编
      | (?:Related|More|Recommended|Popular|Latest|Top)\ (?:News|Stories|Articles|Posts|Reading|Coverage)
      | (?:\d+\ )?Comments?(?:\s*\(\d+\))? | Leave\ a\ (?:Reply|Comment) | Read\ (?:Next|More) | Most\ (?:Read|Popular)
      | You\ (?:May|Might)\ Also\ Like
    )\s*(?:[（(]?\d*[)）]?)\s*(?:[:：—–\-】\]].{0,40})?$""",
    re.VERBOSE | re.IGNORECASE,
)

_NAME = r"[A-Z][\w.'’-]+"
_AUTHOR_LINE = re.compile(
    rf"(?:作者|记者|文|撰文|编辑|来源|來源)\s*[|｜:：/／丨]|[^，。,]{{0,12}}记者\s*[^，。,]{{2,12}}$|By\s+{_NAME}(?:(?:,|\s+and)?\s+{_NAME}){{1,6}}(?:[,|·].{{0,40}})?$"
)
LONGEST_CREDIT = 60


def story_of(blocks: Sequence[Block], kept: Sequence[int], title: str) -> list[int]:
    """The chosen blocks that are the story's own, in order."""
    story = _before_end(blocks, _one_stretch(blocks, _below_headline(blocks, kept, title)))
    story = [index for index in story if not _FURNITURE.match(blocks[index].text)]
    own = [place for place, index in enumerate(story) if not blocks[index].is_menu]
    return story[own[0] : own[-1] + 1] if own else []


def _below_headline(blocks: Sequence[Block], kept: Sequence[int], title: str) -> list[int]:
    """Without the headline, what stands above it, and the byline directly below."""
    story = list(kept)
    headline = letters(title).lower()
    if not headline:
        return story
    everything, above, last = _length(blocks, story), 0, -1
    for place, index in enumerate(story):
        above += len(blocks[index].text)
        if above * 100 > everything * LEAD:
            break
        if _is_headline(blocks[index], headline):
            last = place
    story = story[last + 1 :]
    while len(story) > 1 and _is_credit(blocks[story[0]].text):
        del story[0]
    return story


def _is_headline(block: Block, headline: str) -> bool:
    own = letters(block.text).lower()
    return own == headline or (
        block.tag in ("h1", "title") and len(own) >= SHORTEST_HEADLINE and (own in headline or headline in own)
    )


def _is_credit(line: str) -> bool:
    """Whether a line says who wrote a story, when and where, and nothing else."""
    return len(line) <= LONGEST_CREDIT and bool(byline_day(line) or _AUTHOR_LINE.match(line) or source_in(line))


def _one_stretch(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Without the short stretches of chosen blocks that stand far from the others: a menu above, a comment far below.

    A lead may stand far above, when a player or an advertisement comes between; it is made of sentences.
    """
    stretches: list[list[int]] = []
    for index in kept:
        if not stretches or index - stretches[-1][-1] > APART:
            stretches.append([])
        stretches[-1].append(index)
    longest = max(stretches, key=lambda stretch: _length(blocks, stretch), default=[])
    own = []
    for stretch in stretches:
        long = _length(blocks, stretch) * 3 >= _length(blocks, longest)
        if long or (stretch < longest and any(blocks[index].is_sentence for index in stretch)):
            own += stretch
    return own


def _before_end(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Up to the first line that says that the story is over, if most of it stands before."""
    everything, before = _length(blocks, kept), 0
    for place, index in enumerate(kept):
        if before * 100 >= everything * STORY and _END.match(blocks[index].text):
            return list(kept[:place])
        before += len(blocks[index].text)
    return list(kept)


def _length(blocks: Sequence[Block], chosen: Sequence[int]) -> int:
    return sum(len(blocks[index].text) for index in chosen)
