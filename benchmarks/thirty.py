"""Two made-up stories, Chinese and English, with thirty claims each, and the page on which one is saved.

The figures are those of the bundled history (some altered, for what is wrong costs more), the sentences our own. A saved
news page has 70 to 330 KB, half of them more than 160 (200 pages that `make eval` reads); this one, furniture included, 160.
"""

from __future__ import annotations

from collections.abc import Sequence

STORIES = {
    "zh": (
        "大模型调用量周报：榜单前列有哪些变化",
        "OpenRouter的数据显示，3月9日至3月15日这一周，中国大模型的调用量达到4.69万亿Token，美国模型为3.294万亿Token。",
        "这是中国模型连续第二周超过美国，此番领先美国约1.4万亿Token。",
        (
            "MiniMax M2.5以1.75万亿Token稳居榜首，"
            "已连续五周位列第一。阶跃星辰的Step 3.5 Flash和DeepSeek V3.2分别为1.34万亿和1.04万亿Token，"
            "排在第二、第三；三者合计约4.13万亿Token。"
        ),
        "前三名全部是中国模型，前十名中有四款来自中国。",
        "Gemini 3 Flash Preview以1.02万亿Token排名第四。",
        "Claude Opus 4.6的周调用量为8220亿Token，环比增长6.6%。",
        "至今无人认领的Hunter Alpha以6660亿Token跻身前十。",
        "再往下看，Kimi K2.5以5600亿Token排名第六。",
        "平台总调用量升至16.9万亿Token，创历史新高，环比增长14.1%。",
        "MiniMax M2.5占平台总量的10.4%。",
        "其中，中国模型的调用量较前一周增长12%，美国模型为3.394万亿Token。",
        "业内人士认为，长期的使用数据比一次性的跑分更有说服力，开发者更看重价格与稳定性的平衡。",
        "OpenRouter把开发者的请求分发给数百个模型，并公布每个模型处理了多少Token。",
    ),
    "en": (
        "What the weekly list of models shows",
        (
            "Models from China handled 4.69 trillion tokens on OpenRouter in the week of March 9–15, 2026, against 3.294 "
            "trillion for U.S. models."
        ),
        "It was the second straight week in which China came out ahead of the U.S., this time by roughly 1.4 trillion tokens.",
        (
            "MiniMax M2.5 stayed at No. 1 with 1.75 trillion tokens and has now held the top spot for five weeks in a row. "
            "Its usage fell 6.2% from the week before."
        ),
        (
            "Step 3.5 Flash followed with 1.34 trillion tokens and DeepSeek V3.2 with 1.04 trillion; together the three came "
            "to about 4.13 trillion tokens."
        ),
        "The top three models are all Chinese, and four of the top ten models came from China.",
        "Gemini 3 Flash Preview ranked fourth with 1.02 trillion tokens.",
        "Claude Opus 4.6 had 822 billion tokens, up 6.6% week over week.",
        "Hunter Alpha, whose maker has not come forward, broke into the top ten with 666 billion tokens.",
        "Further down, Gemini 2.5 Flash had 562 billion tokens, and Kimi K2.5 ranked sixth with 560 billion tokens.",
        "Total usage on the platform rose to a record 16.9 trillion tokens, up 14.1% from the week before.",
        "MiniMax M2.5 accounted for 10.4% of all tokens on the platform.",
        "Usage of Chinese models rose 12% from the week before, while U.S. models had 3.394 trillion tokens.",
        (
            "An analyst said that usage over a longer time tells more than a benchmark does, and that developers weigh price "
            "against stability."
        ),
        (
            "OpenRouter sends the requests of developers to several hundred models and publishes how many tokens each of "
            "them processes."
        ),
    ),
}
_MENU = 260
_RELATED = 180
_SCRIPT = 'window.__state={"items":[' + ",".join(f'{{"id":{n},"slot":"s{n % 7}","seen":false}}' for n in range(2000)) + "]};"


def page(language: str) -> bytes:
    """A story as a browser would save it: a menu, related stories, a footer, scripts and styles around the text."""
    title, *paragraphs = STORIES[language]
    return wrapped(language, title, paragraphs)


def wrapped(language: str, title: str, paragraphs: Sequence[str]) -> bytes:
    """Any story on such a page."""
    text = "\n".join(f'<p class="paragraph paragraph--body" data-index="{at}">{line}</p>' for at, line in enumerate(paragraphs))
    menu = "\n".join(f'<li class="menu__item"><a href="/section/{n}?from=menu">Section {n}</a></li>' for n in range(_MENU))
    related = "\n".join(
        f'<div class="card"><a class="card__link" href="/news/{n}"><img src="/img/{n}.jpg" alt=""><h3>Another story {n}</h3></a>'
        f'<span class="card__meta">Desk {n % 9}</span></div>'
        for n in range(_RELATED)
    )
    style = "\n".join(f".c{n}{{margin:{n % 8}px;color:#33{n % 90 + 10}55}}" for n in range(500))
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta property="article:published_time" content="2026-03-17T09:30:00+08:00">
<style>{style}</style>
<script>{_SCRIPT}</script>
</head>
<body>
<nav><ul class="menu">{menu}</ul></nav>
<main>
<article>
<h1>{title}</h1>
{text}
</article>
<aside>{related}</aside>
</main>
<footer><ul>{menu}</ul></footer>
</body>
</html>
""".encode()
