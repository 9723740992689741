"""The sentences of the set: several wordings of each kind in each language, all of which the extractor reads as they are meant.

`{a}` and `{b}` are names, `{f}` the printed figure, `{n}` a whole number in words, `{k}` how many of the first are counted.
"""

from __future__ import annotations

LEADS = {
    "zh": ("据OpenRouter数据，{days}，", "OpenRouter的统计显示，{days}，", "根据OpenRouter公布的榜单，{days}，"),
    "en": (
        "OpenRouter data show that from {days}, ",
        "According to OpenRouter, in the week of {days}, ",
        "Figures from OpenRouter show that in the week of {days}, ",
    ),
}

LOOSE = {
    ("zh", 7): ("据OpenRouter数据，过去七天，", "OpenRouter的统计显示，过去7天，", "根据OpenRouter公布的榜单，最近七天，"),
    ("zh", 30): ("据OpenRouter数据，过去30天，", "OpenRouter的统计显示，过去三十天，", "根据OpenRouter公布的榜单，最近30天，"),
    ("en", 7): (
        "OpenRouter data show that over the past seven days, ",
        "According to OpenRouter, in the past seven days ",
        "Figures from OpenRouter show that over the last seven days, ",
    ),
    ("en", 30): (
        "OpenRouter data show that over the past 30 days, ",
        "According to OpenRouter, in the past 30 days ",
        "Figures from OpenRouter show that over the last 30 days, ",
    ),
}

#: What a country's models are called where the words do not say which of them count, and where they say those on the chart.
COUNTRIES = {
    ("zh", "CN", ""): ("中国模型", "中国AI模型", "中国大模型"),
    ("zh", "US", ""): ("美国模型", "美国AI模型", "美国大模型"),
    ("zh", "CN", "chart"): ("上榜的中国模型", "上榜中国模型"),
    ("zh", "US", "chart"): ("上榜的美国模型", "上榜美国模型"),
    ("en", "CN", ""): ("Chinese models", "Chinese AI models"),
    ("en", "US", ""): ("U.S. models", "American models"),
    ("en", "CN", "chart"): ("Chinese models on the list", "Chinese models in the chart"),
    ("en", "US", "chart"): ("U.S. models on the list", "U.S. models in the chart"),
}

