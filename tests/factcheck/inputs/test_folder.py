"""Folders of saved pages: which files are stories, in which order."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from made import BODY, page, pdf, warc

from factcheck.inputs import BadLine, Line, ListError, Repeat, Same, read_list

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a test works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(files: dict[str, bytes]) -> None:
    """Write these files, and the folders that they lie in."""
    for name, raw in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(raw)


def test_which_files_are_stories(here: Path) -> None:
    """By content, whatever they are called; parts of pages, hidden files and companions are not."""
    put(
        {
            "saved/weekly.html": page().encode(),
            "saved/weekly_files/ad.html": b"<p>an advertisement",
            "saved/weekly_files/sub/frame.html": b"<p>a frame",
            "saved/old.htm": b"<p>old</p>",
            "saved/old.files/ad.html": b"<p>an advertisement",
            "saved/lone_files/story.html": b"<p>no page lies beside this folder",
            "saved/b/story.md": b"# Tokens\n",
            "saved/b/story.pdf": pdf([["Nine models were named."]]),
            "saved/story": "榜单".encode(),
            "saved/空 格.txt": BODY.encode(),
            "saved/.hidden.html": b"<p>hidden",
            "saved/.git/x.html": b"<p>hidden",
            "saved/chart.PNG": PNG,
            "saved/style.css": b"p {}",
            "saved/report.json": b"{}",
            "saved/empty.txt": b"",
        }
    )
    found = read_list("saved")
    assert [entry.address for entry in found.entries] == [
        "saved/b/story.md",
        "saved/b/story.pdf",
        "saved/empty.txt",
        "saved/lone_files/story.html",
        "saved/old.htm",
        "saved/story",
        "saved/weekly.html",
        "saved/空 格.txt",
    ]
    assert [entry.number for entry in found.entries] == list(range(1, 9))
    assert found.entries[-1] == Line(8, "saved/空 格.txt", content=hashlib.sha256(BODY.encode()).hexdigest())


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.docx", b"PK\x03\x04" + bytes(50), "an archive or an Office document"),
        ("a.html", PNG, "an image"),
        ("a", b"\x7fELF" + bytes(50), "a program"),
        ("a.dat", bytes(range(256)), "a binary file"),
        ("a.html.gz", b"\x1f\x8b\x08\x00" + bytes(50), "a compressed file"),
    ],
)
def test_what_no_format_reads_is_a_failure_with_its_name(name: str, raw: bytes, what: str, here: Path) -> None:
    """Nothing is passed over in silence but what the manual names."""
    put({f"saved/{name}": raw, "saved/z.txt": b"z"})
    entries = read_list("saved").entries
    why = f"saved/{name} is {what}, not a page or a text; save the story as HTML, or move it away"
    assert entries[0] == BadLine(1, f"saved/{name}", why)
    assert (entries[1].number, entries[1].address) == (2, "saved/z.txt")


def test_the_same_bytes_are_one_story(here: Path) -> None:
    """The first by name; empty files too."""
    put({"saved/b/copy.html": page().encode(), "saved/a.html": page().encode(), "saved/c.html": page("周榜").encode()})
    found = read_list("saved")
    assert [entry.address for entry in found.entries] == ["saved/a.html", "saved/c.html"]
    assert found.repeats == (Repeat(2, 1, "saved/b/copy.html", Same.CONTENT),)


def test_the_pages_of_an_archive_in_a_folder(here: Path) -> None:
    """Each is a story where it stands."""
    exchanges = [(f"https://x.example/{name}", "200 OK", "text/html", f"<p>{name}</p>".encode()) for name in "pq"]
    put({"saved/a.html": b"<p>a", "saved/b.dat": warc(*exchanges), "saved/c.html": b"<p>c"})
    found = read_list("saved").entries
    assert [(entry.number, entry.address) for entry in found] == [
        (1, "saved/a.html"),
        (2, "https://x.example/p"),
        (3, "https://x.example/q"),
        (4, "saved/c.html"),
    ]
    assert [isinstance(entry, Line) and entry.held is not None for entry in found] == [False, True, True, False]


def test_hostile_folders(here: Path) -> None:
    """Links in circles, pipes, names that are no text, files that may not be read."""
    put({"saved/a.html": b"<p>a", "saved/b/c.html": b"<p>c"})
    Path("saved/b/round").symlink_to(here / "saved")
    Path("saved/broken").symlink_to("nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo("saved/pipe.html")
    Path(os.fsdecode(b"saved/\xff.html")).write_bytes(b"<p>x")
    found = read_list("saved").entries
    assert [entry.address for entry in found] == ["saved/a.html", "saved/b/c.html", "saved/\\udcff.html"]
    assert found[2] == BadLine(3, "saved/\\udcff.html", "the name of saved/\\udcff.html is not UTF-8; rename the file")


def test_an_empty_folder_and_what_is_no_folder(here: Path) -> None:
    """Refused in one sentence."""
    put({"saved/.hidden": b"x", "file": b"x"})
    with pytest.raises(ListError, match="saved holds no page or text"):
        read_list("saved")
    with pytest.raises(ListError, match="file is no folder"):
        read_list("file", kind="folder")
