"""What a page's Markdown holds, and at which line and column it stands."""

from __future__ import annotations

from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kamalign.body import BodyReader
from kamalign.diagnostics import Finding
from kamalign.model.page import Body

READER = BodyReader(["tables", "fenced_code", "admonition", "attr_list", "md_in_html"], {})


def _body(text: str) -> Body:
    body = READER.read(text, "a.md", 10)
    assert isinstance(body, Body)
    return body


def _references(text: str) -> list[tuple[str, int, int]]:
    return [(r.target, r.place.line, r.place.column) for r in _body(text).references]


def test_headings_of_every_kind() -> None:
    text = (
        "## One {#one}\n\n```\n# no heading\n```\n\nTwo\n---\n\n"
        '!!! note "x"\n\n    ### Three {#three}\n\n#Four\n\n`#` no heading\n'
    )

    assert [(h.level, h.id, h.place.line) for h in _body(text).headings] == [
        (2, "one", 10),
        (2, None, 16),
        (3, "three", 21),
        (1, None, 23),
    ]


def test_links_of_every_kind() -> None:
    assert _references("[a](b.md) ![c](d.png)\n[e](<f.md>)") == [
        ("b.md", 10, 5),
        ("d.png", 10, 16),
        ("f.md", 11, 6),
    ]
    assert _references("[a][b]\n\n[b]: c.md\n") == [("c.md", 12, 6)]
    assert _references("<https://e.org/>") == [("https://e.org/", 10, 2)]


def test_a_link_is_not_taken_for_another_that_begins_alike() -> None:
    text = (
        "`[x](a.md)` <!-- [x](a.md) --> [x](a.md#y) [z](a.md)\n\n```\n[x](a.md)\n```\n\n[w](a.md)"
    )

    assert _references(text) == [("a.md#y", 10, 36), ("a.md", 10, 48), ("a.md", 16, 5)]


def test_blocks_and_what_looks_like_one() -> None:
    body = _body("::quizzes\n\n::quiz a\n\n*text*\n::quiz b\n\n- ::glossary\n\n`::quiz`, a::b\n")

    assert [(d.name, d.argument, d.place.line) for d in body.directives] == [
        ("quizzes", "", 10),
        ("quiz", "a", 12),
        ("", "::quiz", 15),
        ("glossary", "", 17),
    ]


def test_undefined_references_are_found_in_prose_only() -> None:
    body = _body("`[a][b]` and [c][d] and [e][f]\n\n[e][f]\n\n    [g][h]\n\n[f]: x.md\n")

    assert [(u.target, u.place.line, u.place.column) for u in body.undefined] == [
        ("[c][d]", 10, 14)
    ]


def test_words_and_admonitions() -> None:
    body = _body('One two\'s three.\n\n!!! action "Four"\n\n    five `no code`\n')

    assert body.words == 5
    assert body.admonitions == ("action",)


@pytest.mark.parametrize(
    "deep",
    [
        "a\n" + "\n".join("    " * level + "- a" for level in range(42)),
        "a\n\n" * 20 + "\n" + "1. " * 100000,
        "a\n\n" * 20 + "\n" + "> " * 100000,
        "a\n\n" * 20 + "\n" + "![" * 100000,
        "a\n\n" * 20 + "\n" + "[a](" * 100000,
    ],
)
def test_what_nests_without_end_is_a_finding(deep: str) -> None:
    found = READER.read(deep, "a.md", 10)

    assert isinstance(found, Finding)
    assert (found.code, found.place.line) == ("nested-too-deep", 51)


def test_what_exhausts_the_stack_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr(Markdown, "convert", overflow)
    found = READER.read("text", "a.md", 10)

    assert isinstance(found, Finding)
    assert (found.code, found.place.line) == ("nested-too-deep", 10)


def test_brackets_side_by_side_are_not_deep() -> None:
    assert len(_references("[a](b.md) " * 100)) == 100


@settings(deadline=None)
@given(st.text() | st.text("[]()#{}:`~*_<>!&|\\ \n\t-ab.1\"'=", max_size=300))
def test_reading_never_raises(text: str) -> None:
    found = READER.read(text, "a.md", 1)

    assert isinstance(found, Body | Finding)
