"""Stories for comparisons, all our own: a wire's and those of who printed it, in both languages, and what only looks like it."""

from __future__ import annotations

ZH = """3月9日至15日这一周，中国AI大模型在OpenRouter平台的周调用量约为4.69万亿Token，美国模型为3.294万亿Token，中国连续第二周反超。

从单个模型看，MiniMax M2.5以1.75万亿Token位居榜首，Step 3.5 Flash以1.34万亿Token居第二。平台整体环比增长11.8%。

业内人士认为，开发者更看重价格与稳定性，编程类应用仍是调用量的主要来源，榜单在未来几个月还会继续变化。
"""

EN = """Chinese AI models handled about 4.69 trillion tokens on OpenRouter in the week of March 9-15, 2026, against 3.294 trillion for American models. \
It was the second week in a row that China came out ahead.

Among single models MiniMax M2.5 topped the list with 1.75 trillion tokens, followed by Step 3.5 Flash with 1.34 trillion tokens. \
The platform as a whole grew 11.8% on the week before.

Developers say that price and reliability matter more to them than benchmarks, and that coding tools still make up most of the traffic.
"""

#: The same release, told by somebody who wrote a story of their own.
ZH_OWN = """上周OpenRouter的数据又让人意外：来自中国的大模型处理了4.69万亿个Token，超过美国同行的3.294万亿，这已经是第二周领先。

拿下第一的是MiniMax M2.5，用量1.75万亿；阶跃星辰的Step 3.5 Flash排在后面，是1.34万亿。有开发者对记者说，他们选模型时先看账单。
"""

EN_OWN = """For a second straight week, models made in China beat their American rivals on OpenRouter: 4.69 trillion tokens to 3.294 trillion, \
according to figures for March 9-15.

MiniMax M2.5 is number one at 1.75 trillion; StepFun's Step 3.5 Flash comes next at 1.34 trillion. A founder in Berlin told us that he looks at the bill first.
"""

#: What platforms put below everything.
DISCLAIMER_ZH = """以上内容仅供参考，不构成任何投资建议，投资者据此操作风险自担。本平台仅提供信息存储服务，文章观点不代表本平台立场，版权归原作者所有，如有侵权请及时联系我们删除。\
市场有风险，投资需谨慎，请读者自行判断并承担相应后果。"""
