"""Files written whole or not at all, and their names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import OutputError
from factcheck.output import file_names, write


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file nor a temporary one."""
    target = tmp_path / "a.html"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"cannot write .*: No space left on device"):
        write(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_permissions(tmp_path: Path) -> None:
    """A new file is as readable as the umask allows, an old one keeps its mode, a link stays a link."""
    umask = os.umask(0o022)
    try:
        write(tmp_path / "new", "x")
    finally:
        os.umask(umask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o644
    (tmp_path / "new").chmod(0o600)
    (tmp_path / "link").symlink_to(tmp_path / "new")
    write(tmp_path / "link", "y")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new").read_text() == "y"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_not_replaced(tmp_path: Path) -> None:
    """/dev/null stays what it is."""
    write(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("https://example.com/2026/03/a.html?id=1&x=/../", "example.com-2026-03-a.html-id-1-x"),
        ("../../etc/passwd", "passwd-"),
        ("报道/周榜.txt", "周榜.txt-"),
        ("-", "stdin-"),
        ("...", "article-"),
        ("a" * 300, "a" * 80 + "-"),
    ],
)
def test_names_come_from_the_address(address: str, start: str) -> None:
    """Readable, short, and in the folder."""
    (name,) = file_names((address,), ".html")
    assert name.startswith(start)
    assert name.endswith(".html")
    assert "/" not in name
    assert len(name.encode()) < 255


@given(st.lists(st.text(alphabet="aA/-?.:万", max_size=6), max_size=12))
def test_names_are_never_shared(addresses: list[str]) -> None:
    """Not even on a file system that folds case."""
    names = file_names(tuple(addresses), ".json")
    assert len({name.lower() for name in names}) == len(addresses)


def test_a_name_does_not_depend_on_the_rest_of_the_list() -> None:
    """So that a second run over a longer list finds the same files."""
    alone, among = file_names(("b.txt",), ".html"), file_names(("a.txt", "b.txt"), ".html")
    assert alone == among[1:]
