"""Passages: the words that readers see, each at the line and column where it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamalign.body import BodyReader
from kamalign.diagnostics import Place
from kamalign.model.page import Body
from kamalign.model.prose import NOT_PROSE, Passage
from kamalign.passages import scalar_passage
from kamalign.source import parse_yaml

READER = BodyReader(["tables", "fenced_code", "admonition", "attr_list", "md_in_html"], {})
FIRST_LINE = 10


def _passages(text: str) -> tuple[Passage, ...]:
    body = READER.read(text, "a.md", FIRST_LINE)
    assert isinstance(body, Body)
    return body.passages


def _places(text: str) -> list[tuple[str, int, int]]:
    """Every word with the line and the column of the text, both from 1."""
    return [
        (word.group(), place.line - FIRST_LINE + 1, place.column)
        for passage in _passages(text)
        for word in re.finditer(r"\w+", passage.text)
        for place in [passage.place(word.start())]
    ]


def _texts(text: str) -> list[str]:
    return [passage.text for passage in _passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one *two* three", ["one two three"]),
        ("one\ntwo", ["one two"]),
        ("**bold**ness", ["boldness"]),
        ("a `code` b", [f"a {NOT_PROSE} b"]),
        ("a <https://example.org> b", [f"a {NOT_PROSE} b"]),
        ("# One {#one}\n\ntwo", ["One", "two"]),
        ("- one\n- two", ["one", "two"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ('!!! note "Title"\n\n    Text', ["Title", "Text"]),
        ("!!! note\n\n    Text", ["Text"]),
        ("::quiz basics\n\nbasics", ["basics"]),
        ("```\ncode\n```\n\ncode", ["code"]),
        ("<!-- gone -->\n\nstays", ["stays"]),
        ('<div markdown="1">\n\n*in* it\n\n</div>', ["in it"]),
        (r"two \*stars\*", ["two *stars*"]),
        ("salt &amp; pepper", [f"salt {NOT_PROSE} pepper"]),
        ("![words](a.png)", []),
        ("`only code`", []),
    ],
)
def test_what_readers_see(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


def test_words_of_another_language_are_a_passage_of_their_own() -> None:
    passages = _passages("Finsky *oma*{lang=fi} je vlastní.")

    assert [(p.text, p.language) for p in passages] == [
        ("Finsky", None),
        ("oma", "fi"),
        ("je vlastní.", None),
    ]


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("[glossary](glossary.md#glossary) **glossary**", "glossary", 1, 36),
        ("## Why {#evidence}\n\n**evidence**", "evidence", 3, 3),
        ("`plan` plan", "plan", 1, 8),
        ('> one\n> [two](two.md "two"){.two} two', "two", 2, 29),
        ("1. one\n\n    two\n\n    > three", "three", 5, 7),
        ("<https://example.org/word> word", "word", 1, 28),
    ],
)
def test_the_last_word_stands_where_it_was_written(
    text: str, word: str, line: int, column: int
) -> None:
    assert _places(text)[-1] == (word, line, column)


_MARKUP = ["", "*", "**", "`", "> ", "- ", "## ", "[x](y.md#z) ", "\\*", "&amp;", "{#a}", "\n\n"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_MARKUP), st.sampled_from(["z", "y", "md", "ů"]))))
def test_every_word_stands_at_its_place(parts: list[tuple[str, str]]) -> None:
    text = " ".join(f"{markup}{word}" for markup, word in parts) or "x"
    lines = text.split("\n")

    for word, line, column in _places(text):
        assert lines[line - 1][column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("yaml", "line", "column"),
    [
        ("a: one two", 1, 8),
        ("a: 'it''s two'", 1, 11),
        ('a: "one\\ttwo"', 1, 10),
        ("a: >-\n  one\n  two", 3, 3),
        ("a: |\n  one\n\n  two", 4, 3),
        ("a: one\n  two", 2, 3),
        ("{b: 1, a: one two}", 1, 15),
    ],
)
def test_words_of_yaml(yaml: str, line: int, column: int) -> None:
    document, _ = parse_yaml(yaml, "a.yml")
    assert document is not None
    passage = scalar_passage(document.data["a"], yaml, document.place("a"))

    assert passage.place(passage.text.index("two")) == Place("a.yml", line, column)
