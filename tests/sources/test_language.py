"""Languages by script and function words."""

from __future__ import annotations

import time

import pytest

from sources.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("中国大模型周调用量达4.69万亿Token，连续两周领先美国", "zh"),
        ("國產大模型週榜：MiniMax M2.5 居首", "zh"),
        ("MiniMax M2.5、Step 3.5 Flash、DeepSeek V3.2、Kimi K2.5、GLM-5 包揽前五", "zh"),
        ("The platform said that 4.69 trillion tokens were processed by Chinese models in the week", "en"),
        ("MiniMax M2.5 tops OpenRouter for fifth straight week", "en"),
        ("Chinese models processed 4.69 trillion tokens", "en"),
        ("Zhipu (智谱) and Moonshot (月之暗面) are among the top ten of the ranking", "en"),
        ("最新のトークン調査では中国のモデルが首位になりました", "ja"),
        ("중국 모델이 이번 주 4.69조 토큰을 처리했다 (OpenRouter)", "ko"),
        ("По данным OpenRouter, китайские модели обработали за неделю 4,69 трлн токенов", "ru"),
        ("За даними OpenRouter, китайські моделі обробили за тиждень 4,69 трлн токенів", "uk"),
        ("Les modèles chinois ont traité 4,69 billions de jetons en une semaine", "fr"),
        ("Die chinesischen Modelle haben in der Woche 4,69 Billionen Token verarbeitet und sind vorn", "de"),
        ("Los modelos chinos procesaron 4,69 billones de tokens en la semana, según la plataforma", "es"),
        ("Các mô hình của Trung Quốc đã xử lý 4,69 nghìn tỷ token trong tuần", "vi"),
        ("النماذج الصينية عالجت 4.69 تريليون رمز في الأسبوع", "ar"),
        ("โมเดลจีนประมวลผล 4.69 ล้านล้านโทเคน", "th"),
        ("", ""),
        ("4.69 — 3.294", ""),
        ("M2.5 K2.5 GLM-5", ""),
        ("😀 🥇", ""),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_long_text_takes_no_longer_than_its_beginning() -> None:
    """Only the head is looked at: a hundred times the text costs less than ten times the work."""
    text = "中国大模型周调用量 the week of " * 500_000
    assert language_of(text) == "zh"
    assert seconds(text) < 10 * seconds(text[: len(text) // 100])


def seconds(text: str) -> float:
    """Processor time, the least of five."""
    taken = []
    for _ in range(5):
        begun = time.process_time()
        language_of(text)
        taken.append(time.process_time() - begun)
    return max(min(taken), 0.001)
