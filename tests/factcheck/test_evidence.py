"""Checks whose pages are kept: what a report says of its evidence, pages made again offline, edits, the commands."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from pytest_httpserver import HTTPServer

from factcheck.cli import run
from factcheck.edited import compared, told_in, verdicts_changed
from factcheck.errors import StateError
from factcheck.evidence import check_keeping, rebuilt, rebuilt_latest
from factcheck.interface import languages
from factcheck.pipeline import default_board
from factcheck.render import Options, formats
from factcheck.report import ChangedPart, Report, ToldPart, from_json, to_json
from factcheck.schema import shipped
from sources.errors import BrokenEvidence, NoEvidence, NoText, Unreachable
from sources.evidence.archive import Archive, page_file
from sources.exchange import Exchange
from sources.fetching import Fetched, Fetcher
from sources.read import Given

ADDRESS = "https://news.example/a"
AT = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)
#: Own words about figures of the bundled history.
STORY = (
    "据OpenRouter，2026年3月9日至15日，中国AI大模型周调用量为{china}万亿Token。",
    "同期美国AI大模型周调用量为3.294万亿Token。",
    "编者认为，这一变化值得继续观察，读者可以自行查阅榜单并比较各家模型的走势。",
)
PLANTED = {"china": "9.69"}
RIGHT = {"china": "4.69"}


def page(*sentences: str, title: str = "周榜观察", **figures: str) -> bytes:
    """A page with these sentences, the story's where none are given."""
    told = "".join(f"<p>{sentence.format(**figures)}</p>" for sentence in sentences or STORY)
    head = (
        f'<head><meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="2026-03-16"></head>'
    )
    return f"<html>{head}<body><article><h1>{title}</h1>{told}</article></body></html>".encode()


@dataclass
class Server:
    """Serves the versions of a page one after the other, the last for ever, by way of a redirect and packed."""

    versions: list[bytes]
    asked: list[str] = field(default_factory=list)

    def fetch(self, address: str) -> Fetched:
        """The next version."""
        at = AT + timedelta(days=len(self.asked))
        body = self.versions[min(len(self.asked), len(self.versions) - 1)]
        self.asked.append(address)
        hop = self._exchange(address, 302, b"", at)
        last = self._exchange(f"{address}/final", 200, gzip.compress(body, mtime=0), at)
        return Fetched(last.url, body, "text/html", "utf-8", at.isoformat().replace("+00:00", "Z"), (hop, last))

    def _exchange(self, url: str, status: int, body: bytes, at: datetime) -> Exchange:
        headers = (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("Memento-Datetime", "Tue, 17 Mar 2026"),
        )
        return Exchange(url, "GET", (("Host", "news.example"),), status, "OK", "HTTP/1.1", headers, body, "203.0.113.7", at)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive, which is also the usual one of this test."""
    monkeypatch.setenv("FACTCHECK_EVIDENCE", str(tmp_path / "evidence"))
    return Archive(tmp_path / "evidence")


@dataclass
class AsyncServer:
    """The same to who fetches many pages at once."""

    served: Server

    async def __aenter__(self) -> AsyncServer:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Nothing is open."""

    async def fetch(self, address: str) -> Fetched:
        """The next version."""
        return self.served.fetch(address)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """What the commands fetch from."""
    served = Server([page(**RIGHT)])
    monkeypatch.setattr("sources.fetching.Fetcher", lambda **_: served)
    monkeypatch.setattr("sources.fetching.AsyncFetcher", AsyncServer)
    return served


def checked(archive: Archive, server: Server, **options: object) -> Report:
    """The report on the next version."""
    return check_keeping(ADDRESS, archive, board=default_board(), fetcher=server, **options)


def verdicts(report: Report) -> dict[str, str]:
    """The verdict of each quote."""
    return {finding.quote: finding.verdict for finding in report.findings}


# What a report says


