"""YAML 1.2 with positions, and front matter; no text makes the parser raise."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamalign.diagnostics import Finding, Place
from kamalign.source import Document, parse_page, parse_yaml
from kamalign.textfile import read_text


def _document(text: str) -> Document:
    document, findings = parse_yaml(text, "a.yml")
    assert findings == []
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *((word, word) for word in ("No", "yes", "on", "OFF", "y", "tRUE", "Null1", "<<")),
        *((word, word) for word in ("2026-11-22", "12:30", "1_000", "0b1", "1,5", "=", "1e", ".")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, None) for word in ("~", "null", "Null", "NULL", "")),
        ("012", 12),
        ("0o14", 12),
        ("0xC", 12),
        ("+12", 12),
        ("-12", -12),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-.inf", -math.inf),
        ('"8"', "8"),
        ("'No'", "No"),
    ],
)
def test_scalars(typed: str, value: object) -> None:
    found = _document(f"key: {typed}\n").data["key"]

    assert found == value
    assert type(found) is type(value)


def test_keys_are_text() -> None:
    assert _document("8: a\ntrue: b\n~: c\n").data == {"8": "a", "true": "b", "~": "c"}


def test_places_of_values_and_keys() -> None:
    document = _document("a:\n  - b: ž\n    c: {d: 1}\n")

    assert document.place("a", 0, "c", "d") == Place("a.yml", 3, 12)
    assert document.key_place("a", 0, "c", "d") == Place("a.yml", 3, 9)
    assert document.place("a", 0, "nothing", "here") == Place("a.yml", 2, 5)
    assert document.key_place("a", 0, "nothing") == Place("a.yml", 2, 5)


def test_front_matter_keeps_its_lines() -> None:
    page, findings = parse_page("---\ntitle: x\n---\n\nbody\n---\nmore\n", "a.md")

    assert findings == []
    assert page is not None
    assert page.front.place("title") == Place("a.md", 2, 8)
    assert (page.body, page.body_line) == ("\nbody\n---\nmore\n", 4)


@settings(deadline=None)
@given(st.text() | st.text("[]{}:,-?&*!|>'\"%@`# \n\t\\xuU019aé~<"))
def test_parsing_never_raises(text: str) -> None:
    document, findings = parse_yaml(text, "a.yml")

    assert (document is None) == bool(findings)
    assert parse_page(f"---\n{text}\n---\nbody\n", "a.md") is not None


@settings(deadline=None)
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_reading_never_raises(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("read") / "a.md"
    path.write_bytes(raw)
    text = read_text(path, "a.md")

    assert isinstance(text, Finding) or text.encode() == raw.replace(b"\r\n", b"\n").replace(
        b"\r", b"\n"
    )


def test_what_the_system_refuses_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("text", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_text(path, "a.md")

    assert isinstance(found, Finding)
    assert (found.code, found.message) == ("unreadable-file", "cannot be read: Permission denied")
