"""Notes of correction: what a desk prints, in both languages, and nothing that a story smuggles in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from factcheck.correction_note import correction_notes, should_read
from factcheck.interface import interface
from factcheck.interface.markdown import markdown
from factcheck.render import Options, formats
from factcheck.report import CorrectionPart, Report, SincePart

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

TEXT, MARKDOWN = formats()["correction"], formats()["correction-md"]
PAGES = [("story-en", "en"), ("story-zh", "zh")]
#: Everything on that a reader may have: tables, struck text, and links made of whatever looks like an address.
RENDERER = MarkdownIt("gfm-like", {"linkify": False}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte, as text and as Markdown."""
    golden(f"{name}.{language}.correction.txt", TEXT.render(sample(name), Options(language)))
    golden(f"{name}.{language}.correction.md", MARKDOWN.render(sample(name), Options(language)))


def test_only_what_is_wrong_or_needs_context_has_a_note(sample: Sample) -> None:
    """In the order of the text."""
    found = correction_notes(sample("story-zh"))
    assert [(note.finding.id, note.finding.verdict) for note in found] == [
        ("c1", "needs-context"),
        ("c2", "needs-context"),
        ("c3", "needs-context"),
        ("c4", "needs-context"),
        ("c7", "contradicted"),
        ("c10", "contradicted"),
    ]


def test_a_correction_in_both_languages(sample: Sample) -> None:
    """What the story says, what the data gives, the right figure; then what to check it by."""
    (note,) = [note for note in correction_notes(sample("story-zh")) if note.finding.id == "c10"]
    sentence = "榜单上，MiniMax M2.5以1.75万亿Token登顶，已连续六周位居榜首；Step 3.5 Flash以1.34万亿居第二，DeepSeek V3.2以10.4万亿居第三。"
    assert note.text("zh") == (
        "更正\n\n"
        "《周调用量4.69万亿Token，中国大模型连续第二周超过美国》（示例通讯社，2026年3月16日）一文称“10.4万亿”，与榜单数据不符。"
        "榜单上DeepSeek V3.2为1.037万亿，10.4万亿是其十倍。其中“10.4万亿”应为“1.04万亿”。\n\n"
        f"原句：“{sentence}”\n"
        "核对口径：自然周（周一至周日）；全平台；首次发布时的数值；精确数值；按当时已知的归属；免费版与付费版分开\n"
        "快照：2026-03-09至2026-03-15，抓取于2026-03-17T01:11:47Z，sha256 51b2c0de51b2\n"
        "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-05T00:12:00Z.\n"
        "原文：https://news.example.cn/2026-03-16/detail-7.html\n"
    )
    assert note.text("en") == (
        "Correction\n\n"
        "The story “周调用量4.69万亿Token，中国大模型连续第二周超过美国” (示例通讯社, 16 March 2026) says “10.4万亿”. "
        "The ranking does not bear this out. The board gives 1.037T for DeepSeek V3.2; 10.4T is ten times that. "
        "“10.4万亿” should read “1.04万亿”.\n\n"
        f"The sentence: “{sentence}”\n"
        "Checked on this basis: calendar week, Monday to Sunday; the whole platform; as first published; exact values; "
        "members as known then; free and paid variants apart\n"
        "Snapshot: 2026-03-09 to 2026-03-15, captured 2026-03-17T01:11:47Z, sha256 51b2c0de51b2\n"
        "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-05T00:12:00Z.\n"
        "The story: https://news.example.cn/2026-03-16/detail-7.html\n"
    )


