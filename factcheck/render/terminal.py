"""The report on a terminal: each sentence with its figure underlined, article and board aligned, the reason, the basis.

What comes from the story is made visible first (`factcheck.interface.visible`): it cannot steer the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface import Interface, interface
from factcheck.interface.account import (
    ICONS,
    OpenSum,
    against_itself,
    became_in_words,
    claimed,
    claimed_elsewhere,
    claimed_interval,
    condition_in_words,
    given,
    given_elsewhere,
    period_in_words,
    rules_counted,
    since_in_words,
    sums,
)
from factcheck.interface.breath import breath, counts
from factcheck.interface.cells import fitting, lines, listed, pad, width, wrapped
from factcheck.interface.choices import basis_in_words, shared_in_words
from factcheck.interface.evidence import edits, kept_in_words, verdicts_in_words
from factcheck.interface.excerpt import excerpt
from factcheck.interface.quantity import quantity
from factcheck.interface.review import review_in_words
from factcheck.interface.visible import one_line
from factcheck.render.format import Format, Options
from factcheck.render.ink import Ink, Paint
from factcheck.report import FindingPart, Report
from factcheck.vocabulary import Unit, Verdict

_INDENT = "  "
#: A sum over the whole platform has hundreds of rows; the page and the JSON show all of them.
_MOST_ROWS = 12
#: Lines that the sentence around a figure may take.
_SENTENCE_LINES = 3
#: A row's label is cut to what the line leaves it, but not below so many cells.
_LEAST_LABEL = 12

_LABELS = ("read-as", "article", "board", "stated", "why", "basis", "sum", "rows", "right", "weeks", "restated")


def render(report: Report, options: Options) -> str:
    """The whole report: notes first, then the findings, the summary, what was set aside, the citation."""
    words = interface(options.language)
    ink = Ink(options.colour)
    blocks = [_head(report, words, ink, options.width), _notes(report, words, ink, options.width)]
    blocks.append(_edits(report, words, ink, options.width))
    blocks += [_finding(finding, words, ink, options.width) for finding in report.findings]
    blocks += [_summary(report, words, ink, options.width), wrapped(one_line(report.board.citation), options.width)]
    blocks.append(_kept(report, words, ink, options.width))
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks if block) + "\n"


FORMAT = Format("terminal", ".txt", render)


def _head(report: Report, words: Interface, ink: Ink, cells: int) -> list[str]:
    article = report.article
    dated = words.say("page.published", date=article.published) if article.published else words.say("page.undated")
    source = " · ".join(one_line(part) for part in (article.outlet, dated, article.url or article.path or "") if part)
    title = one_line(article.title)
    head = [ink(line, Paint.STRONG) for line in wrapped(title, cells)] if title else []
    return head + [ink(line, Paint.FAINT) for line in wrapped(source, cells)]


def _notes(report: Report, words: Interface, ink: Ink, cells: int) -> list[str]:
    label = words.say("terminal.note") + words.say("punctuation.colon")
    found: list[str] = []
    for note in report.notes:
        told = wrapped(one_line(words.of(note.text)), cells - width(label))
        found.append(ink(label, Paint.STRONG) + told[0])
        found += [" " * width(label) + line for line in told[1:]]
    return found


def _edits(report: Report, words: Interface, ink: Ink, cells: int) -> list[str]:
    """What changed since the version that is kept: sentences, then verdicts."""
    if report.edited is None:
        return []
    found = [ink(line, Paint.STRONG) for line in wrapped(words.say("edited.heading", time=one_line(report.edited.since)), cells)]
    for edit in edits(report, words):
        first, *rest = wrapped(one_line(edit.text), cells - len(_INDENT) - 2)
        found += [f"{_INDENT}{ink(edit.mark, Paint.STRONG)} {first}", *(f"{_INDENT}  {line}" for line in rest)]
    if changed := verdicts_in_words(report, words):
        found.append(words.say("edited.verdicts") + words.say("punctuation.colon").rstrip())
        found += [_INDENT + line for told in changed for line in wrapped(one_line(told), cells - len(_INDENT))]
    return found


def _kept(report: Report, words: Interface, ink: Ink, cells: int) -> list[str]:
    """Where the page that was read is kept."""
    if report.article.evidence is None:
        return []
    told = [one_line(part) for part in kept_in_words(report.article.evidence, words)]
    return [ink(line, Paint.FAINT) for line in listed(told, cells)]


def _finding(finding: FindingPart, words: Interface, ink: Ink, cells: int) -> list[str]:
    paint = _paint(finding.verdict)
    verdict = words.name("verdict", finding.verdict).upper()
    head = ink(f"{_icon(finding.verdict)} {verdict}", paint)
    kind, reason = one_line(words.name("kind", finding.kind)), one_line(words.name("reason", finding.reason))
    column = 2 + max(width(words.say(f"terminal.{label}")) for label in _LABELS)
    block = [f"{head} · {kind} · {reason}", *_underlined(finding, ink, paint, cells)]
    for said in review_in_words(finding, words):
        block += [_INDENT + ink(line, Paint.STRONG) for line in wrapped(one_line(said), cells - len(_INDENT))]
    for label, told in _rows(finding, words, cells - len(_INDENT) - column):
        name = pad(words.say(f"terminal.{label}"), column)
        block.append(_INDENT + ink(name, Paint.FAINT) + told[0])
        block += [_INDENT + " " * column + line for line in told[1:]]
    label = words.say("terminal.own-figures") + words.say("punctuation.colon")
    for text in against_itself(finding, words):
        first, *rest = wrapped(one_line(label + text), cells - len(_INDENT))
        block += [_INDENT + ink(first[: len(label)], Paint.STRONG) + first[len(label) :], *(_INDENT + line for line in rest)]
    return block


def _underlined(finding: FindingPart, ink: Ink, paint: Paint, cells: int) -> list[str]:
    """The sentence, and carets under the cells of the quote."""
    room = cells - len(_INDENT)
    part = excerpt(finding, room * _SENTENCE_LINES - 8)
    first, last = part.marked
    found = []
    for start, end in lines(part.text, room):
        found.append(_INDENT + part.text[start:end])
        low, high = max(start, first), min(end, last)
        if low < high:
            carets = "^" * max(1, width(part.text[low:high]))
            found.append(_INDENT + " " * width(part.text[start:low]) + ink(carets, paint))
    return found


def _rows(finding: FindingPart, words: Interface, cells: int) -> Iterator[tuple[str, list[str]]]:
    """What stands below the sentence: a label of `_LABELS`, and its lines."""
    yield "read-as", listed(_read_as(finding, words), cells)
    yield from ((label, wrapped(line, cells)) for label, line in _values(finding, words))
    if finding.correction is not None:
        yield "right", wrapped(one_line(finding.correction.text), cells)
    yield "why", wrapped(one_line(words.of(finding.explanation)), cells)
    if later := since_in_words(finding, words):
        yield "restated", wrapped(one_line(later), cells)
    reading = finding.best or finding.stated
    if reading is not None:
        luck = (words.say("terminal.luck", n=finding.chance),) if finding.chance else ()
        yield "basis", listed([one_line(part) for part in basis_in_words(reading.basis, words) + luck], cells)
    if finding.series:
        yield "weeks", listed(_history(finding, words), cells)
    for opened in sums(finding, finding.evidence, words):
        yield "sum" if opened.total else "rows", _addition(opened, words, cells)


def _read_as(finding: FindingPart, words: Interface) -> list[str]:
    told = [words.of(finding.subject.label) or finding.subject.mention]
    if finding.object is not None:
        told[0] += " / " + (words.of(finding.object.label) or finding.object.mention)
    if finding.subject.became is not None:
        told.append(words.say("page.became") + " " + became_in_words(finding.subject.became, words))
    if finding.condition:
        told.append(condition_in_words(finding, words))
    told.append(period_in_words(finding.period, words))
    if finding.base_period is not None:
        told.append(words.say("page.base-period") + " " + period_in_words(finding.base_period, words))
    return [one_line(part) for part in told]


def _values(finding: FindingPart, words: Interface) -> list[tuple[str, str]]:
    """Article and board in columns: the value here, the value as the other language writes it, the interval."""
    table = [("article", claimed(finding, words), claimed_elsewhere(finding, words), "")]
    if finding.figure is not None:
        table[0] = (*table[0][:3], claimed_interval(finding.figure, words))
    board = finding.best or finding.stated
    if board is not None:
        table.append(("board", given(finding, board, words), given_elsewhere(finding, board, words), ""))
    if finding.best is not None and finding.stated is not None and finding.best.basis != finding.stated.basis:
        fit = words.name("fit", finding.stated.fit)
        table.append(("stated", given(finding, finding.stated, words), given_elsewhere(finding, finding.stated, words), fit))
    first, second = (max(width(row[column]) for row in table) for column in (1, 2))
    gap = "   " if second else ""
    return [(row[0], f"{pad(row[1], first)}{gap}{pad(row[2], second)}   {row[3]}".rstrip()) for row in table if row[1]]


def _history(finding: FindingPart, words: Interface) -> list[str]:
    """Each period's first day, its place or value, and whether the condition held."""
    marks = {True: " ✓", False: " ✗", None: " ?"}
    told = []
    for point in finding.series:
        if point.rank is not None:
            value = quantity(str(point.rank), Unit.RANK, words)
        else:
            value = quantity(point.value, Unit.TOKENS, words) if point.value is not None else "–"
        told.append(one_line(f"{point.start} {value}{marks[point.holds]}"))
    return told


