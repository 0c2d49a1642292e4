"""Findings as text, JSON and GitHub annotations."""

from __future__ import annotations

import json

from kamalign.diagnostics import Place, finding, in_order
from kamalign.reporters import as_github, as_json, as_text

ONE = finding("unknown-key", Place("q/quiz.yml", 8, 28), "choice has no `corect`", "rename it")
ODD = finding("bad-value", Place("a,b:c\n%.md", 1, 2), "100 %\nand `::error::`", "x\r\ny")


def test_text() -> None:
    assert as_text([ONE]) == (
        "q/quiz.yml:8:28: error[unknown-key]: choice has no `corect`\n"
        "  why: unknown keys are refused, so that a slip cannot drop the right answer\n"
        "  fix: rename it\n"
        "\n"
        "1 finding"
    )
    assert as_text([]) == "no findings"
    assert as_text([ONE, ODD]).endswith("\n\n2 findings")


def test_json() -> None:
    assert json.loads(as_json([])) == []
    assert json.loads(as_json([ONE])) == [
        {
            "code": "unknown-key",
            "severity": "error",
            "path": "q/quiz.yml",
            "line": 8,
            "column": 28,
            "message": "choice has no `corect`",
            "why": "unknown keys are refused, so that a slip cannot drop the right answer",
            "fix": "rename it",
        }
    ]


def test_github_escapes_what_would_end_the_command() -> None:
    assert as_github([ODD]) == (
        "::error file=a%2Cb%3Ac%0A%25.md,line=1,col=2,title=bad-value::"
        "100 %25 and `::error::`%0Awhy: the value has no meaning here%0Afix: x y"
    )
    assert as_github([]) == ""
    assert len(as_github([ONE, ODD]).splitlines()) == 2


def test_findings_are_sorted_by_place_and_never_repeated() -> None:
    later = finding("bad-value", Place("q/quiz.yml", 10, 1), "m", "f")
    first = finding("bad-value", Place("a.md", 99, 1), "m", "f")

    assert in_order([later, ONE, first, ONE]) == [first, ONE, later]
