"""A reader never meets half a file."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from kamalign.files import write_atomically


def test_it_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    write_atomically(path, b"one")
    write_atomically(path, b"two")

    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["page.html"]
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")

    def fail(*_: object) -> NoReturn:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        write_atomically(path, b"half")

    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [
        ("page.html", b"old")
    ]