def _addition(opened: OpenSum, words: Interface, cells: int) -> list[str]:
    """Label, exact value and the value used, aligned; the total under a line of its own."""
    shown = opened.rows[:_MOST_ROWS]
    table = [(one_line(f"{row.rank} {row.label}".strip()), row.exact, row.used, one_line(row.note)) for row in shown]
    hidden = len(opened.rows) - len(shown)
    total = words.say("terminal.total") + (f" · {one_line(opened.label)}" if opened.label else "")
    if opened.total:
        table.append((total, "", opened.total, opened.total_elsewhere))
    first, second, third, fourth = (max(width(row[column]) for row in table) for column in range(4))
    first = min(first, max(_LEAST_LABEL, cells - second - third - fourth - 6))
    told = []
    for label, exact, used, remark in table:
        name = pad(label[: fitting(label, first)], first)
        told.append(f"{name}  {pad(exact, second, right=True)}  {pad(used, third, right=True)}  {remark}")
    if hidden:
        told.insert(len(shown), words.count("terminal.more", hidden))
    return told


def _summary(report: Report, words: Interface, ink: Ink, cells: int) -> list[str]:
    chips = [
        ink(f"{_icon(verdict)} {n} {words.name('verdict', verdict)}", _paint(verdict) if n else Paint.FAINT)
        for verdict, n in counts(report).items()
    ]
    found = [*(ink(line, Paint.STRONG) for line in wrapped(breath(report, words), cells)), "  ".join(chips)]
    if report.basis is not None:
        choices = [one_line(choice) for choice in basis_in_words(report.basis, words)]
        choices[0] = words.say("terminal.story-basis") + words.say("punctuation.colon") + choices[0]
        found += listed([*choices, *map(one_line, shared_in_words(report.basis, words))], cells)
    return found + [ink(line, Paint.FAINT) for line in wrapped(one_line(rules_counted(report, words)), cells)]


def _icon(verdict: str) -> str:
    return next((icon for known, icon in ICONS.items() if known == verdict), "·")


def _paint(verdict: str) -> Paint:
    paints = {
        Verdict.SUPPORTED: Paint.BLUE,
        Verdict.NEEDS_CONTEXT: Paint.YELLOW,
        Verdict.CONTRADICTED: Paint.RED,
        Verdict.UNPROVEN: Paint.STRONG,
    }
    return next((paint for known, paint in paints.items() if known == verdict), Paint.STRONG)
