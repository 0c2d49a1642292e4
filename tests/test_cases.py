"""Every case has exactly the findings it expects: each slip is one finding, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_tree import CASES, build_tree, case_folders, expected
from kamalign.checks import check_library
from kamalign.library import load


@pytest.mark.parametrize("case", case_folders(), ids=lambda c: c.relative_to(CASES).as_posix())
def test_case(case: Path, tmp_path: Path) -> None:
    findings = check_library(load(build_tree(tmp_path, case)))

    assert [f"{finding.place} {finding.code}" for finding in findings] == expected(case)
    assert all(finding.message and finding.fix for finding in findings)


def test_the_skeleton_is_clean(tmp_path: Path) -> None:
    library = load(build_tree(tmp_path))

    assert check_library(library) == []
    assert {locale: len(pages) for locale, pages in library.pages.items()} == {
        "en": 4,
        "cs": 4,
        "fi": 4,
    }
    assert set(library.quizzes["basics"]) == {"en", "cs", "fi"}