def test_a_report_names_its_evidence(archive: Archive, server: Server) -> None:
    """And says all of it where people look."""
    report = checked(archive, server)
    kept = report.article.evidence
    assert kept is not None
    assert (kept.file, kept.ip, kept.retrieved_at) == (page_file(ADDRESS), "203.0.113.7", "2026-03-17T08:00:00Z")
    assert kept.redirects == (ADDRESS, f"{ADDRESS}/final")
    assert kept.memento is not None
    assert (kept.memento.datetime, kept.memento.timegate) == ("Tue, 17 Mar 2026", None)
    (found,) = archive.find(kept.sha256)
    assert (found[0], found[1].id) == (kept.file, kept.record)
    assert report.edited is None
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(report)))
    for name in ("html", "terminal"):
        shown = "".join(formats()[name].render(report, Options("zh")).split())
        assert [told for told in (kept.file, kept.sha256, "203.0.113.7", "2026-03-17T08:00:00Z") if told not in shown] == [], name


def test_a_page_without_text_is_kept_all_the_same(archive: Archive) -> None:
    """What was served is evidence of why there is no verdict."""
    with pytest.raises(NoText):
        checked(archive, Server([b"<html><body></body></html>"]))
    assert [visit.body for visit in archive.visits(ADDRESS)] == [b"<html><body></body></html>"]


def test_what_really_travelled_is_kept(archive: Archive, httpserver: HTTPServer, tmp_path: Path) -> None:
    """From a server, over a redirect, packed; a second time from the cache, which is the same visit."""
    body, packed = page(**RIGHT), gzip.compress(page(**RIGHT), mtime=0)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/new"})
    headers = {"Content-Encoding": "gzip", "Cache-Control": "max-age=600", "X-Outlet": "早报".encode().decode("latin-1")}
    httpserver.expect_request("/new").respond_with_data(packed, content_type="text/html", headers=headers)
    fetcher = Fetcher(allow_private=True, cache=tmp_path / "cache")
    reports = [check_keeping(httpserver.url_for("/old"), archive, board=default_board(), fetcher=fetcher) for _ in range(2)]
    kept = reports[0].article.evidence
    assert kept is not None
    assert (kept.ip, kept.redirects) == ("127.0.0.1", (httpserver.url_for("/old"), httpserver.url_for("/new")))
    (found,) = archive.find(kept.sha256)
    assert found[1].payload == packed
    assert "X-Outlet: 早报\r\n".encode() in found[1].block
    (visit,) = archive.visits(httpserver.url_for("/old"))
    assert visit.body == body
    assert reports[1] == reports[0] == rebuilt(reports[0], archive, default_board())


# Made again


@pytest.mark.parametrize(
    ("given", "as_of"),
    [
        (Given(), None),
        (Given(published=date(2026, 3, 18), outlet="早报", title="标题", url="https://x.example/"), date(2026, 6, 1)),
    ],
)
def test_made_again_it_is_the_same(given: Given, as_of: date | None, archive: Archive, server: Server) -> None:
    """With what the user said, and the day that was asked for; in every format, byte for byte."""
    report = checked(archive, server, given=given, as_of=as_of)
    again = rebuilt(from_json(to_json(report).encode()), archive, default_board())
    for name, format_ in formats().items():
        assert format_.render(again, Options("zh")) == format_.render(report, Options("zh")), name
    assert len(server.asked) == 1
    if as_of is None:
        assert rebuilt_latest(ADDRESS, archive, default_board()) == report


def test_each_version_is_made_again_as_it_was(archive: Archive, server: Server) -> None:
    """Also those that others came after; and with the edits that were seen then."""
    server.versions = [page(**PLANTED), page(**RIGHT), page(**PLANTED)]
    reports = [checked(archive, server) for _ in server.versions]
    assert [rebuilt(report, archive, default_board()) for report in reports] == reports


def test_not_on_another_board(archive: Archive, server: Server) -> None:
    """Another state gives other verdicts perhaps: the first page would not be made again."""
    report = checked(archive, server)
    other = replace(report, board=replace(report.board, state_sha256="0" * 64))
    with pytest.raises(StateError, match="in the state 000000000000"):
        rebuilt(other, archive, default_board())


def test_not_without_evidence(archive: Archive, server: Server) -> None:
    """Of a file nothing is kept; of an address that was never checked neither; an altered archive is not believed."""
    report = checked(archive, server)
    with pytest.raises(NoEvidence, match="names no evidence"):
        rebuilt(replace(report, article=replace(report.article, evidence=None)), archive, default_board())
    with pytest.raises(NoEvidence, match=r"Nothing is kept of https://news\.example/b"):
        rebuilt_latest("https://news.example/b", archive, default_board())
    with pytest.raises(BrokenEvidence, match="than the report was made of"):
        rebuilt(replace(report, article=replace(report.article, sha256="0" * 64)), archive, default_board())
    path = archive.folder / page_file(ADDRESS)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BrokenEvidence, match="is truncated"):
        rebuilt(report, archive, default_board())


