"""Builds the small tree of a case: a shared skeleton, files laid over it, and edits.

A case is a folder `cases/<code>/{good,bad}[-name]/`. What stands in it is laid over
`cases/_base/`; `edits.yml` then lists changes, one mapping each, with a `file` and

* `replace` and `by`: the first occurrence of a text is replaced; `times` repeats `by`;
* `write`: the file's whole text (`times` repeats it), in `encoding` if it is not UTF-8;
* `append`: text at the end;
* `hex`: bytes put in front of the file;
* `newline`: the line ending the file shall have;
* `symlink`: the file becomes a link to this target; `folder: true`: it becomes a folder;
* `delete: true`: the file is removed.

An entry `overlay: name` lays `cases/<name>/` over the tree. `expected.txt` holds one line
`path:line:column code` for each finding.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
_NOT_PART_OF_THE_TREE = ("edits.yml", "expected.txt")


def case_folders() -> list[Path]:
    """Every case, in order."""
    return sorted(
        folder
        for folder in CASES.glob("*/*")
        if folder.is_dir() and not folder.parent.name.startswith("_")
    )


def expected(case: Path) -> list[str]:
    """The findings a case must have: none where there is no `expected.txt`."""
    path = case / "expected.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def build_tree(root: Path, case: Path | None = None) -> Path:
    """Build the skeleton, or the tree of a case, below `root`."""
    shutil.copytree(CASES / "_base", root, dirs_exist_ok=True)
    if case is not None:
        ignore = shutil.ignore_patterns(*_NOT_PART_OF_THE_TREE)
        shutil.copytree(case, root, dirs_exist_ok=True, ignore=ignore)
        path = case / "edits.yml"
        for edit in yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []:
            _apply(root, edit)
    return root


def _apply(root: Path, edit: dict[str, Any]) -> None:
    if "overlay" in edit:
        shutil.copytree(CASES / edit["overlay"], root, dirs_exist_ok=True)
        return
    path = root / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    times = edit.get("times", 1)
    if edit.get("delete"):
        path.unlink()
    elif edit.get("folder"):
        path.mkdir()
    elif "symlink" in edit:
        path.unlink(missing_ok=True)
        path.symlink_to(edit["symlink"])
    elif "write" in edit:
        encoding = edit.get("encoding", "utf-8")
        path.write_bytes((edit["write"] * times).encode(encoding))
    elif "hex" in edit:
        path.write_bytes(bytes.fromhex(edit["hex"]) + path.read_bytes())
    else:
        path.write_bytes(_edited(path.read_text(encoding="utf-8"), edit, times))


def _edited(text: str, edit: dict[str, Any], times: int) -> bytes:
    if "replace" in edit:
        assert edit["replace"] in text, f"{edit['file']} does not hold {edit['replace']!r}"
        text = text.replace(edit["replace"], edit["by"] * times, 1)
    text += edit.get("append", "")
    text = text.replace("\n", edit.get("newline", "\n"))
    return text.encode(edit.get("encoding", "utf-8"))
