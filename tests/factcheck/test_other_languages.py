"""Stories in languages that are not read yet: an honest note, claims where the form is clear, and nobody called wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.pipeline import check
from sources.read import Given

STORIES = {
    "ja": """中国製AIモデル、利用量で首位を維持
OpenRouterによると、先週の利用量はKimi K2.5が3位となった。DeepSeek V3.2（9.99T tokens）も上位に入っている。
前週比では12.5%の増加で、上位10モデルのうち6つが中国企業のものだった。""",
    "ko": """중국 AI 모델, 사용량 1위 유지
오픈라우터에 따르면 지난주 Kimi K2.5는 3위를 기록했다. DeepSeek V3.2 (9.99T tokens)도 상위권에 들었다.
전주 대비 12.5% 증가했으며 상위 10개 모델 중 6개가 중국 기업의 모델이었다.""",
    "ru": """Китайские модели остаются первыми
По данным OpenRouter, за неделю модель Kimi K2.5 заняла 3-е место. DeepSeek V3.2 (9.99T tokens) тоже в числе лидеров.
За неделю рост составил 12,5%, и 6 моделей из первых 10 были из Китая.""",
    "vi": """Các mô hình Trung Quốc tiếp tục dẫn đầu
Theo OpenRouter, trong tuần qua Kimi K2.5 đứng thứ 3. DeepSeek V3.2 (9.99T tokens) cũng ở trong nhóm đầu.
So với tuần trước, mức tăng là 12,5%, và 6 trong 10 mô hình đầu là của các công ty Trung Quốc.""",
}


@pytest.mark.parametrize("language", STORIES)
def test_a_story_in_another_language(language: str, tmp_path: Path) -> None:
    """From the file to the report; the figure that wears its unit is read, and is false, and is not called so."""
    story = tmp_path / "story.txt"
    story.write_text(STORIES[language], "utf-8")
    report = check(str(story), given=Given(published=date(2026, 3, 16)))
    notes = {note.slug: note.text for note in report.notes}
    assert report.article.language == language
    assert f"({language})" in notes["language-not-covered"]["en"]
    assert f"（{language}）" in notes["language-not-covered"]["zh"]
    assert ("total", "9.99T tokens") in {(finding.kind, finding.quote) for finding in report.findings}
    assert report.summary["contradicted"] == 0


@pytest.mark.parametrize(
    "text", ["Kimi K2.5 ranked sixth on OpenRouter, with 0.9 trillion tokens.", "Kimi K2.5在OpenRouter排名第六，为0.9万亿Token。"]
)
def test_the_languages_that_are_read_have_no_such_note(text: str, tmp_path: Path) -> None:
    """Neither English nor Chinese."""
    story = tmp_path / "story.txt"
    story.write_text(text, "utf-8")
    report = check(str(story), given=Given(published=date(2026, 3, 16)))
    assert "language-not-covered" not in {note.slug for note in report.notes}