# Edits


def test_an_edit_is_told_with_the_verdicts_that_it_changed(archive: Archive, server: Server) -> None:
    """The figure that was wrong is right now: the sentence, and what was said of it."""
    server.versions = [page(**PLANTED), page(**RIGHT)]
    first, second = checked(archive, server), checked(archive, server)
    before, after = verdicts(first), verdicts(second)
    assert (before["9.69万亿Token"], after["4.69万亿Token"]) == ("contradicted", after["4.69万亿Token"])
    assert after["4.69万亿Token"] in {"supported", "needs-context"}
    edited = second.edited
    assert edited is not None
    assert (edited.since, edited.record) == ("2026-03-17T08:00:00Z", first.article.evidence and first.article.evidence.record)
    assert (edited.removed, edited.added) == ((STORY[0].format(**PLANTED),), (STORY[0].format(**RIGHT),))
    (change,) = edited.findings
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.before.verdict) == ("9.69万亿Token", "contradicted")
    assert (change.after.quote, change.after.verdict) == ("4.69万亿Token", after["4.69万亿Token"])
    assert second.notes[0].slug == "edited-since"
    for language in languages():
        assert "2026-03-17T08:00:00Z" in second.notes[0].text[language]
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(second)))


@pytest.mark.parametrize("language", languages())
def test_an_edit_is_shown(language: str, archive: Archive, server: Server) -> None:
    """On the terminal and on the page: what went, what came, which verdict changed."""
    server.versions = [page(**PLANTED), page(*STORY, "<b>1 < 2</b>，尾注。", **RIGHT)]
    checked(archive, server)
    report = checked(archive, server)
    terminal = formats()["terminal"].render(report, Options(language))
    assert re.search(r"^ +− 据OpenRouter", terminal, re.MULTILINE)
    assert re.search(r"^ +\+ 据OpenRouter", terminal, re.MULTILINE)
    assert "9.69万亿Token" not in verdicts(report)
    arrow = next(line for line in terminal.splitlines() if "→" in line and "4.69" in line)
    assert ("与榜单不符" if language == "zh" else "contradicted") in arrow
    html = formats()["html"].render(report, Options(language))
    assert STORY[0].format(**PLANTED) in html.partition("</header>")[0]
    assert "1 &lt; 2，尾注。" in html.partition("</header>")[0]


def test_the_same_text_in_other_bytes_is_no_edit(archive: Archive, server: Server) -> None:
    """Pages change with every visit; a version that said something else is still told of, two visits later."""
    again = page(**RIGHT).replace(b"</body>", b"<!-- 2 --></body>")
    server.versions = [page(**RIGHT), again, page(**PLANTED), again]
    edits = [checked(archive, server).edited for _ in range(4)]
    assert [edited and edited.since for edited in edits] == [None, None, "2026-03-18T08:00:00Z", "2026-03-19T08:00:00Z"]
    assert (checked(archive, server).edited or edits[0]) == edits[3]


