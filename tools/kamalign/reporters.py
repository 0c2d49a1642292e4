"""Findings as text for people, JSON for tools and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from kamalign.diagnostics import Finding


def as_text(findings: Sequence[Finding]) -> str:
    """`path:line:column: error[code]: message`, then why and fix, a blank line between."""
    blocks = [
        f"{f.place}: {f.rule.severity}[{f.code}]: {f.message}\n  why: {f.rule.why}\n  fix: {f.fix}"
        for f in findings
    ]
    count = len(findings)
    summary = "no findings" if not count else f"{count} finding{'s' if count > 1 else ''}"
    return "\n\n".join([*blocks, summary])


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects, one a finding."""
    return json.dumps(
        [
            {
                "code": f.code,
                "severity": f.rule.severity,
                "path": f.place.path,
                "line": f.place.line,
                "column": f.place.column,
                "message": f.message,
                "why": f.rule.why,
                "fix": f.fix,
            }
            for f in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands, which GitHub shows beside the line."""
    return "\n".join(
        f"::{f.rule.severity} file={_property(f.place.path)},line={f.place.line},"
        f"col={f.place.column},title={_property(f.code)}::"
        + _data(f"{f.message}\nwhy: {f.rule.why}\nfix: {f.fix}")
        for f in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