@pytest.mark.parametrize(
    ("language", "heading", "paragraph"),
    [
        (
            "en",
            "Clarification",
            (
                "The story “Chinese AI models out-token the U.S. for a second week” (Example Wire, 16 March 2026) says “3.294 trillion”. "
                "This holds only on a basis that the story does not state. Right for the four U.S. models named in the chart, displayed "
                "values added. Over all U.S. models it is 9.45T."
            ),
        ),
        (
            "zh",
            "说明",
            (
                "《Chinese AI models out-token the U.S. for a second week》（Example Wire，2026年3月16日）一文称“3.294 trillion”，"
                "这一说法只在文中没有写明的口径下成立。图表所列四个美国模型的显示值相加为3.294万亿；若计入全部美国模型为9.45万亿。"
            ),
        ),
    ],
)
def test_a_clarification_names_the_basis_that_fits(language: str, heading: str, paragraph: str, sample: Sample) -> None:
    """Not that of the words; the figure itself is not put right."""
    note = correction_notes(sample("story-en"))[1]
    told = note.told(language)
    assert (told.heading, told.paragraph) == (heading, paragraph)
    assert interface(language).say("scope.chart") in told.lines[1]


@pytest.mark.parametrize(
    ("title", "outlet", "published", "english", "chinese"),
    [
        ("T", "O", None, "The story “T” (O) says “q”.", "《T》（O）一文称“q”，"),
        ("T", "", "2026-03-16", "The story “T” (16 March 2026) says “q”.", "《T》（2026年3月16日）一文称“q”，"),
        ("T", "", None, "The story “T” says “q”.", "《T》一文称“q”，"),
        ("", "O", "2026-03-16", "The story (O, 16 March 2026) says “q”.", "报道（O，2026年3月16日）称“q”，"),
        ("", "", None, "The story says “q”.", "报道称“q”，"),
    ],
)
def test_what_is_not_known_is_not_named(
    title: str, outlet: str, published: str | None, english: str, chinese: str, sample: Sample
) -> None:
    """Whole sentences, whatever is missing."""
    report = sample("story-en")
    article = replace(report.article, title=title, outlet=outlet, published=published, url="", path=None)
    findings = (replace(report.findings[9], quote="q", stated=None),)
    (note,) = correction_notes(replace(report, article=article, findings=findings))
    assert note.told("en").paragraph.startswith(english + " The ranking")
    assert note.told("zh").paragraph.startswith(chinese + "与榜单数据不符。")
    assert [line.split(":")[0] for line in note.told("en").lines] == ["The sentence", "Snapshot", "Source"]


def test_the_right_figure_is_named_once(sample: Sample) -> None:
    """Where the explanation has quoted it, where there is none, or where it is what was printed, nothing is added."""
    words, finding = interface("en"), sample("story-en").findings[9]
    assert should_read(finding, words) == "“10.4 trillion” should read “1.04 trillion”."
    assert should_read(replace(finding, figure=None, quote="q"), words) == "“q” should read “1.04 trillion”."
    assert should_read(replace(finding, explanation={"en": "It should read “1.04 trillion”."}), words) == ""
    assert should_read(replace(finding, correction=None), words) == ""
    assert should_read(replace(finding, correction=CorrectionPart("1", "10.4 trillion")), words) == ""
    assert should_read(replace(finding, verdict="needs-context"), words) == ""


def test_a_later_restatement_is_said(sample: Sample) -> None:
    """A desk must know it before it prints."""
    report = sample("story-en")
    since = SincePart("1", "2", "fits", "supported", "2026-09-01", {"en": "By now it is 1.05T.", "zh": "现为1.05万亿。"})
    (note,) = correction_notes(replace(report, findings=(replace(report.findings[9], since=since),)))
    assert "Restated since: By now it is 1.05T." in note.told("en").lines
    assert "此后的修订：现为1.05万亿。" in note.told("zh").lines


@pytest.mark.parametrize("format_name", ["correction", "correction-md"])
def test_nothing_to_correct_is_one_line(format_name: str, sample: Sample) -> None:
    """In the reader's language."""
    render = formats()[format_name].render
    assert render(sample("no-claims"), Options("en")) == "There is nothing to correct or to clarify in this story.\n"
    assert render(sample("no-claims"), Options("zh")) == "这篇报道没有需要更正或说明之处。\n"