def test_a_wall_is_no_version(archive: Archive, server: Server) -> None:
    """An earlier visit without a text says nothing of the story."""
    server.versions = [page(**PLANTED), b"<html><body></body></html>", page(**RIGHT)]
    checked(archive, server)
    with pytest.raises(NoText):
        checked(archive, server)
    edited = checked(archive, server).edited
    assert edited is not None
    assert edited.since == "2026-03-17T08:00:00Z"


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("", "", "", ""),
        ("abc", "abc", "", ""),
        ("abc", "ac", "b", ""),
        ("ac", "abc", "", "b"),
        ("abc", "axc", "b", "x"),
        ("abcd", "bcda", "a", "a"),
        ("aab", "ab", "a", ""),
        ("abc", "", "abc", ""),
    ],
)
@pytest.mark.parametrize("most", [2_000, 0])
def test_sentences_compared(
    before: str, after: str, removed: str, added: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order. Of very long texts only what came and went: a sentence that moved did neither."""
    monkeypatch.setattr("factcheck.edited.MOST_SENTENCES", most)
    moved = sorted(before) == sorted(after) and not most
    assert compared(before, after) == ((), ()) if moved else (tuple(removed), tuple(added))


def test_a_text_without_end_is_compared_in_bounded_work() -> None:
    """Every sentence another, and all of them changed."""
    before, after = tuple(f"a{n}" for n in range(50_000)), tuple(f"b{n}" for n in range(50_000))
    assert compared(before, after) == (before, after)


def test_sentences_of_both_languages() -> None:
    """A figure with a point is one sentence, a line its own."""
    assert told_in("第一。第二！\n\nIt rose 4.5%. It fell.\n") == ("第一。", "第二！", "It rose 4.5%.", "It fell.")


def test_claims_are_matched_by_what_they_are_of(sample: Callable[[str], Report]) -> None:
    """The same claim with another verdict; one that is gone; one that is new. What stayed is not told."""
    after = sample("story-en")
    one, two, three, *_ = after.findings
    changed = replace(one, id="c9", sentence="Other words.", quote="7T", verdict="unproven", reason="no-snapshot")
    before = replace(after, findings=(changed, two, replace(three, id="c7", kind="record")))
    after = replace(after, findings=(one, two, three))
    assert verdicts_changed(before, after) == (
        ChangedPart(ToldPart("c9", "7T", "unproven", "no-snapshot"), ToldPart(one.id, one.quote, one.verdict, one.reason)),
        ChangedPart(None, ToldPart(three.id, three.quote, three.verdict, three.reason)),
        ChangedPart(ToldPart("c7", three.quote, three.verdict, three.reason), None),
    )
    assert verdicts_changed(after, after) == ()


# The commands


def test_a_page_is_made_again_offline(archive: Archive, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`render --from-archive`, of a report and of an address: the bytes of the first time, and nobody is asked."""
    server.versions = [page(**PLANTED), page(**RIGHT)]
    first, report = tmp_path / "first.html", tmp_path / "first.json"
    assert run(["--fail-on", "never", ADDRESS, "-o", str(report)]) == 0
    assert run(["--fail-on", "never", ADDRESS, "-o", str(first)]) == 0

    def nobody(**_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("sources.fetching.Fetcher", nobody)
    again = tmp_path / "again"
    assert run(["render", "--from-archive", ADDRESS, "--format", "html", "-o", str(again)]) == 0
    assert again.read_bytes() == first.read_bytes()
    assert run(["render", "--from-archive", str(report), "--format", "json", "-o", str(again)]) == 0
    assert again.read_bytes() == report.read_bytes()


def test_render_says_why_not(archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str], samples: Path) -> None:
    """One line with its slug, and 3; options without --from-archive are usage."""
    assert run(["render", "--from-archive", ADDRESS]) == 3
    assert capsys.readouterr().err.endswith("[no-evidence]\n")
    assert run(["render", "--from-archive", str(samples / "story-en.json")]) == 3
    assert capsys.readouterr().err.endswith("[no-evidence]\n")
    assert run(["render", "--evidence", str(tmp_path), str(samples / "story-en.json")]) == 2
    assert run(["render", "--from-archive", str(tmp_path / "none.json")]) == 3
    assert capsys.readouterr().err.endswith("[not-a-report]\n")


def test_other_state_is_told(archive: Archive, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its slug."""
    report = checked(archive, server)
    (tmp_path / "r.json").write_text(to_json(replace(report, board=replace(report.board, state_sha256="0" * 64))), "utf-8")
    assert run(["render", "--from-archive", str(tmp_path / "r.json")]) == 3
    assert capsys.readouterr().err.endswith("[other-state]\n")


def test_what_is_kept_is_listed(archive: Archive, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an address, of a report, of everything: address, time, status, bytes, digest."""
    run([ADDRESS, "-q", "-o", str(tmp_path / "r.json"), "--fail-on", "never"])
    archive.keep_payload("chart.json", b"{}", AT)
    capsys.readouterr()
    packed = len(gzip.compress(server.versions[0], mtime=0))
    for of in ([ADDRESS], [str(tmp_path / "r.json")]):
        assert run(["evidence", "show", "--format", "json", *of]) == 0
        rows = json.loads(capsys.readouterr().out)["records"]
        assert [(row["address"], row["at"], row["status"], row["bytes"], row["ip"]) for row in rows] == [
            (ADDRESS, "2026-03-17T08:00:00Z", 302, 0, "203.0.113.7"),
            (f"{ADDRESS}/final", "2026-03-17T08:00:00Z", 200, packed, "203.0.113.7"),
        ]
    assert run(["evidence", "show", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["records"]
    assert (rows[0]["address"], rows[0]["status"], rows[0]["bytes"]) == ("file:chart.json", None, 2)
    assert len(rows) == 3
    assert run(["evidence", "show", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "3 条记录" in out
    assert f"2026-03-17T08:00:00Z  200  {packed} 字节  {ADDRESS}/final\n" in out
    assert run(["evidence", "show", "https://news.example/none"]) == 3
    assert capsys.readouterr().err.endswith("[no-evidence]\n")


def test_what_is_broken_is_named(archive: Archive, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, and the file; 0 while everything is as it was."""
    checked(archive, server)
    assert run(["evidence", "verify"]) == 0
    assert capsys.readouterr().out.endswith("6 records, every digest matches\n")
    path = archive.folder / page_file(ADDRESS)
    path.write_bytes(path.read_bytes()[:-1])
    assert run(["evidence", "verify"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"✗ {page_file(ADDRESS)}: ")
    assert "is truncated" in out
    assert run(["evidence", "verify", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["broken"][0]["file"] == page_file(ADDRESS)


def test_nothing_is_kept_where_nothing_is_asked(archive: Archive, server: Server, tmp_path: Path) -> None:
    """--no-evidence, files, texts; and --evidence says where instead."""
    monkey = page(**RIGHT)
    (tmp_path / "story.html").write_bytes(monkey)
    run([str(tmp_path / "story.html"), "--fail-on", "never"])
    run(["--text", "周榜", "--fail-on", "never"])
    assert run(["--no-evidence", "--evidence", str(tmp_path), ADDRESS]) == 2
    assert archive.files() == []
    run([ADDRESS, "--evidence", str(tmp_path / "there"), "-q", "--fail-on", "never"])
    assert archive.files() == []
    assert Archive(tmp_path / "there").files() == [page_file(ADDRESS)]


def test_a_check_without_evidence_asks_the_fetcher_itself(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a failure of fetching is the same with and without."""

    class Down:
        def fetch(self, address: str) -> Fetched:
            raise Unreachable(f"{address} gave no answer")

    monkeypatch.setattr("sources.fetching.Fetcher", lambda **_: Down())
    told = []
    for options in ([], ["--no-evidence"]):
        assert run([ADDRESS, *options]) == 3
        told.append(capsys.readouterr().err)
    assert told[0] == told[1] == f"factcheck: {ADDRESS}: {ADDRESS} gave no answer [unreachable]\n"
    assert archive.files() == []


def test_a_batch_keeps_too(archive: Archive, server: Server, tmp_path: Path) -> None:
    """A line an address; files are the user's own."""
    (tmp_path / "story.html").write_bytes(page(**RIGHT))
    (tmp_path / "list").write_text(f"{ADDRESS}\n{tmp_path / 'story.html'}\n", "utf-8")
    assert run(["batch", str(tmp_path / "list"), "--jobs", "1", "-q", "--fail-on", "never"]) == 0
    assert archive.files() == [page_file(ADDRESS)]
    run(["batch", str(tmp_path / "list"), "--jobs", "1", "-q", "--no-evidence"])
    assert len(server.asked) == 2
    assert len(archive.visits(ADDRESS)) == 1


def test_an_imported_payload_is_kept(archive: Archive, tmp_path: Path) -> None:
    """As it came, named by its digest; a refused one is not."""
    excerpt = Path(__file__).parents[1] / "sources" / "board" / "formats" / "excerpts" / "chart.json"
    (tmp_path / "bad.json").write_text("{", "utf-8")
    arguments = ["snapshots", "import", str(excerpt), str(tmp_path / "bad.json"), "--store", str(tmp_path / "s.sqlite3")]
    assert run([*arguments, "--captured", "2026-03-17", "--no-evidence"]) == 3
    assert archive.files() == []
    run([*arguments, "--captured", "2026-03-17"])
    (file,) = archive.files()
    assert [record.payload for record in archive.records(file) if record.type == "resource"] == [excerpt.read_bytes()]
