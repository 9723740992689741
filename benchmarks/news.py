"""Made-up news for measuring speed: articles of our own sentences, Chinese or English, the same at every run.

Most sentences are talk, as in any news; of those with a figure most tell one of the ranking. Names come from the caller.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

SEED = 20260316
SENTENCES_A_PARAGRAPH = (2, 5)
PARAGRAPHS_AN_ARTICLE = (5, 16)
#: Of ten sentences so many hold a figure: news pages have about five numbers in a thousand characters, these a few more.
FIGURES_AMONG_TEN = {"zh": 1, "en": 2}

_FIGURES = {
    "zh": (
        "{model}上周以{big}万亿Token的周调用量位居第{place}。",
        "{model}的周调用量为{big}万亿Token，环比增长{percent}%。",
        "中国模型合计消耗{big}万亿Token，美国模型为{small}万亿Token。",
        "{maker}旗下{model}连续{n}周位居榜首，领先第二名约{small}万亿Token。",
        "前十名中，{n}席来自中国厂商，占比达{percent}%。",
        "{model}和{other}分别处理了{big}万亿和{small}万亿Token。",
        "在{month}月{day}日公布的榜单上，{model}跻身前十。",
        "该公司称，输入价格为每百万Token {small}元，上下文窗口达{round}K。",
        "平台总处理量突破{big}万亿Token，是去年同期的{small}倍。",
        "发布会于{month}月{day}日举行，约{round}人到场。",
    ),
    "en": (
        "{model} handled {big} trillion tokens last week, placing it No. {place} on OpenRouter.",
        "Weekly usage of {model} rose {percent}% to {big} trillion tokens.",
        "Chinese models processed {big} trillion tokens, against {small} trillion for U.S. models.",
        "{model} held first place for {n} consecutive weeks, ahead by roughly {small} trillion tokens.",
        "{n} of the top ten models came from Chinese labs, a share of {percent}%.",
        "{model} and {other} had {big} and {small} trillion tokens, respectively.",
        "On the list released on March {day}, {model} broke into the top ten.",
        "Input costs ${small} per million tokens, and the context window is {round}K tokens.",
        "Total volume on the platform topped {big} trillion tokens, {small} times the level of a year ago.",
        "About {round} people attended the launch on May {day}.",
    ),
}
_TALK = {
    "zh": (
        "{who}认为，{what}正在改变开发者选择工具的方式。",
        "对许多团队来说，{what}比一次性的跑分更有说服力。",
        "{who}在接受采访时表示，{what}仍然存在不小的不确定性。",
        "不过，也有人提醒，{what}并不能说明全部问题。",
        "与此同时，{what}的讨论在社区里持续升温。",
        "{who}没有回应置评请求。",
        "业内普遍认为，{what}的影响要过一段时间才会显现出来。",
        "{maker}随后在声明中强调，团队会继续打磨产品体验。",
        "换句话说，{what}考验的是工程能力，而不只是算法。",
        "{who}补充说，真正的用户并不关心榜单，他们关心的是{what}。",
    ),
    "en": (
        "{who} said that {what} is changing how developers choose their tools.",
        "For many teams, {what} matters more than a benchmark does.",
        "In an interview, {who} called {what} the open question of the season.",
        "Others warned that {what} does not tell the whole story.",
        "Meanwhile the debate about {what} keeps growing in the community.",
        "{who} did not respond to a request for comment.",
        "It will take time, people in the industry agree, until {what} shows in the books.",
        "{maker} later stressed in a statement that the team keeps working on the product.",
        "Put differently, {what} is a matter of engineering and not of research alone.",
        "Users do not look at rankings, {who} added; they look at {what}.",
    ),
}
_WHO = {
    "zh": (
        "一位负责采购的工程师",
        "研究机构的分析师",
        "平台的一名产品经理",
        "长期关注开源社区的作者",
        "一家初创公司的创始人",
        "券商的研究员",
    ),
    "en": (
        "an engineer who buys such services",
        "an analyst at a research house",
        "a product manager of the platform",
        "a writer who follows open source",
        "the founder of a young company",
        "a broker",
    ),
}
_WHAT = {
    "zh": (
        "价格与稳定性的平衡",
        "长期的使用数据",
        "代码场景下的表现",
        "接口的兼容程度",
        "响应速度",
        "开源许可的变化",
        "供应商之间的竞争",
        "企业客户的迁移成本",
    ),
    "en": (
        "the balance of price and stability",
        "usage over a longer time",
        "how well it writes code",
        "compatibility of the interfaces",
        "the speed of an answer",
        "the licence",
        "competition between providers",
        "the cost of moving to another vendor",
    ),
}


def articles(language: str, characters: int, models: Sequence[str], makers: Sequence[str]) -> list[str]:
    """Articles of one language that together have at least so many characters."""
    dice = random.Random(f"{SEED} {language}")
    written: list[str] = []
    while sum(map(len, written)) < characters:
        paragraphs = range(dice.randint(*PARAGRAPHS_AN_ARTICLE))
        written.append("\n".join(_paragraph(language, dice, models, makers) for _ in paragraphs))
    return written


def _paragraph(language: str, dice: random.Random, models: Sequence[str], makers: Sequence[str]) -> str:
    glue = "" if language == "zh" else " "
    return glue.join(_sentences(language, dice, models, makers))


def _sentences(language: str, dice: random.Random, models: Sequence[str], makers: Sequence[str]) -> Iterator[str]:
    for _ in range(dice.randint(*SENTENCES_A_PARAGRAPH)):
        templates = _FIGURES if dice.randrange(10) < FIGURES_AMONG_TEN[language] else _TALK
        said = dice.choice(templates[language]).format(
            model=dice.choice(models),
            other=dice.choice(models),
            maker=dice.choice(makers),
            who=dice.choice(_WHO[language]),
            what=dice.choice(_WHAT[language]),
            big=dice.randint(100, 999) / 100,
            small=dice.randint(10, 99) / 10,
            percent=dice.randint(1, 80),
            place=dice.randint(2, 20),
            n=dice.randint(2, 9),
            month=dice.randint(1, 12),
            day=dice.randint(1, 28),
            round=dice.randint(2, 40) * 100,
        )
        yield said[0].upper() + said[1:]
