"""The coverage: what is counted, what is missing, and how it is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from case_tree import CASES, build_tree
from kamalign import cli

ROOT = Path(__file__).parents[2]


def test_the_skeleton_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(build_tree(tmp_path)), "coverage"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["claim  en  cs  fi", "C01    A1  A1  A1"]
    assert "claims carried         1/1  1/1  1/1" in lines
    assert lines[-3:] == [
        "1/1 claims × 3 languages",
        "1/1 terms in the glossary",
        "nothing is missing",
    ]


def test_a_claim_that_no_page_carries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = build_tree(tmp_path, CASES / "uncarried-claim" / "bad")

    assert cli.main(["--root", str(root), "coverage"]) == 1
    out = capsys.readouterr().out
    assert "C02    –   –   –" in out.splitlines()
    assert "1/2 claims × 3 languages" in out
    assert out.endswith("something is missing\n")


def test_a_page_that_one_language_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = build_tree(tmp_path)
    (root / "docs" / "fi" / "articles" / "first.md").unlink()
    (root / "docs" / "cs" / "reference" / "glossary.md").unlink()

    assert cli.main(["--root", str(root), "coverage", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    page = ["articles/first.md"]
    assert data["claims"] == {"C01": {"en": page, "cs": page, "fi": []}}
    assert data["counts"]["pages"]["fi"] == {"have": 3, "whole": 4}
    assert data["counts"]["terms in the glossary"]["cs"] == {"have": 0, "whole": 1}
    assert data["whole"] is False


def test_the_library_carries_every_claim_in_every_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["--root", str(ROOT), "coverage"]) == 0

    out = capsys.readouterr().out
    assert "\n55/55 claims × 3 languages\n80/80 terms in the glossary\n" in out
    assert "anchors                35/35   35/35   35/35" in out
    assert "quiz items             40/40   40/40   40/40" in out