def test_each_note_in_the_readers_language_first(sample: Sample) -> None:
    """Then in the other."""
    headings = [
        line
        for line in TEXT.render(sample("story-zh"), Options("zh")).splitlines()
        if line in {"更正", "说明", "Correction", "Clarification"}
    ]
    assert headings == ["说明", "Clarification"] * 4 + ["更正", "Correction"] * 2
    assert TEXT.render(sample("story-zh"), Options("en")).startswith("Clarification\n")


HOSTILE = [
    "**bold** _em_ ~~struck~~ `code` $x^2$",
    "[a](https://e.example) ![i](//e.example/i.png) <https://e.example> [b][c]",
    "<script>alert(1)</script> <!-- c --> <b onclick=x> &lt;b&gt; &#42;",
    "# h\n## h\n\n---\n===\n- item\n1. item\n> quote\n```\ncode\n```\n    code\n| a | b |\n|---|---|",
    "see www.e.example, e.example and a@e.example (https://e.example/`x`) or @desk.",
    "[c]: https://e.example\n[^1]: note",
    "a\\*b\\\\[c](d) \\",
    "`` ` ``` https://e.example/```` ",
    "- x",
    "1. x",
    "+ x",
    "1) x",
    "-",
    "---",
    "===",
    "12.",
    "- - -",
    "\u202e9.64T\x1b[31m\u2028# h",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_the_story_holds(text: str) -> None:
    """One paragraph, without a link, an image, HTML or emphasis; what a reader sees is the text on one line."""
    (opening, inline, closing) = RENDERER.parse(markdown(text))
    assert (opening.type, inline.type, closing.type) == ("paragraph_open", "inline", "paragraph_close")
    children = inline.children or []
    assert {child.type for child in children} <= {"text", "code_inline", "text_special"}
    shown = "".join(child.content for child in children)
    assert shown.split() == text.replace("\u202e", r"\u202e").replace("\x1b", r"\x1b").replace("\u2028", " ").split()


@pytest.mark.parametrize(
    "address", ["https://e.example/a_b", "www.e.example", "a@e.example", "e.example", "@desk", "HTTPS://E.EXAMPLE"]
)
def test_addresses_stand_as_code(address: str) -> None:
    """Whatever a renderer links on sight it does not link in code; the full stop behind it stays outside."""
    assert markdown(f"see {address}.") == f"see `{address}`."


@pytest.mark.parametrize(
    "text",
    ["4.69T", "M2.5", "the U.S. and V3.2-Exp", "-0.12 and +5%", "1.75 trillion (about 12%); 5", "周调用量4.69万亿Token，第一。"],
)
def test_plain_text_stays_plain(text: str) -> None:
    """No backslash where none is needed."""
    assert markdown(text) == text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_story_makes_a_note_like_any_other(hostile: str, sample: Sample) -> None:
    """The same elements in the same order: a heading, a paragraph, the list."""
    report = sample("story-en")
    article = replace(report.article, title=hostile, outlet=hostile, url=hostile)
    finding = replace(
        report.findings[9],
        quote=hostile,
        sentence=hostile,
        explanation={"en": hostile, "zh": hostile},
        correction=CorrectionPart("1", hostile),
    )
    (note,) = correction_notes(
        replace(report, article=article, findings=(finding,), board=replace(report.board, citation=hostile))
    )
    for language in ("en", "zh"):
        (plain,) = [note for note in correction_notes(report) if note.finding.id == "c10"]
        kinds = [token.type for token in RENDERER.parse(note.markdown(language))]
        assert kinds == [token.type for token in RENDERER.parse(plain.markdown(language))]
        assert "<script" not in RENDERER.render(note.markdown(language)).replace("&lt;script", "")
        assert len(note.text(language).splitlines()) == len(plain.text(language).splitlines()) == 9