WORDINGS: dict[tuple[str, str], tuple[str, ...]] = {
    ("total", "zh"): ("{a}的周调用量为{f}。", "{a}周调用量达{f}。", "{a}一周处理了{f}。"),
    ("total", "en"): ("{a} processed {f}.", "{a} handled {f}.", "{a} generated {f}."),
    ("total-loose", "zh"): ("{a}的调用量为{f}。", "{a}调用量达{f}。", "{a}处理了{f}。"),
    ("total-loose", "en"): ("{a} processed {f}.", "{a} handled {f}.", "{a} generated {f}."),
    ("platform", "zh"): ("平台总调用量为{f}。", "OpenRouter总调用量达{f}。", "全平台总调用量为{f}。"),
    ("platform", "en"): (
        "all models on the platform processed {f}.",
        "total usage on the platform was {f}.",
        "the platform as a whole processed {f}.",
    ),
    ("rank", "zh"): ("{a}排名第{n}。", "{a}位列第{n}。", "{a}的周调用量排在第{n}位。"),
    ("rank", "en"): ("{a} ranked {n} by token volume.", "{a} came in {n}.", "{a} was ranked {n}."),
    ("rank-1-streak", "zh"): ("{a}连续{n}周位居榜首。", "{a}连续{n}周排名第一。", "{a}已连续{n}周登顶。"),
    ("rank-1-streak", "en"): (
        "{a} topped the list for {n} weeks in a row.",
        "{a} held the top spot for {n} consecutive weeks.",
        "{a} ranked first for {n} straight weeks.",
    ),
    ("ahead-streak", "zh"): ("{a}周调用量连续第{n}周超过{b}。", "{a}的周调用量连续{n}周超过{b}。", "{a}连续{n}周领先{b}。"),
    ("ahead-streak", "en"): (
        "{a} were ahead of {b} for the {o} straight week.",
        "{a} stayed ahead of {b} for {n} straight weeks.",
        "{a} had more tokens than {b} for the {o} straight week.",
    ),
    ("gap", "zh"): ("{a}领先{b}，优势达{f}。", "{a}领先{b}，领先幅度为{f}。", "{a}领先{b}，优势为{f}。"),
    ("gap", "en"): ("{a} led {b} by {f}.", "{a} finished ahead of {b} by {f}.", "{a} beat {b} by {f}."),
    ("sum", "zh"): ("{a}和{b}合计{f}。", "{a}与{b}合计处理{f}。", "{a}和{b}的周调用量合计为{f}。"),
    ("sum", "en"): (
        "{a} and {b} together processed {f}.",
        "{a} and {b} combined for {f}.",
        "{a} and {b} together accounted for {f}.",
    ),
    ("share", "zh"): ("{a}的调用量占全平台的{f}。", "{a}占平台总调用量的{f}。", "{a}在OpenRouter上的份额为{f}。"),
    ("share", "en"): (
        "{a} accounted for {f} of all tokens on the platform.",
        "{a} had a {f} share of the platform.",
        "{a} made up {f} of total usage on the platform.",
    ),
    ("rise", "zh"): ("{a}的周调用量环比增长{f}。", "{a}的周调用量较前一周上升{f}。", "{a}的周调用量比上周增加{f}。"),
    ("rise", "en"): (
        "token use by {a} rose {f} week over week.",
        "the usage of {a} was up {f} from the previous week.",
        "the token volume of {a} grew {f} from the week before.",
    ),
    ("fall", "zh"): ("{a}的周调用量环比下降{f}。", "{a}的周调用量较前一周下降{f}。", "{a}的周调用量比上周减少{f}。"),
    ("fall", "en"): (
        "token use by {a} fell {f} week over week.",
        "the usage of {a} was down {f} from the previous week.",
        "the token volume of {a} dropped {f} from the week before.",
    ),
    ("ratio", "zh"): ("{a}的周调用量是{b}的{f}。", "{a}的周调用量达到{b}的{f}。", "{a}周调用量相当于{b}的{f}。"),
    ("ratio", "en"): (
        "{a} processed {f} as many tokens as {b}.",
        "the token volume of {a} was {f} that of {b}.",
        "{a} had {f} the token volume of {b}.",
    ),
    ("count", "zh"): ("前{k}名中有{n}款{a}。", "前{k}名中{a}占{n}席。", "前{k}名里有{n}款是{a}。"),
    ("count", "en"): (
        "{n} of the top {k} models were {a}.",
        "the top {k} included {n} {b}.",
        "{b} took {n} of the top {k} places.",
    ),
    ("membership", "zh"): ("{a}进入前{k}。", "{a}位居前{k}之列。", "{a}跻身前{k}。"),
    ("membership", "en"): ("{a} was among the top {k}.", "{a} made the top {k}.", "{a} broke into the top {k}."),
    ("comparison", "zh"): ("{a}的周调用量超过{b}。", "{a}的周调用量高于{b}。", "{a}周调用量反超{b}。"),
    ("comparison", "en"): (
        "{a} processed more tokens than {b}.",
        "{a} surpassed {b} in token volume.",
        "{a} had more tokens than {b}.",
    ),
    ("record", "zh"): ("{a}的周调用量创历史新高。", "{a}周调用量再创历史新高。", "{a}的周调用量创下历史新高。"),
    ("record", "en"): (
        "{a}'s usage reached an all-time high.",
        "{a}'s token volume hit a record high.",
        "{a} set a new weekly record.",
    ),
    ("platform-record", "zh"): ("平台总调用量创历史新高。", "OpenRouter总调用量再创历史新高。", "全平台总调用量创历史新高。"),
    ("platform-record", "en"): (
        "total token volume on the platform hit a record high.",
        "total usage on the platform reached an all-time high.",
        "total usage on OpenRouter hit a record high.",
    ),
}
